/* site/overview.c: the first page: engines x suites, and what to look at next. Scores by version on a page of their own. */
#include "harness/site/internal.h"

#include "harness/diff/diff.h"
#include "harness/util/text.h"

#include <string.h>

enum { CAUSES_SHOWN = 8 };

static const Score *score_of(const Site *site, const char *suite, const char *engine,
                             const char *denominator)
{
    for (size_t i = 0; i < site->scores.n; i++) {
        const Score *score = &site->scores.at[i];
        if (strcmp(score->suite, suite) == 0 && strcmp(score->engine, engine) == 0 &&
            strcmp(score->denominator, denominator) == 0)
            return score;
    }
    return NULL;
}

/* Rounded down, so that 100 % means all. */
static double percent(size_t part, size_t whole)
{
    return whole ? (double)(1000 * part / whole) / 10 : 0;
}

static void put_share(Page *page, size_t part, size_t whole)
{
    put(page, part == whole ? "<b>%.0f</b>" : "<b>%.1f</b>", percent(part, whole));
    put(page, "<span class=\"unit\">%%</span>");
}

/* How the cases of a suite stand on an engine. */
static void count_cells(const Site *site, const Site_suite *suite, size_t engine,
                        size_t count[STANDINGS])
{
    memset(count, 0, STANDINGS * sizeof *count);
    for (size_t c = suite->first; c < suite->first + suite->n; c++)
        count[site_cell(site, c, engine)->standing]++;
}

static void put_matrix_cell(Page *page, const Site_suite *suite, size_t engine)
{
    const Site *site = page->site;
    size_t count[STANDINGS], all = 0;
    count_cells(site, suite, engine, count);
    for (int s = 1; s < STANDINGS; s++)
        all += s == STANDING_OMITTED ? 0 : count[s];
    if (!all) {
        put(page, "<td class=\"empty\">%s</td>", count[STANDING_OMITTED] ? "omitted" : "—");
        return;
    }
    put(page, "<td>");
    if (site->engines[engine].voids)
        put(page, "<b>void</b>");
    else
        put_share(page, count[STANDING_AGREE], all);
    put(page, " <span class=\"of\">%zu of %zu</span>", count[STANDING_AGREE], all);
    put_streak(page, count);
    put(page, "<ul class=\"counts\">");
    for (int s = STANDING_DIVERGE; s < STANDINGS; s++) {
        if (count[s])
            put(page, "<li class=\"%s\">%zu %s</li>", standing_name(s), count[s], standing_name(s));
    }
    put(page, "</ul></td>");
}

static void put_matrix(Page *page)
{
    const Site *site = page->site;
    put(page, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"engines and "
              "suites\"><table "
              "class=\"matrix\"><caption>Cases that stand as due, of those that the engine "
              "takes</caption><thead><tr><th scope=\"col\">engine</th>");
    for (size_t s = 0; s < site->suites_n; s++)
        put(page,
            "<th scope=\"col\"><a href=\"%s\">%s</a> <span class=\"of\">%zu cases</span></th>",
            site->suites[s].page, site->suites[s].name, site->suites[s].n);
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

/* ---- versions ---- */

static void put_score_row(Page *page, size_t engine, const Score *score)
{
    put(page, "<tr><th scope=\"row\">");
    put_engine_link(page, engine);
    put(page, "</th><td>");
    put_share(page, score->whole, score->cases);
    put(page, " <span class=\"of\">%zu of %zu</span></td><td>", score->whole, score->cases);
    put_share(page, score->good, score->steps);
    put(page,
        " <span class=\"of\">%zu of %zu</span></td><td>%.1f "
        "%%</td><td>%zu</td><td>%zu</td><td>%zu</td><td>%zu</td></tr>\n",
        score->good, score->steps, (double)(long long)(score->mean * 1000 + 1e-6) / 10,
        score->everywhere, score->alone, score->unsupported, score->skipped);
}

static void put_scores(Page *page, const Site_suite *suite, const char *denominator)
{
    const Site *site = page->site;
    bool any = false;
    for (size_t e = 0; e < site->engines_n; e++) {
        const Score *score = score_of(site, suite->name, site->engines[e].name, denominator);
        if (!score || !score->cases || site->engines[e].missing)
            continue;
        if (!any)
            put(page,
                "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"scores of "
                "%s, %s\"><table class=\"scores\"><caption>%s, %s</caption><thead><tr><th "
                "scope=\"col\">engine</th><th "
                "scope=\"col\">whole cases</th><th scope=\"col\">steps</th><th scope=\"col\">mean "
                "of cases</th><th "
                "scope=\"col\">whole everywhere</th><th scope=\"col\">alone</th><th "
                "scope=\"col\">unsupported</th><th "
                "scope=\"col\">skipped</th></tr></thead><tbody>\n",
                suite->name, denominator, suite->name,
                strcmp(denominator, "all") == 0 ? "all cases" : "cases that need no more than it");
        any = true;
        put_score_row(page, e, score);
    }
    put(page, any ? "</tbody></table></div>\n" : "");
}

void versions_page(Page *page, size_t unused)
{
    static const char *const denominators[] = {"1.0", "2.0", "3.0", "all"};
    const Site *site = page->site;
    (void)unused;
    put_heading(page, "Versions of the specification");
    put(page, "<p class=\"lead\">Every score says what it is a part of. A case belongs to a "
              "version when its modules need "
              "nothing that came later; of cases in JavaScript that is not known, so they are in "
              "the last table alone. Omitted "
              "cases are in none, skipped ones are.</p>\n"
              "<dl class=\"terms\"><dt>whole cases</dt><dd>as due in every "
              "step</dd><dt>steps</dt><dd>as due, of all "
              "steps</dd><dt>mean of cases</dt><dd>each case counts alike, by the part of its "
              "steps that is as due</dd><dt>whole "
              "everywhere</dt><dd>on every engine that takes the case</dd><dt>alone</dt><dd>cases "
              "that are not as due on this "
              "engine and are on every other</dd></dl>\n");
    for (size_t d = 0; d < sizeof denominators / sizeof *denominators; d++) {
        put(page,
            strcmp(denominators[d], "all") == 0 ? "<h2>Everything</h2>\n"
                                                : "<h2>WebAssembly %s</h2>\n",
            denominators[d]);
        for (size_t s = 0; s < site->suites_n; s++)
            put_scores(page, &site->suites[s], denominators[d]);
    }
}
