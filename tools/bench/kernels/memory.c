/* memory.c: memory.copy and memory.fill of pieces of 8 bytes to 4 KiB, short ones more often, some overlapping. */
#include "kernel.h"

enum { ARENA = 1 << 20, LARGEST = 4096 };

static uint8_t arena[ARENA + LARGEST];

RUN(uint32_t)
{
    uint32_t state = 1, sum = 0;
    for (int i = 0; i < ROUNDS_OR(3000000); i++) {
        uint32_t bits = next_random(&state);
        uint32_t size = 8u << ((bits >> 28) & (bits >> 20) & 7u); /* 8 ... 1024 */
        size += (bits >> 16 & 15) == 0 ? LARGEST - 1024 : 0;
        uint8_t *to = arena + (next_random(&state) >> 12);
        if (bits >> 24 & 1)
            __builtin_memset(to, (int)(bits >> 8), size);
        else
            __builtin_memmove(to, arena + ((to - arena + size / 2) & (ARENA - 1)), size);
        sum += to[size - 1];
    }
    for (int i = 0; i < ARENA; i++)
        sum = sum * 31 + arena[i];
    return sum;
}
