/* wasi/path.c: paths below a directory (preview1#path_create_directory to #path_unlink_file). What the directory is part
 * of resolves them; here stand the rights, the arguments and the results. */
#include "wasi/world.h"

#include <string.h>

/* preview1#lookupflags */
static Errno path_flags(const Call *call, unsigned i, Path *path)
{
    if (arg32(call, i) & ~(uint32_t)LOOKUPFLAGS_symlink_follow)
        return ERRNO_inval;
    path->follow = arg32(call, i) & LOOKUPFLAGS_symlink_follow;
    return ERRNO_success;
}

/* preview1#fstflags: no time is set to two values at once. */
Errno times_check(const Times *times)
{
    unsigned both_atim = FSTFLAGS_atim | FSTFLAGS_atim_now;
    unsigned both_mtim = FSTFLAGS_mtim | FSTFLAGS_mtim_now;
    if (times->flags & ~(unsigned)FSTFLAGS_ALL || (times->flags & both_atim) == both_atim ||
        (times->flags & both_mtim) == both_mtim)
        return ERRNO_inval;
    return ERRNO_success;
}

/* preview1#path_create_directory */
Errno wasi_path_create_directory(const Call *call)
{
    Descriptor *d;
    Path path;
    TRY_ERRNO(table_directory(call->wasi, arg32(call, 0), RIGHT_path_create_directory, &d));
    TRY_ERRNO(guest_path(call, 1, &path));
    return d->backend->create_directory(call->wasi, d, &path);
}

/* preview1#path_filestat_get */
Errno wasi_path_filestat_get(const Call *call)
{
    Descriptor *d;
    Path path;
    uint8_t *result;
    Filestat st;
    TRY_ERRNO(table_directory(call->wasi, arg32(call, 0), RIGHT_path_filestat_get, &d));
    TRY_ERRNO(guest_path(call, 2, &path));
    TRY_ERRNO(path_flags(call, 1, &path));
    TRY_ERRNO(guest_result(call, 4, SIZE_filestat, &result));
    TRY_ERRNO(d->backend->path_filestat(call->wasi, d, &path, &st));
    put_filestat(result, &st);
    return ERRNO_success;
}

/* preview1#path_filestat_set_times */
Errno wasi_path_filestat_set_times(const Call *call)
{
    Descriptor *d;
    Path path;
    Times times = {.atim = arg64(call, 4), .mtim = arg64(call, 5), .flags = arg32(call, 6)};
    TRY_ERRNO(table_directory(call->wasi, arg32(call, 0), RIGHT_path_filestat_set_times, &d));
    TRY_ERRNO(guest_path(call, 2, &path));
    TRY_ERRNO(path_flags(call, 1, &path));
    TRY_ERRNO(times_check(&times));
    return d->backend->path_set_times(call->wasi, d, &path, &times);
}

/* What is carried from one directory to another must not give rights: what may be opened there may be opened here.
   Else a file that can be read only could be written to by another name. */
static Errno check_carry(const Descriptor *from, const Descriptor *to)
{
    if (to->inheriting & ~from->inheriting)
        return ERRNO_notcapable;
    return from->backend == to->backend ? ERRNO_success : ERRNO_xdev;
}

/* preview1#path_link */
Errno wasi_path_link(const Call *call)
{
    Descriptor *from, *to;
    Path old_path, new_path;
    TRY_ERRNO(table_directory(call->wasi, arg32(call, 0), RIGHT_path_link_source, &from));
    TRY_ERRNO(table_directory(call->wasi, arg32(call, 4), RIGHT_path_link_target, &to));
    TRY_ERRNO(guest_path(call, 2, &old_path));
    TRY_ERRNO(path_flags(call, 1, &old_path));
    TRY_ERRNO(guest_path(call, 5, &new_path));
    TRY_ERRNO(check_carry(from, to));
    return from->backend->link(call->wasi, from, &old_path, to, &new_path);
}

/* preview1#rights: what opening with these flags needs of the directory, beside the right to open. */
static Errno open_rights(const Descriptor *dir, const Open *how)
{
    Wasi_rights needed = 0;
    if (how->oflags & OFLAGS_creat)
        needed |= RIGHT_path_create_file;
    if (how->oflags & OFLAGS_trunc)
        needed |= RIGHT_path_filestat_set_size;
    if (how->fdflags & (FDFLAGS_rsync | FDFLAGS_sync))
        needed |= RIGHT_fd_sync;
    bool may_dsync = dir->base & (RIGHT_fd_datasync | RIGHT_fd_sync);
    if (needed & ~dir->base || (how->fdflags & FDFLAGS_dsync && !may_dsync))
        return ERRNO_notcapable;
    return ERRNO_success;
}

/* preview1#oflags, preview1#fdflags */
/* HOST: a file that is created is no directory, so that creat with directory can never be met. */
static Errno open_flags(const Open *how)
{
    if (how->oflags & ~(unsigned)OFLAGS_ALL || how->fdflags & ~(unsigned)FDFLAGS_ALL)
        return ERRNO_inval;
    if (how->oflags & OFLAGS_directory && how->oflags & (OFLAGS_creat | OFLAGS_trunc))
        return ERRNO_inval;
    return ERRNO_success;
}

/* preview1#path_open */
/* The rights asked for must be among those that the directory hands on. Bits that name no right are rights to nothing and
   are left out, as those are that do not apply to what was opened. */
Errno wasi_path_open(const Call *call)
{
    Descriptor *d, opened;
    Path path;
    uint8_t *result;
    uint32_t fd;
    Wasi_rights base = arg64(call, 5) & WASI_RIGHTS_ALL;
    Wasi_rights inheriting = arg64(call, 6) & WASI_RIGHTS_ALL;
    Open how = {.oflags = arg32(call, 4),
                .fdflags = arg32(call, 7),
                .read = base & (RIGHT_fd_read | RIGHT_fd_readdir),
                .write = base & (RIGHT_fd_write | RIGHT_fd_allocate | RIGHT_fd_filestat_set_size)};
    TRY_ERRNO(table_directory(call->wasi, arg32(call, 0), RIGHT_path_open, &d));
    TRY_ERRNO(guest_path(call, 2, &path));
    TRY_ERRNO(path_flags(call, 1, &path));
    TRY_ERRNO(open_flags(&how));
    TRY_ERRNO(open_rights(d, &how));
    if ((base | inheriting) & ~d->inheriting)
        return ERRNO_notcapable;
    TRY_ERRNO(guest_result(call, 8, 4, &result));
    TRY_ERRNO(table_free(call->wasi, &fd));
    opened = (Descriptor){.backend = d->backend, .fdflags = how.fdflags, .host = -1};
    TRY_ERRNO(d->backend->open(call->wasi, d, &path, &how, &opened));
    descriptor_rights(&opened, base, inheriting);
    call->wasi->table[fd] = opened;
    put32(result, fd);
    return ERRNO_success;
}

/* preview1#path_readlink: what does not fit is left out. */
Errno wasi_path_readlink(const Call *call)
{
    Descriptor *d;
    Path path;
    uint8_t *buf, *result;
    size_t len = 0;
    TRY_ERRNO(table_directory(call->wasi, arg32(call, 0), RIGHT_path_readlink, &d));
    TRY_ERRNO(guest_path(call, 1, &path));
    TRY_ERRNO(guest_result(call, 3, arg32(call, 4), &buf));
    TRY_ERRNO(guest_result(call, 5, 4, &result));
    TRY_ERRNO(d->backend->readlink(call->wasi, d, &path, buf, arg32(call, 4), &len));
    put32(result, (uint32_t)len);
    return ERRNO_success;
}

/* preview1#path_remove_directory */
Errno wasi_path_remove_directory(const Call *call)
{
    Descriptor *d;
    Path path;
    TRY_ERRNO(table_directory(call->wasi, arg32(call, 0), RIGHT_path_remove_directory, &d));
    TRY_ERRNO(guest_path(call, 1, &path));
    return d->backend->remove_directory(call->wasi, d, &path);
}

/* preview1#path_rename */
Errno wasi_path_rename(const Call *call)
{
    Descriptor *from, *to;
    Path old_path, new_path;
    TRY_ERRNO(table_directory(call->wasi, arg32(call, 0), RIGHT_path_rename_source, &from));
    TRY_ERRNO(table_directory(call->wasi, arg32(call, 3), RIGHT_path_rename_target, &to));
    TRY_ERRNO(guest_path(call, 1, &old_path));
    TRY_ERRNO(guest_path(call, 4, &new_path));
    TRY_ERRNO(check_carry(from, to));
    return from->backend->rename(call->wasi, from, &old_path, to, &new_path);
}

/* preview1#path_symlink */
/* What the link holds is a path too. An absolute one could never be followed from within, and might mislead others. */
Errno wasi_path_symlink(const Call *call)
{
    Descriptor *d;
    Path target, path;
    TRY_ERRNO(table_directory(call->wasi, arg32(call, 2), RIGHT_path_symlink, &d));
    TRY_ERRNO(guest_path(call, 0, &target));
    TRY_ERRNO(guest_path(call, 3, &path));
    return d->backend->symlink(call->wasi, d, &target, &path);
}

/* preview1#path_unlink_file */
Errno wasi_path_unlink_file(const Call *call)
{
    Descriptor *d;
    Path path;
    TRY_ERRNO(table_directory(call->wasi, arg32(call, 0), RIGHT_path_unlink_file, &d));
    TRY_ERRNO(guest_path(call, 1, &path));
    return d->backend->unlink_file(call->wasi, d, &path);
}
