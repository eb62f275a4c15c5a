/* cmd/merge.c: touchstone merge: unites the databases of a run's shards. */
#include "harness/cmd/cmd.h"

#include "harness/report/report.h"
#include "harness/util/text.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct Merge_options {
    char **files;
    const char *out;
    bool quiet;
} Merge_options;

static const struct argp_option options[] = {
    {"output", 'o', "FILE", 0,
     "the database to unite them in (default results.db, or TOUCHSTONE_DB)", 0},
    {"quiet", 'q', NULL, 0, "do not print the matrix", 0},
    {0}};

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    Merge_options *o = state->input;
    switch (key) {
    case 'o': o->out = arg; return 0;
    case 'q': o->quiet = true; return 0;
    case ARGP_KEY_ARG: strings_push(&o->files, text_copy(arg)); return 0;
    case ARGP_KEY_NO_ARGS: argp_error(state, "the databases of shards are wanted"); return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp merge_argp = {
    options,
    parse_option,
    "SHARD.db...",
    "Unites the databases of a run's shards in one run.\v"
    "  touchstone run --shard 1/2 --db 1.db    on one machine\n"
    "  touchstone run --shard 2/2 --db 2.db    on another\n"
    "  touchstone merge -o results.db 1.db 2.db\n\n"
    "The order does not matter, nor does it if a shard is merged twice. Shards of different plans "
    "or engines are refused.\n"
    "Exit codes: 0 all shards are there, 2 they do not belong together, 5 some are missing or "
    "incomplete (what is there was united).",
    NULL,
    NULL,
    NULL};

int cmd_merge(int argc, char **argv)
{
    Merge_options o = {0};
    int64_t run = 0;
    parse_command(&merge_argp, argc, argv, &o);
    const char *out = o.out ? o.out : default_db();
    Merge_status status = store_merge(out, o.files, &run);
    Store *store = status != MERGE_REFUSED && !o.quiet ? store_open(out, STORE_READ) : NULL;
    if (store) {
        report_matrix(store, run, stdout);
        printf("\nrun %lld in %s\n", (long long)run, out);
    }
    store_close(store);
    strings_free(o.files);
    return status == MERGE_COMPLETE     ? EXIT_AS_DUE
           : status == MERGE_INCOMPLETE ? EXIT_INCOMPLETE
                                        : EXIT_USAGE;
}
