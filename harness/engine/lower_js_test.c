/* engine/lower_js_test.c: what the commands of scripts become. */
#include "harness/engine/lower_js.h"
#include "harness/engine/lower_test.h"

#include "harness/util/text.h"

#include <jansson.h>
#include <stdio.h>

/* The data that the driver is given for a script TEXT under FEATURES on ROUTE. */
static json_t *data_by(Route route, const char *text, const char *features)
{
    Script script = script_of(text, features);
    size_t len;
    const Attempt attempt = {.token = "t", .skip = {1, 7}, .skip_n = 2};
    char *js = lower_js(&script, route, &attempt, &len);
    script_close(&script);
    assert_int_equal(len, strlen(js));
    assert_null(strchr(js, '\n'));
    json_error_t error;
    json_t *data = json_loads(js, JSON_ALLOW_NUL, &error);
    if (!data)
        fail_msg("line %d: %s", error.line, error.text);
    assert_string_equal(json_string_value(json_object_get(data, "case")), "t");
    assert_string_equal(json_string_value(json_object_get(data, "kind")), "script");
    assert_int_equal(json_array_size(json_object_get(data, "skip")), 2);
    free(js);
    return data;
}

static json_t *data_of(const char *text, const char *features)
{
    return data_by(ROUTE_NONE, text, features);
}

/* One member of step I, as compact JSON; "" where it has none. */
static const char *member(const json_t *data, size_t i, const char *key)
{
    static char text[2000];
    json_t *value = json_object_get(json_array_get(json_object_get(data, "steps"), i), key);
    char *dump = value ? json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY | JSON_ENSURE_ASCII)
                       : text_copy("");
    snprintf(text, sizeof text, "%s", dump);
    free(dump);
    return text;
}

#define assert_member(data, i, key, due) assert_string_equal(member(data, i, key), due)

static void t_operations(void **state)
{
    (void)state;
    json_t *data = data_of("(module $A (func (export \"f\")))"
                           "(module definition $B (memory 0))"
                           "(module instance $C $B)"
                           "(register \"c\" $C)"
                           "(invoke $A \"f\")"
                           "(assert_return (get \"g\"))"
                           "(assert_trap (module (start 0) (func)) \"unreachable\")"
                           "(assert_unlinkable (module) \"unknown import\")"
                           "(assert_invalid (module (func (result i32))) \"type mismatch\")"
                           "(assert_malformed (module binary \"\\00\") \"unexpected end\")",
                           "");
    static const char *const ops[] = {"module", "definition", "instance", "register", "invoke",
                                      "get",    "link",       "link",     "check",    "check"};
    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++) {
        char *due = text_format("\"%s\"", ops[i]);
        assert_member(data, i, "op", due);
        assert_member(data, i, "outcome", "");
        free(due);
    }
    assert_member(data, 0, "id", "\"A\"");
    assert_member(data, 2, "id", "\"C\"");
    assert_member(data, 2, "of", "\"B\"");
    assert_member(data, 3, "name", "\"c\"");
    assert_member(data, 4, "field", "\"f\"");
    assert_member(data, 7, "bytes", "\"AGFzbQEAAAA=\"");
    assert_member(data, 9, "bytes", "\"AA==\"");
    assert_null(json_object_get(data, "classify"));
    json_decref(data);
}

/* Any name of UTF-8 stays what it is. */
static void t_names(void **state)
{
    (void)state;
    json_t *data = data_of("(module (func (export \"\")))(invoke \"\")"
                           "(invoke \"a\\00\\\"'\\\\b\\n\")(register \"__proto__\")"
                           "(invoke \"\\u{2028}\\u{1f600}</script>\")(register \"\")",
                           "");
    assert_member(data, 1, "field", "\"\"");
    assert_member(data, 2, "field", "\"a\\u0000\\\"'\\\\b\\n\"");
    assert_member(data, 3, "name", "\"__proto__\"");
    assert_member(data, 4, "field", "\"\\u2028\\uD83D\\uDE00</script>\"");
    assert_member(data, 5, "name", "\"\"");
    json_decref(data);
}

static void t_values(void **state)
{
    (void)state;
    json_t *data = data_of(
        "(module (func (export \"f\") (param i32 i64 f32 f64 v128) (result v128)"
        " (local.get 4))"
        " (func (export \"r\") (param externref anyref funcref) (result anyref) (local.get 1)))"
        "(invoke \"f\" (i32.const -1) (i64.const -2) (f32.const nan:0x1) (f64.const -0.0)"
        " (v128.const i32x4 1 2 3 0xf0000000))"
        "(invoke \"r\" (ref.extern 5) (ref.host 6) (ref.null func))",
        "");
    assert_member(data, 1, "args",
                  "[[\"i32\",\"4294967295\"],[\"i64\",\"fffffffffffffffe\"],"
                  "[\"f32\",\"7f800001\"],[\"f64\",\"8000000000000000\"],"
                  "[\"v128\",\"f0000000000000030000000200000001\"]]");
    assert_member(data, 1, "results", "[\"v128\"]");
    assert_member(data, 1, "wrap", "0");
    assert_member(data, 2, "args",
                  "[[\"extern\",\"host:5\"],[\"any\",\"host:6\"],[\"func\",\"null\"]]");
    assert_member(data, 2, "results", "[\"any\"]");
    assert_member(data, 2, "wrap", "");
    assert_non_null(json_string_value(json_object_get(data, "classify")));
    json_decref(data);
}

/* A type is wrapped once in a script, and only where it has to be. */
static void t_wrappers(void **state)
{
    (void)state;
    json_t *data =
        data_of("(module $A (func (export \"f\") (result f32) (f32.const 0))"
                " (global (export \"g\") f32 (f32.const 0))"
                " (global (export \"m\") (mut f32) (f32.const 0))"
                " (global (export \"i\") i32 (i32.const 0)))"
                "(module (func (export \"h\") (result f32) (f32.const 0)))"
                "(invoke $A \"f\")(get $A \"g\")(invoke \"h\")(get $A \"m\")(get $A \"i\")"
                "(get $A \"g\")",
                "");
    static const char *const due[] = {"0", "1", "0", "2", "", "1"};
    for (size_t i = 0; i < sizeof due / sizeof *due; i++)
        assert_member(data, i + 2, "wrap", due[i]);
    assert_int_equal(json_array_size(json_object_get(data, "wrappers")), 3);
    json_decref(data);
}

/* Where the front end does not know a type, the command itself shows it. */
static void t_shown_types(void **state)
{
    (void)state;
    json_t *data = data_of("(module binary \"\\00asm\\01\\00\\00\\00\\ff\")"
                           "(assert_return (invoke \"f\" (f32.const 1)) (i64.const 1))"
                           "(assert_return (get \"g\") (either (f64.const 1) (f64.const 2)))",
                           "");
    assert_member(data, 0, "bytes", "\"AGFzbQEAAAD/\"");
    assert_member(data, 1, "results", "[\"i64\"]");
    assert_member(data, 1, "wrap", "0");
    assert_member(data, 2, "results", "[\"f64\"]");
    json_decref(data);
}

static void t_arguments(void **state)
{
    (void)state;
    json_t *data = data_of("(module (type $s (struct)) (func (export \"f\") (param i32))"
                           " (func (export \"n\") (param (ref $s) f32))"
                           " (func (export \"o\") (param (ref null $s) exnref f32)))"
                           "(invoke \"f\")(invoke \"f\" (i64.const 1))"
                           "(invoke \"n\" (ref.null none) (f32.const 1))"
                           "(invoke \"o\" (ref.null none) (ref.null exn) (f32.const 1))",
                           "");
    for (size_t i = 1; i < 4; i++)
        assert_member(data, i, "outcome", "\"failed arguments\"");
    assert_member(data, 4, "outcome", "");
    assert_member(data, 4, "args", "[[\"none\"],[\"none\"],[\"f32\",\"3f800000\"]]");
    json_decref(data);
}

/* What JavaScript cannot see, and what the front end cannot read. */
static void t_unsupported(void **state)
{
    (void)state;
    static const struct {
        const char *text, *due;
    } rows[] = {
        {"(assert_malformed (module quote \"(\") \"unexpected token\")", "\"unsupported text\""},
        {"(assert_malformed_custom (module quote \"\") \"x\")", "\"unsupported text\""},
        {"(assert_invalid_custom (module binary \"\") \"x\")", "\"unsupported custom\""},
        {"(module quote \"(\")", "\"unsupported front-end\""},
        {"(module (func (return_call 0)))", "\"unsupported tail-call\""},
        {"(module quote \"(func)\")", ""},
        {"(assert_invalid (module quote \"(func (result i32))\") \"type mismatch\")", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        json_t *data = data_of(rows[i].text, "2.0");
        assert_member(data, 0, "outcome", rows[i].due);
        assert_int_equal(*member(data, 0, "bytes") == 0, *rows[i].due != 0);
        json_decref(data);
    }
}

/* Modules that need module linking: bytes where they are flattened, steps where they are split, else why not. */
static void t_linked(void **state)
{
    (void)state;
    static const char text[] =
        "(module $m (import \"h\" (instance $h (export \"f\" (func))))"
        " (module $c (import \"\" \"f\" (func)) (export \"f\" (func 0)))"
        " (instance $i (instantiate $c (import \"\" (instance $h)))) (export \"i\" (instance $i)))"
        "(module (module $n) (export \"n\" (module $n))) (invoke \"f\")"
        "(assert_invalid (module (alias 0 \"f\" (func))) \"unknown instance\")";
    json_t *data = data_by(ROUTE_FLATTEN, text, "+module-linking");
    assert_int_equal(*member(data, 0, "bytes"), '"');
    assert_string_equal(member(data, 0, "linked"), "");
    assert_member(data, 1, "outcome", "\"unsupported flatten\"");
    assert_member(data, 1, "message", "\"unsupported flatten: the export \\\"n\\\" is a module\"");
    assert_member(data, 2, "outcome", "\"unsupported flatten\"");
    assert_member(data, 3, "outcome", "\"unsupported module-linking\"");
    json_decref(data);
    data = data_by(ROUTE_SPLIT, text, "+module-linking");
    assert_string_equal(member(data, 0, "bytes"), "");
    json_t *linked = json_object_get(json_array_get(json_object_get(data, "steps"), 0), "linked");
    assert_int_equal(json_array_size(json_object_get(linked, "modules")), 3);
    char *steps = json_dumps(json_object_get(linked, "steps"), JSON_COMPACT);
    char *exports = json_dumps(json_object_get(linked, "exports"), JSON_COMPACT);
    assert_string_equal(steps,
                        "[[0,[[\"h\",\"f\",null,\"h\",\"f\"]]],[1,[[\"\",\"f\",0,\"0\"]]],[2,[]]]");
    assert_string_equal(exports, "[[\"i\",[[\"f\",0,\"0\"]]]]");
    free(steps);
    free(exports);
    json_decref(data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_operations),  cmocka_unit_test(t_names),
        cmocka_unit_test(t_values),      cmocka_unit_test(t_wrappers),
        cmocka_unit_test(t_shown_types), cmocka_unit_test(t_arguments),
        cmocka_unit_test(t_unsupported), cmocka_unit_test(t_linked),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
