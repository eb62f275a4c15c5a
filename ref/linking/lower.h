/* linking/lower.h: a closed module for engines without module linking: core modules, and which to instantiate with what.
 *
 * What a module imports or aliases is an import of the core module that it becomes; the plan says where that comes
 * from. */
#ifndef TOUCHSTONE_LINKING_LOWER_H
#define TOUCHSTONE_LINKING_LOWER_H

#include "syntax/error.h"
#include "syntax/module.h"

/* How the steps find each other's exports. */
typedef enum Lowerform {
    LOWER_SHARED, /* instances of one module share it: the host hands over imports by their names */
    LOWER_NAMED /* every instance has its own module, which imports from the names of other steps */
} Lowerform;

/* An import of a step's module. FROM_HOST: NAMES lead to what the root imports (see Planimport); else it is EXPORT of step
   STEP. */
typedef struct Lowerimport {
    Name module, name; /* as the step's module has it */
    Externkind kind;
    bool from_host;
    uint32_t step;
    Name export;
    uint32_t names_n;
    const Name *names;
} Lowerimport;

/* Instantiates MODULE. NAME (LOWER_NAMED) is that by which later steps import from it. */
typedef struct Lowerstep {
    uint32_t module;
    Name name;
    uint32_t imports_n;
    Lowerimport *imports;
} Lowerstep;

/* An export of the root: EXPORT of step STEP; KIND instance: those of FIELDS as a map. */
typedef struct Lowerexport {
    Name name;
    Externkind kind;
    uint32_t step;
    Name export;
    uint32_t fields_n;
    struct Lowerexport *fields;
} Lowerexport;

typedef struct Lowered {
    Arena arena;
    uint32_t modules_n;
    Buffer *modules; /* in binary form */
    uint32_t steps_n;
    Lowerstep *steps;
    uint32_t
        root; /* the step of the root; LOWER_NAMED: the one whose exports are all that the root has */
    uint32_t exports_n;
    Lowerexport *exports;
    struct Plan *plan; /* what names are borrowed from */
} Lowered;

/* Lowers ROOT, which is valid. Where ROOT imports anything, the first step's module imports all of it and exports it again,
   so that linking fails before anything runs, and every item of the host has one identity. LOWER_NAMED: names start with
   PREFIX, and a last step exports what the root does, under the names of flatten_module. The caller frees the result with
   lowered_free. Fails as flatten_module does. */
Result lower_module(const Module *root, Lowerform form, Name prefix, Lowered **out,
                    Failure *failure) CHECKED;
void lowered_free(Lowered *lowered);

#endif
