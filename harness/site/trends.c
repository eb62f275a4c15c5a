/* site/trends.c: what takes long. */
#include "harness/site/internal.h"

#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

enum { SLOW_MOST = 100 };

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
