/* cause/words.c: outcomes and messages without what differs from case to case. */
#include "harness/cause/signature.h"

#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_MOST = 72 };

/* The kind of the value of LEN bytes at AT: its type, of a NaN its class, too. */
static void print_kind(FILE *out, const char *at, size_t len)
{
    static const char *const classes[] = {":nan:canonical", ":nan:arithmetic", ":nan:"};
    const char *end = memchr(at, ':', len), *identity = memchr(at, '#', len);
    size_t type = end ? (size_t)(end - at) : len;
    if (identity && (size_t)(identity - at) < type)
        type = (size_t)(identity - at);
    fprintf(out, " %.*s", (int)type, at);
    for (int i = 0; end && i < 3; i++) {
        size_t n = strlen(classes[i]);
        if (len - type >= n && memcmp(end, classes[i], n) == 0) {
            fputs(i < 2 ? classes[i] : ":nan:other", out);
            return;
        }
    }
}

char *outcome_kind(const char *outcome)
{
    static const char returned[] = "returned";
    size_t len = strlen(returned), size;
    if (strncmp(outcome, returned, len) != 0 || (outcome[len] && outcome[len] != ' '))
        return text_safe(outcome, 200);
    char *kind = NULL;
    FILE *out = open_memstream(&kind, &size);
    fputs(returned, out);
    for (const char *at = outcome + len; *at;) {
        at += strspn(at, " ");
        size_t value = strcspn(at, " ");
        if (value)
            print_kind(out, at, value);
        at += value;
    }
    fclose(out);
    char *safe = text_safe(kind, 200);
    free(kind);
    return safe;
}

/* Behind what says only that it is an error, and of what: "CompileError: WebAssembly.Module(): ". */
static const char *without_class(const char *message)
{
    static const char *const heads[] = {"error: ", "WebAssembly.",
                                        "promise_test: Unhandled rejection"};
    for (bool any = true; any;) {
        any = false;
        size_t name = strspn(message, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
        if (name > 5 && strncmp(message + name - 5, "Error", 5) == 0 &&
            strncmp(message + name, ": ", 2) == 0 && message[name + 2]) {
            message += name + 2;
            any = true;
        }
        for (size_t i = 0; i < 2; i++) {
            size_t len = strlen(heads[i]);
            const char *colon = strncmp(message, heads[i], len) == 0 ? strstr(message, ": ") : NULL;
            if (colon && colon[2]) {
                message = colon + 2;
                any = true;
            }
        }
    }
    return message;
}

char *message_words(const char *message)
{
    static const char *const tails[] = {" @+", " (evaluating", " (at ", ", in function", "\n"};
    char *safe = text_safe(without_class(message), 1000), *words = memory_new(strlen(safe) * 2 + 1);
    size_t n = 0;
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        char *tail = strstr(safe, tails[i]);
        if (tail && tail > safe)
            *tail = 0;
    }
    for (const char *at = safe; *at && n < WORDS_MOST; at++) {
        const char *quote = strchr("\"'`", *at) && *at ? strchr(at + 1, *at) : NULL;
        bool begins = at == safe || !(isalnum((unsigned char)at[-1]) || at[-1] == '_');
        if (quote && begins) {
            at = quote;
        } else if (isdigit((unsigned char)*at) && begins) {
            while (isalnum((unsigned char)at[1]) || at[1] == '.')
                at++;
            n -= n && words[n - 1] == '#';
            words[n++] = '#';
        } else if (*at == '$') {
            while (at[1] && !strchr(" ,;)", at[1]))
                at++;
        } else {
            words[n++] = *at;
        }
    }
    while (n && strchr(" :;,.", words[n - 1]))
        n--;
    words[n] = 0;
    free(safe);
    safe = text_safe(words, WORDS_MOST + 8); /* nothing is left half of a character that was cut */
    free(words);
    return safe;
}
