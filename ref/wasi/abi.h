/* wasi/abi.h: the types of preview 1 (typenames.witx) as numbers: errnos, rights and other flags, sizes of records. */
#ifndef TOUCHSTONE_WASI_ABI_H
#define TOUCHSTONE_WASI_ABI_H

#include <stdint.h>

/* preview1#errno; NON-SPEC: ERRNO_ENDED says that the program ends with the call. */
typedef enum Errno {
#define ERRNO(name, posix) ERRNO_##name,
#include "wasi/errno.def"
#undef ERRNO
    ERRNO_COUNT,
    ERRNO_ENDED = ERRNO_COUNT
} Errno;

/* preview1#rights */
enum {
    RIGHT_fd_datasync = 1 << 0,
    RIGHT_fd_read = 1 << 1,
    RIGHT_fd_seek = 1 << 2,
    RIGHT_fd_fdstat_set_flags = 1 << 3,
    RIGHT_fd_sync = 1 << 4,
    RIGHT_fd_tell = 1 << 5,
    RIGHT_fd_write = 1 << 6,
    RIGHT_fd_advise = 1 << 7,
    RIGHT_fd_allocate = 1 << 8,
    RIGHT_path_create_directory = 1 << 9,
    RIGHT_path_create_file = 1 << 10,
    RIGHT_path_link_source = 1 << 11,
    RIGHT_path_link_target = 1 << 12,
    RIGHT_path_open = 1 << 13,
    RIGHT_fd_readdir = 1 << 14,
    RIGHT_path_readlink = 1 << 15,
    RIGHT_path_rename_source = 1 << 16,
    RIGHT_path_rename_target = 1 << 17,
    RIGHT_path_filestat_get = 1 << 18,
    RIGHT_path_filestat_set_size = 1 << 19,
    RIGHT_path_filestat_set_times = 1 << 20,
    RIGHT_fd_filestat_get = 1 << 21,
    RIGHT_fd_filestat_set_size = 1 << 22,
    RIGHT_fd_filestat_set_times = 1 << 23,
    RIGHT_path_symlink = 1 << 24,
    RIGHT_path_remove_directory = 1 << 25,
    RIGHT_path_unlink_file = 1 << 26,
    RIGHT_poll_fd_readwrite = 1 << 27,
    RIGHT_sock_shutdown = 1 << 28,
    RIGHT_sock_accept = 1 << 29
};

enum {
    /* What applies to every descriptor. */
    RIGHTS_COMMON = RIGHT_fd_fdstat_set_flags | RIGHT_fd_filestat_get |
                    RIGHT_fd_filestat_set_times | RIGHT_fd_datasync | RIGHT_fd_sync,
    RIGHTS_STREAM = RIGHTS_COMMON | RIGHT_fd_read | RIGHT_fd_write | RIGHT_poll_fd_readwrite,
    RIGHTS_REGULAR = RIGHTS_STREAM | RIGHT_fd_seek | RIGHT_fd_tell | RIGHT_fd_advise |
                     RIGHT_fd_allocate | RIGHT_fd_filestat_set_size,
    RIGHTS_DIRECTORY = RIGHTS_COMMON | RIGHT_path_create_directory | RIGHT_path_create_file |
                       RIGHT_path_link_source | RIGHT_path_link_target | RIGHT_path_open |
                       RIGHT_fd_readdir | RIGHT_path_readlink | RIGHT_path_rename_source |
                       RIGHT_path_rename_target | RIGHT_path_filestat_get |
                       RIGHT_path_filestat_set_size | RIGHT_path_filestat_set_times |
                       RIGHT_path_symlink | RIGHT_path_remove_directory | RIGHT_path_unlink_file
};

/* preview1#filetype */
typedef enum Filetype {
    FILETYPE_unknown,
    FILETYPE_block_device,
    FILETYPE_character_device,
    FILETYPE_directory,
    FILETYPE_regular_file,
    FILETYPE_socket_dgram,
    FILETYPE_socket_stream,
    FILETYPE_symbolic_link
} Filetype;

/* preview1#fdflags */
enum {
    FDFLAGS_append = 1,
    FDFLAGS_dsync = 2,
    FDFLAGS_nonblock = 4,
    FDFLAGS_rsync = 8,
    FDFLAGS_sync = 16,
    FDFLAGS_ALL = 31
};

/* preview1#oflags, #lookupflags, #fstflags */
enum {
    OFLAGS_creat = 1,
    OFLAGS_directory = 2,
    OFLAGS_excl = 4,
    OFLAGS_trunc = 8,
    OFLAGS_ALL = 15,
    LOOKUPFLAGS_symlink_follow = 1,
    FSTFLAGS_atim = 1,
    FSTFLAGS_atim_now = 2,
    FSTFLAGS_mtim = 4,
    FSTFLAGS_mtim_now = 8,
    FSTFLAGS_ALL = 15
};

/* preview1#whence, #advice, #clockid, #eventtype, #subclockflags, #preopentype, #signal */
enum {
    WHENCE_set,
    WHENCE_cur,
    WHENCE_end,
    ADVICE_COUNT = 6,
    CLOCKID_realtime = 0,
    CLOCKID_monotonic,
    CLOCKID_process_cputime_id,
    CLOCKID_thread_cputime_id,
    CLOCKID_COUNT,
    EVENTTYPE_clock = 0,
    EVENTTYPE_fd_read,
    EVENTTYPE_fd_write,
    EVENTTYPE_COUNT,
    EVENTRWFLAGS_fd_readwrite_hangup = 1,
    SUBCLOCKFLAGS_abstime = 1,
    PREOPENTYPE_dir = 0,
    SIGNAL_COUNT = 31
};

/* Sizes of records. */
enum {
    SIZE_iovec = 8,
    SIZE_fdstat = 24,
    SIZE_filestat = 64,
    SIZE_prestat = 8,
    SIZE_dirent = 24,
    SIZE_subscription = 48,
    SIZE_event = 32
};

/* preview1#filestat */
typedef struct Filestat {
    uint64_t dev, ino;
    Filetype filetype;
    uint64_t nlink, size, atim, mtim, ctim;
} Filestat;

#endif
