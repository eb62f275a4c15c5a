/* store/open.c: opening, making and migrating the database. */
#include "harness/store/internal.h"

#include "harness/store/canaries.sql.inc"
#include "harness/store/features.sql.inc"
#include "harness/store/flakes.sql.inc"
#include "harness/store/interned.sql.inc"
#include "harness/store/left_out.sql.inc"
#include "harness/store/manifests.sql.inc"
#include "harness/store/schema.sql.inc"
#include "harness/store/shards.sql.inc"
#include "harness/store/signatures.sql.inc"
#include "harness/store/subtests.sql.inc"
#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Forward-only: the step at index I takes a database of version I to version I + 1. */
static const char *const migrations[] = {
    store_schema_sql,     store_subtests_sql, store_interned_sql, store_left_out_sql,
    store_shards_sql,     store_canaries_sql, store_features_sql, store_flakes_sql,
    store_signatures_sql, store_manifests_sql};

void store_broken(Store *store)
{
    char *word = shell_word(store->file);
    const char *why = sqlite3_errmsg(store->db);
    switch (sqlite3_errcode(store->db) & 0xFF) {
    case SQLITE_BUSY:
        complain("%s: %s: another process has been writing to it for %d s; name another file with "
                 "--db, or wait for that process",
                 store->file, why, BUSY_MS / 1000);
        break;
    case SQLITE_FULL:
    case SQLITE_IOERR:
        complain("%s: %s; what was committed is kept: make room, then do it again, or go on with a "
                 "run: touchstone run --resume --db %s",
                 store->file, why, word);
        break;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
        complain("%s: %s; name a file that can be written with --db", store->file, why);
        break;
    default:
        complain("%s: %s; check it with: sqlite3 %s 'pragma integrity_check'", store->file, why,
                 word);
    }
    free(word);
    exit(3);
}

/* Statements are looked for by the address of their text, which mostly is a constant of the program. */
static size_t slot_of(const char *sql)
{
    return (uintptr_t)sql / 8 % PREPARED_MOST;
}

sqlite3_stmt *store_prepare(Store *store, const char *sql)
{
    Prepared *known = &store->prepared[slot_of(sql)];
    if (known->statement && !known->lent && strcmp(sqlite3_sql(known->statement), sql) == 0) {
        known->lent = true;
        return known->statement;
    }
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) != SQLITE_OK)
        store_broken(store);
    if (known->lent)
        return statement;
    sqlite3_finalize(known->statement);
    *known = (Prepared){.statement = statement, .lent = true};
    return statement;
}

void store_done(Store *store, sqlite3_stmt *statement)
{
    for (size_t i = 0; i < PREPARED_MOST; i++) {
        Prepared *known = &store->prepared[i];
        if (known->statement == statement && known->lent) {
            sqlite3_reset(statement);
            sqlite3_clear_bindings(statement);
            known->lent = false;
            return;
        }
    }
    sqlite3_finalize(statement);
}

/* Those that are lent must not be used any more. */
static void forget_prepared(Store *store)
{
    for (size_t i = 0; i < PREPARED_MOST; i++)
        sqlite3_finalize(store->prepared[i].statement);
    memset(store->prepared, 0, sizeof store->prepared);
}

sqlite3_stmt *store_rows(Store *store, const char *sql, int64_t run)
{
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) != SQLITE_OK)
        store_broken(store);
    sqlite3_bind_int64(statement, 1, run);
    return statement;
}

void store_finish(Store *store, sqlite3_stmt *statement)
{
    int status;
    while ((status = sqlite3_step(statement)) == SQLITE_ROW)
        continue;
    if (status != SQLITE_DONE)
        store_broken(store);
    store_done(store, statement);
}

int64_t store_integer(Store *store, sqlite3_stmt *statement)
{
    if (sqlite3_step(statement) != SQLITE_ROW)
        store_broken(store);
    int64_t value = sqlite3_column_int64(statement, 0);
    store_finish(store, statement);
    return value;
}

void store_exec(Store *store, const char *sql)
{
    if (sqlite3_exec(store->db, sql, NULL, NULL, NULL) != SQLITE_OK)
        store_broken(store);
}

/* The one integer that SQL gives; false if the file cannot be read as a database. */
static bool read_integer(sqlite3 *db, const char *sql, int64_t *out)
{
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
        return false;
    bool row = sqlite3_step(statement) == SQLITE_ROW;
    if (row)
        *out = sqlite3_column_int64(statement, 0);
    return (sqlite3_finalize(statement) == SQLITE_OK) & row;
}

static bool refuse(Store *store, const char *why)
{
    complain("%s: %s", store->file, why);
    return false;
}

/* Says whether the file is ours, new, or something that must not be touched. */
static bool check_identity(Store *store, Store_mode mode, int64_t *version)
{
    int64_t application, tables;
    if (!read_integer(store->db, "select count(*) from sqlite_master", &tables)) {
        complain("%s: byte 0: %s; name another file with --db", store->file,
                 sqlite3_errmsg(store->db));
        return false;
    }
    if (!read_integer(store->db, "pragma application_id", &application) ||
        !read_integer(store->db, "pragma user_version", version))
        return refuse(store, sqlite3_errmsg(store->db));
    if (tables && application != APPLICATION_ID)
        return refuse(store,
                      "byte 68: the database of another application; name another file with --db");
    if (*version > SCHEMA_VERSION)
        return refuse(
            store,
            "byte 60: written by a newer touchstone; use that one, or name another file with --db");
    if (!tables && mode == STORE_READ)
        return refuse(store, "holds no runs yet; make one with: touchstone run");
    return true;
}

/* Compares anew what runs that ended found: before schema 3 that was kept in another form. */
static void compare_again(Store *store)
{
    sqlite3_stmt *runs = store_prepare(store, "select run_id from runs where state <> 'running'");
    while (sqlite3_step(runs) == SQLITE_ROW)
        store_diverge(store, sqlite3_column_int64(runs, 0));
    store_done(store, runs);
}

static void migrate(Store *store, int64_t version)
{
    char pragma[100];
    store_exec(store, "begin immediate");
    for (int64_t v = version; v < SCHEMA_VERSION; v++)
        store_exec(store, migrations[v]);
    if (version && version < 3)
        compare_again(store);
    snprintf(pragma, sizeof pragma, "pragma application_id = %d; pragma user_version = %d",
             APPLICATION_ID, SCHEMA_VERSION);
    store_exec(store, pragma);
    store_exec(store, "commit");
}

/* Whether FILE or the folder it is in cannot be written: SQLite keeps its log and index beside a database. */
static bool is_read_only(const char *file)
{
    const char *slash = strrchr(file, '/');
    char *folder = slash ? text_copy_n(file, (size_t)(slash - file) + 1) : text_copy(".");
    bool here = access(file, F_OK) == 0;
    bool locked = here && (access(file, W_OK) != 0 || access(folder, W_OK) != 0);
    free(folder);
    return locked;
}

/* Opens FILE. What cannot be written cannot change either, so it is read as it stands. */
static bool open_file(Store *store, Store_mode mode)
{
    if (mode == STORE_WRITE)
        return sqlite3_open_v2(store->file, &store->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                               NULL) == SQLITE_OK;
    if (!is_read_only(store->file))
        return sqlite3_open_v2(store->file, &store->db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK;
    char *uri = memory_new(strlen(store->file) * 3 + 32), *at = stpcpy(uri, "file:");
    for (const char *c = store->file; *c; c++)
        at += sprintf(at, strchr("%?#", *c) ? "%%%02x" : "%c", (unsigned char)*c);
    sprintf(at, "?immutable=1");
    bool good =
        sqlite3_open_v2(uri, &store->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) == SQLITE_OK;
    free(uri);
    return good;
}

Store *store_open(const char *file, Store_mode mode)
{
    Store *store = memory_new(sizeof *store);
    store->file = text_copy(file);
    int64_t version = 0;
    bool good = open_file(store, mode);
    if (!good)
        complain("%s: %s%s", file, sqlite3_errmsg(store->db),
                 mode == STORE_READ ? "; make it with: touchstone run"
                                    : "; name another file with --db");
    if (good) {
        sqlite3_busy_timeout(store->db, BUSY_MS);
        sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
        store_functions(store->db);
        good = check_identity(store, mode, &version);
    }
    if (good && mode == STORE_READ && version < SCHEMA_VERSION && is_read_only(file))
        good = refuse(store, "byte 60: written by an older touchstone, and cannot be written to "
                             "bring it up to date; copy it");
    if (good) {
        if (!sqlite3_db_readonly(store->db, "main"))
            store_exec(store, "pragma journal_mode = wal; pragma synchronous = normal; "
                              "pragma foreign_keys = on");
        if (version < SCHEMA_VERSION)
            migrate(store, version);
        return store;
    }
    sqlite3_close(store->db);
    free(store->file);
    free(store);
    return NULL;
}

void store_close(Store *store)
{
    if (!store)
        return;
    store_flush(store);
    forget_prepared(store);
    sqlite3_exec(store->db, "pragma optimize", NULL, NULL, NULL);
    sqlite3_close(store->db);
    free(store->file);
    free(store);
}

sqlite3 *store_db(Store *store)
{
    return store->db;
}

void store_begin(Store *store)
{
    if (store->in_transaction)
        return;
    store_exec(store, "begin immediate");
    store->in_transaction = true;
    store->pending = 0;
    clock_gettime(CLOCK_MONOTONIC, &store->began);
}

void store_undo(Store *store)
{
    if (store->in_transaction)
        store_exec(store, "rollback");
    store->in_transaction = false;
}

void store_flush(Store *store)
{
    if (!store->in_transaction)
        return;
    store_exec(store, "commit");
    store->in_transaction = false;
}
