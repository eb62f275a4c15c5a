/* site/model.c: what pages show of a run, read once. */
#include "harness/site/internal.h"

#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const char *const standing_names[STANDINGS] = {
    "none",        "agree",   "diverge", "crash", "timeout", "missing",
    "unsupported", "skipped", "omitted", "void",  "pending"};

const char *standing_name(Standing standing)
{
    return standing_names[standing];
}

Standing standing_of(const char *name)
{
    for (int s = 1; s < STANDINGS; s++) {
        if (strcmp(name, standing_names[s]) == 0)
            return s;
    }
    return STANDING_NONE;
}

const char *row_text(sqlite3_stmt *row, int column)
{
    const char *text = (const char *)sqlite3_column_text(row, column);
    return text ? text : "";
}

static char *copy_of(sqlite3_stmt *row, int column)
{
    return text_copy(row_text(row, column));
}

int64_t site_number(Site *site, const char *sql)
{
    sqlite3_stmt *row = store_rows(site->store, sql, site->run);
    int64_t n = sqlite3_step(row) == SQLITE_ROW ? sqlite3_column_int64(row, 0) : 0;
    sqlite3_finalize(row);
    return n;
}

char *site_slug(const char *text)
{
    enum { MOST = 100 };
    char *slug = text_copy_n(text, strlen(text) < MOST ? strlen(text) : MOST);
    for (char *at = slug; *at; at++) {
        if (!isalnum((unsigned char)*at) && !strchr("._-", *at))
            *at = '-';
    }
    if (*slug == '.')
        *slug = '-';
    return slug;
}

/* The slug of TEXT, with the beginning of its hash where two texts could have the same. */
static char *own_slug(const char *text, bool always)
{
    char hash[33], *slug = site_slug(text);
    if (!always && strcmp(slug, text) == 0)
        return slug;
    hash_hex(text, strlen(text), hash);
    char *own = text_format("%s-%.8s", slug, hash);
    free(slug);
    return own;
}

const Site_cell *site_cell(const Site *site, size_t case_i, size_t engine)
{
    return &site->cells[case_i * site->engines_n + engine];
}

/* ---- places of rows ---- */

size_t site_engine_of(const Site *site, int64_t id)
{
    for (size_t e = 0; e < site->engines_n; e++) {
        if (site->engines[e].id == id)
            return e;
    }
    return SIZE_MAX;
}

size_t site_engine_named(const Site *site, const char *name)
{
    for (size_t e = 0; e < site->engines_n; e++) {
        if (strcmp(site->engines[e].name, name) == 0)
            return e;
    }
    return SIZE_MAX;
}

static int by_id(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return left < right ? -1 : left > right;
}

size_t site_case_of(const Site *site, int64_t id)
{
    const int64_t *found = bsearch(&id, site->case_ids, site->cases_n, 2 * sizeof(int64_t), by_id);
    return found ? (size_t)found[1] : SIZE_MAX;
}

static void sort_case_ids(Site *site)
{
    site->case_ids = memory_new((site->cases_n + 1) * 2 * sizeof(int64_t));
    for (size_t i = 0; i < site->cases_n; i++) {
        site->case_ids[2 * i] = site->cases[i].id;
        site->case_ids[2 * i + 1] = (int64_t)i;
    }
    qsort(site->case_ids, site->cases_n, 2 * sizeof(int64_t), by_id);
}

/* ---- reading ---- */

static void read_run(Site *site)
{
    sqlite3_stmt *row =
        store_rows(site->store,
                   "select key, strftime('%Y-%m-%d %H:%M', started), strftime('%Y-%m-%d %H:%M:%S', "
                   "ended), state, version, argv, host, (select max(run_id) "
                   "from runs where run_id > ?1 and state <> 'complete' and run_id not in (select "
                   "run_id from reruns) and not exists (select 1 from runs c where c.run_id > ?1 "
                   "and c.state = 'complete' and c.run_id not in (select run_id from reruns))), "
                   "(select count(*) from plans p where p.run_id = ?1), (select count(*) from "
                   "attempts a where a.run_id = ?1 and a.attempt = 1) from runs where run_id = ?1",
                   site->run);
    sqlite3_step(row);
    char **texts[] = {&site->key,   &site->started, &site->ended,
                      &site->state, &site->version, &site->argv};
    for (int i = 0; i < 6; i++)
        *texts[i] = copy_of(row, i);
    site->part = store_rerun_label(site->store, site->run);
    site->host = json_loads(row_text(row, 6), 0, NULL);
    site->newer = sqlite3_column_int64(row, 7);
    site->planned = sqlite3_column_int64(row, 8);
    site->replayed = sqlite3_column_int64(row, 9);
    sqlite3_finalize(row);
}

static void read_engines(Site *site)
{
    sqlite3_stmt *rows = store_rows(
        site->store,
        "select e.engine_id, e.name, e.version, e.kind, e.title, e.install, e.key, (select "
        "canaries from voids v where v.run_id = ?1 and v.engine_id = e.engine_id) from engines e "
        "where e.engine_id in (select engine_id from run_engines where run_id = ?1 union select "
        "engine_id from attempts where run_id = ?1) and not (e.version = 'missing' and "
        "instr(e.name, '+')) order by e.name <> 'ref', e.name, e.engine_id",
        site->run);
    const json_t *lacks = json_object_get(site->host, "lacks");
    while (sqlite3_step(rows) == SQLITE_ROW) {
        site->engines = array_room(site->engines, site->engines_n, sizeof *site->engines);
        Site_engine *engine = &site->engines[site->engines_n];
        *engine = (Site_engine){.id = sqlite3_column_int64(rows, 0),
                                .name = copy_of(rows, 1),
                                .version = copy_of(rows, 2),
                                .kind = copy_of(rows, 3),
                                .title = copy_of(rows, 4),
                                .install = copy_of(rows, 5),
                                .key = copy_of(rows, 6)};
        if (sqlite3_column_type(rows, 7) != SQLITE_NULL)
            engine->voids = copy_of(rows, 7);
        engine->missing = strcmp(engine->version, "missing") == 0;
        engine->lacks = json_object_get(lacks, engine->name);
        engine->probed = engine->lacks != NULL;
        bool twice = site_engine_named(site, engine->name) != SIZE_MAX;
        char *slug = own_slug(engine->name, false);
        engine->page = twice ? text_format("engine/%s-%lld.html", slug, (long long)engine->id)
                             : text_format("engine/%s.html", slug);
        free(slug);
        site->engines_n++;
    }
    sqlite3_finalize(rows);
}

static void add_suite(Site *site, const char *name)
{
    char *slug = own_slug(name, false);
    site->suites = array_room(site->suites, site->suites_n, sizeof *site->suites);
    site->suites[site->suites_n++] = (Site_suite){.name = text_copy(name),
                                                  .page = text_format("suite/%s.html", slug),
                                                  .first = site->cases_n};
    free(slug);
}

static void read_cases(Site *site)
{
    sqlite3_stmt *rows = store_rows(
        site->store,
        "select case_id, suite, name, path, content, kind, features, needs, steps from cases where "
        "case_id in (select case_id from attempts where run_id = ?1 union select case_id from "
        "plans where run_id = ?1 union select case_id from left_out where run_id = ?1) order by "
        "suite, name, case_id",
        site->run);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        const char *suite = row_text(rows, 1);
        if (!site->suites_n || strcmp(site->suites[site->suites_n - 1].name, suite) != 0)
            add_suite(site, suite);
        site->cases = array_room(site->cases, site->cases_n, sizeof *site->cases);
        Site_case *each = &site->cases[site->cases_n++];
        *each = (Site_case){.id = sqlite3_column_int64(rows, 0),
                            .suite = site->suites_n - 1,
                            .name = copy_of(rows, 2),
                            .path = copy_of(rows, 3),
                            .content = copy_of(rows, 4),
                            .kind = copy_of(rows, 5),
                            .features = copy_of(rows, 6),
                            .needs = copy_of(rows, 7),
                            .steps = sqlite3_column_int64(rows, 8)};
        const Site_suite *of = &site->suites[each->suite];
        char *slug = own_slug(each->name, true), *folder = own_slug(of->name, false);
        const Site_case *before = each - (site->cases_n > 1);
        bool twice =
            before != each && before->suite == each->suite && strcmp(before->name, each->name) == 0;
        each->page = twice ? text_format("case/%s/%s-%lld.html", folder, slug, (long long)each->id)
                           : text_format("case/%s/%s.html", folder, slug);
        free(folder);
        free(slug);
        site->suites[each->suite].n++;
    }
    sqlite3_finalize(rows);
    sort_case_ids(site);
}

/* The cell of the row's first two columns, a case and an engine; NULL where the site has it not. */
static Site_cell *cell_of(Site *site, sqlite3_stmt *row)
{
    size_t case_i = site_case_of(site, sqlite3_column_int64(row, 0));
    size_t engine = site_engine_of(site, sqlite3_column_int64(row, 1));
    return case_i == SIZE_MAX || engine == SIZE_MAX
               ? NULL
               : &site->cells[case_i * site->engines_n + engine];
}

static void read_cells(Site *site)
{
    site->cells = memory_new((site->cases_n * site->engines_n + 1) * sizeof *site->cells);
    sqlite3_stmt *rows = store_rows(
        site->store,
        "select case_id, engine_id, comparison_id, duration_us / 1000, rss_kib, null from attempts "
        "where run_id = ?1 and attempt = 1 union all select case_id, engine_id, null, null, null, "
        "standing from standings where run_id = ?1 union all select case_id, engine_id, null, "
        "null, null, case action when 'skip' then 'skipped' else 'omitted' end from left_out where "
        "run_id = ?1",
        site->run);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        Site_cell *cell = cell_of(site, rows);
        if (!cell)
            continue;
        if (sqlite3_column_type(rows, 5) != SQLITE_NULL) {
            cell->standing = standing_of(row_text(rows, 5));
            continue;
        }
        cell->comparison = sqlite3_column_int64(rows, 2);
        cell->milliseconds = sqlite3_column_int(rows, 3);
        cell->rss_kib = sqlite3_column_int(rows, 4);
        cell->standing = STANDING_PENDING;
    }
    sqlite3_finalize(rows);
    for (size_t c = 0; c < site->cases_n; c++) {
        for (size_t e = 0; e < site->engines_n; e++)
            site->engines[e].count[site_cell(site, c, e)->standing]++;
    }
}

static void read_causes(Site *site)
{
    static const Cause_filter all = {0};
    causes_read(site->store, site->run, &all, &site->found);
    for (size_t i = 0; i < site->found.n; i++) {
        const Cause *of = &site->found.at[i];
        Site_cause cause = {.of = of, .case_i = site_case_of(site, of->smallest.case_id)};
        if (cause.case_i == SIZE_MAX)
            continue;
        char *slug = own_slug(of->id, false);
        cause.page = text_format("cause/%s.html", slug);
        free(slug);
        site->causes = array_room(site->causes, site->causes_n, sizeof *site->causes);
        site->causes[site->causes_n++] = cause;
    }
}

/* ---- the steps of causes ---- */

/* The causes by row of signatures, to look them up. */
typedef struct Cause_index {
    int64_t row;
    size_t cause;
} Cause_index;

static int by_row(const void *a, const void *b)
{
    const Cause_index *left = a, *right = b;
    return left->row < right->row ? -1 : left->row > right->row;
}

static int by_cause(const void *a, const void *b)
{
    const Site_wrong *left = a, *right = b;
    if (left->cause != right->cause)
        return left->cause < right->cause ? -1 : 1;
    if (left->case_i != right->case_i)
        return left->case_i < right->case_i ? -1 : 1;
    return left->step < right->step ? -1 : left->step > right->step;
}

static void read_wrong(Site *site)
{
    Cause_index *index = memory_new((site->causes_n + 1) * sizeof *index);
    for (size_t i = 0; i < site->causes_n; i++)
        index[i] = (Cause_index){site->causes[i].of->row, i};
    qsort(index, site->causes_n, sizeof *index, by_row);
    sqlite3_stmt *rows = store_rows(
        site->store,
        "select distinct d.signature_id, d.case_id, d.step, coalesce(m.line, 0) from "
        "signature_steps d left join commands m on m.case_id = d.case_id and m.step = d.step where "
        "d.run_id = ?1",
        site->run);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        Cause_index wanted = {sqlite3_column_int64(rows, 0), 0};
        const Cause_index *found = bsearch(&wanted, index, site->causes_n, sizeof *index, by_row);
        size_t case_i = site_case_of(site, sqlite3_column_int64(rows, 1));
        if (!found || case_i == SIZE_MAX)
            continue;
        site->wrong = array_room(site->wrong, site->wrong_n, sizeof *site->wrong);
        site->wrong[site->wrong_n++] = (Site_wrong){
            found->cause, case_i, sqlite3_column_int64(rows, 2), sqlite3_column_int64(rows, 3)};
    }
    sqlite3_finalize(rows);
    free(index);
    if (site->wrong_n)
        qsort(site->wrong, site->wrong_n, sizeof *site->wrong, by_cause);
    for (size_t i = 0; i < site->wrong_n; i++) {
        Site_cause *cause = &site->causes[site->wrong[i].cause];
        if (!cause->n++)
            cause->first = i;
    }
}

/* ---- pages ---- */

static void add_route(Site *site, const char *path, void (*render)(Page *page, size_t i), size_t i,
                      bool bare)
{
    site->routes = array_room(site->routes, site->routes_n, sizeof *site->routes);
    site->routes[site->routes_n++] = (Site_route){text_copy(path), render, i, bare};
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const Site_route *)a)->path, ((const Site_route *)b)->path);
}

static void add_routes(Site *site)
{
    add_route(site, "index.html", overview_page, 0, false);
    add_route(site, "versions.html", versions_page, 0, false);
    add_route(site, "features.html", features_page, 0, false);
    add_route(site, "features.json", features_file, 0, true);
    add_route(site, "causes.html", causes_page, 0, false);
    add_route(site, "changes.html", changes_page, 0, false);
    add_route(site, "flaky.html", flaky_page, 0, false);
    add_route(site, "slow.html", slow_page, 0, false);
    add_route(site, "expectations.html", debt_page, 0, false);
    add_route(site, "run.html", facts_page, 0, false);
    add_route(site, "search-index.js", search_file, 0, true);
    add_route(site, "search.js", template_file, 0, true);
    add_route(site, "style.css", template_file, 1, true);
    for (size_t i = 0; i < site->suites_n; i++) {
        for (size_t part = 0; part < suite_pages(site, &site->suites[i]); part++) {
            char *path = suite_path(&site->suites[i], part);
            add_route(site, path, suite_page, i + part * site->suites_n, false);
            free(path);
        }
    }
    for (size_t i = 0; i < site->engines_n; i++)
        add_route(site, site->engines[i].page, engine_page, i, false);
    for (size_t i = 0; i < site->cases_n; i++)
        add_route(site, site->cases[i].page, case_page, i, false);
    for (size_t i = 0; i < site->causes_n; i++)
        add_route(site, site->causes[i].page, cause_page, i, false);
    qsort(site->routes, site->routes_n, sizeof *site->routes, by_path);
}

/* ---- opening and closing ---- */

Site *site_open(Store *store, int64_t run, const char *db, bool named)
{
    size_t len;
    char *file = project_path("reports/page.html"), *skeleton = file_read(file, &len);
    if (!skeleton)
        complain("%s: %s", file, strerror(errno));
    free(file);
    if (!skeleton)
        return NULL;
    Site *site = memory_new(sizeof *site);
    *site = (Site){
        .store = store, .db = text_copy(db), .named = named, .run = run, .skeleton = skeleton};
    read_run(site);
    read_engines(site);
    read_cases(site);
    read_cells(site);
    read_causes(site);
    read_wrong(site);
    site_read_past(site);
    scores_make(store, run, ORACLE_DUE, &site->scores);
    add_routes(site);
    return site;
}

const char *site_state(const Site *site)
{
    return site->state;
}

static void free_texts(char *const *texts, size_t n)
{
    for (size_t i = 0; i < n; i++)
        free(texts[i]);
}

#define FREE_ALL(...)                                                                              \
    free_texts((char *[]){__VA_ARGS__}, sizeof((char *[]){__VA_ARGS__}) / sizeof(char *))

void site_close(Site *site)
{
    if (!site)
        return;
    for (size_t i = 0; i < site->engines_n; i++) {
        Site_engine *e = &site->engines[i];
        FREE_ALL(e->name, e->version, e->kind, e->title, e->install, e->key, e->page, e->voids);
    }
    for (size_t i = 0; i < site->cases_n; i++) {
        Site_case *c = &site->cases[i];
        FREE_ALL(c->name, c->path, c->content, c->kind, c->features, c->needs, c->page);
    }
    for (size_t i = 0; i < site->causes_n; i++)
        free(site->causes[i].page);
    causes_free(&site->found);
    for (size_t i = 0; i < site->suites_n; i++)
        FREE_ALL(site->suites[i].name, site->suites[i].page);
    for (size_t i = 0; i < site->runs_n; i++)
        free(site->runs[i].started);
    for (size_t i = 0; i < site->past_n; i++)
        free(site->past[i].version);
    for (size_t i = 0; i < site->routes_n; i++)
        free(site->routes[i].path);
    FREE_ALL(site->db, site->part, site->key, site->started, site->ended, site->state,
             site->version, site->argv, site->skeleton);
    json_decref(site->host);
    scores_free(&site->scores);
    sources_free(site);
    void *arrays[] = {site->engines, site->suites, site->cases, site->case_ids, site->cells,
                      site->causes,  site->wrong,  site->runs,  site->past,     site->routes};
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
        free(arrays[i]);
    free(site);
}
