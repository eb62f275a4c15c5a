/* fetch.h: fetch of files. NON-SPEC but for its result. */
#ifndef TOUCHSTONE_JSAPI_WEB_FETCH_H
#define TOUCHSTONE_JSAPI_WEB_FETCH_H

#include "jsapi/qjs.h"

/* fetch(input): a promise of a Response for the file that INPUT, a string or a URL, means. Paths are relative to the
   agent's base; those that begin with a slash to its root where it has one. Files named as FILE.headers, of lines
   `Name: value`, say what headers FILE has. What is not there is a response of status 404, what is no file of this machine
   a TypeError. */
JSValue js_fetch(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv);

#endif
