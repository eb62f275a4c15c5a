/* reduce/seen.h: what tries came to, by their texts: no text is run twice. */
#ifndef TOUCHSTONE_REDUCE_SEEN_H
#define TOUCHSTONE_REDUCE_SEEN_H

#include <stddef.h>
#include <stdint.h>

/* What a try came to. */
typedef enum Answer {
    ANSWER_HOLDS,
    ANSWER_NOT,
    ANSWER_ASSERTS_WRONG, /* only an assert_return of the script is not what the reference does: see Reduction.wrong */
    ANSWER_OVER /* no more tries, for want of time or by an interrupt */
} Answer;

typedef struct Seen_text {
    char key[33]; /* hash of the text; "" where nothing is */
    Answer answer;
    size_t wrong; /* of ANSWER_ASSERTS_WRONG, as in Reduction */
    char *outcome;
} Seen_text;

/* A hash table; {0} is an empty one. */
typedef struct Seen {
    Seen_text *at;
    size_t n, size;
} Seen;

/* What TEXT came to, or NULL where it was not tried. */
const Seen_text *seen_find(const Seen *seen, const char *text, size_t len);
/* Notes what TEXT, which is new, came to. OUTCOME is copied; may be NULL. */
void seen_add(Seen *seen, const char *text, size_t len, Answer answer, size_t wrong,
              const char *outcome);
void seen_free(Seen *seen);

#endif
