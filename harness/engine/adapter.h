/* engine/adapter.h: how a case gets to an engine and its outcomes back, by kind of engine. */
#ifndef TOUCHSTONE_ENGINE_ADAPTER_H
#define TOUCHSTONE_ENGINE_ADAPTER_H

#include "harness/case/case.h"
#include "harness/engine/engine.h"
#include "harness/observe/outcome.h"

#include <jansson.h>
#include <stdint.h>

enum {
    STAGES_MAX = 2,
    /* How often a case is begun anew on an engine that died in it. */
    RESTARTS_MOST = 16,
    SKIPS_MOST = 250 /* and how many steps can be left out, where that is how an engine is asked */
};

/* What Adapter.interpret returns besides steps. */
#define STEP_NONE SIZE_MAX
#define STEP_SOME (SIZE_MAX - 1)

/* One go at a case. The engine died at some steps before: those are left out, what came before them is done again. */
typedef struct Attempt {
    char token[33]; /* what the records of this attempt begin with: see replay/session.h */
    unsigned n;     /* 0: the first; where the engine dies matters in the others alone */
    uint32_t skip[SKIPS_MOST];
    size_t skip_n;
} Attempt;

/* How a process ended. */
typedef enum Ending {
    ENDING_EXIT,   /* status */
    ENDING_SIGNAL, /* signal */
    ENDING_TIMEOUT,
    ENDING_MEMORY,
    ENDING_OUTPUT,
    ENDING_CPU,
    ENDING_PROCESSES,
    ENDING_DISK,
    ENDING_SPAWN, /* could not be started; error says why */
    ENDING_PAGE   /* a browser's page died, the browser itself did not */
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
    bool tokens; /* the last stage prints records as sessions do, with the attempt's token */
    char *
        refused; /* malloc'ed: the adapter cannot take the case, e.g. "unsupported text"; no process then */
} Job_plan;

typedef struct Adapter {
    const char *kind;
    /* The request, a line of JSON without its end, malloc'ed, that gives the case to a session (replay/session.h): members
       "case" (attempt->token), "kind", and what is needed. NULL where plan->refused was set. The function is NULL where cases
       cannot be given to sessions. Called from worker threads. */
    char *(*request)(const Engine *engine, const Case *of, const Script *script,
                     const Attempt *attempt, Job_plan *plan, size_t *len);
    /* The script that a process that stays up runs ({script} of its command), malloc'ed: it serves requests. */
    char *(*server)(const Engine *engine, size_t *len);
    /* Writes what the engine reads into DIR (an empty private folder) and fills *plan. False, after one line on
	   stderr, on an infrastructure failure. Called from worker threads. */
    bool (*prepare)(const Engine *engine, const Case *of, const Script *script,
                    const Attempt *attempt, const char *dir, Job_plan *plan);
    /* Turns what was printed into outcomes; OUTCOMES come in as "missing", or as the attempts before left them. RESULTS has
       one entry a stage that ran. Duplicate, reordered or malformed records never crash it; a step keeps its first record.
       Returns the step at which the engine died, STEP_SOME where it died but does not say where, else STEP_NONE. */
    size_t (*interpret)(const Engine *engine, const Case *of, const Script *script,
                        const Attempt *attempt, const Process_result *results, size_t results_n,
                        Outcomes *outcomes);
    /* Called before the second stage starts, where it is not NULL; false ends the job after the first. */
    bool (*between)(const Engine *engine, const Script *script, const Attempt *attempt,
                    const char *dir);
    unsigned restarts; /* how often a case is begun anew; 0: RESTARTS_MOST */
} Adapter;

/* The adapter for an engine's kind, or NULL. */
const Adapter *adapter_of(const char *kind);
/* Whether OF goes to ENGINE: a case that needs module linking takes the routes of an engine that has any, others never do;
   one of kind js takes an engine that has a shell for it, in a browser each place where it runs. */
bool engine_takes(const Engine *engine, const Case *of);
/* The adapter by which ENGINE takes the case OF, or NULL where it cannot. */
const Adapter *adapter_for(const Engine *engine, const Case *of);

/* That of cases of kind js (adapter_wpt) is every engine's that has a shell; it gets no script, and OUTCOMES with the
   step "harness" alone, to which it appends the subtests. */
extern const Adapter adapter_ref, adapter_js_shell, adapter_spectest_json, adapter_wpt,
    adapter_browser, adapter_browser_wpt, adapter_wast, adapter_worker_host,
    adapter_worker_host_wpt;
/* That of programs: likewise, with the step "exit", to which it appends the lines. */
extern const Adapter adapter_program;

/* Whether WORD, that a case of kind js requires, is no global but one that engine files list under "host". */
bool wpt_is_extra(const char *word);
/* Why a host that has HOST cannot take a case of kind js that requires what only an engine file can tell of, malloc'ed, or
   NULL. */
char *wpt_refusal(char *const *host, const Wpt *wpt);

struct Site; /* browser/site.h */
/* What engine/js/wpt.js is told of the case OF, whose file is FILE there: see there. SITE: what it can fetch from, or
   NULL; DIR: where files for it can be made. Malloc'ed. */
char *wpt_plan(const Case *of, const char *file, const struct Site *site, const char *dir);

/* Refuses OF in *plan if it needs module linking and the engine has no route for that; returns whether it did. */
bool plan_refused(const Engine *engine, const Case *of, Job_plan *plan);
void job_plan_free(Job_plan *plan);
void process_result_free(Process_result *result);

/* Sets the first step from FROM on that is still "missing" to how the process ended ("timeout", "crashed SIGSEGV", ...)
   when it did not end well. */
void outcomes_ended(Outcomes *outcomes, size_t from, const Process_result *result);

/* What records of steps say of where an engine is: {"begin": STEP} before it, {"step": STEP, ...} after it. */
typedef struct Place {
    size_t step;
    bool begun, ended; /* ENDED: STEP has its record */
} Place;

/* RECORD is the next. */
void place_take(Place *place, const json_t *record);
/* The next record is of STEP, and tells its outcome. */
void place_step(Place *place, size_t step);
/* Sets how the process ended, likewise, where it was at PLACE; returns what Adapter.interpret does. */
size_t place_ended(const Place *place, const Attempt *attempt, Outcomes *outcomes,
                   const Process_result *result);

/* The next line of what was printed on standard output, from *AT on, malloc'ed, without its end; NULL behind the last.
   NUL bytes become spaces. */
char *output_line(const Process_result *result, size_t *at);

/* "+a,-b": how FEATURES differ from the default. Malloc'ed. */
char *feature_switches(Embed_features features);

/* Copies ARGV with {script}, {file}, {dir}, {features} and {bin} (the folder of this program) replaced (NULL values leave
   the word alone); malloc'ed. */
char **argv_expand(char *const *argv, const char *script, const char *file, const char *dir,
                   const char *features);

#endif
