/* valid/instr_num.c: numeric instructions (core/valid/instructions#numeric-instructions). What the types are, the
 * opcode table says. */
#include "valid/instr.h"

/* valid-const; Instr_ok/const */
/* A constant of the type. */
Result valid_const(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}

/* valid-unop; Instr_ok/unop */
/* One operand, and a result of its type. */
Result valid_unop(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}

/* valid-binop; Instr_ok/binop */
/* Two operands of one type, and a result of that type. */
Result valid_binop(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}

/* valid-testop; Instr_ok/testop */
/* One operand; the result is a truth value. */
Result valid_testop(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}

/* valid-relop; Instr_ok/relop */
/* Two operands of one type; the result is a truth value. */
Result valid_relop(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}

/* wide-arithmetic: i64.{binop128} */
/* The halves of two numbers of 128 bits, and those of the result. */
Result valid_binop128(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}

/* wide-arithmetic: i64.mul_wide_{s,u} */
/* Two factors, and the halves of their product. */
Result valid_mul_wide(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}

/* valid-cvtop; Instr_ok/cvtop */
/* An operand of the one type, a result of the other. */
Result valid_cvtop(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}
