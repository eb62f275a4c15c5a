/* wasi/wasi_test.h: a program whose calls the test makes: a module that exports what it imports of WASI, so that a test
 * plays the guest. Each world is tried with directories of the host, resolved by the kernel and name by name, and with
 * virtual ones. */
#ifndef TOUCHSTONE_WASI_TEST_H
#define TOUCHSTONE_WASI_TEST_H

#include "util/bytes.h"
#include "wasi/abi.h"
#include "wasi/wasi.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

/* What directories of the program are. */
typedef enum Kind { KIND_OPENAT2, KIND_WALK, KIND_VIRTUAL, KINDS } Kind;

/* Where the puppet keeps what it hands over. */
enum { RESULT = 16, LIST = 256, PATH = 4096, PATH2 = 4096 + 70000, DATA = 3 * 65536, PAGES = 4 };
/* The descriptor of the first preopen, and every right. */
enum { DIR_FD = 3 };

typedef struct Puppet {
    Kind kind;
    char folder[64]; /* of the host: root/ is preopened as "/", the rest lies outside */
    Embed_module *module;
    Embed_store *store;
    Embed_instance *instance;
    Wasi *wasi;
    Embed_failure failure;
    Embed_result result; /* of the last call */
    uint8_t *memory;
    uint64_t memory_len;
} Puppet;

static const struct {
    const char *name, *params, *results;
} wasi_functions[] = {
#define FUNCTION(name, params, results) {#name, params, results},
#include "wasi/function.def"
#undef FUNCTION
};

enum { WASI_FUNCTIONS = sizeof wasi_functions / sizeof *wasi_functions };

static inline void types_text(Buffer *text, const char *keyword, const char *letters)
{
    for (; *letters; letters++)
        buffer_format(text, " (%s %s)", keyword, *letters == 'I' ? "i64" : "i32");
}

/* The module, with FIELDS beside. */
static inline Embed_module *puppet_module(const char *fields)
{
    Buffer text = {0};
    Embed_module *module;
    Embed_failure failure;
    buffer_text(&text, "(module\n");
    for (unsigned i = 0; i < WASI_FUNCTIONS; i++) {
        const char *name = wasi_functions[i].name;
        buffer_format(&text, "(export \"%s\" (func $%s)) ", name, name);
        buffer_format(&text, "(import \"wasi_snapshot_preview1\" \"%s\" (func $%s", name, name);
        types_text(&text, "param", wasi_functions[i].params);
        types_text(&text, "result", wasi_functions[i].results);
        buffer_text(&text, "))\n");
    }
    buffer_format(&text, "%s)", fields);
    if (embed_module_parse((const char *)text.at, text.len,
                           embed_features_default() | UINT64_MAX >> (64 - embed_feature_count()),
                           &module, &failure) ||
        embed_module_validate(module, &failure))
        fail_msg("%s", failure.message);
    buffer_free(&text);
    return module;
}

static inline void write_file(const char *path, const char *contents)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(contents, f);
    fclose(f);
}

/* FOLDER/NAME of the host; the text lives until the next call but seven. */
static inline const char *host_path(const Puppet *p, const char *name)
{
    static char paths[8][4200];
    static unsigned next;
    char *path = paths[next++ % 8];
    snprintf(path, sizeof *paths, "%s/%s", p->folder, name);
    return path;
}

/* Makes a store and the world of OPTIONS, and hands the memory over. */
static inline void puppet_start(Puppet *p, const Wasi_options *options, const char *fields)
{
    p->wasi = wasi_new(options, &p->failure);
    if (!p->wasi)
        fail_msg("%s", p->failure.message);
    p->module = puppet_module(fields);
    p->store = embed_store_init();
    if (embed_module_link(p->store, p->module, wasi_resolve, p->wasi, &p->instance, &p->failure) ||
        wasi_set_memory(p->wasi, p->store, p->instance, &p->failure))
        fail_msg("%s", p->failure.message);
    Embed_extern memory;
    assert_true(embed_instance_export(p->instance, (Embed_name){"memory", 6}, &memory));
    p->memory = embed_mem_data(p->store, memory.addr, &p->memory_len);
}

static inline void puppet_folder(Puppet *p)
{
    strcpy(p->folder, "/tmp/touchstone-wasi-XXXXXX");
    assert_non_null(mkdtemp(p->folder));
    assert_int_equal(mkdir(host_path(p, "root"), 0777), 0);
}

/* A puppet whose first preopen is an empty directory of KIND with RIGHTS (0: all). */
static inline void puppet_new(Puppet *p, Kind kind, Wasi_options options, Wasi_rights rights)
{
    *p = (Puppet){.kind = kind};
    puppet_folder(p);
    Wasi_preopen preopen = {
        .guest = "/", .host = kind == KIND_VIRTUAL ? NULL : host_path(p, "root"), .rights = rights};
    if (!options.preopens_n) {
        options.preopens = &preopen;
        options.preopens_n = 1;
    }
    options.no_openat2 = kind == KIND_WALK;
    puppet_start(p, &options, "(memory (export \"memory\") 4)");
}

static inline int puppet_remove(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st, (void)type, (void)ftw;
    return remove(path);
}

static inline void puppet_free(Puppet *p)
{
    wasi_free(p->wasi);
    embed_store_free(p->store);
    embed_module_free(p->module);
    if (*p->folder)
        nftw(p->folder, puppet_remove, 16, FTW_DEPTH | FTW_PHYS);
}

/* Calls a function with arguments of type int64_t (or uint64_t), as many as its type says. Returns its errno, or
   ERRNO_ENDED where the call fails; then p->failure says how. */
static inline Errno puppet_call(Puppet *p, const char *name, const int64_t *values)
{
    Embed_value args[9], result = {0};
    Embed_extern f;
    uint32_t n = 0;
    unsigned i = 0;
    while (i < WASI_FUNCTIONS && strcmp(wasi_functions[i].name, name) != 0)
        i++;
    assert_true(i < WASI_FUNCTIONS);
    for (const char *letter = wasi_functions[i].params; *letter; letter++, n++) {
        args[n] = (Embed_value){.type = {.kind = *letter == 'I' ? EMBED_I64 : EMBED_I32}};
        if (*letter == 'I')
            args[n].i64 = (uint64_t)values[n];
        else
            args[n].i32 = (uint32_t)values[n];
    }
    assert_true(embed_instance_export(p->instance, (Embed_name){name, strlen(name)}, &f));
    p->result = embed_func_invoke(p->store, f.addr, args, n, &result, &p->failure);
    return p->result ? ERRNO_ENDED : (Errno)result.i32;
}

#define CALL(p, name, ...) puppet_call((p), #name, (const int64_t[]){__VA_ARGS__})

/* Fails unless the call gives the errno. */
#define EXPECT(errno_, p, name, ...)                                                               \
    do {                                                                                           \
        Errno got_ = CALL(p, name, __VA_ARGS__);                                                   \
        if (got_ != ERRNO_##errno_)                                                                \
            fail_msg("kind %d: %s(%s): %s, not " #errno_ " (%s)", (p)->kind, #name, #__VA_ARGS__,  \
                     got_ == ERRNO_ENDED ? "ended" : wasi_errno_name(got_),                        \
                     (p)->result ? (p)->failure.message : "");                                     \
    } while (0)

/* Puts a string into the guest's memory; returns its address, which with its length are two arguments. */
static inline int64_t put_at(Puppet *p, uint32_t at, const char *text)
{
    memcpy(p->memory + at, text, strlen(text));
    return at;
}

#define STRING(p, text)  put_at((p), PATH, (text)), (int64_t)strlen(text)
#define STRING2(p, text) put_at((p), PATH2, (text)), (int64_t)strlen(text)

static inline uint32_t result32(const Puppet *p)
{
    uint32_t v;
    memcpy(&v, p->memory + RESULT, sizeof v);
    return v;
}

static inline uint64_t guest64(const Puppet *p, uint32_t at)
{
    uint64_t v;
    memcpy(&v, p->memory + at, sizeof v);
    return v;
}

static inline void put_guest32(Puppet *p, uint32_t at, uint32_t v)
{
    memcpy(p->memory + at, &v, sizeof v);
}

static inline void put_guest64(Puppet *p, uint32_t at, uint64_t v)
{
    memcpy(p->memory + at, &v, sizeof v);
}

/* Opens PATH below DIR_FD with all rights and following links; fails unless that gives the errno. Returns the fd. */
static inline Errno try_open(Puppet *p, uint32_t dir, const char *path, unsigned oflags,
                             Wasi_rights rights)
{
    return CALL(p, path_open, dir, LOOKUPFLAGS_symlink_follow, STRING(p, path), oflags,
                (int64_t)rights, (int64_t)rights, 0, RESULT);
}

enum {
    READ = RIGHT_fd_read | RIGHT_fd_seek | RIGHT_fd_tell | RIGHT_fd_filestat_get |
           RIGHT_poll_fd_readwrite | RIGHT_fd_readdir | RIGHT_fd_advise,
    READ_WRITE = READ | RIGHT_fd_write | RIGHT_fd_allocate | RIGHT_fd_filestat_set_size |
                 RIGHT_fd_filestat_set_times | RIGHT_fd_sync | RIGHT_fd_datasync |
                 RIGHT_fd_fdstat_set_flags,
    DIRECTORY = 0x3FFFFFFF
};

#define EXPECT_OPEN(errno_, p, dir, path, oflags, rights)                                          \
    do {                                                                                           \
        Errno opened_ = try_open((p), (uint32_t)(dir), (path), (oflags), (rights));                \
        if (opened_ != ERRNO_##errno_)                                                             \
            fail_msg("kind %d: open '%s': %s, not " #errno_, (p)->kind, (path),                    \
                     opened_ == ERRNO_ENDED ? "ended" : wasi_errno_name(opened_));                 \
    } while (0)

/* Makes LIST one buffer of LEN bytes at DATA. */
static inline int64_t one_buffer(Puppet *p, uint32_t len)
{
    put_guest32(p, LIST, DATA);
    put_guest32(p, LIST + 4, len);
    return LIST;
}

/* Writes TEXT to FD; returns the errno. */
static inline Errno write_text(Puppet *p, uint32_t fd, const char *text)
{
    put_at(p, DATA, text);
    return CALL(p, fd_write, fd, one_buffer(p, (uint32_t)strlen(text)), 1, RESULT);
}

/* A file of the program's with these contents. */
static inline void make_file(Puppet *p, const char *path, const char *text)
{
    EXPECT_OPEN(success, p, DIR_FD, path, OFLAGS_creat | OFLAGS_trunc, READ_WRITE);
    uint32_t fd = result32(p);
    if (*text)
        assert_int_equal(write_text(p, fd, text), ERRNO_success);
    EXPECT(success, p, fd_close, fd);
}

/* Fails unless the file of the program's holds TEXT. */
static inline void expect_file(Puppet *p, const char *path, const char *text)
{
    EXPECT_OPEN(success, p, DIR_FD, path, 0, READ);
    uint32_t fd = result32(p);
    EXPECT(success, p, fd_read, fd, one_buffer(p, 60000), 1, RESULT);
    assert_int_equal(result32(p), strlen(text));
    assert_memory_equal(p->memory + DATA, text, strlen(text));
    EXPECT(success, p, fd_close, fd);
}

#endif
