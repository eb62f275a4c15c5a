/* valid/match_test.c: subtyping, by tables and as an order on generated types. */
#include "valid/match.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define LENGTH(list) (sizeof(list) / sizeof *(list))

static Fieldtype i32_fields[] = {{{.kind = VT_I32}, false}, {{.kind = VT_I64}, false}};

/* Defined types: two structures, the second below the first, a third that declares nothing; a function; an array. */
enum { D_STRUCT, D_SUB, D_OTHER, D_FUNC, D_ARRAY, D_SUBSUB, D_COUNT };
static uint32_t defs[D_COUNT];

static uint32_t intern_struct(const uint32_t *super, uint32_t n)
{
    Typeuse use = {HT_DEF, super ? *super : 0};
    Subtype st = {.supers_n = super != NULL,
                  .supers = &use,
                  .ct = {COMP_STRUCT, .n = n, .fields = i32_fields}};
    uint32_t id;
    intern_rectype(&(Rectype){1, &st}, 0, NULL, &id);
    return id;
}

static int set_up(void **state)
{
    (void)state;
    defs[D_STRUCT] = intern_struct(NULL, 1);
    defs[D_SUB] = intern_struct(&defs[D_STRUCT], 1);
    defs[D_SUBSUB] = intern_struct(&defs[D_SUB], 2);
    defs[D_OTHER] = intern_struct(NULL, 2);
    defs[D_FUNC] = intern_functype((Resulttype){0, NULL}, (Resulttype){0, NULL});
    Subtype array = {.ct = {COMP_ARRAY, .n = 1, .fields = i32_fields}};
    intern_rectype(&(Rectype){1, &array}, 0, NULL, &defs[D_ARRAY]);
    return 0;
}

/* The heap types that each heap type matches, besides itself: what core/valid/matching says, written out. */
static const struct {
    int heap, def; /* HT_DEF: which */
    const char *supers;
} due[] = {
    {HT_ANY, 0, ""},
    {HT_EQ, 0, "any"},
    {HT_I31, 0, "eq any"},
    {HT_STRUCT, 0, "eq any"},
    {HT_ARRAY, 0, "eq any"},
    {HT_NONE, 0, "any eq i31 struct array D0 D1 D2 D4 D5"},
    {HT_FUNC, 0, ""},
    {HT_NOFUNC, 0, "func D3"},
    {HT_EXN, 0, ""},
    {HT_NOEXN, 0, "exn"},
    {HT_EXTERN, 0, ""},
    {HT_NOEXTERN, 0, "extern"},
    {HT_BOT, 0,
     "any eq i31 struct array none func nofunc exn noexn extern noextern D0 D1 D2 D3 D4 D5"},
    {HT_DEF, D_STRUCT, "struct eq any"},
    {HT_DEF, D_SUB, "D0 struct eq any"},
    {HT_DEF, D_OTHER, "struct eq any"},
    {HT_DEF, D_FUNC, "func"},
    {HT_DEF, D_ARRAY, "array eq any"},
    {HT_DEF, D_SUBSUB, "D0 D1 struct eq any"},
};

static const char *const names[] = {"any",    "eq",  "i31",   "struct", "array",    "none", "func",
                                    "nofunc", "exn", "noexn", "extern", "noextern", "bot",  "D0",
                                    "D1",     "D2",  "D3",    "D4",     "D5"};

static Valtype ref_of(size_t i, bool null)
{
    return REFTYPE_X(null, due[i].heap, due[i].heap == HT_DEF ? defs[due[i].def] : 0);
}

static bool is_due(size_t i, size_t j)
{
    if (i == j)
        return true;
    size_t len = strlen(names[j]);
    for (const char *at = due[i].supers; (at = strstr(at, names[j])); at += len) {
        if ((at == due[i].supers || at[-1] == ' ') && (at[len] == ' ' || !at[len]))
            return true;
    }
    return false;
}

static void t_match_heaptype(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(due); i++) {
        for (size_t j = 0; j < LENGTH(due); j++) {
            if (match_heaptype(ref_of(i, true), ref_of(j, true)) != is_due(i, j))
                fail_msg("%s <: %s is not %d", names[i], names[j], is_due(i, j));
        }
    }
}

static void t_match_reftype(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(due); i++) {
        for (size_t j = 0; j < LENGTH(due); j++) {
            assert_int_equal(match_reftype(ref_of(i, false), ref_of(j, false)), is_due(i, j));
            assert_int_equal(match_reftype(ref_of(i, false), ref_of(j, true)), is_due(i, j));
            assert_int_equal(match_reftype(ref_of(i, true), ref_of(j, true)), is_due(i, j));
            assert_false(match_reftype(ref_of(i, true), ref_of(j, false)));
        }
    }
}

/* All value types of the test: numbers, vectors, bottom, and references both nullable and not. */
static size_t all_valtypes(Valtype *out)
{
    size_t n = 0;
    for (int kind = VT_BOT; kind <= VT_V128; kind++)
        out[n++] = VALTYPE((uint8_t)kind);
    for (size_t i = 0; i < 2 * LENGTH(due); i++)
        out[n++] = ref_of(i / 2, i % 2);
    return n;
}

static void t_match_valtype_is_order(void **state)
{
    (void)state;
    Valtype t[64];
    size_t n = all_valtypes(t);
    for (size_t i = 0; i < n; i++) {
        assert_true(match_valtype(t[i], t[i]));
        assert_int_equal(match_valtype(t[i], VALTYPE(VT_BOT)), t[i].kind == VT_BOT);
        assert_true(match_valtype(VALTYPE(VT_BOT), t[i]));
        for (size_t j = 0; j < n; j++) {
            if (i != j)
                assert_false(match_valtype(t[i], t[j]) && match_valtype(t[j], t[i]));
            if (!is_reftype(t[i]) && t[i].kind != VT_BOT && i != j)
                assert_false(match_valtype(t[i], t[j]));
            for (size_t k = 0; k < n; k++) {
                if (match_valtype(t[i], t[j]) && match_valtype(t[j], t[k]))
                    assert_true(match_valtype(t[i], t[k]));
            }
        }
    }
}

/* A forest of 400 types by a fixed generator: matching is having the other as an ancestor. */
static void t_match_deftype(void **state)
{
    (void)state;
    enum { N = 400 };
    static uint32_t ids[N], parent[N];
    uint32_t random = 1;
    for (uint32_t i = 0; i < N; i++) {
        random = random * 1103515245u + 12345u;
        parent[i] = i ? random / 65536u % (i + 1) : i; /* itself: none */
        Typeuse use = {HT_DEF, ids[parent[i]]};
        bool root = parent[i] == i || deftype_of(ids[parent[i]])->depth > 60;
        parent[i] = root ? i : parent[i];
        Fieldtype field = {REFTYPE_X(true, HT_DEF, i ? ids[i - 1] : defs[D_FUNC]), true};
        Subtype st = {
            .supers_n = !root, .supers = &use, .ct = {COMP_STRUCT, .n = 1, .fields = &field}};
        intern_rectype(&(Rectype){1, &st}, 0, NULL, &ids[i]);
    }
    for (uint32_t i = 0; i < N; i++) {
        for (uint32_t j = 0; j < N; j++) {
            uint32_t k = i;
            while (k != j && parent[k] != k)
                k = parent[k];
            assert_int_equal(match_deftype(ids[i], ids[j]), k == j);
        }
    }
}

#define I32                                                                                        \
    {                                                                                              \
        .kind = VT_I32                                                                             \
    }
#define FUNC                                                                                       \
    {                                                                                              \
        .kind = VT_REF, .null = 1, .heap = HT_FUNC                                                 \
    }
#define RFUNC                                                                                      \
    {                                                                                              \
        .kind = VT_REF, .heap = HT_FUNC                                                            \
    }

static void t_match_resulttype(void **state)
{
    (void)state;
    static const Valtype sub[] = {RFUNC, I32}, super[] = {FUNC, I32};
    assert_true(match_resulttype((Resulttype){2, sub}, (Resulttype){2, super}));
    assert_false(match_resulttype((Resulttype){2, super}, (Resulttype){2, sub}));
    assert_false(match_resulttype((Resulttype){1, sub}, (Resulttype){2, super}));
    assert_true(match_resulttype((Resulttype){0, NULL}, (Resulttype){0, sub}));
    Instrtype it1 = {{2, super}, {2, sub}}, it2 = {{2, sub}, {2, super}};
    assert_true(match_instrtype(&it1, &it2));
    assert_false(match_instrtype(&it2, &it1));
}

static void t_match_comptype(void **state)
{
    (void)state;
    static const Valtype sub[] = {RFUNC}, super[] = {FUNC};
    static const Fieldtype covariant[] = {{RFUNC, false}, {I32, false}}, wider[] = {{FUNC, false}};
    static const Fieldtype mutable_sub[] = {{RFUNC, true}}, mutable_super[] = {{FUNC, true}};
    static const Fieldtype i8[] = {{{.kind = VT_I8}, false}}, i16[] = {{{.kind = VT_I16}, false}};
    Comptype f1 = {COMP_FUNC, .params = {1, super}, .results = {1, sub}};
    Comptype f2 = {COMP_FUNC, .params = {1, sub}, .results = {1, super}};
    assert_true(match_comptype(&f1, &f2));
    assert_false(match_comptype(&f2, &f1));
    const struct {
        Compkind kind;
        const Fieldtype *f1;
        uint32_t n1;
        const Fieldtype *f2;
        uint32_t n2;
        bool matches;
    } rows[] = {
        {COMP_STRUCT, covariant, 2, wider, 1, true},
        {COMP_STRUCT, wider, 1, covariant, 2, false},
        {COMP_STRUCT, wider, 1, covariant, 1, false},
        {COMP_STRUCT, covariant, 2, NULL, 0, true},
        {COMP_STRUCT, mutable_sub, 1, mutable_sub, 1, true},
        {COMP_STRUCT, mutable_sub, 1, mutable_super, 1, false},
        {COMP_STRUCT, mutable_sub, 1, wider, 1, false},
        {COMP_STRUCT, wider, 1, mutable_super, 1, false},
        {COMP_ARRAY, covariant, 1, wider, 1, true},
        {COMP_ARRAY, mutable_sub, 1, mutable_super, 1, false},
        {COMP_ARRAY, i8, 1, i8, 1, true},
        {COMP_ARRAY, i8, 1, i16, 1, false},
    };
    for (size_t i = 0; i < LENGTH(rows); i++) {
        Comptype ct1 = {rows[i].kind, .n = rows[i].n1, .fields = rows[i].f1};
        Comptype ct2 = {rows[i].kind, .n = rows[i].n2, .fields = rows[i].f2};
        assert_int_equal(match_comptype(&ct1, &ct2), rows[i].matches);
    }
    Comptype s = {COMP_STRUCT, .n = 1, .fields = i8}, a = {COMP_ARRAY, .n = 1, .fields = i8};
    assert_false(match_comptype(&s, &a));
}

static void t_match_limits(void **state)
{
    (void)state;
    const struct {
        Limits lim1, lim2;
        bool matches;
    } rows[] = {
        {{1, 0, false}, {1, 0, false}, true},  {{2, 0, false}, {1, 0, false}, true},
        {{0, 0, false}, {1, 0, false}, false}, {{1, 2, true}, {1, 0, false}, true},
        {{1, 0, false}, {1, 2, true}, false},  {{1, 2, true}, {1, 2, true}, true},
        {{1, 3, true}, {1, 2, true}, false},   {{1, 1, true}, {1, 2, true}, true},
    };
    for (size_t i = 0; i < LENGTH(rows); i++) {
        assert_int_equal(match_limits(&rows[i].lim1, &rows[i].lim2), rows[i].matches);
        Memtype m1 = {.lim = rows[i].lim1, .page_log2 = 16},
                m2 = {.lim = rows[i].lim2, .page_log2 = 16};
        assert_int_equal(match_memtype(&m1, &m2), rows[i].matches);
        m1.at = AT_I64;
        assert_false(match_memtype(&m1, &m2));
        m1.at = AT_I32;
        m1.shared = true;
        assert_false(match_memtype(&m1, &m2));
        m1.shared = false;
        m1.page_log2 = 0;
        assert_false(match_memtype(&m1, &m2));
        Tabletype t1 = {.lim = rows[i].lim1, .t = FUNC}, t2 = {.lim = rows[i].lim2, .t = FUNC};
        assert_int_equal(match_tabletype(&t1, &t2), rows[i].matches);
        t1.t = (Valtype)RFUNC;
        assert_false(match_tabletype(&t1, &t2) || match_tabletype(&t2, &t1));
    }
}

static void t_match_externtype(void **state)
{
    (void)state;
    Externtype f1 = {.kind = EXTERN_FUNC, .use = {HT_DEF, defs[D_SUB]}};
    Externtype f2 = {.kind = EXTERN_FUNC, .use = {HT_DEF, defs[D_STRUCT]}};
    assert_true(match_externtype(&f1, &f2));
    assert_false(match_externtype(&f2, &f1));
    f1.kind = EXTERN_TAG;
    assert_false(match_externtype(&f1, &f2));
    f2.kind = EXTERN_TAG; /* invariant */
    assert_false(match_externtype(&f1, &f2));
    assert_true(match_externtype(&f1, &f1));
    Externtype g1 = {.kind = EXTERN_GLOBAL, .global = {false, RFUNC}};
    Externtype g2 = {.kind = EXTERN_GLOBAL, .global = {false, FUNC}};
    assert_true(match_externtype(&g1, &g2));
    assert_false(match_externtype(&g2, &g1));
    g1.global.mut = g2.global.mut = true;
    assert_false(match_externtype(&g1, &g2));
    assert_true(match_externtype(&g2, &g2));
    g2.global.mut = false;
    assert_false(match_externtype(&g1, &g2));
    Externtype m = {.kind = EXTERN_MEM}, t = {.kind = EXTERN_TABLE, .table = {.t = FUNC}};
    assert_true(match_externtype(&m, &m));
    assert_true(match_externtype(&t, &t));
    assert_false(match_externtype(&m, &t));
    Externtype i = {.kind = EXTERN_INSTANCE}, n = {.kind = EXTERN_MODULE};
    i.use.x = intern_interface(COMP_INSTANCE, NULL, 0, NULL, 0);
    n.use.x = intern_interface(COMP_MODULE, NULL, 0, NULL, 0);
    assert_true(match_externtype(&i, &i));
    assert_true(match_externtype(&n, &n));
    assert_false(match_externtype(&i, &n));
    assert_false(match_externtype(&i, &m));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_match_heaptype),         cmocka_unit_test(t_match_reftype),
        cmocka_unit_test(t_match_valtype_is_order), cmocka_unit_test(t_match_deftype),
        cmocka_unit_test(t_match_resulttype),       cmocka_unit_test(t_match_comptype),
        cmocka_unit_test(t_match_limits),           cmocka_unit_test(t_match_externtype),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, set_up, NULL);
}
