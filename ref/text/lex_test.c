/* text/lex_test.c: tokens. */
#include "text/lex.h"
#include "text/text_test.h"

#include <stdlib.h>

/* One letter a token: ( ) n(at) i(nt) f(loat) s(tring) $ k(eyword) u(nknown keyword) r(eserved) !bad. */
static char letter(Token t)
{
    static const char letters[] = {
        [TOKEN_EOF] = '.',     [TOKEN_LPAR] = '(',     [TOKEN_RPAR] = ')',   [TOKEN_NAT] = 'n',
        [TOKEN_INT] = 'i',     [TOKEN_FLOAT] = 'f',    [TOKEN_STRING] = 's', [TOKEN_ID] = '$',
        [TOKEN_KEYWORD] = 'k', [TOKEN_RESERVED] = 'r', [TOKEN_BAD] = '!'};
    return t.kind == TOKEN_KEYWORD && t.word == WORD_UNKNOWN ? 'u' : letters[t.kind];
}

/* Reads SRC and spells its tokens without the closing EOFs. */
static void spell(const char *src, size_t len, Features features, char *out)
{
    Tokens tokens;
    lex(src, 0, (uint32_t)len, features, &tokens);
    size_t n = 0;
    while (tokens.at[n].kind != TOKEN_EOF && n < 60) {
        out[n] = letter(tokens.at[n]);
        n++;
    }
    out[n] = 0;
    assert_int_equal(tokens.at[tokens.n - 1].kind, TOKEN_EOF);
    tokens_free(&tokens);
}

static void t_token(void **state)
{
    static const struct {
        const char *src, *kinds;
    } rows[] = {
        {"", ""},
        {" \t\r\n", ""},
        {"(module)", "(k)"},
        {"(func(nop)nop)", "(k(k)k)"},
        {"0 1_0 0x1F 0xA_b", "nnnn"},
        {"+0 -1_0 +0x1F", "iii"},
        {"0. 0.5 1e1 1E+1 1.5e-3 0x1. 0x.8", "ffffffr"},
        {"0x1p1 0x1.8P-1 0x1.8_8p+1_0 inf -inf nan +nan:0x1", "fffffff"},
        {"1__0 _1 1_ 0x 0x_1 1._5 1.5_ 1e_1 1e 0x1p 0x1.p1_", "rrrrrrrrrrr"},
        {"0b1 1f 0xg .5 +.5 + -", "rrrrrrr"},
        {"nan:1 nan:0x infinity nan: i32", "uuuuk"},
        {"i32.add i32.added offset=1 offset= offset=-1 offset=0x align=8", "kukuuuk"},
        {"$a $! $0 $\"\" $ $\"a b\" $\"\\41\"", "$$$!!$$"},
        {"\"\" \"a\" \"\\t\\n\\r\\\"\\'\\\\\\00\\fF\\u{10fF_fF}\"", "sss"},
        {"\"a\"\"b\" \"a\"b a\"b\" 0$x $x\"y\" \"a\"(\"b\")", "rrrrrs(s)"},
        {"a,b a;b [] {}", "uruururrrr"},
        {";; comment\nnop;;x\rnop", "kk"},
        {"(;a(;b;)c;)nop(;;);)", "kr)"},
        {"(;)))\"\";;;;)k", "u"},
        {"(@a)(@b c (d \"e\" ) ;; )\n (; ) ;) @ , 0x)nop", "k"},
        {"(@a (@b) (@) (@ x) ((@(@))))nop", "k"},
        {"(@\"a b\" x)nop", "k"},
        {"(@a $ $\"\" $x)nop", "k"},
        {"Func FUNC A#", "rrr"},
        {"module/x", "u"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char kinds[64];
        spell(rows[i].src, strlen(rows[i].src), features_default(), kinds);
        if (strcmp(kinds, rows[i].kinds) != 0)
            print_error("row %zu: %s\n", i, rows[i].src);
        assert_string_equal(kinds, rows[i].kinds);
    }
}

/* A malformed place gives one BAD token, and reading goes on behind it. */
static void t_bad(void **state)
{
    static const struct {
        const char *src;
        uint32_t at;
        Errcode code;
        const char *kinds;
    } rows[] = {
        {"nop $ nop", 4, ERR_empty_identifier, "k!k"},
        {"nop $\"\" nop", 4, ERR_empty_identifier, "k!k"},
        {"$\"a\nb\"", 0, ERR_empty_identifier, "!!"},
        {"nop (; (; ;) nop", 4, ERR_unclosed_comment, "k!"},
        {"nop \"a", 4, ERR_unclosed_string, "k!"},
        {"nop \"a\n nop", 4, ERR_unclosed_string, "k!k"},
        {"\"a\\x\" nop", 2, ERR_illegal_character, "!k"},
        {"\"a\\u{d800}\" nop", 2, ERR_illegal_character, "!k"},
        {"\"a\\u{110000}\" nop", 2, ERR_illegal_character, "!k"},
        {"\"a\\u{}\" nop", 2, ERR_illegal_character, "!k"},
        {"\"a\\4\" nop", 2, ERR_illegal_character, "!k"},
        {"\"a\tb\" nop", 2, ERR_illegal_character, "!k"},
        {"\"a\x7F"
         "b\" nop",
         2, ERR_illegal_character, "!k"},
        {"\"a\x80"
         "b\" nop",
         2, ERR_malformed_utf8, "!k"},
        {"nop\x01nop", 3, ERR_illegal_character, "k!k"},
        {"nop \x7Fnop", 4, ERR_illegal_character, "k!k"},
        {"nop \xC3\xA9nop", 4, ERR_illegal_character, "k!k"},
        {"nop \xC3nop", 4, ERR_malformed_utf8, "k!k"},
        {";; \xC3\xA9 \xED\xA0\x80\nnop", 6, ERR_malformed_utf8, "!!!k"},
        {"(; \xC0\x80 ;)nop", 3, ERR_malformed_utf8, "!!k"},
        {"nop (@) nop", 4, ERR_empty_annotation_id, "k!k"},
        {"nop (@ x) nop", 4, ERR_empty_annotation_id, "k!k"},
        {"nop (@\"\" x) nop", 4, ERR_empty_annotation_id, "k!k"},
        {"nop (@\"\\ef\") nop", 4, ERR_malformed_utf8, "k!k"},
        {"nop (@a (b)", 4, ERR_unclosed_annotation, "k!"},
        {"nop (@a \"b) nop", 8, ERR_unclosed_string, "k!"},
        {"nop (@a \x02 ) nop", 8, ERR_illegal_character, "k!k"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char kinds[64];
        Tokens tokens;
        lex(rows[i].src, 0, (uint32_t)strlen(rows[i].src), features_default(), &tokens);
        size_t bad = 0;
        while (tokens.at[bad].kind != TOKEN_BAD && tokens.at[bad].kind != TOKEN_EOF)
            bad++;
        if (tokens.at[bad].at != rows[i].at || tokens.at[bad].word != rows[i].code)
            print_error("row %zu: %s\n", i, rows[i].src);
        assert_int_equal(tokens.at[bad].kind, TOKEN_BAD);
        assert_int_equal(tokens.at[bad].at, rows[i].at);
        assert_int_equal(tokens.at[bad].word, rows[i].code);
        tokens_free(&tokens);
        spell(rows[i].src, strlen(rows[i].src), features_default(), kinds);
        assert_string_equal(kinds, rows[i].kinds);
    }
    char kinds[64];
    spell("nop (@a) nop", 12, features_default() & ~FEATURE_BIT(annotations), kinds);
    assert_string_equal(kinds, "k!u)k");
}

static void t_match(void **state)
{
    (void)state;
    const char *src = "(a (b) (c (d))) (e (f) ) ) (g (h)";
    static const uint32_t due[][2] = {{0, 11},  {2, 4},   {5, 10},  {7, 9},
                                      {12, 17}, {14, 16}, {19, 24}, {21, 23}};
    Tokens tokens;
    lex(src, 0, (uint32_t)strlen(src), features_default(), &tokens);
    size_t found = 0;
    for (uint32_t i = 0; i < tokens.n; i++) {
        if (tokens.at[i].kind != TOKEN_LPAR)
            continue;
        assert_int_equal(i, due[found][0]);
        assert_int_equal(tokens.at[i].match, due[found][1]);
        found++;
    }
    assert_int_equal(found, sizeof due / sizeof *due);
    tokens_free(&tokens);
}

static void t_string_bytes(void **state)
{
    static const struct {
        const char *src, *bytes;
        size_t len;
    } rows[] = {
        {"\"\"", "", 0},
        {"\"abc\"", "abc", 3},
        {"\"\\t\\n\\r\\\"\\'\\\\\"", "\t\n\r\"'\\", 6},
        {"\"\\00a\\Ff\\0a\"", "\0a\xFF\n", 4},
        {"\"\\u{0}\\u{7f}\\u{80}\\u{7_ff}\"", "\0\x7F\xC2\x80\xDF\xBF", 6},
        {"\"\\u{800}\\u{D7FF}\\u{E000}\\u{FFFF}\"",
         "\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF", 12},
        {"\"\\u{10000}\\u{10FFFF}x\"", "\xF0\x90\x80\x80\xF4\x8F\xBF\xBFx", 9},
        {"\"\xC3\xA9\"", "\xC3\xA9", 2},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Buffer out = {0};
        Tokens tokens;
        lex(rows[i].src, 0, (uint32_t)strlen(rows[i].src), features_default(), &tokens);
        assert_int_equal(tokens.at[0].kind, TOKEN_STRING);
        string_bytes(rows[i].src, 0, &out);
        assert_int_equal(out.len, rows[i].len);
        if (out.len)
            assert_memory_equal(out.at, rows[i].bytes, out.len);
        buffer_free(&out);
        tokens_free(&tokens);
    }
}

/* 200,000 parentheses, comments and annotations, nested: time and stack stay bounded. */
static void t_deep(void **state)
{
    enum { DEPTH = 200000 };
    static const char *const units[][2] = {{"(", ")"}, {"(;", ";)"}, {"(@a ", ")"}};
    (void)state;
    for (size_t k = 0; k < 3; k++) {
        Buffer src = {0};
        for (int i = 0; i < 2 * DEPTH; i++)
            buffer_text(&src, units[k][i >= DEPTH]);
        Tokens tokens;
        lex((const char *)src.at, 0, (uint32_t)src.len, features_default(), &tokens);
        assert_int_equal(tokens.n, (k == 0 ? 2 * DEPTH : 0) + 3);
        tokens_free(&tokens);
        lex((const char *)src.at, 0, (uint32_t)src.len / 2, features_default(), &tokens);
        assert_int_equal(tokens.n, (k == 0 ? DEPTH : 1) + 3);
        tokens_free(&tokens);
        buffer_free(&src);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_token),        cmocka_unit_test(t_bad),  cmocka_unit_test(t_match),
        cmocka_unit_test(t_string_bytes), cmocka_unit_test(t_deep),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
