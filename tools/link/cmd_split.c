/* cmd_split.c: touchstone-link split: a file for each nested module. */
#include "link.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What the file for the root is called: as FILE is, but for folder and ending. */
static void append_root(Link_bytes *to, const char *file)
{
    const char *base = strrchr(file, '/') ? strrchr(file, '/') + 1 : file;
    const char *dot = strrchr(base, '.');
    if (strcmp(file, "-") == 0)
        link_print(to, "module.wasm");
    else
        link_print(to, "%.*s.wasm", dot && dot > base ? (int)(dot - base) : (int)strlen(base),
                   base);
}

static bool is_same(const char *path, const char *other)
{
    struct stat is, was;
    return stat(path, &is) == 0 && stat(other, &was) == 0 && is.st_dev == was.st_dev &&
           is.st_ino == was.st_ino;
}

/* The path of a file in FOLDER, ending in NUL. */
static Link_bytes path_in(const char *folder, const char *name, size_t len)
{
    Link_bytes path = {0};
    link_print(&path, "%s/%.*s", folder, (int)len, name);
    link_append(&path, "", 1);
    return path;
}

static Link_bytes path_of(const char *folder, const Link_bytes *root, const Embed_link_file *file)
{
    if (!file->name.len)
        return path_in(folder, (const char *)root->at, root->len);
    return path_in(folder, file->name.at + 2, file->name.len - 2);
}

/* Writes all of SPLIT, or nothing. */
static int write_files(const char *folder, const Link_bytes *root, const Embed_split *split)
{
    int exit_code = LINK_OK;
    uint32_t n = 0;
    for (; exit_code == LINK_OK && n < split->files_n; n++) {
        Link_bytes path = path_of(folder, root, &split->files[n]);
        exit_code = link_write((const char *)path.at, split->files[n].bytes, split->files[n].len);
        free(path.at);
    }
    for (uint32_t i = 0; exit_code != LINK_OK && i + 1 < n; i++) {
        Link_bytes path = path_of(folder, root, &split->files[i]);
        unlink((const char *)path.at);
        free(path.at);
    }
    return exit_code;
}

static int split_into(const char *file, const Embed_module *module, const Link_bytes *bytes,
                      const char *folder)
{
    const Embed_split *parts;
    Embed_failure failure;
    Link_bytes root = {0};
    append_root(&root, file);
    Link_bytes path = path_in(folder, (const char *)root.at, root.len);
    int exit_code = LINK_USAGE;
    if (is_same((const char *)path.at, file)) {
        link_error("%s: would be written over; name another folder", file);
    } else if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
        link_error("%s: %s", folder, strerror(errno));
        exit_code = LINK_BROKEN;
    } else if (embed_link_split(module, bytes->at, bytes->len,
                                (Embed_name){(const char *)root.at, root.len}, &parts, &failure)) {
        link_failure(file, &failure);
    } else {
        exit_code = write_files(folder, &root, parts);
        embed_split_free(parts);
    }
    free(path.at);
    free(root.at);
    return exit_code;
}

static int split(const Link_command *command, int argc, char **argv)
{
    const char *folder = NULL;
    Embed_features features = link_features();
    const Link_option options[] = {
        {"output", 'o', LINK_TEXT, &folder}, {"feature", 0, LINK_FEATURES, &features}, {0}};
    int exit_code, first = link_parse(command, argc, argv, options, 1, 1, &exit_code);
    if (first < 0)
        return exit_code;
    if (!folder || !*folder) {
        link_error("split: no folder is named: -o DIR; see 'touchstone-link split --help'");
        return LINK_USAGE;
    }
    Link_bytes bytes;
    Embed_module *module = link_module_bytes(argv[first], features, &bytes);
    if (!module)
        return LINK_USAGE;
    exit_code = split_into(argv[first], module, &bytes, folder);
    free(bytes.at);
    embed_module_free(module);
    return exit_code;
}

const Link_command cmd_split = {
    .name = "split",
    .usage = "-o DIR [OPTION...] FILE",
    .summary = "make files of the modules nested in a module, which then imports them",
    .help =
        "  -o, --output DIR  write the files there; it is made if need be\n"
        "  --feature LIST    switch features: +threads,-simd\n\n"
        "FILE's own file keeps its name and ends in .wasm; the others are called as the module\n"
        "calls them. Types that a nested module had by outer aliases it defines itself; modules "
        "it\n"
        "imports, and its instances are given them. One that is exported, passed on, aliased or\n"
        "never instantiated keeps what is nested in it, and stays nested if it has outer aliases\n"
        "of modules. 'touchstone-link bundle' is the way back.\n\n"
        "Example: touchstone-link split bundle.wasm -o parts\n",
    .run = split};
