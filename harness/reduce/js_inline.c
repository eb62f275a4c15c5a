/* reduce/js_inline.c: names give way to what they stand for: values, functions that are called once, the first turn of a
 * forEach. What comes of it are more statements in one list, which are left out more easily than parts of several. */
#include "harness/reduce/js.h"

#include "harness/util/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH_MOST = 500 };

/* ---- tokens ---- */

Tokens js_tokens_of(const Node *item)
{
    Tokens tokens = {memory_new((item->n + 1) * sizeof(Node *)), 0};
    for (size_t i = 0; i < item->n; i++) {
        if (!item->child[i]->gone)
            tokens.at[tokens.n++] = item->child[i];
    }
    return tokens;
}

bool js_is_word(Node *node, const char *text)
{
    node = tree_now(node);
    return !node->close && strcmp(node->text, text) == 0;
}

bool js_is_bracket(Node *node, const char *open)
{
    node = tree_now(node);
    return node->close && strcmp(node->text, open) == 0;
}

/* Whether token I is there and a name. */
static bool is_name(const Tokens *tokens, size_t i)
{
    if (i >= tokens->n || tree_now(tokens->at[i])->close)
        return false;
    char c = *tree_now(tokens->at[i])->text;
    return isalpha((unsigned char)c) || c == '_' || c == '$';
}

static bool is(const Tokens *tokens, size_t i, const char *word)
{
    return i < tokens->n && js_is_word(tokens->at[i], word);
}

/* TEXT, which is freed, without white space around it and what ends an item. */
static char *trimmed(char *text)
{
    size_t from = strspn(text, " \t\r\n"), to = strlen(text);
    while (to > from && strchr(" \t\r\n", text[to - 1]))
        to--;
    if (to > from && strchr(",;", text[to - 1]))
        to--;
    char *out = text_copy_n(text + from, to - from);
    free(text);
    return out;
}

char *js_value_text(const Node *node)
{
    return trimmed(js_text(node));
}

/* TOKENS from FROM to TO - 1 as such text. */
static char *text_between(const Tokens *tokens, size_t from, size_t to)
{
    char *text = NULL;
    size_t len;
    FILE *out = open_memstream(&text, &len);
    if (!out)
        abort();
    for (size_t i = from; i < to && i < tokens->n; i++)
        tree_print(tokens->at[i], out);
    fclose(out);
    return trimmed(text);
}

/* The innermost bracket that ITEM is in, from NODE on; SCOPE: the one that NODE is in. NULL where it is not there. */
static Node *scope_of(Node *node, const Node *item, Node *scope, unsigned depth)
{
    Node *found = NULL;
    node = tree_now(node);
    if (node == item)
        return scope;
    if (*node->text)
        scope = node;
    for (size_t i = 0; i < node->n && !found && depth < DEPTH_MOST; i++)
        found = node->child[i]->gone ? NULL : scope_of(node->child[i], item, scope, depth + 1);
    return found;
}

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

/* Whether CHILD is all that there is of ITEM, in braces: "{NAME}" is short for "{NAME: NAME}". */
static bool is_short(const Node *in, const Node *item, const Node *child)
{
    size_t n = 0;
    bool alone = in && *in->text == '{';
    for (size_t i = 0; i < item->n && alone; i++) {
        Node *other = item->child[i];
        n += !other->gone;
        alone = other->gone || tree_now(other) == child || (n == 2 && js_is_word(other, ","));
    }
    return alone;
}

/* Puts the value in the place of its name in LIST, which is in IN. */
static void put_value(Reduction *r, const Node *in, Node *list, Value *value, unsigned depth)
{
    const Node *before = NULL;
    for (size_t i = 0; i < list->n && depth < DEPTH_MOST; i++) {
        Node *child = tree_now(list->child[i]);
        if (list->child[i]->gone)
            continue;
        /* of members the name is not the variable's */
        bool member = before && !before->close && strcmp(before->text, ".") == 0;
        char *text = child->close || member ? NULL : with_value(child->text, value);
        if (text && is_short(in, list, child)) {
            char *longer = text_format("%s: %s", value->name, text);
            free(text);
            text = longer;
        }
        if (text) {
            Node *other = js_read(&r->tree, text, strlen(text));
            child->instead = other ? other : tree_atom(&r->tree, text, strlen(text));
            value->changed = array_room(value->changed, value->n, sizeof(Node *));
            value->changed[value->n++] = child;
        } else
            put_value(r, list, child, value, depth + 1);
        free(text);
        before = child;
    }
}

/* In SCOPE, with ITEM left out: TEXT for NAME; as often as it is there, or only if it is there once. */
static bool put_for(Reduction *r, Node *scope, Node *item, const char *name, const char *text,
                    bool once)
{
    Value value = {.name = name, .text = text};
    bool *gone = memory_new(item->n + 1);
    for (size_t i = 0; i < item->n; i++) {
        gone[i] = item->child[i]->gone;
        item->child[i]->gone = true;
    }
    put_value(r, NULL, scope, &value, 0);
    bool held = value.n && (value.n == 1 || !once) && reduce_holds(r);
    for (size_t i = 0; i < item->n && !held; i++)
        item->child[i]->gone = gone[i];
    for (size_t i = 0; i < value.n && !held; i++)
        value.changed[i]->instead = NULL;
    free(value.changed);
    free(gone);
    return held;
}

/* The value of the declaration "const NAME = VALUE", ITEM, in the place of its name: of one word everywhere, of more where
   the name is there once. */
static bool inline_value(Reduction *r, Node *item, const Tokens *tokens, Node *scope)
{
    bool declares = is(tokens, 0, "const") || is(tokens, 0, "let") || is(tokens, 0, "var");
    if (!declares || !is_name(tokens, 1) || !is(tokens, 2, "=") || tokens->n < 4)
        return false;
    char *text = text_between(tokens, 3, tokens->n);
    bool ends = is(tokens, tokens->n - 1, ";");
    bool word = tokens->n - ends == 4 && !tree_now(tokens->at[3])->close;
    bool held = *text && put_for(r, scope, item, tree_now(tokens->at[1])->text, text, !word);
    free(text);
    return held;
}

/* ---- functions ---- */

/* A function, "function NAME(PARAMETERS) {BODY}" or "const NAME = (PARAMETERS) => BODY". */
typedef struct Function {
    Node *item, *parameters;
    Tokens tokens; /* of the item */
    size_t body;   /* its first token there */
} Function;

/* Whether ITEM is the function NAME, which is OUT then, to be freed. */
static bool is_function(Node *item, const char *name, Function *out)
{
    Tokens tokens = js_tokens_of(item);
    bool is_const = is(&tokens, 0, "const") && is(&tokens, 2, "=") && is(&tokens, 4, "=>");
    size_t at = is_const ? 3 : 2;
    if ((is_const || is(&tokens, 0, "function")) && is(&tokens, 1, name) &&
        tokens.n > at + 1 + is_const && js_is_bracket(tokens.at[at], "(")) {
        *out = (Function){item, tree_now(tokens.at[at]), tokens, at + 1 + is_const};
        return true;
    }
    free(tokens.at);
    return false;
}

static bool find_function(Node *node, const char *name, unsigned depth, Function *out)
{
    node = tree_now(node);
    if (node->close && !*node->text && is_function(node, name, out))
        return true;
    for (size_t i = 0; i < node->n && depth < DEPTH_MOST; i++) {
        if (!node->child[i]->gone && find_function(node->child[i], name, depth + 1, out))
            return true;
    }
    return false;
}

/* How often the word NAME is there. */
static size_t uses_of(Node *node, const char *name, unsigned depth)
{
    node = tree_now(node);
    size_t n = !node->close && strcmp(node->text, name) == 0;
    for (size_t i = 0; i < node->n && depth < DEPTH_MOST; i++)
        n += node->child[i]->gone ? 0 : uses_of(node->child[i], name, depth + 1);
    return n;
}

/* Declarations of what the PARAMETERS are with ARGUMENTS. */
static void put_parameters(const Node *parameters, const Node *arguments, FILE *out)
{
    size_t n, given;
    size_t *left = tree_left(parameters, &n), *arg = tree_left(arguments, &given);
    for (size_t i = 0; i < n; i++) {
        char *name = js_value_text(parameters->child[left[i]]);
        char *value = i < given ? js_value_text(arguments->child[arg[i]]) : text_copy("");
        if (strncmp(name, "...", 3) == 0) {
            fprintf(out, "\nconst %s = [", name + 3);
            for (size_t k = i; k < given; k++)
                tree_print(arguments->child[arg[k]], out);
            fputs("];", out);
        } else if (*value && strchr(name, '=')) {
            fprintf(out, "\nconst [%s] = [%s];", name, value);
        } else if (*value) {
            fprintf(out, "\nconst %s = %s;", name, value);
        } else if (*name) {
            fprintf(out, "\nlet %s;", name);
        }
        free(name);
        free(value);
    }
    free(left);
    free(arg);
}

/* Writes the statements of the function's BODY; returns what it gives, malloc'ed. */
static char *put_body(const Tokens *tokens, size_t body, FILE *out)
{
    if (!js_is_bracket(tokens->at[body], "{"))
        return text_between(tokens, body, tokens->n);
    const Node *block = tree_now(tokens->at[body]);
    size_t n, *left = tree_left(block, &n);
    char *result = NULL;
    for (size_t i = 0; i < n; i++) {
        Node *item = block->child[left[i]];
        Tokens statement = js_tokens_of(tree_now(item));
        /* what is behind a return is not reached */
        if (is(&statement, 0, "return")) {
            result = text_between(&statement, 1, statement.n);
            n = i;
        } else {
            tree_print(item, out);
        }
        free(statement.at);
    }
    free(left);
    return result ? result : text_copy("undefined");
}

/* ITEM with the body of FUNCTION before it, and what it gives in the place of the call NAME ARGUMENTS; malloc'ed. */
static char *with_function(Reduction *r, const Node *item, const Function *function, Node *name,
                           Node *arguments)
{
    char *text = NULL;
    size_t len;
    FILE *out = open_memstream(&text, &len);
    if (!out)
        abort();
    put_parameters(function->parameters, tree_now(arguments), out);
    char *result = put_body(&function->tokens, function->body, out);
    name = tree_now(name);
    name->instead = tree_atom(&r->tree, result, strlen(result));
    arguments->gone = true;
    tree_print(item, out);
    name->instead = NULL;
    arguments->gone = false;
    fclose(out);
    free(result);
    return text;
}

/* The body of the function NAME in the place of its one call, with ARGUMENTS, in the statement ITEM. */
static bool inline_call(Reduction *r, Node *item, Node *name, Node *arguments)
{
    const char *word = tree_now(name)->text;
    Function function;
    if (uses_of(r->tree.root, word, 0) != 2 || !find_function(r->tree.root, word, 0, &function))
        return false;
    char *text = with_function(r, item, &function, name, arguments);
    Node *other = js_read(&r->tree, text, strlen(text));
    bool held = false;
    if (other && function.item != item) {
        for (size_t i = 0; i < function.tokens.n; i++)
            function.tokens.at[i]->gone = true;
        held = reduce_replace(r, item, other);
        for (size_t i = 0; i < function.tokens.n && !held; i++)
            function.tokens.at[i]->gone = false;
    }
    free(text);
    free(function.tokens.at);
    return held;
}

/* The first call in LIST, a part of the statement ITEM, that gives way to what it calls. */
static bool inline_calls(Reduction *r, Node *item, Node *list, unsigned depth)
{
    Tokens tokens = js_tokens_of(list);
    bool held = false;
    for (size_t i = 0; i < tokens.n && !held && !r->over && depth < DEPTH_MOST; i++) {
        bool member = i && (is(&tokens, i - 1, ".") || is(&tokens, i - 1, "function"));
        if (!member && is_name(&tokens, i) && i + 1 < tokens.n &&
            js_is_bracket(tokens.at[i + 1], "("))
            held = inline_call(r, item, tokens.at[i], tokens.at[i + 1]);
        else if (!js_is_bracket(tokens.at[i], "{"))
            held = inline_calls(r, item, tree_now(tokens.at[i]), depth + 1);
    }
    free(tokens.at);
    return held;
}

/* ---- forEach ---- */

/* "LIST.forEach((A, I) => BODY)", ITEM: the body for the first. */
static bool inline_each(Reduction *r, Node *item, const Tokens *tokens)
{
    size_t at = tokens->n - is(tokens, tokens->n - 1, ";");
    if (at < 4 || !is(tokens, at - 2, "forEach") || !js_is_bracket(tokens->at[at - 1], "("))
        return false;
    const Node *arguments = tree_now(tokens->at[at - 1]);
    size_t n, *left = tree_left(arguments, &n);
    Tokens arrow = {0};
    bool held = false;
    if (n)
        arrow = js_tokens_of(tree_now(arguments->child[left[0]]));
    free(left);
    if (arrow.n > 2 && is(&arrow, 1, "=>")) {
        char *list = text_between(tokens, 0, at - 3), *text = NULL;
        size_t len;
        FILE *out = open_memstream(&text, &len);
        if (!out)
            abort();
        char *given = text_format("(%s[0], 0)", list);
        Tree tree = {0};
        Node *call = js_read(&tree, given, strlen(given));
        const Node *parameters = tree_now(arrow.at[0]);
        fputs("\n{", out);
        if (call && parameters->close)
            put_parameters(parameters, call->child[0]->child[0], out);
        else
            fprintf(out, "\nconst %s = %s[0];", parameters->text, list);
        char *result = put_body(&arrow, 2, out);
        fprintf(out, "\n%s;\n}", result);
        fclose(out);
        Node *other = js_read(&r->tree, text, strlen(text));
        held = other && reduce_replace(r, item, other);
        tree_free(&tree);
        free(result);
        free(given);
        free(list);
        free(text);
    }
    free(arrow.at);
    return held;
}

bool js_inline(Reduction *r, Node *item, const Tokens *tokens)
{
    Node *scope = scope_of(r->tree.root, item, tree_now(r->tree.root), 0);
    if (!tokens->n || !scope || (scope != tree_now(r->tree.root) && *scope->text != '{'))
        return false;
    return inline_value(r, item, tokens, scope) || inline_calls(r, item, item, 0) ||
           inline_each(r, item, tokens);
}
