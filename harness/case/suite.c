/* case/suite.c: suites: what suites.yaml says of them, and where they are. */
#include "harness/case/case.h"

#include "harness/util/text.h"
#include "harness/util/yaml.h"

#include <errno.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What stands before the folder of a checkout of web-platform-tests. */
#define WPT_WORD "wpt:"

void suite_free(Suite *suite)
{
    char *texts[] = {suite->name,  suite->title,    suite->kind,   suite->path,     suite->url,
                     suite->files, suite->revision, suite->subdir, suite->features, suite->prefix};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        free(texts[i]);
    *suite = (Suite){0};
}

void suites_free(Suites *suites)
{
    for (size_t i = 0; i < suites->n; i++)
        suite_free(&suites->at[i]);
    free(suites->at);
    *suites = (Suites){0};
}

const Suite *suites_named(const Suites *suites, const char *name)
{
    for (size_t i = 0; i < suites->n; i++) {
        if (strcmp(suites->at[i].name, name) == 0)
            return &suites->at[i];
    }
    return NULL;
}

static void join_features(struct fy_node *node, const Yaml *yaml, Suite *suite, bool *good)
{
    char **words = NULL;
    *good = *good && yaml_strings(yaml, node, "features", false, &words);
    suite->features = text_copy("");
    for (size_t i = 0; words && words[i]; i++) {
        char *longer = text_format("%s%s%s", suite->features, i ? "," : "", words[i]);
        free(suite->features);
        suite->features = longer;
    }
    strings_free(words);
}

static bool read_suite(const Yaml *yaml, struct fy_node *node, Suites *out)
{
    static const char *const keys[] = {"name",     "title",  "kind",  "path",     "url",
                                       "revision", "subdir", "files", "features", NULL};
    Suite suite = {0};
    if (!yaml_keys(yaml, node, keys))
        return false;
    bool good = yaml_text(yaml, node, "name", true, &suite.name) &&
                yaml_text(yaml, node, "title", true, &suite.title) &&
                yaml_text(yaml, node, "kind", true, &suite.kind) &&
                yaml_text(yaml, node, "path", false, &suite.path) &&
                yaml_text(yaml, node, "url", false, &suite.url) &&
                yaml_text(yaml, node, "revision", false, &suite.revision) &&
                yaml_text(yaml, node, "subdir", false, &suite.subdir) &&
                yaml_text(yaml, node, "files", false, &suite.files);
    join_features(node, yaml, &suite, &good);
    bool any = good && (strcmp(suite.kind, "js") == 0 || strcmp(suite.kind, "program") == 0);
    if (good && !any && strcmp(suite.kind, "wast") != 0)
        good = yaml_complain(yaml, yaml_get(node, "kind"),
                             "kind '%s' is not known here; wast, js and program are", suite.kind);
    if (good && suites_named(out, suite.name))
        good = yaml_complain(yaml, yaml_get(node, "name"), "suite '%s' stands here a second time",
                             suite.name);
    if (!good) {
        suite_free(&suite);
        return false;
    }
    if (!suite.files)
        suite.files = text_copy(any ? "**/*" : "**/*.wast");
    if (suite.path) {
        char *whole = project_path(suite.path);
        free(suite.path);
        suite.path = whole;
    }
    out->at = array_room(out->at, out->n, sizeof *out->at);
    out->at[out->n++] = suite;
    return true;
}

/* Remembered places: lines of "address TAB folder". */
static void apply_remembered(const char *remembered, Suites *suites)
{
    size_t len;
    char *text = file_read(remembered, &len);
    for (char *line = text, *next; line && *line; line = next) {
        next = line + strcspn(line, "\n");
        if (*next)
            *next++ = 0;
        char *folder = strchr(line, '\t');
        if (!folder)
            continue;
        *folder++ = 0;
        for (size_t i = 0; i < suites->n; i++) {
            Suite *suite = &suites->at[i];
            char *path = text_format("%s/%s", folder, suite->subdir ? suite->subdir : ".");
            if (suite->url && strcmp(suite->url, line) == 0 && access(path, R_OK) == 0) {
                free(suite->path);
                suite->path = text_copy(path);
            }
            free(path);
        }
    }
    free(text);
}

bool suites_read(const char *file, const char *remembered, Suites *out)
{
    static const char *const keys[] = {"version", "suites", NULL};
    Yaml yaml;
    void *at = NULL;
    *out = (Suites){0};
    if (!yaml_open(file, &yaml))
        return false;
    double version = 0;
    struct fy_node *root = yaml_root(&yaml), *list = yaml_get(root, "suites");
    bool good = yaml_keys(&yaml, root, keys) && yaml_number(&yaml, root, "version", &version);
    if (good && version != 1)
        good = yaml_complain(&yaml, yaml_get(root, "version"), "version 1 is wanted here");
    if (good && (!list || !fy_node_is_sequence(list)))
        good = yaml_complain(&yaml, list, "key 'suites' with a list is wanted here");
    for (struct fy_node *node; good && (node = fy_node_sequence_iterate(list, &at));)
        good = read_suite(&yaml, node, out);
    yaml_close(&yaml);
    if (good)
        apply_remembered(remembered, out);
    else
        suites_free(out);
    return good;
}

bool suite_remember(const char *remembered, const Suites *known, const char *name, const char *path)
{
    const Suite *suite = suites_named(known, name);
    if (!suite || !suite->url)
        return false;
    size_t len = 0;
    char *old = file_read(remembered, &len);
    char *text = text_format("%s%s\t%s\n", old ? old : "", suite->url, path);
    char *slash = strrchr(remembered, '/');
    char *folder = text_copy_n(remembered, slash ? (size_t)(slash - remembered) : 0);
    bool good = (!*folder || folder_make(folder)) && file_write(remembered, text, strlen(text));
    if (!good)
        complain("%s: %s", remembered, strerror(errno));
    free(folder);
    free(text);
    free(old);
    return good;
}

/* True if a file that the glob FILES names is at the top of FOLDER. */
static bool has_files(const char *folder, const char *files)
{
    glob_t found;
    char *pattern = text_format("%s/%s", folder, files);
    bool any = glob(pattern, GLOB_NOSORT, NULL, &found) == 0;
    if (any)
        globfree(&found);
    free(pattern);
    return any;
}

static char *name_of_path(const char *path)
{
    char *whole = realpath(path, NULL);
    const char *slash = whole ? strrchr(whole, '/') : NULL;
    char *name = text_copy(slash && slash[1] ? slash + 1 : path);
    free(whole);
    return name;
}

/* The known suite whose address ends in NAME and which is the top of its clone. */
static const Suite *known_by_address(const Suites *known, const char *name)
{
    for (size_t i = 0; known && i < known->n; i++) {
        const char *slash = known->at[i].url ? strrchr(known->at[i].url, '/') : NULL;
        if (slash && strcmp(slash + 1, name) == 0 &&
            (!known->at[i].subdir || strcmp(known->at[i].subdir, ".") == 0))
            return &known->at[i];
    }
    return NULL;
}

/* The suite "wpt" of the folder or file PATH of a checkout of web-platform-tests; its top stands for the folder "wasm"
   in it. */
static bool suite_of_checkout(const char *path, Suite *out)
{
    struct stat status;
    if (stat(path, &status) != 0) {
        complain("wpt:%s: %s; the folder \"wasm\" of a checkout of web-platform-tests is wanted, "
                 "or one below it",
                 path, strerror(errno));
        return false;
    }
    char *whole = realpath(path, NULL), *folder = whole ? whole : text_copy(path);
    char *below = text_format("%s/wasm", folder), *url = wpt_url(folder);
    bool top = !url && stat(below, &status) == 0 && S_ISDIR(status.st_mode);
    if (top)
        url = wpt_url(below);
    else if (url && !S_ISDIR(status.st_mode))
        *strrchr(url, '/') = 0;
    *out = (Suite){.name = text_copy("wpt"),
                   .title = text_copy(path),
                   .kind = text_copy("js"),
                   .path = text_copy(top ? below : path),
                   .files = text_copy("**/*"),
                   .features = text_copy(""),
                   .prefix = url ? text_format("%s/", url + 1) : NULL};
    free(url);
    free(below);
    free(folder);
    return true;
}

/* True if a file that the glob FILES names is at the top of FOLDER or in up to two folders below it. */
static bool has_files_below(const char *folder, const char *files)
{
    char *one = text_format("*/%s", files), *two = text_format("*/*/%s", files);
    bool any = has_files(folder, files) || has_files(folder, one) || has_files(folder, two);
    free(one);
    free(two);
    return any;
}

/* True if FOLDER has cases of web-platform-tests' form at its top, or is, or has in it, a folder that is such a case; or
   has such cases further down and no script. */
static bool has_wpt(const char *folder)
{
    static const char *const forms[] = {"*.any.js", "case.html", "*/case.*", "*/*/case.*"};
    bool any = false;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        any |= has_files(folder, forms[i]);
    return any || (has_files_below(folder, "*.any.js") && !has_files_below(folder, "*.wast"));
}

/* A folder of programs: files that say what is run, and no cases of other kinds. */
static bool has_programs(const char *folder)
{
    return has_files_below(folder, "*.yaml") && !has_files_below(folder, "*.wast") &&
           !has_wpt(folder);
}

/* The glob of the cases in PATH, a file or folder that is no known suite. */
static const char *files_of_path(const char *path, bool folder, bool any)
{
    return any ? "**/*" : folder && has_files(path, "*.wast") ? "*.wast" : "**/*.wast";
}

bool suite_of_path(const Suites *known, const char *path, Suite *out)
{
    struct stat status;
    if (strncmp(path, WPT_WORD, strlen(WPT_WORD)) == 0)
        return suite_of_checkout(path + strlen(WPT_WORD), out);
    if (stat(path, &status) != 0) {
        complain("%s: no suite has this name, and no file or folder either; touchstone suites "
                 "lists suites",
                 path);
        return false;
    }
    char *name = name_of_path(path);
    bool folder = S_ISDIR(status.st_mode);
    const Suite *same = folder ? known_by_address(known, name) : NULL;
    if (same) {
        free(name);
        name = text_copy(same->name);
    }
    bool program = !same && (folder ? has_programs(path) : program_is_named(name));
    bool js = !same && !program && (folder ? has_wpt(path) : wpt_is_named(name));
    *out =
        (Suite){.name = name,
                .title = text_copy(path),
                .kind = text_copy(same      ? same->kind
                                  : program ? "program"
                                  : js      ? "js"
                                            : "wast"),
                .path = text_copy(path),
                .files = text_copy(same ? same->files : files_of_path(path, folder, js || program)),
                .features = text_copy(same ? same->features : "")};
    return true;
}
