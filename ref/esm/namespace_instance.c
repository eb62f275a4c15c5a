/* namespace_instance.c: WebAssembly.namespaceInstance (ESM integration). */
#include "esm/namespace_instance.h"

#include "esm/record.h"

#include "jsapi/idl.h"

/* dom-webassembly-namespaceinstance: namespaceInstance(namespace) */
static JSValue namespace_instance(JSContext *ctx, JSValueConst this_val, int argc,
                                  JSValueConst *argv)
{
    (void)this_val;
    if (!idl_arguments(ctx, argc, 1))
        return JS_EXCEPTION;
    /* 1 */
    JSModuleDef *module = qjs_module_of_namespace(ctx, argv[0]);
    if (!module)
        return JS_ThrowTypeError(ctx, "a module namespace object is due");
    /* 2, 3 */
    const Esm_record *record = esm_record_of(module);
    if (!record)
        return JS_ThrowTypeError(ctx, "the namespace object of a WebAssembly module is due");
    /* 4. HOST: the text returns ~empty~ for a module that has no instance, which is no value: its bindings are
       uninitialized then, and so is this. */
    if (JS_IsUndefined(record->instance))
        return JS_ThrowReferenceError(ctx, "the module has no instance yet");
    return JS_DupValue(ctx, record->instance);
}

bool esm_define_namespace_instance(JSContext *ctx)
{
    static const Idl_member members[] = {{.kind = IDL_OPERATION,
                                          .name = "namespaceInstance",
                                          .length = 1,
                                          .call = namespace_instance},
                                         {0}};
    return idl_define_members(ctx, js_realm_get(ctx, JS_NAMESPACE), members, false);
}
