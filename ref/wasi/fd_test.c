/* wasi/fd_test.c: what descriptors do, on files of the host and on virtual ones: contents, offsets, rights, directories. */
#include "wasi/wasi_test.h"

static void each(void (*test)(Puppet *p))
{
    for (Kind kind = 0; kind < KINDS; kind++) {
        Puppet p;
        if (kind == KIND_WALK)
            continue; /* resolves paths alone */
        puppet_new(&p, kind, (Wasi_options){0}, 0);
        test(&p);
        puppet_free(&p);
    }
}

static uint32_t open_file(Puppet *p, const char *path)
{
    EXPECT_OPEN(success, p, DIR_FD, path, OFLAGS_creat, READ_WRITE);
    return result32(p);
}

/* Makes LIST buffers of the lengths that LENGTHS holds up to a negative one, from DATA on. */
static int64_t buffers(Puppet *p, const int *lengths)
{
    uint32_t at = DATA;
    for (uint32_t i = 0; lengths[i] >= 0; i++) {
        put_guest32(p, LIST + 8 * i, at);
        put_guest32(p, LIST + 8 * i + 4, (uint32_t)lengths[i]);
        at += (uint32_t)lengths[i];
    }
    return LIST;
}

static void contents(Puppet *p)
{
    uint32_t fd = open_file(p, "f");
    put_at(p, DATA, "abcdefgh");
    EXPECT(success, p, fd_write, fd, buffers(p, (int[]){0, 3, 0, 5, -1}), 4, RESULT);
    assert_int_equal(result32(p), 8);
    EXPECT(success, p, fd_tell, fd, RESULT);
    assert_int_equal(guest64(p, RESULT), 8);
    EXPECT(success, p, fd_read, fd, LIST, 4, RESULT);
    assert_int_equal(result32(p), 0);
    EXPECT(success, p, fd_seek, fd, -6, WHENCE_cur, RESULT);
    assert_int_equal(guest64(p, RESULT), 2);
    memset(p->memory + DATA, 0, 8);
    EXPECT(success, p, fd_read, fd, buffers(p, (int[]){1, 2, -1}), 2, RESULT);
    assert_memory_equal(p->memory + DATA, "cde\0", 4);
    EXPECT(success, p, fd_pread, fd, LIST, 2, 6, RESULT);
    assert_int_equal(result32(p), 2);
    assert_memory_equal(p->memory + DATA, "ghe", 3);
    EXPECT(success, p, fd_pread, fd, LIST, 2, 100, RESULT);
    assert_int_equal(result32(p), 0);
    EXPECT(success, p, fd_tell, fd, RESULT);
    assert_int_equal(guest64(p, RESULT), 5);
    EXPECT(success, p, fd_pwrite, fd, LIST, 1, 0, RESULT);
    EXPECT(success, p, fd_pwrite, fd, LIST, 1, 10, RESULT);
    EXPECT(success, p, fd_close, fd);
    EXPECT(badf, p, fd_close, fd);
    EXPECT_OPEN(success, p, DIR_FD, "f", 0, READ);
    EXPECT(success, p, fd_read, result32(p), one_buffer(p, 100), 1, RESULT);
    assert_int_equal(result32(p), 11);
    assert_memory_equal(p->memory + DATA, "gbcdefgh\0\0g", 11);
}

static void offsets(Puppet *p)
{
    uint32_t fd = open_file(p, "f");
    EXPECT(success, p, fd_filestat_set_size, fd, 100);
    EXPECT(success, p, fd_seek, fd, 5, WHENCE_end, RESULT);
    assert_int_equal(guest64(p, RESULT), 105);
    EXPECT(inval, p, fd_seek, fd, -1, WHENCE_set, RESULT);
    EXPECT(inval, p, fd_seek, fd, -106, WHENCE_cur, RESULT);
    EXPECT(inval, p, fd_seek, fd, 0, 3, RESULT);
    EXPECT(inval, p, fd_pread, fd, one_buffer(p, 1), 1, -1, RESULT);
    EXPECT(fbig, p, fd_pwrite, fd, LIST, 1, -1, RESULT);
    EXPECT(fbig, p, fd_pwrite, fd, LIST, 1, INT64_MAX, RESULT);
    EXPECT(success, p, fd_tell, fd, RESULT);
    assert_int_equal(guest64(p, RESULT), 105);
    EXPECT(success, p, fd_filestat_set_size, fd, 3);
    EXPECT(success, p, fd_filestat_get, fd, RESULT);
    assert_int_equal(guest64(p, RESULT + 32), 3);
    assert_int_equal(p->memory[RESULT + 16], FILETYPE_regular_file);
    EXPECT(fbig, p, fd_filestat_set_size, fd, -1);
    EXPECT(success, p, fd_allocate, fd, 0, 10);
    EXPECT(success, p, fd_allocate, fd, 0, 5);
    EXPECT(success, p, fd_filestat_get, fd, RESULT);
    assert_int_equal(guest64(p, RESULT + 32), 10);
    EXPECT(inval, p, fd_allocate, fd, 0, 0);
    EXPECT(fbig, p, fd_allocate, fd, INT64_MAX, 1);
    for (int advice = 0; advice < ADVICE_COUNT; advice++)
        EXPECT(success, p, fd_advise, fd, 0, 10, advice);
    EXPECT(inval, p, fd_advise, fd, 0, 10, ADVICE_COUNT);
    EXPECT(inval, p, fd_advise, fd, -1, 10, 0);
    EXPECT(success, p, fd_sync, fd);
    EXPECT(success, p, fd_datasync, fd);
    EXPECT(success, p, fd_filestat_set_times, fd, 7, 0, FSTFLAGS_atim);
    EXPECT(success, p, fd_filestat_get, fd, RESULT);
    assert_int_equal(guest64(p, RESULT + 40), 7);
    EXPECT(inval, p, fd_filestat_set_times, fd, 0, 0, 3);
}

/* Flags can change at any time; append holds for writes that use the offset alone. */
static void flags(Puppet *p)
{
    make_file(p, "f", "12345");
    EXPECT(success, p, path_open, DIR_FD, 0, STRING(p, "f"), 0, READ_WRITE, 0, FDFLAGS_append,
           RESULT);
    uint32_t fd = result32(p);
    assert_int_equal(write_text(p, fd, "67"), ERRNO_success);
    EXPECT(success, p, fd_tell, fd, RESULT);
    assert_int_equal(guest64(p, RESULT), 7);
    put_at(p, DATA, "X");
    EXPECT(success, p, fd_pwrite, fd, one_buffer(p, 1), 1, 0, RESULT);
    EXPECT(success, p, fd_fdstat_set_flags, fd, FDFLAGS_ALL & ~FDFLAGS_append);
    EXPECT(success, p, fd_seek, fd, 1, WHENCE_set, RESULT);
    assert_int_equal(write_text(p, fd, "Y"), ERRNO_success);
    EXPECT(success, p, fd_read, fd, one_buffer(p, 1), 1, RESULT);
    assert_int_equal(p->memory[DATA], '3');
    expect_file(p, "f", "XY34567");
    EXPECT(success, p, fd_fdstat_get, fd, RESULT);
    assert_int_equal(p->memory[RESULT], FILETYPE_regular_file);
    assert_int_equal(p->memory[RESULT + 2], FDFLAGS_ALL & ~FDFLAGS_append);
    assert_int_equal(guest64(p, RESULT + 8), READ_WRITE & RIGHTS_REGULAR);
    assert_int_equal(guest64(p, RESULT + 16), 0);
    EXPECT(inval, p, fd_fdstat_set_flags, fd, 32);
}

/* Each function needs its right. */
static void rights(Puppet *p)
{
    uint32_t fd = open_file(p, "f");
    make_file(p, "g", "x");
    EXPECT(notcapable, p, fd_fdstat_set_rights, fd, READ_WRITE | RIGHT_path_open, 0);
    EXPECT(notcapable, p, fd_fdstat_set_rights, fd, 0, 1);
    EXPECT(success, p, fd_fdstat_set_rights, fd, RIGHT_fd_tell, 0);
    EXPECT(notcapable, p, fd_fdstat_set_rights, fd, RIGHT_fd_read, 0);
    EXPECT(notcapable, p, fd_read, fd, one_buffer(p, 1), 1, RESULT);
    EXPECT(notcapable, p, fd_write, fd, LIST, 1, RESULT);
    EXPECT(notcapable, p, fd_pread, fd, LIST, 1, 0, RESULT);
    EXPECT(notcapable, p, fd_pwrite, fd, LIST, 1, 0, RESULT);
    EXPECT(success, p, fd_tell, fd, RESULT);
    EXPECT(success, p, fd_seek, fd, 0, WHENCE_cur, RESULT);
    EXPECT(notcapable, p, fd_seek, fd, 1, WHENCE_cur, RESULT);
    EXPECT(notcapable, p, fd_seek, fd, 0, WHENCE_set, RESULT);
    EXPECT(notcapable, p, fd_advise, fd, 0, 0, 0);
    EXPECT(notcapable, p, fd_allocate, fd, 0, 1);
    EXPECT(notcapable, p, fd_sync, fd);
    EXPECT(notcapable, p, fd_datasync, fd);
    EXPECT(notcapable, p, fd_filestat_get, fd, RESULT);
    EXPECT(notcapable, p, fd_filestat_set_size, fd, 0);
    EXPECT(notcapable, p, fd_filestat_set_times, fd, 0, 0, 0);
    EXPECT(notcapable, p, fd_fdstat_set_flags, fd, 0);
    EXPECT(success, p, fd_fdstat_set_rights, fd, 0, 0);
    EXPECT(notcapable, p, fd_tell, fd, RESULT);
    EXPECT(notcapable, p, fd_seek, fd, 0, WHENCE_cur, RESULT);
    /* A file that was opened to read cannot be written to, whatever happens to it. */
    EXPECT_OPEN(success, p, DIR_FD, "g", 0, READ);
    fd = result32(p);
    EXPECT(notcapable, p, fd_write, fd, one_buffer(p, 1), 1, RESULT);
    EXPECT(notcapable, p, fd_filestat_set_size, fd, 0);
}

static void directory_rights(Puppet *p)
{
    make_file(p, "f", "x");
    EXPECT(success, p, path_create_directory, DIR_FD, STRING(p, "d"));
    EXPECT(isdir, p, fd_read, DIR_FD, one_buffer(p, 1), 1, RESULT);
    EXPECT(isdir, p, fd_write, DIR_FD, LIST, 1, RESULT);
    EXPECT(notcapable, p, fd_seek, DIR_FD, 0, WHENCE_set, RESULT);
    EXPECT(notcapable, p, fd_filestat_set_size, DIR_FD, 0);
    EXPECT(success, p, fd_fdstat_set_rights, DIR_FD, RIGHT_path_open, READ | RIGHT_path_open);
    EXPECT_OPEN(success, p, DIR_FD, "f", 0, READ);
    EXPECT_OPEN(notcapable, p, DIR_FD, "f", 0, READ | RIGHT_fd_write);
    EXPECT_OPEN(notcapable, p, DIR_FD, "f", OFLAGS_creat, READ);
    EXPECT_OPEN(notcapable, p, DIR_FD, "f", OFLAGS_trunc, READ);
    EXPECT(notcapable, p, path_open, DIR_FD, 0, STRING(p, "f"), 0, READ, 0, FDFLAGS_dsync, RESULT);
    EXPECT(notcapable, p, path_open, DIR_FD, 0, STRING(p, "f"), 0, READ, 0, FDFLAGS_sync, RESULT);
    EXPECT(notcapable, p, path_open, DIR_FD, 0, STRING(p, "f"), 0, READ, RIGHT_fd_write, 0, RESULT);
    EXPECT(notcapable, p, path_create_directory, DIR_FD, STRING(p, "x"));
    EXPECT(notcapable, p, path_remove_directory, DIR_FD, STRING(p, "d"));
    EXPECT(notcapable, p, path_unlink_file, DIR_FD, STRING(p, "f"));
    EXPECT(notcapable, p, path_symlink, STRING2(p, "f"), DIR_FD, STRING(p, "x"));
    EXPECT(notcapable, p, path_readlink, DIR_FD, STRING(p, "f"), DATA, 1, RESULT);
    EXPECT(notcapable, p, path_rename, DIR_FD, STRING(p, "f"), DIR_FD, STRING2(p, "x"));
    EXPECT(notcapable, p, path_link, DIR_FD, 0, STRING(p, "f"), DIR_FD, STRING2(p, "x"));
    EXPECT(notcapable, p, path_filestat_get, DIR_FD, 0, STRING(p, "f"), RESULT);
    EXPECT(notcapable, p, path_filestat_set_times, DIR_FD, 0, STRING(p, "f"), 0, 0, 0);
    EXPECT(notcapable, p, fd_readdir, DIR_FD, DATA, 100, 0, RESULT);
    /* What is opened through it has no more. */
    EXPECT_OPEN(success, p, DIR_FD, "d", 0, READ | RIGHT_path_open);
    uint32_t d = result32(p);
    EXPECT_OPEN(notcapable, p, d, "x", OFLAGS_creat, READ);
    EXPECT(success, p, fd_fdstat_set_rights, DIR_FD, 0, 0);
    EXPECT_OPEN(notcapable, p, DIR_FD, "f", 0, 0);
}

static void renumbering(Puppet *p)
{
    make_file(p, "f", "x");
    EXPECT_OPEN(success, p, DIR_FD, "f", 0, READ);
    uint32_t f = result32(p);
    EXPECT(badf, p, fd_renumber, 99, f);
    EXPECT(badf, p, fd_renumber, f, 99);
    EXPECT(badf, p, fd_renumber, f, 0x7FFFFFFF);
    EXPECT(badf, p, fd_renumber, UINT32_MAX, UINT32_MAX);
    EXPECT(success, p, fd_renumber, f, f);
    /* The preopen takes the number of standard input, a file that of the preopen: each keeps its rights. */
    EXPECT(success, p, fd_renumber, DIR_FD, 0);
    EXPECT(success, p, fd_prestat_get, 0, RESULT);
    EXPECT(badf, p, fd_prestat_get, DIR_FD, RESULT);
    EXPECT_OPEN(success, p, 0, "f", 0, READ);
    assert_int_equal(result32(p), DIR_FD);
    EXPECT(badf, p, fd_prestat_get, DIR_FD, RESULT);
    EXPECT(notdir, p, path_create_directory, DIR_FD, STRING(p, "x"));
    EXPECT(notcapable, p, fd_write, DIR_FD, one_buffer(p, 1), 1, RESULT);
    EXPECT(success, p, fd_renumber, f, 1);
    EXPECT(notcapable, p, fd_write, 1, one_buffer(p, 1), 1, RESULT);
    EXPECT(success, p, fd_read, 1, one_buffer(p, 1), 1, RESULT);
    EXPECT(success, p, fd_close, 0);
    EXPECT_OPEN(badf, p, 0, "f", 0, READ);
}

static void prestat(Puppet *p)
{
    EXPECT(success, p, fd_prestat_get, DIR_FD, RESULT);
    assert_int_equal(guest64(p, RESULT), (uint64_t)1 << 32);
    EXPECT(nametoolong, p, fd_prestat_dir_name, DIR_FD, DATA, 0);
    p->memory[DATA + 1] = '!';
    EXPECT(success, p, fd_prestat_dir_name, DIR_FD, DATA, 10);
    assert_memory_equal(p->memory + DATA, "/!", 2);
    EXPECT(badf, p, fd_prestat_get, 0, RESULT);
    EXPECT(badf, p, fd_prestat_get, 4, RESULT);
    EXPECT(badf, p, fd_prestat_dir_name, 2, DATA, 10);
    EXPECT(success, p, fd_close, DIR_FD);
    EXPECT(badf, p, fd_prestat_get, DIR_FD, RESULT);
}

/* ---- directories ---- */

/* Reads the directory with a buffer of SIZE bytes, and goes on behind the last whole entry; returns the names, sorted. */
static void list(Puppet *p, uint32_t size, char names[64][256], unsigned *n)
{
    uint64_t cookie = 0;
    uint32_t used;
    *n = 0;
    do {
        EXPECT(success, p, fd_readdir, DIR_FD, DATA, size, (int64_t)cookie, RESULT);
        used = result32(p);
        assert_true(used <= size);
        uint32_t at = 0;
        while (used - at >= SIZE_dirent) {
            uint64_t next = guest64(p, DATA + at);
            uint32_t len = (uint32_t)guest64(p, DATA + at + 16);
            if (used - at - SIZE_dirent < len)
                break;
            assert_true(*n < 64);
            memcpy(names[*n], p->memory + DATA + at + SIZE_dirent, len);
            names[(*n)++][len] = 0;
            at += SIZE_dirent + len;
            cookie = next;
        }
        assert_true(at > 0 || used < size);
    } while (used == size);
    qsort(names, *n, sizeof *names, (int (*)(const void *, const void *))strcmp);
}

static void reading_directories(Puppet *p)
{
    enum { FILES = 20 };
    char names[64][256], path[300];
    unsigned n;
    memset(path, 'n', 255);
    path[255] = 0;
    make_file(p, path, "");
    for (int i = 0; i < FILES; i++) {
        snprintf(path, sizeof path, "file%02d", i);
        make_file(p, path, "");
    }
    const uint32_t sizes[] = {60000, 4096, 300, 24 + 255};
    for (unsigned i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        list(p, sizes[i], names, &n);
        assert_int_equal(n, FILES + 3);
        assert_string_equal(names[0], ".");
        assert_string_equal(names[1], "..");
        assert_string_equal(names[2], "file00");
        assert_string_equal(names[FILES + 1], "file19");
    }
    /* What does not fit is cut, also within the head of an entry. */
    for (uint32_t size = 0; size < 30; size++) {
        p->memory[DATA + size] = 0xEE;
        EXPECT(success, p, fd_readdir, DIR_FD, DATA, size, 0, RESULT);
        assert_int_equal(result32(p), size);
        assert_int_equal(p->memory[DATA + size], 0xEE);
    }
    /* Cookies of nobody's making: an error or some entries, nothing else. */
    const int64_t cookies[] = {-1, INT64_MIN, INT64_MAX, 12345678912345, 3, 77};
    for (unsigned i = 0; i < sizeof cookies / sizeof *cookies; i++) {
        Errno e = CALL(p, fd_readdir, DIR_FD, DATA, 1000, cookies[i], RESULT);
        assert_true(e == ERRNO_success || e == ERRNO_inval);
    }
    EXPECT(fault, p, fd_readdir, DIR_FD, DATA, 65537, 0, RESULT);
    EXPECT(notdir, p, fd_readdir, 0, DATA, 10, 0, RESULT);
}

/* ---- lists of buffers ---- */

static void bad_lists(Puppet *p)
{
    uint32_t fd = open_file(p, "f");
    EXPECT(fault, p, fd_write, fd, LIST, 0x80000000, RESULT);
    EXPECT(fault, p, fd_write, fd, LIST, 0x20000000, RESULT);
    EXPECT(fault, p, fd_read, fd, 4 * 65536 - 7, 1, RESULT);
    EXPECT(inval, p, fd_write, fd, LIST, 1025, RESULT);
    put_guest32(p, LIST, 4 * 65536 - 4);
    put_guest32(p, LIST + 4, 5);
    EXPECT(fault, p, fd_write, fd, LIST, 1, RESULT);
    put_guest32(p, LIST, 0xFFFFFFFF);
    put_guest32(p, LIST + 4, 0xFFFFFFFF);
    EXPECT(fault, p, fd_write, fd, LIST, 1, RESULT);
    EXPECT(fault, p, fd_read, fd, LIST, 1, RESULT);
    EXPECT(fault, p, fd_write, fd, one_buffer(p, 1), 1, 4 * 65536 - 3);
    /* One that is bad behind a good one: nothing is written. */
    put_guest32(p, LIST + 8, 0x10000000);
    put_guest32(p, LIST + 12, 1);
    EXPECT(fault, p, fd_write, fd, LIST, 2, RESULT);
    EXPECT(success, p, fd_filestat_get, fd, RESULT);
    assert_int_equal(guest64(p, RESULT + 32), 0);
    /* Empty lists and buffers, also where no memory is. */
    put_guest32(p, LIST, 4 * 65536);
    put_guest32(p, LIST + 4, 0);
    EXPECT(success, p, fd_write, fd, LIST, 1, RESULT);
    EXPECT(success, p, fd_write, fd, LIST, 0, RESULT);
    assert_int_equal(result32(p), 0);
    /* Buffers that overlap each other and the list. */
    assert_int_equal(write_text(p, fd, "0123456789"), ERRNO_success);
    for (uint32_t i = 0; i < 3; i++) {
        put_guest32(p, LIST + 8 * i, LIST + 4 * i);
        put_guest32(p, LIST + 8 * i + 4, 8);
    }
    EXPECT(success, p, fd_pread, fd, LIST, 3, 0, RESULT);
    assert_int_equal(result32(p), 10);
    assert_memory_equal(p->memory + LIST, "0123894567", 4);
    for (uint32_t i = 0; i < 1024; i++) {
        put_guest32(p, 1024 + 8 * i, DATA);
        put_guest32(p, 1024 + 8 * i + 4, 65536);
    }
    EXPECT(success, p, fd_write, fd, 1024, 1024, RESULT);
    assert_true(result32(p) > 0);
}

/* Buffers that are more than a size can tell, all of them good: five megabytes, a thousand times. */
static void t_too_many_bytes(void **state)
{
    (void)state;
    Puppet p = {.kind = KIND_VIRTUAL};
    Wasi_preopen preopen = {.guest = "/"};
    puppet_start(&p, &(Wasi_options){.preopens = &preopen, .preopens_n = 1},
                 "(memory (export \"memory\") 80)");
    uint32_t fd = open_file(&p, "f");
    for (uint32_t i = 0; i < 1024; i++) {
        put_guest32(&p, DATA + 8 * i, 0);
        put_guest32(&p, DATA + 8 * i + 4, 80 * 65536);
    }
    EXPECT(inval, &p, fd_read, fd, DATA, 1024, RESULT);
    EXPECT(inval, &p, fd_write, fd, DATA, 1024, RESULT);
    EXPECT(success, &p, fd_read, fd, DATA, 800, RESULT);
    puppet_free(&p);
}

#define EACH(name)                                                                                 \
    static void t_##name(void **state)                                                             \
    {                                                                                              \
        (void)state;                                                                               \
        each(name);                                                                                \
    }
EACH(contents)
EACH(offsets)
EACH(flags)
EACH(rights)
EACH(directory_rights)
EACH(renumbering)
EACH(prestat)
EACH(reading_directories)
EACH(bad_lists)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_contents),
        cmocka_unit_test(t_offsets),
        cmocka_unit_test(t_flags),
        cmocka_unit_test(t_rights),
        cmocka_unit_test(t_directory_rights),
        cmocka_unit_test(t_renumbering),
        cmocka_unit_test(t_prestat),
        cmocka_unit_test(t_reading_directories),
        cmocka_unit_test(t_bad_lists),
        cmocka_unit_test(t_too_many_bytes),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
