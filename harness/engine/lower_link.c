/* engine/lower_link.c: what modules that need module linking become for engines without it. */
#include "harness/engine/lower_link.h"

#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

void link_module(const Embed_module *module, Route route, const char *prefix, Linked *out)
{
    Embed_failure failure;
    Embed_result result;
    *out = (Linked){0};
    if (route == ROUTE_FLATTEN) {
        result = embed_link_flatten(module, &out->flat, &failure);
    } else {
        Embed_link_form form = route == ROUTE_SPLIT ? EMBED_LINK_SHARED : EMBED_LINK_NAMED;
        Embed_name start = {prefix, strlen(prefix)};
        result = embed_link_lower(module, form, start, &out->lowered, &failure);
    }
    if (result == EMBED_OK)
        return;
    bool said = failure.kind && strncmp(failure.kind, "unsupported ", 12) == 0;
    out->outcome = text_copy(said ? failure.kind : "unsupported front-end");
    out->message = text_copy(failure.message);
}

void linked_free(Linked *linked)
{
    embed_module_free(linked->flat);
    embed_lowered_free(linked->lowered);
    free(linked->outcome);
    free(linked->message);
    *linked = (Linked){0};
}
