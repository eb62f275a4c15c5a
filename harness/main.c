/* main.c: `touchstone`, the conformance harness. */
#include "harness/cmd/cmd.h"
#include "harness/util/text.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *about;
} commands[] = {
    {"run", cmd_run, "replay suites on engines and show where they differ"},
    {"rerun", cmd_rerun, "run again what failed, is new or is flaky"},
    {"replay", cmd_replay, "run one divergence again and show it"},
    {"cause", cmd_cause,
     "the causes of divergences across engines, with the rule, and as bug reports"},
    {"reduce", cmd_reduce, "make the case of a divergence smaller while the divergence stays"},
    {"plan", cmd_plan, "split a run into shards for several machines"},
    {"merge", cmd_merge, "unite the databases of shards"},
    {"query", cmd_query, "read the results: named queries, or SQL"},
    {"suites", cmd_suites, "list suites, fetch them, remember where they are"},
    {"engines", cmd_engines, "list engines, install, probe and add them"},
    {"diff", cmd_diff, "what a run, engine, version or database did otherwise than another"},
    {"report", cmd_report,
     "write a run as a site, or as Markdown, JSON, JUnit, TAP, SARIF, wptreport.json"},
    {"serve", cmd_serve, "show the report in a browser, as the database is now"},
    {"import", cmd_import, "make a run of a wptreport.json"},
    {"score", cmd_score, "how much of what holds on which engine; what stands alone"},
    {"expect", cmd_expect, "compare with what is expected: check, update and show expectations"},
    {"doctor", cmd_doctor, "say what is here, what is missing and how to get it"},
    {"try", cmd_try,
     "run a file or a line of JavaScript on every engine, print equal outputs once"},
    {"list", cmd_list, "list the cases that a selection names"},
};

enum { COMMANDS = sizeof commands / sizeof *commands };

static int usage(FILE *out, int status)
{
    fprintf(
        out,
        "Usage: touchstone COMMAND [WORDS]...\n"
        "Replays WebAssembly cases on engines, keeps what each did, shows where they differ.\n\n");
    for (int i = 0; i < COMMANDS; i++)
        fprintf(out, "  %-10s %s\n", commands[i].name, commands[i].about);
    fprintf(out, "\nStart with:          touchstone run\n"
                 "Learn a command by:  touchstone COMMAND --help\n");
    return status;
}

int main(int argc, char **argv)
{
    /* whole scripts come and go: their memory is used again sooner than the kernel would give it back */
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 128 << 20);
    if (argc < 2)
        return usage(stderr, EXIT_USAGE);
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0 ||
        strcmp(argv[1], "-h") == 0)
        return usage(stdout, EXIT_AS_DUE);
    if (strcmp(argv[1], "--version") == 0) {
        printf("touchstone %s (%s)\n", TOUCHSTONE_VERSION, embed_version());
        return EXIT_AS_DUE;
    }
    for (int i = 0; i < COMMANDS; i++) {
        if (strcmp(argv[1], commands[i].name) == 0) {
            char *name = text_format("touchstone %s", argv[1]);
            argv[1] = name;
            int status = commands[i].run(argc - 1, argv + 1);
            if (fflush(stdout) != 0 || ferror(stdout)) {
                complain("standard output cannot be written");
                status = EXIT_INFRASTRUCTURE;
            }
            free(name);
            return status;
        }
    }
    complain("no command is named %s; touchstone --help lists them", argv[1]);
    return EXIT_USAGE;
}
