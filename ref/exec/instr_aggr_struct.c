/* exec/instr_aggr_struct.c: reduction of structure instructions (core/exec/instructions#reference-instructions). */
#include "exec/machine.h"

/* $packfield_ for a field in a slot */
/* Packed fields keep their low bits. */
static inline Slot packfield(Valtype zt, Slot val)
{
    switch ((int)zt.kind) {
    case VT_I8: return (uint8_t)val;
    case VT_I16: return (uint16_t)val;
    default: return val;
    }
}

/* exec-struct.new; Step/struct.new */
/* Appends a structure of the operands. */
RULE(struct_new)
{
    const Deftype *type = pc[1].type;
    const Comptype *ct = &type->st.ct;
    m->free = sp;
    Aggr *a = alloc_aggr(m->store, type, ct->n);
    if (unlikely(!a))
        TRAP(out_of_memory);
    sp -= type->slots;
    const Slot *val = sp;
    Slot *field = aggr_slots(a);
    for (uint32_t i = 0; i < ct->n; i++) {
        *field++ = packfield(ct->fields[i].t, *val++);
        if (ct->fields[i].t.kind == VT_V128)
            *field++ = *val++;
    }
    *sp++ = aggr_ref(a);
    NEXT(2);
}

/* exec-struct.new_default; Step_read/struct.new_default */
/* Appends a structure of default values, which are all zero or null, as what is allocated is. */
RULE(struct_new_default)
{
    m->free = sp;
    Aggr *a = alloc_aggr(m->store, pc[1].type, pc[1].type->st.ct.n);
    if (unlikely(!a))
        TRAP(out_of_memory);
    *sp++ = aggr_ref(a);
    NEXT(2);
}

/* exec-struct.get; Step_read/struct.get-{null,struct} */
/* Pushes the field. */
RULE(struct_get)
{
    if (unlikely(sp[-1] == REF_NULL))
        TRAP(null_structure_reference);
    const Slot *field = aggr_slots(ref_aggr(sp[-1])) + pc[1].u;
    sp[-1] = field[0];
    if (pc[2].t.kind == VT_V128)
        *sp++ = field[1];
    NEXT(3);
}

/* exec-struct.get_sx; Step_read/struct.get-{null,struct} */
/* Pushes the packed field, zero-extended as it is kept. */
RULE(struct_get_u)
{
    if (unlikely(sp[-1] == REF_NULL))
        TRAP(null_structure_reference);
    sp[-1] = aggr_slots(ref_aggr(sp[-1]))[pc[1].u];
    NEXT(3);
}

/* exec-struct.get_sx; Step_read/struct.get-{null,struct} */
/* Pushes the packed field, its sign extended. */
RULE(struct_get_s)
{
    if (unlikely(sp[-1] == REF_NULL))
        TRAP(null_structure_reference);
    Slot field = aggr_slots(ref_aggr(sp[-1]))[pc[1].u];
    sp[-1] = pc[2].t.kind == VT_I8 ? (uint32_t)(int8_t)field : (uint32_t)(int16_t)field;
    NEXT(3);
}

/* exec-struct.set; Step/struct.set-{null,struct} */
/* Writes the field. */
RULE(struct_set)
{
    Valtype zt = pc[2].t;
    sp -= 1 + valtype_slots(zt);
    if (unlikely(sp[0] == REF_NULL))
        TRAP(null_structure_reference);
    Slot *field = aggr_slots(ref_aggr(sp[0])) + pc[1].u;
    field[0] = packfield(zt, sp[1]);
    if (zt.kind == VT_V128)
        field[1] = sp[2];
    NEXT(3);
}
