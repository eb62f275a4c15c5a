/* startup/startup.c: running a module by its convention: commands, reactors, libraries. NON-SPEC. */
#include "startup/startup.h"
#include "util/alloc.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Embed_result startup_fail(Embed_failure *failure, const char *message)
{
    *failure = (Embed_failure){.result = EMBED_UNLINKABLE,
                               .kind = "start-up",
                               .offset = EMBED_NO_OFFSET,
                               .func = EMBED_NO_FUNC};
    snprintf(failure->message, sizeof failure->message, "%s", message);
    return failure->result;
}

/* ---- entering ---- */

/* Says what the convention needs and this library has not. */
static Embed_result fail_needs(const Startup_convention *row, Embed_failure *failure)
{
    char message[STARTUP_MESSAGE];
    snprintf(message, sizeof message, "%s (%s): %s is not called: %s%s", row->title, row->name,
             row->entry,
             row->needs & STARTUP_NEEDS_NAPI     ? "it needs a Node-API environment"
             : row->needs & STARTUP_NEEDS_LINKER ? "it needs a dynamic linker"
                                                 : "it needs the toolchain's JavaScript",
             row->needs & STARTUP_NEEDS_EVENTS ? " and an event loop" : "");
    return startup_fail(failure, message);
}

Embed_result startup_enter(const Startup_report *report, Embed_store *store,
                           const Embed_instance *instance, Embed_failure *failure)
{
    Embed_extern func;
    if (*report->fault)
        return startup_fail(failure, report->fault);
    if (!startup_can_enter(report))
        return fail_needs(startup_followed(report), failure);
    if (!report->calls)
        return EMBED_OK;
    bool found = report->by_index ? embed_instance_item(instance, EMBED_FUNC, report->func, &func)
                                  : embed_instance_export(instance, report->entry, &func);
    if (!found)
        return startup_fail(failure, "the entry point is not in the instance");
    return embed_func_invoke(store, func.addr, NULL, 0, NULL, failure);
}

/* Whether imports are the first items of each index space, in order. */
static bool is_linked(const Embed_module *module)
{
    Embed_features features = embed_module_features(module);
    for (unsigned i = 0; i < embed_feature_count(); i++) {
        if ((features >> i & 1) && strcmp(embed_feature_name(i), "module-linking") == 0)
            return true;
    }
    return false;
}

Embed_result startup_instantiate_again(Embed_store *store, const Embed_instance *instance,
                                       Embed_instance **out, Embed_failure *failure)
{
    const Embed_module *module = embed_instance_module(instance);
    uint32_t n = embed_module_imports(module), next[EMBED_INSTANCE + 1] = {0};
    *out = NULL;
    if (is_linked(module)) {
        startup_fail(failure, "a module that uses module linking is not instantiated again");
        return failure->result = EMBED_LIMIT;
    }
    Embed_extern *externs = checked_calloc(n + (size_t)1, sizeof *externs);
    for (uint32_t i = 0; i < n; i++) {
        Embed_externkind kind = embed_module_import(module, i).type.kind;
        embed_instance_item(instance, kind, next[kind]++, &externs[i]);
    }
    Embed_result result = embed_module_instantiate(store, module, externs, n, out, failure);
    free(externs);
    return result;
}

/* ---- a program ---- */

struct Startup {
    Embed_store *store;
    const Embed_module *module;
    Startup_host host;
    Startup_report report;
    Embed_extern *externs; /* what its imports are, when they are resolved */
    Embed_instance
        *kept;  /* of a reactor or library; NULL until it is made, and where that failed */
    bool begun; /* it was tried; FAILURE says with what result */
    Embed_failure failure;
};

Startup *startup_new(Embed_store *store, const Embed_module *module, const Startup_host *host)
{
    Startup *self = checked_calloc(1, sizeof *self);
    *self = (Startup){.store = store, .module = module, .host = *host};
    startup_examine(module, host->heeds_section, &self->report);
    return self;
}

void startup_free(Startup *self)
{
    if (!self)
        return;
    startup_report_free(&self->report);
    free(self->externs);
    free(self);
}

const Startup_report *startup_report(const Startup *self)
{
    return &self->report;
}

/* What a resolver answered, kept for the instances to come. */
typedef struct Recorder {
    Startup *startup;
    Embed_extern *externs;
    uint32_t n;
} Recorder;

static bool resolve_and_record(void *data, Embed_store *store, Embed_name module, Embed_name name,
                               const Embed_externtype *type, Embed_extern *out)
{
    Recorder *self = data;
    const Startup_host *host = &self->startup->host;
    if (!host->resolve || !host->resolve(host->resolve_data, store, module, name, type, out))
        return false;
    self->externs[self->n++] = *out;
    return true;
}

/* A new instance; its imports are those of the others. */
static Embed_result instantiate(Startup *self, Embed_instance **out, Embed_failure *failure)
{
    uint32_t n = embed_module_imports(self->module);
    if (self->externs)
        return embed_module_instantiate(self->store, self->module, self->externs, n, out, failure);
    Recorder recorder = {self, checked_calloc(n + (size_t)1, sizeof *recorder.externs), 0};
    Embed_result result =
        embed_module_link(self->store, self->module, resolve_and_record, &recorder, out, failure);
    if (recorder.n == n)
        self->externs = recorder.externs;
    else
        free(recorder.externs);
    return result;
}

/* A new instance that the host knows of. */
static Embed_result introduce(Startup *self, Embed_instance **out, Embed_failure *failure)
{
    Embed_extern memory;
    Embed_result result = instantiate(self, out, failure);
    if (result != EMBED_OK || !self->host.hook || *self->report.fault)
        return result;
    bool has =
        embed_instance_export(*out, (Embed_name){"memory", 6}, &memory) && memory.kind == EMBED_MEM;
    return self->host.hook(self->host.hook_data, self->store, *out, has ? &memory : NULL, failure);
}

/* Makes an instance for this run alone and enters it. */
static Embed_result run_fresh(Startup *self, Embed_failure *failure)
{
    Embed_instance *instance;
    Embed_result result = introduce(self, &instance, failure);
    return result == EMBED_OK ? startup_enter(&self->report, self->store, instance, failure)
                              : result;
}

static bool is_fresh(const Startup *self)
{
    return self->report.by_index && self->report.section.mode == STARTUP_FRESH;
}

/* Makes the instance that is kept, and enters it where it is entered at all, unless that was done. */
static Embed_result begin(Startup *self, bool enter, Embed_failure *failure)
{
    Embed_instance *instance = NULL;
    if (!self->begun) {
        self->begun = true;
        self->failure = (Embed_failure){0};
        Embed_result result = introduce(self, &instance, &self->failure);
        if (result == EMBED_OK && enter && !is_fresh(self))
            result = startup_enter(&self->report, self->store, instance, &self->failure);
        self->failure.result = result;
        self->kept = result == EMBED_OK ? instance : NULL;
    }
    if (self->failure.result != EMBED_OK)
        *failure = self->failure;
    return self->failure.result;
}

Embed_result startup_run(Startup *self, Embed_failure *failure)
{
    if (self->report.life == STARTUP_COMMAND && !is_fresh(self))
        return run_fresh(self, failure);
    Embed_result result = begin(self, true, failure);
    return result == EMBED_OK && is_fresh(self) ? run_fresh(self, failure) : result;
}

Embed_result startup_instance(Startup *self, Embed_instance **instance, Embed_failure *failure)
{
    *instance = NULL;
    if (*self->report.fault)
        return startup_run(self, failure);
    if (self->report.life == STARTUP_COMMAND && !is_fresh(self))
        return introduce(self, instance, failure);
    Embed_result result = begin(self, startup_can_enter(&self->report), failure);
    *instance = self->kept;
    return result;
}
