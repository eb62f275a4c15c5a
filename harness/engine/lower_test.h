/* engine/lower_test.h: scripts for the tests of what they become. */
#ifndef TOUCHSTONE_ENGINE_LOWER_TEST_H
#define TOUCHSTONE_ENGINE_LOWER_TEST_H

#include "harness/case/case.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* The script TEXT under FEATURES; to be closed with script_close. */
static inline Script script_of(const char *text, const char *features)
{
    char path[] = "/tmp/touchstone_lower_test-XXXXXX";
    int file = mkstemp(path);
    Script script;
    assert_true(file >= 0);
    assert_int_equal(write(file, text, strlen(text)), (ssize_t)strlen(text));
    close(file);
    bool opened = script_open(path, features, false, &script);
    unlink(path);
    assert_true(opened);
    return script;
}

#endif
