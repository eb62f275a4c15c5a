/* What clients of libc include. */
#ifndef LINKING_STDLIB_H
#define LINKING_STDLIB_H

#include <stddef.h>

#define LIBC(name) WASM_IMPORT(libc, name)

/* N bytes that nobody else has, at a multiple of 8. */
void *LIBC(malloc)(size_t n);

#endif
