/* What clients of libimg include. */
#ifndef LINKING_LIBIMG_H
#define LINKING_LIBIMG_H

#include <stddef.h>

#define LIBIMG(name) WASM_IMPORT(libimg, name)

/* IN_SIZE bytes at IN as differences, zipped; sets *OUT_SIZE to the number of bytes returned. */
void *LIBIMG(compress)(void *in, size_t in_size, size_t *out_size);

#endif
