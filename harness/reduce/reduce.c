/* reduce/reduce.c: the passes that all languages share. */
#include "harness/reduce/reduce.h"

#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

char *reduce_print(const Reduction *reduction, size_t *len)
{
    char *text = NULL;
    FILE *out = open_memstream(&text, len);
    if (!out)
        abort();
    reduction->language->print(&reduction->tree, out);
    fclose(out);
    return text;
}

/* What TEXT came to before, if it was tried. What held once is what there is, or was made smaller: it is no step ahead. */
static bool known(Reduction *r, const char *text, size_t len, Answer *answer)
{
    const Seen_text *seen = seen_find(&r->seen, text, len);
    if (!seen)
        return false;
    *answer = seen->answer == ANSWER_HOLDS ? ANSWER_NOT : seen->answer;
    r->wrong = seen->wrong;
    snprintf(r->outcome, sizeof r->outcome, "%s", seen->outcome ? seen->outcome : "");
    return true;
}

static Answer ask(Reduction *r)
{
    size_t len;
    Answer answer;
    r->over |= r->is_over && r->is_over(r->data);
    if (r->over)
        return ANSWER_OVER;
    char *text = reduce_print(r, &len);
    if (!known(r, text, len, &answer)) {
        answer =
            r->language->plausible(r, text, len) ? r->judge(r->data, text, len, r) : ANSWER_NOT;
        if (answer != ANSWER_OVER)
            seen_add(&r->seen, text, len, answer, r->wrong,
                     answer == ANSWER_ASSERTS_WRONG ? r->outcome : NULL);
    }
    free(text);
    r->over |= answer == ANSWER_OVER;
    r->kept += answer == ANSWER_HOLDS;
    return answer;
}

bool reduce_holds(Reduction *r)
{
    enum { MENDED_MOST = 8 };
    Node *mended[MENDED_MOST];
    size_t n = 0;
    Answer answer = ask(r);
    while (answer == ANSWER_ASSERTS_WRONG && r->language->reassert && n < MENDED_MOST &&
           (mended[n] = r->language->reassert(r, r->wrong, r->outcome))) {
        n++;
        answer = ask(r);
    }
    while (answer != ANSWER_HOLDS && n)
        mended[--n]->instead = NULL;
    return answer == ANSWER_HOLDS;
}

/* Leaves out the children numbered LEFT[from..to-1] if that holds. */
static bool without(Reduction *r, Node *list, const size_t *left, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        list->child[left[i]]->gone = true;
    if (reduce_holds(r))
        return true;
    for (size_t i = from; i < to; i++)
        list->child[left[i]]->gone = false;
    return false;
}

bool reduce_children(Reduction *r, Node *list)
{
    bool any = false;
    size_t n, *left = tree_left(list, &n);
    size_t chunk = n;
    free(left);
    for (; chunk && !r->over; chunk /= 2) {
        left = tree_left(list, &n);
        /* from the end, where what others need is rarer */
        for (size_t to = n; to && !r->over; to = to > chunk ? to - chunk : 0)
            any |= without(r, list, left, to > chunk ? to - chunk : 0, to);
        free(left);
    }
    return any;
}

bool reduce_replace(Reduction *r, Node *node, Node *other)
{
    node = tree_now(node);
    if (other == node)
        return false;
    node->instead = other;
    if (reduce_holds(r))
        return true;
    node->instead = NULL;
    return false;
}

/* Replaces NODE by what its language knows to be smaller. */
static bool stand_ins(Reduction *r, Node *node)
{
    Node *other;
    for (size_t i = 0; !r->over && (other = r->language->stand_in(r, node, i)); i++) {
        if (reduce_replace(r, node, other))
            return true;
    }
    return false;
}

/* Replaces NODE by one of the lists in it. */
static bool hoist(Reduction *r, Node *node)
{
    for (size_t i = 0; i < node->n && !r->over; i++) {
        Node *child = tree_now(node->child[i]);
        if (!node->child[i]->gone && child->close && reduce_replace(r, node, child))
            return true;
    }
    return false;
}

/* NODE and what is in it, from the outside in. */
static bool descend(Reduction *r, Node *node, unsigned depth)
{
    enum { DEPTH_MOST = 500 };
    bool any = false;
    if (r->over || node->gone || depth > DEPTH_MOST)
        return false;
    while (depth > 1 && stand_ins(r, tree_now(node)))
        any = true;
    while (depth > 1 && r->language->hoists && hoist(r, tree_now(node)))
        any = true;
    node = tree_now(node);
    if (node->close)
        any |= r->language->shrink ? r->language->shrink(r, node) : reduce_children(r, node);
    node = tree_now(node);
    for (size_t i = 0; i < node->n && !r->over; i++)
        any |= descend(r, node->child[i], depth + 1);
    return any;
}

void reduce_run(Reduction *r)
{
    bool any = true;
    while ((any || r->rounds < 2) && !r->over) {
        any = false;
        if (r->language->first)
            r->language->first(r);
        any |= descend(r, r->tree.root, 0);
        r->rounds++;
    }
    if (r->language->last && !r->over)
        r->language->last(r);
}

void reduce_free(Reduction *r)
{
    tree_free(&r->tree);
    seen_free(&r->seen);
}
