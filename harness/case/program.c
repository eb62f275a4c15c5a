/* case/program.c: programs of real toolchains: which there are, how each is run and what it prints. */
#include "harness/case/program.h"

#include "harness/util/text.h"
#include "harness/util/yaml.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ENDING ".yaml"

static const char *const host_names[PROGRAM_HOSTS + 1] = {
    [PROGRAM_COMMAND] = "command", [PROGRAM_REACTOR] = "reactor", [PROGRAM_NODE] = "node",
    [PROGRAM_MODULE] = "module",   [PROGRAM_SCRIPT] = "script",   [PROGRAM_PAGE] = "page"};

const char *program_host_name(Program_host host)
{
    return host_names[host];
}

bool program_is_named(const char *name)
{
    size_t len = strlen(name), ending = strlen(ENDING);
    const char *slash = strrchr(name, '/');
    /* a file of expectations may stand in any folder */
    return len > ending && strcmp(name + len - ending, ENDING) == 0 &&
           strcmp(slash ? slash + 1 : name, "expectations" ENDING) != 0;
}

void program_free(Program *program)
{
    if (!program)
        return;
    for (int i = 0; i < PROGRAM_HOSTS; i++)
        free(program->run[i]);
    char **lists[] = {program->built,    program->args,    program->calls,
                      program->requires, program->globals, program->lines};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        strings_free(lists[i]);
    free(program->title);
    free(program->trap);
    free(program->folder);
    free(program->missing);
    free(program);
}

/* The folder in which what a case file PATH describes is built: TOUCHSTONE_PROGRAMS, else build/programs of the project,
   and in it a folder of the name of the file's. */
static char *built_folder(const char *path)
{
    const char *all = getenv("TOUCHSTONE_PROGRAMS");
    char *whole = realpath(path, NULL),
         *top = all ? text_copy(all) : project_path("build/programs");
    char *slash = whole ? strrchr(whole, '/') : NULL;
    if (slash)
        *slash = 0;
    const char *name = slash ? strrchr(whole, '/') : NULL;
    char *folder = text_format("%s/%s", top, name ? name + 1 : ".");
    free(top);
    free(whole);
    return folder;
}

/* The lines of the text beside the file PATH. */
static bool read_lines(const char *path, Program *program)
{
    size_t len;
    char *file = text_format("%.*s.txt", (int)(strlen(path) - strlen(ENDING)), path);
    char *text = file_read(file, &len), *rest = text;
    if (!text)
        complain("%s: %s; it says what the program prints", file, strerror(errno));
    for (char *line; rest && *rest && (line = strsep(&rest, "\n"));)
        strings_push(&program->lines, text_copy(line));
    bool good = text && program->lines;
    if (text && !good)
        complain("%s: a program that prints nothing shows nothing", file);
    free(text);
    free(file);
    return good;
}

static bool read_run(const Yaml *yaml, struct fy_node *root, Program *program)
{
    struct fy_node *node = yaml_get(root, "run");
    if (!node)
        return yaml_complain(yaml, root, "key 'run' is wanted here: {HOST: FILE}");
    if (!yaml_keys(yaml, node, host_names))
        return false;
    bool good = true, any = false;
    for (int i = 0; good && i < PROGRAM_HOSTS; i++) {
        good = yaml_text(yaml, node, host_names[i], false, &program->run[i]);
        any |= program->run[i] != NULL;
    }
    if (good && !any)
        good = yaml_complain(yaml, node, "'run' takes one host at least");
    if (good && (program->calls == NULL) != (program->run[PROGRAM_REACTOR] == NULL))
        good = yaml_complain(yaml, node, "a reactor has 'calls', and nothing else has");
    return good;
}

static bool read_keys(const Yaml *yaml, struct fy_node *root, Program *program)
{
    static const char *const keys[] = {"title",    "built",   "run",  "args", "calls",
                                       "requires", "globals", "exit", "trap", NULL};
    double code = 0;
    bool good =
        yaml_keys(yaml, root, keys) && yaml_text(yaml, root, "title", true, &program->title) &&
        yaml_strings(yaml, root, "built", true, &program->built) &&
        yaml_strings(yaml, root, "args", false, &program->args) &&
        yaml_strings(yaml, root, "calls", false, &program->calls) &&
        yaml_strings(yaml, root, "requires", false, &program->requires) &&
        yaml_strings(yaml, root, "globals", false, &program->globals) &&
        yaml_number(yaml, root, "exit", &code) &&
        yaml_text(yaml, root, "trap", false, &program->trap) && read_run(yaml, root, program);
    if (good && !program->built)
        good = yaml_complain(yaml, yaml_get(root, "built"), "'built' takes one file at least");
    if (good && (code != (int)code || code > 255))
        good = yaml_complain(yaml, yaml_get(root, "exit"), "'exit' takes a number from 0 to 255");
    if (good && program->trap && yaml_get(root, "exit"))
        good = yaml_complain(yaml, yaml_get(root, "exit"), "a program that traps does not exit");
    program->exit = (int)code;
    return good;
}

/* The first of what `built` names that is not there. */
static char *find_missing(const Program *program)
{
    for (char **name = program->built; *name; name++) {
        char *path = text_format("%s/%s", program->folder, *name);
        bool there = access(path, R_OK) == 0;
        free(path);
        if (!there)
            return text_copy(*name);
    }
    return NULL;
}

Program *program_read(const char *path)
{
    Yaml yaml;
    if (!yaml_open(path, &yaml))
        return NULL;
    Program *program = memory_new(sizeof *program);
    bool good = read_keys(&yaml, yaml_root(&yaml), program) && read_lines(path, program);
    yaml_close(&yaml);
    if (!good) {
        program_free(program);
        return NULL;
    }
    program->folder = built_folder(path);
    program->missing = find_missing(program);
    return program;
}

/* What the module of the file PATH needs; of a file that is none, nothing. */
static Embed_features needs_of_file(const char *path)
{
    size_t len;
    Embed_module *module;
    Embed_failure failure;
    Embed_features needs = 0, all = embed_features_default();
    char *bytes = file_read(path, &len);
    if (bytes &&
        embed_module_decode((const uint8_t *)bytes, len, all, &module, &failure) == EMBED_OK) {
        needs = embed_module_features(module);
        embed_module_free(module);
    }
    free(bytes);
    return needs;
}

Embed_features program_needs(const Program *program)
{
    Embed_features needs = 0;
    for (char **name = program->built; !program->missing && *name; name++) {
        size_t len = strlen(*name);
        if (len < 5 || strcmp(*name + len - 5, ".wasm") != 0)
            continue;
        char *path = text_format("%s/%s", program->folder, *name);
        needs |= needs_of_file(path);
        free(path);
    }
    return needs;
}
