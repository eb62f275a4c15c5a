/* performance.c: Performance (High Resolution Time, "The Performance interface").
 * HOST: times are as fine as the clock; nothing that it measures is a secret here. It is no EventTarget: no event is
 * fired at it. */
#include "jsapi/idl.h"
#include "jsapi/web/global_scope.h"
#include "util/alloc.h"

#include <stdlib.h>
#include <time.h>

typedef struct Performance {
    double start;  /* when the realm was made, by the monotonic clock, in milliseconds */
    double origin; /* the same since the Unix epoch */
} Performance;

static void finalize(JSRuntime *rt, JSValueConst value)
{
    (void)rt;
    free(idl_opaque(value, JS_PERFORMANCE));
}

static const JSClassDef platform = {.class_name = "Performance", .finalizer = finalize};

static double milliseconds(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* dom-performance-now */
static JSValue js_now(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)argc, (void)argv;
    Performance *self = idl_brand(ctx, this_val, JS_PERFORMANCE);
    if (!self)
        return JS_EXCEPTION;
    return JS_NewNumber(ctx, milliseconds(CLOCK_MONOTONIC) - self->start);
}

/* dom-performance-timeorigin */
static JSValue get_time_origin(JSContext *ctx, JSValueConst this_val)
{
    Performance *self = idl_brand(ctx, this_val, JS_PERFORMANCE);
    return self ? JS_NewNumber(ctx, self->origin) : JS_EXCEPTION;
}

/* dom-performance-tojson */
static JSValue js_to_json(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)argc, (void)argv;
    Performance *self = idl_brand(ctx, this_val, JS_PERFORMANCE);
    if (!self)
        return JS_EXCEPTION;
    JSValue object = JS_NewObject(ctx);
    if (!JS_IsException(object))
        JS_DefinePropertyValueStr(ctx, object, "timeOrigin", JS_NewNumber(ctx, self->origin),
                                  JS_PROP_C_W_E);
    return object;
}

static const Idl_member members[] = {
    {.kind = IDL_OPERATION, .name = "now", .call = js_now},
    {.kind = IDL_ATTRIBUTE, .name = "timeOrigin", .get = get_time_origin},
    {.kind = IDL_OPERATION, .name = "toJSON", .call = js_to_json},
    {0},
};

const Idl_interface js_performance_interface = {.id = JS_PERFORMANCE,
                                                .name = "Performance",
                                                .tag = "Performance",
                                                .members = members,
                                                .platform = &platform};

bool js_setup_performance(JSContext *ctx)
{
    JSValue object = idl_new_object(ctx, JS_UNDEFINED, JS_PERFORMANCE);
    if (JS_IsException(object))
        return false;
    Performance *self = checked_calloc(1, sizeof *self);
    self->start = milliseconds(CLOCK_MONOTONIC);
    self->origin = milliseconds(CLOCK_REALTIME);
    JS_SetOpaque(object, self);
    js_realm_set(ctx, JS_PERFORMANCE_OBJECT, object);
    return true;
}
