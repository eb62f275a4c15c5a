/* linking/rewire.h: giving a module other initial definitions, where functions, tables, memories, globals, tags and
 * instances keep their indices, and modules and types may get new ones. Internal to linking/.
 *
 * NON-SPEC: works on a copy of a module that nobody else uses. */
#ifndef TOUCHSTONE_LINKING_REWIRE_H
#define TOUCHSTONE_LINKING_REWIRE_H

#include "syntax/error.h"
#include "syntax/module.h"

/* A copy of M, which is valid, for nobody else: valid too, read from what M is in the binary format. */
Result copy_module(const Module *m, Module **out, Failure *failure) CHECKED;
/* What M, which was changed, is in the binary format: appended to *OUT, and read back and validated; *TYPE, unless NULL, is the
   type of the module. */
Result write_module(const Module *m, Buffer *out, uint32_t *type, Failure *failure) CHECKED;

/* Gives M, which was read from BYTES, and the modules nested in it their images there, so that they are written as they were:
   their bodies byte for byte. BYTES must live as long. Rewiring takes them from what it changes. */
void set_images(Module *m, Bytes bytes);

/* What visit_outers tells of: ALIAS stands in a scope within a module, OUT levels further out than the module itself is what
   it means: 0 is the module, 1 the one that it is nested in. */
typedef void Outer_visitor(void *data, Alias *alias, uint32_t out);

/* Calls VISIT for the outer aliases in M, in modules nested in it and in types, that mean something of M or of what M is
   nested in. VISIT may change count and x. */
void visit_outers(Module *m, Outer_visitor *visit, void *data);

/* Initial definitions in the making. */
typedef struct Rewire {
    Module *m;
    uint32_t modules_n, old_modules_n; /* module items so far: new, old */
    uint32_t types_n, old_types_n;     /* the same of types */
    uint32_t *modules, *types;         /* by old index: the new one */
    const Rectype *before;             /* type definitions that come first */
    uint32_t before_n;
    uint32_t *places; /* by number of old initial definitions: how many new ones there were */
    uint32_t old_n;
    size_t initials_n, initials_capacity, imports_capacity, children_capacity, aliases_capacity;
    Initial *initials;
    size_t imports_n, children_n, aliases_n;
    Import *imports;
    Module **children;
    Alias *aliases;
} Rewire;

/* Starts with none. Then each old initial definition of M is kept or left out, in order, and new ones may be added between
   them. */
void rewire_begin(Rewire *r, Module *m);
void rewire_keep(Rewire *r, Initial initial);
/* Before all that: N recursive types, TYPES types, that come first; they live as long as M is used. */
void rewire_types(Rewire *r, const Rectype *before, uint32_t n, uint32_t types);
/* Leaves out an outer alias of a type; AS as below. */
void rewire_leave_type(Rewire *r, uint32_t as);
/* Leaves out an import, a nested module or an outer alias, a module item; AS says what its index stands for from now on. */
void rewire_leave(Rewire *r, uint32_t as);
/* These give the new index of the module item that they add. */
uint32_t rewire_add_module(Rewire *r, Module *child);
uint32_t rewire_add_import(Rewire *r, Name name, uint32_t type);
uint32_t rewire_add_alias(Rewire *r, uint32_t count, uint32_t x);
/* Puts the definitions into M and the new indices wherever M says old ones. The nested modules that were left out are no
   longer M's. */
void rewire_end(Rewire *r);

/* Whether an initial definition of M adds a module item. */
bool is_module_item(const Module *m, Initial initial);

#endif
