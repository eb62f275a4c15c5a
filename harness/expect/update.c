/* expect/update.c: rewriting an expectation file: bytes are spliced, what stays is not written anew. */
#include "harness/expect/internal.h"

#include "harness/util/text.h"

#include <errno.h>
#include <fnmatch.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What the run says of a rule. */
typedef struct Tally {
    size_t meant, passes, surprises;
    const char *outcome; /* of all steps that were not due */
    bool several;        /* there is more than one */
    /* what becomes of its steps: those that are unexpected, or all that were not due, get rules anew */
    bool unexpected_anew, all_anew;
} Tally;

typedef struct Updating {
    Store *store;
    int64_t run;
    const Rules *rules;
    const Comparison *compared;
    const Update *how;
    Tally *tallies; /* by rule */
    Splices splices;
    bool *fresh; /* for each of COMPARED: it gets a rule of its own */
    FILE *added; /* lines of new rules */
    char *text;  /* of the file as it is */
    size_t len;
    const char *newline;
    size_t changed, added_n, removed_n, wide_n;
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
    splices_add(&u->splices, start, end, text);
    u->changed++;
}

/* ---- rules that are there ---- */

static bool is_glob(const char *text)
{
    return text ? strpbrk(text, "*?[") != NULL : true;
}

/* True if RULE means steps of one case on one engine and nothing else has its words: then it can be rewritten, else it
   stays. */
static bool is_exact(const Rule *rule)
{
    return rule->name && !is_glob(rule->engine) && rule->steps && rule->expect_own &&
           rule->own_lines;
}

static bool is_asked(const Updating *u, const Compared *each)
{
    return !u->how->engine || fnmatch(u->how->engine, each->engine, 0) == 0;
}

static void tally(Updating *u)
{
    for (size_t i = 0; i < u->compared->n; i++) {
        const Compared *each = &u->compared->at[i];
        if (!each->rule || !is_asked(u, each))
            continue;
        Tally *of = &u->tallies[each->rule - u->rules->at];
        of->meant++;
        of->passes += each->surprise == UNEXPECTED_PASS;
        of->surprises += each->surprise == UNEXPECTED;
        if (each->due)
            continue;
        of->several |= of->outcome && strcmp(of->outcome, each->outcome) != 0;
        of->outcome = each->outcome;
    }
}

/* Takes RULE out, all that it meant being due or having rules anew. False after one line where it has no lines of its
   own. */
static bool take_out(Updating *u, const Rule *rule)
{
    if (!rule->own_lines) {
        complain("%s:%d:%d: this rule has to go and shares its lines with others; write a rule as "
                 "lines of its own that begin with '- ', or take it out by hand",
                 rule->file, rule->line, rule->column);
        return false;
    }
    splice(u, rule->start, rule->end, text_copy(""));
    u->removed_n++;
    return true;
}

/* A further item behind the last one of the list that RULE expects: in brackets, or a line as the last one begins. */
static char *further_item(const Updating *u, const Rule *rule, const char *word)
{
    if (rule->expect_flow)
        return text_format(", %s", word);
    size_t start = rule->expect_end;
    while (start && u->text[start - 1] != '\n')
        start--;
    return text_format("%s%.*s%s", u->newline, (int)strspn(u->text + start, " -"), u->text + start,
                       word);
}

/* The outcome that RULE is to expect from now on: instead of the one that it has, or beside several. */
static void rewrite_outcome(Updating *u, const Rule *rule, const char *outcome)
{
    char *word = quoted_literal(outcome);
    if (!rule->expect_listed)
        splice(u, rule->expect_start, rule->expect_end, text_format("[%s]", word));
    else if (rule->expect[1])
        splice(u, rule->expect_end, rule->expect_end, further_item(u, rule, word));
    else
        splice(u, rule->expect_start, rule->expect_end, text_copy(word));
    free(word);
}

/* False after one line on stderr. */
static bool update_rule(Updating *u, const Rule *rule)
{
    Tally *of = &u->tallies[rule - u->rules->at];
    if (!of->passes && !of->surprises)
        return true;
    if (u->compared->stale[rule - u->rules->at])
        return take_out(u, rule);
    u->wide_n += of->passes == of->meant;
    if (!is_exact(rule)) {
        of->unexpected_anew = true;
        return true;
    }
    if (!of->passes && !of->several) {
        rewrite_outcome(u, rule, of->outcome);
        return true;
    }
    if (rule_narrow(u->text, u->compared, rule, &u->splices)) {
        of->unexpected_anew = true;
        u->changed++;
        return true;
    }
    of->all_anew = true;
    return take_out(u, rule);
}

/* Whether a step gets a rule of its own. A rule of a file that is read behind the one that is written would hold all the same:
   those steps are counted in *LATER. */
static bool is_fresh(const Updating *u, const Compared *each, size_t last, size_t *later)
{
    if (!is_asked(u, each) || each->unobserved)
        return false;
    if (!each->rule)
        return each->surprise == UNEXPECTED;
    const Tally *of = &u->tallies[each->rule - u->rules->at];
    bool own = strcmp(each->rule->file, u->how->file) == 0;
    if (own && of->all_anew)
        return !each->due && strncmp(each->outcome, "unsupported", 11) != 0;
    bool wanted = each->surprise == UNEXPECTED && (!own || of->unexpected_anew);
    bool behind = wanted && !own && (size_t)(each->rule - u->rules->at) > last;
    *later += behind;
    return wanted && !behind;
}

/* ---- rules that are new ---- */

/* The words of the cause of a step, malloc'ed. */
static char *cause_of(const Updating *u, const Compared *each)
{
    sqlite3_stmt *row = store_rows(
        u->store,
        "select coalesce(g.subject || ': due ' || g.due || ', seen ' || g.seen || ' (' || g.id || "
        "')', u.cause) from attempts a join comparison_steps s using (comparison_id) "
        "join causes u using (cause_id) left join step_signatures t on "
        "t.comparison_id = s.comparison_id and t.step = s.step left join signatures g using "
        "(signature_id) where a.run_id = ?1 and a.engine_id = ?2 and a.case_id = ?3 and "
        "a.attempt = 1 and s.step = ?4",
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

/* The steps that one new rule is for: those of a case on an engine that did the same. */
typedef struct Taken {
    const Compared **at;
    size_t n;
} Taken;

/* Those that are fresh and go with number FIRST of COMPARED, which lists a case's steps one after the other; they are fresh
   no more. */
static Taken take_fresh(Updating *u, size_t first)
{
    const Compared *at = u->compared->at, *of = &at[first];
    Taken taken = {0};
    for (size_t i = first;
         i < u->compared->n && at[i].engine_id == of->engine_id && at[i].case_id == of->case_id;
         i++) {
        if (!u->fresh[i] || strcmp(at[i].outcome, of->outcome) != 0)
            continue;
        taken.at = array_room(taken.at, taken.n, sizeof *taken.at);
        taken.at[taken.n++] = &at[i];
        u->fresh[i] = false;
    }
    return taken;
}

/* What is behind '#' in the case of their rule; NULL where they are subtests, and more than one. */
static char *steps_of(const Taken *taken)
{
    if (taken->at[0]->subtest)
        return taken->n == 1 ? literal(taken->at[0]->subtest) : NULL;
    int64_t *steps = memory_new(taken->n * sizeof *steps);
    for (size_t i = 0; i < taken->n; i++)
        steps[i] = taken->at[i]->step;
    char *text = ranges_text(steps, taken->n);
    free(steps);
    return text;
}

static int by_words(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Why they go wrong: the words of the first one's cause, and how many causes more there are. */
static char *reason_of(const Updating *u, const Taken *taken)
{
    if (u->how->reason)
        return text_copy(u->how->reason);
    char **causes = NULL;
    for (size_t i = 0; i < taken->n; i++)
        strings_push(&causes, cause_of(u, taken->at[i]));
    char *first = text_copy(causes[0]);
    qsort(causes, taken->n, sizeof *causes, by_words);
    size_t more = 0;
    for (size_t i = 1; i < taken->n; i++)
        more += strcmp(causes[i], causes[i - 1]) != 0;
    char *text = more ? text_format("%s (and %zu cause%s more)", first, more, more == 1 ? "" : "s")
                      : text_copy(first);
    free(first);
    strings_free(causes);
    return text;
}

/* Writes the names of TAKEN as the last key of a rule, a line each, so that they can be gone through one by one. */
static void write_steps(const Updating *u, const Taken *taken, const char *indent)
{
    fprintf(u->added, ", steps: [");
    for (size_t i = 0; i < taken->n; i++) {
        char *word = quoted_literal(taken->at[i]->subtest);
        fprintf(u->added, "%s%s%s   %s", i ? "," : "", u->newline, indent, word);
        free(word);
    }
    fprintf(u->added, "]");
}

/* Adds the rule for what number FIRST of COMPARED shows, and whatever goes with it. */
static void add_rule(Updating *u, size_t first, const char *indent)
{
    const Compared *of = &u->compared->at[first];
    Taken taken = take_fresh(u, first);
    char *steps = steps_of(&taken), *glob = literal(of->name), *reason = reason_of(u, &taken);
    char *where = text_format("%s%s%s", glob, steps ? "#" : "", steps ? steps : "");
    char *words[] = {quoted(where), quoted(of->engine), quoted_literal(of->outcome), quoted(reason),
                     quoted(u->how->link)};
    fprintf(u->added, "%s- {case: %s, engine: %s, expect: [%s], reason: %s, link: %s", indent,
            words[0], words[1], words[2], words[3], words[4]);
    if (!steps)
        write_steps(u, &taken, indent);
    fprintf(u->added, "}%s", u->newline);
    u->changed++;
    u->added_n++;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        free(words[i]);
    free(reason);
    free(where);
    free(glob);
    free(steps);
    free(taken.at);
}

/* ---- the file ---- */

/* The last rule of the file in its text, NULL where it has none. */
static const Rule *last_rule(const Updating *u)
{
    const Rule *last = NULL;
    for (size_t i = 0; i < u->rules->n; i++) {
        const Rule *rule = &u->rules->at[i];
        if (strcmp(rule->file, u->how->file) == 0 && rule->own_lines &&
            (!last || rule->end > last->end))
            last = rule;
    }
    return last;
}

static int by_start(const void *a, const void *b)
{
    const Splice *left = a, *right = b;
    return left->start < right->start ? -1 : left->start > right->start;
}

/* The file's text with all splices, malloc'ed. */
static char *spliced(Updating *u, size_t *out_len)
{
    size_t at = 0;
    char *out = NULL;
    FILE *stream = open_memstream(&out, out_len);
    if (u->splices.n)
        qsort(u->splices.at, u->splices.n, sizeof *u->splices.at, by_start);
    for (size_t i = 0; i <= u->splices.n; i++) {
        size_t until = i < u->splices.n ? u->splices.at[i].start : u->len;
        fwrite(u->text + at, 1, until - at, stream);
        if (i == u->splices.n)
            break;
        fputs(u->splices.at[i].text, stream);
        at = u->splices.at[i].end;
    }
    fclose(stream);
    return out;
}

/* Whether a change takes out what ends AT. */
static bool is_taken_out(const Updating *u, size_t at)
{
    for (size_t i = 0; i < u->splices.n; i++) {
        if (u->splices.at[i].end == at && !*u->splices.at[i].text)
            return true;
    }
    return false;
}

/* Puts the LINES of new rules behind the last one, or where the list begins. */
static void place_added(Updating *u, const char *lines)
{
    if (!*lines)
        return;
    const Rule *last = last_rule(u);
    List_place place = {0, 0, last ? last->end : 0, true};
    size_t changed = u->changed;
    if (!last)
        place = place_list(u->text, u->len);
    if (place.until > place.from)
        splice(u, place.from, place.until, text_copy(""));
    bool open = place.at && u->text[place.at - 1] != '\n' && !is_taken_out(u, place.at);
    splice(u, place.at, place.at,
           text_format("%s%s%s%s", open ? u->newline : "",
                       place.headed ? "" : "rules:", place.headed ? "" : u->newline, lines));
    u->changed = changed;
}

/* Gives the file TO the mode of FROM, where that is there. */
static bool copy_mode(const char *from, const char *to)
{
    struct stat info;
    return !from || stat(from, &info) != 0 || chmod(to, info.st_mode & 07777) == 0;
}

/* Writes TEXT to the file whole or not at all. */
static bool replace_file(const char *file, const char *text, size_t len)
{
    /* what a link names is written, and the link stays */
    char *target = realpath(file, NULL), *beside = text_format("%s.new", target ? target : file);
    bool good = file_write(beside, text, len) && copy_mode(target, beside) &&
                rename(beside, target ? target : file) == 0;
    if (!good) {
        complain("%s: %s; name another file with --file", file, strerror(errno));
        unlink(beside);
    }
    free(target);
    free(beside);
    return good;
}

/* True if TEXT has the rules of the file but for what was changed; else says what to do. */
static bool is_sound(const Updating *u, const char *text, size_t len, long before)
{
    if (rules_counted(text, len) == before - (long)u->removed_n + (long)u->added_n)
        return true;
    complain(
        "%s: its layout is not one that can be rewritten line by line; write each rule as lines "
        "of its own that begin with '- ', below 'rules:'",
        u->how->file);
    return false;
}

static bool read_text(Updating *u)
{
    bool here = access(u->how->file, F_OK) == 0;
    u->text = here ? file_read(u->how->file, &u->len) : text_copy("version: 1\nrules:\n");
    if (!u->text) {
        complain("%s: %s", u->how->file, strerror(errno));
        return false;
    }
    u->len = here ? u->len : strlen(u->text);
    const char *line = strchr(u->text, '\n');
    u->newline = line && line > u->text && line[-1] == '\r' ? "\r\n" : "\n";
    return true;
}

static bool write_changes(Updating *u)
{
    size_t lines_len, out_len;
    long before = rules_counted(u->text, u->len);
    const Rule *last = last_rule(u);
    char *lines = NULL;
    char *indent = last ? text_copy_n(u->text + last->start, strspn(u->text + last->start, " "))
                        : text_copy("");
    if (!u->how->link && memchr(u->fresh, 1, u->compared->n)) {
        complain("expect update: say where it is tracked, with --link URL (https://..., or like "
                 "OWNER/NAME#12)");
        free(indent);
        return false;
    }
    u->added = open_memstream(&lines, &lines_len);
    for (size_t i = 0; i < u->compared->n; i++) {
        if (u->fresh[i])
            add_rule(u, i, indent);
    }
    fclose(u->added);
    place_added(u, lines);
    char *out = spliced(u, &out_len);
    bool good = !u->changed ||
                (is_sound(u, out, out_len, before) && replace_file(u->how->file, out, out_len));
    free(out);
    free(lines);
    free(indent);
    return good;
}

bool expectations_update(Store *store, int64_t run, const Rules *rules, const Comparison *compared,
                         const Update *how, Updated *done)
{
    Updating u = {.store = store,
                  .run = run,
                  .rules = rules,
                  .compared = compared,
                  .how = how,
                  .tallies = memory_new((rules->n + 1) * sizeof *u.tallies),
                  .fresh = memory_new(compared->n + 1)};
    bool good = read_text(&u);
    size_t last = rules->n;
    *done = (Updated){0};
    tally(&u);
    for (size_t i = 0; i < rules->n; i++) {
        const Rule *rule = &rules->at[i];
        if (strcmp(rule->file, how->file) != 0)
            continue;
        last = i;
        good = good && (!rule->expect || update_rule(&u, rule));
    }
    for (size_t i = 0; i < compared->n; i++)
        u.fresh[i] = is_fresh(&u, &compared->at[i], last, &done->later);
    good = good && write_changes(&u);
    done->changed = u.changed;
    done->wide = u.wide_n;
    for (size_t i = 0; i < u.splices.n; i++)
        free(u.splices.at[i].text);
    free(u.splices.at);
    free(u.text);
    free(u.tallies);
    free(u.fresh);
    return good;
}
