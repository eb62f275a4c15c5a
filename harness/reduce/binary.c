/* reduce/binary.c: modules written as bytes become text where they decode, else lose bytes, section by section. */
#include "harness/reduce/named.h"
#include "harness/reduce/wast.h"

#include "harness/util/text.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Bytes of which some are gone. A section's size is what is left of it; of bytes that make no section there is no size. */
typedef struct Piece {
    int id; /* of the section; -1: bytes as they are */
    uint8_t *at;
    bool *gone;
    size_t n;
    bool dropped;
} Piece;

typedef struct Bytes {
    Piece *piece;
    size_t n;
    Node *list; /* (module binary ...); an array in JavaScript */
    const char *head
        [3]; /* what stands before the bytes: module, a name, binary; none: an array in JavaScript */
} Bytes;

/* ---- reading ---- */

static void add_piece(Bytes *bytes, int id, const uint8_t *at, size_t n)
{
    Piece piece = {.id = id, .n = n, .at = memory_new(n + 1), .gone = memory_new(n + 1)};
    if (n)
        memcpy(piece.at, at, n);
    bytes->piece = array_room(bytes->piece, bytes->n, sizeof *bytes->piece);
    bytes->piece[bytes->n++] = piece;
}

/* Cuts a module into its header, its sections and what is behind the last that is whole. */
static void cut(Bytes *bytes, const uint8_t *at, size_t len)
{
    enum { HEADER = 8 };
    size_t from = len < HEADER ? len : HEADER;
    add_piece(bytes, -1, at, from);
    while (from < len) {
        size_t body = from + 1, size;
        if (!leb_read(at, len, &body, &size) || size > len - body)
            break;
        add_piece(bytes, at[from], at + body, size);
        from = body + size;
    }
    if (from < len)
        add_piece(bytes, -1, at + from, len - from);
}

/* ---- printing ---- */

static void put_byte(const Bytes *bytes, uint8_t byte, FILE *out)
{
    if (!bytes->head[0])
        fprintf(out, "%u, ", byte);
    else if (isalnum(byte))
        putc(byte, out);
    else
        fprintf(out, "\\%02x", byte);
}

static void put_piece(const Bytes *bytes, const Piece *piece, FILE *out)
{
    size_t left = 0;
    if (piece->dropped)
        return;
    for (size_t i = 0; i < piece->n; i++)
        left += !piece->gone[i];
    if (bytes->head[0])
        fputs(" \"", out);
    if (piece->id >= 0) {
        put_byte(bytes, (uint8_t)piece->id, out);
        uint8_t size[10];
        for (size_t i = 0, n = leb_write(left, size); i < n; i++)
            put_byte(bytes, size[i], out);
    }
    for (size_t i = 0; i < piece->n; i++) {
        if (!piece->gone[i])
            put_byte(bytes, piece->at[i], out);
    }
    if (bytes->head[0])
        putc('"', out);
}

static Node *node_of(Reduction *r, const Bytes *bytes)
{
    char *text = NULL;
    size_t len;
    bool array = !bytes->head[0];
    FILE *out = open_memstream(&text, &len);
    if (!out)
        abort();
    fputs(array ? "[" : "(", out);
    for (size_t i = 0; i < 3 && bytes->head[i]; i++)
        fprintf(out, "%s%s", i ? " " : "", bytes->head[i]);
    for (size_t i = 0; i < bytes->n; i++)
        put_piece(bytes, &bytes->piece[i], out);
    fputs(array ? "]" : ")", out);
    fclose(out);
    /* an array is one word from now on: no other pass looks into it */
    Node *node = array ? tree_atom(&r->tree, text, len) : wast_node(&r->tree, text);
    free(text);
    return node;
}

/* ---- passes ---- */

static bool holds(Reduction *r, const Bytes *bytes)
{
    return !r->over && reduce_replace(r, bytes->list, node_of(r, bytes));
}

/* The count at the beginning of a section, where it is one byte, goes down with what it counts. */
static bool holds_counted(Reduction *r, const Bytes *bytes, Piece *piece)
{
    if (holds(r, bytes))
        return true;
    if (piece->id <= 0 || !piece->n || piece->gone[0] || !piece->at[0] || piece->at[0] > 0x7F)
        return false;
    piece->at[0]--;
    if (holds(r, bytes))
        return true;
    piece->at[0]++;
    return false;
}

static void drop_range(Reduction *r, Bytes *bytes, Piece *piece, size_t from, size_t to)
{
    bool *before = memory_new(piece->n + 1), any = false;
    memcpy(before, piece->gone, piece->n);
    for (size_t i = from; i < to; i++) {
        any |= !piece->gone[i];
        piece->gone[i] = true;
    }
    if (any && !holds_counted(r, bytes, piece))
        memcpy(piece->gone, before, piece->n);
    free(before);
}

static void shrink_piece(Reduction *r, Bytes *bytes, Piece *piece)
{
    enum { BYTES_MOST = 4096 }; /* a byte alone is not worth a try in what is longer */
    piece->dropped = true;
    if (holds(r, bytes))
        return;
    piece->dropped = false;
    for (size_t chunk = piece->n; chunk && !r->over; chunk /= 2) {
        if (chunk < 8 && piece->n > BYTES_MOST)
            break;
        for (size_t to = piece->n; to && !r->over; to = to > chunk ? to - chunk : 0)
            drop_range(r, bytes, piece, to > chunk ? to - chunk : 0, to);
    }
    for (size_t i = 0; i < piece->n && piece->n <= BYTES_MOST && !r->over; i++) {
        uint8_t byte = piece->at[i];
        if (piece->gone[i] || !byte)
            continue;
        piece->at[i] = 0;
        if (!holds(r, bytes))
            piece->at[i] = byte;
    }
}

static void bytes_free(Bytes *bytes)
{
    for (size_t i = 0; i < bytes->n; i++) {
        free(bytes->piece[i].at);
        free(bytes->piece[i].gone);
    }
    free(bytes->piece);
    bytes->piece = NULL;
    bytes->n = 0;
}

/* Makes the LEN bytes AT of BYTES smaller: section by section, or where their sizes are what matters as they are. */
static void shrink_all(Reduction *r, Bytes *bytes, const uint8_t *at, size_t len)
{
    cut(bytes, at, len);
    if (!holds(r, bytes)) {
        bytes_free(bytes);
        add_piece(bytes, -1, at, len);
    }
    for (size_t i = bytes->n; i-- && !r->over;)
        shrink_piece(r, bytes, &bytes->piece[i]);
    bytes_free(bytes);
}

static void shrink_bytes(Reduction *r, Node *list, const Embed_command *command)
{
    Bytes bytes = {.list = list};
    size_t heads = 0;
    for (size_t i = 0; i < list->n && heads < 3; i++) {
        const Node *child = tree_now(list->child[i]);
        if (!list->child[i]->gone && !child->close && *child->text != '"')
            bytes.head[heads++] = child->text;
    }
    shrink_all(r, &bytes, command->bytes, command->len);
}

void bytes_shrink_array(Reduction *r, Node *list, const uint8_t *at, size_t len)
{
    Bytes bytes = {.list = list};
    shrink_all(r, &bytes, at, len);
}

/* Puts the module of command I as text in the place of LIST; true if that holds. */
static bool as_text(Reduction *r, Node *list, const Embed_script *script, uint32_t i)
{
    const Embed_command *command = embed_script_command(script, i);
    size_t len;
    char *text = named_text(command->bytes, command->len, embed_script_features(script), &len);
    Node *node = text ? wast_node(&r->tree, text) : NULL;
    const Node *name = list->n > 1 ? tree_now(list->child[1]) : NULL;
    if (node && name && *name->text == '$') {
        Node *named = tree_list(&r->tree, "(", ")");
        tree_append(named, node->child[0]);
        tree_append(named, tree_atom(&r->tree, name->text, strlen(name->text)));
        for (size_t k = 1; k < node->n; k++) {
            if (k > 1 || *tree_now(node->child[k])->text != '$')
                tree_append(named, node->child[k]);
        }
        node = named;
    }
    free(text);
    return node && reduce_replace(r, list, node);
}

static bool is_binary(const Node *list)
{
    for (size_t i = 0; i < list->n && i < 4; i++) {
        if (!list->child[i]->gone && strcmp(tree_now(list->child[i])->text, "binary") == 0)
            return true;
    }
    return false;
}

/* The list (module binary ...) at or in NODE, or NULL. */
static Node *binary_of(Node *node)
{
    node = tree_now(node);
    if (strcmp(tree_head(node), "module") == 0)
        return is_binary(node) ? node : NULL;
    for (size_t i = 0; i < node->n; i++) {
        Node *found = node->child[i]->gone ? NULL : binary_of(node->child[i]);
        if (found)
            return found;
    }
    return NULL;
}

void wast_reduce_binaries(Reduction *r)
{
    size_t len, n;
    Embed_script *script;
    char *text = reduce_print(r, &len);
    if (!wast_script(r, text, len, &script)) {
        free(text);
        return;
    }
    size_t *left = tree_left(r->tree.root, &n);
    for (size_t i = 0; i < n && i < embed_script_commands(script) && !r->over; i++) {
        const Embed_command *command = embed_script_command(script, (uint32_t)i);
        Node *list = binary_of(r->tree.root->child[left[i]]);
        if (list && command->form == EMBED_FORM_BINARY && !as_text(r, list, script, (uint32_t)i))
            shrink_bytes(r, list, command);
    }
    free(left);
    embed_script_free(script);
    free(text);
}
