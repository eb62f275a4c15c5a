/* fetch.h: fetch of files, and of a server on this machine. NON-SPEC but for its result. */
#ifndef TOUCHSTONE_JSAPI_WEB_FETCH_H
#define TOUCHSTONE_JSAPI_WEB_FETCH_H

#include "jsapi/web/headers.h"
#include "jsapi/web/url_parser.h"

/* fetch(input): a promise of a Response for the file that INPUT, a string or a URL, means. Paths are relative to the
   agent's base; those that begin with a slash to its root where it has one. Files named as FILE.headers, of lines
   `Name: value`, say what headers FILE has. An address of HTTP on this machine (web/http.h)
   is asked for by GET; where nobody answers, a TypeError. What is not there is a response of status 404, what is no file of this machine
   a TypeError. */
JSValue js_fetch(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv);

/* The path that URL, of the scheme file, means: below the agent's root, unless it is already. The caller frees it. */
Buffer js_path_of_url(const Js_agent *agent, const Url *url);
/* The bytes of the file PATH; false where it cannot be read. The caller frees them. */
bool js_fetch_file(const char *path, Buffer *out);
/* Appends the lines of PATH.headers; false if there is no such file. */
bool js_fetch_headers(const char *path, Js_headers *headers);
/* The MIME type that the ending of PATH stands for, NULL where it is none that is known. */
const char *js_type_of_path(const char *path);

#endif
