/* cmd_module.c: touchstone-ref validate, wat2wasm, wasm2wat: what is done to a module without running it. NON-SPEC. */
#include "cli.h"

#include <stdlib.h>
#include <unistd.h>

/* Reads and validates the module in PATH; NULL after an error line. */
static Embed_module *valid_module_in(const char *path, Embed_features features)
{
    Embed_module *module = cli_module(path, features);
    Embed_failure failure;
    if (module && embed_module_validate(module, &failure) != EMBED_OK) {
        cli_failure(path, &failure);
        embed_module_free(module);
        module = NULL;
    }
    return module;
}

static int validate(const Cli_command *command, int argc, char **argv)
{
    Embed_features features = embed_features_default();
    const Cli_option options[] = {{"feature", 0, CLI_FEATURES, &features}, {0}};
    int exit_code = CLI_OK;
    int first = cli_parse(command, argc, argv, options, 1, false, &exit_code);
    if (first < 0)
        return exit_code;
    for (int i = first; i < argc; i++) {
        Embed_module *module = valid_module_in(argv[i], features);
        if (!module)
            exit_code = CLI_USAGE;
        embed_module_free(module);
    }
    return cli_finish(exit_code);
}

const Cli_command cmd_validate = {
    .name = "validate",
    .usage = "[OPTION...] FILE...",
    .summary = "say whether modules are valid",
    .help = "Prints nothing for a valid module, else a line with the place and the reason.\n\n"
            "  --feature LIST    switch features: +threads,-simd or 2.0\n",
    .run = validate};

/* What the two translations have in common. */
typedef struct Translation {
    const char *output;
    bool no_check, names;
    Embed_features features;
} Translation;

static bool write_binary(const Translation *self, const Embed_module *module)
{
    uint8_t *bytes;
    size_t len;
    embed_module_encode(module, self->names, &bytes, &len);
    bool good = cli_write(self->output, bytes, len);
    free(bytes);
    return good;
}

static bool write_text(const Translation *self, const Embed_module *module)
{
    char *text;
    size_t len;
    embed_module_print(module, &text, &len);
    bool good = cli_write(self->output, text, len);
    free(text);
    return good;
}

static int translate(const Cli_command *command, int argc, char **argv,
                     bool (*write)(const Translation *, const Embed_module *))
{
    Translation self = {.features = embed_features_default()};
    const Cli_option options[] = {
        {"output", 'o', CLI_TEXT, &self.output},
        {"no-check", 0, CLI_FLAG, &self.no_check},
        {"feature", 0, CLI_FEATURES, &self.features},
        {write == write_binary ? "debug-names" : NULL, 0, CLI_FLAG, &self.names},
        {0}};
    int exit_code = CLI_OK;
    int first = cli_parse(command, argc, argv, options, 1, false, &exit_code);
    if (first < 0)
        return exit_code;
    if (argc - first != 1) {
        cli_error("%s: one file at a time; see 'touchstone-ref %s --help'", command->name,
                  command->name);
        return CLI_USAGE;
    }
    if (write == write_binary && !self.output && isatty(STDOUT_FILENO)) {
        cli_error("%s: a binary module is not for a terminal; name a file with -o FILE",
                  command->name);
        return CLI_USAGE;
    }
    Embed_module *module = self.no_check ? cli_module(argv[first], self.features)
                                         : valid_module_in(argv[first], self.features);
    if (!module)
        return CLI_USAGE;
    exit_code = write(&self, module) ? CLI_OK : CLI_BROKEN;
    embed_module_free(module);
    return exit_code;
}

static int wat2wasm(const Cli_command *command, int argc, char **argv)
{
    return translate(command, argc, argv, write_binary);
}

const Cli_command cmd_wat2wasm = {
    .name = "wat2wasm",
    .usage = "[OPTION...] FILE",
    .summary = "translate a module to the binary format",
    .help = "  -o, --output FILE  write there (else to standard output)\n"
            "  --no-check         translate an invalid module too\n"
            "  --debug-names      write a name section with the identifiers of the text\n"
            "  --feature LIST     switch features: +threads,-simd or 2.0\n\n"
            "Example: touchstone-ref wat2wasm add.wat -o add.wasm\n",
    .run = wat2wasm};

static int wasm2wat(const Cli_command *command, int argc, char **argv)
{
    return translate(command, argc, argv, write_text);
}

const Cli_command cmd_wasm2wat = {
    .name = "wasm2wat",
    .usage = "[OPTION...] FILE",
    .summary = "translate a module to the text format",
    .help = "  -o, --output FILE  write there (else to standard output)\n"
            "  --no-check         translate an invalid module too\n"
            "  --feature LIST     switch features: +threads,-simd or 2.0\n\n"
            "Example: touchstone-ref wasm2wat add.wasm\n",
    .run = wasm2wat};
