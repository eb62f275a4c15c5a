/* text/print_values.c: strings and numbers (core/text/values). */
#include "text/print.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void text_print_string(Bytes string, Buffer *out)
{
    buffer_byte(out, '"');
    for (size_t i = 0; i < string.len; i++) {
        uint8_t c = string.at[i];
        if (c == '"' || c == '\\')
            buffer_byte(out, '\\');
        if (c >= 0x20 && c < 0x7F)
            buffer_byte(out, c);
        else
            buffer_format(out, "\\%02x", c);
    }
    buffer_byte(out, '"');
}

/* NON-SPEC: the C float of these bits, to print it only; it is never computed with. */
static double double_of(int n, uint64_t bits)
{
    double d = 0;
    float f = 0;
    uint32_t low = (uint32_t)bits;
    if (n == 64) {
        memcpy(&d, &bits, sizeof d);
        return d;
    }
    memcpy(&f, &low, sizeof f);
    return f;
}

/* The bits of the float of N bits that TEXT reads as. */
static uint64_t bits_of(int n, const char *text)
{
    uint64_t bits = 0;
    uint32_t low = 0;
    if (n == 64) {
        double d = strtod(text, NULL);
        memcpy(&bits, &d, sizeof bits);
        return bits;
    }
    float f = strtof(text, NULL);
    memcpy(&low, &f, sizeof low);
    return low;
}

/* Digits are added until the number reads back: 9 and 17 of them always do. */
static void print_finite(int n, uint64_t bits, Buffer *out)
{
    char text[40];
    int digits = n == 32 ? 6 : 15;
    do
        snprintf(text, sizeof text, "%.*g", digits++, double_of(n, bits));
    while (bits_of(n, text) != bits);
    buffer_text(out, text);
}

/* text-float, text-fN */
void text_print_float(int n, uint64_t bits, Buffer *out)
{
    int fraction_bits = n == 32 ? 23 : 52;
    uint64_t fraction = bits & ((UINT64_C(1) << fraction_bits) - 1);
    uint64_t most = n == 32 ? 0xFF : 0x7FF;
    if ((bits >> fraction_bits & most) != most) {
        print_finite(n, bits, out);
        return;
    }
    buffer_text(out, bits >> (n - 1) & 1 ? "-" : "");
    if (!fraction)
        buffer_text(out, "inf");
    else if (fraction == UINT64_C(1) << (fraction_bits - 1))
        buffer_text(out, "nan");
    else
        buffer_format(out, "nan:0x%" PRIx64, fraction);
}
