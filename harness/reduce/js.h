/* reduce/js.h: what the files of scripts in JavaScript share. */
#ifndef TOUCHSTONE_REDUCE_JS_H
#define TOUCHSTONE_REDUCE_JS_H

#include "harness/reduce/reduce.h"

/* The statements of TEXT, a list without brackets; NULL where its brackets do not match. */
Node *js_read(Tree *tree, const char *text, size_t len);
/* What is there of NODE as text, malloc'ed. */
char *js_text(const Node *node);

/* Language.shrink: leaves out what is between commas and statements; of these also calls in a chain, operands, declarations'
   left sides; puts bodies in the place of loops and conditions (js_shrink.c). */
bool js_shrink(Reduction *reduction, Node *list);

#endif
