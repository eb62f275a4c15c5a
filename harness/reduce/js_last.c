/* reduce/js_last.c: names give way to their values, and what fits stands on one line. */
#include "harness/reduce/js.h"

#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

enum { WIDTH = 90, DEPTH_MOST = 500 };

/* ---- values ---- */

/* A name, and what stands in its place. */
typedef struct Value {
    const char *name, *text;
    Node **changed; /* they stand for another now */
    size_t n;
} Value;

/* The template or word TEXT with the value instead of the name, malloc'ed; NULL where it does not have it. */
static char *with_value(const char *text, const Value *value)
{
    if (strcmp(text, value->name) == 0)
        return text_copy(value->text);
    char *hole = text_format("${%s}", value->name);
    const char *at = *text == '`' ? strstr(text, hole) : NULL;
    char *with =
        at ? text_format("%.*s${%s}%s", (int)(at - text), text, value->text, at + strlen(hole))
           : NULL;
    free(hole);
    return with;
}

static void put_value(Reduction *r, Node *list, Value *value, unsigned depth)
{
    const Node *before = NULL;
    for (size_t i = 0; i < list->n && depth < DEPTH_MOST; i++) {
        Node *child = tree_now(list->child[i]);
        if (list->child[i]->gone)
            continue;
        /* of members the name is not the variable's */
        bool member = before && !before->close && strcmp(before->text, ".") == 0;
        char *text = child->close || member ? NULL : with_value(child->text, value);
        if (text) {
            child->instead = tree_atom(&r->tree, text, strlen(text));
            value->changed = array_room(value->changed, value->n, sizeof(Node *));
            value->changed[value->n++] = child;
        }
        free(text);
        put_value(r, child, value, depth + 1);
        before = child;
    }
}

bool js_put_value(Reduction *r, Node *item)
{
    static const char *const words[] = {"const", "let", "var"};
    enum { TOKENS = 5 };
    Node *token[TOKENS + 1];
    size_t n = 0, word = 0;
    for (size_t i = 0; i < item->n && n <= TOKENS; i++) {
        if (!item->child[i]->gone)
            token[n++] = tree_now(item->child[i]);
    }
    bool ends = n == TOKENS && strcmp(token[4]->text, ";") == 0;
    if ((n != 4 && !ends) || token[0]->close || token[1]->close || token[3]->close ||
        strcmp(token[2]->text, "=") != 0)
        return false;
    while (word < 3 && strcmp(token[0]->text, words[word]) != 0)
        word++;
    if (word == 3)
        return false;
    Value value = {.name = token[1]->text, .text = token[3]->text};
    bool *gone = memory_new(item->n + 1);
    for (size_t i = 0; i < item->n; i++) {
        gone[i] = item->child[i]->gone;
        item->child[i]->gone = true;
    }
    put_value(r, r->tree.root, &value, 0);
    bool held = value.n && reduce_holds(r);
    for (size_t i = 0; i < item->n && !held; i++)
        item->child[i]->gone = gone[i];
    for (size_t i = 0; i < value.n && !held; i++)
        value.changed[i]->instead = NULL;
    free(value.changed);
    free(gone);
    return held;
}

/* ---- lines ---- */

/* How many columns NODE takes on one line. */
static size_t width_of(Node *node)
{
    bool flat = node->flat;
    node->flat = true;
    char *text = js_text(node);
    node->flat = flat;
    size_t width = strlen(text);
    free(text);
    return width;
}

static void join(Reduction *r, Node *node, unsigned depth)
{
    if (node->gone || depth > DEPTH_MOST || r->over)
        return;
    node = tree_now(node);
    if (node->close && *node->text && width_of(node) <= WIDTH) {
        node->flat = true;
        if (reduce_holds(r))
            return;
        node->flat = false;
    }
    for (size_t i = 0; i < node->n; i++)
        join(r, node->child[i], depth + 1);
}

void js_last(Reduction *r)
{
    join(r, r->tree.root, 0);
}
