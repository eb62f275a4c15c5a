/* expect/update.c: rewriting an expectation file: bytes are spliced, what stays is not written anew. */
#include "harness/expect/expect.h"

#include "harness/util/text.h"

#include <errno.h>
#include <fnmatch.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A change of the file's text: bytes START to END become TEXT. */
typedef struct Splice {
    size_t start, end;
    char *text;
} Splice;

typedef struct Updating {
    Store *store;
    int64_t run;
    const Rules *rules;
    const Comparison *compared;
    const Update *how;
    Splice *splices;
    size_t splices_n;
    bool *fresh; /* for each of COMPARED: it gets a rule of its own */
    char *added; /* lines of new rules */
    size_t changed;
} Updating;

/* ---- words of the file ---- */

/* TEXT in double quotes, as JSON and YAML have them. */
static char *quoted(const char *text)
{
    json_t *string = json_string(text);
    char *out = string ? json_dumps(string, JSON_ENCODE_ANY) : text_copy("\"?\"");
    json_decref(string);
    return out;
}

/* OUTCOME as a glob that means it alone. */
static char *literal(const char *outcome)
{
    char *out = memory_new(strlen(outcome) * 2 + 1), *at = out;
    for (; *outcome; outcome++) {
        if (strchr("*?[\\", *outcome))
            *at++ = '\\';
        *at++ = *outcome;
    }
    return out;
}

static char *quoted_literal(const char *outcome)
{
    char *glob = literal(outcome), *out = quoted(glob);
    free(glob);
    return out;
}

static void splice(Updating *u, size_t start, size_t end, char *text)
{
    u->splices = array_room(u->splices, u->splices_n, sizeof *u->splices);
    u->splices[u->splices_n++] = (Splice){start, end, text};
    u->changed++;
}

/* ---- rules that are there ---- */

static bool is_glob(const char *text)
{
    return !text || strpbrk(text, "*?[");
}

/* True if RULE means steps of one case on one engine: then it can be rewritten, else it stays. */
static bool is_exact(const Rule *rule)
{
    return !is_glob(rule->glob) && !is_glob(rule->engine) && rule->steps;
}

static bool is_asked(const Updating *u, const Compared *each)
{
    return !u->how->engine || fnmatch(u->how->engine, each->engine, 0) == 0;
}

/* What the run says of a rule. */
typedef struct Tally {
    size_t meant, passes, surprises;
    const char *outcome; /* of all steps that were not due */
    bool several;        /* there is more than one */
} Tally;

static Tally tally_of(const Updating *u, const Rule *rule)
{
    Tally tally = {0};
    for (size_t i = 0; i < u->compared->n; i++) {
        const Compared *each = &u->compared->at[i];
        if (each->rule != rule || !is_asked(u, each))
            continue;
        tally.meant++;
        tally.passes += each->surprise == UNEXPECTED_PASS;
        tally.surprises += each->surprise == UNEXPECTED;
        if (each->due)
            continue;
        tally.several |= tally.outcome && strcmp(tally.outcome, each->outcome) != 0;
        tally.outcome = each->outcome;
    }
    return tally;
}

/* Every step of RULE that was not due gets a rule anew. */
static void renew(Updating *u, const Rule *rule, bool unexpected_only)
{
    for (size_t i = 0; i < u->compared->n; i++) {
        const Compared *each = &u->compared->at[i];
        bool wanted = unexpected_only
                          ? each->surprise == UNEXPECTED
                          : !each->due && strncmp(each->outcome, "unsupported", 11) != 0;
        if (each->rule == rule && wanted && is_asked(u, each))
            u->fresh[i] = true;
    }
}

static void update_rule(Updating *u, const Rule *rule)
{
    Tally tally = tally_of(u, rule);
    if (!tally.passes && !tally.surprises)
        return;
    if (tally.passes == tally.meant)
        return splice(u, rule->start, rule->end, text_copy(""));
    if (!is_exact(rule))
        return renew(u, rule, true);
    if (!tally.passes && !tally.several) {
        char *outcome = quoted_literal(tally.outcome);
        char *text = rule->expect_listed ? text_copy(outcome) : text_format("[%s]", outcome);
        free(outcome);
        return splice(u, rule->expect_start, rule->expect_end, text);
    }
    splice(u, rule->start, rule->end, text_copy(""));
    renew(u, rule, false);
}

/* ---- rules that are new ---- */

/* The words of the cause of a step. */
static char *cause_of(const Updating *u, const Compared *each)
{
    sqlite3_stmt *row = store_rows(
        u->store,
        "select cause from attempts a join comparison_steps using (comparison_id) join causes "
        "using (cause_id) where a.run_id = ?1 and a.engine_id = ?2 and a.case_id = ?3 and "
        "a.attempt = 1 and step = ?4",
        u->run);
    sqlite3_bind_int64(row, 2, each->engine_id);
    sqlite3_bind_int64(row, 3, each->case_id);
    sqlite3_bind_int64(row, 4, each->step);
    char *text =
        text_copy(sqlite3_step(row) == SQLITE_ROW ? (const char *)sqlite3_column_text(row, 0)
                                                  : "as observed");
    sqlite3_finalize(row);
    return text;
}

/* The steps of the same case on the same engine with the outcome of number FIRST that are fresh, "3,7-9"; they are fresh
   no more. */
static char *take_ranges(Updating *u, size_t first)
{
    const Compared *at = u->compared->at, *of = &at[first];
    char *text = text_copy("");
    int64_t from = -2, to = -2;
    for (size_t i = first; i <= u->compared->n; i++) {
        bool same = i < u->compared->n && u->fresh[i] && at[i].engine_id == of->engine_id &&
                    at[i].case_id == of->case_id && strcmp(at[i].outcome, of->outcome) == 0;
        if (i < u->compared->n && !same)
            continue;
        if (same && at[i].step == to + 1) {
            to++;
        } else {
            char *longer = from < 0 ? text_copy(text)
                           : from == to
                               ? text_format("%s%s%lld", text, *text ? "," : "", (long long)from)
                               : text_format("%s%s%lld-%lld", text, *text ? "," : "",
                                             (long long)from, (long long)to);
            free(text);
            text = longer;
            if (same)
                from = to = at[i].step;
        }
        if (same)
            u->fresh[i] = false;
    }
    return text;
}

/* Adds the rule for what number FIRST of COMPARED shows. */
static void add_rule(Updating *u, size_t first, const char *indent)
{
    const Compared *of = &u->compared->at[first];
    char *steps = of->subtest ? literal(of->subtest) : take_ranges(u, first);
    u->fresh[first] = false;
    char *glob = literal(of->name), *where = text_format("%s#%s", glob, steps);
    char *cause = u->how->reason ? text_copy(u->how->reason) : cause_of(u, of);
    char *words[] = {quoted(where), quoted(of->engine), quoted_literal(of->outcome), quoted(cause),
                     quoted(u->how->link)};
    char *longer = text_format("%s%s- {case: %s, engine: %s, expect: [%s], reason: %s, link: %s}\n",
                               u->added, indent, words[0], words[1], words[2], words[3], words[4]);
    free(u->added);
    u->added = longer;
    u->changed++;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        free(words[i]);
    free(cause);
    free(where);
    free(glob);
    free(steps);
}

/* ---- the file ---- */

/* The last rule of the file in its text, NULL where it has none. */
static const Rule *last_rule(const Updating *u)
{
    const Rule *last = NULL;
    for (size_t i = 0; i < u->rules->n; i++) {
        const Rule *rule = &u->rules->at[i];
        if (strcmp(rule->file, u->how->file) == 0 && (!last || rule->end > last->end))
            last = rule;
    }
    return last;
}

static int by_start(const void *a, const void *b)
{
    const Splice *left = a, *right = b;
    return left->start < right->start ? -1 : left->start > right->start;
}

/* TEXT with all splices, malloc'ed. */
static char *spliced(Updating *u, const char *text)
{
    size_t at = 0;
    char *out = text_copy("");
    if (u->splices_n)
        qsort(u->splices, u->splices_n, sizeof *u->splices, by_start);
    for (size_t i = 0; i <= u->splices_n; i++) {
        size_t until = i < u->splices_n ? u->splices[i].start : strlen(text);
        char *longer = text_format("%s%.*s%s", out, (int)(until - at), text + at,
                                   i < u->splices_n ? u->splices[i].text : "");
        free(out);
        out = longer;
        at = i < u->splices_n ? u->splices[i].end : until;
    }
    return out;
}

/* Puts the new rules behind the last one, or where the list begins. */
static void place_added(Updating *u, const char *text)
{
    const Rule *last = last_rule(u);
    const char *empty = strstr(text, "rules: []"), *list = strstr(text, "rules:");
    if (!*u->added)
        return;
    size_t end = last ? last->end : strlen(text);
    bool open = end && text[end - 1] != '\n';
    size_t changed = u->changed;
    if (!last && empty)
        splice(u, (size_t)(empty - text) + 6, (size_t)(empty - text) + 9, text_copy(""));
    splice(u, end, end,
           text_format("%s%s%s", open ? "\n" : "", last || list ? "" : "rules:\n", u->added));
    u->changed = changed;
}

/* Writes TEXT to the file whole or not at all, if it can be read as rules. */
static bool replace_file(const char *file, const char *text)
{
    Rules again = {0};
    char *beside = text_format("%s.new", file);
    bool good = file_write(beside, text, strlen(text));
    if (!good)
        complain("%s: %s", beside, strerror(errno));
    if (good && !rules_read(beside, &again))
        good = false;
    if (good && rename(beside, file) != 0) {
        complain("%s: %s", file, strerror(errno));
        good = false;
    }
    if (!good)
        unlink(beside);
    rules_free(&again);
    free(beside);
    return good;
}

static bool write_changes(Updating *u)
{
    size_t len;
    char *text = access(u->how->file, F_OK) == 0 ? file_read(u->how->file, &len)
                                                 : text_copy("version: 1\nrules:\n");
    if (!text) {
        complain("%s: %s", u->how->file, strerror(errno));
        return false;
    }
    const Rule *last = last_rule(u);
    char *indent =
        last ? text_copy_n(text + last->start, strspn(text + last->start, " ")) : text_copy("");
    for (size_t i = 0; i < u->compared->n; i++) {
        if (u->fresh[i])
            add_rule(u, i, indent);
    }
    place_added(u, text);
    char *out = spliced(u, text);
    bool good = !u->changed || replace_file(u->how->file, out);
    free(out);
    free(indent);
    free(text);
    return good;
}

bool expectations_update(Store *store, int64_t run, const Rules *rules, const Comparison *compared,
                         const Update *how, size_t *changed)
{
    Updating u = {.store = store,
                  .run = run,
                  .rules = rules,
                  .compared = compared,
                  .how = how,
                  .fresh = memory_new(compared->n + 1),
                  .added = text_copy("")};
    for (size_t i = 0; i < compared->n; i++) {
        const Compared *each = &compared->at[i];
        u.fresh[i] =
            each->surprise == UNEXPECTED && !each->rule && is_asked(&u, each) && !each->unobserved;
    }
    for (size_t i = 0; i < rules->n; i++) {
        const Rule *rule = &rules->at[i];
        if (rule->expect && strcmp(rule->file, how->file) == 0)
            update_rule(&u, rule);
        else if (rule->expect)
            renew(&u, rule, true);
    }
    bool good = write_changes(&u);
    *changed = u.changed;
    for (size_t i = 0; i < u.splices_n; i++)
        free(u.splices[i].text);
    free(u.splices);
    free(u.fresh);
    free(u.added);
    return good;
}
