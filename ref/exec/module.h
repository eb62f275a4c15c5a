/* exec/module.h: what instantiation is made of (core/exec/modules). */
#ifndef TOUCHSTONE_EXEC_MODULE_H
#define TOUCHSTONE_EXEC_MODULE_H

#include "runtime/store.h"

/* Whether ADDR is what import I of MODULE asks for; fails as UNLINKABLE. */
Result check_import(const Store *store, const Module *module, uint32_t i, Externaddr addr,
                    Failure *failure) CHECKED;

/* alloc-module: EXTERNS has a matching address an import. Evaluates the module's constant expressions on the way. */
Result alloc_module(Store *store, const Module *module, const Externaddr *externs,
                    Moduleinst **instance, Failure *failure) CHECKED;

#endif
