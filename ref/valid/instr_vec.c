/* valid/instr_vec.c: vector instructions (core/valid/instructions#vector-instructions). What the types are, the opcode
 * table says. */
#include "valid/instr.h"

#include <stdlib.h>

/* The dimension of the shape that IN names: it stands behind the x of the mnemonic. */
static unsigned shape_dim(const Instr *in)
{
    return (unsigned)strtoul(strchr(oprows[in->op].mnemonic, 'x') + 1, NULL, 10);
}

/* valid-vconst; Instr_ok/vconst */
/* A constant vector. */
Result valid_vconst(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}

/* valid-vvunop; Instr_ok/vvunop */
/* A vector, and a vector as the result. */
Result valid_vvunop(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}

/* valid-vvbinop; Instr_ok/vvbinop */
/* Two vectors, and a vector as the result. */
Result valid_vvbinop(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}

/* valid-vvternop; Instr_ok/vvternop */
/* Three vectors, and a vector as the result. */
Result valid_vvternop(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}

/* valid-vvtestop; Instr_ok/vvtestop */
/* A vector; the result is a truth value. */
Result valid_vvtestop(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}

/* valid-vunop; Instr_ok/vunop */
/* A vector, and a vector as the result. */
Result valid_vunop(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}

/* valid-vbinop; Instr_ok/vbinop */
/* Two vectors, and a vector as the result. */
Result valid_vbinop(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}

/* valid-vternop; Instr_ok/vternop */
/* Three vectors, and a vector as the result. */
Result valid_vternop(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}

/* valid-vtestop; Instr_ok/vtestop */
/* A vector; the result is a truth value. */
Result valid_vtestop(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}

/* valid-vrelop; Instr_ok/vrelop */
/* Two vectors, and a vector of masks as the result. */
Result valid_vrelop(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}

/* valid-vshiftop; Instr_ok/vshiftop */
/* A vector and a count, which is an i32 for every shape. */
Result valid_vshiftop(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}

/* valid-vbitmask; Instr_ok/vbitmask */
/* A vector; the result is a number. */
Result valid_vbitmask(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}

/* valid-vswizzlop; Instr_ok/vswizzlop */
/* Two vectors, and a vector as the result. */
Result valid_vswizzlop(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}

/* valid-vshuffle; Instr_ok/vshuffle */
/* Each lane index picks one of the lanes of both operands. */
Result valid_vshuffle(Context *C, const Instr *in)
{
    for (int i = 0; i < 16; i++)
        TRY(check_lane(C, in->bytes[i], 32));
    return valid_sig(C, in, AT_I32);
}

/* valid-vsplat; Instr_ok/vsplat */
/* A number as unpacked from the lane, and a vector as the result. */
Result valid_vsplat(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}

/* valid-vextract_lane; Instr_ok/vextract_lane */
/* The lane is one of the shape's; the result is its number, unpacked. */
Result valid_vextract_lane(Context *C, const Instr *in)
{
    TRY(check_lane(C, in->lane, shape_dim(in)));
    return valid_sig(C, in, AT_I32);
}

/* valid-vreplace_lane; Instr_ok/vreplace_lane */
/* The lane is one of the shape's; the operands are a vector and a number as unpacked from the lane. */
Result valid_vreplace_lane(Context *C, const Instr *in)
{
    TRY(check_lane(C, in->lane, shape_dim(in)));
    return valid_sig(C, in, AT_I32);
}

/* valid-vextunop; Instr_ok/vextunop */
/* A vector, and a vector of wider lanes as the result. */
Result valid_vextunop(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}

/* valid-vextbinop; Instr_ok/vextbinop */
/* Two vectors, and a vector of wider lanes as the result. */
Result valid_vextbinop(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}

/* valid-vextternop; Instr_ok/vextternop */
/* Three vectors, and a vector of wider lanes as the result. */
Result valid_vextternop(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}

/* valid-vnarrow; Instr_ok/vnarrow */
/* Two vectors, and a vector of narrower lanes as the result. */
Result valid_vnarrow(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}

/* valid-vcvtop; Instr_ok/vcvtop */
/* A vector, and a vector of other lanes as the result. */
Result valid_vcvtop(Context *C, const Instr *in)
{
    return valid_sig(C, in, AT_I32);
}
