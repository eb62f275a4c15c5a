/* cmd/reduce.c: touchstone reduce: the smallest case of a divergence, made smaller. */
#include "harness/cmd/cmd.h"

#include "harness/reduce/judge.h"
#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Reduce_options {
    const char *id, *db, *out;
    Judge_bounds bounds;
} Reduce_options;

enum { KEY_TRIES = 256, KEY_EACH };

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
    "Exit codes: 0 it is written, 1 the divergence does not show any more, 2 no such divergence, or "
    "its case has changed, 3 the engine is not here.",
    NULL,
    NULL,
    NULL};

/* ---- what is written ---- */

/* A suite's switches as a script's first line has them: "+a,-b" is "a,-b". */
static void put_features(const char *features, FILE *out)
{
    fputs(";;! features: ", out);
    for (const char *at = features; *at; at++) {
        if (*at != '+')
            putc(*at, out);
    }
    putc('\n', out);
}

static void put_comment(const Divergence *d, const char *mark, FILE *out)
{
    char *cause = text_safe(d->cause, 300);
    fprintf(out, "%s ", mark);
    print_safe(out, d->engine);
    putc(' ', out);
    print_safe(out, d->version);
    fprintf(out, ", %s (%s, reduced from ", cause, d->id);
    print_safe(out, d->suite);
    putc('/', out);
    print_safe(out, d->name);
    fputs(")\n", out);
    free(cause);
}

/* The whole file: the script's own first line stays the first. */
static char *whole_text(const Divergence *d, const Case *of, const char *text, size_t *len)
{
    char *whole = NULL;
    FILE *out = open_memstream(&whole, len);
    if (!out)
        abort();
    const char *rest = text, *end = strchr(text, '\n');
    bool switches = strncmp(text, ";;!", 3) == 0 && end;
    if (of->wpt) {
        /* lines with META stand at the top: the comment comes behind them */
        while (strncmp(rest, "// META:", 8) == 0 && strchr(rest, '\n'))
            rest = strchr(rest, '\n') + 1;
    } else if (switches) {
        rest = end + 1;
    } else if (*of->features) {
        put_features(of->features, out);
    }
    fwrite(text, 1, (size_t)(rest - text), out);
    put_comment(d, of->wpt ? "//" : ";;", out);
    fputs(rest, out);
    fclose(out);
    return whole;
}

static unsigned lines_of(const char *text)
{
    unsigned lines = 0;
    for (; (text = strchr(text, '\n')); text++)
        lines++;
    return lines;
}

/* Writes TEXT where O says; the name of the file in *name, malloc'ed. */
static bool write_out(const Reduce_options *o, const Divergence *d, const Case *of,
                      const char *text, char **name)
{
    *name = o->out ? text_copy(o->out) : text_format("%s%s", d->id, of->wpt ? ".any.js" : ".wast");
    char *slash = strrchr(*name, '/');
    char *folder = slash ? text_copy_n(*name, (size_t)(slash - *name) + 1) : text_copy(".");
    size_t len = strlen(text), whole_len;
    char *moved = of->wpt ? judge_moved(of->path, folder, text, &len) : text_copy(text);
    char *whole = whole_text(d, of, moved, &whole_len);
    bool to_stdout = strcmp(*name, "-") == 0;
    bool good = to_stdout ? fwrite(whole, 1, whole_len, stdout) == whole_len
                          : file_write(*name, whole, whole_len);
    if (!good)
        complain("%s: %s", *name, strerror(errno));
    free(folder);
    free(moved);
    free(whole);
    return good;
}

/* ---- the reduction ---- */

static int finish(const Reduce_options *o, const Divergence *d, const Case *of,
                  const Reduction *reduction, const Judge *judge, const char *before)
{
    bool broken;
    size_t len;
    unsigned tries = judge_tries(judge, &broken);
    char *text = reduce_print(reduction, &len), *name;
    if (!write_out(o, d, of, text, &name)) {
        free(text);
        free(name);
        return EXIT_INFRASTRUCTURE;
    }
    fprintf(strcmp(name, "-") == 0 ? stderr : stdout,
            "%s: %u lines of %u, %u tries%s\n", name, lines_of(text), lines_of(before), tries,
            reduction->over ? ", not as small as it could be: time or tries are used up" : "");
    if (of->folder)
        complain("it stands for %s: the modules beside that belong to it", of->path);
    free(text);
    free(name);
    return broken ? EXIT_INFRASTRUCTURE : EXIT_AS_DUE;
}

static int reduce_with(const Reduce_options *o, const Divergence *d, const Case *of, Judge *judge)
{
    size_t len;
    bool broken;
    Reduction reduction = {.language = of->wpt ? &language_js : &language_wast,
                           .judge = judge_text,
                           .data = judge,
                           .features = of->features};
    char *text = file_read(of->path, &len);
    int status = EXIT_USAGE;
    if (!text || !reduction.language->parse(&reduction.tree, text, len)) {
        complain("%s: %s", of->path, text ? "its brackets do not match" : strerror(errno));
    } else if (!reduce_holds(&reduction)) {
        judge_tries(judge, &broken);
        if (!broken)
            complain("%s does not show any more on %s; touchstone replay %s says what it does now",
                     d->id, d->engine, d->id);
        status = broken ? EXIT_INFRASTRUCTURE : EXIT_FAILED;
    } else {
        reduce_run(&reduction);
        status = finish(o, d, of, &reduction, judge, text);
    }
    tree_free(&reduction.tree);
    free(text);
    return status;
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
    if (strcmp(d->form, "program") == 0) {
        complain("%s is of case %s/%s, a program: only scripts are reduced", d->id, d->suite,
                 d->name);
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
