/* exec/prepare_build.h: what the files of exec/prepare share: the code in the making. NON-SPEC.
 *
 * The operand stack is followed by the widths of its values only; that it fits is known from validation. What cannot be
 * reached is left out, so nothing is ever popped from an empty or polymorphic stack. */
#ifndef TOUCHSTONE_EXEC_PREPARE_BUILD_H
#define TOUCHSTONE_EXEC_PREPARE_BUILD_H

#include "exec/machine.h"
#include "exec/prepare.h"

enum { NO_FIXUP = UINT32_MAX, NOT_PLACED = UINT32_MAX };

/* A branch target to be filled in: of a unit, or of a catch clause. Those of one label form a list. */
typedef struct Fixup {
    uint32_t next;
    uint32_t at; /* index of the unit or the clause */
    uint32_t to; /* index of the unit that it leads to */
    bool in_catch;
} Fixup;

/* A label: a block that is open. */
typedef struct Label {
    uint16_t op;            /* of the block; OP_end for the body itself */
    uint32_t height, items; /* slots, values below the block's parameters */
    Resulttype params, results;
    uint32_t kept;   /* slots that a branch takes along */
    uint32_t start;  /* loop: index of its first unit */
    uint32_t fixups; /* branches to its end */
    uint32_t arm;    /* if: the fixup of the way to the second arm, until that is placed */
    uint32_t first, catches_n; /* try_table: its clauses */
    uint32_t from,
        to; /* try_table, try: indices of the body's first unit and, of a try with clauses, behind its last */
} Label;

/* Instructions that the next one may be joined with: the last ones of straight code, the most recent behind. */
typedef enum Source { SOURCE_none, SOURCE_local, SOURCE_const, SOURCE_result } Source;

typedef struct Recent {
    uint32_t unit; /* index of its first unit */
    uint16_t op;
    uint8_t source; /* Source */
    uint8_t form;   /* Form, where source is SOURCE_result */
} Recent;

enum { RECENT = 2 };

typedef struct Prepare {
    Moduleinst *instance;
    Code *code;
    bool plain, fuel; /* as the store asks */
    bool live;        /* the next instruction can be reached */
    uint32_t dead;    /* blocks open in what cannot be reached */

    Unit *units;
    size_t units_n, units_capacity;
    Origin *origins;
    size_t origins_n, origins_capacity;
    Fixup *fixups;
    size_t fixups_n, fixups_capacity;
    Handler *handlers;
    size_t handlers_n, handlers_capacity;
    Handler_catch *catches;
    size_t catches_n, catches_capacity;

    Label *labels;
    size_t labels_n, labels_capacity;
    uint8_t *widths; /* of the operands, in slots */
    size_t widths_n, widths_capacity;
    uint32_t height, max_height; /* of the operands, in slots */

    uint32_t *local_slots; /* of each local, and behind the last one */
    uint32_t results_slots;

    Recent recent[RECENT];
    unsigned recent_n;
} Prepare;

/* ---- units: prepare.c ---- */

void emit(Prepare *p, Unit unit);
void emit_rule(Prepare *p, Rule *rule);
void emit_u(Prepare *p, uint64_t u);

/* The units that follow stem from the instruction at POS. */
void note_origin(Prepare *p, uint32_t pos);

/* ---- the operand stack: prepare_type.c ---- */

void push_width(Prepare *p, uint32_t width);
void push_type(Prepare *p, Valtype t);
void push_types(Prepare *p, Resulttype t);
uint32_t pop_width(Prepare *p);
void pop_widths(Prepare *p, uint64_t n);
uint32_t top_width(const Prepare *p);

/* Forgets the operands above those that LABEL was opened on, then pushes TYPES. */
void reset_stack(Prepare *p, const Label *label, Resulttype types);

/* Pops and pushes as the instruction does; control instructions are not among those it knows. */
void stack_effect(Prepare *p, const Instr *in);

/* ---- immediates: prepare_imm.c ---- */

/* Appends the units of the immediates of IN, of any shape but those of control instructions. */
void emit_imm(Prepare *p, const Instr *in);

const Deftype *type_at(const Prepare *p, uint32_t typeidx);

/* ---- fused units: prepare_fuse.c ---- */

/* Appends units for IN that stand for instructions before it as well; false, and nothing done, where that cannot be. */
bool fuse(Prepare *p, const Instr *in);

/* Lets the test before a br_if or if decide itself: its target follows. False, and nothing done, where it cannot. */
bool fuse_test(Prepare *p, bool is_if);

/* Notes what IN, whose units start at START, can be joined with. */
void fuse_note(Prepare *p, size_t start, const Instr *in);

/* Nothing that follows is joined with what is there. */
void fuse_barrier(Prepare *p);

/* ---- control: prepare_control.c ---- */

/* Opens the label of a body with RESULTS. */
void open_body(Prepare *p, Resulttype results);

/* Prepares a control instruction; false, and nothing done, for others. */
bool prepare_control(Prepare *p, const Instr *in);

/* Follows blocks through what cannot be reached. */
void skip_dead(Prepare *p, const Instr *in);

#endif
