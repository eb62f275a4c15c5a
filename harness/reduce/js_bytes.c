/* reduce/js_bytes.c: modules in JavaScript that are written as bytes: [0, 97, 115, 109, ...]. A valid one is made smaller as text
 * is, and encoded again; one that is not loses bytes. */
#include "harness/reduce/js.h"
#include "harness/reduce/named.h"
#include "harness/reduce/wast.h"

#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

static const uint8_t magic[] = {0x00, 0x61, 0x73, 0x6D};

/* The byte that ITEM is, a number alone or with a comma; -1 where it is none. */
static int byte_of(const Node *item)
{
    bool alone = item->n == 1 || (item->n == 2 && strcmp(item->child[1]->text, ",") == 0);
    const char *number = alone && !item->child[0]->close ? item->child[0]->text : "";
    char *end = NULL;
    long value = *number >= '0' && *number <= '9' ? strtol(number, &end, 0) : -1;
    return end && !*end && value <= UINT8_MAX ? (int)value : -1;
}

void js_fold_bytes(Node *list)
{
    size_t n = 0;
    while (n < list->n && list->child[n]->n && byte_of(list->child[n]) >= 0 &&
           (n >= sizeof magic || byte_of(list->child[n]) == magic[n]))
        n++;
    bool rest = n < list->n && (n + 1 < list->n || list->child[n]->n);
    if (rest || n < sizeof magic)
        return;
    char *text = text_copy("[");
    for (size_t i = 0; i < n; i++) {
        char *longer = text_format("%s%s%d", text, i ? ", " : "", byte_of(list->child[i]));
        free(text);
        text = longer;
    }
    free(list->text);
    list->text = text_format("%s]", text);
    free(text);
    free(list->close);
    list->close = NULL;
    list->n = 0;
}

/* The bytes of the word TEXT that an array became, malloc'ed; NULL where it is none. */
static uint8_t *bytes_of(const char *text, size_t *len)
{
    if (*text != '[')
        return NULL;
    uint8_t *bytes = memory_new(strlen(text) + 1);
    char *end = (char *)(uintptr_t)text + 1;
    *len = 0;
    while (*end && *end != ']') {
        bytes[(*len)++] = (uint8_t)strtoul(end, &end, 10);
        end += strspn(end, ", ");
    }
    return bytes;
}

/* BYTES as an array, one word. */
static Node *array_of(Tree *tree, const uint8_t *bytes, size_t n)
{
    char *text = NULL;
    size_t len;
    FILE *out = open_memstream(&text, &len);
    if (!out)
        abort();
    putc('[', out);
    for (size_t i = 0; i < n; i++)
        fprintf(out, "%s%u", i ? ", " : "", bytes[i]);
    putc(']', out);
    fclose(out);
    Node *node = tree_atom(tree, text, len);
    free(text);
    return node;
}

/* A module that is in an array of another text. */
typedef struct Inner {
    Reduction *outer;
    Node *list;
} Inner;

static bool features_of(const Reduction *r, Embed_features *out)
{
    const char *bad;
    size_t bad_len;
    *out = embed_features_default();
    return embed_features_switch(out, "+threads", &bad, &bad_len) &&
           embed_features_switch(out, r->features, &bad, &bad_len);
}

/* Reduction.judge of a module: whether the text that has it holds with what TEXT is encoded as. */
static Answer judge_inner(void *data, const char *text, size_t len, Reduction *r)
{
    Inner *inner = data;
    Embed_features features;
    Embed_module *module;
    Embed_failure failure;
    uint8_t *bytes;
    size_t n;
    if (!features_of(r, &features) ||
        embed_module_parse(text, len, features, &module, &failure) != EMBED_OK)
        return ANSWER_NOT;
    embed_module_encode(module, false, &bytes, &n);
    embed_module_free(module);
    Node *node = array_of(&inner->outer->tree, bytes, n);
    free(bytes);
    if (strcmp(node->text, tree_now(inner->list)->text) == 0)
        return ANSWER_HOLDS;
    return reduce_replace(inner->outer, inner->list, node) ? ANSWER_HOLDS
           : inner->outer->over                            ? ANSWER_OVER
                                                           : ANSWER_NOT;
}

/* Makes the valid module of LIST smaller as text; false where it is none. */
static bool reduce_as_text(Reduction *r, Node *list, const uint8_t *bytes, size_t n)
{
    Embed_features features;
    Embed_module *module;
    Embed_failure failure;
    if (!features_of(r, &features) ||
        embed_module_decode(bytes, n, features, &module, &failure) != EMBED_OK)
        return false;
    bool valid = embed_module_validate(module, &failure) == EMBED_OK;
    embed_module_free(module);
    size_t len = 0;
    char *text = valid ? named_text(bytes, n, features, &len) : NULL;
    Inner inner = {r, list};
    char *switches = text_format("+threads%s%s", *r->features ? "," : "", r->features);
    Reduction within = {.language = &language_wast,
                        .judge = judge_inner,
                        .is_over = r->is_over,
                        .data = &inner,
                        .features = switches,
                        .sliced = true};
    bool read = text && language_wast.parse(&within.tree, text, len);
    if (read) {
        language_wast.begin(&within, text, len);
        /* without names and custom sections, which the text has not */
        if (reduce_holds(&within))
            reduce_run(&within);
    }
    reduce_free(&within);
    free(switches);
    free(text);
    return read;
}

/* Why the module of N bytes is refused: the customary text of the failure, "" where it is valid. */
static const char *reason_of(const Reduction *r, const uint8_t *bytes, size_t n)
{
    Embed_features features;
    Embed_module *module;
    Embed_failure failure = {.kind = "?"};
    if (!features_of(r, &features) ||
        embed_module_decode(bytes, n, features, &module, &failure) != EMBED_OK)
        return failure.kind;
    bool valid = embed_module_validate(module, &failure) == EMBED_OK;
    embed_module_free(module);
    return valid ? "" : failure.kind;
}

static bool has_reason(const Reduction *r, const char *reason)
{
    size_t i = 0;
    while (i < r->reasons_n && strcmp(r->reasons[i], reason) != 0)
        i++;
    return i < r->reasons_n;
}

/* Whether every array below NODE is refused for a reason that there was; with NOTES the reasons are noted. */
static bool is_sound(const Reduction *r, const Node *node, unsigned depth, Reduction *notes)
{
    enum { DEPTH_MOST = 500 };
    size_t n;
    if (node->gone || depth > DEPTH_MOST)
        return true;
    while (node->instead)
        node = node->instead;
    uint8_t *bytes = node->close ? NULL : bytes_of(node->text, &n);
    const char *reason = bytes ? reason_of(r, bytes, n) : NULL;
    free(bytes);
    if (reason && notes && !has_reason(r, reason) && notes->reasons_n < REASONS_MOST)
        notes->reasons[notes->reasons_n++] = reason;
    bool sound = !reason || has_reason(r, reason);
    for (size_t i = 0; i < node->n && sound; i++)
        sound = is_sound(r, node->child[i], depth + 1, notes);
    return sound;
}

void js_begin(Reduction *r, const char *text, size_t len)
{
    (void)text, (void)len;
    r->reasons_n = 0;
    is_sound(r, r->tree.root, 0, r);
}

bool js_sound(const Reduction *r)
{
    return is_sound(r, r->tree.root, 0, NULL);
}

static void look(Reduction *r, Node *node, unsigned depth)
{
    enum { DEPTH_MOST = 500 };
    size_t n;
    if (node->gone || depth > DEPTH_MOST || r->over)
        return;
    node = tree_now(node);
    uint8_t *bytes = node->close ? NULL : bytes_of(node->text, &n);
    if (bytes && !reduce_as_text(r, node, bytes, n))
        bytes_shrink_array(r, node, bytes, n);
    free(bytes);
    for (size_t i = 0; i < node->n; i++)
        look(r, node->child[i], depth + 1);
}

void js_reduce_bytes(Reduction *r)
{
    /* when the text around them is small: tries are quicker then */
    if (r->rounds == 1)
        look(r, r->tree.root, 0);
}
