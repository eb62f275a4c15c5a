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

#endif
