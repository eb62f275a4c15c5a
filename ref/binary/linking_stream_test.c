/* binary/linking_stream_test.c: the decoder's hooks: nested modules are told of as their bytes come
 * (module-linking/Explainer#binary-format-considerations). */
#include "binary/linking_test.h"

/* What the hooks saw, a line a call. */
typedef struct Trace {
    Buffer out;
    Decoder *decoder;
    uint64_t fed;   /* bytes that the decoder got */
    int fail_after; /* calls before one fails; -1: none does */
} Trace;

static Result failing(Failure *failure)
{
    *failure =
        (Failure){.result = RESULT_INVALID, .code = ERR_unknown_module, .pos = pos_binary(7)};
    return RESULT_INVALID;
}

static int depth_of(const Module *m)
{
    int depth = 0;
    for (; m->parent; m = m->parent)
        depth++;
    return depth;
}

static Result due(Trace *trace, Failure *failure)
{
    if (trace->fail_after-- == 0)
        return failing(failure);
    return RESULT_OK;
}

/* What stands in M before its next nested module. */
static void note_before(Trace *trace, const Module *m)
{
    buffer_format(&trace->out,
                  " of %" PRIu32 "t %" PRIu32 "i %" PRIu32 "m %" PRIu32 "n %" PRIu32 "a, %" PRIu32
                  " functions;",
                  m->types_n, m->imports_n, m->modules_n, m->instances_n, m->aliases_n,
                  m->import_funcs);
    for (uint32_t i = 0; i < m->initials_n; i++)
        buffer_byte(&trace->out, (uint8_t) "timna"[m->initials[i].kind]);
}

static Result begins(void *data, Module *parent, Module *child, Failure *failure)
{
    Trace *trace = data;
    assert_ptr_equal(child->parent, parent);
    assert_int_equal(child->initials_n + child->funcs_n + child->exports_n, 0);
    Module *outer = parent;
    while (outer->parent)
        outer = outer->parent;
    assert_ptr_equal(outer, decoder_module(trace->decoder));
    buffer_format(&trace->out, "%d begins", depth_of(child));
    note_before(trace, parent);
    buffer_byte(&trace->out, '\n');
    return due(trace, failure);
}

static Result ends(void *data, Module *child, Failure *failure)
{
    Trace *trace = data;
    buffer_format(&trace->out, "%d ends: %" PRIu32 " modules, %" PRIu32 " functions",
                  depth_of(child), child->module_items_n, child->funcs_n);
    note_before(trace, child->parent);
    buffer_byte(&trace->out, '\n');
    return due(trace, failure);
}

/* Feeds BYTES in chunks of SIZE. */
static Result decode(Trace *trace, Bytes bytes, size_t size, Module **out, Failure *failure)
{
    Result result = RESULT_OK;
    Decoder *d = trace->decoder = decoder_new(test_features());
    decoder_hooks(d, &(Decoder_hooks){begins, ends, trace});
    *out = NULL;
    for (size_t at = 0; !result && at < bytes.len; at += size) {
        size_t n = size < bytes.len - at ? size : bytes.len - at;
        trace->fed = at + n;
        result = decoder_feed(d, bytes.at + at, n, failure);
    }
    if (!result)
        result = decoder_finish(d, out, failure);
    decoder_free(d);
    return result;
}

/* The calls are the same for every chunk size. */
static void t_calls(void **state)
{
    (void)state;
    static const char calls[] =
        "1 begins of 5t 5i 0m 0n 2a, 3 functions;ttttiiaaiii\n"
        "2 begins of 1t 0i 0m 0n 0a, 0 functions;t\n"
        "2 ends: 1 modules, 0 functions of 1t 0i 0m 0n 0a, 0 functions;t\n"
        "1 ends: 1 modules, 2 functions of 5t 5i 0m 0n 2a, 3 functions;ttttiiaaiii\n"
        "1 begins of 5t 5i 1m 2n 3a, 3 functions;ttttiiaaiiimann\n"
        "1 ends: 0 modules, 0 functions of 5t 5i 1m 2n 3a, 3 functions;ttttiiaaiiimann\n"
        "1 begins of 5t 5i 2m 2n 3a, 3 functions;ttttiiaaiiimannm\n"
        "1 ends: 0 modules, 0 functions of 5t 5i 2m 2n 3a, 3 functions;ttttiiaaiiimannm\n";
    Buffer bytes = test_linked(RICH);
    for (size_t size = 1; size <= bytes.len; size++) {
        Trace trace = {.fail_after = -1};
        Module *m = NULL;
        Failure failure = {0};
        assert_int_equal(decode(&trace, test_bytes(&bytes), size, &m, &failure), RESULT_OK);
        assert_string_equal(buffer_string(&trace.out), calls);
        module_free(m);
        buffer_free(&trace.out);
    }
    buffer_free(&bytes);
}

/* A hook's failure is the decoder's, at once, and stays it. */
static void t_failing(void **state)
{
    (void)state;
    Buffer bytes = test_linked(RICH);
    for (int calls = 0; calls < 8; calls++) {
        uint64_t fed = 0;
        for (size_t size = 1; size <= bytes.len; size += size == 1 ? 6 : bytes.len) {
            Trace trace = {.fail_after = calls};
            Module *m = NULL;
            Failure failure = {0};
            assert_int_equal(decode(&trace, test_bytes(&bytes), size, &m, &failure),
                             RESULT_INVALID);
            assert_int_equal(failure.code, ERR_unknown_module);
            assert_int_equal(failure.pos.offset, 7);
            assert_null(m);
            if (size == 1)
                fed = trace.fed;
            buffer_free(&trace.out);
        }
        assert_true(fed > 8 && fed < bytes.len);
    }
    buffer_free(&bytes);
}

/* A nested module is whole at its last byte, before any byte behind it; what is wrong later is still malformed.
   REQ L-198, L-199 */
static void t_last_byte(void **state)
{
    (void)state;
    Buffer bytes = test_linked("0e{02{M}{M}}ff");
    Decoder *d = decoder_new(test_features());
    Trace trace = {.fail_after = -1, .decoder = d};
    Module *m = NULL;
    Failure failure = {0};
    decoder_hooks(d, &(Decoder_hooks){begins, ends, &trace});
    for (size_t i = 0; i < 20; i++) {
        assert_int_equal(decoder_feed(d, bytes.at + i, 1, &failure), RESULT_OK);
        size_t lines = 0;
        for (const char *at = buffer_string(&trace.out); (at = strchr(at, '\n')); at++)
            lines++;
        assert_int_equal(lines, i < 11 ? 0 : i < 19 ? 1 : 2);
    }
    assert_int_equal(decoder_feed(d, bytes.at + 20, bytes.len - 20, &failure), RESULT_MALFORMED);
    assert_int_equal(failure.code, ERR_malformed_section_id);
    assert_int_equal(failure.pos.offset, bytes.len - 1);
    assert_int_equal(decoder_finish(d, &m, &failure), RESULT_MALFORMED);
    assert_null(m);
    decoder_free(d);
    buffer_free(&trace.out);
    buffer_free(&bytes);
}

/* Either hook alone, and a decoder that is freed within nested modules. */
static void t_some(void **state)
{
    (void)state;
    Buffer bytes = test_linked(RICH);
    for (size_t len = 0; len <= bytes.len; len++) {
        Decoder *d = decoder_new(test_features());
        Trace trace = {.fail_after = -1, .decoder = d};
        Failure failure = {0};
        decoder_hooks(d, &(Decoder_hooks){len % 2 ? begins : NULL, len % 2 ? NULL : ends, &trace});
        assert_int_equal(decoder_feed(d, bytes.at, len, &failure), RESULT_OK);
        decoder_free(d);
        buffer_free(&trace.out);
    }
    buffer_free(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_calls), cmocka_unit_test(t_failing),
                                       cmocka_unit_test(t_last_byte), cmocka_unit_test(t_some)};
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
