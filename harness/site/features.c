/* site/features.c: which features each engine has: what its probes showed, and how the cases stand that need them. */
#include "harness/site/internal.h"

#include "harness/util/text.h"
#include "ref/embed/touchstone.h"

#include <stdlib.h>
#include <string.h>

/* What is known of a feature on an engine. */
typedef struct Support {
    size_t cases, good, unsupported;
    bool probed, refused;
} Support;

static bool needs_feature(const json_t *needs, const char *feature)
{
    for (size_t i = 0; i < json_array_size(needs); i++) {
        const char *name = json_string_value(json_array_get(needs, i));
        if (name && strcmp(name, feature) == 0)
            return true;
    }
    return false;
}

static bool is_lacking(const Site_engine *engine, const char *feature)
{
    return needs_feature(engine->lacks, feature);
}

/* True if the case needs a feature besides FEATURE that ENGINE lacks: it says nothing of FEATURE then. */
static bool lacks_another(const Site_engine *engine, const json_t *needs, const char *feature)
{
    for (size_t i = 0; i < json_array_size(engine->lacks); i++) {
        const char *name = json_string_value(json_array_get(engine->lacks, i));
        if (name && strcmp(name, feature) != 0 && needs_feature(needs, name))
            return true;
    }
    return false;
}

/* SUPPORT[f * engines + e] of all features and engines. */
static Support *measure(const Site *site)
{
    unsigned features = embed_feature_count();
    Support *all = memory_new((features * site->engines_n + 1) * sizeof *all);
    for (size_t c = 0; c < site->cases_n; c++) {
        json_t *needs = json_loads(site->cases[c].needs, 0, NULL);
        for (unsigned f = 0; f < features && json_array_size(needs); f++) {
            if (!needs_feature(needs, embed_feature_name(f)))
                continue;
            for (size_t e = 0; e < site->engines_n; e++) {
                Standing standing = site_cell(site, c, e)->standing;
                Support *support = &all[f * site->engines_n + e];
                if (standing == STANDING_NONE || standing == STANDING_OMITTED ||
                    standing == STANDING_VOID || standing == STANDING_PENDING ||
                    lacks_another(&site->engines[e], needs, embed_feature_name(f)))
                    continue;
                support->cases++;
                support->good += standing == STANDING_AGREE;
                support->unsupported += standing == STANDING_UNSUPPORTED;
            }
        }
        json_decref(needs);
    }
    for (unsigned f = 0; f < features; f++) {
        for (size_t e = 0; e < site->engines_n; e++) {
            all[f * site->engines_n + e].probed = site->engines[e].probed;
            all[f * site->engines_n + e].refused =
                is_lacking(&site->engines[e], embed_feature_name(f));
        }
    }
    return all;
}

/* true, false, "partial" or null. */
static json_t *verdict_of(const Support *support)
{
    if (support->refused)
        return json_false();
    if (!support->cases)
        return json_null();
    if (support->good == support->cases)
        return json_true();
    return support->good                            ? json_string("partial")
           : support->unsupported == support->cases ? json_false()
                                                    : json_string("partial");
}

static void put_support(Page *page, const Support *support)
{
    json_t *verdict = verdict_of(support);
    const char *class = json_is_true(verdict)    ? "yes"
                        : json_is_false(verdict) ? "no"
                        : json_is_null(verdict)  ? "unknown"
                                                 : "partly";
    put(page, "<td class=\"%s\"><span class=\"verdict\">%s</span>", class,
        strcmp(class, "unknown") == 0 ? "—" : class);
    if (support->cases)
        put(page, " <span class=\"of\">%zu of %zu</span>", support->good, support->cases);
    if (support->refused)
        put(page, " <span class=\"of\">probe refused</span>");
    put(page, "</td>");
    json_decref(verdict);
}

static const char *version_name(unsigned feature)
{
    static const char *const names[] = {NULL, "1.0", "2.0", "3.0"};
    int version = embed_feature_version(feature);
    return version >= 1 && version <= 3 ? names[version] : NULL;
}

static bool any_cases(const Site *site, const Support *all, unsigned feature)
{
    for (size_t e = 0; e < site->engines_n; e++) {
        if (all[feature * site->engines_n + e].cases)
            return true;
    }
    return false;
}

static void put_features(Page *page, const Support *all, int version)
{
    const Site *site = page->site;
    bool any = false;
    for (unsigned f = 0; f < embed_feature_count(); f++) {
        if (embed_feature_version(f) != version || !any_cases(site, all, f))
            continue;
        if (!any)
            put(page,
                version ? "<tbody><tr class=\"group\"><th scope=\"rowgroup\" "
                          "colspan=\"%zu\">WebAssembly %d.0</th></tr>\n"
                        : "<tbody><tr class=\"group\"><th scope=\"rowgroup\" "
                          "colspan=\"%zu\">Proposals<!-- %d --></th></tr>\n",
                site->engines_n + 1, version);
        any = true;
        put(page, "<tr><th scope=\"row\"><code>%s</code> <span class=\"of\">%s</span></th>",
            embed_feature_name(f), embed_feature_title(f));
        for (size_t e = 0; e < site->engines_n; e++) {
            if (!site->engines[e].missing)
                put_support(page, &all[f * site->engines_n + e]);
        }
        put(page, "</tr>\n");
    }
    put(page, any ? "</tbody>\n" : "");
}

void features_page(Page *page, size_t unused)
{
    const Site *site = page->site;
    Support *all = measure(site);
    (void)unused;
    put_heading(page, "Features");
    put(page, "<p class=\"lead\">Measured, not claimed: <em>no</em> where an engine refused a tiny "
              "module that needs the "
              "feature, or can run no case that does; <em>yes</em> where every case that needs it "
              "is as due; <em>partly</em> "
              "else. As JSON: <a href=\"features.json\">features.json</a>.</p>\n");
    put(page, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"features and "
              "engines\"><table class=\"features\"><thead><tr><th scope=\"col\">feature</th>");
    for (size_t e = 0; e < site->engines_n; e++) {
        if (site->engines[e].missing)
            continue;
        put(page, "<th scope=\"col\">");
        put_engine_link(page, e);
        put(page, " <span class=\"of\">%s</span></th>", site->engines[e].version);
    }
    put(page, "</tr></thead>\n");
    for (int version = 1; version <= 3; version++)
        put_features(page, all, version);
    put_features(page, all, 0);
    put(page, "</table></div>\n");
    free(all);
}

/* ---- features.json ---- */

/* The oldest version of ENGINE on which as many cases that need FEATURE are as due, NULL where that is not known. */
static json_t *since_of(Site *site, const Site_engine *engine, const char *feature, size_t good)
{
    sqlite3_stmt *row = store_rows(
        site->store,
        "select e.version from attempts a join engines e using (engine_id) join cases k using "
        "(case_id) join comparisons c using (comparison_id) where a.run_id in (select r.run_id "
        "from "
        "run_engines r join engines n using (engine_id) where n.name = ?2 and r.run_id <= ?1 "
        "group by n.version having r.run_id = max(r.run_id)) and e.name = ?2 and a.attempt = 1 and "
        "c.standing = 'agree' and exists (select 1 from json_each(k.needs) j where j.value = ?3) "
        "group by e.version having count(*) >= ?4 order by min(a.run_id) limit 1",
        site->run);
    sqlite3_bind_text(row, 2, engine->name, -1, SQLITE_STATIC);
    sqlite3_bind_text(row, 3, feature, -1, SQLITE_STATIC);
    sqlite3_bind_int64(row, 4, (int64_t)good);
    json_t *version = sqlite3_step(row) == SQLITE_ROW ? json_string(row_text(row, 0)) : NULL;
    sqlite3_finalize(row);
    return version ? version : json_null();
}

static json_t *features_of_engine(Site *site, const Support *all, size_t e)
{
    json_t *features = json_object();
    for (unsigned f = 0; f < embed_feature_count(); f++) {
        const Support *support = &all[f * site->engines_n + e];
        if (!support->cases && !support->refused)
            continue;
        const char *probe = support->refused ? "refused" : support->probed ? "accepted" : NULL;
        json_t *since =
            support->good ? since_of(site, &site->engines[e], embed_feature_name(f), support->good)
                          : json_null();
        json_object_set_new(features, embed_feature_name(f),
                            json_pack("{s:o,s:s?,s:I,s:I,s:I,s:o}", "supported",
                                      verdict_of(support), "probe", probe, "cases",
                                      (json_int_t)support->cases, "as_due",
                                      (json_int_t)support->good, "unsupported",
                                      (json_int_t)support->unsupported, "since", since));
    }
    return features;
}

void site_features_json(Site *site, FILE *out)
{
    Support *all = measure(site);
    json_t *features = json_object(), *engines = json_object();
    for (unsigned f = 0; f < embed_feature_count(); f++) {
        size_t cases = 0;
        for (size_t e = 0; e < site->engines_n; e++)
            cases = all[f * site->engines_n + e].cases > cases ? all[f * site->engines_n + e].cases
                                                               : cases;
        json_object_set_new(features, embed_feature_name(f),
                            json_pack("{s:s,s:s?,s:I}", "title", embed_feature_title(f), "version",
                                      version_name(f), "cases", (json_int_t)cases));
    }
    for (size_t e = 0; e < site->engines_n; e++) {
        const Site_engine *engine = &site->engines[e];
        if (!engine->missing && !engine->voids)
            json_object_set_new(engines, engine->name,
                                json_pack("{s:s,s:s,s:o}", "title", engine->title, "version",
                                          engine->version, "features",
                                          features_of_engine(site, all, e)));
    }
    json_t *root = json_pack("{s:I,s:s,s:o,s:o}", "run", (json_int_t)site->run, "state",
                             site->state, "features", features, "engines", engines);
    json_dumpf(root, out, JSON_INDENT(1) | JSON_ENSURE_ASCII);
    putc('\n', out);
    json_decref(root);
    free(all);
}

void features_file(Page *page, size_t unused)
{
    (void)unused;
    site_features_json(page->site, page->out);
}
