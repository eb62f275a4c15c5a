/* site/internal.h: what the pages of a site share: the model of a run, and how pages are written. */
#ifndef TOUCHSTONE_SITE_INTERNAL_H
#define TOUCHSTONE_SITE_INTERNAL_H

#include "harness/cause/cause.h"
#include "harness/diff/diff.h"
#include "harness/expect/expect.h"
#include "harness/score/score.h"
#include "harness/site/site.h"

#include <jansson.h>

/* How a case stands on an engine. */
typedef enum Standing {
    STANDING_NONE, /* the engine was not asked */
    STANDING_AGREE,
    STANDING_DIVERGE,
    STANDING_CRASH,
    STANDING_TIMEOUT,
    STANDING_MISSING,
    STANDING_UNSUPPORTED,
    STANDING_SKIPPED,
    STANDING_OMITTED,
    STANDING_VOID,
    STANDING_PENDING, /* replayed, not compared yet: the run goes on */
    STANDINGS
} Standing;

typedef struct Site_engine {
    int64_t id;
    char *name, *version, *kind, *title, *install, *key;
    char *page;  /* "engine/NAME.html" */
    char *voids; /* the canaries that it passed, NULL: none */
    bool missing, probed;
    size_t count[STANDINGS];
    json_t *lacks; /* features that its probes showed to be lacking; borrowed */
} Site_engine;

typedef struct Site_case {
    int64_t id;
    size_t suite;
    char *name, *path, *content, *kind, *features, *needs;
    int64_t steps;
    char *page; /* "case/SUITE/NAME.html" */
} Site_case;

typedef struct Site_suite {
    char *name, *page;
    size_t first, n; /* its cases stand together */
} Site_suite;

/* A case on an engine. */
typedef struct Site_cell {
    int64_t comparison; /* 0: none */
    int32_t milliseconds, rss_kib;
    Standing standing;
} Site_cell;

/* A cause of divergence (cause/cause.h), and its page. */
typedef struct Site_cause {
    const Cause *of;
    char *page;
    size_t case_i;   /* the smallest */
    size_t first, n; /* its steps stand together in Site.wrong */
} Site_cause;

typedef struct Site_wrong {
    size_t cause, case_i;
    int64_t step, line;
} Site_wrong;

/* A run that was before, or this one. */
typedef struct Site_run {
    int64_t id;
    char *started;
} Site_run;

/* How all cases stood on an engine in a run. */
typedef struct Site_past {
    size_t run;    /* of Site.runs */
    size_t engine; /* by name */
    char *version;
    size_t count[STANDINGS];
} Site_past;

typedef struct Page Page;

/* A page: its path, and what writes its body. */
typedef struct Site_route {
    char *path;
    void (*render)(Page *page, size_t i);
    size_t i;
    bool bare; /* a file that is no page */
} Site_route;

struct Site {
    Store *store;
    char *db;
    bool named;         /* commands say which database */
    int64_t run, newer; /* newer: a run that did not complete and is newer than this one, 0: none */
    char *part;         /* "rerun of run 3 (failed)", NULL: it is a run of its own */
    char *key, *started, *ended, *state, *version, *argv;
    json_t *host;
    char *skeleton;
    Site_engine *engines;
    size_t engines_n;
    Site_suite *suites;
    size_t suites_n;
    Site_case *cases;
    size_t cases_n;
    int64_t *case_ids; /* a row and its place, by row */
    Site_cell *cells;  /* by case, then engine */
    Causes found;
    Site_cause *causes; /* as in FOUND, those in most cases first */
    size_t causes_n;
    Site_wrong *wrong;
    size_t wrong_n;
    Site_run *runs; /* the newest ones, oldest first; the last is this one */
    size_t runs_n;
    Site_past *past;
    size_t past_n;
    Scores scores;
    Site_route *routes;
    size_t routes_n;
    int64_t planned, replayed; /* pairs of a case and an engine */
    void *sources;             /* source.c: what was read last */
};

/* ---- the model: model.c, past.c ---- */

const Site_cell *site_cell(const Site *site, size_t case_i, size_t engine);
/* The place of a case or engine by its row, SIZE_MAX where the run has it not. */
size_t site_case_of(const Site *site, int64_t id);
size_t site_engine_of(const Site *site, int64_t id);
size_t site_engine_named(const Site *site, const char *name);
Standing standing_of(const char *name);
const char *standing_name(Standing standing);
/* A text column of ROW, "" where it is null. Borrowed. */
const char *row_text(sqlite3_stmt *row, int column);
/* The number that SQL gives for RUN, 0 where it gives none. */
int64_t site_number(Site *site, const char *sql);
/* Reads the runs before, and how engines stood in them. */
void site_read_past(Site *site);
/* TEXT with all but letters, digits, '.', '_' and '-' as '-', not longer than a file's name may be; malloc'ed. */
char *site_slug(const char *text);
/* What is between run and run: the newest complete run before this one, 0 where there is none. */
int64_t site_previous(const Site *site);

/* ---- writing: page.c ---- */

struct Page {
    Site *site;
    FILE *out;
    const char *path;
    const char *root; /* from the page to the top: "", "../", "../../" */
};

/* Writes FORMAT, whose own text is markup, and is the only markup there is: what %s stands for is escaped for element text
   and attribute values in quotes, with control characters shown (text_safe); %.300s cuts it. Also %d, %lld, %zu, %.1f. */
void put(Page *page, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* TEXT with its lines kept, tabs as spaces; at most MOST bytes. */
void put_lines(Page *page, const char *text, size_t len, size_t most);
/* The page of route ROUTE as a whole. */
void page_write(Site *site, const Site_route *route, FILE *out);
/* Its heading, which is the title too. */
void put_heading(Page *page, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* A number with thin spaces between thousands. */
void put_number(Page *page, size_t number);
/* A bar of how many cases stand how; its figures are in its label. */
void put_streak(Page *page, const size_t count[STANDINGS]);
/* "12 cases", "1 case" */
const char *plural(int64_t n);
/* PART of WHOLE in hundred. overview.c */
void put_share(Page *page, size_t part, size_t whole);
/* A link to ADDRESS if that is one of the web, else its text. */
void put_address(Page *page, const char *address);
/* Links. */
void put_case_link(Page *page, size_t case_i);
void put_engine_link(Page *page, size_t engine);
/* The command line of COMMAND ("replay") for a cause. */
void put_cause_command(Page *page, const char *command, const Site_cause *cause);

/* The lines of a plot: VALUES by run (NAN where there is none). plot.c */
typedef struct Plot_line {
    const char *name;
    const double *values;
} Plot_line;
/* A plot over the runs of the site, as SVG; LABEL says what it shows. MOST: the largest value there can be, 0: the largest
   there is. MARKS[i], if not NULL, is a word at run i. */
void put_plot(Page *page, const char *label, const Plot_line *lines, size_t n, double most,
              const char *unit, char *const *marks);

/* ---- what engines did in a case: views.c ---- */

/* What one engine did in a case. */
typedef struct View {
    size_t engine;
    json_t *outcomes, *messages;
    struct View_wrong {
        int64_t step;
        char *due, *seen, *message, *cause; /* cause: its id, may be empty */
    } * wrong;                              /* by step */
    size_t wrong_n;
} View;

typedef struct Views {
    View *at;
    size_t n;
} Views;

void views_read(Site *site, size_t case_i, Views *out);
void views_free(Views *views);
/* How many steps there are. */
size_t views_steps(const Views *views);
/* True if any engine went wrong at STEP. */
bool views_go_wrong(const Views *views, int64_t step);
/* What the engines did at STEP, equal outcomes together. */
void put_step(Page *page, const Views *views, int64_t step);

/* ---- sources: source.c ---- */

/* A step of a case: where it is, and what it is called. */
typedef struct Source_step {
    int64_t step, line;
    char *kind, *subject;
} Source_step;

/* The text of a case, and its steps in order. */
typedef struct Source {
    char *text; /* NULL: the file is not here, or is not what was replayed */
    size_t len, lines_n;
    size_t *lines; /* where they begin; one more for the end */
    Source_step *steps;
    size_t steps_n;
} Source;

/* What is known of a case's source; kept until another is asked for. */
const Source *source_of(Site *site, size_t case_i);
void sources_free(Site *site);
/* The line behind the step number I of SOURCE. */
size_t source_step_end(const Source *source, size_t i);
/* Place of the step STEP, SIZE_MAX where it is not known. */
size_t source_find(const Source *source, int64_t step);
/* Writes lines FROM (from 1) to TO, not included. */
void put_source_lines(Page *page, const Source *source, size_t from, size_t to);
/* What "SPEC" lines above LINE cite, malloc'ed, "" where nothing is. */
char *source_citation(const Source *source, size_t line);
/* A case's file as people see it: below the project, or whole. Borrowed. */
const char *site_shown_path(const char *path);

/* The instructions that step STEP of a case reduces on the reference, and the sections that say how: a JSON array of
   {"instr", "section"}, NULL where it is not known. Owned by the caller. rules.c */
json_t *site_rules(Site *site, size_t case_i, int64_t step);

/* A suite of many cases has a page of its own for every suite_rows of them: how many pages, and their paths. suite.c */
size_t suite_rows(const Site *site);
size_t suite_pages(const Site *site, const Site_suite *suite);
/* The path of part PART, from 0; malloc'ed. */
char *suite_path(const Site_suite *suite, size_t part);

/* ---- pages ---- */
void overview_page(Page *page, size_t i);
void versions_page(Page *page, size_t i);
void features_page(Page *page, size_t i);
void features_file(Page *page, size_t i);
void suite_page(Page *page, size_t i);
void case_page(Page *page, size_t i);
void causes_page(Page *page, size_t i);
void cause_page(Page *page, size_t i);
void engine_page(Page *page, size_t i);
void changes_page(Page *page, size_t i);
void flaky_page(Page *page, size_t i);
void slow_page(Page *page, size_t i);
void debt_page(Page *page, size_t i);
void facts_page(Page *page, size_t i);
void search_file(Page *page, size_t i);
void template_file(Page *page, size_t i);

#endif
