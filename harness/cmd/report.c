/* cmd/report.c: touchstone report: a run in the formats that people and other tools read. */
#include "harness/cmd/cmd.h"

#include "harness/export/export.h"
#include "harness/site/site.h"
#include "harness/util/text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Report_options {
    const char *db, *format, *out, *engine;
    int64_t run;
    unsigned most;
} Report_options;

enum { KEY_MOST = 256 };

static const struct argp_option options[] = {
    {"format", 'F', "NAME", 0,
     "html (a site; the default), features (features.json), markdown, json, junit, tap, sarif, "
     "github (annotations), wptreport (of one engine: -e), text",
     0},
    {"output", 'o', "FILE", 0,
     "where it goes; html: a folder (default: reports/out; the others: standard output)", 0},
    {"engine", 'e', "NAME", 0, "wptreport, github: the engine", 0},
    {"run", 'r', "N", 0, "the run (default: the newest complete one)", 0},
    {"most", KEY_MOST, "N", 0,
     "text, markdown: causes shown of a family of engines (default 10; 0: all)", 0},
    {"db", 'd', "FILE", 0, "the database (default results.db, or TOUCHSTONE_DB)", 0},
    {0}};

static const char *const formats[] = {"html",      "features", "markdown", "json",  "junit", "tap",
                                      "wptreport", "text",     "github",   "sarif", NULL};

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    Report_options *o = state->input;
    char *end;
    size_t i = 0;
    switch (key) {
    case 'F':
        while (formats[i] && strcmp(formats[i], arg) != 0)
            i++;
        if (!formats[i])
            argp_error(state, "--format: '%s' is none of those that --help lists", arg);
        o->format = arg;
        return 0;
    case 'o': o->out = arg; return 0;
    case 'e': o->engine = arg; return 0;
    case 'd': o->db = arg; return 0;
    case 'r':
        o->run = strtoll(arg, &end, 10);
        if (o->run < 1 || *end)
            argp_error(state, "--run: the number of a run is wanted, not '%s'", arg);
        return 0;
    case KEY_MOST:
        o->most = (unsigned)strtoul(arg, &end, 10);
        if (end == arg || *end)
            argp_error(state, "--most: a number is wanted, not '%s'", arg);
        return 0;
    case ARGP_KEY_END:
        if (strcmp(o->format, "wptreport") == 0 && !o->engine)
            argp_error(state, "wptreport is of one engine; say which: -e NAME");
        if (o->engine && strcmp(o->format, "wptreport") != 0 && strcmp(o->format, "github") != 0)
            argp_error(state,
                       "-e goes with -F wptreport and -F github; the others are of all engines");
        return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp report_argp = {
    options,
    parse_option,
    "",
    "Writes what a run found.\v"
    "  touchstone report                          a site in reports/out: open its index.html\n"
    "  touchstone report -F features              which features each engine has, measured\n"
    "  touchstone report -F markdown              for an issue or a step summary\n"
    "  touchstone report -F junit -o junit.xml    for a CI system; reports/junit.xsd is its "
    "schema\n"
    "  touchstone report -F sarif -o a.sarif      a result a cause, for code scanning\n"
    "  touchstone report -F wptreport -e node26   as web-platform-tests' tools read it\n\n"
    "Exit codes: 0, 2 usage or bad input, 3 it cannot be written, 4 there is no run, 5 the run is "
    "not complete, or a rerun and no whole one (which the site says).",
    NULL,
    NULL,
    NULL};

static void print_features(Store *store, int64_t run, const Report_options *o, FILE *out)
{
    Site *site = site_open(store, run, o->db ? o->db : default_db(), o->db != NULL);
    if (site)
        site_features_json(site, out);
    site_close(site);
}

static bool print(Store *store, int64_t run, const Report_options *o, FILE *out)
{
    const char *f = o->format;
    if (strcmp(f, "markdown") == 0)
        export_markdown(store, run, o->most, o->db, out);
    else if (strcmp(f, "json") == 0)
        export_json(store, run, out);
    else if (strcmp(f, "junit") == 0)
        export_junit(store, run, out);
    else if (strcmp(f, "sarif") == 0)
        export_sarif(store, run, out);
    else if (strcmp(f, "github") == 0)
        export_github(store, run, o->engine, out);
    else if (strcmp(f, "features") == 0)
        print_features(store, run, o, out);
    else if (strcmp(f, "tap") == 0)
        report_tap(store, run, out);
    else if (strcmp(f, "wptreport") == 0)
        return export_wptreport(store, run, o->engine, out);
    else {
        report_matrix(store, run, out);
        report_causes(store, run, o->most, o->db, out);
        report_flakes(store, run, o->most, o->db, out);
        report_part(store, run, "\n", out);
    }
    return true;
}

/* Writes to the file that is named, or to standard output. */
static int write_report(Store *store, int64_t run, const Report_options *o)
{
    FILE *out = o->out ? fopen(o->out, "w") : stdout;
    if (!out) {
        complain("%s: %s", o->out, strerror(errno));
        return EXIT_INFRASTRUCTURE;
    }
    bool good = print(store, run, o, out);
    bool written = !ferror(out);
    if (o->out)
        written &= fclose(out) == 0;
    else
        written &= fflush(out) == 0;
    if (!written)
        complain("%s: cannot be written", o->out ? o->out : "standard output");
    return !good ? EXIT_USAGE : written ? EXIT_AS_DUE : EXIT_INFRASTRUCTURE;
}

/* True if the run is; else it says so in one line, since what was written says less than it seems to. */
static bool is_complete(Store *store, int64_t run, bool site)
{
    sqlite3_stmt *row =
        store_rows(store, "select 1 from runs where run_id = ?1 and state = 'complete'", run);
    bool complete = sqlite3_step(row) == SQLITE_ROW,
         part = site && store_rerun_of(store, run, NULL) != 0;
    sqlite3_finalize(row);
    if (part)
        complain("run %lld is a rerun, a part of another run, and its report says so",
                 (long long)run);
    else if (!complete)
        complain("run %lld is not complete, and its report says so", (long long)run);
    return complete && !part;
}

static int write_site(Store *store, int64_t run, const Report_options *o)
{
    const char *folder = o->out ? o->out : "reports/out";
    Site *site = site_open(store, run, o->db ? o->db : default_db(), o->db != NULL);
    bool good = site && site_write(site, folder);
    site_close(site);
    if (!good)
        return EXIT_INFRASTRUCTURE;
    printf("%s/index.html\n", folder);
    return EXIT_AS_DUE;
}

int cmd_report(int argc, char **argv)
{
    Report_options o = {.format = "html", .most = 10};
    parse_command(&report_argp, argc, argv, &o);
    Store *store = store_open(o.db ? o.db : default_db(), STORE_READ);
    if (!store)
        return EXIT_USAGE;
    int64_t run = o.run ? store_run_named(store, o.run) : store_latest_run(store);
    int status = EXIT_NOTHING;
    if (run)
        status = strcmp(o.format, "html") == 0 ? write_site(store, run, &o)
                                               : write_report(store, run, &o);
    if (!status && !is_complete(store, run, strcmp(o.format, "html") == 0))
        status = EXIT_INCOMPLETE;
    if (!run)
        complain("there is no %s; make one with: touchstone run",
                 o.run ? "such run" : "complete run");
    store_close(store);
    return status;
}
