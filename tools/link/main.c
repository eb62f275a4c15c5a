/* main.c: the command line of the linking tools, touchstone-link. */
#include "link.h"

#include <string.h>

static const Link_command *const commands[] = {&cmd_bundle,    &cmd_split, &cmd_flatten, &cmd_lower,
                                               &cmd_interface, &cmd_graph, NULL};

static int help(void)
{
    printf("Usage: touchstone-link COMMAND [OPTION...] FILE...\n"
           "Takes modules that use module linking apart and puts them together.\n\nCommands:\n");
    for (const Link_command *const *at = commands; *at; at++)
        printf("  %-10s %s\n", (*at)->name, (*at)->summary);
    printf("\nFILE is a binary module if it starts as one or is called *.wasm, else text; - is "
           "standard input.\n"
           "'touchstone-link COMMAND --help' says more; --version names the version.\n"
           "Exit codes: 0 as due; 2 wrong usage or input; 3 cannot write.\n");
    return link_finish(LINK_OK);
}

int main(int argc, char **argv)
{
    const char *word = argc > 1 ? argv[1] : "";
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0)
        return help();
    if (strcmp(word, "--version") == 0) {
        printf("touchstone-link: %s\n", embed_version());
        return link_finish(LINK_OK);
    }
    for (const Link_command *const *at = commands; *at; at++) {
        if (strcmp(word, (*at)->name) == 0)
            return (*at)->run(*at, argc - 1, argv + 1);
    }
    if (*word)
        link_error("no command is called '%s'; see 'touchstone-link --help'", word);
    else
        link_error("no command is named; see 'touchstone-link --help'");
    return LINK_USAGE;
}
