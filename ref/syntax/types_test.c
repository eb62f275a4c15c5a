/* syntax/types_test.c: interning and closing of types, and their text form. */
#include "syntax/types.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define NUM(k)                                                                                     \
    {                                                                                              \
        .kind = VT_##k                                                                             \
    }
#define NULLREF(i)                                                                                 \
    {                                                                                              \
        .kind = VT_REF, .null = 1, .heap = HT_IDX, .x = (i)                                        \
    }
#define FUNCREF                                                                                    \
    {                                                                                              \
        .kind = VT_REF, .null = 1, .heap = HT_FUNC                                                 \
    }

static Subtype func_of(const Valtype *params, uint32_t n)
{
    return (Subtype){.final = true, .ct = {.kind = COMP_FUNC, .params = {n, params}}};
}

static uint32_t intern_one(Subtype st, uint32_t x, const uint32_t *types)
{
    Rectype rt = {1, &st};
    uint32_t id;
    intern_rectype(&rt, x, types, &id);
    return id;
}

static void t_equal(void **state)
{
    (void)state;
    static const Valtype a[] = {NUM(I32), NUM(F64)}, b[] = {NUM(I32), NUM(F64)},
                         c[] = {NUM(F64), NUM(I32)};
    uint32_t id = intern_one(func_of(a, 2), 0, NULL);
    assert_int_equal(intern_one(func_of(b, 2), 0, NULL), id);
    assert_int_not_equal(intern_one(func_of(c, 2), 0, NULL), id);
    assert_int_not_equal(intern_one(func_of(a, 1), 0, NULL), id);
    assert_int_equal(intern_functype((Resulttype){2, b}, (Resulttype){0, NULL}), id);
    assert_int_not_equal(intern_functype((Resulttype){1, b}, (Resulttype){1, b + 1}), id);
    Subtype open = func_of(a, 2);
    open.final = false;
    assert_int_not_equal(intern_one(open, 0, NULL), id);
    assert_int_equal(deftype_of(id)->id, id);
    assert_int_equal(deftype_of(id)->st.ct.params.n, 2);
}

static void t_fields(void **state)
{
    (void)state;
    static const Fieldtype f[] = {{NUM(I8), false}, {NUM(I8), true}, {NUM(I16), false}};
    uint32_t ids[5];
    for (uint32_t i = 0; i < 3; i++)
        ids[i] = intern_one((Subtype){.ct = {COMP_ARRAY, .n = 1, .fields = &f[i]}}, 0, NULL);
    ids[3] = intern_one((Subtype){.ct = {COMP_STRUCT, .n = 1, .fields = f}}, 0, NULL);
    ids[4] = intern_one((Subtype){.ct = {COMP_STRUCT, .n = 2, .fields = f}}, 0, NULL);
    for (uint32_t i = 0; i < 5; i++) {
        for (uint32_t j = 0; j < i; j++)
            assert_int_not_equal(ids[i], ids[j]);
    }
}

/* The same recursive types at different indices, over different types before them, are the same defined types. */
static void t_isomorphic(void **state)
{
    (void)state;
    static const Valtype at0[] = {NULLREF(0), NULLREF(1)}, at5[] = {NULLREF(5), NULLREF(6)};
    Subtype st0[] = {func_of(at0, 2), func_of(at0 + 1, 1)},
            st5[] = {func_of(at5, 2), func_of(at5 + 1, 1)};
    Rectype rt0 = {2, st0}, rt5 = {2, st5};
    uint32_t types0[2], types5[7] = {0};
    intern_rectype(&rt0, 0, NULL, types0);
    intern_rectype(&rt5, 5, types5, types5 + 5);
    assert_memory_equal(types0, types5 + 5, sizeof types0);
    assert_int_equal(types0[1], types0[0] + 1);
    const Deftype *dt = deftype_of(types0[0]);
    assert_int_equal(dt->rec->n, 2);
    assert_int_equal(dt->rec->st[0].ct.params.t[1].heap, HT_REC);
    assert_int_equal(dt->rec->st[0].ct.params.t[1].x, 1);
    assert_int_equal(dt->st.ct.params.t[1].heap, HT_DEF);
    assert_int_equal(dt->st.ct.params.t[1].x, types0[1]);
    assert_int_equal(deftype_of(types0[1])->i, 1);
}

/* A use of the own type and a use of an equal type defined before are different, as is each type of a group. */
static void t_rolled_differs(void **state)
{
    (void)state;
    static const Valtype self[] = {NULLREF(0)}, before[] = {NULLREF(0)};
    uint32_t types[2];
    types[0] = intern_one(func_of(self, 1), 0, NULL);
    types[1] = intern_one(func_of(before, 1), 1, types);
    assert_int_not_equal(types[0], types[1]);
    static const Valtype i32[] = {NUM(I32)};
    Subtype twins[] = {func_of(i32, 1), func_of(i32, 1)};
    Rectype rt = {2, twins};
    uint32_t pair[2];
    intern_rectype(&rt, 0, NULL, pair);
    assert_int_not_equal(pair[0], pair[1]);
    assert_int_not_equal(pair[0], intern_one(func_of(i32, 1), 0, NULL));
}

static void t_display(void **state)
{
    (void)state;
    enum { DEPTH = 64 };
    uint32_t types[DEPTH];
    for (uint32_t i = 0; i < DEPTH; i++) {
        Typeuse super = {HT_IDX, i - 1};
        Subtype st = {.supers_n = i > 0, .supers = &super, .ct.kind = COMP_STRUCT};
        types[i] = intern_one(st, i, types);
        const Deftype *dt = deftype_of(types[i]);
        assert_int_equal(dt->depth, i);
        assert_memory_equal(dt->display, types, (i + 1) * sizeof *types);
    }
}

static void t_empty_and_large(void **state)
{
    (void)state;
    Rectype none = {0, NULL};
    intern_rectype(&none, 0, NULL, NULL);
    enum { N = 100000 };
    static Subtype st[N];
    static Valtype t[N];
    static uint32_t ids[N], again[N];
    for (uint32_t i = 0; i < N; i++) {
        t[i] = (Valtype)NULLREF(N - 1 - i);
        st[i] = func_of(&t[i], 1);
    }
    Rectype rt = {N, st};
    intern_rectype(&rt, 0, NULL, ids);
    intern_rectype(&rt, 0, NULL, again);
    assert_memory_equal(ids, again, sizeof ids);
    for (uint32_t i = 0; i < N; i++)
        assert_int_equal(deftype_of(ids[i])->st.ct.params.t[0].x, ids[N - 1 - i]);
}

enum { THREADS = 4, EACH = 3000 };

/* Interns EACH types of growing length and reads each back. */
static void *intern_many(void *out)
{
    static const Valtype t[16] = {NUM(I32), NUM(I64), NUM(F32), NUM(F64), NUM(V128), FUNCREF};
    uint32_t *ids = out;
    for (uint32_t i = 0; i < EACH; i++) {
        Valtype params[4] = {t[i % 6], t[i / 6 % 6], t[i / 36 % 6], t[i / 216 % 6]};
        ids[i] = intern_one(func_of(params, 4), 0, NULL);
        if (!valtype_equal(deftype_of(ids[i])->st.ct.params.t[3], params[3]))
            return NULL;
    }
    return out;
}

static void t_threads(void **state)
{
    (void)state;
    static uint32_t ids[THREADS][EACH];
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, intern_many, ids[i]), 0);
    for (int i = 0; i < THREADS; i++) {
        void *result;
        pthread_join(threads[i], &result);
        assert_ptr_equal(result, ids[i]);
        assert_memory_equal(ids[i], ids[0], sizeof ids[0]);
    }
}

static void t_clos(void **state)
{
    (void)state;
    const uint32_t types[] = {7, 9};
    Valtype t = clos_valtype((Valtype)NULLREF(1), types);
    assert_true(valtype_equal(t, REFTYPE_X(true, HT_DEF, 9)));
    assert_true(valtype_equal(clos_valtype((Valtype)FUNCREF, types), (Valtype)FUNCREF));
    Externtype xt = clos_externtype((Externtype){.kind = EXTERN_TAG, .use = {HT_IDX, 0}}, types);
    assert_int_equal(xt.use.kind, HT_DEF);
    assert_int_equal(xt.use.x, 7);
    xt = clos_externtype((Externtype){.kind = EXTERN_TABLE, .table = {.t = NULLREF(1)}}, types);
    assert_int_equal(xt.table.t.x, 9);
    xt = clos_externtype((Externtype){.kind = EXTERN_GLOBAL, .global = {.t = NULLREF(0)}}, types);
    assert_int_equal(xt.global.t.x, 7);
    xt = clos_externtype((Externtype){.kind = EXTERN_MEM, .mem = {.lim = {1, 2, true}}}, types);
    assert_int_equal(xt.mem.lim.max, 2);
}

static void expect_text(Buffer *out, const char *text)
{
    assert_string_equal(buffer_string(out), text);
    buffer_free(out);
    *out = (Buffer){0};
}

static void t_print_types(void **state)
{
    (void)state;
    static const Fieldtype fields[] = {{NUM(I8), true}, {NULLREF(0), false}};
    uint32_t self = intern_one((Subtype){.ct = {COMP_STRUCT, .n = 2, .fields = fields}}, 0, NULL);
    Buffer out = {0};
    print_valtype(&out, VALTYPE(VT_V128));
    expect_text(&out, "v128");
    print_valtype(&out, REFTYPE(true, HT_NOEXTERN));
    expect_text(&out, "(ref null noextern)");
    print_valtype(&out, REFTYPE_X(false, HT_IDX, 3));
    expect_text(&out, "(ref 3)");
    print_valtype(&out, REFTYPE_X(false, HT_REC, 3));
    expect_text(&out, "(ref rec.3)");
    print_valtype(&out, REFTYPE_X(true, HT_DEF, self));
    expect_text(&out, "(ref null (struct (field (mut i8)) (field (ref null (struct ...)))))");
    static const Valtype i32[] = {NUM(I32)};
    print_comptype(&out, &(Comptype){.kind = COMP_FUNC, .params = {1, i32}, .results = {1, i32}});
    expect_text(&out, "(func (param i32) (result i32))");
    print_comptype(&out, &(Comptype){.kind = COMP_ARRAY, .n = 1, .fields = fields});
    expect_text(&out, "(array (mut i8))");
}

static void t_print_externtypes(void **state)
{
    (void)state;
    static const Valtype i32[] = {NUM(I32)};
    Buffer out = {0};
    print_externtype(&out, &(Externtype){.kind = EXTERN_FUNC, .use = {HT_IDX, 2}});
    expect_text(&out, "(func (type 2))");
    uint32_t id = intern_functype((Resulttype){1, i32}, (Resulttype){0, NULL});
    print_externtype(&out, &(Externtype){.kind = EXTERN_TAG, .use = {HT_DEF, id}});
    expect_text(&out, "(tag (param i32))");
    Memtype mem = {.at = AT_I64, .lim = {1, 2, true}, .shared = true};
    print_externtype(&out, &(Externtype){.kind = EXTERN_MEM, .mem = mem});
    expect_text(&out, "(memory i64 1 2 shared (pagesize 1))");
    print_externtype(
        &out, &(Externtype){.kind = EXTERN_TABLE, .table = {.lim = {.min = 3}, .t = FUNCREF}});
    expect_text(&out, "(table 3 (ref null func))");
    print_externtype(&out, &(Externtype){.kind = EXTERN_GLOBAL, .global = {true, NUM(F32)}});
    expect_text(&out, "(global (mut f32))");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_equal),       cmocka_unit_test(t_fields),
        cmocka_unit_test(t_isomorphic),  cmocka_unit_test(t_rolled_differs),
        cmocka_unit_test(t_display),     cmocka_unit_test(t_empty_and_large),
        cmocka_unit_test(t_threads),     cmocka_unit_test(t_clos),
        cmocka_unit_test(t_print_types), cmocka_unit_test(t_print_externtypes),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
