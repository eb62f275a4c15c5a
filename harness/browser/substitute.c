/* browser/substitute.c: what stands between {{ and }} in files that the server fills in. A name, what is chosen of it in
 * brackets or given to it in parentheses; `$x:` before it keeps the value under that name. */
#include "harness/browser/site.h"

#include "harness/util/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/random.h>

enum { WORDS = 3, KEPT_MOST = 64 };

/* NAME[WORD]... or NAME(WORD, ...). */
typedef struct Field {
    char *keep; /* the name behind $, or NULL */
    char *name;
    char *words[WORDS];
    size_t words_n;
} Field;

/* Values that were kept under names. */
typedef struct Kept {
    char *names[KEPT_MOST], *values[KEPT_MOST];
    size_t n;
} Kept;

bool text_ends(const char *text, const char *end)
{
    size_t len = strlen(text), end_len = strlen(end);
    return len >= end_len && strcmp(text + len - end_len, end) == 0;
}

bool site_is_template(const char *name)
{
    const char *slash = strrchr(name, '/');
    return strstr(slash ? slash : name, ".sub.") != NULL;
}

bool site_escapes(const char *name)
{
    static const char *const markup[] = {".html", ".htm", ".xht", ".xhtml", ".xml", ".svg"};
    for (size_t i = 0; i < sizeof markup / sizeof *markup; i++) {
        if (text_ends(name, markup[i]))
            return true;
    }
    return false;
}

/* ---- reading a field ---- */

static char *trimmed(const char *from, const char *to)
{
    while (from < to && (*from == ' ' || *from == '\t' || *from == '\n'))
        from++;
    while (to > from && (to[-1] == ' ' || to[-1] == '\t' || to[-1] == '\n'))
        to--;
    return text_copy_n(from, (size_t)(to - from));
}

static void field_free(Field *field)
{
    free(field->keep);
    free(field->name);
    for (size_t i = 0; i < field->words_n; i++)
        free(field->words[i]);
}

/* Reads the words of FIELD, each in brackets, or separated by commas in parentheses, up to END. */
static bool read_words(const char *at, const char *end, Field *field)
{
    while (at < end) {
        bool call = *at == '(';
        const char *close = memchr(at, call ? ')' : ']', (size_t)(end - at));
        if ((!call && *at != '[') || !close)
            return *at == ' ' || *at == '\n' ? read_words(at + 1, end, field) : false;
        for (const char *word = at + 1, *to; word <= close; word = to + 1) {
            const char *comma = call ? memchr(word, ',', (size_t)(close - word)) : NULL;
            to = comma ? comma : close;
            if (field->words_n == WORDS)
                return false;
            if (!call || close > at + 1)
                field->words[field->words_n++] = trimmed(word, to);
        }
        at = close + 1;
    }
    return true;
}

static bool read_field(const char *from, const char *to, Field *field)
{
    *field = (Field){0};
    while (from < to && (*from == ' ' || *from == '\n'))
        from++;
    if (from < to && *from == '$') {
        const char *colon = memchr(from, ':', (size_t)(to - from));
        field->keep = trimmed(from + 1, colon ? colon : to);
        if (!colon)
            return true;
        from = colon + 1;
    }
    const char *end = from;
    while (end < to && *end != '[' && *end != '(')
        end++;
    field->name = trimmed(from, end);
    return read_words(end, to, field);
}

/* ---- values ---- */

static const char *word(const Field *field, size_t i)
{
    return i < field->words_n ? field->words[i] : "";
}

/* A subdomain of HOST by its name in files, as it stands in addresses. */
static char *domain(const char *host, const char *name)
{
    static const char *const names[][2] = {
        {"\xe5\xa4\xa9\xe6\xb0\x97\xe3\x81\xae\xe8\x89\xaf\xe3\x81"
         "\x84\xe6\x97\xa5",
         "xn--n8j6ds53lwwkrqhv28a"},
        {"\xc3\xa9l\xc3\xa8ve", "xn--lve-6lad"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(name, names[i][0]) == 0)
            name = names[i][1];
    }
    return *name ? text_format("%s.%s", name, host) : text_copy(host);
}

static char *uuid(void)
{
    uint8_t b[16];
    if (getrandom(b, sizeof b, 0) != (ssize_t)sizeof b)
        return NULL;
    b[6] = (uint8_t)((b[6] & 0x0f) | 0x40);
    b[8] = (uint8_t)((b[8] & 0x3f) | 0x80);
    return text_format("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0],
                       b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12],
                       b[13], b[14], b[15]);
}

static const char *header(const Asked *asked, const char *name)
{
    return asked->exchange ? http_header(asked->exchange, name) : NULL;
}

/* A part of the address that was asked for. */
static char *location(const Asked *asked, const char *part)
{
    char own[100];
    snprintf(own, sizeof own, "%s:%u", SITE_HOST,
             asked->exchange ? http_exchange_port(asked->exchange) : asked->site->ports[0]);
    const char *host = header(asked, "Host"), *query = strchr(asked->target, '?');
    if (!host)
        host = own;
    size_t name_len = strcspn(host, ":"), path_len = strcspn(asked->target, "?");
    if (strcmp(part, "server") == 0)
        return text_format("http://%s", host);
    if (strcmp(part, "scheme") == 0)
        return text_copy("http");
    if (strcmp(part, "host") == 0)
        return text_copy(host);
    if (strcmp(part, "hostname") == 0)
        return text_copy_n(host, name_len);
    if (strcmp(part, "port") == 0)
        return text_copy(host[name_len] ? host + name_len + 1 : "80");
    if (strcmp(part, "path") == 0 || strcmp(part, "pathname") == 0)
        return text_copy_n(asked->target, path_len);
    if (strcmp(part, "query") == 0)
        return text_copy(query ? query : "");
    return NULL;
}

/* The port number I of servers that speak SCHEME: none speaks TLS, but there is an address to be told. */
static char *port(const Asked *asked, const char *scheme, const char *i)
{
    static const char *const schemes[] = {"http",        "https",       "ws",
                                          "wss",         "h2",          "http-local",
                                          "http-public", "https-local", "https-public"};
    size_t n = strtoul(i, NULL, 10);
    for (size_t k = 0; k < sizeof schemes / sizeof *schemes; k++) {
        if (strcmp(scheme, schemes[k]) == 0 && n < HTTP_PORTS)
            return text_format("%u", asked->site->ports[n]);
    }
    return NULL;
}

/* The value of FIELD, malloc'ed; NULL where it has none. */
static char *value_of(const Asked *asked, const Field *field)
{
    const char *name = field->name, *first = word(field, 0), *found;
    if (strcmp(name, "host") == 0)
        return text_copy(SITE_HOST);
    if (strcmp(name, "domains") == 0)
        return domain(SITE_HOST, first);
    if (strcmp(name, "hosts") == 0)
        return domain(strcmp(first, "alt") == 0 ? SITE_OTHER_HOST : SITE_HOST, word(field, 1));
    if (strcmp(name, "ports") == 0)
        return port(asked, first, word(field, 1));
    if (strcmp(name, "location") == 0)
        return location(asked, first);
    if (strcmp(name, "GET") == 0)
        return site_query(asked->target, first);
    if (strcmp(name, "uuid") == 0)
        return uuid();
    if (strcmp(name, "url_base") == 0)
        return text_copy("/");
    if (strcmp(name, "fs_path") == 0)
        return site_file(asked->site, first);
    if (strcmp(name, "headers") != 0 && strcmp(name, "header_or_default") != 0)
        return NULL;
    found = header(asked, first);
    if (!found && strcmp(name, "header_or_default") == 0)
        found = word(field, 1);
    return found ? text_copy(found) : NULL;
}

static char *kept_value(const Kept *kept, const char *name)
{
    for (size_t i = kept->n; i > 0; i--) {
        if (strcmp(kept->names[i - 1], name) == 0)
            return text_copy(kept->values[i - 1]);
    }
    return NULL;
}

/* The value of what stands between FROM and TO; kept where it says so. */
static char *fill(const Asked *asked, const char *from, const char *to, Kept *kept)
{
    Field field;
    char *value = NULL;
    bool good = read_field(from, to, &field);
    if (good && field.name)
        value = value_of(asked, &field);
    else if (good && field.keep)
        value = kept_value(kept, field.keep);
    if (value && field.name && field.keep && kept->n < KEPT_MOST) {
        kept->names[kept->n] = text_copy(field.keep);
        kept->values[kept->n++] = text_copy(value);
    }
    field_free(&field);
    return value;
}

/* ---- text ---- */

static void put(char **out, size_t *len, const char *bytes, size_t n)
{
    *out = memory_resize(*out, *len + n + 1);
    memcpy(*out + *len, bytes, n);
    *len += n;
    (*out)[*len] = 0;
}

static void put_escaped(char **out, size_t *len, const char *value)
{
    static const char marks[] = "&<>\"'";
    static const char *const names[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#x27;"};
    for (; *value; value++) {
        const char *mark = strchr(marks, *value);
        put(out, len, mark ? names[mark - marks] : value, mark ? strlen(names[mark - marks]) : 1);
    }
}

char *site_substitute(const Asked *asked, const char *text, size_t len, bool escape,
                      size_t *out_len)
{
    Kept kept = {0};
    char *out = text_copy("");
    const char *at = text, *end = text + len, *open, *close;
    *out_len = 0;
    while (out && (open = memmem(at, (size_t)(end - at), "{{", 2)) &&
           (close = memmem(open, (size_t)(end - open), "}}", 2))) {
        char *value = fill(asked, open + 2, close, &kept);
        put(&out, out_len, at, (size_t)(open - at));
        if (!value) {
            free(out);
            out = NULL;
            break;
        }
        if (escape)
            put_escaped(&out, out_len, value);
        else
            put(&out, out_len, value, strlen(value));
        free(value);
        at = close + 2;
    }
    if (out)
        put(&out, out_len, at, (size_t)(end - at));
    for (size_t i = 0; i < kept.n; i++) {
        free(kept.names[i]);
        free(kept.values[i]);
    }
    return out;
}
