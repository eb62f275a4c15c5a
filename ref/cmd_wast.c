/* cmd_wast.c: touchstone-ref wast: runs scripts. NON-SPEC. */
#include "cli.h"
#include "script/outcome.h"
#include "script/permits.h"
#include "script/run.h"

#include "util/alloc.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

typedef struct Wast_command {
    Cli_nondet nondet;
    bool json, permits, rules, plain, messages, quiet, reclaim;
    Embed_features features;
    const char *file, *skip;
    int exit_code;
} Wast_command;

/* ---- --json: a line a record, so that a reader knows where a crash happened ---- */

static void json_begin(void *data, uint32_t step)
{
    (void)data;
    printf("{\"begin\":%" PRIu32 "}\n", step);
    fflush(stdout);
}

static void json_text(const char *key, const char *text)
{
    printf(",\"%s\":", key);
    cli_json(stdout, text, strlen(text));
}

/* What was open to the implementation, by name; nothing where nothing was. */
static void json_choices(Embed_choices choices)
{
    const char *name, *comma = "";
    Embed_choices set;
    if (!choices)
        return;
    printf(",\"choices\":[");
    for (unsigned i = 0; (name = embed_choice_name(i, &set)); i++) {
        if (choices & set) {
            printf("%s\"%s\"", comma, name);
            comma = ",";
        }
    }
    printf("]");
}

/* A rule that the step used: the instruction, what it came with, and the section that the rule stands in. */
static void json_rule(void *data, const Embed_rule *rule)
{
    const char **comma = data;
    printf("%s{\"instr\":\"%s\",\"section\":\"%s\",\"feature\":\"%s\"}", *comma, rule->mnemonic,
           rule->label, rule->feature);
    *comma = ",";
}

static void json_end(void *data, const Wast_report *report)
{
    const Wast_command *self = data;
    const Embed_command *command = report->command;
    printf("{\"step\":%" PRIu32 ",\"line\":%" PRIu32 ",\"column\":%" PRIu32, report->step,
           command->line, command->column);
    json_text("command", embed_command_name(command->kind));
    json_text("outcome", report->outcome);
    json_text("verdict", wast_verdict_name(report->verdict));
    json_text("message", report->message);
    json_choices(report->choices);
    if (self->rules) {
        const char *comma = "";
        printf(",\"rules\":[");
        wast_traced(report, json_rule, &comma);
        printf("]");
    }
    printf("}\n");
    fflush(stdout);
}

static void json_permits(void *data, uint32_t step, char *const *patterns, size_t n)
{
    (void)data;
    printf("{\"permits\":%" PRIu32 ",\"outcomes\":[", step);
    for (size_t i = 0; i < n; i++) {
        printf(i ? "," : "");
        cli_json(stdout, patterns[i], strlen(patterns[i]));
    }
    printf("]}\n");
}

static void json_error(const Embed_failure *failure)
{
    printf("{\"error\":\"%s\",\"line\":%" PRIu32 ",\"column\":%" PRIu32,
           embed_result_name(failure->result), failure->line, failure->column);
    json_text("message", failure->message);
    printf("}\n");
}

/* ---- for people ---- */

static void human_end(void *data, const Wast_report *report)
{
    const Wast_command *self = data;
    const Embed_command *command = report->command;
    if (self->quiet || report->verdict != WAST_FAIL)
        return;
    printf("%s:%" PRIu32 ":%" PRIu32 ": %s: expected %s, got %s", self->file, command->line,
           command->column, embed_command_name(command->kind), report->expected, report->outcome);
    if (*report->message)
        printf(" (%s)", report->message);
    printf("\n");
}

static void human_summary(const Wast_command *self, const Wast_summary *summary)
{
    if (self->quiet && !summary->failed)
        return;
    printf("%s: %" PRIu32 " passed", self->file, summary->passed);
    if (summary->failed)
        printf(", %" PRIu32 " failed", summary->failed);
    if (summary->unsupported) {
        Buffer names = {0};
        wast_print_features(&names, summary->missing);
        printf(", %" PRIu32 " unsupported (%s)", summary->unsupported,
               names.len ? buffer_string(&names) : "limit");
        buffer_free(&names);
    }
    printf("\n");
}

/* ---- the files ---- */

static void worsen(Wast_command *self, int exit_code)
{
    if (exit_code > self->exit_code)
        self->exit_code = exit_code;
}

/* The numbers of the list TEXT ("3,17"), malloc'ed. */
static uint32_t *steps_of(const char *text, size_t *n)
{
    uint32_t *steps = checked_calloc(strlen(text) + 1, sizeof *steps);
    *n = 0;
    while (*text) {
        char *end;
        steps[(*n)++] = (uint32_t)strtoul(text, &end, 10);
        text = *end ? end + 1 : end;
    }
    return steps;
}

static void run_script(Wast_command *self, const Embed_script *script)
{
    size_t skip_n = 0;
    uint32_t *skip = self->skip ? steps_of(self->skip, &skip_n) : NULL;
    Wast_options options = {.skip = skip,
                            .skip_n = skip_n,
                            .messages = self->messages,
                            .reclaim = self->reclaim,
                            .plain = self->plain,
                            .choices = self->json,
                            .trace = self->rules,
                            .open = self->nondet.open,
                            .seed = self->nondet.seed};
    Wast_observer observer = {.data = self, .end = self->json ? json_end : human_end};
    if (self->json)
        observer.begin = json_begin;
    Wast_summary summary = wast_run(script, &options, &observer);
    free(skip);
    if (summary.failed)
        worsen(self, CLI_FAILED);
    if (self->json && self->permits)
        wast_permits(script, &options, json_permits, NULL);
    if (self->json)
        printf("{\"end\":%" PRIu32 "}\n", summary.steps);
    else
        human_summary(self, &summary);
    fflush(stdout);
}

static void run_file(Wast_command *self)
{
    Buffer text;
    if (!cli_read(self->file, &text)) {
        worsen(self, CLI_USAGE);
        return;
    }
    Embed_script *script;
    Embed_failure failure;
    if (embed_script_parse((const char *)text.at, text.len, self->features, &script, &failure) ==
        EMBED_OK) {
        run_script(self, script);
        embed_script_free(script);
    } else {
        if (self->json)
            json_error(&failure);
        cli_failure(self->file, &failure);
        worsen(self, CLI_USAGE);
    }
    buffer_free(&text);
}

static int wast(const Cli_command *command, int argc, char **argv)
{
    Wast_command self = {.features = embed_features_default()};
    const Cli_option options[] = {{"json", 0, CLI_FLAG, &self.json},
                                  {"messages", 0, CLI_FLAG, &self.messages},
                                  {"quiet", 'q', CLI_FLAG, &self.quiet},
                                  {"reclaim", 0, CLI_FLAG, &self.reclaim},
                                  {"plain", 0, CLI_FLAG, &self.plain},
                                  {"nondet", 0, CLI_NONDET, &self.nondet},
                                  {"permits", 0, CLI_FLAG, &self.permits},
                                  {"skip", 0, CLI_TEXT, &self.skip},
                                  {"rules", 0, CLI_FLAG, &self.rules},
                                  {"feature", 0, CLI_FEATURES, &self.features},
                                  {0}};
    int first = cli_parse(command, argc, argv, options, 1, false, &self.exit_code);
    if (first < 0)
        return self.exit_code;
    if (self.skip && (!*self.skip || self.skip[strspn(self.skip, "0123456789,")])) {
        fprintf(stderr, "touchstone-ref: --skip takes numbers of steps such as 3,17, not '%s'\n",
                self.skip);
        return CLI_USAGE;
    }
    for (int i = first; i < argc; i++) {
        self.file = argv[i];
        if (self.json && argc - first > 1) {
            printf("{\"file\":");
            cli_json(stdout, self.file, strlen(self.file));
            printf("}\n");
        }
        run_file(&self);
    }
    return cli_finish(self.exit_code);
}

const Cli_command cmd_wast = {
    .name = "wast",
    .usage = "[OPTION...] FILE...",
    .summary = "run scripts (.wast): every assertion must hold",
    .help =
        "Prints a line for each assertion that does not hold and a line for each file. Steps that "
        "need\n"
        "a feature which is off are unsupported: neither passed nor failed.\n\n"
        "  --json            a JSON object a line: {\"begin\":STEP} before each command, its "
        "outcome\n"
        "                    after it, {\"end\":COUNT} at last\n"
        "  --messages        the texts of assert_malformed, _invalid and _unlinkable count too\n"
        "  --permits         with --json also {\"permits\":STEP,\"outcomes\":[PATTERN...]} for "
        "each "
        "action that\n"
        "                    the specification gives more than one outcome\n"
        "  --skip STEP,...   leave these commands out, as if they made nothing (from 0)\n"
        "  --rules           with --json also which instructions each step reduced, or which one "
        "is "
        "not\n"
        "                    valid, and the sections of the specification that say how\n"
        "  --nondet SEED     settle what the specification leaves open by a seed; SEED:KIND,... "
        "for "
        "some\n"
        "                    kinds of nan, relaxed, growth, exhaustion; 'deterministic', the "
        "default, "
        "for none\n"
        "  --plain           execute instruction by instruction, none joined\n"
        "  --reclaim         reclaim unreachable objects at every allocation, not when it is due\n"
        "  --feature LIST    switch features: +threads,-simd or 2.0 (see 'features --list')\n"
        "  -q, --quiet       only files in which something failed\n\n"
        "A script's first line ';;! features: +threads' switches features for that script.\n\n"
        "Example: touchstone-ref wast corpus/core/exec/*.wast\n",
    .run = wast};
