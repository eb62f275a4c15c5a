/* site/case.c: the page of a case: its source beside what each engine did. */
#include "harness/site/internal.h"

#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

/* How the case stands on each engine. */
static void put_standings(Page *page, size_t case_i)
{
    const Site *site = page->site;
    put(page, "<ul class=\"standings\">\n");
    for (size_t e = 0; e < site->engines_n; e++) {
        const Site_cell *cell = site_cell(site, case_i, e);
        if (cell->standing == STANDING_NONE)
            continue;
        put(page, "<li class=\"%s\">", standing_name(cell->standing));
        put_engine_link(page, e);
        put(page, " <span>%s</span></li>\n", standing_name(cell->standing));
    }
    put(page, "</ul>\n");
}

/* Why rules keep the case from engines. */
static void put_left_out(Page *page, size_t case_i)
{
    sqlite3_stmt *rows = store_rows(
        page->site->store,
        "select e.name, l.action, l.reason from left_out l join engines e using (engine_id) where "
        "l.run_id = ?1 and l.case_id = ?2 order by 1",
        page->site->run);
    sqlite3_bind_int64(rows, 2, page->site->cases[case_i].id);
    while (sqlite3_step(rows) == SQLITE_ROW)
        put(page, "<p class=\"notice\">Not replayed on <strong>%s</strong> (%s): %.300s</p>\n",
            row_text(rows, 0), row_text(rows, 1), row_text(rows, 2));
    sqlite3_finalize(rows);
}

/* A page that is larger than the first goes on with the steps alone that go wrong; than the second, with none. */
enum { BYTES_CALM = 1000000, BYTES_MOST = 1800000 };

static bool is_left_out(Page *page, bool wrong)
{
    long size = ftell(page->out);
    return size > BYTES_MOST || (size > BYTES_CALM && !wrong);
}

/* Says that a large page leaves *STEPS out, one behind another; none from now on. */
static void put_gap(Page *page, size_t *steps)
{
    if (*steps)
        put(page,
            "<tr><td class=\"gap\" colspan=\"2\">%zu step%s not shown, since the page is large: "
            "<code>touchstone query</code> has them.</td></tr>\n",
            *steps, plural((int64_t)*steps));
    *steps = 0;
}

/* A row: lines FROM to TO of the source, and the steps FIRST to LAST, not included, which begin in them. */
static void put_row(Page *page, const Source *source, const Views *views, size_t from, size_t to,
                    size_t first, size_t last)
{
    put(page, "<tr><td class=\"code\"><pre>");
    put_source_lines(page, source, from, to);
    put(page, "</pre></td><td class=\"outcomes\">");
    for (size_t i = first; i < last; i++) {
        put(page, "<div id=\"s%lld\">", (long long)source->steps[i].step);
        put_step(page, views, source->steps[i].step);
        put(page, "</div>");
    }
    put(page, "</td></tr>\n");
}

static void put_source_table(Page *page, const Source *source, const Views *views)
{
    put(page, "<table class=\"source\"><thead><tr><th scope=\"col\">source</th><th "
              "scope=\"col\">what engines did</th></tr></thead><tbody>\n");
    size_t line = 1;
    size_t gap = 0;
    for (size_t i = 0, last; i < source->steps_n; i = last) {
        size_t begins = (size_t)source->steps[i].line;
        bool wrong = false;
        for (last = i; last < source->steps_n && source->steps[last].line == (int64_t)begins;
             last++)
            wrong |= views_go_wrong(views, source->steps[last].step);
        size_t end = source_step_end(source, i);
        if (is_left_out(page, wrong)) {
            gap += last - i;
            line = end;
            continue;
        }
        put_gap(page, &gap);
        if (begins > line)
            put_row(page, source, views, line, begins, 0, 0);
        put_row(page, source, views, begins > line ? begins : line, end, i, last);
        line = end;
    }
    put_gap(page, &gap);
    if (line <= source->lines_n && !is_left_out(page, false))
        put_row(page, source, views, line, source->lines_n + 1, 0, 0);
    put(page, "</tbody></table>\n");
}

/* Steps by name: subtests, or commands whose source is not here. */
static void put_step_table(Page *page, const Source *source, const Views *views)
{
    size_t n = views_steps(views);
    put(page,
        "<table class=\"source\"><thead><tr><th scope=\"col\">step</th><th scope=\"col\">what "
        "engines did</th></tr></thead><tbody>\n");
    size_t gap = 0;
    for (size_t step = 0; step < n; step++) {
        size_t i = source_find(source, (int64_t)step);
        if (is_left_out(page, views_go_wrong(views, (int64_t)step))) {
            gap++;
            continue;
        }
        put_gap(page, &gap);
        put(page, "<tr id=\"s%zu\"><th scope=\"row\">", step);
        if (i == SIZE_MAX)
            put(page, "step %zu", step);
        else if (source->steps[i].line)
            put(page, "line %lld <code>%s</code> <code>%.200s</code>",
                (long long)source->steps[i].line, source->steps[i].kind, source->steps[i].subject);
        else
            put(page, "%.400s",
                *source->steps[i].subject ? source->steps[i].subject : source->steps[i].kind);
        put(page, "</th><td class=\"outcomes\">");
        put_step(page, views, (int64_t)step);
        put(page, "</td></tr>\n");
    }
    put_gap(page, &gap);
    put(page, "</tbody></table>\n");
}

static void put_about(Page *page, const Site_case *of)
{
    put(page, "<p class=\"about\">%lld step%s; file <code>%s</code>", (long long)of->steps,
        plural(of->steps), site_shown_path(of->path));
    json_t *needs = json_loads(of->needs, 0, NULL);
    for (size_t i = 0; i < json_array_size(needs); i++) {
        const char *name = json_string_value(json_array_get(needs, i));
        put(page, i ? ", %s" : "; needs %s", name ? name : "?");
    }
    json_decref(needs);
    if (*of->features)
        put(page, "; switched by its suite: <code>%s</code>", of->features);
    put(page, ".</p>\n");
}

void case_page(Page *page, size_t i)
{
    Site *site = page->site;
    const Site_case *of = &site->cases[i];
    const Site_suite *suite = &site->suites[of->suite];
    Views views;
    put_heading(page, "<span class=\"quiet\">%s/</span>%s", suite->name, of->name);
    put(page, "<p class=\"back\">A case of <a href=\"%s%s\">%s</a></p>\n", page->root, suite->page,
        suite->name);
    put_about(page, of);
    put_standings(page, i);
    put_left_out(page, i);
    views_read(site, i, &views);
    const Source *source = source_of(site, i);
    bool lines = source->steps_n && source->steps[0].line;
    if (!source->text)
        put(page, "<p class=\"notice\">The file is not here any more, or is not what was "
                  "replayed: its text cannot be shown.</p>\n");
    put(page, "<h2>Step by step</h2>\n");
    if (source->text && lines)
        put_source_table(page, source, &views);
    else
        put_step_table(page, source, &views);
    if (source->text && !lines) {
        put(page, "<h2>Source</h2>\n<pre class=\"listing\" tabindex=\"0\">");
        put_source_lines(page, source, 1, source->lines_n + 1);
        put(page, "</pre>\n");
    }
    views_free(&views);
}
