/* main.c: the command line of the reference, touchstone-ref. NON-SPEC. */
#include "cli.h"

#include <string.h>

static const Cli_command *const commands[] = {
    &cmd_wast,      &cmd_run,     &cmd_js,      &cmd_validate, &cmd_wat2wasm, &cmd_wasm2wat,
    &cmd_wast2json, &cmd_objdump, &cmd_startup, &cmd_features, NULL};

/* The features that a command has to be asked for. */
static void print_switches(void)
{
    printf("Off unless '--feature +NAME' turns it on:\n ");
    for (unsigned i = 0; i < embed_feature_count(); i++) {
        if (embed_feature_version(i) == 0)
            printf(" %s", embed_feature_name(i));
    }
    printf("\n");
}

static int help(void)
{
    printf("Usage: touchstone-ref COMMAND [OPTION...] FILE...\n"
           "A reference runtime for WebAssembly, written rule by rule from the specification.\n\n");
    for (const Cli_command *const *at = commands; *at; at++)
        printf("  %-10s %s\n", (*at)->name, (*at)->summary);
    printf("\nFILE is a binary module if it starts as one or is called *.wasm, else text; - is "
           "standard input.\n");
    print_switches();
    printf("'touchstone-ref COMMAND --help' says more; --version names the version.\n"
           "Exit codes: 0 as due; 1 an assertion or the program failed; 2 wrong usage or input; "
           "3 cannot write.\n");
    return cli_finish(CLI_OK);
}

int main(int argc, char **argv)
{
    const char *word = argc > 1 ? argv[1] : "";
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0)
        return help();
    if (strcmp(word, "--version") == 0) {
        printf("%s\n", embed_version());
        return cli_finish(CLI_OK);
    }
    for (const Cli_command *const *at = commands; *at; at++) {
        if (strcmp(word, (*at)->name) == 0)
            return (*at)->run(*at, argc - 1, argv + 1);
    }
    if (*word)
        cli_error("no command is called '%s'; see 'touchstone-ref --help'", word);
    else
        cli_error("no command is named; see 'touchstone-ref --help'");
    return CLI_USAGE;
}
