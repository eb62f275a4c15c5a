/* text/linking_test.h: what the tests of module linking's text share. */
#ifndef TOUCHSTONE_TEXT_LINKING_TEST_H
#define TOUCHSTONE_TEXT_LINKING_TEST_H

#include "binary/binary.h"
#include "text/print.h"
#include "text/text_test.h"

#define LINKED (features_default() | FEATURE_BIT(module_linking))

/* Parses SRC, which must be well-formed with module linking; the caller frees the module. */
static inline Module *linked(const char *src)
{
    Module *m;
    Failure f;
    if (text_module(src, strlen(src), LINKED, &m, &f))
        fail_msg("%u:%u: %s: %s in\n%s\n", f.pos.line, f.pos.column, error_text(f.code), f.detail,
                 src);
    return m;
}

/* Its bytes, without names. */
static inline Buffer encoded(const char *src)
{
    Buffer bytes = {0};
    Module *m = linked(src);
    binary_encode(m, false, &bytes);
    module_free(m);
    return bytes;
}

#endif
