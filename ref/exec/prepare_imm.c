/* exec/prepare_imm.c: immediates as code units: indices become instances and types. NON-SPEC; machine.h has the layout. */
#include "exec/prepare_build.h"

const Deftype *type_at(const Prepare *p, uint32_t typeidx)
{
    return deftype_of(p->instance->types[typeidx]);
}

static void emit_type(Prepare *p, uint32_t typeidx)
{
    emit(p, (Unit){.type = type_at(p, typeidx)});
}

static void emit_bytes(Prepare *p, const uint8_t *bytes)
{
    uint64_t words[2];
    memcpy(words, bytes, sizeof words);
    emit_u(p, words[0]);
    emit_u(p, words[1]);
}

static void emit_field(Prepare *p, uint32_t typeidx, uint32_t field)
{
    const Deftype *type = type_at(p, typeidx);
    emit_u(p, struct_slot(type, field));
    emit(p, (Unit){.t = type->st.ct.fields[field].t});
}

static void emit_memarg(Prepare *p, const Instr *in)
{
    emit(p, (Unit){.mem = p->instance->mems[in->mem->memidx]});
    emit_u(p, in->mem->offset);
    if (oprows[in->op].imm >= IMM_memarg_lane_8)
        emit_u(p, in->mem->lane);
}

/* The shapes of two indices. */
static void emit_pair(Prepare *p, const Instr *in)
{
    Moduleinst *inst = p->instance;
    switch ((int)oprows[in->op].imm) {
    case IMM_tableidx_elemidx:
        emit(p, (Unit){.table = inst->tables[in->x]});
        emit(p, (Unit){.elem = &inst->elems[in->y]});
        break;
    case IMM_tableidx_tableidx:
        emit(p, (Unit){.table = inst->tables[in->x]});
        emit(p, (Unit){.table = inst->tables[in->y]});
        break;
    case IMM_memidx_dataidx:
        emit(p, (Unit){.mem = inst->mems[in->x]});
        emit(p, (Unit){.data = &inst->datas[in->y]});
        break;
    case IMM_memidx_memidx:
        emit(p, (Unit){.mem = inst->mems[in->x]});
        emit(p, (Unit){.mem = inst->mems[in->y]});
        break;
    case IMM_typeidx_fieldidx: emit_field(p, in->x, in->y); break;
    case IMM_typeidx_u32:
        emit_type(p, in->x);
        emit_u(p, in->y);
        break;
    case IMM_typeidx_dataidx:
        emit_type(p, in->x);
        emit(p, (Unit){.data = &inst->datas[in->y]});
        break;
    case IMM_typeidx_elemidx:
        emit_type(p, in->x);
        emit(p, (Unit){.elem = &inst->elems[in->y]});
        break;
    case IMM_typeidx_typeidx:
        emit_type(p, in->x);
        emit_type(p, in->y);
        break;
    default: break;
    }
}

void emit_imm(Prepare *p, const Instr *in)
{
    Moduleinst *inst = p->instance;
    switch ((int)oprows[in->op].imm) {
    case IMM_none:
    case IMM_fence:
    case IMM_heaptype:
    case IMM_valtypes: break;
    case IMM_funcidx: emit(p, (Unit){.func = inst->funcs[in->x]}); break;
    case IMM_typeidx: emit_type(p, in->x); break;
    case IMM_tableidx: emit(p, (Unit){.table = inst->tables[in->x]}); break;
    case IMM_memidx: emit(p, (Unit){.mem = inst->mems[in->x]}); break;
    case IMM_globalidx: emit(p, (Unit){.global = inst->globals[in->x]}); break;
    case IMM_localidx: emit_u(p, p->local_slots[in->x]); break;
    case IMM_tagidx: emit(p, (Unit){.tag = inst->tags[in->x]}); break;
    case IMM_dataidx: emit(p, (Unit){.data = &inst->datas[in->x]}); break;
    case IMM_elemidx: emit(p, (Unit){.elem = &inst->elems[in->x]}); break;
    case IMM_reftype: emit(p, (Unit){.t = clos_valtype(in->t, inst->types)}); break;
    case IMM_i32:
    case IMM_i64:
    case IMM_f32:
    case IMM_f64: emit_u(p, in->c); break;
    case IMM_v128:
    case IMM_laneidx16: emit_bytes(p, in->bytes); break;
    case IMM_laneidx: emit_u(p, in->lane); break;
    default:
        if (oprows[in->op].imm >= IMM_memarg_8)
            emit_memarg(p, in);
        else
            emit_pair(p, in);
    }
}
