/* wasi/rest.h: a path that is walked name by name: what is left of it. NON-SPEC. */
#ifndef TOUCHSTONE_WASI_REST_H
#define TOUCHSTONE_WASI_REST_H

#include "wasi/world.h"

typedef struct Rest {
    char text[PATH_LENGTH_MAX + 1];
    int symlinks; /* expanded so far */
} Rest;

/* PATH is at most PATH_LENGTH_MAX bytes long. */
void rest_start(Rest *rest, const char *path);
/* Takes the next name off. *last: nothing but slashes is behind it; *slash: there are some. False at the end. */
bool rest_next(Rest *rest, char name[PATH_LENGTH_MAX + 1], bool *last, bool *slash);
/* Puts what the symbolic link holds, LEN bytes at LINK, in front: notcapable where that is absolute, loop where there were
   too many. */
Errno rest_expand(Rest *rest, const char *link, size_t len);

#endif
