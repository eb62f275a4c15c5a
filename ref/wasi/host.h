/* wasi/host.h: what host_backend consists of (wasi/host_file.c, wasi/host_dir.c); see Backend in wasi/world.h. */
#ifndef TOUCHSTONE_WASI_HOST_H
#define TOUCHSTONE_WASI_HOST_H

#include "wasi/world.h"

Errno host_read(Wasi *wasi, Descriptor *d, const struct iovec *list, int n, const uint64_t *at,
                size_t *done);
Errno host_write(Wasi *wasi, Descriptor *d, const struct iovec *list, int n, const uint64_t *at,
                 size_t *done);
Errno host_seek(Wasi *wasi, Descriptor *d, int64_t delta, unsigned whence, uint64_t *offset);
Errno host_filestat(Wasi *wasi, Descriptor *d, Filestat *st);
Errno host_set_size(Wasi *wasi, Descriptor *d, uint64_t size);
Errno host_set_times(Wasi *wasi, Descriptor *d, const Times *times);
Errno host_allocate(Wasi *wasi, Descriptor *d, uint64_t offset, uint64_t len);
Errno host_advise(Wasi *wasi, Descriptor *d, uint64_t offset, uint64_t len, unsigned advice);
Errno host_sync(Wasi *wasi, Descriptor *d, bool data_only);
Errno host_readdir(Wasi *wasi, Descriptor *d, uint64_t cookie, Listing *out);
void host_close(Wasi *wasi, Descriptor *d);

/* The attributes and times of the host's descriptor FD, which may be one that only names a file (O_PATH). */
Errno host_filestat_of(int fd, Filestat *st);
Errno host_set_times_of(int fd, const Times *times);

#endif
