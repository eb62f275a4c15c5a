/* zipper: zips ARGC times x. Returns the compressed size, its first two bytes and the number of calls of zip, a byte
 * each from the highest down. */
#include <stdlib.h>

#include "libzip.h"

int WASM_EXPORT(main)(int argc, char *argv[])
{
    size_t n = (size_t)argc;
    size_t out_size;
    (void)argv;
    char *in = malloc(n);
    for (size_t i = 0; i < n; i++)
        in[i] = 'x';
    unsigned char *out = zip(in, n, &out_size);
    return (int)(out_size << 24 | (size_t)out[0] << 16 | (size_t)out[1] << 8 | (size_t)zips());
}
