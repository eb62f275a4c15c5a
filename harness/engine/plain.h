/* engine/plain.h: reads JSON that is exactly as it is expected, piece by piece, without a tree. Records are many and nearly all
 * alike; what is not plain is left to jansson. */
#ifndef TOUCHSTONE_ENGINE_PLAIN_H
#define TOUCHSTONE_ENGINE_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

/* Most bytes of a string, with its end. */
enum { PLAIN_MOST = 256 };

typedef struct Plain {
    const char *at, *end;
} Plain;

/* Each goes on behind what it was asked for and returns true, or returns false: then this is not plain. */
bool plain_skip(Plain *plain, const char *literal);
/* A string without escapes, of printable ASCII. */
bool plain_word(Plain *plain, char word[PLAIN_MOST]);
/* A number of up to nine digits. */
bool plain_number(Plain *plain, size_t *number);
/* The end of what there is, or of a line. */
bool plain_ends(const Plain *plain);

#endif
