/* reduce/js_last.c: what fits stands on one line. */
#include "harness/reduce/js.h"

#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

enum { WIDTH = 90, DEPTH_MOST = 500 };

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
