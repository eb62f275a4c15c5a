/* linking/flatten_tables.c: initial values of tables (core/valid/modules#tables).
 *
 * They see imported globals only, and what an instance imports can be a global that the flattened module defines. As such
 * a global cannot change, its own initial value stands in its place. */
#include "linking/flatten_parts.h"
#include "util/alloc.h"

#include <stdlib.h>

enum { DEPTH_MOST = 100, LENGTH_MOST = 100000 };

/* An initial value in the making. */
typedef struct Initial_value {
    Flatten *f;
    Instr *in;
    size_t n, capacity;
    bool substituted;
} Initial_value;

static bool allocates(uint16_t op)
{
    return op == OP_struct_new || op == OP_struct_new_default || op == OP_array_new ||
           op == OP_array_new_default || op == OP_array_new_fixed;
}

static Result refuse_value(const Initial_value *to, const char *why)
{
    return fail(to->f->failure, ERR_unsupported_flatten, pos_none(),
                "the initial value of a table %s", why);
}

/* Appends EXPR without its end; DEPTH says how many globals it has been reached through. */
static Result append(Initial_value *to, const Expr *expr, uint32_t depth)
{
    const Module *out = to->f->out;
    if (depth > DEPTH_MOST || to->n + expr->n > LENGTH_MOST)
        return refuse_value(to, "goes through too many globals");
    for (uint32_t i = 0; i + 1 < expr->n; i++) {
        Instr in = expr->in[i];
        if (in.op == OP_global_get && in.x >= out->import_globals) {
            to->substituted = true;
            TRY(append(to, &out->globals[in.x - out->import_globals].init, depth + 1));
            continue;
        }
        if (depth && allocates(in.op))
            return refuse_value(to, "is an object that a global of another instance holds too");
        PUSH(to->in, to->n, to->capacity, in);
    }
    return RESULT_OK;
}

static Result flatten_table(Flatten *f, Table *table)
{
    Initial_value value = {.f = f};
    Result result = table->init.n ? append(&value, &table->init, 0) : RESULT_OK;
    if (!result && value.substituted) {
        PUSH(value.in, value.n, value.capacity, ((Instr){.op = OP_end}));
        table->init.in = arena_copy(&f->out->arena, value.in, value.n * sizeof *value.in);
        table->init.n = (uint32_t)value.n;
    }
    free(value.in);
    return result;
}

Result flatten_tables(Flatten *f)
{
    for (uint32_t i = 0; i < f->out->tables_n; i++)
        TRY(flatten_table(f, &f->out->tables[i]));
    return RESULT_OK;
}
