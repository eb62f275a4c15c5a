/* engine/lower_link_test.c: what a route makes of scripts, and what it cannot do. */
#include "harness/engine/lower_link.h"
#include "harness/engine/lower_register.h"
#include "harness/engine/lower_test.h"

#include "harness/util/text.h"

#include <stdio.h>

/* A module that runs as two instances. */
#define PAIR                                                                                       \
    "(module $c (func (export \"f\") (result i32) (i32.const 1)))"                                 \
    "(instance $i (instantiate $c)) (func (export \"g\") (result i32) (call (func $i \"f\")))"
/* One that exports a module, which no engine can hand on. */
#define GIVES "(module $m (func (export \"f\"))) (export \"M\" (module $m))"

/* The outcomes of TEXT on ROUTE, '-' for what can be done, malloc'ed. */
static char *outcomes_of(const char *text, Route route)
{
    Script script = script_of(text, "+module-linking");
    Linked linked;
    char *out = text_copy("");
    link_script(&script, route, &linked);
    assert_int_equal(linked.n, embed_script_commands(script.parsed));
    for (uint32_t i = 0; i < linked.n; i++) {
        const char *outcome = linked.commands[i].outcome;
        char *longer = text_format("%s%s%s", out, i ? "," : "", outcome ? outcome : "-");
        free(out);
        out = longer;
    }
    linked_free(&linked);
    script_close(&script);
    return out;
}

#define assert_outcomes(text, due)                                                                 \
    do {                                                                                           \
        for (Route route = ROUTE_FLATTEN; route <= ROUTE_REGISTER; route++) {                      \
            char *seen_ = outcomes_of(text, route);                                                \
            assert_string_equal(seen_, due);                                                       \
            free(seen_);                                                                           \
        }                                                                                          \
    } while (0)

static void t_forms(void **state)
{
    (void)state;
    Script script = script_of("(module " PAIR ") (module (func)) (module definition $d " PAIR ")"
                              "(module instance $i $d) (assert_trap (module " PAIR
                              " (func $u unreachable) (start $u)) \"unreachable\")",
                              "+module-linking");
    for (Route route = ROUTE_FLATTEN; route <= ROUTE_REGISTER; route++) {
        Linked linked;
        bool flat = route == ROUTE_FLATTEN, named = route == ROUTE_REGISTER;
        link_script(&script, route, &linked);
        assert_int_equal(linked.commands[0].flat != NULL, flat);
        assert_int_equal(linked.commands[0].lowered != NULL, !flat);
        assert_true(linked.commands[0].linking);
        assert_null(linked.commands[1].flat);
        assert_null(linked.commands[1].lowered);
        assert_false(linked.commands[1].linking);
        assert_int_equal(linked.commands[3].definition, 2);
        assert_true(linked.commands[3].linking);
        assert_int_equal(linked.commands[3].lowered != NULL, named);
        assert_int_equal(linked.commands[4].flat != NULL, flat || named);
        if (!flat) {
            const Embed_lowered *lowered = linked.commands[0].lowered;
            assert_int_equal(lowered->steps_n, 2);
            assert_int_equal(lowered->root, 1);
        }
        linked_free(&linked);
    }
    script_close(&script);
}

/* Steps are left out with what needs them; what has nothing to do with them stays. */
static void t_blocked(void **state)
{
    (void)state;
    assert_outcomes("(module $a " GIVES ") (register \"a\" $a) (invoke $a \"f\")"
                    "(module $b (import \"a\" (instance)))"
                    "(module $c " PAIR ") (invoke $c \"g\") (invoke $b \"f\")",
                    "unsupported flatten,unsupported flatten,unsupported flatten,"
                    "unsupported flatten,-,-,unsupported flatten");
    assert_outcomes("(module definition $a " GIVES ") (module instance $i $a)"
                    "(assert_return (invoke $i \"f\")) (assert_return (get \"g\") (i32.const 1))",
                    "unsupported flatten,unsupported flatten,unsupported flatten,"
                    "unsupported flatten");
    /* an earlier registration of that name serves the modules before */
    assert_outcomes("(module $a (func (export \"f\"))) (register \"a\" $a)"
                    "(module (import \"a\" \"f\" (func)))"
                    "(module $b " GIVES ") (register \"a\" $b)"
                    "(module (import \"a\" \"f\" (func)))",
                    "-,-,-,unsupported flatten,unsupported flatten,unsupported flatten");
}

/* What a missing step may have changed is not looked at; an assertion that nothing links changes nothing. */
static void t_changed(void **state)
{
    (void)state;
    assert_outcomes("(module $n (global (export \"g\") (mut i32) (i32.const 0))) (register \"n\")"
                    "(module $o (import \"n\" \"g\" (global (mut i32))))"
                    "(module $p (global (export \"g\") i32 (i32.const 0)))"
                    "(assert_return (get $n \"g\") (i32.const 0))"
                    "(module (import \"n\" \"g\" (global (mut i32))) " GIVES ")"
                    "(assert_return (get $n \"g\") (i32.const 0))"
                    "(assert_return (get $o \"g\") (i32.const 0))"
                    "(assert_return (get $p \"g\") (i32.const 0))",
                    "-,-,-,-,-,unsupported flatten,unsupported flatten,unsupported flatten,-");
    assert_outcomes("(module $n (func (export \"f\"))) (register \"n\")"
                    "(assert_unlinkable (module (import \"n\" \"f\" (func (param i32))) " GIVES
                    ") \"incompatible import type\") (assert_return (invoke $n \"f\"))",
                    "-,-,unsupported flatten,-");
    assert_outcomes("(module $n (func (export \"f\"))) (register \"n\")"
                    "(assert_trap (module (import \"n\" \"f\" (func)) " GIVES
                    " (func $u unreachable) (start $u)) \"unreachable\")"
                    "(assert_return (invoke $n \"f\"))",
                    "-,-,unsupported flatten,unsupported flatten");
}

/* Registered modules, and what is only refused with the feature on. */
static void t_not_for_engines(void **state)
{
    (void)state;
    assert_outcomes("(module quote \"(\") (invoke \"f\")",
                    "unsupported front-end,unsupported front-end");
    assert_outcomes(
        "(assert_invalid (module (func (result i32))) \"type mismatch\")"
        "(assert_invalid (module (alias 0 \"f\" (func))) \"unknown instance\")"
        "(assert_invalid (module (import \"a\" \"b\" (func)) (import \"a\" \"b\" (func)))"
        " \"duplicate import name\")"
        "(assert_malformed (module quote \"(func $f) (func $f)\") \"duplicate func\")"
        "(assert_malformed (module quote \"(alias $i \\\"f\\\" (func))\") \"unknown\")",
        "-,unsupported module-linking,unsupported module-linking,-,-");
}

/* Registered modules are nested in those that import them by one name, if they fit when these are instantiated. */
static void t_registered_modules(void **state)
{
    (void)state;
    static const char uses[] =
        "(import \"m\" (module $m (export \"f\" (func)))) (instance (instantiate $m))";
    char *text =
        text_format("(module definition $m (func (export \"f\"))) (register \"m\" $m)"
                    "(module %s) (module definition $d %s)"
                    "(assert_unlinkable (module (import \"m\" (module (export \"g\" (func)))))"
                    " \"incompatible import type\")"
                    "(module $i (func (export \"f\"))) (register \"m\" $i) (module %s)"
                    "(assert_trap (module %s (func $u unreachable) (start $u)) \"unreachable\")"
                    "(module (import \"n\" (module)))",
                    uses, uses, uses, uses);
    assert_outcomes(text,
                    "-,-,-,unsupported flatten,unsupported flatten,-,-,-,-,unsupported flatten");
    free(text);
    Script script =
        script_of("(module definition $m (func)) (register \"m\" $m)", "+module-linking");
    Linked linked;
    link_script(&script, ROUTE_SPLIT, &linked);
    assert_true(linked.commands[1].done);
    linked_free(&linked);
    script_close(&script);
}

static void t_needs(void **state)
{
    (void)state;
    static const struct {
        const char *text, *features;
        bool due;
    } rows[] = {
        {"(module " PAIR ")", "+module-linking", true},
        {"(module (func))", "+module-linking", false},
        {"(module $m (func)) (register \"a\" $m) (invoke \"f\")", "+module-linking", false},
        {"(module (import \"a\" \"b\" (func)) (import \"a\" \"b\" (func)))", "", false},
        {"(assert_invalid (module (import \"a\" \"b\" (func)) (import \"a\" \"b\" (func))) \"\")",
         "+module-linking", true},
        {"(module binary \"\\00asm\\01\\00\\00\\00\\0e\\01\\00\")", "+module-linking", true},
        {"(module binary \"\\00asm\\01\\00\\00\\00\")", "+module-linking", false},
        {"(module definition $d (func))", "+module-linking", false},
        {"(module quote \"(func\")", "+module-linking", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Script script = script_of(rows[i].text, rows[i].features);
        assert_int_equal(script_is_linking(&script), rows[i].due);
        script_close(&script);
    }
}

/* ---- the script of the route register ---- */

static char *registered(const char *text)
{
    Script script = script_of(text, "+module-linking");
    Linked linked;
    size_t len;
    link_script(&script, ROUTE_REGISTER, &linked);
    char *out = lower_register(&script, &linked, &len);
    assert_int_equal(strlen(out), len);
    linked_free(&linked);
    script_close(&script);
    return out;
}

/* A line a command, whatever its source looks like. */
static void t_lines(void **state)
{
    (void)state;
    char *text =
        registered("(assert_return ;; one ) \"\n  (invoke $a (; x (; y \" ;) \n ;) \"f;;\\\"(;\")\n"
                   "  (i32.const 1))\n(register \"n\" $a) (module $a " GIVES ")\n(invoke \"h\")"
                   "(module (func))");
    assert_string_equal(text, "(assert_return     (invoke $a   \"f;;\\\"(;\")   (i32.const 1))\n"
                              "(register \"n\" $a)\n\n\n(module (func))\n");
    free(text);
}

/* The steps of a module are core modules under names that are nowhere else; the last has the name of the script. */
static void t_names(void **state)
{
    (void)state;
    char *text = registered("(register \"@@x\" $m) (module $root " PAIR ")");
    char *line = strchr(text, '\n') + 1;
    static const char head[] = "(module $@@@1.0 binary \"\\00\\61\\73\\6d";
    assert_memory_equal(line, head, sizeof head - 1);
    char *then =
        strstr(line, "(register \"\\40\\40\\40\\31\\2e\\30\" $@@@1.0) (module $root binary \"");
    assert_non_null(then);
    assert_int_equal(text[strlen(text) - 1], '\n');
    assert_ptr_equal(strchr(line, '\n'), text + strlen(text) - 1);
    free(text);
    text =
        registered("(module definition $d " PAIR ") (module instance $i $d) (module instance $d)");
    assert_int_equal(*text, '\n');
    assert_non_null(strstr(text, "\n(module $@1.0 binary"));
    assert_non_null(strstr(text, "(module $i binary"));
    assert_non_null(strstr(text, "\n(module $@2.0 binary"));
    free(text);
    text = registered("(module $\"a b\" " PAIR ") (register \"n\" $\"a b\")");
    assert_non_null(strstr(text, "(module $\"\\61\\20\\62\" binary"));
    assert_non_null(strstr(text, "\n(register \"n\" $\"a b\")\n"));
    free(text);
}

/* The text is a script that the reference reads without module linking, as many commands as there are. */
static void t_readable(void **state)
{
    (void)state;
    char *text = registered(
        "(module $a " PAIR ") (assert_return (invoke \"g\") (i32.const 1)) (register \"a\")"
        "(module (import \"a\" (instance $a (export \"g\" (func (result i32))))))"
        "(assert_unlinkable (module (import \"a\" (instance (export \"h\" (func))))) \"unknown "
        "import\")");
    Embed_script *script;
    Embed_failure failure;
    assert_int_equal(
        embed_script_parse(text, strlen(text), embed_features_default(), &script, &failure),
        EMBED_OK);
    assert_int_equal(embed_script_commands(script), 3 + 1 + 1 + 3 + 1);
    for (uint32_t i = 0; i < embed_script_commands(script); i++) {
        Embed_module *module;
        if (!embed_script_command(script, i)->form)
            continue;
        assert_int_equal(embed_script_module(script, i, &module, &failure), EMBED_OK);
        assert_int_equal(embed_module_validate(module, &failure), EMBED_OK);
        embed_module_free(module);
    }
    assert_int_equal(embed_script_command(script, 8)->kind, EMBED_COMMAND_ASSERT_UNLINKABLE);
    assert_int_equal(embed_script_command(script, 8)->line, 5);
    embed_script_free(script);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_forms),
        cmocka_unit_test(t_blocked),
        cmocka_unit_test(t_changed),
        cmocka_unit_test(t_not_for_engines),
        cmocka_unit_test(t_registered_modules),
        cmocka_unit_test(t_needs),
        cmocka_unit_test(t_lines),
        cmocka_unit_test(t_names),
        cmocka_unit_test(t_readable),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
