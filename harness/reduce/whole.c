/* reduce/whole.c: the whole of a case made smaller. */
#include "harness/reduce/whole.h"

#include "harness/reduce/place.h"
#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool ends_with(const char *name, const char *end)
{
    size_t n = strlen(name), k = strlen(end);
    return n >= k && strcmp(name + n - k, end) == 0;
}

const char *reduce_refusal(const Divergence *d)
{
    if (strcmp(d->form, "program") == 0)
        return "a program: only scripts are reduced";
    if (strcmp(d->form, "js") == 0 && ends_with(d->path, ".html"))
        return "a page: only scripts are reduced";
    return NULL;
}

static unsigned lines_of(const char *text, size_t len)
{
    unsigned lines = 0;
    for (size_t i = 0; i < len; i++)
        lines += text[i] == '\n';
    return lines + (len && text[len - 1] != '\n');
}

/* The lines of all files in FOLDER. */
static unsigned lines_in(const char *folder)
{
    unsigned lines = 0;
    char **files = place_files(folder);
    for (char **name = files; *name; name++) {
        size_t len;
        char *path = text_format("%s/%s", folder, *name), *text = file_read(path, &len);
        lines += text ? lines_of(text, len) : 0;
        free(text);
        free(path);
    }
    strings_free(files);
    return lines;
}

/* Makes the file that the judge uses, with TEXT, smaller; what came of it is there, and in *TEXT. */
static bool reduce_file(Judge *judge, const Language *language, const Case *of, size_t step,
                        char **text, size_t *len)
{
    Reduction r = {.language = language,
                   .judge = judge_text,
                   .is_over = judge_over,
                   .data = judge,
                   .features = of->wpt ? of->wpt->features : of->features,
                   .step = step};
    bool read = language->parse(&r.tree, *text, *len);
    if (read && language->begin)
        language->begin(&r, *text, *len);
    /* printed anew it says the same, or stays as it is */
    if (read && reduce_holds(&r)) {
        reduce_run(&r);
        free(*text);
        *text = reduce_print(&r, len);
    }
    bool over = r.over;
    judge_put(judge, *text, *len);
    reduce_free(&r);
    return !over;
}

static const Language *language_of(const char *name)
{
    static const char *const scripts[] = {".js", ".mjs", ".cjs"};
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        if (ends_with(name, scripts[i]))
            return &language_js;
    }
    return ends_with(name, ".wat") || ends_with(name, ".wast") ? &language_wast : NULL;
}

/* The file NAME beside the case's: gone, or smaller. False when it is over. */
static bool reduce_beside(Judge *judge, const Case *of, const char *name)
{
    size_t len;
    char *path = text_format("%s/%s", judge_folder(judge), name), *text = file_read(path, &len);
    bool goes_on = true;
    if (text && unlink(path) == 0) {
        Answer answer = judge_as_is(judge);
        goes_on = answer != ANSWER_OVER;
        judge_use(judge, name);
        if (answer != ANSWER_HOLDS)
            judge_put(judge, text, len);
        if (answer == ANSWER_NOT && language_of(name))
            goes_on = reduce_file(judge, language_of(name), of, 0, &text, &len);
        judge_use(judge, NULL);
    }
    free(text);
    free(path);
    return goes_on;
}

bool reduce_whole(Judge *judge, const Case *of, const Divergence *divergence, Whole *out)
{
    *out = (Whole){0};
    out->text = file_read(of->path, &out->len);
    if (!out->text) {
        complain("%s: %s", of->path, strerror(errno));
        return false;
    }
    out->lines_before = of->folder ? lines_in(judge_folder(judge)) : lines_of(out->text, out->len);
    const Language *language = of->wpt ? &language_js : &language_wast;
    size_t step = (size_t)divergence->step;
    out->over = !reduce_file(judge, language, of, step, &out->text, &out->len);
    char **files = of->folder ? place_files(judge_folder(judge)) : NULL;
    const char *slash = strrchr(of->path, '/'), *base = slash ? slash + 1 : of->path;
    for (char **name = files; name && *name && !out->over; name++) {
        if (strcmp(*name, base) != 0)
            out->over = !reduce_beside(judge, of, *name);
    }
    strings_free(files);
    /* what is beside it may leave nothing of it to do */
    if (of->folder && !out->over)
        out->over = !reduce_file(judge, language, of, step, &out->text, &out->len);
    out->lines = of->folder ? lines_in(judge_folder(judge)) : lines_of(out->text, out->len);
    return true;
}

/* ---- what is written ---- */

/* A suite's switches as a script's first line has them: "+a,-b" is "a,-b". */
static void put_features(const char *features, FILE *out)
{
    fputs(";;! features: ", out);
    for (const char *at = features; *at; at++) {
        if (*at != '+')
            putc(*at, out);
    }
    putc('\n', out);
}

static void put_comment(const Divergence *d, const char *mark, FILE *out)
{
    char *cause = text_safe(d->cause, 300);
    fprintf(out, "%s ", mark);
    print_safe(out, d->engine);
    putc(' ', out);
    print_safe(out, d->version);
    fprintf(out, ", %s (%s, reduced from ", cause, d->id);
    print_safe(out, d->suite);
    putc('/', out);
    print_safe(out, d->name);
    fputs(")\n", out);
    free(cause);
}

/* The whole file: the script's own first line stays the first, and lines with META stand above the comment. */
static char *whole_text(const Divergence *d, const Case *of, const char *text, size_t *len)
{
    char *whole = NULL;
    FILE *out = open_memstream(&whole, len);
    if (!out)
        abort();
    const char *rest = text, *end = strchr(text, '\n');
    if (of->wpt) {
        while (strncmp(rest, "// META:", 8) == 0 && strchr(rest, '\n'))
            rest = strchr(rest, '\n') + 1;
    } else if (strncmp(text, ";;!", 3) == 0 && end) {
        rest = end + 1;
    } else if (*of->features) {
        put_features(of->features, out);
    }
    fwrite(text, 1, (size_t)(rest - text), out);
    put_comment(d, of->wpt ? "//" : ";;", out);
    fputs(rest, out);
    fclose(out);
    return whole;
}

/* Writes TEXT to the file NAME, or standard output. */
static bool write_text(const char *name, const char *text, size_t len)
{
    bool to_stdout = strcmp(name, "-") == 0;
    bool good = to_stdout ? fwrite(text, 1, len, stdout) == len && fflush(stdout) == 0
                          : file_write(name, text, len);
    if (!good)
        complain("%s: %s", to_stdout ? "standard output" : name, strerror(errno));
    return good;
}

bool whole_write(const Whole *whole, const Judge *judge, const Case *of, const Divergence *d,
                 const char *name)
{
    const char *base = strrchr(of->path, '/'), *slash = strrchr(name, '/');
    base = base ? base + 1 : of->path;
    if (of->folder && strcmp(name, "-") == 0) {
        complain("the case is a folder: -o takes the name of one");
        return false;
    }
    if (of->folder && !place_copy(judge_folder(judge), name))
        return false;
    char *folder = of->folder ? text_copy(name)
                   : slash    ? text_copy_n(name, (size_t)(slash - name) + 1)
                              : text_copy(".");
    char *file = of->folder ? text_format("%s/%s", name, base) : text_copy(name);
    size_t len = whole->len;
    char *moved =
        of->wpt ? place_moved(of->path, folder, whole->text, &len) : text_copy(whole->text);
    char *text = whole_text(d, of, moved, &len);
    bool good = write_text(file, text, len);
    free(folder);
    free(file);
    free(moved);
    free(text);
    return good;
}
