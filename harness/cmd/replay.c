/* cmd/replay.c: touchstone replay: one divergence again, and what it looks like. */
#include "harness/cmd/cmd.h"

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
    const char *id, *db;
    bool keep;
} Replay_options;

static const struct argp_option options[] = {
    {"db", 'd', "FILE", 0, "the database (default results.db, or TOUCHSTONE_DB)", 0},
    {"keep", 'k', NULL, 0, "keep what the engine read, and say where", 0},
    {0}};

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    Replay_options *o = state->input;
    switch (key) {
    case 'd': o->db = arg; return 0;
    case 'k': o->keep = true; return 0;
    case ARGP_KEY_ARG:
        if (o->id)
            argp_error(state, "one divergence at a time");
        o->id = arg;
        return 0;
    case ARGP_KEY_NO_ARGS:
        argp_error(state, "a divergence id is wanted; touchstone query divergences lists them");
        return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp replay_argp = {
    options,
    parse_option,
    "DIVERGENCE-ID",
    "Runs the smallest case of a divergence again on its engine and shows the step "
    "beside what is due.\v"
    "Exit codes: 0 it is still so, 1 it is not, 2 no such divergence.",
    NULL,
    NULL,
    NULL};

/* A divergence as the store has it, and what the replay of it gave. */
typedef struct Again {
    char *id, *engine, *version, *due, *seen, *message, *path, *suite, *name, *key, *features,
        *kind, *subject, *form,
        *content; /* subject: the name of a subtest; form: the kind of case */
    int64_t step, line;
    uint32_t commands;
    char *now, *now_message, *ending;
} Again;

static char *column(sqlite3_stmt *row, int i)
{
    const char *text = (const char *)sqlite3_column_text(row, i);
    return text_copy(text ? text : "");
}

/* The newest row whose id begins with ID. */
static bool find(Store *store, const char *id, Again *again)
{
    sqlite3_stmt *row = store_rows(store,
                                   "select d.divergence_id, e.name, e.version, d.due, d.seen, "
                                   "d.message, c.path, c.suite, c.name, c.key, "
                                   "c.features, coalesce(m.kind, '?'), coalesce(m.subject, ''), "
                                   "c.kind, c.content, d.step, coalesce(m.line, "
                                   "0), c.steps from divergences d join engines e "
                                   "using (engine_id) join cases c using (case_id) left join "
                                   "commands m on m.case_id = d.case_id and m.step = "
                                   "d.step where ?1 >= 0 and substr(d.divergence_id, 1, "
                                   "length(?2)) = ?2 order by d.run_id desc limit 1",
                                   0);
    sqlite3_bind_text(row, 2, id, -1, SQLITE_STATIC);
    bool found = sqlite3_step(row) == SQLITE_ROW;
    if (found) {
        char **texts[] = {&again->id,      &again->engine,  &again->version,  &again->due,
                          &again->seen,    &again->message, &again->path,     &again->suite,
                          &again->name,    &again->key,     &again->features, &again->kind,
                          &again->subject, &again->form,    &again->content};
        for (int i = 0; i < 15; i++)
            *texts[i] = column(row, i);
        again->step = sqlite3_column_int64(row, 15);
        again->line = sqlite3_column_int64(row, 16);
        again->commands = (uint32_t)sqlite3_column_int64(row, 17);
    }
    sqlite3_finalize(row);
    return found;
}

static void again_free(Again *again)
{
    char *texts[] = {again->id,          again->engine,  again->version,  again->due,
                     again->seen,        again->message, again->path,     again->suite,
                     again->name,        again->key,     again->features, again->kind,
                     again->subject,     again->form,    again->content,  again->now,
                     again->now_message, again->ending};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        free(texts[i]);
}

/* Whether its steps have names. */
static bool has_names(const Again *again)
{
    return strcmp(again->form, "wast") != 0;
}

/* The outcome of the step: a subtest has another place in each run, and is known by its name. NULL where there is none. */
static const Outcome *outcome_of(const Again *again, const Outcomes *outcomes)
{
    if (!has_names(again))
        return (size_t)again->step < outcomes->n ? &outcomes->at[again->step] : NULL;
    for (size_t i = 0; i < outcomes->n; i++) {
        if (strcmp(outcomes->at[i].name, again->subject) == 0)
            return &outcomes->at[i];
    }
    return NULL;
}

static void replayed(void *data, const Work *work, const Outcomes *outcomes, const char *verdicts,
                     const Process_result *last)
{
    Again *again = data;
    (void)work, (void)verdicts;
    const Outcome *outcome = outcome_of(again, outcomes);
    if (outcome) {
        again->now = text_copy(outcome->text);
        again->now_message = text_copy(outcome->message ? outcome->message : "");
    }
    again->ending = text_format("%s %d", last->ending == ENDING_SIGNAL ? "signal" : "exit",
                                last->ending == ENDING_SIGNAL ? last->signal : last->status);
}

/* The source lines of the step, as far as they are few. */
static void print_source(const Again *again)
{
    Script script;
    if (!script_open(again->path, again->features, true, &script))
        return;
    if ((uint64_t)again->step < embed_script_commands(script.parsed)) {
        const Embed_command *command = embed_script_command(script.parsed, (uint32_t)again->step);
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
    printf("%s on %s %s: ", again->id, again->engine, again->version);
    print_safe(stdout, seen_from_here(again->path));
    if (has_names(again)) {
        printf(", %s (step %lld)\n    ", again->kind, (long long)again->step);
        print_safe(stdout, again->subject);
        putchar('\n');
    } else {
        printf(":%lld, %s (step %lld)\n", (long long)again->line, again->kind,
               (long long)again->step);
        print_source(again);
    }
    print_line("due", again->due, NULL);
    print_line("then", again->seen, again->message);
    print_line("now", again->now ? again->now : "missing", again->now_message);
    bool same = again->now && strcmp(again->now, again->seen) == 0;
    printf("%s\n", same ? "still so" : "not so any more");
    return same ? EXIT_AS_DUE : EXIT_FAILED;
}

/* Opens the case again as OF; false, after one line, where its file is another one now. */
static bool open_case(const Again *again, Case *of)
{
    Script script;
    bool changed;
    *of = (Case){.suite = text_copy(again->suite),
                 .name = text_copy(again->name),
                 .path = text_copy(again->path)};
    if (has_names(again)) {
        if (!(strcmp(again->form, "js") == 0 ? case_read_wpt(of, false) : case_read_program(of)))
            return false;
        changed = strcmp(of->content, again->content) != 0;
    } else {
        of->features = text_copy(again->features);
        if (!script_open(again->path, again->features, false, &script))
            return false;
        of->commands = embed_script_commands(script.parsed);
        of->linking = script_is_linking(&script);
        changed = of->commands != again->commands;
        script_close(&script);
    }
    if (changed) {
        char *word = shell_word(again->path);
        complain("%s has changed since; run it again with: touchstone run %s", again->path, word);
        free(word);
    }
    return !changed;
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
    if (open_case(again, &of)) {
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
    if (!*o.id || !find(store, o.id, &again)) {
        complain("no divergence %s is in this database; touchstone query divergences lists them",
                 o.id);
    } else if (engines_read(folder, &engines)) {
        Engine *engine = NULL;
        for (size_t i = 0; i < engines.n; i++) {
            if (strcmp(engines.at[i].name, again.engine) == 0)
                engine = &engines.at[i];
        }
        if (engine)
            status = replay_on(engine, &again, &o);
        else
            complain("engine %s has no file in %s any more", again.engine, folder);
    }
    free(folder);
    engines_free(&engines);
    again_free(&again);
    store_close(store);
    return status;
}
