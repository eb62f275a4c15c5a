/* cmd/cmd.h: the commands of `touchstone`, one a file. */
#ifndef TOUCHSTONE_CMD_CMD_H
#define TOUCHSTONE_CMD_CMD_H

#include "harness/case/case.h"
#include "harness/engine/engine.h"
#include "harness/expect/expect.h"
#include "harness/replay/schedule.h"
#include "harness/report/report.h"
#include "harness/store/store.h"

#include <argp.h>
#include <stdbool.h>

/* Exit codes; they never count. */
enum {
    EXIT_AS_DUE = 0,
    EXIT_FAILED = 1, /* the reference failed a script's assertion, or a result is missing */
    EXIT_USAGE = 2,  /* usage or bad input */
    EXIT_INFRASTRUCTURE = 3,
    EXIT_NOTHING = 4, /* nothing selected */
    EXIT_INCOMPLETE = 5,
    EXIT_PASSES = 6 /* with --gate: nothing but unexpected passes */
};

#define TOUCHSTONE_VERSION "0.1.0"

/* Each takes its own words (argv[0] is "touchstone COMMAND") and returns an exit code. */
int cmd_run(int argc, char **argv);
int cmd_rerun(int argc, char **argv);
int cmd_replay(int argc, char **argv);
int cmd_query(int argc, char **argv);
int cmd_suites(int argc, char **argv);
int cmd_engines(int argc, char **argv);
int cmd_try(int argc, char **argv);
int cmd_list(int argc, char **argv);
int cmd_expect(int argc, char **argv);
int cmd_diff(int argc, char **argv);
int cmd_plan(int argc, char **argv);
int cmd_score(int argc, char **argv);
int cmd_doctor(int argc, char **argv);
int cmd_report(int argc, char **argv);
int cmd_serve(int argc, char **argv);
int cmd_import(int argc, char **argv);
int cmd_merge(int argc, char **argv);
int cmd_cause(int argc, char **argv);
int cmd_reduce(int argc, char **argv);

/* Parses ARGV by ARGP; on a usage error argp has said so and the process ends with EXIT_USAGE. */
void parse_command(const struct argp *argp, int argc, char **argv, void *input);

/* What the environment variable NAME holds; NULL where it is not set, or empty. */
const char *environment_text(const char *name);
/* Writes RUN as JUnit to FILE (NULL: where XML_OUTPUT_FILE says, if anywhere). False after one line on stderr. */
bool write_junit(Store *store, int64_t run, const char *file);
/* Tells Bazel (TEST_INFRASTRUCTURE_FAILURE_FILE) if STATUS says that not what is tested failed. */
void tell_infrastructure(int status);

/* What TOUCHSTONE_DB names, else results.db, which Bazel keeps in TEST_UNDECLARED_OUTPUTS_DIR. Static storage. */
const char *default_db(void);

/* The commands of `touchstone engines`; each returns an exit code. */
int engines_install(char *const *names, bool latest);
int engines_probe_features(const char *list, const char *db);
int engines_add(const char *path, const char *name);

/* Prints how RUN stands beside RULES; what --gate makes of it. */
int gate_run(Store *store, int64_t run, const Rules *rules, const Surprises_shown *how);

/* What observations within the limits OPTIONS depend on besides the case and the engine's own file: the programs of this build,
   what the wording of ENGINES is taken for, testharness.js, and how engines are held in, ISOLATION. A hash in OUT. */
void adapter_key(const Engines *engines, const Schedule_options *options, const char *isolation,
                 char out[33]);

/* The files of suites and engines; where remembered paths are kept: below the project's top, or where
   TOUCHSTONE_SUITES, TOUCHSTONE_ENGINES and TOUCHSTONE_REMEMBERED say. Malloc'ed. */
char *suites_file(void);
char *remembered_file(void);
/* Where that is to be written: as where touchstone is installed, what it read may be all users'. */
char *remembering_file(void);
/* Where what is fetched is kept: build/ of the tree, or a folder of the user where that is not his. */
char *data_folder(void);
char *engines_folder(void);
/* Where canaries are, likewise, or where TOUCHSTONE_CANARIES says. */
char *canaries_folder(void);

/* What a selection of words (suite names, "corpus" for the project's own, paths) gives. */
typedef struct Selection {
    Suites known;
    Cases cases;
    char **paths; /* where the suites that are selected are */
    size_t unreadable;
} Selection;

/* Selects cases; no words: every suite that is here. FILTER as in cases_of_suite. False after one line on stderr. */
bool select_cases(char *const *words, const char *filter, Selection *out);
void selection_free(Selection *selection);

/* Marks in CHOSEN (one flag an engine) what LIST ("all", names separated by commas, NULL: the default ones) names.
   False after one line on stderr. */
bool select_engines(const Engines *engines, const char *list, bool *chosen);

#endif
