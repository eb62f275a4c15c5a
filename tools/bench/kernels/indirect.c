/* indirect.c: calls through a table of functions, of which each call decides the next. */
#include "kernel.h"

typedef uint32_t Step(uint32_t x, uint32_t y);

static uint32_t add(uint32_t x, uint32_t y)
{
    return x + y;
}
static uint32_t sub(uint32_t x, uint32_t y)
{
    return x - y;
}
static uint32_t mul(uint32_t x, uint32_t y)
{
    return x * (y | 1);
}
static uint32_t differ(uint32_t x, uint32_t y)
{
    return x ^ y;
}
static uint32_t rotate(uint32_t x, uint32_t y)
{
    return x << (y & 31) | x >> (-y & 31);
}
static uint32_t most(uint32_t x, uint32_t y)
{
    return x > y ? x : y;
}
static uint32_t mean(uint32_t x, uint32_t y)
{
    return (x & y) + ((x ^ y) >> 1);
}
static uint32_t neither(uint32_t x, uint32_t y)
{
    return ~(x | y);
}

static Step *const steps[] = {add, sub, mul, differ, rotate, most, mean, neither};

RUN(uint32_t)
{
    uint32_t x = 1, state = 1;
    for (int i = 0; i < ROUNDS_OR(6000000); i++) {
        uint32_t y = next_random(&state);
        x = steps[(x ^ y) >> 13 & 7](x, y);
    }
    return x;
}
