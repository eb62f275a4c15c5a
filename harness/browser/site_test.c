/* browser/site_test.c: what pipes and {{...}} do to a text, which addresses are files, which pages are made. */
#include "harness/browser/site.h"

#include "harness/util/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static Site site = {.ports = {8001, 8002}, .extras = "", .report = ""};

static void assert_owned(char *text, const char *due)
{
    if (due)
        assert_string_equal(text ? text : "(none)", due);
    else
        assert_null(text);
    free(text);
}

static void t_path(void **state)
{
    static const struct {
        const char *target, *due;
    } rows[] = {
        {"/", "/"},
        {"/a%20b?c", "/a b"},
        {"/a/..", NULL},
        {"/../a", NULL},
        {"/%2e%2E/a", NULL},
        {"/a%2f..%2Fb", NULL},
        {"/..a/b..", "/..a/b.."},
        {"/a%00b", NULL},
        {"/a%zz%4", "/a%zz%4"},
        {"a", NULL},
        {"http://x/", NULL},
        {"", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_owned(site_path(rows[i].target), rows[i].due);
}

static void t_query(void **state)
{
    (void)state;
    assert_owned(site_query("/a?x=1&y=2&x=3", "x"), "3");
    assert_owned(site_query("/a?x", "x"), "");
    assert_owned(site_query("/a?xy=1#x=2", "x"), NULL);
    assert_owned(site_query("/a", "x"), NULL);
    assert_owned(site_query("/a?p=a%7Cb+c%", "p"), "a|b c%");
    assert_owned(site_query("/a?&&=&x=%00", "x"), NULL);
}

static void t_substitute(void **state)
{
    static const struct {
        const char *text, *due;
        bool escape;
    } rows[] = {
        {"a{{host}}b", "alocalhostb", false},
        {"{{ports[http][0]}} {{ports[http][1]}}", "8001 8002", false},
        {"{{ports[http][2]}}", NULL, false},
        {"{{domains[]}} {{domains[\xc3\xa9l\xc3\xa8ve]}}", "localhost xn--lve-6lad.localhost",
         false},
        {"{{hosts[alt][]}} {{hosts[][www]}}", "127.0.0.1 www.localhost", false},
        {"{{location[server]}}{{location[path]}}{{location[query]}}",
         "http://localhost:8001/p?q=<&x=1", false},
        {"{{GET[q]}}", "&lt;", true},
        {"{{GET[q]}}", "<", false},
        {"{{GET[none]}}", NULL, false},
        {"{{header_or_default(X, a b)}}", "a b", false},
        {"{{headers[X]}}", NULL, false},
        {"{{nothing}}", NULL, false},
        {"{{", "{{", false},
        {"{{}}", NULL, false},
        {"{{host[}}", NULL, false},
        {"{{domains[a][b][c][d]}}", NULL, false},
        {"}} {x} {{$a:host}}-{{$a}}", "}} {x} localhost-localhost", false},
        {"{{$never}}", NULL, false},
    };
    (void)state;
    const Asked asked = {.site = &site, .target = "/p?q=<&x=1"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t len = 0;
        char *text =
            site_substitute(&asked, rows[i].text, strlen(rows[i].text), rows[i].escape, &len);
        if (text)
            assert_int_equal(len, strlen(text));
        assert_owned(text, rows[i].due);
    }
}

/* What PIPES make of "abcdefgh": the status, the body in its parts, the headers. */
static char *piped(const char *pipes)
{
    const Asked asked = {.site = &site, .target = "/"};
    Http_answer answer = {.status = 200, .body = text_copy("abcdefgh"), .len = 8};
    char *out = NULL;
    if (site_pipe(&asked, pipes, &answer)) {
        out = text_format("%u %.*s", answer.status, (int)answer.len, answer.body);
        for (size_t i = 0; i < answer.parts_n; i++) {
            char *more =
                text_format("%s %zu@%u", out, answer.parts[i].len, answer.parts[i].delay_ms);
            free(out);
            out = more;
        }
        for (char **line = answer.headers; line && *line; line++) {
            char *more = text_format("%s [%s]", out, *line);
            free(out);
            out = more;
        }
    }
    http_answer_free(&answer);
    return out;
}

static void t_pipes(void **state)
{
    static const char *const rows[][2] = {
        {"", "200 abcdefgh"},
        {"status(404)", "404 abcdefgh"},
        {"slice(2)", "200 cdefgh"},
        {"slice(2,4)|status(201)", "201 cd"},
        {"slice(null,3)", "200 abc"},
        {"slice(-3,null)", "200 fgh"},
        {"slice(5,2)", "200 "},
        {"slice(-99999999999999999999,99999999999999999999)", "200 abcdefgh"},
        {"header(A,b)|header(a,c)", "200 abcdefgh [a: c]"},
        {"header(A,b)|header(A,c,True)", "200 abcdefgh [A: b] [A: c]"},
        {"header(A,x\\,\\)y)", "200 abcdefgh [A: x,)y]"},
        {"trickle(3:d1:2)", "200 abcdefgh 3@0 2@1000 8@0"},
        {"trickle(d0.5)", "200 abcdefgh 8@500"},
        {"trickle(3:d1:r2)", "200 abcdefgh 3@0 3@1000 3@1000"},
        {"trickle(r0)", "200 abcdefgh 8@0"},
        {"trickle(0:d1:r2)", NULL},
        {"trickle(d1:r1)", NULL},
        {"trickle(r9)", NULL},
        {"trickle(d99999999999)", NULL},
        {"trickle(d-1)", NULL},
        {"trickle(d\xff)", "200 abcdefgh 8@0"},
        {"header(A)", NULL},
        {"header(A:,b)", NULL},
        {"header(A,b\r\nC: d)", NULL},
        {"status", NULL},
        {"status(", NULL},
        {"status(1)x", NULL},
        {"nothing", NULL},
        {"slice(1,2,3,4,5)", NULL},
        {"sub", "200 abcdefgh"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_owned(piped(rows[i][0]), rows[i][1]);
}

static void t_answers(void **state)
{
    static const struct {
        const char *text;
        unsigned status; /* 0: none */
        const char *body;
    } rows[] = {
        {"HTTP/1.1 203 X\r\nA: b\r\n\r\nbody", 203, "body"},
        {"HTTP/1.1 200\n\nx", 200, "x"},
        {"HTTP/1.1 99 X\r\n\r\n", 0, NULL},
        {"nonsense", 0, NULL},
        {"", 0, NULL},
        {"HTTP/1.1 200 no end", 200, "HTTP/1.1 200 no end"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Http_answer answer = {.body = text_copy(rows[i].text), .len = strlen(rows[i].text)};
        bool good = site_take_answer(&answer);
        assert_int_equal(good, rows[i].status != 0);
        if (good) {
            assert_int_equal(answer.status, rows[i].status);
            assert_int_equal(answer.len, strlen(rows[i].body));
            assert_memory_equal(answer.body, rows[i].body, answer.len);
        }
        http_answer_free(&answer);
    }
}

static void t_wrappers(void **state)
{
    char folder[] = "/tmp/touchstone_site_test-XXXXXX";
    const char *type;
    (void)state;
    assert_non_null(mkdtemp(folder));
    char *file = text_format("%s/a.any.js", folder);
    static const char source[] = "// META: title=</title>\"\\\n// META: script=x\"><y.js\n"
                                 "// META: timeout=long\n// META: requires=Worker\n";
    assert_true(file_write(file, source, sizeof source - 1));
    site_set(&site, folder, NULL, NULL);
    char *page = site_wrapper(&site, "/a.any.html", &type);
    assert_non_null(page);
    assert_non_null(strstr(page, "<title>&#60;/title&#62;&#34;\\</title>"));
    assert_non_null(strstr(page, "content=\"long\""));
    assert_non_null(strstr(page, "touchstone_require([\"Worker\"])"));
    assert_null(strstr(page, "x\"><y.js"));
    free(page);
    char *worker = site_wrapper(&site, "/a.any.worker.js", &type);
    assert_string_equal(type, "text/javascript");
    assert_non_null(strstr(worker, "importScripts(\"a.any.js\");\ndone();"));
    free(worker);
    assert_owned(site_wrapper(&site, "/b.any.html", &type), NULL);
    assert_owned(site_wrapper(&site, "/.any.html", &type), NULL);
    assert_owned(site_wrapper(&site, "/a.any.js", &type), NULL);
    site_free(&site);
    unlink(file);
    rmdir(folder);
    free(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_path),  cmocka_unit_test(t_query),   cmocka_unit_test(t_substitute),
        cmocka_unit_test(t_pipes), cmocka_unit_test(t_answers), cmocka_unit_test(t_wrappers),
    };
    return cmocka_run_group_tests_name("browser/site", tests, NULL, NULL);
}
