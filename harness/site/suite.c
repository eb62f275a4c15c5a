/* site/suite.c: a suite: how every case of it stands on every engine. */
#include "harness/site/internal.h"

#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

static const char *const marks[STANDINGS] = {"·", "✓", "✗", "!", "◷", "?", "–", "s", "o", "v", "…"};

/* A cell is about a hundred bytes, and the name of a case with its address as much as three: a page stays below 2 MB. */
enum { CELLS_MOST = 15000 };

/* How many bytes of NAME are its folder, the '/' included. */
static size_t folder_of(const char *name)
{
    const char *slash = strrchr(name, '/');
    return slash ? (size_t)(slash - name) + 1 : 0;
}

/* True if ENGINE was asked any case of SUITE. */
static bool is_asked(const Site *site, const Site_suite *suite, size_t engine)
{
    for (size_t c = suite->first; c < suite->first + suite->n; c++) {
        if (site_cell(site, c, engine)->standing != STANDING_NONE)
            return true;
    }
    return false;
}

static void put_cells(Page *page, size_t case_i, const bool *asked)
{
    const Site *site = page->site;
    for (size_t e = 0; e < site->engines_n; e++) {
        if (!asked[e])
            continue;
        Standing standing = site_cell(site, case_i, e)->standing;
        put(page,
            "<td class=\"%s\"><span aria-hidden=\"true\">%s</span><span "
            "class=\"said\">%s</span></td>",
            standing_name(standing), marks[standing],
            standing == STANDING_NONE ? "not asked" : standing_name(standing));
    }
}

size_t suite_rows(const Site *site)
{
    size_t rows = CELLS_MOST / (site->engines_n + 3);
    return rows > 1 ? rows : 1;
}

size_t suite_pages(const Site *site, const Site_suite *suite)
{
    return suite->n ? (suite->n + suite_rows(site) - 1) / suite_rows(site) : 1;
}

char *suite_path(const Site_suite *suite, size_t part)
{
    size_t len = strlen(suite->page) - strlen(".html");
    return part ? text_format("%.*s-part%zu.html", (int)len, suite->page, part + 1)
                : text_copy(suite->page);
}

/* Links to the other parts, where there are any. */
static void put_parts(Page *page, const Site_suite *suite, size_t part)
{
    size_t parts = suite_pages(page->site, suite), rows = suite_rows(page->site);
    if (parts < 2)
        return;
    put(page, "<nav class=\"parts\" aria-label=\"parts of the suite\">");
    for (size_t i = 0; i < parts; i++) {
        size_t last = (i + 1) * rows < suite->n ? (i + 1) * rows : suite->n;
        const char *name = page->site->cases[suite->first + i * rows].name;
        char *path = suite_path(suite, i);
        put(page, "<a href=\"%s%s\"", page->root, path);
        put(page, i == part ? " aria-current=\"page\"" : "");
        put(page, ">%zu–%zu <span class=\"quiet\">from %.60s</span></a>\n", i * rows + 1, last,
            name);
        free(path);
    }
    put(page, "</nav>\n");
}

static void put_cases(Page *page, const Site_suite *suite, size_t part, const bool *asked)
{
    const Site *site = page->site;
    const char *folder = NULL;
    size_t len = 0, rows = suite_rows(site);
    size_t last = (part + 1) * rows < suite->n ? (part + 1) * rows : suite->n;
    for (size_t i = suite->first + part * rows; i < suite->first + last; i++) {
        const Site_case *of = &site->cases[i];
        size_t own = folder_of(of->name);
        if (!folder || own != len || strncmp(folder, of->name, len) != 0) {
            put(page, folder ? "</tbody><tbody>\n" : "<tbody>\n");
            folder = of->name;
            len = own;
        }
        put(page, "<tr><th scope=\"row\"><a href=\"%s%s\">%s</a></th>", page->root, of->page,
            of->name);
        put_cells(page, i, asked);
        put(page, "</tr>\n");
    }
    put(page, folder ? "</tbody>" : "<tbody></tbody>");
}

void suite_page(Page *page, size_t i)
{
    const Site *site = page->site;
    const Site_suite *suite = &site->suites[i % site->suites_n];
    size_t part = i / site->suites_n;
    bool *asked = memory_new(site->engines_n + 1);
    for (size_t e = 0; e < site->engines_n; e++)
        asked[e] = is_asked(site, suite, e);
    if (part)
        put_heading(page, "Suite %s, part %zu", suite->name, part + 1);
    else
        put_heading(page, "Suite %s", suite->name);
    put(page, "<p class=\"lead\">%zu case%s, each as it stands on each engine.</p>\n", suite->n,
        plural((int64_t)suite->n));
    put_parts(page, suite, part);
    put(page, "<p class=\"legend\">");
    for (int s = 0; s < STANDINGS; s++)
        put(page, "<span class=\"%s\"><b aria-hidden=\"true\">%s</b> %s</span> ", standing_name(s),
            marks[s], s ? standing_name(s) : "not asked");
    put(page, "</p>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"cases and "
              "engines\"><table "
              "class=\"carpet\"><thead><tr><th scope=\"col\">case</th>");
    for (size_t e = 0; e < site->engines_n; e++) {
        if (!asked[e])
            continue;
        put(page, "<th scope=\"col\"><span>");
        put_engine_link(page, e);
        put(page, "</span></th>");
    }
    put(page, "</tr></thead>\n");
    put_cases(page, suite, part, asked);
    put(page, "</table></div>\n");
    free(asked);
}
