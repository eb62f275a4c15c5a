/* cmd/import.c: touchstone import: what other tools observed, as a run. */
#include "harness/cmd/cmd.h"

#include "harness/export/export.h"

#include <stdio.h>

typedef struct Import_options {
    const char *db, *file, *name;
} Import_options;

static const struct argp_option import_options[] = {
    {"engine", 'e', "NAME", 0, "call the engine so (default: the product that the file names)", 0},
    {"db", 'd', "FILE", 0, "the database (default results.db, or TOUCHSTONE_DB)", 0},
    {0}};

static error_t parse_import(int key, char *arg, struct argp_state *state)
{
    Import_options *o = state->input;
    switch (key) {
    case 'e': o->name = arg; return 0;
    case 'd': o->db = arg; return 0;
    case ARGP_KEY_ARG:
        if (o->file)
            argp_error(state, "one file at a time");
        o->file = arg;
        return 0;
    case ARGP_KEY_NO_ARGS: argp_error(state, "a wptreport.json is wanted"); return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp import_argp = {
    import_options,
    parse_import,
    "WPTREPORT.json",
    "Makes a run of a wptreport.json, so that it can be compared: touchstone diff.",
    NULL,
    NULL,
    NULL};

int cmd_import(int argc, char **argv)
{
    Import_options o = {0};
    int64_t run = 0;
    parse_command(&import_argp, argc, argv, &o);
    Store *store = store_open(o.db ? o.db : default_db(), STORE_WRITE);
    bool good = store && import_wptreport(store, o.file, o.name, &run);
    if (good)
        printf("run %lld\n", (long long)run);
    store_close(store);
    return good ? EXIT_AS_DUE : EXIT_USAGE;
}
