/* func.h: Exported Functions and host functions (js-api, "Exported Functions", "Host Functions"). */
#ifndef TOUCHSTONE_JSAPI_FUNC_H
#define TOUCHSTONE_JSAPI_FUNC_H

#include "embed/touchstone.h"
#include "jsapi/agent.h"

/* A new Exported Function of FUNCADDR: the one that it has, else a new one of the realm CTX. */
JSValue js_a_new_exported_function(JSContext *ctx, uint32_t funcaddr);
/* [[FunctionAddress]]; false where VALUE is no Exported Function. */
bool js_function_address(JSValueConst value, uint32_t *out);

/* Create a host function from the callable FUNC, of the function type DEFTYPE; INDEX is the index of the host function. */
uint32_t js_create_a_host_function(JSContext *ctx, JSValueConst func, uint32_t deftype,
                                   uint32_t index);

/* What a builtin does: returns EMBED_OK and fills RESULTS, whose types are set, or fails: embed_host_fail for a trap, or
   js_throw_into_wasm after throwing in CTX. */
typedef Embed_result Js_builtin_steps(JSContext *ctx, const Embed_value *args, Embed_value *results,
                                      Embed_failure *failure);
/* Create a builtin function; INDEX stands for that of a host function. */
uint32_t js_create_a_builtin_function(JSContext *ctx, uint32_t deftype, Js_builtin_steps *steps,
                                      uint32_t index);

/* Lets the exception that CTX has go through WebAssembly: returns EMBED_EXCEPTION, or EMBED_TRAP where no code may catch
   it. */
Embed_result js_throw_into_wasm(JSContext *ctx, Embed_failure *failure);
/* Throws what a call or an instantiation ended with. */
JSValue js_throw_from_wasm(JSContext *ctx, const Embed_failure *failure);

/* Frees what stands behind the host functions of the agent's store. */
void js_host_functions_free(Js_agent *agent);

#endif
