/* case/stage.c: cases that are folders: what belongs to one, and the copy of it that an engine reads. */
#include "harness/case/stage.h"

#include "harness/util/text.h"
#include "ref/embed/touchstone.h"

#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* How the first line of a module's text says what file it becomes. */
#define FILE_WORD ";;! file:"

/* More than any case needs; less than what a file in a wrong place (/case.html) would bring with it. */
enum { FILES_MOST = 500, DEPTH_MOST = 8, BYTES_MOST = 64 << 20 };

/* A walk over a folder: what it has seen and, where TO is given, the copy that it makes. */
typedef struct Stage {
    const char *from, *features, *to;
    bool quiet;
    char hash[33];
    char **built; /* the files that modules became so far */
    size_t files, bytes;
} Stage;

__attribute__((format(printf, 2, 3))) static bool refuse(const Stage *stage, const char *format,
                                                         ...)
{
    char line[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    if (!stage->quiet)
        complain("%s", line);
    return false;
}

char *stage_folder(const char *path)
{
    static const char *const names[] = {"case.any.js", "case.window.js", "case.worker.js",
                                        "case.html"};
    const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(base, names[i]) == 0)
            return !slash          ? text_copy(".")
                   : slash == path ? text_copy("/")
                                   : text_copy_n(path, (size_t)(slash - path));
    }
    return NULL;
}

/* ---- modules ---- */

static bool has_wat(const char *name)
{
    size_t len = strlen(name);
    return len > 4 && strcmp(name + len - 4, ".wat") == 0;
}

/* The name of the file that the module NAME with TEXT becomes, malloc'ed; NULL where its first line names none. */
static char *built_name(const char *name, const char *text)
{
    if (strncmp(text, FILE_WORD, strlen(FILE_WORD)) != 0)
        return text_format("%.*s.wasm", (int)(strlen(name) - 4), name);
    const char *from = text + strlen(FILE_WORD);
    from += strspn(from, " \t");
    size_t len = strcspn(from, " \t\r\n");
    return !len || *from == '.' || memchr(from, '/', len) ? NULL : text_copy_n(from, len);
}

/* The bytes of the module whose text is TEXT, of the file PATH, malloc'ed; NULL after one line. */
static uint8_t *build(const Stage *stage, const char *path, const char *text, size_t text_len,
                      size_t *len)
{
    Embed_features features = embed_features_default();
    Embed_script *script = NULL;
    Embed_module *module = NULL;
    Embed_failure failure = {0};
    const char *bad = "";
    size_t bad_len = 0;
    uint8_t *bytes = NULL;
    if (!embed_features_switch(&features, stage->features, &bad, &bad_len)) {
        refuse(stage, "%s: no feature is named '%.*s'", path, (int)bad_len, bad);
        return NULL;
    }
    bool good = embed_script_parse(text, text_len, features, &script, &failure) == EMBED_OK;
    const Embed_command *command =
        good && embed_script_commands(script) == 1 ? embed_script_command(script, 0) : NULL;
    if (good && (!command || command->kind != EMBED_COMMAND_MODULE)) {
        refuse(stage, "%s: one module is wanted here, and no other commands", path);
    } else if (good && command->form == EMBED_FORM_BINARY) {
        *len = command->len;
        bytes = memory_new(*len + 1);
        memcpy(bytes, command->bytes, *len);
    } else if (good && embed_script_module(script, 0, &module, &failure) == EMBED_OK) {
        embed_module_encode(module, false, &bytes, len);
        embed_module_free(module);
    } else {
        refuse(stage, "%s:%u:%u: %s", path, failure.line, failure.column, failure.message);
    }
    if (script)
        embed_script_free(script);
    return bytes;
}

/* ---- files ---- */

/* Writes the file NAME of the copy. */
static bool write_file(const Stage *stage, const char *name, const void *bytes, size_t len)
{
    char *path = text_format("%s/%s", stage->to, name);
    bool good = file_write(path, bytes, len) || refuse(stage, "%s: %s", path, strerror(errno));
    free(path);
    return good;
}

/* True if the file NAME of the case is there, or a module has become it. */
static bool is_taken(const Stage *stage, const char *name)
{
    struct stat status;
    char *there = text_format("%s/%s", stage->from, name);
    bool taken = lstat(there, &status) == 0;
    free(there);
    for (char **built = stage->built; built && *built; built++)
        taken |= strcmp(*built, name) == 0;
    return taken;
}

/* The module with TEXT, BASE in the folder BELOW of the case ("" or with a slash at its end); its file is PATH. */
static bool take_module(Stage *stage, const char *below, const char *base, const char *path,
                        const char *text, size_t text_len)
{
    size_t len = 0;
    char *built = built_name(base, text);
    if (!built)
        return refuse(stage, "%s:1: the name of a file in the same folder is wanted behind '%s'",
                      path, FILE_WORD);
    char *name = text_format("%s%s", below, built);
    bool good =
        !is_taken(stage, name) ||
        refuse(stage, "%s: becomes %s, which is there already; rename one of them", path, name);
    uint8_t *bytes = good ? build(stage, path, text, text_len, &len) : NULL;
    good = bytes && (!stage->to || write_file(stage, name, bytes, len));
    strings_push(&stage->built, name);
    free(bytes);
    free(built);
    return good;
}

/* Adds the name and the contents of a file to the hash. */
static void add_to_hash(Stage *stage, const char *name, const char *content, size_t len)
{
    char hash[33];
    hash_hex(content, len, hash);
    char *both = text_format("%s\n%s\n%s", stage->hash, name, hash);
    hash_hex(both, strlen(both), stage->hash);
    free(both);
}

static bool take_file(Stage *stage, const char *below, const char *base, const char *path)
{
    size_t len = 0;
    char *content = file_read(path, &len);
    if (!content)
        return refuse(stage, "%s: %s", path, strerror(errno));
    char *name = text_format("%s%s", below, base);
    add_to_hash(stage, name, content, len);
    bool good = has_wat(base) ? take_module(stage, below, base, path, content, len)
                              : !stage->to || write_file(stage, name, content, len);
    free(name);
    free(content);
    return good;
}

static bool take_folder(Stage *stage, const char *below, unsigned depth);

/* What is named BASE in the folder BELOW of the case. */
static bool take_entry(Stage *stage, const char *below, const char *base, unsigned depth)
{
    struct stat own = {0}, meant = {0};
    char *path = text_format("%s/%s%s", stage->from, below, base);
    char *name = text_format("%s%s/", below, base);
    bool good = (lstat(path, &own) == 0 && stat(path, &meant) == 0) ||
                refuse(stage, "%s: %s", path, strerror(errno));
    if (good && S_ISLNK(own.st_mode) && S_ISDIR(meant.st_mode)) {
        good = refuse(stage, "%s: is a link to a folder; put the folder itself here", path);
    } else if (good && S_ISDIR(meant.st_mode)) {
        good = take_folder(stage, name, depth + 1);
    } else if (good && !S_ISREG(meant.st_mode)) {
        good = refuse(stage, "%s: is neither file nor folder; remove it", path);
    } else if (good) {
        stage->bytes += (size_t)meant.st_size;
        good =
            (++stage->files <= FILES_MOST && (size_t)meant.st_size <= BYTES_MOST &&
             stage->bytes <= BYTES_MOST) ||
            refuse(stage,
                   "%s: a case of this name is its whole folder, and that has more than %d files "
                   "or %d MiB; move the case into a folder of its own",
                   stage->from, FILES_MOST, BYTES_MOST >> 20);
        good = good && take_file(stage, below, base, path);
    }
    free(name);
    free(path);
    return good;
}

static int is_seen(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static bool take_folder(Stage *stage, const char *below, unsigned depth)
{
    struct dirent **entries = NULL;
    char *path = text_format("%s/%s", stage->from, below);
    char *copy = stage->to ? text_format("%s/%s", stage->to, below) : NULL;
    int n = scandir(path, &entries, is_seen, by_name);
    bool good = n >= 0 || refuse(stage, "%s: %s", path, strerror(errno));
    if (good && depth > DEPTH_MOST)
        good = refuse(stage, "%s: folders in a case go %d deep at most", path, DEPTH_MOST);
    if (good && copy && !folder_make(copy))
        good = refuse(stage, "%s: %s", copy, strerror(errno));
    for (int i = 0; i < n; i++) {
        good = good && take_entry(stage, below, entries[i]->d_name, depth);
        free(entries[i]);
    }
    free(entries);
    free(copy);
    free(path);
    return good;
}

bool stage_hash(const char *folder, const char *features, bool quiet, char out[33])
{
    Stage stage = {.from = folder, .features = features, .quiet = quiet};
    bool good = take_folder(&stage, "", 0);
    strings_free(stage.built);
    memcpy(out, stage.hash, sizeof stage.hash);
    return good;
}

bool stage_copy(const char *folder, const char *features, const char *to)
{
    Stage stage = {.from = folder, .features = features, .to = to};
    bool good = take_folder(&stage, "", 0);
    strings_free(stage.built);
    return good;
}
