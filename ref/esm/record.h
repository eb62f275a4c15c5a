/* record.h: WebAssembly Module Records (ESM integration, "Integration with ECMAScript modules"). */
#ifndef TOUCHSTONE_ESM_RECORD_H
#define TOUCHSTONE_ESM_RECORD_H

#include "jsapi/imports.h"

/* The fields of a WebAssembly Module Record that other records have not. */
typedef struct Esm_record {
    JSValue source;           /* [[ModuleSource]], a Module */
    JSValue instance;         /* [[Instance]], an Instance; undefined: empty */
    Js_module_record *module; /* that of SOURCE */
    int *requests;            /* of each import: the number of its request; -1: it is a builtin's */
} Esm_record;

/* The class of what stands behind a record; to be called once for an agent. */
void esm_define_record_class(JSRuntime *rt);

/* Parse a WebAssembly module: the record of the LEN bytes, called URL; NULL after throwing. */
JSModuleDef *esm_parse_a_webassembly_module(JSContext *ctx, const uint8_t *bytes, size_t len,
                                            const char *url);
/* The fields of the record M, NULL where it is no WebAssembly Module Record. */
Esm_record *esm_record_of(JSModuleDef *m);

/* InitializeEnvironment, ExecuteModule of a WebAssembly Module Record; false after throwing. */
bool esm_initialize_environment(JSContext *ctx, JSModuleDef *m);
bool esm_execute_module(JSContext *ctx, JSModuleDef *m);

#endif
