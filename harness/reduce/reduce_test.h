/* reduce/reduce_test.h: what the tests of passes share: reductions whose judge looks for words in the text. */
#ifndef TOUCHSTONE_REDUCE_REDUCE_TEST_H
#define TOUCHSTONE_REDUCE_REDUCE_TEST_H

#include "harness/reduce/reduce.h"
#include "harness/util/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A text holds if it has every one of WORDS, up to NULL. */
typedef struct Wanted {
    const char *words[8];
    unsigned tries, most; /* most: it is over then; 0: never */
} Wanted;

static inline Answer has_words(void *data, const char *text, size_t len, Reduction *r)
{
    Wanted *wanted = data;
    (void)len, (void)r;
    if (wanted->most && wanted->tries >= wanted->most)
        return ANSWER_OVER;
    wanted->tries++;
    for (size_t i = 0; i < 8 && wanted->words[i]; i++) {
        if (!strstr(text, wanted->words[i]))
            return ANSWER_NOT;
    }
    return ANSWER_HOLDS;
}

/* What becomes of TEXT, malloc'ed; NULL where it is no text of LANGUAGE. */
static inline char *reduced(const Language *language, const char *text, Wanted *wanted)
{
    Reduction r = {.language = language, .judge = has_words, .data = wanted, .features = ""};
    char *left = NULL;
    size_t len;
    bool read = language->parse(&r.tree, text, strlen(text));
    if (read && language->begin)
        language->begin(&r, text, strlen(text));
    if (read && reduce_holds(&r)) {
        reduce_run(&r);
        left = reduce_print(&r, &len);
        assert_int_equal(len, strlen(left));
    }
    reduce_free(&r);
    return left;
}

static inline void check_reduced(const Language *language, const char *text, Wanted wanted,
                                 const char *due)
{
    char *left = reduced(language, text, &wanted), *again = reduced(language, text, &wanted);
    assert_non_null(left);
    assert_string_equal(left, due);
    assert_string_equal(left, again);
    free(left);
    free(again);
}

/* TEXT printed as it was read; NULL where it is none. */
static inline char *printed(const Language *language, const char *text)
{
    Reduction r = {.language = language, .features = ""};
    size_t len;
    char *out = language->parse(&r.tree, text, strlen(text)) ? reduce_print(&r, &len) : NULL;
    reduce_free(&r);
    return out;
}

#endif
