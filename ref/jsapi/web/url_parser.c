/* url_parser.c: URL records and their parser (URL Standard, "URLs"). The parser's states are functions that take what they
 * understand from the front of the input. */
#include "jsapi/web/url_parser.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- bytes ---- */

static bool is_alpha(uint8_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(uint8_t c)
{
    return c >= '0' && c <= '9';
}

static int hex_value(uint8_t c)
{
    if (is_digit(c))
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Percent-encode sets: a byte is in one where it is no printable ASCII or among these. */
static const char fragment_set[] = " \"<>`";
static const char query_set[] = " \"#<>";
static const char special_query_set[] = " \"#<>'";
static const char path_set[] = " \"#<>?^`{}";
static const char userinfo_set[] = " \"#<>?^`{}/:;=@[\\]|";
static const char control_set[] = "";

static void encode(Buffer *out, Bytes input, const char *set)
{
    for (size_t i = 0; i < input.len; i++) {
        uint8_t c = input.at[i];
        if (c < 0x20 || c > 0x7E || strchr(set, c))
            buffer_format(out, "%%%02X", c);
        else
            buffer_byte(out, c);
    }
}

Buffer url_percent_decode(Bytes input)
{
    Buffer out = {0};
    for (size_t i = 0; i < input.len; i++) {
        int high = i + 2 < input.len && input.at[i] == '%' ? hex_value(input.at[i + 1]) : -1;
        int low = high >= 0 ? hex_value(input.at[i + 2]) : -1;
        buffer_byte(&out, low >= 0 ? (uint8_t)(high << 4 | low) : input.at[i]);
        i += low >= 0 ? 2 : 0;
    }
    return out;
}

static void copy(Buffer *out, const Buffer *from)
{
    out->len = 0;
    if (from->len)
        buffer_bytes(out, from->at, from->len);
}

/* The first N bytes of *INPUT, which goes on behind them. */
static Bytes take(Bytes *input, size_t n)
{
    Bytes taken = {input->at, n};
    *input = (Bytes){input->at + n, input->len - n};
    return taken;
}

/* How many bytes stand before the first of STOPS, which may be '\0' terminated; all of them if none does. */
static size_t length_before(Bytes input, const char *stops)
{
    size_t n = 0;
    while (n < input.len && (input.at[n] == 0 || !strchr(stops, input.at[n])))
        n++;
    return n;
}

static bool starts_with(Bytes input, const char *text)
{
    return input.len >= strlen(text) && memcmp(input.at, text, strlen(text)) == 0;
}

static bool is_slash(Bytes input, size_t i, bool special)
{
    return i < input.len && (input.at[i] == '/' || (special && input.at[i] == '\\'));
}

/* ---- records ---- */

void url_free(Url *url)
{
    Buffer *parts[] = {&url->scheme, &url->username, &url->password, &url->host,
                       &url->path,   &url->query,    &url->fragment};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        buffer_free(parts[i]);
    *url = (Url){0};
}

int url_default_port(const Buffer *scheme)
{
    static const struct {
        const char *scheme;
        int port;
    } special[] = {{"http", 80}, {"https", 443}, {"ws", 80},
                   {"wss", 443}, {"ftp", 21},    {"file", 0}};
    for (size_t i = 0; i < sizeof special / sizeof *special; i++) {
        if (bytes_equal((Bytes){scheme->at, scheme->len}, bytes_of(special[i].scheme)))
            return special[i].port;
    }
    return -1;
}

static bool is_special(const Url *url)
{
    return url_default_port(&url->scheme) >= 0;
}

static bool is_file(const Url *url)
{
    return url_default_port(&url->scheme) == 0;
}

Buffer url_serialize(const Url *url)
{
    Buffer out = {0};
    buffer_bytes(&out, url->scheme.at, url->scheme.len);
    buffer_byte(&out, ':');
    if (url->has_host) {
        buffer_text(&out, "//");
        if (url->username.len || url->password.len) {
            buffer_bytes(&out, url->username.at, url->username.len);
            if (url->password.len) {
                buffer_byte(&out, ':');
                buffer_bytes(&out, url->password.at, url->password.len);
            }
            buffer_byte(&out, '@');
        }
        buffer_bytes(&out, url->host.at, url->host.len);
        if (url->port >= 0)
            buffer_format(&out, ":%d", url->port);
    } else if (!url->opaque_path && url->path.len > 1 && url->path.at[0] == '/' &&
               url->path.at[1] == '/') {
        buffer_text(&out, "/.");
    }
    buffer_bytes(&out, url->path.at, url->path.len);
    if (url->has_query) {
        buffer_byte(&out, '?');
        buffer_bytes(&out, url->query.at, url->query.len);
    }
    if (url->has_fragment) {
        buffer_byte(&out, '#');
        buffer_bytes(&out, url->fragment.at, url->fragment.len);
    }
    return out;
}

/* ---- path ---- */

static bool is_dots(Bytes segment, int dots)
{
    size_t i = 0;
    for (; dots > 0; dots--) {
        if (i < segment.len && segment.at[i] == '.')
            i++;
        else if (i + 2 < segment.len && segment.at[i] == '%' && segment.at[i + 1] == '2' &&
                 (segment.at[i + 2] | 0x20) == 'e')
            i += 3;
        else
            return false;
    }
    return i == segment.len;
}

static bool is_drive_letter(Bytes segment)
{
    return segment.len == 2 && is_alpha(segment.at[0]) &&
           (segment.at[1] == ':' || segment.at[1] == '|');
}

/* Shorten the path: without its last segment, unless that is the drive letter of a file. */
static void shorten(Url *url)
{
    size_t n = url->path.len;
    while (n > 0 && url->path.at[n - 1] != '/')
        n--;
    size_t last = n ? n - 1 : 0;
    if (is_file(url) && last == 0 && n == 1 &&
        is_drive_letter((Bytes){url->path.at + 1, url->path.len - 1}))
        return;
    url->path.len = last;
}

/* Path state: INPUT is what stands before ? and #, from behind the first slash if it has one. */
static void parse_path(Url *url, Bytes input)
{
    bool special = is_special(url);
    for (;;) {
        Bytes segment = take(&input, length_before(input, special ? "/\\" : "/"));
        bool more = input.len > 0;
        if (more)
            take(&input, 1);
        if (is_dots(segment, 2)) {
            shorten(url);
            if (!more)
                buffer_byte(&url->path, '/');
        } else if (is_dots(segment, 1)) {
            if (!more)
                buffer_byte(&url->path, '/');
        } else {
            buffer_byte(&url->path, '/');
            bool drive = is_file(url) && url->path.len == 1 && is_drive_letter(segment);
            encode(&url->path, segment, path_set);
            if (drive)
                url->path.at[url->path.len - 1] = ':';
        }
        if (!more)
            return;
    }
}

/* Path start state */
static void parse_path_start(Url *url, Bytes input)
{
    if (is_slash(input, 0, is_special(url)))
        take(&input, 1);
    else if (!is_special(url) && input.len == 0)
        return;
    parse_path(url, input);
}

/* ---- authority ---- */

static bool is_forbidden(uint8_t c)
{
    return c <= 0x20 || c >= 0x7F || strchr("#/:<>?@[\\]^|%", c);
}

/* Host parser */
static bool parse_host(Url *url, Bytes input)
{
    bool is_address = input.len > 2 && input.at[0] == '[' && input.at[input.len - 1] == ']';
    url->has_host = true;
    url->host.len = 0;
    if (!is_special(url) && !is_address) {
        if (length_before(input, " #/:<>?@[\\]^|") < input.len)
            return false;
        encode(&url->host, input, control_set);
        return true;
    }
    for (size_t i = 0; i < input.len; i++) {
        uint8_t c = input.at[i];
        bool inside = is_address && i > 0 && i + 1 < input.len;
        if (is_address ? inside && hex_value(c) < 0 && c != ':' && c != '.' : is_forbidden(c))
            return false;
        buffer_byte(&url->host, c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    }
    return input.len > 0 || is_file(url);
}

/* Port state */
static bool parse_port(Url *url, Bytes input)
{
    unsigned long port = 0;
    for (size_t i = 0; i < input.len; i++) {
        if (!is_digit(input.at[i]))
            return false;
        port = port * 10 + (input.at[i] - '0');
        if (port > 65535)
            return false;
    }
    url->port = input.len == 0 || (int)port == url_default_port(&url->scheme) ? -1 : (int)port;
    return true;
}

/* Authority state, host state, port state */
static bool parse_authority(Url *url, Bytes input)
{
    size_t at = input.len;
    while (at > 0 && input.at[at - 1] != '@')
        at--;
    if (at > 0) {
        Bytes user = take(&input, at - 1);
        take(&input, 1);
        Bytes name = take(&user, length_before(user, ":"));
        encode(&url->username, name, userinfo_set);
        if (user.len)
            encode(&url->password, (Bytes){user.at + 1, user.len - 1}, userinfo_set);
        if (input.len == 0)
            return false;
    }
    size_t colon = input.len;
    while (colon > 0 && input.at[colon - 1] != ':' && input.at[colon - 1] != ']')
        colon--;
    bool has_port = colon > 0 && input.at[colon - 1] == ':';
    Bytes host = take(&input, has_port ? colon - 1 : input.len);
    if (has_port && host.len == 0)
        return false;
    return parse_host(url, host) &&
           (!has_port || parse_port(url, (Bytes){input.at + 1, input.len - 1}));
}

/* What follows the two slashes in front of an authority. */
static bool parse_authority_and_path(Url *url, Bytes input)
{
    Bytes authority = take(&input, length_before(input, is_special(url) ? "/\\" : "/"));
    if (is_file(url) && is_drive_letter(authority)) {
        url->has_host = true;
        parse_path(url, (Bytes){authority.at, authority.len + input.len});
        return true;
    }
    if (is_file(url)) {
        if (!parse_host(url, authority))
            return false;
        if (bytes_equal((Bytes){url->host.at, url->host.len}, bytes_of("localhost")))
            url->host.len = 0;
    } else if (authority.len == 0 && !is_special(url)) {
        url->has_host = true;
    } else if (!parse_authority(url, authority)) {
        return false;
    }
    parse_path_start(url, input);
    return true;
}

/* ---- the parser ---- */

static void copy_authority(Url *url, const Url *base)
{
    copy(&url->username, &base->username);
    copy(&url->password, &base->password);
    copy(&url->host, &base->host);
    url->has_host = base->has_host;
    url->port = base->port;
}

/* Relative state, relative slash state, file state, file slash state: INPUT is what stands before ? and #. */
static bool parse_relative(Url *url, const Url *base, Bytes input, bool has_query)
{
    bool special = is_special(url);
    if (is_slash(input, 0, special) && is_slash(input, 1, special)) {
        take(&input, 2);
        while (special && !is_file(url) && is_slash(input, 0, true))
            take(&input, 1);
        return parse_authority_and_path(url, input);
    }
    copy_authority(url, base);
    if (is_slash(input, 0, special)) {
        parse_path_start(url, input);
        return true;
    }
    copy(&url->path, &base->path);
    if (input.len == 0) {
        if (!has_query && base->has_query) {
            url->has_query = true;
            copy(&url->query, &base->query);
        }
        return true;
    }
    shorten(url);
    parse_path(url, input);
    return true;
}

/* What follows the scheme of an absolute URL, without ? and #. */
static bool parse_absolute(Url *url, Bytes input, const Url *base, bool has_query)
{
    bool special = is_special(url);
    bool same = base && bytes_equal((Bytes){base->scheme.at, base->scheme.len},
                                    (Bytes){url->scheme.at, url->scheme.len});
    if (is_file(url)) {
        if (same)
            return parse_relative(url, base, input, has_query);
        url->has_host = true;
        if (is_slash(input, 0, true) && is_slash(input, 1, true))
            return parse_authority_and_path(url, (Bytes){input.at + 2, input.len - 2});
        parse_path_start(url, input);
        return true;
    }
    if (special) {
        if (same && !(is_slash(input, 0, false) && is_slash(input, 1, false)))
            return parse_relative(url, base, input, has_query);
        while (is_slash(input, 0, true))
            take(&input, 1);
        return parse_authority_and_path(url, input);
    }
    if (starts_with(input, "//"))
        return parse_authority_and_path(url, (Bytes){input.at + 2, input.len - 2});
    if (starts_with(input, "/")) {
        parse_path_start(url, input);
        return true;
    }
    url->opaque_path = true;
    encode(&url->path, input, control_set);
    return true;
}

/* Scheme start state, scheme state: the length of the scheme with its colon; 0 if there is none. */
static size_t scheme_length(Bytes input)
{
    size_t n = 0;
    if (!input.len || !is_alpha(input.at[0]))
        return 0;
    while (n < input.len &&
           (is_alpha(input.at[n]) || is_digit(input.at[n]) || strchr("+-.", input.at[n])))
        n++;
    return n < input.len && input.at[n] == ':' ? n + 1 : 0;
}

static bool parse(Url *url, Bytes input, const Url *base)
{
    Bytes rest = take(&input, length_before(input, "#")), fragment = input;
    size_t scheme = scheme_length(rest);
    for (size_t i = 0; i + 1 < scheme; i++)
        buffer_byte(&url->scheme,
                    rest.at[i] >= 'A' && rest.at[i] <= 'Z' ? rest.at[i] | 0x20 : rest.at[i]);
    take(&rest, scheme);
    if (!scheme && !base)
        return false;
    if (!scheme)
        copy(&url->scheme, &base->scheme);
    Bytes before = take(&rest, length_before(rest, "?"));
    if (!scheme && base->opaque_path) {
        if (before.len || rest.len || !fragment.len)
            return false;
        url->opaque_path = true;
        copy(&url->path, &base->path);
        url->has_query = base->has_query;
        copy(&url->query, &base->query);
    } else if (!(scheme ? parse_absolute(url, before, base, rest.len > 0)
                        : parse_relative(url, base, before, rest.len > 0))) {
        return false;
    }
    if (rest.len) {
        url->has_query = true;
        encode(&url->query, (Bytes){rest.at + 1, rest.len - 1},
               is_special(url) ? special_query_set : query_set);
    }
    if (fragment.len) {
        url->has_fragment = true;
        encode(&url->fragment, (Bytes){fragment.at + 1, fragment.len - 1}, fragment_set);
    }
    return true;
}

bool url_parse(Bytes input, const Url *base, Url *out)
{
    /* 1 to 3: no controls and spaces around, no tabs and newlines inside */
    while (input.len && input.at[0] <= 0x20)
        take(&input, 1);
    while (input.len && input.at[input.len - 1] <= 0x20)
        input.len--;
    Buffer text = {0};
    for (size_t i = 0; i < input.len; i++) {
        if (!strchr("\t\n\r", input.at[i]) || input.at[i] == 0)
            buffer_byte(&text, input.at[i]);
    }
    *out = (Url){.port = -1};
    bool good = parse(out, (Bytes){text.at, text.len}, base);
    buffer_free(&text);
    if (!good)
        url_free(out);
    return good;
}
