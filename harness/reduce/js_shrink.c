/* reduce/js_shrink.c: ways to make statements and items in JavaScript smaller. An item is a list without brackets: the tokens of
 * one statement, or what stands between two commas. */
#include "harness/reduce/js.h"

#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

/* The tokens of an item that are there. */
typedef struct Tokens {
    Node **at;
    size_t n;
} Tokens;

static Tokens tokens_of(const Node *item)
{
    Tokens tokens = {memory_new((item->n + 1) * sizeof(Node *)), 0};
    for (size_t i = 0; i < item->n; i++) {
        if (!item->child[i]->gone)
            tokens.at[tokens.n++] = item->child[i];
    }
    return tokens;
}

static bool is_word(Node *node, const char *text)
{
    node = tree_now(node);
    return !node->close && strcmp(node->text, text) == 0;
}

static bool is_bracket(Node *node, const char *open)
{
    node = tree_now(node);
    return node->close && strcmp(node->text, open) == 0;
}

static bool is_one_of(Node *node, const char *const *words)
{
    for (; *words; words++) {
        if (is_word(node, *words))
            return true;
    }
    return false;
}

/* Leaves out tokens FROM to TO - 1 if that holds. */
static bool drop(Reduction *r, const Tokens *tokens, size_t from, size_t to)
{
    bool *before = memory_new(tokens->n + 1), any = false;
    for (size_t i = from; i < to; i++) {
        before[i] = tokens->at[i]->gone;
        any |= !before[i];
        tokens->at[i]->gone = true;
    }
    bool held = any && !r->over && reduce_holds(r);
    for (size_t i = from; i < to && !held; i++)
        tokens->at[i]->gone = before[i];
    free(before);
    return held;
}

/* Links of a chain, ".name(...)", ".name" and "[...]", from the last on. */
static bool drop_links(Reduction *r, const Tokens *tokens)
{
    bool any = false;
    for (size_t i = tokens->n; i-- > 1;) {
        bool link = is_word(tokens->at[i], ".") || is_word(tokens->at[i], "?.");
        if (tokens->at[i]->gone || !link || i + 1 >= tokens->n)
            continue;
        bool call = i + 2 < tokens->n && is_bracket(tokens->at[i + 2], "(");
        any |= (call && drop(r, tokens, i, i + 3)) || drop(r, tokens, i, i + 2);
    }
    return any;
}

/* Where the operand behind FROM ends: at the next operator, comma or the end. */
static size_t operand_end(const Tokens *tokens, size_t from, const char *const *operators)
{
    size_t i = from;
    while (i < tokens->n && !is_one_of(tokens->at[i], operators) && !is_word(tokens->at[i], ",") &&
           !is_word(tokens->at[i], ";"))
        i++;
    return i;
}

/* Where the operand before TO begins. */
static size_t operand_begin(const Tokens *tokens, size_t to, const char *const *operators)
{
    static const char *const before[] = {"=", "=>", "return", "await", "throw", ":", "yield", NULL};
    size_t i = to;
    while (i > 0 && !is_one_of(tokens->at[i - 1], operators) &&
           !is_one_of(tokens->at[i - 1], before))
        i--;
    return i;
}

/* One of two operands, with the operator. */
static bool drop_operands(Reduction *r, const Tokens *tokens)
{
    static const char *const operators[] = {"&&", "||", "??", "+",  "-", "*",  "/",   "%",   "|",
                                            "&",  "^",  "<<", ">>", "?", "==", "===", "!==", NULL};
    bool any = false;
    for (size_t i = tokens->n; i-- > 1;) {
        if (tokens->at[i]->gone || !is_one_of(tokens->at[i], operators))
            continue;
        any |= drop(r, tokens, i, operand_end(tokens, i + 1, operators)) ||
               drop(r, tokens, operand_begin(tokens, i, operators), i + 1);
    }
    return any;
}

/* What stands before an expression: "const x =", "x =", "return", "await", "async", "new", "=". */
static bool drop_prefix(Reduction *r, const Tokens *tokens)
{
    static const char *const words[] = {"await", "async", "return", "new", "export", NULL};
    bool any = false;
    for (size_t i = 0; i + 1 < tokens->n && i < 3; i++) {
        if (is_word(tokens->at[i + 1], "=") && !tokens->at[i + 1]->gone)
            any |= drop(r, tokens, 0, i + 2);
    }
    for (size_t i = 0; i < tokens->n; i++)
        any |= is_one_of(tokens->at[i], words) && drop(r, tokens, i, i + 1);
    /* a pattern's or parameter's default */
    for (size_t i = 1; i + 1 < tokens->n; i++) {
        if (is_word(tokens->at[i], "=") && !tokens->at[i]->gone)
            any |= drop(r, tokens, i, tokens->n);
    }
    return any;
}

/* Replaces ITEM by TEXT if that holds. */
static bool replace_by(Reduction *r, Node *item, const char *text)
{
    Node *other = js_read(&r->tree, text, strlen(text));
    return other && reduce_replace(r, item, other);
}

/* "const [a, b] of LIST", where LIST is brackets with one item: the declaration of its value. NULL for other heads. */
static char *declaration_of(const Node *head)
{
    if (head->n < 1 || head->child[0]->gone)
        return NULL;
    Tokens tokens = tokens_of(tree_now(head->child[0]));
    char *text = NULL;
    size_t of = 0;
    while (of < tokens.n && !is_word(tokens.at[of], "of"))
        of++;
    if (of && of + 2 == tokens.n && is_bracket(tokens.at[of + 1], "[")) {
        const Node *list = tree_now(tokens.at[of + 1]);
        size_t n, *left = tree_left(list, &n);
        char *value = n ? js_text(list->child[left[0]]) : NULL,
             *comma = value ? strrchr(value, ',') : NULL;
        if (comma && !comma[1 + strspn(comma + 1, " \n")])
            *comma = 0;
        char *name = text_copy("");
        for (size_t i = 0; i < of; i++) {
            char *token = js_text(tokens.at[i]), *longer = text_format("%s%s", name, token);
            free(token);
            free(name);
            name = longer;
        }
        text = value ? text_format("%s = %s;", name, value) : NULL;
        free(name);
        free(value);
        free(left);
    }
    free(tokens.at);
    return text;
}

/* The body alone of "for (...) {...}", "if (...) {...}", "try {...}" and "{...}"; with the value that a loop begins with. */
static bool unwrap(Reduction *r, Node *item, const Tokens *tokens)
{
    static const char *const words[] = {"for", "if", "while", "try", "else", "do", NULL};
    size_t body = 0;
    while (body < tokens->n && !is_bracket(tokens->at[body], "{"))
        body++;
    if (body == tokens->n || body > 3 || (body && !is_one_of(tokens->at[0], words)))
        return false;
    const Node *block = tree_now(tokens->at[body]);
    char *inside = text_copy("");
    for (size_t i = 0; i < block->n; i++) {
        char *text = js_text(block->child[i]), *longer = text_format("%s%s", inside, text);
        free(text);
        free(inside);
        inside = longer;
    }
    bool held = replace_by(r, item, inside);
    char *declaration = !held && body == 2 && is_word(tokens->at[0], "for")
                            ? declaration_of(tree_now(tokens->at[1]))
                            : NULL;
    if (declaration) {
        char *text = text_format("\n{ %s%s }", declaration, inside);
        held = replace_by(r, item, text);
        free(text);
    }
    free(declaration);
    free(inside);
    return held;
}

bool js_shrink(Reduction *r, Node *list)
{
    if (*list->text || !list->n || list == r->tree.root)
        return reduce_children(r, list);
    /* an item of items is what has come into the place of another */
    if (tree_now(list->child[0])->close && !*tree_now(list->child[0])->text)
        return reduce_children(r, list);
    Tokens tokens = tokens_of(list);
    bool unwrapped = unwrap(r, list, &tokens);
    bool any = unwrapped;
    if (!unwrapped && js_put_value(r, list)) {
        any = true;
    } else if (!unwrapped) {
        any = drop_prefix(r, &tokens);
        any |= drop_links(r, &tokens);
        any |= drop_operands(r, &tokens);
    }
    free(tokens.at);
    return any;
}
