/* text/values.c: numbers (core/text/values). */
#include "text/values.h"

#include "util/alloc.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

unsigned hexdigit(uint8_t c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10u : 16;
}

/* text-num, text-hexnum: steps over digits below BASE with single underscores between them; NULL if none stands there. */
static const uint8_t *skip_num(const uint8_t *at, const uint8_t *end, unsigned base)
{
    if (at == end || hexdigit(*at) >= base)
        return NULL;
    for (at++; at < end; at++) {
        if (*at == '_' && at + 1 < end && hexdigit(at[1]) < base)
            at++;
        else if (hexdigit(*at) >= base)
            break;
    }
    return at;
}

static const uint8_t *skip_sign(const uint8_t *at, const uint8_t *end)
{
    return at < end && (*at == '+' || *at == '-') ? at + 1 : at;
}

static bool is_hex(const uint8_t *at, const uint8_t *end)
{
    return end - at > 2 && at[0] == '0' && at[1] == 'x';
}

/* text-float, text-hexfloat behind the integral part: the rest must be a fraction, an exponent, or both.
   SPEC-BUG: the grammar's Tfloat makes the exponent mandatory; it is optional, as ever. */
static bool is_float_rest(const uint8_t *at, const uint8_t *end, unsigned base)
{
    if (*at == '.') {
        at++;
        if (at < end && hexdigit(*at) < base)
            at = skip_num(at, end, base);
    }
    if (at < end && (*at | 0x20) == (base == 16 ? 'p' : 'e'))
        at = skip_num(skip_sign(at + 1, end), end, 10);
    return at == end;
}

Numberkind number_kind(const uint8_t *at, size_t len)
{
    const uint8_t *end = at + len, *digits = skip_sign(at, end);
    size_t n = (size_t)(end - digits);
    if (!n)
        return NUMBER_NONE;
    if (*digits == 'i')
        return n == 3 && memcmp(digits, "inf", 3) == 0 ? NUMBER_FLOAT : NUMBER_NONE;
    if (*digits == 'n') {
        bool payload =
            n > 6 && memcmp(digits, "nan:0x", 6) == 0 && skip_num(digits + 6, end, 16) == end;
        return payload || (n == 3 && memcmp(digits, "nan", 3) == 0) ? NUMBER_FLOAT : NUMBER_NONE;
    }
    unsigned base = is_hex(digits, end) ? 16 : 10;
    const uint8_t *rest = skip_num(digits + (base == 16 ? 2 : 0), end, base);
    if (!rest)
        return NUMBER_NONE;
    if (rest == end)
        return digits == at ? NUMBER_NAT : NUMBER_INT;
    return is_float_rest(rest, end, base) ? NUMBER_FLOAT : NUMBER_NONE;
}

/* The value of digits and underscores; false where 64 bits are too few. */
static bool num(const uint8_t *at, const uint8_t *end, unsigned base, uint64_t *out)
{
    uint64_t n = 0;
    for (; at < end; at++) {
        if (*at == '_')
            continue;
        if (__builtin_mul_overflow(n, (uint64_t)base, &n) ||
            __builtin_add_overflow(n, (uint64_t)hexdigit(*at), &n))
            return false;
    }
    *out = n;
    return true;
}

bool scan_hexnum(const uint8_t *at, const uint8_t *end, uint64_t *out)
{
    return at <= end && skip_num(at, end, 16) == end && num(at, end, 16, out);
}

static uint64_t ones(unsigned n)
{
    return n == 64 ? UINT64_MAX : (UINT64_C(1) << n) - 1;
}

bool text_uN(const uint8_t *at, size_t len, unsigned N, uint64_t *out)
{
    bool hex = is_hex(at, at + len);
    return num(at + (hex ? 2 : 0), at + len, hex ? 16 : 10, out) && *out <= ones(N);
}

/* text-iN: either an unsigned number or, with a sign, one from -2^(N-1) on. */
bool text_iN(const uint8_t *at, size_t len, unsigned N, uint64_t *out)
{
    uint8_t sign = *at;
    if (sign != '+' && sign != '-')
        return text_uN(at, len, N, out);
    uint64_t least = UINT64_C(1) << (N - 1);
    if (!text_uN(at + 1, len - 1, N, out) || *out > (sign == '-' ? least : least - 1))
        return false;
    if (sign == '-')
        *out = (0 - *out) & ones(N);
    return true;
}

/* The two binary formats: bits of the significand without the hidden one, and the bias of the exponent. */
typedef struct Format {
    unsigned N;
    int signif, bias;
} Format;

static Format format_of(unsigned N)
{
    return N == 32 ? (Format){32, 23, 127} : (Format){64, 52, 1023};
}

/* aux-ieee for MANTISSA * 2^EXPONENT, MANTISSA not 0, its lowest bit sticky (set where bits below it are): the bits of
   the nearest number, ties to even; false if that is infinite. */
static bool ieee(Format f, uint64_t mantissa, int64_t exponent, uint64_t *out)
{
    int shift = __builtin_clzll(mantissa);
    mantissa <<= shift;
    exponent += 63 - shift; /* the value is 1.xxx * 2^exponent */
    int64_t biased = exponent + f.bias;
    int64_t drop = 63 - f.signif;
    if (biased > 2 * (int64_t)f.bias)
        return false;
    if (biased < 1) { /* subnormal: fewer bits stay */
        drop += 1 - biased;
        biased = 0;
    }
    if (drop > 64) {
        *out = 0;
        return true;
    }
    uint64_t kept = drop == 64 ? 0 : mantissa >> drop;
    uint64_t rest = drop == 64 ? mantissa : mantissa << (64 - drop);
    uint64_t half = UINT64_C(1) << 63;
    if (rest > half || (rest == half && kept & 1))
        kept++;
    /* kept carries the hidden bit where normal: adding it to the exponent below makes rounding up carry over. */
    if (biased)
        kept += (uint64_t)(biased - 1) << f.signif;
    *out = kept;
    return kept >> f.signif <= 2 * (uint64_t)f.bias;
}

/* The exponent behind p or e, cut to a range that no mantissa in a source of 4 GiB can bring back. */
static int64_t exponent_of(const uint8_t *at, const uint8_t *end)
{
    const int64_t most = INT64_C(1) << 40;
    bool minus = at < end && *at == '-';
    int64_t n = 0;
    for (at = skip_sign(at, end); at < end; at++) {
        if (*at != '_' && n < most)
            n = n * 10 + (int64_t)hexdigit(*at);
    }
    return minus ? -n : n;
}

/* text-hexfloat, exactly: the first 60 bits are kept and what follows only makes the lowest one sticky. */
static bool text_hexfloat(Format f, const uint8_t *at, const uint8_t *end, uint64_t *out)
{
    uint64_t mantissa = 0;
    int64_t exponent = 0;
    bool fraction = false;
    for (; at < end && (*at | 0x20) != 'p'; at++) {
        if (*at == '.') {
            fraction = true;
            continue;
        }
        if (*at == '_')
            continue;
        if (mantissa >> 60) {
            mantissa |= hexdigit(*at) != 0;
            exponent += fraction ? 0 : 4;
        } else {
            mantissa = mantissa << 4 | hexdigit(*at);
            exponent -= fraction ? 4 : 0;
        }
    }
    *out = 0;
    if (!mantissa)
        return true;
    return ieee(f, mantissa, exponent + (at < end ? exponent_of(at + 1, end) : 0), out);
}

static locale_t c_locale;

__attribute__((constructor)) static void open_locale(void)
{
    c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
}

/* text-float: the C library's conversion rounds correctly at any length; the underscores go, the locale is fixed. */
static bool text_float(Format f, const uint8_t *at, size_t len, uint64_t *out)
{
    char small[128], *text = len < sizeof small ? small : checked_calloc(len + 1, 1);
    size_t n = 0;
    for (size_t i = 0; i < len; i++) {
        if (at[i] != '_')
            text[n++] = (char)at[i];
    }
    text[n] = 0;
    if (f.N == 32) {
        uint32_t bits;
        float value = strtof_l(text, NULL, c_locale);
        memcpy(&bits, &value, sizeof bits);
        *out = bits;
    } else {
        double value = strtod_l(text, NULL, c_locale);
        memcpy(out, &value, sizeof *out);
    }
    if (text != small)
        free(text);
    return *out >> f.signif <= 2 * (uint64_t)f.bias;
}

/* text-fNmag: the number without its sign. */
static bool text_fNmag(Format f, const uint8_t *at, size_t len, uint64_t *out)
{
    uint64_t inf = (uint64_t)(2 * f.bias + 1) << f.signif;
    if (*at == 'i') {
        *out = inf;
        return true;
    }
    if (*at == 'n') {
        uint64_t payload = UINT64_C(1) << (f.signif - 1);
        if (len > 3 && !num(at + 6, at + len, 16, &payload))
            return false;
        *out = inf | payload;
        return payload && payload <= ones((unsigned)f.signif);
    }
    if (is_hex(at, at + len))
        return text_hexfloat(f, at + 2, at + len, out);
    return text_float(f, at, len, out);
}

bool text_fN(const uint8_t *at, size_t len, unsigned N, uint64_t *out)
{
    bool minus = *at == '-';
    const uint8_t *digits = skip_sign(at, at + len);
    if (!text_fNmag(format_of(N), digits, len - (size_t)(digits - at), out))
        return false;
    *out |= (uint64_t)minus << (N - 1);
    return true;
}
