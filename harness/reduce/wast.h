/* reduce/wast.h: what the files of scripts share. */
#ifndef TOUCHSTONE_REDUCE_WAST_H
#define TOUCHSTONE_REDUCE_WAST_H

#include "harness/reduce/reduce.h"

#include "ref/embed/touchstone.h"

/* Reads the lists and atoms of TEXT into LIST; false where brackets do not match. */
bool wast_read(Tree *tree, Node *list, const char *text, size_t len);
/* The first list of TEXT, or NULL. */
Node *wast_node(Tree *tree, const char *text);
/* Parses what is there now as a script; false where that is none. */
bool wast_script(const Reduction *reduction, const char *text, size_t len, Embed_script **script);

/* Drops arguments of actions with the parameters that take them (parameters.c). */
void wast_drop_parameters(Reduction *reduction);
/* Makes modules written as bytes smaller (binary.c). */
void wast_reduce_binaries(Reduction *reduction);
/* Makes the LEN bytes AT, which the array LIST in JavaScript is of, smaller: byte by byte (binary.c). */
void bytes_shrink_array(Reduction *reduction, Node *list, const uint8_t *at, size_t len);

#endif
