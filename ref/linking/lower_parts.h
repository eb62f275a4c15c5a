/* linking/lower_parts.h: what the files of lowering share. Internal to linking/. */
#ifndef TOUCHSTONE_LINKING_LOWER_PARTS_H
#define TOUCHSTONE_LINKING_LOWER_PARTS_H

#include "linking/lower.h"
#include "linking/plan.h"

/* An initial item of core kind, which the lowered module imports as MODULE NAME. */
typedef struct Lowitem {
    Externtype xt; /* closed */
    uint32_t x;    /* in its index space */
    Name module, name;
} Lowitem;

/* A module definition that the plan has instances of. */
typedef struct Lowmodule {
    const Module *module;
    uint32_t *exports[EXTERN_TAG + 1]; /* by kind, by item: an export of it, if there is one */
    uint32_t items_n;                  /* in the order of the initial definitions */
    Lowitem *items;
    bool made;
    uint32_t number; /* once made: among the lowered modules */
} Lowmodule;

typedef struct Lowering {
    const Plan *plan;
    Lowered *lowered;
    Lowerform form;
    Name prefix;
    const Module *nothing;  /* an empty module */
    uint32_t first;         /* step of the plan's first instance */
    Lowmodule **modules_of; /* by instance of the plan */
    size_t modules_capacity;
    Failure *failure;
} Lowering;

/* PREFIX and then N in digits, in ARENA. */
Name lower_number(Arena *arena, Name prefix, uint32_t n);

/* Where VALUE, a core item, can be taken from. */
Lowerimport lower_origin(const Lowering *l, Planvalue value);

/* Fills in the items of MODULE and what they are called as imports. */
void lower_items(Arena *arena, Lowmodule *module);

/* The exports of the root. LOWER_NAMED: where they are not just those of one step, another step for them. */
typedef Result Lower_add_module(Lowering *l, const Plan *plan, uint32_t *x);
typedef Lowerstep *Lower_add_step(Lowering *l, uint32_t module, uint32_t imports_n);
Result lower_exports(Lowering *l, Lower_add_module *add_module, Lower_add_step *add_step) CHECKED;

#endif
