/* wasi/wasi.c: makes a program's world and takes it apart. NON-SPEC. */
#include "wasi/wasi.h"
#include "util/alloc.h"
#include "wasi/host.h"
#include "wasi/virtual.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool refuse(Embed_failure *failure, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static bool refuse(Embed_failure *failure, const char *format, ...)
{
    va_list args;
    *failure = (Embed_failure){
        .result = EMBED_LIMIT, .kind = "wasi", .offset = EMBED_NO_OFFSET, .func = EMBED_NO_FUNC};
    va_start(args, format);
    vsnprintf(failure->message, sizeof failure->message, format, args);
    va_end(args);
    return false;
}

/* ---- strings ---- */

static char *copy_of(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(checked_calloc(size, 1), text, size);
}

static void copy_strings(Strings *out, size_t n, const char *const *at)
{
    out->at = checked_calloc(n + 1, sizeof *out->at);
    for (; out->n < n; out->n++)
        out->at[out->n] = copy_of(at[out->n]);
}

static void free_strings(Strings *strings)
{
    for (size_t i = 0; i < strings->n; i++)
        free(strings->at[i]);
    free(strings->at);
}

static bool take_strings(Wasi *wasi, const Wasi_options *options, Embed_failure *failure)
{
    for (size_t i = 0; i < options->env_n; i++) {
        const char *equals = strchr(options->env[i], '=');
        if (!equals || equals == options->env[i])
            return refuse(failure, "variable '%s' is not of the form NAME=VALUE", options->env[i]);
    }
    copy_strings(&wasi->args, options->args_n, options->args);
    copy_strings(&wasi->env, options->env_n, options->env);
    return true;
}

/* ---- streams ---- */

/* A descriptor of the host's as a stream: what it leads to may be a file or a directory, but the program has the rights
   of a stream alone. Input that is a file can be read anywhere. */
static bool lend(Descriptor *d, int fd, unsigned i, Embed_failure *failure)
{
    Filestat st;
    if (host_filestat_of(fd, &st) != ERRNO_success)
        return refuse(failure, "stream %u: %d is no open descriptor", i, fd);
    *d = (Descriptor){.backend = &host_backend, .filetype = st.filetype, .host = fd, .lent = true};
    descriptor_rights(d, i == 0 ? RIGHTS_STREAM | RIGHT_fd_seek | RIGHT_fd_tell : RIGHTS_STREAM, 0);
    return true;
}

static bool take_stream(Wasi *wasi, const Wasi_stream *from, unsigned i, Embed_failure *failure)
{
    Descriptor *d = &wasi->table[i];
    Stream *s = &wasi->streams[i];
    s->kind = from->kind;
    if (from->kind == WASI_STREAM_FD && i == 0 && wasi->mode == WASI_REPLAY)
        return refuse(failure,
                      "a run that can be replayed reads no descriptor of the host; give bytes");
    if (from->kind == WASI_STREAM_FD) {
        if (!lend(d, from->fd, i, failure))
            return false;
    } else {
        if (from->kind == WASI_STREAM_BYTES && from->len)
            buffer_bytes(&s->bytes, from->bytes, from->len);
        *d = (Descriptor){.backend = &stream_backend, .host = -1, .stream = s};
        descriptor_rights(d, RIGHTS_STREAM, 0);
    }
    Wasi_rights other = i == 0 ? RIGHT_fd_write : RIGHT_fd_read;
    d->base &= ~(other | RIGHT_fd_filestat_set_times);
    return true;
}

/* ---- preopens ---- */

static bool open_host(Wasi *wasi, const Wasi_preopen *from, Descriptor *d, Embed_failure *failure)
{
    if (from->files_n)
        return refuse(failure, "directory '%s' of the host cannot be given files", from->host);
    if (wasi->mode == WASI_REPLAY)
        return refuse(failure, "a run that can be replayed has no directory of the host ('%s')",
                      from->host);
    int fd = open(from->host, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return refuse(failure, "directory '%s': %s", from->host, strerror(errno));
    *d = (Descriptor){.backend = &host_backend, .filetype = FILETYPE_directory, .host = fd};
    return true;
}

static bool open_virtual(Wasi *wasi, const Wasi_preopen *from, size_t i, Embed_failure *failure)
{
    Node *root = wasi->roots[i] = virtual_root(wasi);
    if (!root)
        return refuse(failure, "no memory is left for directory '%s'", from->guest);
    for (size_t k = 0; k < from->files_n; k++) {
        if (!virtual_place(wasi, root, &from->files[k]))
            return refuse(failure, "'%s' cannot be put into directory '%s'", from->files[k].path,
                          from->guest);
    }
    virtual_open_root(wasi, root, &wasi->table[STREAMS + i]);
    return true;
}

static bool take_preopen(Wasi *wasi, const Wasi_preopen *from, size_t i, Embed_failure *failure)
{
    Descriptor *d = &wasi->table[STREAMS + i];
    Wasi_rights rights = from->rights ? from->rights : WASI_RIGHTS_ALL;
    if (!from->guest || !*from->guest)
        return refuse(failure, "preopened directory %zu has no name", i + 1);
    if (!(from->host ? open_host(wasi, from, d, failure) : open_virtual(wasi, from, i, failure)))
        return false;
    descriptor_rights(d, rights, rights);
    d->preopen = wasi->preopens[wasi->preopens_n++] = copy_of(from->guest);
    return true;
}

/* ---- the whole ---- */

static void take_limits(Wasi *wasi, const Wasi_options *options)
{
    enum { DESCRIPTORS = 256 };
    Wasi_limits *l = &wasi->limits;
    *l = options->limits;
    l->descriptors = l->descriptors ? l->descriptors : DESCRIPTORS;
    if (l->descriptors > DESCRIPTORS_MAX)
        l->descriptors = DESCRIPTORS_MAX;
    l->memory = l->memory ? l->memory : UINT64_C(256) << 20;
    l->disk = l->disk ? l->disk : UINT64_C(4) << 30;
}

static bool take_options(Wasi *wasi, const Wasi_options *options, Embed_failure *failure)
{
    size_t n = options->preopens_n;
    if (!interrupt_init(wasi))
        return refuse(failure, "the time limit cannot be watched: %s", strerror(errno));
    if (n + STREAMS > wasi->limits.descriptors)
        return refuse(failure, "%zu directories are more than the %u descriptors allow", n,
                      wasi->limits.descriptors);
    wasi->table = checked_calloc(wasi->limits.descriptors, sizeof *wasi->table);
    wasi->preopens = checked_calloc(n + 1, sizeof *wasi->preopens);
    wasi->roots = checked_calloc(n + 1, sizeof *wasi->roots);
    wasi->roots_n = n;
    if (!take_strings(wasi, options, failure))
        return false;
    for (unsigned i = 0; i < STREAMS; i++) {
        if (!take_stream(wasi, &options->streams[i], i, failure))
            return false;
    }
    for (size_t i = 0; i < n; i++) {
        if (!take_preopen(wasi, &options->preopens[i], i, failure))
            return false;
    }
    return true;
}

Wasi *wasi_new(const Wasi_options *options, Embed_failure *failure)
{
    Wasi *wasi = checked_calloc(1, sizeof *wasi);
    take_limits(wasi, options);
    wasi->wake = -1;
    wasi->mode = options->mode;
    wasi->entropy = options->seed;
    wasi->clock = options->clock_start;
    wasi->clock_step = options->clock_step;
    wasi->interruptible = options->interruptible || options->limits.time;
    wasi->openat2 = !options->no_openat2 && host_has_openat2();
    if (take_options(wasi, options, failure))
        return wasi;
    wasi_free(wasi);
    return NULL;
}

void wasi_free(Wasi *wasi)
{
    if (!wasi)
        return;
    interrupt_free(wasi);
    for (uint32_t i = 0; wasi->table && i < wasi->limits.descriptors; i++) {
        if (wasi->table[i].backend)
            table_close(wasi, &wasi->table[i]);
    }
    for (size_t i = 0; i < wasi->roots_n; i++) {
        if (wasi->roots[i])
            virtual_root_free(wasi, wasi->roots[i]);
    }
    for (size_t i = 0; i < wasi->preopens_n; i++)
        free(wasi->preopens[i]);
    for (unsigned i = 0; i < STREAMS; i++)
        buffer_free(&wasi->streams[i].bytes);
    free_strings(&wasi->args);
    free_strings(&wasi->env);
    free(wasi->preopens);
    free(wasi->roots);
    free(wasi->table);
    free(wasi->linked);
    free(wasi);
}

/* ---- what came of it ---- */

const uint8_t *wasi_captured(const Wasi *wasi, unsigned fd, size_t *len)
{
    static const uint8_t nothing[1];
    *len = 0;
    if (fd >= STREAMS || wasi->streams[fd].kind != WASI_STREAM_CAPTURE)
        return NULL;
    *len = wasi->streams[fd].bytes.len;
    return *len ? wasi->streams[fd].bytes.at : nothing;
}

const uint8_t *wasi_file_bytes(const Wasi *wasi, size_t preopen, const char *path, size_t *len)
{
    static const uint8_t nothing[1];
    Found found;
    *len = 0;
    if (preopen >= wasi->roots_n || !wasi->roots[preopen] || strlen(path) > PATH_LENGTH_MAX ||
        virtual_walk(wasi->roots[preopen], path, FINAL_NAME, &found) != ERRNO_success ||
        !found.node || found.node->type != FILETYPE_regular_file)
        return NULL;
    *len = found.node->len;
    return *len ? found.node->bytes : nothing;
}
