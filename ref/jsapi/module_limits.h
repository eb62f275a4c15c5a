/* module_limits.h: the limits that js-api sets for modules ("Implementation-defined Limits"). */
#ifndef TOUCHSTONE_JSAPI_MODULE_LIMITS_H
#define TOUCHSTONE_JSAPI_MODULE_LIMITS_H

#include "embed/touchstone.h"

/* Whether a validated MODULE exceeds none of them; false after filling *failure. Those not named here are limits of the
   reference, which sees to them when it reads a module. */
bool js_is_within_limits(const Embed_module *module, Embed_failure *failure);

#endif
