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

/* Language.last: brackets stand on one line where they fit (js_last.c). */
void js_last(Reduction *reduction);
/* The value of a declaration "const NAME = VALUE", ITEM, in the place of its name; true if that holds. */
bool js_put_value(Reduction *reduction, Node *item);

/* Makes the array LIST one word, where its numbers are bytes that begin as a module does. */
void js_fold_bytes(Node *list);
/* Language.begin: why modules in arrays are refused, if they are. */
void js_begin(Reduction *reduction, const char *text, size_t len);
/* Whether those that there are now are refused for no other reasons. */
bool js_sound(const Reduction *reduction);
/* Language.first: modules written as arrays of bytes become smaller, valid ones as text (js_bytes.c). */
void js_reduce_bytes(Reduction *reduction);

#endif
