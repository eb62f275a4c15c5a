/* diff/diff.h: what two runs, engines, versions or databases did otherwise, step by step. */
#ifndef TOUCHSTONE_DIFF_DIFF_H
#define TOUCHSTONE_DIFF_DIFF_H

#include "harness/expect/expect.h"
#include "harness/store/store.h"

#include <stdio.h>

/* One side: a run, and one engine of it or all. */
typedef struct Side {
    char *file;      /* the database */
    int64_t run;     /* a run in it */
    bool incomplete; /* it did not end, or not everything was replayed */
    char *engine;    /* NULL: all */
    bool part;       /* it repeats a part of another run: what it has not was not asked of it */
    char
        *label; /* how people see it: "run 12 (2026-01-02T03:04:05Z)", "node26 26.10.0 in run 12" */
} Side;

/* Finds the side that WORD names in the database DB:
 *   12  latest  previous     a run; latest: the newest complete one that is no rerun; previous: the one before it
 *   FILE  FILE:12            a database, or a run of one
 *   node26  12/node26        an engine of the latest run (or of that one)
 *   node26@26.9.0            the latest run in which that engine had that version
 * False after one line on stderr. */
bool side_find(const char *db, const char *word, Side *out);
void side_free(Side *side);

/* How a step, a case or an engine changed from A to B. */
typedef enum Change {
    CHANGE_FAILING,     /* as due before, not any more; or the engine cannot be asked any more */
    CHANGE_PASSING,     /* the other way round */
    CHANGE_DIFFERENTLY, /* not as due before and after, with another outcome */
    CHANGE_FLAKED,      /* another attempt of B's run did what A did, or of A's what B did */
    CHANGE_MISSING,     /* B meant to replay the case and did not */
    CHANGE_ADDED,       /* the case is in B alone */
    CHANGE_REMOVED,     /* the case is in A alone */
    CHANGE_NOT_COMPARABLE, /* the case's contents, or the features it is run with, are other ones; or one side is a rerun
                              and did not replay it */
    CHANGE_ENGINE_GONE, /* A asked the engine and found it, B did not find it or did not ask */
    CHANGE_ENGINE_ADDED,
    CHANGES
} Change;

/* The name of a change: "newly failing". */
const char *change_name(Change change);

/* One change. Strings are owned; outcomes and subtest are NULL where they mean nothing. */
typedef struct Difference {
    Change change;
    char *engine, *name; /* name: SUITE/NAME, NULL of an engine */
    int64_t step;        /* -1: the case as a whole */
    char *subtest;
    char *before, *after;      /* outcomes */
    char *due;                 /* what is due in B, where after is not */
    const Rule *expected;      /* the rule that expects it in B */
    char *cause, *cause_title; /* of what fails in B (cause/cause.h); NULL: none */
} Difference;

typedef struct Diff {
    Side a, b;
    Difference *at;
    size_t n;
    size_t count[CHANGES]; /* those that a rule expects are in expected_n instead */
    size_t expected_n, same_cases;
    size_t shared_cases; /* of both sides, an engine each; the comparable ones and the others */
} Diff;

/* Compares the sides of *diff, which are found, and fills in the rest of it. RULES say what is expected in B, and must
   outlive it. False after one line on stderr. */
bool diff_make(const Rules *rules, Diff *diff);
void diff_free(Diff *diff);

/* What --gate makes of it: 1 something is newly failing or missing, or an engine is gone; else 5 a run is incomplete; 4 the
   sides have no case in common; 6 something is newly passing; else 0. */
int diff_gate(const Diff *diff);

/* Prints it for people, at most MOST lines of a change (0: all); as Markdown likewise; as JSON, all of it:
 * {"a": LABEL, "b": LABEL, "partial": true where one is a rerun, "counts": {CHANGE: N, ...}, "expected": N, "same_cases": N,
 *  "differences": [{"change": ..., "engine": ..., "case": ..., "step": N, "subtest": ..., "before": ..., "after": ..., "due": ...,
 *  "expected_by": "FILE:LINE", "cause": ID}], "causes": [{"id": ..., "title": ..., "steps": N, "expected": N}]} */
void diff_print(const Diff *diff, unsigned most, FILE *out);
void diff_print_markdown(const Diff *diff, unsigned most, FILE *out);
void diff_print_json(const Diff *diff, FILE *out);

#endif
