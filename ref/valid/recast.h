/* valid/recast.h: imports as module types have them (module-linking/Subtyping#import-elaboration). */
#ifndef TOUCHSTONE_VALID_RECAST_H
#define TOUCHSTONE_VALID_RECAST_H

#include "syntax/linking.h"
#include "valid/valid.h"

/* NON-SPEC: what is known by names, found by hashing: a number for each name in each of several spaces. */
typedef struct Nameslot {
    Name name;
    uint32_t space, number; /* number 0: the slot is free */
} Nameslot;

typedef struct Nametable {
    Nameslot *slots;
    uint32_t n, slots_n; /* taken; all of them, a power of two */
} Nametable;

/* The number of NAME in SPACE, which is 0 at first. It is to be set to another before the table is used again. */
uint32_t *nametable_at(Context *C, Nametable *table, uint32_t space, Name name);

/* The number of NAME in SPACE, 0 if it is not there. */
uint32_t nametable_find(const Nametable *table, uint32_t space, Name name);

/* A growing list of named parts. */
typedef struct Fieldlist {
    Externfield *fields;
    uint32_t fields_n, fields_capacity;
} Fieldlist;

/* The two-level imports of one module name so far: the exports of an instance. */
typedef struct Group {
    Fieldlist exports;
    uint32_t import;       /* which of the recast imports */
    uint32_t type, type_n; /* handle of its type when it had so many exports; 0: not known yet */
} Group;

/* Imports, each under its first name; those of groups get their types last, as they grow. */
typedef struct Recast {
    Nametable names; /* space 0: imports; space g + 1: exports of group g */
    Fieldlist imports;
    Group *groups;
    uint32_t groups_n, groups_capacity;
} Recast;

/* Adds IMPORT, whose closed type is XT; its name must be new. *group is the number of the group that it begins, or
   NO_GROUP. */
#define NO_GROUP UINT32_MAX
Result recast_import(Context *C, Recast *recast, const Import *import, const Externtype *xt,
                     uint32_t *group) CHECKED;

/* The type of export NAME of group G so far; NULL if there is none. */
const Externtype *group_export(const Recast *recast, uint32_t g, Name name);

/* Handle of the instance type that group G has so far. */
Result group_type(Context *C, Recast *recast, uint32_t g, uint32_t *type) CHECKED;

/* Handle of the type with IMPORTS, of which those of groups get their types now, and EXPORTS. */
Result recast_close(Context *C, Compkind kind, Recast *imports, const Fieldlist *exports,
                    uint32_t *type) CHECKED;

#endif
