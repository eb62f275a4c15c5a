/* cmd_run.c: touchstone-ref run: instantiates a module and calls an export. NON-SPEC. */
#include "cli.h"
#include "script/outcome.h"
#include "util/alloc.h"
#include "wasi/wasi.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* ---- arguments from words ---- */

/* A number in decimal or 0x form, signed or unsigned, of BITS bits. */
static bool integer_of(const char *word, unsigned bits, uint64_t *out)
{
    bool negative = *word == '-';
    const char *digits = word + (*word == '-' || *word == '+');
    if (*digits < '0' || *digits > '9')
        return false;
    char *end;
    errno = 0;
    int base = digits[0] == '0' && (digits[1] == 'x' || digits[1] == 'X') ? 16 : 10;
    unsigned long long n = strtoull(digits, &end, base);
    uint64_t top = UINT64_C(1) << (bits - 1);
    if (errno || *end || (negative ? n > top : bits < 64 && n >> bits))
        return false;
    *out = negative ? -(uint64_t)n : n;
    return true;
}

static bool float_of(const char *word, Embed_value *out)
{
    char *end;
    errno = 0;
    if (out->type.kind == EMBED_F32) {
        float f = strtof(word, &end);
        memcpy(&out->f32, &f, sizeof f);
    } else {
        double d = strtod(word, &end);
        memcpy(&out->f64, &d, sizeof d);
    }
    return *word && !*end;
}

/* 0x and 32 digits, the byte of lane 0 last. */
static bool vector_of(const char *word, uint8_t out[16])
{
    if (strlen(word) != 34 || word[0] != '0' || word[1] != 'x' ||
        strspn(word + 2, "0123456789abcdefABCDEF") != 32)
        return false;
    for (int i = 0; i < 16; i++) {
        char byte[] = {word[32 - 2 * i], word[33 - 2 * i], 0};
        out[i] = (uint8_t)strtoul(byte, NULL, 16);
    }
    return true;
}

/* null, or a host's number for types that have host values. */
static bool ref_of_word(const char *word, Embed_value *out)
{
    if (strcmp(word, "null") == 0)
        return true;
    out->ref.kind = EMBED_REF_HOST;
    return integer_of(word, 62, &out->ref.value) && word[0] != '-';
}

/* The word as a value of type T. */
static bool value_of_word(const char *word, Embed_valtype t, Embed_value *out)
{
    *out = (Embed_value){.type = t};
    uint64_t bits = 0;
    switch ((Embed_valkind)t.kind) {
    case EMBED_I32:
        if (!integer_of(word, 32, &bits))
            return false;
        out->i32 = (uint32_t)bits;
        return true;
    case EMBED_I64: return integer_of(word, 64, &out->i64);
    case EMBED_F32:
    case EMBED_F64: return float_of(word, out);
    case EMBED_V128: return vector_of(word, out->v128);
    case EMBED_REF: return ref_of_word(word, out);
    case EMBED_BOT:
    case EMBED_I8:
    case EMBED_I16: return false;
    }
    return false;
}

/* ---- the program ---- */

typedef struct Program {
    const char *path, *export; /* export: NULL for _start, if there is one */
    Embed_features features;
    Cli_nondet nondet;
    bool plain;
    int args_n;
    char **args;
    Cli_list dirs, env; /* of a program that uses WASI */
    Wasi *wasi;         /* NULL where it uses none */
    void *spectest;
    Embed_store *store;
    Embed_instance *instance;
} Program;

/* The exit code of a program that ended itself, as a shell would show it. */
static int exit_code_of(Wasi_end end)
{
    enum { GREATEST = 255, SIGNALS = 128 };
    uint32_t code = end.kind == WASI_SIGNALED ? SIGNALS + end.code : end.code;
    return code > GREATEST ? GREATEST : (int)code;
}

static int unexpected(const char *word)
{
    cli_error("run: unexpected word '%s' behind the file; arguments go behind --invoke NAME", word);
    return CLI_USAGE;
}

static int program_failed(const Program *self, const Embed_failure *failure)
{
    Wasi_end end = self->wasi ? wasi_end(self->wasi) : (Wasi_end){0};
    if (end.kind == WASI_EXITED || end.kind == WASI_SIGNALED)
        return exit_code_of(end);
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
        if (value_of_word(self->args[i], type->params[i], &args[i]) &&
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
    buffer_free(&line);
    wast_identities_free(&identities);
}

static int invoke_export(const Program *self, uint32_t funcaddr)
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

/* Calls the export that was asked for, or _start where there is one. */
static int enter(Program *self)
{
    bool asked = self->export;
    if (!asked) {
        self->export = "_start";
        self->args_n = 0; /* the words are the program's */
    }
    Embed_name name = {.at = self->export, .len = strlen(self->export)};
    Embed_extern item;
    if (embed_instance_export(self->instance, name, &item) && item.kind == EMBED_FUNC)
        return invoke_export(self, item.addr);
    if (!asked)
        return CLI_OK;
    cli_error("%s: no function is exported as '%s'", self->path, self->export);
    return CLI_USAGE;
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

/* The imports: WASI's functions where it is used, and those of spectest. */
static bool resolve(void *data, Embed_store *store, Embed_name module, Embed_name name,
                    const Embed_externtype *type, Embed_extern *out)
{
    const Program *self = data;
    return (self->wasi && wasi_resolve(self->wasi, store, module, name, type, out)) ||
           embed_spectest_resolve(self->spectest, store, module, name, type, out);
}

static int run_module(Program *self, Embed_module *module)
{
    Embed_failure failure;
    if (embed_module_validate(module, &failure) != EMBED_OK)
        return program_failed(self, &failure);
    self->store = embed_store_init();
    embed_store_nondet(self->store, self->nondet.open, self->nondet.seed);
    if (self->plain)
        embed_store_plain(self->store);
    self->spectest = embed_spectest_new(self->store, stdout);
    int exit_code;
    if (wasi_is_used_by(module) && !make_wasi(self))
        exit_code = CLI_USAGE;
    else if (embed_module_link(self->store, module, resolve, self, &self->instance, &failure) ||
             (self->wasi && wasi_set_memory(self->wasi, self->store, self->instance, &failure)))
        exit_code = program_failed(self, &failure);
    else if (self->args_n && !self->export && !self->wasi)
        exit_code = unexpected(self->args[0]);
    else
        exit_code = enter(self);
    wasi_free(self->wasi);
    embed_store_free(self->store);
    return exit_code;
}

/* Takes --dir and --env, with their values, out of the words behind the file, up to --, which is taken out as well; what
   stays is the program's. False after an error line. */
static bool take_options_behind(Program *self)
{
    int kept = 0, i = 0;
    for (; i < self->args_n && strcmp(self->args[i], "--") != 0; i++) {
        char *word = self->args[i];
        bool dir = strncmp(word, "--dir", 5) == 0, env = strncmp(word, "--env", 5) == 0;
        if (!(dir || env) || (word[5] != 0 && word[5] != '=')) {
            self->args[kept++] = word;
            continue;
        }
        const char *value = word[5] ? word + 6 : i + 1 < self->args_n ? self->args[++i] : NULL;
        Cli_list *list = dir ? &self->dirs : &self->env;
        if (!value) {
            cli_error("run: a value is missing behind '%s'", word);
            return false;
        }
        PUSH(list->at, list->n, list->capacity, value);
    }
    for (i++; i < self->args_n; i++)
        self->args[kept++] = self->args[i];
    self->args_n = kept;
    return true;
}

static int run(const Cli_command *command, int argc, char **argv)
{
    Program self = {.features = embed_features_default()};
    const Cli_option options[] = {{"invoke", 0, CLI_TEXT, &self.export},
                                  {"feature", 0, CLI_FEATURES, &self.features},
                                  {"nondet", 0, CLI_NONDET, &self.nondet},
                                  {"plain", 0, CLI_FLAG, &self.plain},
                                  {"dir", 0, CLI_LIST, &self.dirs},
                                  {"env", 0, CLI_LIST, &self.env},
                                  {0}};
    int exit_code = CLI_OK;
    int at = cli_parse(command, argc, argv, options, 1, true, &exit_code);
    if (at < 0)
        return exit_code;
    self.path = argv[at++];
    if (argc - at >= 2 && !self.export && strcmp(argv[at], "--invoke") == 0) {
        self.export = argv[at + 1];
        at += 2;
    }
    self.args_n = argc - at;
    self.args = argv + at;
    Embed_module *module = NULL;
    if ((self.export || take_options_behind(&self)) &&
        (module = cli_module(self.path, self.features)))
        exit_code = run_module(&self, module);
    else
        exit_code = CLI_USAGE;
    embed_module_free(module);
    free(self.dirs.at);
    free(self.env.at);
    return cli_finish(exit_code);
}

const Cli_command cmd_run = {
    .name = "run",
    .usage = "[OPTION...] FILE [--invoke NAME] [ARG...]",
    .summary = "instantiate a module and call an export",
    .help =
        "Runs the start function, then the export NAME with the arguments, else the export\n"
        "_start if there is one. Results are printed one a line: i32:42, f64:0x...(0.5).\n\n"
        "  --invoke NAME     call this export; arguments are read as its parameters' types:\n"
        "                    numbers (decimal, 0x, inf, nan), null, a host reference's number,\n"
        "                    0x and 32 digits for a vector\n"
        "  --feature LIST    switch features: +threads,-simd or 2.0\n"
        "  --nondet SEED     settle what the specification leaves open by a seed; SEED:KIND,... "
        "for "
        "some\n"
        "                    kinds of nan, relaxed, growth, exhaustion; 'deterministic', the "
        "default, "
        "for none\n"
        "  --plain           execute instruction by instruction, none joined\n"
        "  --dir HOST[::GUEST]  give the program the directory HOST, by the name GUEST\n"
        "  --env NAME=VALUE     give it this variable\n\n"
        "A program that imports wasi_snapshot_preview1 gets the words behind FILE as arguments,\n"
        "but for --dir and --env up to a word --, and its exit code is the one of this command.\n"
        "Imports come from the host module 'spectest', which prints to standard output.\n"
        "Example: touchstone-ref run add.wat --invoke add 1 -2\n",
    .run = run};
