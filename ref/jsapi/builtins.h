/* builtins.h: sets of builtin functions, and the options that switch them on (js-api, "Builtins", and
 * WebAssemblyCompileOptions). */
#ifndef TOUCHSTONE_JSAPI_BUILTINS_H
#define TOUCHSTONE_JSAPI_BUILTINS_H

#include "embed/touchstone.h"
#include "jsapi/func.h"
#include "util/bytes.h"

/* A builtin; tables of them end with a zeroed one. */
typedef struct Js_builtin {
    const char *name;
    uint32_t (*type)(void); /* the handle of its function type */
    Js_builtin_steps *steps;
} Js_builtin;

typedef struct Js_builtin_set {
    const char *name; /* without "wasm:" */
    const Js_builtin *builtins;
} Js_builtin_set;

/* WebAssemblyCompileOptions, by value; names are malloc'ed. */
typedef struct Js_compile_options {
    Embed_name *builtins; /* in order, as they were given */
    size_t builtins_n, builtins_capacity;
    bool has_imported_strings; /* importedStringConstants is there and not null */
    Embed_name imported_strings;
} Js_compile_options;

/* Converts VALUE; false after throwing, when there is nothing to free. */
bool js_compile_options(JSContext *ctx, JSValueConst value, Js_compile_options *out);
void js_compile_options_free(Js_compile_options *options);

/* Validate builtins and imported string for a WebAssembly module; false after filling *failure. */
bool js_validate_builtins_and_imported_string(const Embed_module *module,
                                              const Js_compile_options *options,
                                              Embed_failure *failure);
/* Whether IMPORT is what OPTIONS provides: find a builtin, or an imported string. */
bool js_is_provided(const Embed_import *import, const Js_compile_options *options);

/* The ordered map builtinOrStringImports of read the imports. */
typedef struct Js_provided {
    Buffer name; /* the module name */
    JSValue object;
} Js_provided;

/* Steps 2 to 4 of read the imports: appends at most as many as there are sets, and one more. Returns how many, or -1
   after throwing. The caller frees OUT with js_provided_free. */
int js_instantiate_provided(JSContext *ctx, const Embed_module *module,
                            const Js_compile_options *options, Js_provided **out);
void js_provided_free(JSContext *ctx, Js_provided *provided, int n);

#endif
