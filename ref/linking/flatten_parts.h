/* linking/flatten_parts.h: what the files of flattening and lowering share. Internal to linking/. */
#ifndef TOUCHSTONE_LINKING_FLATTEN_PARTS_H
#define TOUCHSTONE_LINKING_FLATTEN_PARTS_H

#include "linking/plan.h"
#include "linking/remap.h"
#include "linking/typespace.h"

/* What an instance of the plan becomes: REMAP says where its items are in the flattened module. */
typedef struct Flatpart {
    const Planned *planned;
    Remap remap;
    uint32_t bases[EXTERN_TAG + 1]; /* by kind: index of the first item that the instance defines */
} Flatpart;

/* A module that is put together. */
typedef struct Flatten {
    const Plan *plan;
    Module *out;
    Typespace types;
    uint32_t *import_index; /* by import of the plan: index in the space of its kind */
    Flatpart *parts;        /* by instance of the plan */
    uint64_t joined;        /* bytes of names joined so far: they are bounded */
    Failure *failure;
} Flatten;

/* The N NAMES with a stroke between them, in ARENA. */
Name join_names(Arena *arena, const Name *names, uint32_t n);

/* flatten.c: the instances of PLAN as one module, not read back and validated yet; it refers to the modules of
   PLAN. The caller frees it before them. */
Result flatten_plan(const Plan *plan, Features features, Module **out, Failure *failure) CHECKED;

/* What is switched on in modules made of ROOT. */
static inline Features flatten_features(const Module *root)
{
    return (root->features | features_default()) & ~FEATURE_BIT(module_linking);
}

/* flatten_interface.c: imports and exports. */
Result flatten_imports(Flatten *f) CHECKED;
Result flatten_exports(Flatten *f) CHECKED;

/* The index of VALUE, a core item, in the flattened module. */
uint32_t flatten_index(const Flatten *f, Planvalue value);

/* flatten_tables.c: the initial values of tables see no global that the module defines. */
Result flatten_tables(Flatten *f) CHECKED;

/* flatten_start.c: segments and the start function; functions that must be declared. */
void flatten_effects(Flatten *f);
void flatten_declare(Flatten *f);

/* flatten_names.c: names, branch hints, custom sections. */
void flatten_names(Flatten *f);
void flatten_hints(Flatten *f);

/* Whether a custom section called NAME still holds for a module whose indices and offsets are others; the name and the
   branch hint section, which are written anew, do not. */
bool custom_stays(Name name);
/* The custom sections of FROM that still hold, for TO, which has no initial definitions but types and imports. */
void keep_customs(Module *to, const Module *from);

#endif
