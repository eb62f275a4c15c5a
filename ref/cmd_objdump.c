/* cmd_objdump.c: touchstone-ref objdump: what is in a module, byte by byte where wanted. NON-SPEC. */
#include "cli.h"

#include <stdlib.h>

/* The binary form of the module in PATH, which may be text; false after an error line. */
static bool read_binary(const char *path, Embed_features features, Buffer *out)
{
    if (!cli_read(path, out))
        return false;
    if (cli_is_binary(path, out))
        return true;
    Embed_module *module;
    Embed_failure failure;
    Embed_result result =
        embed_module_parse((const char *)out->at, out->len, features, &module, &failure);
    buffer_free(out);
    if (result != EMBED_OK) {
        cli_failure(path, &failure);
        return false;
    }
    embed_module_encode(module, true, &out->at, &out->len);
    embed_module_free(module);
    return true;
}

static bool dump(const char *path, Embed_features features, unsigned what)
{
    Buffer bytes;
    if (!read_binary(path, features, &bytes))
        return false;
    char *text;
    size_t len;
    Embed_failure failure;
    Embed_result result =
        embed_module_dump(bytes.at, bytes.len, features, what, &text, &len, &failure);
    if (result == EMBED_OK) {
        printf("%s: %zu bytes\n", path, bytes.len);
        fwrite(text, 1, len, stdout);
        free(text);
    } else {
        cli_failure(path, &failure);
    }
    buffer_free(&bytes);
    return result == EMBED_OK;
}

static int objdump(const Cli_command *command, int argc, char **argv)
{
    Embed_features features = embed_features_default();
    bool headers = false, details = false, code = false;
    const Cli_option options[] = {{"headers", 'h', CLI_FLAG, &headers},
                                  {"details", 'x', CLI_FLAG, &details},
                                  {"disassemble", 'd', CLI_FLAG, &code},
                                  {"feature", 0, CLI_FEATURES, &features},
                                  {0}};
    int exit_code = CLI_OK;
    int first = cli_parse(command, argc, argv, options, 1, false, &exit_code);
    if (first < 0)
        return exit_code;
    unsigned what = (headers ? EMBED_DUMP_HEADERS : 0) | (details ? EMBED_DUMP_DETAILS : 0) |
                    (code ? EMBED_DUMP_CODE : 0);
    for (int i = first; i < argc; i++) {
        if (i > first)
            putchar('\n');
        if (!dump(argv[i], features, what ? what : EMBED_DUMP_HEADERS))
            exit_code = CLI_USAGE;
    }
    return cli_finish(exit_code);
}

const Cli_command cmd_objdump = {
    .name = "objdump",
    .usage = "[-h] [-x] [-d] [OPTION...] FILE...",
    .summary = "list what is in modules",
    .help = "Text is translated first, with names; modules need not be valid. Without -x and -d: "
            "-h.\n\n"
            "  -h, --headers      sections: where they stand, and how much is in them\n"
            "  -x, --details      every definition, names, custom sections\n"
            "  -d, --disassemble  every instruction with its offset and bytes\n"
            "  --feature LIST     switch features: +threads,-simd or 2.0\n\n"
            "Example: touchstone-ref objdump -d add.wasm\n",
    .run = objdump};
