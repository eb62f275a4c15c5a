/* reduce/named.h: binary modules as text whose functions have identifiers, so that one can go and the others keep their names. */
#ifndef TOUCHSTONE_REDUCE_NAMED_H
#define TOUCHSTONE_REDUCE_NAMED_H

#include "ref/embed/touchstone.h"

/* The module BYTES as text, malloc'ed; NULL where it is malformed. Functions without names are $f0, $f1 and so on. */
char *named_text(const uint8_t *bytes, size_t len, Embed_features features, size_t *text_len);

/* Reads an unsigned LEB128 number at *AT; false where there is none. */
bool leb_read(const uint8_t *bytes, size_t len, size_t *at, size_t *out);
/* Writes one to TO, which has room for 10 bytes; returns how many it takes. */
size_t leb_write(size_t value, uint8_t *to);

#endif
