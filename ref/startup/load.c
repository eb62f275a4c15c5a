/* startup/load.c: modules from paths and URLs. NON-SPEC. */
#include "startup/load.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- locations ---- */

static bool begins(const char *text, const char *start)
{
    return strncasecmp(text, start, strlen(start)) == 0;
}

static bool ends_in(const char *text, const char *end)
{
    size_t len = strlen(text), end_len = strlen(end);
    return len >= end_len && strcmp(text + len - end_len, end) == 0;
}

bool startup_is_url(Bytes text)
{
    size_t n = 0;
    while (n < text.len && (isalnum(text.at[n]) || (n && strchr("+-.", text.at[n]))))
        n++;
    return n > 1 && n < text.len && text.at[n] == ':' && isalpha(text.at[0]);
}

static int hex_digit(char c)
{
    return !isxdigit((unsigned char)c) ? -1
           : isdigit((unsigned char)c) ? c - '0'
                                       : tolower((unsigned char)c) - 'a' + 10;
}

/* The bytes that TEXT means by its percent signs. */
static void decode_percent(const char *text, Buffer *out)
{
    for (; *text; text++) {
        int high = *text == '%' ? hex_digit(text[1]) : -1;
        int low = high >= 0 ? hex_digit(text[2]) : -1;
        buffer_byte(out, low < 0 ? (uint8_t)*text : (uint8_t)(high << 4 | low));
        text += low < 0 ? 0 : 2;
    }
}

/* The path in a file: URL, malloc'ed; NULL where it has none. */
static char *path_of_url(const char *url)
{
    Buffer path = {0};
    const char *at = url + strlen("file:");
    if (begins(at, "//localhost/"))
        at += strlen("//localhost");
    else if (begins(at, "///"))
        at += 2;
    if (*at != '/' || at[1] == '/' || at[strcspn(at, "?#")])
        return NULL;
    decode_percent(at, &path);
    if (memchr(path.at, 0, path.len)) {
        buffer_free(&path);
        return NULL;
    }
    buffer_string(&path);
    return (char *)path.at;
}

/* FILE by the one name that it is known by: symbolic links resolved. Takes FILE over. */
static char *real_path(char *file, char why[STARTUP_MESSAGE])
{
    char *real = realpath(file, NULL);
    if (!real)
        snprintf(why, STARTUP_MESSAGE, "%s: %s", file, strerror(errno));
    free(file);
    return real;
}

/* PATH relative to the folder of the file FROM, malloc'ed. */
static char *join(const char *from, const char *path)
{
    Buffer joined = {0};
    const char *slash = from && *path != '/' ? strrchr(from, '/') : NULL;
    if (slash)
        buffer_bytes(&joined, from, (size_t)(slash - from) + 1);
    buffer_text(&joined, path);
    buffer_string(&joined);
    return (char *)joined.at;
}

char *startup_locate(const char *location, const char *from, char why[STARTUP_MESSAGE])
{
    Bytes text = {(const uint8_t *)location, strlen(location)};
    if (!startup_is_url(text)) {
        if (*location != '/' && from && begins(from, "data:")) {
            snprintf(why, STARTUP_MESSAGE, "%s: a data: URL has no folder that it is relative to",
                     location);
            return NULL;
        }
        return real_path(join(from, location), why);
    }
    if (begins(location, "data:"))
        return strdup(location);
    char *path = begins(location, "file:") ? path_of_url(location) : NULL;
    if (path)
        return real_path(path, why);
    snprintf(why, STARTUP_MESSAGE,
             begins(location, "file:") ? "%s: a file: URL has an absolute path and no host"
                                       : "%s: only file: and data: URLs are read; nothing is "
                                         "fetched from a network",
             location);
    return NULL;
}

/* ---- contents ---- */

/* The value of a character of base64; -1 for none. */
static int base64_digit(uint8_t c)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *at = c ? strchr(digits, c) : NULL;
    return at ? (int)(at - digits) : -1;
}

/* False where IN is no base64. */
static bool decode_base64(Bytes in, Buffer *out)
{
    uint32_t bits = 0;
    unsigned n = 0;
    while (in.len && in.at[in.len - 1] == '=')
        in.len--;
    for (size_t i = 0; i < in.len; i++) {
        int digit = base64_digit(in.at[i]);
        if (digit < 0)
            return false;
        bits = bits << 6 | (uint32_t)digit;
        if (++n % 4 != 1)
            buffer_byte(out, (uint8_t)(bits >> (2 * ((4 - n % 4) % 4))));
    }
    return n % 4 != 1;
}

/* The contents of a data: URL. */
static bool read_data_url(const char *url, Buffer *out, char why[STARTUP_MESSAGE])
{
    static const char type[] = "application/wasm";
    const char *head = url + strlen("data:"), *comma = strchr(head, ',');
    size_t head_len = comma ? (size_t)(comma - head) : 0;
    size_t type_len = strlen(type);
    bool base64 = head_len == type_len + 7 && begins(head + type_len, ";base64,");
    if (!begins(head, type) || (head_len != type_len && !base64)) {
        snprintf(why, STARTUP_MESSAGE,
                 "%.40s: a data: URL of type %s, with or without ;base64, is "
                 "due",
                 url, type);
        return false;
    }
    Buffer plain = {0};
    decode_percent(comma + 1, &plain);
    if (!base64) {
        *out = plain;
        return true;
    }
    bool good = decode_base64((Bytes){plain.at, plain.len}, out);
    buffer_free(&plain);
    if (!good)
        snprintf(why, STARTUP_MESSAGE, "%.40s: it is no base64", url);
    return good;
}

/* The contents of a regular file; no others are opened for good, since reading them may never end. */
static bool read_path(const char *path, Buffer *out, char why[STARTUP_MESSAGE])
{
    struct stat status;
    uint8_t block[65536];
    ssize_t n = -1;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd >= 0 && fstat(fd, &status) == 0 && !S_ISREG(status.st_mode))
        errno = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
    else if (fd >= 0)
        while ((n = read(fd, block, sizeof block)) > 0)
            buffer_bytes(out, block, (size_t)n);
    int error = errno;
    if (fd >= 0)
        close(fd);
    if (n < 0)
        snprintf(why, STARTUP_MESSAGE, "%s: %s", path,
                 error == EINVAL ? "this is no regular file" : strerror(error));
    return n == 0;
}

Embed_module *startup_load(const char *location, Embed_features features, char why[STARTUP_MESSAGE])
{
    Buffer bytes = {0};
    Embed_module *module = NULL;
    Embed_failure failure;
    bool data = begins(location, "data:");
    bool good = data ? read_data_url(location, &bytes, why) : read_path(location, &bytes, why);
    if (good) {
        bool binary = data || ends_in(location, ".wasm") || (bytes.len && bytes.at[0] == 0);
        Embed_result result =
            binary ? embed_module_decode(bytes.at, bytes.len, features, &module, &failure)
                   : embed_module_parse((const char *)bytes.at, bytes.len, features, &module,
                                        &failure);
        if (result == EMBED_OK)
            result = embed_module_validate(module, &failure);
        if (result != EMBED_OK) {
            snprintf(why, STARTUP_MESSAGE, "%.100s: %.140s", location, failure.message);
            embed_module_free(module);
            module = NULL;
        }
    }
    buffer_free(&bytes);
    return module;
}
