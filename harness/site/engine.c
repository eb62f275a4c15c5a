/* site/engine.c: an engine: how it stands, how it stood, what goes wrong on it. */
#include "harness/site/internal.h"

#include "harness/util/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LINES = 3, CASES_MOST = 2000 };

/* How the cases stood over the runs before. */
static void put_history(Page *page, size_t engine)
{
    static const char *const names[LINES] = {"as due", "not as due", "unsupported"};
    const Site *site = page->site;
    double *values = memory_new(LINES * site->runs_n * sizeof *values);
    char **marks = memory_new((site->runs_n + 1) * sizeof *marks);
    const char *version = NULL;
    size_t known = 0;
    for (size_t i = 0; i < LINES * site->runs_n; i++)
        values[i] = NAN;
    for (size_t i = 0; i < site->past_n; i++) {
        const Site_past *past = &site->past[i];
        if (past->engine != engine)
            continue;
        const size_t *count = past->count;
        values[past->run] = (double)count[STANDING_AGREE];
        values[site->runs_n + past->run] =
            (double)(count[STANDING_DIVERGE] + count[STANDING_CRASH] + count[STANDING_TIMEOUT] +
                     count[STANDING_MISSING]);
        values[2 * site->runs_n + past->run] = (double)count[STANDING_UNSUPPORTED];
        if (!version || strcmp(version, past->version) != 0)
            marks[past->run] = past->version;
        version = past->version;
        known++;
    }
    put(page, "<h2>History</h2>\n");
    if (known > 1) {
        Plot_line lines[LINES];
        for (size_t i = 0; i < LINES; i++)
            lines[i] = (Plot_line){names[i], &values[i * site->runs_n]};
        put_plot(page, "Cases by run, with the versions where they begin", lines, LINES, 0, "",
                 marks);
    } else {
        put(page, "<p>This is the first run that has it.</p>\n");
    }
    free(marks);
    free(values);
}

/* The newest run of every version. */
static void put_versions(Page *page, size_t engine)
{
    const Site *site = page->site;
    put(page,
        "<table class=\"plain\"><caption>Versions, as the newest run of each found "
        "them</caption><thead><tr><th "
        "scope=\"col\">version</th><th scope=\"col\">run</th><th scope=\"col\">as due</th><th "
        "scope=\"col\">diverge</th><th scope=\"col\">crash</th><th scope=\"col\">timeout</th><th "
        "scope=\"col\">unsupported</th></tr></thead><tbody>\n");
    for (size_t i = site->past_n; i-- > 0;) {
        const Site_past *past = &site->past[i];
        bool newest = past->engine == engine;
        for (size_t k = i + 1; newest && k < site->past_n; k++)
            newest =
                site->past[k].engine != engine || strcmp(site->past[k].version, past->version) != 0;
        if (newest)
            put(page,
                "<tr><th scope=\"row\">%s</th><td>%lld <span "
                "class=\"of\">%s</span></td><td>%zu</td><td>%zu</td><td>%zu</td><td>%zu</"
                "td><td>%zu</td></tr>\n",
                past->version, (long long)site->runs[past->run].id, site->runs[past->run].started,
                past->count[STANDING_AGREE], past->count[STANDING_DIVERGE],
                past->count[STANDING_CRASH], past->count[STANDING_TIMEOUT],
                past->count[STANDING_UNSUPPORTED]);
    }
    put(page, "</tbody></table>\n");
}

static void put_causes(Page *page, size_t engine)
{
    const Site *site = page->site;
    size_t n = 0;
    for (size_t i = 0; i < site->causes_n; i++) {
        const Site_cause *cause = &site->causes[i];
        const Cause_engine *of = cause_engine(cause->of, site->engines[engine].id);
        if (!of)
            continue;
        if (!n++)
            put(page, "<h2>Causes</h2>\n<ol class=\"widest\">\n");
        char *title = cause_title(cause->of);
        put(page,
            "<li><a href=\"%s%s\"><code>%.240s</code></a> <span class=\"quiet\">%lld "
            "case%s</span></li>\n",
            page->root, cause->page, title, (long long)of->cases, plural(of->cases));
        free(title);
    }
    put(page, n ? "</ol>\n" : "<h2>Causes</h2>\n<p>Nothing goes wrong on it.</p>\n");
}

/* The cases that do not stand as due, by how they stand. */
static void put_cases(Page *page, size_t engine)
{
    const Site *site = page->site;
    put(page, "<h2>Cases that are not as due</h2>\n");
    for (Standing standing = STANDING_DIVERGE; standing < STANDINGS; standing++) {
        size_t n = site->engines[engine].count[standing];
        if (!n)
            continue;
        put(page, "<details");
        put(page,
            standing == STANDING_UNSUPPORTED
                ? "><summary>%zu %s</summary><ul class=\"places\">\n"
                : " open><summary>%zu %s</summary><ul class=\"places\">\n",
            n, standing_name(standing));
        size_t shown = 0;
        for (size_t c = 0; c < site->cases_n && shown < CASES_MOST; c++) {
            if (site_cell(site, c, engine)->standing != standing)
                continue;
            shown++;
            put(page, "<li>");
            put_case_link(page, c);
            put(page, "</li>\n");
        }
        put(page, "</ul>");
        if (shown < n)
            put(page,
                "<p>… and %zu more: <code>touchstone list --standing %s -e %s</code> lists "
                "all.</p>\n",
                n - shown, standing_name(standing), site->engines[engine].name);
        put(page, "</details>\n");
    }
}

void engine_page(Page *page, size_t i)
{
    const Site *site = page->site;
    const Site_engine *engine = &site->engines[i];
    put_heading(page, "%s <span class=\"quiet\">%s</span>", engine->title,
                engine->missing ? "not here" : engine->version);
    put(page,
        "<p class=\"about\"><code>%s</code>, of kind %s; it comes with <code>%s</code>.</p>\n",
        engine->name, engine->kind, engine->install);
    if (engine->missing) {
        put(page, "<p class=\"notice\">The run asked for it and did not find it: nothing is known "
                  "of it here.</p>\n");
        return;
    }
    put(page, "<div class=\"tall\">");
    put_streak(page, engine->count);
    put(page, "</div><ul class=\"counts\">");
    for (int s = 1; s < STANDINGS; s++) {
        if (engine->count[s])
            put(page, "<li class=\"%s\">%zu %s</li>", standing_name(s), engine->count[s],
                standing_name(s));
    }
    put(page, "</ul>\n");
    if (json_array_size(engine->lacks)) {
        put(page, "<p>Its probes were refused for:");
        for (size_t f = 0; f < json_array_size(engine->lacks); f++) {
            const char *name = json_string_value(json_array_get(engine->lacks, f));
            put(page, " <code>%s</code>", name ? name : "?");
        }
        put(page, ".</p>\n");
    }
    put_history(page, i);
    put_versions(page, i);
    put_causes(page, i);
    put_cases(page, i);
}
