/* cmd/list.c: touchstone list: the cases that a selection names. */
#include "harness/cmd/cmd.h"

#include "harness/util/text.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct List_options {
    char **words;
    const char *filter;
    bool needs;
} List_options;

static const struct argp_option options[] = {
    {"filter", 'f', "GLOB", 0, "only cases whose suite/name matches", 0},
    {"needs", 'n', NULL, 0, "also the features that their modules need", 0},
    {0}};

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    List_options *o = state->input;
    switch (key) {
    case 'f': o->filter = arg; return 0;
    case 'n': o->needs = true; return 0;
    case ARGP_KEY_ARG: strings_push(&o->words, text_copy(arg)); return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp list_argp = {
    options,
    parse_option,
    "[SUITE|PATH]...",
    "Lists cases: suite/name, a line each; words as for touchstone run.",
    NULL,
    NULL,
    NULL};

static void print_needs(Embed_features needs)
{
    const char *separator = "\t";
    for (unsigned i = 0; i < embed_feature_count(); i++) {
        if (needs >> i & 1) {
            printf("%s%s", separator, embed_feature_name(i));
            separator = ",";
        }
    }
}

int cmd_list(int argc, char **argv)
{
    List_options o = {0};
    Selection selection = {0};
    parse_command(&list_argp, argc, argv, &o);
    int status = EXIT_USAGE;
    if (select_cases(o.words, o.filter, &selection)) {
        for (size_t i = 0; i < selection.cases.n; i++) {
            const Case *of = &selection.cases.at[i];
            printf("%s/%s", of->suite, of->name);
            if (o.needs)
                print_needs(of->needs);
            putchar('\n');
        }
        status = selection.unreadable ? EXIT_USAGE : selection.cases.n ? EXIT_AS_DUE : EXIT_NOTHING;
    }
    selection_free(&selection);
    strings_free(o.words);
    return status;
}
