/* site/suite.c: a suite: how every case of it stands on every engine. */
#include "harness/site/internal.h"

#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

static const char *const marks[STANDINGS] = {"·", "✓", "✗", "!", "◷", "?", "–", "s", "o", "v", "…"};

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

static void put_cases(Page *page, const Site_suite *suite, const bool *asked)
{
    const Site *site = page->site;
    const char *folder = NULL;
    size_t len = 0;
    for (size_t i = suite->first; i < suite->first + suite->n; i++) {
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
    const Site_suite *suite = &site->suites[i];
    bool *asked = memory_new(site->engines_n + 1);
    for (size_t e = 0; e < site->engines_n; e++)
        asked[e] = is_asked(site, suite, e);
    put_heading(page, "Suite %s", suite->name);
    put(page, "<p class=\"lead\">%zu case%s, each as it stands on each engine.</p>\n", suite->n,
        plural((int64_t)suite->n));
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
    put_cases(page, suite, asked);
    put(page, "</table></div>\n");
    free(asked);
}
