/* expect/match.c: which rule means what. Rules are many and most of them name one case, so that those are found by its name. */
#include "harness/expect/internal.h"

#include "harness/util/text.h"

#include <ctype.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

char *name_of_glob(const char *glob)
{
    char *name = memory_new(strlen(glob) + 1), *to = name;
    for (; *glob; glob++) {
        if (strchr("*?[", *glob) || (*glob == '\\' && !glob[1])) {
            free(name);
            return NULL;
        }
        glob += *glob == '\\';
        *to++ = *glob;
    }
    return name;
}

/* Those that may mean several cases come first; each kind keeps its order. */
static int by_name(const void *a, const void *b)
{
    const Rule *left = *(const Rule *const *)a, *right = *(const Rule *const *)b;
    int order = left->name && right->name ? strcmp(left->name, right->name)
                                          : (left->name != NULL) - (right->name != NULL);
    return order ? order : (left > right) - (left < right);
}

void rules_index(Rules *rules)
{
    free(rules->named);
    rules->named = memory_new((rules->n + 1) * sizeof *rules->named);
    rules->globs_n = 0;
    for (size_t i = 0; i < rules->n; i++) {
        rules->named[i] = &rules->at[i];
        rules->globs_n += !rules->at[i].name;
    }
    qsort(rules->named, rules->n, sizeof *rules->named, by_name);
}

/* The first rule of rules->named that names NAME or what comes behind it. */
static size_t first_named(const Rules *rules, const char *name)
{
    size_t low = rules->globs_n, high = rules->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(rules->named[middle]->name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t rules_meaning(const Rules *rules, const char *name, const Rule **out)
{
    size_t n = 0, exact = first_named(rules, name);
    for (size_t i = 0; i < rules->globs_n || exact < rules->n;) {
        bool named = exact < rules->n && strcmp(rules->named[exact]->name, name) == 0;
        if (!named && i == rules->globs_n)
            break;
        if (named && (i == rules->globs_n || rules->named[exact] < rules->named[i])) {
            out[n++] = rules->named[exact++];
            continue;
        }
        if (fnmatch(rules->named[i]->glob, name, 0) == 0)
            out[n++] = rules->named[i];
        i++;
    }
    return n;
}

bool rule_means_case(const Rule *rule, const char *name)
{
    return rule->name ? strcmp(rule->name, name) == 0 : fnmatch(rule->glob, name, 0) == 0;
}

/* Steps of a command: "3,7-9" in order. */
bool is_ranges(const char *text)
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

static bool words_mean_step(const char *words, int64_t step, const char *subtest)
{
    if (subtest)
        return fnmatch(words, subtest, 0) == 0;
    return is_ranges(words) ? in_ranges(words, step) : strcmp(words, "*") == 0;
}

bool rule_means_step(const Rule *rule, int64_t step, const char *subtest)
{
    if (!rule->steps_list)
        return !rule->steps || words_mean_step(rule->steps, step, subtest);
    for (char **words = rule->steps_list; *words; words++) {
        if (words_mean_step(*words, step, subtest))
            return true;
    }
    return false;
}

Action rules_action(const Rules *rules, const bool *holds, const char *name, const Rule **rule)
{
    const Rule **meaning = memory_new((rules->n + 1) * sizeof *meaning);
    size_t n = rules_meaning(rules, name, meaning);
    Action action = ACTION_RUN;
    for (size_t i = 0; i < n; i++) {
        const Rule *each = meaning[i];
        if (!holds[each - rules->at] || (each->steps && each->action == ACTION_RUN))
            continue;
        action = each->action;
        if (rule)
            *rule = each;
    }
    free(meaning);
    return action;
}
