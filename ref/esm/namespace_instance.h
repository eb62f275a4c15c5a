/* namespace_instance.h: WebAssembly.namespaceInstance (ESM integration). */
#ifndef TOUCHSTONE_ESM_NAMESPACE_INSTANCE_H
#define TOUCHSTONE_ESM_NAMESPACE_INSTANCE_H

#include "jsapi/qjs.h"

#include <stdbool.h>

/* Defines it on the WebAssembly object of the realm CTX; false after throwing. */
bool esm_define_namespace_instance(JSContext *ctx);

#endif
