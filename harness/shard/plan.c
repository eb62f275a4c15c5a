/* shard/plan.c: a plan on file. */
#include "harness/shard/shard.h"

#include "harness/util/text.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FORMAT "touchstone-plan"

static json_t *json_of_text(const char *text)
{
    json_t *string = text ? json_string(text) : json_null();
    return string ? string : json_string("?");
}

static json_t *json_of_list(char *const *list)
{
    json_t *array = json_array();
    for (; list && *list; list++)
        json_array_append_new(array, json_of_text(*list));
    return array;
}

bool shard_plan_write(const char *file, const Shard_plan *plan)
{
    json_t *cases = json_array();
    for (size_t i = 0; i < plan->cases_n; i++)
        json_array_append_new(
            cases, json_pack("{s:o,s:s,s:i}", "name", json_of_text(plan->cases[i].name), "key",
                             plan->cases[i].key, "shard", (int)plan->cases[i].shard));
    json_t *root = json_pack(
        "{s:s,s:i,s:s,s:i,s:s,s:o,s:o,s:o,s:o,s:o}", "format", FORMAT, "version", 1, "key",
        plan->key, "shards", (int)plan->shard.total, "by", shard_method_name(plan->shard.method),
        "engines", json_of_text(plan->engines), "filter", json_of_text(plan->filter), "words",
        json_of_list(plan->words), "expect", json_of_list(plan->expect), "cases", cases);
    char *text = json_dumps(root, JSON_INDENT(1));
    json_decref(root);
    bool good = strcmp(file, "-") == 0 ? puts(text) >= 0 : file_write(file, text, strlen(text));
    if (!good)
        complain("%s: %s", file, strerror(errno));
    free(text);
    return good;
}

static char **list_of_json(const json_t *array)
{
    char **list = NULL;
    for (size_t i = 0; i < json_array_size(array); i++) {
        const char *text = json_string_value(json_array_get(array, i));
        strings_push(&list, text_copy(text ? text : ""));
    }
    return list;
}

static bool read_cases(const json_t *array, Shard_plan *plan)
{
    size_t n = json_array_size(array);
    plan->cases = memory_new((n + 1) * sizeof *plan->cases);
    for (; plan->cases_n < n; plan->cases_n++) {
        struct Plan_case *each = &plan->cases[plan->cases_n];
        const json_t *item = json_array_get(array, plan->cases_n);
        const char *name = json_string_value(json_object_get(item, "name"));
        const char *key = json_string_value(json_object_get(item, "key"));
        json_int_t shard = json_integer_value(json_object_get(item, "shard"));
        if (!name || !key || strlen(key) != 32 || shard < 1 || shard > plan->shard.total)
            return false;
        each->name = text_copy(name);
        memcpy(each->key, key, sizeof each->key);
        each->shard = (unsigned)shard;
    }
    return n > 0;
}

static char *text_of_json(const json_t *root, const char *key)
{
    const char *text = json_string_value(json_object_get(root, key));
    return text ? text_copy(text) : NULL;
}

bool shard_plan_read(const char *file, Shard_plan *out)
{
    json_error_t error;
    *out = (Shard_plan){0};
    json_t *root = json_load_file(file, JSON_REJECT_DUPLICATES, &error);
    if (!root) {
        complain("%s:%d:%d: %s", file, error.line > 0 ? error.line : 1,
                 error.column > 0 ? error.column : 1, error.text);
        return false;
    }
    const char *format = json_string_value(json_object_get(root, "format"));
    const char *key = json_string_value(json_object_get(root, "key"));
    const char *by = json_string_value(json_object_get(root, "by"));
    json_int_t shards = json_integer_value(json_object_get(root, "shards"));
    bool good = format && strcmp(format, FORMAT) == 0 &&
                json_integer_value(json_object_get(root, "version")) == 1 && key &&
                strlen(key) == 32 && by && shard_method_read(by, &out->shard.method) &&
                shards >= 1 && shards <= SHARDS_MAX;
    if (good) {
        memcpy(out->key, key, sizeof out->key);
        out->shard.total = (unsigned)shards;
        out->engines = text_of_json(root, "engines");
        out->filter = text_of_json(root, "filter");
        out->words = list_of_json(json_object_get(root, "words"));
        out->expect = list_of_json(json_object_get(root, "expect"));
        good = read_cases(json_object_get(root, "cases"), out);
    }
    json_decref(root);
    if (!good) {
        complain("%s:1:1: no plan of this version; make one with: touchstone plan", file);
        shard_plan_free(out);
    }
    return good;
}

void shard_plan_free(Shard_plan *plan)
{
    for (size_t i = 0; i < plan->cases_n; i++)
        free(plan->cases[i].name);
    free(plan->cases);
    free(plan->engines);
    free(plan->filter);
    strings_free(plan->words);
    strings_free(plan->expect);
    *plan = (Shard_plan){0};
}

unsigned *shard_plan_assign(const Shard_plan *plan, const Cases *cases)
{
    unsigned *shards = memory_new((cases->n + 1) * sizeof *shards);
    bool good = cases->n == plan->cases_n;
    size_t i = 0;
    for (; good && i < cases->n; i++) {
        shards[i] = plan->cases[i].shard;
        good = strcmp(cases->at[i].key, plan->cases[i].key) == 0;
    }
    if (good)
        return shards;
    complain("the cases here are not those of the plan%s%s; plan anew, or get the corpus that it "
             "was made with",
             i ? ", from " : "", i && i <= plan->cases_n ? plan->cases[i - 1].name : "");
    free(shards);
    return NULL;
}
