/* runtime/code.c: prepared function bodies, and values as slots. NON-SPEC. */
#include "runtime/code.h"

#include <stdlib.h>

uint32_t resulttype_slots(Resulttype t)
{
    uint32_t slots = 0;
    for (uint32_t i = 0; i < t.n; i++)
        slots += valtype_slots(t.t[i]);
    return slots;
}

Slot *value_to_slots(Slot *at, Valtype t, Value v)
{
    switch (t.kind) {
    case VT_V128: set_slots_v128(at, v.v128); return at + 2;
    case VT_I32:
    case VT_F32:
    case VT_I8:
    case VT_I16: *at = v.i32; return at + 1;
    default: *at = v.i64; return at + 1;
    }
}

const Slot *value_of_slots(const Slot *at, Valtype t, Value *v)
{
    *v = (Value){0};
    if (t.kind == VT_V128) {
        v->v128 = slots_v128(at);
        return at + 2;
    }
    v->i64 = *at;
    return at + 1;
}

/* The first handler that ends behind UNIT: they stand in the order of their ends. */
static uint32_t first_handler(const Code *code, uint32_t unit)
{
    uint32_t low = 0, high = code->handlers_n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (code->handlers[middle].to <= unit)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const Handler *code_handler(const Code *code, uint32_t unit, uint32_t *next)
{
    if (*next == 0)
        *next = first_handler(code, unit);
    while (*next < code->handlers_n) {
        const Handler *handler = &code->handlers[(*next)++];
        if (handler->from <= unit && unit < handler->to)
            return handler;
    }
    return NULL;
}

uint32_t code_pos(const Code *code, uint32_t unit)
{
    uint32_t low = 0, high = code->origins_n;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (code->origins[middle].unit <= unit)
            low = middle;
        else
            high = middle;
    }
    return code->origins_n ? code->origins[low].pos : 0;
}

void code_free(Code *code)
{
    free(code->handlers);
    free(code->catches);
    free(code->units);
    free(code->origins);
    free(code);
}
