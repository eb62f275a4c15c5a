/* source.h: %AbstractModuleSource% (ECMA-262, source phase imports). */
#ifndef TOUCHSTONE_ESM_SOURCE_H
#define TOUCHSTONE_ESM_SOURCE_H

#include "jsapi/qjs.h"

#include <stdbool.h>

/* Makes it for the realm CTX, and WebAssembly.Module inherit from it; false after throwing. */
bool esm_define_abstract_module_source(JSContext *ctx);

#endif
