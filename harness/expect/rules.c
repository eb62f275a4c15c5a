/* expect/rules.c: reading expectation files, and which rule means what. */
#include "harness/expect/internal.h"

#include "harness/util/text.h"
#include "harness/util/yaml.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void rule_free(Rule *rule)
{
    char *texts[] = {rule->file,   rule->glob,      rule->name,   rule->steps,
                     rule->engine, rule->condition, rule->reason, rule->link};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        free(texts[i]);
    strings_free(rule->expect);
    strings_free(rule->steps_list);
    free(rule->steps_at);
}

void rules_free(Rules *rules)
{
    for (size_t i = 0; i < rules->n; i++)
        rule_free(&rules->at[i]);
    free(rules->at);
    free(rules->named);
    strings_free(rules->files);
    *rules = (Rules){0};
}

/* ---- reading ---- */

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

bool link_is_one(const char *link)
{
    for (const char *at = link; *at; at++) {
        if ((unsigned char)*at <= ' ' || *at == 0x7f)
            return false;
    }
    return strpbrk(link, "/#") != NULL;
}

/* Why a rule stands, and where that is tracked. */
static bool read_reason(const Yaml *yaml, struct fy_node *node, Rule *rule)
{
    if (!yaml_text(yaml, node, "reason", true, &rule->reason) ||
        !yaml_text(yaml, node, "link", true, &rule->link))
        return false;
    if (!rule->reason[strspn(rule->reason, " \t\r\n")])
        return yaml_complain(yaml, yaml_get(node, "reason"), "'reason' may not be empty");
    if (!link_is_one(rule->link))
        return yaml_complain(yaml, yaml_get(node, "link"),
                             "'link' says where it is tracked: https://..., or OWNER/NAME#12");
    return true;
}

/* The steps of a case, as a list. */
static bool read_steps_list(const Yaml *yaml, struct fy_node *node, Rule *rule)
{
    if (!yaml_strings(yaml, node, "steps", false, &rule->steps_list))
        return false;
    struct fy_node *list = yaml_get(node, "steps");
    if (!list)
        return true;
    if (rule->steps)
        return yaml_complain(yaml, list, "steps stand behind '#' in 'case', or in 'steps'");
    size_t n = strings_count(rule->steps_list);
    for (size_t i = 0; i < n; i++) {
        if (!*rule->steps_list[i])
            return yaml_complain(yaml, list, "a step may not be empty");
    }
    if (!n)
        return yaml_complain(yaml, list, "'steps' takes a list of steps");
    rule->steps = n > 1 ? text_format("%s and %zu more", rule->steps_list[0], n - 1)
                        : text_copy(rule->steps_list[0]);
    return true;
}

/* The steps of a case, behind '#' in its glob or as a list. */
static bool read_steps(const Yaml *yaml, struct fy_node *node, Rule *rule)
{
    char *hash = strchr(rule->glob, '#');
    if (hash) {
        rule->steps = text_copy(hash + 1);
        *hash = 0;
    }
    if (!*rule->glob)
        return yaml_complain(yaml, yaml_get(node, "case"), "'case' takes a glob over SUITE/NAME");
    if (rule->steps && !*rule->steps)
        return yaml_complain(yaml, yaml_get(node, "case"), "steps are wanted behind '#'");
    rule->name = name_of_glob(rule->glob);
    return read_steps_list(yaml, node, rule);
}

static bool read_rule(const Yaml *yaml, struct fy_node *item, Rule *rule)
{
    static const char *const keys[] = {"case",   "steps",  "engine", "if", "expect",
                                       "action", "reason", "link",   NULL};
    struct fy_node *node = yaml_resolve(item);
    *rule = (Rule){.file = text_copy(yaml->file)};
    if (!yaml_keys(yaml, node, keys))
        return false;
    place_rule(yaml, item, rule);
    if (!yaml_text(yaml, node, "case", true, &rule->glob) ||
        !yaml_text(yaml, node, "engine", false, &rule->engine) ||
        !yaml_text(yaml, node, "if", false, &rule->condition) ||
        !yaml_strings(yaml, node, "expect", false, &rule->expect) ||
        !read_reason(yaml, node, rule) || !read_steps(yaml, node, rule))
        return false;
    for (char **outcome = rule->expect; outcome && *outcome; outcome++) {
        if (!**outcome)
            return yaml_complain(yaml, yaml_get(node, "expect"), "an outcome may not be empty");
    }
    return read_action(yaml, node, rule);
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
        good = yaml_complain(&yaml, yaml_get(root, "version"), "'version: 1' is wanted here");
    if (good && list && !fy_node_is_sequence(list))
        good = yaml_complain(&yaml, list, "'rules' takes a list");
    for (struct fy_node *item; good && list && (item = fy_node_sequence_iterate(list, &at));) {
        rules->at = array_room(rules->at, rules->n, sizeof *rules->at);
        good = read_rule(&yaml, item, &rules->at[rules->n++]);
    }
    yaml_close(&yaml);
    return good;
}

/* ---- which files ---- */

/* Reads FILE, unless it was read before. */
static bool read_once(const char *file, Rules *rules)
{
    char *whole = realpath(file, NULL);
    for (char **each = rules->files; whole && each && *each; each++) {
        if (strcmp(*each, whole) == 0) {
            free(whole);
            return true;
        }
    }
    if (whole)
        strings_push(&rules->files, whole);
    return rules_read(file, rules);
}

/* Reads expectations.yaml in the folder PATH, or beside the file PATH, where there is one. */
static bool read_beside(const char *path, Rules *rules)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return true;
    const char *slash = strrchr(path, '/');
    char *folder = S_ISDIR(info.st_mode) ? text_copy(path)
                   : slash               ? text_copy_n(path, (size_t)(slash - path) + 1)
                                         : text_copy(".");
    char *file = text_format("%s/expectations.yaml", folder);
    bool good = access(file, F_OK) != 0 || read_once(file, rules);
    free(file);
    free(folder);
    return good;
}

char *rules_default_file(void)
{
    const char *given = getenv("TOUCHSTONE_EXPECTATIONS");
    return given && *given ? text_copy(given) : project_path("corpus/expectations.yaml");
}

bool rules_read_all(char *const *paths, char *const *files, Rules *rules)
{
    char *file = rules_default_file();
    bool good = access(file, F_OK) != 0 || read_once(file, rules);
    free(file);
    for (; good && paths && *paths; paths++)
        good = read_beside(*paths, rules);
    for (; good && files && *files; files++)
        good = read_once(*files, rules);
    rules_index(rules);
    return good;
}

/* ---- of a run ---- */

void rules_note(Store *store, int64_t run, const Rules *rules)
{
    char *file = rules_default_file(), *standard = realpath(file, NULL);
    json_t *list = json_array();
    for (char **each = rules->files; each && *each; each++) {
        if (!standard || strcmp(*each, standard) != 0)
            json_array_append_new(list, json_string(*each));
    }
    char *text = json_dumps(list, JSON_COMPACT);
    if (json_array_size(list))
        store_note(store, run, "expectations", text);
    free(text);
    json_decref(list);
    free(standard);
    free(file);
}

bool rules_read_of(Store *store, int64_t run, char *const *files, Rules *rules)
{
    char **all = NULL;
    sqlite3_stmt *rows = store_rows(store,
                                    "select j.value from runs, json_each(host, '$.expectations') j "
                                    "where run_id = ?1 order by j.key",
                                    run);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        const char *file = (const char *)sqlite3_column_text(rows, 0);
        if (file && access(file, R_OK) == 0)
            strings_push(&all, text_copy(file));
    }
    sqlite3_finalize(rows);
    for (; files && *files; files++)
        strings_push(&all, text_copy(*files));
    bool good = rules_read_all(NULL, all, rules);
    strings_free(all);
    return good;
}
