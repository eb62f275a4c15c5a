/* wasi/table.c: the program's descriptors and their rights (preview1#rights). */
#include "wasi/world.h"

#include <string.h>

Errno table_at(Wasi *wasi, uint32_t fd, Descriptor **out)
{
    if (fd >= wasi->limits.descriptors || !wasi->table[fd].backend)
        return ERRNO_badf;
    *out = &wasi->table[fd];
    return ERRNO_success;
}

Errno table_get(Wasi *wasi, uint32_t fd, Wasi_rights needed, Descriptor **out)
{
    TRY_ERRNO(table_at(wasi, fd, out));
    return needed & ~(*out)->base ? ERRNO_notcapable : ERRNO_success;
}

Errno table_directory(Wasi *wasi, uint32_t fd, Wasi_rights needed, Descriptor **out)
{
    TRY_ERRNO(table_at(wasi, fd, out));
    if ((*out)->filetype != FILETYPE_directory)
        return ERRNO_notdir;
    return needed & ~(*out)->base ? ERRNO_notcapable : ERRNO_success;
}

Errno table_free(const Wasi *wasi, uint32_t *fd)
{
    for (uint32_t i = 0; i < wasi->limits.descriptors; i++) {
        if (wasi->table[i].backend)
            continue;
        *fd = i;
        return ERRNO_success;
    }
    return ERRNO_mfile;
}

void table_close(Wasi *wasi, Descriptor *d)
{
    d->backend->close(wasi, d);
    memset(d, 0, sizeof *d);
}

/* preview1#path_open: the implementation may leave out rights that do not apply to the type of file. */
/* Nothing is opened through what is no directory, so that it has no inheriting rights. */
void descriptor_rights(Descriptor *d, Wasi_rights base, Wasi_rights inheriting)
{
    Wasi_rights applying = d->filetype == FILETYPE_directory      ? RIGHTS_DIRECTORY
                           : d->filetype == FILETYPE_regular_file ? RIGHTS_REGULAR
                                                                  : RIGHTS_STREAM;
    d->base = base & applying;
    d->inheriting = d->filetype == FILETYPE_directory ? inheriting & WASI_RIGHTS_ALL : 0;
}

bool charge_disk(Wasi *wasi, uint64_t bytes)
{
    if (bytes > wasi->limits.disk - wasi->disk)
        return false;
    wasi->disk += bytes;
    return true;
}

bool charge_memory(Wasi *wasi, uint64_t bytes)
{
    if (bytes > wasi->limits.memory - wasi->memory)
        return false;
    wasi->memory += bytes;
    return true;
}

void refund_memory(Wasi *wasi, uint64_t bytes)
{
    wasi->memory -= bytes;
}
