/* site/debt.c: what is expected to go wrong, why, and whether it still does. */
#include "harness/site/internal.h"

#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

enum { LINES_MOST = 200 };

/* How many of what RULE means passed unexpectedly. */
static size_t passed_of(const Comparison *comparison, const Rule *rule)
{
    size_t n = 0;
    for (size_t i = 0; i < comparison->n; i++)
        n += comparison->at[i].rule == rule && comparison->at[i].surprise == UNEXPECTED_PASS;
    return n;
}

static void put_rule(Page *page, const Comparison *comparison, const Rule *rule, size_t i)
{
    size_t passed = passed_of(comparison, rule);
    put(page,
        "<tr><th scope=\"row\"><code>%s%s%s</code><span "
        "class=\"of\">%s:%d</span></th><td>%s</td><td>",
        rule->glob, rule->steps ? "#" : "", rule->steps ? rule->steps : "",
        site_shown_path(rule->file), rule->line, rule->engine ? rule->engine : "any");
    if (rule->action == ACTION_RUN) {
        for (char **expect = rule->expect; expect && *expect; expect++)
            put(page, "<code>%.200s</code> ", *expect);
    } else {
        put(page, "%s", rule->action == ACTION_SKIP ? "skipped" : "omitted");
    }
    put(page, "</td><td>%.400s <span class=\"of\">", rule->reason ? rule->reason : "");
    put_address(page, rule->link ? rule->link : "");
    put(page, "</span></td><td>");
    if (rule->action != ACTION_RUN)
        put(page, "keeps cases out");
    else if (!comparison->met[i])
        put(page, "<strong>means nothing in this run</strong>");
    else if (!comparison->meant[i])
        put(page, "<strong>holds for no step</strong>");
    else if (passed == comparison->meant[i])
        put(page, "<strong>stale: all %zu steps are as due</strong>", passed);
    else
        put(page, "%zu step%s, %zu of them as due", comparison->meant[i],
            plural((int64_t)comparison->meant[i]), passed);
    put(page, "</td></tr>\n");
}

/* True if B goes on with the line of A: the next step of the same case, surprising in the same way. */
static bool goes_on(const Compared *a, const Compared *b)
{
    return a->surprise == b->surprise && a->case_id == b->case_id && a->step + 1 == b->step &&
           !a->subtest && !b->subtest && strcmp(a->engine, b->engine) == 0 &&
           strcmp(a->outcome, b->outcome) == 0;
}

static void put_surprises(Page *page, const Comparison *comparison, Surprise surprise,
                          const char *heading)
{
    size_t lines = 0, left = 0;
    for (size_t i = 0, n; i < comparison->n; i += n) {
        const Compared *each = &comparison->at[i];
        for (n = 1; i + n < comparison->n && goes_on(&each[n - 1], &each[n]);)
            n++;
        if (each->surprise != surprise)
            continue;
        if (lines++ >= LINES_MOST) {
            left += n;
            continue;
        }
        if (lines == 1)
            put(page, "<h2>%s</h2>\n<ul class=\"places\">\n", heading);
        size_t case_i = site_case_of(page->site, each->case_id);
        put(page, "<li>%s ", each->engine);
        if (case_i != SIZE_MAX)
            put_case_link(page, case_i);
        else
            put(page, "%s", each->name);
        if (each->subtest)
            put(page, " <q>%.200s</q>", each->subtest);
        else
            put(page, n > 1 ? " steps %lld–%lld" : " step %lld<!-- %lld -->", (long long)each->step,
                (long long)(each->step + (int64_t)n - 1));
        put(page, " <code>%.200s</code></li>\n", each->outcome);
    }
    put(page, lines ? "</ul>\n" : "");
    if (left)
        put(page, "<p>… and %zu steps more: <code>touchstone expect show</code> lists all.</p>\n",
            left);
}

static void put_rules(Page *page, const Comparison *comparison, const Rules *rules)
{
    if (!rules->n) {
        put(page, "<p>No rule expects anything else than what is due. <code>touchstone expect "
                  "update</code> writes such "
                  "rules.</p>\n");
        return;
    }
    put(page, "<h2>Rules</h2>\n<table class=\"plain\"><thead><tr><th scope=\"col\">cases</th><th "
              "scope=\"col\">engines</th><th "
              "scope=\"col\">expected</th><th scope=\"col\">why</th><th scope=\"col\">in this "
              "run</th></tr></thead><tbody>\n");
    for (size_t i = 0; i < rules->n; i++)
        put_rule(page, comparison, &rules->at[i], i);
    put(page, "</tbody></table>\n");
}

void debt_page(Page *page, size_t unused)
{
    Site *site = page->site;
    Rules rules = {0};
    Comparison comparison;
    (void)unused;
    put_heading(page, "Expectations");
    if (!rules_read_of(site->store, site->run, NULL, &rules) ||
        !comparison_make(site->store, site->run, &rules, &comparison)) {
        put(page, "<p class=\"notice\">The rules could not be read; touchstone expect show says "
                  "why.</p>\n");
        rules_free(&rules);
        return;
    }
    put(page,
        "<p class=\"lead\">What is known to go wrong, and is owed.</p>\n<ul "
        "class=\"figures\"><li><b>%zu</b> rules</li><li><b>%zu</b> "
        "steps as expected</li><li><b>%zu</b> expected now and then</li><li><b>%zu</b> "
        "unexpected</li><li><b>%zu</b> passed "
        "unexpectedly</li></ul>\n",
        rules.n, comparison.count[EXPECTED], comparison.count[EXPECTED_SOMETIMES],
        comparison.count[UNEXPECTED], comparison.count[UNEXPECTED_PASS]);
    put_rules(page, &comparison, &rules);
    put_surprises(page, &comparison, UNEXPECTED_PASS, "Passed unexpectedly");
    put_surprises(page, &comparison, UNEXPECTED, "Unexpected");
    comparison_free(&comparison);
    rules_free(&rules);
}
