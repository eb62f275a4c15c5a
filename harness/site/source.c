/* site/source.c: the sources of cases, as far as the files are still what was replayed. */
#include "harness/site/internal.h"

#include "harness/case/case.h"
#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

/* What was read last. */
typedef struct Kept {
    size_t case_i;
    Source source;
} Kept;

static void source_free(Source *source)
{
    for (size_t i = 0; i < source->steps_n; i++) {
        free(source->steps[i].kind);
        free(source->steps[i].subject);
    }
    free(source->steps);
    free(source->lines);
    free(source->text);
    *source = (Source){0};
}

void sources_free(Site *site)
{
    Kept *kept = site->sources;
    if (kept)
        source_free(&kept->source);
    free(kept);
    site->sources = NULL;
}

const char *site_shown_path(const char *path)
{
    const char *top = project_top();
    size_t len = strlen(top);
    return strncmp(path, top, len) == 0 && path[len] == '/' ? path + len + 1 : path;
}

/* The hash of what is at PATH now, as it was taken when OF was replayed. */
static bool is_unchanged(const Site *site, const Site_case *of, const char *path, const char *text,
                         size_t len)
{
    char hash[33];
    if (strcmp(of->kind, "js") != 0) {
        hash_hex(text, len, hash);
        return strcmp(hash, of->content) == 0;
    }
    Case again = {.suite = text_copy(site->suites[of->suite].name),
                  .name = text_copy(of->name),
                  .path = text_copy(path),
                  .features = text_copy(of->features)};
    bool same = case_read_wpt(&again, true) && strcmp(again.content, of->content) == 0;
    case_free(&again);
    return same;
}

static void find_lines(Source *source)
{
    source->lines = array_room(source->lines, 0, sizeof *source->lines);
    source->lines[source->lines_n++] = 0;
    for (size_t i = 0; i < source->len; i++) {
        if (source->text[i] != '\n' || i + 1 == source->len)
            continue;
        source->lines = array_room(source->lines, source->lines_n, sizeof *source->lines);
        source->lines[source->lines_n++] = i + 1;
    }
    source->lines = array_room(source->lines, source->lines_n, sizeof *source->lines);
    source->lines[source->lines_n] = source->len;
}

static void read_text(const Site *site, const Site_case *of, Source *source)
{
    char *path = *of->path == '/' ? text_copy(of->path) : project_path(of->path);
    source->text = file_read(path, &source->len);
    if (source->text && !is_unchanged(site, of, path, source->text, source->len)) {
        free(source->text);
        source->text = NULL;
    }
    if (source->text)
        find_lines(source);
    free(path);
}

static void read_steps(Site *site, const Site_case *of, Source *source)
{
    sqlite3_stmt *rows = store_rows(
        site->store,
        "select step, line, kind, subject from commands where case_id = ?1 order by step", of->id);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        source->steps = array_room(source->steps, source->steps_n, sizeof *source->steps);
        source->steps[source->steps_n++] =
            (Source_step){sqlite3_column_int64(rows, 0), sqlite3_column_int64(rows, 1),
                          text_copy(row_text(rows, 2)), text_copy(row_text(rows, 3))};
    }
    sqlite3_finalize(rows);
}

const Source *source_of(Site *site, size_t case_i)
{
    Kept *kept = site->sources;
    if (kept && kept->case_i == case_i)
        return &kept->source;
    sources_free(site);
    kept = site->sources = memory_new(sizeof *kept);
    kept->case_i = case_i;
    read_text(site, &site->cases[case_i], &kept->source);
    read_steps(site, &site->cases[case_i], &kept->source);
    return &kept->source;
}

size_t source_find(const Source *source, int64_t step)
{
    for (size_t i = 0; i < source->steps_n; i++) {
        if (source->steps[i].step == step)
            return i;
    }
    return SIZE_MAX;
}

/* True if nothing but a comment or nothing stands in line LINE. */
static bool is_comment(const Source *source, size_t line)
{
    const char *at = source->text + source->lines[line - 1];
    const char *end = source->text + source->lines[line];
    while (at < end && (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n'))
        at++;
    return at == end || (end - at > 1 && at[0] == ';' && at[1] == ';');
}

size_t source_step_end(const Source *source, size_t i)
{
    size_t line = (size_t)source->steps[i].line, next = source->lines_n + 1;
    for (size_t k = i + 1; k < source->steps_n && next > source->lines_n; k++) {
        if ((size_t)source->steps[k].line > line)
            next = (size_t)source->steps[k].line;
    }
    while (next > line + 1 && is_comment(source, next - 1))
        next--; /* what stands above the next step is about that */
    return next;
}

void put_source_lines(Page *page, const Source *source, size_t from, size_t to)
{
    enum { LINE_MOST = 4000 };
    for (size_t line = from; line < to && line <= source->lines_n; line++) {
        size_t start = source->lines[line - 1], end = source->lines[line];
        while (end > start && (source->text[end - 1] == '\n' || source->text[end - 1] == '\r'))
            end--;
        put(page, "<span class=\"line\" id=\"L%zu\"><a class=\"ln\" href=\"#L%zu\">%zu</a> ", line,
            line, line);
        put_lines(page, source->text + start, end - start, LINE_MOST);
        put(page, "</span>\n");
    }
}

char *source_citation(const Source *source, size_t line)
{
    char *found = text_copy("");
    if (!source->text || !line || line > source->lines_n)
        return found;
    while (line > 1 && !is_comment(source, line - 1))
        line--; /* the first of several steps that a comment is about */
    while (line > 1 && is_comment(source, line - 1)) {
        const char *at = source->text + source->lines[line - 2];
        const char *end = source->text + source->lines[line - 1];
        const char *spec = memmem(at, (size_t)(end - at), "SPEC ", 5);
        line--;
        if (!spec)
            continue;
        char *piece = text_copy_n(spec + 5, (size_t)(end - spec) - 5);
        piece[strcspn(piece, "\r\n")] = 0;
        char *longer = text_format("%s%s%s", piece, *found ? "; " : "", found);
        free(piece);
        free(found);
        found = longer;
    }
    return found;
}
