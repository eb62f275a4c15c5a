/* wasi/wasi.h: WASI preview 1 (wasi_snapshot_preview1) for a program that runs in a store of touchstone.h.
 *
 * A program's world is what its Wasi was made with: arguments, environment, three streams, and preopened directories. It
 * reaches nothing else of the host. The usual course:
 *
 *     Wasi *wasi = wasi_new(&options, &failure);             NULL where the options cannot be had
 *     embed_module_link(store, module, wasi_resolve, wasi, &instance, &failure)
 *     wasi_set_memory(wasi, store, instance, &failure)       before _start or _initialize
 *     embed_func_invoke(store, start, ...)                   fails as EMBED_TRAP where the program exits
 *     wasi_end(wasi)                                         says whether it did, and with which code
 *     wasi_free(wasi); embed_store_free(store);              in this order, nothing running in the store any more
 *
 * A Wasi serves one program in one store, and one thread at a time; wasi_interrupt alone may be called from any thread. */
#ifndef TOUCHSTONE_WASI_H
#define TOUCHSTONE_WASI_H

#include "embed/touchstone.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct Wasi Wasi;

/* ---- rights (preview1#rights): sets of bits ---- */

typedef uint64_t Wasi_rights;

enum {
    WASI_RIGHTS_ALL = 0x3FFFFFFF, /* every right that the specification names */
    /* What reads of a directory and of the files in it need, and nothing that changes them: fd_read, fd_seek, fd_tell,
       fd_fdstat_set_flags, fd_advise, path_open, fd_readdir, path_readlink, path_filestat_get, fd_filestat_get,
       poll_fd_readwrite. */
    WASI_RIGHTS_READ = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 5 | 1 << 7 | 1 << 13 | 1 << 14 | 1 << 15 |
                       1 << 18 | 1 << 21 | 1 << 27
};

/* ---- what a program is given ---- */

/* A file, directory or symbolic link of a virtual directory. */
typedef enum Wasi_filekind { WASI_FILE, WASI_DIRECTORY, WASI_SYMLINK } Wasi_filekind;

/* Where a virtual directory holds what at the start. Directories on the way need not be named. */
typedef struct Wasi_file {
    Wasi_filekind kind;
    const char *path;  /* relative to the preopen, like "data/in.txt" */
    const void *bytes; /* contents, or where the link leads; copied */
    size_t len;
} Wasi_file;

/* A preopened directory. They get the descriptors 3, 4, ... in order. */
typedef struct Wasi_preopen {
    const char *guest; /* the name that the program sees: "/", "/data", "." */
    const char *host;  /* directory of the host; NULL for a virtual one, which lives in memory */
    Wasi_rights
        rights; /* of the descriptor and of those opened through it; 0 for WASI_RIGHTS_ALL */
    const Wasi_file *files; /* virtual ones: what is there at the start */
    size_t files_n;
} Wasi_preopen;

/* Where a standard stream leads. */
typedef enum Wasi_streamkind {
    WASI_STREAM_EMPTY,  /* reads nothing, drops what is written */
    WASI_STREAM_FD,     /* the host's descriptor fd, which stays the caller's and open */
    WASI_STREAM_BYTES,  /* reads from bytes, which are copied */
    WASI_STREAM_CAPTURE /* keeps what is written for wasi_captured */
} Wasi_streamkind;

typedef struct Wasi_stream {
    Wasi_streamkind kind;
    int fd;
    const void *bytes;
    size_t len;
} Wasi_stream;

typedef enum Wasi_mode {
    WASI_HOST,  /* clocks and entropy of the host */
    WASI_REPLAY /* a run with equal options gives equal results: a clock that stands still but for sleeps, which end at
                   once; entropy of a seed; all preopens virtual, standard input no descriptor */
} Wasi_mode;

/* Bounds on what a program can use of its host; 0 for the default. Beyond one, the function gives the errno named. */
typedef struct Wasi_limits {
    uint32_t descriptors; /* open at once, streams and preopens among them; 256. mfile */
    uint64_t
        memory; /* bytes of the host's memory that virtual files and captured output take; 256 MiB. nospc */
    uint64_t
        disk; /* bytes that may be written, allocated or added to files of the host in all, a new file or directory
                      counting as 4096; 4 GiB. nospc */
    uint64_t
        time; /* nanoseconds from wasi_new on until wasi_interrupt happens by itself; no limit */
} Wasi_limits;

/* A zeroed one is a program without name, environment and directories, whose output is dropped. What pointers lead to is
   copied by wasi_new. */
typedef struct Wasi_options {
    size_t args_n;
    const char *const *args; /* the program's name first */
    size_t env_n;
    const char *const *env; /* "NAME=VALUE" */
    size_t preopens_n;
    const Wasi_preopen *preopens;
    Wasi_stream streams[3]; /* standard input, output, error output */
    Wasi_mode mode;
    uint64_t seed;        /* WASI_REPLAY: of random_get */
    uint64_t clock_start; /* WASI_REPLAY: nanoseconds since 1970 that every clock starts at */
    uint64_t clock_step;  /* WASI_REPLAY: by how much each reading of a clock moves it on */
    Wasi_limits limits;
    bool interruptible; /* wasi_interrupt ends loops too; implied by a limit of time */
    bool no_openat2;    /* resolve paths name by name, whatever the kernel can do; for tests */
} Wasi_options;

/* Makes a world as OPTIONS say. NULL with *failure filled (EMBED_LIMIT) where they cannot be had: a directory that is not
   there, a string with '=' missing or a file outside its preopen. The caller frees it with wasi_free, before the store. */
Wasi *wasi_new(const Wasi_options *options, Embed_failure *failure);
void wasi_free(Wasi *wasi);

/* ---- linking ---- */

/* An Embed_resolver; DATA is a Wasi. Answers for each function of "wasi_snapshot_preview1", whatever TYPE is asked for,
   so that a wrong type is told when linking. False for all other imports. */
bool wasi_resolve(void *data, Embed_store *store, Embed_name module, Embed_name name,
                  const Embed_externtype *type, Embed_extern *out);

/* Whether MODULE, which is validated, imports anything of "wasi_snapshot_preview1". */
bool wasi_is_used_by(const Embed_module *module);

/* Hands over the memory that INSTANCE exports as "memory", which pointers in calls are relative to; again for another
   instance replaces it. A call of any function of WASI before that traps with a message that names the function.
   Fails (EMBED_UNLINKABLE) where there is no such export, it is no memory, or its addresses are i64: those of preview 1
   are 32 bits wide. A shared memory is taken: what a call reads of it, it reads once. */
Embed_result wasi_set_memory(Wasi *wasi, Embed_store *store, Embed_instance *instance,
                             Embed_failure *failure);

/* ---- how it went ---- */

typedef enum Wasi_endkind {
    WASI_RUNNING,  /* neither of the others: the call returned, or failed by itself */
    WASI_EXITED,   /* proc_exit; code is its argument */
    WASI_SIGNALED, /* proc_raise of a signal that terminates; code is its number (preview1#signal) */
    WASI_INTERRUPTED /* wasi_interrupt, or the time limit */
} Wasi_endkind;

typedef struct Wasi_end {
    Wasi_endkind kind;
    uint32_t code;
} Wasi_end;

/* Why a call into the program failed. Where it is not WASI_RUNNING the failure is no fault of the program's code; what
   ended stays so: functions of WASI that it calls again fail alike. */
Wasi_end wasi_end(const Wasi *wasi);

/* Ends what the program does now and every later call of it, as EMBED_EXHAUSTION. From any thread and at any time between
   wasi_new and wasi_free. Waits and transfers end always; code that calls nothing of WASI ends, at the next entry of a
   function or a loop, where the options say interruptible or limit the time. Such code is prepared for that from the
   first wasi_resolve on. */
void wasi_interrupt(Wasi *wasi);

/* What was written to stream FD (1 or 2) so far, where it is captured, and whatever number the stream has by now.
   NULL where it is not. As long as the Wasi, or until the program writes again. */
const uint8_t *wasi_captured(const Wasi *wasi, unsigned fd, size_t *len);

/* The contents of the file PATH in virtual preopen number PREOPEN (from 0); NULL where there is no such file. Symbolic
   links are not followed. As long as the program does not run. */
const uint8_t *wasi_file_bytes(const Wasi *wasi, size_t preopen, const char *path, size_t *len);

/* "success", "2big", ...: the name of an errno (preview1#errno), NULL for a number that is none. */
const char *wasi_errno_name(unsigned number);

#ifdef __cplusplus
}
#endif

#endif
