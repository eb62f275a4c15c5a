/* wasi/world.h: what the files of this folder share: a program's world, its descriptors, and what they lead to. NON-SPEC
 * in form; what it stands for is named by the text of preview 1. */
#ifndef TOUCHSTONE_WASI_WORLD_H
#define TOUCHSTONE_WASI_WORLD_H

#include "util/bytes.h"
#include "wasi/abi.h"
#include "wasi/wasi.h"

#include <pthread.h>
#include <stdatomic.h>
#include <sys/uio.h>

enum {
    PATH_LENGTH_MAX = 4095, /* bytes of a path, as the platform has it */
    SYMLINKS_MAX = 40,      /* that are expanded on the way of one path, likewise */
    IOVECS_MAX = 1024,      /* in one call, likewise */
    SUBSCRIPTIONS_MAX = 4096,
    DESCRIPTORS_MAX = 65536,
    STREAMS = 3,
    ENTRY_COST = 4096 /* what a directory entry counts against the bound on the disk */
};

/* A path that a program gave: no NUL in it, not absolute, not empty. */
typedef struct Path {
    char text[PATH_LENGTH_MAX + 1];
    size_t len;
    bool follow; /* lookupflags: expand a symbolic link that it ends in */
} Path;

/* How a file is to be opened. */
typedef struct Open {
    unsigned oflags, fdflags;
    bool read, write;
} Open;

/* What to set times to; flags are fstflags. */
typedef struct Times {
    unsigned flags;
    uint64_t atim, mtim;
} Times;

/* Where fd_readdir puts entries. */
typedef struct Listing {
    uint8_t *at;
    size_t len, room;
} Listing;

typedef struct Descriptor Descriptor;
typedef struct Node Node;

/* The contents of a stream that is no descriptor of the host. */
typedef struct Stream {
    Wasi_streamkind kind;
    Buffer bytes;
    size_t read; /* of BYTES so far */
} Stream;

/* What a descriptor leads to. read and write use the descriptor's own offset unless AT is one; they are given at least
   one byte to transfer. Members for directories take any path, and a second descriptor only of the same backend. */
typedef struct Backend {
    Errno (*read)(Wasi *, Descriptor *, const struct iovec *, int n, const uint64_t *at,
                  size_t *done);
    Errno (*write)(Wasi *, Descriptor *, const struct iovec *, int n, const uint64_t *at,
                   size_t *done);
    Errno (*seek)(Wasi *, Descriptor *, int64_t delta, unsigned whence, uint64_t *offset);
    Errno (*filestat)(Wasi *, Descriptor *, Filestat *);
    Errno (*set_size)(Wasi *, Descriptor *, uint64_t size);
    Errno (*set_times)(Wasi *, Descriptor *, const Times *);
    Errno (*allocate)(Wasi *, Descriptor *, uint64_t offset, uint64_t len);
    Errno (*advise)(Wasi *, Descriptor *, uint64_t offset, uint64_t len, unsigned advice);
    Errno (*sync)(Wasi *, Descriptor *, bool data_only);
    Errno (*readdir)(Wasi *, Descriptor *, uint64_t cookie, Listing *);
    void (*close)(Wasi *, Descriptor *);
    Errno (*open)(Wasi *, Descriptor *, const Path *, const Open *, Descriptor *out);
    Errno (*path_filestat)(Wasi *, Descriptor *, const Path *, Filestat *);
    Errno (*path_set_times)(Wasi *, Descriptor *, const Path *, const Times *);
    Errno (*create_directory)(Wasi *, Descriptor *, const Path *);
    Errno (*remove_directory)(Wasi *, Descriptor *, const Path *);
    Errno (*unlink_file)(Wasi *, Descriptor *, const Path *);
    Errno (*symlink)(Wasi *, Descriptor *, const Path *target, const Path *);
    Errno (*readlink)(Wasi *, Descriptor *, const Path *, uint8_t *out, size_t room, size_t *len);
    Errno (*link)(Wasi *, Descriptor *, const Path *, Descriptor *to, const Path *to_path);
    Errno (*rename)(Wasi *, Descriptor *, const Path *, Descriptor *to, const Path *to_path);
} Backend;

extern const Backend host_backend, virtual_backend, stream_backend;

/* An open descriptor of the program; closed where it has no backend. */
struct Descriptor {
    const Backend *backend;
    Filetype filetype;
    unsigned fdflags;
    Wasi_rights base, inheriting;
    const char *preopen; /* the name of the preopened directory, or NULL */
    int host;            /* host_backend: the host's descriptor, else -1 */
    bool lent;           /* host_backend: it stays the embedder's */
    Node *node;          /* virtual_backend */
    uint64_t offset;     /* virtual_backend */
    Stream *stream;      /* stream_backend */
};

typedef struct Strings {
    size_t n;
    char **at;
} Strings;

/* A function as a store has it: DATA of the host function. */
typedef struct Linked {
    Wasi *wasi;
    uint32_t function, addr;
    bool is_there;
} Linked;

struct Wasi {
    Strings args, env;
    size_t preopens_n, roots_n;
    char **preopens; /* their names */
    Node **roots;    /* of virtual ones, NULL for others */
    Stream streams[STREAMS];
    Descriptor *table; /* limits.descriptors of them */
    Wasi_limits limits;
    Wasi_mode mode;
    bool openat2;        /* the kernel resolves paths */
    uint64_t clock_step; /* WASI_REPLAY: see wasi.h */
    uint64_t clock, entropy;
    uint64_t nodes;        /* virtual files: the last serial number */
    uint64_t memory, disk; /* used so far, of limits */
    Linked *linked;        /* by number of the function */
    bool has_memory, interruptible;
    uint32_t memaddr;
    Wasi_end end; /* what the program did: RUNNING, EXITED or SIGNALED */
    /* of wasi/interrupt.c */
    atomic_bool interrupted;
    int wake; /* readable once interrupted */
    pthread_mutex_t lock;
    pthread_cond_t quit;
    bool has_timer, quits;
    pthread_t timer;
    Embed_store *store;
};

/* ---- a call ---- */

typedef struct Call {
    Wasi *wasi;
    const Embed_value *args;
    uint8_t *memory;
    uint64_t memory_len;
} Call;

#define FUNCTION(name, params, results) Errno wasi_##name(const Call *call);
#include "wasi/function.def"
#undef FUNCTION

static inline uint32_t arg32(const Call *call, unsigned i)
{
    return call->args[i].i32;
}

static inline uint64_t arg64(const Call *call, unsigned i)
{
    return call->args[i].i64;
}

/* Returns what E gives unless that is success. */
#define TRY_ERRNO(e)                                                                               \
    do {                                                                                           \
        Errno try_errno_ = (e);                                                                    \
        if (try_errno_ != ERRNO_success)                                                           \
            return try_errno_;                                                                     \
    } while (0)

/* ---- wasi/guest.c: the program's memory ---- */

/* The LEN bytes at address AT; fault where they are not all in the memory. */
Errno guest_bytes(const Call *call, uint32_t at, uint64_t len, uint8_t **out);
/* Where argument I points to, room for a result of LEN bytes; checked before anything is done. */
Errno guest_result(const Call *call, unsigned i, uint64_t len, uint8_t **out);
/* Reads the path of arguments I and I + 1 once. */
Errno guest_path(const Call *call, unsigned i, Path *out);
/* Reads the list of arguments I and I + 1 once. Empty buffers are left out; *n counts the others. */
Errno guest_iovecs(const Call *call, unsigned i, struct iovec out[IOVECS_MAX], int *n,
                   size_t *total);
void put16(uint8_t *at, uint16_t v);
void put32(uint8_t *at, uint32_t v);
void put64(uint8_t *at, uint64_t v);
uint32_t get32(const uint8_t *at);
uint64_t get64(const uint8_t *at);
void put_filestat(uint8_t *at, const Filestat *st);

/* ---- wasi/table.c: descriptors ---- */

/* The open descriptor FD; badf where there is none. */
Errno table_at(Wasi *wasi, uint32_t fd, Descriptor **out);
/* The same with all rights in NEEDED; notcapable without. */
Errno table_get(Wasi *wasi, uint32_t fd, Wasi_rights needed, Descriptor **out);
/* The same for a directory; notdir for anything else. */
Errno table_directory(Wasi *wasi, uint32_t fd, Wasi_rights needed, Descriptor **out);
/* The lowest number that is free; mfile where there is none. */
Errno table_free(const Wasi *wasi, uint32_t *fd);
void table_close(Wasi *wasi, Descriptor *d);
/* Sets the rights of D, whose type is known, to those of BASE and INHERITING that apply to it. */
void descriptor_rights(Descriptor *d, Wasi_rights base, Wasi_rights inheriting);

/* ---- bounds ---- */

/* Counts BYTES of the host's disk or memory; false, and nothing counted, where the limit does not allow that. */
bool charge_disk(Wasi *wasi, uint64_t bytes);
bool charge_memory(Wasi *wasi, uint64_t bytes);
void refund_memory(Wasi *wasi, uint64_t bytes);

/* ---- wasi/interrupt.c ---- */

bool interrupt_init(Wasi *wasi);
void interrupt_free(Wasi *wasi);
static inline bool is_interrupted(Wasi *wasi)
{
    return atomic_load_explicit(&wasi->interrupted, memory_order_relaxed);
}
/* Waits until the host's descriptor FD has one of EVENTS (of poll); ended where the program is interrupted before. */
Errno wait_for(Wasi *wasi, int fd, short events);

/* ---- wasi/clock.c ---- */

/* What the clock ID shows; false for a number that is no clock's. */
bool clock_now(Wasi *wasi, uint32_t id, uint64_t *now);

/* ---- wasi/path.c, wasi/fd.c ---- */

/* inval unless the flags of TIMES are such as may stand together. */
Errno times_check(const Times *times);

/* Appends an entry, cut where there is no more room; false then. */
bool listing_add(Listing *listing, uint64_t next, uint64_t ino, Filetype type, const char *name,
                 size_t len);

/* ---- wasi/host_errno.c, wasi/host_path.c, wasi/host_walk.c ---- */

/* The errno that stands for the platform's ERROR. */
Errno errno_of(int error);
/* Whether the kernel can be told to stay below a directory. */
bool host_has_openat2(void);
/* Opens PATH below DIRECTORY with FLAGS of open, never anything outside it, whatever others do meanwhile; or returns -1
   with errno set, to EXDEV where the path leads outside. */
int host_resolve(Wasi *wasi, int directory, const char *path, int flags);
/* The same name by name. */
int host_walk(Wasi *wasi, int directory, const char *path, int flags);
/* As host_resolve, as an errno. */
Errno host_resolved(Wasi *wasi, int directory, const char *path, int flags, int *fd);

/* ---- wasi/virtual.c ---- */

/* An empty directory to be a root; it is freed with what is in it. */
Node *virtual_root(Wasi *wasi);
void virtual_root_free(Wasi *wasi, Node *root);
/* Puts FILE below ROOT, with the directories on its way; false where its path is none, or there is no room. */
bool virtual_place(Wasi *wasi, Node *root, const Wasi_file *file);
void virtual_open_root(Wasi *wasi, Node *root, Descriptor *out);

#endif
