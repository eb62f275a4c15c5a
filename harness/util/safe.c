/* util/safe.c: text from anywhere made fit for a terminal, a shell, the store. */
#include "harness/util/safe.h"

#include "harness/util/text.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Length of the well-formed UTF-8 sequence at AT, or 0: engines print what they like. */
static size_t utf8_length(const unsigned char *at)
{
    size_t n = at[0] < 0x80                    ? 1
               : at[0] >= 0xC2 && at[0] < 0xE0 ? 2
               : at[0] >= 0xE0 && at[0] < 0xF0 ? 3
               : at[0] >= 0xF0 && at[0] < 0xF5 ? 4
                                               : 0;
    for (size_t i = 1; i < n; i++) {
        if ((at[i] & 0xC0) != 0x80)
            return 0;
    }
    if ((at[0] == 0xE0 && at[1] < 0xA0) || (at[0] == 0xED && at[1] > 0x9F) ||
        (at[0] == 0xF0 && at[1] < 0x90) || (at[0] == 0xF4 && at[1] > 0x8F))
        return 0;
    return n;
}

/* U+0000-1F, U+007F-9F, and the marks of direction U+200E, 200F, 202A-202E, 2066-2069. */
static bool is_obeyed(const unsigned char *at)
{
    if (at[0] < ' ' || at[0] == 127 || (at[0] == 0xC2 && at[1] < 0xA0))
        return true;
    if (at[0] != 0xE2)
        return false;
    return at[1] == 0x80   ? at[2] == 0x8E || at[2] == 0x8F || (at[2] >= 0xAA && at[2] <= 0xAE)
           : at[1] == 0x81 ? at[2] >= 0xA6 && at[2] <= 0xA9
                           : false;
}

/* An order to the log of a CI system, wherever it stands in a line. */
static bool is_order(const unsigned char *at)
{
    return strncmp((const char *)at, "##[", 3) == 0 || strncmp((const char *)at, "##vso[", 6) == 0;
}

char *text_safe(const char *text, size_t most)
{
    size_t room = strlen(text) * 4;
    char *out = memory_new((room < most ? room : most) + 5);
    size_t n = 0;
    for (const unsigned char *at = (const unsigned char *)text; *at;) {
        size_t len = utf8_length(at);
        bool plain = len && !is_obeyed(at) && !is_order(at);
        if (n + (plain ? len : 4) > most)
            break;
        if (plain) {
            memcpy(out + n, at, len);
            n += len;
            at += len;
        } else {
            n += (size_t)sprintf(out + n, "\\x%02x", *at++);
        }
    }
    out[n] = 0;
    return out;
}

char *text_shown(const char *text)
{
    char *safe = text_safe(text, (size_t)-1 / 2);
    size_t blank = strspn(safe, " ");
    if (strncmp(safe + blank, "::", 2) != 0)
        return safe;
    char *shown = text_format("%.*s\\x3a%s", (int)blank, safe, safe + blank + 1);
    free(safe);
    return shown;
}

void print_safe(FILE *out, const char *text)
{
    char *shown = text_shown(text);
    fputs(shown, out);
    free(shown);
}

char *shell_word(const char *text)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./:=@%+,-";
    if (*text && !text[strspn(text, plain)])
        return text_copy(text);
    char *out = memory_new(strlen(text) * 4 + 3), *at = out;
    *at++ = '\'';
    for (; *text; text++) {
        if (*text == '\'')
            at = stpcpy(at, "'\\''");
        else
            *at++ = *text;
    }
    *at = '\'';
    return out;
}
