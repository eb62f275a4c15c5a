/* startup/startup_test.c: what modules follow, and that a Startup does it: hooks, lives, sections, names. */
#include "embed/embed_test.h"
#include "startup/names.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* ---- what modules follow ---- */

/* REQ E-001, E-008, E-011: the first convention, its life, and what is called; "" for nothing. */
static void t_follows(void **state)
{
    (void)state;
    static const struct {
        const char *text, *follows, *entry;
        Startup_life life;
        bool enters;
    } rows[] = {
        {"(module)", "library", "", STARTUP_LIBRARY, true},
        {"(module (func $s) (start $s))", "start-section", "", STARTUP_LIBRARY, true},
        {"(module (func (export \"_start\")))", "wasi-command", "_start", STARTUP_COMMAND, true},
        {"(module (func (export \"_initialize\")))", "wasi-reactor", "_initialize", STARTUP_REACTOR,
         true},
        {"(module (func (export \"__wasi_unstable_reactor_start\")))", "wasi-reactor-old",
         "__wasi_unstable_reactor_start", STARTUP_REACTOR, true},
        {"(module (func (export \"__wasi_unstable_reactor_start\") (export \"_initialize\")))",
         "wasi-reactor", "_initialize", STARTUP_REACTOR, true},
        {"(module (func (export \"__wasm_call_ctors\")))", "ctors", "__wasm_call_ctors",
         STARTUP_REACTOR, true},
        {"(module (func (export \"__wbindgen_start\")))", "wasm-bindgen", "__wbindgen_start",
         STARTUP_REACTOR, true},
        {"(module (func (export \"__webpack_init__\")))", "bundler", "__webpack_init__",
         STARTUP_REACTOR, true},
        {"(module (func (export \"_napi_register\")))", "napi", "_napi_register", STARTUP_REACTOR,
         false},
        {"(module (func (export \"napi_register_wasm_v1\")))", "napi", "napi_register_wasm_v1",
         STARTUP_REACTOR, false},
        {"(module (func (export \"run\")) (func (export \"resume\")))", "go", "run",
         STARTUP_COMMAND, false},
        {"(module (func (export \"run\")))", "library", "", STARTUP_LIBRARY, true},
        {"(module (import \"env\" \"abort\" (func (param i32 i32 i32 i32)))"
         " (func (export \"_start\")))",
         "assemblyscript", "_start", STARTUP_REACTOR, true},
        {"(module (import \"env\" \"abort\" (func)) (func (export \"_start\")))", "wasi-command",
         "_start", STARTUP_COMMAND, true},
        {"(module (import \"env\" \"emscripten_memcpy\" (func)) (func (export \"_start\")))",
         "wasi-command", "_start", STARTUP_COMMAND, true},
        {"(module (import \"env\" \"emscripten_memcpy\" (func))"
         " (func (export \"__wasm_call_ctors\")))",
         "emscripten", "__wasm_call_ctors", STARTUP_REACTOR, false},
        {"(module (@custom \"dylink.0\" \"\") (func (export \"__wasm_call_ctors\")))", "dylink",
         "__wasm_call_ctors", STARTUP_REACTOR, false},
        {"(module (import \"a\" \"a\" (func)))", "library", "", STARTUP_LIBRARY, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Embed_module *module = module_of_text(rows[i].text);
        Startup_report report;
        startup_examine(module, false, &report);
        assert_string_equal(startup_followed(&report)->name, rows[i].follows);
        assert_int_equal(report.life, rows[i].life);
        assert_int_equal(report.calls, *rows[i].entry != 0);
        assert_int_equal(report.entry.len, strlen(rows[i].entry));
        assert_memory_equal(report.entry.at ? report.entry.at : "", rows[i].entry,
                            report.entry.len);
        assert_int_equal(startup_can_enter(&report), rows[i].enters);
        assert_string_equal(report.fault, "");
        startup_report_free(&report);
        embed_module_free(module);
    }
}

/* Every row of the table has words for who, what before and how again; names are unique. */
static void t_table(void **state)
{
    (void)state;
    for (unsigned i = 0; i < startup_conventions(); i++) {
        const Startup_convention *row = startup_convention(i);
        assert_true(*row->name && *row->title && *row->caller && *row->before && *row->again);
        for (unsigned k = 0; k < i; k++)
            assert_string_not_equal(startup_convention(k)->name, row->name);
    }
}

/* REQ E-009: what must not be run says so; entry points have no parameters. */
static void t_faults(void **state)
{
    (void)state;
    static const struct {
        const char *text, *words;
    } rows[] = {
        {"(module (func (export \"_start\") (export \"_initialize\")))", "exclude each other"},
        {"(module (func (export \"_start\") (export \"__wasi_unstable_reactor_start\")))",
         "\"__wasi_unstable_reactor_start\" as a reactor"},
        {"(module (func (export \"_start\") (param i32)))", "no parameters"},
        {"(module (func (export \"_initialize\") (result i32) (i32.const 0)))", "no results"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Embed_module *module = module_of_text(rows[i].text);
        Embed_store *store = embed_store_init();
        Startup *startup = startup_new(store, module, &(Startup_host){0});
        Embed_instance *instance;
        Embed_failure failure;
        assert_int_equal(startup_run(startup, &failure), EMBED_UNLINKABLE);
        assert_non_null(strstr(failure.message, rows[i].words));
        assert_int_equal(startup_instance(startup, &instance, &failure), EMBED_UNLINKABLE);
        startup_free(startup);
        embed_store_free(store);
        embed_module_free(module);
    }
}

/* Sections of producers that are not as they should be end the list; none is read past its end. */
static void t_producers(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t n;
    } rows[] = {
        {"", 0},
        {"\\01", 0},
        {"\\01\\03sdk", 0},
        {"\\01\\03sdk\\01\\01a\\01b", 1},
        {"\\02\\03sdk\\01\\01a\\01b\\01x\\02\\01c\\00\\01d\\7f", 2},
        {"\\ff\\ff\\ff\\ff\\0f\\03sdk\\ff\\ff\\ff\\ff\\0f\\01a\\01b", 1},
        {"\\ff\\ff\\ff\\ff\\1f", 0},
        {"\\01\\03sdk\\01\\01\\ff\\01b", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[200];
        size_t n;
        snprintf(text, sizeof text, "(module (@custom \"producers\" \"%s\"))", rows[i].text);
        Embed_module *module = module_of_text(text);
        Startup_producer *producers = startup_producers(module, &n);
        assert_int_equal(n, rows[i].n);
        Startup_report report;
        startup_examine(module, true, &report);
        startup_report_free(&report);
        free(producers);
        embed_module_free(module);
    }
}

/* ---- the section ---- */

/* REQ E-016, E-019, E-022: contents, and what is wrong with them. */
static void t_section(void **state)
{
    (void)state;
    static const struct {
        const char *contents;
        Startup_state due;
        const char *words; /* or the function and mode */
        uint32_t func;
        Startup_mode mode;
    } rows[] = {
        {"(@custom \"startup\" \"\\01\\00\")", STARTUP_GOOD, "", 1, STARTUP_AFTER},
        {"(@custom \"startup\" \"\\01\\01\")", STARTUP_GOOD, "", 1, STARTUP_FRESH},
        {"(@custom \"startup\" \"\\80\\00\\00\")", STARTUP_GOOD, "", 0, STARTUP_AFTER},
        {"(@custom \"startup\" \"\\03\\00\")", STARTUP_BAD, "no function 3", 0, 0},
        {"(@custom \"startup\" \"\\ff\\ff\\ff\\ff\\0f\\00\")", STARTUP_BAD,
         "no function 4294967295", 0, 0},
        {"(@custom \"startup\" \"\\02\\00\")", STARTUP_BAD, "1 parameters and 0 results", 0, 0},
        {"(@custom \"startup\" \"\\01\\02\")", STARTUP_BAD, "mode 0x02 is unknown", 0, 0},
        {"(@custom \"startup\" \"\\01\\00\\00\")", STARTUP_BAD, "1 bytes stand behind", 0, 0},
        {"(@custom \"startup\" \"\\01\\00\") (@custom \"startup\" \"\\01\\00\")", STARTUP_BAD,
         "there are 2", 0, 0},
        {"(@custom \"startup\" \"\")", STARTUP_BAD, "function index", 0, 0},
        {"(@custom \"startup\" \"\\01\")", STARTUP_BAD, "where a mode is due", 0, 0},
        {"(@custom \"startup\" \"\\80\")", STARTUP_BAD, "function index", 0, 0},
        {"(@custom \"startup\" \"\\ff\\ff\\ff\\ff\\1f\\00\")", STARTUP_BAD, "function index", 0, 0},
        {"(@custom \"startup\" \"\\81\\80\\80\\80\\80\\00\\00\")", STARTUP_BAD, "function index", 0,
         0},
        {"(@custom \"startup2\" \"\\01\\00\")", STARTUP_ABSENT, "", 0, 0},
        {"", STARTUP_ABSENT, "", 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[300], why[STARTUP_MESSAGE];
        Startup_section section;
        snprintf(text, sizeof text,
                 "(module (import \"a\" \"b\" (func)) (func) (func (param i32)) %s)",
                 rows[i].contents);
        Embed_module *module = module_of_text(text);
        assert_int_equal(startup_section_read(module, &section, why), rows[i].due);
        assert_non_null(strstr(why, rows[i].words));
        if (rows[i].due == STARTUP_GOOD) {
            assert_int_equal(section.func, rows[i].func);
            assert_int_equal(section.mode, rows[i].mode);
        }
        embed_module_free(module);
    }
}

/* REQ E-016: written, replaced, taken away; all else stays byte for byte. */
static void t_section_write(void **state)
{
    (void)state;
    Embed_module *module = module_of_text(
        "(module (@custom \"a\" (before first) \"x\") (@custom \"startup\" (before type) \"bad\")"
        " (func) (@custom \"startup\" \"\\00\\00\") (@custom \"startup2\" \"\"))");
    uint8_t *bytes, *with, *without, *again;
    size_t len, with_len, without_len, again_len;
    embed_module_encode(module, false, &bytes, &len);
    startup_section_write(bytes, len, NULL, &without, &without_len);
    startup_section_write(bytes, len, &(Startup_section){0, STARTUP_FRESH}, &with, &with_len);
    startup_section_write(with, with_len, NULL, &again, &again_len);
    assert_int_equal(again_len, without_len);
    assert_memory_equal(again, without, without_len);
    assert_int_equal(with_len, without_len + 12);
    assert_memory_equal(with, without, without_len);
    assert_memory_equal(with + without_len, "\0\x0A\7startup\0\1", 12);
    Embed_module *read;
    Embed_failure failure;
    char why[STARTUP_MESSAGE];
    Startup_section section;
    assert_int_equal(embed_module_decode(with, with_len, embed_features_default(), &read, &failure),
                     EMBED_OK);
    assert_int_equal(embed_module_validate(read, &failure), EMBED_OK);
    assert_int_equal(startup_section_read(read, &section, why), STARTUP_GOOD);
    assert_int_equal(embed_module_customs(read), 3);
    embed_module_free(read);
    embed_module_free(module);
    free(bytes);
    free(with);
    free(without);
    free(again);
}

/* ---- running ---- */

/* A host that writes down what happens: a letter a step. */
typedef struct Log {
    char at[64];
    size_t n;
    bool throws, has_memory;
    uint32_t memory;
    unsigned resolved;
} Log;

static void add(Log *log, char c)
{
    log->at[log->n++] = c;
    log->at[log->n] = 0;
}

/* The import "log" "step": notes the letter that is its argument. */
static Embed_result step(void *data, Embed_store *store, Embed_instance *caller,
                         const Embed_value *args, Embed_value *results, Embed_failure *failure)
{
    (void)store, (void)caller, (void)results, (void)failure;
    add(data, (char)args->i32);
    return EMBED_OK;
}

static bool resolve(void *data, Embed_store *store, Embed_name module, Embed_name field,
                    const Embed_externtype *type, Embed_extern *out)
{
    (void)module, (void)field;
    ((Log *)data)->resolved++;
    *out = (Embed_extern){EMBED_FUNC, embed_func_alloc(store, type->deftype, step, data)};
    return true;
}

static Embed_result hook(void *data, Embed_store *store, Embed_instance *instance,
                         const Embed_extern *memory, Embed_failure *failure)
{
    Log *log = data;
    (void)store;
    assert_non_null(instance);
    add(log, 'h');
    log->has_memory = memory;
    if (memory)
        log->memory = memory->addr;
    return log->throws ? embed_host_fail(failure, "refused by the host") : EMBED_OK;
}

/* s: the start section; e: the entry, or "next", and before it the count of calls in this instance. */
#define PROGRAM(rest)                                                                              \
    "(module (import \"log\" \"step\" (func $step (param i32))) (global $n (mut i32) (i32.const "  \
    "48)) (memory (export \"memory\") 1)"                                                          \
    " (func $start (call $step (i32.const 115))) (start $start)"                                   \
    " (func $entry (global.set $n (i32.add (global.get $n) (i32.const 1)))"                        \
    "  (call $step (global.get $n)) (call $step (i32.const 101)))"                                 \
    " (export \"next\" (func $entry))" rest ")"

/* Runs the program RUNS times and calls its export "next" NEXTS times; the log must be DUE. */
static void runs_as(const char *text, bool heeds, int runs, int nexts, const char *due)
{
    Log log = {.n = 0};
    Embed_module *module = module_of_text(text);
    Embed_store *store = embed_store_init();
    Startup_host host = {resolve, &log, hook, &log, heeds};
    Startup *startup = startup_new(store, module, &host);
    Embed_failure failure;
    for (int i = 0; i < runs; i++)
        assert_int_equal(startup_run(startup, &failure), EMBED_OK);
    for (int i = 0; i < nexts; i++) {
        Embed_instance *instance;
        assert_int_equal(startup_instance(startup, &instance, &failure), EMBED_OK);
        assert_int_equal(
            embed_func_invoke(store, export_of(instance, "next"), NULL, 0, NULL, &failure),
            EMBED_OK);
    }
    assert_string_equal(log.at, due);
    assert_int_equal(log.resolved, 1);
    assert_true(log.has_memory);
    startup_free(startup);
    embed_store_free(store);
    embed_module_free(module);
}

/* REQ E-006, E-008, E-010, E-012, E-017, E-018, E-020, E-021: a command is a new instance each time, a reactor is entered
   once and kept, a library is kept; by the section, mode after is as the one, mode fresh makes instances beside the one
   that is kept. */
static void t_lives(void **state)
{
    (void)state;
    runs_as(PROGRAM("(export \"_start\" (func $entry))"), false, 3, 0, "sh1esh1esh1e");
    runs_as(PROGRAM("(export \"_start\" (func $entry))"), false, 0, 2, "sh1esh1e");
    runs_as(PROGRAM("(export \"_initialize\" (func $entry))"), false, 2, 3, "sh1e2e3e4e");
    runs_as(PROGRAM("(export \"__wasi_unstable_reactor_start\" (func $entry))"), false, 0, 2,
            "sh1e2e3e");
    runs_as(PROGRAM(""), false, 2, 3, "sh1e2e3e");
    runs_as(PROGRAM("(@custom \"startup\" \"\\02\\00\")"), false, 2, 1, "sh1e");
    runs_as(PROGRAM("(@custom \"startup\" \"\\02\\00\")"), true, 2, 1, "sh1e2e");
    runs_as(PROGRAM("(@custom \"startup\" \"\\02\\01\")"), true, 2, 2, "shsh1esh1e1e2e");
    runs_as(PROGRAM("(export \"_start\" (func $start)) (@custom \"startup\" \"\\02\\00\")"), true,
            1, 0, "sh1e");
}

/* The log of a run that must fail as RESULT. */
static void fails_as(const char *text, bool throws, Embed_result result, const char *words,
                     const char *due)
{
    Log log = {.throws = throws};
    Embed_module *module = module_of_text(text);
    Embed_store *store = embed_store_init();
    Startup_host host = {resolve, &log, hook, &log, true};
    Startup *startup = startup_new(store, module, &host);
    Embed_failure failure;
    assert_int_equal(startup_run(startup, &failure), result);
    assert_non_null(strstr(failure.message, words));
    assert_string_equal(log.at, due);
    startup_free(startup);
    embed_store_free(store);
    embed_module_free(module);
}

/* REQ E-013, E-019, E-021: what the hook refuses is not entered, nor what has a bad section, nor what trapped at its start;
   nor what needs more than is here. */
static void t_stops(void **state)
{
    (void)state;
    fails_as(PROGRAM("(export \"_start\" (func $entry))"), true, EMBED_TRAP, "refused by the host",
             "sh");
    fails_as(PROGRAM("(export \"_initialize\" (func $entry))"), true, EMBED_TRAP,
             "refused by the host", "sh");
    fails_as(PROGRAM("(@custom \"startup\" \"\\02\\00\")"), true, EMBED_TRAP, "refused by the host",
             "sh");
    fails_as(PROGRAM("(export \"_start\" (func $entry)) (@custom \"startup\" \"\\09\\00\")"), false,
             EMBED_UNLINKABLE, "no function 9", "s");
    fails_as(PROGRAM("(export \"_start\" (func $entry)) (export \"_initialize\" (func $entry))"),
             false, EMBED_UNLINKABLE, "neither is run", "s");
    fails_as("(module (func $s (unreachable)) (start $s) (func (export \"_start\"))"
             " (@custom \"startup\" \"\\01\\00\"))",
             false, EMBED_TRAP, "unreachable", "");
    fails_as(PROGRAM("(export \"napi_register_wasm_v1\" (func $entry))"), false, EMBED_UNLINKABLE,
             "Node-API environment", "sh");
    fails_as(PROGRAM("(export \"run\" (func $entry)) (export \"resume\" (func $entry))"), false,
             EMBED_UNLINKABLE, "JavaScript and an event loop", "sh");
}

/* A reactor whose initialization failed fails again; it is not tried twice. */
static void t_failed_reactor(void **state)
{
    (void)state;
    Log log = {.n = 0};
    Embed_module *module = module_of_text(
        "(module (import \"log\" \"step\" (func $step (param i32)))"
        " (func (export \"_initialize\") (call $step (i32.const 105)) (unreachable)))");
    Embed_store *store = embed_store_init();
    Startup_host host = {.resolve = resolve, .resolve_data = &log};
    Startup *startup = startup_new(store, module, &host);
    Embed_instance *instance;
    Embed_failure failure;
    assert_int_equal(startup_run(startup, &failure), EMBED_TRAP);
    assert_int_equal(startup_run(startup, &failure), EMBED_TRAP);
    assert_int_equal(startup_instance(startup, &instance, &failure), EMBED_TRAP);
    assert_string_equal(log.at, "i");
    startup_free(startup);
    embed_store_free(store);
    embed_module_free(module);
}

/* ---- names ---- */

static const char *meaning_of(void *data, Embed_name asked)
{
    return asked.len == 6 && memcmp(asked.at, "hooked", 6) == 0 ? data : NULL;
}

static const char importer[] =
    "(module (import \"%s\" \"puts\" (func (param i32))) (memory (export \"memory\") 1))";

/* Links a module that imports "puts" from NAME; DUE: "" or words of the error. */
static void names_to(const Startup_names_options *options, const char *from, const char *due)
{
    char text[300];
    snprintf(text, sizeof text, importer, from);
    Embed_module *module = module_of_text(text);
    Embed_store *store = embed_store_init();
    Startup_names *names = startup_names_new(store, options);
    Embed_instance *instance;
    Embed_failure failure;
    Embed_result result =
        embed_module_link(store, module, startup_names_resolve, names, &instance, &failure);
    assert_int_equal(result, *due ? EMBED_UNLINKABLE : EMBED_OK);
    if (*due && strcmp(due, "unknown import") != 0) {
        if (!strstr(startup_names_error(names), due))
            fail_msg("%s: %s", from, startup_names_error(names));
    } else if (*due)
        assert_string_equal(startup_names_error(names), "");
    embed_store_free(store);
    startup_names_free(names);
    embed_module_free(module);
}

/* REQ D-018, D-019: a naming, the embedder's hook, a builtin's key, a URL, a path, in this order; else it is unknown. */
static void t_names(void **state)
{
    (void)state;
    static const char data_url[] = "data:application/wasm,%00asm%01%00%00%00"
                                   "%01%05%01%60%01%7f%00%03%02%01%00"
                                   "%07%08%01%04puts%00%00%0a%04%01%02%00%0b";
    char folder[] = "/tmp/names.XXXXXX", file[64], url[64], broken[64];
    assert_non_null(mkdtemp(folder));
    snprintf(file, sizeof file, "%s/lib.wat", folder);
    snprintf(broken, sizeof broken, "%s/self.wat", folder);
    snprintf(url, sizeof url, "file://%s/l%%69b.wat", folder);
    FILE *out = fopen(file, "w");
    fputs("(module (func (export \"puts\") (param i32)))", out);
    fclose(out);
    out = fopen(broken, "w");
    fputs("(module (import \"./self.wat\" \"puts\" (func $f (param i32))) (export \"puts\" (func "
          "$f)))",
          out);
    fclose(out);
    const Startup_naming namings[] = {{"here", 4, file},
                                      {"there", 5, url},
                                      {"key", 3, "builtin:stdio"},
                                      {"none", 4, "builtin:none"},
                                      {"stdio2", 6, "data:text/plain,x"},
                                      {"web", 3, "http://a/b"},
                                      {"bytes", 5, data_url}};
    const Startup_builtin builtins[] = {{"stdio", startup_stdio_resolve, stdout, false}};
    Startup_names_options options = {.program = file,
                                     .features = embed_features_default(),
                                     .namings = namings,
                                     .namings_n = sizeof namings / sizeof *namings,
                                     .hook = meaning_of,
                                     .hook_data = file,
                                     .builtins = builtins,
                                     .builtins_n = 1};
    names_to(&options, "here", "");
    names_to(&options, "there", "");
    names_to(&options, "bytes", "");
    names_to(&options, "key", "");
    names_to(&options, "stdio", "");
    names_to(&options, "hooked", "");
    names_to(&options, "./lib.wat", "");
    names_to(&options, "lib.wat", "");
    names_to(&options, url, "");
    names_to(&options, "none", "no builtin module is called \"none\"");
    names_to(&options, "stdio2", "data: URL of type application/wasm");
    names_to(&options, "web", "nothing is fetched from a network");
    names_to(&options, "https://a/b.wasm", "nothing is fetched from a network");
    names_to(&options, "file://host/b.wasm", "no host");
    names_to(&options, "./absent.wasm", "No such file");
    names_to(&options, "./self.wat", "imports itself");
    names_to(&options, "/dev/zero", "no regular file");
    names_to(&options, "/tmp", "Is a directory");
    names_to(&options, "unknown", "unknown import");
    names_to(&options, "a\\00b.wasm", "unknown import");
    options.hook_data = (char *)(uintptr_t) "builtin:stdio";
    names_to(&options, "hooked", "");
    options.builtins_n = 0;
    names_to(&options, "stdio", "unknown import");
    unlink(file);
    unlink(broken);
    rmdir(folder);
}

/* REQ D-020: puts prints the caller's string; a pointer or an end outside the memory traps. */
static void t_puts(void **state)
{
    (void)state;
    char text[64] = "";
    FILE *out = fmemopen(text, sizeof text, "w");
    Embed_module *module = module_of_text(
        "(module (import \"stdio\" \"puts\" (func $puts (param i32) (result i32)))"
        " (import \"stdio\" \"puts\" (func $wide (param i64)))"
        " (memory 1 1) (data (i32.const 8) \"hello\\00\") (data (i32.const 65535) \"x\")"
        " (func (export \"good\") (drop (call $puts (i32.const 8))) (call $wide (i64.const 10)))"
        " (func (export \"out\") (drop (call $puts (i32.const 65536))))"
        " (func (export \"wide\") (call $wide (i64.const -1)))"
        " (func (export \"unended\") (drop (call $puts (i32.const 65535)))))");
    Embed_store *store = embed_store_init();
    Embed_instance *instance;
    Embed_failure failure;
    assert_int_equal(
        embed_module_link(store, module, startup_stdio_resolve, out, &instance, &failure),
        EMBED_OK);
    assert_int_equal(embed_func_invoke(store, export_of(instance, "good"), NULL, 0, NULL, &failure),
                     EMBED_OK);
    static const char *const bad[] = {"out", "wide", "unended"};
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(
            embed_func_invoke(store, export_of(instance, bad[i]), NULL, 0, NULL, &failure),
            EMBED_TRAP);
    fclose(out);
    assert_string_equal(text, "hello\nllo\n");
    embed_store_free(store);
    embed_module_free(module);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_follows), cmocka_unit_test(t_table),
        cmocka_unit_test(t_faults),  cmocka_unit_test(t_producers),
        cmocka_unit_test(t_section), cmocka_unit_test(t_section_write),
        cmocka_unit_test(t_lives),   cmocka_unit_test(t_stops),
        cmocka_unit_test(t_names),   cmocka_unit_test(t_failed_reactor),
        cmocka_unit_test(t_puts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
