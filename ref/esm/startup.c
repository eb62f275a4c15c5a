/* startup.c: conventions of start-up in a JavaScript host (startup/startup.h, startup/SECTION.md). NON-SPEC.
 *
 * A host that follows them does so for each instance that the API or ExecuteModule makes: it calls the hook, `startup.hook`,
 * with the Instance and its Memory; unless that throws or returns false, it then calls what the module's custom section
 * names, or the export that its convention does. Instances of the API are entered in a task that comes before all others, so
 * that the script that made one has its exports by then; Module Records at the end of their ExecuteModule. What a toolchain's
 * glue calls is left to that. */
#include "startup/startup.h"
#include "esm/esm.h"
#include "jsapi/func.h"
#include "jsapi/idl.h"
#include "jsapi/instance.h"
#include "jsapi/memory.h"
#include "util/alloc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static Shell *shell_of(JSContext *ctx)
{
    return js_agent_of(ctx)->host;
}

/* ---- the hook ---- */

/* Calls `startup.hook` of the realm, if there is one, with OBJECT, of INSTANCE, and what it exports as "memory" if that is a
   memory. False after throwing; *refused where it says no. */
static bool call_hook(JSContext *ctx, JSValueConst object, const Embed_instance *instance,
                      bool *refused)
{
    JSValue host = JS_DupValue(ctx, js_realm_get(ctx, JS_STARTUP));
    JSValue hook = JS_GetPropertyStr(ctx, host, "hook"), memory = JS_UNDEFINED;
    Embed_extern found;
    bool good = !JS_IsException(hook);
    if (embed_instance_export(instance, (Embed_name){"memory", 6}, &found) &&
        found.kind == EMBED_MEM)
        memory = js_create_a_memory_object(ctx, found.addr);
    if (good && JS_IsFunction(ctx, hook) && !JS_IsException(memory)) {
        JSValue args[] = {JS_DupValue(ctx, object), memory};
        JSValue answer = JS_Call(ctx, hook, host, 2, args);
        good = !JS_IsException(answer);
        *refused = JS_IsBool(answer) && !JS_ToBool(ctx, answer);
        JS_FreeValue(ctx, answer);
        JS_FreeValue(ctx, args[0]);
    }
    good = good && !JS_IsException(memory);
    JS_FreeValue(ctx, memory);
    JS_FreeValue(ctx, hook);
    JS_FreeValue(ctx, host);
    return good;
}

/* ---- entering ---- */

/* Calls FUNCADDR as an Exported Function. */
static bool call_function(JSContext *ctx, uint32_t funcaddr)
{
    JSValue func = js_a_new_exported_function(ctx, funcaddr);
    JSValue result =
        JS_IsException(func) ? JS_EXCEPTION : JS_Call(ctx, func, JS_UNDEFINED, 0, NULL);
    JS_FreeValue(ctx, func);
    JS_FreeValue(ctx, result);
    return !JS_IsException(result);
}

/* The entry point of INSTANCE. */
static bool call_entry(JSContext *ctx, const Startup_report *report, const Embed_instance *instance)
{
    Embed_extern func;
    bool found = report->by_index ? embed_instance_item(instance, EMBED_FUNC, report->func, &func)
                                  : embed_instance_export(instance, report->entry, &func);
    return !found || call_function(ctx, func.addr);
}

/* The hook for OBJECT, of INSTANCE, and if CALLS its entry point. */
static bool introduce(JSContext *ctx, const Startup_report *report, JSValueConst object,
                      const Embed_instance *instance, bool calls)
{
    bool refused = false;
    return call_hook(ctx, object, instance, &refused) &&
           (refused || !calls || call_entry(ctx, report, instance));
}

/* The same in a new instance, which nobody but the hook has. */
static bool run_again(JSContext *ctx, const Startup_report *report, const Embed_instance *instance)
{
    Embed_instance *fresh;
    Embed_failure failure;
    js_caches_safe_point(&js_agent_of(ctx)->caches);
    if (startup_instantiate_again(js_agent_of(ctx)->store, instance, &fresh, &failure)) {
        js_throw_from_wasm(ctx, &failure);
        return false;
    }
    JSValue object = js_new_instance_object(ctx, fresh);
    bool good = !JS_IsException(object) && introduce(ctx, report, object, fresh, true);
    JS_FreeValue(ctx, object);
    return good;
}

static bool is_fresh(const Startup_report *report)
{
    return report->by_index && report->section.mode == STARTUP_FRESH;
}

/* Whether the host calls something: what glue calls, it does not. */
static bool is_hosts(const Startup_report *report)
{
    return report->calls && startup_can_enter(report) &&
           strcmp(startup_followed(report)->caller, "host") == 0;
}

/* What there is to say of INSTANCE; the caller frees it. */
static void examine(JSContext *ctx, const Embed_instance *instance, Startup_report *out)
{
    startup_examine(embed_instance_module(instance), startup_heeds(js_agent_of(ctx)->features),
                    out);
    if (!shell_of(ctx)->options->startup && !out->by_index) {
        out->calls = false;
        if (!out->heeded || out->section_state != STARTUP_BAD)
            *out->fault = 0;
    }
}

/* Says on standard error why nothing is called; the instance is there all the same. */
static void report_fault(JSContext *ctx, const char *fault)
{
    fflush(stdout);
    fprintf(stderr, "touchstone-ref: start-up: %s\n", fault);
    if (!shell_of(ctx)->exit_code)
        shell_of(ctx)->exit_code = 2;
}

/* Does for OBJECT, an Instance that was just made, what its module asks for. False after throwing. */
static bool follow(JSContext *ctx, JSValueConst object)
{
    const Embed_instance *instance = js_instance_of(object);
    Startup_report report;
    bool good = true;
    if (!instance)
        return true;
    examine(ctx, instance, &report);
    bool calls = is_hosts(&report);
    if (*report.fault)
        report_fault(ctx, report.fault);
    else
        good = introduce(ctx, &report, object, instance, calls && !is_fresh(&report));
    if (good && calls && is_fresh(&report))
        good = run_again(ctx, &report, instance);
    startup_report_free(&report);
    return good;
}

/* ---- when ---- */

static bool run_follow(Js_agent *agent, JSContext *ctx, void *data)
{
    (void)agent;
    return follow(ctx, *(JSValue *)data);
}

static void free_follow(Js_agent *agent, void *data)
{
    JS_FreeValueRT(agent->rt, *(JSValue *)data);
    free(data);
}

static void on_instantiated(JSContext *ctx, JSValueConst instance)
{
    JSValue *data = checked_calloc(1, sizeof *data);
    *data = JS_DupValue(ctx, instance);
    js_queue_first_task(ctx, (Js_task){run_follow, free_follow, data});
}

static bool on_evaluated(JSContext *ctx, const Esm_evaluation *evaluation, void *data)
{
    (void)data;
    return follow(ctx, evaluation->object);
}

/* ---- the global startup ---- */

/* startup.run(instance): runs the program again whose instance that is, in a new instance. */
static JSValue run_program(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    const Embed_instance *instance = argc > 0 ? js_instance_of(argv[0]) : NULL;
    Startup_report report;
    if (!instance)
        return JS_ThrowTypeError(ctx, "startup.run takes an Instance of a Module");
    examine(ctx, instance, &report);
    bool good = is_hosts(&report) && report.life == STARTUP_COMMAND;
    if (!good)
        JS_ThrowTypeError(ctx, "only commands run again; this is a %s%s%s",
                          startup_life_name(report.life), *report.fault ? ": " : "", report.fault);
    good = good && run_again(ctx, &report, instance);
    startup_report_free(&report);
    return good ? JS_UNDEFINED : JS_EXCEPTION;
}

static const JSCFunctionListEntry members[] = {JS_CFUNC_DEF("run", 1, run_program)};

static void setup(Js_agent *agent)
{
    esm_setup(agent);
    esm_on_evaluated(agent, on_evaluated, NULL);
    agent->instantiated = on_instantiated;
}

static bool setup_realm(JSContext *ctx)
{
    JSValue global = JS_GetGlobalObject(ctx), startup = JS_NewObject(ctx);
    bool good = !JS_IsException(startup) &&
                JS_SetPropertyFunctionList(ctx, startup, members, 1) >= 0 &&
                JS_DefinePropertyValueStr(ctx, startup, "hook", JS_NULL, JS_PROP_C_W_E) >= 0 &&
                JS_DefinePropertyValueStr(ctx, global, "startup", JS_DupValue(ctx, startup),
                                          JS_PROP_CONFIGURABLE | JS_PROP_WRITABLE) >= 0;
    JS_FreeValue(ctx, global);
    js_realm_set(ctx, JS_STARTUP, startup);
    return good && esm_setup_realm(ctx);
}

const Shell_modules esm_startup_modules = {
    .setup = setup, .setup_realm = setup_realm, .evaluate = esm_evaluate_file};
