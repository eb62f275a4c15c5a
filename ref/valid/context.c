/* valid/context.c: making a context, its locals, and failing in it. */
#include "valid/context.h"

#include "syntax/limits.h"
#include "util/alloc.h"

#include <stdio.h>
#include <stdlib.h>

Context *context_new(Module *module)
{
    Context *C = checked_calloc(1, sizeof *C);
    C->m = module;
    C->func = NO_FUNC;
    C->pos = pos_none();
    return C;
}

Context *context_nested(const Context *outer, Module *module)
{
    Context *C = context_new(module);
    C->scope.outer = &outer->scope;
    return C;
}

void *context_room(Context *C, void *array, uint32_t count, uint32_t n, uint32_t *capacity,
                   size_t size)
{
    uint64_t least = (uint64_t)count + n;
    if (least <= *capacity)
        return array;
    uint64_t most = UINT32_MAX;
    uint64_t doubled = (uint64_t)*capacity * 2 < most ? (uint64_t)*capacity * 2 : most;
    *capacity = (uint32_t)(least > doubled ? least : doubled);
    void *more = arena_array(&C->arena, *capacity, size);
    if (count)
        memcpy(more, array, count * size);
    return more;
}

void context_free(Context *C)
{
    if (!C)
        return;
    arena_free(&C->arena);
    free(C->locals.run_ends);
    free(C->locals.init);
    free(C->vals);
    free(C->ctrls);
    free(C->inits);
    free(C);
}

Result refuse(Context *C, Errcode code, const char *format, ...)
{
    char detail[FAILURE_DETAIL] = "";
    if (format) {
        va_list args;
        va_start(args, format);
        vsnprintf(detail, sizeof detail, format, args);
        va_end(args);
    }
    Pos pos = C->in ? module_pos(C->m, C->in->pos) : C->pos;
    Result result = fail(C->failure, code, pos, "%s", detail);
    C->failure->func = C->func;
    C->failure->instr = C->in ? C->in->op : NO_INSTR;
    return result;
}

Result refuse_feature(Context *C, Errcode code, Features features)
{
    Features missing = features & ~C->m->features;
    const char *name = feature_name((Feature)__builtin_ctzll(missing ? missing : features));
    Result result = refuse(C, code, "%s is switched off", name);
    C->failure->features = missing;
    return result;
}

Result refuse_index(Context *C, uint32_t x, uint32_t n, Errcode code)
{
    if (x == NOT_YET)
        return refuse(C, code, "what has that name is defined later");
    return refuse(C, code, "index %u of %u", x, n);
}

Result refuse_limit(Context *C, const char *what, uint64_t n, uint64_t most)
{
    return refuse(C, ERR_implementation_limit, "%llu %s, at most %llu", (unsigned long long)n, what,
                  (unsigned long long)most);
}

/* Lays out the first locals flat and notes where each run ends. */
static void lay_out_locals(Context *C, const Comptype *ct, const Func *func)
{
    Locals *l = &C->locals;
    l->flat_n = l->n < LOCALS_FLAT ? l->n : LOCALS_FLAT;
    uint32_t at = ct->params.n, flat = at < LOCALS_FLAT ? at : LOCALS_FLAT;
    if (flat)
        memcpy(l->flat, ct->params.t, flat * sizeof *l->flat);
    if (func->runs_n > l->run_ends_capacity) {
        l->run_ends = checked_realloc(l->run_ends, func->runs_n, sizeof *l->run_ends);
        l->run_ends_capacity = func->runs_n;
    }
    for (uint32_t r = 0; r < func->runs_n; r++) {
        Valtype t = clos(C, func->runs[r].t);
        at += func->runs[r].n;
        for (; flat < at && flat < LOCALS_FLAT; flat++)
            l->flat[flat] = t;
        l->run_ends[r] = at;
        if (func->runs[r].n && !is_defaultable(t))
            l->tracked = true;
    }
}

Result set_locals(Context *C, const Comptype *ct, const Func *func)
{
    Locals *l = &C->locals;
    uint64_t n = ct->params.n + func->locals_n;
    if (n > LIMIT_locals)
        return refuse_limit(C, "locals of a function", n, LIMIT_locals);
    l->n = (uint32_t)n;
    l->params = ct->params;
    l->func = func;
    l->tracked = false;
    lay_out_locals(C, ct, func);
    if (l->tracked && l->n > l->init_capacity) {
        l->init = checked_realloc(l->init, l->n, 1);
        memset(l->init + l->init_capacity, 0, l->n - l->init_capacity);
        l->init_capacity = l->n;
    }
    return RESULT_OK;
}

Valtype local_type_far(const Context *C, uint32_t x)
{
    const Locals *l = &C->locals;
    if (x < l->params.n)
        return l->params.t[x];
    uint32_t low = 0, high = l->func->runs_n - 1;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (x < l->run_ends[middle])
            high = middle;
        else
            low = middle + 1;
    }
    return clos(C, l->func->runs[low].t);
}
