/* valid/instr_aggr.c: structures and arrays (core/valid/instructions#aggregate-reference-instructions). */
#include "valid/instr.h"
#include "valid/stack.h"

/* ---- structures --------------------------------------------------------------------------------------------- */

/* valid-struct.new; Instr_ok/struct.new */
/* A value for each field. */
Result valid_struct_new(Context *C, const Instr *in)
{
    const Comptype *ct;
    TRY(expand(C, in->x, COMP_STRUCT, &ct));
    for (uint32_t i = ct->n; i-- > 0;)
        TRY(pop_expect(C, unpack(ct->fields[i].t)));
    return push_val(C, ref_to(C, false, in->x));
}

/* valid-struct.new_default; Instr_ok/struct.new_default */
/* Every field has a default value. */
Result valid_struct_new_default(Context *C, const Instr *in)
{
    const Comptype *ct;
    TRY(expand(C, in->x, COMP_STRUCT, &ct));
    for (uint32_t i = 0; i < ct->n; i++) {
        if (!is_defaultable(unpack(ct->fields[i].t)))
            return refuse(C, ERR_type_mismatch, "field %u has no default value", i);
    }
    return push_val(C, ref_to(C, false, in->x));
}

/* Field y of structure type x, whose reference is taken from the stack by the caller. */
static Result struct_field(Context *C, const Instr *in, Fieldtype *ft)
{
    const Comptype *ct;
    TRY(expand(C, in->x, COMP_STRUCT, &ct));
    TRY(check_index(C, in->y, ct->n, ERR_unknown_field));
    *ft = ct->fields[in->y];
    return RESULT_OK;
}

/* A sign extension is said for packed types and only for them. */
static Result check_extension(Context *C, bool extends, Valtype zt)
{
    bool packed = zt.kind == VT_I8 || zt.kind == VT_I16;
    if (extends == packed)
        return RESULT_OK;
    return refuse(C, packed ? ERR_field_packed : ERR_field_unpacked, NULL);
}

static Result struct_get(Context *C, const Instr *in, bool extends)
{
    Fieldtype ft;
    TRY(struct_field(C, in, &ft));
    TRY(check_extension(C, extends, ft.t));
    TRY(pop_expect(C, ref_to(C, true, in->x)));
    return push_val(C, unpack(ft.t));
}

/* valid-struct.get; Instr_ok/struct.get */
/* A field that is not packed. */
Result valid_struct_get(Context *C, const Instr *in)
{
    return struct_get(C, in, false);
}

/* valid-struct.get_s; Instr_ok/struct.get */
/* A packed field, signed. */
Result valid_struct_get_s(Context *C, const Instr *in)
{
    return struct_get(C, in, true);
}

/* valid-struct.get_u; Instr_ok/struct.get */
/* A packed field, unsigned. */
Result valid_struct_get_u(Context *C, const Instr *in)
{
    return struct_get(C, in, true);
}

/* valid-struct.set; Instr_ok/struct.set */
/* A mutable field. */
Result valid_struct_set(Context *C, const Instr *in)
{
    Fieldtype ft;
    TRY(struct_field(C, in, &ft));
    if (!ft.mut)
        return refuse(C, ERR_immutable_field, "field %u of type %u", in->y, in->x);
    TRY(pop_expect(C, unpack(ft.t)));
    return pop_expect(C, ref_to(C, true, in->x));
}

/* ---- arrays ------------------------------------------------------------------------------------------------- */

static Result array_field(Context *C, uint32_t x, Fieldtype *ft)
{
    const Comptype *ct;
    TRY(expand(C, x, COMP_ARRAY, &ct));
    *ft = ct->fields[0];
    return RESULT_OK;
}

static Result mutable_array_field(Context *C, uint32_t x, Fieldtype *ft)
{
    TRY(array_field(C, x, ft));
    return ft->mut ? RESULT_OK : refuse(C, ERR_immutable_array, "type %u", x);
}

static Result pop_i32(Context *C)
{
    return pop_expect(C, VALTYPE(VT_I32));
}

/* valid-array.new; Instr_ok/array.new */
/* A value and a length. */
Result valid_array_new(Context *C, const Instr *in)
{
    Fieldtype ft;
    TRY(array_field(C, in->x, &ft));
    TRY(pop_i32(C));
    TRY(pop_expect(C, unpack(ft.t)));
    return push_val(C, ref_to(C, false, in->x));
}

/* valid-array.new_default; Instr_ok/array.new_default */
/* A length; elements have a default value. */
Result valid_array_new_default(Context *C, const Instr *in)
{
    Fieldtype ft;
    TRY(array_field(C, in->x, &ft));
    if (!is_defaultable(unpack(ft.t)))
        return refuse(C, ERR_type_mismatch, "elements of type %u have no default value", in->x);
    TRY(pop_i32(C));
    return push_val(C, ref_to(C, false, in->x));
}

/* valid-array.new_fixed; Instr_ok/array.new_fixed */
/* So many values; once a polymorphic stack is empty it gives all that are still due. */
Result valid_array_new_fixed(Context *C, const Instr *in)
{
    Fieldtype ft;
    TRY(array_field(C, in->x, &ft));
    for (uint32_t i = 0; i < in->y; i++) {
        bool empty = C->vals_n == C->height;
        TRY(pop_expect(C, unpack(ft.t)));
        if (empty)
            break;
    }
    return push_val(C, ref_to(C, false, in->x));
}

/* valid-array.new_elem; Instr_ok/array.new_elem */
/* Offset and length within a segment whose elements fit. */
Result valid_array_new_elem(Context *C, const Instr *in)
{
    Fieldtype ft;
    TRY(array_field(C, in->x, &ft));
    TRY(check_index(C, in->y, C->elems_n, ERR_unknown_elem_segment));
    if (!match_storagetype(C->elems[in->y], ft.t))
        return mismatch(C, ft.t, &C->elems[in->y]);
    TRY(pop_i32(C));
    TRY(pop_i32(C));
    return push_val(C, ref_to(C, false, in->x));
}

/* Elements that bytes of a data segment can stand for */
static Result check_data_array(Context *C, const Instr *in, Fieldtype ft)
{
    Valtype t = unpack(ft.t);
    if (!is_numtype(t) && t.kind != VT_V128)
        return refuse(C, ERR_array_type_not_numeric, "type %u", in->x);
    return check_index(C, in->y, C->datas_n, ERR_unknown_data_segment);
}

/* valid-array.new_data; Instr_ok/array.new_data */
/* Offset and length within a segment; the elements are numbers or vectors. */
Result valid_array_new_data(Context *C, const Instr *in)
{
    Fieldtype ft;
    TRY(array_field(C, in->x, &ft));
    TRY(check_data_array(C, in, ft));
    TRY(pop_i32(C));
    TRY(pop_i32(C));
    return push_val(C, ref_to(C, false, in->x));
}

static Result array_get(Context *C, const Instr *in, bool extends)
{
    Fieldtype ft;
    TRY(array_field(C, in->x, &ft));
    TRY(check_extension(C, extends, ft.t));
    TRY(pop_i32(C));
    TRY(pop_expect(C, ref_to(C, true, in->x)));
    return push_val(C, unpack(ft.t));
}

/* valid-array.get; Instr_ok/array.get */
/* Elements that are not packed. */
Result valid_array_get(Context *C, const Instr *in)
{
    return array_get(C, in, false);
}

/* valid-array.get_s; Instr_ok/array.get */
/* Packed elements, signed. */
Result valid_array_get_s(Context *C, const Instr *in)
{
    return array_get(C, in, true);
}

/* valid-array.get_u; Instr_ok/array.get */
/* Packed elements, unsigned. */
Result valid_array_get_u(Context *C, const Instr *in)
{
    return array_get(C, in, true);
}

/* valid-array.set; Instr_ok/array.set */
/* Mutable elements. */
Result valid_array_set(Context *C, const Instr *in)
{
    Fieldtype ft;
    TRY(mutable_array_field(C, in->x, &ft));
    TRY(pop_expect(C, unpack(ft.t)));
    TRY(pop_i32(C));
    return pop_expect(C, ref_to(C, true, in->x));
}

/* valid-array.len; Instr_ok/array.len */
/* Any array. */
Result valid_array_len(Context *C, const Instr *in)
{
    (void)in;
    TRY(pop_expect(C, REFTYPE(true, HT_ARRAY)));
    return push_val(C, VALTYPE(VT_I32));
}

/* valid-array.fill; Instr_ok/array.fill */
/* Offset, value and length, in a mutable array. */
Result valid_array_fill(Context *C, const Instr *in)
{
    Fieldtype ft;
    TRY(mutable_array_field(C, in->x, &ft));
    TRY(pop_i32(C));
    TRY(pop_expect(C, unpack(ft.t)));
    TRY(pop_i32(C));
    return pop_expect(C, ref_to(C, true, in->x));
}

/* valid-array.copy; Instr_ok/array.copy */
/* The source's elements fit the destination, which is mutable. */
Result valid_array_copy(Context *C, const Instr *in)
{
    Fieldtype ft1, ft2;
    TRY(mutable_array_field(C, in->x, &ft1));
    TRY(array_field(C, in->y, &ft2));
    if (!match_storagetype(ft2.t, ft1.t))
        return refuse(C, ERR_array_types_do_not_match, "types %u and %u", in->x, in->y);
    TRY(pop_i32(C));
    TRY(pop_i32(C));
    TRY(pop_expect(C, ref_to(C, true, in->y)));
    TRY(pop_i32(C));
    return pop_expect(C, ref_to(C, true, in->x));
}

/* Offset in the array, offset and length in the segment */
static Result pop_array_init(Context *C, const Instr *in)
{
    TRY(pop_i32(C));
    TRY(pop_i32(C));
    TRY(pop_i32(C));
    return pop_expect(C, ref_to(C, true, in->x));
}

/* valid-array.init_elem; Instr_ok/array.init_elem */
/* The segment's elements fit the array, which is mutable. */
Result valid_array_init_elem(Context *C, const Instr *in)
{
    Fieldtype ft;
    TRY(mutable_array_field(C, in->x, &ft));
    TRY(check_index(C, in->y, C->elems_n, ERR_unknown_elem_segment));
    if (!match_storagetype(C->elems[in->y], ft.t))
        return mismatch(C, ft.t, &C->elems[in->y]);
    return pop_array_init(C, in);
}

/* valid-array.init_data; Instr_ok/array.init_data */
/* A mutable array of numbers or vectors. */
Result valid_array_init_data(Context *C, const Instr *in)
{
    Fieldtype ft;
    TRY(mutable_array_field(C, in->x, &ft));
    TRY(check_data_array(C, in, ft));
    return pop_array_init(C, in);
}
