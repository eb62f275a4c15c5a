/* reduce/tree.c: a text as a tree of brackets. */
#include "harness/reduce/tree.h"

#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

static Node *node_new(Tree *tree)
{
    Node *node = memory_new(sizeof *node);
    tree->all = array_room(tree->all, tree->n, sizeof *tree->all);
    tree->all[tree->n++] = node;
    return node;
}

Node *tree_atom(Tree *tree, const char *text, size_t len)
{
    Node *node = node_new(tree);
    node->lead = text_copy("");
    node->text = text_copy_n(text, len);
    return node;
}

Node *tree_list(Tree *tree, const char *open, const char *close)
{
    Node *node = tree_atom(tree, open, strlen(open));
    node->close = text_copy(close);
    return node;
}

void tree_append(Node *list, Node *child)
{
    list->child = array_room(list->child, list->n, sizeof *list->child);
    list->child[list->n++] = child;
}

void tree_free(Tree *tree)
{
    for (size_t i = 0; i < tree->n; i++) {
        free(tree->all[i]->lead);
        free(tree->all[i]->text);
        free(tree->all[i]->close);
        free(tree->all[i]->child);
        free(tree->all[i]);
    }
    free(tree->all);
    *tree = (Tree){0};
}

Node *tree_now(Node *node)
{
    while (node->instead)
        node = node->instead;
    return node;
}

size_t *tree_left(const Node *list, size_t *n)
{
    size_t *left = memory_new((list->n + 1) * sizeof *left);
    *n = 0;
    for (size_t i = 0; i < list->n; i++) {
        if (!list->child[i]->gone)
            left[(*n)++] = i;
    }
    return left;
}

const char *tree_head(Node *node)
{
    node = tree_now(node);
    if (!node->close)
        return node->text;
    for (size_t i = 0; i < node->n; i++) {
        if (!node->child[i]->gone)
            return tree_now(node->child[i])->close ? "" : tree_now(node->child[i])->text;
    }
    return "";
}

/* White space SPACE, or with FLAT what is not the end of a line of it; what stands behind it too. */
static void put_space(const char *space, bool flat, FILE *out)
{
    size_t n = strspn(space, " \t\r\n");
    if (flat && memchr(space, '\n', n)) {
        putc(' ', out);
        space += n;
    }
    fputs(space, out);
}

static void put_node(const Node *node, bool flat, FILE *out)
{
    if (node->gone)
        return;
    put_space(node->lead, flat, out);
    while (node->instead)
        node = node->instead;
    flat |= node->flat;
    fputs(node->text, out);
    for (size_t i = 0; i < node->n; i++)
        put_node(node->child[i], flat, out);
    if (node->close)
        put_space(node->close, flat, out);
}

void tree_print(const Node *node, FILE *out)
{
    put_node(node, false, out);
}
