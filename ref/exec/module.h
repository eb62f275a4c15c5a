/* exec/module.h: what instantiation is made of (core/exec/modules), for this folder and for linking. */
#ifndef TOUCHSTONE_EXEC_MODULE_H
#define TOUCHSTONE_EXEC_MODULE_H

#include "runtime/store.h"

/* Whether ADDR is what import I of MODULE asks for; fails as UNLINKABLE. */
Result check_import(const Store *store, const Module *module, uint32_t i, Externaddr addr,
                    Failure *failure) CHECKED;

/* Fails as UNLINKABLE: import I of MODULE is of type GIVEN, where DUE is due. Both are closed. */
Result fail_import(const Module *module, uint32_t i, const Externtype *given, const Externtype *due,
                   Failure *failure) CHECKED;

/* An instance of MODULE with nothing in it but room. OUTER is the instance of the module that it is nested in, NULL for
   none. */
Moduleinst *begin_module(Store *store, const Module *module, Moduleinst *outer);

/* Puts ADDR behind the items that the index space of its kind has so far: an import or, with module-linking, another
   initial definition, in order. */
void put_item(Moduleinst *inst, Externaddr addr);

/* alloc-module: INST has all its imports; the rest follows. Evaluates the module's constant expressions on the way. */
Result alloc_module(Moduleinst *inst, Failure *failure) CHECKED;

/* The last steps of exec-instantiation: runs the segments, elements first, and then the start function. What was written
   before a failure stays. */
Result run_module(Moduleinst *inst, Failure *failure) CHECKED;

#endif
