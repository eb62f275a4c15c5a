/* script/run.c: runs the commands of a script one by one. NON-SPEC. */
#include "script/run.h"

#include "script/outcome.h"
#include "script/registry.h"
#include "util/alloc.h"

#include <stdlib.h>
#include <string.h>

/* A running script, and what its current step came to. */
typedef struct Wast_run {
    const Embed_script *script;
    const Wast_options *options;
    Wast_registry registry;
    Wast_identities identities;

    const Embed_command *command;
    uint32_t step;
    Wast_verdict verdict;
    const char *instr;
    Embed_features missing;
    bool
        stuck; /* an agent waits and none can wake it, as threads run one after the other; STOPPED says where */
    Embed_failure stopped;
    Buffer outcome, expected, message;
} Wast_run;

const char *wast_verdict_name(Wast_verdict verdict)
{
    static const char *const names[] = {"none", "pass", "fail", "unsupported"};
    return names[verdict];
}

/* ---- what a step came to ---- */

/* Where FAILURE happened, for a person: modules in text form are placed in the script. */
static void print_place(Buffer *out, const Embed_command *command, const Embed_failure *failure)
{
    if (failure->line && command->form == EMBED_FORM_QUOTE)
        buffer_format(out, " (line %u column %u of the quoted text)", failure->line,
                      failure->column);
    else if (failure->line)
        buffer_format(out, " (at %u:%u)", failure->line, failure->column);
    else if (failure->offset != EMBED_NO_OFFSET)
        buffer_format(out, " (at byte 0x%llx)", (unsigned long long)failure->offset);
}

/* Writes FAILURE as the outcome of the step. */
static void step_failure(Wast_run *run, const Embed_failure *failure)
{
    wast_print_failure(&run->outcome, failure);
    buffer_text(&run->message, failure->message);
    print_place(&run->message, run->command, failure);
    run->instr = failure->instr;
    if (wast_is_unsupported(failure)) {
        run->verdict = WAST_UNSUPPORTED;
        run->missing |= failure->features;
    }
    if (failure->result == EMBED_EXHAUSTION && failure->features) {
        run->stuck = true;
        run->stopped = *failure;
    }
}

/* Something that the step uses could not be made by an earlier one. */
static void step_blocked(Wast_run *run, const Embed_failure *failure)
{
    if (wast_is_unsupported(failure)) {
        step_failure(run, failure);
        return;
    }
    run->verdict = WAST_FAIL;
    buffer_text(&run->outcome, "failed no instance");
    buffer_format(&run->message, "an earlier step did not make it: %s", failure->message);
}

/* The script refers to something that is not there. */
static void step_unknown(Wast_run *run, const char *what, Embed_name name)
{
    run->verdict = WAST_FAIL;
    buffer_format(&run->outcome, "failed unknown %s", what);
    buffer_format(&run->message, "no %s %s%.*s", what, name.len ? "named " : "in the script yet",
                  (int)name.len, name.len ? name.at : "");
}

/* ---- modules ---- */

/* Decodes or parses and then validates the module of the step. On EMBED_OK the caller owns *module. */
static Embed_result define(Wast_run *run, Embed_module **module, Embed_failure *failure)
{
    *module = NULL;
    Embed_result result = embed_script_module(run->script, run->step, module, failure);
    if (result == EMBED_OK)
        result = embed_module_validate(*module, failure);
    if (result != EMBED_OK) {
        embed_module_free(*module);
        *module = NULL;
    }
    return result;
}

/* Defines the module of the step and keeps it in ENTRIES under its $id; *failure's result says how that went. NULL if it
   failed. */
static const Embed_module *define_kept(Wast_run *run, Wast_entries *entries, Embed_failure *failure)
{
    Wast_entry entry = {.name = run->command->id};
    if (define(run, &entry.module, &entry.failure) != EMBED_OK)
        step_failure(run, &entry.failure);
    else
        entry.failure.result = EMBED_OK;
    wast_entry_add(entries, entry);
    *failure = entry.failure;
    return entry.module;
}

/* Instantiates MODULE. The outcome is "linked" or the failure; *failure's result says which. NULL without an instance;
   *tried is false if a module that it imports from could not be made, so that nothing was tried. */
static Embed_instance *instantiate(Wast_run *run, const Embed_module *module, bool *tried,
                                   Embed_failure *failure)
{
    Embed_instance *instance = NULL;
    const Wast_entry *blocker = wast_registry_blocker(&run->registry, module);
    *tried = !blocker;
    if (blocker) {
        *failure = blocker->failure;
        step_blocked(run, failure);
    } else if (wast_registry_link(&run->registry, module, &instance, failure) != EMBED_OK) {
        step_failure(run, failure);
        instance = NULL;
    } else {
        failure->result = EMBED_OK;
        buffer_text(&run->outcome, "linked");
    }
    return instance;
}

/* Instantiates MODULE, or passes on why there is none, and keeps the instance under the $id of the step. The step should
   have linked. */
static void instantiate_kept(Wast_run *run, const Embed_module *module, Embed_failure *failure)
{
    Wast_entry entry = {.name = run->command->id};
    bool tried;
    if (module)
        entry.instance = instantiate(run, module, &tried, failure);
    entry.failure = *failure;
    wast_entry_add(&run->registry.instances, entry);
    if (failure->result != EMBED_OK && run->verdict == WAST_NONE)
        run->verdict = WAST_FAIL;
}

/* (module ...): define and instantiate */
static void command_module(Wast_run *run)
{
    buffer_text(&run->expected, "linked");
    Embed_failure failure;
    const Embed_module *module = define_kept(run, &run->registry.definitions, &failure);
    instantiate_kept(run, module, &failure);
}

/* (module definition ...): define only */
static void command_definition(Wast_run *run)
{
    buffer_text(&run->expected, "linked");
    Embed_failure failure;
    if (define_kept(run, &run->registry.definitions, &failure))
        buffer_text(&run->outcome, "linked");
    else if (run->verdict == WAST_NONE)
        run->verdict = WAST_FAIL;
}

/* (module instance $instance $module) */
static void command_instance(Wast_run *run)
{
    buffer_text(&run->expected, "linked");
    const Wast_entry *of = wast_entry_find(&run->registry.definitions, run->command->of);
    if (!of) {
        step_unknown(run, "module", run->command->of);
        return;
    }
    Embed_failure failure = of->failure;
    if (!of->module)
        step_blocked(run, &failure);
    instantiate_kept(run, of->module, &failure);
}

/* What a registration of the step means. NON-SPEC: with module linking a module that is only defined, too, see
   linking/CHOICES.md, script modules. */
static const Wast_entry *find_registrable(const Wast_run *run)
{
    const Embed_name id = run->command->id;
    const Wast_entry *found = wast_entry_find(&run->registry.instances, id);
    if (found)
        return found;
    found = wast_entry_find(&run->registry.definitions, id);
    Embed_externtype type;
    return found && found->module && !embed_module_type(found->module, &type) ? NULL : found;
}

/* (register "name" $instance) */
static void command_register(Wast_run *run)
{
    buffer_text(&run->expected, "linked");
    const Wast_entry *found = find_registrable(run);
    if (!found) {
        step_unknown(run, "instance", run->command->id);
        return;
    }
    Wast_entry entry = *found;
    entry.name = run->command->text;
    wast_entry_add(&run->registry.registered, entry);
    if (entry.failure.result == EMBED_OK)
        buffer_text(&run->outcome, "linked");
    else
        step_blocked(run, &entry.failure);
}

/* (thread ...), its end, (wait ...): a thread runs where it stands, to its end; that is one of the orders that are
   allowed, unless it waits for what comes later. */
static void command_thread(Wast_run *run)
{
    const Embed_command *command = run->command;
    buffer_text(&run->expected, "passed");
    if (command->kind == EMBED_COMMAND_THREAD)
        wast_registry_enter(&run->registry, command->id);
    else if (command->kind == EMBED_COMMAND_THREAD_END)
        wast_registry_leave(&run->registry);
    if (command->kind == EMBED_COMMAND_WAIT &&
        !wast_entry_find(&run->registry.threads, command->id))
        step_unknown(run, "thread", command->id);
    else
        buffer_text(&run->outcome, "passed");
}

/* ---- actions ---- */

/* The results of an action; values is malloc'ed. */
typedef struct Results {
    uint32_t n;
    Embed_value *values;
} Results;

/* True if the arguments of the script are of the parameters' types. */
static bool arguments_fit(Wast_run *run, const Embed_functype *type)
{
    const Embed_command *command = run->command;
    if (command->args_n != type->params_n)
        return false;
    for (uint32_t i = 0; i < command->args_n; i++) {
        if (!embed_value_matches(run->registry.store, &command->args[i], type->params[i]))
            return false;
    }
    return true;
}

/* (invoke $instance? "name" arg*). False if the arguments do not fit. */
static bool action_invoke(Wast_run *run, Embed_extern item, Results *results,
                          Embed_failure *failure)
{
    Embed_store *store = run->registry.store;
    Embed_functype type;
    if (!embed_functype(embed_func_type(store, item.addr), &type) || !arguments_fit(run, &type)) {
        run->verdict = WAST_FAIL;
        buffer_text(&run->outcome, "failed arguments");
        buffer_text(&run->message, "the arguments are not of the parameters' types");
        return false;
    }
    results->n = type.results_n;
    results->values = checked_calloc(type.results_n + (size_t)1, sizeof(Embed_value));
    failure->result = embed_func_invoke(store, item.addr, run->command->args, run->command->args_n,
                                        results->values, failure);
    return true;
}

/* Does the action of the step. The outcome is "returned ..." or the failure; *failure's result says which. False if
   there was nothing to do it on. The caller frees results->values. */
static bool act(Wast_run *run, Results *results, Embed_failure *failure)
{
    const Embed_command *command = run->command;
    *results = (Results){0};
    const Wast_entry *entry = wast_entry_find(&run->registry.instances, command->id);
    if (!entry) {
        step_unknown(run, "instance", command->id);
        return false;
    }
    if (!entry->instance) {
        step_blocked(run, &entry->failure);
        return false;
    }
    bool get = command->action == EMBED_ACTION_GET;
    Embed_extern item;
    if (!embed_instance_export(entry->instance, command->field, &item) ||
        item.kind != (get ? EMBED_GLOBAL : EMBED_FUNC)) {
        step_unknown(run, get ? "global" : "function", command->field);
        return false;
    }
    failure->result = EMBED_OK;
    if (get) {
        results->n = 1;
        results->values = checked_calloc(1, sizeof(Embed_value));
        results->values[0] = embed_global_read(run->registry.store, item.addr);
    } else if (!action_invoke(run, item, results, failure)) {
        return false;
    }
    if (failure->result == EMBED_OK)
        wast_print_returned(&run->outcome, &run->identities, results->values, results->n);
    else
        step_failure(run, failure);
    return true;
}

/* An action on its own should return, whatever it returns. */
static void command_action(Wast_run *run)
{
    buffer_text(&run->expected, "returned");
    Results results;
    Embed_failure failure;
    if (act(run, &results, &failure) && failure.result != EMBED_OK && run->verdict == WAST_NONE)
        run->verdict = WAST_FAIL;
    free(results.values);
}

/* ---- assertions ---- */

static void expect_patterns(Wast_run *run)
{
    buffer_text(&run->expected, "returned");
    for (uint32_t i = 0; i < run->command->results_n; i++) {
        buffer_byte(&run->expected, ' ');
        wast_print_pattern(&run->expected, &run->command->results[i]);
    }
}

/* (assert_return action result*) */
static void assert_return(Wast_run *run)
{
    expect_patterns(run);
    const Embed_command *command = run->command;
    Results results;
    Embed_failure failure;
    if (act(run, &results, &failure) && run->verdict == WAST_NONE) {
        bool holds = failure.result == EMBED_OK && results.n == command->results_n;
        for (uint32_t i = 0; holds && i < results.n; i++)
            holds =
                embed_pattern_match(run->registry.store, &command->results[i], &results.values[i]);
        run->verdict = holds ? WAST_PASS : WAST_FAIL;
    }
    free(results.values);
}

/* The text of the assertion; empty where it has none. */
static Embed_name assertion_text(const Embed_command *command)
{
    return command->text.at ? command->text : (Embed_name){.at = "", .len = 0};
}

/* True if the text of the assertion names the kind of FAILURE, or either is the beginning of the other. */
static bool text_names(Embed_name text, const Embed_failure *failure)
{
    const char *named = embed_kind_named(failure->result, text.at);
    if (named && strcmp(named, failure->kind) == 0)
        return true;
    size_t len = strlen(failure->message);
    return memcmp(text.at, failure->message, text.len < len ? text.len : len) == 0;
}

/* The texts of traps and exhaustion are kinds and count; those of others only when asked for. */
static bool text_counts(const Wast_run *run, Embed_result result)
{
    return result == EMBED_TRAP || result == EMBED_EXHAUSTION || run->options->messages;
}

/* The step should have failed as RESULT; FAILURE is what it did. */
static void judge_failure(Wast_run *run, Embed_result result, const Embed_failure *failure)
{
    if (run->verdict != WAST_NONE)
        return;
    bool holds = failure->result == result;
    if (holds && result != EMBED_EXCEPTION && text_counts(run, result))
        holds = text_names(assertion_text(run->command), failure);
    run->verdict = holds ? WAST_PASS : WAST_FAIL;
}

/* The expectation as an outcome: the kind that the text names, or the text itself where it names none. */
static void expect_failure(Wast_run *run, Embed_result result)
{
    Embed_name text = assertion_text(run->command);
    const char *kind = embed_kind_named(result, text.at);
    Embed_failure expected = {.result = result, .kind = kind ? kind : text.at};
    wast_print_failure(&run->expected, &expected);
    if (result != EMBED_TRAP && text.len && text_counts(run, result))
        buffer_format(&run->expected, " \"%s\"", text.at);
}

/* (assert_trap ...), (assert_exhaustion ...), (assert_exception ...): of an action, or of a module's instantiation */
static void assert_failing(Wast_run *run, Embed_result result)
{
    expect_failure(run, result);
    Embed_failure failure = {.result = EMBED_OK};
    if (run->command->form != EMBED_FORM_NONE) {
        const Embed_module *module = define_kept(run, &run->registry.asserted, &failure);
        bool tried = true;
        if (module)
            instantiate(run, module, &tried, &failure);
        if (tried)
            judge_failure(run, result, &failure);
        return;
    }
    Results results;
    if (act(run, &results, &failure))
        judge_failure(run, result, &failure);
    free(results.values);
}

/* (assert_malformed ...), (assert_invalid ...) and their forms for custom sections */
static void assert_ill_formed(Wast_run *run, Embed_result result)
{
    expect_failure(run, result);
    Embed_module *module;
    Embed_failure failure = {.result = EMBED_OK};
    if (define(run, &module, &failure) == EMBED_OK) {
        failure.result = EMBED_OK;
        buffer_text(&run->outcome, "linked");
    } else {
        /* What the assertion names is due without the feature, too. */
        if (failure.result == result && text_names(assertion_text(run->command), &failure))
            failure.features = 0;
        step_failure(run, &failure);
    }
    judge_failure(run, result, &failure);
    embed_module_free(module);
}

static void run_command(Wast_run *run)
{
    if (run->stuck) {
        step_failure(run, &run->stopped);
        return;
    }
    switch (run->command->kind) {
    case EMBED_COMMAND_MODULE: command_module(run); break;
    case EMBED_COMMAND_DEFINITION: command_definition(run); break;
    case EMBED_COMMAND_INSTANCE: command_instance(run); break;
    case EMBED_COMMAND_REGISTER: command_register(run); break;
    case EMBED_COMMAND_ACTION: command_action(run); break;
    case EMBED_COMMAND_ASSERT_RETURN: assert_return(run); break;
    case EMBED_COMMAND_ASSERT_TRAP: assert_failing(run, EMBED_TRAP); break;
    case EMBED_COMMAND_ASSERT_EXHAUSTION: assert_failing(run, EMBED_EXHAUSTION); break;
    case EMBED_COMMAND_ASSERT_EXCEPTION: assert_failing(run, EMBED_EXCEPTION); break;
    case EMBED_COMMAND_ASSERT_UNLINKABLE: assert_failing(run, EMBED_UNLINKABLE); break;
    case EMBED_COMMAND_ASSERT_MALFORMED:
    case EMBED_COMMAND_ASSERT_MALFORMED_CUSTOM: assert_ill_formed(run, EMBED_MALFORMED); break;
    case EMBED_COMMAND_ASSERT_INVALID:
    case EMBED_COMMAND_ASSERT_INVALID_CUSTOM: assert_ill_formed(run, EMBED_INVALID); break;
    case EMBED_COMMAND_THREAD:
    case EMBED_COMMAND_THREAD_END:
    case EMBED_COMMAND_WAIT: command_thread(run); break;
    }
}

/* ---- the script ---- */

static void report_step(Wast_run *run, const Wast_observer *observer, Wast_summary *summary)
{
    Wast_report report = {.step = run->step,
                          .command = run->command,
                          .verdict = run->verdict,
                          .outcome = buffer_string(&run->outcome),
                          .expected = buffer_string(&run->expected),
                          .message = buffer_string(&run->message)};
    report.store = run->registry.store;
    report.instr = run->instr;
    if (run->options->choices)
        report.choices = embed_store_choices(run->registry.store);
    summary->steps++;
    summary->passed += run->verdict == WAST_PASS;
    summary->failed += run->verdict == WAST_FAIL;
    summary->unsupported += run->verdict == WAST_UNSUPPORTED;
    observer->end(observer->data, &report);
}

/* Makes the registry of RUN and its store as the options want them. */
static void begin_script(Wast_run *run)
{
    const Wast_options *options = run->options;
    wast_registry_new(&run->registry, options->output);
    Embed_store *store = run->registry.store;
    run->identities.store = store;
    embed_store_reclaim_every(store, options->reclaim);
    embed_store_nondet(store, options->open, options->seed);
    if (options->plain)
        embed_store_plain(store);
    if (options->choices)
        (void)embed_store_choices(store);
    if (options->trace)
        embed_store_trace(store);
}

void wast_traced(const Wast_report *report, void (*tell)(void *data, const Embed_rule *rule),
                 void *data)
{
    Embed_rule rule;
    embed_store_traced(report->store, tell, data);
    if (report->instr && embed_rule_of(report->instr, true, &rule))
        tell(data, &rule);
}

static bool is_skipped(const Wast_options *options, uint32_t step)
{
    for (size_t i = 0; i < options->skip_n; i++) {
        if (options->skip[i] == step)
            return true;
    }
    return false;
}

/* Leaves the step out: what it should have made is there, as something that could not be made. */
static void skip_command(Wast_run *run)
{
    Wast_entry entry = {.name = run->command->id,
                        .failure = {.result = EMBED_CRASH, .message = "it was left out"}};
    Embed_commandkind kind = run->command->kind;
    if (kind == EMBED_COMMAND_MODULE || kind == EMBED_COMMAND_DEFINITION)
        wast_entry_add(&run->registry.definitions, entry);
    if (kind == EMBED_COMMAND_MODULE || kind == EMBED_COMMAND_INSTANCE)
        wast_entry_add(&run->registry.instances, entry);
}

Wast_summary wast_run(const Embed_script *script, const Wast_options *options,
                      const Wast_observer *observer)
{
    Wast_summary summary = {0};
    Wast_run run = {.script = script, .options = options};
    begin_script(&run);
    for (uint32_t i = 0; i < embed_script_commands(script); i++) {
        run.step = i;
        run.command = embed_script_command(script, i);
        run.verdict = WAST_NONE;
        run.instr = NULL;
        run.outcome.len = run.expected.len = run.message.len = 0;
        if (is_skipped(options, i)) {
            skip_command(&run);
            continue;
        }
        if (observer->begin)
            observer->begin(observer->data, i);
        run_command(&run);
        report_step(&run, observer, &summary);
    }
    summary.missing = run.missing;
    wast_registry_free(&run.registry);
    wast_identities_free(&run.identities);
    buffer_free(&run.outcome);
    buffer_free(&run.expected);
    buffer_free(&run.message);
    return summary;
}
