/* What clients of libzip include. */
#ifndef LINKING_LIBZIP_H
#define LINKING_LIBZIP_H

#include <stddef.h>

#define LIBZIP(name) WASM_IMPORT(libzip, name)

/* IN_SIZE bytes at IN as pairs of a count and a byte; sets *OUT_SIZE to the number of bytes returned. */
void *LIBZIP(zip)(void *in, size_t in_size, size_t *out_size);
/* How many times zip was called in this program. */
int LIBZIP(zips)(void);

#endif
