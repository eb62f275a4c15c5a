/* syntax/instr.h: instructions (core/syntax/instructions) as a flat sequence, blocks closed by end. */
#ifndef TOUCHSTONE_SYNTAX_INSTR_H
#define TOUCHSTONE_SYNTAX_INSTR_H

#include "syntax/feature.h"
#include "syntax/types.h"

#include <stdint.h>

typedef enum Opcode {
#define INSTR(id, prefix, code, mnemonic, imm, type, rule, op, feature) OP_##id,
#include "syntax/instr.def"
#undef INSTR
    OP_COUNT
} Opcode;

typedef enum Imm {
#define IMM(shape) IMM_##shape,
#include "syntax/imm.def"
#undef IMM
} Imm;

/* The operator types of sig.def; SIG_AT stands for the memory's address type. */
typedef enum Sigkind { SIG_i32, SIG_i64, SIG_f32, SIG_f64, SIG_v128, SIG_at } Sigkind;

typedef enum Sig {
    SIG_SIDE,
#define SIG(id, params, results, ...) SIG_##id,
#include "syntax/sig.def"
#undef SIG
    SIG_COUNT
} Sig;

typedef struct Sigrow {
    uint8_t params, results;
    uint8_t types[6]; /* Sigkind: parameters, then results */
} Sigrow;

extern const Sigrow sigs[SIG_COUNT];

/* A row of the opcode table. */
typedef struct Oprow {
    uint8_t prefix;
    uint16_t code;
    const char *mnemonic;
    uint8_t imm;     /* Imm */
    uint8_t sig;     /* Sig */
    uint8_t feature; /* Feature */
} Oprow;

extern const Oprow oprows[OP_COUNT];

/* The instruction with PREFIX (0 for none) and CODE, or OP_COUNT. */
Opcode opcode_of(uint8_t prefix, uint32_t code);

/* The first row with this mnemonic (LEN bytes), or OP_COUNT. Twins (select, ref.test, ref.cast) follow directly or
   are told apart by the text reader. */
Opcode opcode_named(const char *mnemonic, size_t len);

/* log2 of the width in bytes of the access of a memarg_N, memarg_atomic_N or memarg_lane_N shape. */
unsigned imm_width_log2(Imm imm);

/* syntax-blocktype */
typedef enum Blockkind { BLOCK_EMPTY, BLOCK_VALTYPE, BLOCK_TYPEIDX } Blockkind;

typedef struct Blocktype {
    uint32_t kind; /* Blockkind */
    uint32_t x;
    Valtype t;
} Blocktype;

/* syntax-catch */
typedef enum Catchkind { CATCH, CATCH_REF, CATCH_ALL, CATCH_ALL_REF } Catchkind;

typedef struct Catch {
    uint8_t kind;
    uint32_t tag, label;
} Catch;

typedef struct Trytable {
    Blocktype bt;
    uint32_t n;
    const Catch *catches;
} Trytable;

typedef struct Castimm {
    uint32_t label;
    Valtype t1, t2; /* reference types */
} Castimm;

/* The immediates of br_table: N labels and then the default. */
typedef struct Brtable {
    const uint32_t *labels;
    uint32_t n;
} Brtable;

/* syntax-memarg and the memory index, plus the lane of *_lane instructions */
typedef struct Memarg {
    uint64_t offset;
    uint32_t memidx;
    uint8_t align; /* log2; up to 63 */
    uint8_t lane;
} Memarg;

/* One instruction. Which member holds the immediates follows from oprows[op].imm: see imm.def; those larger than a word stand
   apart. */
typedef struct Instr {
    uint16_t op;  /* Opcode */
    uint8_t lane; /* IMM_laneidx */
    uint32_t
        pos; /* byte offset of its first byte: in the binary from the module's start, in text from the source's */
    union {
        struct {
            uint32_t x, y;
        };
        uint64_t c;
        Valtype t;
        const Blocktype *bt;
        const Memarg *mem;
        const uint8_t *bytes;
        const Trytable *try_table;
        const Castimm *cast;
        const Brtable *br_table;
        const Resulttype *types;
    };
} Instr;

_Static_assert(sizeof(Instr) == 16,
               "an instruction stays two words: decoding and validation are bound by memory");

/* syntax-expr: the closing end is part of the sequence. */
typedef struct Expr {
    Instr *in;
    uint32_t n;
} Expr;

#endif
