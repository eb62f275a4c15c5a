/* wasi/hostile_test.c: programs that want out of their directories: nothing outside is read, written, made or removed. */
#include "wasi/wasi_test.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>

static const char SECRET[] = "secret";

/* A puppet on a directory of the host, beside which there is something to get at. */
static void start(Puppet *p, Kind kind, Wasi_options options, Wasi_rights rights)
{
    puppet_new(p, kind, options, rights);
    write_file(host_path(p, "secret"), SECRET);
    assert_int_equal(mkdir(host_path(p, "outside"), 0777), 0);
    write_file(host_path(p, "outside/file"), SECRET);
    assert_int_equal(mkdir(host_path(p, "root/d"), 0777), 0);
    write_file(host_path(p, "root/d/file"), "inside");
}

static void expect_host_file(const char *path, const char *text)
{
    char bytes[64] = "";
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    size_t n = fread(bytes, 1, sizeof bytes - 1, f);
    fclose(f);
    bytes[n] = 0;
    assert_string_equal(bytes, text);
}

static unsigned count_entries(const char *path)
{
    unsigned n = 0;
    DIR *d = opendir(path);
    assert_non_null(d);
    while (readdir(d))
        n++;
    closedir(d);
    return n;
}

/* What lies outside is as it was. */
static void expect_untouched(const Puppet *p)
{
    struct stat st;
    expect_host_file(host_path(p, "secret"), SECRET);
    expect_host_file(host_path(p, "outside/file"), SECRET);
    assert_int_equal(count_entries(host_path(p, "outside")), 3);
    assert_int_equal(count_entries(p->folder), 5);
    assert_int_equal(stat(host_path(p, "secret"), &st), 0);
    assert_int_equal(st.st_nlink, 1);
    assert_int_not_equal(st.st_mtime, 1);
}

static void stop(Puppet *p)
{
    expect_untouched(p);
    puppet_free(p);
}

static void each(void (*test)(Puppet *p))
{
    for (Kind kind = KIND_OPENAT2; kind <= KIND_WALK; kind++) {
        Puppet p;
        start(&p, kind, (Wasi_options){0}, 0);
        test(&p);
        stop(&p);
    }
}

/* Tries every function that takes a path on one that leads outside, as a file or as a directory that is there. */
static void try_all(Puppet *p, const char *path)
{
    const unsigned oflags[] = {0, OFLAGS_directory, OFLAGS_creat, OFLAGS_trunc,
                               OFLAGS_creat | OFLAGS_excl};
    for (unsigned i = 0; i < sizeof oflags / sizeof *oflags; i++) {
        for (unsigned follow = 0; follow < 2; follow++) {
            Errno e = CALL(p, path_open, DIR_FD, follow, STRING(p, path), oflags[i], READ_WRITE,
                           READ_WRITE, 0, RESULT);
            if (e == ERRNO_success)
                fail_msg("kind %d: '%s' was opened with %u, %u", p->kind, path, oflags[i], follow);
        }
    }
    EXPECT(notcapable, p, path_filestat_get, DIR_FD, 1, STRING(p, path), RESULT);
    EXPECT(notcapable, p, path_filestat_set_times, DIR_FD, 1, STRING(p, path), 1, 1,
           FSTFLAGS_atim | FSTFLAGS_mtim);
    assert_int_not_equal(CALL(p, path_create_directory, DIR_FD, STRING(p, path)), 0);
    assert_int_not_equal(CALL(p, path_remove_directory, DIR_FD, STRING(p, path)), 0);
    assert_int_not_equal(CALL(p, path_symlink, STRING2(p, "x"), DIR_FD, STRING(p, path)), 0);
    EXPECT(notcapable, p, path_link, DIR_FD, 1, STRING(p, path), DIR_FD, STRING2(p, "got"));
    assert_int_not_equal(
        CALL(p, path_link, DIR_FD, 0, STRING(p, "d/file"), DIR_FD, STRING2(p, path)), 0);
}

/* The same where the way leads outside but not the last name: nothing about the name works. */
static void try_names(Puppet *p, const char *path)
{
    try_all(p, path);
    EXPECT(notcapable, p, path_filestat_get, DIR_FD, 0, STRING(p, path), RESULT);
    EXPECT(notcapable, p, path_readlink, DIR_FD, STRING(p, path), DATA, 100, RESULT);
    EXPECT(notcapable, p, path_create_directory, DIR_FD, STRING(p, path));
    EXPECT(notcapable, p, path_remove_directory, DIR_FD, STRING(p, path));
    EXPECT(notcapable, p, path_unlink_file, DIR_FD, STRING(p, path));
    EXPECT(notcapable, p, path_symlink, STRING2(p, "x"), DIR_FD, STRING(p, path));
    EXPECT(notcapable, p, path_link, DIR_FD, 0, STRING(p, path), DIR_FD, STRING2(p, "got"));
    EXPECT(notcapable, p, path_link, DIR_FD, 0, STRING(p, "d/file"), DIR_FD, STRING2(p, path));
    EXPECT(notcapable, p, path_rename, DIR_FD, STRING(p, path), DIR_FD, STRING2(p, "got"));
    EXPECT(notcapable, p, path_rename, DIR_FD, STRING(p, "d/file"), DIR_FD, STRING2(p, path));
}

static void dots(Puppet *p)
{
    const char *paths[] = {"../secret",           "../outside/file",        "d/../../secret",
                           "./../secret",         "d/./..//../secret",      "../root/../secret",
                           "d/../../root/d/file", "../../../../etc/passwd", "../root/d/file"};
    for (unsigned i = 0; i < sizeof paths / sizeof *paths; i++)
        try_names(p, paths[i]);
    try_all(p, "..");
    try_all(p, "../");
    try_all(p, "d/../..");
    EXPECT(notcapable, p, path_rename, DIR_FD, STRING(p, ".."), DIR_FD, STRING2(p, "got"));
    EXPECT(notcapable, p, path_remove_directory, DIR_FD, STRING(p, ".."));
    EXPECT(notcapable, p, path_unlink_file, DIR_FD, STRING(p, "d/../.."));
}

static void absolute(Puppet *p)
{
    try_names(p, "/etc/passwd");
    try_names(p, "//etc/passwd");
    try_names(p, host_path(p, "secret"));
    try_names(p, host_path(p, "root/d/file"));
    try_all(p, "/");
    EXPECT(notcapable, p, path_symlink, STRING2(p, "/etc/passwd"), DIR_FD, STRING(p, "l"));
}

/* Links that the host put there, and those that a program can make. */
static void symlinks(Puppet *p)
{
    assert_int_equal(symlink(host_path(p, "secret"), host_path(p, "root/abs")), 0);
    assert_int_equal(symlink(host_path(p, "outside"), host_path(p, "root/absdir")), 0);
    assert_int_equal(symlink("/proc/self/root", host_path(p, "root/magic")), 0);
    assert_int_equal(symlink("/proc/self/cwd", host_path(p, "root/cwd")), 0);
    EXPECT(success, p, path_symlink, STRING2(p, "../secret"), DIR_FD, STRING(p, "rel"));
    EXPECT(success, p, path_symlink, STRING2(p, "../outside"), DIR_FD, STRING(p, "reldir"));
    EXPECT(success, p, path_symlink, STRING2(p, "d/../../secret"), DIR_FD, STRING(p, "dd"));
    EXPECT(success, p, path_symlink, STRING2(p, "rel"), DIR_FD, STRING(p, "chain"));
    EXPECT(success, p, path_symlink, STRING2(p, "../../outside"), DIR_FD, STRING(p, "d/up"));
    EXPECT(success, p, path_symlink, STRING2(p, ".."), DIR_FD, STRING(p, "parent"));
    const char *last[] = {"abs", "rel", "dd", "chain", "parent", "reldir", "d/up"};
    for (unsigned i = 0; i < sizeof last / sizeof *last; i++)
        try_all(p, last[i]);
    const char *way[] = {"absdir/file",        "reldir/file",      "d/up/file",
                         "parent/secret",      "magic/etc/passwd", "cwd/x",
                         "parent/root/d/file", "reldir/../secret"};
    for (unsigned i = 0; i < sizeof way / sizeof *way; i++)
        try_names(p, way[i]);
    /* A link to the outside that is linked to stays one: it is its name that is linked, not what it leads to. */
    EXPECT(success, p, path_link, DIR_FD, 0, STRING(p, "rel"), DIR_FD, STRING2(p, "rel2"));
    try_all(p, "rel2");
    EXPECT_OPEN(notcapable, p, DIR_FD, "reldir/", OFLAGS_directory, DIRECTORY);
    EXPECT(notcapable, p, path_filestat_get, DIR_FD, 0, STRING(p, "reldir/"), RESULT);
    EXPECT(notcapable, p, path_link, DIR_FD, 0, STRING(p, "reldir/"), DIR_FD, STRING2(p, "got"));
    EXPECT(notcapable, p, path_readlink, DIR_FD, STRING(p, "reldir/"), DATA, 100, RESULT);
}

/* A directory that is moved does not take its descriptor out, nor in. */
static void moving(Puppet *p)
{
    EXPECT_OPEN(success, p, DIR_FD, "d", OFLAGS_directory, DIRECTORY);
    uint32_t d = result32(p);
    EXPECT(success, p, path_create_directory, DIR_FD, STRING(p, "deep"));
    EXPECT(success, p, path_create_directory, DIR_FD, STRING(p, "deep/er"));
    EXPECT_OPEN(success, p, DIR_FD, "deep/er", OFLAGS_directory, DIRECTORY);
    uint32_t er = result32(p);
    EXPECT(success, p, path_rename, DIR_FD, STRING(p, "deep/er"), DIR_FD, STRING2(p, "er"));
    EXPECT_OPEN(notcapable, p, er, "../d/file", 0, READ);
    EXPECT_OPEN(notcapable, p, er, "../../secret", 0, READ);
    EXPECT(notcapable, p, path_rename, d, STRING(p, "file"), d, STRING2(p, "../file"));
    EXPECT(notcapable, p, path_rename, d, STRING(p, "../er"), d, STRING2(p, "er"));
}

/* ---- two preopens, one of which can be read only ---- */

static void t_read_only(void **state)
{
    (void)state;
    for (Kind kind = KIND_OPENAT2; kind <= KIND_WALK; kind++) {
        Puppet p = {.kind = kind};
        puppet_folder(&p);
        assert_int_equal(mkdir(host_path(&p, "read"), 0777), 0);
        write_file(host_path(&p, "read/file"), SECRET);
        Wasi_preopen both[] = {
            {.guest = "/", .host = host_path(&p, "root")},
            {.guest = "/read", .host = host_path(&p, "read"), .rights = WASI_RIGHTS_READ}};
        Wasi_options options = {.preopens = both, .preopens_n = 2, .no_openat2 = kind == KIND_WALK};
        puppet_start(&p, &options, "(memory (export \"memory\") 4)");
        enum { RO = DIR_FD + 1 };
        EXPECT_OPEN(success, &p, RO, "file", 0, READ);
        EXPECT(notcapable, &p, fd_write, result32(&p), one_buffer(&p, 1), 1, RESULT);
        EXPECT_OPEN(notcapable, &p, RO, "file", 0, READ_WRITE);
        EXPECT_OPEN(notcapable, &p, RO, "file", OFLAGS_trunc, READ);
        EXPECT_OPEN(notcapable, &p, RO, "new", OFLAGS_creat, READ);
        EXPECT(notcapable, &p, path_unlink_file, RO, STRING(&p, "file"));
        EXPECT(notcapable, &p, path_create_directory, RO, STRING(&p, "x"));
        EXPECT(notcapable, &p, path_symlink, STRING(&p, "x"), RO, STRING2(&p, "y"));
        EXPECT(notcapable, &p, path_link, RO, 0, STRING(&p, "file"), DIR_FD, STRING2(&p, "got"));
        EXPECT(notcapable, &p, path_rename, RO, STRING(&p, "file"), DIR_FD, STRING2(&p, "got"));
        EXPECT(notcapable, &p, path_rename, DIR_FD, STRING(&p, "d"), RO, STRING2(&p, "x"));
        EXPECT(notcapable, &p, path_filestat_set_times, RO, 0, STRING(&p, "file"), 1, 1, 5);
        EXPECT(notcapable, &p, fd_fdstat_set_rights, RO, WASI_RIGHTS_ALL, WASI_RIGHTS_ALL);
        expect_host_file(host_path(&p, "read/file"), SECRET);
        assert_int_equal(count_entries(host_path(&p, "read")), 3);
        puppet_free(&p);
    }
}

/* What a directory may not open for writing cannot be linked or moved to where it could be. */
static void t_carry(void **state)
{
    (void)state;
    Puppet p = {.kind = KIND_OPENAT2};
    puppet_folder(&p);
    assert_int_equal(mkdir(host_path(&p, "read"), 0777), 0);
    write_file(host_path(&p, "read/file"), SECRET);
    Wasi_preopen three[] = {
        {.guest = "/", .host = host_path(&p, "root")},
        {.guest = "/read",
         .host = host_path(&p, "read"),
         .rights = WASI_RIGHTS_READ | RIGHT_path_link_source | RIGHT_path_rename_source},
        {.guest = "/virtual"}};
    Wasi_options options = {.preopens = three, .preopens_n = 3};
    puppet_start(&p, &options, "(memory (export \"memory\") 4)");
    make_file(&p, "f", "x");
    EXPECT(notcapable, &p, path_link, 4, 0, STRING(&p, "file"), 3, STRING2(&p, "got"));
    EXPECT(notcapable, &p, path_rename, 4, STRING(&p, "file"), 3, STRING2(&p, "got"));
    EXPECT(xdev, &p, path_link, 3, 0, STRING(&p, "f"), 5, STRING2(&p, "got"));
    EXPECT(xdev, &p, path_rename, 3, STRING(&p, "f"), 5, STRING2(&p, "got"));
    expect_host_file(host_path(&p, "read/file"), SECRET);
    puppet_free(&p);
}

/* Standard streams that lead to a directory, and to a file that is there to be appended to. */
static void t_lent_streams(void **state)
{
    (void)state;
    Puppet p = {.kind = KIND_OPENAT2};
    puppet_folder(&p);
    write_file(host_path(&p, "log"), "before\n");
    write_file(host_path(&p, "secret"), SECRET);
    int dir = open(p.folder, O_RDONLY | O_DIRECTORY);
    int log = open(host_path(&p, "log"), O_RDWR | O_APPEND);
    Wasi_options options = {.streams = {{.kind = WASI_STREAM_FD, .fd = dir},
                                        {.kind = WASI_STREAM_FD, .fd = log},
                                        {.kind = WASI_STREAM_FD, .fd = log}}};
    puppet_start(&p, &options, "(memory (export \"memory\") 4)");
    EXPECT_OPEN(notcapable, &p, 0, "secret", 0, READ);
    EXPECT(notcapable, &p, fd_readdir, 0, DATA, 100, 0, RESULT);
    EXPECT(notcapable, &p, path_unlink_file, 0, STRING(&p, "secret"));
    assert_int_equal(write_text(&p, 1, "line\n"), ERRNO_success);
    EXPECT(notcapable, &p, fd_filestat_set_size, 1, 0);
    EXPECT(notcapable, &p, fd_seek, 1, 0, WHENCE_set, RESULT);
    EXPECT(notcapable, &p, fd_pwrite, 1, one_buffer(&p, 1), 1, 0, RESULT);
    EXPECT(notcapable, &p, fd_read, 1, one_buffer(&p, 1), 1, RESULT);
    EXPECT(notcapable, &p, fd_filestat_set_times, 1, 1, 1, 5);
    EXPECT(success, &p, fd_close, 1);
    EXPECT(badf, &p, fd_write, 1, one_buffer(&p, 1), 1, RESULT);
    assert_int_equal(fcntl(log, F_GETFD) < 0, 0); /* lent, not given */
    expect_host_file(host_path(&p, "log"), "before\nline\n");
    puppet_free(&p);
    close(dir);
    close(log);
}

/* ---- races ---- */

/* Another thread exchanges things in the directory as fast as it can. */
typedef struct Racer {
    pthread_t thread;
    char a[4200], b[4200];
    int directory;
    atomic_bool stops;
    atomic_ulong swaps;
} Racer;

static void *race(void *data)
{
    Racer *r = data;
    while (!atomic_load(&r->stops)) {
        if (renameat2(r->directory, r->a, r->directory, r->b, RENAME_EXCHANGE) == 0)
            atomic_fetch_add(&r->swaps, 1);
    }
    return NULL;
}

static void start_race(Puppet *p, Racer *r, const char *a, const char *b)
{
    *r = (Racer){.directory = open(p->folder, O_RDONLY | O_DIRECTORY)};
    strcpy(r->a, a);
    strcpy(r->b, b);
    assert_int_equal(pthread_create(&r->thread, NULL, race, r), 0);
    while (!atomic_load(&r->swaps))
        usleep(100);
}

static void stop_race(Racer *r)
{
    atomic_store(&r->stops, true);
    pthread_join(r->thread, NULL);
    close(r->directory);
}

static unsigned rounds(void)
{
    return getenv("TOUCHSTONE_FULL") ? 200000 : 5000;
}

/* Reads what FD was opened to: never the secret. */
static void expect_no_secret(Puppet *p, uint32_t fd)
{
    memset(p->memory + DATA, 0, 16);
    CALL(p, fd_read, fd, one_buffer(p, 16), 1, RESULT);
    assert_memory_not_equal(p->memory + DATA, SECRET, 6);
    EXPECT(success, p, fd_close, fd);
}

/* A directory on the way is exchanged for a link to one outside. */
static void race_way(Puppet *p)
{
    Racer r;
    EXPECT(success, p, path_symlink, STRING2(p, "../outside"), DIR_FD, STRING(p, "l"));
    start_race(p, &r, "root/d", "root/l");
    unsigned opened = 0, kept_out = 0;
    for (unsigned i = 0; i < rounds(); i++) {
        Errno e = try_open(p, DIR_FD, "d/file", 0, READ);
        opened += e == ERRNO_success;
        kept_out += e != ERRNO_success;
        if (e == ERRNO_success)
            expect_no_secret(p, result32(p));
        if (try_open(p, DIR_FD, "d/new", OFLAGS_creat, READ_WRITE) == ERRNO_success)
            EXPECT(success, p, fd_close, result32(p));
        CALL(p, path_unlink_file, DIR_FD, STRING(p, "d/new"));
        CALL(p, path_rename, DIR_FD, STRING(p, "d/file"), DIR_FD, STRING2(p, "d/file2"));
        CALL(p, path_rename, DIR_FD, STRING(p, "d/file2"), DIR_FD, STRING2(p, "d/file"));
        CALL(p, path_link, DIR_FD, 1, STRING(p, "d/file"), DIR_FD, STRING2(p, "d/linked"));
        CALL(p, path_unlink_file, DIR_FD, STRING(p, "d/linked"));
    }
    stop_race(&r);
    assert_true(opened > 0);
    assert_true(kept_out > 0);
}

/* The same while .. leads back to it. */
static void race_up(Puppet *p)
{
    Racer r;
    EXPECT(success, p, path_create_directory, DIR_FD, STRING(p, "d/in"));
    assert_int_equal(mkdir(host_path(p, "outside/in"), 0777), 0);
    EXPECT(success, p, path_symlink, STRING2(p, "../outside"), DIR_FD, STRING(p, "l"));
    start_race(p, &r, "root/d", "root/l");
    for (unsigned i = 0; i < 4 * rounds(); i++) {
        if (try_open(p, DIR_FD, "d/in/../file", 0, READ) == ERRNO_success)
            expect_no_secret(p, result32(p));
    }
    stop_race(&r);
    rmdir(host_path(p, "outside/in"));
}

/* The last name is exchanged for a link to a file outside. */
static void race_last(Puppet *p)
{
    Racer r;
    struct stat secret;
    assert_int_equal(stat(host_path(p, "secret"), &secret), 0);
    EXPECT(success, p, path_symlink, STRING2(p, "../../secret"), DIR_FD, STRING(p, "d/l"));
    start_race(p, &r, "root/d/file", "root/d/l");
    for (unsigned i = 0; i < rounds(); i++) {
        for (unsigned follow = 0; follow < 2; follow++) {
            if (CALL(p, path_open, DIR_FD, follow, STRING(p, "d/file"), 0, READ, READ, 0, RESULT) ==
                0)
                expect_no_secret(p, result32(p));
        }
        if (try_open(p, DIR_FD, "d/file", OFLAGS_trunc | OFLAGS_creat, READ_WRITE) == ERRNO_success)
            EXPECT(success, p, fd_close, result32(p));
        CALL(p, path_filestat_set_times, DIR_FD, 1, STRING(p, "d/file"), 1000000000, 1000000000, 5);
        if (CALL(p, path_filestat_get, DIR_FD, 1, STRING(p, "d/file"), RESULT) == ERRNO_success)
            assert_int_not_equal(guest64(p, RESULT + 8), secret.st_ino);
        if (CALL(p, path_link, DIR_FD, 1, STRING(p, "d/file"), DIR_FD, STRING2(p, "got")) == 0) {
            EXPECT(success, p, path_filestat_get, DIR_FD, 0, STRING(p, "got"), RESULT);
            assert_int_not_equal(guest64(p, RESULT + 8), secret.st_ino);
            EXPECT(success, p, path_unlink_file, DIR_FD, STRING(p, "got"));
        }
    }
    stop_race(&r);
}

/* A directory from which .. leads on is moved outside and back. */
static void race_parent(Puppet *p)
{
    Racer r;
    EXPECT(success, p, path_create_directory, DIR_FD, STRING(p, "d/in"));
    assert_int_equal(mkdir(host_path(p, "outside/in"), 0777), 0);
    write_file(host_path(p, "root/secret"), "inside");
    start_race(p, &r, "root/d/in", "outside/in");
    for (unsigned i = 0; i < rounds(); i++) {
        const char *paths[] = {"d/in/../../secret", "d/in/../file", "d/in/../../../secret",
                               "d/in/../../outside/file"};
        for (unsigned k = 0; k < 4; k++) {
            if (try_open(p, DIR_FD, paths[k], 0, READ) == ERRNO_success)
                expect_no_secret(p, result32(p));
        }
    }
    stop_race(&r);
    rmdir(host_path(p, "outside/in"));
}

/* Numbers of the program's descriptors are used again while links are exchanged: no descriptor of the host is left open. */
static unsigned open_descriptors(void)
{
    return count_entries("/proc/self/fd");
}

static void no_leak(Puppet *p)
{
    unsigned before = open_descriptors();
    EXPECT(success, p, path_symlink, STRING2(p, "../outside"), DIR_FD, STRING(p, "l"));
    for (unsigned i = 0; i < 20; i++) {
        CALL(p, path_rename, DIR_FD, STRING(p, "d/x"), DIR_FD, STRING2(p, "l/y"));
        CALL(p, path_rename, DIR_FD, STRING(p, "l/x"), DIR_FD, STRING2(p, "d/y"));
        CALL(p, path_link, DIR_FD, 1, STRING(p, "d/file"), DIR_FD, STRING2(p, "l/y"));
        CALL(p, path_link, DIR_FD, 1, STRING(p, "d/nothing"), DIR_FD, STRING2(p, "d/y"));
        CALL(p, path_link, DIR_FD, 0, STRING(p, "."), DIR_FD, STRING2(p, "d/y"));
        CALL(p, path_create_directory, DIR_FD, STRING(p, "d/.."));
        CALL(p, path_readlink, DIR_FD, STRING(p, "d/file"), DATA, 10, RESULT);
        CALL(p, path_filestat_get, DIR_FD, 1, STRING(p, "d/l/../x"), RESULT);
        try_open(p, DIR_FD, "d", OFLAGS_creat, READ);
        try_open(p, DIR_FD, "d/file/x", 0, READ);
    }
    assert_int_equal(open_descriptors(), before);
}

#define EACH(name)                                                                                 \
    static void t_##name(void **state)                                                             \
    {                                                                                              \
        (void)state;                                                                               \
        each(name);                                                                                \
    }
EACH(dots)
EACH(absolute)
EACH(symlinks)
EACH(moving)
EACH(race_way)
EACH(race_up)
EACH(race_last)
EACH(race_parent)
EACH(no_leak)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_dots),         cmocka_unit_test(t_absolute),
        cmocka_unit_test(t_symlinks),     cmocka_unit_test(t_moving),
        cmocka_unit_test(t_read_only),    cmocka_unit_test(t_carry),
        cmocka_unit_test(t_lent_streams), cmocka_unit_test(t_race_way),
        cmocka_unit_test(t_race_last),    cmocka_unit_test(t_race_up),
        cmocka_unit_test(t_race_parent),  cmocka_unit_test(t_no_leak),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
