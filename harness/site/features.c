/* site/features.c: which features each engine has: what its probes showed, and how the cases stand that need them. */
#include "harness/site/internal.h"

#include "harness/util/safe.h"
#include "harness/util/text.h"
#include "ref/embed/touchstone.h"

#include <stdlib.h>
#include <string.h>

/* What a tiny module that needs a feature came to. */
typedef enum Probed { PROBED_NOT, PROBED_ACCEPTED, PROBED_REFUSED } Probed;

/* What is known of a feature on an engine. AGAINST: cases that contradict the claim. */
typedef struct Support {
    size_t cases, good, unsupported, against;
    size_t evidence; /* the smallest of those against */
    Probed probed;
    bool claims, disclaims;
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

/* True if the case needs a feature besides FEATURE that engine E lacks, or does not claim: it says nothing of FEATURE then. */
static bool lacks_another(const Site *site, const Support *all, size_t e, const json_t *needs,
                          unsigned feature)
{
    for (unsigned f = 0; f < embed_feature_count(); f++) {
        const Support *support = &all[f * site->engines_n + e];
        if (f != feature && (support->disclaims || support->probed == PROBED_REFUSED) &&
            needs_feature(needs, embed_feature_name(f)))
            return true;
    }
    return false;
}

static const Score_engine *claimant(const Site *site, size_t engine)
{
    for (size_t i = 0; i < site->scores.engines_n; i++) {
        if (site->scores.engines[i].id == site->engines[engine].id)
            return &site->scores.engines[i];
    }
    return NULL;
}

/* What the stored probes of an engine say; a route has those of its engine. */
static void read_probes(Site *site, Support *all)
{
    sqlite3_stmt *rows = store_rows(
        site->store,
        "select e.engine_id, f.feature, max(f.has = 'yes') from engines e join engines o on "
        "o.version = e.version and o.name = iif(instr(e.name, '+'), substr(e.name, 1, "
        "instr(e.name, '+') - 1), e.name) join engine_features f on f.engine_id = o.engine_id "
        "where ?1 and f.has <> 'unknown' group by 1, 2",
        site->run);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        size_t e = site_engine_of(site, sqlite3_column_int64(rows, 0));
        for (unsigned f = 0; e != SIZE_MAX && f < embed_feature_count(); f++) {
            if (strcmp(row_text(rows, 1), embed_feature_name(f)) == 0)
                all[f * site->engines_n + e].probed =
                    sqlite3_column_int(rows, 2) ? PROBED_ACCEPTED : PROBED_REFUSED;
        }
    }
    sqlite3_finalize(rows);
}

/* Sets what engines claim: by their files, else by their probes; and what the run's own probes tell. */
static void read_claims(Site *site, Support *all)
{
    read_probes(site, all);
    for (size_t e = 0; e < site->engines_n; e++) {
        const Score_engine *engine = claimant(site, e);
        bool file = engine && engine->claims_by && strcmp(engine->claims_by, "file") == 0;
        for (unsigned f = 0; f < embed_feature_count(); f++) {
            Support *support = &all[f * site->engines_n + e];
            if (is_lacking(&site->engines[e], embed_feature_name(f)))
                support->probed = PROBED_REFUSED;
            support->claims = file ? engine->claims >> f & 1 : support->probed == PROBED_ACCEPTED;
            support->disclaims =
                file ? !(engine->claims >> f & 1) : support->probed == PROBED_REFUSED;
        }
    }
}

/* True if a case that stands so on an engine speaks against what that claims of a feature that the case needs. */
static bool speaks_against(const Support *support, Standing standing)
{
    if (support->disclaims)
        return standing == STANDING_AGREE;
    return support->claims && (standing == STANDING_DIVERGE || standing == STANDING_CRASH ||
                               standing == STANDING_TIMEOUT || standing == STANDING_UNSUPPORTED);
}

static void add_case(const Site *site, Support *support, size_t case_i, Standing standing)
{
    support->cases++;
    support->good += standing == STANDING_AGREE;
    support->unsupported += standing == STANDING_UNSUPPORTED;
    if (!speaks_against(support, standing))
        return;
    if (!support->against++ || site->cases[case_i].steps < site->cases[support->evidence].steps)
        support->evidence = case_i;
}

/* True if what the case came to tells something of a feature that it needs. */
static bool tells(Standing standing)
{
    return standing != STANDING_NONE && standing != STANDING_OMITTED && standing != STANDING_VOID &&
           standing != STANDING_PENDING && standing != STANDING_SKIPPED &&
           standing != STANDING_MISSING;
}

/* SUPPORT[f * engines + e] of all features and engines. */
static Support *measure(Site *site)
{
    unsigned features = embed_feature_count();
    Support *all = memory_new((features * site->engines_n + 1) * sizeof *all);
    read_claims(site, all);
    for (size_t c = 0; c < site->cases_n; c++) {
        json_t *needs = json_loads(site->cases[c].needs, 0, NULL);
        for (unsigned f = 0; f < features && json_array_size(needs); f++) {
            const char *feature = embed_feature_name(f);
            if (!needs_feature(needs, feature))
                continue;
            for (size_t e = 0; e < site->engines_n; e++) {
                Standing standing = site_cell(site, c, e)->standing;
                if (tells(standing) && !lacks_another(site, all, e, needs, f))
                    add_case(site, &all[f * site->engines_n + e], c, standing);
            }
        }
        json_decref(needs);
    }
    return all;
}

/* true, false, "partial" or null. */
static json_t *verdict_of(const Support *support)
{
    if (support->probed == PROBED_REFUSED && !support->good)
        return json_false();
    if (!support->cases)
        return json_null();
    if (support->good == support->cases)
        return json_true();
    return support->good                            ? json_string("partial")
           : support->unsupported == support->cases ? json_false()
                                                    : json_string("partial");
}

/* What the engine claims and its probe came to, and whether cases contradict that. */
static void put_claim(Page *page, const Support *support)
{
    static const char *const probes[] = {NULL, "probe accepted", "probe refused"};
    if (probes[support->probed])
        put(page, " <span class=\"of\">%s</span>", probes[support->probed]);
    if (support->claims && support->probed == PROBED_REFUSED)
        put(page, " <span class=\"of against\">claimed by its file</span>");
    if (support->disclaims && support->probed == PROBED_ACCEPTED)
        put(page, " <span class=\"of against\">not claimed by its file</span>");
    if (!support->against)
        return;
    put(page, " <span class=\"of against\">%s, <a href=\"%s%s\">%zu case%s</a> contradict%s</span>",
        support->claims ? "claimed" : "not claimed", page->root,
        page->site->cases[support->evidence].page, support->against,
        plural((int64_t)support->against), support->against == 1 ? "s" : "");
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
    put_claim(page, support);
    put(page, "</td>");
    json_decref(verdict);
}

static const char *version_name(unsigned feature)
{
    static const char *const names[] = {NULL, "1.0", "2.0", "3.0"};
    int version = embed_feature_version(feature);
    return version >= 1 && version <= 3 ? names[version] : NULL;
}

/* True if the engine has a column: it is here, and no route that took no case. */
static bool is_shown(const Site *site, const Support *all, size_t e)
{
    size_t cases = 0;
    for (unsigned f = 0; f < embed_feature_count(); f++)
        cases += all[f * site->engines_n + e].cases;
    return !site->engines[e].missing && (cases || !strchr(site->engines[e].name, '+'));
}

/* True if anything is known of the feature on any engine. */
static bool is_known(const Site *site, const Support *all, unsigned feature)
{
    for (size_t e = 0; e < site->engines_n; e++) {
        const Support *support = &all[feature * site->engines_n + e];
        if (support->cases || support->probed != PROBED_NOT)
            return true;
    }
    return false;
}

static void put_features(Page *page, const Support *all, int version)
{
    const Site *site = page->site;
    bool any = false;
    for (unsigned f = 0; f < embed_feature_count(); f++) {
        if (embed_feature_version(f) != version || !is_known(site, all, f))
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
            if (is_shown(site, all, e))
                put_support(page, &all[f * site->engines_n + e]);
        }
        put(page, "</tr>\n");
    }
    put(page, any ? "</tbody>\n" : "");
}

void features_page(Page *page, size_t unused)
{
    Site *site = page->site;
    Support *all = measure(site);
    (void)unused;
    put_heading(page, "Features");
    put(page,
        "<p class=\"lead\">Measured by tiny modules (probes) and by every case that needs the "
        "feature and nothing that the engine lacks: <em>yes</em> where all of these are as "
        "due; <em>no</em> where the probe was refused and none is, or none can be run; "
        "<em>partly</em> else. An engine claims what its file says, or else what its probe was "
        "accepted for; cases that speak against that are counted beside it. As JSON: <a "
        "href=\"features.json\">features.json</a>.</p>\n");
    put(page, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"features and "
              "engines\"><table class=\"features\"><thead><tr><th scope=\"col\">feature</th>");
    for (size_t e = 0; e < site->engines_n; e++) {
        if (!is_shown(site, all, e))
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

static json_t *json_of_support(Site *site, size_t e, unsigned f, const Support *support)
{
    static const char *const probes[] = {NULL, "accepted", "refused"};
    const Score_engine *engine = claimant(site, e);
    const char *by = engine && engine->claims_by ? engine->claims_by : "probe";
    bool says = support->claims || support->disclaims;
    json_t *since = support->good
                        ? since_of(site, &site->engines[e], embed_feature_name(f), support->good)
                        : json_null();
    char *evidence = NULL;
    if (support->against) {
        const Site_case *of = &site->cases[support->evidence];
        char *name = text_format("%s/%s", site->suites[of->suite].name, of->name);
        evidence = text_safe(name, SIZE_MAX / 2);
        free(name);
    }
    json_t *object = json_pack(
        "{s:o,s:s?,s:o,s:s?,s:I,s:I,s:I,s:I,s:s?,s:o}", "supported", verdict_of(support), "probe",
        probes[support->probed], "claimed", says ? json_boolean(support->claims) : json_null(),
        "claimed_by", says ? by : NULL, "cases", (json_int_t)support->cases, "as_due",
        (json_int_t)support->good, "unsupported", (json_int_t)support->unsupported,
        "contradicted_by", (json_int_t)support->against, "evidence", evidence, "since", since);
    free(evidence);
    return object;
}

static json_t *features_of_engine(Site *site, const Support *all, size_t e)
{
    json_t *features = json_object();
    for (unsigned f = 0; f < embed_feature_count(); f++) {
        const Support *support = &all[f * site->engines_n + e];
        if (support->cases || support->probed != PROBED_NOT || support->claims)
            json_object_set_new(features, embed_feature_name(f),
                                json_of_support(site, e, f, support));
    }
    return features;
}

/* TEXT, whatever it has, as a string. */
static json_t *safe_string(const char *text)
{
    char *safe = text_safe(text, SIZE_MAX / 2);
    json_t *string = json_string(safe);
    free(safe);
    return string;
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
        if (is_shown(site, all, e) && !engine->voids)
            json_object_set_new(engines, engine->name,
                                json_pack("{s:o,s:o,s:o}", "title", safe_string(engine->title),
                                          "version", safe_string(engine->version), "features",
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
