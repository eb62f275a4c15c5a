/* browser/pipes.c: what a query's "pipe" does to an answer: functions separated by bars, their words by commas, a backslash
 * before what would end a word. */
#include "harness/browser/site.h"

#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { WORDS = 4, PARTS_MOST = 10000, DELAY_MOST_MS = 600000 };

/* A function and its words. */
typedef struct Pipe {
    char *name;
    char *words[WORDS];
    size_t words_n;
} Pipe;

static void pipe_free(Pipe *pipe)
{
    free(pipe->name);
    for (size_t i = 0; i < pipe->words_n; i++)
        free(pipe->words[i]);
}

/* Reads up to one of ENDS; what stands behind a backslash is taken as it is. Malloc'ed. */
static char *read_word(const char **at, const char *ends)
{
    char *word = memory_new(strlen(*at) + 1), *to = word;
    for (; **at && !strchr(ends, **at); ++*at) {
        if (**at == '\\' && (*at)[1])
            ++*at;
        *to++ = **at;
    }
    return word;
}

/* The function at *AT, which goes behind the bar after it. */
static bool read_pipe(const char **at, Pipe *out)
{
    *out = (Pipe){.name = read_word(at, "(|")};
    if (**at == '(') {
        do {
            ++*at;
            if (out->words_n == WORDS)
                return false;
            out->words[out->words_n++] = read_word(at, ",)");
        } while (**at == ',');
        if (**at != ')')
            return false;
        ++*at;
    }
    if (**at && **at != '|')
        return false;
    *at += **at == '|';
    return true;
}

static bool pipe_sub(const Asked *asked, const Pipe *pipe, Http_answer *answer)
{
    size_t len;
    bool escape = !pipe->words_n || strcmp(pipe->words[0], "none") != 0;
    char *text =
        site_substitute(asked, answer->body ? answer->body : "", answer->len, escape, &len);
    if (!text)
        return false;
    free(answer->body);
    answer->body = text;
    answer->len = len;
    return true;
}

static bool pipe_status(const Asked *asked, const Pipe *pipe, Http_answer *answer)
{
    (void)asked;
    if (!pipe->words_n)
        return false;
    answer->status = (unsigned)strtoul(pipe->words[0], NULL, 10);
    return true;
}

static bool pipe_header(const Asked *asked, const Pipe *pipe, Http_answer *answer)
{
    (void)asked;
    if (pipe->words_n < 2 || strpbrk(pipe->words[0], ":\r\n") || strpbrk(pipe->words[1], "\r\n"))
        return false;
    bool append = pipe->words_n > 2 &&
                  (strcasecmp(pipe->words[2], "true") == 0 || strcmp(pipe->words[2], "1") == 0);
    http_answer_header(answer, pipe->words[0], pipe->words[1], append);
    return true;
}

/* Where a word of a slice is in LEN bytes: as in Python, from the end where it is negative. */
static size_t place(const char *text, size_t len, size_t otherwise)
{
    char *end;
    long long n = strtoll(text, &end, 10);
    if (end == text)
        return otherwise;
    if (n < 0)
        n = n < -(long long)len ? 0 : (long long)len + n;
    return (unsigned long long)n > len ? len : (size_t)n;
}

static bool pipe_slice(const Asked *asked, const Pipe *pipe, Http_answer *answer)
{
    (void)asked;
    if (!pipe->words_n)
        return false;
    size_t from = place(pipe->words[0], answer->len, 0);
    size_t to = pipe->words_n > 1 ? place(pipe->words[1], answer->len, answer->len) : answer->len;
    answer->len = to > from ? to - from : 0;
    if (answer->body)
        memmove(answer->body, answer->body + from, answer->len);
    return true;
}

static void add_part(Http_answer *answer, size_t len, unsigned *delay)
{
    answer->parts = array_room(answer->parts, answer->parts_n, sizeof *answer->parts);
    answer->parts[answer->parts_n++] = (Http_part){len, *delay};
    *delay = 0;
}

/* Commands separated by colons: a number of bytes, dSECONDS to wait, rN at the end: the last N again until all is sent. */
static bool pipe_trickle(const Asked *asked, const Pipe *pipe, Http_answer *answer)
{
    char **items = NULL;
    size_t n = 0, repeat = 0, sent = 0, begin = 0;
    unsigned delay = 0;
    (void)asked;
    for (const char *at = pipe->words_n ? pipe->words[0] : ""; *at; at += *at == ':') {
        size_t len = strcspn(at, ":");
        strings_push(&items, text_copy_n(at, len));
        at += len;
        n++;
    }
    if (n && items[n - 1][0] == 'r')
        repeat = strtoul(items[--n] + 1, NULL, 10);
    bool good = repeat <= n && !answer->parts;
    do {
        size_t before = sent;
        for (size_t i = begin; i < n && good; i++) {
            double seconds = items[i][0] == 'd' ? strtod(items[i] + 1, NULL) : 0;
            size_t bytes = items[i][0] == 'd' ? 0 : strtoul(items[i], NULL, 10);
            good = seconds >= 0 && seconds * 1000 <= DELAY_MOST_MS && answer->parts_n < PARTS_MOST;
            delay += (unsigned)(seconds * 1000);
            if (items[i][0] != 'd' && good)
                add_part(answer, bytes, &delay);
            sent += bytes;
        }
        begin = n - repeat;
        good = good && (!repeat || sent > before || sent >= answer->len);
    } while (good && repeat && sent < answer->len);
    if (good && (!repeat || !answer->parts))
        add_part(answer, answer->len, &delay);
    strings_free(items);
    return good;
}

bool site_pipe(const Asked *asked, const char *pipes, Http_answer *answer)
{
    static const struct {
        const char *name;
        bool (*apply)(const Asked *, const Pipe *, Http_answer *);
    } known[] = {{"sub", pipe_sub},
                 {"status", pipe_status},
                 {"header", pipe_header},
                 {"slice", pipe_slice},
                 {"trickle", pipe_trickle}};
    bool good = true;
    while (good && *pipes) {
        Pipe pipe;
        bool (*apply)(const Asked *, const Pipe *, Http_answer *) = NULL;
        good = read_pipe(&pipes, &pipe);
        for (size_t i = 0; good && i < sizeof known / sizeof *known; i++) {
            if (strcmp(known[i].name, pipe.name) == 0)
                apply = known[i].apply;
        }
        good = good && apply && apply(asked, &pipe, answer);
        pipe_free(&pipe);
    }
    return good;
}
