/* wasi/rest.c: a path that is walked name by name: what is left of it. NON-SPEC. */
#include "wasi/rest.h"

#include <string.h>

void rest_start(Rest *rest, const char *path)
{
    rest->symlinks = 0;
    memcpy(rest->text, path, strlen(path) + 1);
}

bool rest_next(Rest *rest, char name[PATH_LENGTH_MAX + 1], bool *last, bool *slash)
{
    char *from = rest->text + strspn(rest->text, "/");
    size_t len = strcspn(from, "/");
    memcpy(name, from, len);
    name[len] = 0;
    const char *behind = from + len;
    *last = behind[strspn(behind, "/")] == 0;
    *slash = *behind == '/';
    memmove(rest->text, behind, strlen(behind) + 1);
    return len > 0;
}

/* What is left starts with a slash or is empty, so that the link's path goes before it as it is. */
Errno rest_expand(Rest *rest, const char *link, size_t len)
{
    size_t behind = strlen(rest->text);
    if (len == 0)
        return ERRNO_noent;
    if (link[0] == '/')
        return ERRNO_notcapable;
    if (++rest->symlinks > SYMLINKS_MAX)
        return ERRNO_loop;
    if (len + behind > PATH_LENGTH_MAX)
        return ERRNO_nametoolong;
    memmove(rest->text + len, rest->text, behind + 1);
    memcpy(rest->text, link, len);
    return ERRNO_success;
}
