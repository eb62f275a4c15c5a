/* util/folder_test.c: a folder goes whatever is in it. */
#include "harness/util/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/touchstone-folder-XXXXXX";

static int make(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/touchstone-folder-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static void check_gone(void)
{
    folder_remove(folder);
    assert_int_not_equal(access(folder, F_OK), 0);
}

/* Deeper than PATH_MAX, with names that the removal itself might take. */
static void t_deep(void **state)
{
    (void)state;
    int fd = open(folder, O_RDONLY | O_DIRECTORY);
    for (int i = 0; i < 400; i++) {
        assert_int_equal(mkdirat(fd, ".moved-0", 0700), 0);
        assert_int_equal(mkdirat(fd, "a-name-that-is-quite-long", 0700), 0);
        int below = openat(fd, "a-name-that-is-quite-long", O_RDONLY | O_DIRECTORY);
        assert_true(below >= 0);
        close(fd);
        fd = below;
    }
    close(fd);
    check_gone();
}

static void t_forbidden(void **state)
{
    (void)state;
    int fd = open(folder, O_RDONLY | O_DIRECTORY);
    assert_int_equal(mkdirat(fd, "a", 0700), 0);
    assert_int_equal(mkdirat(fd, "a/b", 0700), 0);
    assert_int_equal(mkdirat(fd, "a/b/c", 0), 0);
    assert_int_equal(fchmodat(fd, "a/b", 0, 0), 0);
    assert_int_equal(fchmodat(fd, "a", 0200, 0), 0);
    assert_int_equal(fchmod(fd, 0500), 0);
    close(fd);
    check_gone();
}

/* Links are removed and not followed. */
static void t_links(void **state)
{
    char outside[] = "/tmp/touchstone-outside-XXXXXX";
    (void)state;
    assert_non_null(mkdtemp(outside));
    char *inner = text_format("%s/kept", outside), *link = text_format("%s/link", folder);
    assert_int_equal(mkdir(inner, 0700), 0);
    assert_int_equal(symlink(outside, link), 0);
    check_gone();
    assert_int_equal(access(inner, F_OK), 0);
    folder_remove(outside);
    free(inner);
    free(link);
}

static void t_absent(void **state)
{
    (void)state;
    folder_remove("/tmp/touchstone-no-such-folder");
    check_gone();
    check_gone();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(t_deep, make),
        cmocka_unit_test_setup(t_forbidden, make),
        cmocka_unit_test_setup(t_links, make),
        cmocka_unit_test_setup(t_absent, make),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
