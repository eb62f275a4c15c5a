/* host_func.h: what func.c asks of host_func.c. NON-SPEC. */
#ifndef TOUCHSTONE_JSAPI_HOST_FUNC_H
#define TOUCHSTONE_JSAPI_HOST_FUNC_H

#include "jsapi/agent.h"

/* Whether a parameter or result of TYPE is unpassable (js_is_unpassable). */
bool js_has_unpassable(const Embed_functype *type);
/* The index of the host function FUNCADDR. */
uint32_t js_index_of_host_function(const Js_agent *agent, uint32_t funcaddr);

#endif
