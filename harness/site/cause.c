/* site/cause.c: causes of divergence: the list of them, and a page each with what a report to the engine's makers needs. */
#include "harness/site/internal.h"

#include "harness/cause/print.h"
#include "harness/cause/section.h"
#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

enum { STEPS_SHOWN = 300, SOURCE_MOST = 6000, REPORT_MOST = 80000 };

/* ---- the list ---- */

static const Site_cause *cause_named(const Site *site, const char *id)
{
    for (size_t i = 0; i < site->causes_n; i++) {
        if (strcmp(site->causes[i].of->id, id) == 0)
            return &site->causes[i];
    }
    return NULL;
}

static int by_kin(const void *a, const void *b)
{
    const Site_cause *left = *(const Site_cause *const *)a, *right = *(const Site_cause *const *)b;
    int order = strcmp(left->of->kin, right->of->kin);
    return order ? order : left < right ? -1 : left > right;
}

/* Causes of several families that are one in all but that; AT[0] is in most cases. */
typedef struct Group {
    const Site_cause **at;
    size_t n;
} Group;

static int by_width(const void *a, const void *b)
{
    const Site_cause *left = *((const Group *)a)->at, *right = *((const Group *)b)->at;
    return left < right ? -1 : left > right;
}

static void put_group(Page *page, const Group *group)
{
    const Cause *of = group->at[0]->of;
    put(page,
        "<tr><td><span class=\"tag %s\">%s</span></td><th scope=\"row\"><code>%.120s</code> <span "
        "class=\"quiet\">%s</span><div>due <code>%.200s</code>, seen "
        "<code>%.200s</code></div></th><td class=\"engines\">",
        of->smallest.class, of->smallest.class, of->subject, of->feature, of->due, of->seen);
    for (size_t i = 0; i < group->n; i++) {
        const Site_cause *cause = group->at[i];
        put(page, "<div><a href=\"%s%s\">%s</a>:", page->root, cause->page, cause->of->family);
        for (size_t k = 0; k < cause->of->engines_n; k++) {
            const Cause_engine *engine = &cause->of->engines[k];
            put(page, " %s <span class=\"n\">%lld</span>", engine->name, (long long)engine->cases);
        }
        put(page, "</div>");
    }
    put(page, "</td></tr>\n");
}

void causes_page(Page *page, size_t unused)
{
    const Site *site = page->site;
    const Site_cause **order = memory_new((site->causes_n + 1) * sizeof *order);
    Group *groups = memory_new((site->causes_n + 1) * sizeof *groups);
    size_t n = 0;
    (void)unused;
    for (size_t i = 0; i < site->causes_n; i++)
        order[i] = &site->causes[i];
    qsort(order, site->causes_n, sizeof *order, by_kin);
    for (size_t i = 0; i < site->causes_n; i++) {
        if (!n || strcmp(groups[n - 1].at[0]->of->kin, order[i]->of->kin) != 0)
            groups[n++] = (Group){.at = &order[i]};
        groups[n - 1].n++;
    }
    qsort(groups, n, sizeof *groups, by_width);
    put_heading(page, "Causes");
    put(page,
        "<p class=\"lead\">Steps that go wrong in one instruction, or step of the API, in one way "
        "on engines of one family have one cause: %zu of them; those of several families that are "
        "alike stand together. The number beside an engine says in how many cases.</p>\n",
        site->causes_n);
    if (n)
        put(page,
            "<table class=\"causes\"><thead><tr><th scope=\"col\">class</th><th scope=\"col\">what "
            "goes wrong</th><th scope=\"col\">engines, cases</th></tr></thead><tbody>\n");
    for (size_t i = 0; i < n; i++)
        put_group(page, &groups[i]);
    put(page, n ? "</tbody></table>\n" : "<p>Nothing diverges.</p>\n");
    free(groups);
    free(order);
}

/* ---- a cause ---- */

static void put_section(Page *page, const char *section, const char *url)
{
    const char *number = section_number(section);
    put(page, "%s%s", number, *number ? " " : "");
    if (*url)
        put(page, "<a rel=\"noreferrer\" href=\"%s\">%s</a>", url, section);
    else
        put(page, "%s", section);
}

/* What the reference used in the step besides. */
static void put_used(Page *page, const json_t *rules)
{
    size_t i;
    json_t *rule;
    if (!json_array_size(rules))
        return;
    put(page, "<p>The reference used, in this step:</p>\n<ul class=\"rules\">");
    json_array_foreach(rules, i, rule)
    {
        const char *instr = json_string_value(json_object_get(rule, "instr"));
        const char *section = json_string_value(json_object_get(rule, "section"));
        const char *feature = json_string_value(json_object_get(rule, "feature"));
        char *url = section_url(section ? section : "", feature ? feature : "");
        put(page, "<li><code>%s</code> ", instr ? instr : "");
        put_section(page, section ? section : "", url);
        put(page, "</li>");
        free(url);
    }
    put(page, "</ul>\n");
}

static void put_rules(Page *page, const Cause *cause, const json_t *used, const char *citation)
{
    if (!cause->rules_n && !*citation && !json_array_size(used))
        return;
    put(page, "<h2>What the specification says</h2>\n");
    if (cause->rules_n)
        put(page, "<p>The rule of <code>%.120s</code>: ", cause->subject);
    for (size_t i = 0; i < cause->rules_n; i++) {
        put(page, i ? ", " : "");
        put_section(page, cause->rules[i].section, cause->rules[i].url);
    }
    put(page, cause->rules_n ? ".</p>\n" : "");
    if (*citation)
        put(page, "<p>The case cites <code>%.400s</code>.</p>\n", citation);
    put_used(page, used);
}

static void put_likewise(Page *page, const Cause *cause)
{
    bool any = false;
    for (size_t i = 0; i < cause->others_n; i++) {
        const Site_cause *other = cause_named(page->site, cause->others[i].id);
        if (!other)
            continue;
        put(page, any ? ", " : "<p>Engines of other families do the same: ");
        put(page, "<a href=\"%s%s\">%s</a>", page->root, other->page, cause->others[i].family);
        any = true;
    }
    put(page, any ? ".</p>\n" : "");
}

static void put_report(Page *page, const Cause *cause, const Excerpt *excerpt)
{
    char *text = NULL;
    size_t len;
    FILE *out = open_memstream(&text, &len);
    cause_report(page->site->store, page->site->run, cause, NULL, excerpt, out);
    fclose(out);
    put(page, "<h2 id=\"report\">A report to paste</h2>\n<pre class=\"listing report\" "
              "tabindex=\"0\" data-copy>");
    put_lines(page, text, len, REPORT_MOST);
    put(page, "</pre>\n");
    free(text);
}

static void put_steps(Page *page, const Site_cause *cause)
{
    const Site *site = page->site;
    put(page, "<h2>Where</h2>\n<ul class=\"places\">\n");
    for (size_t i = cause->first, last, shown = 0; i < cause->first + cause->n; i = last, shown++) {
        const Site_wrong *wrong = &site->wrong[i];
        for (last = i; last < cause->first + cause->n && site->wrong[last].case_i == wrong->case_i;)
            last++;
        if (shown == STEPS_SHOWN) {
            put(page, "<li>… and more: <code>touchstone query</code> lists them</li>");
            break;
        }
        const Site_case *of = &site->cases[wrong->case_i];
        put(page, "<li><a href=\"%s%s#s%lld\"><span class=\"quiet\">%s/</span>%s</a>", page->root,
            of->page, (long long)wrong->step, site->suites[of->suite].name, of->name);
        if (wrong->line)
            put(page, " line %lld", (long long)wrong->line);
        if (last - i > 1)
            put(page, " <span class=\"quiet\">and %zu more step%s</span>", last - i - 1,
                plural((int64_t)(last - i - 1)));
        put(page, "</li>\n");
    }
    put(page, "</ul>\n");
}

static void put_engines(Page *page, const Cause *cause)
{
    const Site *site = page->site;
    for (size_t i = 0; i < cause->engines_n; i++) {
        size_t engine = site_engine_of(site, cause->engines[i].id);
        put(page, i ? ", " : "");
        if (engine != SIZE_MAX)
            put_engine_link(page, engine);
        put(page, " %s", cause->engines[i].version);
    }
}

static void put_summary(Page *page, const Site_cause *cause)
{
    const Cause *of = cause->of;
    put(page,
        "<p class=\"lead\"><span class=\"tag %s\">%s</span> due <code>%.300s</code>, seen "
        "<code>%.300s</code></p>\n",
        of->smallest.class, of->smallest.class, of->due, of->seen);
    put(page, "<p>%lld step%s in %lld case%s on engines of family %s: ", (long long)of->steps,
        plural(of->steps), (long long)of->cases, plural(of->cases), of->family);
    put_engines(page, of);
    put(page, ". The smallest is ");
    put_case_link(page, cause->case_i);
    if (of->smallest.line)
        put(page, ", line %lld", (long long)of->smallest.line);
    put(page, ".</p>\n");
    put_likewise(page, of);
    put(page, "<pre class=\"command\" tabindex=\"0\" data-copy>");
    put_cause_command(page, "replay", cause);
    put(page, "</pre>\n<pre class=\"command\" tabindex=\"0\" data-copy>");
    put_cause_command(page, "reduce", cause);
    put(page, "</pre>\n");
}

void cause_page(Page *page, size_t i)
{
    Site *site = page->site;
    const Site_cause *cause = &site->causes[i];
    const Cause *of = cause->of;
    const Source *source = source_of(site, cause->case_i);
    char *citation = source_citation(source, (size_t)of->smallest.line);
    char *expected = excerpt_expected(site->store, site->run, &of->smallest);
    json_t *used = site_rules(site, cause->case_i, of->smallest.step);
    Excerpt excerpt;
    Views views;
    bool known = excerpt_read(&of->smallest, expected, &excerpt);
    views_read(site, cause->case_i, &views);
    put_heading(page, "%.100s on %.60s", of->subject, of->family);
    put_summary(page, cause);
    put(page, "<h2>What each engine did</h2>\n");
    if (!of->smallest.line && *of->smallest.subject)
        put(page, "<p>Subtest <q>%.400s</q></p>\n", of->smallest.subject);
    if (known) {
        put(page, "<pre class=\"listing\" tabindex=\"0\">");
        put_lines(page, excerpt.text, strlen(excerpt.text), SOURCE_MOST);
        put(page, "</pre>\n");
    }
    put(page, "<div class=\"outcomes wide\">");
    put_step(page, &views, of->smallest.step);
    put(page, "</div>\n");
    put_rules(page, of, used, citation);
    put_report(page, of, known ? &excerpt : NULL);
    put_steps(page, cause);
    if (known)
        excerpt_free(&excerpt);
    views_free(&views);
    json_decref(used);
    free(expected);
    free(citation);
}
