/* matmul.c: products of matrices of doubles. */
#include "kernel.h"

enum { SIZE = 100 };

static double a[SIZE][SIZE], b[SIZE][SIZE], c[SIZE][SIZE];

static void fill(double m[SIZE][SIZE], uint32_t *state)
{
    for (int i = 0; i < SIZE; i++) {
        for (int j = 0; j < SIZE; j++)
            m[i][j] = (double)(next_random(state) >> 8) / 16777216.0 - 0.5;
    }
}

static void multiply(void)
{
    for (int i = 0; i < SIZE; i++) {
        for (int j = 0; j < SIZE; j++) {
            double sum = 0;
            for (int k = 0; k < SIZE; k++)
                sum += a[i][k] * b[k][j];
            c[i][j] = sum;
        }
    }
}

/* Scales the product back so that it can be the next factor. */
static void take_product(void)
{
    for (int i = 0; i < SIZE; i++) {
        for (int j = 0; j < SIZE; j++)
            a[i][j] = c[i][j] * 0.25;
    }
}

RUN(uint64_t)
{
    uint32_t state = 1;
    fill(a, &state);
    fill(b, &state);
    for (int round = 0; round < ROUNDS_OR(25); round++) {
        multiply();
        take_product();
    }
    double sum = 0;
    for (int i = 0; i < SIZE; i++)
        sum += c[i][i];
    uint64_t bits;
    __builtin_memcpy(&bits, &sum, sizeof bits);
    return bits;
}
