/* site/cause.c: causes of divergence: the list of them, and a page each with what a report to the engine's makers needs. */
#include "harness/site/internal.h"

#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

enum { STEPS_SHOWN = 300, SOURCE_MOST = 6000 };

/* ---- the list ---- */

static int by_words(const void *a, const void *b)
{
    const Site_cause *left = *(const Site_cause *const *)a, *right = *(const Site_cause *const *)b;
    int order = strcmp(left->cause, right->cause);
    return order ? order : left->engine < right->engine ? -1 : left->engine > right->engine;
}

/* Causes with the same words on several engines. */
typedef struct Group {
    const Site_cause **at;
    size_t n;
    int64_t cases; /* of the engine that has most */
} Group;

static int by_width(const void *a, const void *b)
{
    const Group *left = a, *right = b;
    if (left->cases != right->cases)
        return left->cases > right->cases ? -1 : 1;
    return strcmp((*left->at)->cause, (*right->at)->cause);
}

static void put_group(Page *page, const Group *group)
{
    put(page,
        "<tr><td><span class=\"tag %s\">%s</span></td><th "
        "scope=\"row\"><code>%.240s</code></th><td class=\"engines\">",
        (*group->at)->class, (*group->at)->class, (*group->at)->cause);
    for (size_t i = 0; i < group->n; i++) {
        const Site_cause *cause = group->at[i];
        put(page, "<a href=\"%s%s\">%s <span class=\"n\">%lld</span></a> ", page->root, cause->page,
            page->site->engines[cause->engine].name, (long long)cause->cases);
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
    qsort(order, site->causes_n, sizeof *order, by_words);
    for (size_t i = 0; i < site->causes_n; i++) {
        if (!n || strcmp((*groups[n - 1].at)->cause, order[i]->cause) != 0)
            groups[n++] = (Group){.at = &order[i]};
        Group *group = &groups[n - 1];
        group->n++;
        group->cases = order[i]->cases > group->cases ? order[i]->cases : group->cases;
    }
    qsort(groups, n, sizeof *groups, by_width);
    put_heading(page, "Causes");
    put(page,
        "<p class=\"lead\">Steps that go wrong in the same way on the same engine have one cause: "
        "%zu of them, in %zu "
        "wordings. The number beside an engine says in how many cases.</p>\n",
        site->causes_n, n);
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

/* The rules that the step used, and what the corpus cites. */
static void put_rules(Page *page, const json_t *rules, const char *citation)
{
    size_t i;
    json_t *rule;
    if (!*citation && !json_array_size(rules))
        return;
    put(page, "<h2>What the specification says</h2>\n");
    if (*citation)
        put(page, "<p>The case cites <code>%.400s</code>.</p>\n", citation);
    if (!json_array_size(rules))
        return;
    put(page, "<p>The reference reduced, in this step:</p>\n<ul class=\"rules\">");
    json_array_foreach(rules, i, rule)
    {
        const char *instr = json_string_value(json_object_get(rule, "instr"));
        const char *section = json_string_value(json_object_get(rule, "section"));
        char *anchor = text_copy(section ? section : "");
        for (char *at = anchor; *at; at++)
            *at = *at == '.' || *at == '_' ? '-' : *at;
        put(page,
            "<li><code>%s</code> <a rel=\"noreferrer\" "
            "href=\"https://webassembly.github.io/spec/core/exec/instructions.html#%s\">%s</a></"
            "li>",
            instr ? instr : "", anchor, section ? section : "");
        free(anchor);
    }
    put(page, "</ul>\n");
}

/* The sections that RULES name, as far as they are few; malloc'ed. */
static char *sections_of(const json_t *rules)
{
    enum { MOST = 4 };
    char *all = text_copy("");
    for (size_t i = 0; i < json_array_size(rules) && json_array_size(rules) <= MOST; i++) {
        const char *section =
            json_string_value(json_object_get(json_array_get(rules, i), "section"));
        if (!section || strstr(all, section))
            continue;
        char *longer = text_format("%s%s%s", all, *all ? ", " : "", section);
        free(all);
        all = longer;
    }
    return all;
}

/* The lines of the step, and before it those of the module that it uses, as far as that is short. */
static void find_lines(const Source *source, size_t i, size_t *from, size_t *to)
{
    size_t module = i;
    *from = (size_t)source->steps[i].line;
    *to = source_step_end(source, i);
    while (module > 0 && strcmp(source->steps[module].kind, "module") != 0)
        module--;
    size_t start = (size_t)source->steps[module].line;
    if (module < i && strcmp(source->steps[module].kind, "module") == 0 && *to - start <= 60)
        *from = start;
}

static void put_script(Page *page, const Source *source, const Site_cause *cause)
{
    size_t i = source->text ? source_find(source, cause->step) : SIZE_MAX, from, to;
    if (i == SIZE_MAX || !source->steps[i].line)
        return;
    find_lines(source, i, &from, &to);
    put(page, "<pre class=\"listing\" tabindex=\"0\">");
    put_source_lines(page, source, from, to);
    put(page, "</pre>\n");
}

static void put_same(Page *page, const Site_cause *cause)
{
    const Site *site = page->site;
    bool any = false;
    for (size_t i = 0; i < site->causes_n; i++) {
        const Site_cause *other = &site->causes[i];
        if (other == cause || strcmp(other->cause, cause->cause) != 0)
            continue;
        put(page, any ? ", " : "<p>The same on ");
        put(page, "<a href=\"%s%s\">%s</a>", page->root, other->page,
            site->engines[other->engine].name);
        any = true;
    }
    put(page, any ? ".</p>\n" : "");
}

/* ---- the report ---- */

static void put_report_script(Page *page, const Source *source, const Site_cause *cause)
{
    size_t i = source->text ? source_find(source, cause->step) : SIZE_MAX, from, to;
    if (i == SIZE_MAX || !source->steps[i].line)
        return;
    find_lines(source, i, &from, &to);
    put(page, "~~~~wast\n");
    put_lines(page, source->text + source->lines[from - 1],
              source->lines[to - 1 > source->lines_n ? source->lines_n : to - 1] -
                  source->lines[from - 1],
              SOURCE_MOST);
    put(page, "~~~~\n\n");
}

static void put_report(Page *page, const Site_cause *cause, const Source *source,
                       const char *citation)
{
    const Site *site = page->site;
    const Site_engine *engine = &site->engines[cause->engine];
    const Site_case *of = &site->cases[cause->case_i];
    put(page, "<h2 id=\"report\">A report to paste</h2>\n<pre class=\"listing report\" "
              "tabindex=\"0\" data-copy>");
    put(page, "## %s %s: %.120s where %.120s is due\n\n", engine->title, engine->version,
        cause->seen, cause->due);
    put_report_script(page, source, cause);
    put(page, "- due: `%.300s`%s%.300s\n- seen: `%.300s`\n", cause->due,
        *citation ? ", by the specification: " : "", citation, cause->seen);
    if (*cause->message)
        put(page, "- message: `%.300s`\n", cause->message);
    put(page, "- case: `%s/%s`", site->suites[of->suite].name, of->name);
    if (cause->line)
        put(page, " line %lld", (long long)cause->line);
    else
        put(page, ", `%.200s`", cause->subject);
    put(page,
        "\n- %lld step%s in %lld case%s fail in this way\n- found by Touchstone %s; again with: "
        "`touchstone run %s -e %s`\n</pre>\n",
        (long long)cause->steps, plural(cause->steps), (long long)cause->cases,
        plural(cause->cases), site->version, site_shown_path(of->path), engine->name);
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

void cause_page(Page *page, size_t i)
{
    Site *site = page->site;
    const Site_cause *cause = &site->causes[i];
    const Source *source = source_of(site, cause->case_i);
    char *citation = source_citation(source, (size_t)cause->line);
    json_t *rules = site_rules(site, cause->case_i, cause->step);
    Views views;
    views_read(site, cause->case_i, &views);
    put_heading(page, "%s: %.80s where %.80s is due", site->engines[cause->engine].name,
                cause->seen, cause->due);
    put(page, "<p class=\"lead\"><span class=\"tag %s\">%s</span> <code>%.400s</code></p>\n",
        cause->class, cause->class, cause->cause);
    put(page, "<p>%lld step%s in %lld case%s on ", (long long)cause->steps, plural(cause->steps),
        (long long)cause->cases, plural(cause->cases));
    put_engine_link(page, cause->engine);
    put(page, " %s; the smallest is ", site->engines[cause->engine].version);
    put_case_link(page, cause->case_i);
    if (cause->line)
        put(page, ", line %lld", (long long)cause->line);
    put(page, ".</p>\n");
    put_same(page, cause);
    put(page, "<pre class=\"command\" tabindex=\"0\" data-copy>");
    put_replay(page, cause);
    put(page, "</pre>\n<h2>What each engine did</h2>\n");
    if (!cause->line && *cause->subject)
        put(page, "<p>Subtest <q>%.400s</q></p>\n", cause->subject);
    put_script(page, source, cause);
    put(page, "<div class=\"outcomes wide\">");
    put_step(page, &views, cause->step);
    put(page, "</div>\n");
    put_rules(page, rules, citation);
    if (!*citation) {
        free(citation);
        citation = sections_of(rules);
    }
    put_report(page, cause, source, citation);
    put_steps(page, cause);
    views_free(&views);
    json_decref(rules);
    free(citation);
}
