/* report/report.h: what a person sees of a run, from the store. */
#ifndef TOUCHSTONE_REPORT_REPORT_H
#define TOUCHSTONE_REPORT_REPORT_H

#include "harness/expect/expect.h"
#include "harness/store/store.h"

#include <stdint.h>
#include <stdio.h>
#include <time.h>

/* A line that is rewritten while work goes on. Shown only where stderr is a terminal. */
typedef struct Progress {
    size_t done, total;
    struct timespec began, shown;
    int terminal;
    char what[48]; /* what was done last */
} Progress;

void progress_begin(Progress *progress, size_t total);
/* One more is done: WHAT. */
void progress_step(Progress *progress, const char *what);
/* Time goes by and nothing is done: the time left moves all the same. */
void progress_tick(Progress *progress);
void progress_end(Progress *progress);

/* Whether OUT takes colour: a terminal, and NO_COLOR is not set. */
int colour_wanted(FILE *out);

/* How many columns the terminal OUT has; 0 where it is none. */
int terminal_columns(FILE *out);
/* "touchstone WORDS --db DB" (DB NULL: without), on a terminal with the program as it was called, so that the line can be
   copied. */
void print_command(FILE *out, const char *words, const char *db);

/* The matrix suite x engine of RUN. */
void report_matrix(Store *store, int64_t run, FILE *out);
/* The causes of RUN's divergences, each with the command that replays it; at most MOST of a family of engines (0: all).
   DB is the database to name in those commands, NULL for the default one. */
void report_causes(Store *store, int64_t run, unsigned most, const char *db, FILE *out);
/* How it is shown what was not expected. */
typedef struct Surprises_shown {
    unsigned most; /* lines of each sort; 0: all */
    const char *db,
        *file; /* the database and the file of rules that commands name; NULL: the default ones */
    FILE *out;
} Surprises_shown;

/* What was not expected, and what to do about it. */
void report_surprises(const Comparison *comparison, const Surprises_shown *how);
/* The cases of RUN whose attempts differ, at most MOST (0: all); how many there are. DB likewise. */
size_t report_flakes(Store *store, int64_t run, unsigned most, const char *db, FILE *out);
/* The same, all of them, as comments of TAP. */
void report_flakes_tap(Store *store, int64_t run, FILE *out);
/* The flakes of RUN: rows of engine_id, case_id, engine, SUITE/NAME, the standings of the attempts, how many there are, the
   engine's version, the case's file. The caller finalizes it. */
sqlite3_stmt *flakes_rows(Store *store, int64_t run);
/* What the attempts did at the first step that they differ in: "#1 returned i32:7, then returned i32:1"; malloc'ed. */
char *flake_story(Store *store, int64_t run, int64_t engine, int64_t case_id);
/* Where RUN repeats a part of another, a line that says so, behind BEFORE. */
void report_part(Store *store, int64_t run, const char *before, FILE *out);
/* TAP version 13: a point a case and engine; divergences of other engines than the reference are TODO. */
void report_tap(Store *store, int64_t run, FILE *out);

#endif
