/* wasi/virtual_node.c: files that live in memory: nodes and entries. NON-SPEC. */
#include "util/alloc.h"
#include "wasi/virtual.h"

#include <stdlib.h>
#include <string.h>

static uint64_t now(Wasi *wasi)
{
    uint64_t time = wasi->clock;
    if (wasi->mode == WASI_HOST)
        clock_now(wasi, CLOCKID_realtime, &time);
    return time;
}

void node_touch(Wasi *wasi, Node *node)
{
    node->mtim = node->ctim = now(wasi);
}

Node *node_new(Wasi *wasi, Filetype type)
{
    if (!charge_memory(wasi, NODE_COST))
        return NULL;
    Node *node = checked_calloc(1, sizeof *node);
    node->type = type;
    node->ino = ++wasi->nodes;
    node_touch(wasi, node);
    node->atim = node->mtim;
    return node;
}

void node_release(Wasi *wasi, Node *node)
{
    if (node->nlink || node->opens || node->is_root)
        return;
    refund_memory(wasi, NODE_COST + node->capacity);
    free(node->bytes);
    free(node->entries);
    free(node);
}

/* Room grows by half at least, so that many small writes do not copy each time; unless that is beyond the bound. */
Errno node_resize(Wasi *wasi, Node *node, uint64_t len)
{
    if (len > node->capacity) {
        uint64_t more = len - node->capacity, half = node->capacity / 2;
        if (more < half && charge_memory(wasi, half))
            more = half;
        else if (!charge_memory(wasi, more))
            return ERRNO_nospc;
        uint8_t *bytes = realloc(node->bytes, node->capacity + more);
        if (!bytes) {
            refund_memory(wasi, more);
            return ERRNO_nomem;
        }
        node->bytes = bytes;
        node->capacity += more;
    }
    if (len > node->len)
        memset(node->bytes + node->len, 0, len - node->len);
    node->len = len;
    return ERRNO_success;
}

static uint32_t hash_of(const char *name)
{
    uint32_t hash = 2166136261;
    for (; *name; name++)
        hash = (hash ^ (uint8_t)*name) * 16777619;
    return hash;
}

Entry *node_find(const Node *directory, const char *name)
{
    uint32_t hash = hash_of(name);
    for (size_t i = 0; i < directory->entries_n; i++) {
        Entry *e = directory->entries[i];
        if (e->hash == hash && strcmp(e->name, name) == 0)
            return e;
    }
    return NULL;
}

Errno node_add(Wasi *wasi, Node *directory, const char *name, Node *node)
{
    enum { NAME_LENGTH_MAX = 255 };
    size_t len = strlen(name);
    if (len > NAME_LENGTH_MAX)
        return ERRNO_nametoolong;
    if (directory->nlink == 0 && !directory->is_root)
        return ERRNO_noent;
    if (!charge_memory(wasi, ENTRY_BYTES + len))
        return ERRNO_nospc;
    Entry *e = checked_calloc(1, sizeof *e + len + 1);
    *e = (Entry){.hash = hash_of(name), .cookie = ++directory->cookie, .node = node, .len = len};
    memcpy(e->name, name, len);
    PUSH(directory->entries, directory->entries_n, directory->entries_capacity, e);
    node->nlink++;
    if (node->type == FILETYPE_directory)
        node->parent = directory;
    node_touch(wasi, directory);
    return ERRNO_success;
}

void node_remove(Wasi *wasi, Node *directory, Entry *entry)
{
    size_t i = 0;
    while (directory->entries[i] != entry)
        i++;
    memmove(directory->entries + i, directory->entries + i + 1,
            (directory->entries_n - i - 1) * sizeof *directory->entries);
    directory->entries_n--;
    Node *node = entry->node;
    node->nlink--;
    if (node->type == FILETYPE_directory)
        node->parent = NULL;
    refund_memory(wasi, ENTRY_BYTES + entry->len);
    free(entry);
    node_touch(wasi, directory);
    node_release(wasi, node);
}

Node *virtual_root(Wasi *wasi)
{
    Node *root = node_new(wasi, FILETYPE_directory);
    if (root) {
        root->is_root = true;
        root->nlink = 1;
        root->cookie = 2; /* those of . and .. */
    }
    return root;
}

/* Deep trees are taken apart from the bottom: no recursion. */
void virtual_root_free(Wasi *wasi, Node *root)
{
    Node *at = root;
    for (;;) {
        if (at->entries_n == 0) {
            if (at == root)
                break;
            Node *up = at->parent;
            node_remove(wasi, up, up->entries[up->entries_n - 1]);
            at = up;
            continue;
        }
        Entry *last = at->entries[at->entries_n - 1];
        if (last->node->type == FILETYPE_directory)
            at = last->node;
        else
            node_remove(wasi, at, last);
    }
    root->is_root = false;
    root->nlink = 0;
    node_release(wasi, root);
}
