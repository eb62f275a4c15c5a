/* site/changes.c: what this run did otherwise than the one before. */
#include "harness/site/internal.h"

#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

enum { LINES_MOST = 200 };

/* True if B goes on with the line of A: another step of the same case, changed in the same way. */
static bool is_same(const Difference *a, const Difference *b)
{
    return a->change == b->change && a->before && b->before && a->name && b->name &&
           strcmp(a->engine, b->engine) == 0 && strcmp(a->name, b->name) == 0 &&
           strcmp(a->before, b->before) == 0 && strcmp(a->after, b->after) == 0;
}

/* A link to the case NAME (SUITE/NAME), where the site has it. */
static void put_name(Page *page, const char *name, int64_t step)
{
    const Site *site = page->site;
    for (size_t s = 0; name && s < site->suites_n; s++) {
        const Site_suite *suite = &site->suites[s];
        size_t len = strlen(suite->name);
        for (size_t c = suite->first; strncmp(suite->name, name, len) == 0 && name[len] == '/' &&
                                      c < suite->first + suite->n;
             c++) {
            if (strcmp(site->cases[c].name, name + len + 1) != 0)
                continue;
            put(page, "<a href=\"%s%s", page->root, site->cases[c].page);
            put(page, step >= 0 ? "#s%lld\">" : "#top\"><!-- %lld -->", (long long)step);
            put(page, "%s</a>", name);
            return;
        }
    }
    put(page, "%s", name ? name : "the engine as a whole");
}

static void put_difference(Page *page, const Difference *each, size_t n)
{
    put(page, "<tr><td>%s</td><th scope=\"row\">", each->engine);
    put_name(page, each->name, each->step);
    if (each->subtest)
        put(page, " <q>%.200s</q>", each->subtest);
    else if (each->step >= 0)
        put(page, " <span class=\"quiet\">step %lld</span>", (long long)each->step);
    if (n > 1)
        put(page, " <span class=\"quiet\">and %zu more</span>", n - 1);
    put(page, "</th><td>");
    if (each->before)
        put(page, "<code>%.200s</code>", each->before);
    put(page, "</td><td>");
    if (each->after)
        put(page, "<code>%.200s</code>", each->after);
    put(page, "</td><td>");
    if (each->due)
        put(page, "<code>%.200s</code>", each->due);
    if (each->expected)
        put(page, " <span class=\"quiet\">expected by %s:%d</span>",
            site_shown_path(each->expected->file), each->expected->line);
    put(page, "</td></tr>\n");
}

static void put_change(Page *page, const Diff *diff, Change change)
{
    size_t lines = 0, left = 0;
    for (size_t i = 0, n; i < diff->n; i += n) {
        for (n = 1; i + n < diff->n && is_same(&diff->at[i], &diff->at[i + n]);)
            n++;
        if (diff->at[i].change != change)
            continue;
        if (!lines++)
            put(page,
                "<h2>%s</h2>\n<table class=\"changes\"><thead><tr><th scope=\"col\">engine</th><th "
                "scope=\"col\">where</th><th "
                "scope=\"col\">was</th><th scope=\"col\">is</th><th "
                "scope=\"col\">due</th></tr></thead><tbody>\n",
                change_name(change));
        if (lines <= LINES_MOST)
            put_difference(page, &diff->at[i], n);
        else
            left += n;
    }
    if (lines)
        put(page, "</tbody></table>\n");
    if (left)
        put(page, "<p>… and %zu more: <code>touchstone diff --most 0</code> shows all.</p>\n",
            left);
}

static void put_diff(Page *page, const Diff *diff)
{
    put(page, "<p class=\"lead\">From %s to %s.</p>\n<ul class=\"figures\">", diff->a.label,
        diff->b.label);
    for (int i = 0; i < CHANGES; i++) {
        if (diff->count[i])
            put(page, "<li><b>%zu</b> %s</li>", diff->count[i], change_name(i));
    }
    if (diff->expected_n)
        put(page, "<li><b>%zu</b> expected</li>", diff->expected_n);
    put(page, "<li><b>%zu</b> cases the same</li></ul>\n", diff->same_cases);
    for (int change = 0; change < CHANGES; change++)
        put_change(page, diff, change);
}

void changes_page(Page *page, size_t unused)
{
    Site *site = page->site;
    Rules rules = {0};
    Diff diff = {0};
    (void)unused;
    put_heading(page, "What changed");
    if (!site_previous(site)) {
        put(page, "<p class=\"lead\">There is no run before this one.</p>\n");
        return;
    }
    char *a = text_format("%lld", (long long)site_previous(site)),
         *b = text_format("%lld", (long long)site->run);
    if (side_find(site->db, a, &diff.a) && side_find(site->db, b, &diff.b) &&
        rules_read_of(site->store, site->run, NULL, &rules) && diff_make(&rules, &diff))
        put_diff(page, &diff);
    else
        put(page,
            "<p class=\"notice\">The runs could not be compared; touchstone diff says why.</p>\n");
    diff_free(&diff);
    rules_free(&rules);
    free(a);
    free(b);
}
