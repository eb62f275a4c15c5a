/* embed/bounds_make_test.h: makes long, deep and large modules, for embed/bounds_test.c. NON-SPEC. */
#ifndef TOUCHSTONE_EMBED_BOUNDS_MAKE_TEST_H
#define TOUCHSTONE_EMBED_BOUNDS_MAKE_TEST_H

#include "binary/bytes_test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- modules in the making ---- */

/* The sections by their id, with the number of their items. */
typedef struct Draft {
    Buffer section[14];
    uint64_t n[14];
} Draft;

enum { CUSTOM, TYPE, IMPORT, FUNC, TABLE, MEM, GLOBAL, EXPORT, ELEM = 9, CODE, DATA, TAG = 13 };

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

/* TEXT is a number of parameters, and the code that, N times, takes and leaves so many operands: a call of function 0,
   whose type has so many results too, or a block of type 0. */
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
    repeat(&code, strchr(text, ' ') + 1, n);
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

#endif
