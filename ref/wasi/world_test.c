/* wasi/world_test.c: arguments, environment, streams, clocks, entropy, waiting, sockets; and runs that can be replayed. */
#include "wasi/wasi_test.h"

#include <time.h>

static const char *const words[] = {"program", "", "two words", "\xC3\xA4"};
static const char *const variables[] = {"A=1", "B==", "EMPTY="};

static void t_args(void **state)
{
    (void)state;
    Puppet p;
    puppet_new(&p, KIND_VIRTUAL,
               (Wasi_options){.args = words, .args_n = 4, .env = variables, .env_n = 3}, 0);
    EXPECT(success, &p, args_sizes_get, RESULT, RESULT + 8);
    assert_int_equal(result32(&p), 4);
    assert_int_equal((uint32_t)guest64(&p, RESULT + 8), 8 + 1 + 10 + 3);
    EXPECT(success, &p, args_get, RESULT, DATA);
    const char *at = (const char *)p.memory + DATA;
    for (unsigned i = 0; i < 4; i++) {
        uint32_t pointer = (uint32_t)guest64(&p, RESULT + 4 * i);
        assert_string_equal((char *)p.memory + pointer, words[i]);
        assert_ptr_equal(p.memory + pointer, at);
        at += strlen(words[i]) + 1;
    }
    EXPECT(success, &p, environ_sizes_get, RESULT, RESULT + 8);
    assert_int_equal(result32(&p), 3);
    assert_int_equal((uint32_t)guest64(&p, RESULT + 8), 4 + 4 + 7);
    EXPECT(success, &p, environ_get, RESULT, DATA);
    assert_memory_equal(p.memory + DATA, "A=1\0B==\0EMPTY=", 15);
    EXPECT(fault, &p, environ_get, RESULT, 4 * 65536 - 14);
    EXPECT(fault, &p, environ_get, 4 * 65536 - 11, DATA);
    EXPECT(fault, &p, environ_sizes_get, RESULT, 4 * 65536 - 3);
    EXPECT(success, &p, environ_get, RESULT, 4 * 65536 - 15);
    puppet_free(&p);
}

static void t_streams(void **state)
{
    (void)state;
    Puppet p;
    size_t len;
    puppet_new(&p, KIND_VIRTUAL,
               (Wasi_options){.streams = {{.kind = WASI_STREAM_BYTES, .bytes = "input", .len = 5},
                                          {.kind = WASI_STREAM_CAPTURE},
                                          {.kind = WASI_STREAM_EMPTY}}},
               0);
    EXPECT(success, &p, fd_read, 0, one_buffer(&p, 3), 1, RESULT);
    assert_memory_equal(p.memory + DATA, "inp", 3);
    EXPECT(success, &p, fd_read, 0, one_buffer(&p, 30), 1, RESULT);
    assert_int_equal(result32(&p), 2);
    EXPECT(success, &p, fd_read, 0, LIST, 1, RESULT);
    assert_int_equal(result32(&p), 0);
    EXPECT(notcapable, &p, fd_write, 0, LIST, 1, RESULT);
    EXPECT(notcapable, &p, fd_read, 1, LIST, 1, RESULT);
    EXPECT(notcapable, &p, fd_pread, 0, LIST, 1, 0, RESULT);
    EXPECT(notcapable, &p, fd_seek, 1, 0, WHENCE_cur, RESULT);
    assert_non_null(wasi_captured(p.wasi, 1, &len));
    assert_int_equal(len, 0);
    assert_int_equal(write_text(&p, 1, "out"), ERRNO_success);
    assert_int_equal(write_text(&p, 2, "err"), ERRNO_success);
    assert_int_equal(write_text(&p, 1, "put"), ERRNO_success);
    assert_memory_equal(wasi_captured(p.wasi, 1, &len), "output", 6);
    assert_int_equal(len, 6);
    assert_null(wasi_captured(p.wasi, 0, &len));
    assert_null(wasi_captured(p.wasi, 2, &len));
    assert_null(wasi_captured(p.wasi, 3, &len));
    EXPECT(success, &p, fd_filestat_get, 1, RESULT);
    assert_int_equal(p.memory[RESULT + 16], FILETYPE_unknown);
    EXPECT(notcapable, &p, fd_filestat_set_times, 1, 0, 0, 0);
    EXPECT(inval, &p, fd_sync, 1);
    /* What is closed stays captured. */
    EXPECT(success, &p, fd_close, 1);
    assert_non_null(wasi_captured(p.wasi, 1, &len));
    assert_int_equal(len, 6);
    puppet_free(&p);
}

/* A pipe: what is written whole, though it holds less; and without blocking, again. */
static void *drain(void *data)
{
    char bytes[5000];
    size_t total = 0;
    ssize_t n;
    while (total < 200000 && (n = read(*(int *)data, bytes, sizeof bytes)) > 0)
        total += (size_t)n;
    return NULL;
}

static void t_pipes(void **state)
{
    (void)state;
    Puppet p;
    int in[2], out[2];
    pthread_t thread;
    assert_int_equal(pipe(in), 0);
    assert_int_equal(pipe(out), 0);
    puppet_new(&p, KIND_OPENAT2,
               (Wasi_options){.streams = {{.kind = WASI_STREAM_FD, .fd = in[0]},
                                          {.kind = WASI_STREAM_FD, .fd = out[1]}}},
               0);
    EXPECT(success, &p, fd_fdstat_set_flags, 0, FDFLAGS_nonblock);
    EXPECT(again, &p, fd_read, 0, one_buffer(&p, 10), 1, RESULT);
    assert_int_equal(fcntl(in[0], F_GETFL) & O_NONBLOCK, 0); /* the host's own is as it was */
    assert_int_equal(write(in[1], "abc", 3), 3);
    EXPECT(success, &p, fd_read, 0, LIST, 1, RESULT);
    assert_int_equal(result32(&p), 3);
    for (uint32_t i = 0; i < 4; i++) {
        put_guest32(&p, LIST + 8 * i, DATA);
        put_guest32(&p, LIST + 8 * i + 4, 50000);
    }
    assert_int_equal(pthread_create(&thread, NULL, drain, &out[0]), 0);
    EXPECT(success, &p, fd_write, 1, LIST, 4, RESULT);
    assert_int_equal(result32(&p), 200000);
    pthread_join(thread, NULL);
    EXPECT(success, &p, fd_fdstat_set_flags, 1, FDFLAGS_nonblock);
    EXPECT(success, &p, fd_write, 1, LIST, 4, RESULT);
    assert_true(result32(&p) < 200000);
    EXPECT(again, &p, fd_write, 1, LIST, 4, RESULT);
    close(in[1]);
    EXPECT(success, &p, fd_read, 0, one_buffer(&p, 10), 1, RESULT);
    assert_int_equal(result32(&p), 0);
    puppet_free(&p);
    close(in[0]);
    close(out[0]);
    close(out[1]);
}

/* A named pipe in a directory makes nobody wait when it is opened, but where it is read: there the limit of time ends it. */
static void t_fifo(void **state)
{
    (void)state;
    Puppet p;
    puppet_new(&p, KIND_OPENAT2, (Wasi_options){.limits = {.time = 200000000}}, 0);
    assert_int_equal(mkfifo(host_path(&p, "root/fifo"), 0666), 0);
    EXPECT_OPEN(nxio, &p, DIR_FD, "fifo", 0, RIGHT_fd_write);
    EXPECT_OPEN(success, &p, DIR_FD, "fifo", 0, READ);
    EXPECT(ENDED, &p, fd_read, result32(&p), one_buffer(&p, 10), 1, RESULT);
    assert_int_equal(wasi_end(p.wasi).kind, WASI_INTERRUPTED);
    puppet_free(&p);
}

static void t_clocks(void **state)
{
    (void)state;
    Puppet p;
    puppet_new(&p, KIND_VIRTUAL, (Wasi_options){0}, 0);
    for (unsigned id = 0; id < CLOCKID_COUNT; id++) {
        put_guest64(&p, RESULT, 0);
        EXPECT(success, &p, clock_res_get, id, RESULT);
        assert_true(guest64(&p, RESULT) > 0);
        EXPECT(success, &p, clock_time_get, id, 1000, RESULT);
        uint64_t before = guest64(&p, RESULT);
        EXPECT(success, &p, clock_time_get, id, 0, RESULT);
        assert_true(guest64(&p, RESULT) >= before);
    }
    EXPECT(success, &p, clock_time_get, CLOCKID_realtime, 0, RESULT);
    assert_int_equal(guest64(&p, RESULT) / 1000000000 / 100, (uint64_t)time(NULL) / 100);
    EXPECT(inval, &p, clock_res_get, CLOCKID_COUNT, RESULT);
    EXPECT(inval, &p, clock_time_get, CLOCKID_COUNT, 0, RESULT);
    EXPECT(inval, &p, clock_time_get, -1, 0, RESULT);
    puppet_free(&p);
}

static void t_random(void **state)
{
    (void)state;
    Puppet p;
    puppet_new(&p, KIND_VIRTUAL, (Wasi_options){0}, 0);
    memset(p.memory + DATA, 0, 64);
    EXPECT(success, &p, random_get, DATA, 32);
    assert_memory_not_equal(p.memory + DATA, p.memory + DATA + 32, 32);
    EXPECT(success, &p, random_get, DATA + 32, 32);
    assert_memory_not_equal(p.memory + DATA, p.memory + DATA + 32, 32);
    EXPECT(success, &p, random_get, 4 * 65536, 0);
    puppet_free(&p);
}

/* Whatever they are asked for: no socket. */
static void t_sockets(void **state)
{
    (void)state;
    Puppet p;
    puppet_new(&p, KIND_VIRTUAL, (Wasi_options){0}, 0);
    EXPECT(notsup, &p, sock_accept, 0, 0, RESULT);
    EXPECT(notsup, &p, sock_recv, 0, LIST, 1, 0, RESULT, RESULT + 4);
    EXPECT(notsup, &p, sock_send, 1, LIST, 1, 0, RESULT);
    EXPECT(notsup, &p, sock_shutdown, 1, 3);
    EXPECT(success, &p, sched_yield, 0);
    puppet_free(&p);
}

/* ---- waiting ---- */

static void put_clock(Puppet *p, unsigned i, uint32_t clock, uint64_t timeout, unsigned flags)
{
    uint32_t at = LIST + i * SIZE_subscription;
    memset(p->memory + at, 0, SIZE_subscription);
    put_guest64(p, at, 100 + i);
    put_guest32(p, at + 16, clock);
    put_guest64(p, at + 24, timeout);
    p->memory[at + 40] = (uint8_t)flags;
}

static void put_fd(Puppet *p, unsigned i, unsigned type, uint32_t fd)
{
    uint32_t at = LIST + i * SIZE_subscription;
    memset(p->memory + at, 0, SIZE_subscription);
    put_guest64(p, at, 100 + i);
    p->memory[at + 8] = (uint8_t)type;
    put_guest32(p, at + 16, fd);
}

/* Event I: its userdata, errno, type, and number of bytes. */
static void expect_event(const Puppet *p, unsigned i, uint64_t userdata, Errno e, unsigned type,
                         uint64_t nbytes)
{
    uint32_t at = DATA + i * SIZE_event;
    assert_int_equal(guest64(p, at), userdata);
    assert_int_equal(p->memory[at + 8], e);
    assert_int_equal(p->memory[at + 10], type);
    assert_int_equal(guest64(p, at + 16), nbytes);
}

#define POLL(p, n) EXPECT(success, (p), poll_oneoff, LIST, DATA, (n), RESULT)

static void t_poll(void **state)
{
    (void)state;
    Puppet p;
    int in[2];
    assert_int_equal(pipe(in), 0);
    puppet_new(&p, KIND_OPENAT2,
               (Wasi_options){.streams = {{.kind = WASI_STREAM_FD, .fd = in[0]},
                                          {.kind = WASI_STREAM_CAPTURE}}},
               0);
    make_file(&p, "f", "12345");
    EXPECT_OPEN(success, &p, DIR_FD, "f", 0, READ);
    uint32_t fd = result32(&p);
    put_clock(&p, 0, CLOCKID_monotonic, 20000000, 0);
    put_clock(&p, 1, CLOCKID_realtime, 3600000000000, 0);
    put_fd(&p, 2, EVENTTYPE_fd_read, 0);
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);
    POLL(&p, 3);
    clock_gettime(CLOCK_MONOTONIC, &to);
    assert_true((to.tv_sec - from.tv_sec) * 1000000000 + to.tv_nsec - from.tv_nsec >= 20000000);
    assert_int_equal(result32(&p), 1);
    expect_event(&p, 0, 100, 0, EVENTTYPE_clock, 0);
    assert_int_equal(write(in[1], "abc", 3), 3);
    put_clock(&p, 0, CLOCKID_realtime, 1, SUBCLOCKFLAGS_abstime);
    put_fd(&p, 3, EVENTTYPE_fd_read, fd);
    put_fd(&p, 4, EVENTTYPE_fd_write, 1);
    POLL(&p, 5);
    assert_int_equal(result32(&p), 4);
    expect_event(&p, 0, 100, 0, EVENTTYPE_clock, 0);
    expect_event(&p, 1, 102, 0, EVENTTYPE_fd_read, 3);
    expect_event(&p, 2, 103, 0, EVENTTYPE_fd_read, 5);
    expect_event(&p, 3, 104, 0, EVENTTYPE_fd_write, 4096);
    close(in[1]);
    EXPECT(success, &p, fd_read, 0, 8, 0, RESULT);
    POLL(&p, 3);
    assert_int_equal(p.memory[DATA + SIZE_event + 24], EVENTRWFLAGS_fd_readwrite_hangup);
    puppet_free(&p);
    close(in[0]);
}

/* What is wrong with one subscription is told by its event; what has no type, by the call. */
static void t_poll_errors(void **state)
{
    (void)state;
    Puppet p;
    puppet_new(&p, KIND_OPENAT2, (Wasi_options){0}, 0);
    make_file(&p, "f", "12345");
    EXPECT_OPEN(success, &p, DIR_FD, "f", 0, RIGHT_fd_read);
    put_fd(&p, 0, EVENTTYPE_fd_read, 77);
    put_fd(&p, 1, EVENTTYPE_fd_read, result32(&p));
    put_fd(&p, 2, EVENTTYPE_fd_write, 0);
    put_clock(&p, 3, 9, 0, 0);
    put_clock(&p, 4, CLOCKID_thread_cputime_id, 0, 0);
    put_clock(&p, 5, CLOCKID_monotonic, UINT64_MAX, 0);
    put_clock(&p, 6, CLOCKID_monotonic, 1, 2);
    POLL(&p, 7);
    assert_int_equal(result32(&p), 6);
    expect_event(&p, 0, 100, ERRNO_badf, EVENTTYPE_fd_read, 0);
    expect_event(&p, 1, 101, ERRNO_notcapable, EVENTTYPE_fd_read, 0);
    expect_event(&p, 2, 102, ERRNO_notcapable, EVENTTYPE_fd_write, 0);
    expect_event(&p, 3, 103, ERRNO_inval, EVENTTYPE_clock, 0);
    expect_event(&p, 4, 104, ERRNO_notsup, EVENTTYPE_clock, 0);
    expect_event(&p, 5, 106, ERRNO_inval, EVENTTYPE_clock, 0);
    put_fd(&p, 0, EVENTTYPE_COUNT, 0);
    EXPECT(inval, &p, poll_oneoff, LIST, DATA, 1, RESULT);
    EXPECT(fault, &p, poll_oneoff, 4 * 65536 - 47, DATA, 1, RESULT);
    EXPECT(fault, &p, poll_oneoff, LIST, 4 * 65536 - 31, 1, RESULT);
    EXPECT(fault, &p, poll_oneoff, LIST, DATA, 1, 4 * 65536 - 3);
    /* Events over the subscriptions themselves. */
    put_clock(&p, 0, CLOCKID_monotonic, 0, 0);
    put_clock(&p, 1, CLOCKID_monotonic, 0, 0);
    EXPECT(success, &p, poll_oneoff, LIST, LIST + 16, 2, RESULT);
    assert_int_equal(result32(&p), 2);
    puppet_free(&p);
}

/* ---- runs that can be replayed ---- */

static const Wasi_file given[] = {
    {.path = "data/in.txt", .bytes = "given", .len = 5},
    {.kind = WASI_DIRECTORY, .path = "empty/dir"},
    {.kind = WASI_SYMLINK, .path = "link", .bytes = "data/in.txt", .len = 11}};

/* Does this and that; everything that it saw is in the memory then, which is what the runs are compared by. */
static void replay(Puppet *p, uint64_t seed)
{
    Wasi_preopen preopen = {.guest = "/", .files = given, .files_n = 3};
    *p = (Puppet){.kind = KIND_VIRTUAL};
    Wasi_options options = {.preopens = &preopen,
                            .preopens_n = 1,
                            .mode = WASI_REPLAY,
                            .seed = seed,
                            .clock_start = 5000,
                            .clock_step = 7};
    puppet_start(p, &options, "(memory (export \"memory\") 4)");
    expect_file(p, "link", "given");
    make_file(p, "empty/dir/out", "made");
    EXPECT(success, p, random_get, 1024, 100);
    EXPECT(success, p, clock_time_get, CLOCKID_realtime, 0, 2000);
    EXPECT(success, p, clock_time_get, CLOCKID_thread_cputime_id, 0, 2008);
    put_clock(p, 0, CLOCKID_monotonic, 3600000000000, 0);
    put_clock(p, 1, CLOCKID_monotonic, UINT64_MAX, SUBCLOCKFLAGS_abstime);
    POLL(p, 2);
    EXPECT(success, p, clock_time_get, CLOCKID_monotonic, 0, 2016);
    EXPECT(success, p, path_filestat_get, DIR_FD, 0, STRING(p, "empty/dir/out"), 2100);
    EXPECT(success, p, path_filestat_get, DIR_FD, 0, STRING(p, "data"), 2200);
    EXPECT(success, p, fd_readdir, DIR_FD, DATA + 1000, 5000, 0, RESULT);
}

static void t_replay(void **state)
{
    (void)state;
    Puppet a, b, c;
    size_t len;
    replay(&a, 1);
    sleep(1);
    replay(&b, 1);
    replay(&c, 2);
    assert_int_equal(guest64(&a, 2000), 5000);
    assert_int_equal(guest64(&a, 2008), 5007);
    assert_true(guest64(&a, 2016) >= UINT64_C(3600000005014));
    assert_true(guest64(&a, 2016) < UINT64_C(3600000005050));
    assert_memory_equal(a.memory, b.memory, 4 * 65536);
    assert_memory_not_equal(a.memory + 1024, c.memory + 1024, 100);
    memset(a.memory + 1024, 0, 100);
    memset(c.memory + 1024, 0, 100);
    assert_memory_equal(a.memory, c.memory, 4 * 65536);
    assert_memory_equal(wasi_file_bytes(a.wasi, 0, "empty/dir/out", &len), "made", 4);
    assert_int_equal(len, 4);
    assert_null(wasi_file_bytes(a.wasi, 0, "empty/dir", &len));
    assert_null(wasi_file_bytes(a.wasi, 0, "link", &len));
    assert_null(wasi_file_bytes(a.wasi, 0, "nothing", &len));
    assert_null(wasi_file_bytes(a.wasi, 0, "../x", &len));
    assert_null(wasi_file_bytes(a.wasi, 1, "link", &len));
    puppet_free(&a);
    puppet_free(&b);
    puppet_free(&c);
}

/* A wait that nothing ends is over at once where time does not pass by itself: at the end of all time. */
static void t_replay_forever(void **state)
{
    (void)state;
    Puppet p = {.kind = KIND_VIRTUAL};
    Wasi_options options = {.mode = WASI_REPLAY};
    puppet_start(&p, &options, "(memory (export \"memory\") 4)");
    put_clock(&p, 0, CLOCKID_monotonic, UINT64_MAX, 0);
    POLL(&p, 1);
    EXPECT(success, &p, clock_time_get, CLOCKID_monotonic, 0, RESULT);
    assert_int_equal(guest64(&p, RESULT), UINT64_MAX);
    puppet_free(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_args),           cmocka_unit_test(t_streams),
        cmocka_unit_test(t_pipes),          cmocka_unit_test(t_fifo),
        cmocka_unit_test(t_clocks),         cmocka_unit_test(t_random),
        cmocka_unit_test(t_sockets),        cmocka_unit_test(t_poll),
        cmocka_unit_test(t_poll_errors),    cmocka_unit_test(t_replay),
        cmocka_unit_test(t_replay_forever),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
