/* site/versions.c: scores over stated denominators: everything, what engines claim, versions of the specification, proposals. */
#include "harness/site/internal.h"

#include "harness/util/text.h"
#include "ref/embed/touchstone.h"

#include <stdlib.h>
#include <string.h>

static void put_score_row(Page *page, size_t engine, const Score *score)
{
    char *rest = score_rest(score);
    put(page, "<tr><th scope=\"row\">");
    put_engine_link(page, engine);
    put(page, " <span class=\"of\">%s</span></th><td>", score->version);
    put_share(page, score->ways[WAY_WHOLE], score->cases);
    put(page, " <span class=\"of\">%zu of %zu</span></td><td>", score->ways[WAY_WHOLE],
        score->cases);
    put_share(page, score->good, score->steps);
    put(page,
        " <span class=\"of\">%zu of %zu</span></td><td>%.1f "
        "%%</td><td>%zu</td><td>%zu</td><td class=\"rest\">%s</td></tr>\n",
        score->good, score->steps, score_mean(score), score->everywhere, score->alone, rest);
    free(rest);
}

/* The scores of SUITE over DENOMINATOR, which is called WHAT. */
static void put_scores(Page *page, const Site_suite *suite, const char *denominator,
                       const char *what)
{
    const Site *site = page->site;
    bool any = false;
    for (size_t e = 0; e < site->engines_n; e++) {
        const Score *score =
            scores_find(&site->scores, suite->name, site->engines[e].name, denominator);
        if (!score)
            continue;
        if (!any)
            put(page,
                "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"scores of %s, "
                "%s\"><table class=\"scores\"><caption>%s: %s</caption><thead><tr><th "
                "scope=\"col\">engine</th><th scope=\"col\">whole cases</th><th "
                "scope=\"col\">steps</th><th scope=\"col\">mean of cases</th><th "
                "scope=\"col\">whole everywhere</th><th scope=\"col\">alone</th><th "
                "scope=\"col\">not whole; left out</th></tr></thead><tbody>\n",
                suite->name, denominator, suite->name, what);
        any = true;
        put_score_row(page, e, score);
    }
    put(page, any ? "</tbody></table></div>\n" : "");
}

/* A section over DENOMINATOR, where any suite has cases in it. */
static void put_section(Page *page, const char *denominator, const char *heading, const char *what)
{
    const Site *site = page->site;
    bool any = false;
    for (size_t i = 0; i < site->scores.n && !any; i++)
        any = strcmp(site->scores.at[i].denominator, denominator) == 0;
    if (!any)
        return;
    put(page, "<h2>%s</h2>\n", heading);
    for (size_t s = 0; s < site->suites_n; s++)
        put_scores(page, &site->suites[s], denominator, what);
}

/* The lines of TEXT as a list. */
static void put_notes(Page *page, const char *text)
{
    if (!*text)
        return;
    put(page, "<ul class=\"notes\">\n");
    while (*text) {
        size_t len = strcspn(text, "\n");
        char *line = text_copy_n(text, len);
        put(page, "<li>%s</li>\n", line);
        free(line);
        text += len + (text[len] == '\n');
    }
    put(page, "</ul>\n");
}

/* What must be known to read the figures. */
static void put_all_notes(Page *page)
{
    const Scores *scores = &page->site->scores;
    char *text = NULL;
    size_t len;
    FILE *notes = open_memstream(&text, &len);
    for (size_t i = 0; i < scores->suites_n; i++) {
        char *prefix = text_format("%s: ", scores->suites[i].name);
        scores_print_suite_notes(&scores->suites[i], prefix, notes);
        free(prefix);
    }
    scores_print_notes(scores, "", notes);
    fclose(notes);
    put_notes(page, text);
    free(text);
}

void versions_page(Page *page, size_t unused)
{
    static const struct {
        const char *denominator, *heading, *what;
    } sections[] = {
        {"all", "Everything", "all cases"},
        {"claimed", "What engines claim", "cases that need nothing but what the engine claims"},
        {"1.0", "WebAssembly 1.0", "cases that need no more than it"},
        {"2.0", "WebAssembly 2.0", "cases that need no more than it"},
        {"3.0", "WebAssembly 3.0", "cases that need no more than it"}};
    (void)unused;
    put_heading(page, "Scores");
    put(page,
        "<p class=\"lead\">Every score says what it is a part of, and what is left out of "
        "it. Which cases those are does not depend on what was run or on the engine, but for "
        "what it claims.</p>\n"
        "<dl class=\"terms\"><dt>whole cases</dt><dd>as due in every step that the engine "
        "can be asked</dd><dt>steps</dt><dd>as due, of all steps; what is unsupported is "
        "not</dd><dt>mean of cases</dt><dd>each case counts alike, by the part of its steps "
        "that is as due</dd><dt>whole everywhere</dt><dd>on every engine that was "
        "asked</dd><dt>alone</dt><dd>cases that are not whole on this engine and are on every "
        "other</dd><dt>not whole; left out</dt><dd>how the other cases stand; skipped, void "
        "and not run ones are in the number, omitted ones are not</dd></dl>\n");
    put_all_notes(page);
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        put_section(page, sections[i].denominator, sections[i].heading, sections[i].what);
    for (unsigned f = 0; f < embed_feature_count(); f++) {
        if (embed_feature_version(f))
            continue;
        char *heading = text_format("Proposal: %s", embed_feature_title(f));
        put_section(page, embed_feature_name(f), heading, "cases that need it");
        free(heading);
    }
}
