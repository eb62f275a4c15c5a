/* engine/lower_js_parts.h: pieces of the JSON that engine/lower_js.h describes. */
#ifndef TOUCHSTONE_ENGINE_LOWER_JS_PARTS_H
#define TOUCHSTONE_ENGINE_LOWER_JS_PARTS_H

#include "ref/embed/touchstone_link.h"

#include <jansson.h>
#include <stddef.h>
#include <stdint.h>

/* MODULE: base64. */
json_t *json_of_bytes(const uint8_t *bytes, size_t len);
/* The binary form of MODULE likewise. */
json_t *json_of_module(const Embed_module *module);
/* Null where NAME is not UTF-8. */
json_t *json_of_name(Embed_name name);
/* LINKED: core modules and how they are joined. */
json_t *json_of_linked(const Embed_lowered *lowered);

#endif
