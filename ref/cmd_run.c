/* cmd_run.c: touchstone-ref run: runs a module by its start-up convention, or calls an export. NON-SPEC. */
#include "cli.h"
#include "script/outcome.h"
#include "startup/names.h"
#include "util/alloc.h"
#include "wasi/wasi.h"

#include <errno.h>
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define INVOKE "--invoke"

typedef struct Program {
    const char *path, *export; /* export: NULL for what the convention calls */
    Embed_features features;
    Cli_nondet nondet;
    bool plain;
    Cli_list imports;
    const char *repeat; /* how often; NULL for once */
    unsigned long times;
    const char *timeout; /* seconds that it may take; NULL for no limit */
    double seconds;
    int args_n;
    char **args;
    int calls_n;        /* how many more calls stand behind them */
    Cli_list dirs, env; /* of a program that uses WASI */
    Wasi *wasi;         /* NULL where it uses none */
    Startup_naming *namings;
    Startup_builtin builtins[3];
    Embed_store *store;
    Startup_names *names;
    Startup *startup;
} Program;

/* ---- failures ---- */

/* Adds to a failure to link what can be done about it. */
static void add_hint(const Program *self, Embed_failure *failure)
{
    size_t len = strlen(failure->message);
    char *end = failure->message + len;
    const Startup_report *report = self->startup ? startup_report(self->startup) : NULL;
    const Startup_convention *row = report ? startup_followed(report) : NULL;
    if (strcmp(failure->kind, "unknown import") != 0)
        return;
    if (row && !row->runs)
        snprintf(end, sizeof failure->message - len,
                 "; this is %s: %s gives it its imports ('touchstone-ref startup --list')",
                 row->title,
                 row->needs & STARTUP_NEEDS_NAPI ? "a Node-API environment"
                                                 : "the toolchain's JavaScript");
    else
        snprintf(end, sizeof failure->message - len,
                 "; --import NAME=FILE or NAME=builtin:KEY says what a name means");
}

/* The exit code of a program that ended itself, as a shell would show it. */
static int exit_code_of(Wasi_end end)
{
    enum { GREATEST = 255, SIGNALS = 128 };
    uint32_t code = end.kind == WASI_SIGNALED ? SIGNALS + end.code : end.code;
    return code > GREATEST ? GREATEST : (int)code;
}

static int program_failed(const Program *self, Embed_failure *failure)
{
    Wasi_end end = self->wasi ? wasi_end(self->wasi) : (Wasi_end){0};
    if (end.kind == WASI_EXITED || end.kind == WASI_SIGNALED)
        return exit_code_of(end);
    const char *why = self->names ? startup_names_error(self->names) : "";
    if (failure->result == EMBED_UNLINKABLE && *why) {
        cli_error("%s: %s", self->path, why);
        return CLI_USAGE;
    }
    if (failure->result == EMBED_UNLINKABLE)
        add_hint(self, failure);
    cli_failure(self->path, failure);
    switch (failure->result) {
    case EMBED_TRAP:
    case EMBED_EXCEPTION:
    case EMBED_EXHAUSTION: return CLI_FAILED;
    case EMBED_OK:
    case EMBED_MALFORMED:
    case EMBED_INVALID:
    case EMBED_UNLINKABLE: return CLI_USAGE;
    case EMBED_LIMIT:
    case EMBED_CRASH: return CLI_BROKEN;
    }
    return CLI_BROKEN;
}

/* ---- calling an export ---- */

/* Reads the arguments as TYPE's parameters; false after an error line. */
static bool read_arguments(const Program *self, const Embed_functype *type, Embed_value *args)
{
    if (self->args_n != (int)type->params_n) {
        cli_error("%s: %s takes %u arguments, %d are given", self->path, self->export,
                  type->params_n, self->args_n);
        return false;
    }
    for (uint32_t i = 0; i < type->params_n; i++) {
        char name[64];
        if (cli_value(self->args[i], type->params[i], &args[i]) &&
            embed_value_matches(self->store, &args[i], type->params[i]))
            continue;
        cli_error("%s: argument %u of %s: '%s' is no %s", self->path, i + 1, self->export,
                  self->args[i], embed_valtype_text(type->params[i], name, sizeof name));
        return false;
    }
    return true;
}

static void print_results(const Embed_value *results, uint32_t n)
{
    Wast_identities identities = {0};
    Buffer line = {0};
    for (uint32_t i = 0; i < n; i++) {
        wast_print_value(&line, &identities, &results[i]);
        buffer_byte(&line, '\n');
    }
    fputs(buffer_string(&line), stdout);
    fflush(stdout); /* what the module writes itself goes by it */
    buffer_free(&line);
    wast_identities_free(&identities);
}

static int invoke(const Program *self, uint32_t funcaddr)
{
    Embed_functype type;
    embed_functype(embed_func_type(self->store, funcaddr), &type);
    Embed_value *args = checked_calloc(type.params_n + (size_t)1, sizeof *args);
    Embed_value *results = checked_calloc(type.results_n + (size_t)1, sizeof *results);
    Embed_failure failure;
    int exit_code = CLI_USAGE;
    if (!read_arguments(self, &type, args))
        exit_code = CLI_USAGE;
    else if (embed_func_invoke(self->store, funcaddr, args, type.params_n, results, &failure))
        exit_code = program_failed(self, &failure);
    else
        exit_code = CLI_OK;
    if (exit_code == CLI_OK)
        print_results(results, type.results_n);
    free(args);
    free(results);
    return exit_code;
}

static int invoke_export(const Program *self)
{
    Embed_instance *instance;
    Embed_failure failure;
    Embed_extern item;
    if (startup_instance(self->startup, &instance, &failure) != EMBED_OK)
        return program_failed(self, &failure);
    Embed_name name = {.at = self->export, .len = strlen(self->export)};
    if (embed_instance_export(instance, name, &item) && item.kind == EMBED_FUNC)
        return invoke(self, item.addr);
    cli_error("%s: no function is exported as '%s'", self->path, self->export);
    return CLI_USAGE;
}

/* ---- running ---- */

/* True if another call begins at WORD, of a list that ends in NULL: --invoke NAME. */
static bool begins_call(char *const *word)
{
    return word[0] && strcmp(word[0], INVOKE) == 0 && word[1];
}

/* Goes on from the call that SELF makes to the one that stands behind it; false where there is none. */
static bool next_call(Program *self)
{
    char **word = self->args + self->args_n;
    if (!self->calls_n)
        return false;
    self->calls_n--;
    self->export = word[1];
    self->args = word + 2;
    for (self->args_n = 0; self->args[self->args_n] && !begins_call(self->args + self->args_n);)
        self->args_n++;
    return true;
}

static int run_once(const Program *self)
{
    Embed_failure failure;
    Program call = *self;
    if (self->export) {
        int exit_code;
        do
            exit_code = invoke_export(&call);
        while (exit_code == CLI_OK && next_call(&call));
        return exit_code;
    }
    if (startup_run(self->startup, &failure) == EMBED_OK)
        return CLI_OK;
    return program_failed(self, &failure);
}

/* Makes the world of a program that uses WASI: the directories are HOST or HOST::GUEST. False after an error line. */
static bool make_wasi(Program *self)
{
    size_t args_n = self->export ? 1 : (size_t)self->args_n + 1;
    const char **args = checked_calloc(args_n, sizeof *args);
    Wasi_preopen *dirs = checked_calloc(self->dirs.n + 1, sizeof *dirs);
    args[0] = self->path;
    for (size_t i = 1; i < args_n; i++)
        args[i] = self->args[i - 1];
    for (size_t i = 0; i < self->dirs.n; i++) {
        size_t size = strlen(self->dirs.at[i]) + 1;
        char *host = memcpy(checked_calloc(size, 1), self->dirs.at[i], size);
        char *guest = strstr(host, "::");
        dirs[i] = (Wasi_preopen){.guest = guest ? guest + 2 : host, .host = host};
        if (guest)
            *guest = 0;
    }
    Wasi_options options = {.args_n = args_n,
                            .args = args,
                            .env_n = self->env.n,
                            .env = self->env.at,
                            .preopens_n = self->dirs.n,
                            .preopens = dirs,
                            .streams = {{.kind = WASI_STREAM_FD, .fd = 0},
                                        {.kind = WASI_STREAM_FD, .fd = 1},
                                        {.kind = WASI_STREAM_FD, .fd = 2}}};
    options.limits.time = (uint64_t)(self->seconds * 1e9);
    Embed_failure failure;
    self->wasi = wasi_new(&options, &failure);
    if (!self->wasi)
        cli_failure(self->path, &failure);
    for (size_t i = 0; i < self->dirs.n; i++)
        free((char *)dirs[i].host);
    free(dirs);
    free(args);
    return self->wasi;
}

/* The hook: WASI gets the memory before anything is called. */
static Embed_result hand_memory(void *data, Embed_store *store, Embed_instance *instance,
                                const Embed_extern *memory, Embed_failure *failure)
{
    const Program *self = data;
    (void)memory;
    return self->wasi ? wasi_set_memory(self->wasi, store, instance, failure) : EMBED_OK;
}

/* Makes what runs the module; the caller frees it. */
static void make_startup(Program *self, const Embed_module *module)
{
    Startup_builtin builtins[] = {
        {"spectest", embed_spectest_resolve, embed_spectest_new(self->store, stdout), false},
        {"stdio", startup_stdio_resolve, stdout, false},
        {"wasi_snapshot_preview1", wasi_resolve, self->wasi, true},
    };
    size_t n = sizeof builtins / sizeof *builtins;
    memcpy(self->builtins, builtins, sizeof builtins);
    const Startup_names_options naming = {.program = self->path,
                                          .features = self->features,
                                          .namings = self->namings,
                                          .namings_n = self->imports.n,
                                          .builtins = self->builtins,
                                          .builtins_n = self->wasi ? n : n - 1};
    self->names = startup_names_new(self->store, &naming);
    const Startup_host host = {.resolve = startup_names_resolve,
                               .resolve_data = self->names,
                               .hook = hand_memory,
                               .hook_data = self,
                               .heeds_section = startup_heeds(self->features)};
    self->startup = startup_new(self->store, module, &host);
}

/* Words behind the file are arguments of an export or of a program that uses WASI. */
static bool check_arguments(const Program *self)
{
    if (!self->args_n || self->export || self->wasi)
        return true;
    cli_error("run: unexpected word '%s' behind the file; arguments go behind --invoke NAME",
              self->args[0]);
    return false;
}

/* A thread: ends what runs in the store when the time is up. */
static void *interrupt_later(void *program)
{
    const Program *self = program;
    struct timespec left = {.tv_sec = (time_t)self->seconds};
    left.tv_nsec = (long)((self->seconds - floor(self->seconds)) * 1e9);
    while (nanosleep(&left, &left) != 0 && errno == EINTR)
        continue;
    embed_store_interrupt(self->store);
    return NULL;
}

/* Makes a store, and what else the module is run in, and runs it N times there. */
static int run_in_store(Program *self, const Embed_module *module, unsigned long n)
{
    if (wasi_is_used_by(module) && !make_wasi(self))
        return CLI_USAGE;
    self->store = embed_store_init();
    embed_store_nondet(self->store, self->nondet.open, self->nondet.seed);
    if (self->plain)
        embed_store_plain(self->store);
    pthread_t watch;
    bool watched = self->seconds > 0;
    if (watched) {
        embed_store_interruptible(self->store);
        watched = pthread_create(&watch, NULL, interrupt_later, self) == 0;
    }
    make_startup(self, module);
    int exit_code = check_arguments(self) ? CLI_OK : CLI_USAGE;
    for (unsigned long i = 0; i < n && exit_code == CLI_OK; i++)
        exit_code = run_once(self);
    if (watched) {
        pthread_cancel(watch);
        pthread_join(watch, NULL);
    }
    startup_free(self->startup);
    embed_store_free(self->store);
    startup_names_free(self->names);
    wasi_free(self->wasi);
    return exit_code;
}

/* A command that uses WASI is a process each time it is run: it finds its descriptors as the first did. */
static int run_module(Program *self, Embed_module *module)
{
    Embed_failure failure;
    Startup_report report;
    if (embed_module_validate(module, &failure) != EMBED_OK)
        return program_failed(self, &failure);
    startup_examine(module, startup_heeds(self->features), &report);
    unsigned long stores = report.wasi && report.life == STARTUP_COMMAND ? self->times : 1;
    startup_report_free(&report);
    int exit_code = CLI_OK;
    for (unsigned long i = 0; i < stores && exit_code == CLI_OK; i++)
        exit_code = run_in_store(self, module, self->times / stores);
    return exit_code;
}

/* ---- the command line ---- */

/* The words of --import as namings; false after an error line. */
static bool read_imports(Program *self)
{
    self->namings = checked_calloc(self->imports.n + 1, sizeof *self->namings);
    for (size_t i = 0; i < self->imports.n; i++) {
        const char *word = self->imports.at[i], *equals = strchr(word, '=');
        if (!equals || !equals[1]) {
            cli_error("run: --import takes NAME=FILE, NAME=URL or NAME=builtin:KEY, not '%s'",
                      word);
            return false;
        }
        self->namings[i] = (Startup_naming){word, (size_t)(equals - word), equals + 1};
    }
    return true;
}

static bool read_timeout(Program *self)
{
    char *end = NULL;
    self->seconds = self->timeout ? strtod(self->timeout, &end) : 0;
    if (self->timeout &&
        (end == self->timeout || *end || !(self->seconds >= 0.001) || !(self->seconds <= 1e6))) {
        cli_error("run: --timeout takes seconds from 0.001 to 1000000, not '%s'", self->timeout);
        return false;
    }
    return true;
}

static bool read_repeat(Program *self)
{
    char *end = NULL;
    errno = 0;
    self->times = self->repeat ? strtoul(self->repeat, &end, 10) : 1;
    if (self->repeat &&
        (errno || *end || *self->repeat < '0' || *self->repeat > '9' || !self->times)) {
        cli_error("run: --repeat takes a number from 1 on, not '%s'", self->repeat);
        return false;
    }
    return true;
}

/* The list of the option that WORD gives behind the file, --NAME or --NAME=VALUE, and in *VALUE what stands behind the sign;
   NULL where it gives none. */
static Cli_list *option_behind(Program *self, const char *word, const char **value)
{
    const struct {
        const char *name;
        Cli_list *list;
    } rows[] = {{"--dir", &self->dirs}, {"--env", &self->env}, {"--import", &self->imports}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t len = strlen(rows[i].name);
        if (strncmp(word, rows[i].name, len) == 0 && (!word[len] || word[len] == '=')) {
            *value = word[len] ? word + len + 1 : NULL;
            return rows[i].list;
        }
    }
    return NULL;
}

/* Takes --dir, --env and --import, with their values, out of the words behind the file, up to --, which is taken out as
   well, or to --invoke and an export; what stays is the program's, or the export's. False after an error line. */
static bool take_options_behind(Program *self)
{
    int kept = 0, i = 0;
    for (; i < self->args_n && strcmp(self->args[i], "--") != 0; i++) {
        char *word = self->args[i];
        if (!kept && i + 1 < self->args_n && strcmp(word, "--invoke") == 0) {
            self->export = self->args[++i];
            break;
        }
        const char *value;
        Cli_list *list = option_behind(self, word, &value);
        if (!list) {
            self->args[kept++] = word;
            continue;
        }
        if (!value && i + 1 == self->args_n) {
            cli_error("run: a value is missing behind '%s'", word);
            return false;
        }
        value = value ? value : self->args[++i];
        PUSH(list->at, list->n, list->capacity, value);
    }
    for (i++; i < self->args_n; i++)
        self->args[kept++] = self->args[i];
    self->args[kept] = NULL;
    self->args_n = kept;
    return true;
}

/* What stands behind the file: options, then --invoke NAME and arguments, once or several times, or arguments alone. False
   after an error line. */
static bool read_operands(Program *self, int n, char **words)
{
    int end = 0;
    self->path = words[0];
    self->args = words + 1;
    self->args_n = n - 1;
    if (!self->export && !take_options_behind(self))
        return false;
    while (end < self->args_n && !(self->export && begins_call(self->args + end)))
        end++;
    for (int i = end; i < self->args_n; i++)
        self->calls_n += begins_call(self->args + i);
    self->args_n = end;
    return true;
}

static int run(const Cli_command *command, int argc, char **argv)
{
    Program self = {.features = embed_features_default()};
    const Cli_option options[] = {{"invoke", 0, CLI_TEXT, &self.export},
                                  {"import", 0, CLI_LIST, &self.imports},
                                  {"dir", 0, CLI_LIST, &self.dirs},
                                  {"env", 0, CLI_LIST, &self.env},
                                  {"repeat", 0, CLI_TEXT, &self.repeat},
                                  {"timeout", 0, CLI_TEXT, &self.timeout},
                                  {"feature", 0, CLI_FEATURES, &self.features},
                                  {"nondet", 0, CLI_NONDET, &self.nondet},
                                  {"plain", 0, CLI_FLAG, &self.plain},
                                  {0}};
    int exit_code = CLI_OK;
    int at = cli_parse(command, argc, argv, options, 1, true, &exit_code);
    if (at >= 0) {
        Embed_module *module = NULL;
        exit_code = CLI_USAGE;
        if (read_operands(&self, argc - at, argv + at) && read_imports(&self) &&
            read_repeat(&self) && read_timeout(&self) &&
            (module = cli_module(self.path, self.features)))
            exit_code = run_module(&self, module);
        embed_module_free(module);
        exit_code = cli_finish(exit_code);
    }
    free(self.namings);
    free(self.imports.at);
    free(self.dirs.at);
    free(self.env.at);
    return exit_code;
}

const Cli_command cmd_run = {
    .name = "run",
    .usage = "[OPTION...] FILE [--invoke NAME ARG...]... | [ARG...]",
    .summary = "run a module, or call an export",
    .help =
        "Does what the module's start-up convention says ('touchstone-ref startup FILE' names "
        "it):\n"
        "a command (_start) is run in a new instance, a reactor (_initialize) is initialised once, "
        "a\n"
        "library is instantiated. With --invoke it calls the export NAME with the arguments "
        "instead\n"
        "of a command's entry, after a reactor's; results are printed one a line: i32:42,\n"
        "f64:0x...(0.5).\n\n"
        "  --invoke NAME     call this export; behind the file several times, for calls in one "
        "instance;\n"
        "                    arguments are read as its parameters' types:\n"
        "                    numbers (decimal, 0x, inf, nan), null, a host reference's number,\n"
        "                    0x and 32 digits for a vector\n"
        "  --repeat N        do so N times: a command each time in a new instance, others in the "
        "one\n"
        "                    that is kept\n"
        "  --timeout SECONDS end the program, as exhausted, when it has taken so long\n"
        "  --import NAME=MEANING\n"
        "                    what the module name NAME of imports means: a file (.wasm or .wat), "
        "a\n"
        "                    URL (file: or data:), or a builtin module: builtin:spectest,\n"
        "                    builtin:stdio; else NAME itself is a builtin's key, a URL, or a path\n"
        "                    relative to the importing file\n"
        "  --dir HOST[::GUEST]  give the program the directory HOST, by the name GUEST\n"
        "  --env NAME=VALUE     give it this variable\n"
        "  --feature LIST    switch features: +threads,-simd or 2.0; +startup-section heeds the\n"
        "                    custom section of additional start functions\n"
        "  --nondet SEED     settle what the specification leaves open by a seed; SEED:KIND,... "
        "for "
        "some\n"
        "                    kinds of nan, relaxed, growth, exhaustion; 'deterministic', the "
        "default, "
        "for none\n"
        "  --plain           execute instruction by instruction, none joined\n\n"
        "A program that imports wasi_snapshot_preview1 gets the words behind FILE as arguments,\n"
        "but for --dir, --env and --import up to a word --; it has the memory that it exports "
        "before\n"
        "it is called, and its exit code is the one of this command.\n"
        "Examples: touchstone-ref run add.wat --invoke add 1 -2\n"
        "          touchstone-ref run hello.wat --import env=builtin:stdio\n",
    .run = run};
