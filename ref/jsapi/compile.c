/* compile.c: compiling in a task (js-api, "The WebAssembly Namespace"). */
#include "jsapi/compile.h"

#include "jsapi/error.h"
#include "jsapi/idl.h"
#include "jsapi/module.h"
#include "jsapi/namespace.h"
#include "jsapi/promise.h"
#include "util/alloc.h"

#include <stdlib.h>

/* What a task compiles. */
typedef struct Compilation {
    Buffer bytes;
    Js_compile_options options;
    Js_resolver promise;
} Compilation;

static void free_compilation(Js_agent *agent, void *data)
{
    Compilation *self = data;
    buffer_free(&self->bytes);
    js_compile_options_free(&self->options);
    js_resolver_free(agent->rt, &self->promise);
    free(self);
}

/* js-api: asynchronously compile a WebAssembly module, step 2: what is due in parallel is done here too. */
static bool run_compilation(Js_agent *agent, JSContext *ctx, void *data)
{
    Compilation *self = data;
    Embed_failure failure;
    /* 2.1, 2.2.2 to 2.2.4 */
    Js_module_record *record = js_module_record_new(self->bytes.at, self->bytes.len,
                                                    agent->features, &self->options, &failure);
    /* 2.2.1, 2.2.4, 2.2.5 */
    js_settle(ctx, &self->promise,
              record ? js_construct_a_module_object(ctx, record)
                     : js_throw_failure(ctx, &failure, true));
    return true;
}

/* js-api: asynchronously compile a WebAssembly module */
JSValue js_asynchronously_compile(JSContext *ctx, Buffer bytes, Js_compile_options options)
{
    Compilation *self = checked_calloc(1, sizeof *self);
    *self = (Compilation){.bytes = bytes, .options = options};
    /* 1 */
    JSValue promise = js_new_promise(ctx, &self->promise);
    /* 2 */
    if (JS_IsException(promise))
        free_compilation(js_agent_of(ctx), self);
    else
        js_queue_task(ctx, (Js_task){run_compilation, free_compilation, self});
    /* 3 */
    return promise;
}

static JSValue compile(JSContext *ctx, int argc, JSValueConst *argv)
{
    Js_compile_options options;
    if (!idl_arguments(ctx, argc, 1) || !js_bytes_argument(ctx, argv[0]) ||
        !js_compile_options(ctx, argc > 1 ? argv[1] : JS_UNDEFINED, &options))
        return JS_EXCEPTION;
    /* 1, 2 */
    return js_asynchronously_compile(ctx, js_stable_bytes(argv[0]), options);
}

JSValue js_compile(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    return idl_promise(ctx, compile(ctx, argc, argv));
}
