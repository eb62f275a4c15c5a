/* crypto.c: Crypto (Web Cryptography, "Crypto interface"): getRandomValues alone. */
#include "jsapi/idl.h"
#include "jsapi/web/global_scope.h"

#include <errno.h>
#include <sys/random.h>

enum { QUOTA = 65536 };

static const JSClassDef platform = {.class_name = "Crypto"};

static bool is_integer_array(JSValueConst value)
{
    switch (JS_GetTypedArrayType(value)) {
    case JS_TYPED_ARRAY_UINT8C:
    case JS_TYPED_ARRAY_INT8:
    case JS_TYPED_ARRAY_UINT8:
    case JS_TYPED_ARRAY_INT16:
    case JS_TYPED_ARRAY_UINT16:
    case JS_TYPED_ARRAY_INT32:
    case JS_TYPED_ARRAY_UINT32:
    case JS_TYPED_ARRAY_BIG_INT64:
    case JS_TYPED_ARRAY_BIG_UINT64: return true;
    default: return false;
    }
}

static bool fill(uint8_t *at, size_t len)
{
    while (len) {
        ssize_t n = getrandom(at, len, 0);
        if (n < 0 && errno != EINTR)
            return false;
        if (n > 0) {
            at += n;
            len -= (size_t)n;
        }
    }
    return true;
}

/* Crypto-method-getRandomValues: getRandomValues(array) */
static JSValue js_get_random_values(JSContext *ctx, JSValueConst this_val, int argc,
                                    JSValueConst *argv)
{
    Qjs_source source;
    if (!idl_brand(ctx, this_val, JS_CRYPTO) || !idl_arguments(ctx, argc, 1) ||
        !idl_buffer_source(ctx, argv[0], IDL_VIEW_ONLY, &source))
        return JS_EXCEPTION;
    /* 1 */
    if (!is_integer_array(argv[0]))
        return JS_ThrowDOMException(ctx, "TypeMismatchError", "not an array of integers");
    /* 2 */
    if (source.len > QUOTA)
        return JS_ThrowDOMException(ctx, "QuotaExceededError", "%zu bytes are more than %d",
                                    source.len, QUOTA);
    /* 3, 4 */
    if (!fill(source.at, source.len))
        return JS_ThrowDOMException(ctx, "OperationError", "the system gives no random bytes");
    return JS_DupValue(ctx, argv[0]);
}

static const Idl_member members[] = {
    {.kind = IDL_OPERATION, .name = "getRandomValues", .length = 1, .call = js_get_random_values},
    {0},
};

const Idl_interface js_crypto_interface = {
    .id = JS_CRYPTO, .name = "Crypto", .tag = "Crypto", .members = members, .platform = &platform};

bool js_setup_crypto(JSContext *ctx)
{
    static char nothing;
    JSValue object = idl_new_object(ctx, JS_UNDEFINED, JS_CRYPTO);
    if (JS_IsException(object))
        return false;
    JS_SetOpaque(object, &nothing);
    js_realm_set(ctx, JS_CRYPTO_OBJECT, object);
    return true;
}
