/* util/text.c: strings, lists of strings, files. */
#include "harness/util/text.h"

#include "harness/util/safe.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

static void *must(void *memory)
{
    if (!memory) {
        complain("out of memory; give the process more");
        exit(3);
    }
    return memory;
}

void *memory_new(size_t size)
{
    return must(calloc(1, size ? size : 1));
}

void *memory_resize(void *old, size_t size)
{
    return must(realloc(old, size ? size : 1));
}

char *text_copy(const char *text)
{
    return must(strdup(text));
}

char *text_copy_n(const char *text, size_t len)
{
    char *copy = memory_new(len + 1);
    if (len)
        memcpy(copy, text, len);
    return copy;
}

char *text_format(const char *format, ...)
{
    char *text;
    va_list args;
    va_start(args, format);
    int len = vasprintf(&text, format, args);
    va_end(args);
    return must(len < 0 ? NULL : text);
}

size_t strings_count(char *const *list)
{
    size_t n = 0;
    while (list && list[n])
        n++;
    return n;
}

void strings_push(char ***list, char *text)
{
    size_t n = strings_count(*list);
    *list = memory_resize(*list, (n + 2) * sizeof **list);
    (*list)[n] = text;
    (*list)[n + 1] = NULL;
}

void strings_free(char **list)
{
    for (size_t i = 0; list && list[i]; i++)
        free(list[i]);
    free(list);
}

void *array_room(void *array, size_t count, size_t size)
{
    if (count & (count - 1))
        return array;
    if (count > SIZE_MAX / 2 / size)
        return must(NULL);
    return memory_resize(array, (count ? count * 2 : 1) * size);
}

char *file_read(const char *path, size_t *len)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return NULL;
    char *text = NULL;
    size_t n = 0, capacity = 0;
    ssize_t got;
    do {
        if (capacity - n < 65536)
            text = memory_resize(text, capacity = capacity ? capacity * 2 : 131072);
        got = read(fd, text + n, capacity - n - 1);
        n += got > 0 ? (size_t)got : 0;
    } while (got > 0 || (got < 0 && errno == EINTR));
    int error = errno;
    close(fd);
    if (got < 0) {
        free(text);
        errno = error;
        return NULL;
    }
    text[n] = 0;
    *len = n;
    return text;
}

bool file_write(const char *path, const void *bytes, size_t len)
{
    FILE *file = fopen(path, "wbe");
    if (!file)
        return false;
    bool whole = fwrite(bytes, 1, len, file) == len;
    return (fclose(file) == 0) & whole;
}

bool folder_make(const char *path)
{
    char *copy = text_copy(path);
    for (char *slash = copy + 1; (slash = strchr(slash, '/')); *slash++ = '/') {
        *slash = 0;
        mkdir(copy, 0777);
    }
    bool made = mkdir(copy, 0777) == 0 || errno == EEXIST;
    free(copy);
    return made;
}

void hash_hex(const void *bytes, size_t len, char out[33])
{
    XXH128_hash_t hash = XXH3_128bits(bytes, len);
    snprintf(out, 33, "%016llx%016llx", (unsigned long long)hash.high64,
             (unsigned long long)hash.low64);
}

/* Where `make install` puts what stands at the project's top. */
#define SHARE "/share/touchstone"

static bool is_top(const char *folder)
{
    char path[4200];
    snprintf(path, sizeof path, "%s/corpus/suites.yaml", folder);
    return access(path, R_OK) == 0;
}

const char *project_top(void)
{
    static char top[4096];
    const char *given = getenv("TOUCHSTONE_TOP");
    if (given && *given)
        return given;
    if (*top)
        return top;
    ssize_t n = readlink("/proc/self/exe", top, sizeof top - 1);
    top[n > 0 ? n : 0] = 0;
    for (char *slash; (slash = strrchr(top, '/')) && slash != top;) {
        *slash = 0;
        if (is_top(top))
            return top;
        size_t len = strlen(top);
        if (len + sizeof SHARE < sizeof top) {
            memcpy(top + len, SHARE, sizeof SHARE);
            if (is_top(top))
                return top;
        }
        top[len] = 0;
    }
    if (!getcwd(top, sizeof top))
        strcpy(top, ".");
    return top;
}

const char *program_folder(void)
{
    static char folder[4096];
    if (!*folder) {
        ssize_t n = readlink("/proc/self/exe", folder, sizeof folder - 1);
        folder[n > 0 ? n : 0] = 0;
        char *slash = strrchr(folder, '/');
        if (slash)
            *slash = 0;
    }
    return folder;
}

bool program_on_path(const char *name)
{
    const char *at = getenv("PATH");
    bool found = false;
    for (size_t len; at && *at && !found; at += len + (at[len] == ':')) {
        len = strcspn(at, ":");
        char *path = text_format("%.*s/%s", (int)len, at, name);
        found = access(path, X_OK) == 0;
        free(path);
    }
    return found;
}

char *project_path(const char *path)
{
    return *path == '/' ? text_copy(path) : text_format("%s/%s", project_top(), path);
}

void complain(const char *format, ...)
{
    char line[2000];
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    /* an error is one line, whatever a file name or an engine put into it */
    char *safe = text_safe(line, sizeof line * 4);
    fprintf(stderr, "touchstone: %s\n", safe);
    free(safe);
}
