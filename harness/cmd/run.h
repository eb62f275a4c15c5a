/* cmd/run.h: what the files of touchstone run share: run, its retries, --verify, and rerun. */
#ifndef TOUCHSTONE_CMD_RUN_H
#define TOUCHSTONE_CMD_RUN_H

#include "harness/cmd/cmd.h"
#include "harness/replay/canary.h"
#include "harness/report/report.h"
#include "harness/shard/shard.h"
#include "harness/store/store.h"

#include <jansson.h>

/* What the command line says. */
typedef struct Run_options {
    char **words;
    char *engines, *filter, *db;
    char **expect; /* files of expectations, besides those that are always read */
    bool resume, reuse, tap, quiet, gate, no_namespaces;
    unsigned most;
    unsigned retries; /* of a case that is not as expected */
    unsigned verify;  /* how often each case is replayed by --verify; 0: this is a run */
    double max_time;  /* seconds that all may take; 0: as long as it takes */
    const char *plan_file, *junit;
    Shard shard;
    Schedule_options schedule;
    uint64_t seed; /* of what is chosen by chance: where canaries stand, orders of --verify */
} Run_options;

extern const struct argp run_argp;

/* What holds where the command line says nothing. */
Run_options run_defaults(void);

/* A set of cases on engines, by the names of both ("ENGINE SUITE/NAME"): what a rerun is over. Keys are bytes, UTF-8 or not. */
typedef json_t Pairs;

void pairs_add(Pairs *pairs, const char *engine, const char *name);
void pairs_drop(Pairs *pairs, const char *engine, const char *name);
bool pairs_have(const Pairs *pairs, const char *engine, const char *name);

/* The part of a run that a rerun repeats. */
typedef struct Part {
    int64_t of; /* the run; 0: this is no rerun */
    const char *what;
    Pairs *pairs;
    Pairs *
        seen; /* where what no run has observed is part of it, too: what they have, by ENGINE and the case's key; else NULL */
    bool *wanted; /* by case, then engine: whether it is repeated, once that is found */
    size_t n;     /* how much that is, the reference aside where it only goes along */
} Part;

/* All that a run needs while it goes on. */
typedef struct Run {
    Store *store;
    int64_t id;
    Engines engines;
    bool *chosen;
    int64_t *engine_ids;
    Selection selection;
    Cases aside; /* of the suites that cases are selected from, what is not selected */
    Manifests manifests;
    Canaries canaries;
    Rules rules;
    bool **holds;    /* by engine: which rules hold */
    Shard_plan plan; /* of --plan */
    Shard shard;
    Part part;
    char plan_key[33], adapter[33];
    Work *all; /* that the run is over, done or not */
    size_t all_n;
    Work *work; /* what is not done yet */
    size_t work_n, reused;
    unsigned attempt; /* that is made of each case, from 1 */
    Progress progress;
} Run;

/* Selects, then replays and ends the run: begins one, or goes on with run->id. ARGV is kept for the record. Returns an exit
   code. */
int run_all(Run *run, Run_options *o, int argc, char **argv);
void run_free(Run *run);
/* The command line that run RUN was started with, to *words (its strings stay in use), and the folder it was started
   in, which becomes the current one: what it selected is selected again. False where it is not known. */
bool run_recall(Store *store, int64_t run, char ***words);

/* ---- run_select.c ---- */

/* Finds the engines, cases, rules and the shard that the command line names. An exit code; where it is not EXIT_AS_DUE it was
   said why. */
int run_select(Run *run, Run_options *o);

/* ---- run_plan.c ---- */

/* Finds the part among what is selected, and leaves of the engines that are chosen those that it has something of. */
void run_narrow(Run *run);
/* Notes what is to be done and lists what is not done yet. */
void run_plan(Run *run, bool reuse);

/* ---- run_retry.c ---- */

/* Replays again what is not as expected, as often as O says; false if that was interrupted. */
bool run_retry(Run *run, const Run_options *o);
/* Replays WORK[0..n-1], which it frees, as attempt run->attempt; false if it was interrupted. */
bool run_replay(Run *run, const Run_options *o, Work *work, size_t n);

/* ---- run_end.c ---- */

/* Ends the run, says what it found; its exit code. WHOLE: it was not interrupted. */
int run_end(Run *run, const Run_options *o, bool whole);

/* ---- verify.c ---- */

/* Replays what is selected many times, and says what is not steady. Stores nothing. An exit code. */
int run_verify(Run *run, const Run_options *o);

#endif
