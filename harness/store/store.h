/* store/store.h: results.db: what every engine did, in SQLite (schema.sql says the tables). */
#ifndef TOUCHSTONE_STORE_STORE_H
#define TOUCHSTONE_STORE_STORE_H

#include "harness/case/case.h"
#include "harness/case/manifest.h"
#include "harness/engine/adapter.h"
#include "harness/engine/engine.h"
#include "harness/observe/outcome.h"

#include <sqlite3.h>

typedef struct Store Store;

typedef enum Store_mode { STORE_WRITE, STORE_READ } Store_mode;

/* Opens (STORE_WRITE: and creates, migrates) the database FILE. On failure prints one line to stderr and returns NULL:
   not a database, another application's, a newer schema, damaged, locked. STORE_READ opens files and folders that cannot
   be written, too. */
Store *store_open(const char *file, Store_mode mode);
/* Commits what is pending and closes. */
void store_close(Store *store);
sqlite3 *store_db(Store *store);

/* Begins a run; returns its id (row id). ARGV is kept for the record. */
int64_t store_begin_run(Store *store, int argc, char *const *argv, const char *version);
/* Notes in the facts of RUN, runs.host, a member NAME: FACT, in JSON. */
void store_note(Store *store, int64_t run, const char *name, const char *fact);
/* The newest run that did not complete, or 0. */
int64_t store_incomplete_run(Store *store);
/* ID if there is such a run, else 0. */
int64_t store_run_named(Store *store, int64_t id);
/* The newest complete run that repeats no part of another, or 0. */
int64_t store_latest_run(Store *store);
/* Ids by content; inserted where new. PARSED gives the commands of a script that is new (may be NULL); the
   steps of a case of kind js are noted as replays show them. */
int64_t store_engine(Store *store, const Engine *engine);
int64_t store_case(Store *store, const Case *of, const Script *parsed);

/* Notes what a probe of ENGINE for FEATURE found: "yes", "no", or "unknown". */
void store_feature(Store *store, int64_t engine, const char *feature, const char *has);

/* Notes what the suites are that RUN takes its cases from; what was noted of it before is forgotten. */
void store_manifests(Store *store, int64_t run, const Manifests *manifests);

/* Notes that RUN asked for ENGINE, found or not. */
void store_run_engine(Store *store, int64_t run, int64_t engine);

/* Forgets the cases that RUN planned and the engines that it asked, as far as it observed nothing of them: --resume plans anew, since cases and engines may have changed. */
void store_forget_plans(Store *store, int64_t run);
/* Plans (RUN, CASE, ENGINE): what the run will do, so that --resume knows. Committed by store_flush. */
void store_plan(Store *store, int64_t run, int64_t case_id, int64_t engine);
/* True if the run has already observed it. */
bool store_observed(Store *store, int64_t run, int64_t case_id, int64_t engine);

/* Notes in the facts of RUN what its observations depend on besides case and engine (ADAPTER, a hash), or "mixed" where those
   that it has already were made by another. */
void store_note_adapter(Store *store, int64_t run, const char *adapter);
/* Finds what runs of the same ADAPTER observed of the engines that RUN asks: the newest observation of each case, but none that
   lacks results or whose engine was void. */
void store_reuse_begin(Store *store, int64_t run, const char *adapter);
/* Gives RUN the observation of CASE on ENGINE that was found, its retries too; false where there is none. */
bool store_reuse(Store *store, int64_t run, int64_t case_id, int64_t engine);

/* Notes that rules keep CASE from ENGINE in RUN: ACTION is "skip" or "omit". */
void store_leave_out(Store *store, int64_t run, int64_t engine, int64_t case_id, const char *action,
                     const char *reason);

/* One replay of a case on an engine. */
typedef struct Replay {
    int64_t run, case_id, engine;
    const Outcomes *outcomes;
    const char *verdicts; /* one letter a step (Verdict), NUL-terminated */
    const Process_result *last;
    unsigned attempt; /* from 1; a retry has the next one (0: the first) */
} Replay;

/* Queues a replay; written in batches of 200 rows or one second, whichever is first. While nothing ends the caller
   flushes, so that the database is not held. */
void store_replay(Store *store, const Replay *replay);
void store_flush(Store *store);
/* What came of the canary NAME: RESULT is "seen", "passed" or "silent". One that passed once stays so. */
void store_canary(Store *store, int64_t run, int64_t engine, const char *name, const char *result,
                  const Outcomes *outcomes);
/* Adds to the facts of RUN (runs.host, member "cpu") how many seconds of processor it took: the harness itself, and the
   engines and what else it started. */
void store_spent(Store *store, int64_t run, double harness, double engines);
/* Compares what RUN has so far, retries too, with what is due: its standings and divergences are there from then on. */
void store_compare(Store *store, int64_t run);
/* Ends the run: state "complete" if every planned replay is there and it came to its end (WHOLE), else "incomplete"; computes
   divergences. Returns true if complete. */
bool store_end_run(Store *store, int64_t run, bool whole);

/* Whether RUN has an attempt number ATTEMPT of CASE on ENGINE. */
bool store_attempted(Store *store, int64_t run, int64_t case_id, int64_t engine, unsigned attempt);
/* Notes that RUN repeats cases of the run OF: WHAT is "failed", "new" or "flaky". */
void store_rerun(Store *store, int64_t run, int64_t of, const char *what);
/* The run whose cases RUN repeats, and with WHAT (may be NULL) why, static storage; 0 where it is a run of its own, -1 where
   that run is in another database. */
int64_t store_rerun_of(Store *store, int64_t run, const char **what);
/* "rerun of run 3 (failed)" where RUN is one, malloc'ed, else NULL. */
char *store_rerun_label(Store *store, int64_t run);

/* Notes that RUN is shard INDEX of TOTAL of the plan PLAN_KEY, split by METHOD, and means to do what store_plan was told. */
void store_shard(Store *store, int64_t run, unsigned index, unsigned total, const char *method,
                 const char *plan_key);

enum { STEADY_RUNS = 20 }; /* how many runs are looked at for what goes back and forth */

/* What a case did on an engine in run after run: a list of outcomes, by its row, and how it stood. */
typedef struct Past {
    int64_t run, list_id;
    char standing[16];
} Past;

/* A case that went back and forth on an engine. */
typedef struct Unsteady {
    int64_t engine_id, case_id;
    Past *at; /* the oldest run first */
    size_t n, changes;
} Unsteady;

typedef void Unsteady_each(void *data, const Unsteady *of);

/* Calls EACH for every case of RUN that, on the same engine of the same version, had an outcome, then another, then the first
   again, in the newest MOST runs that ended up to RUN; reruns count, runs in which the engine was void do not. */
void store_unsteady(Store *store, int64_t run, unsigned most, Unsteady_each *each, void *data);

typedef enum Merge_status {
    MERGE_COMPLETE,
    MERGE_INCOMPLETE, /* shards or results are missing */
    MERGE_REFUSED     /* the shards do not belong together; nothing was added */
} Merge_status;

/* Unites the newest shards of FILES (NULL-terminated) in the database OUT, which may have some already, in one run, *run;
   the order of FILES does not matter. Says on stderr why it refuses, or what is missing. */
Merge_status store_merge(const char *out, char *const *files, int64_t *run);

/* What a divergent step goes wrong by (signatures.sql says what the texts are). */
typedef struct Signature {
    const char *feature, *subject, *due, *seen, *family, *section;
} Signature;

/* Makes the tables of signatures fit to be written until store_flush: temporary ones where the database cannot be. */
void store_signatures_begin(Store *store);
/* Gives STEP of COMPARISON its signature. */
void store_signature(Store *store, int64_t comparison, int64_t step, const Signature *signature);
/* All steps of COMPARISON have signatures now; KNOWN: nothing better can be known another time. */
void store_located(Store *store, int64_t comparison, bool known);

/* The verdicts of a result, which are kept as run lengths ("57p1f"), a letter a step. Malloc'ed. */
char *store_letters(const char *runs);

/* Prepares SQL, a reading statement with RUN as its first parameter; the caller finalizes it. Ends the process with one
   line and status 3 if the database cannot answer. */
sqlite3_stmt *store_rows(Store *store, const char *sql, int64_t run);

typedef enum Query_format { QUERY_TABLE, QUERY_JSON, QUERY_CSV } Query_format;

/* Runs SQL and prints the rows on stdout: as a table, an array of objects, or comma-separated values. Returns an exit code. */
int store_query(Store *store, const char *sql, Query_format format);
/* The SQL of the named query NAME, or NULL; store_queries lists them on stdout. */
const char *store_named_query(const char *name);
void store_queries(void);

#endif
