/* vector.c: vector instructions: a filter over bytes as of an image, sums of products of floats. */
#include "kernel.h"

#include <wasm_simd128.h>

enum { SIZE = 16384 };

static uint8_t pixels[SIZE + 16];
static float x[SIZE / 4], y[SIZE / 4];

/* Each byte becomes the mean of itself and its neighbour, lightened, and inverted where it is bright. */
static void filter(void)
{
    v128_t light = wasm_u8x16_splat(3), bright = wasm_u8x16_splat(250);
    for (int i = 0; i < SIZE; i += 16) {
        v128_t here = wasm_v128_load(pixels + i), next = wasm_v128_load(pixels + i + 1);
        v128_t mean = wasm_u8x16_avgr(here, next);
        v128_t lit = wasm_u8x16_add_sat(mean, light);
        v128_t mask = wasm_u8x16_gt(lit, bright);
        wasm_v128_store(pixels + i, wasm_v128_bitselect(wasm_v128_not(lit), lit, mask));
    }
}

/* y = a * x + y; returns the bits of the sum of products. */
static uint32_t combine(float a)
{
    v128_t sum = wasm_f32x4_splat(0), factor = wasm_f32x4_splat(a);
    for (int i = 0; i < SIZE / 4; i += 4) {
        v128_t vx = wasm_v128_load(x + i), vy = wasm_v128_load(y + i);
        vy = wasm_f32x4_add(wasm_f32x4_mul(factor, vx), vy);
        wasm_v128_store(y + i, vy);
        sum = wasm_f32x4_add(sum, wasm_f32x4_mul(vx, vy));
    }
    v128_t bits = wasm_i32x4_add(sum, wasm_i32x4_shuffle(sum, sum, 2, 3, 0, 1));
    return (uint32_t)wasm_i32x4_extract_lane(bits, 0) ^ (uint32_t)wasm_i32x4_extract_lane(bits, 1);
}

RUN(uint32_t)
{
    uint32_t state = 1, sum = 0;
    for (int i = 0; i < SIZE; i++)
        pixels[i] = (uint8_t)(next_random(&state) >> 24);
    for (int i = 0; i < SIZE / 4; i++)
        x[i] = (float)(next_random(&state) >> 20) / 4096.0f - 0.5f;
    for (int round = 0; round < ROUNDS_OR(4000); round++) {
        filter();
        sum = sum * 31 + combine(0.001f * (float)(round & 7)) + pixels[round & (SIZE - 1)];
    }
    return sum;
}
