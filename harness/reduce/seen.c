/* reduce/seen.c: what tries came to. Open addressing; keys are hashes of texts. */
#include "harness/reduce/seen.h"

#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

/* The place of KEY: where it is, or is to go. */
static Seen_text *place(const Seen *seen, const char *key)
{
    uint64_t first = strtoull((const char[17]){key[0], key[1], key[2], key[3], key[4], key[5],
                                               key[6], key[7], key[8], key[9], key[10], key[11],
                                               key[12], key[13], key[14], key[15], 0},
                              NULL, 16);
    size_t i = (size_t)first & (seen->size - 1);
    while (*seen->at[i].key && strcmp(seen->at[i].key, key) != 0)
        i = (i + 1) & (seen->size - 1);
    return &seen->at[i];
}

static void grow(Seen *seen)
{
    Seen larger = {.n = seen->n, .size = seen->size ? seen->size * 2 : 64};
    larger.at = memory_new(larger.size * sizeof *larger.at);
    for (size_t i = 0; i < seen->size; i++) {
        if (*seen->at[i].key)
            *place(&larger, seen->at[i].key) = seen->at[i];
    }
    free(seen->at);
    *seen = larger;
}

const Seen_text *seen_find(const Seen *seen, const char *text, size_t len)
{
    char key[33];
    if (!seen->n)
        return NULL;
    hash_hex(text, len, key);
    const Seen_text *there = place(seen, key);
    return *there->key ? there : NULL;
}

void seen_add(Seen *seen, const char *text, size_t len, Answer answer, size_t wrong,
              const char *outcome)
{
    char key[33];
    if (seen->n >= seen->size / 2)
        grow(seen);
    hash_hex(text, len, key);
    Seen_text *there = place(seen, key);
    if (*there->key)
        return;
    memcpy(there->key, key, sizeof key);
    there->answer = answer;
    there->wrong = wrong;
    there->outcome = outcome ? text_copy(outcome) : NULL;
    seen->n++;
}

void seen_free(Seen *seen)
{
    for (size_t i = 0; i < seen->size; i++)
        free(seen->at[i].outcome);
    free(seen->at);
    *seen = (Seen){0};
}
