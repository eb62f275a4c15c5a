/* expect/place.c: where rules stand in their file's text, so that it can be changed without being written anew. */
#include "harness/expect/internal.h"

#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

/* The bytes of NODE, a scalar or an alias: quotes included, '*' not. Of a value that is not written there are none. */
static void bytes_of(const Yaml *yaml, struct fy_node *node, size_t *start, size_t *end)
{
    struct fy_token *token = fy_node_get_scalar_token(node);
    if (!token)
        return;
    *start = fy_token_start_mark(token)->input_pos;
    *end = fy_token_end_mark(token)->input_pos;
    char quote = '\0';
    if (*start)
        quote = yaml->text[*start - 1];
    if ((quote == '"' || quote == '\'') && yaml->text[*end] == quote) {
        --*start;
        ++*end;
    }
}

/* Behind white space, commas and comments in TEXT from AT on. */
static size_t skip_blank(const char *text, size_t at)
{
    for (;;) {
        at += strspn(text + at, " \t\r\n,");
        if (text[at] != '#')
            return at;
        at += strcspn(text + at, "\n");
    }
}

/* The last byte behind NODE, a scalar, an alias or a sequence of such. */
static size_t end_of(const Yaml *yaml, struct fy_node *node, size_t otherwise)
{
    size_t start, end = otherwise;
    void *at = NULL;
    if (!fy_node_is_sequence(node)) {
        bytes_of(yaml, node, &start, &end);
        return end;
    }
    for (struct fy_node *item; (item = fy_node_sequence_iterate(node, &at));) {
        if (fy_node_is_scalar(item))
            bytes_of(yaml, item, &start, &end);
    }
    size_t bracket = skip_blank(yaml->text, end);
    return fy_node_get_style(node) == FYNS_FLOW && yaml->text[bracket] == ']' ? bracket + 1 : end;
}

static size_t blank_before(const char *text, size_t at)
{
    while (at && strchr(" \t\r\n", text[at - 1]))
        at--;
    return at;
}

/* The start of the line that begins the item of a block list whose first key starts at FIRST; SIZE_MAX where something else
   stands on that line, too. */
static size_t line_of_item(const char *text, size_t first, bool flow)
{
    size_t at = blank_before(text, first);
    if (flow && at && text[at - 1] == '{')
        at = blank_before(text, at - 1);
    size_t word = at;
    while (word && !strchr(" \t\r\n", text[word - 1]))
        word--;
    if (word < at && text[word] == '&')
        at = blank_before(text, word);
    if (!at || text[at - 1] != '-')
        return SIZE_MAX;
    for (at--; at && text[at - 1] == ' ';)
        at--;
    return !at || text[at - 1] == '\n' ? at : SIZE_MAX;
}

/* The end of the line on which the item ends whose last value ends at LAST; SIZE_MAX as above. */
static size_t line_behind(const char *text, size_t last, bool flow)
{
    if (flow) {
        last = skip_blank(text, last);
        if (text[last++] != '}')
            return SIZE_MAX;
    }
    last = blank_before(text, last);
    last += strspn(text + last, " \t\r");
    if (text[last] && text[last] != '\n' && text[last] != '#')
        return SIZE_MAX;
    last += strcspn(text + last, "\n");
    return last + (text[last] == '\n');
}

/* Whether NODE's bytes are of this rule alone. */
static bool is_own(struct fy_node *node)
{
    return !fy_node_is_alias(node) && !fy_node_get_anchor(node);
}

/* The items of expect, VALUE as it stands in the rule. */
static void place_expect(const Yaml *yaml, struct fy_node *value, Rule *rule)
{
    void *at = NULL;
    rule->expect_listed = fy_node_is_sequence(value);
    rule->expect_flow = rule->expect_listed && fy_node_get_style(value) == FYNS_FLOW;
    rule->expect_own = is_own(value);
    if (!rule->expect_listed) {
        if (rule->expect_own && fy_node_is_scalar(value))
            bytes_of(yaml, value, &rule->expect_start, &rule->expect_end);
        return;
    }
    bool any = false;
    for (struct fy_node *item; (item = fy_node_sequence_iterate(value, &at)); any = true) {
        size_t start = 0, end = 0;
        rule->expect_own &= fy_node_is_scalar(item) && is_own(item);
        if (rule->expect_own)
            bytes_of(yaml, item, &start, &end);
        rule->expect_start = any ? rule->expect_start : start;
        rule->expect_end = end;
    }
}

/* The items of steps, VALUE as it stands in the rule, where all are of this rule alone. */
static void place_steps(const Yaml *yaml, struct fy_node *value, Rule *rule)
{
    void *at = NULL;
    bool own = fy_node_is_sequence(value) && is_own(value);
    size_t n = 0;
    free(rule->steps_at);
    rule->steps_at = NULL;
    for (struct fy_node *item; own && (item = fy_node_sequence_iterate(value, &at)); n++) {
        own = fy_node_is_scalar(item) && is_own(item);
        rule->steps_at = array_room(rule->steps_at, n, sizeof *rule->steps_at);
        Bytes *bytes = &rule->steps_at[n];
        *bytes = (Bytes){0, 0};
        if (own)
            bytes_of(yaml, item, &bytes->start, &bytes->end);
        own = own && bytes->end > bytes->start;
    }
    if (!own) {
        free(rule->steps_at);
        rule->steps_at = NULL;
    }
}

void place_rule(const Yaml *yaml, struct fy_node *item, Rule *rule)
{
    void *at = NULL;
    size_t start = 0, end = 0, first = SIZE_MAX, last = 0;
    if (fy_node_is_alias(item)) {
        const struct fy_mark *mark = fy_token_start_mark(fy_node_get_scalar_token(item));
        rule->line = mark->line + 1;
        rule->column = mark->column + 1;
        return;
    }
    for (struct fy_node_pair *pair; (pair = fy_node_mapping_iterate(item, &at));) {
        struct fy_node *key = fy_node_pair_key(pair), *value = fy_node_pair_value(pair);
        const char *name = fy_node_get_scalar0(key);
        bytes_of(yaml, key, &start, &end);
        if (start < first) {
            const struct fy_mark *mark = fy_token_start_mark(fy_node_get_scalar_token(key));
            rule->line = mark->line + 1;
            rule->column = mark->column + 1;
            first = start;
        }
        end = value ? end_of(yaml, value, end) : end;
        last = end > last ? end : last;
        if (value && name && strcmp(name, "expect") == 0)
            place_expect(yaml, value, rule);
        if (value && name && strcmp(name, "steps") == 0)
            place_steps(yaml, value, rule);
        if (value && name && strcmp(name, "case") == 0 && fy_node_is_scalar(value) && is_own(value))
            bytes_of(yaml, value, &rule->case_start, &rule->case_end);
        if (value && name && strcmp(name, "if") == 0 && fy_node_is_scalar(value)) {
            const struct fy_mark *mark = fy_token_start_mark(fy_node_get_scalar_token(value));
            rule->condition_line = mark->line + 1;
            rule->condition_column = mark->column + 1;
        }
    }
    bool flow = fy_node_get_style(item) == FYNS_FLOW;
    rule->start = line_of_item(yaml->text, first, flow);
    rule->end = line_behind(yaml->text, last, flow);
    rule->own_lines = rule->start != SIZE_MAX && rule->end != SIZE_MAX;
}

/* ---- texts ---- */

long rules_counted(const char *text, size_t len)
{
    struct fy_document *document = yaml_document(text, len, NULL);
    struct fy_node *root = document ? fy_document_root(document) : NULL;
    if (!root || !fy_node_is_mapping(root)) {
        fy_document_destroy(document);
        return -1;
    }
    struct fy_node *list = fy_node_mapping_lookup_by_string(root, "rules", (size_t)-1);
    int n = list && fy_node_is_sequence(list) ? fy_node_sequence_item_count(list) : 0;
    fy_document_destroy(document);
    return n;
}

/* Behind the quote and ':' of the key that ends at AT. */
static size_t behind_colon(const char *text, size_t at)
{
    at += strspn(text + at, "\"' \t");
    return at + (text[at] == ':');
}

/* The end of a list that is empty, or of no list, at the start of TEXT; 0 where nothing is written. */
static size_t end_of_none(const char *text)
{
    if (*text == '[')
        return strcspn(text, "]") + (strchr(text, ']') != NULL);
    return strncmp(text, "null", 4) == 0 ? 4 : *text == '~';
}

List_place place_list(const char *text, size_t len)
{
    List_place place = {len, len, len, false};
    struct fy_document *document = yaml_document(text, len, NULL);
    void *at = NULL;
    struct fy_node *root = document ? fy_document_root(document) : NULL;
    for (struct fy_node_pair *pair; root && (pair = fy_node_mapping_iterate(root, &at));) {
        const char *key = fy_node_get_scalar0(fy_node_pair_key(pair));
        if (!key || strcmp(key, "rules") != 0)
            continue;
        struct fy_token *token = fy_node_get_scalar_token(fy_node_pair_key(pair));
        place.headed = true;
        place.from = place.until = behind_colon(text, fy_token_end_mark(token)->input_pos);
        size_t value = place.from + strspn(text + place.from, " \t"), n = end_of_none(text + value);
        place.until = n ? value + n : place.from;
        place.at = place.until + strcspn(text + place.until, "\n");
        place.at += text[place.at] == '\n';
    }
    fy_document_destroy(document);
    return place;
}
