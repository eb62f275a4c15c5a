/* wasi/path_test.c: what paths do, on directories of the host by both ways of resolving and on virtual ones. */
#include "wasi/wasi_test.h"

/* Runs TEST on a fresh puppet of each kind. */
static void each(void (*test)(Puppet *p))
{
    for (Kind kind = 0; kind < KINDS; kind++) {
        Puppet p;
        puppet_new(&p, kind, (Wasi_options){0}, 0);
        test(&p);
        puppet_free(&p);
    }
}

static uint8_t filetype(Puppet *p, const char *path, unsigned flags)
{
    EXPECT(success, p, path_filestat_get, DIR_FD, flags, STRING(p, path), RESULT);
    return p->memory[RESULT + 16];
}

static void directories(Puppet *p)
{
    EXPECT(success, p, path_create_directory, DIR_FD, STRING(p, "a"));
    EXPECT(success, p, path_create_directory, DIR_FD, STRING(p, "a/b/"));
    EXPECT(exist, p, path_create_directory, DIR_FD, STRING(p, "a"));
    EXPECT(exist, p, path_create_directory, DIR_FD, STRING(p, "."));
    EXPECT(exist, p, path_create_directory, DIR_FD, STRING(p, "a/b/.."));
    EXPECT(noent, p, path_create_directory, DIR_FD, STRING(p, "x/y"));
    EXPECT(noent, p, path_create_directory, DIR_FD, PATH, 0);
    make_file(p, "a/f", "1");
    EXPECT(notdir, p, path_create_directory, DIR_FD, STRING(p, "a/f/x"));
    EXPECT(notempty, p, path_remove_directory, DIR_FD, STRING(p, "a"));
    EXPECT(notdir, p, path_remove_directory, DIR_FD, STRING(p, "a/f"));
    EXPECT(inval, p, path_remove_directory, DIR_FD, STRING(p, "a/b/."));
    EXPECT(notempty, p, path_remove_directory, DIR_FD, STRING(p, "a/b/.."));
    EXPECT(success, p, path_remove_directory, DIR_FD, STRING(p, "a/b/"));
    EXPECT(noent, p, path_remove_directory, DIR_FD, STRING(p, "a/b"));
    EXPECT(isdir, p, path_unlink_file, DIR_FD, STRING(p, "a"));
    EXPECT(isdir, p, path_unlink_file, DIR_FD, STRING(p, "a/."));
    EXPECT(notdir, p, path_unlink_file, DIR_FD, STRING(p, "a/f/"));
    EXPECT(success, p, path_unlink_file, DIR_FD, STRING(p, "a/f"));
    EXPECT(noent, p, path_unlink_file, DIR_FD, STRING(p, "a/f"));
    EXPECT(success, p, path_remove_directory, DIR_FD, STRING(p, "a"));
}

static void opening(Puppet *p)
{
    EXPECT(success, p, path_create_directory, DIR_FD, STRING(p, "d"));
    EXPECT_OPEN(noent, p, DIR_FD, "f", 0, READ);
    EXPECT_OPEN(success, p, DIR_FD, "f", OFLAGS_creat, READ_WRITE);
    assert_int_equal(result32(p), 4);
    assert_int_equal(write_text(p, 4, "hello"), ERRNO_success);
    EXPECT_OPEN(exist, p, DIR_FD, "f", OFLAGS_creat | OFLAGS_excl, READ_WRITE);
    EXPECT_OPEN(success, p, DIR_FD, "f", OFLAGS_creat, READ_WRITE);
    expect_file(p, "f", "hello");
    EXPECT_OPEN(success, p, DIR_FD, "f", OFLAGS_trunc, READ_WRITE);
    expect_file(p, "f", "");
    EXPECT_OPEN(notdir, p, DIR_FD, "f", OFLAGS_directory, READ);
    EXPECT_OPEN(notdir, p, DIR_FD, "f/", 0, READ);
    EXPECT_OPEN(notdir, p, DIR_FD, "f/.", 0, READ);
    EXPECT_OPEN(notdir, p, DIR_FD, "f/..", 0, READ);
    EXPECT_OPEN(inval, p, DIR_FD, "n", OFLAGS_creat | OFLAGS_directory, READ);
    EXPECT_OPEN(inval, p, DIR_FD, "d", OFLAGS_trunc | OFLAGS_directory, READ);
    EXPECT_OPEN(inval, p, DIR_FD, "f", 16, READ);
    EXPECT_OPEN(isdir, p, DIR_FD, "d", 0, READ_WRITE);
    EXPECT_OPEN(isdir, p, DIR_FD, "d", OFLAGS_creat, READ);
    EXPECT_OPEN(isdir, p, DIR_FD, "n/", OFLAGS_creat, READ_WRITE);
    EXPECT_OPEN(success, p, DIR_FD, "d", 0, READ);
    EXPECT_OPEN(success, p, DIR_FD, "d/", OFLAGS_directory, DIRECTORY);
    uint32_t d = result32(p);
    EXPECT_OPEN(success, p, d, "in", OFLAGS_creat, READ_WRITE);
    EXPECT_OPEN(success, p, DIR_FD, ".//d/./in", 0, READ);
    EXPECT_OPEN(success, p, DIR_FD, "d/../d//in", 0, READ);
    EXPECT_OPEN(success, p, d, ".", 0, READ);
    EXPECT_OPEN(notcapable, p, d, "../f", 0, READ);
    EXPECT_OPEN(notcapable, p, d, "..", 0, READ);
    EXPECT_OPEN(notdir, p, 4, "f", 0, READ);
    EXPECT_OPEN(badf, p, 99, "f", 0, READ);
    EXPECT_OPEN(badf, p, UINT32_MAX, "f", 0, READ);
    EXPECT(inval, p, path_open, DIR_FD, 2, STRING(p, "f"), 0, READ, READ, 0, RESULT);
    EXPECT(inval, p, path_open, DIR_FD, 0, STRING(p, "f"), 0, READ, READ, 32, RESULT);
    /* A bad place for the result leaves no descriptor behind. */
    EXPECT(fault, p, path_open, DIR_FD, 0, STRING(p, "f"), 0, READ, READ, 0, 4 * 65536 - 3);
    EXPECT(success, p, path_unlink_file, DIR_FD, STRING(p, "f"));
}

static void links(Puppet *p)
{
    make_file(p, "f", "text");
    EXPECT(success, p, path_create_directory, DIR_FD, STRING(p, "d"));
    EXPECT(success, p, path_symlink, STRING2(p, "f"), DIR_FD, STRING(p, "l"));
    EXPECT(success, p, path_symlink, STRING2(p, "../f"), DIR_FD, STRING(p, "d/l"));
    EXPECT(success, p, path_symlink, STRING2(p, "d"), DIR_FD, STRING(p, "ld"));
    EXPECT(success, p, path_symlink, STRING2(p, "nothing"), DIR_FD, STRING(p, "dangling"));
    EXPECT(success, p, path_symlink, STRING2(p, "round"), DIR_FD, STRING(p, "round"));
    EXPECT(exist, p, path_symlink, STRING2(p, "f"), DIR_FD, STRING(p, "l"));
    EXPECT(noent, p, path_symlink, STRING2(p, "f"), DIR_FD, STRING(p, "n/"));
    expect_file(p, "l", "text");
    expect_file(p, "d/l", "text");
    expect_file(p, "ld/l", "text");
    EXPECT_OPEN(loop, p, DIR_FD, "round", 0, READ);
    EXPECT_OPEN(loop, p, DIR_FD, "round/x", 0, READ);
    EXPECT_OPEN(noent, p, DIR_FD, "dangling", 0, READ);
    EXPECT_OPEN(exist, p, DIR_FD, "dangling", OFLAGS_creat | OFLAGS_excl, READ_WRITE);
    EXPECT(loop, p, path_open, DIR_FD, 0, STRING(p, "l"), 0, READ, READ, 0, RESULT);
    assert_int_equal(filetype(p, "l", 0), FILETYPE_symbolic_link);
    assert_int_equal(filetype(p, "l", 1), FILETYPE_regular_file);
    assert_int_equal(filetype(p, "ld/", 0), FILETYPE_directory);
    EXPECT(success, p, path_readlink, DIR_FD, STRING(p, "d/l"), DATA, 100, RESULT);
    assert_int_equal(result32(p), 4);
    assert_memory_equal(p->memory + DATA, "../f", 4);
    p->memory[DATA + 2] = '!';
    EXPECT(success, p, path_readlink, DIR_FD, STRING(p, "d/l"), DATA, 2, RESULT);
    assert_int_equal(result32(p), 2);
    assert_memory_equal(p->memory + DATA, "..!", 3);
    EXPECT(inval, p, path_readlink, DIR_FD, STRING(p, "f"), DATA, 100, RESULT);
    EXPECT(inval, p, path_readlink, DIR_FD, STRING(p, "d"), DATA, 100, RESULT);
    EXPECT(noent, p, path_readlink, DIR_FD, STRING(p, "n"), DATA, 100, RESULT);
    /* What a dangling link leads to is made where it leads. */
    EXPECT_OPEN(success, p, DIR_FD, "dangling", OFLAGS_creat, READ_WRITE);
    assert_int_equal(filetype(p, "nothing", 0), FILETYPE_regular_file);
    EXPECT(notdir, p, path_unlink_file, DIR_FD, STRING(p, "ld/"));
    EXPECT(notdir, p, path_remove_directory, DIR_FD, STRING(p, "ld"));
    EXPECT(success, p, path_unlink_file, DIR_FD, STRING(p, "ld"));
    assert_int_equal(filetype(p, "d", 0), FILETYPE_directory);
}

static void hard_links(Puppet *p)
{
    make_file(p, "f", "one");
    EXPECT(success, p, path_create_directory, DIR_FD, STRING(p, "d"));
    EXPECT(success, p, path_symlink, STRING2(p, "f"), DIR_FD, STRING(p, "l"));
    EXPECT(success, p, path_link, DIR_FD, 0, STRING(p, "f"), DIR_FD, STRING2(p, "d/g"));
    make_file(p, "d/g", "two");
    expect_file(p, "f", "two");
    EXPECT(success, p, path_filestat_get, DIR_FD, 0, STRING(p, "f"), RESULT);
    assert_int_equal(guest64(p, RESULT + 24), 2);
    EXPECT(exist, p, path_link, DIR_FD, 0, STRING(p, "f"), DIR_FD, STRING2(p, "d"));
    EXPECT(exist, p, path_link, DIR_FD, 0, STRING(p, "f"), DIR_FD, STRING2(p, "."));
    EXPECT(noent, p, path_link, DIR_FD, 0, STRING(p, "f"), DIR_FD, STRING2(p, "x/"));
    EXPECT(noent, p, path_link, DIR_FD, 0, STRING(p, "n"), DIR_FD, STRING2(p, "x"));
    EXPECT(notdir, p, path_link, DIR_FD, 0, STRING(p, "f/"), DIR_FD, STRING2(p, "x"));
    EXPECT(perm, p, path_link, DIR_FD, 0, STRING(p, "d"), DIR_FD, STRING2(p, "x"));
    EXPECT(perm, p, path_link, DIR_FD, 0, STRING(p, "."), DIR_FD, STRING2(p, "x"));
    EXPECT(inval, p, path_link, DIR_FD, 2, STRING(p, "f"), DIR_FD, STRING2(p, "x"));
    EXPECT(success, p, path_link, DIR_FD, 0, STRING(p, "l"), DIR_FD, STRING2(p, "l2"));
    assert_int_equal(filetype(p, "l2", 0), FILETYPE_symbolic_link);
    EXPECT(success, p, path_link, DIR_FD, 1, STRING(p, "l"), DIR_FD, STRING2(p, "f2"));
    assert_int_equal(filetype(p, "f2", 0), FILETYPE_regular_file);
    EXPECT(success, p, path_unlink_file, DIR_FD, STRING(p, "f"));
    expect_file(p, "d/g", "two");
}

static void renaming(Puppet *p)
{
    make_file(p, "f", "f");
    make_file(p, "g", "g");
    EXPECT(success, p, path_create_directory, DIR_FD, STRING(p, "d"));
    EXPECT(success, p, path_create_directory, DIR_FD, STRING(p, "d/e"));
    EXPECT(success, p, path_create_directory, DIR_FD, STRING(p, "empty"));
    EXPECT(success, p, path_rename, DIR_FD, STRING(p, "f"), DIR_FD, STRING2(p, "g"));
    expect_file(p, "g", "f");
    EXPECT(noent, p, path_rename, DIR_FD, STRING(p, "f"), DIR_FD, STRING2(p, "g"));
    EXPECT(success, p, path_rename, DIR_FD, STRING(p, "g"), DIR_FD, STRING2(p, "g"));
    EXPECT(isdir, p, path_rename, DIR_FD, STRING(p, "g"), DIR_FD, STRING2(p, "d"));
    EXPECT(notdir, p, path_rename, DIR_FD, STRING(p, "d"), DIR_FD, STRING2(p, "g"));
    EXPECT(notempty, p, path_rename, DIR_FD, STRING(p, "empty"), DIR_FD, STRING2(p, "d"));
    EXPECT(inval, p, path_rename, DIR_FD, STRING(p, "d"), DIR_FD, STRING2(p, "d/e/x"));
    EXPECT(busy, p, path_rename, DIR_FD, STRING(p, "."), DIR_FD, STRING2(p, "x"));
    EXPECT(busy, p, path_rename, DIR_FD, STRING(p, "d/e/.."), DIR_FD, STRING2(p, "x"));
    EXPECT(notdir, p, path_rename, DIR_FD, STRING(p, "g/"), DIR_FD, STRING2(p, "x"));
    EXPECT(notdir, p, path_rename, DIR_FD, STRING(p, "g"), DIR_FD, STRING2(p, "x/"));
    EXPECT(success, p, path_rename, DIR_FD, STRING(p, "d/"), DIR_FD, STRING2(p, "empty/"));
    assert_int_equal(filetype(p, "empty/e", 0), FILETYPE_directory);
    EXPECT(success, p, path_rename, DIR_FD, STRING(p, "g"), DIR_FD, STRING2(p, "empty/e/h"));
    expect_file(p, "empty/e/../e/h", "f");
}

static void times(Puppet *p)
{
    make_file(p, "f", "x");
    EXPECT(success, p, path_symlink, STRING2(p, "f"), DIR_FD, STRING(p, "l"));
    enum { BOTH = FSTFLAGS_atim | FSTFLAGS_mtim };
    EXPECT(success, p, path_filestat_set_times, DIR_FD, 1, STRING(p, "l"), 1000000001, 2000000002,
           BOTH);
    EXPECT(success, p, path_filestat_get, DIR_FD, 0, STRING(p, "f"), RESULT);
    assert_int_equal(guest64(p, RESULT + 40), 1000000001);
    assert_int_equal(guest64(p, RESULT + 48), 2000000002);
    EXPECT(success, p, path_filestat_set_times, DIR_FD, 0, STRING(p, "l"), 5, 6, FSTFLAGS_mtim);
    EXPECT(success, p, path_filestat_get, DIR_FD, 0, STRING(p, "l"), RESULT);
    assert_int_equal(guest64(p, RESULT + 48), 6);
    EXPECT(success, p, path_filestat_get, DIR_FD, 0, STRING(p, "f"), RESULT);
    assert_int_equal(guest64(p, RESULT + 48), 2000000002);
    EXPECT(success, p, path_filestat_set_times, DIR_FD, 0, STRING(p, "f"), 0, 0, FSTFLAGS_mtim_now);
    EXPECT(success, p, path_filestat_get, DIR_FD, 0, STRING(p, "f"), RESULT);
    assert_true(guest64(p, RESULT + 48) > UINT64_C(1500000000000000000));
    assert_int_equal(guest64(p, RESULT + 40), 1000000001);
    EXPECT(inval, p, path_filestat_set_times, DIR_FD, 0, STRING(p, "f"), 0, 0, 3);
    EXPECT(inval, p, path_filestat_set_times, DIR_FD, 0, STRING(p, "f"), 0, 0, 12);
    EXPECT(inval, p, path_filestat_set_times, DIR_FD, 0, STRING(p, "f"), 0, 0, 16);
    EXPECT(noent, p, path_filestat_set_times, DIR_FD, 0, STRING(p, "n"), 0, 0, 1);
}

/* A directory that is gone: its descriptor leads nowhere, and frees it when it is closed. */
static void removed(Puppet *p)
{
    EXPECT(success, p, path_create_directory, DIR_FD, STRING(p, "d"));
    EXPECT_OPEN(success, p, DIR_FD, "d", OFLAGS_directory, DIRECTORY);
    uint32_t d = result32(p);
    EXPECT(success, p, path_remove_directory, DIR_FD, STRING(p, "d"));
    EXPECT_OPEN(noent, p, d, "f", OFLAGS_creat, READ_WRITE);
    EXPECT(noent, p, path_create_directory, d, STRING(p, "x"));
    EXPECT_OPEN(notcapable, p, d, "../f", 0, READ);
    EXPECT(success, p, fd_close, d);
    make_file(p, "f", "x");
    EXPECT_OPEN(success, p, DIR_FD, "f", 0, READ);
    uint32_t f = result32(p);
    EXPECT(success, p, path_unlink_file, DIR_FD, STRING(p, "f"));
    EXPECT(success, p, fd_read, f, one_buffer(p, 10), 1, RESULT);
    assert_int_equal(result32(p), 1);
    EXPECT(success, p, fd_close, f);
}

/* Strings that are no paths. */
static void malformed(Puppet *p)
{
    EXPECT_OPEN(ilseq, p, DIR_FD, "\xFF", 0, READ);
    EXPECT_OPEN(ilseq, p, DIR_FD, "a\xC0\x80", OFLAGS_creat, READ_WRITE);
    EXPECT_OPEN(ilseq, p, DIR_FD, "\xED\xA0\x80", OFLAGS_creat, READ_WRITE);
    memcpy(p->memory + PATH, "a\0b", 3);
    EXPECT(inval, p, path_create_directory, DIR_FD, PATH, 3);
    EXPECT(inval, p, path_symlink, PATH, 3, DIR_FD, STRING2(p, "l"));
    memset(p->memory + PATH, 'a', 65536);
    EXPECT(nametoolong, p, path_create_directory, DIR_FD, PATH, 65536);
    EXPECT(nametoolong, p, path_create_directory, DIR_FD, PATH, 4096);
    EXPECT(nametoolong, p, path_create_directory, DIR_FD, PATH, 4095);
    EXPECT(nametoolong, p, path_create_directory, DIR_FD, PATH, 256);
    EXPECT(success, p, path_create_directory, DIR_FD, PATH, 255);
    EXPECT(fault, p, path_create_directory, DIR_FD, 4 * 65536, 1);
    EXPECT(fault, p, path_create_directory, DIR_FD, PATH, 0xFFFFFFFF);
    EXPECT(fault, p, path_create_directory, DIR_FD, 0xFFFFFFFF, 0xFFFFFFFF);
    for (uint32_t i = 0; i < 4094; i += 2)
        memcpy(p->memory + PATH + i, "./", 2);
    EXPECT(exist, p, path_create_directory, DIR_FD, PATH, 4094);
}

/* A deep tree, and back out of it. */
static void depth(Puppet *p)
{
    enum { DEEP = 300 };
    char path[5 * DEEP + 64] = "";
    EXPECT(success, p, path_create_directory, DIR_FD, STRING(p, "x"));
    for (int i = 0; i < DEEP; i++) {
        strcat(path, i ? "/x" : "x");
        Errno e = CALL(p, path_create_directory, DIR_FD, STRING(p, path));
        assert_true(e == ERRNO_success || (i == 0 && e == ERRNO_exist));
    }
    for (int i = 0; i < DEEP; i++)
        strcat(path, i ? "/.." : "/..");
    Errno e = CALL(p, path_filestat_get, DIR_FD, 0, STRING(p, path), RESULT);
    assert_int_equal(e, ERRNO_success);
    strcat(path, "/..");
    EXPECT(notcapable, p, path_filestat_get, DIR_FD, 0, STRING(p, path), RESULT);
    for (int i = DEEP; i > 0; i--) {
        path[2 * i - 1] = 0;
        EXPECT(success, p, path_remove_directory, DIR_FD, STRING(p, path));
    }
}

#define EACH(name)                                                                                 \
    static void t_##name(void **state)                                                             \
    {                                                                                              \
        (void)state;                                                                               \
        each(name);                                                                                \
    }
EACH(directories)
EACH(opening)
EACH(links)
EACH(hard_links)
EACH(renaming)
EACH(times)
EACH(removed)
EACH(malformed)
EACH(depth)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_directories), cmocka_unit_test(t_opening),   cmocka_unit_test(t_links),
        cmocka_unit_test(t_hard_links),  cmocka_unit_test(t_renaming),  cmocka_unit_test(t_times),
        cmocka_unit_test(t_removed),     cmocka_unit_test(t_malformed), cmocka_unit_test(t_depth),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
