/* cmd_bundle.c: touchstone-link bundle: files in place of module imports. */
#include "link.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* A module that was read. */
typedef struct Bundled {
    char *path; /* resolved: one path for one file */
    char *name; /* as it was come by, for messages */
    Embed_module *module;
    Link_bytes bytes; /* of a binary module */
} Bundled;

/* Options that can name an import, and whether they did. */
typedef struct Bundle {
    Link_list nest, keep, paths;
    bool *nest_used, *keep_used;
    Embed_features features;
    Bundled *files;
    size_t files_n;
    bool told; /* what is wrong with a file has been said */
} Bundle;

static void *checked(void *memory)
{
    if (memory)
        return memory;
    link_error("out of memory");
    exit(LINK_BROKEN);
}

/* ---- files ------------------------------------------------------------------------------------------------------ */

static const Bundled *bundled_of(const Bundle *bundle, const Embed_module *module)
{
    for (size_t i = 0; i < bundle->files_n; i++) {
        if (bundle->files[i].module == module)
            return &bundle->files[i];
    }
    return &bundle->files[0];
}

static const char *name_of(void *data, const Embed_module *module)
{
    return bundled_of(data, module)->name;
}

static const uint8_t *bytes_of(void *data, const Embed_module *module, size_t *len)
{
    const Bundled *file = bundled_of(data, module);
    *len = file->bytes.len;
    return file->bytes.at;
}

/* The module in the file PATH, which is read once; NULL after an error line. */
static const Embed_module *load(Bundle *bundle, const char *path)
{
    char *resolved = strcmp(path, "-") == 0 ? strdup("-") : realpath(path, NULL);
    if (!resolved) {
        link_error("%s: %s", path, strerror(errno));
        return NULL;
    }
    for (size_t i = 0; i < bundle->files_n; i++) {
        if (strcmp(bundle->files[i].path, resolved) == 0) {
            free(resolved);
            return bundle->files[i].module;
        }
    }
    Link_bytes bytes;
    Embed_module *module = link_module_bytes(path, bundle->features, &bytes);
    if (!module) {
        free(resolved);
        return NULL;
    }
    bundle->files = checked(realloc(bundle->files, (bundle->files_n + 1) * sizeof *bundle->files));
    bundle->files[bundle->files_n++] = (Bundled){resolved, checked(strdup(path)), module, bytes};
    return module;
}

static bool is_file(const char *path)
{
    struct stat is;
    return stat(path, &is) == 0 && S_ISREG(is.st_mode);
}

/* The file NAME in the folder of LEN bytes at FOLDER, perhaps with an ending; NULL if there is none. */
static char *find_in(const char *folder, size_t len, Embed_name name)
{
    static const char *const endings[] = {"", ".wasm", ".wat"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        char *path = checked(malloc(len + name.len + 8));
        int n = len ? sprintf(path, "%.*s/", (int)len, folder) : 0;
        memcpy(path + n, name.at, name.len);
        memcpy(path + (size_t)n + name.len, endings[i], strlen(endings[i]) + 1);
        if (is_file(path))
            return path;
        free(path);
    }
    return NULL;
}

/* The file that the import NAME of a module in the file IMPORTER means; NULL if there is none. */
static char *find_path(const Bundle *bundle, const char *importer, Embed_name name)
{
    const char *slash = strrchr(importer, '/');
    if (!name.len || name.at[0] == '/' || memchr(name.at, 0, name.len))
        return NULL;
    if (name.len > 2 && memcmp(name.at, "./", 2) == 0) {
        name.at += 2;
        name.len -= 2;
    }
    char *path = find_in(importer, slash ? (size_t)(slash - importer) : 0, name);
    for (size_t i = 0; !path && i < bundle->paths.n; i++)
        path = find_in(bundle->paths.at[i], strlen(bundle->paths.at[i]), name);
    return path;
}

/* ---- what imports mean ------------------------------------------------------------------------------------------ */

static bool is_called(Embed_name name, const char *text, size_t len)
{
    return name.len == len && memcmp(name.at, text, len) == 0;
}

static Embed_result not_found(Embed_name name, Embed_failure *failure)
{
    int shown = name.len < 60 ? (int)name.len : 60;
    *failure = (Embed_failure){.result = EMBED_UNLINKABLE,
                               .kind = "unknown import",
                               .offset = EMBED_NO_OFFSET,
                               .func = EMBED_NO_FUNC};
    snprintf(failure->message, sizeof failure->message,
             "unknown import: there is no file for \"%.*s\"; --nest %.*s=FILE names one, --keep "
             "leaves the import",
             shown, name.at, shown, name.at);
    return failure->result;
}

/* The file that --nest names for NAME; NULL for none. */
static const char *nested_file(Bundle *bundle, Embed_name name)
{
    for (size_t i = 0; i < bundle->nest.n; i++) {
        const char *text = bundle->nest.at[i], *equals = strchr(text, '=');
        if (is_called(name, text, (size_t)(equals - text))) {
            bundle->nest_used[i] = true;
            return equals + 1;
        }
    }
    return NULL;
}

static bool is_kept(Bundle *bundle, Embed_name name)
{
    bool kept = false;
    for (size_t i = 0; i < bundle->keep.n; i++) {
        if (is_called(name, bundle->keep.at[i], strlen(bundle->keep.at[i])))
            kept = bundle->keep_used[i] = true;
    }
    return kept;
}

static Embed_result find(void *data, const Embed_module *importer, Embed_name name,
                         const Embed_module **module, Embed_failure *failure)
{
    Bundle *bundle = data;
    if (is_kept(bundle, name))
        return EMBED_OK;
    const char *named = nested_file(bundle, name);
    char *found = named ? NULL : find_path(bundle, name_of(bundle, importer), name);
    if (!named && !found)
        return not_found(name, failure);
    *module = load(bundle, named ? named : found);
    free(found);
    if (*module)
        return EMBED_OK;
    not_found(name, failure);
    bundle->told = true;
    return failure->result;
}

/* Every --nest has a name and a file; false after an error line. */
static bool check_nest(const Bundle *bundle)
{
    for (size_t i = 0; i < bundle->nest.n; i++) {
        const char *equals = strchr(bundle->nest.at[i], '=');
        if (!equals || equals == bundle->nest.at[i] || !equals[1]) {
            link_error("bundle: --nest '%s' is no NAME=FILE; see 'touchstone-link bundle --help'",
                       bundle->nest.at[i]);
            return false;
        }
    }
    return true;
}

/* Every name that was given means some import; false after an error line. */
static bool check_used(const Bundle *bundle, const char *file)
{
    for (size_t i = 0; i < bundle->nest.n; i++) {
        if (!bundle->nest_used[i]) {
            link_error("%s: no module is imported as --nest %s says", file, bundle->nest.at[i]);
            return false;
        }
    }
    for (size_t i = 0; i < bundle->keep.n; i++) {
        if (!bundle->keep_used[i]) {
            link_error("%s: no module is imported that --keep '%s' could mean", file,
                       bundle->keep.at[i]);
            return false;
        }
    }
    return true;
}

/* ---- the command ------------------------------------------------------------------------------------------------ */

static int bundle_file(Bundle *bundle, const char *file, const char *output)
{
    const Embed_link_source source = {find, name_of, bytes_of, bundle};
    const Embed_module *root = load(bundle, file), *where;
    uint8_t *bytes;
    size_t len;
    Embed_failure failure;
    if (!root)
        return LINK_USAGE;
    if (embed_link_bundle(root, &source, &bytes, &len, &where, &failure)) {
        if (!bundle->told)
            link_failure(name_of(bundle, where), &failure);
        return LINK_USAGE;
    }
    int exit_code = check_used(bundle, file) ? link_write(output, bytes, len) : LINK_USAGE;
    free(bytes);
    return exit_code;
}

static void free_bundle(Bundle *bundle)
{
    for (size_t i = 0; i < bundle->files_n; i++) {
        embed_module_free(bundle->files[i].module);
        free(bundle->files[i].path);
        free(bundle->files[i].name);
        free(bundle->files[i].bytes.at);
    }
    free(bundle->files);
    free(bundle->nest_used);
    free(bundle->keep_used);
    free(bundle->nest.at);
    free(bundle->keep.at);
    free(bundle->paths.at);
}

static int bundle(const Link_command *command, int argc, char **argv)
{
    const char *output = NULL;
    Bundle self = {.features = link_features()};
    const Link_option options[] = {
        {"output", 'o', LINK_TEXT, &output},           {"nest", 'n', LINK_LIST, &self.nest},
        {"keep", 'k', LINK_LIST, &self.keep},          {"path", 'p', LINK_LIST, &self.paths},
        {"feature", 0, LINK_FEATURES, &self.features}, {0}};
    int exit_code, first = link_parse(command, argc, argv, options, 1, 1, &exit_code);
    if (first >= 0) {
        self.nest_used = checked(calloc(self.nest.n + 1, sizeof(bool)));
        self.keep_used = checked(calloc(self.keep.n + 1, sizeof(bool)));
        exit_code = check_nest(&self) ? bundle_file(&self, argv[first], output) : LINK_USAGE;
    }
    free_bundle(&self);
    return exit_code;
}

const Link_command cmd_bundle = {
    .name = "bundle",
    .usage = "[OPTION...] FILE",
    .summary = "nest the modules that a module imports",
    .help =
        "  -o, --output FILE      write there (else to standard output)\n"
        "  -n, --nest NAME=FILE   the module import NAME is FILE\n"
        "  -k, --keep NAME        the module import NAME stays\n"
        "  -p, --path DIR         look for files there too; can be given more than once\n"
        "  --feature LIST         switch features: +threads,-simd\n\n"
        "A module import \"x\" is the file x, x.wasm or x.wat beside the importing file, else in\n"
        "the search path. Modules that are found are looked into as well, but not for imports "
        "that\n"
        "the type they are imported by has: these are given to them. A file is nested once, "
        "however\n"
        "often it is imported. Names mean what they say, byte for byte: a newer version of a\n"
        "library is named with --nest, and taken if its type fits.\n\n"
        "Example: touchstone-link bundle app.wat --nest libc-1.0.0=libc-1.1.0.wasm -o app.wasm\n",
    .run = bundle};
