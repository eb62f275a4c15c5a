/* report/causes.c: what a run found, by cause: a block for each family of engines. */
#include "harness/report/report.h"

#include "harness/cause/cause.h"
#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

/* Which of CAUSES are of the family of the first one that is not DONE; marks them. *n: how many. */
static const Cause **next_family(const Causes *causes, bool *done, size_t *n)
{
    const Cause **of = memory_new((causes->n + 1) * sizeof *of);
    *n = 0;
    for (size_t i = 0; i < causes->n; i++) {
        const Cause *cause = &causes->at[i];
        if (done[i] || (*n && strcmp(cause->family, of[0]->family) != 0))
            continue;
        of[(*n)++] = cause;
        done[i] = true;
    }
    return of;
}

/* The engines of the family that diverge, each once, by name. */
static char **engines_of(const Cause *const *causes, size_t n)
{
    char **names = NULL;
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < causes[i]->engines_n; k++) {
            const Cause_engine *engine = &causes[i]->engines[k];
            char *name = text_format("%s %s", engine->name, engine->version);
            bool there = false;
            for (char **known = names; known && *known; known++)
                there |= strcmp(*known, name) == 0;
            if (there)
                free(name);
            else
                strings_push(&names, name);
        }
    }
    return names;
}

/* "node26 26.10.0: 12 causes"; of several engines, "v8 (node20 20.20.2, node26 26.10.0): 14 causes". */
static void print_heading(const Cause *const *causes, size_t n, FILE *out)
{
    char **names = engines_of(causes, n);
    bool several = strings_count(names) > 1;
    putc('\n', out);
    if (several) {
        print_safe(out, causes[0]->family);
        fputs(" (", out);
    }
    for (char **name = names; *name; name++) {
        fputs(name > names ? ", " : "", out);
        print_safe(out, *name);
    }
    fprintf(out, "%s: %zu cause%s\n", several ? ")" : "", n, n == 1 ? "" : "s");
    strings_free(names);
}

static void print_cause(const Cause *cause, const char *db, FILE *out)
{
    const Cause_place *place = &cause->smallest;
    char *title = cause_title(cause), *words = text_format("replay %s", cause->id);
    char *name = text_safe(place->subject, 200);
    fputs("  ", out);
    print_safe(out, title);
    fprintf(out, "\n    %lld step%s in %lld case%s", (long long)cause->steps,
            cause->steps == 1 ? "" : "s", (long long)cause->cases, cause->cases == 1 ? "" : "s");
    for (size_t i = 0; cause->engines_n > 1 && i < cause->engines_n; i++) {
        fputs(i ? ", " : " on ", out);
        print_safe(out, cause->engines[i].name);
    }
    fputs(", smallest ", out);
    print_safe(out, place->suite);
    putc('/', out);
    print_safe(out, place->name);
    if (place->line)
        fprintf(out, " line %lld", (long long)place->line);
    else
        fprintf(out, ", %s", name);
    if (*place->message) {
        char *message = text_safe(place->message, 160);
        fprintf(out, "\n    it says: %s", message);
        free(message);
    }
    fputs("\n    ", out);
    print_command(out, words, db);
    putc('\n', out);
    free(name);
    free(words);
    free(title);
}

static void print_more(size_t left, const char *family, const char *db, FILE *out)
{
    char *word = shell_word(family), *words = text_format("cause -e %s", word);
    fprintf(out, "  ... and %zu more: ", left);
    print_command(out, words, db);
    putc('\n', out);
    free(words);
    free(word);
}

void report_causes(Store *store, int64_t run, unsigned most, const char *db, FILE *out)
{
    static const Cause_filter all = {0};
    Causes causes;
    causes_read(store, run, &all, &causes);
    bool *done = memory_new(causes.n + 1);
    for (size_t n;;) {
        const Cause **of = next_family(&causes, done, &n);
        if (n)
            print_heading(of, n, out);
        for (size_t i = 0; i < n && (!most || i < most); i++)
            print_cause(of[i], db, out);
        if (most && n > most)
            print_more(n - most, of[0]->family, db, out);
        free(of);
        if (!n)
            break;
    }
    free(done);
    causes_free(&causes);
}
