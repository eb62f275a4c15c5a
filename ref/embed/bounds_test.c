/* embed/bounds_test.c: what is due for long, deep and large programs. Each case runs in a process of its own, which must
 * end by itself with the outcome that the table says, in bounded time and memory. */
#include "binary/bytes_test.h"
#include "embed/embed_test.h"
#include "syntax/limits.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* Of the processor; memory in KiB. Sanitizers and code that is not optimized take longer. */
enum { SECONDS_DUE = 10, SECONDS_SLOW = 30, SECONDS_MOST = 100, KIB_DUE = 2 << 20 };

static double seconds_due(void)
{
#ifdef __OPTIMIZE__
    const char *sanitized = getenv("TOUCHSTONE_SANITIZE");
    return sanitized && *sanitized == '1' ? SECONDS_SLOW : SECONDS_DUE;
#else
    return SECONDS_SLOW;
#endif
}

/* ---- modules in the making ---- */

/* The sections by their id, with the number of their items. */
typedef struct Draft {
    Buffer section[14];
    uint64_t n[14];
} Draft;

enum {
    CUSTOM,
    TYPE,
    IMPORT,
    FUNC,
    TABLE,
    MEM,
    GLOBAL,
    EXPORT,
    START,
    ELEM,
    DATA_COUNT = 12,
    CODE = 10,
    DATA,
    TAG = 13
};

static void leb(Buffer *out, uint64_t n)
{
    for (; n >= 128; n >>= 7)
        buffer_byte(out, (uint8_t)(n | 128));
    buffer_byte(out, (uint8_t)n);
}

/* Below 2^62: as a signed number. */
static void sleb(Buffer *out, uint64_t n)
{
    for (; n >= 64; n >>= 7)
        buffer_byte(out, (uint8_t)(n | 128));
    buffer_byte(out, (uint8_t)n);
}

static void repeat(Buffer *out, const char *hex, uint64_t n)
{
    Buffer once = {0};
    test_hex(&once, hex);
    for (; n; n--)
        buffer_bytes(out, once.at, once.len);
    buffer_free(&once);
}

/* Appends N items of section ID that are the bytes of HEX. */
static Buffer *items(Draft *d, int id, uint64_t n, const char *hex)
{
    d->n[id] += n;
    repeat(&d->section[id], hex, n);
    return &d->section[id];
}

/* Appends a function body without locals; BODY is its instructions but for the end, and is freed. */
static void body(Draft *d, Buffer *instrs)
{
    d->n[CODE]++;
    leb(&d->section[CODE], instrs->len + 2);
    buffer_byte(&d->section[CODE], 0);
    buffer_bytes(&d->section[CODE], instrs->at, instrs->len);
    buffer_byte(&d->section[CODE], 0x0B);
    buffer_free(instrs);
}

/* A type, function, export "f" and body of no parameters and the results HEX. */
static void function(Draft *d, const char *results, Buffer *instrs)
{
    leb(items(d, FUNC, 1, ""), d->n[TYPE]);
    test_hex(items(d, TYPE, 1, "6000"), results);
    leb(items(d, EXPORT, 1, "01'f'00"), d->n[FUNC] - 1);
    body(d, instrs);
}

static void finish(Draft *d, Buffer *out)
{
    static const int order[] = {TYPE,   IMPORT, FUNC, TABLE, MEM, TAG,
                                GLOBAL, EXPORT, ELEM, CODE,  DATA};
    buffer_bytes(out, "\0asm\1\0\0\0", 8);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        Buffer *section = &d->section[order[i]], count = {0};
        leb(&count, d->n[order[i]]);
        if (d->n[order[i]]) {
            buffer_byte(out, (uint8_t)order[i]);
            leb(out, section->len + count.len);
            buffer_bytes(out, count.at, count.len);
            buffer_bytes(out, section->at, section->len);
        }
        buffer_free(&count);
        buffer_free(section);
    }
    buffer_bytes(out, d->section[CUSTOM].at, d->section[CUSTOM].len);
}

/* ---- generated modules ---- */

static void make_locals(Buffer *out, uint64_t n, const char *type)
{
    Draft d = {0};
    Buffer none = {0}, code = {0};
    function(&d, "00", &none);
    d.section[CODE].len = 0;
    leb(&code, 1);
    leb(&code, n);
    test_hex(&code, type);
    buffer_byte(&code, 0x0B);
    leb(&d.section[CODE], code.len);
    buffer_bytes(&d.section[CODE], code.at, code.len);
    buffer_free(&code);
    finish(&d, out);
}

/* As many runs of one local each. */
static void make_runs(Buffer *out, uint64_t n, const char *types)
{
    Draft d = {0};
    Buffer none = {0}, code = {0};
    function(&d, "00", &none);
    d.section[CODE].len = 0;
    leb(&code, 2 * n);
    repeat(&code, types, n);
    repeat(&code, "20 cf860301 1a", 0);
    buffer_byte(&code, 0x0B);
    leb(&d.section[CODE], code.len);
    buffer_bytes(&d.section[CODE], code.at, code.len);
    buffer_free(&code);
    finish(&d, out);
}

/* A body: N times what stands before the first bar of HEX, what stands before the second, N times the rest. */
static void make_nested(Buffer *out, uint64_t n, const char *hex)
{
    Draft d = {0};
    Buffer code = {0};
    char *copy = strdup(hex), *middle = strchr(copy, '|') + 1, *last = strchr(middle, '|') + 1;
    middle[-1] = last[-1] = 0;
    repeat(&code, copy, n);
    test_hex(&code, middle);
    repeat(&code, last, n);
    free(copy);
    items(&d, TYPE, 1, "600000");
    items(&d, TAG, 1, "0000");
    function(&d, "017f", &code);
    finish(&d, out);
}

/* The same in text, for one that has no function. */
static void make_text(Buffer *out, uint64_t n, const char *text)
{
    const char *middle = strchr(text, '|') + 1, *last = strchr(middle, '|') + 1,
               *rest = strchr(last, '|') + 1;
    const char *end = strchr(rest, '|') + 1;
    buffer_bytes(out, text, (size_t)(middle - 1 - text));
    for (uint64_t i = 0; i < n; i++)
        buffer_bytes(out, middle, (size_t)(last - 1 - middle));
    buffer_bytes(out, last, (size_t)(rest - 1 - last));
    for (uint64_t i = 0; i < n; i++)
        buffer_bytes(out, rest, (size_t)(end - 1 - rest));
    buffer_text(out, end);
}

/* Section "ID HEX": N such items, beside a type, a function, a table, a memory and a tag of index 0. */
static void make_items(Buffer *out, uint64_t n, const char *text)
{
    Draft d = {0};
    Buffer code = {0};
    int id = atoi(text);
    test_hex(&code, "41 07");
    if (id != TYPE)
        items(&d, TYPE, 1, "600000");
    if (id != FUNC && id != IMPORT)
        function(&d, "017f", &code);
    if (id != TABLE && id != ELEM)
        items(&d, TABLE, 1, "700000");
    if (id == ELEM)
        items(&d, TABLE, 1, "7000 c08db701");
    if (id != MEM)
        items(&d, MEM, 1, "0001");
    items(&d, id, n, strchr(text, ' ') + 1);
    for (uint64_t i = 0; id == FUNC && i < n; i++)
        items(&d, CODE, 1, "02000b");
    finish(&d, out);
}

/* Exports with names of their own. */
static void make_exports(Buffer *out, uint64_t n, const char *text)
{
    Draft d = {0};
    Buffer code = {0};
    (void)text;
    test_hex(&code, "41 07");
    function(&d, "017f", &code);
    for (uint64_t i = 1; i < n; i++) {
        char name[16];
        snprintf(name, sizeof name, "%09u", (unsigned)i);
        Buffer *section = items(&d, EXPORT, 1, "09");
        buffer_text(section, name);
        buffer_bytes(section, "\0", 2);
    }
    finish(&d, out);
}

/* Types each of which is a structure with a reference to the one before; "rec": all in one recursive type. */
static void make_types(Buffer *out, uint64_t n, const char *text)
{
    Draft d = {0};
    bool rec = strcmp(text, "rec") == 0;
    Buffer *section = items(&d, TYPE, rec ? 1 : n, "");
    if (rec) {
        buffer_byte(section, 0x4E);
        leb(section, n);
    }
    for (uint64_t i = 0; i < n; i++) {
        test_hex(section, i || rec ? "5f0163" : "5f016e");
        if (i || rec)
            sleb(section, i ? i - 1 : n - 1);
        buffer_byte(section, 0);
    }
    finish(&d, out);
}

/* A chain of subtypes. */
static void make_subtypes(Buffer *out, uint64_t n, const char *text)
{
    Draft d = {0};
    (void)text;
    Buffer *section = items(&d, TYPE, n, "");
    for (uint64_t i = 0; i < n; i++) {
        test_hex(section, i ? "5001" : "5000");
        if (i)
            leb(section, i - 1);
        test_hex(section, "5f00");
    }
    finish(&d, out);
}

/* Each function type has the one before twice; the import asks for the last, and the host gives another. */
static void make_type_tree(Buffer *out, uint64_t n, const char *text)
{
    Draft d = {0};
    Buffer *section = items(&d, TYPE, n, "");
    for (uint64_t i = 0; i < n; i++) {
        test_hex(section, "6002");
        for (int k = 0; k < 2; k++) {
            test_hex(section, i ? "64" : "7f");
            if (i)
                sleb(section, i - 1);
        }
        buffer_byte(section, 0);
    }
    if (*text == 'i')
        leb(items(&d, IMPORT, 1, "00 05'other' 00"), n - 1);
    else
        sleb(items(&d, GLOBAL, 1, "64"), n - 1), test_hex(&d.section[GLOBAL], "00 4100 0b");
    finish(&d, out);
}

/* A type of N parameters, results or fields: what stands before and behind the list. */
static void make_long_type(Buffer *out, uint64_t n, const char *text)
{
    Draft d = {0};
    Buffer *section = items(&d, TYPE, 1, "");
    char *copy = strdup(text), *each = strchr(copy, '|') + 1, *behind = strchr(each, '|') + 1;
    each[-1] = behind[-1] = 0;
    test_hex(section, copy);
    leb(section, n);
    repeat(section, each, n);
    test_hex(section, behind);
    free(copy);
    finish(&d, out);
}

/* br_table with N targets, in a block with as many results as TEXT says. */
static void make_br_table(Buffer *out, uint64_t n, const char *text)
{
    Draft d = {0};
    Buffer code = {0};
    unsigned results = (unsigned)atoi(text);
    Buffer *type = items(&d, TYPE, 1, "6000");
    leb(type, results);
    repeat(type, "7f", results);
    test_hex(&code, "0200 0200");
    repeat(&code, "4101", results);
    test_hex(&code, "4105 0e");
    leb(&code, n);
    repeat(&code, "0001", n / 2);
    test_hex(&code, "00 0b 0b");
    repeat(&code, "1a", results);
    test_hex(&code, "4107");
    function(&d, "017f", &code);
    finish(&d, out);
}

/* try_table with N clauses. */
static void make_catches(Buffer *out, uint64_t n, const char *text)
{
    Draft d = {0};
    Buffer code = {0};
    (void)text;
    items(&d, TYPE, 1, "600000");
    items(&d, TAG, 1, "0000");
    test_hex(&code, "0240 1f40");
    leb(&code, n);
    repeat(&code, "000000", n);
    test_hex(&code, "08 00 0b 0b 4107");
    function(&d, "017f", &code);
    finish(&d, out);
}

/* A segment of N function indices, or of as many expressions. */
static void make_segment(Buffer *out, uint64_t n, const char *text)
{
    Draft d = {0};
    Buffer code = {0};
    test_hex(&code, "4107");
    function(&d, "017f", &code);
    Buffer *section = items(&d, ELEM, 1, *text == 'e' ? "0570" : "0100");
    leb(section, n);
    repeat(section, *text == 'e' ? "d2000b" : "00", n);
    finish(&d, out);
}

/* A call, N times, of a function with as many parameters as TEXT says. */
static void make_calls(Buffer *out, uint64_t n, const char *text)
{
    Draft d = {0};
    Buffer code = {0}, callee = {0};
    unsigned params = (unsigned)atoi(text);
    Buffer *type = items(&d, TYPE, 1, "60");
    leb(type, params);
    repeat(type, "7f", params);
    leb(type, params);
    repeat(type, "7f", params);
    items(&d, FUNC, 1, "00");
    for (unsigned i = 0; i < params; i++) {
        buffer_byte(&callee, 0x20);
        leb(&callee, i);
    }
    body(&d, &callee);
    repeat(&code, "4107", params);
    repeat(&code, "1000", n);
    repeat(&code, "1a", params - 1);
    function(&d, "017f", &code);
    finish(&d, out);
}

/* A name of N bytes: of an export, of an import (whose module and name both are), of a custom section. */
static void make_name(Buffer *out, uint64_t n, const char *text)
{
    Draft d = {0};
    Buffer name = {0};
    leb(&name, n);
    repeat(&name, text[1] == '!' ? "ff" : "'x'", n);
    items(&d, TYPE, 1, "600000");
    items(&d, IMPORT, 1, "");
    for (int k = 0; k < 2; k++) {
        if (*text == 'i')
            buffer_bytes(&d.section[IMPORT], name.at, name.len);
        else
            test_hex(&d.section[IMPORT], "00");
    }
    test_hex(&d.section[IMPORT], "0000");
    if (*text == 'e') {
        buffer_bytes(items(&d, EXPORT, 1, ""), name.at, name.len);
        test_hex(&d.section[EXPORT], "0000");
    }
    if (*text == 'c') {
        buffer_byte(&d.section[CUSTOM], 0);
        leb(&d.section[CUSTOM], name.len);
        buffer_bytes(&d.section[CUSTOM], name.at, name.len);
    }
    buffer_free(&name);
    finish(&d, out);
}

/* N custom sections, or one name section that names as many functions. */
static void make_customs(Buffer *out, uint64_t n, const char *text)
{
    Draft d = {0};
    Buffer *custom = &d.section[CUSTOM], names = {0}, head = {0};
    if (*text != 'n') {
        repeat(custom, "0003 01'x' 07", n);
        finish(&d, out);
        return;
    }
    items(&d, TYPE, 1, "600000");
    items(&d, FUNC, n, "00");
    items(&d, CODE, n, "02000b");
    leb(&names, n);
    for (uint64_t i = 0; i < n; i++) {
        leb(&names, i);
        test_hex(&names, "01'x'");
    }
    test_hex(&head, "04'name'01");
    leb(&head, names.len);
    buffer_byte(custom, 0);
    leb(custom, head.len + names.len);
    buffer_bytes(custom, head.at, head.len);
    buffer_bytes(custom, names.at, names.len);
    buffer_free(&names);
    buffer_free(&head);
    finish(&d, out);
}

/* Globals, each but the first initialized from the one before. */
static void make_globals(Buffer *out, uint64_t n, const char *text)
{
    Draft d = {0};
    Buffer code = {0};
    (void)text;
    items(&d, GLOBAL, 1, "7f00 4107 0b");
    for (uint64_t i = 1; i < n; i++) {
        leb(items(&d, GLOBAL, 1, "7f00 23"), i - 1);
        buffer_byte(&d.section[GLOBAL], 0x0B);
    }
    buffer_byte(&code, 0x23);
    leb(&code, n - 1);
    function(&d, "017f", &code);
    finish(&d, out);
}

/* N times what stands behind the first bar, with the number for #, then N times what stands behind the second. */
static void make_named(Buffer *out, uint64_t n, const char *text)
{
    char *copy = strdup(text), *each = strchr(copy, '|') + 1, *last = strchr(each, '|') + 1,
         *rest = strchr(last, '|') + 1;
    each[-1] = last[-1] = rest[-1] = 0;
    buffer_text(out, copy);
    for (uint64_t i = 0; i < n; i++) {
        for (const char *at = each; *at; at++) {
            if (*at == '#')
                buffer_format(out, "%u", (unsigned)i);
            else
                buffer_byte(out, (uint8_t)*at);
        }
    }
    for (uint64_t i = 0; i < n; i++)
        buffer_text(out, last);
    buffer_text(out, rest);
    free(copy);
}

/* Functions whose types, written where they are used, all differ. */
static void make_type_uses(Buffer *out, uint64_t n, const char *text)
{
    static const char *const types[] = {" i32", " i64", " f32", " f64"};
    (void)text;
    buffer_text(out, "(module ");
    for (uint64_t i = 0; i < n; i++) {
        buffer_text(out, "(func (param");
        for (uint64_t k = i; k; k /= 4)
            buffer_text(out, types[k % 4]);
        buffer_text(out, "))");
    }
    buffer_text(out, ")");
}

static void make_as_it_is(Buffer *out, uint64_t n, const char *text)
{
    (void)n;
    buffer_text(out, text);
}

/* ---- the table ---- */

/* TEXT is what the maker takes, or the module itself. The export "f", if there is one, is called; DUE is its result, or
   "fine" where it has none, or the class of the failure. An import has the type asked for and calls "f", if it is
   called; one with the name "other" is a global. */
typedef struct Case {
    const char *name;
    void (*make)(Buffer *out, uint64_t n, const char *text);
    uint64_t n;
    const char *text, *due;
} Case;

#define TEXT(name, due, text)                                                                      \
    {                                                                                              \
        (name), make_as_it_is, 0, (text), (due)                                                    \
    }
#define MILLION 1000000

static const Case cases[] = {
    /* calls */
    TEXT("recursion", "exhaustion", "(module (func $f (export \"f\") (call $f)))"),
    TEXT("mutual recursion through a table", "exhaustion",
         "(module (table funcref (elem $f $g)) (type $t (func (param i64) (result i64)))"
         " (func $f (type $t) (call_indirect (type $t) (local.get 0) (i32.const 1)))"
         " (func $g (type $t) (i64.add (call_indirect (type $t) (local.get 0) (i32.const 0)) "
         "(i64.const 1)))"
         " (func (export \"f\") (result i64) (call $f (i64.const 0))))"),
    TEXT("recursion through call_ref", "exhaustion",
         "(module (type $t (func)) (elem declare func $f)"
         " (func $f (export \"f\") (type $t) (call_ref $t (ref.func $f))))"),
    TEXT("recursion through a host", "exhaustion",
         "(module (import \"\" \"\" (func $h)) (func (export \"f\") (call $h)))"),
    TEXT("recursion of a start function", "exhaustion", "(module (func $f (call $f)) (start $f))"),
    TEXT("recursion in handlers", "exhaustion",
         "(module (tag $t) (func $f (export \"f\") (block (try_table (catch $t 0) (call $f) (throw "
         "$t)))))"),
    TEXT("recursion in handlers that catch", "7",
         "(module (tag $t) (func $g (param i32) (if (local.get 0) (then (call $g (i32.sub "
         "(local.get 0)"
         " (i32.const 1)))) (else (throw $t)))) (func (export \"f\") (result i32)"
         " (block (try_table (catch $t 0) (call $g (i32.const 10000)))) (i32.const 7)))"),
    TEXT("10^7 tail calls", "0",
         "(module (func $g (param i32) (result i32) (if (result i32) (local.get 0)"
         " (then (return_call $g (i32.sub (local.get 0) (i32.const 1)))) (else (i32.const 0))))"
         " (func (export \"f\") (result i32) (call $g (i32.const 10000000))))"),
    TEXT("a loop without end", "exhaustion", "(module (func (export \"f\") (loop (br 0))))"),
    TEXT("tail calls without end", "exhaustion",
         "(module (func $f (export \"f\") (return_call $f)))"),
    TEXT("exceptions without end", "exhaustion",
         "(module (tag $t) (func (export \"f\") (loop $l (try_table (catch_all $l) (throw $t)))))"),
    {"10^4 calls with 10^3 parameters and results", make_calls, 10000, "1000", "7"},

    /* locals */
    {"50,000 locals", make_locals, 50000, "7e", "fine"},
    {"10^6 locals", make_locals, MILLION, "7e", "fine"},
    {"10^6 + 1 locals", make_locals, MILLION + 1, "7e", "limit"},
    {"2^32 - 1 locals", make_locals, UINT32_MAX, "7e", "limit"},
    {"10^6 locals of 16 bytes", make_locals, MILLION, "7b", "fine"},
    {"50,000 locals in as many runs", make_runs, 25000, "017f 017b", "fine"},
    {"2^32 locals in two runs", make_runs, 1, "ffffffff0f7f 017f", "malformed"},

    /* nesting */
    {"10^6 nested blocks", make_nested, MILLION, "0240|0c00|0b 4107 1a 4107 1a", "invalid"},
    {"10^6 nested blocks with a result", make_nested, MILLION, "027f|4107|0b", "7"},
    {"10^6 nested blocks and a branch out", make_nested, MILLION, "027f|4107 0cc0843d|0b", "7"},
    {"10^6 nested loops", make_nested, MILLION, "037f|4107|0b", "7"},
    {"10^6 nested ifs", make_nested, MILLION, "4101 047f|4107|05 4108 0b", "7"},
    {"10^6 nested handlers", make_nested, MILLION, "1f7f00|4107|0b", "7"},
    {"10^5 nested handlers with a clause", make_nested, 100000, "0240 1f40010200|01|0b 0b",
     "invalid"},
    {"10^5 handlers in a row", make_nested, 100000, "|4107|0240 1f40 01 000000 0800 0b 0b", "7"},
    {"10^6 operators in a row", make_nested, MILLION, "|4107|6745 1a4107", "7"},
    {"10^6 operands", make_nested, MILLION, "4107|4107|1a", "7"},
    {"more operands than the stack takes", make_nested, LIMIT_stack_slots, "4107|4107|1a", "limit"},
    {"10^7 nops", make_nested, 10 * MILLION, "01|4107|", "7"},
    {"10^6 nested blocks in text", make_text, MILLION,
     "(module (func (export \"f\") (result i32)|block (result i32) |i32.const 7 |end |))", "7"},
    {"10^5 folded blocks", make_text, 100000,
     "(module (func (export \"f\") (result i32)|(block (result i32) |i32.const 7|)|))", "7"},
    {"10^5 folded operators", make_text, 100000,
     "(module (func (export \"f\") (result i32)|(i32.ctz |(i32.const 0)|)|))", "32"},
    {"10^6 folded operators", make_text, MILLION,
     "(module (func (export \"f\") (result i32)|(i32.eqz |(i32.const 1)|)|))", "1"},
    {"10^5 folded ifs", make_text, 100000,
     "(module (func (export \"f\") (result i32)|(if (result i32) (i32.const 0) (then i32.const 3) "
     "(else |i32.const "
     "7|))|))",
     "7"},
    {"10^5 folded conditions", make_text, 100000,
     "(module (func (export \"f\") (result i32)|(if (result i32) |(i32.const 7)|(then i32.const 1) "
     "(else i32.const "
     "0))|))",
     "1"},
    {"10^6 nested comments", make_text, MILLION, "(module |(;|;|;)|)", "fine"},
    {"10^6 nested annotations", make_text, MILLION, "(module |(@a |x|)|)", "fine"},
    {"10^6 parentheses in an annotation", make_text, MILLION, "(module (@a |(|x|)|))", "fine"},
    {"10^6 open parentheses", make_text, MILLION, "|(|||", "malformed"},
    {"10^6 open modules", make_text, MILLION, "|(module |||", "malformed"},
    {"10^6 open functions", make_text, MILLION, "(module |(func |||", "malformed"},
    {"10^6 open comments", make_text, MILLION, "|(;|||", "malformed"},

    /* memories */
    TEXT("16 GiB of 64-bit memory", "262144",
         "(module (memory i64 262144) (func (export \"f\") (result i64)"
         " (i64.store8 (i64.const 0x3ffffffff) (i64.const 7)) (memory.size)))"),
    TEXT("16 GiB of 64-bit memory, one byte too far", "trap",
         "(module (memory i64 262144) (func (export \"f\") (i64.store8 (i64.const 0x400000000) "
         "(i64.const 7))))"),
    TEXT("ten memories of 16 GiB", "262144",
         "(module (memory i64 262144) (memory i64 262144) (memory i64 262144) (memory i64 262144) "
         "(memory i64 262144)"
         " (memory i64 262144) (memory i64 262144) (memory i64 262144) (memory i64 262144) (memory "
         "i64 262144)"
         " (func (export \"f\") (result i64) (memory.size 9)))"),
    TEXT("more than 16 GiB of 64-bit memory", "limit", "(module (memory i64 262145))"),
    TEXT(
        "at most 2^48 pages", "0",
        "(module (memory i64 0 0x1000000000000) (func (export \"f\") (result i64) (memory.size)))"),
    TEXT("2^48 pages", "limit", "(module (memory i64 0x1000000000000))"),
    TEXT("at most 2^48 + 1 pages", "invalid", "(module (memory i64 0 0x1000000000001))"),
    TEXT("4 GiB of memory", "65536",
         "(module (memory 65536) (func (export \"f\") (result i32)"
         " (i32.store8 (i32.const -1) (i32.const 7)) (memory.size)))"),
    TEXT("more than 4 GiB of memory", "invalid", "(module (memory 65537))"),
    TEXT("memory.grow to 4 GiB", "1",
         "(module (memory 1) (func (export \"f\") (result i32) (memory.grow (i32.const 65535))))"),
    TEXT("memory.grow beyond 4 GiB", "-1",
         "(module (memory 1) (func (export \"f\") (result i32) (drop (memory.grow (i32.const "
         "65535)))"
         " (memory.grow (i32.const 1))))"),
    TEXT("memory.grow by 2^32 - 1 pages", "-1",
         "(module (memory 1) (func (export \"f\") (result i32) (memory.grow (i32.const -1))))"),
    TEXT("memory.grow to 16 GiB", "1",
         "(module (memory i64 1) (func (export \"f\") (result i64) (memory.grow (i64.const "
         "262143))))"),
    TEXT("memory.grow beyond 16 GiB", "-1",
         "(module (memory i64 1) (func (export \"f\") (result i64) (memory.grow (i64.const "
         "262144))))"),
    TEXT("memory.grow by 2^64 - 1 pages", "-1",
         "(module (memory i64 1) (func (export \"f\") (result i64) (memory.grow (i64.const -1))))"),
    TEXT("memory.grow a page at a time", "60000",
         "(module (memory 0) (func (export \"f\") (result i32) (loop $l (drop (memory.grow "
         "(i32.const 1)))"
         " (br_if $l (i32.lt_u (memory.size) (i32.const 60000)))) (memory.size)))"),
    TEXT("memory.fill with 2^32 - 1 bytes", "trap",
         "(module (memory 1) (func (export \"f\") (memory.fill (i32.const 1) (i32.const 0) "
         "(i32.const -1))))"),
    {"10^5 memories without pages", make_items, 100000 - 1, "5 0000", "7"},
    {"more than 10^5 memories", make_items, 100000 + 1, "5 0000", "limit"},
    {"10^5 memories of a page", make_items, 100000 - 1, "5 0001", "exhaustion"},

    /* tables */
    TEXT("10^7 elements", "10000000",
         "(module (table 10000000 funcref) (func (export \"f\") (result i32) (table.size)))"),
    TEXT("more than 10^7 elements", "limit", "(module (table 10000001 funcref))"),
    TEXT("2^32 - 1 elements", "limit", "(module (table 0xffffffff funcref))"),
    TEXT("2^32 elements in a 64-bit table", "limit", "(module (table i64 0x100000000 funcref))"),
    TEXT("2^64 - 1 elements", "limit", "(module (table i64 0xffffffffffffffff funcref))"),
    TEXT("2^32 elements", "invalid", "(module (table 0x100000000 funcref))"),
    TEXT("at most 2^64 - 1 elements", "0",
         "(module (table i64 0 0xffffffffffffffff funcref) (func (export \"f\") (result i64) "
         "(table.size)))"),
    TEXT("table.grow to 10^7 elements", "1",
         "(module (table 1 externref) (func (export \"f\") (result i32)"
         " (table.grow (ref.null extern) (i32.const 9999999))))"),
    TEXT("table.grow beyond 10^7 elements", "-1",
         "(module (table 1 externref) (func (export \"f\") (result i32)"
         " (table.grow (ref.null extern) (i32.const 10000000))))"),
    TEXT("table.grow by 2^64 - 1 elements", "-1",
         "(module (table i64 1 externref) (func (export \"f\") (result i64)"
         " (table.grow (ref.null extern) (i64.const -1))))"),
    TEXT("table.grow an element at a time", "1000000",
         "(module (table 0 externref) (func (export \"f\") (result i32)"
         " (loop $l (drop (table.grow (ref.null extern) (i32.const 1)))"
         " (br_if $l (i32.lt_u (table.size) (i32.const 1000000)))) (table.size)))"),
    {"10^5 tables", make_items, 100000, "4 700001", "7"},
    {"more than 10^5 tables", make_items, 100000 + 1, "4 700001", "limit"},

    /* structures and arrays */
    TEXT("array.new of 2^31 bytes", "exhaustion",
         "(module (type $a (array (mut i8))) (func (export \"f\") (result i32)"
         " (array.len (array.new $a (i32.const 1) (i32.const 0x80000000)))))"),
    TEXT("array.new_default of 2^32 - 1 vectors", "exhaustion",
         "(module (type $a (array (mut v128))) (func (export \"f\") (result i32)"
         " (array.len (array.new_default $a (i32.const -1)))))"),
    TEXT("array.new of 10^8 bytes", "100000000",
         "(module (type $a (array (mut i8))) (func (export \"f\") (result i32)"
         " (array.len (array.new $a (i32.const 1) (i32.const 100000000)))))"),
    TEXT("array.new_data of 2^32 - 1 elements", "trap",
         "(module (type $a (array (mut i64))) (data $d \"abcdefgh\") (func (export \"f\") (result "
         "i32)"
         " (array.len (array.new_data $a $d (i32.const 0) (i32.const -1)))))"),
    TEXT("array.new_fixed of 2^32 - 1 operands of a dead stack", "invalid",
         "(module (type $a (array (mut i64))) (func (export \"f\") (result i64)"
         " (unreachable) (array.new_fixed $a 4294967295)))"),
    TEXT("10^7 arrays, one at a time", "10000000",
         "(module (type $a (array (mut i64))) (func (export \"f\") (result i32) (local $i i32)"
         " (loop $l (drop (array.new_default $a (i32.and (local.get $i) (i32.const 63))))"
         " (br_if $l (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const "
         "10000000))))"
         " (local.get $i)))"),
    TEXT("10^5 large arrays, one at a time", "100000",
         "(module (type $a (array (mut i64))) (func (export \"f\") (result i32) (local $i i32)"
         " (loop $l (drop (array.new_default $a (i32.const 10000)))"
         " (br_if $l (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const "
         "100000))))"
         " (local.get $i)))"),
    TEXT("a list of 10^7 structures", "10000000",
         "(module (type $n (struct (field (ref null $n)) (field i32)))"
         " (func (export \"f\") (result i32) (local $l (ref null $n)) (local $i i32)"
         " (loop $a (local.set $l (struct.new $n (local.get $l) (local.get $i)))"
         "  (br_if $a (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const "
         "10000000))))"
         " (local.set $i (i32.const 0))"
         " (loop $b (local.set $i (i32.add (local.get $i) (i32.const 1)))"
         "  (br_if $b (i32.eqz (ref.is_null (local.tee $l (struct.get $n 0 (local.get $l)))))))"
         " (local.get $i)))"),
    TEXT("a list without end", "exhaustion",
         "(module (type $n (struct (field (ref null $n)) (field i64) (field i64) (field i64) "
         "(field i64)))"
         " (func (export \"f\") (local $l (ref null $n))"
         " (loop $a (local.set $l (struct.new $n (local.get $l) (i64.const 1) (i64.const 2) "
         "(i64.const 3)"
         " (i64.const 4))) (br $a))))"),
    TEXT("exceptions in exceptions without end", "exhaustion",
         "(module (tag $t (param exnref i64 i64 i64 i64 i64 i64)) (func (export \"f\") (local $x "
         "exnref)"
         " (loop $l (block $c (result exnref)"
         "  (try_table (catch_all_ref $c) (throw $t (local.get $x) (i64.const 1) (i64.const 2) "
         "(i64.const 3)"
         "   (i64.const 4) (i64.const 5) (i64.const 6)))"
         "  (unreachable)) (local.set $x) (br $l))))"),

    /* types */
    {"10^6 types", make_types, MILLION, "", "fine"},
    {"10^6 + 1 types", make_types, MILLION + 1, "", "limit"},
    {"a recursive type of 10^6 types", make_types, MILLION, "rec", "fine"},
    {"a recursive type of 10^6 + 1 types", make_types, MILLION + 1, "rec", "limit"},
    {"10^6 equal types", make_items, MILLION - 1, "1 600000", "7"},
    {"63 super types", make_subtypes, 64, "", "fine"},
    {"64 super types", make_subtypes, 65, "", "limit"},
    {"a type that is long when written out, as an import", make_type_tree, 100, "i", "unlinkable"},
    {"a type that is long when written out, as a mismatch", make_type_tree, 100, "g", "invalid"},
    {"10^4 parameters", make_long_type, 10000, "60|7f|00", "fine"},
    {"10^4 + 1 parameters", make_long_type, 10001, "60|7f|00", "limit"},
    {"10^4 results", make_long_type, 10000, "6000|7f|", "fine"},
    {"10^4 + 1 results", make_long_type, 10001, "6000|7f|", "limit"},
    {"10^4 fields", make_long_type, 10000, "5f|7f00|", "fine"},
    {"10^4 + 1 fields", make_long_type, 10001, "5f|7f00|", "limit"},

    /* long lists */
    {"10^6 branch targets", make_br_table, MILLION, "0", "7"},
    {"10^6 branch targets with 10^4 operands", make_br_table, MILLION, "10000", "7"},
    {"10^6 catch clauses", make_catches, MILLION, "", "7"},
    {"10^6 functions", make_items, MILLION, "3 00", "fine"},
    {"10^6 + 1 functions", make_items, MILLION + 1, "3 00", "limit"},
    {"10^6 imports", make_items, MILLION, "2 00000000", "fine"},
    {"10^6 + 1 imports", make_items, MILLION + 1, "2 00000000", "limit"},
    {"10^6 exports", make_exports, MILLION, "", "7"},
    {"10^6 + 1 exports", make_exports, MILLION + 1, "", "limit"},
    {"10^6 globals, each from the one before", make_globals, MILLION, "", "7"},
    {"10^6 + 1 globals", make_globals, MILLION + 1, "", "limit"},
    {"10^6 tags", make_items, MILLION, "13 0000", "7"},
    {"10^6 + 1 tags", make_items, MILLION + 1, "13 0000", "limit"},
    {"10^5 data segments", make_items, 100000, "11 0041000b 01'x'", "7"},
    {"10^5 + 1 data segments", make_items, 100001, "11 0041000b 01'x'", "limit"},
    {"10^6 element segments", make_items, MILLION, "9 0041000b 0100", "7"},
    {"10^7 elements in a segment", make_segment, 10 * MILLION, "f", "7"},
    {"10^6 expressions in a segment", make_segment, MILLION, "e", "7"},
    {"10^6 custom sections", make_customs, MILLION, "c", "fine"},
    {"10^6 names", make_customs, MILLION, "n", "fine"},
    {"an export's name of 10^7 bytes", make_name, 10 * MILLION, "e", "fine"},
    {"an import's names of 10^7 bytes", make_name, 10 * MILLION, "i", "fine"},
    {"a section's name of 10^7 bytes", make_name, 10 * MILLION, "c", "fine"},
    {"10^7 bytes that are no name", make_name, 10 * MILLION, "i!", "malformed"},
    {"a constant expression of 10^6 operators", make_text, MILLION,
     "(module (global $g i32 (i32.const 7)|(i32.const 0) i32.add |)||(func (export \"f\") (result "
     "i32)"
     " (global.get $g)))",
     "7"},
    {"an identifier of 10^6 characters", make_text, MILLION, "(module (func $|x|) (start $|x|))",
     "fine"},
    {"a string of 10^7 bytes", make_text, 10 * MILLION, "(module (memory 1) (data \"|x|\"||))",
     "fine"},
    {"a number of 10^6 digits", make_text, MILLION, "(module (global f64 (f64.const 0.|0|1||)))",
     "fine"},
    {"a number too large by 10^6 digits", make_text, MILLION,
     "(module (global f64 (f64.const 1|0|.||)))", "malformed"},
    {"a hexadecimal number of 10^6 digits", make_text, MILLION,
     "(module (global f64 (f64.const 0x0.|1|p0||)))", "fine"},
    {"an integer of 10^6 digits", make_text, MILLION, "(module (global i32 (i32.const 0x|0|7||)))",
     "fine"},
    {"an integer too large by 10^6 digits", make_text, MILLION,
     "(module (global i32 (i32.const |7|||)))", "malformed"},
    {"10^6 identifiers", make_named, MILLION, "(module |(func $f#)||(start $f999999))", "fine"},
    {"10^5 identifiers of labels", make_named, 100000, "(module (func |block $l# br $l0 |end |))",
     "fine"},
    {"10^5 types that differ, where they are used", make_type_uses, 100000, "", "fine"},
    {"10^6 lines", make_text, MILLION, "(module|\n ;; x\n|)||", "fine"},
};

/* ---- running ---- */

static Embed_instance *running;

/* Calls "f" again. */
static Embed_result host(void *data, Embed_store *store, Embed_instance *caller,
                         const Embed_value *args, Embed_value *results, Embed_failure *failure)
{
    (void)data, (void)args;
    return embed_func_invoke(store, export_of(caller, "f"), NULL, 0, results, failure);
}

static bool resolve(void *data, Embed_store *store, Embed_name module, Embed_name field,
                    const Embed_externtype *type, Embed_extern *out)
{
    (void)data, (void)module;
    static uint32_t global, func = UINT32_MAX;
    Embed_externtype i32 = {.kind = EMBED_GLOBAL, .t = NUM(EMBED_I32)};
    if (field.len == 5) {
        global = embed_global_alloc(store, &i32, &I32(0));
        *out = (Embed_extern){EMBED_GLOBAL, global};
    } else {
        func = func == UINT32_MAX ? embed_func_alloc(store, type->deftype, host, NULL) : func;
        *out = (Embed_extern){EMBED_FUNC, func};
    }
    return true;
}

static void print_result(char *out, size_t size, const Embed_value *value, uint32_t n)
{
    if (n == 0)
        snprintf(out, size, "fine");
    else if (value->type.kind == EMBED_I64)
        snprintf(out, size, "%lld", (long long)value->i64);
    else
        snprintf(out, size, "%d", (int)value->i32);
}

/* It can be written in either format. */
static void write_module(const Embed_module *module)
{
    uint8_t *bytes;
    char *text;
    size_t len;
    embed_module_encode(module, true, &bytes, &len);
    free(bytes);
    embed_module_print(module, &text, &len);
    free(text);
}

/* Runs the module to its end and writes what came of it. */
static Embed_result run(const Case *c, const Buffer *source, char *out, size_t size,
                        Embed_failure *failure)
{
    Embed_module *module;
    Embed_store *store = embed_store_init();
    Embed_features features = embed_features_default();
    Embed_extern f;
    Embed_export export;
    Embed_functype type;
    Embed_value value = {0};
    bool text = source->len < 4 || source->at[0];
    snprintf(out, size, "fine");
    (void)c;
    Embed_result result =
        text ? embed_module_parse((const char *)source->at, source->len, features, &module, failure)
             : embed_module_decode(source->at, source->len, features, &module, failure);
    if (result || (result = embed_module_validate(module, failure)))
        return result;
    write_module(module);
    embed_store_fuel(store, 100 * MILLION);
    if ((result = embed_module_link(store, module, resolve, NULL, &running, failure)))
        return result;
    for (uint32_t i = 0; i < embed_module_exports(module); i++) {
        export = embed_module_export(module, i);
        if (!embed_instance_export(running, export.name, &f))
            return EMBED_CRASH;
    }
    if (!embed_instance_export(running, name("f"), &f) || f.kind != EMBED_FUNC)
        return EMBED_OK;
    embed_functype(embed_func_type(store, f.addr), &type);
    if (!(result = embed_func_invoke(store, f.addr, NULL, 0, &value, failure)))
        print_result(out, size, &value, type.results_n);
    return result;
}

/* In the process of the case: its outcome goes to the pipe. */
static _Noreturn void child(const Case *c, int to)
{
    Buffer source = {0};
    char out[400];
    Embed_failure failure = {.result = EMBED_OK};
    struct rlimit limit = {SECONDS_MOST, SECONDS_MOST};
    setrlimit(RLIMIT_CPU, &limit);
    c->make(&source, c->n, c->text);
    Embed_result result = run(c, &source, out, sizeof out, &failure);
    if (result)
        snprintf(out, sizeof out, "%s: %s", embed_result_name(result), failure.message);
    ssize_t written = write(to, out, strlen(out));
    _exit(written > 0 ? 0 : 1);
}

static void check(const Case *c)
{
    int ends[2], status;
    char out[400] = "nothing";
    struct rusage usage;
    assert_int_equal(pipe(ends), 0);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0)
        child(c, ends[1]);
    close(ends[1]);
    ssize_t n = read(ends[0], out, sizeof out - 1);
    close(ends[0]);
    out[n > 0 ? n : 0] = 0;
    assert_int_equal(wait4(pid, &status, 0, &usage), pid);
    double seconds = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                     (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    print_message("# %-60s %6.2f s %6ld MiB  %s\n", c->name, seconds, usage.ru_maxrss >> 10, out);
    size_t len = strcspn(out, ":");
    if (status || len != strlen(c->due) || strncmp(out, c->due, len) != 0)
        fail_msg("%s: %s is due, it came to '%s' (status %d)", c->name, c->due, out, status);
    if (seconds > seconds_due() || usage.ru_maxrss > KIB_DUE)
        fail_msg("%s: %.1f s, %ld MiB", c->name, seconds, usage.ru_maxrss >> 10);
}

/* BOUNDS=WORDS in the environment takes the cases whose names begin so. */
static void t_bounds(void **state)
{
    (void)state;
    const char *only = getenv("BOUNDS");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (!only || strncmp(cases[i].name, only, strlen(only)) == 0)
            check(&cases[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_bounds)};
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
