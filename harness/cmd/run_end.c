/* cmd/run_end.c: what a run found, said at its end, and its exit code. */
#include "harness/cmd/run.h"

#include "harness/replay/process.h"
#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

/* 1 if the reference diverges from a script or a result is missing, else 0. */
static int verdict_of(Store *store, int64_t id)
{
    sqlite3_stmt *row = store_rows(
        store,
        "select (select count(*) from divergences d join engines e using (engine_id) where "
        "d.run_id = ?1 and e.name = 'ref') + (select count(*) from divergences where run_id = "
        "?1 and class = 'missing')",
        id);
    bool failed = sqlite3_step(row) != SQLITE_ROW || sqlite3_column_int64(row, 0) > 0;
    sqlite3_finalize(row);
    return failed ? EXIT_FAILED : EXIT_AS_DUE;
}

/* Says which engines are void in this run; false if there are any. */
static bool none_is_void(Run *run)
{
    sqlite3_stmt *rows = store_rows(
        run->store,
        "select name, canaries from voids join engines using (engine_id) where run_id = ?1",
        run->id);
    bool none = true;
    for (; sqlite3_step(rows) == SQLITE_ROW; none = false)
        complain("engine %s is void in this run: it passes canaries, which no engine can (%s); its "
                 "results do not count: see touchstone query canaries",
                 sqlite3_column_text(rows, 0), sqlite3_column_text(rows, 1));
    sqlite3_finalize(rows);
    return none;
}

/* Whether an engine that was asked is not here: nothing is known of it, so that a gate must not open. Says which. */
static bool any_absent(const Run *run)
{
    bool any = false;
    for (size_t e = 0; e < run->engines.n; e++) {
        const Engine *engine = &run->engines.at[e];
        if (!run->chosen[e] || engine->found || engine->route)
            continue;
        complain("engine %s is not here; install it with: %s", engine->name, engine->install);
        any = true;
    }
    return any;
}

/* Seconds of processor that WHO took so far. */
static double cpu_of(int who)
{
    struct rusage usage;
    getrusage(who, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* What is not steady, wherever the first attempts stand. */
static void say_flakes(const Run *run, const Run_options *o)
{
    size_t n = report_flakes(run->store, run->id, o->most, o->db, stdout);
    if (o->gate && n)
        complain("%zu case%s flaky; the gate goes by first attempts: accept a flake by a rule that "
                 "expects both outcomes (expect: [due, ...])",
                 n, n == 1 ? " is" : "s are");
}

/* Says where the reference does not go along: nothing is due then but what scripts assert. */
static void say_unjudged(const Run *run)
{
    const Engine *asked = NULL;
    for (size_t e = 0; e < run->engines.n; e++) {
        if (run->chosen[e] && strcmp(run->engines.at[e].name, "ref") == 0)
            return;
        asked = run->chosen[e] && !asked ? &run->engines.at[e] : asked;
    }
    complain("the reference was not asked, so that the gate knows what scripts assert and no more; "
             "ask it with: -e ref,%s",
             asked ? asked->name : "...");
}

/* What --gate makes of RUN. Where standard output is TAP, it is told beside it. */
static int gate_of(const Run *run, const Run_options *o)
{
    size_t files = strings_count(o->expect);
    const Surprises_shown how = {.most = o->quiet ? 0 : o->most,
                                 .db = o->db,
                                 .file = files ? o->expect[files - 1] : NULL,
                                 .out = o->tap ? stderr : stdout};
    if (run->part.of == 0)
        say_unjudged(run);
    return gate_run(run->store, run->id, &run->rules, &how);
}

int run_end(Run *run, const Run_options *o, bool whole)
{
    if (o->reuse)
        fprintf(stderr, "%zu reused\n", run->reused);
    double supervisors = (double)processes_overhead_us() / 1e6;
    store_spent(run->store, run->id, cpu_of(RUSAGE_SELF) + supervisors,
                cpu_of(RUSAGE_CHILDREN) - supervisors);
    bool complete = store_end_run(run->store, run->id, whole), sound = none_is_void(run);
    bool written = write_junit(run->store, run->id, o->junit);
    if (o->tap) {
        report_tap(run->store, run->id, stdout);
    } else {
        report_matrix(run->store, run->id, stdout);
        if (!o->quiet)
            report_causes(run->store, run->id, o->most, o->db, stdout);
        say_flakes(run, o);
        report_part(run->store, run->id, "\n", stdout);
        printf("\nrun %lld in %s; look closer with: ", (long long)run->id,
               o->db ? o->db : default_db());
        print_command(stdout, "report", o->db);
        putchar('\n');
    }
    if (!complete) {
        char *word = o->db ? shell_word(o->db) : text_copy("");
        complain("the run is incomplete; go on with: touchstone run --resume%s%s",
                 *word ? " --db " : "", word);
        free(word);
        return EXIT_INCOMPLETE;
    }
    if (!sound || !written)
        return EXIT_INFRASTRUCTURE;
    int status = run->selection.unreadable ? EXIT_USAGE : verdict_of(run->store, run->id);
    int gate = o->gate ? gate_of(run, o) : EXIT_AS_DUE;
    status = status ? status : gate;
    return o->gate && !status && any_absent(run) ? EXIT_INFRASTRUCTURE : status;
}
