/* reduce/tree.h: a text as a tree of brackets, parts of which are left out or replaced, and come back where that was too
 * much. */
#ifndef TOUCHSTONE_REDUCE_TREE_H
#define TOUCHSTONE_REDUCE_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* An atom (no children, closes with nothing), or a list. */
typedef struct Node {
    char *lead;  /* what stands before it: white space, comments */
    char *text;  /* an atom's text; a list's opening bracket, or "" */
    char *close; /* a list's closing bracket with what stands before it; NULL: an atom */
    struct Node **child;
    size_t n;
    bool gone;            /* left out */
    bool flat;            /* on one line, with all in it */
    struct Node *instead; /* stands here now; NULL: itself */
} Node;

/* All nodes that were ever made, which live as long as it. */
typedef struct Tree {
    Node *root;
    Node **all;
    size_t n;
} Tree;

/* A new atom, or with CLOSE a list; lengths in bytes. */
Node *tree_atom(Tree *tree, const char *text, size_t len);
Node *tree_list(Tree *tree, const char *open, const char *close);
void tree_append(Node *list, Node *child);
void tree_free(Tree *tree);

/* What stands in the place of NODE. */
Node *tree_now(Node *node);
/* The numbers of LIST's children that are still there, malloc'ed. */
size_t *tree_left(const Node *list, size_t *n);
/* The text of the atom or of the first child of the list that is there; "" where there is none. */
const char *tree_head(Node *node);

/* Appends what is there of NODE to OUT, with all white space as it was. */
void tree_print(const Node *node, FILE *out);

#endif
