/* tools/bench/decode.c: how fast modules are decoded and validated, without the start of a process and the reading of the
 * file.
 *
 *     decode FILE ROUNDS [FEATURES]    prints the seconds that a round of decoding and validating took, the median, and
 *                                      those that the processor spent on it; FEATURES as "+module-linking" */
#include "embed/touchstone.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double seconds(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

typedef struct Took {
    double time, cpu; /* seconds */
} Took;

static Took now(void)
{
    return (Took){seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID)};
}

static int ascending(const void *a, const void *b)
{
    const Took *x = a, *y = b;
    return (x->time > y->time) - (x->time < y->time);
}

/* The LEN bytes of the file; NULL after an error line. */
static uint8_t *read_file(const char *path, size_t *len)
{
    FILE *in = fopen(path, "rb");
    uint8_t *bytes = NULL;
    if (in && fseek(in, 0, SEEK_END) == 0) {
        *len = (size_t)ftell(in);
        rewind(in);
        bytes = malloc(*len + 1);
        if (bytes && fread(bytes, 1, *len, in) != *len) {
            free(bytes);
            bytes = NULL;
        }
    }
    if (in)
        fclose(in);
    if (!bytes)
        fprintf(stderr, "decode: %s cannot be read\n", path);
    return bytes;
}

/* Decodes and validates once. */
static bool round_of(const uint8_t *bytes, size_t len, Embed_features features, Took *took)
{
    Embed_module *module = NULL;
    Embed_failure failure;
    Took start = now();
    Embed_result result = embed_module_decode(bytes, len, features, &module, &failure);
    if (result == EMBED_OK)
        result = embed_module_validate(module, &failure);
    Took end = now();
    *took = (Took){end.time - start.time, end.cpu - start.cpu};
    embed_module_free(module);
    if (result != EMBED_OK)
        fprintf(stderr, "decode: %s\n", failure.message);
    return result == EMBED_OK;
}

int main(int argc, char **argv)
{
    int rounds = argc == 3 || argc == 4 ? atoi(argv[2]) : 0;
    Embed_features features = embed_features_default();
    const char *bad;
    size_t bad_len, len = 0;
    if (argc == 4 && !embed_features_switch(&features, argv[3], &bad, &bad_len)) {
        fprintf(stderr, "decode: unknown feature %.*s\n", (int)bad_len, bad);
        return 2;
    }
    uint8_t *bytes = rounds > 0 ? read_file(argv[1], &len) : NULL;
    Took *took = bytes ? calloc((size_t)rounds, sizeof *took) : NULL;
    bool good = took;
    for (int i = 0; good && i < rounds; i++)
        good = round_of(bytes, len, features, &took[i]);
    if (good) {
        qsort(took, (size_t)rounds, sizeof *took, ascending);
        printf("%.6f %.6f\n", took[rounds / 2].time, took[rounds / 2].cpu);
    }
    free(took);
    free(bytes);
    return good ? 0 : 2;
}
