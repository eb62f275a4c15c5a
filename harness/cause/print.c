/* cause/print.c: causes for people and programs. */
#include "harness/cause/print.h"

#include "harness/cause/markdown.h"
#include "harness/cause/section.h"
#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

enum { SOURCE_MOST = 2000, ENGINES_SHOWN = 8 };

static const char *plural(int64_t n)
{
    return n == 1 ? "" : "s";
}

static void print_json(json_t *json, FILE *out)
{
    json_dumpf(json, out, JSON_INDENT(1));
    putc('\n', out);
    json_decref(json);
}

/* ---- the list, as text: no line is much longer than a narrow terminal's but for the words of engines ---- */

static void print_engines(const Cause *cause, FILE *out)
{
    for (size_t i = 0; i < cause->engines_n && i < ENGINES_SHOWN; i++) {
        fputs(i ? ", " : "", out);
        print_safe(out, cause->engines[i].name);
    }
    if (cause->engines_n > ENGINES_SHOWN)
        fprintf(out, " and %zu more", cause->engines_n - ENGINES_SHOWN);
}

static void print_others(const Cause *cause, FILE *out)
{
    for (size_t i = 0; i < cause->others_n; i++) {
        fprintf(out, "%s%s ", i ? ", " : "", cause->others[i].id);
        print_safe(out, cause->others[i].family);
    }
}

/* What is due and seen by what, how often, and where. */
static void print_head(const Cause *cause, FILE *out)
{
    fprintf(out, "%s  ", cause->id);
    print_safe(out, cause->subject);
    fputs("\n    due ", out);
    print_safe(out, cause->due);
    fputs(", seen ", out);
    print_safe(out, cause->seen);
    fprintf(out, "\n    %lld step%s in %lld case%s on ", (long long)cause->steps,
            plural(cause->steps), (long long)cause->cases, plural(cause->cases));
    print_engines(cause, out);
}

static void print_line(const Cause *cause, FILE *out)
{
    const Cause_place *place = &cause->smallest;
    print_head(cause, out);
    fputs("\n    smallest ", out);
    print_safe(out, place->suite);
    putc('/', out);
    print_safe(out, place->name);
    if (place->line)
        fprintf(out, " line %lld", (long long)place->line);
    putc('\n', out);
    if (cause->others_n) {
        fputs("    likewise ", out);
        print_others(cause, out);
        putc('\n', out);
    }
}

static void print_list(const Causes *causes, FILE *out)
{
    for (size_t i = 0; i < causes->n; i++)
        print_line(&causes->at[i], out);
    if (causes->n)
        fprintf(out, "%zu cause%s in run %lld; more of one: touchstone cause ID\n", causes->n,
                plural((int64_t)causes->n), (long long)causes->run);
    else
        fprintf(out, "nothing diverges in run %lld\n", (long long)causes->run);
}

static void print_list_markdown(const Causes *causes, FILE *out)
{
    fputs("| cause | family | instruction or step | due | seen | cases | smallest |\n"
          "|---|---|---|---|---|---:|---|\n",
          out);
    for (size_t i = 0; i < causes->n; i++) {
        const Cause *cause = &causes->at[i];
        const char *texts[] = {cause->id, cause->family, cause->subject, cause->due, cause->seen};
        char *place = text_format("%s/%s%s%.0lld", cause->smallest.suite, cause->smallest.name,
                                  cause->smallest.line ? ":" : "", (long long)cause->smallest.line);
        for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
            fputs("| ", out);
            markdown_code(out, texts[k]);
            putc(' ', out);
        }
        fprintf(out, "| %lld | ", (long long)cause->cases);
        markdown_code(out, place);
        fputs(" |\n", out);
        free(place);
    }
    if (!causes->n)
        fputs("\nNothing diverges.\n", out);
}

void causes_print(Store *store, const Causes *causes, Cause_format format, const char *db,
                  FILE *out)
{
    if (format == CAUSE_TEXT) {
        print_list(causes, out);
    } else if (format == CAUSE_MARKDOWN) {
        print_list_markdown(causes, out);
    } else {
        json_t *array = json_array();
        for (size_t i = 0; i < causes->n; i++)
            json_array_append_new(array, cause_json(store, causes->run, &causes->at[i], db));
        print_json(array, out);
    }
}

/* ---- one cause, as text ---- */

/* TEXT, its lines indented and made safe, as far as that is short. */
static void print_indented(const char *text, FILE *out)
{
    size_t left = SOURCE_MOST;
    for (const char *at = text; *at;) {
        size_t len = strcspn(at, "\n");
        if (len > left) {
            fputs("    ...\n", out);
            return;
        }
        char *line = text_copy_n(at, len);
        for (char *tab = line; (tab = strchr(tab, '\t'));)
            *tab = ' ';
        fputs("    ", out);
        print_safe(out, line);
        putc('\n', out);
        free(line);
        left -= len;
        at += len + (at[len] == '\n');
    }
}

static void print_field(const char *name, const char *text, FILE *out)
{
    fprintf(out, "%-9s", name);
    print_safe(out, text);
    putc('\n', out);
}

static void print_rules(const Cause *cause, FILE *out)
{
    for (size_t i = 0; i < cause->rules_n; i++) {
        const char *number = section_number(cause->rules[i].section);
        fprintf(out, "%-9s%s%s", i ? "" : "rule", number, *number ? " " : "");
        print_safe(out, cause->rules[i].section);
        if (*cause->rules[i].url)
            fprintf(out, "\n         %s", cause->rules[i].url);
        putc('\n', out);
    }
}

static void print_place(Store *store, int64_t run, const Cause_place *place, FILE *out)
{
    Excerpt excerpt;
    char *expected = excerpt_expected(store, run, place);
    fputs("smallest ", out);
    print_safe(out, place->suite);
    putc('/', out);
    print_safe(out, place->name);
    if (place->line)
        fprintf(out, " line %lld", (long long)place->line);
    fprintf(out, ", step %lld\n", (long long)place->step);
    if (strcmp(place->form, "wast") != 0) {
        fputs("    ", out);
        print_safe(out, place->subject);
        putc('\n', out);
    }
    if (excerpt_read(place, expected, &excerpt)) {
        print_indented(excerpt.text, out);
        excerpt_free(&excerpt);
    }
    free(expected);
}

static void print_outcomes(Store *store, int64_t run, const Cause_place *place, FILE *out)
{
    size_t n;
    Cause_outcome *outcomes = cause_outcomes(store, run, place->case_id, place->step, &n);
    print_field("due", place->due, out);
    for (size_t i = 0; i < n; i++) {
        const Cause_outcome *o = &outcomes[i];
        fputs("  ", out);
        print_safe(out, o->engine);
        putc(' ', out);
        print_safe(out, o->version);
        fprintf(out, ": %s, ", o->verdict);
        char *seen = text_safe(o->seen, 300), *message = text_safe(o->message, 200);
        fprintf(out, "%s%s%s%s\n", seen, *message ? " (" : "", message, *message ? ")" : "");
        free(seen);
        free(message);
    }
    cause_outcomes_free(outcomes, n);
}

static void print_commands(const Cause *cause, const char *db, FILE *out)
{
    static const char *const commands[] = {"replay", "reduce"};
    for (int i = 0; i < 2; i++) {
        char *line = cause_command(commands[i], cause, db);
        fprintf(out, "%-9s%s\n", commands[i], line);
        free(line);
    }
    char *line = cause_command("cause", cause, db);
    fprintf(out, "%-9s%s --report\n", "report", line);
    free(line);
}

static void print_text(Store *store, int64_t run, const Cause *cause, const char *db, FILE *out)
{
    print_head(cause, out);
    putc('\n', out);
    print_field("family", cause->family, out);
    print_field("feature", cause->feature, out);
    print_rules(cause, out);
    print_place(store, run, &cause->smallest, out);
    print_outcomes(store, run, &cause->smallest, out);
    if (cause->others_n) {
        fputs("likewise ", out);
        print_others(cause, out);
        putc('\n', out);
    }
    print_commands(cause, db, out);
}

static void print_report(Store *store, int64_t run, const Cause *cause, FILE *out)
{
    Excerpt excerpt;
    char *expected = excerpt_expected(store, run, &cause->smallest);
    bool known = excerpt_read(&cause->smallest, expected, &excerpt);
    cause_report(store, run, cause, NULL, known ? &excerpt : NULL, out);
    if (known)
        excerpt_free(&excerpt);
    free(expected);
}

void cause_print(Store *store, const Causes *causes, Cause_format format, const char *db, FILE *out)
{
    const Cause *cause = &causes->at[0];
    if (format == CAUSE_JSON)
        print_json(cause_json(store, causes->run, cause, db), out);
    else if (format == CAUSE_MARKDOWN)
        print_report(store, causes->run, cause, out);
    else
        print_text(store, causes->run, cause, db, out);
}
