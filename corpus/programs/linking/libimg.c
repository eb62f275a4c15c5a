/* libimg: differences of neighbours, zipped.
 * SPEC-BUG: the document passes &out_size to zip, where out_size is the pointer that zip wants. */
#include <stdlib.h>

#include "libzip.h"

void *WASM_EXPORT(compress)(void *in, size_t in_size, size_t *out_size)
{
    const unsigned char *from = in;
    unsigned char *differences = malloc(in_size);
    unsigned char last = 0;
    for (size_t i = 0; i < in_size; i++) {
        differences[i] = (unsigned char)(from[i] - last);
        last = from[i];
    }
    void *out = zip(differences, in_size, out_size);
    return out;
}
