/* store/unsteady_test.c: what goes back and forth from run to run, and what only changes. */
#include "harness/store/internal.h"
#include "harness/util/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* A database with one engine, one case and results 1 to 9. */
static Store *new_store(const char *file)
{
    Store *store = store_open(file, STORE_WRITE);
    assert_non_null(store);
    store_exec(
        store,
        "insert into engines (engine_id, key, name, version, kind, title, install) values "
        "(1, 'e', 'other', '1', 'ref', '', '');"
        "insert into cases (case_id, key, suite, name, path, content, features, needs, steps, "
        "kind) values (1, 'c', 's', 'a.wast', '', '', '', '[]', 1, 'wast');"
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < 9) insert "
        "into outcome_lists (list_id, key, outcomes) select i, i, '[]' from n;"
        "insert into results (result_id, key, list_id, verdicts, messages, permits, ending) "
        "select list_id, key, list_id, '1p', '{}', '{}', 'exit 0' from outcome_lists;"
        "insert into comparisons (comparison_id, case_id, engine_id, result_id, "
        "reference_id, standing) select result_id, 1, 1, result_id, 0, 'agree' from results;");
    return store;
}

/* A run that had the result DIGIT; '-' for one without the case, '!' for a run that goes on with result 9. */
static void add_run(Store *store, int64_t id, char digit)
{
    char *run = text_format("insert into runs (run_id, key, started, state, version, argv, host) "
                            "values (%lld, 'r%lld', '', '%s', '', '[]', '{}')",
                            (long long)id, (long long)id, digit == '!' ? "running" : "complete");
    char *attempt = text_format("insert into attempts values (%lld, 1, 1, 1, %d, 1, 1)",
                                (long long)id, digit == '!' ? 9 : digit - '0');
    store_exec(store, run);
    if (digit != '-')
        store_exec(store, attempt);
    free(run);
    free(attempt);
}

static void note(void *data, const Unsteady *of)
{
    size_t *changes = data;
    assert_int_equal(of->engine_id, 1);
    assert_int_equal(of->case_id, 1);
    assert_string_equal(of->at[0].standing, "agree");
    *changes = of->changes;
}

/* How often a case changed that had RESULTS in runs 1, 2, ..., 0 where it is steady; MOST runs are looked at. */
static size_t changes_of(const char *results, unsigned most)
{
    char folder[] = "/tmp/unsteady.XXXXXX";
    assert_non_null(mkdtemp(folder));
    char *file = text_format("%s/x.db", folder);
    Store *store = new_store(file);
    size_t changes = 0, n = strlen(results);
    for (size_t i = 0; i < n; i++)
        add_run(store, (int64_t)i + 1, results[i]);
    store_unsteady(store, (int64_t)n, most, note, &changes);
    store_close(store);
    folder_remove(folder);
    free(file);
    return changes;
}

static void t_steady(void **state)
{
    (void)state;
    assert_int_equal(changes_of("1", 20), 0);
    assert_int_equal(changes_of("1111", 20), 0);
    /* a change that stays, and another */
    assert_int_equal(changes_of("1112222", 20), 0);
    assert_int_equal(changes_of("123456", 20), 0);
}

static void t_back_and_forth(void **state)
{
    (void)state;
    assert_int_equal(changes_of("121", 20), 2);
    assert_int_equal(changes_of("1123311", 20), 3);
    assert_int_equal(changes_of("12121212", 20), 7);
    /* runs without the case are no change */
    assert_int_equal(changes_of("1-2--1", 20), 2);
    assert_int_equal(changes_of("1--1", 20), 0);
}

static void t_window(void **state)
{
    (void)state;
    assert_int_equal(changes_of("1211111", 20), 2);
    assert_int_equal(changes_of("1211111", 5), 0);
    /* a case that the run has not is not its own business */
    assert_int_equal(changes_of("121-", 20), 0);
    /* other runs that go on are no evidence yet */
    assert_int_equal(changes_of("1!1", 20), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_steady), cmocka_unit_test(t_back_and_forth), cmocka_unit_test(t_window)};
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
