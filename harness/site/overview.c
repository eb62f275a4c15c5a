/* site/overview.c: the first page: engines x suites, and what to look at next. */
#include "harness/site/internal.h"

#include "harness/diff/diff.h"
#include "harness/util/text.h"

#include <string.h>

enum { CAUSES_SHOWN = 8 };

void put_share(Page *page, size_t part, size_t whole)
{
    put(page, part == whole ? "<b>%.0f</b>" : "<b>%.1f</b>",
        score_percent((double)part, (double)whole));
    put(page, "<span class=\"unit\">%%</span>");
}

/* How many cases the suite has, run or not. */
static size_t cases_of(const Scores *scores, const Site_suite *suite)
{
    for (size_t i = 0; i < scores->suites_n; i++) {
        if (strcmp(scores->suites[i].name, suite->name) == 0)
            return scores->suites[i].cases;
    }
    return suite->n;
}

/* How the cases of a suite stand on an engine. */
static void count_cells(const Site *site, const Site_suite *suite, size_t engine,
                        size_t count[STANDINGS])
{
    memset(count, 0, STANDINGS * sizeof *count);
    for (size_t c = suite->first; c < suite->first + suite->n; c++)
        count[site_cell(site, c, engine)->standing]++;
}

/* The share is of all cases of the suite that rules do not omit, whether they were run or not. */
static void put_matrix_cell(Page *page, const Site_suite *suite, size_t engine)
{
    const Site *site = page->site;
    const Score *score = scores_find(&site->scores, suite->name, site->engines[engine].name, "all");
    size_t count[STANDINGS], all = 0;
    count_cells(site, suite, engine, count);
    for (int s = 1; s < STANDINGS; s++)
        all += s == STANDING_OMITTED ? 0 : count[s];
    if (!all || !score) {
        put(page, "<td class=\"empty\">%s</td>", count[STANDING_OMITTED] ? "omitted" : "—");
        return;
    }
    put(page, "<td>");
    if (site->engines[engine].voids)
        put(page, "<b>void</b>");
    else
        put_share(page, score->ways[WAY_WHOLE], score->cases);
    put(page, " <span class=\"of\">%zu of %zu</span>", score->ways[WAY_WHOLE], score->cases);
    put_streak(page, count);
    put(page, "<ul class=\"counts\">");
    for (int s = STANDING_DIVERGE; s < STANDINGS; s++) {
        if (count[s])
            put(page, "<li class=\"%s\">%zu %s</li>", standing_name(s), count[s], standing_name(s));
    }
    if (score->cases > all)
        put(page, "<li>%zu not run</li>", score->cases - all);
    put(page, "</ul></td>");
}

static void put_matrix(Page *page)
{
    const Site *site = page->site;
    put(page, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"engines and "
              "suites\"><table "
              "class=\"matrix\"><caption>Cases that stand as due, of all that the suite "
              "has</caption><thead><tr><th scope=\"col\">engine</th>");
    for (size_t s = 0; s < site->suites_n; s++)
        put(page,
            "<th scope=\"col\"><a href=\"%s\">%s</a> <span class=\"of\">%zu cases</span></th>",
            site->suites[s].page, site->suites[s].name, cases_of(&site->scores, &site->suites[s]));
    put(page, "</tr></thead><tbody>\n");
    for (size_t e = 0; e < site->engines_n; e++) {
        const Site_engine *engine = &site->engines[e];
        put(page,
            engine->missing ? "<tr class=\"absent\"><th scope=\"row\">" : "<tr><th scope=\"row\">");
        put_engine_link(page, e);
        put(page, " <span class=\"of\">%s</span></th>",
            engine->missing ? "not here" : engine->version);
        if (engine->missing) {
            put(page,
                "<td colspan=\"%zu\">asked for and not here; it comes with <code>%s</code></td>",
                site->suites_n, engine->install);
        } else {
            for (size_t s = 0; s < site->suites_n; s++)
                put_matrix_cell(page, &site->suites[s], e);
        }
        put(page, "</tr>\n");
    }
    put(page, "</tbody></table></div>\n<p class=\"legend\">");
    for (int s = 1; s < STANDINGS; s++) {
        size_t n = 0;
        for (size_t e = 0; e < site->engines_n; e++)
            n += site->engines[e].count[s];
        if (n)
            put(page, "<span><i class=\"swatch %s\"></i>%s</span> ", standing_name(s),
                standing_name(s));
    }
    put(page, "</p>\n");
}

static void put_widest(Page *page)
{
    const Site *site = page->site;
    if (!site->causes_n)
        return;
    put(page, "<h2>Widest causes</h2>\n<ol class=\"widest\">\n");
    for (size_t i = 0; i < site->causes_n && i < CAUSES_SHOWN; i++) {
        const Site_cause *cause = &site->causes[i];
        char *title = cause_title(cause->of);
        put(page,
            "<li><a href=\"%s\"><code>%.200s</code></a> <span class=\"quiet\">%s, %lld "
            "case%s</span></li>\n",
            cause->page, title, cause->of->family, (long long)cause->of->cases,
            plural(cause->of->cases));
        free(title);
    }
    put(page, "</ol>\n<p><a href=\"causes.html\">All %zu causes</a></p>\n", site->causes_n);
}

/* What counts nowhere, or not everywhere, and must be seen. */
static void put_left_out(Page *page)
{
    const Site *site = page->site;
    size_t skipped = 0, omitted = 0;
    for (size_t e = 0; e < site->engines_n; e++) {
        skipped += site->engines[e].count[STANDING_SKIPPED];
        omitted += site->engines[e].count[STANDING_OMITTED];
    }
    if (skipped || omitted)
        put(page,
            "<p class=\"about\">Rules keep %zu replays out (skipped: they count as not passed) and "
            "take %zu out of all "
            "denominators (omitted); <a href=\"run.html#left-out\">which, and why</a>.</p>\n",
            skipped, omitted);
}

void overview_page(Page *page, size_t unused)
{
    const Site *site = page->site;
    size_t here = 0, observed = 0;
    (void)unused;
    for (size_t e = 0; e < site->engines_n; e++)
        here += !site->engines[e].missing;
    for (size_t c = 0; c < site->cases_n; c++) {
        for (size_t e = 0; e < site->engines_n; e++)
            observed += site_cell(site, c, e)->comparison ? (size_t)site->cases[c].steps : 0;
    }
    put_heading(page,
                strcmp(site->state, "complete") == 0 ? "What %zu engines do"
                                                     : "What %zu engines do (not complete)",
                here);
    put(page, "<p class=\"lead\">");
    put_number(page, site->cases_n);
    put(page, " case%s, ", plural((int64_t)site->cases_n));
    put_number(page, observed);
    put(page, " outcomes, each held against what the specifications say. Run %lld, %s UTC.</p>\n",
        (long long)site->run, site->started);
    put_matrix(page);
    put_left_out(page);
    put_widest(page);
}
