/* cli_value.c: values of WebAssembly from words of a command line. NON-SPEC. */
#include "cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* A number in decimal or 0x form, signed or unsigned, of BITS bits. */
static bool integer_of(const char *word, unsigned bits, uint64_t *out)
{
    bool negative = *word == '-';
    const char *digits = word + (*word == '-' || *word == '+');
    if (*digits < '0' || *digits > '9')
        return false;
    char *end;
    errno = 0;
    int base = digits[0] == '0' && (digits[1] == 'x' || digits[1] == 'X') ? 16 : 10;
    unsigned long long n = strtoull(digits, &end, base);
    uint64_t top = UINT64_C(1) << (bits - 1);
    if (errno || *end || (negative ? n > top : bits < 64 && n >> bits))
        return false;
    *out = negative ? -(uint64_t)n : n;
    return true;
}

static bool float_of(const char *word, Embed_value *out)
{
    char *end;
    errno = 0;
    if (out->type.kind == EMBED_F32) {
        float f = strtof(word, &end);
        memcpy(&out->f32, &f, sizeof f);
    } else {
        double d = strtod(word, &end);
        memcpy(&out->f64, &d, sizeof d);
    }
    return *word && !*end;
}

/* 0x and 32 digits, the byte of lane 0 last. */
static bool vector_of(const char *word, uint8_t out[16])
{
    if (strlen(word) != 34 || word[0] != '0' || word[1] != 'x' ||
        strspn(word + 2, "0123456789abcdefABCDEF") != 32)
        return false;
    for (int i = 0; i < 16; i++) {
        char byte[] = {word[32 - 2 * i], word[33 - 2 * i], 0};
        out[i] = (uint8_t)strtoul(byte, NULL, 16);
    }
    return true;
}

/* null, or a host's number for types that have host values. */
static bool ref_of_word(const char *word, Embed_value *out)
{
    if (strcmp(word, "null") == 0)
        return true;
    out->ref.kind = EMBED_REF_HOST;
    return integer_of(word, 62, &out->ref.value) && word[0] != '-';
}

bool cli_value(const char *word, Embed_valtype t, Embed_value *out)
{
    *out = (Embed_value){.type = t};
    uint64_t bits = 0;
    switch ((Embed_valkind)t.kind) {
    case EMBED_I32:
        if (!integer_of(word, 32, &bits))
            return false;
        out->i32 = (uint32_t)bits;
        return true;
    case EMBED_I64: return integer_of(word, 64, &out->i64);
    case EMBED_F32:
    case EMBED_F64: return float_of(word, out);
    case EMBED_V128: return vector_of(word, out->v128);
    case EMBED_REF: return ref_of_word(word, out);
    case EMBED_BOT:
    case EMBED_I8:
    case EMBED_I16: return false;
    }
    return false;
}
