/* url.h: URL (URL Standard, "URL class"): as far as module resolution needs it. */
#ifndef TOUCHSTONE_JSAPI_WEB_URL_H
#define TOUCHSTONE_JSAPI_WEB_URL_H

#include "jsapi/idl.h"
#include "jsapi/web/url_parser.h"

/* The record of a URL object, NULL for any other value. */
Url *js_url_of(JSValueConst value);

extern const Idl_interface js_url_interface;

#endif
