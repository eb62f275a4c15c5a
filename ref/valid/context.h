/* valid/context.h: the context C (core/valid/conventions#contexts) and the stacks of the validation algorithm
 * (core/appendix/algorithm#data-structures). Types in it are closed. */
#ifndef TOUCHSTONE_VALID_CONTEXT_H
#define TOUCHSTONE_VALID_CONTEXT_H

#include "syntax/module.h"
#include "valid/match.h"
#include "valid/recast.h"
#include "valid/valid.h"

/* ctrl_frame of the algorithm. Both type lists follow from the block type, so only that is kept. */
typedef struct Ctrl {
    const Comptype *ct;   /* the block's function type, or NULL */
    Valtype one;          /* without ct: the one result, VT_BOT for none */
    uint32_t val_height;  /* of the operand stack at the start */
    uint32_t init_height; /* of the initialization stack at the start */
    uint16_t opcode;      /* of the block, or of the else or catch behind which it goes on */
    bool unreachable;     /* the rest of the block is stack-polymorphic */
    uint32_t br_table;    /* NON-SPEC: number of the last br_table that was checked against it */
} Ctrl;

/* NON-SPEC: so many locals have their type at hand; those beyond are searched in the runs. */
enum { LOCALS_FLAT = 512 };

/* C.LOCALS of the current function. */
typedef struct Locals {
    uint32_t n, flat_n;
    Valtype flat[LOCALS_FLAT];
    Resulttype params;
    const Func *func;
    uint32_t *run_ends; /* index after each run's last local */
    size_t run_ends_capacity;
    bool tracked;  /* some local has no default value, so that initialization counts */
    uint8_t *init; /* by local: 1 where such a local is set; all 0 between functions */
    size_t init_capacity;
} Locals;

/* What outer aliases see of a module or, in module-linking, of a module or instance type: its types and modules so far. */
typedef struct Scope {
    const struct Scope *outer; /* the one that directly encloses it, or NULL */
    uint32_t *types;           /* TYPES: handles by type index */
    uint8_t *depths;           /* by type index: how many super types it has */
    uint32_t types_n, types_capacity, depths_n, depths_capacity;
    uint32_t *modules; /* MODULES: handles of module types */
    uint32_t modules_n, modules_capacity;
} Scope;

/* An instance of C.INSTANCES. */
typedef struct Instancetype {
    bool group;
    uint32_t
        x; /* handle of its type; GROUP: number of the group in C->recast, whose type still grows */
} Instancetype;

struct Context {
    Module *m;
    Failure *failure;
    Arena arena; /* the arrays below */

    Scope scope;
    const Deftype **funcs; /* FUNCS */
    uint32_t funcs_n, funcs_capacity;
    Tabletype *tables; /* TABLES */
    uint32_t tables_n, tables_capacity;
    Memtype *mems; /* MEMS */
    uint32_t mems_n, mems_capacity;
    Globaltype *globals; /* GLOBALS: those that may be seen so far */
    uint32_t globals_n, globals_capacity;
    const Deftype **tags; /* TAGS */
    uint32_t tags_n, tags_capacity;
    Instancetype *instances; /* INSTANCES */
    uint32_t instances_n, instances_capacity;
    uint32_t initials_n; /* module-linking: of the module, that were checked */
    Recast recast;       /* module-linking: its imports */
    uint32_t type;       /* module-linking: handle of its type */
    Valtype *elems;      /* ELEMS */
    uint32_t elems_n;
    uint32_t datas_n; /* DATAS, all of them OK */
    uint8_t *refs;    /* REFS: 1 by function index */

    Locals locals;
    Resulttype result; /* RETURN */

    Valtype *vals; /* the operand stack */
    uint32_t vals_n, vals_capacity;
    uint32_t height; /* val_height of the innermost frame */
    Ctrl *ctrls;     /* the control stack: LABELS, innermost last */
    size_t ctrls_n, ctrls_capacity;
    uint32_t br_tables; /* NON-SPEC: br_table instructions so far */
    uint32_t *inits;    /* the initialization stack */
    size_t inits_n, inits_capacity;

    const Instr *in; /* the instruction that is being checked, or NULL */
    Pos pos;         /* of the definition that is being checked */
    uint32_t func;   /* index of the function that is being checked, or NO_FUNC */
};

/* NON-SPEC: room in the arena of C for N more elements of SIZE bytes behind the COUNT of ARRAY; returns the array, which
   may have moved. */
void *context_room(Context *C, void *array, uint32_t count, uint32_t n, uint32_t *capacity,
                   size_t size) CHECKED;

#define ROOM(C, array, n)                                                                          \
    ((array) = context_room((C), (array), array##_n, (n), &array##_capacity, sizeof *(array)))

/* Appends VALUE to ARRAY, which has counters ARRAY_n and ARRAY_capacity. */
#define ADD(C, array, value) (ROOM(C, array, 1), (array)[array##_n++] = (value))

/* Records a failure of kind CODE at the current instruction, or else definition. */
Result refuse(Context *C, Errcode code, const char *format, ...)
    __attribute__((format(printf, 3, 4), cold));

/* The same where switching FEATURES on would lift it: NON-SPEC. */
Result refuse_feature(Context *C, Errcode code, Features features) __attribute__((cold));

/* Failure of class LIMIT: N of WHAT where MOST is the limit of this implementation. */
Result refuse_limit(Context *C, const char *what, uint64_t n, uint64_t most) __attribute__((cold));

/* Records a failure of kind CODE: index X is not below N. */
Result refuse_index(Context *C, uint32_t x, uint32_t n, Errcode code) __attribute__((cold));

/* Fails with CODE unless index X is below N. */
static inline Result check_index(Context *C, uint32_t x, uint32_t n, Errcode code)
{
    return __builtin_expect(x < n, 1) ? RESULT_OK : refuse_index(C, x, n, code);
}

/* The closed form of a type that stands in the module. */
static inline Valtype clos(const Context *C, Valtype t)
{
    return clos_valtype(t, C->scope.types);
}

/* (ref null? x), closed; X must be valid. */
static inline Valtype ref_to(const Context *C, bool null, uint32_t x)
{
    return REFTYPE_X(null, HT_DEF, C->scope.types[x]);
}

/* Makes the locals of FUNC, whose type is CT, those of C. */
Result set_locals(Context *C, const Comptype *ct, const Func *func) CHECKED;

/* The type of local X beyond the flat ones; X must be valid. */
Valtype local_type_far(const Context *C, uint32_t x);

/* C.LOCALS[x], without its initialization status. X must be valid. */
static inline Valtype local_type(const Context *C, uint32_t x)
{
    return __builtin_expect(x < C->locals.flat_n, 1) ? C->locals.flat[x] : local_type_far(C, x);
}

/* Defaultable, Nondefaultable: $default_(t) is defined for numbers, vectors and nullable references. */
static inline bool is_defaultable(Valtype t)
{
    return t.kind != VT_REF || t.null;
}

#endif
