/* expect/expect.h: what engines are expected to do: rules in YAML files, and a run beside them.
 *
 * An expectation file is a mapping with two keys:
 *   version: 1
 *   rules:      # a flow mapping a line; of the rules that match a step, the last one holds
 *   - {case: "core/exec/fill.wast#3,7-9", engine: "node*", if: "major < 24", expect: ["trapped *", due],
 *      reason: "why it is so", link: "https://..."}
 *   - {case: "js-api/realms*", engine: jsc, action: skip, reason: "...", link: "..."}
 * Keys of a rule:
 *   case     glob over SUITE/NAME ('*' stands for any text, with '/' in it too, '\\' takes a character as it is); behind '#' the
 *            steps that it means: numbers and ranges of a script's commands, of a case of kind js a glob over the names of
 *            subtests ("harness" is the script as a whole); none: all
 *   steps    instead of what stands behind '#': a list of such, of which a step is meant by any
 *   engine   glob over the engine's name, routes included ("node26+flatten"); none: all
 *   if       an SQL expression over the columns engine, base (the name without its route), version (text), major, minor, patch
 *            (numbers of it), kind, system, machine, with SQLite's functions of texts and numbers; none: true
 *   expect   globs over outcomes, the usual one first: more than one says that the step is intermittent. "due" is whatever
 *            is due. A step that the rule does not expect to be due and that is due has passed unexpectedly.
 *   action   skip: the case is not replayed on the engine, and counts as skipped; omit: likewise, and it counts nowhere
 *   reason, link   why, and where it is tracked: neither may be left out; the link is an address, or like OWNER/NAME#12
 * A rule has either expect or action; one with an action means whole cases. Where several rules mean a step, the last one
 * holds: of one file the lowest, of several the file that is read last (rules_read_all). Anchors and aliases are YAML's. */
#ifndef TOUCHSTONE_EXPECT_EXPECT_H
#define TOUCHSTONE_EXPECT_EXPECT_H

#include "harness/store/store.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum Action { ACTION_RUN, ACTION_SKIP, ACTION_OMIT } Action;

/* Bytes of a file's text. */
typedef struct Bytes {
    size_t start, end;
} Bytes;

/* One rule. Strings are owned; the numbers are byte offsets into its file's text, for what rewrites it. */
typedef struct Rule {
    char *file;
    int line, column;                     /* from 1; of its first key */
    int condition_line, condition_column; /* likewise */
    char *glob, *steps, *engine, *condition, *reason,
        *link; /* steps, engine, condition: NULL for none; steps of a list: as people see them */
    char **steps_list; /* NULL-terminated, of key "steps"; NULL where there is none */
    char *name;        /* the one case that glob means; NULL where it may mean several */
    char **expect;     /* NULL-terminated; NULL where there is an action */
    Action action;
    size_t start, end;               /* its lines, the last one's end included */
    bool own_lines;                  /* nothing else stands on them */
    size_t expect_start, expect_end; /* the items of expect, without brackets */
    bool expect_listed;              /* they are a list */
    bool expect_flow;                /* in brackets */
    bool expect_own;                 /* they are of this rule alone: no anchor, no alias */
    size_t case_start,
        case_end; /* the value of case, quotes included; equal where it is not of this rule alone */
    Bytes *steps_at; /* likewise of each of steps_list; NULL where they are not */
} Rule;

typedef struct Rules {
    Rule *at;
    size_t n;
    const Rule **named; /* those whose glob may mean several cases, then the others by name */
    size_t globs_n;
    char **files; /* which were read, as whole paths */
} Rules;

/* What a condition may ask: filled in for an engine of a run. Strings are borrowed. */
typedef struct Run_info {
    const char *engine, *version, *kind, *system, *machine;
} Run_info;

/* Appends the rules of FILE. On an error prints one line with file, line and column; returns false. */
bool rules_read(const char *file, Rules *rules);
/* corpus/expectations.yaml, or the file that TOUCHSTONE_EXPECTATIONS names. Malloc'ed. */
char *rules_default_file(void);
/* Reads the default file where it is there, then expectations.yaml in each of the folders PATHS (or beside a file), where that is
   there, then FILES (either may be NULL); no file twice. */
bool rules_read_all(char *const *paths, char *const *files, Rules *rules);
/* Notes with RUN which files besides the default one RULES come from; reads the default file, those of RUN that are still
   there, and FILES. */
void rules_note(Store *store, int64_t run, const Rules *rules);
bool rules_read_of(Store *store, int64_t run, char *const *files, Rules *rules);
void rules_free(Rules *rules);

/* True if LINK can say where something is tracked. */
bool link_is_one(const char *link);

/* Writes the rules that mean the case NAME (SUITE/NAME) to OUT, in order; how many. OUT has room for all. */
size_t rules_meaning(const Rules *rules, const char *name, const Rule **out);
/* True if STEP of the case NAME (SUITE/NAME) is one that RULE means: SUBTEST is the subtest's name, NULL where steps are
   commands. */
bool rule_means_case(const Rule *rule, const char *name);
bool rule_means_step(const Rule *rule, int64_t step, const char *subtest);

/* For each rule whether it holds for an engine of a run: *holds has a flag a rule, malloc'ed. False after one line on
   stderr where a condition is no SQL expression or asks for anything but run_info's columns. */
bool rules_hold(const Rules *rules, const Run_info *info, bool **holds);

/* What the rules say of replaying the case NAME, given what HOLDS; *rule (may be NULL) is the one that says it. */
Action rules_action(const Rules *rules, const bool *holds, const char *name, const Rule **rule);

/* How a step stands to what is expected of it. */
typedef enum Surprise {
    EXPECTED,           /* a rule says so */
    EXPECTED_SOMETIMES, /* likewise, but it is not the usual outcome */
    UNEXPECTED,         /* it is not due, and no rule expects it */
    UNEXPECTED_PASS     /* it is due, and a rule expects something else */
} Surprise;

/* A step that diverges or that a rule means. Strings are owned. */
typedef struct Compared {
    int64_t engine_id, case_id, step;
    Surprise surprise;
    bool unobserved;                         /* the run has no result of the case at all */
    bool due;                                /* it is as due */
    const Rule *rule;                        /* that holds for it, NULL where none does */
    char *engine, *name, *subtest, *outcome; /* name: SUITE/NAME; subtest: NULL of a command */
} Compared;

typedef struct Comparison {
    Compared *at;
    size_t n;
    size_t count[UNEXPECTED_PASS + 1]; /* by surprise */
    size_t *meant;                     /* for each rule, how many steps it held for */
    size_t *met;                       /* and in how many cases, an engine each, it could have */
    bool
        *stale; /* for each rule: all that it means is as due now, also beyond what the run asked */
} Comparison;

/* Compares the first attempts of RUN with RULES. What was planned and not observed is unexpectedly "missing", as a whole:
   step 0. False after one line on stderr. */
bool comparison_make(Store *store, int64_t run, const Rules *rules, Comparison *out);
/* The same of the attempts number ATTEMPT; of retries nothing is missing. */
bool comparison_make_of(Store *store, int64_t run, unsigned attempt, const Rules *rules,
                        Comparison *out);
void comparison_free(Comparison *comparison);

/* What update writes into new rules. */
typedef struct Update {
    const char *file; /* the file to change, one of those that the rules come from, or a new one */
    const char *engine; /* glob over the engines that it is about; NULL: all of the run */
    const char *reason; /* NULL: the words of the cause, and its id where RUN has signatures */
    const char *link;   /* may be NULL where no rule is added */
} Update;

/* What update did. */
typedef struct Updated {
    size_t changed; /* rules */
    size_t
        wide; /* rules that stay though all they meant is due: they mean more than the run asked */
    size_t
        later; /* steps that stay unexpected: rules of a file that is read behind this one speak of them */
} Updated;

/* Changes the file so that what RUN, as COMPARED with RULES, found is expected. Rules whose steps are all due now go, those
   whose outcome is another one are rewritten (to several outcomes one more is added), new ones come behind the last.
   Whatever stays as it is keeps its bytes. False, with the file as it was, after one line on stderr. */
bool expectations_update(Store *store, int64_t run, const Rules *rules, const Comparison *compared,
                         const Update *how, Updated *done);

#endif
