/* resource.h: what a URL of a module is the URL of: its bytes and its type. NON-SPEC but for HTML's and Fetch's terms. */
#ifndef TOUCHSTONE_ESM_RESOURCE_H
#define TOUCHSTONE_ESM_RESOURCE_H

#include "jsapi/agent.h"
#include "jsapi/web/url_parser.h"

/* What the MIME type of a resource makes of it. */
typedef enum Esm_type {
    ESM_NO_MODULE,  /* nothing that a module can be */
    ESM_JAVASCRIPT, /* a JavaScript MIME type */
    ESM_WASM,       /* application/wasm */
    ESM_WAT,        /* a file of that ending: the text format */
    ESM_JSON        /* a JSON MIME type */
} Esm_type;

typedef struct Esm_resource {
    Buffer bytes; /* ended by a NUL that does not count */
    Esm_type type;
    bool sniffed; /* it has no MIME type: its first bytes say TYPE */
} Esm_resource;

/* The URL of the file PATH; false where there is none. The caller frees it. */
bool esm_url_of_path(const char *path, Url *out);
/* Resolve a module specifier: SPECIFIER against the URL or path of REFERRER; false where it is a bare one or no URL. */
bool esm_resolve_specifier(const char *referrer, const char *specifier, Url *out);
/* Fetches what URL means: a file, or the data in a data: URL. False where it cannot be had. The caller frees the bytes. */
bool esm_fetch(const Js_agent *agent, const Url *url, Esm_resource *out);

#endif
