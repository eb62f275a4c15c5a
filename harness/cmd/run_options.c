/* cmd/run_options.c: what the command line of touchstone run says. */
#include "harness/cmd/run.h"

#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

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
    KEY_JUNIT,
    KEY_MOST,
    KEY_SUITE,
    KEY_NO_NAMESPACES,
    KEY_SEED,
    KEY_GATE,
    KEY_EXPECT,
    KEY_SHARD,
    KEY_SHARD_BY,
    KEY_SHARD_TIMES,
    KEY_PLAN,
    KEY_RETRIES,
    KEY_VERIFY,
    KEY_MAX_TIME
};

/* VERIFY_DEFAULT: how often --verify replays a case, before it does so in processes of its own. */
enum { RETRIES_MOST = 100, VERIFY_DEFAULT = 10, VERIFY_MOST = 100000, VERIFY_SECONDS = 900 };

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
    {"filter", 'f', "GLOB", 0,
     "only cases whose suite/name matches (default: TESTBRIDGE_TEST_ONLY, "
     "which Bazel sets)",
     0},
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
     "where canaries stand among the cases, and the orders of --verify; the facts of a run have it "
     "(default: by chance)",
     0},
    {"resume", KEY_RESUME, NULL, 0, "go on with the newest run that did not complete", 0},
    {"reuse", KEY_REUSE, NULL, 0,
     "take what was observed before, of the same case, engine and adapter within the same limits, "
     "instead of replaying it",
     0},
    {"db", KEY_DB, "FILE", 0, "where results go (default results.db, or TOUCHSTONE_DB)", 0},
    {"junit", KEY_JUNIT, "FILE", 0,
     "also write JUnit's XML to FILE (default: where XML_OUTPUT_FILE says, as Bazel does)", 0},
    {"tap", KEY_TAP, NULL, 0, "print TAP version 13 instead of the matrix", 0},
    {"most", KEY_MOST, "N", 0, "causes shown of a family of engines (default 5; 0: all)", 0},
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
    {"retries", KEY_RETRIES, "N", 0,
     "replay what is not as expected again, in new processes, until it is, at most N times; the "
     "first attempt is what counts, and a case whose attempts differ is shown as flaky",
     0},
    {"verify", KEY_VERIFY, "N", OPTION_ARG_OPTIONAL,
     "replay each case N times (default 10) in different orders, once more in a process of its "
     "own, and list what is not always the same; stores nothing",
     0},
    {"max-time", KEY_MAX_TIME, "SECONDS", 0,
     "stop after that long, and be incomplete (default: of --verify 900, else no limit)", 0},
    {0}};

static const char about[] =
    "Replays suites or paths on engines and shows where they differ.\v"
    "Without words every suite that is here is replayed; \"corpus\" names the project's own.\n\n"
    "  touchstone run                          everything\n"
    "  touchstone run core -e ref,node26       one suite, two engines\n"
    "  touchstone run ~/testsuite              a folder of .wast files\n"
    "  touchstone run my.wast -e all           one file, every engine\n"
    "  touchstone run wpt:~/wpt/wasm/jsapi     web-platform-tests, as they are\n"
    "  touchstone run core --retries 2         is what diverges flaky?\n"
    "  touchstone run my.wast -e all --verify  is it steady? before a case is added\n\n"
    "A retry never changes what the run found: counts, exit code and --gate go by first attempts. "
    "A flake is accepted by a rule that expects both outcomes (expect: [due, \"...\"]), not by "
    "trying again. What a rule expects is not retried.\n\n"
    "Exit codes: 0 complete and as due, 1 the reference failed a script's assertion or a result "
    "is missing, 2 usage or bad input, 3 infrastructure, or an engine passes canaries and is "
    "void, 4 nothing selected, 5 incomplete. What other engines did changes the exit code only "
    "with --gate: 1 something is unexpected, 3 an engine is not here, 6 only unexpected passes. "
    "With --verify: 0 all is steady, 1 something is not, 5 it was stopped before that was known.";

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

/* The same for what is counted. */
static unsigned whole(const char *text, const char *what, unsigned least, unsigned most,
                      struct argp_state *state)
{
    double value = number(text, what, least, most, state);
    if (value != (unsigned)value)
        argp_error(state, "%s: a whole number is wanted, not '%s'", what, text);
    return (unsigned)value;
}

/* The number behind --verify, which may stand in a word of its own. */
static unsigned verify_of(const char *arg, struct argp_state *state)
{
    const char *next = !arg && state->next < state->argc ? state->argv[state->next] : NULL;
    if (next && *next && strspn(next, "0123456789") == strlen(next) && access(next, F_OK) != 0) {
        arg = next;
        state->next++;
    }
    return arg ? whole(arg, "--verify", 1, VERIFY_MOST, state) : VERIFY_DEFAULT;
}

/* What contradicts itself. */
static void check(const Run_options *o, struct argp_state *state)
{
    if (o->verify && (o->resume || o->reuse || o->tap || o->junit || o->gate || o->retries ||
                      o->plan_file || o->shard.total))
        argp_error(state, "--verify stores nothing and compares with nothing: leave --resume, "
                          "--reuse, --retries, --gate, --tap, --junit, --plan and --shard out");
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
    case KEY_JUNIT: o->junit = arg; return 0;
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
    case KEY_RETRIES: o->retries = whole(arg, "--retries", 0, RETRIES_MOST, state); return 0;
    case KEY_VERIFY: o->verify = verify_of(arg, state); return 0;
    case KEY_MAX_TIME: o->max_time = number(arg, "--max-time", 0.01, 1e7, state); return 0;
    case ARGP_KEY_END:
        if (o->verify && !o->max_time)
            o->max_time = VERIFY_SECONDS;
        check(o, state);
        return 0;
    case KEY_SUITE:
    case ARGP_KEY_ARG: strings_push(&o->words, text_copy(arg)); return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

const struct argp run_argp = {options, parse_option, "[SUITE|PATH]...", about, NULL, NULL, NULL};

Run_options run_defaults(void)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    uint32_t seed = 0;
    if (getrandom(&seed, sizeof seed, 0) != (ssize_t)sizeof seed)
        seed = (uint32_t)getpid();
    return (Run_options){
        .seed = seed, .most = 5, .schedule = {.jobs = cores > 0 ? (unsigned)cores : 1}};
}
