/* site/flaky.c: what is not steady: attempts that differ, and outcomes that go back and forth from run to run. */
#include "harness/site/internal.h"

#include "harness/report/report.h"
#include "harness/util/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS_MOST = 200 };

/* ---- attempts of this run ---- */

static void put_flake(Page *page, sqlite3_stmt *row)
{
    Site *site = page->site;
    int64_t engine_id = sqlite3_column_int64(row, 0), case_id = sqlite3_column_int64(row, 1);
    size_t engine = site_engine_of(site, engine_id), case_i = site_case_of(site, case_id);
    if (engine == SIZE_MAX || case_i == SIZE_MAX)
        return;
    char *story = flake_story(site->store, site->run, engine_id, case_id);
    put(page, "<tr><th scope=\"row\">");
    put_case_link(page, case_i);
    put(page, "</th><td>");
    put_engine_link(page, engine);
    put(page, "</td><td>%s</td><td><code>%.300s</code></td></tr>\n", row_text(row, 4), story);
    free(story);
}

static void put_attempts(Page *page)
{
    Site *site = page->site;
    int64_t retried =
        site_number(site, "select count(*) from attempts where run_id = ?1 and attempt = 2");
    size_t n = 0;
    put(page, "<h2>Attempts that differ</h2>\n");
    sqlite3_stmt *rows = flakes_rows(site->store, site->run);
    for (; sqlite3_step(rows) == SQLITE_ROW; n++) {
        if (!n)
            put(page, "<table class=\"plain\"><thead><tr><th scope=\"col\">case</th><th "
                      "scope=\"col\">engine</th><th scope=\"col\">attempts</th><th "
                      "scope=\"col\">first step that differs</th></tr></thead><tbody>\n");
        if (n < ROWS_MOST)
            put_flake(page, rows);
    }
    sqlite3_finalize(rows);
    if (n)
        put(page, "</tbody></table>\n");
    if (n > ROWS_MOST)
        put(page, "<p>… and %zu more: <code>touchstone query flakes</code>.</p>\n", n - ROWS_MOST);
    if (!n && retried)
        put(page, "<p>None: %lld case%s tried again, and did the same each time.</p>\n",
            (long long)retried, retried == 1 ? " was" : "s were");
    if (!retried)
        put(page, "<p>Nothing was tried again in this run: <code>touchstone run --retries "
                  "N</code> does that.</p>\n");
}

/* How many cases were flaky in each run that tried again. */
static void put_counts(Page *page)
{
    Site *site = page->site;
    double *values = memory_new((site->runs_n + 1) * sizeof *values);
    double most = 4; /* a multiple of four, since the plot has four lines */
    bool any = false;
    sqlite3_stmt *row = store_rows(
        site->store,
        "select (select count(*) from flakes where run_id = ?1), exists (select 1 from attempts "
        "where run_id = ?1 and attempt = 2)",
        0);
    for (size_t i = 0; i < site->runs_n; i++) {
        sqlite3_bind_int64(row, 1, site->runs[i].id);
        bool tried = sqlite3_step(row) == SQLITE_ROW && sqlite3_column_int(row, 1);
        values[i] = tried ? sqlite3_column_double(row, 0) : NAN;
        any |= tried;
        while (tried && values[i] > most)
            most += 4;
        sqlite3_reset(row);
    }
    sqlite3_finalize(row);
    const Plot_line line = {"flaky cases", values};
    if (any)
        put_plot(page, "Cases whose attempts differ, by run that tried again", &line, 1, most, "",
                 NULL);
    free(values);
}

/* ---- from run to run ---- */

enum { STEP_WIDTH = 10, WAY_HEIGHT = 14, MARGIN = 8 };

/* While cases that went back and forth are gone through. */
typedef struct Listing {
    Page *page;
    size_t n;
} Listing;

/* Which of its different outcomes OF had at run number I: the place of the first that is like it. */
static size_t way_at(const Unsteady *of, size_t i)
{
    size_t way = 0;
    for (size_t k = 0; k < of->n; k++) {
        bool first = true;
        for (size_t j = 0; j < k && first; j++)
            first = of->at[j].list_id != of->at[k].list_id;
        if (of->at[k].list_id == of->at[i].list_id)
            return way;
        way += first;
    }
    return way;
}

/* "agree ×2, diverge, agree", as people read it, and as the plot's label; malloc'ed. */
static char *words_of(const Unsteady *of)
{
    char *text = text_copy("");
    for (size_t i = 0, n; i < of->n; i += n) {
        for (n = 1; i + n < of->n && of->at[i + n].list_id == of->at[i].list_id;)
            n++;
        char times[32] = "";
        if (n > 1)
            snprintf(times, sizeof times, " ×%zu", n);
        char *longer = text_format("%s%s%s%s", text, i ? ", " : "", of->at[i].standing, times);
        free(text);
        text = longer;
    }
    return text;
}

/* A line that steps up where the outcome is another one, a dot a run. */
static void put_history(Page *page, const Unsteady *of, const char *words)
{
    size_t ways = 0;
    for (size_t i = 0; i < of->n; i++)
        ways = way_at(of, i) + 1 > ways ? way_at(of, i) + 1 : ways;
    int width = 2 * MARGIN + (int)(of->n - 1) * STEP_WIDTH;
    int height = 2 * MARGIN + (int)(ways - 1) * WAY_HEIGHT;
    put(page,
        "<svg class=\"history\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" "
        "aria-label=\"%s\"><path d=\"",
        width, height, width, height, words);
    for (size_t i = 0; i < of->n; i++) {
        int x = MARGIN + (int)i * STEP_WIDTH, y = MARGIN + (int)way_at(of, i) * WAY_HEIGHT;
        put(page, i ? "L%d %d" : "M%d %d", x, y);
    }
    put(page, "\"/>");
    for (size_t i = 0; i < of->n; i++) {
        int x = MARGIN + (int)i * STEP_WIDTH, y = MARGIN + (int)way_at(of, i) * WAY_HEIGHT;
        put(page,
            "<circle class=\"%s\" cx=\"%d\" cy=\"%d\" r=\"4\"><title>run %lld: %s</title></circle>",
            of->at[i].standing, x, y, (long long)of->at[i].run, of->at[i].standing);
    }
    put(page, "</svg>");
}

static void put_unsteady(void *data, const Unsteady *of)
{
    Listing *listing = data;
    Page *page = listing->page;
    size_t engine = site_engine_of(page->site, of->engine_id);
    size_t case_i = site_case_of(page->site, of->case_id);
    if (engine == SIZE_MAX || case_i == SIZE_MAX || listing->n++ >= ROWS_MOST)
        return;
    if (listing->n == 1)
        put(page, "<table class=\"plain\"><thead><tr><th scope=\"col\">case</th><th "
                  "scope=\"col\">engine</th><th scope=\"col\">changes, in runs</th><th "
                  "scope=\"col\">run by run</th></tr></thead><tbody>\n");
    char *words = words_of(of);
    put(page, "<tr><th scope=\"row\">");
    put_case_link(page, case_i);
    put(page, "</th><td>");
    put_engine_link(page, engine);
    put(page, "</td><td>%zu in %zu</td><td>", of->changes, of->n);
    put_history(page, of, words);
    put(page, "<div class=\"quiet\">%s</div></td></tr>\n", words);
    free(words);
}

static void put_back_and_forth(Page *page)
{
    Listing listing = {.page = page};
    put(page,
        "<h2>Back and forth</h2>\n<p>An outcome that came back after another one, in the last "
        "%d runs, reruns too, on the same version of the engine. A change that stays is "
        "none.</p>\n",
        STEADY_RUNS);
    store_unsteady(page->site->store, page->site->run, STEADY_RUNS, put_unsteady, &listing);
    put(page, listing.n ? "</tbody></table>\n" : "<p>None.</p>\n");
    if (listing.n > ROWS_MOST)
        put(page, "<p>… and %zu more.</p>\n", listing.n - ROWS_MOST);
}

void flaky_page(Page *page, size_t unused)
{
    (void)unused;
    put_heading(page, "Flaky");
    put(page,
        "<p class=\"lead\">The same case on the same engine, with another outcome. Time, load "
        "and chance are what is left to differ. Figures elsewhere go by first "
        "attempts; <code>touchstone rerun flaky</code> runs these again.</p>\n");
    put_attempts(page);
    put_counts(page);
    put_back_and_forth(page);
}
