/* tools/bench/generate.c: writes a large valid module to standard output: 10,000 functions, 8 MiB of code, instructions
 * mixed about as compilers mix them. The same seed gives the same bytes.
 *
 *     generate [SEED] >module.wasm */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FUNCTIONS = 10000, CODE = 8 << 20 };

/* Value types in the order of their binary codes, which go down from 0x7F. */
typedef enum Type { I32, I64, F32, F64, V128, TYPES } Type;

/* Functions have these types in turn: two parameters and a result. */
enum { SIGNATURES = 4, PARAMS = 2 };
static const Type signatures[SIGNATURES][PARAMS + 1] = {
    {I32, I32, I32}, {I32, I64, I64}, {F64, I32, F64}, {I32, V128, F32}};

/* Each function has as many locals of each type, behind its parameters; each type one global. */
enum { LOCALS = 4 };

/* ---- bytes -------------------------------------------------------------------------------------------------- */

typedef struct Bytes {
    uint8_t *at;
    size_t len, capacity;
} Bytes;

static void put(Bytes *out, uint8_t byte)
{
    if (out->len == out->capacity) {
        out->capacity = out->capacity ? out->capacity * 2 : 4096;
        out->at = realloc(out->at, out->capacity);
        if (!out->at)
            exit(3);
    }
    out->at[out->len++] = byte;
}

static void put_all(Bytes *out, const Bytes *in)
{
    for (size_t i = 0; i < in->len; i++)
        put(out, in->at[i]);
}

static void put_u(Bytes *out, uint64_t n)
{
    for (; n >= 0x80; n >>= 7)
        put(out, (uint8_t)(n | 0x80));
    put(out, (uint8_t)n);
}

static void put_s(Bytes *out, int64_t n)
{
    for (; n < -64 || n > 63; n >>= 7)
        put(out, (uint8_t)(n | 0x80));
    put(out, (uint8_t)(n & 0x7F));
}

static void put_type(Bytes *out, Type t)
{
    put(out, (uint8_t)(0x7F - t));
}

/* ---- chance ------------------------------------------------------------------------------------------------- */

static uint64_t state;

/* xorshift64*: a number below N. */
static unsigned below(unsigned n)
{
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return (unsigned)((state * UINT64_C(2685821657736338717) >> 33) % n);
}

/* One of the COUNT bytes at CODES. */
static uint8_t one_of(const uint8_t *codes, size_t count)
{
    return codes[below((unsigned)count)];
}
#define ONE_OF(...) one_of((const uint8_t[]){__VA_ARGS__}, sizeof((const uint8_t[]){__VA_ARGS__}))

/* ---- instructions ------------------------------------------------------------------------------------------- */

static Bytes code;         /* of the function in the making */
static unsigned signature; /* its type */
static unsigned labels;    /* open blocks without results, the body not counted */

static void expression(Type t, int depth);

static unsigned a_local(Type t)
{
    for (unsigned i = 0; i < PARAMS; i++) {
        if (signatures[signature][i] == t && below(3) == 0)
            return i;
    }
    return PARAMS + LOCALS * t + below(LOCALS);
}

static void local(uint8_t op, Type t)
{
    put(&code, op);
    put_u(&code, a_local(t));
}

static void global(uint8_t op, Type t)
{
    put(&code, op);
    put_u(&code, t);
}

/* 0xFD, the code. */
static void vector(unsigned op)
{
    put(&code, 0xFD);
    put_u(&code, op);
}

/* Most constants of programs are small. */
static int64_t a_number(void)
{
    int64_t n = below(8) ? below(100) : below(1 << 30);
    return below(4) ? n : -n;
}

static void constant(Type t)
{
    if (t == V128) {
        vector(12);
    } else {
        put(&code, (uint8_t)(0x41 + t));
        if (t <= I64) {
            put_s(&code, a_number());
            return;
        }
    }
    for (int i = t == V128 ? 16 : t == F64 ? 8 : 4; i > 0; i--)
        put(&code, (uint8_t)below(256));
}

/* Alignment up to 2^LOG2, offset. */
static void memarg(unsigned log2)
{
    put_u(&code, below(8) ? log2 : 0);
    put_u(&code, below(16) ? 4 * below(30) : below(1 << 20));
}

static void load(Type t, int depth)
{
    static const uint8_t log2s[] = {2, 3, 2, 3, 4};
    expression(I32, depth);
    if (t == V128) {
        vector(0);
        memarg(4);
    } else if (t == I32 && below(3) == 0) {
        put(&code, ONE_OF(0x2C, 0x2D));
        memarg(0);
    } else {
        put(&code, (uint8_t)(0x28 + t));
        memarg(log2s[t]);
    }
}

static void store(int depth)
{
    static const uint8_t codes[] = {0x36, 0x37, 0x38, 0x39}, log2s[] = {2, 3, 2, 3};
    Type t = (Type)below(V128);
    expression(I32, depth);
    expression(t, depth);
    put(&code, codes[t]);
    memarg(log2s[t]);
}

/* An operator with two operands of the type of its result. */
static void binary(Type t, int depth)
{
    expression(t, depth);
    expression(t, depth);
    switch (t) {
    case I32:
        put(&code, ONE_OF(0x6A, 0x6A, 0x6A, 0x6B, 0x6C, 0x6E, 0x71, 0x72, 0x73, 0x74, 0x76));
        break;
    case I64: put(&code, ONE_OF(0x7C, 0x7C, 0x7D, 0x7E, 0x80, 0x83, 0x84, 0x85, 0x86, 0x88)); break;
    case F32: put(&code, ONE_OF(0x92, 0x93, 0x94, 0x95, 0x96)); break;
    case F64: put(&code, ONE_OF(0xA0, 0xA1, 0xA2, 0xA3, 0xA4)); break;
    default: vector(ONE_OF(0x4E, 0x50, 0x51, 0x6E, 0xAE, 0xB1, 0xE4, 0xE6)); break;
    }
}

static void unary(Type t, int depth)
{
    Type from = t == I32 ? (Type)below(2) : t == V128 ? I32 : (Type)(I32 + below(2));
    expression(from, depth);
    switch (t) {
    case I32: put(&code, from == I32 ? ONE_OF(0x45, 0x67, 0xC0) : ONE_OF(0x50, 0xA7)); break;
    case I64: put(&code, from == I32 ? ONE_OF(0xAC, 0xAD) : ONE_OF(0x79, 0xC2)); break;
    case F32: put(&code, from == I32 ? 0xB2 : 0xB4); break;
    case F64: put(&code, from == I32 ? 0xB7 : 0xB9); break;
    default: vector(ONE_OF(0x0F, 0x10, 0x11)); break;
    }
}

/* A comparison of two operands of any scalar type. */
static void comparison(int depth)
{
    Type t = below(4) ? I32 : (Type)below(V128);
    expression(t, depth);
    expression(t, depth);
    switch (t) {
    case I32: put(&code, (uint8_t)(0x46 + below(10))); break;
    case I64: put(&code, (uint8_t)(0x51 + below(10))); break;
    case F32: put(&code, (uint8_t)(0x5B + below(6))); break;
    default: put(&code, (uint8_t)(0x61 + below(6))); break;
    }
}

/* A call, at times through the table, of a function whose type gives T: the type of number T in signatures, but of the
   vector there is none. */
static void call(Type t, int depth)
{
    static const unsigned giving[] = {[I32] = 0, [I64] = 1, [F32] = 3, [F64] = 2};
    unsigned type = giving[t];
    for (unsigned i = 0; i < PARAMS; i++)
        expression(signatures[type][i], depth);
    if (below(4)) {
        put(&code, 0x10);
        put_u(&code, below(FUNCTIONS / SIGNATURES) * SIGNATURES + type);
    } else {
        expression(I32, 0);
        put(&code, 0x11);
        put_u(&code, type);
        put(&code, 0);
    }
}

static void leaf(Type t)
{
    if (below(10) < 7)
        local(0x20, t);
    else if (below(8))
        constant(t);
    else
        global(0x23, t);
}

/* Pushes a value of type T. */
static void expression(Type t, int depth)
{
    if (depth <= 0 || below(4) == 0) {
        leaf(t);
        return;
    }
    switch (below(12)) {
    default: binary(t, depth - 1); break;
    case 0: unary(t, depth - 1); break;
    case 1:
    case 2: load(t, depth - 1); break;
    case 3:
        if (t == I32) {
            comparison(depth - 1);
            break;
        }
        expression(t, depth - 1);
        local(0x22, t);
        break;
    case 4:
        if (t != V128) {
            call(t, depth - 2);
            break;
        }
        expression(I32, depth - 1);
        vector(0x11);
        break;
    case 5:
        expression(t, depth - 1);
        expression(t, depth - 1);
        expression(I32, depth - 1);
        if (t == V128 || below(2)) {
            put(&code, 0x1B);
            break;
        }
        put(&code, 0x1C);
        put(&code, 1);
        put_type(&code, t);
        break;
    }
}

static void statements(unsigned n, int nesting);

/* A block of kind OP (block, loop or if), in which its own label and those around may be branched to. */
static void block(uint8_t op, int nesting)
{
    put(&code, op);
    put(&code, 0x40);
    labels++;
    statements(1 + below(4), nesting - 1);
    if (op == 0x04 && below(2)) {
        put(&code, 0x05);
        statements(1 + below(3), nesting - 1);
    }
    if (below(2)) {
        comparison(1);
        put(&code, 0x0D);
        put_u(&code, below(labels));
    }
    labels--;
    put(&code, 0x0B);
}

static void branch_table(void)
{
    unsigned n = 1 + below(8);
    put(&code, 0x02);
    put(&code, 0x40);
    labels++;
    expression(I32, 1);
    put(&code, 0x0E);
    put_u(&code, n);
    for (unsigned i = 0; i <= n; i++)
        put_u(&code, below(labels));
    labels--;
    put(&code, 0x0B);
}

static void statement(int nesting)
{
    Type t = below(3) ? I32 : (Type)below(TYPES);
    switch (below(nesting > 0 ? 16 : 10)) {
    default:
        expression(t, 3);
        local(0x21, t);
        break;
    case 6:
    case 7:
    case 8: store(2); break;
    case 9:
        expression(t, 2);
        if (below(2))
            global(0x24, t);
        else
            put(&code, 0x1A);
        break;
    case 10:
    case 11:
        comparison(2);
        block(0x04, nesting);
        break;
    case 12:
    case 13: block(0x02, nesting); break;
    case 14: block(0x03, nesting); break;
    case 15: branch_table(); break;
    }
}

static void statements(unsigned n, int nesting)
{
    while (n--)
        statement(nesting);
}

/* A function of type INDEX modulo SIGNATURES, of about SIZE bytes. */
static void function(Bytes *out, unsigned index, size_t size)
{
    code.len = 0;
    signature = index % SIGNATURES;
    put_u(&code, TYPES);
    for (Type t = I32; t < TYPES; t++) {
        put_u(&code, LOCALS);
        put_type(&code, t);
    }
    while (code.len + 40 < size)
        statement(3);
    expression(signatures[signature][PARAMS], 3);
    put(&code, 0x0B);
    put_u(out, code.len);
    put_all(out, &code);
}

/* ---- the module --------------------------------------------------------------------------------------------- */

/* Writes section ID, whose contents it forgets. */
static void section(Bytes *module, uint8_t id, Bytes *contents)
{
    put(module, id);
    put_u(module, contents->len);
    put_all(module, contents);
    contents->len = 0;
}

static void declarations(Bytes *module, Bytes *s)
{
    put_u(s, SIGNATURES);
    for (unsigned i = 0; i < SIGNATURES; i++) {
        put(s, 0x60);
        put_u(s, PARAMS);
        for (unsigned p = 0; p < PARAMS; p++)
            put_type(s, signatures[i][p]);
        put_u(s, 1);
        put_type(s, signatures[i][PARAMS]);
    }
    section(module, 1, s);
    put_u(s, FUNCTIONS);
    for (unsigned i = 0; i < FUNCTIONS; i++)
        put_u(s, i % SIGNATURES);
    section(module, 3, s);
    for (unsigned i = 0; i < 4; i++)
        put(s, (const uint8_t[]){1, 0x70, 0, 100}[i]);
    section(module, 4, s);
    for (unsigned i = 0; i < 3; i++)
        put(s, (const uint8_t[]){1, 0, 16}[i]);
    section(module, 5, s);
    put_u(s, TYPES);
    for (Type t = I32; t < TYPES; t++) {
        put_type(s, t);
        put(s, 1);
        code.len = 0;
        constant(t);
        put_all(s, &code);
        put(s, 0x0B);
    }
    section(module, 6, s);
}

int main(int argc, char **argv)
{
    Bytes module = {0}, s = {0};
    state = argc > 1 ? strtoull(argv[1], NULL, 10) : 1;
    state = state * 2 + 1;
    for (int i = 0; i < 8; i++)
        put(&module, (uint8_t) "\0asm\1\0\0\0"[i]);
    declarations(&module, &s);
    put_u(&s, FUNCTIONS);
    for (unsigned i = 0; i < FUNCTIONS; i++)
        function(&s, i, (CODE - s.len) / (FUNCTIONS - i));
    section(&module, 10, &s);
    fwrite(module.at, 1, module.len, stdout);
    return fflush(stdout) ? 3 : 0;
}
