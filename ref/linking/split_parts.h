/* linking/split_parts.h: what the files of splitting share. Internal to linking/. */
#ifndef TOUCHSTONE_LINKING_SPLIT_PARTS_H
#define TOUCHSTONE_LINKING_SPLIT_PARTS_H

#include "linking/duptypes.h"
#include "linking/split.h"
#include "text/names.h"

#define NO_FILE SIZE_MAX

/* A module import that a unit gets: of file FILE or, where that is NO_FILE, for module item X of the module OUT levels
   further out. */
typedef struct Need {
    size_t file;
    uint32_t out, x;
    Name name;
    uint32_t type;  /* closed */
    uint32_t index; /* once it has one: among the unit's modules */
} Need;

/* A module that becomes a file, or is nested in one that does. */
typedef struct Unit Unit;
struct Unit {
    Module *m;
    const Unit *outer; /* that it was nested in; NULL: the root */
    uint32_t x;        /* as module item X */
    bool whole;        /* it keeps its type, and what is nested in it */
    bool is_file;
    size_t file;
    bool *escapes; /* by module item: it is never instantiated, or more than that */
    Unit *parts;   /* by module item, where that is a nested module */
    Need *needs;   /* in the order of the imports */
    size_t needs_n, needs_capacity;
    uint32_t place, types_before; /* where imports come, and how many types before */
    Duptypes types;
};

typedef struct Splitting {
    Split *split;
    Module **origins; /* by file: what it was; of the root NULL */
    size_t origins_n, origins_capacity;
    Module **cores; /* what hold types, to be freed last */
    size_t cores_n, cores_capacity;
    Space names;   /* that no file may have; in small letters */
    Space numbers; /* with which number to go on for a free name that starts so */
    Failure *failure;
} Splitting;

/* split_names.c */

/* Keeps the files' names from being RESERVED or what ROOT or a module nested in it calls an import or an argument. */
void split_reserve(Splitting *s, const Module *root, Name reserved);
/* The name of a file for module item X of M: "./NAME.wasm". */
Name split_new_name(Splitting *s, const Module *m, uint32_t x);
/* What M calls module item X, or that itself: empty for nothing. */
Name split_item_name(const Module *m, uint32_t x);
/* NAME, or one that starts so, that UNIT does not import yet and no instance of it gets yet. */
Name split_fresh_import(const Splitting *s, const Unit *unit, Name name);
/* The file that the nested module CHILD has become; NULL for none. */
const Splitfile *split_file_of(const Splitting *s, const Module *child);

#endif
