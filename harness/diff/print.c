/* diff/print.c: differences for people, as Markdown and as JSON. */
#include "harness/diff/causes.h"

#include "harness/report/report.h"
#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const char *const colours[CHANGES] = {"31", "32", "33", "33", "31",
                                             "2",  "2",  "2",  "31", "2"};

/* True if B goes on with the line of A: another step of the same case, changed in the same way. */
static bool is_same(const Difference *a, const Difference *b)
{
    return a->change == b->change && a->expected == b->expected && a->before && b->before &&
           a->name && b->name && strcmp(a->engine, b->engine) == 0 &&
           strcmp(a->name, b->name) == 0 && strcmp(a->before, b->before) == 0 &&
           strcmp(a->after, b->after) == 0;
}

/* How many differences from I on are one line. */
static size_t line_length(const Diff *diff, size_t i)
{
    size_t n = 1;
    while (i + n < diff->n && is_same(&diff->at[i], &diff->at[i + n]))
        n++;
    return n;
}

/* "core/a.wast#3 and 4 more", malloc'ed. */
static char *place_of(const Difference *each, size_t n)
{
    char *step = each->subtest     ? text_format("#%s", each->subtest)
                 : each->step >= 0 ? text_format("#%lld", (long long)each->step)
                                   : text_copy("");
    char *more = n > 1 ? text_format(" and %zu more", n - 1) : text_copy("");
    char *text = text_format("%s%s%s", each->name ? each->name : "", step, more);
    free(step);
    free(more);
    return text;
}

/* ---- for people ---- */

static void print_line(const Difference *each, size_t n, FILE *out)
{
    char *place = place_of(each, n);
    fprintf(out, "  ");
    print_safe(out, each->engine);
    putc(' ', out);
    print_safe(out, place);
    putc('\n', out);
    if (each->before) {
        fprintf(out, "      was ");
        print_safe(out, each->before);
        fprintf(out, ", is ");
        print_safe(out, each->after);
        if (each->due) {
            fprintf(out, "; due is ");
            print_safe(out, each->due);
        }
        if (each->expected)
            fprintf(out, "   (expected by %s:%d)", each->expected->file, each->expected->line);
        putc('\n', out);
    }
    free(place);
}

static void print_heading(Change change, FILE *out)
{
    if (colour_wanted(out))
        fprintf(out, "\n\033[%s;1m%s\033[0m\n", colours[change], change_name(change));
    else
        fprintf(out, "\n%s\n", change_name(change));
}

static void print_change(const Diff *diff, Change change, unsigned most, FILE *out)
{
    size_t lines = 0, left = 0;
    for (size_t i = 0, n; i < diff->n; i += n) {
        n = line_length(diff, i);
        if (diff->at[i].change != change)
            continue;
        if (!lines++)
            print_heading(change, out);
        if (!most || lines <= most)
            print_line(&diff->at[i], n, out);
        else
            left += n;
    }
    if (left)
        fprintf(out, "  ... and %zu more; --most 0 shows all\n", left);
}

/* What is behind it, at most MOST of them. */
static void print_causes(const Diff *diff, unsigned most, FILE *out)
{
    size_t n;
    Diff_cause *causes = diff_causes(diff, &n);
    if (n)
        fprintf(out, "\n%zu cause%s of what fails:\n", n, n == 1 ? "" : "s");
    for (size_t i = 0; i < n && (!most || i < most); i++) {
        fputs("  ", out);
        print_safe(out, causes[i].title);
        fprintf(out, "\n      %zu step%s; ", causes[i].steps, causes[i].steps == 1 ? "" : "s");
        char *words = text_format("cause %s", causes[i].id);
        print_command(out, words, diff->b.file);
        putc('\n', out);
        free(words);
    }
    if (most && n > most)
        fprintf(out, "  ... and %zu more; --most 0 shows all\n", n - most);
    free(causes);
}

void diff_print(const Diff *diff, unsigned most, FILE *out)
{
    fprintf(out, "from ");
    print_safe(out, diff->a.label);
    fprintf(out, "\nto   ");
    print_safe(out, diff->b.label);
    putc('\n', out);
    if (diff->a.part || diff->b.part)
        fprintf(out, "what a rerun did not replay is not comparable\n");
    for (int i = 0; i < CHANGES; i++)
        print_change(diff, i, most, out);
    print_causes(diff, most, out);
    fprintf(out, "\n");
    for (int i = 0; i < CHANGES; i++) {
        if (diff->count[i])
            fprintf(out, "%zu %s, ", diff->count[i], change_name(i));
    }
    if (diff->expected_n)
        fprintf(out, "%zu expected, ", diff->expected_n);
    fprintf(out, "%zu cases the same\n", diff->same_cases);
}

/* ---- Markdown ---- */

/* TEXT as code, in which nothing means anything; a backtick would end it. */
static void print_code(const char *text, FILE *out)
{
    char *safe = text_safe(text, 300);
    putc('`', out);
    for (const char *at = safe; *at; at++)
        fputs(*at == '`' ? "'" : *at == '|' ? "\\|" : (char[]){*at, 0}, out);
    putc('`', out);
    free(safe);
}

static void print_causes_markdown(const Diff *diff, unsigned most, FILE *out)
{
    size_t n;
    Diff_cause *causes = diff_causes(diff, &n);
    if (n)
        fputs("\n### causes of what fails\n\n| cause | steps | what goes wrong |\n|---|---:|---|\n",
              out);
    for (size_t i = 0; i < n && (!most || i < most); i++) {
        fprintf(out, "| `%s` | %zu | ", causes[i].id, causes[i].steps);
        print_code(causes[i].title, out);
        fputs(" |\n", out);
    }
    if (most && n > most)
        fprintf(out, "\n... and %zu more.\n", n - most);
    free(causes);
}

void diff_print_markdown(const Diff *diff, unsigned most, FILE *out)
{
    fprintf(out, "## What changed\n\nFrom ");
    print_code(diff->a.label, out);
    fprintf(out, " to ");
    print_code(diff->b.label, out);
    if (diff->a.part || diff->b.part)
        fprintf(out, "\n\nWhat a rerun did not replay is not comparable.");
    fprintf(out, "\n\n| change | steps |\n|---|---:|\n");
    for (int i = 0; i < CHANGES; i++) {
        if (diff->count[i])
            fprintf(out, "| %s | %zu |\n", change_name(i), diff->count[i]);
    }
    if (diff->expected_n)
        fprintf(out, "| expected | %zu |\n", diff->expected_n);
    fprintf(out, "| cases the same | %zu |\n", diff->same_cases);
    for (int change = 0; change < CHANGES; change++) {
        size_t lines = 0, left = 0;
        for (size_t i = 0, n; i < diff->n; i += n) {
            const Difference *each = &diff->at[i];
            n = line_length(diff, i);
            if (each->change != (Change)change)
                continue;
            if (!lines++)
                fprintf(out,
                        "\n### %s\n\n| engine | case | was | is | due |\n|---|---|---|---|---|\n",
                        change_name(change));
            if (most && lines > most) {
                left += n;
                continue;
            }
            char *place = place_of(each, n);
            const char *cells[] = {each->engine, place, each->before, each->after, each->due};
            for (int c = 0; c < 5; c++) {
                fprintf(out, c ? " | " : "| ");
                if (cells[c] && *cells[c])
                    print_code(cells[c], out);
            }
            fprintf(out, " |\n");
            free(place);
        }
        if (left)
            fprintf(out, "\n... and %zu more.\n", left);
    }
    print_causes_markdown(diff, most, out);
}

/* ---- JSON ---- */

static void set(json_t *object, const char *key, const char *text)
{
    json_t *string = text ? json_string(text) : json_null();
    json_object_set_new(object, key, string ? string : json_string("(not UTF-8)"));
}

static json_t *causes_json(const Diff *diff)
{
    size_t n;
    Diff_cause *causes = diff_causes(diff, &n);
    json_t *list = json_array();
    for (size_t i = 0; i < n; i++) {
        json_t *object = json_object();
        set(object, "id", causes[i].id);
        set(object, "title", causes[i].title);
        json_object_set_new(object, "steps", json_integer((json_int_t)causes[i].steps));
        json_object_set_new(object, "expected", json_integer((json_int_t)causes[i].expected));
        json_array_append_new(list, object);
    }
    free(causes);
    return list;
}

void diff_print_json(const Diff *diff, FILE *out)
{
    json_t *root = json_object(), *counts = json_object(), *list = json_array();
    set(root, "a", diff->a.label);
    set(root, "b", diff->b.label);
    json_object_set_new(root, "partial", json_boolean(diff->a.part || diff->b.part));
    for (int i = 0; i < CHANGES; i++)
        json_object_set_new(counts, change_name(i), json_integer((json_int_t)diff->count[i]));
    json_object_set_new(root, "counts", counts);
    json_object_set_new(root, "expected", json_integer((json_int_t)diff->expected_n));
    json_object_set_new(root, "same_cases", json_integer((json_int_t)diff->same_cases));
    for (size_t i = 0; i < diff->n; i++) {
        const Difference *each = &diff->at[i];
        json_t *object = json_object();
        set(object, "change", change_name(each->change));
        set(object, "engine", each->engine);
        set(object, "case", each->name);
        json_object_set_new(object, "step",
                            each->step < 0 ? json_null() : json_integer(each->step));
        set(object, "subtest", each->subtest);
        set(object, "before", each->before);
        set(object, "after", each->after);
        set(object, "due", each->due);
        char *rule = each->expected
                         ? text_format("%s:%d", each->expected->file, each->expected->line)
                         : NULL;
        set(object, "expected_by", rule);
        set(object, "cause", each->cause);
        free(rule);
        json_array_append_new(list, object);
    }
    json_object_set_new(root, "differences", list);
    json_object_set_new(root, "causes", causes_json(diff));
    json_dumpf(root, out, JSON_INDENT(1));
    putc('\n', out);
    json_decref(root);
}
