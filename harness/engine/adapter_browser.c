/* engine/adapter_browser.c: browsers, which take requests from a page (browser/transport.c). Scripts are those of JavaScript
 * shells; a case in the form of web-platform-tests is named by its address on the session's own server. */
#include "harness/engine/adapter.h"

#include "harness/util/text.h"

#include <jansson.h>
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

/* Pages of a checkout of web-platform-tests are served as they are there; those of other suites may share memory. */
static bool is_shared(const Case *of)
{
    return strcmp(of->suite, "wpt") != 0;
}

static char *wpt_request(const Engine *engine, const Case *of, const Script *script,
                         const Attempt *attempt, Job_plan *plan, size_t *len)
{
    (void)script;
    plan->refused = wpt_refusal(engine->host, of->wpt);
    if (plan->refused)
        return NULL;
    char *url, *root = wpt_place(of->wpt, of->path, engine->route == ROUTE_WORKER, &url);
    json_t *request = json_pack("{s:s, s:s, s:s, s:s, s:b}", "case", attempt->token, "kind", "wpt",
                                "url", url, "root", root, "shared", is_shared(of));
    if (of->folder) {
        json_object_set_new(request, "folder", json_string(of->folder));
        json_object_set_new(request, "features", json_string(of->features));
    }
    char *text = json_dumps(request, JSON_COMPACT | JSON_ENSURE_ASCII);
    json_decref(request);
    free(root);
    free(url);
    *len = strlen(text);
    return text;
}

static size_t wpt_interpret(const Engine *engine, const Case *of, const Script *script,
                            const Attempt *attempt, const Process_result *results, size_t results_n,
                            Outcomes *outcomes)
{
    return adapter_wpt.interpret(engine, of, script, attempt, results, results_n, outcomes);
}

const Adapter adapter_browser = {
    .kind = "browser", .request = script_request, .interpret = script_interpret};
const Adapter adapter_browser_wpt = {
    .kind = "browser", .request = wpt_request, .interpret = wpt_interpret};
