/* diff/side.c: which runs and engines words mean. */
#include "harness/diff/diff.h"

#include "harness/util/text.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void side_free(Side *side)
{
    free(side->file);
    free(side->engine);
    free(side->label);
    *side = (Side){0};
}

/* The text that SQL gives for RUN and TEXT, malloc'ed; NULL where there is none. */
static char *one_text(Store *store, const char *sql, int64_t run, const char *text)
{
    sqlite3_stmt *row = store_rows(store, sql, run);
    if (text)
        sqlite3_bind_text(row, 2, text, -1, SQLITE_STATIC);
    bool found = sqlite3_step(row) == SQLITE_ROW && sqlite3_column_type(row, 0) != SQLITE_NULL;
    char *out = found ? text_copy((const char *)sqlite3_column_text(row, 0)) : NULL;
    sqlite3_finalize(row);
    return out;
}

static int64_t one_run(Store *store, const char *sql, int64_t run, const char *text)
{
    char *found = one_text(store, sql, run, text);
    int64_t id = found ? strtoll(found, NULL, 10) : 0;
    free(found);
    return id;
}

/* The run that the LEN bytes WORD name, 0 where there is none. */
static int64_t run_of(Store *store, const char *word, size_t len)
{
    /* whole runs: a rerun is named by its number */
    static const char latest[] = "select max(run_id) from runs where state = 'complete' and ?1 = 0 "
                                 "and run_id not in (select run_id from reruns)";
    static const char previous[] =
        "select max(run_id) from runs where state = 'complete' and ?1 = 0 and run_id not in "
        "(select run_id from reruns) and run_id < (select max(run_id) from runs where "
        "state = 'complete' and run_id not in (select run_id from reruns))";
    if (!len || (len == 6 && strncmp(word, "latest", len) == 0))
        return one_run(store, latest, 0, NULL);
    if (len == 8 && strncmp(word, "previous", len) == 0)
        return one_run(store, previous, 0, NULL);
    char *end;
    long long id = isdigit((unsigned char)*word) ? strtoll(word, &end, 10) : 0;
    if (!id || end != word + len)
        return 0;
    return one_run(store, "select run_id from runs where run_id = ?1", id, NULL);
}

/* Sets run and engine of *out from WORD, without the database's name. False where it means nothing. */
static bool read_word(Store *store, const char *word, Side *out)
{
    const char *slash = strchr(word, '/'), *at = strchr(word, '@');
    out->run = run_of(store, word, slash ? (size_t)(slash - word) : strlen(word));
    if (out->run && !slash)
        return true;
    const char *engine = slash ? slash + 1 : word;
    if (!slash)
        out->run = run_of(store, "", 0);
    out->engine = text_copy_n(engine, at && at > engine ? (size_t)(at - engine) : strlen(engine));
    if (at && at > engine && !slash) {
        out->run = one_run(
            store,
            "select max(r.run_id) from runs r join run_engines using (run_id) join "
            "engines e using (engine_id) where ?1 = 0 and r.state = 'complete' and "
            "r.run_id not in (select run_id from reruns) and e.name || '@' || e.version = ?2",
            0, word);
        return out->run != 0;
    }
    return one_run(store,
                   "select 1 from run_engines join engines using (engine_id) where run_id = ?1 and "
                   "name = ?2",
                   out->run, out->engine) != 0;
}

static char *label_of(Store *store, const Side *side, bool other_file)
{
    char *started = one_text(store, "select started from runs where run_id = ?1", side->run, NULL);
    char *part = store_rerun_label(store, side->run);
    char *run =
        text_format("run %lld%s%s (%.16s%s)%s%s", (long long)side->run, other_file ? " of " : "",
                    other_file ? side->file : "", started ? started : "?",
                    side->incomplete ? ", incomplete" : "", part ? ", a " : "", part ? part : "");
    char *version = NULL;
    if (side->engine)
        version = one_text(store,
                           "select version from run_engines join engines using (engine_id) where "
                           "run_id = ?1 and name = ?2",
                           side->run, side->engine);
    char *label = side->engine
                      ? text_format("%s %s in %s", side->engine, version ? version : "?", run)
                      : text_copy(run);
    free(version);
    free(part);
    free(run);
    free(started);
    return label;
}

/* True if FILE begins as a database does. */
static bool is_database(const char *file)
{
    char start[16] = "";
    FILE *in = fopen(file, "rb");
    bool read = in && fread(start, 1, sizeof start, in) == sizeof start;
    if (in)
        fclose(in);
    return read && memcmp(start, "SQLite format 3", sizeof start) == 0;
}

/* WORD is a database, or one, ':' and what is in it: the length of the file's name, else 0. */
static size_t file_part(const char *word)
{
    const char *colon = strrchr(word, ':');
    if (is_database(word))
        return strlen(word);
    if (!colon)
        return 0;
    char *file = text_copy_n(word, (size_t)(colon - word));
    bool here = is_database(file);
    free(file);
    return here ? (size_t)(colon - word) : 0;
}

bool side_find(const char *db, const char *word, Side *out)
{
    size_t len = file_part(word);
    *out = (Side){.file = len ? text_copy_n(word, len) : text_copy(db)};
    const char *rest = len ? word + len + (word[len] == ':') : word;
    Store *store = store_open(out->file, STORE_READ);
    if (!store)
        return false;
    bool good = read_word(store, rest, out);
    out->incomplete =
        good && !one_run(store, "select run_id from runs where run_id = ?1 and state = 'complete'",
                         out->run, NULL);
    if (good) {
        out->label = label_of(store, out, len != 0);
        out->part = store_rerun_of(store, out->run, NULL) != 0;
    } else if (!*rest || strcmp(rest, "latest") == 0 || strcmp(rest, "previous") == 0) {
        complain("%s: there is no such complete run in %s; make one with: touchstone run", word,
                 out->file);
    } else {
        complain("%s: neither a run of %s (a number, latest, previous), nor an engine of one "
                 "(NAME, RUN/NAME, NAME@VERSION), nor a database; touchstone query runs lists runs",
                 word, out->file);
    }
    store_close(store);
    return good;
}
