/* A reactor: _initialize first and once, then its exports, whose state is kept from call to call. */
#include "work.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPORT(name) __attribute__((export_name(#name))) name

static int ready, calls;
static uint8_t *kept;

__attribute__((constructor)) static void make_ready(void)
{
    ready++;
}

/* How often it was made ready: once. */
int EXPORT(is_ready)(void)
{
    return ready;
}

int EXPORT(call)(void)
{
    return ++calls;
}

/* The CRC-32 of the first N bytes of the data, which are kept. */
uint32_t EXPORT(fill)(uint32_t n)
{
    kept = realloc(kept, n);
    work_data(kept, n);
    return work_crc32(kept, n);
}

/* That of the first N bytes kept. */
uint32_t EXPORT(check)(uint32_t n)
{
    return work_crc32(kept, n);
}

/* Pages by which memory grew when 34 MB were asked for, a few more or less aside: 512 and more count as 512. */
uint32_t EXPORT(grow)(void)
{
    size_t before = __builtin_wasm_memory_size(0);
    uint8_t *volatile asked = malloc(GROWN), *more = asked; /* or the compiler does without */
    memset(more, 7, GROWN);
    size_t pages = __builtin_wasm_memory_size(0) - before;
    uint32_t sum = more[0] + more[GROWN - 1];
    free(more);
    return pages >= 512 && sum == 14 ? 512 : (uint32_t)pages;
}

double EXPORT(half)(double x)
{
    return x / 2;
}

uint64_t EXPORT(wide)(uint64_t x)
{
    return x * UINT64_C(0x100000001);
}

/* What WASI has is there in a reactor too. */
int EXPORT(say)(void)
{
    int n = printf("said %d\n", calls);
    fflush(stdout);
    return n;
}
