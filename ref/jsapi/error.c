/* error.c: CompileError, LinkError, RuntimeError (js-api, "Error Objects"). */
#include "jsapi/error.h"

#include "jsapi/idl.h"
#include "util/bytes.h"

#include <stdarg.h>
#include <string.h>

/* NativeError ( message [ , options ] ) of ECMAScript, for the three that it does not have. */
static JSValue native_error(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv,
                            int magic)
{
    /* 1: without new, NewTarget is the active function. */
    JSValueConst new_target = JS_IsUndefined(this_val) ? qjs_active_function(ctx) : this_val;
    /* 2 */
    JSValue proto = idl_get_prototype(ctx, new_target, (Js_interface)magic);
    if (JS_IsException(proto))
        return proto;
    /* 3 */
    JSValue message = JS_UNDEFINED, error = JS_EXCEPTION;
    if (argc > 0 && !JS_IsUndefined(argv[0]))
        message = JS_ToString(ctx, argv[0]);
    /* 4 */
    if (!JS_IsException(message))
        error = qjs_new_error(ctx, proto, message, argc > 1 ? argv[1] : JS_UNDEFINED, true);
    JS_FreeValue(ctx, message);
    JS_FreeValue(ctx, proto);
    return error;
}

static bool define_text(JSContext *ctx, JSValueConst target, const char *name, const char *text)
{
    return JS_DefinePropertyValueStr(ctx, target, name, JS_NewString(ctx, text),
                                     JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE) >= 0;
}

/* Properties of the NativeError Constructors, of the NativeError Prototype Objects. */
static bool define_error(JSContext *ctx, JSValueConst namespace, Js_interface kind,
                         const char *name)
{
    JSValue proto = JS_NewObjectProto(ctx, qjs_error_prototype(ctx));
    if (JS_IsException(proto))
        return false;
    js_realm_set(ctx, kind, proto);
    JSCFunctionType function = {.constructor_magic = native_error};
    JSValue object =
        JS_NewCFunction3(ctx, function.generic, name, 1, JS_CFUNC_constructor_or_func_magic, kind,
                         qjs_error_constructor(ctx), 0);
    if (JS_IsException(object))
        return false;
    bool good =
        JS_DefinePropertyValueStr(ctx, object, "prototype", JS_DupValue(ctx, proto), 0) >= 0 &&
        JS_DefinePropertyValueStr(ctx, proto, "constructor", JS_DupValue(ctx, object),
                                  JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE) >= 0 &&
        define_text(ctx, proto, "name", name) && define_text(ctx, proto, "message", "") &&
        JS_DefinePropertyValueStr(ctx, namespace, name, JS_DupValue(ctx, object),
                                  JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE) >= 0;
    JS_FreeValue(ctx, object);
    return good;
}

bool js_define_errors(JSContext *ctx, JSValueConst namespace)
{
    return define_error(ctx, namespace, JS_COMPILE_ERROR, "CompileError") &&
           define_error(ctx, namespace, JS_LINK_ERROR, "LinkError") &&
           define_error(ctx, namespace, JS_RUNTIME_ERROR, "RuntimeError");
}

JSValue js_throw_error(JSContext *ctx, Js_interface kind, const char *format, ...)
{
    Buffer text = {0};
    va_list args;
    va_start(args, format);
    buffer_vformat(&text, format, args);
    va_end(args);
    JSValue message = JS_NewStringLen(ctx, buffer_string(&text), text.len), error = JS_EXCEPTION;
    buffer_free(&text);
    if (!JS_IsException(message))
        error = qjs_new_error(ctx, js_realm_get(ctx, kind), message, JS_UNDEFINED, false);
    JS_FreeValue(ctx, message);
    return JS_IsException(error) ? error : JS_Throw(ctx, error);
}

JSValue js_throw_failure(JSContext *ctx, const Embed_failure *failure, bool compiling)
{
    switch (failure->result) {
    case EMBED_MALFORMED:
    case EMBED_INVALID:
        if (failure->offset != EMBED_NO_OFFSET)
            return js_throw_error(ctx, JS_COMPILE_ERROR, "%s (at offset %llu)", failure->message,
                                  (unsigned long long)failure->offset);
        return js_throw_error(ctx, JS_COMPILE_ERROR, "%s", failure->message);
    case EMBED_UNLINKABLE: return js_throw_error(ctx, JS_LINK_ERROR, "%s", failure->message);
    case EMBED_TRAP: return js_throw_error(ctx, JS_RUNTIME_ERROR, "%s", failure->message);
    case EMBED_LIMIT:
        if (compiling)
            return js_throw_error(ctx, JS_COMPILE_ERROR, "%s", failure->message);
        return JS_ThrowRangeError(ctx, "%s", failure->message);
    case EMBED_EXHAUSTION:
        if (strcmp(failure->kind, "interrupted") == 0)
            return qjs_throw_interrupted(ctx);
        return JS_ThrowRangeError(ctx, "%s", failure->message);
    case EMBED_OK:
    case EMBED_EXCEPTION:
    case EMBED_CRASH: break;
    }
    return JS_ThrowInternalError(ctx, "%s", failure->message);
}
