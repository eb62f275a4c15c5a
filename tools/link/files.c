/* files.c: reading modules, and writing files whole or not at all. */
#include "link.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- bytes ---- */

static void reserve(Link_bytes *to, size_t more)
{
    if (to->capacity - to->len >= more)
        return;
    size_t capacity = to->capacity ? to->capacity : 4096;
    while (capacity - to->len < more)
        capacity *= 2;
    to->at = realloc(to->at, capacity);
    if (!to->at) {
        link_error("out of memory: %zu bytes could not be had", capacity);
        exit(LINK_BROKEN);
    }
    to->capacity = capacity;
}

void link_append(Link_bytes *to, const void *bytes, size_t len)
{
    reserve(to, len + 1);
    if (len)
        memcpy(to->at + to->len, bytes, len);
    to->len += len;
}

void link_print(Link_bytes *to, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n > 0) {
        reserve(to, (size_t)n + 1);
        vsnprintf((char *)to->at + to->len, (size_t)n + 1, format, again);
        to->len += (size_t)n;
    }
    va_end(again);
}

void link_print_json(Link_bytes *to, Embed_name name)
{
    link_append(to, "\"", 1);
    for (size_t i = 0; i < name.len; i++) {
        unsigned char byte = (unsigned char)name.at[i];
        if (byte < 0x20 || byte == 0x7F || byte == '"' || byte == '\\')
            link_print(to, "\\u%04x", (unsigned)byte);
        else
            link_append(to, &byte, 1);
    }
    link_append(to, "\"", 1);
}

/* ---- reading ---- */

static bool is_standard(const char *path)
{
    return !path || strcmp(path, "-") == 0;
}

bool link_read(const char *path, Link_bytes *out)
{
    FILE *in = is_standard(path) ? stdin : fopen(path, "rb");
    if (!in) {
        link_error("%s: %s", path, strerror(errno));
        return false;
    }
    size_t n;
    errno = 0;
    do {
        reserve(out, 65536);
        n = fread(out->at + out->len, 1, 65536, in);
        out->len += n;
    } while (n);
    bool good = !ferror(in);
    if (!good)
        link_error("%s: %s", path, strerror(errno ? errno : EIO));
    if (in != stdin)
        fclose(in);
    return good;
}

static bool ends_in(const char *path, const char *end)
{
    size_t len = strlen(path), n = strlen(end);
    return len >= n && strcmp(path + len - n, end) == 0;
}

static bool is_binary(const char *path, const Link_bytes *bytes)
{
    return (bytes->len && bytes->at[0] == 0) || ends_in(path, ".wasm");
}

bool link_is_wit(const char *path)
{
    return ends_in(path, ".wit");
}

static Embed_result read_module(const char *path, const Link_bytes *bytes, Embed_features features,
                                Embed_module **module, Embed_failure *failure)
{
    Embed_result result =
        is_binary(path, bytes)
            ? embed_module_decode(bytes->at, bytes->len, features, module, failure)
            : embed_module_parse((const char *)bytes->at, bytes->len, features, module, failure);
    return result ? result : embed_module_validate(*module, failure);
}

Embed_module *link_module_bytes(const char *path, Embed_features features, Link_bytes *bytes)
{
    Embed_module *module = NULL;
    Embed_failure failure;
    *bytes = (Link_bytes){0};
    if (link_is_wit(path)) {
        link_error(
            "%s: a .wit file holds a type, not a module; 'touchstone-link interface' reads it",
            path);
        return NULL;
    }
    bool good = link_read(path, bytes);
    if (good && read_module(path, bytes, features, &module, &failure)) {
        link_failure(path, &failure);
        embed_module_free(module);
        module = NULL;
    }
    if (!module || !is_binary(path, bytes)) {
        free(bytes->at);
        *bytes = (Link_bytes){0};
    }
    return module;
}

Embed_module *link_module(const char *path, Embed_features features)
{
    Link_bytes bytes;
    Embed_module *module = link_module_bytes(path, features, &bytes);
    free(bytes.at);
    return module;
}

/* ---- writing ---- */

/* Prints what went wrong with PATH; returns the exit code. */
static int broken(const char *path, int why)
{
    link_error("%s: %s", path, strerror(why ? why : EIO));
    return LINK_BROKEN;
}

/* Writes to OUT, which is closed unless it is standard output. */
static int write_stream(const char *path, FILE *out, const void *bytes, size_t len)
{
    errno = 0;
    bool good = (!len || fwrite(bytes, 1, len, out) == len) && fflush(out) == 0;
    int why = errno;
    if (out != stdout && fclose(out) != 0 && good) {
        good = false;
        why = errno;
    }
    if (good)
        return LINK_OK;
    if (out == stdout)
        clearerr(stdout);
    return broken(path, why);
}

/* A new file beside PATH, with the rights of one that is made by that name; NULL after an error line. */
static FILE *open_beside(const char *path, char *name)
{
    int file = mkstemp(name);
    mode_t mask = umask(0);
    umask(mask);
    FILE *out = file < 0 ? NULL : fdopen(file, "wb");
    if (out && fchmod(file, 0666 & ~mask) == 0)
        return out;
    broken(path, errno);
    if (out)
        fclose(out);
    if (file >= 0)
        unlink(name);
    return NULL;
}

int link_write(const char *path, const void *bytes, size_t len)
{
    struct stat is;
    if (is_standard(path))
        return write_stream("standard output", stdout, bytes, len);
    if (stat(path, &is) == 0 && !S_ISREG(is.st_mode)) {
        FILE *out = fopen(path, "wb");
        return out ? write_stream(path, out, bytes, len) : broken(path, errno);
    }
    Link_bytes name = {0};
    link_print(&name, "%s.XXXXXX", path);
    FILE *out = open_beside(path, (char *)name.at);
    int code = out ? write_stream(path, out, bytes, len) : LINK_BROKEN;
    if (out && code == LINK_OK && rename((char *)name.at, path) != 0)
        code = broken(path, errno);
    if (out && code != LINK_OK)
        unlink((char *)name.at);
    free(name.at);
    return code;
}

int link_finish(int code)
{
    if (!ferror(stdout) && fflush(stdout) == 0)
        return code;
    return broken("standard output", errno);
}
