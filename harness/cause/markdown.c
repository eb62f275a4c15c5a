/* cause/markdown.c: text from anywhere within Markdown, where it means nothing. */
#include "harness/cause/markdown.h"

#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

enum { LINE_MOST = 1000 };

/* The longest run of CHARACTER in TEXT. */
static size_t longest_run(const char *text, char character)
{
    size_t most = 0;
    for (const char *at = text; *at; at++) {
        size_t n = 0;
        while (at[n] == character)
            n++;
        most = n > most ? n : most;
        at += n ? n - 1 : 0;
    }
    return most;
}

static void repeat(FILE *out, char character, size_t n)
{
    while (n--)
        putc(character, out);
}

void markdown_code(FILE *out, const char *text)
{
    char *safe = text_safe(text, LINE_MOST);
    size_t fence = longest_run(safe, '`') + 1;
    bool padded = fence > 1 || *safe == ' ' || !*safe;
    repeat(out, '`', fence);
    fputs(padded ? " " : "", out);
    for (const char *at = safe; *at; at++) {
        if (*at == '|')
            putc('\\', out);
        putc(*at, out);
    }
    fputs(padded ? " " : "", out);
    repeat(out, '`', fence);
    free(safe);
}

void markdown_text(FILE *out, const char *text)
{
    char *safe = text_safe(text, LINE_MOST);
    for (const char *at = safe; *at; at++) {
        if (strchr("<>&", *at)) {
            fputs(*at == '<' ? "&lt;" : *at == '>' ? "&gt;" : "&amp;", out);
            continue;
        }
        if (strchr("\\`*_{}[]()#+-!|~@:", *at))
            putc('\\', out);
        putc(*at, out);
    }
    free(safe);
}

void markdown_block(FILE *out, const char *language, const char *text)
{
    size_t fence = longest_run(text, '`') + 1;
    fence = fence < 3 ? 3 : fence;
    repeat(out, '`', fence);
    fprintf(out, "%s\n", language);
    for (const char *at = text; *at;) {
        size_t len = strcspn(at, "\n");
        char *line = text_copy_n(at, len);
        for (char *tab = line; (tab = strchr(tab, '\t'));)
            *tab = ' ';
        char *safe = text_safe(line, (size_t)-1 / 2);
        fprintf(out, "%s\n", safe);
        free(safe);
        free(line);
        at += len + (at[len] == '\n');
    }
    repeat(out, '`', fence);
    putc('\n', out);
}
