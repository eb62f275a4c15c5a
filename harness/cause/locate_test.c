/* cause/locate_test.c: which use a divergence is in. */
#include "harness/cause/locate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* STEPS: "+a,b" a right step that uses a and b, "-a" a wrong one, " a" one that shows nothing. DUE: for each step the use that it
   is in, "" for none. */
static void check(const char *const *steps, const char *type, const char *const *due)
{
    Uses uses = {0};
    Step_state state[16] = {0};
    size_t places[16], n = 0;
    for (; steps[n]; n++) {
        state[n] = *steps[n] == '+' ? STEP_RIGHT : *steps[n] == '-' ? STEP_WRONG : STEP_SILENT;
        for (const char *at = steps[n] + 1; *at;) {
            size_t len = strcspn(at, ",");
            char *name = strndup(at, len);
            uses_add(&uses, n, name, "", "");
            free(name);
            at += len + (at[len] == ',');
        }
    }
    locate(&uses, state, n, type, places);
    for (size_t i = 0; i < n; i++)
        assert_string_equal(places[i] == SIZE_MAX ? "" : uses.at[places[i]].name, due[i]);
    uses_free(&uses);
}

#define LIST(...) ((const char *const[]){__VA_ARGS__, NULL})

static void t_shared_by_wrong_alone(void **state)
{
    (void)state;
    check(LIST("-local.get,i32.rotl,i32.add", "-local.get,i32.rotl", "+local.get,i32.add",
               "+i32.sub"),
          "i32", LIST("i32.rotl", "i32.rotl", "", ""));
}

static void t_two_faults(void **state)
{
    (void)state;
    check(LIST("-call,f32.min", "-call,f32.min", "+call,f32.max", "-call,f32.add", "+call,f32.min"),
          "f32", LIST("f32.min", "f32.min", "", "f32.add", ""));
}

static void t_what_moves_values_about(void **state)
{
    (void)state;
    check(LIST("-i32.add,local.get"), "", LIST("i32.add"));
    /* it is blamed where nothing else can be, or all but it is right elsewhere, too */
    check(LIST("-local.get,end"), "", LIST("local.get"));
    check(LIST("-local.tee,i32.add", "+i32.add", "+i32.add", "+i32.add", "+i32.add", "+i32.add"),
          "", LIST("local.tee", "", "", "", "", ""));
}

static void t_type(void **state)
{
    (void)state;
    check(LIST("-f32.neg,i64.add"), "f32", LIST("f32.neg"));
    check(LIST("-f32.neg,i64.add"), "i64", LIST("i64.add"));
    check(LIST("-f32.neg,i64.add"), "", LIST("i64.add")); /* the later one of the table */
}

static void t_nothing(void **state)
{
    (void)state;
    check(LIST("-", "+i32.add", " i32.add"), "", LIST("", "", ""));
    check(LIST("+i32.add"), "", LIST(""));
    check(LIST(" i32.add", "-i32.add"), "", LIST("", "i32.add"));
}

static void t_bounds(void **state)
{
    (void)state;
    Uses uses = {0};
    char name[24];
    for (size_t i = 0; i < USES_MOST + 10; i++) {
        snprintf(name, sizeof name, "use%zu", i);
        uses_add(&uses, i, name, "", "");
    }
    uses_add(&uses, USES_STEPS_MOST, "too far", "", "");
    assert_int_equal(uses.n, USES_MOST);
    assert_true(uses_has(&uses, 1, 1));
    assert_false(uses_has(&uses, USES_MOST + 5, 0));
    assert_false(uses_has(&uses, USES_STEPS_MOST, 0));
    uses_free(&uses);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_shared_by_wrong_alone),
                                       cmocka_unit_test(t_two_faults),
                                       cmocka_unit_test(t_what_moves_values_about),
                                       cmocka_unit_test(t_type),
                                       cmocka_unit_test(t_nothing),
                                       cmocka_unit_test(t_bounds)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
