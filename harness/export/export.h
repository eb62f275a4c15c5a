/* export/export.h: what a run found, in the formats that other tools read. What engines said is escaped by the rules of each. */
#ifndef TOUCHSTONE_EXPORT_EXPORT_H
#define TOUCHSTONE_EXPORT_EXPORT_H

#include "harness/expect/expect.h"
#include "harness/store/store.h"

#include <stdio.h>

/* One case on one engine, as exports go through them; strings are borrowed until the next. */
typedef struct Exported {
    const char *engine, *version;
    const char *suite, *name, *path; /* path: of the case's file */
    const char *
        standing; /* agree, diverge, unsupported, crash, timeout, missing, void, skipped, omitted */
    const char *ending, *reason;               /* reason: why it was left out, NULL elsewhere */
    int64_t engine_id, case_id, comparison_id; /* comparison_id: 0 where there is none */
    double seconds;
    int64_t attempts; /* retries included */
    bool flaky;       /* they differ; the rest is of the first */
} Exported;

/* Goes through RUN's cases by engine, suite and name: calls EACH for every one. */
void export_cases(Store *store, int64_t run, void (*each)(void *data, const Exported *of),
                  void *data);

/* What must be said of RUN besides its cases: calls EACH with the engine ("": the run as a whole) and a sentence. */
void export_notices(Store *store, int64_t run,
                    void (*each)(void *data, const char *engine, const char *text), void *data);

/* One attempt of a case; strings are borrowed until the next. */
typedef struct Exported_attempt {
    int64_t attempt, comparison_id;
    const char *standing;
    double seconds;
} Exported_attempt;

/* Calls EACH for every attempt of the case OF, the first too, in order. */
void export_attempts(Store *store, int64_t run, const Exported *of,
                     void (*each)(void *data, const Exported_attempt *attempt), void *data);

/* What is wrong with a case, a line a step: "line 3: due X, seen Y (message)"; malloc'ed, at most MOST steps. */
char *export_failures(Store *store, int64_t comparison, unsigned most);

/* TEXT within an XML attribute or element; characters that XML does not have become \xNN. */
void xml_text(FILE *out, const char *text);

/* JUnit: a testsuite an engine and suite, a testcase a case; reports/junit.xsd is its schema. */
void export_junit(Store *store, int64_t run, FILE *out);
/* Markdown: the matrix, then causes, at most MOST of a family of engines (0: all); DB is named in commands, where it is not the default. */
void export_markdown(Store *store, int64_t run, unsigned most, const char *db, FILE *out);
/* JSON: {"run": {...}, "notices": [...], "engines": [...], "matrix": [...], "cases": [...], "divergences": [...],
   "causes": [...]}; cause/json.c says what a cause is. A case has "flaky", and "tries", an array, where it was retried; a run
   "rerun_of", a run's key, where it repeats a part of that. */
void export_json(Store *store, int64_t run, FILE *out);
/* SARIF 2.1.0: a run a family of engines, a result a cause; of more than code scanning takes (20 runs, 5,000 results each) the
   rest is left out, which a notification in the file says. */
void export_sarif(Store *store, int64_t run, FILE *out);
/* GitHub's annotations, a cause each, ten at most; ENGINE NULL: of all engines. */
void export_github(Store *store, int64_t run, const char *engine, FILE *out);
/* wptreport.json, of one engine; false after one line on stderr where the run did not ask it. */
bool export_wptreport(Store *store, int64_t run, const char *engine, FILE *out);

/* Makes a run of wptreport.json FILE, as by the engine NAME (NULL: the product that the file names); *run is its number.
   False after one line on stderr. */
bool import_wptreport(Store *store, const char *file, const char *name, int64_t *run);

#endif
