/* wasi/virtual_walk.c: files that live in memory: paths. NON-SPEC. */
#include "wasi/rest.h"
#include "wasi/virtual.h"

#include <string.h>

/* The directory above AT; none above START, and none above what was removed. */
static Errno up(const Node *start, Node **at)
{
    if (*at == start)
        return ERRNO_notcapable;
    if (!(*at)->parent)
        return ERRNO_noent;
    *at = (*at)->parent;
    return ERRNO_success;
}

/* The last name of a path, in out->directory. */
static Errno finish(Found *out)
{
    if (out->slash && out->node && out->node->type != FILETYPE_directory)
        return ERRNO_notdir;
    return ERRNO_success;
}

Errno virtual_walk(Node *start, const char *path, Final final, Found *out)
{
    Rest rest;
    Node *at = start;
    bool last;
    rest_start(&rest, path);
    *out = (Found){0};
    while (rest_next(&rest, out->name, &last, &out->slash)) {
        out->dots = strcmp(out->name, "..") == 0;
        if (strcmp(out->name, ".") == 0)
            continue;
        if (out->dots) {
            TRY_ERRNO(up(start, &at));
            continue;
        }
        const Entry *e = node_find(at, out->name);
        Node *node = e ? e->node : NULL;
        bool is_link = node && node->type == FILETYPE_symbolic_link;
        if (last && !(is_link && (final == FINAL_TARGET || (final == FINAL_LINK && out->slash)))) {
            out->directory = at;
            out->node = node;
            return finish(out);
        }
        if (!node)
            return ERRNO_noent;
        if (is_link)
            TRY_ERRNO(rest_expand(&rest, (const char *)node->bytes, node->len));
        else if (node->type == FILETYPE_directory)
            at = node;
        else
            return ERRNO_notdir;
    }
    out->node = at;
    return ERRNO_success;
}
