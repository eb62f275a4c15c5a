/* cmd/list.c: touchstone list: the cases that a selection names. */
#include "harness/cmd/cmd.h"

#include "harness/store/store.h"
#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct List_options {
    char **words;
    const char *filter, *db, *standing, *engine, *kind;
    Embed_features need, without;
    bool needs, json;
} List_options;

enum { KEY_NEED = 256, KEY_WITHOUT, KEY_JSON, KEY_STANDING, KEY_KIND };

static const struct argp_option options[] = {
    {"filter", 'f', "GLOB", 0, "only cases whose suite/name matches", 0},
    {"need", KEY_NEED, "FEATURE", 0, "only cases that need it; may be repeated", 0},
    {"without", KEY_WITHOUT, "FEATURE", 0, "only cases that do not need it; may be repeated", 0},
    {"kind", KEY_KIND, "KIND", 0, "only cases of the kind: wast, js, program", 0},
    {"standing", KEY_STANDING, "WORD", 0,
     "only cases that stand so in the newest complete run: agree, diverge, unsupported, crash, "
     "timeout, missing, void",
     0},
    {"engine", 'e', "NAME", 0, "--standing: on this engine (default: on any)", 0},
    {"db", 'd', "FILE", 0, "--standing: the database (default results.db, or TOUCHSTONE_DB)", 0},
    {"needs", 'n', NULL, 0, "also the features that their modules need", 0},
    {"json", KEY_JSON, NULL, 0, "as JSON: an array of {suite, name, kind, path, key, steps, needs}",
     0},
    {0}};

/* The set that holds the feature NAME alone. */
static Embed_features feature(const char *name, struct argp_state *state)
{
    for (unsigned i = 0; i < embed_feature_count(); i++) {
        if (strcmp(embed_feature_name(i), name) == 0)
            return (Embed_features)1 << i;
    }
    argp_error(state, "no feature is named '%s'; touchstone list --needs shows those there are",
               name);
    return 0;
}

static const char *const kinds[] = {"wast", "js", "program", NULL};
static const char *const standings[] = {"agree",   "diverge", "unsupported", "crash",
                                        "timeout", "missing", "void",        NULL};

/* WORD, which must be one of LIST: a filter that is misspelt would select nothing and say no more. */
static const char *one_of(const char *const *list, const char *word, const char *option,
                          struct argp_state *state)
{
    for (size_t i = 0; list[i]; i++) {
        if (strcmp(list[i], word) == 0)
            return word;
    }
    argp_error(state, "%s: '%s' is none of those that --help lists", option, word);
    return NULL;
}

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    List_options *o = state->input;
    switch (key) {
    case 'f': o->filter = arg; return 0;
    case 'n': o->needs = true; return 0;
    case 'e': o->engine = arg; return 0;
    case 'd': o->db = arg; return 0;
    case KEY_NEED: o->need |= feature(arg, state); return 0;
    case KEY_WITHOUT: o->without |= feature(arg, state); return 0;
    case KEY_KIND: o->kind = one_of(kinds, arg, "--kind", state); return 0;
    case KEY_STANDING: o->standing = one_of(standings, arg, "--standing", state); return 0;
    case KEY_JSON: o->json = true; return 0;
    case ARGP_KEY_ARG: strings_push(&o->words, text_copy(arg)); return 0;
    case ARGP_KEY_END:
        if (o->engine && !o->standing)
            argp_error(state, "-e goes with --standing");
        return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp list_argp = {
    options,
    parse_option,
    "[SUITE|PATH]...",
    "Lists cases: suite/name, a line each; words as for touchstone run.\v"
    "  touchstone list core --need gc --without exceptions\n"
    "  touchstone list --standing diverge -e node26\n"
    "Exit codes: 0, 2 usage or bad input, 4 nothing is selected.",
    NULL,
    NULL,
    NULL};

static const char *kind_of(const Case *of)
{
    return of->wpt ? "js" : of->program ? "program" : "wast";
}

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

static json_t *json_of_case(const Case *of)
{
    json_t *needs = json_array();
    for (unsigned i = 0; i < embed_feature_count(); i++) {
        if (of->needs >> i & 1)
            json_array_append_new(needs, json_string(embed_feature_name(i)));
    }
    return json_pack("{s:s,s:s,s:s,s:s,s:s,s:i,s:o}", "suite", of->suite, "name", of->name, "kind",
                     kind_of(of), "path", of->path, "key", of->key, "steps", (int)of->commands,
                     "needs", needs);
}

/* The names of cases that stand as is asked, as the keys of an object; NULL after one line on stderr. */
static json_t *standing_cases(const List_options *o)
{
    Store *store = store_open(o->db ? o->db : default_db(), STORE_READ);
    if (!store)
        return NULL;
    json_t *names = json_object();
    sqlite3_stmt *rows = store_rows(
        store,
        "select c.suite || '/' || c.name from standings s join cases c using (case_id) join "
        "engines e using (engine_id) where s.run_id = ?1 and s.standing = ?2 and (?3 is null or "
        "e.name = ?3)",
        store_latest_run(store));
    sqlite3_bind_text(rows, 2, o->standing, -1, SQLITE_STATIC);
    sqlite3_bind_text(rows, 3, o->engine, -1, SQLITE_STATIC);
    while (sqlite3_step(rows) == SQLITE_ROW)
        json_object_set_new(names, (const char *)sqlite3_column_text(rows, 0), json_true());
    sqlite3_finalize(rows);
    store_close(store);
    return names;
}

static bool is_wanted(const List_options *o, const Case *of, const json_t *standing)
{
    if ((of->needs & o->need) != o->need || (of->needs & o->without))
        return false;
    if (o->kind && strcmp(o->kind, kind_of(of)) != 0)
        return false;
    if (!standing)
        return true;
    char *name = text_format("%s/%s", of->suite, of->name);
    bool found = json_object_get(standing, name);
    free(name);
    return found;
}

/* Prints the cases that are wanted; how many there were. */
static size_t print_cases(const List_options *o, const Cases *cases, const json_t *standing)
{
    size_t n = 0;
    json_t *array = o->json ? json_array() : NULL;
    for (size_t i = 0; i < cases->n; i++) {
        const Case *of = &cases->at[i];
        if (!is_wanted(o, of, standing))
            continue;
        n++;
        if (array) {
            json_array_append_new(array, json_of_case(of));
            continue;
        }
        print_safe(stdout, of->suite);
        putchar('/');
        print_safe(stdout, of->name);
        if (o->needs)
            print_needs(of->needs);
        putchar('\n');
    }
    if (array) {
        json_dumpf(array, stdout, JSON_INDENT(1));
        putchar('\n');
    }
    json_decref(array);
    return n;
}

int cmd_list(int argc, char **argv)
{
    List_options o = {0};
    Selection selection = {0};
    parse_command(&list_argp, argc, argv, &o);
    json_t *standing = o.standing ? standing_cases(&o) : NULL;
    int status = EXIT_USAGE;
    if ((standing || !o.standing) && select_cases(o.words, o.filter, &selection)) {
        size_t n = print_cases(&o, &selection.cases, standing);
        status = selection.unreadable ? EXIT_USAGE : n ? EXIT_AS_DUE : EXIT_NOTHING;
        if (status == EXIT_NOTHING)
            complain("nothing is selected; ask for less, or see all with: touchstone list");
    }
    json_decref(standing);
    selection_free(&selection);
    strings_free(o.words);
    return status;
}
