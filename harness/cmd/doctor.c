/* cmd/doctor.c: touchstone doctor: what is here, what is missing and how to get it, and where settings come from. */
#include "harness/cmd/cmd.h"

#include "harness/replay/isolation.h"
#include "harness/store/store.h"
#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What was found so far. */
typedef struct Doctor {
    unsigned needed, useful; /* how much is missing of what is needed, of what is only useful */
} Doctor;

static const struct argp doctor_argp = {
    NULL,
    NULL,
    "",
    "Says what is here, what is missing and how to get it, and where settings come from.\v"
    "Exit codes: 0 nothing that is needed is missing, 3 something is.",
    NULL,
    NULL,
    NULL};

/* A line: WHAT is in the state TEXT, malloc'ed. HOW is what gets it, where it is missing. */
static void say(const char *mark, const char *what, char *text, const char *how)
{
    printf("%-8s %-24s ", mark, what);
    print_safe(stdout, text);
    if (how) {
        printf("; get it with: ");
        print_safe(stdout, how);
    }
    putchar('\n');
    free(text);
}

/* A file or program that is needed (or only useful). */
static void look_for_file(Doctor *doctor, const char *what, const char *path, bool needed,
                          const char *how)
{
    bool here = access(path, R_OK) == 0;
    say(here ? "ok" : needed ? "MISSING" : "missing", what, text_copy(path), here ? NULL : how);
    doctor->needed += !here && needed;
    doctor->useful += !here && !needed;
}

static void look_for_program(Doctor *doctor, const char *name, const char *what, const char *how)
{
    const char *path = getenv("PATH");
    char *found = NULL;
    for (const char *at = path ? path : ""; *at && !found;) {
        size_t len = strcspn(at, ":");
        char *file = text_format("%.*s/%s", (int)len, at, name);
        if (access(file, X_OK) == 0)
            found = file;
        else
            free(file);
        at += len + (at[len] == ':');
    }
    doctor->useful += !found;
    say(found ? "ok" : "missing", name, text_copy(found ? found : what), found ? NULL : how);
    free(found);
}

static void look_at_engines(Doctor *doctor)
{
    Engines engines = {0};
    char *folder = engines_folder();
    if (!engines_read(folder, &engines))
        doctor->needed++;
    for (size_t i = 0; i < engines.n; i++) {
        Engine *engine = &engines.at[i];
        if (engine->route)
            continue;
        engine_probe(engine);
        bool needed = !engine->found && strcmp(engine->name, "ref") == 0;
        char *what = text_format("engine %s", engine->name);
        say(engine->found ? "ok"
            : needed      ? "MISSING"
                          : "missing",
            what, text_copy(engine->found ? engine->version : engine->title),
            engine->found ? NULL : engine->install);
        free(what);
        doctor->needed += needed;
        doctor->useful += !engine->found && !needed;
    }
    engines_free(&engines);
    free(folder);
}

static void look_at_suites(Doctor *doctor)
{
    Suites suites = {0};
    char *file = suites_file(), *remembered = remembered_file();
    if (!suites_read(file, remembered, &suites))
        doctor->needed++;
    for (size_t i = 0; i < suites.n; i++) {
        const Suite *suite = &suites.at[i];
        char *what = text_format("suite %s", suite->name);
        char *how = suite->path ? NULL : text_format("touchstone suites fetch %s", suite->name);
        say(suite->path ? "ok" : "missing", what,
            text_copy(suite->path ? suite->path : suite->title), how);
        doctor->useful += !suite->path;
        free(how);
        free(what);
    }
    suites_free(&suites);
    free(file);
    free(remembered);
}

static void look_at_store(Doctor *doctor)
{
    const char *db = default_db();
    if (access(db, F_OK) != 0) {
        say("none", "results", text_format("%s; touchstone run makes it", db), NULL);
        return;
    }
    Store *store = store_open(db, STORE_READ);
    if (!store) {
        doctor->needed++;
        return;
    }
    sqlite3_stmt *row = store_rows(
        store, "select count(*), sum(state <> 'complete'), max(started) from runs where ?1", 1);
    sqlite3_step(row);
    say("ok", "results",
        text_format(
            "%s: %lld runs, %lld incomplete, the last of %s", db,
            (long long)sqlite3_column_int64(row, 0), (long long)sqlite3_column_int64(row, 1),
            sqlite3_column_text(row, 2) ? (const char *)sqlite3_column_text(row, 2) : "never"),
        NULL);
    sqlite3_finalize(row);
    store_close(store);
}

static void look_at_expectations(Doctor *doctor)
{
    Rules rules = {0};
    bool good = rules_read_all(NULL, NULL, &rules);
    if (good)
        say("ok", "expectations", text_format("%zu rules", rules.n), NULL);
    doctor->needed += !good;
    rules_free(&rules);
}

/* How far engines are held in here. */
static void look_at_isolation(Doctor *doctor)
{
    static const char *const what[] = {"network", "processes"};
    if (!isolation_start(true)) {
        doctor->needed++;
        return;
    }
    char *text = isolation_facts();
    json_t *facts = json_loads(text, 0, NULL);
    for (size_t i = 0; i < sizeof what / sizeof *what; i++) {
        const char *how = json_string_value(json_object_get(facts, what[i]));
        bool held = how && strncmp(how, "namespace", strlen("namespace")) == 0;
        char *name = text_format("isolation of %s", what[i]);
        say(held ? "ok" : "missing", name, text_copy(how ? how : "?"),
            held ? NULL : "a kernel or container that lets users make namespaces");
        free(name);
        doctor->useful += !held;
    }
    json_decref(facts);
    free(text);
}

/* Where what may be set in the environment comes from. */
static void show_settings(void)
{
    char *suites = suites_file(), *remembered = remembered_file(), *engines = engines_folder(),
         *expectations = rules_default_file();
    const struct {
        const char *name, *what, *value;
    } settings[] = {{"TOUCHSTONE_TOP", "the project", project_top()},
                    {"TOUCHSTONE_DB", "results", default_db()},
                    {"TOUCHSTONE_SUITES", "suites", suites},
                    {"TOUCHSTONE_REMEMBERED", "where suites are", remembered},
                    {"TOUCHSTONE_ENGINES", "engines", engines},
                    {"TOUCHSTONE_EXPECTATIONS", "expectations", expectations}};
    puts("\nsettings");
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        const char *given = getenv(settings[i].name);
        bool set = given && *given;
        printf("  %-16s ", settings[i].what);
        print_safe(stdout, set ? given : settings[i].value);
        printf("   (%s%s)\n", set ? "" : "default; set it with ", settings[i].name);
    }
    free(suites);
    free(remembered);
    free(engines);
    free(expectations);
}

int cmd_doctor(int argc, char **argv)
{
    Doctor doctor = {0};
    parse_command(&doctor_argp, argc, argv, NULL);
    char *testharness = wpt_testharness(),
         *ref = text_format("%s/touchstone-ref", program_folder());
    look_for_file(&doctor, "touchstone-ref", ref, true, "make");
    look_for_file(&doctor, "testharness.js", testharness, true, "tools/setup");
    look_at_isolation(&doctor);
    look_at_engines(&doctor);
    look_at_suites(&doctor);
    look_at_expectations(&doctor);
    look_at_store(&doctor);
    look_for_program(&doctor, "git", "fetches suites", "apt-get install git");
    look_for_program(&doctor, "npm", "installs engines", "apt-get install npm");
    look_for_program(&doctor, "python3", "runs web-platform-tests' handlers",
                     "apt-get install python3");
    look_for_program(&doctor, "wast2json", "reads scripts for engines of kind spectest-json",
                     "apt-get install wabt");
    look_for_program(&doctor, "clang", "compiles programs of C, one of the toolchains of programs",
                     "make programs");
    show_settings();
    printf("\n%s\n", doctor.needed   ? "something that is needed is missing"
                     : doctor.useful ? "all that is needed is here; what is missing is not needed"
                                     : "everything is here");
    free(testharness);
    free(ref);
    return doctor.needed ? EXIT_INFRASTRUCTURE : EXIT_AS_DUE;
}
