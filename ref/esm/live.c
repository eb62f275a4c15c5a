/* live.c: bindings of mutable globals that WebAssembly Module Records export (ESM integration, ExecuteModule). */
#include "esm/live.h"

#include "jsapi/convert.h"
#include "util/alloc.h"

#include <stdlib.h>

/* Sets the bindings of GLOBALADDR to ToJSValue(global_read(store, globaladdr)). */
static void follow(void *data, uint32_t globaladdr)
{
    Js_agent *agent = data;
    Esm_live *live = &esm_loader(agent)->live;
    if (globaladdr >= live->heads_n)
        return;
    Embed_value value = embed_global_read(agent->store, globaladdr);
    for (uint32_t i = live->heads[globaladdr]; i; i = live->at[i - 1].next) {
        const Esm_binding *binding = &live->at[i - 1];
        if (!binding->record)
            continue;
        JSValue v = js_tojsvalue(binding->realm, &value);
        if (JS_IsException(v))
            JS_FreeValue(binding->realm, JS_GetException(binding->realm));
        else
            qjs_module_bind(binding->realm, binding->module, (int)binding->export, v);
    }
}

void esm_make_live(JSContext *ctx, JSModuleDef *m, const Esm_record *self, uint32_t export,
                   uint32_t globaladdr)
{
    Js_agent *agent = js_agent_of(ctx);
    Esm_live *live = &esm_loader(agent)->live;
    while (live->heads_n <= globaladdr)
        PUSH(live->heads, live->heads_n, live->heads_capacity, 0);
    Esm_binding binding = {.realm = ctx,
                           .module = m,
                           .record = self,
                           .export = export,
                           .next = live->heads[globaladdr]};
    PUSH(live->at, live->n, live->capacity, binding);
    live->heads[globaladdr] = (uint32_t)live->n;
    if (live->n == 1)
        embed_store_on_global(agent->store, follow, agent);
    embed_global_watch(agent->store, globaladdr, true);
}

void esm_forget_live(Js_agent *agent, const Esm_record *self)
{
    Esm_live *live = agent->loader ? &esm_loader(agent)->live : NULL;
    for (size_t i = 0; live && i < live->n; i++) {
        if (live->at[i].record == self)
            live->at[i].record = NULL;
    }
}

void esm_live_free(Esm_live *live)
{
    free(live->heads);
    free(live->at);
}
