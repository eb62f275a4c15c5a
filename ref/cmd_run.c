/* cmd_run.c: touchstone-ref run: instantiates a module and calls an export. NON-SPEC. */
#include "cli.h"
#include "script/outcome.h"
#include "util/alloc.h"

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
    Embed_store *store;
    Embed_instance *instance;
} Program;

static int program_failed(const Program *self, const Embed_failure *failure)
{
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
    if (!asked)
        self->export = "_start";
    Embed_name name = {.at = self->export, .len = strlen(self->export)};
    Embed_extern item;
    if (embed_instance_export(self->instance, name, &item) && item.kind == EMBED_FUNC)
        return invoke_export(self, item.addr);
    if (!asked)
        return CLI_OK;
    cli_error("%s: no function is exported as '%s'", self->path, self->export);
    return CLI_USAGE;
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
    void *spectest = embed_spectest_new(self->store, stdout);
    int exit_code;
    if (embed_module_link(self->store, module, embed_spectest_resolve, spectest, &self->instance,
                          &failure) == EMBED_OK)
        exit_code = enter(self);
    else
        exit_code = program_failed(self, &failure);
    embed_store_free(self->store);
    return exit_code;
}

static int run(const Cli_command *command, int argc, char **argv)
{
    Program self = {.features = embed_features_default()};
    const Cli_option options[] = {{"invoke", 0, CLI_TEXT, &self.export},
                                  {"feature", 0, CLI_FEATURES, &self.features},
                                  {"nondet", 0, CLI_NONDET, &self.nondet},
                                  {"plain", 0, CLI_FLAG, &self.plain},
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
    if (at < argc && !self.export) {
        cli_error("run: unexpected word '%s' behind the file; arguments go behind --invoke NAME",
                  argv[at]);
        return CLI_USAGE;
    }
    self.args_n = argc - at;
    self.args = argv + at;
    Embed_module *module = cli_module(self.path, self.features);
    if (!module)
        return CLI_USAGE;
    exit_code = run_module(&self, module);
    embed_module_free(module);
    return cli_finish(exit_code);
}

const Cli_command cmd_run = {
    .name = "run",
    .usage = "[OPTION...] FILE [--invoke NAME ARG...]",
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
        "  --plain           execute instruction by instruction, none joined\n\n"
        "Imports come from the host module 'spectest', which prints to standard output.\n"
        "Example: touchstone-ref run add.wat --invoke add 1 -2\n",
    .run = run};
