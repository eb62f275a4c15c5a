/* site/trends.c: what is not steady, and what takes long. */
#include "harness/site/internal.h"

#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

enum { RUNS_LOOKED_AT = 20, ROWS_MOST = 200, SLOW_MOST = 100 };

/* ---- flaky ---- */

static void put_flaky_row(Page *page, sqlite3_stmt *row)
{
    size_t engine = site_engine_of(page->site, sqlite3_column_int64(row, 0));
    size_t case_i = site_case_of(page->site, sqlite3_column_int64(row, 1));
    if (engine == SIZE_MAX || case_i == SIZE_MAX)
        return;
    put(page, "<tr><th scope=\"row\">");
    put_case_link(page, case_i);
    put(page, "</th><td>");
    put_engine_link(page, engine);
    put(page, "</td><td>%lld of %lld</td><td>%lld</td></tr>\n",
        (long long)sqlite3_column_int64(row, 2), (long long)sqlite3_column_int64(row, 3),
        (long long)sqlite3_column_int64(row, 4));
}

void flaky_page(Page *page, size_t unused)
{
    Site *site = page->site;
    size_t looked = site->runs_n < RUNS_LOOKED_AT ? site->runs_n : RUNS_LOOKED_AT;
    (void)unused;
    put_heading(page, "Flaky");
    put(page,
        "<p class=\"lead\">The same case on the same engine of the same version, with another "
        "outcome: in %zu run%s up to this "
        "one, retries included. Time, load and chance are what is left to differ.</p>\n",
        looked, plural((int64_t)looked));
    char *sql =
        text_format("select a.engine_id, a.case_id, count(distinct r.list_id) as ways, count(*), "
                    "count(*) filter (where a.attempt > 1) from attempts a join comparisons c "
                    "using (comparison_id) join "
                    "results r using (result_id) where a.run_id between ?2 and ?1 and a.engine_id "
                    "in (select engine_id "
                    "from run_engines where run_id = ?1) and a.case_id in (select case_id from "
                    "attempts where run_id = "
                    "?1) group by a.engine_id, a.case_id having ways > 1 order by ways desc, "
                    "a.engine_id, a.case_id "
                    "limit %d",
                    ROWS_MOST);
    sqlite3_stmt *rows = store_rows(site->store, sql, site->run);
    sqlite3_bind_int64(rows, 2, looked ? site->runs[site->runs_n - looked].id : site->run);
    size_t n = 0;
    while (sqlite3_step(rows) == SQLITE_ROW) {
        if (!n++)
            put(page, "<table class=\"plain\"><thead><tr><th scope=\"col\">case</th><th "
                      "scope=\"col\">engine</th><th scope=\"col\">different results, of "
                      "replays</th><th scope=\"col\">retries</th></tr></thead><tbody>\n");
        put_flaky_row(page, rows);
    }
    sqlite3_finalize(rows);
    free(sql);
    put(page, n ? "</tbody></table>\n"
                : "<p>Nothing was: every case gave the same outcomes each time.</p>\n");
    if (n == ROWS_MOST)
        put(page, "<p>The %d least steady are shown.</p>\n", ROWS_MOST);
}

/* ---- slow ---- */

typedef struct Slow {
    int32_t milliseconds;
    size_t case_i, engine;
} Slow;

static int by_time(const void *a, const void *b)
{
    const Slow *left = a, *right = b;
    if (left->milliseconds != right->milliseconds)
        return left->milliseconds > right->milliseconds ? -1 : 1;
    return left->case_i < right->case_i ? -1 : left->case_i > right->case_i;
}

/* All that engines took, the slowest first. */
static Slow *times_of(const Site *site, size_t *n)
{
    Slow *all = memory_new((site->cases_n * site->engines_n + 1) * sizeof *all);
    *n = 0;
    for (size_t c = 0; c < site->cases_n; c++) {
        for (size_t e = 0; e < site->engines_n; e++) {
            const Site_cell *cell = site_cell(site, c, e);
            if (cell->comparison)
                all[(*n)++] = (Slow){cell->milliseconds, c, e};
        }
    }
    qsort(all, *n, sizeof *all, by_time);
    return all;
}

static void put_engine_times(Page *page, const Slow *all, size_t n)
{
    const Site *site = page->site;
    put(page, "<table class=\"plain\"><caption>By engine</caption><thead><tr><th "
              "scope=\"col\">engine</th><th scope=\"col\">replays</th><th "
              "scope=\"col\">together</th><th scope=\"col\">median</th><th "
              "scope=\"col\">slowest</th></tr></thead><tbody>\n");
    for (size_t e = 0; e < site->engines_n; e++) {
        size_t replays = 0, seen = 0;
        double together = 0;
        int32_t slowest = 0, median = 0;
        for (size_t i = 0; i < n; i++) {
            replays += all[i].engine == e;
            together += all[i].engine == e ? all[i].milliseconds : 0;
        }
        for (size_t i = 0; i < n; i++) {
            if (all[i].engine != e)
                continue;
            slowest = seen ? slowest : all[i].milliseconds;
            median = seen++ <= replays / 2 ? all[i].milliseconds : median;
        }
        if (!replays)
            continue;
        put(page, "<tr><th scope=\"row\">");
        put_engine_link(page, e);
        put(page, "</th><td>%zu</td><td>%.1f s</td><td>%d ms</td><td>%d ms</td></tr>\n", replays,
            together / 1000, median, slowest);
    }
    put(page, "</tbody></table>\n");
}

void slow_page(Page *page, size_t unused)
{
    const Site *site = page->site;
    size_t n;
    Slow *all = times_of(site, &n);
    (void)unused;
    put_heading(page, "Slow");
    put(page, "<p class=\"lead\">How long replays took, on this host and beside whatever ran "
              "there. Start-up of the engine is in it.</p>\n");
    put_engine_times(page, all, n);
    put(page, "<table class=\"plain\"><caption>The slowest replays</caption><thead><tr><th "
              "scope=\"col\">case</th><th "
              "scope=\"col\">engine</th><th scope=\"col\">took</th><th "
              "scope=\"col\">memory</th></tr></thead><tbody>\n");
    for (size_t i = 0; i < n && i < SLOW_MOST; i++) {
        put(page, "<tr><th scope=\"row\">");
        put_case_link(page, all[i].case_i);
        put(page, "</th><td>");
        put_engine_link(page, all[i].engine);
        put(page, "</td><td>%d ms</td><td>%d MiB</td></tr>\n", all[i].milliseconds,
            site_cell(site, all[i].case_i, all[i].engine)->rss_kib / 1024);
    }
    put(page, "</tbody></table>\n");
    free(all);
}
