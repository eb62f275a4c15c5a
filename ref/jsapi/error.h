/* error.h: CompileError, LinkError, RuntimeError, and which failure becomes which error (js-api, "Error Objects",
 * "Error Condition Mappings to JavaScript"). */
#ifndef TOUCHSTONE_JSAPI_ERROR_H
#define TOUCHSTONE_JSAPI_ERROR_H

#include "jsapi/agent.h"

/* Defines the three native errors on the WebAssembly object of the realm CTX; false after throwing. */
bool js_define_errors(JSContext *ctx, JSValueConst namespace);

/* Throws a new error of KIND (JS_COMPILE_ERROR, JS_LINK_ERROR or JS_RUNTIME_ERROR) of the realm CTX. */
JSValue js_throw_error(JSContext *ctx, Js_interface kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Throws the error of the realm CTX that FAILURE is due to become: malformed and invalid modules a CompileError, what
   cannot be linked a LinkError, traps a RuntimeError, exhaustion and limits a RangeError; a limit of a module is a
   CompileError where COMPILING. EMBED_EXCEPTION is func.c's and must not come here. */
JSValue js_throw_failure(JSContext *ctx, const Embed_failure *failure, bool compiling);

#endif
