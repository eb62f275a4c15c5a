/* case/wpt_test.c: which files are cases of web-platform-tests' form, what their META lines say, where scripts are. */
#include "harness/case/wpt.h"
#include "harness/util/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/wpt_test-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int drop_folder(void **state)
{
    (void)state;
    folder_remove(folder);
    return 0;
}

static void names(void **state)
{
    static const char *const cases[] = {
        "a.any.js",    "m/a.any.js", "a.https.any.js",       "a.window.js",
        "a.worker.js", "a.html",     "my-resources/a.any.js"};
    static const char *const others[] = {"a.js",
                                         "any.js",
                                         ".any.js",
                                         "a.any.js.txt",
                                         "a.wasm",
                                         "",
                                         "resources/a.any.js",
                                         "m/resources/x/a.html",
                                         "m/support/a.any.js"};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_true(wpt_is_named(cases[i]));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(wpt_is_named(others[i]));
}

static Wpt read_text(const char *name, const char *text)
{
    Wpt wpt;
    assert_true(wpt_read(name, text, &wpt));
    return wpt;
}

static void meta(void **state)
{
    (void)state;
    Wpt wpt = read_text("m/a.any.js", "// META: title=What it = shows \r\n"
                                      "//META:script=/wasm/jsapi/x.js\r\n"
                                      "// META: script=../y.js\n"
                                      "// META:  global=window,dedicatedworker,jsshell\n"
                                      "// META: timeout=long\n"
                                      "// META: variant=\n"
                                      "// META: variant=?1-10\n"
                                      "// META: requires=createRealm, agent\n"
                                      "// META: requires=Worker\n"
                                      "// META: features=module-linking,-simd\n"
                                      "// META: unheard-of\n"
                                      "// META: script=too-late.js\n");
    assert_string_equal(wpt.title, "What it = shows");
    assert_int_equal(strings_count(wpt.scripts), 2);
    assert_string_equal(wpt.scripts[0], "/wasm/jsapi/x.js");
    assert_string_equal(wpt.scripts[1], "../y.js");
    assert_true(wpt.long_timeout);
    assert_false(wpt.browser);
    assert_int_equal(strings_count(wpt.variants), 2);
    assert_string_equal(wpt.variants[0], "");
    assert_string_equal(wpt.variants[1], "?1-10");
    assert_int_equal(strings_count(wpt.requires), 3);
    assert_string_equal(wpt.requires[1], "agent");
    assert_string_equal(wpt.features, "+module-linking,-simd");
    assert_string_equal(wpt.url, "/m/a.any.js");
    Wpt *copy = wpt_variant(&wpt, "?1-10");
    assert_string_equal(copy->variant, "?1-10");
    assert_string_equal(copy->scripts[1], "../y.js");
    wpt_free(copy);
    free(copy);
    wpt_free(&wpt);
}

static void meta_alone_at_the_top(void **state)
{
    static const char *const texts[] = {"\n// META: timeout=long\n",
                                        "'use strict';\n// META: timeout=long\n",
                                        "/* META: timeout=long */\n",
                                        "// META timeout=long\n",
                                        "// META: time out=long\n",
                                        "// META: timeout=longer\n",
                                        "// META: timeout",
                                        "// META:",
                                        "//",
                                        "",
                                        "// META: =long\n"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Wpt wpt = read_text("a.any.js", texts[i]);
        assert_false(wpt.long_timeout);
        assert_null(wpt.scripts);
        wpt_free(&wpt);
    }
    Wpt wpt = read_text("a.any.js", "\xEF\xBB\xBF// META: timeout=long");
    assert_true(wpt.long_timeout);
    wpt_free(&wpt);
}

static void where_browsers_run_it(void **state)
{
    static const struct {
        const char *name, *text;
        bool window, worker;
        const char *page, *worker_page;
    } rows[] = {
        {"d/a.any.js", "", true, true, "/d/a.any.html", "/d/a.any.worker.html"},
        {"a.any.js", "// META: global=window\n", true, false, "/a.any.html", NULL},
        {"a.any.js", "// META: global=worker\n", false, true, NULL, "/a.any.worker.html"},
        {"a.any.js", "// META: global=jsshell\n", false, false, NULL, NULL},
        {"a.any.js", "// META: global=dedicatedworker-module\n", false, true, NULL,
         "/a.any.worker-module.html"},
        {"a.https.any.js", "", true, true, "/a.https.any.html", "/a.https.any.worker.html"},
        {"a.window.js", "", true, false, "/a.window.html", NULL},
        {"a.worker.js", "", true, false, "/a.worker.html", NULL},
        {"a b#%.html", "<script src=/resources/testharness.js></script>", true, false,
         "/a%20b%23%25.html", NULL},
        {"d/a.any.js", "// META: script=../../x/y.js\n", true, true, "/top/d/a.any.html",
         "/top/d/a.any.worker.html"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Wpt wpt = read_text(rows[i].name, rows[i].text);
        assert_int_equal(wpt_runs_in(&wpt, "window"), rows[i].window);
        assert_int_equal(wpt_runs_in(&wpt, "dedicatedworker"), rows[i].worker);
        char *path = text_format("/nowhere/top/%s", rows[i].name);
        for (int worker = 0; worker < 2; worker++) {
            const char *due = worker ? rows[i].worker_page : rows[i].page;
            char *url, *root = wpt_place(&wpt, path, worker, &url);
            if (due) {
                assert_string_equal(url, due);
                assert_string_equal(root,
                                    strncmp(due, "/top", 4) == 0 ? "/nowhere" : "/nowhere/top");
            }
            free(root);
            free(url);
        }
        free(path);
        wpt_free(&wpt);
    }
}

/* A page says it by elements; what only looks like them says nothing. */
static void pages(void **state)
{
    static const char text[] = "<!doctype html>\n// META: title=no line of a page\n"
                               "<meta charset=\"utf-8\">\n"
                               "<meta name=\"timeout\" content=\"long\">"
                               "<meta content='?a' name='variant'>\n"
                               "<meta name=\"variant\" content=\"?b\">\n"
                               "<meta name=\"requires\" content=\"esm, gc\">\n"
                               "<meta name=\"features\" content=\"threads\">\n"
                               "<meta name=\"script\" content=\"x.js\">\n"
                               "<meta name=\"requires\"> content=\"none\"\n"
                               "<meta name=\"requires\" data-content=\"none\">\n"
                               "<meta name=requires content=unquoted>\n"
                               "<script src=\"/resources/testharness.js\"></script>\n"
                               "<meta name=\"requires\" content=\"none";
    (void)state;
    Wpt wpt = read_text("m/a.html", text);
    assert_true(wpt.browser);
    assert_true(wpt.long_timeout);
    assert_null(wpt.title);
    assert_null(wpt.scripts);
    assert_string_equal(wpt.variants[0], "?a");
    assert_string_equal(wpt.variants[1], "?b");
    assert_null(wpt.variants[2]);
    assert_string_equal(wpt.requires[0], "esm");
    assert_string_equal(wpt.requires[1], "gc");
    assert_string_equal(wpt.requires[2], "unquoted");
    assert_null(wpt.requires[3]);
    assert_string_equal(wpt.features, "+threads");
    wpt_free(&wpt);
}

static void where_it_runs(void **state)
{
    static const struct {
        const char *name, *text;
        bool browser, module;
    } rows[] = {
        {"a.any.js", "", false, false},
        {"a.any.js", "// META: global=window,worker\n", false, false},
        {"a.any.js", "// META: global=jsshell\n", false, false},
        {"a.any.js", "// META: global=window,dedicatedworker,jsshell,shadowrealm\n", false, false},
        {"a.any.js", "// META: global=window\n", true, false},
        {"a.any.js", "// META: global=serviceworker,sharedworker\n", true, false},
        {"a.any.js", "// META: global=dedicatedworker-module\n", false, true},
        {"a.any.js", "// META: global=window,worker-module\n", false, true},
        {"a.any.js", "// META: global=jsshell,dedicatedworker-module\n", false, false},
        {"a.any.js", "// META: global=window-module,sharedworker-module\n", true, false},
        {"a.window.js", "// META: global=jsshell\n", true, false},
        {"a.worker.js", "", true, false},
        {"a.html", "<script src=/resources/testharness.js></script>", true, false},
    };
    Wpt wpt;
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        wpt = read_text(rows[i].name, rows[i].text);
        assert_int_equal(wpt.browser, rows[i].browser);
        assert_int_equal(wpt.module, rows[i].module);
        assert_false(wpt.server);
        wpt_free(&wpt);
    }
    assert_false(wpt_read("a.html", "<p>no case", &wpt));
    wpt = read_text("m.sub.x/a.sub.any.js", "");
    assert_true(wpt.server);
    wpt_free(&wpt);
    wpt = read_text("m.sub.x/a.any.js", "");
    assert_false(wpt.server);
    wpt_free(&wpt);
}

/* Makes the file PATH below the folder. */
static void make_file(const char *path)
{
    char *whole = text_format("%s/%s", folder, path);
    char *above = text_copy_n(whole, (size_t)(strrchr(whole, '/') - whole));
    assert_true(folder_make(above) && file_write(whole, "", 0));
    free(above);
    free(whole);
}

static void is_script(const char *path, const char *script, const char *wanted)
{
    char *of = text_format("%s/%s", folder, path), *found = wpt_script(of, script);
    char *whole = wanted ? text_format("%s/%s", folder, wanted) : NULL;
    if (whole)
        assert_string_equal(found, whole);
    else
        assert_null(found);
    free(whole);
    free(found);
    free(of);
}

static void scripts(void **state)
{
    (void)state;
    make_file("wasm/jsapi/memory/a.any.js");
    make_file("wasm/jsapi/memory/near.js");
    make_file("wasm/jsapi/builder.js");
    make_file("common/x.js");
    make_file("wasm/common/x.js");
    is_script("wasm/jsapi/memory/a.any.js", "near.js", "wasm/jsapi/memory/near.js");
    is_script("wasm/jsapi/memory/a.any.js", "../builder.js", "wasm/jsapi/memory/../builder.js");
    is_script("wasm/jsapi/memory/a.any.js", "/wasm/jsapi/builder.js", "wasm/jsapi/builder.js");
    is_script("wasm/jsapi/memory/a.any.js", "/common/x.js", "wasm/common/x.js");
    is_script("wasm/jsapi/memory/a.any.js", "/near.js", "wasm/jsapi/memory/near.js");
    is_script("wasm/jsapi/memory/a.any.js", "near.js?x=/y#z", "wasm/jsapi/memory/near.js");
    is_script("wasm/jsapi/memory/a.any.js", "/common/x.js?x", "wasm/common/x.js");
    is_script("wasm/jsapi/memory/a.any.js", "builder.js", NULL);
    is_script("wasm/jsapi/memory/a.any.js", "/nowhere.js", NULL);
    is_script("wasm/jsapi/memory/a.any.js", "", NULL);
}

static void is_url(const char *path, const char *wanted)
{
    char *of = text_format("%s/%s", folder, path), *url = wpt_url(of);
    if (wanted)
        assert_string_equal(url, wanted);
    else
        assert_null(url);
    free(url);
    free(of);
}

static void urls(void **state)
{
    (void)state;
    make_file("wasm/jsapi/memory/a.any.js");
    make_file("wasm/other/wasm/b.any.js");
    make_file("elsewhere/c.any.js");
    is_url("wasm/jsapi/memory/a.any.js", "/wasm/jsapi/memory/a.any.js");
    is_url("wasm/jsapi/memory/../memory", "/wasm/jsapi/memory");
    is_url("wasm", "/wasm");
    is_url("wasm/other/wasm/b.any.js", "/wasm/b.any.js");
    is_url("elsewhere/c.any.js", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names),
        cmocka_unit_test(meta),
        cmocka_unit_test(meta_alone_at_the_top),
        cmocka_unit_test(where_browsers_run_it),
        cmocka_unit_test(pages),
        cmocka_unit_test(where_it_runs),
        cmocka_unit_test(scripts),
        cmocka_unit_test(urls),
    };
    return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
