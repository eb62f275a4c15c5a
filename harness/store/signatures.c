/* store/signatures.c: signatures of divergent steps, as harness/cause finds them. */
#include "harness/store/internal.h"

#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

/* Makes NAME, of schema main, anew in schema temp, which is looked into first. */
static void shadow(Store *store, const char *name)
{
    sqlite3_stmt *row = store_prepare(
        store, "select type, substr(sql, instr(sql, ' ')) from sqlite_master where name = ?1");
    sqlite3_bind_text(row, 1, name, -1, SQLITE_STATIC);
    if (sqlite3_step(row) != SQLITE_ROW)
        store_broken(store);
    char *sql = text_format("create temp%s", (const char *)sqlite3_column_text(row, 1));
    store_done(store, row);
    store_exec(store, sql);
    free(sql);
}

void store_signatures_begin(Store *store)
{
    static const char *const names[] = {"signatures", "step_signatures", "located",
                                        "signature_steps"};
    if (!sqlite3_db_readonly(store->db, "main")) {
        store_begin(store);
        return;
    }
    sqlite3_stmt *known =
        store_prepare(store, "select count(*) from sqlite_temp_master where name = 'located'");
    bool there = store_integer(store, known) != 0;
    for (size_t i = 0; !there && i < sizeof names / sizeof *names; i++)
        shadow(store, names[i]);
}

static int64_t signature_row(Store *store, const Signature *s)
{
    char id[34] = "C", kin[33];
    char *text = text_format("%s|%s|%s|%s", s->feature, s->subject, s->due, s->seen);
    char *whole = text_format("%s|%s", text, s->family);
    hash_hex(text, strlen(text), kin);
    hash_hex(whole, strlen(whole), id + 1);
    id[12] = kin[12] = 0;
    sqlite3_stmt *statement = store_prepare(
        store,
        "insert into signatures (id, kin, feature, subject, due, seen, family, section) values "
        "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) on conflict (id) do update set section = "
        "max(section, excluded.section) returning signature_id");
    const char *texts[] = {id, kin, s->feature, s->subject, s->due, s->seen, s->family, s->section};
    for (int i = 0; i < 8; i++)
        sqlite3_bind_text(statement, i + 1, texts[i], -1, SQLITE_TRANSIENT);
    free(text);
    free(whole);
    return store_integer(store, statement);
}

void store_signature(Store *store, int64_t comparison, int64_t step, const Signature *signature)
{
    int64_t row = signature_row(store, signature);
    sqlite3_stmt *statement = store_prepare(
        store, "insert into step_signatures (comparison_id, step, signature_id) values "
               "(?1, ?2, ?3) on conflict (comparison_id, step) do update set "
               "signature_id = excluded.signature_id");
    const int64_t values[] = {comparison, step, row};
    for (int i = 0; i < 3; i++)
        sqlite3_bind_int64(statement, i + 1, values[i]);
    store_finish(store, statement);
}

void store_located(Store *store, int64_t comparison, bool known)
{
    sqlite3_stmt *statement = store_prepare(
        store, "insert into located (comparison_id, known) values (?1, ?2) on conflict "
               "(comparison_id) do update set known = excluded.known");
    sqlite3_bind_int64(statement, 1, comparison);
    sqlite3_bind_int(statement, 2, known);
    store_finish(store, statement);
}
