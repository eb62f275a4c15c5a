/* store/diverge.c: what differs in a run: divergent steps, their causes, and how each case stands on each engine.
 *
 * A step diverges where the script's own assertion does not hold; where there is no assertion, where the outcome is
 * neither what the reference did nor another one that it says is permitted. What follows from a module that did not link
 * belongs to that module's divergence.
 *
 * A subtest of a case of kind js diverges where its script says so, and where an engine came to the end of the script
 * without it while the reference had it. What an engine left out because the script as a whole ended badly (step
 * "harness") belongs to that. */
#include "harness/store/internal.h"

#include "harness/util/text.h"

#include <ctype.h>
#include <fnmatch.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A JSON text, read when it is looked into: most replays agree, and are not. */
typedef struct Unread {
    const char *text; /* the row's */
    json_t *json;
} Unread;

/* A replay as it stands in the database. */
typedef struct Seen {
    Unread outcomes, messages, permits;
    char *verdicts; /* one letter a step */
} Seen;

/* What is known while the steps of one case on one engine are looked at. */
typedef struct Look {
    Store *store;
    int64_t comparison_id, case_id, engine_id;
    const char *engine, *name; /* of the case; NULL: its steps are commands */
    Seen *seen, *reference;    /* reference is NULL where it did not run */
    char root[33];             /* divergence of the last module that did not link */
} Look;

#define NO_INSTANCE "failed no instance"
#define FRONT_END   "failed front end"
/* What module linking refuses, no other engine can be asked; a case that goes on agrees by its other steps. */
#define UNASKED "unsupported module-linking"
/* Likewise what a subtest says to be optional. */
#define OPTIONAL "unsupported optional"
/* Subtests of one case that fail with the same words are one cause; what is wrong with a script as a whole is one in all
   cases. */
#define SUBTEST "subtest"

char *store_letters(const char *runs)
{
    char *letters = NULL;
    size_t len = 0;
    while (*runs) {
        char *end;
        size_t n = strtoull(runs, &end, 10);
        if (!*end || end == runs || n > 1u << 24)
            break;
        letters = memory_resize(letters, len + n + 1);
        memset(letters + len, *end, n);
        len += n;
        runs = end + 1;
    }
    letters = memory_resize(letters, len + 1);
    letters[len] = 0;
    return letters;
}

static const json_t *read_json(Unread *unread)
{
    if (!unread->json && unread->text)
        unread->json = json_loads(unread->text, 0, NULL);
    return unread->json;
}

/* What stands in ROW, until the next one, from COLUMN on. */
static Seen seen_of(sqlite3_stmt *row, int column)
{
    Seen seen;
    seen.outcomes = (Unread){(const char *)sqlite3_column_text(row, column), NULL};
    seen.messages = (Unread){(const char *)sqlite3_column_text(row, column + 1), NULL};
    seen.verdicts = store_letters((const char *)sqlite3_column_text(row, column + 2));
    seen.permits = (Unread){(const char *)sqlite3_column_text(row, column + 3), NULL};
    return seen;
}

static void seen_free(Seen *seen)
{
    json_decref(seen->outcomes.json);
    json_decref(seen->messages.json);
    json_decref(seen->permits.json);
    free(seen->verdicts);
    *seen = (Seen){0};
}

static const char *outcome_at(Seen *seen, size_t i)
{
    const char *text =
        seen ? json_string_value(json_array_get(read_json(&seen->outcomes), i)) : NULL;
    return text ? text : "missing";
}

static const char *message_at(Seen *seen, size_t i)
{
    char step[24];
    snprintf(step, sizeof step, "%zu", i);
    const char *text = json_string_value(json_object_get(read_json(&seen->messages), step));
    return text ? text : "";
}

/* The patterns of what is permitted at step I; NULL where that is the outcome alone. */
static const json_t *permits_at(Seen *seen, size_t i)
{
    char step[24];
    snprintf(step, sizeof step, "%zu", i);
    return json_object_get(read_json(&seen->permits), step);
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* Takes numbers and quoted parts out of TEXT, so that one cause reads the same in every case. Digits within a word
   ("f32", "memory64") stay. */
static void without_numbers(const char *text, char *out, size_t size)
{
    size_t n = 0;
    for (const char *at = text; *at && n + 3 < size; at++) {
        const char *quote = *at == '"' ? strchr(at + 1, '"') : NULL;
        if (quote) {
            out[n++] = '"';
            out[n++] = '"';
            at = quote;
        } else if (isdigit((unsigned char)*at) && (at == text || !is_word(at[-1]))) {
            while (is_word(at[1]) || at[1] == '.')
                at++;
            out[n++] = '#';
        } else {
            out[n++] = *at;
        }
    }
    out[n] = 0;
}

/* The kind of a step's command, such as "assert_return". */
static char *command_kind(Store *store, int64_t case_id, size_t step)
{
    sqlite3_stmt *statement =
        store_prepare(store, "select kind from commands where case_id = ?1 and step = ?2");
    sqlite3_bind_int64(statement, 1, case_id);
    sqlite3_bind_int64(statement, 2, (int64_t)step);
    char *kind = text_copy(sqlite3_step(statement) == SQLITE_ROW
                               ? (const char *)sqlite3_column_text(statement, 0)
                               : "?");
    store_done(store, statement);
    return kind;
}

/* What is due at a step, malloc'ed: what the reference did or says is permitted, where the script has nothing against
   it; else the assertion. */
static char *due_at(const Look *look, size_t step)
{
    Seen *reference = look->reference;
    if (!reference || !reference->verdicts || step >= strlen(reference->verdicts) ||
        (reference->verdicts[step] != VERDICT_PASS && reference->verdicts[step] != VERDICT_NONE))
        return text_copy("what the script asserts");
    const json_t *pattern;
    size_t i;
    char *due = NULL;
    json_array_foreach(permits_at(reference, step), i, pattern)
    {
        const char *text = json_string_value(pattern);
        char *longer = text_format("%s%s%s", due ? due : "", due ? " or " : "", text ? text : "?");
        free(due);
        due = longer;
    }
    return due ? due : text_copy(outcome_at(reference, step));
}

/* The row of causes for divergence ID, made where it is new. */
static int64_t cause_row(Store *store, const char *id, const char *class, const char *cause)
{
    sqlite3_stmt *statement = store_prepare(
        store, "insert into causes (divergence_id, class, cause) values (?1, ?2, ?3) on conflict "
               "(divergence_id) do update set class = class returning cause_id");
    const char *texts[] = {id, class, cause};
    for (int i = 0; i < 3; i++)
        sqlite3_bind_text(statement, 1 + i, texts[i], -1, SQLITE_TRANSIENT);
    return store_integer(store, statement);
}

static void insert_comparison_step(const Look *look, size_t step, int64_t cause, const char *due)
{
    const char *texts[] = {due, outcome_at(look->seen, step), message_at(look->seen, step)};
    sqlite3_stmt *statement = store_prepare(
        look->store, "insert or ignore into comparison_steps (comparison_id, step, cause_id, due, "
                     "seen, message) values (?1, ?2, ?3, ?4, ?5, ?6)");
    sqlite3_bind_int64(statement, 1, look->comparison_id);
    sqlite3_bind_int64(statement, 2, (int64_t)step);
    sqlite3_bind_int64(statement, 3, cause);
    for (int i = 0; i < 3; i++)
        sqlite3_bind_text(statement, 4 + i, texts[i], -1, SQLITE_TRANSIENT);
    store_finish(look->store, statement);
}

static void insert_step(Look *look, const char *class, size_t step)
{
    const char *seen = outcome_at(look->seen, step), *message = message_at(look->seen, step);
    char *due = due_at(look, step);
    char due_plain[300], seen_plain[300], message_plain[300], id[33] = "";
    char *kind = command_kind(look->store, look->case_id, step);
    without_numbers(due, due_plain, sizeof due_plain);
    without_numbers(seen, seen_plain, sizeof seen_plain);
    without_numbers(message, message_plain, sizeof message_plain);
    bool front = strncmp(seen, FRONT_END, strlen(FRONT_END)) == 0;
    const char *what = strcmp(kind, SUBTEST) == 0 && look->name ? look->name : kind;
    char *cause = front ? text_format("the front end refuses the script: %s", message_plain)
                        : text_format("%s: due %s, seen %s%s%s", what, due_plain, seen_plain,
                                      *message ? ": " : "", message_plain);
    char *signature = text_format("%s|%s|%s", look->engine, class, cause);
    hash_hex(signature, strlen(signature), id);
    id[12] = 0;
    if (strcmp(seen, NO_INSTANCE) == 0 && *look->root)
        memcpy(id, look->root, sizeof id);
    else if (strcmp(kind, "module") == 0 || strcmp(kind, "instance") == 0 ||
             strcmp(kind, "register") == 0)
        memcpy(look->root, id, sizeof id);
    insert_comparison_step(look, step, cause_row(look->store, id, class, cause), due);
    free(due);
    free(kind);
    free(cause);
    free(signature);
}

/* True if the specification permits OUTCOME beside what the reference did. */
static bool is_permitted(Seen *reference, size_t step, const char *outcome)
{
    const json_t *pattern;
    size_t i;
    json_array_foreach(permits_at(reference, step), i, pattern)
    {
        if (json_is_string(pattern) && fnmatch(json_string_value(pattern), outcome, 0) == 0)
            return true;
    }
    return false;
}

/* True if an action's outcome is not the reference's and not another permitted one, where the reference could do it. */
static bool differs(const Look *look, size_t step)
{
    Seen *reference = look->reference;
    if (!reference || !reference->verdicts || reference == look->seen ||
        step >= strlen(reference->verdicts) || reference->verdicts[step] != VERDICT_NONE)
        return false;
    const char *seen = outcome_at(look->seen, step);
    /* "passed": the engine does not print what came back exactly enough to compare it */
    return strcmp(seen, "passed") != 0 && strcmp(outcome_at(reference, step), seen) != 0 &&
           !is_permitted(reference, step, seen);
}

/* Inserts the subtests that the reference had and an engine did not, which came to the script's end: true if there are
   any. */
static bool lacks_subtests(Look *look)
{
    const char *letters = look->seen->verdicts;
    size_t n = strlen(letters);
    bool any = false;
    if (!look->name || !look->reference || *letters != VERDICT_PASS)
        return false;
    const char *due = look->reference->verdicts;
    for (size_t i = 0; due[i]; i++) {
        if (due[i] != VERDICT_ABSENT && (i >= n || letters[i] == VERDICT_ABSENT)) {
            insert_step(look, "diverge", i);
            any = true;
        }
    }
    return any;
}

/* True if a missing step I is nothing but what follows from the end of the script as a whole. */
static bool follows(const Look *look, size_t i)
{
    return look->name && i && look->seen->verdicts[0] != VERDICT_PASS;
}

/* How the case stands; inserts its divergent steps on the way. */
static const char *stand(Look *look)
{
    const char *letters = look->seen->verdicts;
    bool crash = strchr(letters, VERDICT_CRASH), timeout = strchr(letters, VERDICT_TIMEOUT);
    bool diverges = false, missing = false, unsupported = false, unasked = false, asked = false;
    *look->root = 0;
    diverges = lacks_subtests(look);
    for (size_t i = 0; letters[i]; i++) {
        switch (letters[i]) {
        case VERDICT_FAIL:
            diverges = true;
            insert_step(look, "diverge", i);
            break;
        case VERDICT_NONE:
            if (differs(look, i)) {
                diverges = true;
                insert_step(look, "diverge", i);
            }
            break;
        case VERDICT_CRASH: insert_step(look, "crash", i); break;
        case VERDICT_TIMEOUT: insert_step(look, "timeout", i); break;
        case VERDICT_MISSING:
            missing = true;
            if (!crash && !timeout && !follows(look, i))
                insert_step(look, "missing", i);
            break;
        case VERDICT_UNSUPPORTED:
            if (strcmp(outcome_at(look->seen, i), UNASKED) == 0 ||
                strcmp(outcome_at(look->seen, i), OPTIONAL) == 0)
                unasked = true;
            else
                unsupported |= strcmp(outcome_at(look->seen, i), "unsupported text") != 0;
            break;
        case VERDICT_PASS: asked |= !look->name || i; break;
        default: break;
        }
    }
    return crash                                ? "crash"
           : timeout                            ? "timeout"
           : diverges                           ? "diverge"
           : missing                            ? "missing"
           : unsupported || (unasked && !asked) ? "unsupported"
                                                : "agree";
}

int64_t store_comparison(Store *store, int64_t case_id, int64_t engine, int64_t result,
                         int64_t reference)
{
    sqlite3_stmt *statement = store_prepare(
        store, "insert into comparisons (case_id, engine_id, result_id, reference_id) values (?1, "
               "?2, ?3, ?4) on conflict (case_id, engine_id, result_id, reference_id) do update "
               "set reference_id = reference_id returning comparison_id");
    const int64_t values[] = {case_id, engine, result, reference};
    for (int i = 0; i < 4; i++)
        sqlite3_bind_int64(statement, i + 1, values[i]);
    return store_integer(store, statement);
}

static void set_standing(const Look *look, const char *standing)
{
    sqlite3_stmt *statement =
        store_prepare(look->store, "update comparisons set standing = ?2 where comparison_id = ?1");
    sqlite3_bind_int64(statement, 1, look->comparison_id);
    sqlite3_bind_text(statement, 2, standing, -1, SQLITE_STATIC);
    store_finish(look->store, statement);
}

static void run_with(Store *store, const char *sql, int64_t run)
{
    sqlite3_stmt *statement = store_prepare(store, sql);
    sqlite3_bind_int64(statement, 1, run);
    store_finish(store, statement);
}

/* Gives each attempt of RUN the comparison with what the reference did first in the same case; the new ones have no
   standing yet. */
static void compare_all(Store *store, int64_t run)
{
    static const char *const statements[] = {
        "create temp table if not exists beside (engine_id integer, case_id integer, attempt "
        "integer, result_id integer, reference_id integer)",
        "delete from temp.beside where ?1",
        "insert into temp.beside select a.engine_id, a.case_id, a.attempt, c.result_id, coalesce("
        "(select rc.result_id from attempts ra join comparisons rc using (comparison_id) join "
        "engines re on re.engine_id = ra.engine_id where ra.run_id = ?1 and re.name = 'ref' and "
        "ra.case_id = a.case_id and ra.attempt = 1), 0) from attempts a join comparisons c using "
        "(comparison_id) where a.run_id = ?1",
        "insert or ignore into comparisons (case_id, engine_id, result_id, reference_id) "
        "select case_id, engine_id, result_id, reference_id from temp.beside where ?1",
        "update attempts set comparison_id = c.comparison_id from temp.beside b join comparisons "
        "c using (case_id, engine_id, result_id, reference_id) where attempts.run_id = ?1 and "
        "b.engine_id = attempts.engine_id and b.case_id = attempts.case_id and b.attempt = "
        "attempts.attempt"};
    store_exec(store, statements[0]);
    for (size_t i = 1; i < sizeof statements / sizeof *statements; i++)
        run_with(store, statements[i], run);
}

/* Every comparison of the run that has no standing yet. */
static void look_at_all(Store *store, int64_t run)
{
    Look look = {.store = store};
    sqlite3_stmt *rows = store_prepare(
        store,
        "select distinct c.comparison_id, c.case_id, c.engine_id, e.name, case when k.kind <> "
        "'wast' then k.name end, l.outcomes, r.messages, r.verdicts, r.permits, m.outcomes, "
        "f.messages, f.verdicts, f.permits from attempts a join comparisons c using "
        "(comparison_id) join results r using (result_id) join outcome_lists l using (list_id) "
        "join engines e on e.engine_id = c.engine_id join cases k on k.case_id = c.case_id left "
        "join results f on f.result_id = c.reference_id left join outcome_lists m on m.list_id = "
        "f.list_id where a.run_id = ?1 and c.standing is null order by c.comparison_id");
    sqlite3_bind_int64(rows, 1, run);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        Seen seen = seen_of(rows, 5);
        bool beside = sqlite3_column_type(rows, 9) != SQLITE_NULL;
        Seen reference = beside ? seen_of(rows, 9) : (Seen){0};
        look.comparison_id = sqlite3_column_int64(rows, 0);
        look.case_id = sqlite3_column_int64(rows, 1);
        look.engine_id = sqlite3_column_int64(rows, 2);
        look.engine = (const char *)sqlite3_column_text(rows, 3);
        look.name = (const char *)sqlite3_column_text(rows, 4);
        look.seen = &seen;
        look.reference = beside && strcmp(look.engine, "ref") != 0 ? &reference : NULL;
        set_standing(&look, stand(&look));
        seen_free(&seen);
        seen_free(&reference);
    }
    store_done(store, rows);
}

void store_diverge(Store *store, int64_t run)
{
    compare_all(store, run);
    look_at_all(store, run);
}
