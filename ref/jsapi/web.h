/* web.h: what every realm with the WebAssembly JavaScript API has: the namespace, its interfaces, the web's small things. */
#ifndef TOUCHSTONE_JSAPI_WEB_H
#define TOUCHSTONE_JSAPI_WEB_H

#include "jsapi/qjs.h"

#include <stdbool.h>

/* Defines them on the global object of the realm CTX; false after throwing. */
bool js_setup_interfaces(JSContext *ctx);

#endif
