/* valid/instr.h: the typing rules of instructions (core/valid/instructions). */
#ifndef TOUCHSTONE_VALID_INSTR_H
#define TOUCHSTONE_VALID_INSTR_H

#include "valid/context.h"

/* A typing rule: checks IN against C and does to the stacks of C what its type says. */
typedef Result Typing(Context *C, const Instr *in);

/* The rules: valid_<id> of rows of instr.def whose TYPE is SIDE, valid_<RULE> of the others. (The rest of these
   declarations stays unused.) Traps are of no concern to types. */
#define valid_binop_trap valid_binop
#define valid_cvtop_trap valid_cvtop
#define INSTR(id, prefix, code, mnemonic, imm, type, rule, op, feature)                            \
    Typing valid_##id, valid_##rule;
#include "syntax/instr.def"
#undef INSTR

/* The type that IN's row gives: pops its parameters and pushes its results; AT stands in for "at". */
Result valid_sig(Context *C, const Instr *in, Addrtype at) CHECKED;

/* LANE is one of LANES. */
Result check_lane(Context *C, unsigned lane, unsigned lanes) CHECKED;

/* valid-instrs: the instructions of EXPR in turn, up to and including the end that closes the outermost frame, which the
   caller has pushed. */
Result valid_instrs(Context *C, const Expr *expr) CHECKED;

/* valid-expr: EXPR leaves RESULT and all labels and returns carry it; CT is the function type that gives the result, or
   NULL, where RESULT is the one type (VT_BOT for none). */
Result valid_expr(Context *C, const Expr *expr, const Comptype *ct, Valtype result) CHECKED;

/* valid-constant: EXPR is constant and leaves T. POS is that of the definition that it stands in. */
Result valid_constant(Context *C, const Expr *expr, Valtype t, Pos pos) CHECKED;

/* valid-memarg: alignment up to 2^MOST_LOG2 bytes, offset within the address type. */
Result valid_memarg(Context *C, const Memarg *memarg, Addrtype at, unsigned most_log2) CHECKED;

/* valid-blocktype: its function type, or NULL and the one result in *one (VT_BOT for none). */
Result valid_blocktype(Context *C, const Blocktype *bt, const Comptype **ct, Valtype *one) CHECKED;

/* Takes the operands of a block of type BT, the condition of an if above them, and opens its frame. */
Result enter_block(Context *C, Opcode opcode, const Blocktype *bt) CHECKED;

/* The type of addresses as a value type. */
static inline Valtype valtype_at(Addrtype at)
{
    return VALTYPE(at == AT_I64 ? VT_I64 : VT_I32);
}

/* $minat: the smaller of two address types. */
static inline Addrtype minat(Addrtype at1, Addrtype at2)
{
    return at1 == AT_I32 ? at1 : at2;
}

/* Expand: *ct is the composite type with index X, which must be of KIND. */
Result expand(Context *C, uint32_t x, Compkind kind, const Comptype **ct) CHECKED;

#endif
