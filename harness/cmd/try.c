/* cmd/try.c: touchstone try: runs one file on every engine that is here and prints equal outputs once; nothing is stored. */
#include "harness/cmd/cmd.h"

#include "harness/cmd/try.h"
#include "harness/replay/isolation.h"
#include "harness/replay/limits.h"
#include "harness/replay/process.h"
#include "harness/replay/stray.h"
#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <uv.h>

/* What the command line says. */
typedef struct Options {
    const char *file, *text, *engines;
    double timeout;
    bool messages;
} Options;

typedef struct Trying {
    Options o;
    char *folder, *file;   /* whole paths */
    char *script, *module; /* of pages: the text of one of them */
    const char *kind;      /* behind the file's last dot */
    uv_loop_t loop;
    Trial *trials;
    size_t n, next;
    unsigned running;
} Trying;

enum { LINES_OF_STDERR = 3, JOBS = 2 };

static const struct argp_option options[] = {
    {"execute", 'x', "JS", 0, "what is run, in place of a file", 0},
    {"engine", 'e', "NAME,...", 0, "engines to ask (default: all that are here and can take it)",
     0},
    {"timeout", 't', "SECONDS", 0, "how long each may take (default 10)", 0},
    {"stderr", 's', NULL, 0, "all of standard error, and not only its first lines", 0},
    {0}};

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    Options *o = state->input;
    char *end;
    switch (key) {
    case 'x': o->text = arg; return 0;
    case 'e': o->engines = arg; return 0;
    case 's': o->messages = true; return 0;
    case 't':
        o->timeout = strtod(arg, &end);
        if (end == arg || *end || !(o->timeout > 0 && o->timeout <= 86400))
            argp_error(state, "--timeout: a number of seconds is wanted, not '%s'", arg);
        return 0;
    case ARGP_KEY_ARG:
        if (o->file)
            argp_error(state, "one file is tried at a time");
        o->file = arg;
        return 0;
    case ARGP_KEY_END:
        if (!o->file == !o->text)
            argp_error(state, "a file is wanted, or -x JS");
        return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp try_argp = {
    options,
    parse_option,
    "FILE | -x JS",
    "Runs a file on every engine that is here, prints equal outputs once, stores nothing.\v"
    "FILE ends in .js, .mjs (a module), .wast (a script; what each of its commands did), .wat or "
    ".wasm (compiled, and instantiated where it imports nothing: its exports). print and "
    "console.log are there on every shell; browsers and hosts of workers run it in a page or a "
    "worker, a module without those beside it.\n\n"
    "  touchstone try -x 'print(typeof WebAssembly.Tag)'\n"
    "  touchstone try my.wast -e ref,node26\n\n"
    "Exit codes: 0 all engines printed the same, 1 they did not, 2 usage or bad input, 3 no "
    "engine is here that can take it.",
    NULL,
    NULL,
    NULL};

/* ---- what engines are given ---- */

static const char prelude[] =
    "if (typeof print === 'undefined') globalThis.print = function () { console.log.apply(console, "
    "arguments); }; if (typeof console === 'undefined') globalThis.console = {}; if (typeof "
    "console.log === 'undefined') console.log = function () { print.apply(undefined, arguments); "
    "}; ";

static const char of_module[] =
    "(function (bytes) {\n"
    "  var module, imports;\n"
    "  function say(words, e) { print(words + e.name); }\n"
    "  try { module = new WebAssembly.Module(new Uint8Array(bytes)); } catch (e) { return "
    "say('refused: ', e); }\n"
    "  WebAssembly.Module.imports(module).forEach(function (i) { print('import ' + "
    "JSON.stringify(i.module) + ' ' + JSON.stringify(i.name) + ' ' + i.kind); });\n"
    "  WebAssembly.Module.exports(module).forEach(function (e) { print('export ' + "
    "JSON.stringify(e.name) + ' ' + e.kind); });\n"
    "  if (WebAssembly.Module.imports(module).length) return print('not instantiated: it has "
    "imports');\n"
    "  try { new WebAssembly.Instance(module); print('instantiated'); } catch (e) { say('not "
    "instantiated: ', e); }\n"
    "})([";

/* The bytes of the module in TEXT, a .wat or .wasm, as a script. NULL after one line. */
static char *module_script(const Trying *trying, const char *text, size_t len)
{
    uint8_t *bytes = (uint8_t *)(uintptr_t)text;
    Embed_module *module = NULL;
    Embed_failure failure;
    if (strcmp(trying->kind, "wat") == 0) {
        if (embed_module_parse(text, len, embed_features_default(), &module, &failure) !=
            EMBED_OK) {
            complain("%s:%u:%u: %s", trying->o.file, failure.line, failure.column, failure.message);
            return NULL;
        }
        embed_module_encode(module, false, &bytes, &len);
    }
    char *script = memory_new(sizeof prelude + sizeof of_module + len * 4 + 16);
    char *at = stpcpy(stpcpy(script, prelude), of_module);
    for (size_t i = 0; i < len; i++)
        at += sprintf(at, "%u,", bytes[i]);
    stpcpy(at, "]);\n");
    if (module) {
        free(bytes);
        embed_module_free(module);
    }
    return script;
}

static bool is_kind(const Trying *trying, const char *kinds)
{
    char word[16];
    snprintf(word, sizeof word, " %s ", trying->kind);
    return strstr(kinds, word) != NULL;
}

/* A script that imports the module: print is there before it is loaded. Malloc'ed. */
static char *import_script(const Trying *trying)
{
    json_t *path = json_string(trying->file ? trying->file : "");
    char *literal = json_dumps(path, JSON_ENCODE_ANY | JSON_ENSURE_ASCII);
    char *script = text_format("%simport(%s);\n", prelude, literal ? literal : "''");
    json_decref(path);
    free(literal);
    return script;
}

/* Writes what shells read into the folder of all. False after one line. */
static bool write_script(Trying *trying)
{
    size_t len = 0;
    char *text = trying->o.text ? text_copy(trying->o.text) : file_read(trying->o.file, &len);
    if (!text) {
        complain("%s: %s", trying->o.file, strerror(errno));
        return false;
    }
    char *script = NULL;
    trying->file = trying->o.file ? realpath(trying->o.file, NULL) : NULL;
    if (is_kind(trying, " wat wasm "))
        script = module_script(trying, text, len);
    else if (is_kind(trying, " mjs "))
        script = import_script(trying);
    else
        script = text_format("%s%s\n", prelude, text);
    if (is_kind(trying, " wat wasm "))
        trying->script = script ? text_copy(script) : NULL;
    else
        *(is_kind(trying, " mjs ") ? &trying->module : &trying->script) = text_copy(text);
    free(text);
    if (!script)
        return false;
    char *path = text_format("%s/try.cjs", trying->folder);
    bool good = file_write(path, script, strlen(script));
    if (!good)
        complain("%s: %s", path, strerror(errno));
    free(path);
    free(script);
    return good;
}

/* ---- running ---- */

static void start_more(Trying *trying);

static char *ending_of(const Process_result *result)
{
    switch (result->ending) {
    case ENDING_EXIT: return text_format("exit %d", result->status);
    case ENDING_SIGNAL:
        return text_format("SIG%s",
                           sigabbrev_np(result->signal) ? sigabbrev_np(result->signal) : "?");
    case ENDING_TIMEOUT: return text_copy("timeout");
    case ENDING_SPAWN: return text_copy("cannot be started");
    default: return text_copy("went beyond a limit");
    }
}

static void ended(void *data, Process_result *result)
{
    Trial *trial = data;
    trial->ending = ending_of(result);
    trial->out = text_copy_n(result->out ? result->out : "", result->out_len);
    trial->err = text_copy_n(result->err ? result->err : "", result->err_len);
    process_result_free(result);
    trial->trying->running--;
    start_more(trial->trying);
}

/* The command line that runs the file on ENGINE, malloc'ed; NULL where it cannot take it. */
static char **argv_of(const Trying *trying, const Engine *engine, const char *dir)
{
    bool shell = strcmp(engine->kind, "js-shell") == 0 || strcmp(engine->kind, "ref") == 0;
    char *script = text_format("%s/try.cjs", trying->folder);
    char **argv =
        shell && engine->shell ? argv_expand(engine->shell, script, script, dir, "") : NULL;
    free(script);
    return argv;
}

static void start_more(Trying *trying)
{
    while (trying->running < JOBS && trying->next < trying->n) {
        Trial *trial = &trying->trials[trying->next++];
        const Schedule_options limits = {.timeout = trying->o.timeout};
        const Case none = {.path = trying->file};
        const Process_limits within = limits_of(&limits, trial->engine, &none);
        if (!folder_make(trial->dir))
            continue;
        trying->running++;
        process_start(&trying->loop, trial->argv, trial->dir, trial->engine->env, &within, ended,
                      trial);
    }
}

/* ---- showing ---- */

static bool is_same(const Trial *a, const Trial *b)
{
    return strcmp(a->ending, b->ending) == 0 && strcmp(a->out, b->out) == 0;
}

/* Prints TEXT by lines, each behind PREFIX, at most MOST (0: all). */
static void print_lines(const char *text, const char *prefix, size_t most)
{
    for (size_t n = 0; *text; n++) {
        size_t len = strcspn(text, "\n");
        if (most && n == most) {
            printf("%s...\n", prefix);
            return;
        }
        char *line = text_copy_n(text, len);
        fputs(prefix, stdout);
        print_safe(stdout, line);
        putchar('\n');
        free(line);
        text += len + (text[len] == '\n');
    }
}

size_t trials_show(const Trial *trials, size_t n, bool all)
{
    size_t groups = 0;
    for (size_t i = 0; i < n; i++) {
        const Trial *first = &trials[i];
        bool shown = !first->ending;
        for (size_t k = 0; k < i && !shown; k++)
            shown = trials[k].ending && is_same(&trials[k], first);
        if (shown)
            continue;
        printf("%s== %s", groups++ ? "\n" : "", first->engine->name);
        for (size_t k = i + 1; k < n; k++) {
            if (trials[k].ending && is_same(first, &trials[k]))
                printf(", %s", trials[k].engine->name);
        }
        printf(" (%s)\n", first->ending);
        print_lines(first->out, "", 0);
        for (size_t k = i; k < n; k++) {
            if (!trials[k].ending || !is_same(first, &trials[k]) || !*trials[k].err)
                continue;
            char *prefix = text_format("   %s: ", trials[k].engine->name);
            print_lines(trials[k].err, prefix, all ? 0 : LINES_OF_STDERR);
            free(prefix);
        }
    }
    return groups;
}

/* ---- the whole ---- */

/* Finds which of the engines that are asked can take the file. */
static void find_trials(Trying *trying, Engines *engines, const bool *chosen)
{
    trying->trials = memory_new((engines->n + 1) * sizeof *trying->trials);
    for (size_t i = 0; i < engines->n; i++) {
        Engine *engine = &engines->at[i];
        if (!chosen[i] || engine->route || try_by_page(engine))
            continue;
        char *dir = text_format("%s/%s", trying->folder, engine->name);
        char **argv = argv_of(trying, engine, dir);
        if (argv)
            engine_probe(engine);
        if (argv && engine->found) {
            trying->trials[trying->n++] =
                (Trial){.trying = trying, .engine = engine, .dir = dir, .argv = argv};
        } else {
            if (trying->o.engines && strcmp(trying->o.engines, "all") != 0)
                complain(argv ? "engine %s is not here" : "engine %s cannot take such a file",
                         engine->name);
            strings_free(argv);
            free(dir);
        }
    }
}

/* Runs what is to be tried on all shells, then in pages. */
static bool run_all(Trying *trying, Engines *engines, const bool *chosen)
{
    uv_loop_init(&trying->loop);
    start_more(trying);
    uv_run(&trying->loop, UV_RUN_DEFAULT);
    uv_loop_close(&trying->loop);
    return trials_by_page(trying->folder, trying->script, trying->module, engines, chosen,
                          trying->o.timeout, trying->trials, &trying->n);
}

static int try_all(Trying *trying, Engines *engines, const bool *chosen)
{
    bool script = is_kind(trying, " wast ");
    if (script)
        trying->trials =
            trials_of_script(trying->o.file, engines, chosen, trying->o.timeout, &trying->n);
    else
        find_trials(trying, engines, chosen);
    if (!trying->trials)
        return EXIT_USAGE;
    if (!script && !run_all(trying, engines, chosen))
        return EXIT_INFRASTRUCTURE;
    if (!trying->n) {
        complain("no engine is here that can take %s; touchstone engines says how to get some",
                 trying->o.file ? trying->o.file : "JavaScript");
        return EXIT_INFRASTRUCTURE;
    }
    return trials_show(trying->trials, trying->n, trying->o.messages) > 1 ? EXIT_FAILED
                                                                          : EXIT_AS_DUE;
}

static void trying_free(Trying *trying)
{
    for (size_t i = 0; i < trying->n; i++) {
        Trial *trial = &trying->trials[i];
        strings_free(trial->argv);
        free(trial->dir);
        free(trial->out);
        free(trial->err);
        free(trial->ending);
    }
    free(trying->trials);
    free(trying->file);
    free(trying->script);
    free(trying->module);
    if (trying->folder)
        folder_remove(trying->folder);
    free(trying->folder);
}

/* What the file is by its name, between spaces; "" where it is nothing that can be tried. */
static const char *kind_of(const Options *o)
{
    static const char *const kinds[] = {"js", "cjs", "mjs", "wast", "wat", "wasm"};
    const char *dot = o->file ? strrchr(o->file, '.') : ".js";
    for (size_t i = 0; dot && i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(dot + 1, kinds[i]) == 0)
            return kinds[i];
    }
    return NULL;
}

int cmd_try(int argc, char **argv)
{
    Trying trying = {.o = {.timeout = 10}};
    Engines engines;
    parse_command(&try_argp, argc, argv, &trying.o);
    trying.kind = kind_of(&trying.o);
    if (!trying.kind) {
        complain("%s: only .js, .mjs, .wast, .wat and .wasm can be tried", trying.o.file);
        return EXIT_USAGE;
    }
    char *folder = engines_folder();
    bool read = engines_read(folder, &engines);
    free(folder);
    if (!read)
        return EXIT_USAGE;
    bool *chosen = memory_new((engines.n + 1) * sizeof *chosen);
    int status = EXIT_USAGE;
    if (select_engines(&engines, trying.o.engines ? trying.o.engines : "all", chosen)) {
        status = EXIT_INFRASTRUCTURE;
        trying.folder = isolation_start(true) ? folder_new() : NULL;
        if (trying.folder)
            status = write_script(&trying) ? try_all(&trying, &engines, chosen) : EXIT_USAGE;
    }
    trying_free(&trying);
    free(chosen);
    engines_free(&engines);
    return status;
}
