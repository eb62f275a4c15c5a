/* imgmgk: compresses a ramp of ARGC bytes, and zips it without libimg too. Returns the compressed size, the count and
 * byte of the second run and the number of calls of zip, a byte each from the highest down. */
#include <stdlib.h>

#include "libimg.h"
#include "libzip.h"

int WASM_EXPORT(main)(int argc, char *argv[])
{
    size_t n = (size_t)argc;
    size_t out_size, plain_size;
    (void)argv;
    unsigned char *in = malloc(n);
    for (size_t i = 0; i < n; i++)
        in[i] = (unsigned char)(3 * i);
    unsigned char *out = compress(in, n, &out_size);
    zip(in, n, &plain_size);
    return (int)(out_size << 24 | (size_t)out[2] << 16 | (size_t)out[3] << 8 | (size_t)zips());
}
