/* namespace.h: the WebAssembly namespace (js-api, "The WebAssembly Namespace"). */
#ifndef TOUCHSTONE_JSAPI_NAMESPACE_H
#define TOUCHSTONE_JSAPI_NAMESPACE_H

#include "jsapi/idl.h"

extern const Idl_member js_namespace_members[];

/* [AllowResizable] AllowSharedBufferSource: the first argument of validate, compile, instantiate and of the constructor of
   Module. False after throwing. */
bool js_bytes_argument(JSContext *ctx, JSValueConst value);
/* Get a copy of the buffer source: of such an argument, when all of them are converted, which may have changed it. The
   caller frees it. */
Buffer js_stable_bytes(JSValueConst value);

#endif
