/* wasi/virtual.c: files that live in memory, so that a run can be replayed: what descriptors and paths do. NON-SPEC. */
#include "wasi/virtual.h"

#include <string.h>

/* ---- contents ---- */

static Errno virtual_read(Wasi *wasi, Descriptor *d, const struct iovec *list, int n,
                          const uint64_t *at, size_t *done)
{
    (void)wasi;
    uint64_t from = at ? *at : d->offset;
    for (int i = 0; i < n && from < d->node->len; i++) {
        uint64_t left = d->node->len - from;
        size_t len = list[i].iov_len < left ? list[i].iov_len : (size_t)left;
        memcpy(list[i].iov_base, d->node->bytes + from, len);
        from += len;
        *done += len;
    }
    if (!at)
        d->offset += *done;
    return ERRNO_success;
}

static Errno virtual_write(Wasi *wasi, Descriptor *d, const struct iovec *list, int n,
                           const uint64_t *at, size_t *done)
{
    Node *node = d->node;
    uint64_t start = at ? *at : d->fdflags & FDFLAGS_append ? node->len : d->offset, total = 0;
    for (int i = 0; i < n; i++)
        total += list[i].iov_len;
    if (start > INT64_MAX || total > INT64_MAX - start)
        return ERRNO_fbig;
    if (start + total > node->len)
        TRY_ERRNO(node_resize(wasi, node, start + total));
    for (int i = 0; i < n; i++) {
        memcpy(node->bytes + start + *done, list[i].iov_base, list[i].iov_len);
        *done += list[i].iov_len;
    }
    if (!at)
        d->offset = start + total;
    node_touch(wasi, node);
    return ERRNO_success;
}

static Errno virtual_seek(Wasi *wasi, Descriptor *d, int64_t delta, unsigned whence,
                          uint64_t *offset)
{
    (void)wasi;
    int64_t base = whence == WHENCE_set   ? 0
                   : whence == WHENCE_cur ? (int64_t)d->offset
                                          : (int64_t)d->node->len;
    int64_t to;
    if (__builtin_add_overflow(base, delta, &to) || to < 0)
        return ERRNO_inval;
    d->offset = *offset = (uint64_t)to;
    return ERRNO_success;
}

/* ---- attributes ---- */

static void filestat_of(const Node *node, Filestat *st)
{
    *st = (Filestat){.dev = 1,
                     .ino = node->ino,
                     .filetype = node->type,
                     .nlink = node->nlink,
                     .size = node->len,
                     .atim = node->atim,
                     .mtim = node->mtim,
                     .ctim = node->ctim};
}

static Errno virtual_filestat(Wasi *wasi, Descriptor *d, Filestat *st)
{
    (void)wasi;
    filestat_of(d->node, st);
    return ERRNO_success;
}

static Errno virtual_set_size(Wasi *wasi, Descriptor *d, uint64_t size)
{
    TRY_ERRNO(node_resize(wasi, d->node, size));
    node_touch(wasi, d->node);
    return ERRNO_success;
}

static Errno virtual_allocate(Wasi *wasi, Descriptor *d, uint64_t offset, uint64_t len)
{
    return offset + len <= d->node->len ? ERRNO_success : virtual_set_size(wasi, d, offset + len);
}

static Errno virtual_advise(Wasi *wasi, Descriptor *d, uint64_t offset, uint64_t len,
                            unsigned advice)
{
    (void)wasi, (void)d, (void)offset, (void)len, (void)advice;
    return ERRNO_success;
}

static Errno virtual_sync(Wasi *wasi, Descriptor *d, bool data_only)
{
    (void)wasi, (void)d, (void)data_only;
    return ERRNO_success;
}

static void set_times_of(Wasi *wasi, Node *node, const Times *times)
{
    uint64_t atim = node->atim, mtim = node->mtim;
    node_touch(wasi, node);
    node->atim = times->flags & FSTFLAGS_atim_now ? node->ctim
                 : times->flags & FSTFLAGS_atim   ? times->atim
                                                  : atim;
    node->mtim = times->flags & FSTFLAGS_mtim_now ? node->ctim
                 : times->flags & FSTFLAGS_mtim   ? times->mtim
                                                  : mtim;
}

static Errno virtual_set_times(Wasi *wasi, Descriptor *d, const Times *times)
{
    set_times_of(wasi, d->node, times);
    return ERRNO_success;
}

static void virtual_close(Wasi *wasi, Descriptor *d)
{
    d->node->opens--;
    node_release(wasi, d->node);
}

/* `.` and `..` first, then what was added, in that order; a cookie is that of the entry it stands behind. */
static Errno virtual_readdir(Wasi *wasi, Descriptor *d, uint64_t cookie, Listing *out)
{
    (void)wasi;
    const Node *node = d->node;
    if (cookie < 1 && !listing_add(out, 1, node->ino, FILETYPE_directory, ".", 1))
        return ERRNO_success;
    if (cookie < 2 && !listing_add(out, 2, node->ino, FILETYPE_directory, "..", 2))
        return ERRNO_success;
    for (size_t i = 0; i < node->entries_n; i++) {
        const Entry *e = node->entries[i];
        if (e->cookie > cookie &&
            !listing_add(out, e->cookie, e->node->ino, e->node->type, e->name, e->len))
            return ERRNO_success;
    }
    return ERRNO_success;
}

/* ---- paths ---- */

static Final final_of(const Path *path)
{
    return path->follow ? FINAL_TARGET : FINAL_LINK;
}

/* A new node in the place that was found; released where it has no room there. */
static Errno create(Wasi *wasi, const Found *found, Filetype type, Node **out)
{
    *out = node_new(wasi, type);
    if (!*out)
        return ERRNO_nospc;
    if (type == FILETYPE_directory)
        (*out)->cookie = 2;
    Errno e = node_add(wasi, found->directory, found->name, *out);
    if (e != ERRNO_success)
        node_release(wasi, *out);
    return e;
}

/* Whether what was found may be opened so. */
static Errno check_open(const Found *found, const Open *how)
{
    bool is_directory = found->node->type == FILETYPE_directory;
    if (how->oflags & OFLAGS_creat && how->oflags & OFLAGS_excl)
        return ERRNO_exist;
    if (found->node->type == FILETYPE_symbolic_link)
        return ERRNO_loop;
    if (how->oflags & OFLAGS_directory)
        return is_directory ? ERRNO_success : ERRNO_notdir;
    return is_directory && (how->write || how->oflags & (OFLAGS_creat | OFLAGS_trunc))
               ? ERRNO_isdir
               : ERRNO_success;
}

static Errno virtual_open(Wasi *wasi, Descriptor *d, const Path *path, const Open *how,
                          Descriptor *out)
{
    Found found;
    bool exclusive = how->oflags & OFLAGS_creat && how->oflags & OFLAGS_excl;
    TRY_ERRNO(virtual_walk(d->node, path->text, exclusive ? FINAL_NAME : final_of(path), &found));
    if (found.node) {
        TRY_ERRNO(check_open(&found, how));
        if (how->oflags & OFLAGS_trunc)
            TRY_ERRNO(node_resize(wasi, found.node, 0));
    } else if (!(how->oflags & OFLAGS_creat)) {
        return ERRNO_noent;
    } else if (found.slash) {
        return ERRNO_isdir;
    } else {
        TRY_ERRNO(create(wasi, &found, FILETYPE_regular_file, &found.node));
    }
    out->node = found.node;
    out->filetype = found.node->type;
    found.node->opens++;
    return ERRNO_success;
}

static Errno find(const Descriptor *d, const Path *path, Found *found)
{
    TRY_ERRNO(virtual_walk(d->node, path->text, final_of(path), found));
    return found->node ? ERRNO_success : ERRNO_noent;
}

static Errno virtual_path_filestat(Wasi *wasi, Descriptor *d, const Path *path, Filestat *st)
{
    (void)wasi;
    Found found;
    TRY_ERRNO(find(d, path, &found));
    filestat_of(found.node, st);
    return ERRNO_success;
}

static Errno virtual_path_set_times(Wasi *wasi, Descriptor *d, const Path *path, const Times *times)
{
    Found found;
    TRY_ERRNO(find(d, path, &found));
    set_times_of(wasi, found.node, times);
    return ERRNO_success;
}

static Errno virtual_readlink(Wasi *wasi, Descriptor *d, const Path *path, uint8_t *out,
                              size_t room, size_t *len)
{
    (void)wasi;
    Found found;
    TRY_ERRNO(find(d, path, &found));
    if (found.node->type != FILETYPE_symbolic_link)
        return ERRNO_inval;
    *len = found.node->len < room ? found.node->len : room;
    memcpy(out, found.node->bytes, *len);
    return ERRNO_success;
}

/* Where a new name is to stand; exist where it stands already, or is one that always does. */
static Errno find_free(const Descriptor *d, const Path *path, bool directory, Found *found)
{
    TRY_ERRNO(virtual_walk(d->node, path->text, FINAL_NAME, found));
    if (found->node)
        return ERRNO_exist;
    return found->slash && !directory ? ERRNO_noent : ERRNO_success;
}

static Errno virtual_create_directory(Wasi *wasi, Descriptor *d, const Path *path)
{
    Found found;
    TRY_ERRNO(find_free(d, path, true, &found));
    return create(wasi, &found, FILETYPE_directory, &found.node);
}

static Errno virtual_symlink(Wasi *wasi, Descriptor *d, const Path *target, const Path *path)
{
    Found found;
    TRY_ERRNO(find_free(d, path, false, &found));
    TRY_ERRNO(create(wasi, &found, FILETYPE_symbolic_link, &found.node));
    Errno e = node_resize(wasi, found.node, target->len);
    if (e == ERRNO_success)
        memcpy(found.node->bytes, target->text, target->len);
    else
        node_remove(wasi, found.directory, node_find(found.directory, found.name));
    return e;
}

static Errno virtual_remove_directory(Wasi *wasi, Descriptor *d, const Path *path)
{
    Found found;
    TRY_ERRNO(virtual_walk(d->node, path->text, FINAL_NAME, &found));
    if (!found.directory)
        return found.dots ? ERRNO_notempty : ERRNO_inval;
    if (!found.node)
        return ERRNO_noent;
    if (found.node->type != FILETYPE_directory)
        return ERRNO_notdir;
    if (found.node->entries_n > 0)
        return ERRNO_notempty;
    node_remove(wasi, found.directory, node_find(found.directory, found.name));
    return ERRNO_success;
}

static Errno virtual_unlink_file(Wasi *wasi, Descriptor *d, const Path *path)
{
    Found found;
    TRY_ERRNO(virtual_walk(d->node, path->text, FINAL_NAME, &found));
    if (!found.directory)
        return ERRNO_isdir;
    if (!found.node)
        return ERRNO_noent;
    if (found.node->type == FILETYPE_directory)
        return ERRNO_isdir;
    node_remove(wasi, found.directory, node_find(found.directory, found.name));
    return ERRNO_success;
}

static Errno virtual_link(Wasi *wasi, Descriptor *d, const Path *path, Descriptor *to,
                          const Path *to_path)
{
    Found old, new;
    TRY_ERRNO(find_free(to, to_path, false, &new));
    TRY_ERRNO(find(d, path, &old));
    if (old.node->type == FILETYPE_directory)
        return ERRNO_perm;
    return node_add(wasi, new.directory, new.name, old.node);
}

/* Whether NODE is DIRECTORY or above it. */
static bool is_above(const Node *node, const Node *directory)
{
    while (directory && directory != node)
        directory = directory->parent;
    return directory;
}

/* Whether what has the new name may give way to NODE. */
static Errno check_replace(const Node *node, const Found *new)
{
    bool is_directory = node->type == FILETYPE_directory;
    if (!new->node)
        return new->slash && !is_directory ? ERRNO_notdir : ERRNO_success;
    if (is_directory)
        return new->node->type != FILETYPE_directory ? ERRNO_notdir
               : new->node->entries_n > 0            ? ERRNO_notempty
                                                     : ERRNO_success;
    return new->node->type == FILETYPE_directory ? ERRNO_isdir : ERRNO_success;
}

static Errno virtual_rename(Wasi *wasi, Descriptor *d, const Path *path, Descriptor *to,
                            const Path *to_path)
{
    Found old, new;
    TRY_ERRNO(virtual_walk(d->node, path->text, FINAL_NAME, &old));
    TRY_ERRNO(virtual_walk(to->node, to_path->text, FINAL_NAME, &new));
    if (!old.directory || !new.directory)
        return ERRNO_busy;
    if (!old.node)
        return ERRNO_noent;
    if (old.node == new.node)
        return ERRNO_success;
    if (old.node->type == FILETYPE_directory && is_above(old.node, new.directory))
        return ERRNO_inval;
    TRY_ERRNO(check_replace(old.node, &new));
    /* The new name comes first, so that the node is never without one, and nothing is lost where there is no room. */
    Entry *replaced = new.node ? node_find(new.directory, new.name) : NULL;
    TRY_ERRNO(node_add(wasi, new.directory, new.name, old.node));
    if (replaced)
        node_remove(wasi, new.directory, replaced);
    node_remove(wasi, old.directory, node_find(old.directory, old.name));
    if (old.node->type == FILETYPE_directory)
        old.node->parent = new.directory;
    return ERRNO_success;
}

/* ---- what is there at the start ---- */

/* Makes the directories that PATH names, which may be there. */
static bool place_parents(Wasi *wasi, Descriptor *root, const char *path)
{
    for (const char *slash = path; (slash = strchr(slash, '/')); slash++) {
        Path parent = {.len = (size_t)(slash - path)};
        memcpy(parent.text, path, parent.len);
        Errno e = virtual_create_directory(wasi, root, &parent);
        if (e != ERRNO_success && e != ERRNO_exist)
            return false;
    }
    return true;
}

bool virtual_place(Wasi *wasi, Node *root, const Wasi_file *file)
{
    static const Filetype types[] = {[WASI_FILE] = FILETYPE_regular_file,
                                     [WASI_DIRECTORY] = FILETYPE_directory,
                                     [WASI_SYMLINK] = FILETYPE_symbolic_link};
    Descriptor d = {.node = root};
    Found found;
    size_t len = strlen(file->path);
    if (len == 0 || len > PATH_LENGTH_MAX || file->path[0] == '/' || file->path[len - 1] == '/' ||
        (file->kind == WASI_SYMLINK && file->len == 0))
        return false;
    if (!place_parents(wasi, &d, file->path) ||
        virtual_walk(root, file->path, FINAL_NAME, &found) != ERRNO_success || found.node ||
        create(wasi, &found, types[file->kind], &found.node) != ERRNO_success)
        return false;
    if (file->kind == WASI_DIRECTORY || file->len == 0)
        return true;
    if (node_resize(wasi, found.node, file->len) != ERRNO_success)
        return false;
    memcpy(found.node->bytes, file->bytes, file->len);
    return true;
}

void virtual_open_root(Wasi *wasi, Node *root, Descriptor *out)
{
    (void)wasi;
    *out = (Descriptor){
        .backend = &virtual_backend, .filetype = FILETYPE_directory, .host = -1, .node = root};
    root->opens++;
}

const Backend virtual_backend = {
    .read = virtual_read,
    .write = virtual_write,
    .seek = virtual_seek,
    .filestat = virtual_filestat,
    .set_size = virtual_set_size,
    .set_times = virtual_set_times,
    .allocate = virtual_allocate,
    .advise = virtual_advise,
    .sync = virtual_sync,
    .readdir = virtual_readdir,
    .close = virtual_close,
    .open = virtual_open,
    .path_filestat = virtual_path_filestat,
    .path_set_times = virtual_path_set_times,
    .create_directory = virtual_create_directory,
    .remove_directory = virtual_remove_directory,
    .unlink_file = virtual_unlink_file,
    .symlink = virtual_symlink,
    .readlink = virtual_readlink,
    .link = virtual_link,
    .rename = virtual_rename,
};
