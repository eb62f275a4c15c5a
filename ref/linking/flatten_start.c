/* linking/flatten_start.c: what instantiation does, in order (core/exec/modules#instantiation).
 *
 * An instance is complete, its start function included, before the next one begins. As a module has its active segments
 * before its one start function, a flattened one whose instances do more than that keeps them as passive segments, and a
 * start function of its own does it all. */
#include "linking/flatten_parts.h"
#include "util/alloc.h"

#include <stdlib.h>
#include <string.h>

/* The body of the start function. */
typedef struct Body {
    Instr *in;
    size_t n, capacity;
} Body;

static void append(Body *body, Instr in)
{
    PUSH(body->in, body->n, body->capacity, in);
}

static bool has_effects(const Module *m)
{
    for (uint32_t i = 0; i < m->elems_n; i++) {
        if (m->elems[i].mode == SEGMENT_ACTIVE)
            return true;
    }
    for (uint32_t i = 0; i < m->datas_n; i++) {
        if (m->datas[i].mode == SEGMENT_ACTIVE)
            return true;
    }
    return m->has_start;
}

/* OFFSET, and then what initializes X from SEGMENT, N elements long, and drops it. */
static void run_segment(Body *body, const Expr *offset, uint64_t n, Opcode init, uint32_t x,
                        Opcode drop, uint32_t segment)
{
    for (uint32_t i = 0; i + 1 < offset->n; i++)
        append(body, offset->in[i]);
    append(body, (Instr){.op = OP_i32_const, .c = 0});
    append(body, (Instr){.op = OP_i32_const, .c = (uint32_t)n});
    append(body, (Instr){.op = (uint16_t)init, .x = x, .y = segment});
    append(body, (Instr){.op = (uint16_t)drop, .x = segment});
}

/* aux-runelem; $runelem_ */
static void run_elem(Module *out, uint32_t x, Body *body)
{
    Elem *elem = &out->elems[x];
    if (elem->mode != SEGMENT_ACTIVE)
        return;
    run_segment(body, &elem->offset, elem->n, OP_table_init, elem->tableidx, OP_elem_drop, x);
    elem->mode = SEGMENT_PASSIVE;
    elem->offset = (Expr){0};
    elem->explicit_table = false;
    elem->tableidx = 0;
}

/* aux-rundata; $rundata_ */
static void run_data(Module *out, uint32_t x, Body *body)
{
    Data *data = &out->datas[x];
    if (data->mode != SEGMENT_ACTIVE)
        return;
    run_segment(body, &data->offset, data->bytes.len, OP_memory_init, data->memidx, OP_data_drop,
                x);
    data->mode = SEGMENT_PASSIVE;
    data->offset = (Expr){0};
    data->explicit_memory = false;
    data->memidx = 0;
}

/* exec-instantiation; $instantiate, from the segments on */
static void run_part(Module *out, const Flatpart *part, Body *body)
{
    const Module *m = part->planned->module;
    for (uint32_t i = 0; i < m->elems_n; i++)
        run_elem(out, part->remap.elem_base + i, body);
    for (uint32_t i = 0; i < m->datas_n; i++)
        run_data(out, part->remap.data_base + i, body);
    if (m->has_start)
        append(body, (Instr){.op = OP_call, .x = part->remap.items[EXTERN_FUNC][m->start]});
}

/* The start function that does what all instances do, one after the other. */
static void make_start(Flatten *f)
{
    Module *out = f->out;
    Body body = {0};
    for (uint32_t i = 0; i < f->plan->instances_n; i++)
        run_part(out, &f->parts[i], &body);
    append(&body, (Instr){.op = OP_end});
    uint32_t type = intern_functype((Resulttype){0}, (Resulttype){0});
    out->has_start = true;
    out->start = out->import_funcs + out->funcs_n;
    out->funcs[out->funcs_n++] = (Func){
        .typeidx = typespace_add(&f->types, type),
        .body = {arena_copy(&out->arena, body.in, body.n * sizeof *body.in), (uint32_t)body.n}};
    free(body.in);
}

void flatten_effects(Flatten *f)
{
    const Flatpart *last = NULL;
    uint32_t n = 0;
    for (uint32_t i = 0; i < f->plan->instances_n; i++) {
        if (!has_effects(f->plan->instances[i]->module))
            continue;
        last = &f->parts[i];
        n++;
    }
    if (n > 1) {
        make_start(f);
    } else if (last && last->planned->module->has_start) {
        f->out->has_start = true;
        f->out->start = last->remap.items[EXTERN_FUNC][last->planned->module->start];
    }
}

/* ---- declared functions: C.REFS (core/valid/modules#modules) ----------------------------------------------------- */

/* Sets SEEN[x] to VALUE for each ref.func x in EXPR where it is not set yet. */
static void mark_expr(uint8_t *seen, const Expr *expr, uint8_t value)
{
    for (uint32_t i = 0; i < expr->n; i++) {
        if (expr->in[i].op == OP_ref_func && !seen[expr->in[i].x])
            seen[expr->in[i].x] = value;
    }
}

enum { DECLARED = 1, WANTED = 2 };

/* What is outside of functions declares the functions in it. */
static void mark_declared(const Module *out, uint8_t *seen)
{
    for (uint32_t i = 0; i < out->exports_n; i++) {
        if (out->exports[i].kind == EXTERN_FUNC)
            seen[out->exports[i].x] = DECLARED;
    }
    for (uint32_t i = 0; i < out->globals_n; i++)
        mark_expr(seen, &out->globals[i].init, DECLARED);
    for (uint32_t i = 0; i < out->tables_n; i++)
        mark_expr(seen, &out->tables[i].init, DECLARED);
    for (uint32_t i = 0; i < out->elems_n; i++) {
        const Elem *elem = &out->elems[i];
        for (uint32_t k = 0; k < elem->n; k++) {
            if (elem->is_funcs)
                seen[elem->funcs[k]] = DECLARED;
            else
                mark_expr(seen, &elem->items[k], DECLARED);
        }
    }
}

void flatten_declare(Flatten *f)
{
    Module *out = f->out;
    uint32_t funcs_n = out->import_funcs + out->funcs_n, n = 0;
    uint8_t *seen = checked_calloc((size_t)funcs_n + 1, sizeof *seen);
    mark_declared(out, seen);
    for (uint32_t i = 0; i < out->funcs_n; i++)
        mark_expr(seen, &out->funcs[i].body, WANTED);
    uint32_t *wanted = ARENA_ARRAY(&out->arena, uint32_t, funcs_n);
    for (uint32_t x = 0; x < funcs_n; x++) {
        if (seen[x] == WANTED)
            wanted[n++] = x;
    }
    free(seen);
    if (n)
        out->elems[out->elems_n++] = (Elem){.mode = SEGMENT_DECLARE,
                                            .t = REFTYPE(0, HT_FUNC),
                                            .n = n,
                                            .is_funcs = true,
                                            .funcs = wanted};
}
