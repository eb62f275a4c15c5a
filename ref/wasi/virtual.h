/* wasi/virtual.h: files that live in memory (wasi/virtual*.c): what directories hold. NON-SPEC. */
#ifndef TOUCHSTONE_WASI_VIRTUAL_H
#define TOUCHSTONE_WASI_VIRTUAL_H

#include "wasi/world.h"

typedef struct Entry {
    uint32_t hash; /* of the name */
    uint64_t cookie;
    Node *node;
    size_t len;
    char name[];
} Entry;

/* A file, directory or symbolic link. It is freed when no entry and no descriptor refers to it. */
struct Node {
    Filetype type;
    uint64_t ino, nlink, opens;
    uint64_t atim, mtim, ctim;
    uint8_t *bytes; /* contents, or where the link leads */
    size_t len, capacity;
    Entry **entries; /* in the order of their cookies */
    size_t entries_n, entries_capacity;
    uint64_t cookie; /* the last that was given to an entry */
    Node *parent;    /* of a directory; NULL for a root, and for one that was removed */
    bool is_root;
};

enum {
    NODE_COST =
        512, /* bytes that count against the bound on memory for a node, and for an entry beside its name */
    ENTRY_BYTES = 128
};

/* A new node without an entry; NULL where the bound on memory does not allow it. */
Node *node_new(Wasi *wasi, Filetype type);
/* Frees the node if nothing refers to it. */
void node_release(Wasi *wasi, Node *node);
/* Makes the contents LEN bytes; what is new is zero. */
Errno node_resize(Wasi *wasi, Node *node, uint64_t len);
/* Sets the times of a change of the contents or entries. */
void node_touch(Wasi *wasi, Node *node);

Entry *node_find(const Node *directory, const char *name);
/* Adds NODE to DIRECTORY, which has no such entry; takes a name up. */
Errno node_add(Wasi *wasi, Node *directory, const char *name, Node *node);
/* Takes the entry away, and what nothing refers to any more. */
void node_remove(Wasi *wasi, Node *directory, Entry *entry);

/* What a walk does with a symbolic link that the path ends in. */
typedef enum Final { FINAL_NAME, FINAL_LINK, FINAL_TARGET } Final;

/* Where a path leads. */
typedef struct Found {
    Node *directory; /* that holds the name; NULL where the path ends in . or .. */
    Node *node;      /* NULL where nothing has the name */
    char name[PATH_LENGTH_MAX + 1];
    bool slash; /* the path ends in one */
    bool dots;  /* it ends in .. */
} Found;

/* Walks PATH from the directory START, never above it. FINAL_NAME: the name is what counts; FINAL_LINK: a link is followed
   only where a slash is behind it; FINAL_TARGET: it is followed. */
Errno virtual_walk(Node *start, const char *path, Final final, Found *out);

#endif
