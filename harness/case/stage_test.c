/* case/stage_test.c: what a case that is a folder consists of, and what its copy has. */
#include "harness/case/stage.h"
#include "harness/util/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/stage_test-XXXXXX";

/* FOLDER/NAME; static storage. */
static const char *in_folder(const char *name)
{
    static char path[512];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void put(const char *name, const char *text)
{
    assert_true(file_write(in_folder(name), text, strlen(text)));
}

static int make_folder(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/stage_test-XXXXXX");
    if (!mkdtemp(folder) || mkdir(in_folder("case"), 0700) != 0)
        return -1;
    put("case/case.any.js", "test(() => {});\n");
    return 0;
}

static int drop_folder(void **state)
{
    (void)state;
    folder_remove(folder);
    return 0;
}

/* What stage_hash says on stderr of the case, malloc'ed; NULL where it accepts it. */
static char *refusal(const char *features)
{
    char hash[33], *from = text_copy(in_folder("case")), *said = text_copy(in_folder("said"));
    fflush(stderr);
    int kept = dup(2);
    assert_non_null(freopen(said, "w", stderr));
    bool good = stage_hash(from, features, false, hash);
    fflush(stderr);
    assert_true(dup2(kept, 2) >= 0);
    close(kept);
    size_t len;
    char *text = file_read(said, &len);
    assert_non_null(text);
    assert_true(good == (len == 0));
    free(from);
    free(said);
    if (good) {
        free(text);
        return NULL;
    }
    return text;
}

/* The case is refused in one line that has PART in it. */
static void assert_refused(const char *part)
{
    char *said = refusal("");
    assert_non_null(said);
    assert_non_null(strstr(said, part));
    assert_ptr_equal(strchr(said, '\n'), said + strlen(said) - 1);
    free(said);
}

/* The copy has the file NAME with these bytes. */
static void assert_file(const char *name, const char *bytes, size_t len)
{
    size_t there;
    char *path = text_format("%s/copy/%s", folder, name), *content = file_read(path, &there);
    assert_non_null(content);
    assert_int_equal(there, len);
    assert_memory_equal(content, bytes, len);
    free(content);
    free(path);
}

static bool copy(const char *features)
{
    char *from = text_copy(in_folder("case")), *to = text_copy(in_folder("copy"));
    bool good = stage_copy(from, features, to);
    free(from);
    free(to);
    return good;
}

static void names(void **state)
{
    static const char *const whole[] = {"a/case.any.js", "a/case.html", "a/case.window.js",
                                        "a/case.worker.js"};
    static const char *const files[] = {"a/b.any.js", "a/mycase.any.js", "case/a.any.js",
                                        "a/case.js", "a/case.any.js.txt"};
    (void)state;
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        char *of = stage_folder(whole[i]);
        assert_string_equal(of, "a");
        free(of);
    }
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        assert_null(stage_folder(files[i]));
    char *here = stage_folder("case.html"), *top = stage_folder("/case.html");
    assert_string_equal(here, ".");
    assert_string_equal(top, "/");
    free(here);
    free(top);
}

static void copies(void **state)
{
    static const char empty[] = "\0asm\1\0\0";
    (void)state;
    assert_int_equal(mkdir(in_folder("case/sub"), 0700), 0);
    put("case/sub/b.mjs", "export {};\n");
    put("case/sub/m.wat", "(module)");
    put("case/fields.wat", "(memory 1)");
    put("case/bytes.wat", "(module binary \"\\00asm\" \"\\0f\")");
    put("case/quoted.wat", "(module quote \"\")");
    put("case/other.wat", ";;! file: a.js\n(module)");
    put("case/a.js.headers", "Content-Type: text/javascript\n");
    put("case/.hidden", "x");
    assert_int_equal(symlink("sub/b.mjs", in_folder("case/link.mjs")), 0);
    assert_true(copy(""));
    assert_file("case.any.js", "test(() => {});\n", 16);
    assert_file("sub/b.mjs", "export {};\n", 11);
    assert_file("link.mjs", "export {};\n", 11);
    assert_file("sub/m.wasm", empty, 8);
    assert_file("fields.wasm", "\0asm\1\0\0\0\5\3\1\0\1", 13);
    assert_file("quoted.wasm", empty, 8);
    assert_file("bytes.wasm", "\0asm\x0f", 5);
    assert_file("a.js", empty, 8);
    assert_file("a.js.headers", "Content-Type: text/javascript\n", 30);
    assert_int_not_equal(access(in_folder("copy/.hidden"), F_OK), 0);
    assert_int_not_equal(access(in_folder("copy/sub/m.wat"), F_OK), 0);
}

/* A module may be invalid: engines are to say so. One that uses a proposal's text wants the feature. */
static void features(void **state)
{
    (void)state;
    put("case/invalid.wat", "(module (func (result i32)))");
    assert_null(refusal(""));
    put("case/linked.wat", "(module (import \"a\" (module)))");
    assert_null(refusal("+module-linking"));
    assert_refused("case/linked.wat:1:");
    char *said = refusal("+no-such-feature");
    assert_non_null(strstr(said, "no feature is named"));
    free(said);
}

static void hashes(void **state)
{
    char *from = text_copy(in_folder("case")), first[33], again[33], hash[33];
    (void)state;
    put("case/a.mjs", "1");
    assert_true(stage_hash(from, "", false, first));
    assert_true(stage_hash(from, "", false, again));
    assert_string_equal(first, again);
    put("case/.hidden", "x");
    assert_true(stage_hash(from, "", false, again));
    assert_string_equal(first, again);
    put("case/a.mjs", "2");
    assert_true(stage_hash(from, "", false, hash));
    assert_string_not_equal(first, hash);
    put("case/a.mjs", "1");
    unlink(in_folder("case/a.mjs"));
    put("case/b.mjs", "1");
    assert_true(stage_hash(from, "", false, hash));
    assert_string_not_equal(first, hash);
    free(from);
}

static void bad_links(void **state)
{
    (void)state;
    assert_int_equal(symlink("a", in_folder("case/a")), 0);
    assert_refused("case/a: Too many levels of symbolic links");
    unlink(in_folder("case/a"));
    assert_int_equal(symlink("none", in_folder("case/a")), 0);
    assert_refused("case/a: No such file");
    unlink(in_folder("case/a"));
    assert_int_equal(symlink(".", in_folder("case/a")), 0);
    assert_refused("case/a: is a link to a folder");
}

static void bad_files(void **state)
{
    (void)state;
    assert_int_equal(mkfifo(in_folder("case/pipe"), 0600), 0);
    assert_refused("case/pipe: is neither file nor folder");
    unlink(in_folder("case/pipe"));
    if (geteuid() != 0) { /* root reads everything */
        put("case/secret", "x");
        assert_int_equal(chmod(in_folder("case/secret"), 0), 0);
        assert_refused("case/secret: Permission denied");
        unlink(in_folder("case/secret"));
        assert_int_equal(mkdir(in_folder("case/closed"), 0), 0);
        assert_refused("case/closed");
    }
}

static void bad_modules(void **state)
{
    static const struct {
        const char *text, *part;
    } bad[] = {
        {"(module", "case/m.wat:1:"},
        {"(module\n  (func $f)\n  (func $f))", "case/m.wat:3:"},
        {"(module) (module)", "one module is wanted"},
        {"(assert_malformed (module quote \"x\") \"\")", "one module is wanted"},
        {"(invoke \"f\")", "one module is wanted"},
        {"", "one module is wanted"},
        {"(module quote \"(\")", "case/m.wat:"},
        {"\xff", "case/m.wat:1:"},
        {";;! file:\n(module)", "case/m.wat:1: the name of a file"},
        {";;! file: ../x\n(module)", "case/m.wat:1: the name of a file"},
        {";;! file: sub/x\n(module)", "case/m.wat:1: the name of a file"},
        {";;! file: .\n(module)", "case/m.wat:1: the name of a file"},
        {";;! file: case.any.js\n(module)", "becomes"},
        {";;! file: m.wat\n(module)", "becomes"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        put("case/m.wat", bad[i].text);
        assert_refused(bad[i].part);
    }
    put("case/m.wat", "(module)");
    put("case/m.wasm", "x");
    assert_refused("becomes");
}

/* Two texts of one file. */
static void twice(void **state)
{
    (void)state;
    put("case/a.wat", ";;! file: x\n(module)");
    put("case/b.wat", ";;! file: x\n(module (memory 1))");
    assert_refused("case/b.wat: becomes");
}

static void too_large(void **state)
{
    (void)state;
    for (int i = 0; i < 501; i++) {
        char name[32];
        snprintf(name, sizeof name, "case/%d", i);
        put(name, "");
    }
    assert_refused("more than 500 files");
}

static void too_deep(void **state)
{
    char *deep = text_format("%s/case/1/2/3/4/5/6/7/8/9", folder);
    (void)state;
    assert_true(folder_make(deep));
    assert_refused("deep at most");
    free(deep);
}

static void too_long(void **state)
{
    (void)state;
    put("case/a", "");
    assert_int_equal(truncate(in_folder("case/a"), 65L << 20), 0);
    assert_refused("64 MiB");
}

static void no_folder(void **state)
{
    char hash[33];
    (void)state;
    assert_false(stage_hash("/no/such/folder", "", true, hash));
    assert_true(copy(""));
    char *from = text_copy(in_folder("case"));
    char *to = text_format("%s/case/case.any.js/x", folder);
    assert_false(stage_copy(from, "", to));
    free(from);
    free(to);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(names, make_folder, drop_folder),
        cmocka_unit_test_setup_teardown(copies, make_folder, drop_folder),
        cmocka_unit_test_setup_teardown(features, make_folder, drop_folder),
        cmocka_unit_test_setup_teardown(hashes, make_folder, drop_folder),
        cmocka_unit_test_setup_teardown(bad_links, make_folder, drop_folder),
        cmocka_unit_test_setup_teardown(bad_files, make_folder, drop_folder),
        cmocka_unit_test_setup_teardown(bad_modules, make_folder, drop_folder),
        cmocka_unit_test_setup_teardown(twice, make_folder, drop_folder),
        cmocka_unit_test_setup_teardown(too_large, make_folder, drop_folder),
        cmocka_unit_test_setup_teardown(too_deep, make_folder, drop_folder),
        cmocka_unit_test_setup_teardown(too_long, make_folder, drop_folder),
        cmocka_unit_test_setup_teardown(no_folder, make_folder, drop_folder),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
