/* engine/adapter_worker_host.c: hosts of workers in the manner of workerd: no shell and no page, but a worker that pulls requests
 * over HTTP (browser/transport.c) and prints records. Scripts are those of JavaScript shells. A case in the form of
 * web-platform-tests is sent whole, with the modules of its folder, which the host injects into the worker that it runs in as
 * bindings: the global "bindings" has them by their files' names. */
#include "harness/engine/adapter.h"

#include "harness/case/stage.h"
#include "harness/engine/js/driver.js.inc"
#include "harness/engine/js/worker_host.js.inc"
#include "harness/engine/js/wpt.js.inc"
#include "harness/util/text.h"

#include <dirent.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *script_request(const Engine *engine, const Case *of, const Script *script,
                            const Attempt *attempt, Job_plan *plan, size_t *len)
{
    return adapter_js_shell.request(engine, of, script, attempt, plan, len);
}

static size_t script_interpret(const Engine *engine, const Case *of, const Script *script,
                               const Attempt *attempt, const Process_result *results,
                               size_t results_n, Outcomes *outcomes)
{
    return adapter_js_shell.interpret(engine, of, script, attempt, results, results_n, outcomes);
}

/* The module of the worker that serves. */
static char *server(const Engine *engine, size_t *len)
{
    (void)engine;
    json_t *wpt = json_string(engine_js_wpt_js);
    char *literal = json_dumps(wpt, JSON_ENCODE_ANY);
    char *text = text_format("%s\nconst touchstone_wpt_text = %s;\n%s\n", engine_js_driver_js,
                             literal, engine_js_worker_host_js);
    json_decref(wpt);
    free(literal);
    *len = strlen(text);
    return text;
}

/* ---- cases in the form of web-platform-tests ---- */

static char *base64(const char *bytes, size_t len)
{
    static const char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";
    char *text = memory_new((len + 2) / 3 * 4 + 1), *at = text;
    for (size_t i = 0; i < len; i += 3) {
        uint32_t word = 0;
        for (size_t k = 0; k < 3; k++)
            word = word << 8 | (i + k < len ? (unsigned char)bytes[i + k] : 0);
        for (size_t k = 0; k < 4; k++)
            *at++ = digits[k <= len - i ? word >> (18 - 6 * k) & 63 : 64];
    }
    return text;
}

/* Adds the text of the script that PLAN's row SCRIPT names to SOURCES. */
static void add_source(json_t *sources, const json_t *script)
{
    const char *path = json_string_value(json_object_get(script, "path"));
    size_t len;
    char *text = path ? file_read(path, &len) : NULL;
    json_t *string = text ? json_stringn(text, len) : NULL;
    if (string)
        json_object_set_new(sources, path, string);
    free(text);
}

/* The modules of the folder FROM, bytes in base 64 by the files' names. */
static json_t *modules_of(const char *from)
{
    json_t *modules = json_object();
    DIR *dir = opendir(from);
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        size_t n = strlen(entry->d_name), len;
        if (n < 6 || strcmp(entry->d_name + n - 5, ".wasm") != 0)
            continue;
        char *path = text_format("%s/%s", from, entry->d_name), *bytes = file_read(path, &len);
        char *text = bytes ? base64(bytes, len) : NULL;
        if (text)
            json_object_set_new(modules, entry->d_name, json_string(text));
        free(text);
        free(bytes);
        free(path);
    }
    if (dir)
        closedir(dir);
    return modules;
}

/* A copy of the case's folder, with its modules in binary form: malloc'ed, NULL after one line. */
static char *copy_of(const Case *of)
{
    const char *base = getenv("TMPDIR");
    char *made = text_format("%s/touchstone-XXXXXX", base && *base ? base : "/tmp"), *to = NULL;
    if (!mkdtemp(made)) {
        complain("%s: no folder can be made here", made);
        free(made);
        return NULL;
    }
    to = text_format("%s/case", made);
    bool good = stage_copy(of->folder, of->features, to);
    if (!good)
        folder_remove(made);
    free(made);
    if (good)
        return to;
    free(to);
    return NULL;
}

/* The request for the case OF, whose modules are in the folder COPY, which may be NULL. Malloc'ed. */
static char *wpt_text(const Case *of, const Attempt *attempt, const char *copy)
{
    char *told = wpt_plan(of, of->path, NULL, "");
    json_t *plan = json_loads(told ? told : "{}", 0, NULL), *sources = json_object(), *script;
    size_t i;
    json_array_foreach(json_object_get(plan, "scripts"), i, script)
    {
        add_source(sources, script);
    }
    json_t *request = json_pack("{s:s, s:s, s:b, s:o, s:o, s:o}", "case", attempt->token, "kind",
                                "wpt", "shared", true, "plan", plan, "sources", sources, "modules",
                                copy ? modules_of(copy) : json_object());
    char *text = json_dumps(request, JSON_COMPACT | JSON_ENSURE_ASCII);
    json_decref(request);
    free(told);
    return text;
}

static char *wpt_request(const Engine *engine, const Case *of, const Script *script,
                         const Attempt *attempt, Job_plan *plan, size_t *len)
{
    (void)script;
    const Wpt *wpt = of->wpt;
    if (wpt->browser || wpt->server || wpt->module)
        plan->refused = text_copy(wpt->browser  ? "unsupported browser"
                                  : wpt->server ? "unsupported server"
                                                : "unsupported esm");
    else
        plan->refused = wpt_refusal(engine->host, wpt);
    if (plan->refused)
        return NULL;
    char *copy = of->folder ? copy_of(of) : NULL;
    char *text = of->folder && !copy ? NULL : wpt_text(of, attempt, copy);
    if (copy) {
        *strrchr(copy, '/') = 0;
        folder_remove(copy);
        free(copy);
    }
    *len = text ? strlen(text) : 0;
    return text;
}

static size_t wpt_interpret(const Engine *engine, const Case *of, const Script *script,
                            const Attempt *attempt, const Process_result *results, size_t results_n,
                            Outcomes *outcomes)
{
    return adapter_wpt.interpret(engine, of, script, attempt, results, results_n, outcomes);
}

const Adapter adapter_worker_host = {.kind = "worker-host",
                                     .request = script_request,
                                     .server = server,
                                     .interpret = script_interpret};
const Adapter adapter_worker_host_wpt = {
    .kind = "worker-host", .request = wpt_request, .interpret = wpt_interpret};
