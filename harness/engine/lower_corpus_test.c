/* engine/lower_corpus_test.c: how much of corpus/linking can be lowered. */
#include "harness/engine/lower_link.h"
#include "harness/engine/lower_test.h"

#include "harness/util/text.h"

#include <stdio.h>

/* The figure, of what can be instantiated. */
enum { PERCENT_LEAST = 80 };

typedef struct Count {
    unsigned all, lowered;
} Count;

/* Counts the modules of SCRIPT that need module linking and are instantiated, and those of them that ROUTE can do. */
static Count count_modules(const Script *script, Route route)
{
    Linked linked;
    Count count = {0};
    link_script(script, route, &linked);
    for (uint32_t i = 0; i < linked.n; i++) {
        const Embed_command *command = embed_script_command(script->parsed, i);
        const Link_command *link = &linked.commands[i];
        if (!link->linking ||
            (command->kind != EMBED_COMMAND_MODULE && command->kind != EMBED_COMMAND_INSTANCE))
            continue;
        count.all++;
        count.lowered += !link->outcome;
    }
    linked_free(&linked);
    return count;
}

static void assert_enough(const char *what, const char *route, Count count)
{
    unsigned percent = count.all ? count.lowered * 100 / count.all : 0;
    printf("# %s: %u of %u %s, %u%%\n", route, count.lowered, count.all, what, percent);
    assert_true(count.all > 0);
    assert_true(percent >= PERCENT_LEAST);
}

/* Cases are files with a module that needs module linking and is instantiated; one is lowered if all of those are. */
static void t_corpus(void **state)
{
    (void)state;
    static const char *const names[] = {"", "flatten", "split", "register"};
    Suite suite = {.name = "linking",
                   .kind = "wast",
                   .path = project_path("corpus/linking"),
                   .files = "**/*.wast",
                   .features = "+module-linking"};
    Cases cases = {0};
    Count modules[ROUTE_REGISTER + 1] = {0}, files[ROUTE_REGISTER + 1] = {0};
    size_t unreadable = 0;
    assert_true(cases_of_suite(&suite, NULL, &cases, &unreadable));
    assert_int_equal(unreadable, 0);
    for (size_t i = 0; i < cases.n; i++) {
        Script script;
        assert_true(script_open(cases.at[i].path, suite.features, false, &script));
        for (Route route = ROUTE_FLATTEN; route <= ROUTE_REGISTER; route++) {
            Count count = count_modules(&script, route);
            modules[route].all += count.all;
            modules[route].lowered += count.lowered;
            files[route].all += count.all > 0;
            files[route].lowered += count.all > 0 && count.lowered == count.all;
        }
        script_close(&script);
    }
    for (Route route = ROUTE_FLATTEN; route <= ROUTE_REGISTER; route++) {
        assert_enough("modules", names[route], modules[route]);
        assert_enough("cases", names[route], files[route]);
    }
    cases_free(&cases);
    free(suite.path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_corpus)};
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
