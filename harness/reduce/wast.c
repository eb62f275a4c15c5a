/* reduce/wast.c: scripts as trees: reading, printing, what may stand for what. */
#include "harness/reduce/wast.h"

#include "harness/util/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 100, DEPTH_MOST = 1000 };

/* ---- reading ---- */

/* Behind white space and comments. */
static size_t skip_space(const char *text, size_t len, size_t at)
{
    for (;;) {
        while (at < len && isspace((unsigned char)text[at]))
            at++;
        if (at + 1 < len && text[at] == ';' && text[at + 1] == ';') {
            while (at < len && text[at] != '\n')
                at++;
        } else if (at + 1 < len && text[at] == '(' && text[at + 1] == ';') {
            size_t depth = 0;
            do {
                bool opens = at + 1 < len && text[at] == '(' && text[at + 1] == ';';
                bool closes = at + 1 < len && text[at] == ';' && text[at + 1] == ')';
                depth += opens;
                depth -= closes;
                at += opens || closes ? 2 : 1;
            } while (depth && at < len);
        } else {
            return at;
        }
    }
}

/* Behind the string or word at AT. */
static size_t atom_end(const char *text, size_t len, size_t at)
{
    if (text[at] != '"') {
        while (at < len && !isspace((unsigned char)text[at]) && !strchr("()\";", text[at]))
            at++;
        /* "$\"name\"" is one word */
        return at < len && text[at] == '"' ? atom_end(text, len, at) : at;
    }
    for (at++; at < len && text[at] != '"'; at++)
        at += text[at] == '\\';
    return at < len ? at + 1 : len;
}

bool wast_read(Tree *tree, Node *list, const char *text, size_t len)
{
    Node *open[DEPTH_MOST] = {list};
    size_t depth = 0, at = skip_space(text, len, 0);
    for (; at < len; at = skip_space(text, len, at)) {
        if (text[at] == '(') {
            if (depth + 1 == DEPTH_MOST)
                return false;
            open[depth + 1] = tree_list(tree, "(", ")");
            tree_append(open[depth], open[depth + 1]);
            depth++, at++;
        } else if (text[at] == ')') {
            if (!depth)
                return false;
            depth--, at++;
        } else {
            size_t end = atom_end(text, len, at);
            if (end == at)
                return false;
            tree_append(open[depth], tree_atom(tree, text + at, end - at));
            at = end;
        }
    }
    return depth == 0;
}

Node *wast_node(Tree *tree, const char *text)
{
    Node *list = tree_list(tree, "", "");
    return wast_read(tree, list, text, strlen(text)) && list->n ? list->child[0] : NULL;
}

/* A first line ";;! ..." stays: it says which features are on. */
static bool parse(Tree *tree, const char *text, size_t len)
{
    tree->root = tree_list(tree, "", "");
    if (len > 3 && strncmp(text, ";;!", 3) == 0) {
        const char *end = memchr(text, '\n', len);
        free(tree->root->lead);
        tree->root->lead = text_format("%.*s\n", (int)(end ? (size_t)(end - text) : len), text);
    }
    return wast_read(tree, tree->root, text, len);
}

/* ---- printing ---- */

/* How many columns NODE takes on one line, as far as that is no more than MOST. */
static size_t width_of(Node *node, size_t most)
{
    node = tree_now(node);
    size_t width = strlen(node->text) + (node->close ? 1 : 0);
    for (size_t i = 0; i < node->n && width <= most; i++) {
        if (!node->child[i]->gone)
            width += width_of(node->child[i], most - width) + 1;
    }
    return width;
}

static void print_line(Node *node, FILE *out)
{
    node = tree_now(node);
    fputs(node->text, out);
    bool first = true;
    for (size_t i = 0; i < node->n; i++) {
        if (node->child[i]->gone)
            continue;
        if (!first)
            putc(' ', out);
        first = false;
        print_line(node->child[i], out);
    }
    if (node->close)
        fputs(node->close, out);
}

/* A list that does not fit has its words on the first line, and from its first list on a line each. */
static void print_node(Node *node, size_t indent, FILE *out)
{
    node = tree_now(node);
    if (!node->close || indent + width_of(node, WIDTH) <= WIDTH || indent > WIDTH / 2) {
        print_line(node, out);
        return;
    }
    bool first = true, broken = false;
    fputs(node->text, out);
    for (size_t i = 0; i < node->n; i++) {
        if (node->child[i]->gone)
            continue;
        broken |= tree_now(node->child[i])->close != NULL;
        if (broken && !first)
            fprintf(out, "\n%*s", (int)indent + 2, "");
        else if (!first)
            putc(' ', out);
        first = false;
        print_node(node->child[i], indent + 2, out);
    }
    fputs(node->close, out);
}

static void print(const Tree *tree, FILE *out)
{
    fputs(tree->root->lead, out);
    for (size_t i = 0; i < tree->root->n; i++) {
        if (tree->root->child[i]->gone)
            continue;
        print_node(tree->root->child[i], 0, out);
        putc('\n', out);
    }
}

/* ---- what is worth a try ---- */

bool wast_script(const Reduction *r, const char *text, size_t len, Embed_script **script)
{
    Embed_features features = embed_features_default();
    Embed_failure failure;
    const char *bad;
    size_t bad_len;
    return embed_features_switch(&features, r->features, &bad, &bad_len) &&
           embed_script_parse(text, len, features, script, &failure) == EMBED_OK;
}

static bool is_refusal(const Embed_command *command)
{
    return command->kind == EMBED_COMMAND_ASSERT_MALFORMED ||
           command->kind == EMBED_COMMAND_ASSERT_MALFORMED_CUSTOM ||
           command->kind == EMBED_COMMAND_ASSERT_INVALID ||
           command->kind == EMBED_COMMAND_ASSERT_INVALID_CUSTOM;
}

/* Why the module of command I is refused: the customary text of the failure, "" where it is valid. */
static const char *reason_of(const Embed_script *script, uint32_t i)
{
    Embed_module *module;
    Embed_failure failure = {.kind = "?"};
    if (embed_script_module(script, i, &module, &failure) != EMBED_OK)
        return failure.kind;
    bool valid = embed_module_validate(module, &failure) == EMBED_OK;
    embed_module_free(module);
    return valid ? "" : failure.kind;
}

static bool has_reason(const Reduction *r, const char *reason)
{
    for (size_t i = 0; i < r->reasons_n; i++) {
        if (strcmp(r->reasons[i], reason) == 0)
            return true;
    }
    return false;
}

/* Whether the module of command I is what such a command is about: a valid one; where it is there to be refused, one that is
   for a reason that there was before. */
static bool is_sound(const Reduction *r, const Embed_script *script, uint32_t i)
{
    const Embed_command *command = embed_script_command(script, i);
    if (!command->form)
        return true;
    const char *reason = reason_of(script, i);
    if (!is_refusal(command))
        return !*reason || r->unsound;
    return has_reason(r, reason);
}

/* Notes the reasons of TEXT, and whether there are modules that are not valid without being there for that. */
static void begin(Reduction *r, const char *text, size_t len)
{
    Embed_script *script;
    r->reasons_n = 0;
    r->unsound = false;
    if (!wast_script(r, text, len, &script))
        return;
    for (uint32_t i = 0; i < embed_script_commands(script); i++) {
        const Embed_command *command = embed_script_command(script, i);
        const char *reason = command->form ? reason_of(script, i) : "";
        if (!command->form || !is_refusal(command))
            r->unsound |= *reason != 0;
        else if (!has_reason(r, reason) && r->reasons_n < REASONS_MOST)
            r->reasons[r->reasons_n++] = reason;
    }
    embed_script_free(script);
}

static bool plausible(const Reduction *r, const char *text, size_t len)
{
    Embed_script *script;
    if (!wast_script(r, text, len, &script))
        return false;
    uint32_t n = embed_script_commands(script), i = 0;
    while (i < n && is_sound(r, script, i))
        i++;
    embed_script_free(script);
    return n && i == n;
}

/* ---- what may stand for what ---- */

/* From the smallest on: what stands in for a list is never replaced by a later one. */
static const char *const smallest[] = {
    "(unreachable)",         "(nop)",         "(i32.const 0)",   "(i64.const 0)",
    "(f32.const 0)",         "(f64.const 0)", "(ref.null func)", "(ref.null extern)",
    "(v128.const i64x2 0 0)"};

enum { SMALLEST = sizeof smallest / sizeof *smallest, LITERALS_MOST = 8 };

static char *text_of(Node *node)
{
    char *text = NULL;
    size_t len;
    FILE *out = open_memstream(&text, &len);
    if (!out)
        abort();
    print_line(node, out);
    fclose(out);
    return text;
}

/* Argument number I of the script's actions, or NULL. */
static Node *literal(Node *node, size_t *i)
{
    node = tree_now(node);
    bool invoke = strcmp(tree_head(node), "invoke") == 0;
    for (size_t k = 0; k < node->n; k++) {
        Node *child = tree_now(node->child[k]);
        if (node->child[k]->gone || !child->close)
            continue;
        if (invoke && (*i)-- == 0)
            return child;
        Node *found = invoke || strcmp(tree_head(node), "module") == 0 ? NULL : literal(child, i);
        if (found)
            return found;
    }
    return NULL;
}

static Node *list_stand_in(Reduction *r, Node *node, size_t i)
{
    size_t rank = 0, behind = i - SMALLEST;
    const char *head = tree_head(node);
    if (strcmp(head, "local.get") == 0 && i >= SMALLEST && behind < LITERALS_MOST)
        return literal(r->tree.root, &behind);
    char *text = text_of(node);
    while (rank < SMALLEST && strcmp(text, smallest[rank]) != 0)
        rank++;
    free(text);
    return i < rank ? wast_node(&r->tree, smallest[i]) : NULL;
}

/* Numbers and long strings. */
static Node *atom_stand_in(Reduction *r, Node *node, size_t i)
{
    size_t len = strlen(node->text);
    char *text = NULL;
    if (*node->text == '"' && len > 10) {
        const char *middle = node->text + len / 2;
        while (middle > node->text + 1 && (isxdigit((unsigned char)*middle) || *middle == '\\'))
            middle--;
        if (i == 0)
            text = text_copy("\"\"");
        else if (i == 1 && middle > node->text + 1)
            text = text_format("%.*s\"", (int)(middle - node->text), node->text);
    } else if (strspn(node->text, "+-0123456789") > 0 && strcmp(node->text, "0") != 0) {
        long long value = strtoll(node->text, NULL, 0);
        if (i == 0)
            text = text_copy("0");
        else if (i == 1 && strcmp(node->text, "1") != 0)
            text = text_copy("1");
        else if (i == 2 && strspn(node->text, "0123456789") == len && value > 3)
            text = text_format("%lld", value / 2);
    }
    Node *atom = text ? tree_atom(&r->tree, text, strlen(text)) : NULL;
    free(text);
    return atom;
}

static Node *stand_in(Reduction *r, Node *node, size_t i)
{
    return node->close ? list_stand_in(r, node, i) : atom_stand_in(r, node, i);
}

/* ---- assertions ---- */

/* A value as outcomes have it, as a script has it; false where that cannot be said. */
static bool expected(const char *value, FILE *out)
{
    const char *colon = strchr(value, ':'), *bits = colon ? colon + 1 : "";
    enum { DIGITS = 32, HALF = 16 };
    if (strncmp(value, "v128:0x", 7) == 0 && strspn(value + 7, "0123456789abcdef") == DIGITS) {
        fprintf(out, " (v128.const i64x2 0x%.16s 0x%.16s)", value + 7 + HALF, value + 7);
        return true;
    }
    if (!colon || (strncmp(value, "i32", 3) != 0 && strncmp(value, "i64", 3) != 0 &&
                   strncmp(value, "f32", 3) != 0 && strncmp(value, "f64", 3) != 0))
        return false;
    const char *readable = strchr(bits, '(');
    if (*value == 'i' || strncmp(bits, "nan", 3) == 0) {
        fprintf(out, " (%.3s.const %s)", value, bits);
    } else if (readable && isdigit((unsigned char)bits[2])) {
        /* the readable form is the shortest that reads as the same number */
        fprintf(out, " (%.3s.const %.*s)", value, (int)strcspn(readable + 1, ")"), readable + 1);
    } else {
        return false;
    }
    return true;
}

/* The node of command STEP, where commands and lists are the same. */
static Node *command_node(const Reduction *r, size_t step)
{
    Node *root = r->tree.root;
    for (size_t i = 0; i < root->n; i++) {
        if (strcmp(tree_head(root->child[i]), "thread") == 0)
            return NULL;
        if (!root->child[i]->gone && step-- == 0)
            return tree_now(root->child[i]);
    }
    return NULL;
}

static Node *reassert(Reduction *r, size_t step, const char *outcome)
{
    Node *command = command_node(r, step), *action = NULL, *other = NULL;
    if (!command || strcmp(tree_head(command), "assert_return") != 0 ||
        strncmp(outcome, "returned", 8) != 0)
        return NULL;
    for (size_t i = 0; i < command->n && !action; i++)
        action = !command->child[i]->gone && tree_now(command->child[i])->close
                     ? tree_now(command->child[i])
                     : NULL;
    char *text = NULL, *values = text_copy(outcome + 8), *rest = values, *value;
    size_t len;
    FILE *out = open_memstream(&text, &len);
    if (!out || !action)
        abort();
    bool good = true;
    fputs("(assert_return ", out);
    print_line(action, out);
    while (good && (value = strsep(&rest, " ")))
        good = !*value || expected(value, out);
    fputs(")", out);
    fclose(out);
    if (good && (other = wast_node(&r->tree, text)))
        command->instead = other;
    free(text);
    free(values);
    return other ? command : NULL;
}

/* Leaves out all but the step that diverges, and with KEEP of what stands before it, what is no assertion; without KEEP the
   last module alone. */
static bool slice(Reduction *r, bool keep)
{
    Node *root = r->tree.root, *step = command_node(r, r->step), *module = NULL;
    bool *before = memory_new(root->n + 1), behind = false;
    for (size_t i = 0; i < root->n && tree_now(root->child[i]) != step; i++) {
        if (strcmp(tree_head(root->child[i]), "module") == 0)
            module = root->child[i];
    }
    for (size_t i = 0; i < root->n; i++) {
        bool is_step = tree_now(root->child[i]) == step;
        bool asserts = strncmp(tree_head(root->child[i]), "assert", 6) == 0;
        before[i] = root->child[i]->gone;
        root->child[i]->gone = !is_step && (keep ? asserts || behind : root->child[i] != module);
        behind |= is_step;
    }
    bool held = step && reduce_holds(r);
    for (size_t i = 0; i < root->n && !held; i++)
        root->child[i]->gone = before[i];
    free(before);
    return held;
}

static void first(Reduction *r)
{
    if (!r->sliced && (slice(r, false) || slice(r, true))) {
        /* of the step's module there is one reason */
        size_t len;
        char *text = reduce_print(r, &len);
        begin(r, text, len);
        free(text);
    }
    if (!r->sliced)
        wast_reduce_binaries(r);
    r->sliced = true;
    wast_drop_parameters(r);
}

const Language language_wast = {.parse = parse,
                                .begin = begin,
                                .print = print,
                                .plausible = plausible,
                                .stand_in = stand_in,
                                .reassert = reassert,
                                .first = first,
                                .hoists = true};
