/* cmd_features.c: touchstone-ref features: which features modules and scripts need. NON-SPEC. */
#include "cli.h"

#include <string.h>

/* Everything switched on: what a module needs does not depend on what is on. */
static Embed_features all_features(void)
{
    return (UINT64_C(1) << embed_feature_count()) - 1;
}

/* Adds what the modules of SCRIPT need; those that cannot be read (assert_malformed) say nothing. */
static void add_script(const Embed_script *script, Embed_features *needs)
{
    for (uint32_t i = 0; i < embed_script_commands(script); i++) {
        Embed_module *module;
        Embed_failure failure;
        if (embed_script_command(script, i)->form == EMBED_FORM_NONE ||
            embed_script_module(script, i, &module, &failure) != EMBED_OK)
            continue;
        *needs |= embed_module_features(module);
        embed_module_free(module);
    }
}

static bool features_of_module(const Buffer *bytes, Embed_features *needs, Embed_failure *failure)
{
    Embed_module *module;
    if (embed_module_decode(bytes->at, bytes->len, all_features(), &module, failure) != EMBED_OK)
        return false;
    *needs = embed_module_features(module);
    embed_module_free(module);
    return true;
}

static bool features_of_script(const Buffer *text, Embed_features *needs, Embed_failure *failure)
{
    Embed_script *script;
    if (embed_script_parse((const char *)text->at, text->len, all_features(), &script, failure) !=
        EMBED_OK)
        return false;
    add_script(script, needs);
    embed_script_free(script);
    return true;
}

/* The core version that has all of NEEDS; 0 where none does. */
static int core_version(Embed_features needs)
{
    int version = 1;
    for (unsigned i = 0; i < embed_feature_count(); i++) {
        int since = embed_feature_version(i);
        if (!(needs >> i & 1))
            continue;
        if (!since)
            return 0;
        version = since > version ? since : version;
    }
    return version;
}

static void print_json(const char *path, Embed_features needs)
{
    printf("{\"file\":");
    cli_json(stdout, path, strlen(path));
    printf(",\"version\":%d,\"features\":[", core_version(needs));
    const char *comma = "";
    for (unsigned i = 0; i < embed_feature_count(); i++) {
        if (needs >> i & 1) {
            printf("%s\"%s\"", comma, embed_feature_name(i));
            comma = ",";
        }
    }
    printf("]}\n");
}

static void print_names(const char *prefix, Embed_features needs)
{
    for (unsigned i = 0; i < embed_feature_count(); i++) {
        if (needs >> i & 1)
            printf("%s%s%s\n", prefix ? prefix : "", prefix ? ": " : "", embed_feature_name(i));
    }
}

static int print_list(void)
{
    for (unsigned i = 0; i < embed_feature_count(); i++) {
        int since = embed_feature_version(i);
        if (since)
            printf("%-26s %d.0  %s\n", embed_feature_name(i), since, embed_feature_title(i));
        else
            printf("%-26s off  %s\n", embed_feature_name(i), embed_feature_title(i));
    }
    return cli_finish(CLI_OK);
}

static int features(const Cli_command *command, int argc, char **argv)
{
    bool json = false, list = false;
    const Cli_option options[] = {{"json", 0, CLI_FLAG, &json}, {"list", 0, CLI_FLAG, &list}, {0}};
    int exit_code = CLI_OK;
    int first = cli_parse(command, argc, argv, options, 0, false, &exit_code);
    if (first < 0)
        return exit_code;
    if (list)
        return print_list();
    if (first == argc) {
        cli_error("features: no file is named; see 'touchstone-ref features --help'");
        return CLI_USAGE;
    }
    for (int i = first; i < argc; i++) {
        Buffer bytes;
        Embed_features needs = 0;
        Embed_failure failure = {0};
        if (!cli_read(argv[i], &bytes)) {
            exit_code = CLI_USAGE;
            continue;
        }
        if (!(cli_is_binary(argv[i], &bytes) ? features_of_module
                                             : features_of_script)(&bytes, &needs, &failure)) {
            cli_failure(argv[i], &failure);
            exit_code = CLI_USAGE;
        } else if (json) {
            print_json(argv[i], needs);
        } else {
            print_names(argc - first > 1 ? argv[i] : NULL, needs);
        }
        buffer_free(&bytes);
    }
    return cli_finish(exit_code);
}

const Cli_command cmd_features = {
    .name = "features",
    .usage = "[OPTION...] FILE...",
    .summary = "print the features that a module or script needs, one a line",
    .help = "What is needed is computed from the contents of the modules, not from names.\n\n"
            "  --json            an object a line: "
            "{\"file\":NAME,\"version\":N,\"features\":[NAME...]};\n"
            "                    version is the core version that has them all, 0 if none does\n"
            "  --list            all features with the core version that took them in\n",
    .run = features};
