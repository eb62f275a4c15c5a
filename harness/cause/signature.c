/* cause/signature.c: what divergent steps go wrong by.
 *
 * A signature is the feature, the instruction or step of the API (subject), what is due and what was seen instead, as kinds of
 * outcomes, and the family of the engine. The subject of
 *   a step that ran code        is the instruction that it is in, by cause/locate.c; likewise of a subtest, by what it cites
 *   a module that is not valid  is the instruction whose typing rule refuses it, on the reference
 *   a step without any of that  is the section that the case cites above it
 *   a module that was refused   are the engine's words, since no rule is broken
 *   what nothing is known of    is the phase of the specification that it belongs to
 * What follows from a module that did not link, or from a crash before, has the signature of that. */
#include "harness/cause/signature.h"

#include "harness/cause/locate.h"
#include "harness/cause/section.h"
#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* SECONDS_MOST: how long the reference is asked in all; what is left then is asked for the next time. */
enum { WRONG_MOST = USES_STEPS_MOST, SECONDS_MOST = 60 };

/* A divergent step. */
typedef struct Wrong {
    int64_t step, cause;
    char *kind, *text, *message; /* of the command; text: of its assertion, the name of a subtest */
    char *due, *seen;            /* kinds */
    size_t use;                  /* SIZE_MAX: none */
    const struct Wrong *root;    /* what it follows from, or NULL */
} Wrong;

/* A comparison that is looked at, and its case. */
typedef struct Look {
    Store *store;
    int64_t comparison, case_id;
    const char *family, *feature; /* feature: the newest one that the case needs */
    const char *name;             /* of the case */
    bool subtests;
    char *letters;
    Wrong *wrong;
    size_t n;
    const Uses *uses;
} Look;

static const char *column(sqlite3_stmt *row, int i)
{
    const char *text = (const char *)sqlite3_column_text(row, i);
    return text ? text : "";
}

static bool starts(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

/* ---- kinds of outcomes ---- */

/* DUE, alternatives between " or ", as kinds, each once. */
static char *kinds_of(const char *due)
{
    char *all = NULL;
    for (const char *at = due; *at;) {
        const char *end = strstr(at, " or ");
        char *one = text_copy_n(at, end ? (size_t)(end - at) : strlen(at)),
             *kind = outcome_kind(one);
        char *longer = !all                ? text_copy(kind)
                       : strstr(all, kind) ? text_copy(all)
                                           : text_format("%s or %s", all, kind);
        free(all);
        free(one);
        free(kind);
        all = longer;
        at = end ? end + 4 : at + strlen(at);
    }
    return all ? all : text_copy("");
}

/* What is due at STEP; of an assertion that a module is refused, with its text. A module that is refused where it is one, or a
   script by a front end, is so whatever is due behind that. */
static char *due_of(const Wrong *step, const char *due, const char *seen)
{
    bool refused = starts(seen, "malformed") || starts(seen, "invalid");
    if (starts(seen, "failed front end") ||
        (refused && !starts(due, "malformed") && !starts(due, "invalid")))
        return text_copy("accepted");
    static const char *const classes[] = {"malformed", "invalid", "unlinkable"};
    for (size_t i = 0; i < sizeof classes / sizeof *classes && starts(step->kind, "assert_"); i++) {
        if (strcmp(due, classes[i]) == 0 && *step->text) {
            char *text = text_safe(step->text, 60), *both = text_format("%s (%s)", due, text);
            free(text);
            return both;
        }
    }
    return kinds_of(due);
}

/* What was seen: of a subtest, by which of testharness.js's functions; of the same kind as what is due, another value. */
static char *seen_of(const Look *look, const Wrong *step, const char *seen)
{
    const char *message = step->message;
    size_t name = strspn(message, "abcdefghijklmnopqrstuvwxyz_");
    if (look->subtests && strcmp(seen, "failed") == 0) {
        if (name > 7 && starts(message, "assert_"))
            return text_format("failed %.*s", name < 40 ? (int)name : 40, message);
        return text_copy(*message ? "failed by an error" : seen);
    }
    char *kind = outcome_kind(seen);
    if (strcmp(kind, step->due) == 0) {
        char *other = text_format("%s, another value", kind);
        free(kind);
        return other;
    }
    return kind;
}

/* The type of the first value of the outcome KIND, to TYPE of SIZE bytes. */
static void type_of(const char *kind, char *type, size_t size)
{
    const char *at = starts(kind, "returned ") ? kind + strlen("returned ") : "";
    size_t len = strcspn(at, ": ,");
    if (len >= size)
        len = size - 1;
    memcpy(type, at, len);
    type[len] = 0;
}

/* ---- the steps ---- */

static void read_steps(Look *look)
{
    sqlite3_stmt *rows = store_rows(
        look->store,
        "select s.step, s.cause_id, coalesce(m.kind, '?'), m.subject, s.message, s.due, "
        "s.seen from comparison_steps s left join commands m on m.case_id = ?2 and m.step "
        "= s.step where s.comparison_id = ?1 order by s.step",
        look->comparison);
    sqlite3_bind_int64(rows, 2, look->case_id);
    look->n = 0;
    while (sqlite3_step(rows) == SQLITE_ROW && look->n < WRONG_MOST) {
        Wrong *wrong = &look->wrong[look->n];
        *wrong = (Wrong){.step = sqlite3_column_int64(rows, 0),
                         .cause = sqlite3_column_int64(rows, 1),
                         .kind = text_copy(column(rows, 2)),
                         .text = text_copy(column(rows, 3)),
                         .message = text_copy(column(rows, 4)),
                         .use = SIZE_MAX};
        wrong->due = due_of(wrong, column(rows, 5), column(rows, 6));
        wrong->seen = seen_of(look, wrong, column(rows, 6));
        for (size_t i = 0; i < look->n && strcmp(wrong->seen, "failed no instance") == 0; i++) {
            if (look->wrong[i].cause == wrong->cause && !look->wrong[i].root)
                wrong->root = &look->wrong[i];
        }
        for (size_t i = 0; i < look->n && strcmp(wrong->seen, "crashed before") == 0; i++) {
            if (starts(look->wrong[i].seen, "crashed") && !look->wrong[i].root)
                wrong->root = &look->wrong[i];
        }
        look->n++;
    }
    sqlite3_finalize(rows);
}

static void free_steps(Look *look)
{
    for (size_t i = 0; i < look->n; i++) {
        char *texts[] = {look->wrong[i].kind, look->wrong[i].text, look->wrong[i].message,
                         look->wrong[i].due, look->wrong[i].seen};
        for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
            free(texts[k]);
    }
    look->n = 0;
}

/* True if the module of the step was refused though it is one, so that what it would run does not tell why. */
static bool is_refused(const Wrong *wrong)
{
    static const char *const refused[] = {"malformed", "invalid", "unlinkable", "failed front end"};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        if (starts(wrong->seen, refused[i]))
            return true;
    }
    return strcmp(wrong->due, "linked") == 0 && strcmp(wrong->seen, "failed") == 0;
}

/* True if A and B, which are not places of each other's, go wrong in one way. */
static bool is_alike(const Wrong *a, const Wrong *b)
{
    return strcmp(a->due, b->due) == 0 && strcmp(a->seen, b->seen) == 0;
}

/* Finds the uses that the steps alike to step FIRST, which is the first of them, are in. */
static void locate_alike(Look *look, size_t first, Step_state *state, size_t *places)
{
    size_t steps = strlen(look->letters);
    char type[16];
    steps = steps < USES_STEPS_MOST ? steps : USES_STEPS_MOST;
    for (size_t i = 0; i < steps; i++)
        state[i] = look->letters[i] == VERDICT_PASS || look->letters[i] == VERDICT_NONE
                       ? STEP_RIGHT
                       : STEP_SILENT;
    for (size_t i = 0; i < look->n; i++) {
        if ((uint64_t)look->wrong[i].step < steps)
            state[look->wrong[i].step] =
                !look->wrong[i].root && is_alike(&look->wrong[first], &look->wrong[i])
                    ? STEP_WRONG
                    : STEP_SILENT;
    }
    type_of(look->wrong[first].due, type, sizeof type);
    locate(look->uses, state, steps, type, places);
    for (size_t i = first; i < look->n; i++) {
        if ((uint64_t)look->wrong[i].step < steps && is_alike(&look->wrong[first], &look->wrong[i]))
            look->wrong[i].use = places[look->wrong[i].step];
    }
}

static void locate_steps(Look *look)
{
    static Step_state state[USES_STEPS_MOST];
    static size_t places[USES_STEPS_MOST];
    for (size_t i = 0; i < look->n; i++) {
        bool first = !look->wrong[i].root && !is_refused(&look->wrong[i]);
        for (size_t k = 0; first && k < i; k++)
            first = look->wrong[k].root || !is_alike(&look->wrong[k], &look->wrong[i]);
        if (first)
            locate_alike(look, i, state, places);
    }
}

/* ---- the signature ---- */

/* Where a step belongs of which no rule is known. */
static void phase_of(const Look *look, const Wrong *step, Signature *signature)
{
    static const struct {
        const char *kind, *subject, *section;
    } phases[] = {{"assert_invalid", "module validation", "valid-module"},
                  {"assert_malformed", "module decoding", "binary-module"},
                  {"assert_unlinkable", "instantiation", "exec-instantiation"},
                  {"module", "instantiation", "exec-instantiation"},
                  {"instance", "instantiation", "exec-instantiation"},
                  {"register", "instantiation", "exec-instantiation"},
                  {"harness", "the script as a whole", ""},
                  {"subtest", "", ""},
                  {"line", "", ""},
                  {"exit", "how a program ends", ""}};
    signature->subject = "invocation";
    signature->section = "exec-invocation";
    for (size_t i = 0; i < sizeof phases / sizeof *phases; i++) {
        if (starts(step->kind, phases[i].kind)) {
            signature->subject = *phases[i].subject ? phases[i].subject : look->name;
            signature->section = phases[i].section;
            break;
        }
    }
    signature->feature = look->feature;
}

/* Which section a module that was refused holds against. */
static const char *refusal_of(const Wrong *step)
{
    return starts(step->seen, "invalid")        ? "valid-module"
           : starts(step->seen, "malformed")    ? "binary-module"
           : starts(step->seen, "failed front") ? "text-module"
                                                : "exec-instantiation";
}

static void sign(Look *look, const Wrong *step, const Wrong *of)
{
    Signature signature = {.family = look->family, .due = of->due, .seen = of->seen};
    char *words = NULL;
    if (of->use != SIZE_MAX) {
        const Use *use = &look->uses->at[of->use];
        /* what the core cites is of a feature that the case needs */
        signature.feature = strcmp(use->feature, "core") == 0 ? look->feature : use->feature;
        signature.subject = use->name;
        signature.section = use->section;
    } else {
        phase_of(look, of, &signature);
    }
    if (!look->subtests && is_refused(of)) {
        signature.section = refusal_of(of);
        char *said = message_words(of->message);
        words = *said ? text_format("module: %s", said) : text_copy(signature.subject);
        signature.subject = words;
        free(said);
    }
    char *subject = text_safe(signature.subject, 100);
    signature.subject = subject;
    store_signature(look->store, look->comparison, step->step, &signature);
    free(subject);
    free(words);
}

static void look_at(Look *look)
{
    read_steps(look);
    locate_steps(look);
    for (size_t i = 0; i < look->n; i++)
        sign(look, &look->wrong[i], look->wrong[i].root ? look->wrong[i].root : &look->wrong[i]);
    store_located(look->store, look->comparison, look->uses->known);
    free_steps(look);
}

/* ---- the run ---- */

/* The subtests of the case. */
static Named_step *subtests_of(Store *store, int64_t case_id, size_t *n)
{
    Named_step *names = NULL;
    sqlite3_stmt *rows = store_rows(
        store, "select step, subject from commands where case_id = ?1 and step > 0 order by step",
        case_id);
    *n = 0;
    while (sqlite3_step(rows) == SQLITE_ROW && *n < USES_STEPS_MOST) {
        names = array_room(names, *n, sizeof *names);
        names[(*n)++] =
            (Named_step){(size_t)sqlite3_column_int64(rows, 0), text_copy(column(rows, 1))};
    }
    sqlite3_finalize(rows);
    return names;
}

/* What the steps of the case use, whose kind, suite, name, path, content and features are in ROW from column 4 on. */
static void read_uses(Store *store, int64_t case_id, sqlite3_stmt *row, Uses *out)
{
    Case of = {.suite = text_copy(column(row, 5)),
               .name = text_copy(column(row, 6)),
               .path = text_copy(column(row, 7)),
               .features = text_copy(column(row, 9))};
    const char *kind = column(row, 4);
    *out = (Uses){.known = true};
    snprintf(of.content, sizeof of.content, "%s", column(row, 8));
    if (strcmp(kind, "wast") == 0) {
        uses_of_script(&of, out);
    } else if (strcmp(kind, "js") == 0) {
        size_t n;
        Named_step *names = subtests_of(store, case_id, &n);
        uses_of_subtests(&of, names, n, out);
        for (size_t i = 0; i < n; i++)
            free(names[i].name);
        free(names);
    }
    case_free(&of);
}

/* The newest feature of NEEDS, a JSON array; of a case that is no script what it is of. Malloc'ed. */
static char *feature_of(const char *needs, const char *kind, const char *suite)
{
    if (strcmp(kind, "js") == 0)
        return text_copy(strstr(suite, "esm") ? "esm-integration" : "js-api");
    if (strcmp(kind, "program") == 0)
        return text_copy("programs");
    json_t *array = json_loads(needs, 0, NULL);
    const char *last = json_string_value(json_array_get(array, json_array_size(array) - 1));
    char *feature = text_safe(last ? last : "core1", 60);
    json_decref(array);
    return feature;
}

void signatures_find(Store *store, int64_t run)
{
    Uses uses = {0};
    Look look = {.store = store, .uses = &uses, .wrong = memory_new(WRONG_MOST * sizeof(Wrong))};
    time_t began = time(NULL);
    store_signatures_begin(store);
    store_flush(store);
    sqlite3_stmt *rows = store_rows(
        store,
        "select distinct c.comparison_id, c.case_id, coalesce(nullif(e.family, ''), e.name), "
        "r.verdicts, k.kind, k.suite, k.name, k.path, k.content, k.features, k.needs from attempts "
        "a "
        "join comparisons c using (comparison_id) join engines e on e.engine_id = c.engine_id join "
        "results r using (result_id) join cases k on k.case_id = c.case_id where a.run_id = ?1 and "
        "c.standing not in ('agree', 'unsupported') and exists (select 1 from comparison_steps s "
        "where s.comparison_id = c.comparison_id) and not exists (select 1 from located l where "
        "l.comparison_id = c.comparison_id and known) order by c.case_id, c.comparison_id",
        run);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        int64_t case_id = sqlite3_column_int64(rows, 1);
        if (case_id != look.case_id) {
            store_flush(store); /* nobody waits for the reference */
            uses_free(&uses);
            if (time(NULL) - began <= SECONDS_MOST)
                read_uses(store, case_id, rows, &uses);
            store_signatures_begin(store);
        }
        char *feature = feature_of(column(rows, 10), column(rows, 4), column(rows, 5));
        look.comparison = sqlite3_column_int64(rows, 0);
        look.case_id = case_id;
        look.family = column(rows, 2);
        look.feature = feature;
        look.name = column(rows, 6);
        look.subtests = strcmp(column(rows, 4), "js") == 0;
        look.letters = store_letters(column(rows, 3));
        look_at(&look);
        free(look.letters);
        free(feature);
    }
    sqlite3_finalize(rows);
    store_flush(store);
    uses_free(&uses);
    free(look.wrong);
}
