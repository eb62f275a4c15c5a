/* libzip: run-length encoding, and static data of which a program should have one copy. */
#include <stdlib.h>

static int count;

void *WASM_EXPORT(zip)(void *in, size_t in_size, size_t *out_size)
{
    const unsigned char *from = in;
    const unsigned char *end = from + in_size;
    unsigned char *out = malloc(2 * in_size);
    size_t n = 0;
    count++;
    while (from < end) {
        unsigned char byte = *from;
        unsigned char run = 0;
        while (from < end && *from == byte && run < 255) {
            from++;
            run++;
        }
        out[n++] = run;
        out[n++] = byte;
    }
    *out_size = n;
    return out;
}

int WASM_EXPORT(zips)(void)
{
    return count;
}
