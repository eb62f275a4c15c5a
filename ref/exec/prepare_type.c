/* exec/prepare_type.c: how instructions change the height of the operand stack. NON-SPEC. */
#include "exec/prepare_build.h"

#include "util/alloc.h"

void push_width(Prepare *p, uint32_t width)
{
    PUSH(p->widths, p->widths_n, p->widths_capacity, (uint8_t)width);
    p->height += width;
    if (p->height > p->max_height)
        p->max_height = p->height;
}

void push_type(Prepare *p, Valtype t)
{
    push_width(p, valtype_slots(t));
}

void push_types(Prepare *p, Resulttype t)
{
    if (!t.n)
        return;
    while (p->widths_capacity - p->widths_n < t.n)
        p->widths = grow_array(p->widths, p->widths_capacity, &p->widths_capacity, 1);
    uint8_t *widths = p->widths + p->widths_n;
    uint32_t height = 0;
    for (uint32_t i = 0; i < t.n; i++)
        height += widths[i] = (uint8_t)valtype_slots(t.t[i]);
    p->widths_n += t.n;
    p->height += height;
    if (p->height > p->max_height)
        p->max_height = p->height;
}

uint32_t pop_width(Prepare *p)
{
    uint32_t width = p->widths[--p->widths_n];
    p->height -= width;
    return width;
}

void pop_widths(Prepare *p, uint64_t n)
{
    for (; n; n--)
        pop_width(p);
}

uint32_t top_width(const Prepare *p)
{
    return p->widths[p->widths_n - 1];
}

void reset_stack(Prepare *p, const Label *label, Resulttype types)
{
    p->widths_n = label->items;
    p->height = label->height;
    push_types(p, types);
}

/* How many values an instruction pops, and how many one-slot values it pushes then. */
typedef struct Effect {
    uint8_t pops, pushes;
} Effect;

static const Effect effects[OP_COUNT] = {
    [OP_drop] = {1, 0},
    [OP_local_set] = {1, 0},
    [OP_global_set] = {1, 0},
    [OP_table_get] = {1, 1},
    [OP_table_set] = {2, 0},
    [OP_table_size] = {0, 1},
    [OP_table_grow] = {2, 1},
    [OP_table_fill] = {3, 0},
    [OP_table_copy] = {3, 0},
    [OP_table_init] = {3, 0},
    [OP_memory_size] = {0, 1},
    [OP_memory_grow] = {1, 1},
    [OP_memory_fill] = {3, 0},
    [OP_memory_copy] = {3, 0},
    [OP_memory_init] = {3, 0},
    [OP_ref_null] = {0, 1},
    [OP_ref_is_null] = {1, 1},
    [OP_ref_func] = {0, 1},
    [OP_ref_eq] = {2, 1},
    [OP_ref_as_non_null] = {1, 1},
    [OP_struct_new_default] = {0, 1},
    [OP_struct_set] = {2, 0},
    [OP_array_new] = {2, 1},
    [OP_array_new_default] = {1, 1},
    [OP_array_new_data] = {2, 1},
    [OP_array_new_elem] = {2, 1},
    [OP_array_set] = {3, 0},
    [OP_array_len] = {1, 1},
    [OP_array_fill] = {4, 0},
    [OP_array_copy] = {5, 0},
    [OP_array_init_data] = {4, 0},
    [OP_array_init_elem] = {4, 0},
    [OP_ref_test] = {1, 1},
    [OP_ref_test_null] = {1, 1},
    [OP_ref_cast] = {1, 1},
    [OP_ref_cast_null] = {1, 1},
    [OP_any_convert_extern] = {1, 1},
    [OP_extern_convert_any] = {1, 1},
    [OP_ref_i31] = {1, 1},
    [OP_i31_get_s] = {1, 1},
    [OP_i31_get_u] = {1, 1},
};

/* The operators of sig.def. */
static void sig_effect(Prepare *p, const Sigrow *sig)
{
    pop_widths(p, sig->params);
    for (unsigned i = 0; i < sig->results; i++)
        push_width(p, sig->types[sig->params + i] == SIG_v128 ? 2 : 1);
}

void stack_effect(Prepare *p, const Instr *in)
{
    if (oprows[in->op].sig != SIG_SIDE) {
        sig_effect(p, &sigs[oprows[in->op].sig]);
        return;
    }
    switch ((int)in->op) {
    case OP_select:
    case OP_select_expl: pop_widths(p, 2); break;
    case OP_local_get: push_width(p, p->local_slots[in->x + 1] - p->local_slots[in->x]); break;
    case OP_global_get: push_type(p, p->instance->globals[in->x]->type.t); break;
    case OP_struct_new:
        pop_widths(p, type_at(p, in->x)->st.ct.n);
        push_width(p, 1);
        break;
    case OP_struct_get:
    case OP_struct_get_s:
    case OP_struct_get_u:
        pop_widths(p, 1);
        push_type(p, type_at(p, in->x)->st.ct.fields[in->y].t);
        break;
    case OP_array_new_fixed:
        pop_widths(p, in->y);
        push_width(p, 1);
        break;
    case OP_array_get:
    case OP_array_get_s:
    case OP_array_get_u:
        pop_widths(p, 2);
        push_type(p, type_at(p, in->x)->st.ct.fields[0].t);
        break;
    default:
        pop_widths(p, effects[in->op].pops);
        for (unsigned i = 0; i < effects[in->op].pushes; i++)
            push_width(p, 1);
    }
}
