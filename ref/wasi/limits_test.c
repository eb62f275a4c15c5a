/* wasi/limits_test.c: programs that want more than they are given: descriptors, memory and disk of the host, and time. */
#include "wasi/wasi_test.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>
#include <time.h>

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static unsigned open_descriptors(void)
{
    unsigned n = 0;
    DIR *d = opendir("/proc/self/fd");
    while (readdir(d))
        n++;
    closedir(d);
    return n;
}

/* Opens 100000 files: the bound holds, and those of the host are no more than that. */
static void t_descriptors(void **state)
{
    (void)state;
    for (Kind kind = 0; kind < KINDS; kind++) {
        Puppet p;
        puppet_new(&p, kind, (Wasi_options){.limits = {.descriptors = 20}}, 0);
        unsigned before = open_descriptors(), opened = 0;
        for (unsigned i = 0; i < 100000; i++) {
            Errno e = try_open(&p, DIR_FD, "f", OFLAGS_creat, READ_WRITE);
            assert_true(e == ERRNO_success || (e == ERRNO_mfile && opened == 16));
            opened += e == ERRNO_success;
        }
        assert_int_equal(opened, 16);
        assert_int_equal(open_descriptors() - before, kind == KIND_VIRTUAL ? 0 : 16);
        EXPECT(success, &p, fd_close, 10);
        EXPECT_OPEN(success, &p, DIR_FD, "f", 0, READ);
        assert_int_equal(result32(&p), 10);
        puppet_free(&p);
        assert_int_equal(open_descriptors(), before - (kind != KIND_VIRTUAL) - 1);
    }
}

/* Bytes written, allocated, added by a new size or by a hole, and new names: all count, and what fails does not. */
static void t_disk(void **state)
{
    (void)state;
    Puppet p;
    struct stat st;
    enum { LIMIT = 100000, ENTRY = 4096 };
    puppet_new(&p, KIND_OPENAT2, (Wasi_options){.limits = {.disk = LIMIT}}, 0);
    EXPECT_OPEN(success, &p, DIR_FD, "f", OFLAGS_creat, READ_WRITE);
    uint32_t fd = result32(&p);
    EXPECT(nospc, &p, fd_filestat_set_size, fd, INT64_C(1) << 60);
    EXPECT(nospc, &p, fd_filestat_set_size, fd, LIMIT - ENTRY + 1);
    EXPECT(nospc, &p, fd_allocate, fd, 0, INT64_C(1) << 60);
    EXPECT(nospc, &p, fd_allocate, fd, INT64_C(1) << 60, 1);
    EXPECT(nospc, &p, fd_allocate, fd, INT64_MAX - 1, 1);
    EXPECT(nospc, &p, fd_pwrite, fd, one_buffer(&p, 1), 1, INT64_C(1) << 60, RESULT);
    assert_int_equal(stat(host_path(&p, "root/f"), &st), 0);
    assert_int_equal(st.st_size, 0);
    EXPECT(success, &p, fd_write, fd, one_buffer(&p, 60000), 1, RESULT);
    /* What is written over costs nothing. */
    for (int i = 0; i < 10; i++)
        EXPECT(success, &p, fd_pwrite, fd, LIST, 1, 0, RESULT);
    EXPECT(nospc, &p, fd_write, fd, LIST, 1, RESULT);
    EXPECT(success, &p, fd_write, fd, one_buffer(&p, 30000), 1, RESULT);
    for (int i = 0; i < 100; i++)
        EXPECT(exist, &p, path_create_directory, DIR_FD, STRING(&p, "f"));
    EXPECT(success, &p, path_create_directory, DIR_FD, STRING(&p, "d"));
    EXPECT(nospc, &p, path_create_directory, DIR_FD, STRING(&p, "e"));
    EXPECT(nospc, &p, path_symlink, STRING2(&p, "x"), DIR_FD, STRING(&p, "e"));
    EXPECT(nospc, &p, path_link, DIR_FD, 0, STRING(&p, "f"), DIR_FD, STRING2(&p, "e"));
    EXPECT_OPEN(nospc, &p, DIR_FD, "e", OFLAGS_creat, READ_WRITE);
    EXPECT_OPEN(success, &p, DIR_FD, "f", OFLAGS_creat, READ_WRITE);
    /* What is there costs nothing, however often it is opened. */
    EXPECT_OPEN(success, &p, DIR_FD, "f", OFLAGS_creat, READ_WRITE);
    /* Nothing is given back: what was removed may be held open. */
    EXPECT(success, &p, path_unlink_file, DIR_FD, STRING(&p, "f"));
    EXPECT_OPEN(nospc, &p, DIR_FD, "f", OFLAGS_creat, READ_WRITE);
    puppet_free(&p);
}

/* A bound that the process has on files: an errno, and no signal that would end the host. */
static void t_signals(void **state)
{
    (void)state;
    Puppet p;
    struct rlimit before, small;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    puppet_new(&p, KIND_OPENAT2,
               (Wasi_options){.streams = {{0}, {.kind = WASI_STREAM_FD, .fd = ends[1]}}}, 0);
    getrlimit(RLIMIT_FSIZE, &before);
    small = before;
    small.rlim_cur = 1000;
    EXPECT_OPEN(success, &p, DIR_FD, "f", OFLAGS_creat, READ_WRITE);
    uint32_t fd = result32(&p);
    setrlimit(RLIMIT_FSIZE, &small);
    Errno e = CALL(&p, fd_pwrite, fd, one_buffer(&p, 10), 1, 5000, RESULT);
    setrlimit(RLIMIT_FSIZE, &before);
    assert_int_equal(e, ERRNO_fbig);
    close(ends[0]);
    EXPECT(pipe, &p, fd_write, 1, one_buffer(&p, 10), 1, RESULT);
    sigset_t pending;
    sigpending(&pending);
    assert_false(sigismember(&pending, SIGPIPE));
    assert_false(sigismember(&pending, SIGXFSZ));
    puppet_free(&p);
    close(ends[1]);
}

/* Virtual files and captured output: the host's memory. */
static void t_memory(void **state)
{
    (void)state;
    Puppet p;
    enum { LIMIT = 1 << 20 };
    puppet_new(&p, KIND_VIRTUAL,
               (Wasi_options){.limits = {.memory = LIMIT},
                              .streams = {{0}, {.kind = WASI_STREAM_CAPTURE}, {0}}},
               0);
    EXPECT_OPEN(success, &p, DIR_FD, "f", OFLAGS_creat, READ_WRITE);
    uint32_t fd = result32(&p);
    EXPECT(nospc, &p, fd_filestat_set_size, fd, INT64_MAX);
    EXPECT(nospc, &p, fd_allocate, fd, 0, INT64_MAX);
    EXPECT(nospc, &p, fd_pwrite, fd, one_buffer(&p, 1), 1, INT64_C(1) << 62, RESULT);
    EXPECT(success, &p, fd_seek, fd, INT64_MAX, WHENCE_set, RESULT);
    EXPECT(fbig, &p, fd_write, fd, LIST, 1, RESULT);
    EXPECT(inval, &p, fd_seek, fd, 1, WHENCE_cur, RESULT);
    EXPECT(success, &p, fd_seek, fd, 0, WHENCE_set, RESULT);
    unsigned written = 0;
    Errno e;
    while ((e = CALL(&p, fd_write, fd, one_buffer(&p, 10000), 1, RESULT)) == ERRNO_success)
        written += 10000;
    assert_int_equal(e, ERRNO_nospc);
    assert_true(written > LIMIT / 2 && written < LIMIT);
    /* It comes back when the file is gone. */
    EXPECT(success, &p, fd_close, fd);
    EXPECT(success, &p, path_unlink_file, DIR_FD, STRING(&p, "f"));
    char name[32];
    unsigned n = 0;
    do
        snprintf(name, sizeof name, "file%u", n++);
    while ((e = try_open(&p, DIR_FD, name, OFLAGS_creat, READ_WRITE)) == ERRNO_success &&
           CALL(&p, fd_close, result32(&p)) == ERRNO_success);
    assert_int_equal(e, ERRNO_nospc);
    assert_true(n > 1000 && n < 3000);
    for (unsigned i = 0; i < n - 1; i++) {
        snprintf(name, sizeof name, "file%u", i);
        EXPECT(success, &p, path_unlink_file, DIR_FD, STRING(&p, name));
    }
    written = 0;
    while ((e = CALL(&p, fd_write, 1, one_buffer(&p, 10000), 1, RESULT)) == ERRNO_success)
        written += 10000;
    assert_int_equal(e, ERRNO_nospc);
    assert_true(written > LIMIT / 2 && written < LIMIT);
    size_t len;
    assert_non_null(wasi_captured(p.wasi, 1, &len));
    assert_int_equal(len, written);
    puppet_free(&p);
}

/* ---- time ---- */

static const char hostile[] =
    "(memory (export \"memory\") 4)"
    "(func (export \"loop\") (loop (br 0)))"
    "(func $r (export \"tail\") (return_call $r))"
    "(func (export \"yield\") (loop (drop (call $sched_yield)) (br 0)))"
    "(func (export \"reads\") (loop (drop (call $fd_read (i32.const 0) (i32.const 256)"
    "  (i32.const 1) (i32.const 16))) (br 0)))"
    "(func (export \"writes\") (loop (drop (call $fd_write (i32.const 1) (i32.const 256)"
    "  (i32.const 1) (i32.const 16))) (br 0)))"
    "(func (export \"polls\") (loop (drop (call $poll_oneoff (i32.const 256) (i32.const 1024)"
    "  (i32.const 1) (i32.const 16))) (br 0)))"
    "(func (export \"random\") (loop (drop (call $random_get (i32.const 0) (i32.const 262144)))"
    "  (br 0)))"
    "(func (export \"opens\") (loop (drop (call $path_open (i32.const 3) (i32.const 0)"
    "  (i32.const 4096) (i32.const 1) (i32.const 1) (i64.const 2) (i64.const 0) (i32.const 0)"
    "  (i32.const 16))) (br 0)))"
    "(tag $t) (func $thrower (throw $t))"
    "(func (export \"catches\") (loop (block (try_table (catch_all 0) (call $thrower))) (br 0)))";

/* Calls export NAME, which does not end by itself; returns how long it took. */
static double run(Puppet *p, const char *name)
{
    Embed_extern f;
    double from = seconds();
    assert_true(embed_instance_export(p->instance, (Embed_name){name, strlen(name)}, &f));
    p->result = embed_func_invoke(p->store, f.addr, NULL, 0, NULL, &p->failure);
    if (p->result != EMBED_EXHAUSTION)
        fail_msg("%s: %s", name, p->result ? p->failure.message : "returned");
    assert_int_equal(wasi_end(p->wasi).kind, WASI_INTERRUPTED);
    return seconds() - from;
}

static void start(Puppet *p, uint64_t time, int in, int out, bool interruptible)
{
    *p = (Puppet){.kind = KIND_OPENAT2};
    puppet_folder(p);
    Wasi_preopen preopen = {.guest = "/", .host = host_path(p, "root")};
    Wasi_options options = {
        .preopens = &preopen,
        .preopens_n = 1,
        .streams = {{.kind = WASI_STREAM_FD, .fd = in}, {.kind = WASI_STREAM_FD, .fd = out}},
        .limits = {.time = time},
        .interruptible = interruptible};
    puppet_start(p, &options, hostile);
    memcpy(p->memory + 4096, "f", 1);
}

/* A timeout as far away as can be, on the monotonic clock. */
static void put_subscription(Puppet *p)
{
    memset(p->memory + LIST, 0, SIZE_subscription);
    put_guest32(p, LIST + 16, CLOCKID_monotonic);
    put_guest64(p, LIST + 24, UINT64_MAX);
}

static const char *const endless[] = {"loop",  "tail",   "yield", "reads",  "writes",
                                      "polls", "random", "opens", "catches"};

/* Whatever a program does, the limit ends it soon; and nothing works any more then. */
static void t_time(void **state)
{
    (void)state;
    int in[2], out[2];
    assert_int_equal(pipe(in), 0);
    assert_int_equal(pipe(out), 0);
    for (unsigned i = 0; i < sizeof endless / sizeof *endless; i++) {
        Puppet p;
        start(&p, 100000000, in[0], out[1], false);
        one_buffer(&p, 60000);
        if (strcmp(endless[i], "polls") == 0)
            put_subscription(&p);
        double took = run(&p, endless[i]);
        assert_true(took > 0.05 && took < 5);
        if (strcmp(endless[i], "loop") == 0) {
            assert_int_equal(CALL(&p, sched_yield, 0), ERRNO_ENDED);
            assert_int_equal(p.result, EMBED_EXHAUSTION);
            assert_string_equal(p.failure.kind, "interrupted");
            assert_true(run(&p, "loop") < 1);
        }
        puppet_free(&p);
    }
    for (int i = 0; i < 2; i++) {
        close(in[i]);
        close(out[i]);
    }
}

static void *interrupter(void *data)
{
    usleep(50000);
    wasi_interrupt(data);
    return NULL;
}

/* The same from another thread at any time. */
static void t_interrupt(void **state)
{
    (void)state;
    int in[2], out[2];
    assert_int_equal(pipe(in), 0);
    assert_int_equal(pipe(out), 0);
    const char *names[] = {"loop", "reads", "polls"};
    for (unsigned i = 0; i < 3; i++) {
        Puppet p;
        pthread_t thread;
        start(&p, 0, in[0], out[1], true);
        one_buffer(&p, 60000);
        if (i == 2)
            put_subscription(&p);
        assert_int_equal(pthread_create(&thread, NULL, interrupter, p.wasi), 0);
        assert_true(run(&p, names[i]) < 5);
        pthread_join(thread, NULL);
        puppet_free(&p);
    }
    for (int i = 0; i < 2; i++) {
        close(in[i]);
        close(out[i]);
    }
}

/* A world whose time is over before its store is there; and one that is freed long before. */
static void t_time_around(void **state)
{
    (void)state;
    Puppet p;
    Wasi_options options = {.limits = {.time = 1}};
    Embed_failure failure;
    p = (Puppet){.wasi = wasi_new(&options, &failure)};
    while (wasi_end(p.wasi).kind == WASI_RUNNING)
        usleep(1000);
    p.module = puppet_module(hostile);
    p.store = embed_store_init();
    assert_int_equal(
        embed_module_link(p.store, p.module, wasi_resolve, p.wasi, &p.instance, &p.failure),
        EMBED_OK);
    assert_true(run(&p, "loop") < 1);
    puppet_free(&p);
    options.limits.time = UINT64_MAX;
    wasi_free(wasi_new(&options, &failure));
}

/* Nothing that a call is given makes it take long or much memory. */
static void t_huge(void **state)
{
    (void)state;
    Puppet p;
    puppet_new(&p, KIND_OPENAT2, (Wasi_options){0}, 0);
    EXPECT(fault, &p, poll_oneoff, 0, 0, 0x80000000, RESULT);
    EXPECT(fault, &p, poll_oneoff, 0, 0, 0xFFFFFFFF, RESULT);
    EXPECT(inval, &p, poll_oneoff, 0, 0, 4097, RESULT);
    EXPECT(inval, &p, poll_oneoff, 0, 0, 0, RESULT);
    EXPECT(fault, &p, random_get, 0, 0xFFFFFFFF);
    EXPECT(fault, &p, random_get, 4 * 65536 - 1, 2);
    EXPECT(fault, &p, args_get, 0xFFFFFFFF, 0xFFFFFFFF);
    EXPECT(fault, &p, path_readlink, DIR_FD, STRING(&p, "x"), 0, 0xFFFFFFFF, RESULT);
    EXPECT(fault, &p, fd_readdir, DIR_FD, 0, 0xFFFFFFFF, 0, RESULT);
    EXPECT(fault, &p, fd_prestat_get, DIR_FD, 4 * 65536 - 7);
    EXPECT(fault, &p, clock_time_get, 0, 0, 4 * 65536 - 7);
    for (unsigned i = 0; i < 4096; i++) {
        memset(p.memory + i * SIZE_subscription, 0, SIZE_subscription);
        put_guest32(&p, i * SIZE_subscription + 8, 1);
        put_guest32(&p, i * SIZE_subscription + 16, i);
    }
    EXPECT(success, &p, poll_oneoff, 0, 0, 4096, 4 * 65536 - 4);
    puppet_free(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_descriptors), cmocka_unit_test(t_disk), cmocka_unit_test(t_signals),
        cmocka_unit_test(t_memory),      cmocka_unit_test(t_time), cmocka_unit_test(t_interrupt),
        cmocka_unit_test(t_time_around), cmocka_unit_test(t_huge),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
