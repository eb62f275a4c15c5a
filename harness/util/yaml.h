/* util/yaml.h: reading the project's YAML files with places for what is wrong in them. */
#ifndef TOUCHSTONE_HARNESS_YAML_H
#define TOUCHSTONE_HARNESS_YAML_H

#include <libfyaml.h>
#include <stdbool.h>

/* A parsed file. */
typedef struct Yaml {
    char *file;
    char *text; /* the document refers to it */
    struct fy_document *document;
} Yaml;

/* The document of TEXT; NULL where it is none, or has a zero byte. Nothing is printed: what was wrong is in *DIAG, to be
   destroyed by the caller, where DIAG is not NULL. */
struct fy_document *yaml_document(const char *text, size_t len, struct fy_diag **diag);
/* Parses FILE; its root must be a mapping. On an error prints one line with file, line and column; returns false. */
bool yaml_open(const char *file, Yaml *out);
void yaml_close(Yaml *yaml);

struct fy_node *yaml_root(const Yaml *yaml);

/* Prints "FILE:LINE:COL: ..." for NODE (NULL: the file as a whole) and returns false. */
bool yaml_complain(const Yaml *yaml, struct fy_node *node, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* True if every key of mapping NODE is one of KEYS (ends in NULL); else complains of the first that is not. */
bool yaml_keys(const Yaml *yaml, struct fy_node *node, const char *const *keys);

/* What NODE stands for: where it is an alias, the node that has the anchor; an alias of none is itself. */
struct fy_node *yaml_resolve(struct fy_node *node);

/* The value of KEY in mapping NODE, resolved, or NULL; a null value (null, ~, nothing) counts as none. */
struct fy_node *yaml_get(struct fy_node *node, const char *key);

/* Sets *out to a malloc'ed copy of the scalar at KEY, or leaves it alone where there is none. Complains, false, where
   the value is not a scalar, or where it is not there and REQUIRED. */
bool yaml_text(const Yaml *yaml, struct fy_node *node, const char *key, bool required, char **out);
/* The same for a number not below 0. */
bool yaml_number(const Yaml *yaml, struct fy_node *node, const char *key, double *out);
/* The same for true or false. */
bool yaml_flag(const Yaml *yaml, struct fy_node *node, const char *key, bool *out);
/* The same for a sequence of scalars (or one scalar): a NULL-terminated list. */
bool yaml_strings(const Yaml *yaml, struct fy_node *node, const char *key, bool required,
                  char ***out);

#endif
