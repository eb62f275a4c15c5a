/* text/text_test.h: what the tests of the text format share. */
#ifndef TOUCHSTONE_TEXT_TEXT_TEST_H
#define TOUCHSTONE_TEXT_TEXT_TEST_H

#include "text/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* Parses SRC, which must be well-formed; the caller frees the module. */
static inline Module *parse(const char *src)
{
    Module *m;
    Failure f;
    if (text_module(src, strlen(src), features_default(), &m, &f)) {
        print_error("%u:%u: %s: %s in\n%s\n", f.pos.line, f.pos.column, error_text(f.code),
                    f.detail, src);
        fail();
    }
    return m;
}

/* Parses SRC with FEATURES, which must fail with CODE at LINE and COLUMN. */
static inline void expect_failure(const char *src, Features features, Errcode code, uint32_t line,
                                  uint32_t column)
{
    Module *m;
    Failure f;
    if (!text_module(src, strlen(src), features, &m, &f)) {
        print_error("%s\naccepted, due at %u:%u: %s\n", src, line, column, error_text(code));
        fail();
    }
    if (f.code != code || f.pos.line != line || f.pos.column != column)
        print_error("%s\n%u:%u: %s: %s\ndue at %u:%u: %s\n", src, f.pos.line, f.pos.column,
                    error_text(f.code), f.detail, line, column, error_text(code));
    assert_null(m);
    assert_int_equal(f.code, code);
    assert_int_equal(f.pos.line, line);
    assert_int_equal(f.pos.column, column);
}

/* The same in one line of source, with core 3.0. */
static inline void expect_malformed(const char *src, Errcode code, uint32_t column)
{
    expect_failure(src, features_default(), code, 1, column);
}

#endif
