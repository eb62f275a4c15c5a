/* engine/messages.c: an engine's wording, by pcre2 patterns. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "harness/engine/messages.h"

#include "harness/util/text.h"

#include <pcre2.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    MATCH_LIMIT = 100000
}; /* engines print what they like; a pattern must not take long over it */

static pcre2_code *compile(const char *pattern)
{
    int error;
    PCRE2_SIZE offset;
    return pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, 0, &error, &offset, NULL);
}

/* Matches CODE; *data is freed by the caller when the result is true. */
static bool matches(const pcre2_code *code, const char *text, pcre2_match_data **data)
{
    pcre2_match_context *context = pcre2_match_context_create(NULL);
    pcre2_set_match_limit(context, MATCH_LIMIT);
    *data = pcre2_match_data_create_from_pattern(code, NULL);
    int count = pcre2_match(code, (PCRE2_SPTR)text, strlen(text), 0, 0, *data, context);
    pcre2_match_context_free(context);
    if (count <= 0)
        pcre2_match_data_free(*data);
    return count > 0;
}

bool regex_compiles(const char *pattern)
{
    pcre2_code *code = compile(pattern);
    pcre2_code_free(code);
    return code != NULL;
}

char *regex_group(const char *pattern, const char *text)
{
    pcre2_code *code = compile(pattern);
    pcre2_match_data *data;
    char *group = NULL;
    if (code && matches(code, text, &data)) {
        const PCRE2_SIZE *at = pcre2_get_ovector_pointer(data);
        int first = pcre2_get_ovector_count(data) > 1 && at[2] != PCRE2_UNSET ? 2 : 0;
        group = text_copy_n(text + at[first], at[first + 1] - at[first]);
        pcre2_match_data_free(data);
    }
    pcre2_code_free(code);
    return group;
}

static bool add_rule(const Yaml *yaml, struct fy_node *node, Engine *out)
{
    static const char *const keys[] = {"match", "outcome", NULL};
    Message_rule rule = {0};
    bool good = yaml_keys(yaml, node, keys) &&
                yaml_text(yaml, node, "match", true, &rule.pattern) &&
                yaml_text(yaml, node, "outcome", true, &rule.outcome);
    if (good && !(rule.compiled = compile(rule.pattern)))
        good =
            yaml_complain(yaml, yaml_get(node, "match"), "'%s' is no pcre2 pattern", rule.pattern);
    if (!good) {
        free(rule.pattern);
        free(rule.outcome);
        return false;
    }
    out->rules = array_room(out->rules, out->rules_n, sizeof *out->rules);
    out->rules[out->rules_n++] = rule;
    return true;
}

static bool add_rules(const Yaml *yaml, struct fy_node *list, Engine *out);

/* The rules of messages/NAME.yaml beside the engine file, or where the project's own are. */
static bool add_file(const Yaml *yaml, struct fy_node *node, Engine *out)
{
    static const char *const keys[] = {"messages", NULL};
    const char *name = fy_node_get_scalar0(node);
    if (!*name || strchr(name, '/'))
        return yaml_complain(yaml, node, "a name of a file in messages/ is wanted here");
    const char *slash = strrchr(yaml->file, '/');
    char *path = text_format("%.*smessages/%s.yaml", slash ? (int)(slash - yaml->file + 1) : 0,
                             yaml->file, name);
    if (access(path, F_OK) != 0) {
        char *own = text_format("harness/engines/messages/%s.yaml", name);
        free(path);
        path = project_path(own);
        free(own);
    }
    Yaml file;
    bool good = yaml_open(path, &file);
    if (good) {
        struct fy_node *list = yaml_get(yaml_root(&file), "messages");
        good = yaml_keys(&file, yaml_root(&file), keys) && add_rules(&file, list, out);
        yaml_close(&file);
    }
    free(path);
    return good;
}

static bool add_rules(const Yaml *yaml, struct fy_node *list, Engine *out)
{
    void *at = NULL;
    if (!list || !fy_node_is_sequence(list))
        return yaml_complain(yaml, list, "'messages' takes a list");
    bool in_messages = strstr(yaml->file, "/messages/") != NULL;
    for (struct fy_node *node; (node = fy_node_sequence_iterate(list, &at));) {
        if (fy_node_is_scalar(node) && in_messages)
            return yaml_complain(yaml, node, "a map {match, outcome} is wanted here");
        if (!(fy_node_is_scalar(node) ? add_file(yaml, node, out) : add_rule(yaml, node, out)))
            return false;
    }
    return true;
}

bool messages_read(const Yaml *yaml, struct fy_node *root, Engine *out)
{
    struct fy_node *list = yaml_get(root, "messages");
    return !list || add_rules(yaml, list, out);
}

void messages_free(Engine *engine)
{
    for (size_t i = 0; i < engine->rules_n; i++) {
        free(engine->rules[i].pattern);
        free(engine->rules[i].outcome);
        pcre2_code_free(engine->rules[i].compiled);
    }
    free(engine->rules);
}

const char *engine_outcome_of(const Engine *engine, const char *message)
{
    pcre2_match_data *data;
    for (size_t i = 0; i < engine->rules_n; i++) {
        if (matches(engine->rules[i].compiled, message, &data)) {
            pcre2_match_data_free(data);
            return engine->rules[i].outcome;
        }
    }
    return NULL;
}
