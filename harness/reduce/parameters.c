/* reduce/parameters.c: an argument of an action goes together with the parameter that takes it. */
#include "harness/reduce/wast.h"

#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

/* What is left out together. */
typedef struct Together {
    Node **at;
    size_t n;
} Together;

static void add(Together *together, Node *node)
{
    together->at = array_room(together->at, together->n, sizeof *together->at);
    together->at[together->n++] = node;
}

/* Child number K of NODE among those that are there and, with LISTS, are lists; the head and names aside. */
static Node *child_at(Node *node, size_t k, bool lists)
{
    bool head = true;
    for (size_t i = 0; i < node->n; i++) {
        Node *child = node->child[i];
        bool is_head = head && !child->gone;
        head &= child->gone;
        if (child->gone || is_head || (lists && !tree_now(child)->close))
            continue;
        if (k-- == 0)
            return child;
    }
    return NULL;
}

/* The name of the function that the action NODE calls: its first string. */
static const char *name_of(Node *node)
{
    for (size_t i = 0; i < node->n; i++) {
        const Node *child = tree_now(node->child[i]);
        if (!node->child[i]->gone && !child->close && *child->text == '"')
            return child->text;
    }
    return "";
}

/* Every action below NODE that calls NAME gives its argument K. */
static void add_arguments(Node *node, const char *name, size_t k, Together *together)
{
    node = tree_now(node);
    if (strcmp(tree_head(node), "invoke") == 0 && strcmp(name_of(node), name) == 0) {
        Node *argument = child_at(node, k, true);
        if (argument)
            add(together, argument);
        return;
    }
    for (size_t i = 0; i < node->n; i++) {
        if (!node->child[i]->gone && tree_now(node->child[i])->close)
            add_arguments(node->child[i], name, k, together);
    }
}

/* Parameter K of the function FUNC: a list "(param $x T)" whole, of "(param T T)" a word. */
static void add_parameter(Node *func, size_t k, Together *together)
{
    for (size_t i = 0; i < func->n; i++) {
        Node *param = tree_now(func->child[i]), *type;
        if (func->child[i]->gone || !param->close || strcmp(tree_head(param), "param") != 0)
            continue;
        size_t n = 0;
        while ((type = child_at(param, n, false))) {
            bool named = *tree_now(type)->text == '$';
            if (k-- == 0) {
                add(together, named ? func->child[i] : type);
                return;
            }
            if (named)
                break;
            n++;
        }
    }
}

/* The functions of modules below NODE that are exported by NAME in place give their parameter K. */
static void add_parameters(Node *node, const char *name, size_t k, Together *together)
{
    node = tree_now(node);
    bool exported = false;
    for (size_t i = 0; i < node->n && strcmp(tree_head(node), "func") == 0; i++) {
        Node *child = tree_now(node->child[i]);
        exported |= !node->child[i]->gone && child->close &&
                    strcmp(tree_head(child), "export") == 0 && strcmp(name_of(child), name) == 0;
    }
    if (exported) {
        add_parameter(node, k, together);
        return;
    }
    for (size_t i = 0; i < node->n; i++) {
        if (!node->child[i]->gone && tree_now(node->child[i])->close)
            add_parameters(node->child[i], name, k, together);
    }
}

/* Of the action NODE: each argument with its parameter. */
static void drop_of(Reduction *r, Node *node)
{
    size_t k = 0;
    while (!r->over && child_at(node, k, true)) {
        Together together = {0};
        char *name = text_copy(name_of(node));
        add_arguments(r->tree.root, name, k, &together);
        add_parameters(r->tree.root, name, k, &together);
        for (size_t i = 0; i < together.n; i++)
            together.at[i]->gone = true;
        bool holds = reduce_holds(r);
        for (size_t i = 0; i < together.n && !holds; i++)
            together.at[i]->gone = false;
        k += !holds;
        free(together.at);
        free(name);
    }
}

static void drop_below(Reduction *r, Node *node)
{
    node = tree_now(node);
    if (strcmp(tree_head(node), "invoke") == 0) {
        drop_of(r, node);
        return;
    }
    for (size_t i = 0; i < node->n && !r->over; i++) {
        if (!node->child[i]->gone && tree_now(node->child[i])->close)
            drop_below(r, node->child[i]);
    }
}

void wast_drop_parameters(Reduction *r)
{
    drop_below(r, r->tree.root);
}
