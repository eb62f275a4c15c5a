/* cmd/query.c: touchstone query: SQL over the store. */
#include "harness/cmd/cmd.h"

#include "harness/store/store.h"
#include "harness/util/text.h"

#include <stdio.h>
#include <string.h>

typedef struct Query_options {
    const char *sql, *db;
    Query_format format;
} Query_options;

enum { KEY_CSV = 256 };

static const struct argp_option options[] = {
    {"db", 'd', "FILE", 0, "the database (default results.db, or TOUCHSTONE_DB)", 0},
    {"json", 'j', NULL, 0, "print an array of objects", 0},
    {"csv", KEY_CSV, NULL, 0,
     "print comma-separated values; text that a spreadsheet would compute has a ' before it", 0},
    {0}};

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    Query_options *o = state->input;
    switch (key) {
    case 'd': o->db = arg; return 0;
    case 'j': o->format = QUERY_JSON; return 0;
    case KEY_CSV: o->format = QUERY_CSV; return 0;
    case ARGP_KEY_ARG:
        if (o->sql)
            argp_error(state, "one query at a time; put SQL into quotes");
        o->sql = arg;
        return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp query_argp = {
    options,
    parse_option,
    "[NAME|SQL]",
    "Reads the store: a named query, or SQL of your own; without either the named ones are "
    "listed.\v"
    "Tables and views that stay: runs, engines, cases, observations, divergences.\n\n"
    "  touchstone query failing\n"
    "  touchstone query 'select outcome, count(*) from observations group by 1 order by 2 desc "
    "limit 9'\n"
    "  touchstone query 'select raw(raw_id) from replays limit 1'    what an engine printed",
    NULL,
    NULL,
    NULL};

int cmd_query(int argc, char **argv)
{
    Query_options o = {0};
    parse_command(&query_argp, argc, argv, &o);
    if (!o.sql) {
        printf("Named queries:\n");
        store_queries();
        return EXIT_AS_DUE;
    }
    Store *store = store_open(o.db ? o.db : default_db(), STORE_READ);
    if (!store)
        return EXIT_USAGE;
    const char *named = store_named_query(o.sql);
    int status = EXIT_USAGE;
    if (named || strchr(o.sql, ' '))
        status = store_query(store, named ? named : o.sql, o.format);
    else
        complain("no query is named %s; touchstone query lists them", o.sql);
    store_close(store);
    return status;
}
