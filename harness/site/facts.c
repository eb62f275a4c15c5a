/* site/facts.c: what was run, where, by whom, held in how. */
#include "harness/site/internal.h"

#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

enum { LEFT_OUT_MOST = 500 };

/* The command line, as a shell takes it. */
static void put_command(Page *page)
{
    json_t *words = json_loads(page->site->argv, 0, NULL);
    put(page, "<pre class=\"command\" tabindex=\"0\" data-copy>");
    for (size_t i = 0; i < json_array_size(words); i++) {
        const char *text = json_string_value(json_array_get(words, i));
        char *word = i ? shell_word(text ? text : "?") : text_copy(text ? text : "?");
        put(page, i ? " %s" : "%s", word);
        free(word);
    }
    put(page, "</pre>\n");
    json_decref(words);
}

static void put_value(Page *page, const json_t *value)
{
    const char *key;
    json_t *member;
    size_t i;
    if (json_is_object(value)) {
        put(page, "<dl>");
        json_object_foreach((json_t *)value, key, member)
        {
            put(page, "<dt>%s</dt><dd>", key);
            put_value(page, member);
            put(page, "</dd>");
        }
        put(page, "</dl>");
    } else if (json_is_array(value)) {
        json_array_foreach(value, i, member)
        {
            put(page, i ? ", " : "");
            put_value(page, member);
        }
        put(page, i ? "" : "none");
    } else if (json_is_string(value)) {
        put(page, "%.2000s", json_string_value(value));
    } else {
        char *text = json_dumps(value, JSON_ENCODE_ANY);
        put(page, "%s", text ? text : "?");
        free(text);
    }
}

/* One hash of all cases, or all of a suite. */
static void put_corpus(Page *page)
{
    const Site *site = page->site;
    put(page, "<h2>Corpus</h2>\n<table class=\"plain\"><thead><tr><th scope=\"col\">suite</th><th "
              "scope=\"col\">cases</th><th "
              "scope=\"col\">hash of their contents</th></tr></thead><tbody>\n");
    for (size_t s = 0; s < site->suites_n; s++) {
        const Site_suite *suite = &site->suites[s];
        char *all = NULL, hash[33];
        size_t len;
        FILE *stream = open_memstream(&all, &len);
        for (size_t c = suite->first; c < suite->first + suite->n; c++)
            fprintf(stream, "%s %s %s\n", site->cases[c].name, site->cases[c].features,
                    site->cases[c].content);
        fclose(stream);
        hash_hex(all, len, hash);
        free(all);
        put(page,
            "<tr><th scope=\"row\"><a "
            "href=\"%s%s\">%s</a></th><td>%zu</td><td><code>%s</code></td></tr>\n",
            page->root, suite->page, suite->name, suite->n, hash);
    }
    put(page, "</tbody></table>\n");
}

static void put_engines(Page *page)
{
    const Site *site = page->site;
    put(page, "<h2>Engines</h2>\n<table class=\"plain\"><thead><tr><th "
              "scope=\"col\">engine</th><th scope=\"col\">version</th><th "
              "scope=\"col\">kind</th><th scope=\"col\">replays</th><th scope=\"col\">hash of its "
              "file and version</th></tr></thead><tbody>\n");
    for (size_t e = 0; e < site->engines_n; e++) {
        const Site_engine *engine = &site->engines[e];
        size_t replays = 0;
        for (size_t c = 0; c < site->cases_n; c++)
            replays += site_cell(site, c, e)->comparison != 0;
        put(page, "<tr><th scope=\"row\">");
        put_engine_link(page, e);
        put(page, "</th><td>%s</td><td>%s</td><td>%zu</td><td><code>%s</code></td></tr>\n",
            engine->missing ? "not here" : engine->version, engine->kind, replays, engine->key);
    }
    put(page, "</tbody></table>\n");
}

static void put_canaries(Page *page)
{
    sqlite3_stmt *rows = store_rows(
        page->site->store,
        "select e.name, sum(result = 'seen'), sum(result = 'silent'), sum(result = 'passed') from "
        "canaries join engines e using "
        "(engine_id) where run_id = ?1 group by e.engine_id order by e.name <> 'ref', e.name",
        page->site->run);
    size_t n = 0;
    while (sqlite3_step(rows) == SQLITE_ROW) {
        if (!n++)
            put(page, "<h2>Canaries</h2>\n<p>Assertions that no correct engine passes; an engine "
                      "that passes one is void.</p>\n<table "
                      "class=\"plain\"><thead><tr><th scope=\"col\">engine</th><th "
                      "scope=\"col\">seen to fail</th><th "
                      "scope=\"col\">said nothing</th><th "
                      "scope=\"col\">passed</th></tr></thead><tbody>\n");
        put(page, "<tr><th scope=\"row\">%s</th><td>%lld</td><td>%lld</td><td>%lld</td></tr>\n",
            row_text(rows, 0), (long long)sqlite3_column_int64(rows, 1),
            (long long)sqlite3_column_int64(rows, 2), (long long)sqlite3_column_int64(rows, 3));
    }
    sqlite3_finalize(rows);
    put(page, n ? "</tbody></table>\n" : "");
}

static void put_shards(Page *page)
{
    sqlite3_stmt *rows = store_rows(page->site->store,
                                    "select idx, total, method, plan_key, run_key, planned from "
                                    "shards where run_id = ?1 order by idx",
                                    page->site->run);
    size_t n = 0;
    while (sqlite3_step(rows) == SQLITE_ROW) {
        if (!n++)
            put(page, "<h2>Shards</h2>\n<table class=\"plain\"><thead><tr><th "
                      "scope=\"col\">shard</th><th scope=\"col\">split by</th><th "
                      "scope=\"col\">plan</th><th scope=\"col\">its run</th><th "
                      "scope=\"col\">planned</th></tr></thead><tbody>\n");
        put(page,
            "<tr><th scope=\"row\">%lld of "
            "%lld</th><td>%s</td><td><code>%s</code></td><td><code>%s</code></td><td>%lld</td></"
            "tr>\n",
            (long long)sqlite3_column_int64(rows, 0), (long long)sqlite3_column_int64(rows, 1),
            row_text(rows, 2), row_text(rows, 3), row_text(rows, 4),
            (long long)sqlite3_column_int64(rows, 5));
    }
    sqlite3_finalize(rows);
    put(page, n ? "</tbody></table>\n" : "");
}

static void put_left_out(Page *page)
{
    sqlite3_stmt *rows = store_rows(
        page->site->store,
        "select l.action, e.name, l.reason, l.case_id from left_out l join engines e using "
        "(engine_id) "
        "join cases c using (case_id) where l.run_id = ?1 order by 1, 3, 2, c.suite, c.name",
        page->site->run);
    size_t n = 0;
    while (sqlite3_step(rows) == SQLITE_ROW) {
        if (!n++)
            put(page, "<h2 id=\"left-out\">Left out</h2>\n<table class=\"plain\"><thead><tr><th "
                      "scope=\"col\">case</th><th "
                      "scope=\"col\">engine</th><th scope=\"col\">how</th><th "
                      "scope=\"col\">why</th></tr></thead><tbody>\n");
        size_t case_i = site_case_of(page->site, sqlite3_column_int64(rows, 3));
        if (n > LEFT_OUT_MOST || case_i == SIZE_MAX)
            continue;
        put(page, "<tr><th scope=\"row\">");
        put_case_link(page, case_i);
        put(page, "</th><td>%s</td><td>%s</td><td>%.300s</td></tr>\n", row_text(rows, 1),
            row_text(rows, 0), row_text(rows, 2));
    }
    sqlite3_finalize(rows);
    put(page, n ? "</tbody></table>\n" : "");
    if (n > LEFT_OUT_MOST)
        put(page, "<p>… and %zu more, in the table left_out of the database.</p>\n",
            n - LEFT_OUT_MOST);
}

void facts_page(Page *page, size_t unused)
{
    const Site *site = page->site;
    (void)unused;
    put_heading(page, "Run %lld", (long long)site->run);
    put(page,
        "<dl "
        "class=\"facts\"><dt>state</dt><dd>%s</dd><dt>started</dt><dd>%s</dd><dt>ended</dt><dd>%s</"
        "dd><dt>key</dt><dd><code>%s</code></dd>"
        "<dt>Touchstone</dt><dd>%s</dd><dt>replays</dt><dd>%lld, of %lld "
        "planned</dd></dl>\n<h2>Command</h2>\n",
        site->state, site->started, *site->ended ? site->ended : "not yet", site->key,
        site->version, (long long)site->replayed,
        (long long)(site->planned ? site->planned : site->replayed));
    put_command(page);
    put(page, "<h2>Host and isolation</h2>\n<div class=\"facts\">");
    put_value(page, site->host);
    put(page, "</div>\n");
    put_corpus(page);
    put_engines(page);
    put_canaries(page);
    put_shards(page);
    put_left_out(page);
}
