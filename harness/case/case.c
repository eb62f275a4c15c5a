/* case/case.c: the cases of a suite: files, their scripts, what they need. */
#include "harness/case/case.h"

#include "harness/case/stage.h"
#include "harness/util/text.h"

#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* How the glob of a suite says "in any folder". */
#define ANY_FOLDER "**/"

bool script_open(const char *path, const char *features, bool quiet, Script *out)
{
    const char *bad;
    size_t bad_len;
    Embed_failure failure;
    *out = (Script){.features = embed_features_default()};
    out->text = file_read(path, &out->len);
    if (!out->text) {
        if (!quiet)
            complain("%s: %s", path, strerror(errno));
        return false;
    }
    if (!embed_features_switch(&out->features, features ? features : "", &bad, &bad_len)) {
        if (!quiet)
            complain("%s: no feature is named '%.*s'", path, (int)bad_len, bad);
        script_close(out);
        return false;
    }
    if (embed_script_parse(out->text, out->len, out->features, &out->parsed, &failure) !=
        EMBED_OK) {
        if (!quiet)
            complain("%s:%u:%u: %s", path, failure.line, failure.column, failure.message);
        script_close(out);
        return false;
    }
    return true;
}

void script_keep(Script *script)
{
    script->kept = memory_new(sizeof *script->kept);
    pthread_mutex_init(&script->kept->lock, NULL);
}

void script_close(Script *script)
{
    for (size_t i = 0; script->kept && i < sizeof script->kept->texts / sizeof(char *); i++)
        free(script->kept->texts[i]);
    if (script->kept)
        pthread_mutex_destroy(&script->kept->lock);
    free(script->kept);
    if (script->parsed)
        embed_script_free(script->parsed);
    free(script->text);
    *script = (Script){0};
}

/* What the modules of a script need, those aside that are there to be refused. */
static Embed_features needs_of(const Script *script)
{
    Embed_features needs = 0;
    for (uint32_t i = 0; i < embed_script_commands(script->parsed); i++) {
        const Embed_command *command = embed_script_command(script->parsed, i);
        Embed_module *module;
        Embed_failure failure;
        if (!command->form || command->kind == EMBED_COMMAND_ASSERT_MALFORMED ||
            command->kind == EMBED_COMMAND_ASSERT_MALFORMED_CUSTOM)
            continue;
        if (embed_script_module(script->parsed, i, &module, &failure) == EMBED_OK) {
            needs |= embed_module_features(module);
            embed_module_free(module);
        } else {
            needs |= failure.features;
        }
    }
    return needs;
}

void case_free(Case *of)
{
    if (of->wpt)
        wpt_free(of->wpt);
    free(of->wpt);
    program_free(of->program);
    if (of->script)
        script_close(of->script);
    free(of->script);
    free(of->folder);
    free(of->suite);
    free(of->name);
    free(of->path);
    free(of->features);
    *of = (Case){0};
}

static int by_text(const void *a, const void *b)
{
    return strcmp(a, b);
}

/* The set of keys borrows nothing from the cases, whose array moves as it grows. */
static bool is_new(Cases *cases, const char *key)
{
    char *copy = text_copy(key), **there = tsearch(copy, &cases->keys, by_text);
    if (there && *there == copy)
        return true;
    free(copy);
    return false;
}

void cases_free(Cases *cases)
{
    for (size_t i = 0; i < cases->n; i++)
        case_free(&cases->at[i]);
    free(cases->at);
    tdestroy(cases->keys, free);
    *cases = (Cases){0};
}

/* Where the case NAME goes: OUT, if the filter wants it, else aside; NULL: nowhere. */
static Cases *place_of(const Suite *suite, const char *name, const char *filter, Cases *out)
{
    char *label = text_format("%s/%s", suite->name, name);
    bool wanted = !filter || fnmatch(filter, label, 0) == 0 || fnmatch(filter, name, 0) == 0;
    free(label);
    return wanted ? out : out->aside;
}

/* Gives the case its key and appends it, if it is not there yet. Takes it over. */
static void push_case(Case of, Cases *out)
{
    char *identity = text_format("%s\n%s\n%s\n%s", of.suite, of.name, of.features, of.content);
    hash_hex(identity, strlen(identity), of.key);
    free(identity);
    if (!is_new(out, of.key)) {
        case_free(&of);
        return;
    }
    out->at = array_room(out->at, out->n, sizeof *out->at);
    out->at[out->n++] = of;
}

/* Opens the file of OF as SCRIPT and sets what OF has of it. */
static bool read_script(Case *of, bool quiet, Script *script)
{
    if (!script_open(of->path, of->features, quiet, script))
        return false;
    of->needs = needs_of(script);
    of->linking = script_is_linking(script);
    of->commands = embed_script_commands(script->parsed);
    hash_hex(script->text, script->len, of->content);
    return true;
}

bool case_read_script(Case *of, bool quiet)
{
    Script script;
    if (!read_script(of, quiet, &script))
        return false;
    script_close(&script);
    return true;
}

/* Keeps SCRIPT with its case if there is room for it, else closes it. */
static void keep_script(Case *of, Script *script, Cases *out)
{
    if (script->len > out->keep) {
        script_close(script);
        return;
    }
    out->keep -= script->len;
    of->script = memory_new(sizeof *of->script);
    script_keep(script);
    *of->script = *script;
}

/* Adds the script PATH as case NAME. */
static void add_script(const Suite *suite, const char *name, const char *path, const char *filter,
                       Cases *out, size_t *unreadable)
{
    Script script;
    Cases *to = place_of(suite, name, filter, out);
    if (!to)
        return;
    Case of = {.suite = text_copy(suite->name),
               .name = text_copy(name),
               .path = text_copy(path),
               .features = text_copy(suite->features)};
    if (read_script(&of, to != out, &script)) {
        keep_script(&of, &script, to);
        push_case(of, to);
    } else {
        *unreadable += to == out;
        case_free(&of);
    }
}

/* Adds each variant of the file PATH as a case, whose name is NAME with the variant behind it. */
static void add_variants(const Suite *suite, const char *name, const char *path, const char *filter,
                         Cases *out, size_t *unreadable)
{
    Wpt wpt;
    size_t len;
    char *text = file_read(path, &len);
    if (!text) {
        complain("%s: %s", path, strerror(errno));
        ++*unreadable;
        return;
    }
    bool is_case = wpt_read(name, text, &wpt);
    free(text);
    if (!is_case)
        return;
    char *const whole[] = {"", NULL}, *const *variants = wpt.variants ? wpt.variants : whole;
    for (; *variants; variants++) {
        Case of = {.suite = text_copy(suite->name),
                   .name =
                       text_format("%s%s%s", suite->prefix ? suite->prefix : "", name, *variants),
                   .path = text_copy(path)};
        Cases *to = place_of(suite, of.name, filter, out);
        bool good = to && case_read_wpt(&of, to != out);
        if (good)
            push_case(of, to);
        else
            case_free(&of);
        *unreadable += to == out && !good;
    }
    wpt_free(&wpt);
}

/* Adds the program of the file PATH as case NAME. */
static void add_program(const Suite *suite, const char *name, const char *path, const char *filter,
                        Cases *out, size_t *unreadable)
{
    Cases *to = place_of(suite, name, filter, out);
    if (!to)
        return;
    Case of = {.suite = text_copy(suite->name), .name = text_copy(name), .path = text_copy(path)};
    if (case_read_program(&of)) {
        push_case(of, to);
    } else {
        case_free(&of);
        *unreadable += to == out;
    }
}

static void add_case(const Suite *suite, const char *name, const char *path, const char *filter,
                     Cases *out, size_t *unreadable)
{
    if (strcmp(suite->kind, "program") == 0)
        add_program(suite, name, path, filter, out, unreadable);
    else if (strcmp(suite->kind, "js") == 0)
        add_variants(suite, name, path, filter, out, unreadable);
    else
        add_script(suite, name, path, filter, out, unreadable);
}

/* The hash of the contents of a case, TEXT, and of the scripts that it names. */
static void hash_scripts(const Case *of, const char *text, size_t len, char out[33])
{
    char hash[33];
    hash_hex(text, len, out);
    for (char **script = of->wpt->scripts; script && *script; script++) {
        char *path = wpt_script(of->path, *script), *content = path ? file_read(path, &len) : NULL;
        hash_hex(content, content ? len : 0, hash);
        char *both = text_format("%s%s", out, hash);
        hash_hex(both, strlen(both), out);
        free(both);
        free(content);
        free(path);
    }
}

/* Adds what is in its folder to the hash of the contents of a case. */
static bool hash_folder(const Case *of, bool quiet, char out[33])
{
    char hash[33];
    if (!stage_hash(of->folder, of->features, quiet, hash))
        return false;
    char *both = text_format("%s%s", out, hash);
    hash_hex(both, strlen(both), out);
    free(both);
    return true;
}

bool case_read_wpt(Case *of, bool quiet)
{
    Wpt wpt;
    size_t len;
    const char *slash = strrchr(of->path, '/'), *base = slash ? slash + 1 : of->path;
    const char *at = strstr(of->name, base);
    char *text = file_read(of->path, &len);
    if (!text && !quiet)
        complain("%s: %s", of->path, strerror(errno));
    const char *variant = at ? at + strlen(base) : "";
    char *name = text_copy_n(of->name, strlen(of->name) - strlen(variant));
    bool good = text && wpt_read(name, text, &wpt);
    free(name);
    if (good) {
        of->wpt = wpt_variant(&wpt, variant);
        of->features = text_copy(of->wpt->features);
        of->commands = 1;
        of->folder = strcmp(of->suite, "wpt") == 0 ? NULL : stage_folder(of->path);
        hash_scripts(of, text, len, of->content);
        good = !of->folder || hash_folder(of, quiet, of->content);
        wpt_free(&wpt);
    }
    free(text);
    return good;
}

/* Adds the file PATH to the hash OUT. */
static void hash_file(const char *path, char out[33])
{
    size_t len;
    char hash[33], *content = file_read(path, &len);
    hash_hex(content, content ? len : 0, hash);
    char *both = text_format("%s%s", out, hash);
    hash_hex(both, strlen(both), out);
    free(both);
    free(content);
}

bool case_read_program(Case *of)
{
    of->program = program_read(of->path);
    if (!of->program)
        return false;
    of->folder = text_copy(of->program->folder);
    of->features = text_copy("");
    of->needs = program_needs(of->program);
    of->commands = 1;
    hash_hex("", 0, of->content);
    hash_file(of->path, of->content);
    for (char **line = of->program->lines; *line; line++) {
        char *both = text_format("%s%s", of->content, *line);
        hash_hex(both, strlen(both), of->content);
        free(both);
    }
    /* what another toolchain made is another case */
    return of->program->missing || hash_folder(of, false, of->content);
}

const char *case_kind(const Case *of)
{
    return of->wpt ? "js" : of->program ? "program" : "wast";
}

bool case_has_names(const Case *of)
{
    return of->wpt || of->program;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Whether the file NAME, relative to its suite, is one that the glob FILES names; a leading "**" with a slash stands for any folder. */
static bool is_named(const char *files, const char *name)
{
    if (strncmp(files, ANY_FOLDER, strlen(ANY_FOLDER)) != 0)
        return fnmatch(files, name, FNM_PATHNAME) == 0;
    const char *slash = strrchr(name, '/');
    return fnmatch(files + strlen(ANY_FOLDER), slash ? slash + 1 : name, 0) == 0;
}

/* Appends the names (relative to the suite's path) of its scripts in the folder BELOW and those below it. False, after
   one line, where a folder cannot be read: what is in it must not be missed. */
static bool find_scripts(const Suite *suite, const char *below, char ***names)
{
    char *folder = text_format("%s/%s", suite->path, below);
    DIR *dir = opendir(folder);
    bool good = dir != NULL, deep = strchr(suite->files, '/') != NULL;
    if (!good)
        complain("%s: %s", folder, strerror(errno));
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        struct stat status;
        if (entry->d_name[0] == '.')
            continue;
        char *name = text_format("%s%s%s", below, *below ? "/" : "", entry->d_name);
        char *path = text_format("%s/%s", suite->path, name);
        bool there = lstat(path, &status) == 0, is_folder = there && S_ISDIR(status.st_mode);
        if (is_folder && deep)
            good &= find_scripts(suite, name, names);
        bool fits = strcmp(suite->kind, "js") == 0        ? wpt_is_named(name)
                    : strcmp(suite->kind, "program") == 0 ? program_is_named(name)
                                                          : true;
        if (there && !is_folder && fits && is_named(suite->files, name))
            strings_push(names, name);
        else
            free(name);
        free(path);
    }
    if (dir)
        closedir(dir);
    free(folder);
    return good;
}

bool cases_of_suite(const Suite *suite, const char *filter, Cases *out, size_t *unreadable)
{
    struct stat status;
    if (!suite->path || stat(suite->path, &status) != 0) {
        complain("suite %s: %s: %s", suite->name, suite->path ? suite->path : "no path",
                 strerror(errno));
        return false;
    }
    if (!S_ISDIR(status.st_mode)) {
        const char *slash = strrchr(suite->path, '/');
        add_case(suite, slash ? slash + 1 : suite->path, suite->path, filter, out, unreadable);
        return true;
    }
    char **names = NULL;
    if (!find_scripts(suite, "", &names))
        ++*unreadable;
    size_t n = strings_count(names);
    if (names)
        qsort(names, n, sizeof *names, by_name);
    for (size_t i = 0; names && i < n; i++) {
        char *path = text_format("%s/%s", suite->path, names[i]);
        add_case(suite, names[i], path, filter, out, unreadable);
        free(path);
    }
    strings_free(names);
    return true;
}
