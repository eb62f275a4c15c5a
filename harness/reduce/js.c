/* reduce/js.c: scripts in JavaScript as trees: statements, what is in brackets, items between commas. It knows no grammar: a
 * try that is no script any more does not hold. */
#include "harness/reduce/js.h"

#include "harness/util/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH_MOST = 500 };

/* Where the reader is: within brackets, each of which has statements or items. */
typedef struct Reader {
    Tree *tree;
    const char *text;
    size_t len, at;
    Node *bracket[DEPTH_MOST], *item[DEPTH_MOST];
    size_t depth;
    char *lead;       /* before the next token */
    const Node *last; /* the last token */
} Reader;

/* ---- tokens ---- */

/* Behind the string or template that begins at AT; of a template with all that it has in it. */
static size_t quoted_end(const char *text, size_t len, size_t at)
{
    char quote = text[at++];
    size_t depth = 0;
    for (; at < len; at++) {
        if (text[at] == '\\')
            at++;
        else if (quote == '`' && text[at] == '$' && at + 1 < len && text[at + 1] == '{')
            depth++, at++;
        else if (depth && text[at] == '{')
            depth++;
        else if (depth && text[at] == '}')
            depth--;
        else if (!depth && text[at] == quote)
            return at + 1;
        else if (quote != '`' && text[at] == '\n')
            return at;
    }
    return len;
}

/* Whether a slash behind TOKEN begins a regular expression. */
static bool regex_follows(const Node *token)
{
    static const char *const words[] = {"return", "typeof", "case", "in", "of", "await", "yield"};
    if (!token)
        return true;
    if (token->close || *token->text == '[')
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(token->text, words[i]) == 0)
            return true;
    }
    size_t len = strlen(token->text);
    const char *end = len ? token->text + len - 1 : " ";
    return strchr("=,:;!&|?+-*%<>~^", *end) != NULL;
}

static size_t regex_end(const char *text, size_t len, size_t at)
{
    bool class = false;
    for (at++; at < len && text[at] != '\n'; at++) {
        if (text[at] == '\\')
            at++;
        else if (text[at] == '[')
            class = true;
        else if (text[at] == ']')
            class = false;
        else if (text[at] == '/' && !class)
            break;
    }
    for (at++; at < len && isalpha((unsigned char)text[at]);)
        at++;
    return at < len ? at : len;
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '$' || c == '#' || (unsigned char)c > 0x7F;
}

static size_t token_end(const Reader *reader)
{
    const char *text = reader->text;
    size_t at = reader->at, len = reader->len;
    if (strchr("\"'`", text[at]))
        return quoted_end(text, len, at);
    if (text[at] == '/' && regex_follows(reader->last))
        return regex_end(text, len, at);
    if (is_word(text[at])) {
        while (at < len &&
               (is_word(text[at]) || (text[at] == '.' && isdigit((unsigned char)text[reader->at]))))
            at++;
        return at;
    }
    while (at < len && strchr("=!<>&|?+-*%^~:/.@", text[at]) && at - reader->at < 4)
        at++;
    return at > reader->at ? at : at + 1;
}

/* ---- the tree ---- */

static void begin_item(Reader *reader)
{
    Node *item = tree_list(reader->tree, "", "");
    reader->item[reader->depth] = item;
    tree_append(reader->bracket[reader->depth], item);
}

static void add_token(Reader *reader, Node *token)
{
    free(token->lead);
    token->lead = reader->lead ? reader->lead : text_copy("");
    reader->lead = NULL;
    tree_append(reader->item[reader->depth], token);
    reader->last = token;
}

/* White space and comments: what is kept of them is one space, or one line's end and what stands before the next token. */
static void read_space(Reader *reader)
{
    const char *text = reader->text;
    size_t from = reader->at, indent = 0;
    bool line = false;
    while (reader->at < reader->len) {
        if (isspace((unsigned char)text[reader->at])) {
            bool end = text[reader->at++] == '\n';
            line |= end;
            indent = end ? 0 : indent + 1;
        } else if (strncmp(text + reader->at, "//", 2) == 0 &&
                   strncmp(text + reader->at, "// META:", 8) != 0) {
            while (reader->at < reader->len && text[reader->at] != '\n')
                reader->at++;
        } else if (strncmp(text + reader->at, "/*", 2) == 0) {
            const char *end = strstr(text + reader->at + 2, "*/");
            reader->at = end ? (size_t)(end + 2 - text) : reader->len;
        } else {
            break;
        }
    }
    if (reader->at == from)
        return;
    free(reader->lead);
    reader->lead =
        line ? text_format("\n%*s", (int)(indent < 80 ? indent : 80), "") : text_copy(" ");
    if (line && reader->last && (reader->last->close || !regex_follows(reader->last)))
        begin_item(reader);
}

/* Lines "// META: ..." are items of their own. */
static bool read_meta(Reader *reader)
{
    const char *from = reader->text + reader->at;
    if (strncmp(from, "// META:", 8) != 0)
        return false;
    const char *end = strchr(from, '\n');
    size_t len = end ? (size_t)(end - from) : strlen(from);
    begin_item(reader);
    add_token(reader, tree_atom(reader->tree, from, len));
    reader->at += len;
    begin_item(reader);
    return true;
}

static bool open_bracket(Reader *reader, char c)
{
    const char open[2] = {c, 0};
    if (reader->depth + 1 == DEPTH_MOST)
        return false;
    Node *list = tree_list(reader->tree, open, c == '(' ? ")" : c == '[' ? "]" : "}");
    add_token(reader, list);
    reader->bracket[++reader->depth] = list;
    reader->at++;
    reader->last = NULL;
    begin_item(reader);
    return true;
}

static bool close_bracket(Reader *reader, char c)
{
    Node *list = reader->bracket[reader->depth];
    if (!reader->depth || *list->close != c)
        return false;
    if (reader->lead) {
        free(list->close);
        list->close = text_format("%s%c", reader->lead, c);
        free(reader->lead);
        reader->lead = NULL;
    }
    reader->depth--;
    reader->at++;
    reader->last = list;
    if (c == ']')
        js_fold_bytes(list);
    return true;
}

static bool read_token(Reader *reader)
{
    char c = reader->text[reader->at];
    if (strchr("([{", c))
        return open_bracket(reader, c);
    if (strchr(")]}", c))
        return close_bracket(reader, c);
    size_t end = token_end(reader);
    add_token(reader, tree_atom(reader->tree, reader->text + reader->at, end - reader->at));
    reader->at = end;
    if (c == ';' || (c == ',' && reader->depth))
        begin_item(reader);
    return true;
}

Node *js_read(Tree *tree, const char *text, size_t len)
{
    Reader reader = {.tree = tree, .text = text, .len = strnlen(text, len)};
    Node *root = reader.bracket[0] = tree_list(tree, "", "");
    begin_item(&reader);
    bool good = true;
    while (good) {
        read_space(&reader);
        if (reader.at >= reader.len)
            break;
        good = read_meta(&reader) || read_token(&reader);
    }
    free(reader.lead);
    return good && reader.depth == 0 ? root : NULL;
}

static bool parse(Tree *tree, const char *text, size_t len)
{
    tree->root = js_read(tree, text, len);
    return tree->root != NULL;
}

char *js_text(const Node *node)
{
    char *text = NULL;
    size_t len;
    FILE *out = open_memstream(&text, &len);
    if (!out)
        abort();
    tree_print(node, out);
    fclose(out);
    return text;
}

/* Without empty lines. */
static void print(const Tree *tree, FILE *out)
{
    char *text = js_text(tree->root);
    for (char *line = text, *next; line; line = next) {
        next = strchr(line, '\n');
        if (next)
            *next++ = 0;
        if (line[strspn(line, " \t\r")])
            fprintf(out, "%s\n", line);
    }
    free(text);
}

static bool plausible(const Reduction *r, const char *text, size_t len)
{
    (void)text;
    return len > 0 && js_sound(r);
}

/* Numbers. */
static Node *stand_in(Reduction *r, Node *node, size_t i)
{
    static const char *const numbers[] = {"0", "1"};
    if (node->close || !isdigit((unsigned char)*node->text) || i > 1)
        return NULL;
    for (size_t k = 0; k <= i; k++) {
        if (strcmp(node->text, numbers[k]) == 0)
            return NULL;
    }
    return tree_atom(&r->tree, numbers[i], 1);
}

const Language language_js = {.parse = parse,
                              .begin = js_begin,
                              .print = print,
                              .plausible = plausible,
                              .stand_in = stand_in,
                              .first = js_reduce_bytes,
                              .shrink = js_shrink,
                              .last = js_last};
