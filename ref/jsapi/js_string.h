/* js_string.h: the builtin set js-string (js-api, "String Builtins"). */
#ifndef TOUCHSTONE_JSAPI_JS_STRING_H
#define TOUCHSTONE_JSAPI_JS_STRING_H

#include "jsapi/builtins.h"

extern const Js_builtin js_string_builtins[];

#endif
