/* cmd/add.c: touchstone engines add: writes the engine file of a program, whose kind is found out by asking it. */
#include "harness/cmd/cmd.h"

#include "harness/engine/shell_probe.js.inc"
#include "harness/util/text.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define HOLDS                                                                                      \
    "(module (func (export \"f\") (result i32) (i32.const 7)))\n"                                  \
    "(assert_return (invoke \"f\") (i32.const 7))\n"
#define FAILS "(assert_return (invoke \"f\") (i32.const 8))\n"
#define JSON                                                                                       \
    "{\"source_filename\": \"x.wast\",\n \"commands\": [\n  {\"type\": \"module\", \"line\": 1, "  \
    "\"filename\": \"module.wasm\"}]}\n"
#define ANSWER_MARK "touchstone-shell "

/* What was found out of a program. */
typedef struct Found {
    const char *path;
    char *folder;     /* where what it is asked with is */
    const char *kind; /* NULL: not known yet */
    const char *
        words[4]; /* of its command line between the program and the script; NULL behind the last */
    char messages[20], host[100];
    bool stays;
    char *version; /* the two values of key version, as they stand in the file */
} Found;

static char *file_in(const Found *found, const char *name)
{
    return text_format("%s/%s", found->folder, name);
}

/* Runs the program with WORDS and the file NAME. */
static bool ask_with(const Found *found, const char *const *words, const char *name, char *answer,
                     int *status)
{
    char **argv = NULL;
    strings_push(&argv, text_copy(found->path));
    for (; words && *words; words++)
        strings_push(&argv, text_copy(*words));
    if (name)
        strings_push(&argv, file_in(found, name));
    answer[0] = 0;
    bool started = engine_ask(argv, answer, status);
    strings_free(argv);
    return started;
}

static void take_words(Found *found, const char *kind, const char *const *words)
{
    found->kind = kind;
    for (size_t i = 0; i < 3 && words[i]; i++)
        found->words[i] = words[i];
}

/* ---- kinds ---- */

static bool is_shell(Found *found)
{
    static const char *const ways[][4] = {{NULL}, {"run", "--no-remote", "-A", NULL}, {"js", NULL}};
    char answer[ENGINE_ANSWER + 1];
    int status;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        ask_with(found, ways[i], "probe.cjs", answer, &status);
        const char *at = strstr(answer, ANSWER_MARK);
        char told[60], stays[10];
        if (!at || sscanf(at, ANSWER_MARK "%19[a-z0-9] %59s [%99[a-zA-Z, ]] %9[a-z]",
                          found->messages, told, found->host, stays) != 4)
            continue;
        take_words(found, "js-shell", ways[i]);
        found->stays = strcmp(stays, "stays") == 0;
        return true;
    }
    return false;
}

/* A runner of scripts takes one that holds, and refuses one that does not, with the place. */
static bool is_wast(Found *found)
{
    static const char *const ways[][4] = {{"wast", NULL}, {NULL}};
    char answer[ENGINE_ANSWER + 1];
    int status;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (!ask_with(found, ways[i], "holds.wast", answer, &status) || status != 0)
            continue;
        if (ask_with(found, ways[i], "fails.wast", answer, &status) && status > 0 &&
            strstr(answer, "fails.wast:3")) {
            take_words(found, "wast", ways[i]);
            return true;
        }
    }
    return false;
}

static bool is_spectest(Found *found)
{
    static const char *const ways[][4] = {{"--enable-all", NULL}, {NULL}};
    char answer[ENGINE_ANSWER + 1];
    int status;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (ask_with(found, ways[i], "case.json", answer, &status) && status == 0 &&
            strstr(answer, " tests passed.")) {
            take_words(found, "spectest-json", ways[i]);
            snprintf(found->messages, sizeof found->messages, "wabt");
            return true;
        }
    }
    return false;
}

/* ---- versions ---- */

/* The first number with a dot in TEXT, its length in *len, or NULL. */
static const char *number_in(const char *text, size_t *len)
{
    for (; *text; text++) {
        size_t whole = strspn(text, "0123456789");
        if (whole && text[whole] == '.' && isdigit((unsigned char)text[whole + 1])) {
            *len = strspn(text, "0123456789.");
            return text;
        }
        if (whole)
            text += whole - 1;
    }
    return NULL;
}

/* The pattern that gives the number at AT, of LEN bytes, in the line that it is in: what is before it there, then the number.
   Malloc'ed. */
static char *pattern_of(const char *text, const char *at)
{
    char *pattern = text_copy("");
    const char *from = at;
    while (from > text && (isalpha((unsigned char)from[-1]) || from[-1] == ' ') && at - from < 20)
        from--;
    if (from < at && *from == ' ')
        from++;
    char *longer = text_format("%s%.*s([0-9]+[.][0-9.]*[0-9])", pattern, (int)(at - from), from);
    free(pattern);
    return longer;
}

static void find_version(Found *found)
{
    static const char *const ways[][4] = {
        {"--version", NULL}, {"-v", NULL}, {"version", NULL}, {"-e", "print(version())", NULL}};
    char answer[ENGINE_ANSWER + 1];
    int status;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        size_t len = 0;
        const char *at = ask_with(found, ways[i], NULL, answer, &status) && status == 0
                             ? number_in(answer, &len)
                             : NULL;
        if (!at)
            continue;
        char *pattern = pattern_of(answer, at);
        found->version = text_format("{command: [\"%s\", \"%s\"%s%s%s], match: \"%s\"}",
                                     found->path, ways[i][0], ways[i][1] ? ", \"" : "",
                                     ways[i][1] ? ways[i][1] : "", ways[i][1] ? "\"" : "", pattern);
        free(pattern);
        return;
    }
    /* it does not tell: then it is known by its bytes */
    found->version =
        text_format("{command: [sha256sum, \"%s\"], match: \"([0-9a-f]{12})\"}", found->path);
}

/* ---- the file ---- */

static char *engine_text(const Found *found, const char *name)
{
    char *words = text_copy("");
    for (size_t i = 0; i < 3 && found->words[i]; i++) {
        char *longer = text_format("%s\"%s\", ", words, found->words[i]);
        free(words);
        words = longer;
    }
    bool shell = strcmp(found->kind, "js-shell") == 0,
         json = strcmp(found->kind, "spectest-json") == 0;
    bool known = *found->messages && strcmp(found->messages, "other") != 0 &&
                 strcmp(found->messages, "none") != 0;
    char *text = text_format(
        "# Written by touchstone engines add. harness/engine/engine.h documents the keys.\n"
        "name: %s\ntitle: %s\nkind: %s\ncommand: [\"%s\", %s\"%s\"]\nversion: %s\n"
        "install: \"(it was at %s)\"\n%s%s%s%s%s%s%s%s",
        name, name, found->kind, found->path, words, shell || json ? "{script}" : "{file}",
        found->version, found->path, known ? "messages: [" : "", known ? found->messages : "",
        known ? "]\n" : "", shell && found->stays ? "stay: stdio\n" : "",
        shell ? "shell: {host: [" : "", shell ? found->host : "", shell ? "]}\n" : "",
        shell  ? "linking: [flatten, split]\n"
        : json ? "linking: [register]\n"
               : "");
    free(words);
    return text;
}

/* Writes what the program is asked with. */
static bool write_questions(const Found *found)
{
    static const char module[] = {0, 'a', 's', 'm', 1, 0, 0, 0};
    const struct {
        const char *name, *text;
        size_t len;
    } files[] = {{"probe.cjs", engine_shell_probe_js, strlen(engine_shell_probe_js)},
                 {"holds.wast", HOLDS, strlen(HOLDS)},
                 {"fails.wast", HOLDS FAILS, strlen(HOLDS FAILS)},
                 {"case.json", JSON, strlen(JSON)},
                 {"module.wasm", module, sizeof module}};
    bool good = true;
    for (size_t i = 0; i < sizeof files / sizeof *files && good; i++) {
        char *path = file_in(found, files[i].name);
        good = file_write(path, files[i].text, files[i].len);
        if (!good)
            complain("%s: %s", path, strerror(errno));
        free(path);
    }
    return good;
}

/* A name for the engine of the program PATH: that of its file, in letters that a name may have. Malloc'ed. */
static char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *name = text_copy(slash ? slash + 1 : path);
    for (char *c = name; *c; c++) {
        if (!isalnum((unsigned char)*c) && !strchr("-_.", *c))
            *c = '-';
    }
    return name;
}

/* Writes the file, unless there is one, and reads it as every other. */
static int write_engine(const Found *found, const char *name)
{
    char *folder = engines_folder(), *file = text_format("%s/%s.yaml", folder, name);
    char *text = engine_text(found, name);
    Engine engine = {0};
    int status = EXIT_USAGE;
    if (access(file, F_OK) == 0) {
        complain("%s is there already; name the engine otherwise: --name NAME", file);
    } else if (!file_write(file, text, strlen(text))) {
        complain("%s: %s", file, strerror(errno));
        status = EXIT_INFRASTRUCTURE;
    } else if (engine_read(file, &engine)) {
        engine_probe(&engine);
        printf("%s: kind %s, version %s\ncompare it with: touchstone run -e ref,%s\n", file,
               engine.kind, engine.version, name);
        status = engine.found ? EXIT_AS_DUE : EXIT_INFRASTRUCTURE;
        engine_free(&engine);
    } else {
        unlink(file);
    }
    free(text);
    free(file);
    free(folder);
    return status;
}

/* The whole path of PROGRAM, which without a slash is looked for on PATH. What a link leads to may do otherwise under its own
   name: links stay. Malloc'ed, NULL where there is none. */
static char *place_of(const char *program)
{
    const char *slash = strrchr(program, '/'), *at = slash ? "" : getenv("PATH");
    char *found = NULL;
    if (slash) {
        char *folder = text_copy_n(program, (size_t)(slash - program) + 1);
        char *whole = realpath(folder, NULL);
        found = whole ? text_format("%s/%s", strcmp(whole, "/") ? whole : "", slash + 1) : NULL;
        free(whole);
        free(folder);
    }
    while (!found && at && *at) {
        size_t len = strcspn(at, ":");
        char *file = text_format("%.*s/%s", (int)len, at, program);
        if (len && access(file, X_OK) == 0)
            found = file;
        else
            free(file);
        at += len + (at[len] == ':');
    }
    if (found && access(found, X_OK) != 0) {
        free(found);
        found = NULL;
    }
    return found;
}

int engines_add(const char *path, const char *name)
{
    char *whole = place_of(path);
    if (!whole || strpbrk(whole, "\"\\\n")) {
        complain("%s: %s; name a program", path,
                 whole ? "has a quotation mark in its name" : "cannot be run");
        free(whole);
        return EXIT_USAGE;
    }
    Found found = {.path = whole,
                   .folder = text_format("%s/touchstone-XXXXXX",
                                         getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp")};
    char *own = name ? text_copy(name) : name_of(path);
    int status = EXIT_INFRASTRUCTURE;
    if (mkdtemp(found.folder) && write_questions(&found)) {
        if (is_shell(&found) || is_wast(&found) || is_spectest(&found)) {
            find_version(&found);
            status = write_engine(&found, own);
        } else {
            complain(
                "%s: neither a JavaScript shell, nor a runner of .wast, nor a reader of wabt's "
                "JSON: write its file by hand, as harness/engines/README.md shows",
                path);
            status = EXIT_USAGE;
        }
        folder_remove(found.folder);
    }
    free(found.version);
    free(found.folder);
    free(whole);
    free(own);
    return status;
}
