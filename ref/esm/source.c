/* source.c: %AbstractModuleSource% (ECMA-262, source phase imports), from which WebAssembly.Module inherits (js-api,
 * "Modules"). */
#include "esm/source.h"

#include "jsapi/agent.h"
#include "jsapi/module.h"

/* %AbstractModuleSource% ( ) */
static JSValue construct(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val, (void)argc, (void)argv;
    return JS_ThrowTypeError(ctx, "AbstractModuleSource makes no objects");
}

/* get %AbstractModuleSource%.prototype [ %Symbol.toStringTag% ]: HostGetModuleSourceName */
static JSValue get_name(JSContext *ctx, JSValueConst this_val)
{
    return js_module_of(this_val) ? JS_NewString(ctx, "WebAssembly.Module") : JS_UNDEFINED;
}

/* The accessor of PROTOTYPE; false after throwing. */
static bool define_tag(JSContext *ctx, JSValueConst prototype)
{
    static const JSCFunctionListEntry tag[] = {
        JS_CGETSET_DEF("[Symbol.toStringTag]", get_name, NULL)};
    return JS_SetPropertyFunctionList(ctx, prototype, tag, 1) >= 0;
}

/* Sets the prototypes of WebAssembly.Module and of its prototype object; false after throwing. */
static bool inherit(JSContext *ctx, JSValueConst constructor, JSValueConst prototype)
{
    JSValueConst module_prototype = js_realm_get(ctx, JS_MODULE);
    JSValue module = JS_GetPropertyStr(ctx, module_prototype, "constructor");
    bool good = !JS_IsException(module) && JS_SetPrototype(ctx, module, constructor) > 0 &&
                JS_SetPrototype(ctx, module_prototype, prototype) > 0;
    JS_FreeValue(ctx, module);
    return good;
}

bool esm_define_abstract_module_source(JSContext *ctx)
{
    JSValue prototype = JS_NewObject(ctx);
    JSValue constructor = JS_NewCFunction2(ctx, construct, "AbstractModuleSource", 0,
                                           JS_CFUNC_constructor_or_func, 0);
    bool good =
        !JS_IsException(prototype) && !JS_IsException(constructor) &&
        JS_DefinePropertyValueStr(ctx, constructor, "prototype", JS_DupValue(ctx, prototype), 0) >=
            0 &&
        JS_DefinePropertyValueStr(ctx, prototype, "constructor", JS_DupValue(ctx, constructor),
                                  JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE) >= 0 &&
        define_tag(ctx, prototype) && inherit(ctx, constructor, prototype);
    JS_FreeValue(ctx, constructor);
    JS_FreeValue(ctx, prototype);
    return good;
}
