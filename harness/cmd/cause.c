/* cmd/cause.c: touchstone cause: the causes of divergences, over all engines of a family. */
#include "harness/cmd/cmd.h"

#include "harness/cause/alone.h"
#include "harness/cause/print.h"
#include "harness/util/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Cause_options {
    Cause_filter filter;
    const char *db;
    int64_t run;
    Cause_format format;
    bool report, script;
} Cause_options;

enum { KEY_REPORT = 256, KEY_JS };

static const struct argp_option options[] = {
    {"run", 'r', "N", 0, "the run (default: the newest complete one)", 0},
    {"engine", 'e', "NAME", 0, "causes of this engine, or of engines of this family", 0},
    {"suite", 's', "NAME", 0, "causes in this suite", 0},
    {"format", 'F', "FORMAT", 0, "text (default), markdown, or json", 0},
    {"report", KEY_REPORT, NULL, 0,
     "a cause: print a report to paste where the engine's makers take them, in Markdown", 0},
    {"js", KEY_JS, NULL, 0,
     "a cause: print a script for the engine's own shell that shows it, without Touchstone", 0},
    {"db", 'd', "FILE", 0, "the database (default results.db, or TOUCHSTONE_DB)", 0},
    {0}};

static bool format_named(const char *name, Cause_format *out)
{
    static const char *const names[] = {"text", "markdown", "json"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(name, names[i]) == 0) {
            *out = (Cause_format)i;
            return true;
        }
    }
    return false;
}

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    Cause_options *o = state->input;
    char *end;
    switch (key) {
    case 'r':
        o->run = strtoll(arg, &end, 10);
        if (o->run < 1 || *end)
            argp_error(state, "--run: the number of a run is wanted, not '%s'", arg);
        return 0;
    case 'e': o->filter.engine = arg; return 0;
    case 's': o->filter.suite = arg; return 0;
    case 'd': o->db = arg; return 0;
    case 'F':
        if (!format_named(arg, &o->format))
            argp_error(state, "--format takes text, markdown or json, not '%s'", arg);
        return 0;
    case KEY_REPORT: o->report = true; return 0;
    case KEY_JS: o->script = true; return 0;
    case ARGP_KEY_ARG:
        if (o->filter.id)
            argp_error(state, "one cause at a time");
        if (!*arg)
            argp_error(state, "the id of a cause is wanted; touchstone cause lists them");
        o->filter.id = arg;
        return 0;
    case ARGP_KEY_END:
        if ((o->report || o->script) && !o->filter.id)
            argp_error(state, "--%s is of one cause; touchstone cause lists them",
                       o->report ? "report" : "js");
        return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp cause_argp = {
    options,
    parse_option,
    "[CAUSE-ID]",
    "What divergences come from: those in one instruction or step of the API that go wrong in one "
    "way on engines of one family are one cause. Without an id all causes of a run are listed; "
    "with one, what is due by which rule, what each engine did, and how to see it again.\v"
    "An id stays the same in every run and database.\n\n"
    "  touchstone cause -e v8                 causes of engines built on V8\n"
    "  touchstone cause C80b756d271           one of them; the beginning of an id will do\n"
    "  touchstone cause C80b756d271 --report  a report for the engine's makers\n"
    "  touchstone cause -F json               all of it, for programs\n\n"
    "Exit codes: 0 as asked, 2 no such cause, 4 no such run, or nothing of it selected.",
    NULL,
    NULL,
    NULL};

/* The file of the engine that shows CAUSE; NULL where there is none any more. */
static const Engine *engine_of(const Cause *cause, const Engines *engines)
{
    for (size_t i = 0; i < cause->engines_n; i++) {
        for (size_t k = 0; k < engines->n; k++) {
            if (cause->engines[i].id == cause->smallest.engine_id &&
                strcmp(cause->engines[i].name, engines->at[k].name) == 0)
                return &engines->at[k];
        }
    }
    return NULL;
}

static int print_report(Store *store, int64_t run, const Cause *cause)
{
    Engines engines = {0};
    char *folder = engines_folder();
    bool good = engines_read(folder, &engines);
    if (good) {
        Excerpt excerpt;
        char *expected = excerpt_expected(store, run, &cause->smallest);
        bool known = excerpt_read(&cause->smallest, expected, &excerpt);
        cause_report(store, run, cause, engine_of(cause, &engines), known ? &excerpt : NULL,
                     stdout);
        if (known)
            excerpt_free(&excerpt);
        free(expected);
    }
    engines_free(&engines);
    free(folder);
    return good ? EXIT_AS_DUE : EXIT_USAGE;
}

static int print_script(Store *store, int64_t run, const Cause *cause)
{
    const Cause_place *place = &cause->smallest;
    const char *why = "the case has changed since, or is not here";
    char *expected = excerpt_expected(store, run, place), *script = NULL;
    Excerpt excerpt;
    if (excerpt_read(place, expected, &excerpt)) {
        script = alone_script(cause, &excerpt, &why);
        excerpt_free(&excerpt);
    }
    if (script)
        fputs(script, stdout);
    else
        complain("there is no script for %s: %s; touchstone replay %s shows it", cause->id, why,
                 cause->id);
    free(script);
    free(expected);
    return script ? EXIT_AS_DUE : EXIT_USAGE;
}

static int show(Store *store, const Cause_options *o, int64_t run)
{
    Causes causes;
    int status = EXIT_AS_DUE;
    causes_read(store, run, &o->filter, &causes);
    if (o->filter.id && causes.n != 1) {
        if (causes.n)
            complain("%s begins the ids of %zu causes; write more of it", o->filter.id, causes.n);
        else
            complain("no cause %s is in run %lld; touchstone cause lists them", o->filter.id,
                     (long long)run);
        status = EXIT_USAGE;
    } else if (o->report) {
        status = print_report(store, run, &causes.at[0]);
    } else if (o->script) {
        status = print_script(store, run, &causes.at[0]);
    } else if (o->filter.id) {
        cause_print(store, &causes, o->format, o->db, stdout);
    } else {
        causes_print(store, &causes, o->format, o->db, stdout);
        if (!causes.n && (o->filter.engine || o->filter.suite)) {
            complain("nothing diverges there in run %lld; touchstone cause lists all causes",
                     (long long)run);
            status = EXIT_NOTHING;
        }
    }
    causes_free(&causes);
    return status;
}

int cmd_cause(int argc, char **argv)
{
    Cause_options o = {0};
    parse_command(&cause_argp, argc, argv, &o);
    Store *store = store_open(o.db ? o.db : default_db(), STORE_READ);
    if (!store)
        return EXIT_USAGE;
    int64_t run = o.run ? store_run_named(store, o.run) : store_latest_run(store);
    int status = EXIT_NOTHING;
    if (run)
        status = show(store, &o, run);
    else if (o.run)
        complain("no run %lld is in this database; touchstone query 'select run_id, started from "
                 "runs' lists them",
                 (long long)o.run);
    else
        complain("no complete run is in this database; make one with: touchstone run");
    store_close(store);
    return status;
}
