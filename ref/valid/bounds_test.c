/* valid/bounds_test.c: long and deep modules: in bounded time, up to the limits of this implementation. */
#include "valid/testing.h"

#include "syntax/limits.h"

#include <stdlib.h>

/* A chain of N types, each below the one before. */
static Module *chain(uint32_t n, bool rec)
{
    Subtype *st = calloc(n, sizeof *st);
    Typeuse *uses = calloc(n, sizeof *uses);
    for (uint32_t i = 1; i < n; i++) {
        uses[i] = (Typeuse){HT_IDX, i - 1};
        st[i] = (Subtype){.supers_n = 1, .supers = &uses[i]};
    }
    for (uint32_t i = 0; i < n; i++)
        st[i].ct.kind = COMP_STRUCT;
    Module *m = rec ? rec_module(st, n) : types_module(st, n);
    Typeuse *kept = arena_copy(&m->arena, uses, n * sizeof *uses);
    for (uint32_t i = 1; i < n; i++) {
        Subtype *at = rec ? &m->rectypes[0].st[i] : m->rectypes[i].st;
        at->supers = &kept[i];
    }
    free(st);
    free(uses);
    return m;
}

static void t_subtype_depth(void **state)
{
    (void)state;
    expect(chain(LIMIT_subtype_depth + 1, false), ERR_none);
    expect(chain(LIMIT_subtype_depth + 1, true), ERR_none);
    expect(chain(LIMIT_subtype_depth + 2, false), ERR_implementation_limit);
    expect(chain(LIMIT_subtype_depth + 2, true), ERR_implementation_limit);
    expect(chain(1000, true), ERR_implementation_limit);
}

static void t_many_types(void **state)
{
    (void)state;
    enum { N = 200000 };
    Subtype *st = calloc(N, sizeof *st);
    Valtype *next = calloc(N, sizeof *next);
    for (uint32_t i = 0; i < N; i++) {
        next[i] = (Valtype)NULLREFX((i + 1) % N);
        st[i] = (Subtype)FUNCTYPE(LITERAL(1, &next[i]), NONE);
    }
    expect(rec_module(st, N), ERR_none);
    st[N - 1].ct.params.t = (const Valtype[]){NULLREFX(N)};
    expect(rec_module(st, N), ERR_unknown_type);
    free(next);
    free(st);
}

static Module *body_module(Instr *in, uint32_t n)
{
    static const Instr end[] = {END};
    Module *m = testing_module(end, 1);
    m->funcs[BODY].body = (Expr){in, n};
    return m;
}

static void t_nested_blocks(void **state)
{
    (void)state;
    enum { N = 1000000 };
    static const Blocktype empty = {.kind = BLOCK_EMPTY};
    Instr *in = calloc(2 * N + 2, sizeof *in);
    for (uint32_t i = 0; i < N; i++) {
        in[i] = (Instr)I(block, .bt = &empty);
        in[N + 1 + i] = (Instr)END;
    }
    in[N] = (Instr)X(br, N);
    in[2 * N + 1] = (Instr)END;
    expect(body_module(in, 2 * N + 2), ERR_none);
    in[N].x = N + 1;
    expect(body_module(in, 2 * N + 2), ERR_unknown_label);
    in[N] = (Instr)CONST(0);
    expect(body_module(in, 2 * N + 2), ERR_type_mismatch);
    free(in);
}

static void t_locals(void **state)
{
    (void)state;
    enum { RUNS = 50000 };
    Instr in[] = {I(ref_func, .x = 0),  SET(0),     GET(0), X(drop, 0),
                  GET(P_count + 49998), SET(P_f64), END};
    in[1].x = in[2].x = P_count + 49999;
    Module *m = testing_module(in, LENGTH(in));
    Localrun *runs = ARENA_ARRAY(&m->arena, Localrun, RUNS);
    for (uint32_t i = 0; i < RUNS; i++)
        runs[i] = (Localrun){1, i % 2 ? (Valtype)REF(FUNC) : (Valtype)NUM(F64)};
    m->funcs[BODY].runs = runs;
    m->funcs[BODY].runs_n = RUNS;
    m->funcs[BODY].locals_n = RUNS;
    Failure failure;
    assert_int_equal(valid_module(m, &failure), RESULT_OK);
    m->funcs[BODY].body.in[2].x = P_count + 49997;
    assert_int_equal(valid_module(m, &failure), RESULT_INVALID);
    assert_int_equal(failure.code, ERR_uninitialized_local);
    m->funcs[BODY].body.in[2].x = P_count + RUNS;
    assert_int_equal(valid_module(m, &failure), RESULT_INVALID);
    assert_int_equal(failure.code, ERR_unknown_local);
    runs[0].n = UINT32_MAX;
    m->funcs[BODY].locals_n += UINT32_MAX;
    m->validated = false;
    expect(m, ERR_implementation_limit);
}

/* Locals are set anew in each function: what one sets is unset in the next. */
static void t_locals_of_functions(void **state)
{
    (void)state;
    static const Instr in[] = {X(ref_func, 0), SET(1), GET(1), X(drop, 0), END},
                       get[] = {GET(1), X(drop, 0), END};
    Module *m = testing_module(get, LENGTH(get));
    static const Localrun run = {1, REF(FUNC)};
    m->funcs[1] = make_func(m, T_tag, in, LENGTH(in));
    m->funcs[2] = make_func(m, T_tag, get, LENGTH(get));
    for (uint32_t i = 1; i < 3; i++) {
        m->funcs[i].runs_n = 1;
        m->funcs[i].runs = arena_copy(&m->arena, &run, sizeof run);
        m->funcs[i].locals_n = 1;
    }
    Failure failure;
    assert_int_equal(validate(m, &failure), ERR_uninitialized_local);
    assert_int_equal(failure.func, 2);
}

static void t_stack_height(void **state)
{
    (void)state;
    enum { N = LIMIT_stack_slots + 1 };
    Instr *in = calloc(N + 1, sizeof *in);
    for (uint32_t i = 0; i < N; i++)
        in[i] = (Instr)CONST(0);
    in[N] = (Instr)END;
    expect(body_module(in, N + 1), ERR_implementation_limit);
    in[N - 1] = (Instr)X(unreachable, 0);
    expect(body_module(in, N + 1), ERR_none);
    free(in);
}

/* Parameters, results and fields up to the limit. */
static void t_long_types(void **state)
{
    (void)state;
    enum { N = LIMIT_parameters + 1 };
    Valtype *t = calloc(N, sizeof *t);
    Fieldtype *f = calloc(N, sizeof *f);
    for (uint32_t i = 0; i < N; i++)
        f[i].t = t[i] = (Valtype)NUM(I32);
    for (uint32_t n = N - 1; n <= N; n++) {
        Errcode code = n < N ? ERR_none : ERR_implementation_limit;
        expect(types_module(&(Subtype)FUNCTYPE(LITERAL(n, t), NONE), 1), code);
        expect(types_module(&(Subtype)FUNCTYPE(NONE, LITERAL(n, t)), 1), code);
        expect(types_module(&(Subtype)STRUCTTYPE(.n = n, .fields = f), 1), code);
    }
    free(t);
    free(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_subtype_depth),       cmocka_unit_test(t_many_types),
        cmocka_unit_test(t_nested_blocks),       cmocka_unit_test(t_locals),
        cmocka_unit_test(t_locals_of_functions), cmocka_unit_test(t_stack_height),
        cmocka_unit_test(t_long_types),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
