/* store/functions.c: SQL functions of the store. */
#include "harness/store/internal.h"

#include "harness/util/text.h"

#include <stdlib.h>
#include <zstd.h>

static void raw_failed(sqlite3_context *context, sqlite3_stmt *statement)
{
    sqlite3_finalize(statement);
    sqlite3_result_null(context);
}

/* raw(raw_id): what an engine printed, as text. NULL where there is no such row. */
static void raw(sqlite3_context *context, int n, sqlite3_value **args)
{
    sqlite3 *db = sqlite3_context_db_handle(context);
    sqlite3_stmt *statement;
    (void)n;
    if (sqlite3_prepare_v2(db, "select size, data from raws where raw_id = ?1", -1, &statement,
                           NULL) != SQLITE_OK)
        return sqlite3_result_error(context, "raw: this database has no table raws", -1);
    sqlite3_bind_value(statement, 1, args[0]);
    if (sqlite3_step(statement) != SQLITE_ROW)
        return raw_failed(context, statement);
    size_t size = (size_t)sqlite3_column_int64(statement, 0);
    size_t packed = (size_t)sqlite3_column_bytes(statement, 1);
    const void *data = sqlite3_column_blob(statement, 1);
    /* the frame says its own size; the column must agree before that much memory is asked for */
    if (size > 1u << 30 || !packed || ZSTD_getFrameContentSize(data, packed) != size)
        return raw_failed(context, statement);
    char *text = malloc(size + 1);
    if (!text || ZSTD_isError(ZSTD_decompress(text, size, data, packed))) {
        free(text);
        return raw_failed(context, statement);
    }
    sqlite3_finalize(statement);
    sqlite3_result_text64(context, text, size, free, SQLITE_UTF8);
}

/* hash(text) */
static void hash(sqlite3_context *context, int n, sqlite3_value **args)
{
    char key[33] = "";
    (void)n;
    const char *text = (const char *)sqlite3_value_text(args[0]);
    hash_hex(text ? text : "", (size_t)sqlite3_value_bytes(args[0]), key);
    sqlite3_result_text(context, key, 32, SQLITE_TRANSIENT);
}

void store_functions(sqlite3 *db)
{
    sqlite3_create_function(db, "hash", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, hash, NULL,
                            NULL);
    sqlite3_create_function(db, "raw", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL, raw, NULL, NULL);
}
