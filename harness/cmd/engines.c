/* cmd/engines.c: touchstone engines: which engines there are, and how to get more. */
#include "harness/cmd/cmd.h"

#include "harness/store/store.h"
#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What the command line says. */
typedef struct Options {
    const char *verb;
    char **words; /* behind the verb */
    const char *db, *name;
    bool json, latest;
} Options;

enum { KEY_JSON = 256, KEY_LATEST, KEY_DB, KEY_NAME };

static const struct argp_option options[] = {
    {"json", KEY_JSON, NULL, 0, "list: print JSON", 0},
    {"latest", KEY_LATEST, NULL, 0,
     "install: first move the pins of tools/engines.lock to what npm's registry has now", 0},
    {"name", KEY_NAME, "NAME", 0, "add: what the engine is called (default: as the program is)", 0},
    {"db", KEY_DB, "FILE", 0, "where probes are kept (default results.db, or TOUCHSTONE_DB)", 0},
    {0}};

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    Options *o = state->input;
    switch (key) {
    case KEY_JSON: o->json = true; return 0;
    case KEY_LATEST: o->latest = true; return 0;
    case KEY_DB: o->db = arg; return 0;
    case KEY_NAME: o->name = arg; return 0;
    case ARGP_KEY_ARG:
        if (o->verb)
            strings_push(&o->words, text_copy(arg));
        else
            o->verb = arg;
        return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp engines_argp = {
    options,
    parse_option,
    "[list]\ninstall NAME...|all|browsers\nprobe [NAME,...]\nadd PROGRAM",
    "Lists the engines of harness/engines and gets more of them.\v"
    "  list     whether each is here, its version, the routes by which it takes cases that need "
    "module linking, the features that it was probed for, what installs it\n"
    "  install  engines of tools/engines.lock: from npm into build/engines, whose pinned integrity "
    "is checked and whose scripts stay off, or as Debian packages\n"
    "  probe    asks engines that are here about each feature, with a tiny module, and keeps the "
    "answers\n"
    "  add      writes the engine file of a program, whose kind is found out by asking it\n\n"
    "An engine is a file of about ten lines; harness/engines/README.md shows one. -e NAME asks an "
    "engine, with all "
    "its routes; "
    "-e NAME+ROUTE is one of them.",
    NULL,
    NULL,
    NULL};

/* The routes of ENGINE, separated by commas, or "-". Malloc'ed. */
static char *routes_of(const Engine *engine)
{
    char *text = text_copy(engine->routes ? engine->routes[0] : "-");
    for (char **name = engine->routes ? engine->routes + 1 : NULL; name && *name; name++) {
        char *longer = text_format("%s,%s", text, *name);
        free(text);
        text = longer;
    }
    return text;
}

/* ---- what was probed ---- */

/* The features of ENGINE with what was found, {"gc": "yes", ...}, empty where it was not probed in this version. */
static json_t *features_of(Store *store, const Engine *engine)
{
    json_t *features = json_object();
    if (!store)
        return features;
    sqlite3_stmt *rows = store_rows(
        store,
        "select feature, has from engine_features join engines using (engine_id) where ?1 and key "
        "= ?2 order by feature",
        1);
    sqlite3_bind_text(rows, 2, engine->key, -1, SQLITE_TRANSIENT);
    while (sqlite3_step(rows) == SQLITE_ROW)
        json_object_set_new(features, (const char *)sqlite3_column_text(rows, 0),
                            json_string((const char *)sqlite3_column_text(rows, 1)));
    sqlite3_finalize(rows);
    return features;
}

/* "19 of 22, not gc simd", or "-". Malloc'ed. */
static char *features_text(const json_t *features)
{
    size_t yes = 0;
    const char *name;
    const json_t *has;
    char *lacks = text_copy("");
    json_object_foreach((json_t *)(uintptr_t)features, name, has)
    {
        yes += strcmp(json_string_value(has), "yes") == 0;
        if (strcmp(json_string_value(has), "no") != 0)
            continue;
        char *longer = text_format("%s%s%s", lacks, *lacks ? " " : ", lacks ", name);
        free(lacks);
        lacks = longer;
    }
    char *text = json_object_size(features)
                     ? text_format("%zu of %zu features%s", yes, json_object_size(features), lacks)
                     : text_copy("not probed");
    free(lacks);
    return text;
}

/* ---- the list ---- */

static void print_engine(const Engine *e, const json_t *features)
{
    char *routes = routes_of(e), *text = features_text(features);
    printf("%-14s %-15s %-16s %-8s %-15s %s", e->name, e->kind, e->version,
           e->by_default ? "yes" : "no", routes, e->title);
    if (e->found)
        printf("; %s", text);
    else
        printf("; install: %s", e->install);
    putchar('\n');
    free(text);
    free(routes);
}

static json_t *engine_json(const Engine *e, json_t *features)
{
    json_t *routes = json_array();
    for (char **name = e->routes; name && *name; name++)
        json_array_append_new(routes, json_string(*name));
    return json_pack("{s:s, s:s, s:s, s:b, s:s?, s:b, s:o, s:o, s:s}", "name", e->name, "title",
                     e->title, "kind", e->kind, "found", e->found, "version",
                     e->found ? e->version : NULL, "default", e->by_default, "linking", routes,
                     "features", features, "install", e->install);
}

static int list(const Options *o)
{
    Engines engines;
    char *folder = engines_folder();
    bool good = engines_read(folder, &engines);
    free(folder);
    if (!good)
        return EXIT_USAGE;
    const char *db = o->db ? o->db : default_db();
    Store *store = access(db, F_OK) == 0 ? store_open(db, STORE_READ) : NULL;
    json_t *all = json_array();
    if (!o->json)
        printf("%-14s %-15s %-16s %-8s %-15s %s\n", "engine", "kind", "version", "default",
               "linking", "title");
    for (size_t i = 0; i < engines.n; i++) {
        if (engines.at[i].route)
            continue;
        engine_probe(&engines.at[i]);
        json_t *features = features_of(store, &engines.at[i]);
        if (o->json)
            json_array_append_new(all, engine_json(&engines.at[i], json_incref(features)));
        else
            print_engine(&engines.at[i], features);
        json_decref(features);
    }
    if (o->json) {
        json_dumpf(all, stdout, JSON_INDENT(2) | JSON_ENSURE_ASCII);
        putchar('\n');
    }
    json_decref(all);
    store_close(store);
    engines_free(&engines);
    return EXIT_AS_DUE;
}

int engines_install(char *const *names, bool latest)
{
    char *setup = project_path("tools/setup"), **argv = NULL;
    if (access(setup, X_OK) != 0) {
        complain("%s is not here: engines are installed from a checkout of Touchstone", setup);
        free(setup);
        return EXIT_INFRASTRUCTURE;
    }
    strings_push(&argv, setup);
    strings_push(&argv, text_copy("--engines"));
    if (latest)
        strings_push(&argv, text_copy("--latest"));
    for (; *names; names++)
        strings_push(&argv, text_copy(*names));
    execv(setup, argv);
    complain("%s cannot be run", setup);
    strings_free(argv);
    return EXIT_INFRASTRUCTURE;
}

/* Does what the verb says; EXIT_USAGE after one line where it says nothing. */
static int act(const Options *o)
{
    size_t n = o->words ? strings_count(o->words) : 0;
    if (!o->verb || (strcmp(o->verb, "list") == 0 && !n))
        return list(o);
    if (strcmp(o->verb, "install") == 0 && n)
        return engines_install(o->words, o->latest);
    if (strcmp(o->verb, "probe") == 0 && n <= 1)
        return engines_probe_features(n ? o->words[0] : NULL, o->db ? o->db : default_db());
    if (strcmp(o->verb, "add") == 0 && n == 1)
        return engines_add(o->words[0], o->name);
    complain("touchstone engines takes list, install NAME..., probe [NAME,...] or add PROGRAM; see "
             "touchstone engines --help");
    return EXIT_USAGE;
}

int cmd_engines(int argc, char **argv)
{
    Options o = {0};
    parse_command(&engines_argp, argc, argv, &o);
    int status = act(&o);
    strings_free(o.words);
    return status;
}
