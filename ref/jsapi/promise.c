/* promise.c: promises and what is done when they are settled (Web IDL, "Promise<T>"). */
#include "jsapi/promise.h"

JSValue js_new_promise(JSContext *ctx, Js_resolver *out)
{
    JSValue functions[2];
    JSValue promise = JS_NewPromiseCapability(ctx, functions);
    *out = (Js_resolver){.resolve = JS_UNDEFINED, .reject = JS_UNDEFINED};
    if (!JS_IsException(promise))
        *out = (Js_resolver){.resolve = functions[0], .reject = functions[1]};
    return promise;
}

void js_settle(JSContext *ctx, const Js_resolver *resolver, JSValue value)
{
    bool thrown = JS_IsException(value);
    if (thrown)
        value = JS_GetException(ctx);
    JSValue result = JS_Call(ctx, thrown ? resolver->reject : resolver->resolve, JS_UNDEFINED, 1,
                             (JSValueConst *)&value);
    if (JS_IsException(result)) /* want of memory: the promise stays as it is */
        JS_FreeValue(ctx, JS_GetException(ctx));
    JS_FreeValue(ctx, result);
    JS_FreeValue(ctx, value);
}

void js_resolver_free(JSRuntime *rt, Js_resolver *resolver)
{
    JS_FreeValueRT(rt, resolver->resolve);
    JS_FreeValueRT(rt, resolver->reject);
}

void js_resolver_mark(JSRuntime *rt, const Js_resolver *resolver, JS_MarkFunc *mark)
{
    JS_MarkValue(rt, resolver->resolve, mark);
    JS_MarkValue(rt, resolver->reject, mark);
}
