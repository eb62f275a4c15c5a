/* linking/plan.h: instantiation without a store (module-linking/Explainer#module-imports-and-nested-instances).
 *
 * A closed module says all by itself which instances it is going to consist of and how their items are joined: only
 * the imports of the root are unknown. A plan lists the instances in the order in which they come to life. */
#ifndef TOUCHSTONE_LINKING_PLAN_H
#define TOUCHSTONE_LINKING_PLAN_H

#include "syntax/error.h"
#include "syntax/module.h"

typedef struct Planvalue Planvalue;
typedef struct Planned Planned;
typedef struct Plan Plan;

/* A module and where it stands, which is what its outer aliases see; TYPE is the type it is known by here. */
typedef struct Planmodule {
    const Module *module;
    const Planned *outer;
    uint32_t type; /* handle of a module type */
} Planmodule;

/* An instance as a map: FIELDS go with the exports of TYPE, one by one. */
typedef struct Planinstance {
    const Interface *type;
    Planvalue *fields;
} Planinstance;

/* Planvalue.instance of what the host gives: X is an import of the plan. */
#define PLAN_IMPORT UINT32_MAX

/* What is known of an item: a function, table, memory, global or tag is item X of instance INSTANCE, which defines
   it. */
struct Planvalue {
    Externkind kind;
    union {
        struct {
            uint32_t instance, x;
        };
        const Planmodule *module;
        const Planinstance *exports;
    };
};

/* A core instance of the plan. */
struct Planned {
    uint32_t number; /* its place in the plan */
    const Module *module;
    const Planned *outer;                  /* the instance in whose module MODULE stands */
    const Planned *creator;                /* the instance whose definition ITEM makes this one */
    uint32_t item;                         /* in the instance index space of CREATOR */
    Planvalue *items[EXTERN_INSTANCE + 1]; /* by kind: the initial items */
};

/* A function, table, memory, global or tag that the host gives. NAMES leads to it: the import's name, and those of the
   exports down to the item; two-level imports are the same thing. */
typedef struct Planimport {
    Externtype xt; /* closed */
    uint32_t names_n;
    const Name *names;
} Planimport;

typedef struct Planexport {
    Name name;
    Planvalue value;
} Planexport;

struct Plan {
    Arena arena;
    const Module *root;
    uint32_t imports_n;
    Planimport *imports;
    uint32_t instances_n; /* the root is the last */
    Planned **instances;
    uint32_t exports_n; /* of the root */
    Planexport *exports;
};

/* Plans the instantiation of ROOT, which is valid and outlives the plan. Fails with ERR_unsupported_flatten where ROOT
   imports a module or an instance without exports, and beyond the limits of this implementation. The caller frees a plan with plan_free. */
Result plan_module(const Module *root, Plan **plan, Failure *failure) CHECKED;
void plan_free(Plan *plan);

/* A name in a message is cut where it is this long. */
enum { NAME_SHOWN = 60 };

static inline int name_shown(Name name)
{
    return name.len < NAME_SHOWN ? (int)name.len : NAME_SHOWN;
}

/* How many items of a core KIND come before those that M defines, and how many it defines. */
uint32_t plan_initials(const Module *m, Externkind kind);
uint32_t plan_defined(const Module *m, Externkind kind);

/* The instance's item X of KIND, wherever it comes from. */
Planvalue plan_item(const Planned *planned, Externkind kind, uint32_t x);

/* Appends the names of the instance definitions that lead from the root to PLANNED, each followed by a full stop: their
   identifiers, or indices. Nothing for the root; where more than 100 lead there, PLANNED's number and a full stop. */
void plan_path(const Planned *planned, Buffer *out);

#endif
