/* sha256.c: SHA-256 (FIPS 180-4) of 64 KiB, again and again. The constants are worked out, not listed: the first 32 bits
 * of the fractional parts of square and cube roots of the first primes. */
#include "kernel.h"

enum { MESSAGE = 65536, BLOCK = 64 };

static uint32_t k[64], h0[8];
static uint8_t message[MESSAGE + BLOCK];

/* The first 32 fractional bits of the square or cube root of N, which is below 32. */
static uint32_t root_bits(double n, int cube)
{
    double root = 0;
    for (double bit = 16; bit >= 0x1p-32; bit /= 2) {
        double more = root + bit;
        if (more * more * (cube ? more : 1) <= n)
            root = more;
    }
    return (uint32_t)((root - (int)root) * 0x1p32);
}

static void make_constants(void)
{
    int found = 0;
    for (int n = 2; found < 64; n++) {
        int d = 2;
        while (n % d)
            d++;
        if (d < n)
            continue;
        if (found < 8)
            h0[found] = root_bits(n, 0);
        k[found++] = root_bits(n, 1);
    }
}

static inline uint32_t rotr(uint32_t x, int n)
{
    return x >> n | x << (32 - n);
}

static void compress(uint32_t h[8], const uint8_t *block)
{
    uint32_t w[64], s[8];
    for (int t = 0; t < 16; t++)
        w[t] = (uint32_t)block[4 * t] << 24 | block[4 * t + 1] << 16 | block[4 * t + 2] << 8 |
               block[4 * t + 3];
    for (int t = 16; t < 64; t++) {
        uint32_t s0 = rotr(w[t - 15], 7) ^ rotr(w[t - 15], 18) ^ w[t - 15] >> 3;
        uint32_t s1 = rotr(w[t - 2], 17) ^ rotr(w[t - 2], 19) ^ w[t - 2] >> 10;
        w[t] = w[t - 16] + s0 + w[t - 7] + s1;
    }
    for (int i = 0; i < 8; i++)
        s[i] = h[i];
    for (int t = 0; t < 64; t++) {
        uint32_t e1 = rotr(s[4], 6) ^ rotr(s[4], 11) ^ rotr(s[4], 25);
        uint32_t t1 = s[7] + e1 + ((s[4] & s[5]) ^ (~s[4] & s[6])) + k[t] + w[t];
        uint32_t e0 = rotr(s[0], 2) ^ rotr(s[0], 13) ^ rotr(s[0], 22);
        uint32_t t2 = e0 + ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
        for (int i = 7; i > 0; i--)
            s[i] = s[i - 1];
        s[4] += t1;
        s[0] = t1 + t2;
    }
    for (int i = 0; i < 8; i++)
        h[i] += s[i];
}

/* Hashes the message, the padding included; MESSAGE is a multiple of BLOCK. */
static void hash(uint32_t h[8])
{
    for (int i = 0; i < 8; i++)
        h[i] = h0[i];
    for (int at = 0; at <= MESSAGE; at += BLOCK)
        compress(h, message + at);
}

RUN(uint32_t)
{
    uint32_t state = 1, h[8];
    make_constants();
    for (int i = 0; i < MESSAGE; i++)
        message[i] = (uint8_t)(next_random(&state) >> 24);
    message[MESSAGE] = 0x80;
    message[MESSAGE + BLOCK - 3] = MESSAGE * 8 >> 16;
    for (int round = 0; round < ROUNDS_OR(20); round++) {
        hash(h);
        message[round] ^= (uint8_t)h[0];
    }
    return h[0];
}
