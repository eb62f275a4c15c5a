/* valid/match_linking_test.c: subtyping of modules and instances (module-linking/Subtyping): the page's examples,
   tables by kind and sign, and the order on generated types, against a second implementation as plain as can be. */
#include "valid/match.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define LENGTH(list) (sizeof(list) / sizeof *(list))

/* ---- the second implementation: no table, no order by name --------------------------------------------------- */

static bool plain_externtype(const Externtype *a, const Externtype *b);

/* Every field of B is in A, with a type that matches. */
static bool plain_map(const Externfield *a, uint32_t a_n, const Externfield *b, uint32_t b_n)
{
    for (uint32_t i = 0; i < b_n; i++) {
        uint32_t k = 0;
        while (k < a_n && !bytes_equal(a[k].name, b[i].name))
            k++;
        if (k == a_n || !plain_externtype(&a[k].xt, &b[i].xt))
            return false;
    }
    return true;
}

static bool plain_externtype(const Externtype *a, const Externtype *b)
{
    if (a->kind < EXTERN_MODULE || b->kind < EXTERN_MODULE)
        return a->kind == b->kind && match_externtype(a, b);
    const Interface *x = interface_of(a->use.x), *y = interface_of(b->use.x);
    return a->kind == b->kind && plain_map(y->imports, y->imports_n, x->imports, x->imports_n) &&
           plain_map(x->exports, x->exports_n, y->exports, y->exports_n);
}

/* ---- making types -------------------------------------------------------------------------------------------- */

static Name name(const char *text)
{
    return bytes_of(text);
}

static Externtype memory(uint64_t min)
{
    return (Externtype){.kind = EXTERN_MEM, .mem = {.lim = {.min = min}, .page_log2 = 16}};
}

static Externtype function(void)
{
    uint32_t type = intern_functype((Resulttype){0}, (Resulttype){0});
    return (Externtype){.kind = EXTERN_FUNC, .use = {HT_DEF, type}};
}

static Externtype instance(const Externfield *exports, uint32_t n)
{
    uint32_t type = intern_interface(COMP_INSTANCE, NULL, 0, exports, n);
    return (Externtype){.kind = EXTERN_INSTANCE, .use = {HT_DEF, type}};
}

static Externtype module(const Externfield *imports, uint32_t imports_n, const Externfield *exports,
                         uint32_t exports_n)
{
    uint32_t type = intern_interface(COMP_MODULE, imports, imports_n, exports, exports_n);
    return (Externtype){.kind = EXTERN_MODULE, .use = {HT_DEF, type}};
}

static Externtype instance_of(const char *export, Externtype xt)
{
    Externfield field = {name(export), xt};
    return instance(&field, 1);
}

static Externtype importing(Externtype xt)
{
    Externfield field = {name(""), xt};
    return module(&field, 1, NULL, 0);
}

static Externtype exporting(Externtype xt)
{
    Externfield field = {name(""), xt};
    return module(NULL, 0, &field, 1);
}

static void below(Externtype a, Externtype b)
{
    assert_true(match_externtype(&a, &b));
    assert_true(plain_externtype(&a, &b));
}

static void not_below(Externtype a, Externtype b)
{
    assert_false(match_externtype(&a, &b));
    assert_false(plain_externtype(&a, &b));
}

static void strictly_below(Externtype a, Externtype b)
{
    below(a, b);
    not_below(b, a);
}

/* ---- examples ------------------------------------------------------------------------------------------------ */

static void t_page(void **state)
{
    (void)state;
    Externtype empty = instance(NULL, 0), none = module(NULL, 0, NULL, 0);
    below(empty, empty);
    strictly_below(instance_of("", function()), empty);
    strictly_below(instance_of("", instance_of("e", function())), instance_of("", empty));
    below(none, none);
    strictly_below(none, importing(empty));
    strictly_below(importing(empty), importing(instance_of("e", function())));
    strictly_below(exporting(function()), none);
    not_below(none, empty);
    not_below(empty, none);
}

static void t_order_of_fields(void **state)
{
    (void)state;
    Externfield fields[] = {
        {name("a"), function()}, {name("b"), memory(1)}, {name("c"), memory(2)}};
    Externfield turned[] = {fields[2], fields[0], fields[1]};
    Externtype a = instance(fields, 3), b = instance(turned, 3);
    assert_int_not_equal(a.use.x, b.use.x);
    below(a, b);
    below(b, a);
    a = module(fields, 3, turned, 3);
    b = module(turned, 3, fields, 3);
    below(a, b);
    below(b, a);
    /* names tell, not places */
    Externfield renamed[] = {{name("b"), function()}, {name("a"), memory(1)}};
    not_below(instance(fields, 2), instance(renamed, 2));
}

/* Two types of each kind, the first strictly below the second. */
typedef struct Pair {
    Externtype sub, super;
} Pair;

static uint32_t pairs(Pair *out)
{
    static const Valtype funcref = REFTYPE(1, HT_FUNC), func = REFTYPE(0, HT_FUNC);
    uint32_t n = 0;
    out[n++] = (Pair){memory(2), memory(1)};
    out[n] = (Pair){memory(1), memory(1)};
    out[n].sub.mem.lim.has_max = true;
    out[n++].sub.mem.lim.max = 2;
    out[n++] = (Pair){{.kind = EXTERN_GLOBAL, .global = {false, func}},
                      {.kind = EXTERN_GLOBAL, .global = {false, funcref}}};
    out[n] = (Pair){{.kind = EXTERN_TABLE, .table = {.t = funcref, .lim = {.min = 3}}},
                    {.kind = EXTERN_TABLE, .table = {.t = funcref}}};
    n++;
    out[n++] = (Pair){instance_of("x", function()), instance(NULL, 0)};
    out[n++] = (Pair){exporting(function()), importing(memory(1))};
    return n;
}

/* Exports are covariant, imports contravariant, at any depth. */
static void t_variance(void **state)
{
    (void)state;
    Pair of[8];
    uint32_t n = pairs(of);
    for (uint32_t i = 0; i < n; i++) {
        Externtype sub = of[i].sub, super = of[i].super;
        strictly_below(sub, super);
        strictly_below(instance_of("e", sub), instance_of("e", super));
        strictly_below(exporting(sub), exporting(super));
        strictly_below(importing(super), importing(sub));
        strictly_below(importing(importing(sub)), importing(importing(super)));
        strictly_below(exporting(importing(super)), exporting(importing(sub)));
        strictly_below(importing(exporting(super)), importing(exporting(sub)));
        strictly_below(importing(importing(importing(super))),
                       importing(importing(importing(sub))));
        strictly_below(importing(exporting(importing(sub))),
                       importing(exporting(importing(super))));
    }
    Externtype mutable = {.kind = EXTERN_GLOBAL, .global = {true, REFTYPE(1, HT_FUNC)}};
    Externtype narrower = {.kind = EXTERN_GLOBAL, .global = {true, REFTYPE(0, HT_FUNC)}};
    not_below(instance_of("g", mutable), instance_of("g", narrower));
    not_below(instance_of("g", narrower), instance_of("g", mutable));
}

static void t_kinds(void **state)
{
    (void)state;
    Externtype of[] = {function(),
                       memory(0),
                       {.kind = EXTERN_TABLE, .table = {.t = REFTYPE(1, HT_FUNC)}},
                       instance(NULL, 0),
                       module(NULL, 0, NULL, 0),
                       {.kind = EXTERN_GLOBAL, .global = {false, VALTYPE(VT_I32)}},
                       function()};
    of[LENGTH(of) - 1].kind = EXTERN_TAG;
    for (size_t i = 0; i < LENGTH(of); i++) {
        for (size_t k = 0; k < LENGTH(of); k++) {
            Externtype a = instance_of("x", of[i]), b = instance_of("x", of[k]);
            assert_int_equal(match_externtype(&a, &b), i == k);
            a = importing(of[i]), b = importing(of[k]);
            assert_int_equal(match_externtype(&a, &b), i == k);
        }
    }
}

/* ---- generated types ----------------------------------------------------------------------------------------- */

static uint32_t seed = 1;

static uint32_t draw(uint32_t n)
{
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % n;
}

static Externtype generate(int depth);

/* Up to three fields of different names in any order. */
static uint32_t generate_fields(Externfield *fields, int depth)
{
    static const char *const names[] = {"a", "b", ""};
    uint32_t n = 0, first = draw(3);
    for (uint32_t i = 0; i < 3; i++) {
        if (draw(2))
            fields[n++] = (Externfield){name(names[(first + i) % 3]), generate(depth - 1)};
    }
    return n;
}

static Externtype generate(int depth)
{
    Externfield imports[3], exports[3];
    switch (draw(depth > 0 ? 8 : 4)) {
    case 0: return function();
    case 1: return memory(draw(2));
    case 2:
        return (Externtype){.kind = EXTERN_GLOBAL,
                            .global = {draw(3) == 0, REFTYPE(draw(2) != 0, HT_FUNC)}};
    case 3: return instance(NULL, 0);
    case 4:
    case 5: return instance(exports, generate_fields(exports, depth));
    default: {
        uint32_t n = generate_fields(imports, depth);
        return module(imports, n, exports, generate_fields(exports, depth));
    }
    }
}

/* TYPE with the order of its fields turned around. */
static Externtype turned(Externtype type)
{
    const Interface *of = interface_of(type.use.x);
    Externfield imports[3], exports[3];
    for (uint32_t i = 0; i < of->imports_n; i++)
        imports[i] = of->imports[of->imports_n - 1 - i];
    for (uint32_t i = 0; i < of->exports_n; i++)
        exports[i] = of->exports[of->exports_n - 1 - i];
    return type.kind == EXTERN_INSTANCE ? instance(exports, of->exports_n)
                                        : module(imports, of->imports_n, exports, of->exports_n);
}

/* Equal but for the order of fields. */
static bool alike(const Externtype *a, const Externtype *b);

static bool alike_map(const Externfield *a, uint32_t a_n, const Externfield *b, uint32_t b_n)
{
    bool equal = a_n == b_n;
    for (uint32_t i = 0; equal && i < a_n; i++) {
        uint32_t k = 0;
        while (k < b_n && !bytes_equal(a[i].name, b[k].name))
            k++;
        equal = k < b_n && alike(&a[i].xt, &b[k].xt);
    }
    return equal;
}

static bool alike(const Externtype *a, const Externtype *b)
{
    if (a->kind != b->kind)
        return false;
    if (a->kind == EXTERN_GLOBAL)
        return a->global.mut == b->global.mut && valtype_equal(a->global.t, b->global.t);
    if (a->kind == EXTERN_MEM)
        return a->mem.lim.min == b->mem.lim.min;
    if (a->kind == EXTERN_FUNC)
        return a->use.x == b->use.x;
    const Interface *x = interface_of(a->use.x), *y = interface_of(b->use.x);
    return alike_map(x->imports, x->imports_n, y->imports, y->imports_n) &&
           alike_map(x->exports, x->exports_n, y->exports, y->exports_n);
}

enum { GENERATED = 220 };
static Externtype generated[GENERATED];
static bool order[GENERATED][GENERATED];

/* Matching is reflexive and transitive; two types match each other just when they differ in the order of fields alone.
   REQ L-050 */
static void t_order(void **state)
{
    (void)state;
    uint32_t related = 0, reordered = 0;
    for (uint32_t i = 0; i < GENERATED; i++) {
        bool turn = i % 3 == 2 && generated[i - 1].kind >= EXTERN_MODULE;
        generated[i] = turn ? turned(generated[i - 1]) : generate(3);
    }
    for (uint32_t i = 0; i < GENERATED; i++) {
        for (uint32_t k = 0; k < GENERATED; k++) {
            order[i][k] = match_externtype(&generated[i], &generated[k]);
            assert_int_equal(order[i][k], plain_externtype(&generated[i], &generated[k]));
            related += order[i][k] && i != k;
        }
        assert_true(order[i][i]);
    }
    for (uint32_t i = 0; i < GENERATED; i++) {
        for (uint32_t k = 0; k < GENERATED; k++) {
            bool both = order[i][k] && order[k][i];
            assert_int_equal(both, alike(&generated[i], &generated[k]));
            reordered += both && generated[i].kind >= EXTERN_MODULE &&
                         generated[i].use.x != generated[k].use.x;
            for (uint32_t l = 0; order[i][k] && l < GENERATED; l++)
                assert_true(!order[k][l] || order[i][l]);
        }
    }
    /* the types are not all unrelated, nor all equal */
    assert_true(related > 1000);
    assert_true(reordered > 10);
}

/* Types that share parts: 2^150 ways from the first to the last. */
static void t_shared_parts(void **state)
{
    (void)state;
    Externtype a = memory(2), b = memory(1), c = memory(3);
    for (int i = 0; i < 150; i++) {
        Externfield x[] = {{name("l"), a}, {name("r"), a}}, y[] = {{name("r"), b}, {name("l"), b}},
                    z[] = {{name("l"), c}, {name("r"), c}};
        a = i % 2 ? instance(x, 2) : module(NULL, 0, x, 2);
        b = i % 2 ? instance(y, 2) : module(NULL, 0, y, 2);
        c = i % 2 ? instance(z, 2) : module(NULL, 0, z, 2);
    }
    assert_true(match_externtype(&a, &b));
    assert_false(match_externtype(&b, &a));
    assert_true(match_externtype(&c, &b));
    assert_false(match_externtype(&a, &c));
    assert_int_equal(interface_of(a.use.x)->depth, 150);
}

/* A type of many fields is matched often: each time but the first is one look-up. */
static void t_wide(void **state)
{
    (void)state;
    enum { WIDE = 20000 };
    Externfield *fields = calloc(WIDE, sizeof *fields);
    char(*names)[8] = calloc(WIDE, sizeof *names);
    for (uint32_t i = 0; i < WIDE; i++) {
        snprintf(names[i], sizeof names[i], "%u", i);
        fields[i] = (Externfield){name(names[i]), function()};
    }
    Externtype sub = instance(fields, WIDE), super = instance(fields, WIDE - 1);
    for (uint32_t i = 0; i < WIDE; i++) {
        assert_true(match_externtype(&sub, &super));
        assert_false(match_externtype(&super, &sub));
    }
    free(names);
    free(fields);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_page),     cmocka_unit_test(t_order_of_fields),
        cmocka_unit_test(t_variance), cmocka_unit_test(t_kinds),
        cmocka_unit_test(t_order),    cmocka_unit_test(t_shared_parts),
        cmocka_unit_test(t_wide),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
