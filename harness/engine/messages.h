/* engine/messages.h: an engine's wording, by pcre2 patterns. */
#ifndef TOUCHSTONE_ENGINE_MESSAGES_H
#define TOUCHSTONE_ENGINE_MESSAGES_H

#include "harness/engine/engine.h"
#include "harness/util/yaml.h"

/* Reads the key "messages" of an engine file: names of files under engines/messages/ beside it, or maps
   {match, outcome}. Complains and returns false on an error. */
bool messages_read(const Yaml *yaml, struct fy_node *root, Engine *out);
void messages_free(Engine *engine);

/* True if PATTERN is a pcre2 pattern. */
bool regex_compiles(const char *pattern);
/* The first group that PATTERN captures in TEXT (the whole match where it has none), malloc'ed; NULL for no match. */
char *regex_group(const char *pattern, const char *text);

#endif
