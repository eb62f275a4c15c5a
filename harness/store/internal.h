/* store/internal.h: what the files of store/ share. */
#ifndef TOUCHSTONE_STORE_INTERNAL_H
#define TOUCHSTONE_STORE_INTERNAL_H

#include "harness/store/store.h"

#include <time.h>

enum {
    APPLICATION_ID = 0x54435354 /* "TCST" */,
    SCHEMA_VERSION = 10,
    BATCH_ROWS = 200,
    BUSY_MS = 60000,
    PREPARED_MOST = 127
};

/* A statement that is prepared once for many uses. */
typedef struct Prepared {
    sqlite3_stmt *statement;
    bool lent; /* and not yet given back */
} Prepared;

struct Store {
    sqlite3 *db;
    char *file;
    bool in_transaction;
    unsigned pending; /* rows since the transaction began */
    struct timespec began;
    Prepared prepared[PREPARED_MOST];
};

/* Prepares SQL if it is not from before; a failure is a bug or a damaged file: said in one line, the process ends
   with status 3. To be given back by store_done. */
sqlite3_stmt *store_prepare(Store *store, const char *sql);
/* STATEMENT of store_prepare is not used any more for now. */
void store_done(Store *store, sqlite3_stmt *statement);
/* Steps to the end and gives back; likewise. */
void store_finish(Store *store, sqlite3_stmt *statement);
/* Runs SQL without results; likewise. */
void store_exec(Store *store, const char *sql);
/* Ends the process with one line that says what SQLite says. */
_Noreturn void store_broken(Store *store);
/* Opens a transaction where none is open; takes back what was done in it. */
void store_begin(Store *store);
void store_undo(Store *store);

/* The one integer that STATEMENT, which may write, gives; gives it back. */
int64_t store_integer(Store *store, sqlite3_stmt *statement);

/* Registers raw(raw_id): the bytes of a row of raws, decompressed; hash(text): 32 hexadecimal digits. */
void store_functions(sqlite3 *db);

/* The row of comparisons for RESULT of the engine in the case beside REFERENCE (a result, 0 or -1: see the schema), made,
   without a standing, where it is new. */
int64_t store_comparison(Store *store, int64_t case_id, int64_t engine, int64_t result,
                         int64_t reference);
/* Compares the replays of RUN with the reference's (diverge.c). */
void store_diverge(Store *store, int64_t run);

/* The number in the case of each of OUTCOMES, which have names; new names get the next numbers and rows (steps.c).
   Malloc'ed. */
size_t *store_steps(Store *store, int64_t case_id, const Outcomes *outcomes);

#endif
