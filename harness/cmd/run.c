/* cmd/run.c: touchstone run: replays cases on engines, stores what each did, shows what differs. */
#include "harness/cmd/cmd.h"

#include "harness/replay/canary.h"
#include "harness/replay/explain.h"
#include "harness/replay/isolation.h"
#include "harness/replay/process.h"
#include "harness/replay/schedule.h"
#include "harness/report/report.h"
#include "harness/shard/shard.h"
#include "harness/store/store.h"
#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/utsname.h>
#include <unistd.h>

/* What the command line says. */
typedef struct Run_options {
    char **words;
    char *engines, *filter, *db;
    char **expect; /* files of expectations, besides those that are always read */
    bool resume, reuse, tap, quiet, gate, no_namespaces;
    unsigned most;
    const char *plan_file;
    Shard shard;
    Schedule_options schedule;
    uint64_t seed; /* of what is chosen by chance: where canaries stand */
} Run_options;

enum {
    KEY_TIMEOUT = 256,
    KEY_CPU,
    KEY_MEMORY,
    KEY_PROCESSES,
    KEY_DISK,
    KEY_OUTPUT,
    KEY_RESUME,
    KEY_REUSE,
    KEY_DB,
    KEY_TAP,
    KEY_MOST,
    KEY_SUITE,
    KEY_NO_NAMESPACES,
    KEY_SEED,
    KEY_GATE,
    KEY_EXPECT,
    KEY_SHARD,
    KEY_SHARD_BY,
    KEY_SHARD_TIMES,
    KEY_PLAN
};

static const struct argp_option options[] = {
    {"engine", 'e', "NAME,...", 0,
     "engines to ask: names, NAME+ROUTE for one route of an engine, or all (default: those marked "
     "so in "
     "harness/engines)",
     0},
    {"suite", KEY_SUITE, "NAME", 0,
     "a suite, as if named without this option; wpt:FOLDER is the folder wasm of a checkout of "
     "web-platform-tests, or one below it",
     0},
    {"filter", 'f', "GLOB", 0, "only cases whose suite/name matches", 0},
    {"jobs", 'j', "N", 0, "engine processes at a time (default: cores)", 0},
    {"timeout", KEY_TIMEOUT, "SECONDS", 0,
     "wall clock a case may take on an engine (default: what its file says, else 30)", 0},
    {"cpu", KEY_CPU, "SECONDS", 0,
     "what its processes may compute together (likewise, else four times the timeout)", 0},
    {"memory", KEY_MEMORY, "MIB", 0, "resident memory it may take (likewise, else 4096)", 0},
    {"processes", KEY_PROCESSES, "N", 0, "processes it may have at a time (likewise, else 256)", 0},
    {"disk", KEY_DISK, "MIB", 0, "what it may write into its working folder (likewise, else 512)",
     0},
    {"output", KEY_OUTPUT, "MIB", 0, "what it may print (likewise, else 64)", 0},
    {"no-namespaces", KEY_NO_NAMESPACES, NULL, 0,
     "leave engines this machine's network and sight of its processes, where else they would have "
     "neither",
     0},
    {"seed", KEY_SEED, "N", 0,
     "where canaries stand among the cases; the facts of a run have it (default: by chance)", 0},
    {"resume", KEY_RESUME, NULL, 0, "go on with the newest run that did not complete", 0},
    {"reuse", KEY_REUSE, NULL, 0,
     "take what was observed before, of the same case, engine and adapter within the same limits, "
     "instead of replaying it",
     0},
    {"db", KEY_DB, "FILE", 0, "where results go (default results.db, or TOUCHSTONE_DB)", 0},
    {"tap", KEY_TAP, NULL, 0, "print TAP version 13 instead of the matrix", 0},
    {"most", KEY_MOST, "N", 0, "causes shown an engine (default 5; 0: all)", 0},
    {"quiet", 'q', NULL, 0, "print the matrix only", 0},
    {"gate", KEY_GATE, NULL, 0,
     "compare with the expectations: exit code 1 if anything is unexpected on any engine, 6 if "
     "nothing but passes are",
     0},
    {"expect", KEY_EXPECT, "FILE", 0,
     "also read expectations from FILE (corpus/expectations.yaml, and an expectations.yaml in a "
     "folder that is named, are always read)",
     0},
    {"shard", KEY_SHARD, "I/N", 0,
     "replay only the cases of shard I of N; auto/N takes I from the environment (default: what "
     "Bazel, Slurm, Kubernetes, GitLab and others say there)",
     0},
    {"shard-by", KEY_SHARD_BY, "METHOD", 0, "hash (default), slice or time; see touchstone plan",
     0},
    {"shard-times", KEY_SHARD_TIMES, "FILE", 0, "the database that --shard-by time goes by", 0},
    {"plan", KEY_PLAN, "FILE", 0, "replay what touchstone plan wrote down", 0},
    {0}};

static const char about[] =
    "Replays suites or paths on engines and shows where they differ.\v"
    "Without words every suite that is here is replayed; \"corpus\" names the project's own.\n\n"
    "  touchstone run                          everything\n"
    "  touchstone run core -e ref,node26       one suite, two engines\n"
    "  touchstone run ~/testsuite              a folder of .wast files\n"
    "  touchstone run my.wast -e all           one file, every engine\n"
    "  touchstone run wpt:~/wpt/wasm/jsapi     web-platform-tests, as they are\n\n"
    "Exit codes: 0 complete and as due, 1 the reference failed a script's assertion or a result is "
    "missing, 2 usage or "
    "bad input, 3 infrastructure, or an engine passes canaries and is void, 4 nothing selected, 5 "
    "incomplete. What other engines did changes "
    "the exit code only with --gate: 1 something is unexpected, 3 an engine is not here, 6 only "
    "unexpected passes.";

static double number(const char *text, const char *what, double least, double most,
                     struct argp_state *state)
{
    char *end;
    double value = strtod(text, &end);
    if (end == text || *end || !(value >= least && value <= most))
        argp_error(state, "%s: a number from %g to %g is wanted, not '%s'", what, least, most,
                   text);
    return value;
}

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    Run_options *o = state->input;
    switch (key) {
    case 'e': o->engines = arg; return 0;
    case 'f': o->filter = arg; return 0;
    case 'j': o->schedule.jobs = (unsigned)number(arg, "--jobs", 1, 1024, state); return 0;
    case KEY_TIMEOUT: o->schedule.timeout = number(arg, "--timeout", 0.01, 86400, state); return 0;
    case KEY_CPU: o->schedule.cpu = number(arg, "--cpu", 0.01, 1e6, state); return 0;
    case KEY_PROCESSES:
        o->schedule.processes = (uint64_t)number(arg, "--processes", 1, 1 << 20, state);
        return 0;
    case KEY_DISK:
        o->schedule.disk_mib = (uint64_t)number(arg, "--disk", 1, 1 << 20, state);
        return 0;
    case KEY_SEED:
        o->seed = (uint64_t)number(arg, "--seed", 0, 9007199254740991.0, state);
        return 0;
    case KEY_NO_NAMESPACES: o->no_namespaces = true; return 0;
    case KEY_MEMORY:
        o->schedule.memory_mib = (uint64_t)number(arg, "--memory", 1, 1 << 20, state);
        return 0;
    case KEY_OUTPUT:
        o->schedule.output_mib = (uint64_t)number(arg, "--output", 1, 1024, state);
        return 0;
    case KEY_RESUME: o->resume = true; return 0;
    case KEY_REUSE: o->reuse = true; return 0;
    case KEY_DB: o->db = arg; return 0;
    case KEY_TAP: o->tap = true; return 0;
    case KEY_MOST: o->most = (unsigned)number(arg, "--most", 0, 1000000, state); return 0;
    case 'q': o->quiet = true; return 0;
    case KEY_GATE: o->gate = true; return 0;
    case KEY_EXPECT: strings_push(&o->expect, text_copy(arg)); return 0;
    case KEY_SHARD: {
        const char *why;
        if (!shard_read(arg, &o->shard, &why))
            argp_error(state, "--shard %s: %s", arg, why);
        return 0;
    }
    case KEY_SHARD_BY:
        if (!shard_method_read(arg, &o->shard.method))
            argp_error(state, "--shard-by: hash, slice or time, not '%s'", arg);
        return 0;
    case KEY_SHARD_TIMES: o->shard.times = arg; return 0;
    case KEY_PLAN: o->plan_file = arg; return 0;
    case KEY_SUITE:
    case ARGP_KEY_ARG: strings_push(&o->words, text_copy(arg)); return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp run_argp = {options, parse_option, "[SUITE|PATH]...", about, NULL,
                                     NULL,    NULL};

static Run_options defaults(void)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    uint32_t seed = 0;
    if (getrandom(&seed, sizeof seed, 0) != (ssize_t)sizeof seed)
        seed = (uint32_t)getpid();
    return (Run_options){
        .seed = seed, .most = 5, .schedule = {.jobs = cores > 0 ? (unsigned)cores : 1}};
}

/* The command line that run RUN was started with, to *words (its strings stay in use), and the folder it was started
   in, which becomes the current one: what it selected is selected again. */
static bool recall(Store *store, int64_t run, char ***words)
{
    sqlite3_stmt *row =
        store_rows(store, "select argv, host ->> 'folder' from runs where run_id = ?1", run);
    json_t *array = NULL;
    if (sqlite3_step(row) == SQLITE_ROW) {
        const char *folder = (const char *)sqlite3_column_text(row, 1);
        array = json_loads((const char *)sqlite3_column_text(row, 0), 0, NULL);
        if (folder && chdir(folder) != 0)
            complain("%s: %s; the run was started there", folder, strerror(errno));
    }
    sqlite3_finalize(row);
    for (size_t i = 0; i < json_array_size(array); i++) {
        const char *word = json_string_value(json_array_get(array, i));
        strings_push(words, text_copy(word ? word : ""));
    }
    json_decref(array);
    return *words != NULL;
}

/* All that a run needs while it goes on. */
typedef struct Run {
    Store *store;
    int64_t id;
    Engines engines;
    bool *chosen;
    int64_t *engine_ids;
    Selection selection;
    Cases aside; /* of the suites that cases are selected from, what is not selected */
    Manifests manifests;
    Canaries canaries;
    Rules rules;
    bool **holds;    /* by engine: which rules hold */
    Shard_plan plan; /* of --plan */
    Shard shard;
    char plan_key[33], adapter[33];
    Work *work;
    size_t work_n, reused;
    Progress progress;
} Run;

/* Reads the engines and what LIST chooses of them. False after one line on stderr. */
static bool find_engines(Run *run, const char *list)
{
    char *folder = engines_folder();
    bool good = engines_read(folder, &run->engines);
    free(folder);
    if (!good)
        return false;
    run->chosen = memory_new(run->engines.n * sizeof *run->chosen);
    run->engine_ids = memory_new(run->engines.n * sizeof *run->engine_ids);
    return select_engines(&run->engines, list, run->chosen);
}

/* Asks the chosen engines for their versions. False, after one line, where there is nothing to compare by: the
   reference was asked for and is not here, or no engine is. */
static bool probe_engines(Run *run)
{
    const Engine *absent = NULL, *before = NULL;
    bool any = false, reference = true;
    for (size_t i = 0; i < run->engines.n; i++) {
        Engine *engine = &run->engines.at[i];
        if (!run->chosen[i])
            continue;
        if (before && strcmp(before->file, engine->file) == 0)
            engine_probe_as(engine, before);
        else
            engine_probe(engine);
        before = engine;
        any |= engine->found;
        if (!engine->found && (!absent || strcmp(engine->name, "ref") == 0))
            absent = engine;
        reference &= engine->found || strcmp(engine->name, "ref") != 0;
    }
    if (any && reference)
        return true;
    if (absent)
        complain("engine %s is not here%s; install it with: %s", absent->name,
                 any ? "" : ", nor another that was asked for", absent->install);
    else
        complain("no engine is chosen; name some with -e, touchstone engines lists them");
    return false;
}

/* The case's row, with its commands where it is new. */
static int64_t case_row(Run *run, const Case *of)
{
    int64_t id = store_case(run->store, of, NULL);
    if (!id && of->script)
        id = store_case(run->store, of, of->script);
    Script script;
    if (id || case_has_names(of) || !script_open(of->path, of->features, true, &script))
        return id;
    id = store_case(run->store, of, &script);
    script_close(&script);
    return id;
}

/* Finds which rules hold for the engines that are asked. False after one line on stderr. */
static bool find_rules(Run *run, const Run_options *o)
{
    struct utsname here;
    uname(&here);
    if (!rules_read_all(o->words, o->expect, &run->rules))
        return false;
    run->holds = memory_new(run->engines.n * sizeof *run->holds);
    for (size_t e = 0; e < run->engines.n; e++) {
        const Engine *engine = &run->engines.at[e];
        const Run_info info = {engine->name, engine->version, engine->kind, here.sysname,
                               here.machine};
        if (run->chosen[e] && engine->found && !rules_hold(&run->rules, &info, &run->holds[e]))
            return false;
    }
    return true;
}

/* True if a rule keeps the case from the engine, which is noted. */
static bool is_left_out(Run *run, size_t e, const Case *of, int64_t case_id)
{
    const Rule *rule = NULL;
    char *name = text_format("%s/%s", of->suite, of->name);
    Action action = rules_action(&run->rules, run->holds[e], name, &rule);
    free(name);
    if (action != ACTION_RUN)
        store_leave_out(run->store, run->id, run->engine_ids[e], case_id,
                        action == ACTION_SKIP ? "skip" : "omit", rule->reason);
    return action != ACTION_RUN;
}

/* Takes what was observed of the case before. What a server sends of a checkout of web-platform-tests is not known to the hash
   of its case. */
static bool is_reused(Run *run, const Case *of, int64_t case_id, int64_t engine_id)
{
    return strcmp(of->suite, "wpt") != 0 && store_reuse(run->store, run->id, case_id, engine_id);
}

/* Notes what is to be done and lists what is not done yet. */
static void plan(Run *run, bool reuse)
{
    size_t most = run->selection.cases.n * run->engines.n;
    run->work = memory_new(most * sizeof *run->work);
    store_forget_plans(run->store, run->id);
    for (size_t e = 0; e < run->engines.n; e++) {
        if (!run->chosen[e])
            continue;
        run->engine_ids[e] = store_engine(run->store, &run->engines.at[e]);
        store_run_engine(run->store, run->id, run->engine_ids[e]);
    }
    if (reuse)
        store_reuse_begin(run->store, run->id, run->adapter);
    for (size_t c = 0; c < run->selection.cases.n; c++) {
        const Case *of = &run->selection.cases.at[c];
        int64_t case_id = case_row(run, of);
        for (size_t e = 0; e < run->engines.n && case_id; e++) {
            const Engine *engine = &run->engines.at[e];
            if (!run->chosen[e] || !engine->found || !engine_takes(engine, of) ||
                is_left_out(run, e, of, case_id))
                continue;
            store_plan(run->store, run->id, case_id, run->engine_ids[e]);
            if (store_observed(run->store, run->id, case_id, run->engine_ids[e]))
                continue;
            if (reuse && is_reused(run, of, case_id, run->engine_ids[e]))
                run->reused++;
            else
                run->work[run->work_n++] = (Work){engine, of, run->engine_ids[e], case_id, false};
        }
    }
    store_flush(run->store);
}

static void work_done(void *data, const Work *work, const Outcomes *outcomes, const char *verdicts,
                      const Process_result *last)
{
    Run *run = data;
    char label[200];
    if (work->canary) {
        Canary_result result = canary_judge(&run->canaries, work->of, verdicts);
        store_canary(run->store, run->id, work->engine_id, work->of->name,
                     canary_result_name(result), outcomes);
        return;
    }
    const Replay replay = {run->id, work->case_id, work->engine_id, outcomes, verdicts, last};
    store_replay(run->store, &replay);
    snprintf(label, sizeof label, "%s %s", work->engine->name, work->of->name);
    progress_step(&run->progress, label);
}

static void note_feature(void *data, const Engine *engine, const char *feature, const char *has)
{
    Run *run = data;
    store_feature(run->store, run->engine_ids[engine - run->engines.at], feature, has);
}

/* What is done is committed at least this often, so that others get at the database. */
static void time_goes_by(void *data)
{
    Run *run = data;
    store_flush(run->store);
    progress_tick(&run->progress);
}

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

static int finish(Run *run, const Run_options *o, bool whole)
{
    progress_end(&run->progress);
    if (o->reuse)
        fprintf(stderr, "%zu reused\n", run->reused);
    double supervisors = (double)processes_overhead_us() / 1e6;
    store_spent(run->store, run->id, cpu_of(RUSAGE_SELF) + supervisors,
                cpu_of(RUSAGE_CHILDREN) - supervisors);
    bool complete = store_end_run(run->store, run->id) && whole, sound = none_is_void(run);
    if (o->tap) {
        report_tap(run->store, run->id, stdout);
    } else {
        report_matrix(run->store, run->id, stdout);
        if (!o->quiet)
            report_divergences(run->store, run->id, o->most, o->db, stdout);
        printf("\nrun %lld in %s; look closer with: touchstone query divergences\n",
               (long long)run->id, o->db ? o->db : default_db());
    }
    if (!complete) {
        char *word = o->db ? shell_word(o->db) : text_copy("");
        complain("the run is incomplete; go on with: touchstone run --resume%s%s",
                 *word ? " --db " : "", word);
        free(word);
        return EXIT_INCOMPLETE;
    }
    if (!sound)
        return EXIT_INFRASTRUCTURE;
    int status = run->selection.unreadable ? EXIT_USAGE : verdict_of(run->store, run->id);
    int gate =
        o->gate ? gate_run(run->store, run->id, &run->rules, o->quiet ? 0 : o->most) : EXIT_AS_DUE;
    status = status ? status : gate;
    return o->gate && !status && any_absent(run) ? EXIT_INFRASTRUCTURE : status;
}

static void run_free(Run *run)
{
    store_close(run->store);
    selection_free(&run->selection);
    cases_free(&run->aside);
    manifests_free(&run->manifests);
    canaries_free(&run->canaries);
    for (size_t e = 0; run->holds && e < run->engines.n; e++)
        free(run->holds[e]);
    free(run->holds);
    rules_free(&run->rules);
    shard_plan_free(&run->plan);
    engines_free(&run->engines);
    free(run->chosen);
    free(run->engine_ids);
    free(run->work);
}

/* False, after one line, where cases of kind js are selected and testharness.js is not here. */
static bool has_testharness(const Cases *cases)
{
    char *file = wpt_testharness();
    bool needed = false, here = access(file, R_OK) == 0;
    for (size_t i = 0; i < cases->n && !needed; i++)
        needed = cases->at[i].wpt;
    if (needed && !here)
        complain("%s is not here; install it with: tools/setup", file);
    free(file);
    return here || !needed;
}

/* Begins the run where none is gone on with; what is chosen anew is noted either way. */
static void begin(Run *run, const Run_options *o, int argc, char **argv)
{
    char *facts = isolation_facts();
    if (!run->id)
        run->id = store_begin_run(run->store, argc, argv, TOUCHSTONE_VERSION);
    store_note(run->store, run->id, "isolation", facts);
    adapter_key(&run->engines, &o->schedule, facts, run->adapter);
    free(facts);
    store_note_adapter(run->store, run->id, run->adapter);
    store_manifests(run->store, run->id, &run->manifests);
    facts = text_format("%llu", (unsigned long long)o->seed);
    store_note(run->store, run->id, "seed", facts);
    free(facts);
}

/* Which shard this is, by the command line, else by the environment. */
static Shard shard_of(const Run_options *o)
{
    Shard shard = o->shard;
    if (!shard.total && shard_from_environment(&shard))
        fprintf(stderr, "shard %u of %u, as %s says; --shard 1/1 replays all\n", shard.index,
                shard.total, shard.from);
    if (shard.total)
        shard_acknowledge();
    return shard;
}

/* Leaves of the selection what the shard takes, if there are any. False after one line on stderr. */
static bool take_shard(Run *run, const Run_options *o)
{
    Cases *cases = &run->selection.cases;
    run->shard = shard_of(o);
    if (o->plan_file && run->shard.total != run->plan.shard.total) {
        complain("%s is a plan for %u shards; say which one this is: --shard I/%u", o->plan_file,
                 run->plan.shard.total, run->plan.shard.total);
        return false;
    }
    if (!run->shard.total)
        return true;
    if (o->plan_file)
        run->shard.method = run->plan.shard.method;
    unsigned *shards = o->plan_file
                           ? shard_plan_assign(&run->plan, cases)
                           : shard_assign(cases, &run->shard, o->db ? o->db : default_db());
    if (!shards)
        return false;
    shard_key(cases, shards, o->engines, &run->shard, run->plan_key);
    shard_keep(cases, shards, run->shard.index);
    free(shards);
    return true;
}

/* What the plan selected is selected here. False after one line on stderr. */
static bool follow_plan(Run *run, Run_options *o)
{
    if (!o->plan_file)
        return true;
    if (o->words || o->engines || o->filter) {
        complain("--plan replays what the plan selected; leave suites, -e and -f out");
        return false;
    }
    if (!shard_plan_read(o->plan_file, &run->plan))
        return false;
    o->engines = run->plan.engines;
    o->filter = run->plan.filter;
    for (char **word = run->plan.words; word && *word; word++)
        strings_push(&o->words, text_copy(*word));
    for (char **file = run->plan.expect; file && *file; file++)
        strings_push(&o->expect, text_copy(*file));
    return true;
}

/* Selects, then begins the run (or goes on with it), so that what cannot be run leaves nothing in the store. */
static int run_all(Run *run, Run_options *o, int argc, char **argv)
{
    if (!follow_plan(run, o))
        return EXIT_USAGE;
    run->selection.cases.keep = SCRIPTS_KEPT;
    run->selection.cases.aside = &run->aside;
    if (!find_engines(run, o->engines) || !select_cases(o->words, o->filter, &run->selection))
        return EXIT_USAGE;
    if (!run->selection.cases.n && run->selection.unreadable)
        return EXIT_USAGE;
    if (!run->selection.cases.n) {
        complain("nothing is selected%s%s; touchstone list shows what there is",
                 o->filter ? " by " : "", o->filter ? o->filter : "");
        return EXIT_NOTHING;
    }
    manifests_make(&run->selection.cases, &run->aside, &run->manifests);
    cases_free(&run->aside);
    if (!take_shard(run, o))
        return EXIT_USAGE;
    if (!isolation_start(!o->no_namespaces) || !has_testharness(&run->selection.cases) ||
        !probe_engines(run))
        return EXIT_INFRASTRUCTURE;
    char *canaries = canaries_folder();
    bool good = find_rules(run, o) && canaries_read(canaries, &run->canaries);
    free(canaries);
    if (!good)
        return EXIT_USAGE;
    begin(run, o, argc, argv);
    plan(run, o->reuse);
    if (run->shard.total)
        store_shard(run->store, run->id, run->shard.index, run->shard.total,
                    shard_method_name(run->shard.method), run->plan_key);
    progress_begin(&run->progress, run->work_n);
    run->work = canaries_mix(&run->canaries, run->work, &run->work_n, o->seed);
    Explainer *explainer = explainer_new(&run->work, &run->work_n, work_done, time_goes_by, run);
    if (!explainer)
        return EXIT_INFRASTRUCTURE;
    bool whole = schedule_run(run->work, run->work_n, &o->schedule, explainer_done, explainer_tick,
                              explainer);
    char *lacks = explainer_end(explainer);
    store_note(run->store, run->id, "lacks", lacks);
    explainer_tell(explainer, note_feature, run);
    free(lacks);
    explainer_free(explainer);
    return finish(run, o, whole);
}

/* Goes on with the newest run that did not complete, as it was started; ARGV may say more. */
static int resume(Run *run, Run_options *o, int argc, char **argv, char ***words)
{
    if (o->words || o->engines || o->filter) {
        complain("--resume goes on with what the run selected; leave suites, -e and -f out");
        return EXIT_USAGE;
    }
    run->id = store_incomplete_run(run->store);
    if (!run->id || !recall(run->store, run->id, words)) {
        complain("no run is incomplete; start one with: touchstone run");
        return EXIT_NOTHING;
    }
    *o = defaults();
    parse_command(&run_argp, (int)strings_count(*words), *words, o);
    o->db = NULL;
    o->tap = o->quiet = false;
    parse_command(&run_argp, argc, argv, o);
    return run_all(run, o, argc, argv);
}

int cmd_run(int argc, char **argv)
{
    Run_options o = defaults();
    Run run = {0};
    char **words = NULL;
    parse_command(&run_argp, argc, argv, &o);
    run.store = store_open(o.db ? o.db : default_db(), STORE_WRITE);
    int status = EXIT_USAGE;
    if (run.store)
        status = o.resume ? resume(&run, &o, argc, argv, &words) : run_all(&run, &o, argc, argv);
    run_free(&run);
    strings_free(words);
    strings_free(o.words);
    strings_free(o.expect);
    return status;
}
