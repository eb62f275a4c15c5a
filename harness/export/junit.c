/* export/junit.c: JUnit's XML, as CI systems read it. */
#include "harness/export/export.h"

#include "harness/util/text.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { STEPS_SHOWN = 20 };

/* While cases are gone through: the testsuite that is open. */
typedef struct Junit {
    Store *store;
    int64_t run;
    FILE *out;
    char *name; /* of the testsuite, NULL before the first */
    int64_t engine_id;
    char *suite;
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
        "with found as (select engine_id, case_id, standing from standings where run_id = ?1 "
        "union all select engine_id, case_id, 'skipped' from left_out where run_id = ?1 and "
        "action = 'skip') select count(*), sum(standing = 'diverge'), sum(standing in ('crash', "
        "'timeout', 'missing', 'void')), sum(standing in ('unsupported', 'skipped')), "
        "coalesce(sum(a.duration_us), 0) / 1e6, (select started from runs where run_id = ?1) from "
        "found f join cases c using (case_id) left join attempts a on a.run_id = ?1 and "
        "a.engine_id = f.engine_id and a.case_id = f.case_id and a.attempt = 1 where f.engine_id "
        "= ?2 and c.suite = ?3",
        junit->run);
    sqlite3_bind_int64(row, 2, of->engine_id);
    sqlite3_bind_text(row, 3, of->suite, -1, SQLITE_STATIC);
    static const char *const counts[] = {"tests", "failures", "errors", "skipped"};
    fputs("  <testsuite", junit->out);
    free(junit->name);
    free(junit->suite);
    junit->name = text_format("%s/%s", of->engine, of->suite);
    junit->suite = text_copy(of->suite);
    junit->engine_id = of->engine_id;
    attribute(junit->out, "name", junit->name);
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
    fputs("/>\n", junit->out);
    char *part = store_rerun_label(junit->store, junit->run);
    if (part) {
        fputs("      <property name=\"partial\"", junit->out);
        attribute(junit->out, "value", part);
        fputs("/>\n", junit->out);
    }
    free(part);
    fputs("    </properties>\n", junit->out);
}

static void close_suite(const Junit *junit)
{
    if (junit->name)
        fputs("  </testsuite>\n", junit->out);
}

/* What is wrong with COMPARISON, in an element of its own; STACK: within a stackTrace, as attempts have it. */
static void print_fault(const Junit *junit, const char *element, int64_t comparison,
                        const char *standing, bool stack)
{
    bool is_void = strcmp(standing, "void") == 0;
    char *failures = export_failures(junit->store, comparison, STEPS_SHOWN);
    fprintf(junit->out, "      <%s", element);
    attribute(junit->out, "type", standing);
    char *first = strndup(failures, strcspn(failures, "\n"));
    attribute(junit->out, "message",
              is_void           ? "the engine passed canaries, which no engine can: void"
              : first && *first ? first
                                : standing);
    fputs(stack ? "><stackTrace>" : ">", junit->out);
    xml_text(junit->out, failures);
    fprintf(junit->out, "%s</%s>\n", stack ? "</stackTrace>" : "", element);
    free(first);
    free(failures);
}

/* While the attempts of a case are gone through. */
typedef struct Attempts {
    const Junit *junit;
    bool flaky;
} Attempts;

static bool is_fault(const char *standing)
{
    return strcmp(standing, "agree") != 0 && strcmp(standing, "unsupported") != 0 &&
           strcmp(standing, "not compared") != 0;
}

/* Of a case whose attempts differ each that failed is a flaky one, the first too; of another, retries are reruns. */
static void print_attempt(void *data, const Exported_attempt *attempt)
{
    const Attempts *of = data;
    bool failure = strcmp(attempt->standing, "diverge") == 0;
    if (!is_fault(attempt->standing) || (attempt->attempt == 1 && !of->flaky))
        return;
    print_fault(of->junit,
                of->flaky ? failure ? "flakyFailure" : "flakyError"
                : failure ? "rerunFailure"
                          : "rerunError",
                attempt->comparison_id, attempt->standing, true);
}

static void print_verdict(const Junit *junit, const Exported *of)
{
    if (strcmp(of->standing, "diverge") == 0) {
        print_fault(junit, "failure", of->comparison_id, of->standing, false);
    } else if (strcmp(of->standing, "unsupported") == 0 || strcmp(of->standing, "skipped") == 0) {
        fputs("      <skipped", junit->out);
        attribute(junit->out, "message", of->reason ? of->reason : of->standing);
        fputs("/>\n", junit->out);
    } else if (strcmp(of->standing, "agree") != 0) {
        print_fault(junit, "error", of->comparison_id, of->standing, false);
    }
}

static void print_case(void *data, const Exported *of)
{
    Junit *junit = data;
    if (strcmp(of->standing, "omitted") == 0)
        return;
    if (!junit->name || junit->engine_id != of->engine_id || strcmp(junit->suite, of->suite) != 0) {
        close_suite(junit);
        open_suite(junit, of);
    }
    fputs("    <testcase", junit->out);
    attribute(junit->out, "classname", of->suite);
    attribute(junit->out, "name", of->name);
    fprintf(junit->out, " time=\"%.3f\"", of->seconds);
    attribute(junit->out, "file", of->path);
    if (strcmp(of->standing, "agree") == 0 && of->attempts < 2) {
        fputs("/>\n", junit->out);
        return;
    }
    fputs(">\n", junit->out);
    print_verdict(junit, of);
    Attempts attempts = {junit, of->flaky};
    if (of->attempts > 1)
        export_attempts(junit->store, junit->run, of, print_attempt, &attempts);
    fputs("    </testcase>\n", junit->out);
}

/* An engine that is not here has a testsuite, too: nobody takes its silence for success. */
static void print_absent(void *data, const char *engine, const char *text)
{
    const Junit *junit = data;
    sqlite3_stmt *row = store_rows(
        junit->store,
        "select (select started from runs where run_id = ?1) from run_engines join engines using "
        "(engine_id) where run_id = ?1 and name = ?2 and version = 'missing'",
        junit->run);
    sqlite3_bind_text(row, 2, engine, -1, SQLITE_STATIC);
    if (sqlite3_step(row) == SQLITE_ROW) {
        fputs("  <testsuite", junit->out);
        attribute(junit->out, "name", engine);
        fprintf(junit->out,
                " tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"1\" time=\"0\" "
                "timestamp=\"%.19s\">\n    <properties>\n      <property name=\"engine\"",
                sqlite3_column_text(row, 0));
        attribute(junit->out, "value", engine);
        fputs("/>\n      <property name=\"version\" value=\"missing\"/>\n    </properties>\n"
              "    <testcase",
              junit->out);
        attribute(junit->out, "classname", engine);
        fputs(" name=\"is here\" time=\"0\"><skipped", junit->out);
        attribute(junit->out, "message", text);
        fputs("/></testcase>\n  </testsuite>\n", junit->out);
    }
    sqlite3_finalize(row);
}

void export_junit(Store *store, int64_t run, FILE *out)
{
    Junit junit = {.store = store, .run = run, .out = out};
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"touchstone\">\n", out);
    export_cases(store, run, print_case, &junit);
    close_suite(&junit);
    export_notices(store, run, print_absent, &junit);
    free(junit.name);
    free(junit.suite);
    fputs("</testsuites>\n", out);
}
