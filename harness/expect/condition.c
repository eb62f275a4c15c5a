/* expect/condition.c: conditions of rules, which SQLite evaluates over one row of facts, and nothing else. */
#include "harness/expect/expect.h"

#include "harness/util/text.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

/* Allows reading the row and calling functions; not load_extension, and no other table. */
static int authorize(void *data, int action, const char *first, const char *second,
                     const char *database, const char *trigger)
{
    (void)data, (void)database, (void)trigger;
    if (action == SQLITE_SELECT)
        return SQLITE_OK;
    if (action == SQLITE_READ)
        return strcmp(first, "run_info") == 0 ? SQLITE_OK : SQLITE_DENY;
    if (action == SQLITE_FUNCTION)
        return second && strcmp(second, "load_extension") != 0 ? SQLITE_OK : SQLITE_DENY;
    return SQLITE_DENY;
}

/* The NTH number in VERSION, 0 where there is none. */
static int number_of(const char *version, int nth)
{
    for (int i = 0; *version; i++) {
        version += strcspn(version, "0123456789");
        if (i == nth)
            return atoi(version);
        version += strspn(version, "0123456789");
    }
    return 0;
}

/* A database in memory with the one row; NULL after one line on stderr. */
static sqlite3 *facts(const Run_info *info)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *insert = NULL;
    const char *texts[] = {info->engine, info->version, info->kind, info->system, info->machine};
    bool good =
        sqlite3_open(":memory:", &db) == SQLITE_OK &&
        sqlite3_exec(db,
                     "create table run_info (engine text, version text, kind text, system text, "
                     "machine text, base text, major integer, minor integer)",
                     NULL, NULL, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(db, "insert into run_info values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", -1,
                           &insert, NULL) == SQLITE_OK;
    for (int i = 0; good && i < 5; i++)
        sqlite3_bind_text(insert, i + 1, texts[i] ? texts[i] : "", -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(insert, 6, info->engine, (int)strcspn(info->engine, "+"), SQLITE_TRANSIENT);
    sqlite3_bind_int(insert, 7, number_of(info->version, 0));
    sqlite3_bind_int(insert, 8, number_of(info->version, 1));
    good = good && sqlite3_step(insert) == SQLITE_DONE;
    sqlite3_finalize(insert);
    if (good) {
        sqlite3_limit(db, SQLITE_LIMIT_VDBE_OP, 10000);
        sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 100000);
        sqlite3_limit(db, SQLITE_LIMIT_EXPR_DEPTH, 100);
        sqlite3_set_authorizer(db, authorize, NULL);
        return db;
    }
    complain("conditions cannot be evaluated: %s", sqlite3_errmsg(db));
    sqlite3_close(db);
    return NULL;
}

/* Gives up on a condition that goes on and on. */
static int too_long(void *data)
{
    (void)data;
    return 1;
}

/* Whether the condition of RULE is true; *good is cleared after one line on stderr. */
static bool is_true(sqlite3 *db, const Rule *rule, bool *good)
{
    const char *rest = "";
    sqlite3_stmt *statement = NULL;
    char *sql = text_format("select (%s) from run_info", rule->condition);
    int status = sqlite3_prepare_v2(db, sql, -1, &statement, &rest);
    bool whole = status == SQLITE_OK && rest[strspn(rest, " \t\r\n")] == 0, value = false;
    sqlite3_progress_handler(db, 1000000, too_long, NULL);
    if (whole)
        status = sqlite3_step(statement);
    if (whole && status == SQLITE_ROW) {
        value = sqlite3_column_int(statement, 0) != 0;
    } else {
        complain("%s:%d: 'if': %s; it takes an SQL expression over engine, base, version, major, "
                 "minor, kind, system, machine",
                 rule->file, rule->line,
                 whole || status != SQLITE_OK ? sqlite3_errmsg(db) : "more than one expression");
        *good = false;
    }
    sqlite3_finalize(statement);
    free(sql);
    return value;
}

bool rules_hold(const Rules *rules, const Run_info *info, bool **holds)
{
    bool good = true;
    sqlite3 *db = facts(info);
    *holds = memory_new(rules->n + 1);
    for (size_t i = 0; db && i < rules->n; i++) {
        const Rule *rule = &rules->at[i];
        bool means = !rule->engine || fnmatch(rule->engine, info->engine, 0) == 0;
        /* a condition is looked at for every engine, so that one that is wrong is found on any */
        (*holds)[i] = (!rule->condition || is_true(db, rule, &good)) && means;
    }
    sqlite3_close(db);
    return db && good;
}
