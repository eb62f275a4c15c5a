/* esm.h: WebAssembly Module Records and the module loader of an agent (ESM integration).
 *
 * The loader belongs to an agent; each realm has a module map of its own, by URL and type. */
#ifndef TOUCHSTONE_ESM_ESM_H
#define TOUCHSTONE_ESM_ESM_H

#include "jsapi/agent.h"
#include "jsapi/module_record.h"
#include "jsapi/shell.h"

/* A WebAssembly Module Record that was just executed. */
typedef struct Esm_evaluation {
    const Js_module_record *module; /* [[ModuleSource]].[[Module]], with its bytes */
    Embed_instance *instance;       /* [[Instance]].[[Instance]] */
    JSValueConst object;            /* [[Instance]], borrowed */
    bool has_memory;                /* it exports a memory as "memory" */
    uint32_t memory;                /* the address of that */
} Esm_evaluation;

/* NON-SPEC, for conventions of start-up: called in the realm CTX once for each WebAssembly Module Record, at the end of its
   ExecuteModule: its start function has run, its bindings are initialized (mutable globals stay live), and none of its
   importers has evaluated. False after throwing: the evaluation of the record then fails with what was thrown. */
typedef bool Esm_evaluated(JSContext *ctx, const Esm_evaluation *evaluation, void *data);

/* Makes AGENT, which has no realms so far, load modules from files and data: URLs. */
void esm_setup(Js_agent *agent);
/* EVALUATED NULL, as it is at first: nothing but start functions runs. */
void esm_on_evaluated(Js_agent *agent, Esm_evaluated *evaluated, void *data);

/* What a realm of such an agent has of its own: its module map, WebAssembly.namespaceInstance, %AbstractModuleSource%. To
   be called once, after the interfaces are there; false after throwing. */
bool esm_setup_realm(JSContext *ctx);

/* Loads the module PATH in the realm CTX, links and evaluates it: the promise of its evaluation, or an exception. */
JSValue esm_evaluate_file(JSContext *ctx, const char *path);

/* All of this as the shell's. */
extern const Shell_modules esm_modules;
/* The same, with start-up as the shell's options say (startup.c). */
extern const Shell_modules esm_startup_modules;

#endif
