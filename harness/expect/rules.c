/* expect/rules.c: reading expectation files, and which rule means what. */
#include "harness/expect/expect.h"

#include "harness/util/text.h"
#include "harness/util/yaml.h"

#include <ctype.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void rule_free(Rule *rule)
{
    char *texts[] = {rule->file,      rule->glob,   rule->steps, rule->engine,
                     rule->condition, rule->reason, rule->link};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        free(texts[i]);
    strings_free(rule->expect);
}

void rules_free(Rules *rules)
{
    for (size_t i = 0; i < rules->n; i++)
        rule_free(&rules->at[i]);
    free(rules->at);
    *rules = (Rules){0};
}

/* ---- where a rule stands in its file ---- */

/* The bytes of scalar NODE, quotes included. */
static void bytes_of(const Yaml *yaml, struct fy_node *node, size_t *start, size_t *end)
{
    struct fy_token *token = fy_node_get_scalar_token(node);
    *start = fy_token_start_mark(token)->input_pos;
    *end = fy_token_end_mark(token)->input_pos;
    char quote = *start ? yaml->text[*start - 1] : 0;
    if ((quote == '"' || quote == '\'') && yaml->text[*end] == quote) {
        --*start;
        ++*end;
    }
}

/* The last byte behind NODE, a scalar or a sequence of scalars. */
static size_t end_of(const Yaml *yaml, struct fy_node *node, size_t otherwise)
{
    size_t start, end = otherwise;
    void *at = NULL;
    if (fy_node_is_scalar(node)) {
        bytes_of(yaml, node, &start, &end);
        return end;
    }
    for (struct fy_node *item; (item = fy_node_sequence_iterate(node, &at));)
        bytes_of(yaml, item, &start, &end);
    return end;
}

/* Sets start and end of RULE, which is NODE: whole lines, from that of its first key to that of its last brace or value. */
static void place_rule(const Yaml *yaml, struct fy_node *node, Rule *rule)
{
    void *at = NULL;
    size_t start = 0, end = 0, first = SIZE_MAX, last = 0;
    for (struct fy_node_pair *pair; (pair = fy_node_mapping_iterate(node, &at));) {
        bytes_of(yaml, fy_node_pair_key(pair), &start, &end);
        first = start < first ? start : first;
        end = end_of(yaml, fy_node_pair_value(pair), end);
        last = end > last ? end : last;
    }
    for (rule->line = 1, start = 0; start < first; start++)
        rule->line += yaml->text[start] == '\n';
    while (first && yaml->text[first - 1] != '\n')
        first--;
    size_t brace = last + strspn(yaml->text + last, " \t\r\n],");
    last = yaml->text[brace] == '}' ? brace : last;
    rule->start = first;
    rule->end = last + strcspn(yaml->text + last, "\n");
    rule->end += yaml->text[rule->end] == '\n';
}

static void place_expect(const Yaml *yaml, struct fy_node *value, Rule *rule)
{
    size_t start, end;
    void *at = NULL;
    rule->expect_listed = fy_node_is_sequence(value);
    if (!rule->expect_listed) {
        bytes_of(yaml, value, &rule->expect_start, &rule->expect_end);
        return;
    }
    bool any = false;
    for (struct fy_node *item; (item = fy_node_sequence_iterate(value, &at)); any = true) {
        bytes_of(yaml, item, &start, &end);
        rule->expect_start = any ? rule->expect_start : start;
        rule->expect_end = end;
    }
}

/* ---- reading ---- */

/* Steps of a command: "3,7-9" in order. */
static bool is_ranges(const char *text)
{
    while (isdigit((unsigned char)*text)) {
        text += strspn(text, "0123456789");
        if (*text == '-' && isdigit((unsigned char)text[1]))
            text += 1 + strspn(text + 1, "0123456789");
        if (!*text)
            return true;
        if (*text++ != ',')
            return false;
    }
    return false;
}

static bool read_action(const Yaml *yaml, struct fy_node *node, Rule *rule)
{
    char *action = NULL;
    if (!yaml_text(yaml, node, "action", false, &action))
        return false;
    bool good = true;
    if (action && strcmp(action, "skip") == 0)
        rule->action = ACTION_SKIP;
    else if (action && strcmp(action, "omit") == 0)
        rule->action = ACTION_OMIT;
    else if (action)
        good = yaml_complain(yaml, yaml_get(node, "action"), "'action' takes skip or omit");
    free(action);
    if (!good)
        return false;
    if ((rule->action != ACTION_RUN) == (rule->expect != NULL))
        return yaml_complain(yaml, node,
                             "a rule has 'expect' (a list of outcomes) or 'action' (skip, omit)");
    if (rule->action != ACTION_RUN && rule->steps)
        return yaml_complain(yaml, yaml_get(node, "case"),
                             "a rule with an action means whole cases; leave '#%s' out",
                             rule->steps);
    return true;
}

static bool read_rule(const Yaml *yaml, struct fy_node *node, Rule *rule)
{
    static const char *const keys[] = {"case",   "engine", "if",   "expect",
                                       "action", "reason", "link", NULL};
    *rule = (Rule){.file = text_copy(yaml->file)};
    if (!yaml_keys(yaml, node, keys))
        return false;
    place_rule(yaml, node, rule);
    if (!yaml_text(yaml, node, "case", true, &rule->glob) ||
        !yaml_text(yaml, node, "engine", false, &rule->engine) ||
        !yaml_text(yaml, node, "if", false, &rule->condition) ||
        !yaml_strings(yaml, node, "expect", false, &rule->expect) ||
        !yaml_text(yaml, node, "reason", true, &rule->reason) ||
        !yaml_text(yaml, node, "link", true, &rule->link))
        return false;
    char *hash = strchr(rule->glob, '#');
    if (hash) {
        rule->steps = text_copy(hash + 1);
        *hash = 0;
    }
    if (!*rule->reason || !*rule->link)
        return yaml_complain(yaml, node, "neither 'reason' nor 'link' may be empty");
    if (!read_action(yaml, node, rule))
        return false;
    if (rule->expect)
        place_expect(yaml, yaml_get(node, "expect"), rule);
    return true;
}

bool rules_read(const char *file, Rules *rules)
{
    static const char *const keys[] = {"version", "rules", NULL};
    Yaml yaml;
    double version = 0;
    void *at = NULL;
    if (!yaml_open(file, &yaml))
        return false;
    struct fy_node *root = yaml_root(&yaml), *list = yaml_get(root, "rules");
    bool good = yaml_keys(&yaml, root, keys) && yaml_number(&yaml, root, "version", &version);
    if (good && version != 1)
        good = yaml_complain(&yaml, root, "'version: 1' is wanted here");
    if (list && fy_node_is_scalar(list) && !*fy_node_get_scalar0(list))
        list = NULL;
    if (good && list && !fy_node_is_sequence(list))
        good = yaml_complain(&yaml, list, "'rules' takes a list");
    for (struct fy_node *item; good && list && (item = fy_node_sequence_iterate(list, &at));) {
        rules->at = array_room(rules->at, rules->n, sizeof *rules->at);
        good = read_rule(&yaml, item, &rules->at[rules->n++]);
    }
    yaml_close(&yaml);
    return good;
}

/* Reads expectations.yaml in the folder of the path WORD, or WORD itself; a word that is no path has none. */
static bool read_beside(const char *word, Rules *rules)
{
    struct stat info;
    const char *path = strncmp(word, "wpt:", 4) == 0 ? word + 4 : word;
    if (stat(path, &info) != 0)
        return true;
    const char *slash = strrchr(path, '/');
    char *folder = S_ISDIR(info.st_mode) ? text_copy(path)
                   : slash               ? text_copy_n(path, (size_t)(slash - path) + 1)
                                         : text_copy(".");
    char *file = text_format("%s/expectations.yaml", folder);
    bool good = access(file, F_OK) != 0 || rules_read(file, rules);
    free(file);
    free(folder);
    return good;
}

bool rules_read_all(char *const *words, char *const *files, Rules *rules)
{
    const char *given = getenv("TOUCHSTONE_EXPECTATIONS");
    char *file = given && *given ? text_copy(given) : project_path("corpus/expectations.yaml");
    bool good = access(file, F_OK) != 0 || rules_read(file, rules);
    free(file);
    for (; good && words && *words; words++)
        good = read_beside(*words, rules);
    for (; good && files && *files; files++)
        good = rules_read(*files, rules);
    return good;
}

/* ---- matching ---- */

bool rule_means_case(const Rule *rule, const char *name)
{
    return fnmatch(rule->glob, name, 0) == 0;
}

static bool in_ranges(const char *ranges, int64_t step)
{
    while (*ranges) {
        char *end;
        long long first = strtoll(ranges, &end, 10), last = first;
        if (*end == '-')
            last = strtoll(end + 1, &end, 10);
        if (step >= first && step <= last)
            return true;
        ranges = *end == ',' ? end + 1 : end + strlen(end);
    }
    return false;
}

bool rule_means_step(const Rule *rule, int64_t step, const char *subtest)
{
    if (!rule->steps)
        return true;
    if (subtest)
        return fnmatch(rule->steps, subtest, 0) == 0;
    return is_ranges(rule->steps) ? in_ranges(rule->steps, step) : strcmp(rule->steps, "*") == 0;
}

Action rules_action(const Rules *rules, const bool *holds, const char *name, const Rule **rule)
{
    Action action = ACTION_RUN;
    for (size_t i = 0; i < rules->n; i++) {
        const Rule *each = &rules->at[i];
        if (!holds[i] || (each->steps && each->action == ACTION_RUN) ||
            !rule_means_case(each, name))
            continue;
        action = each->action;
        if (rule)
            *rule = each;
    }
    return action;
}
