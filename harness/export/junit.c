/* export/junit.c: JUnit's XML, as CI systems read it. */
#include "harness/export/export.h"

#include <stdlib.h>
#include <string.h>

enum { STEPS_SHOWN = 20 };

/* While cases are gone through: the testsuite that is open. */
typedef struct Junit {
    Store *store;
    int64_t run;
    FILE *out;
    char engine[200], suite[200];
} Junit;

static void attribute(FILE *out, const char *name, const char *text)
{
    fprintf(out, " %s=\"", name);
    xml_text(out, text);
    putc('"', out);
}

/* Opens the testsuite of an engine and a suite, with how many of what it holds. */
static void open_suite(Junit *junit, const Exported *of)
{
    sqlite3_stmt *row = store_rows(
        junit->store,
        "with found as (select engine_id, case_id, standing from standings where run_id = ?1 union "
        "all select engine_id, case_id, 'skipped' from left_out where run_id = ?1 and action = "
        "'skip') select count(*), "
        "sum(standing = 'diverge'), sum(standing in ('crash', 'timeout', 'missing')), sum(standing "
        "in ('unsupported', 'skipped')), coalesce(sum(a.duration_us), 0) / 1e6, (select started "
        "from runs where run_id = ?1) from found f join cases c using (case_id) left join attempts "
        "a on a.run_id = ?1 and a.engine_id = f.engine_id and a.case_id = f.case_id and a.attempt "
        "= 1 where f.engine_id = ?2 and c.suite = ?3",
        junit->run);
    sqlite3_bind_int64(row, 2, of->engine_id);
    sqlite3_bind_text(row, 3, of->suite, -1, SQLITE_STATIC);
    static const char *const counts[] = {"tests", "failures", "errors", "skipped"};
    fputs("  <testsuite", junit->out);
    char name[512];
    snprintf(name, sizeof name, "%s/%s", of->engine, of->suite);
    attribute(junit->out, "name", name);
    if (sqlite3_step(row) == SQLITE_ROW) {
        for (int i = 0; i < 4; i++)
            fprintf(junit->out, " %s=\"%lld\"", counts[i], (long long)sqlite3_column_int64(row, i));
        fprintf(junit->out, " time=\"%.3f\" timestamp=\"%.19s\"", sqlite3_column_double(row, 4),
                sqlite3_column_text(row, 5));
    }
    sqlite3_finalize(row);
    fputs(">\n    <properties>\n      <property name=\"engine\"", junit->out);
    attribute(junit->out, "value", of->engine);
    fputs("/>\n      <property name=\"version\"", junit->out);
    attribute(junit->out, "value", of->version);
    fputs("/>\n    </properties>\n", junit->out);
    snprintf(junit->engine, sizeof junit->engine, "%s", of->engine);
    snprintf(junit->suite, sizeof junit->suite, "%s", of->suite);
}

static void close_suite(const Junit *junit)
{
    if (*junit->engine)
        fputs("  </testsuite>\n", junit->out);
}

/* What is wrong, in an element of its own. */
static void print_fault(const Junit *junit, const char *element, const Exported *of)
{
    char *failures = export_failures(junit->store, of->comparison_id, STEPS_SHOWN);
    fprintf(junit->out, "      <%s", element);
    attribute(junit->out, "type", of->standing);
    char *first = strndup(failures, strcspn(failures, "\n"));
    attribute(junit->out, "message", first && *first ? first : of->standing);
    putc('>', junit->out);
    xml_text(junit->out, failures);
    fprintf(junit->out, "</%s>\n", element);
    free(first);
    free(failures);
}

static void print_case(void *data, const Exported *of)
{
    Junit *junit = data;
    if (strcmp(of->standing, "omitted") == 0)
        return;
    if (strcmp(junit->engine, of->engine) != 0 || strcmp(junit->suite, of->suite) != 0) {
        close_suite(junit);
        open_suite(junit, of);
    }
    fputs("    <testcase", junit->out);
    attribute(junit->out, "classname", of->suite);
    attribute(junit->out, "name", of->name);
    fprintf(junit->out, " time=\"%.3f\"", of->seconds);
    attribute(junit->out, "file", of->path);
    if (strcmp(of->standing, "agree") == 0) {
        fputs("/>\n", junit->out);
        return;
    }
    fputs(">\n", junit->out);
    if (strcmp(of->standing, "diverge") == 0) {
        print_fault(junit, "failure", of);
    } else if (strcmp(of->standing, "unsupported") == 0 || strcmp(of->standing, "skipped") == 0) {
        fputs("      <skipped", junit->out);
        attribute(junit->out, "message", of->reason ? of->reason : of->standing);
        fputs("/>\n", junit->out);
    } else {
        print_fault(junit, "error", of);
    }
    fputs("    </testcase>\n", junit->out);
}

void export_junit(Store *store, int64_t run, FILE *out)
{
    Junit junit = {.store = store, .run = run, .out = out};
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"touchstone\">\n", out);
    export_cases(store, run, print_case, &junit);
    close_suite(&junit);
    fputs("</testsuites>\n", out);
}
