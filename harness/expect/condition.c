/* expect/condition.c: conditions of rules, which SQLite evaluates over one row of facts, and nothing else. */
#include "harness/expect/expect.h"

#include "harness/util/text.h"

#include <fnmatch.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* What conditions may call: functions of texts and numbers, which give the same whenever they are asked. */
static const char *const functions[] = {
    "abs",  "char",   "coalesce",  "format", "glob",    "hex",     "ifnull",
    "iif",  "instr",  "length",    "like",   "lower",   "ltrim",   "max",
    "min",  "nullif", "printf",    "quote",  "replace", "round",   "rtrim",
    "sign", "substr", "substring", "trim",   "typeof",  "unicode", "upper"};

static bool is_allowed(const char *function)
{
    for (size_t i = 0; function && i < sizeof functions / sizeof *functions; i++) {
        if (strcmp(function, functions[i]) == 0)
            return true;
    }
    return false;
}

/* Allows reading the row and calling those functions; no other table, and nothing else. */
static int authorize(void *data, int action, const char *first, const char *second,
                     const char *database, const char *trigger)
{
    (void)data, (void)database, (void)trigger;
    bool allowed = action == SQLITE_SELECT ||
                   (action == SQLITE_READ && strcmp(first, "run_info") == 0) ||
                   (action == SQLITE_FUNCTION && is_allowed(second));
    return allowed ? SQLITE_OK : SQLITE_DENY;
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

/* Gives up on a condition that goes on and on. */
static int too_long(void *data)
{
    (void)data;
    return 1;
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
                     "machine text, base text, major integer, minor integer, patch integer)",
                     NULL, NULL, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(db, "insert into run_info values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                           -1, &insert, NULL) == SQLITE_OK;
    for (int i = 0; good && i < 5; i++)
        sqlite3_bind_text(insert, i + 1, texts[i] ? texts[i] : "", -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(insert, 6, info->engine, (int)strcspn(info->engine, "+"), SQLITE_TRANSIENT);
    for (int i = 0; i < 3; i++)
        sqlite3_bind_int(insert, 7 + i, number_of(info->version, i));
    good = good && sqlite3_step(insert) == SQLITE_DONE;
    sqlite3_finalize(insert);
    if (good) {
        sqlite3_limit(db, SQLITE_LIMIT_VDBE_OP, 10000);
        sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 100000);
        sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, 20000);
        sqlite3_limit(db, SQLITE_LIMIT_EXPR_DEPTH, 100);
        sqlite3_limit(db, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000);
        sqlite3_set_authorizer(db, authorize, NULL);
        sqlite3_progress_handler(db, 1000000, too_long, NULL);
        return db;
    }
    complain("conditions cannot be evaluated: %s", sqlite3_errmsg(db));
    sqlite3_close(db);
    return NULL;
}

/* Prepares BEFORE, the condition of RULE and AFTER; NULL where it is no SQL, or SQL and something behind it, or with parameters. */
static sqlite3_stmt *prepared(sqlite3 *db, const char *before, const Rule *rule, const char *after)
{
    const char *rest = "";
    sqlite3_stmt *statement = NULL;
    char *sql = text_format("%s%s%s", before, rule->condition, after);
    int status = sqlite3_prepare_v2(db, sql, -1, &statement, &rest);
    if (status == SQLITE_OK &&
        (rest[strspn(rest, " \t\r\n")] || sqlite3_bind_parameter_count(statement))) {
        sqlite3_finalize(statement);
        statement = NULL;
    }
    free(sql);
    return statement;
}

/* Whether the condition of RULE is true; *good is cleared after one line on stderr. In brackets and without them it must be
   one expression, so that none closes the brackets or opens a comment. */
static bool is_true(sqlite3 *db, const Rule *rule, bool *good)
{
    sqlite3_stmt *statement = prepared(db, "select (", rule, "\n) is true from run_info");
    int status = statement ? sqlite3_step(statement) : sqlite3_errcode(db);
    bool value = status == SQLITE_ROW && sqlite3_column_int(statement, 0) != 0;
    char *error = text_copy(status == SQLITE_ROW || status == SQLITE_OK ? "it is not one expression"
                                                                        : sqlite3_errmsg(db));
    sqlite3_stmt *bare =
        status == SQLITE_ROW ? prepared(db, "select ", rule, "\nfrom run_info") : NULL;
    if (!bare) {
        complain(
            "%s:%d:%d: 'if': %s; it takes an SQL expression over engine, base, version, major, "
            "minor, patch, kind, system, machine",
            rule->file, rule->condition_line ? rule->condition_line : rule->line,
            rule->condition_line ? rule->condition_column : rule->column, error);
        *good = false;
    }
    sqlite3_finalize(bare);
    sqlite3_finalize(statement);
    free(error);
    return value && bare;
}

/* The same, where KNOWN has what was found for conditions before. */
static bool is_true_once(sqlite3 *db, const Rule *rule, json_t *known, bool *good)
{
    const json_t *before = json_object_get(known, rule->condition);
    if (before)
        return json_is_true(before);
    bool value = is_true(db, rule, good);
    if (*good)
        json_object_set_new(known, rule->condition, json_boolean(value));
    return value;
}

bool rules_hold(const Rules *rules, const Run_info *info, bool **holds)
{
    bool good = true;
    json_t *known = json_object();
    sqlite3 *db = facts(info);
    *holds = memory_new(rules->n + 1);
    for (size_t i = 0; db && i < rules->n; i++) {
        const Rule *rule = &rules->at[i];
        bool means = !rule->engine || fnmatch(rule->engine, info->engine, 0) == 0;
        /* a condition is looked at for every engine, so that one that is wrong is found on any */
        (*holds)[i] = (!rule->condition || is_true_once(db, rule, known, &good)) && means;
    }
    sqlite3_close(db);
    json_decref(known);
    return db && good;
}
