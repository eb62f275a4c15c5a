/* cmd/engines.c: touchstone engines: which engines there are. */
#include "harness/cmd/cmd.h"

#include "harness/util/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    if (key != ARGP_KEY_ARG)
        return ARGP_ERR_UNKNOWN;
    if (state->arg_num > 0 || strcmp(arg, "list") != 0)
        argp_error(state, "only 'list' may follow");
    return 0;
}

static const struct argp engines_argp = {
    NULL,
    parse_option,
    "[list]",
    "Lists the engines of harness/engines: whether each is here, its version, the routes by which "
    "it takes cases that "
    "need module linking, what installs it.\v"
    "An engine is a file of about ten lines; README.md shows one. -e NAME asks an engine, with all "
    "its routes; "
    "-e NAME+ROUTE is one of them.",
    NULL,
    NULL,
    NULL};

/* The routes of ENGINE, separated by commas, or "-". Malloc'ed. */
static char *routes_of(const Engine *engine)
{
    char *text = text_copy(engine->routes ? engine->routes[0] : "-");
    for (char **name = engine->routes ? engine->routes + 1 : NULL; name && *name; name++) {
        char *longer = text_format("%s,%s", text, *name);
        free(text);
        text = longer;
    }
    return text;
}

static void print_engine(const Engine *e)
{
    char *routes = routes_of(e);
    printf("%-14s %-15s %-12s %-8s %-15s %s", e->name, e->kind, e->version,
           e->by_default ? "yes" : "no", routes, e->title);
    if (!e->found)
        printf("; install: %s", e->install);
    putchar('\n');
    free(routes);
}

int cmd_engines(int argc, char **argv)
{
    Engines engines;
    parse_command(&engines_argp, argc, argv, NULL);
    char *folder = engines_folder();
    bool good = engines_read(folder, &engines);
    free(folder);
    if (!good)
        return EXIT_USAGE;
    printf("%-14s %-15s %-12s %-8s %-15s %s\n", "engine", "kind", "version", "default", "linking",
           "title");
    for (size_t i = 0; i < engines.n; i++) {
        if (engines.at[i].route)
            continue;
        engine_probe(&engines.at[i]);
        print_engine(&engines.at[i]);
    }
    engines_free(&engines);
    return EXIT_AS_DUE;
}
