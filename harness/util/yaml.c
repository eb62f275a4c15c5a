/* util/yaml.c: reading the project's YAML files with places for what is wrong in them. */
#include "harness/util/yaml.h"

#include "harness/util/text.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The first error that libfyaml collected, as one line. */
static void complain_of(const char *file, struct fy_diag *diag)
{
    void *at = NULL;
    struct fy_diag_error *error = fy_diag_errors_iterate(diag, &at);
    if (error)
        complain("%s:%d:%d: %s", file, error->line, error->column, error->msg);
    else
        complain("%s:1:1: not a YAML document", file);
}

struct fy_document *yaml_document(const char *text, size_t len, struct fy_diag **diag)
{
    struct fy_diag_cfg diag_cfg;
    fy_diag_cfg_default(&diag_cfg);
    diag_cfg.fp = NULL;
    struct fy_diag *own = fy_diag_create(&diag_cfg);
    fy_diag_set_collect_errors(own, true);
    struct fy_parse_cfg cfg = {.diag = own, .flags = FYPCF_DEFAULT_DOC};
    struct fy_document *document =
        memchr(text, 0, len) ? NULL : fy_document_build_from_string(&cfg, text, len);
    if (diag)
        *diag = own;
    else
        fy_diag_destroy(own);
    return document;
}

bool yaml_open(const char *file, Yaml *out)
{
    size_t len;
    char *text = file_read(file, &len);
    if (!text) {
        complain("%s: %s", file, strerror(errno));
        return false;
    }
    struct fy_diag *diag;
    *out = (Yaml){.file = text_copy(file), .text = text};
    out->document = yaml_document(text, len, &diag);
    if (!out->document)
        complain_of(file, diag);
    fy_diag_destroy(diag);
    bool good = out->document != NULL;
    if (good && (!yaml_root(out) || !fy_node_is_mapping(yaml_root(out))))
        good = yaml_complain(out, yaml_root(out), "a mapping (key: value lines) is wanted here");
    if (!good)
        yaml_close(out);
    return good;
}

void yaml_close(Yaml *yaml)
{
    if (yaml->document)
        fy_document_destroy(yaml->document);
    free(yaml->text);
    free(yaml->file);
    *yaml = (Yaml){0};
}

struct fy_node *yaml_root(const Yaml *yaml)
{
    return fy_document_root(yaml->document);
}

struct fy_node *yaml_resolve(struct fy_node *node)
{
    struct fy_node *anchored = node && fy_node_is_alias(node) ? fy_node_resolve_alias(node) : node;
    return anchored ? anchored : node;
}

/* The first token in NODE: where it starts. */
static const struct fy_mark *mark_of(struct fy_node *node)
{
    void *at = NULL;
    if (node && (fy_node_is_alias(node) || fy_node_is_scalar(node))) {
        struct fy_token *token = fy_node_get_scalar_token(node);
        return token ? fy_token_start_mark(token) : NULL;
    }
    if (node && fy_node_is_mapping(node)) {
        struct fy_node_pair *pair = fy_node_mapping_iterate(node, &at);
        return pair ? mark_of(fy_node_pair_key(pair)) : NULL;
    }
    struct fy_node *item = node ? fy_node_sequence_iterate(node, &at) : NULL;
    return item ? mark_of(item) : NULL;
}

bool yaml_complain(const Yaml *yaml, struct fy_node *node, const char *format, ...)
{
    char text[500];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    const struct fy_mark *mark = mark_of(node);
    complain("%s:%d:%d: %s", yaml->file, mark ? mark->line + 1 : 1, mark ? mark->column + 1 : 1,
             text);
    return false;
}

bool yaml_keys(const Yaml *yaml, struct fy_node *node, const char *const *keys)
{
    void *at = NULL;
    if (!fy_node_is_mapping(node))
        return yaml_complain(yaml, node, "a mapping (key: value) is wanted here");
    for (struct fy_node_pair *pair; (pair = fy_node_mapping_iterate(node, &at));) {
        const char *key = fy_node_get_scalar0(fy_node_pair_key(pair));
        size_t i = 0;
        while (keys[i] && (!key || strcmp(keys[i], key) != 0))
            i++;
        if (!keys[i])
            return yaml_complain(yaml, fy_node_pair_key(pair), "unknown key '%s'", key ? key : "?");
    }
    return true;
}

struct fy_node *yaml_get(struct fy_node *node, const char *key)
{
    struct fy_node *value = fy_node_mapping_lookup_by_string(node, key, (size_t)-1);
    value = yaml_resolve(value);
    bool plain = value && fy_node_is_scalar(value) && !fy_node_is_alias(value) &&
                 fy_node_get_style(value) == FYNS_PLAIN;
    const char *text = plain ? fy_node_get_scalar0(value) : NULL;
    return plain && (!text || !*text || strcmp(text, "null") == 0 || strcmp(text, "~") == 0)
               ? NULL
               : value;
}

/* The text of NODE, which was resolved and is the value (or one of them) of KEY; NULL after one line where it is not one
   value. TAKES: what the key takes. */
static const char *one_value(const Yaml *yaml, struct fy_node *node, const char *key,
                             const char *takes)
{
    const char *text = fy_node_is_scalar(node) ? fy_node_get_scalar0(node) : NULL;
    if (fy_node_is_alias(node))
        yaml_complain(yaml, node, "nothing has the anchor '%s'", text ? text : "?");
    else if (!text)
        yaml_complain(yaml, node, "'%s' takes %s", key, takes);
    return fy_node_is_alias(node) ? NULL : text;
}

bool yaml_text(const Yaml *yaml, struct fy_node *node, const char *key, bool required, char **out)
{
    struct fy_node *value = yaml_get(node, key);
    if (!value)
        return !required || yaml_complain(yaml, node, "key '%s' is wanted here", key);
    const char *text = one_value(yaml, value, key, "one value");
    if (!text)
        return false;
    free(*out);
    *out = text_copy(text);
    return true;
}

bool yaml_number(const Yaml *yaml, struct fy_node *node, const char *key, double *out)
{
    char *text = NULL, *end = NULL;
    if (!yaml_text(yaml, node, key, false, &text))
        return false;
    bool good = true;
    if (text) {
        *out = strtod(text, &end);
        if (end == text || *end || !(*out >= 0) || *out > 1e9)
            good = yaml_complain(yaml, yaml_get(node, key), "'%s' takes a number not below 0", key);
    }
    free(text);
    return good;
}

bool yaml_flag(const Yaml *yaml, struct fy_node *node, const char *key, bool *out)
{
    char *text = NULL;
    if (!yaml_text(yaml, node, key, false, &text))
        return false;
    bool good = true;
    if (text && (strcmp(text, "true") == 0 || strcmp(text, "false") == 0))
        *out = strcmp(text, "true") == 0;
    else if (text)
        good = yaml_complain(yaml, yaml_get(node, key), "'%s' takes true or false", key);
    free(text);
    return good;
}

bool yaml_strings(const Yaml *yaml, struct fy_node *node, const char *key, bool required,
                  char ***out)
{
    struct fy_node *value = yaml_get(node, key);
    void *at = NULL;
    if (!value)
        return !required || yaml_complain(yaml, node, "key '%s' is wanted here", key);
    if (!fy_node_is_sequence(value)) {
        const char *text = one_value(yaml, value, key, "a list");
        if (text)
            strings_push(out, text_copy(text));
        return text != NULL;
    }
    for (struct fy_node *item; (item = fy_node_sequence_iterate(value, &at));) {
        const char *text = one_value(yaml, yaml_resolve(item), key, "a list of plain values");
        if (!text)
            return false;
        strings_push(out, text_copy(text));
    }
    return true;
}
