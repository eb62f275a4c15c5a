/* cmd/replay.c: touchstone replay: one divergence again, and what it looks like. */
#include "harness/cmd/cmd.h"

#include "harness/cause/divergence.h"
#include "harness/replay/schedule.h"
#include "harness/report/report.h"
#include "harness/store/store.h"
#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct Replay_options {
    const char *id, *db, *engine;
    bool keep;
} Replay_options;

static const struct argp_option options[] = {
    {"db", 'd', "FILE", 0, "the database (default results.db, or TOUCHSTONE_DB)", 0},
    {"engine", 'e', "NAME", 0, "a cause: on this engine of its family", 0},
    {"keep", 'k', NULL, 0, "keep what the engine read, and say where", 0},
    {0}};

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    Replay_options *o = state->input;
    switch (key) {
    case 'd': o->db = arg; return 0;
    case 'e': o->engine = arg; return 0;
    case 'k': o->keep = true; return 0;
    case ARGP_KEY_ARG:
        if (o->id)
            argp_error(state, "one divergence at a time");
        o->id = arg;
        return 0;
    case ARGP_KEY_NO_ARGS:
        argp_error(state,
                   "the id of a cause or divergence is wanted; touchstone cause lists causes");
        return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp replay_argp = {
    options,
    parse_option,
    "ID",
    "Runs the smallest case of a cause, or of a divergence, again on its engine and shows the step "
    "beside what is due.\v"
    "touchstone cause lists causes, touchstone query divergences what diverges by engine.\n\n"
    "Exit codes: 0 it is still so, 1 it is not, 2 no such cause or divergence.",
    NULL,
    NULL,
    NULL};

/* A divergence as the store has it, and what the replay of it gave. */
typedef struct Again {
    Divergence was;
    char *now, *now_message;
} Again;

static void again_free(Again *again)
{
    divergence_free(&again->was);
    free(again->now);
    free(again->now_message);
}

/* Whether its steps have names. */
static bool has_names(const Again *again)
{
    return strcmp(again->was.form, "wast") != 0;
}

/* The outcome of the step: a subtest has another place in each run, and is known by its name. NULL where there is none. */
static const Outcome *outcome_of(const Again *again, const Outcomes *outcomes)
{
    if (!has_names(again))
        return (size_t)again->was.step < outcomes->n ? &outcomes->at[again->was.step] : NULL;
    for (size_t i = 0; i < outcomes->n; i++) {
        if (strcmp(outcomes->at[i].name, again->was.subject) == 0)
            return &outcomes->at[i];
    }
    return NULL;
}

static void replayed(void *data, const Work *work, const Outcomes *outcomes, const char *verdicts,
                     const Process_result *last)
{
    Again *again = data;
    (void)work, (void)verdicts, (void)last;
    const Outcome *outcome = outcome_of(again, outcomes);
    if (outcome) {
        again->now = text_copy(outcome->text);
        again->now_message = text_copy(outcome->message ? outcome->message : "");
    }
}

/* The source lines of the step, as far as they are few. */
static void print_source(const Again *again)
{
    Script script;
    if (!script_open(again->was.path, again->was.features, true, &script))
        return;
    if ((uint64_t)again->was.step < embed_script_commands(script.parsed)) {
        const Embed_command *command =
            embed_script_command(script.parsed, (uint32_t)again->was.step);
        size_t len = (size_t)(command->end - command->offset);
        char *text = text_copy_n(script.text + command->offset, len < 600 ? len : 600);
        for (char *line = text, *next; line; line = next) {
            next = strchr(line, '\n');
            if (next)
                *next++ = 0;
            printf("    ");
            print_safe(stdout, line);
            putchar('\n');
        }
        if (len >= 600)
            printf("    ...\n");
        free(text);
    }
    script_close(&script);
}

static void print_line(const char *what, const char *text, const char *message)
{
    printf("  %-6s ", what);
    print_safe(stdout, text);
    if (message && *message) {
        printf("   (");
        print_safe(stdout, message);
        printf(")");
    }
    putchar('\n');
}

/* PATH as it is seen from the current folder, where it is below it. */
static const char *seen_from_here(const char *path)
{
    char *here = getcwd(NULL, 0);
    size_t len = here ? strlen(here) : 0;
    bool below = len && strncmp(path, here, len) == 0 && path[len] == '/';
    free(here);
    return below ? path + len + 1 : path;
}

static int show(const Again *again)
{
    printf("%s on %s %s: ", again->was.id, again->was.engine, again->was.version);
    print_safe(stdout, seen_from_here(again->was.path));
    if (has_names(again)) {
        printf(", %s (step %lld)\n    ", again->was.kind, (long long)again->was.step);
        print_safe(stdout, again->was.subject);
        putchar('\n');
    } else {
        printf(":%lld, %s (step %lld)\n", (long long)again->was.line, again->was.kind,
               (long long)again->was.step);
        print_source(again);
    }
    print_line("due", again->was.due, NULL);
    print_line("then", again->was.seen, again->was.message);
    print_line("now", again->now ? again->now : "missing", again->now_message);
    bool same = strcmp(again->now ? again->now : "missing", again->was.seen) == 0;
    printf("%s\n", same ? "still so" : "not so any more");
    return same ? EXIT_AS_DUE : EXIT_FAILED;
}

static int replay_on(Engine *engine, Again *again, const Replay_options *o)
{
    Case of = {0};
    const Schedule_options how = {.jobs = 1, .keep = o->keep};
    engine_probe(engine);
    if (!engine->found) {
        complain("engine %s is not here; install it with: %s", engine->name, engine->install);
        return EXIT_INFRASTRUCTURE;
    }
    int status = EXIT_USAGE;
    if (divergence_case(&again->was, &of)) {
        const Work work = {engine, &of, 0, 0, false};
        status =
            schedule_run(&work, 1, &how, replayed, NULL, again) ? show(again) : EXIT_INFRASTRUCTURE;
    }
    case_free(&of);
    return status;
}

int cmd_replay(int argc, char **argv)
{
    Replay_options o = {0};
    Again again = {0};
    Engines engines = {0};
    parse_command(&replay_argp, argc, argv, &o);
    Store *store = store_open(o.db ? o.db : default_db(), STORE_READ);
    if (!store)
        return EXIT_USAGE;
    int status = EXIT_USAGE;
    char *folder = engines_folder();
    if (!divergence_find_on(store, o.id, o.engine, &again.was)) {
        complain("no cause or divergence %s is in this database%s%s; touchstone cause lists them",
                 o.id, o.engine ? " on " : "", o.engine ? o.engine : "");
    } else if (engines_read(folder, &engines)) {
        Engine *engine = NULL;
        for (size_t i = 0; i < engines.n; i++) {
            if (strcmp(engines.at[i].name, again.was.engine) == 0)
                engine = &engines.at[i];
        }
        if (engine)
            status = replay_on(engine, &again, &o);
        else
            complain("engine %s has no file in %s any more", again.was.engine, folder);
    }
    free(folder);
    engines_free(&engines);
    again_free(&again);
    store_close(store);
    return status;
}
