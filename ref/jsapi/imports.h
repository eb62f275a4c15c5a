/* imports.h: read the imports (js-api, "The WebAssembly Namespace"). */
#ifndef TOUCHSTONE_JSAPI_IMPORTS_H
#define TOUCHSTONE_JSAPI_IMPORTS_H

#include "jsapi/agent.h"
#include "jsapi/module_record.h"

/* What a module is to be instantiated with, one an import, kept (embed_extern_keep) until js_imports_free. */
typedef struct Js_imports {
    Embed_extern *at;
    uint32_t n;
} Js_imports;

/* Read the imports of RECORD from IMPORT_OBJECT, an object or undefined; false after throwing, when there is nothing to
   free. */
bool js_read_the_imports(JSContext *ctx, const Js_module_record *record, JSValueConst import_object,
                         Js_imports *out);
void js_imports_free(Js_agent *agent, Js_imports *imports);

/* What is due for import I of a module, or for FIELD in it where it is of an instance type. */
typedef struct Js_due {
    const Embed_import *import;
    uint32_t i;
    Embed_name field;
    Embed_externtype type;
} Js_due;

/* Steps 6.4 to 6.8 of read the imports, for the value V; *FUNCS counts the external functions. *out is not kept. False
   after throwing. */
bool js_read_an_import(JSContext *ctx, const Js_due *due, JSValueConst v, uint32_t *funcs,
                       Embed_extern *out);
/* Throws the LinkError that says WHAT of it; false. */
bool js_throw_link_error(JSContext *ctx, const Js_due *due, const char *what);

#endif
