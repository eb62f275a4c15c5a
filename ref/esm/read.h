/* read.h: what a WebAssembly Module Record is instantiated with (ESM integration, ExecuteModule, steps 5 and 6). */
#ifndef TOUCHSTONE_ESM_READ_H
#define TOUCHSTONE_ESM_READ_H

#include "esm/record.h"

/* The imports of M, which js_imports_free frees; false after throwing, when there is nothing to free. */
bool esm_read_the_imports(JSContext *ctx, JSModuleDef *m, Js_imports *out);
/* "As validated during environment initialization": every import that is no builtin's resolves; false after throwing a
   SyntaxError. */
bool esm_resolve_the_imports(JSContext *ctx, JSModuleDef *m);

#endif
