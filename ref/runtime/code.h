/* runtime/code.h: prepared function bodies: arrays of code units. NON-SPEC.
 *
 * A function body is flattened once, at its first call, into units: a rule and its decoded immediates, with indices
 * resolved to instances and labels to places. How the immediates of each shape stand is said in exec/machine.h. */
#ifndef TOUCHSTONE_RUNTIME_CODE_H
#define TOUCHSTONE_RUNTIME_CODE_H

#include "syntax/error.h"
#include "syntax/types.h"
#include "syntax/value.h"

#include <string.h>

typedef struct Store Store;
typedef struct Machine Machine;
typedef struct Moduleinst Moduleinst;
typedef struct Funcinst Funcinst;
typedef struct Tableinst Tableinst;
typedef struct Meminst Meminst;
typedef struct Globalinst Globalinst;
typedef struct Taginst Taginst;
typedef struct Eleminst Eleminst;
typedef struct Datainst Datainst;
typedef struct Code Code;
typedef union Unit Unit;

/* One word of the value stack. Numbers of 32 bits are zero-extended; a v128 takes two slots, its low half first. */
typedef uint64_t Slot;

/* A reduction rule: runs the instruction whose unit is at PC and goes on with the next unit (RULE and NEXT in
   exec/machine.h). SP is the first free slot, FP the current frame's first local. */
typedef Result Rule(const Unit *pc, Slot *sp, Slot *fp, Machine *m);

union Unit {
    Rule *rule;
    uint64_t u;
    const Unit *target;
    Valtype t; /* closed */
    const Deftype *type;
    Funcinst *func;
    Tableinst *table;
    Meminst *mem;
    Globalinst *global;
    Taginst *tag;
    Eleminst *elem;
    Datainst *data;
    Code *code;
};

_Static_assert(sizeof(Unit) == sizeof(Slot), "a unit is one word");

/* What legacy-exceptions adds to the kinds of catch clauses (Catchkind): blocks that keep the exception below its values,
   and the way to the handlers of an outer block. */
typedef enum Legacykind { LEGACY_CATCH = 4, LEGACY_CATCH_ALL, LEGACY_DELEGATE } Legacykind;

/* A catch clause, resolved: where it goes and how high the stack stands there. */
typedef struct Handler_catch {
    uint8_t kind; /* Catchkind or Legacykind */
    const Taginst *tag;
    const Unit *target;
    uint32_t
        height; /* slots from the frame's first local up to the values that the clause pushes */
    uint32_t
        depth; /* LEGACY_DELEGATE: the handlers that go on are those of labels up to this one */
} Handler_catch;

/* syntax-handler: a try_table, or a legacy try with one of its clauses, in force while FROM <= unit < TO. */
typedef struct Handler {
    uint32_t from, to; /* indices of units */
    uint32_t first, n; /* its clauses, in the code's catches */
    uint32_t depth;    /* of its label, 0 being that of the function */
} Handler;

/* Which instruction a unit stems from: units from UNIT on, up to the next row, stem from the one at POS. */
typedef struct Origin {
    uint32_t unit;
    uint32_t pos; /* Instr.pos */
} Origin;

/* A prepared function body. Lives as long as the store. */
struct Code {
    Code *next; /* of the store's */
    Moduleinst *module;
    const Funcinst *func;  /* NULL: a constant expression */
    uint32_t locals_slots; /* of the frame: parameters and locals */
    uint32_t frame_slots;  /* of the frame at most: locals, saved state, operands */
    uint32_t units_n, handlers_n, origins_n;
    Unit *units;
    Handler *handlers; /* by their ends; of those with the same end, inner ones first */
    Handler_catch *catches;
    Origin *origins; /* ascending */
};

/* Slots that a value of type T takes. */
static inline uint32_t valtype_slots(Valtype t)
{
    return t.kind == VT_V128 ? 2 : 1;
}

uint32_t resulttype_slots(Resulttype t);

static inline V128 slots_v128(const Slot *at)
{
    V128 v;
    memcpy(&v, at, sizeof v);
    return v;
}

static inline void set_slots_v128(Slot *at, V128 v)
{
    memcpy(at, &v, sizeof v);
}

/* Writes value V of type T to the slots at AT and returns the slot behind it; and the inverse. */
Slot *value_to_slots(Slot *at, Valtype t, Value v);
const Slot *value_of_slots(const Slot *at, Valtype t, Value *v);

/* The handlers of CODE in force at the unit with index UNIT, innermost first: sets *NEXT (0 at first) behind the one
   returned, NULL when there is no further one. */
const Handler *code_handler(const Code *code, uint32_t unit, uint32_t *next);

/* The position (Instr.pos) of the instruction that the unit with index UNIT stems from. */
uint32_t code_pos(const Code *code, uint32_t unit);

void code_free(Code *code);

#endif
