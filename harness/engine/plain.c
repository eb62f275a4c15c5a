/* engine/plain.c: reads JSON that is exactly as it is expected. */
#include "harness/engine/plain.h"

#include <string.h>

bool plain_skip(Plain *plain, const char *literal)
{
    size_t len = strlen(literal);
    if ((size_t)(plain->end - plain->at) < len || memcmp(plain->at, literal, len) != 0)
        return false;
    plain->at += len;
    return true;
}

bool plain_word(Plain *plain, char word[PLAIN_MOST])
{
    size_t n = 0;
    if (!plain_skip(plain, "\""))
        return false;
    while (plain->at < plain->end) {
        char c = *plain->at++;
        if (c == '"') {
            word[n] = 0;
            return true;
        }
        if (c < ' ' || c > '~' || c == '\\' || n + 1 == PLAIN_MOST)
            return false;
        word[n++] = c;
    }
    return false;
}

bool plain_number(Plain *plain, size_t *number)
{
    const char *from = plain->at;
    *number = 0;
    while (plain->at < plain->end && *plain->at >= '0' && *plain->at <= '9' &&
           plain->at - from < 10)
        *number = *number * 10 + (size_t)(*plain->at++ - '0');
    size_t n = (size_t)(plain->at - from);
    return n && n <= 9 && (n == 1 || *from != '0');
}

bool plain_ends(const Plain *plain)
{
    return plain->at == plain->end || *plain->at == '\n';
}
