/* text/lex.c: source text to tokens (core/text/lexical). */
#include "text/lex.h"

#include "text/values.h"
#include "util/alloc.h"
#include "util/bytes.h"
#include "util/utf8.h"

#include <stdlib.h>
#include <string.h>

typedef struct Lexer {
    const uint8_t *src;
    uint32_t at, end;
    Features features;
    Tokens *out;
    bool in_annot; /* annotations within one are but parentheses: nesting needs no stack */
} Lexer;

enum { CLASS_IDCHAR = 1, CLASS_SPACE = 2 };

static uint8_t classes[256];

/* NON-SPEC: the keywords, by open addressing: the Word, or WORD_UNKNOWN where the slot is free. */
enum { KEYWORD_SLOTS = 4096 };
static struct {
    const char *spelling;
    uint16_t len, word;
} keywords[KEYWORD_SLOTS];

static const char *const spellings[] = {
#define WORD(id, spelling) spelling,
#include "text/word.def"
#undef WORD
};

static uint32_t keyword_hash(const char *at, size_t len)
{
    uint32_t h = (uint32_t)len;
    for (size_t i = 0; i < len; i++)
        h = (h ^ (uint8_t)at[i]) * 16777619u;
    return h ^ h >> 15;
}

/* Twins share a mnemonic: the first that comes stays. */
static void add_keyword(const char *spelling, unsigned word)
{
    size_t len = strlen(spelling);
    uint32_t h = keyword_hash(spelling, len) % KEYWORD_SLOTS;
    for (; keywords[h].spelling; h = (h + 1) % KEYWORD_SLOTS) {
        if (strcmp(keywords[h].spelling, spelling) == 0)
            return;
    }
    keywords[h].spelling = spelling;
    keywords[h].len = (uint16_t)len;
    keywords[h].word = (uint16_t)word;
}

/* Runs before main, so that the tables are never written while another thread reads them. */
__attribute__((constructor)) static void build_tables(void)
{
    for (int c = 0x21; c < 0x7F; c++)
        classes[c] = strchr("\"(),;[]{}", c) ? 0 : CLASS_IDCHAR;
    for (const char *c = " \t\n\r"; *c; c++)
        classes[(uint8_t)*c] = CLASS_SPACE;
    for (unsigned op = 0; op < OP_COUNT; op++)
        add_keyword(oprows[op].mnemonic, op);
    for (unsigned i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        if (!strchr(spellings[i], '='))
            add_keyword(spellings[i], OP_COUNT + i);
    }
}

static bool starts_with(const uint8_t *at, size_t len, const char *prefix)
{
    size_t n = strlen(prefix);
    return len >= n && memcmp(at, prefix, n) == 0;
}

/* Keywords that the core has never heard of. */
static bool linking_word(uint16_t word)
{
    return word == WORD_alias || word == WORD_outer || word == WORD_instantiate;
}

/* text-keyword, and the phrases of text-memarg: offset= and align= are keywords up to the number behind them. */
static uint16_t word_of(const uint8_t *at, size_t len, Features features)
{
    uint32_t h = keyword_hash((const char *)at, len) % KEYWORD_SLOTS;
    for (; keywords[h].spelling; h = (h + 1) % KEYWORD_SLOTS) {
        if (keywords[h].len == len && memcmp(keywords[h].spelling, at, len) == 0)
            return linking_word(keywords[h].word) && !(features & FEATURE_BIT(module_linking))
                       ? WORD_UNKNOWN
                       : keywords[h].word;
    }
    if (starts_with(at, len, "offset=") && number_kind(at + 7, len - 7) == NUMBER_NAT)
        return WORD_offset_eq;
    if (starts_with(at, len, "align=") && number_kind(at + 6, len - 6) == NUMBER_NAT)
        return WORD_align_eq;
    return WORD_UNKNOWN;
}

static Token *push(Lexer *l, Tokenkind kind, uint32_t at, uint32_t end, unsigned word)
{
    Tokens *out = l->out;
    if (__builtin_expect(out->n == out->capacity, 0))
        out->at = grow_array(out->at, out->n, &out->capacity, sizeof *out->at);
    out->at[out->n] = (Token){.at = at, .end = end, .word = (uint16_t)word, .kind = (uint8_t)kind};
    return &out->at[out->n++];
}

static void bad(Lexer *l, Errcode code, uint32_t at)
{
    push(l, TOKEN_BAD, at, at + (at < l->end), code);
}

/* text-char: steps over one scalar value beyond ASCII; false if there is none. */
static bool text_char(Lexer *l)
{
    uint32_t scalar;
    size_t n = utf8_decode(l->src + l->at, l->end - l->at, &scalar);
    l->at += (uint32_t)(n ? n : 1);
    return n != 0;
}

/* NON-SPEC: the first place at or behind AT whose character is not of CLASS. */
static uint32_t behind_class(const Lexer *l, uint32_t at, uint8_t class)
{
    const uint8_t *src = l->src;
    uint32_t end = l->end;
    while (at < end && classes[src[at]] & class)
        at++;
    return at;
}

/* text-linecomment: up to the end of the line. */
static void text_linecomment(Lexer *l)
{
    while (l->at < l->end && l->src[l->at] != '\n' && l->src[l->at] != '\r') {
        uint32_t at = l->at;
        if (l->src[at] < 0x80)
            l->at++;
        else if (!text_char(l))
            bad(l, ERR_malformed_utf8, at);
    }
}

/* text-blockcomment: comments nest. */
static void text_blockcomment(Lexer *l)
{
    uint32_t start = l->at, depth = 0;
    while (l->at < l->end) {
        uint32_t at = l->at;
        uint8_t c = l->src[at], next = at + 1 < l->end ? l->src[at + 1] : 0;
        if (c == '(' && next == ';') {
            depth++;
            l->at += 2;
        } else if (c == ';' && next == ')') {
            l->at += 2;
            if (!--depth)
                return;
        } else if (c < 0x80) {
            l->at++;
        } else if (!text_char(l)) {
            bad(l, ERR_malformed_utf8, at);
        }
    }
    bad(l, ERR_unclosed_comment, start);
}

/* text-stringelem: the part of an escape behind the backslash; false if it is none. */
static bool text_escape(Lexer *l)
{
    const uint8_t *at = l->src + l->at, *end = l->src + l->end;
    if (at == end)
        return false;
    if (strchr("tnr\"'\\", *at) && *at) {
        l->at++;
        return true;
    }
    if (*at == 'u') {
        uint64_t scalar;
        const uint8_t *close =
            at + 1 < end && at[1] == '{' ? memchr(at, '}', (size_t)(end - at)) : NULL;
        if (!close || !scan_hexnum(at + 2, close, &scalar) || scalar > 0x10FFFF ||
            (scalar >= 0xD800 && scalar < 0xE000))
            return false;
        l->at += (uint32_t)(close + 1 - at);
        return true;
    }
    if (end - at < 2 || hexdigit(at[0]) > 15 || hexdigit(at[1]) > 15)
        return false;
    l->at += 2;
    return true;
}

/* text-string: steps over a literal; ERR_none, or the first that is wrong and, in *at, where. */
static Errcode text_string(Lexer *l, uint32_t *at)
{
    uint32_t start = l->at++;
    Errcode wrong = ERR_none;
    while (l->at < l->end && l->src[l->at] != '\n') {
        uint32_t here = l->at;
        uint8_t c = l->src[l->at];
        Errcode code = ERR_none;
        if (c < 0x80)
            l->at++;
        else if (!text_char(l))
            code = ERR_malformed_utf8;
        if (c == '"')
            return wrong;
        if (c < 0x20 || c == 0x7F || (c == '\\' && !text_escape(l)))
            code = ERR_illegal_character;
        if (code && !wrong) {
            wrong = code;
            *at = here;
        }
    }
    if (!wrong)
        *at = start;
    return wrong ? wrong : ERR_unclosed_string;
}

/* text-id, unless it is empty: that is a reserved token, which an annotation may hold. */
static void push_id(Lexer *l, uint32_t start, bool some)
{
    if (some)
        push(l, TOKEN_ID, start, l->at, 0);
    else if (l->in_annot)
        push(l, TOKEN_RESERVED, start, l->at, 0);
    else
        bad(l, ERR_empty_identifier, start);
}

/* text-token of a run of identifier characters without strings. */
static void lex_plain(Lexer *l, uint32_t start)
{
    const uint8_t *at = l->src + start;
    size_t len = l->at - start;
    uint8_t c = *at;
    if (c == '$') {
        push_id(l, start, len > 1);
        return;
    }
    if (c >= 'a' && c <= 'z' && c != 'i' && c != 'n') {
        push(l, TOKEN_KEYWORD, start, l->at, word_of(at, len, l->features));
        return;
    }
    static const uint8_t kinds[] = {TOKEN_RESERVED, TOKEN_NAT, TOKEN_INT, TOKEN_FLOAT};
    Tokenkind kind = kinds[number_kind(at, len)];
    if (kind == TOKEN_RESERVED && (c == 'i' || c == 'n'))
        push(l, TOKEN_KEYWORD, start, l->at, word_of(at, len, l->features));
    else
        push(l, kind, start, l->at, 0);
}

/* text-token, text-reserved: the longest run of identifier characters and strings. */
static void lex_run(Lexer *l)
{
    uint32_t start = l->at, strings = 0, string = 0, at;
    for (;;) {
        l->at = behind_class(l, l->at, CLASS_IDCHAR);
        if (l->at == l->end || l->src[l->at] != '"')
            break;
        strings++;
        string = l->at;
        Errcode code = text_string(l, &at);
        if (code) {
            if (string == start + 1 && l->src[start] == '$')
                bad(l, code == ERR_malformed_utf8 ? code : ERR_empty_identifier, start);
            else
                bad(l, code, at);
            return;
        }
    }
    if (!strings)
        lex_plain(l, start);
    else if (strings == 1 && string == start && l->src[l->at - 1] == '"')
        push(l, TOKEN_STRING, start, l->at, 0);
    else if (strings == 1 && string == start + 1 && l->src[start] == '$' &&
             l->src[l->at - 1] == '"') {
        l->out->annotated = true;
        if (l->features & FEATURE_BIT(annotations))
            push_id(l, start, l->at - string > 2);
        else
            bad(l, ERR_feature_off, start);
    } else
        push(l, TOKEN_RESERVED, start, l->at, 0);
}

/* A character that starts no token. */
static void lex_other(Lexer *l)
{
    uint32_t at = l->at;
    uint8_t c = l->src[at];
    if (c && strchr(",;[]{}", c)) {
        l->at++;
        push(l, TOKEN_RESERVED, at, l->at, 0);
    } else if (c < 0x80) {
        l->at++;
        bad(l, ERR_illegal_character, at);
    } else {
        bad(l, text_char(l) ? ERR_illegal_character : ERR_malformed_utf8, at);
    }
}

static void lex_token(Lexer *l);

/* text-annotid: ERR_none and in *id the bytes of the id, or what is wrong with it. */
static Errcode text_annotid(Lexer *l, Buffer *id)
{
    uint32_t start = l->at, at;
    l->at = behind_class(l, l->at, CLASS_IDCHAR);
    if (l->at > start) {
        buffer_bytes(id, l->src + start, l->at - start);
        return ERR_none;
    }
    if (l->at == l->end || l->src[l->at] != '"')
        return ERR_empty_annotation_id;
    Errcode code = text_string(l, &at);
    if (code)
        return code == ERR_malformed_utf8 ? code : ERR_empty_annotation_id;
    string_bytes((const char *)l->src, start, id);
    if (!utf8_valid(id->at, id->len))
        return ERR_malformed_utf8;
    return id->len ? ERR_none : ERR_empty_annotation_id;
}

/* Keeps the annotation if its id is one that means something here. */
static void keep_annot(Lexer *l, uint32_t start, uint32_t body, Bytes id)
{
    static const char *const ids[] = {"custom", "name", "metadata.code.branch_hint"};
    Tokens *out = l->out;
    for (unsigned i = 0; i < sizeof ids / sizeof *ids; i++) {
        if (bytes_equal(id, bytes_of(ids[i]))) {
            Annot annot = {(uint32_t)out->n, start, body, l->at - 1, (uint8_t)i, false};
            PUSH(out->annots, out->annots_n, out->annots_capacity, annot);
        }
    }
}

/* text-annot: white space, apart from the few ids that are kept. Its tokens must be well-formed and well-nested. */
static void text_annot(Lexer *l)
{
    uint32_t start = l->at;
    l->at += 2;
    if (!(l->features & FEATURE_BIT(annotations))) {
        bad(l, ERR_feature_off, start);
        return;
    }
    l->out->annotated = true;
    Buffer id = {0};
    Errcode wrong = text_annotid(l, &id);
    uint32_t body = l->at, place = start;
    size_t n = l->out->n;
    l->in_annot = true;
    for (uint32_t depth = 1; depth;) {
        lex_token(l);
        Token token = l->out->at[n];
        l->out->n = n;
        if (token.kind == TOKEN_BAD && !wrong)
            wrong = (Errcode)token.word, place = token.at;
        if (token.kind == TOKEN_EOF && !wrong)
            wrong = ERR_unclosed_annotation;
        depth = token.kind == TOKEN_EOF
                    ? 0
                    : depth + (token.kind == TOKEN_LPAR) - (token.kind == TOKEN_RPAR);
    }
    l->in_annot = false;
    if (wrong)
        bad(l, wrong, place);
    else
        keep_annot(l, start, body, (Bytes){id.at, id.len});
    buffer_free(&id);
}

/* text-space: white space, comments and annotations. */
static void text_space(Lexer *l)
{
    while (l->at < l->end) {
        uint8_t c = l->src[l->at], next = l->at + 1 < l->end ? l->src[l->at + 1] : 0;
        if (classes[c] & CLASS_SPACE)
            l->at = behind_class(l, l->at + 1, CLASS_SPACE);
        else if (c == ';' && next == ';')
            text_linecomment(l);
        else if (c == '(' && next == ';')
            text_blockcomment(l);
        else if (c == '(' && next == '@' && !l->in_annot)
            text_annot(l);
        else
            return;
    }
}

/* text-token: the next one, behind white space. What is malformed in that gives BAD tokens before it. */
static void lex_token(Lexer *l)
{
    text_space(l);
    if (l->at == l->end) {
        push(l, TOKEN_EOF, l->end, l->end, 0);
        return;
    }
    uint8_t c = l->src[l->at];
    if (c == '(' || c == ')') {
        push(l, c == '(' ? TOKEN_LPAR : TOKEN_RPAR, l->at, l->at + 1, 0);
        l->at++;
    } else if (classes[c] & CLASS_IDCHAR || c == '"') {
        lex_run(l);
    } else {
        lex_other(l);
    }
}

/* NON-SPEC: gives each opening parenthesis the index of the one that closes it. */
static void match_parentheses(Tokens *tokens)
{
    uint32_t open =
        UINT32_MAX; /* the innermost open one; .match of each leads to the next outer one */
    uint32_t last = (uint32_t)tokens->n - 1;
    for (uint32_t i = 0; i <= last; i++) {
        Token *token = &tokens->at[i];
        if (token->kind == TOKEN_LPAR) {
            token->match = open;
            open = i;
        } else if (token->kind == TOKEN_RPAR && open != UINT32_MAX) {
            uint32_t outer = tokens->at[open].match;
            tokens->at[open].match = i;
            open = outer;
        }
    }
    while (open != UINT32_MAX) {
        uint32_t outer = tokens->at[open].match;
        tokens->at[open].match = last;
        open = outer;
    }
}

void lex(const char *src, uint32_t from, uint32_t to, Features features, Tokens *out)
{
    Lexer l = {
        .src = (const uint8_t *)src, .at = from, .end = to, .features = features, .out = out};
    *out = (Tokens){.capacity = (to - from) / 4 + 16};
    out->at = checked_realloc(NULL, out->capacity, sizeof *out->at);
    do
        lex_token(&l);
    while (out->at[out->n - 1].kind != TOKEN_EOF);
    match_parentheses(out);
    push(&l, TOKEN_EOF, to, to, 0);
    push(&l, TOKEN_EOF, to, to, 0);
}

void tokens_free(Tokens *tokens)
{
    free(tokens->at);
    free(tokens->annots);
    *tokens = (Tokens){0};
}

/* The character that the escape \c stands for; c is one of t n r " ' \. */
static uint8_t plain_escape(uint8_t c)
{
    return c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c;
}

void string_bytes(const char *src, uint32_t at, Buffer *out)
{
    const uint8_t *c = (const uint8_t *)src + at + 1;
    for (;;) {
        const uint8_t *run = c;
        while (*c != '"' && *c != '\\')
            c++;
        buffer_bytes(out, run, (size_t)(c - run));
        if (*c == '"')
            return;
        c++;
        if (*c == 'u') {
            uint64_t scalar = 0;
            const uint8_t *digits = c + 2;
            for (c = digits; *c != '}';)
                c++;
            scan_hexnum(digits, c++, &scalar);
            uint8_t utf8[4];
            buffer_bytes(out, utf8, utf8_encode((uint32_t)scalar, utf8));
        } else if (hexdigit(c[0]) < 16 && hexdigit(c[1]) < 16) {
            buffer_byte(out, (uint8_t)(hexdigit(c[0]) << 4 | hexdigit(c[1])));
            c += 2;
        } else {
            buffer_byte(out, plain_escape(*c++));
        }
    }
}
