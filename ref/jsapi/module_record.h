/* module_record.h: a compiled module, apart from the Module objects that stand for it. NON-SPEC.
 * Many Module objects, in any realm of any agent, may share one: it never changes. */
#ifndef TOUCHSTONE_JSAPI_MODULE_RECORD_H
#define TOUCHSTONE_JSAPI_MODULE_RECORD_H

#include "embed/touchstone.h"
#include "jsapi/builtins.h"

#include <stddef.h>
#include <stdint.h>

typedef struct Js_module_record {
    const Embed_module *module; /* validated */
    uint8_t *bytes;
    size_t len;
    Js_compile_options options; /* [[BuiltinSets]], [[ImportedStringModule]] */
    int references;             /* atomic */
    /* A module that is nested in another and was exported (module-linking): OUTER is what it is nested in, else NULL. It
       means something only as the module value ADDR of STORE, and never leaves its agent. */
    struct Js_module_record *outer;
    const Embed_store *store;
    uint32_t addr;
} Js_module_record;

/* Compile a WebAssembly module, validate builtins and imported string (js-api), up to where an error becomes one of
   JavaScript: decodes and validates the LEN bytes, which are copied. OPTIONS is taken over in any case; NULL: none. NULL
   after filling *failure; the caller has one reference. */
Js_module_record *js_module_record_new(const uint8_t *bytes, size_t len, Embed_features features,
                                       Js_compile_options *options, Embed_failure *failure);
/* The record of MODULE, which is nested in that of OUTER and is module value ADDR of STORE. */
Js_module_record *js_module_record_nested(Js_module_record *outer, const Embed_module *module,
                                          const Embed_store *store, uint32_t addr);
void js_module_record_keep(Js_module_record *record);
void js_module_record_drop(Js_module_record *record);

#endif
