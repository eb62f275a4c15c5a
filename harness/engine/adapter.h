/* engine/adapter.h: how a case gets to an engine and its outcomes back, by kind of engine. */
#ifndef TOUCHSTONE_ENGINE_ADAPTER_H
#define TOUCHSTONE_ENGINE_ADAPTER_H

#include "harness/case/case.h"
#include "harness/engine/engine.h"
#include "harness/observe/outcome.h"

enum { STAGES_MAX = 2 };

/* How a process ended. */
typedef enum Ending {
    ENDING_EXIT,   /* status */
    ENDING_SIGNAL, /* signal */
    ENDING_TIMEOUT,
    ENDING_MEMORY,
    ENDING_OUTPUT,
    ENDING_SPAWN /* could not be started; error says why */
} Ending;

/* What a process of an engine printed and how it ended. out and err are malloc'ed, NUL-terminated behind len. */
typedef struct Process_result {
    Ending ending;
    int status, signal;
    char *out, *err;
    size_t out_len, err_len;
    uint64_t duration_us, rss_kib;
    char error[128];
} Process_result;

/* The processes that a case takes on an engine: run one after another; the last gives the outcomes. argv arrays are
   malloc'ed and NULL-terminated, strings in them too. A stage that does not exit with 0 ends the job when STOP is set. */
typedef struct Job_plan {
    size_t stages_n;
    struct {
        char **argv;
        bool stop;
    } stages[STAGES_MAX];
    char *
        refused; /* malloc'ed: the adapter cannot take the case, e.g. "unsupported text"; no process then */
} Job_plan;

typedef struct Adapter {
    const char *kind;
    /* Writes what the engine reads into DIR (an empty private folder) and fills *plan. False, after one line on
	   stderr, on an infrastructure failure. Called from worker threads. */
    bool (*prepare)(const Engine *engine, const Case *of, const Script *script, const char *dir,
                    Job_plan *plan);
    /* Turns what was printed into outcomes; OUTCOMES come in as "missing". RESULTS has one entry a stage that ran.
	   Duplicate, reordered or malformed records never crash it; a step keeps its first record. */
    void (*interpret)(const Engine *engine, const Case *of, const Script *script,
                      const Process_result *results, size_t results_n, Outcomes *outcomes);
    /* Called before the second stage starts, where it is not NULL; false ends the job after the first. */
    bool (*between)(const Engine *engine, const Script *script, const char *dir);
} Adapter;

/* The adapter for an engine's kind, or NULL. */
const Adapter *adapter_of(const char *kind);
/* The adapter by which ENGINE takes the case OF, or NULL where it cannot. */
const Adapter *adapter_for(const Engine *engine, const Case *of);

/* That of cases of kind js (adapter_wpt) is every engine's that has a shell; it gets no script, and OUTCOMES with the
   step "harness" alone, to which it appends the subtests. */
extern const Adapter adapter_ref, adapter_js_shell, adapter_spectest_json, adapter_wpt;
/* That of programs: likewise, with the step "exit", to which it appends the lines. */
extern const Adapter adapter_program;

/* Refuses OF in *plan if it needs module linking and the engine has no route for that; returns whether it did. */
bool plan_refused(const Engine *engine, const Case *of, Job_plan *plan);
void job_plan_free(Job_plan *plan);
void process_result_free(Process_result *result);

/* Sets every step from FROM on that is still "missing": the first one to how the process ended ("timeout",
   "crashed SIGSEGV", ...) when it did not end well, the others stay "missing". */
void outcomes_ended(Outcomes *outcomes, size_t from, const Process_result *result);

/* The next line of what was printed on standard output, from *AT on, malloc'ed, without its end; NULL behind the last.
   NUL bytes become spaces. */
char *output_line(const Process_result *result, size_t *at);

/* Copies ARGV with {script}, {file}, {dir}, {features} and {bin} (the folder of this program) replaced (NULL values leave
   the word alone); malloc'ed. */
char **argv_expand(char *const *argv, const char *script, const char *file, const char *dir,
                   const char *features);

#endif
