/* host262.h: $262 as test262 describes it. NON-SPEC. */
#ifndef TOUCHSTONE_JSAPI_HOST262_H
#define TOUCHSTONE_JSAPI_HOST262_H

#include "jsapi/qjs.h"

#include <stdbool.h>

/* Defines $262 on the global object of the realm CTX; false after throwing. */
bool host262_setup(JSContext *ctx);
/* Waits for the agents that $262.agent.start made to end, and frees them; to be called by the first agent, at the end. */
void host262_join(void);

#endif
