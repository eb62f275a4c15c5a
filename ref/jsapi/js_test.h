/* js_test.h: what the unit tests of jsapi share: an agent with one realm, and JavaScript that says what is so. */
#ifndef TOUCHSTONE_JSAPI_JS_TEST_H
#define TOUCHSTONE_JSAPI_JS_TEST_H

#include "jsapi/agent.h"
#include "jsapi/web.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static inline bool test_setup_realm(Js_agent *agent, JSContext *ctx)
{
    (void)agent;
    return js_setup_interfaces(ctx);
}

/* The realm of a new agent; free both with test_end. */
static inline JSContext *test_begin(void)
{
    Js_agent *agent = js_agent_new(embed_features_default(), test_setup_realm, NULL, NULL);
    JSContext *ctx = js_agent_new_realm(agent);
    assert_non_null(ctx);
    return ctx;
}

static inline void test_end(JSContext *ctx)
{
    Js_agent *agent = js_agent_of(ctx);
    JS_FreeContext(ctx);
    js_agent_free(agent);
}

/* Takes VALUE over as the global variable NAME. */
static inline void test_global(JSContext *ctx, const char *name, JSValue value)
{
    assert_false(JS_IsException(value));
    JSValue global = JS_GetGlobalObject(ctx);
    assert_true(JS_SetPropertyStr(ctx, global, name, value) >= 0);
    JS_FreeValue(ctx, global);
}

/* What SOURCE evaluates to, as a string, is DUE; an exception counts as its name. */
static inline void test_is(JSContext *ctx, const char *source, const char *due)
{
    JSValue value = JS_Eval(ctx, source, strlen(source), "<test>", JS_EVAL_TYPE_GLOBAL);
    if (JS_IsException(value)) {
        JSValue error = JS_GetException(ctx);
        value = JS_GetPropertyStr(ctx, error, "name");
        JS_FreeValue(ctx, error);
    }
    const char *text = JS_ToCString(ctx, value);
    assert_non_null(text);
    if (strcmp(text, due) != 0)
        print_message("# %s\n", source);
    assert_string_equal(text, due);
    JS_FreeCString(ctx, text);
    JS_FreeValue(ctx, value);
}

#endif
