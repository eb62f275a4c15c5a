/* cmd/reduce.c: touchstone reduce: the smallest case of a divergence, made smaller. */
#include "harness/cmd/cmd.h"

#include "harness/reduce/whole.h"
#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Reduce_options {
    const char *id, *db, *out;
    Judge_bounds bounds;
} Reduce_options;

enum {
    KEY_TRIES = 256,
    KEY_EACH,
    REPLAYS = 3 /* before and behind: whether it shows in each */
};

static const struct argp_option options[] = {
    {"db", 'd', "FILE", 0, "the database (default results.db, or TOUCHSTONE_DB)", 0},
    {"output", 'o', "FILE", 0,
     "where it is written (default ID.wast or ID.any.js in the current folder; -: standard output)",
     0},
    {"timeout", 't', "SECONDS", 0, "goes no longer on than that (default 300)", 0},
    {"each", KEY_EACH, "SECONDS", 0, "what a try may take on an engine (default 10)", 0},
    {"tries", KEY_TRIES, "N", 0, "tries no more than that (default 20000)", 0},
    {0}};

static double seconds_of(const char *arg, struct argp_state *state)
{
    char *end;
    double seconds = strtod(arg, &end);
    if (end == arg || *end || !(seconds > 0))
        argp_error(state, "seconds, above 0, are wanted, not '%s'", arg);
    return seconds;
}

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    Reduce_options *o = state->input;
    char *end;
    switch (key) {
    case 'd': o->db = arg; return 0;
    case 'o': o->out = arg; return 0;
    case 't': o->bounds.seconds = seconds_of(arg, state); return 0;
    case KEY_EACH: o->bounds.each = seconds_of(arg, state); return 0;
    case KEY_TRIES:
        o->bounds.tries = (unsigned)strtoul(arg, &end, 10);
        if (end == arg || *end || *arg == '-' || !o->bounds.tries)
            argp_error(state, "--tries: a number above 0 is wanted, not '%s'", arg);
        return 0;
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

static const struct argp reduce_argp = {
    options,
    parse_option,
    "DIVERGENCE-ID",
    "Makes the smallest case of a divergence smaller while the same engine diverges from what is "
    "due in the same way. Modules stay valid, but for those that are there to be refused.\v"
    "What is written can be replayed at once, by the command that is printed. A case that is a "
    "folder becomes a folder ID. By an interrupt what there is so far is written.\n\n"
    "Exit codes: 0 it is written, 1 the divergence does not show any more, 2 no such divergence, "
    "or its case has changed, 3 the engine is not here, 5 interrupted.",
    NULL,
    NULL,
    NULL};

/* ---- the reduction ---- */

/* The name of what is written, malloc'ed: the case's own, from its first dot on, behind the id. */
static char *name_of(const Reduce_options *o, const Divergence *d, const Case *of)
{
    const char *slash = strrchr(of->path, '/'), *base = slash ? slash + 1 : of->path;
    const char *dot = strchr(base, '.');
    if (o->out)
        return text_copy(o->out);
    return text_format("%s%s", d->id, of->folder ? "" : dot ? dot : "");
}

/* Says what it came to, and how to see it. */
static void tell(const Whole *whole, const Divergence *d, const char *name, const Judge *judge)
{
    bool to_stdout = strcmp(name, "-") == 0, own = strcmp(d->engine, "ref") == 0;
    FILE *out = to_stdout ? stderr : stdout;
    char *word = shell_word(name), *engine = shell_word(d->engine);
    fprintf(out, "%s: %u line%s of %u, %u tries%s\n", word, whole->lines,
            whole->lines == 1 ? "" : "s", whole->lines_before, judge_tries(judge),
            judge_interrupted(judge) ? ", interrupted: not as small as it could be"
            : whole->over            ? ", not as small as it could be: time or tries are used up"
                                     : "");
    if (!to_stdout)
        fprintf(out, "touchstone run %s -e %s%s\n", word, own ? "" : "ref,", engine);
    free(engine);
    free(word);
}

/* Whether the divergence is still there when an engine has all the time that it may take; says so where it is not in each. */
static bool confirm(Judge *judge, const Divergence *d)
{
    unsigned times = strcmp(d->class, "timeout") == 0 ? 1 : REPLAYS;
    unsigned shown = judge_last(judge, times);
    if (judge_broken(judge))
        return true;
    if (shown < times)
        complain("%s is not steady: what is written shows it in %u of %u replays", d->id, shown,
                 times);
    return shown > 0;
}

static int reduce_shown(const Reduce_options *o, const Divergence *d, const Case *of, Judge *judge)
{
    Whole whole = {0};
    if (!reduce_whole(judge, of, d, &whole))
        return EXIT_USAGE;
    bool stays = confirm(judge, d);
    char *name = name_of(o, d, of);
    int status = EXIT_INFRASTRUCTURE;
    if (whole_write(&whole, judge, of, d, name)) {
        tell(&whole, d, name, judge);
        status = judge_interrupted(judge) ? EXIT_INCOMPLETE
                 : judge_broken(judge)    ? EXIT_INFRASTRUCTURE
                 : stays                  ? EXIT_AS_DUE
                                          : EXIT_FAILED;
    }
    free(name);
    free(whole.text);
    return status;
}

static int reduce_with(const Reduce_options *o, const Divergence *d, const Case *of, Judge *judge)
{
    size_t len;
    char *text = file_read(of->path, &len);
    bool read = text && judge_put(judge, text, len);
    free(text);
    if (!read)
        return EXIT_INFRASTRUCTURE;
    unsigned shown = judge_first(judge, REPLAYS);
    if (judge_broken(judge))
        return judge_interrupted(judge) ? EXIT_INCOMPLETE : EXIT_INFRASTRUCTURE;
    if (!shown) {
        complain("%s does not show any more on %s; touchstone replay %s says what it does now",
                 d->id, d->engine, d->id);
        return EXIT_FAILED;
    }
    if (shown < REPLAYS)
        complain("%s is not steady: it shows in %u of %d replays; each try has several", d->id,
                 shown, REPLAYS);
    return reduce_shown(o, d, of, judge);
}

static Engine *engine_named(Engines *engines, const char *name)
{
    for (size_t i = 0; i < engines->n; i++) {
        if (strcmp(engines->at[i].name, name) == 0)
            return &engines->at[i];
    }
    complain("engine %s has no file any more; touchstone engines lists them", name);
    return NULL;
}

static int reduce_on(const Reduce_options *o, const Divergence *d, Engines *engines)
{
    Engine *engine = engine_named(engines, d->engine), *reference = engine_named(engines, "ref");
    Case of;
    if (!engine || !reference)
        return EXIT_USAGE;
    engine_probe(reference);
    engine_probe(engine);
    if (!engine->found || !reference->found) {
        const Engine *gone = engine->found ? reference : engine;
        complain("engine %s is not here; install it with: %s", gone->name, gone->install);
        return EXIT_INFRASTRUCTURE;
    }
    if (reduce_refusal(d)) {
        complain("%s is of case %s/%s, %s", d->id, d->suite, d->name, reduce_refusal(d));
        return EXIT_USAGE;
    }
    if (!divergence_case(d, &of))
        return EXIT_USAGE;
    Judge *judge = judge_new(d, &of, reference, engine, &o->bounds);
    int status = judge ? reduce_with(o, d, &of, judge) : EXIT_INFRASTRUCTURE;
    judge_free(judge);
    case_free(&of);
    return status;
}

int cmd_reduce(int argc, char **argv)
{
    Reduce_options o = {.bounds = {.tries = 20000, .seconds = 300, .each = 10}};
    Divergence divergence = {0};
    Engines engines = {0};
    parse_command(&reduce_argp, argc, argv, &o);
    Store *store = store_open(o.db ? o.db : default_db(), STORE_READ);
    if (!store)
        return EXIT_USAGE;
    bool found = divergence_find(store, o.id, &divergence);
    store_close(store);
    int status = EXIT_USAGE;
    char *folder = engines_folder();
    if (!found)
        complain("no divergence %s is in this database; touchstone query divergences lists them",
                 o.id);
    else if (engines_read(folder, &engines))
        status = reduce_on(&o, &divergence, &engines);
    free(folder);
    engines_free(&engines);
    divergence_free(&divergence);
    return status;
}
