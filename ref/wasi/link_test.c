/* wasi/link_test.c: what a program is linked to: functions and their types, the memory, and how it ends. */
#include "wasi/wasi_test.h"
#include "wasi/world.h"

#include <errno.h>

static Embed_module *module_of(const char *text)
{
    Embed_module *module;
    Embed_failure failure;
    Embed_features features = embed_features_default() | UINT64_MAX >> (64 - embed_feature_count());
    if (embed_module_parse(text, strlen(text), features, &module, &failure) ||
        embed_module_validate(module, &failure))
        fail_msg("%s", failure.message);
    return module;
}

/* Links TEXT and hands its memory over; returns the result of the first step that fails. */
static Embed_result link_text(Puppet *p, const char *text)
{
    const char *const args[] = {"program"};
    Wasi_options options = {.args = args, .args_n = 1};
    *p = (Puppet){.module = module_of(text), .store = embed_store_init()};
    p->wasi = wasi_new(&options, &p->failure);
    assert_non_null(p->wasi);
    Embed_result result =
        embed_module_link(p->store, p->module, wasi_resolve, p->wasi, &p->instance, &p->failure);
    return result ? result : wasi_set_memory(p->wasi, p->store, p->instance, &p->failure);
}

static Embed_result call_export(Puppet *p, const char *name, Embed_value *result)
{
    Embed_extern f;
    assert_true(embed_instance_export(p->instance, (Embed_name){name, strlen(name)}, &f));
    return embed_func_invoke(p->store, f.addr, NULL, 0, result, &p->failure);
}

static void expect_message(const Puppet *p, const char *part)
{
    if (!strstr(p->failure.message, part))
        fail_msg("'%s' does not say '%s'", p->failure.message, part);
}

#define IMPORT(name, type)                                                                         \
    "(import \"wasi_snapshot_preview1\" \"" name "\" (func $" name " " type "))"

/* Every function of the text is there, and of its type: the puppet imports them all. */
static void t_functions(void **state)
{
    (void)state;
    Puppet p;
    assert_int_equal(WASI_FUNCTIONS, 46);
    puppet_new(&p, KIND_VIRTUAL, (Wasi_options){0}, 0);
    assert_true(wasi_is_used_by(p.module));
    puppet_free(&p);
    assert_int_equal(
        link_text(&p,
                  "(module" IMPORT("fd_close",
                                   "(param i64) (result i32)") "(memory (export \"memory\") 1))"),
        EMBED_UNLINKABLE);
    expect_message(&p, "incompatible import type");
    puppet_free(&p);
    assert_int_equal(
        link_text(&p, "(module" IMPORT(
                          "fd_dup", "(param i32) (result i32)") "(memory (export \"memory\") 1))"),
        EMBED_UNLINKABLE);
    expect_message(&p, "unknown import");
    puppet_free(&p);
    Embed_module *other = module_of("(module (import \"wasi_unstable\" \"fd_close\" (func)))");
    assert_false(wasi_is_used_by(other));
    embed_module_free(other);
}

/* No memory, something else by its name, one of 64 bits: each is told; one that is shared is taken. */
static void t_memory(void **state)
{
    (void)state;
    Puppet p;
    assert_int_equal(link_text(&p, "(module (memory 1))"), EMBED_UNLINKABLE);
    expect_message(&p, "exports no memory named 'memory'");
    puppet_free(&p);
    assert_int_equal(link_text(&p, "(module (func (export \"memory\")))"), EMBED_UNLINKABLE);
    expect_message(&p, "is no memory");
    puppet_free(&p);
    assert_int_equal(link_text(&p, "(module (memory (export \"memory\") i64 1))"),
                     EMBED_UNLINKABLE);
    expect_message(&p, "addressed by i64");
    puppet_free(&p);
    assert_int_equal(
        link_text(&p, "(module" IMPORT(
                          "args_sizes_get",
                          "(param i32 i32) (result i32)") "(memory (export \"memory\") 1 2 shared)"
                                                          "(func (export \"f\") (result i32)"
                                                          "  (drop (call $args_sizes_get "
                                                          "(i32.const 8) (i32.const 12)))"
                                                          "  (i32.load (i32.const 12))))"),
        EMBED_OK);
    Embed_value result;
    assert_int_equal(call_export(&p, "f", &result), EMBED_OK);
    assert_int_equal(result.i32, sizeof "program");
    puppet_free(&p);
}

/* A call before the memory is handed over, that is from the start function, is an error that names the function. */
static void t_too_early(void **state)
{
    (void)state;
    Puppet p;
    assert_int_equal(
        link_text(
            &p,
            "(module" IMPORT(
                "fd_write",
                "(param i32 i32 i32 i32) (result i32)") "(memory (export \"memory\") 1) (start $s)"
                                                        "(func $s (drop (call $fd_write (i32.const "
                                                        "1) (i32.const 0) (i32.const 0)"
                                                        "  (i32.const 0)))))"),
        EMBED_TRAP);
    expect_message(&p, "wasi_snapshot_preview1.fd_write");
    expect_message(&p, "before the memory was handed over");
    puppet_free(&p);
    assert_int_equal(
        link_text(&p, "(module" IMPORT("proc_exit",
                                       "(param i32)") "(memory (export \"memory\") 1) (start $s)"
                                                      "(func $s (call $proc_exit (i32.const 0))))"),
        EMBED_TRAP);
    expect_message(&p, "wasi_snapshot_preview1.proc_exit");
    puppet_free(&p);
}

/* The memory of now: one that grew is seen whole. */
static void t_growth(void **state)
{
    (void)state;
    Puppet p;
    assert_int_equal(
        link_text(&p, "(module" IMPORT(
                          "random_get",
                          "(param i32 i32) (result i32)") "(memory (export \"memory\") 1)"
                                                          "(func (export \"f\") (result i32)"
                                                          "  (call $random_get (i32.const 65530) "
                                                          "(i32.const 10)))"
                                                          "(func (export \"g\") (result i32)"
                                                          "  (drop (memory.grow (i32.const 1)))"
                                                          "  (call $random_get (i32.const 65530) "
                                                          "(i32.const 10))))"),
        EMBED_OK);
    Embed_value result;
    assert_int_equal(call_export(&p, "f", &result), EMBED_OK);
    assert_int_equal(result.i32, ERRNO_fault);
    assert_int_equal(call_export(&p, "g", &result), EMBED_OK);
    assert_int_equal(result.i32, ERRNO_success);
    puppet_free(&p);
}

/* ---- ends ---- */

/* An exit cannot be caught, and is for good. */
static void t_exit(void **state)
{
    (void)state;
    Puppet p;
    assert_int_equal(
        link_text(&p, "(module" IMPORT(
                          "proc_exit",
                          "(param i32)") "(memory (export \"memory\") 1)"
                                         "(func (export \"f\") (block (try_table (catch_all 0)"
                                         "  (call $proc_exit (i32.const 300)))) unreachable))"),
        EMBED_OK);
    assert_int_equal(wasi_end(p.wasi).kind, WASI_RUNNING);
    assert_int_equal(call_export(&p, "f", NULL), EMBED_TRAP);
    expect_message(&p, "exited with code 300");
    assert_int_equal(wasi_end(p.wasi).kind, WASI_EXITED);
    assert_int_equal(wasi_end(p.wasi).code, 300);
    assert_int_equal(call_export(&p, "f", NULL), EMBED_TRAP);
    wasi_interrupt(p.wasi);
    assert_int_equal(wasi_end(p.wasi).kind, WASI_EXITED);
    puppet_free(&p);
}

/* preview1#signal: what terminates ends the program, what is ignored does nothing. */
static void t_raise(void **state)
{
    (void)state;
    static const struct {
        unsigned signal;
        Errno errno_;
    } rows[] = {
        {0, ERRNO_inval},   {13, ERRNO_success}, {16, ERRNO_success}, {17, ERRNO_success},
        {18, ERRNO_notsup}, {21, ERRNO_notsup},  {22, ERRNO_success}, {27, ERRNO_success},
        {31, ERRNO_inval},  {1, ERRNO_ENDED},    {6, ERRNO_ENDED},    {9, ERRNO_ENDED},
        {15, ERRNO_ENDED},  {23, ERRNO_ENDED},   {30, ERRNO_ENDED},   {UINT32_MAX, ERRNO_inval}};
    for (unsigned i = 0; i < sizeof rows / sizeof *rows; i++) {
        Puppet p;
        puppet_new(&p, KIND_VIRTUAL, (Wasi_options){0}, 0);
        assert_int_equal(CALL(&p, proc_raise, rows[i].signal), rows[i].errno_);
        bool ended = rows[i].errno_ == ERRNO_ENDED;
        assert_int_equal(wasi_end(p.wasi).kind, ended ? WASI_SIGNALED : WASI_RUNNING);
        if (ended)
            assert_int_equal(wasi_end(p.wasi).code, rows[i].signal);
        puppet_free(&p);
    }
}

/* ---- options ---- */

static void expect_refused(const Wasi_options *options, const char *part)
{
    Puppet p;
    assert_null(wasi_new(options, &p.failure));
    assert_int_equal(p.failure.result, EMBED_LIMIT);
    expect_message(&p, part);
}

static void t_options(void **state)
{
    (void)state;
    const char *const bad[] = {"NAME"}, *const empty[] = {"=x"};
    Wasi_file absolute = {.path = "/x"}, up = {.path = "../x"},
              twice[] = {{.path = "a"}, {.path = "a/b"}};
    Wasi_preopen missing = {.guest = "/", .host = "/nothing/is/here"}, unnamed = {.host = "/tmp"};
    Wasi_preopen host = {.guest = "/", .host = "/tmp"};
    Wasi_preopen files = {.guest = "/", .host = "/tmp", .files = &up, .files_n = 1};
    Wasi_preopen bad_files[] = {{.guest = "/", .files = &absolute, .files_n = 1},
                                {.guest = "/", .files = &up, .files_n = 1},
                                {.guest = "/", .files = twice, .files_n = 2}};
    expect_refused(&(Wasi_options){.env = bad, .env_n = 1}, "NAME=VALUE");
    expect_refused(&(Wasi_options){.env = empty, .env_n = 1}, "NAME=VALUE");
    expect_refused(&(Wasi_options){.preopens = &missing, .preopens_n = 1}, "/nothing/is/here");
    expect_refused(&(Wasi_options){.preopens = &unnamed, .preopens_n = 1}, "has no name");
    expect_refused(&(Wasi_options){.preopens = &files, .preopens_n = 1}, "cannot be given files");
    for (int i = 0; i < 3; i++)
        expect_refused(&(Wasi_options){.preopens = &bad_files[i], .preopens_n = 1},
                       "cannot be put into");
    expect_refused(
        &(Wasi_options){.preopens = &host, .preopens_n = 1, .limits = {.descriptors = 3}},
        "descriptors");
    expect_refused(&(Wasi_options){.streams = {{.kind = WASI_STREAM_FD, .fd = 9999}}}, "9999");
    expect_refused(&(Wasi_options){.preopens = &host, .preopens_n = 1, .mode = WASI_REPLAY},
                   "replayed");
    expect_refused(&(Wasi_options){.streams = {{.kind = WASI_STREAM_FD}}, .mode = WASI_REPLAY},
                   "replayed");
    wasi_free(NULL);
}

static void t_errno_names(void **state)
{
    (void)state;
    assert_string_equal(wasi_errno_name(0), "success");
    assert_string_equal(wasi_errno_name(1), "2big");
    assert_string_equal(wasi_errno_name(8), "badf");
    assert_string_equal(wasi_errno_name(28), "inval");
    assert_string_equal(wasi_errno_name(44), "noent");
    assert_string_equal(wasi_errno_name(58), "notsup");
    assert_string_equal(wasi_errno_name(76), "notcapable");
    assert_null(wasi_errno_name(77));
}

/* Each error of the platform has the errno of its name; what has none is io. */
static void t_errno_of(void **state)
{
    (void)state;
    enum { NONE = -1 };
#define ERRNO(name, posix)                                                                         \
    if ((posix) != NONE)                                                                           \
        assert_int_equal(errno_of(posix), ERRNO_##name);
#include "wasi/errno.def"
#undef ERRNO
    assert_int_equal(errno_of(EWOULDBLOCK), ERRNO_again);
    assert_int_equal(errno_of(EOPNOTSUPP), ERRNO_notsup);
    assert_int_equal(errno_of(ENOENT), 44);
    assert_int_equal(errno_of(EXDEV), 75);
    assert_int_equal(errno_of(EUCLEAN), ERRNO_io);
    assert_int_equal(errno_of(123456), ERRNO_io);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_functions), cmocka_unit_test(t_memory),
        cmocka_unit_test(t_too_early), cmocka_unit_test(t_growth),
        cmocka_unit_test(t_exit),      cmocka_unit_test(t_raise),
        cmocka_unit_test(t_options),   cmocka_unit_test(t_errno_names),
        cmocka_unit_test(t_errno_of),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
