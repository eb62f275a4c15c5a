/* export/github.c: annotations of GitHub's workflow commands: one a cause, since a step may have ten. */
#include "harness/export/export.h"

#include "harness/cause/cause.h"
#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

enum { ANNOTATIONS = 10 };

/* TEXT as data of a workflow command; PROPERTY: as the value of a property. */
static void print_data(FILE *out, const char *text, bool property)
{
    char *safe = text_safe(text, 1000);
    for (const char *at = safe; *at; at++) {
        if (*at == '%' || *at == '\r' || *at == '\n' || (property && (*at == ':' || *at == ',')))
            fprintf(out, "%%%02X", (unsigned char)*at);
        else
            putc(*at, out);
    }
    free(safe);
}

static void print_annotation(const Cause *cause, FILE *out)
{
    const Cause_place *place = &cause->smallest;
    const char *path = place->path, *top = project_top();
    char *title = cause_title(cause), *command = cause_command("replay", cause, NULL);
    char *about = text_format("%s: %s", cause->id, cause->family);
    size_t len = strlen(top);
    if (strncmp(path, top, len) == 0 && path[len] == '/')
        path += len + 1;
    fputs("::error file=", out);
    print_data(out, path, true);
    fprintf(out, ",line=%lld,title=", (long long)(place->line ? place->line : 1));
    print_data(out, about, true);
    fputs("::", out);
    print_data(out, title, false);
    fprintf(out, " (%lld steps in %lld cases on", (long long)cause->steps, (long long)cause->cases);
    for (size_t i = 0; i < cause->engines_n; i++) {
        fputs(i ? "%2C " : " ", out);
        print_data(out, cause->engines[i].name, false);
        putc(' ', out);
        print_data(out, cause->engines[i].version, false);
    }
    fprintf(out, ")%%0A%s\n", command);
    free(about);
    free(command);
    free(title);
}

void export_github(Store *store, int64_t run, const char *engine, FILE *out)
{
    const Cause_filter filter = {.engine = engine};
    Causes causes;
    causes_read(store, run, &filter, &causes);
    for (size_t i = 0; i < causes.n && i < ANNOTATIONS - 1; i++)
        print_annotation(&causes.at[i], out);
    if (causes.n >= ANNOTATIONS)
        fprintf(out, "::error title=Touchstone::and %zu more causes; the report lists them\n",
                causes.n - (ANNOTATIONS - 1));
    causes_free(&causes);
}
