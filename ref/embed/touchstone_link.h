/* touchstone_link.h: tools on modules that use module linking (module-linking/Explainer), beside touchstone.h, whose
 * conventions hold here too. All of it is NON-SPEC.
 *
 * Modules must be validated. What cannot be done fails with EMBED_LIMIT and the kind "unsupported flatten"; the message
 * names the construct. */
#ifndef TOUCHSTONE_LINK_H
#define TOUCHSTONE_LINK_H

#include "touchstone.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- flattening ---- */

/* Makes one core module of MODULE and of all that it instantiates: it behaves as MODULE does, calls between instances are
   direct, and no engine needs module linking for it. *OUT is validated and independent of MODULE; the caller frees it with
   embed_module_free.
   - An import of two names stays. Of an import "i" of an instance, the export f becomes the import "i" "f", and f of an
     instance j in it "i" "j/f". Any other import "x" of one name becomes "x" "".
   - Exports are those of MODULE; what an exported instance i exports as f is called i/f.
   - A module that is imported or exported, an import of an instance without exports, or two names that become the same
     cannot be flattened. */
Embed_result embed_link_flatten(const Embed_module *module, Embed_module **out,
                                Embed_failure *failure);

/* ---- lowering ---- */

typedef enum Embed_link_form {
    /* One core module for each module that is instantiated. A host, say JavaScript, takes the steps in order and hands
       over to each what its imports say. */
    EMBED_LINK_SHARED,
    /* Each step has a module of its own, whose imports name the steps that they come from, as in scripts that register
       every instance. One module can come twice. */
    EMBED_LINK_NAMED
} Embed_link_form;

/* An import of a step's module. FROM_HOST: it is what the module that was lowered imports; NAMES are those of its import
   and, from one name, of the exports down to the item. Else it is EXPORT of step STEP. */
typedef struct Embed_link_import {
    Embed_name module, name; /* as the step's module has it */
    Embed_externkind kind;
    bool from_host;
    uint32_t step;
    Embed_name export_name;
    uint32_t names_n;
    const Embed_name *names;
} Embed_link_import;

/* Instantiate module MODULE. */
typedef struct Embed_link_step {
    uint32_t module;
    Embed_name name; /* EMBED_LINK_NAMED: under which later steps import what it exports */
    uint32_t imports_n;
    const Embed_link_import *imports; /* in the order of the module's imports */
} Embed_link_step;

/* An export of the module that was lowered: EXPORT of step STEP, or, of kind EMBED_INSTANCE, a map. */
typedef struct Embed_link_export {
    Embed_name name;
    Embed_externkind kind;
    uint32_t step;
    Embed_name export_name;
    uint32_t fields_n;
    const struct Embed_link_export *fields;
} Embed_link_export;

typedef struct Embed_link_bytes {
    const uint8_t *bytes;
    size_t len;
} Embed_link_bytes;

/* What instantiates the same instances, in the same order, on an engine without module linking. ROOT is the step of the
   module itself; in EMBED_LINK_NAMED it exports all that EXPORTS say, maps under the names of embed_link_flatten. */
typedef struct Embed_lowered {
    uint32_t modules_n;
    const Embed_link_bytes *modules;
    uint32_t steps_n;
    const Embed_link_step *steps;
    uint32_t root;
    uint32_t exports_n;
    const Embed_link_export *exports;
} Embed_lowered;

/* Lowers MODULE. If it imports anything, the first step takes all of it and exports it again. PREFIX begins the names of
   EMBED_LINK_NAMED ("@" where it is empty); it should occur in no other. The caller frees *OUT, which
   refers to MODULE, with embed_lowered_free. Fails as embed_link_flatten does, but names may become the same in maps. */
Embed_result embed_link_lower(const Embed_module *module, Embed_link_form form, Embed_name prefix,
                              const Embed_lowered **out, Embed_failure *failure);
void embed_lowered_free(const Embed_lowered *lowered);

#ifdef __cplusplus
}
#endif

#endif
