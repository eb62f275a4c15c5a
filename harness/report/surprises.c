/* report/surprises.c: what a run found that is not expected. */
#include "harness/report/report.h"

#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

/* True if B belongs to the line of A: another step of the same case, on the same engine, with the same outcome. */
static bool is_same(const Compared *a, const Compared *b)
{
    return a->engine_id == b->engine_id && a->case_id == b->case_id && a->surprise == b->surprise &&
           strcmp(a->outcome, b->outcome) == 0;
}

static void print_surprise(const Compared *each, size_t steps, FILE *out)
{
    fprintf(out, "  %s ", each->engine);
    print_safe(out, each->name);
    if (each->unobserved) {
        fprintf(out, " was not replayed");
    } else if (each->subtest) {
        putc('#', out);
        print_safe(out, each->subtest);
    } else {
        fprintf(out, "#%lld", (long long)each->step);
    }
    if (steps > 1)
        fprintf(out, " and %zu more", steps - 1);
    fprintf(out, ": ");
    print_safe(out, each->outcome);
    if (each->rule) {
        fprintf(out, "   (%s:%d expects ", each->rule->file, each->rule->line);
        print_safe(out, each->rule->expect[0]);
        putc(')', out);
    }
    putc('\n', out);
}

static void print_kind(const Comparison *comparison, Surprise kind, const Surprises_shown *how)
{
    FILE *out = how->out;
    size_t shown = 0, groups = 0;
    for (size_t i = 0, n; i < comparison->n; i += n) {
        const Compared *each = &comparison->at[i];
        for (n = 1; i + n < comparison->n && is_same(each, &comparison->at[i + n]);)
            n++;
        if (each->surprise != kind)
            continue;
        if (!how->most || groups < how->most) {
            print_surprise(each, n, out);
            shown += n;
        }
        groups++;
    }
    if (shown == comparison->count[kind])
        return;
    fprintf(out, "  ... and %zu more steps: ", comparison->count[kind] - shown);
    print_command(out, "expect show", how->db);
    putc('\n', out);
}

/* What to do about what was not expected. */
static void print_advice(const Comparison *comparison, const Surprises_shown *how)
{
    if (!comparison->count[UNEXPECTED] && !comparison->count[UNEXPECTED_PASS])
        return;
    bool unexpected = comparison->count[UNEXPECTED] != 0;
    char *file = how->file ? shell_word(how->file) : NULL;
    char *words = text_format("expect update%s%s%s", unexpected ? " --link URL" : "",
                              file ? " --file " : "", file ? file : "");
    fputs(unexpected ? "mend the engine, or accept what it does: "
                     : "take the rules out that do not hold any more: ",
          how->out);
    print_command(how->out, words, how->db);
    putc('\n', how->out);
    free(words);
    free(file);
}

void report_surprises(const Comparison *comparison, const Surprises_shown *how)
{
    FILE *out = how->out;
    const size_t *count = comparison->count;
    fprintf(out,
            "\nbeside the expectations: %zu unexpected, %zu unexpected passes, %zu as expected",
            count[UNEXPECTED], count[UNEXPECTED_PASS], count[EXPECTED] + count[EXPECTED_SOMETIMES]);
    if (count[EXPECTED_SOMETIMES])
        fprintf(out, " (%zu of them not as usual)", count[EXPECTED_SOMETIMES]);
    putc('\n', out);
    print_kind(comparison, UNEXPECTED, how);
    if (count[UNEXPECTED_PASS])
        fprintf(out, "passed unexpectedly:\n");
    print_kind(comparison, UNEXPECTED_PASS, how);
    print_advice(comparison, how);
}
