/* cmd/suites.c: touchstone suites: what suites there are, where they can be had, where they are. */
#include "harness/cmd/cmd.h"

#include "harness/util/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct Suites_options {
    const char *words[3];
} Suites_options;

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    Suites_options *o = state->input;
    if (key != ARGP_KEY_ARG)
        return ARGP_ERR_UNKNOWN;
    if (state->arg_num >= 3)
        return ARGP_ERR_UNKNOWN;
    o->words[state->arg_num] = arg;
    return 0;
}

static const struct argp suites_argp = {
    NULL,
    parse_option,
    "[list | fetch NAME | add NAME PATH]",
    "Lists suites, fetches one with git, or remembers where one is.\v"
    "  touchstone suites                        what there is, where each can be had\n"
    "  touchstone suites fetch official         clone it at its revision into build/suites\n"
    "  touchstone suites add official ~/wasm/testsuite    use the clone that is there",
    NULL,
    NULL,
    NULL};

static int list(const Suites *suites)
{
    for (size_t i = 0; i < suites->n; i++) {
        const Suite *suite = &suites->at[i];
        printf("%-36s %s\n", suite->name, suite->title);
        if (suite->path)
            printf("%-36s   here: %s\n", "", suite->path);
        else
            printf("%-36s   not here; touchstone suites fetch %s\n", "", suite->name);
        if (suite->url)
            printf("%-36s   from %s at %s\n", "", suite->url,
                   suite->revision ? suite->revision : "its head");
    }
    return EXIT_AS_DUE;
}

/* Runs ARGV to its end; true if it exited with 0. */
static bool run_program(char *const *argv)
{
    pid_t child = fork();
    if (child == 0) {
        execvp(argv[0], argv);
        _exit(127);
    }
    int status = -1;
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) &&
           WEXITSTATUS(status) == 0;
}

static const char *last_component(const char *address)
{
    const char *slash = strrchr(address, '/');
    return slash ? slash + 1 : address;
}

static int remember(const Suites *suites, const char *name, const char *path)
{
    char *whole = realpath(path, NULL);
    if (!whole || access(whole, R_OK) != 0) {
        complain("%s: no such folder can be read; nothing is remembered", path);
        free(whole);
        return EXIT_USAGE;
    }
    const Suite *suite = suites_named(suites, name);
    if (!suite->url) {
        complain("suite %s is part of the project and stays where it is", name);
        free(whole);
        return EXIT_USAGE;
    }
    char *below = text_format("%s/%s", whole, suite->subdir ? suite->subdir : ".");
    bool there = access(below, R_OK) == 0;
    free(below);
    if (!there) {
        complain("%s: suite %s is in its folder '%s', which is not there; nothing is remembered",
                 path, name, suite->subdir);
        free(whole);
        return EXIT_USAGE;
    }
    char *file = remembering_file(), *data = data_folder();
    folder_make(data);
    free(data);
    bool good = suite_remember(file, suites, name, whole);
    if (good)
        printf("%s is at %s\n", name, whole);
    free(file);
    free(whole);
    return good ? EXIT_AS_DUE : EXIT_INFRASTRUCTURE;
}

static int fetch(const Suites *suites, const Suite *suite)
{
    if (!suite->url) {
        complain("suite %s is part of the project; there is nothing to fetch", suite->name);
        return EXIT_USAGE;
    }
    char *data = data_folder(), *folder = text_format("%s/suites", data);
    char *into = text_format("%s/%s", folder, last_component(suite->url));
    folder_make(folder);
    char *clone[] = {"git", "clone", "--quiet", suite->url, into, NULL};
    char *update[] = {"git", "-C", into, "fetch", "--quiet", NULL};
    char *checkout[] = {
        "git", "-C", into, "checkout", "--quiet", suite->revision ? suite->revision : "HEAD", NULL};
    int status = EXIT_INFRASTRUCTURE;
    bool here = access(into, R_OK) == 0;
    printf("%s %s into %s\n", here ? "checking out" : "cloning", suite->url, into);
    fflush(stdout);
    /* a clone that is here may be older than the revision that is wanted now */
    if ((here || run_program(clone)) &&
        (run_program(checkout) || (here && run_program(update) && run_program(checkout))))
        status = remember(suites, suite->name, into);
    else
        complain("git could not fetch %s; clone it where you have a network, then: touchstone "
                 "suites add %s PATH",
                 suite->url, suite->name);
    free(into);
    free(folder);
    free(data);
    return status;
}

int cmd_suites(int argc, char **argv)
{
    Suites_options o = {0};
    Suites suites = {0};
    parse_command(&suites_argp, argc, argv, &o);
    const char *verb = o.words[0] ? o.words[0] : "list", *name = o.words[1];
    char *file = suites_file(), *remembered = remembered_file();
    bool good = suites_read(file, remembered, &suites);
    free(file);
    free(remembered);
    if (!good)
        return EXIT_USAGE;
    const Suite *suite = name ? suites_named(&suites, name) : NULL;
    int status = EXIT_USAGE;
    if (strcmp(verb, "list") == 0)
        status = list(&suites);
    else if (name && !suite)
        complain("no suite is named %s; touchstone suites lists them", name);
    else if (strcmp(verb, "fetch") == 0 && suite && !o.words[2])
        status = fetch(&suites, suite);
    else if (strcmp(verb, "add") == 0 && suite && o.words[2])
        status = remember(&suites, name, o.words[2]);
    else
        complain("suites: 'list', 'fetch NAME' or 'add NAME PATH' is wanted");
    suites_free(&suites);
    return status;
}
