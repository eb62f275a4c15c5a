/* linking/bundle.h: nested modules in place of module imports (module-linking/Example-LinkTimeVirtualization, the end). */
#ifndef TOUCHSTONE_LINKING_BUNDLE_H
#define TOUCHSTONE_LINKING_BUNDLE_H

#include "syntax/error.h"
#include "syntax/module.h"

/* Where modules come from. FIND gives the module for the import NAME of IMPORTER, the same pointer for the same module; *OUT
   stays NULL where the import shall stay. Modules are valid and outlive the bundling. NAME_OF is what messages call a module. */
typedef struct Bundlesource {
    Result (*find)(void *data, const Module *importer, Name name, const Module **out,
                   Failure *failure);
    const char *(*name_of)(void *data, const Module *module);
    Bytes (*bytes_of)(void *data,
                      const Module *module); /* what it was read from; empty where that was text */
    void *data;
} Bundlesource;

/* Makes a module of ROOT in which modules that SOURCE has stand in place of module imports: those of ROOT, and of the modules
   found those that the type by which they are imported does not have. Each module found is nested in the result once; modules
   that import it have outer aliases of it. Appends the result, which is valid, in binary form to *OUT, in
   it unchanged modules byte for byte. On failure *WHERE is the module whose import it
   is about, ROOT else. */
Result bundle_module(const Module *root, const Bundlesource *source, Buffer *out,
                     const Module **where, Failure *failure) CHECKED;

#endif
