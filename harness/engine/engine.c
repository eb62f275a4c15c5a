/* engine/engine.c: engine files. */
#include "harness/engine/engine.h"

#include "harness/engine/adapter.h"
#include "harness/engine/messages.h"
#include "harness/util/safe.h"
#include "harness/util/text.h"
#include "harness/util/yaml.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

void engine_free(Engine *engine)
{
    char *texts[] = {engine->file,    engine->name,          engine->title,   engine->family,
                     engine->kind,    engine->version_match, engine->install, engine->front,
                     engine->version, engine->stay};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        free(texts[i]);
    strings_free(engine->command);
    strings_free(engine->shell);
    strings_free(engine->host);
    for (int i = 0; i < PROGRAM_HOSTS; i++)
        strings_free(engine->programs[i]);
    strings_free(engine->version_command);
    strings_free(engine->front_command);
    strings_free(engine->env);
    strings_free(engine->files);
    strings_free(engine->routes);
    messages_free(engine);
    *engine = (Engine){0};
}

void engines_free(Engines *engines)
{
    for (size_t i = 0; i < engines->n; i++)
        engine_free(&engines->at[i]);
    free(engines->at);
    *engines = (Engines){0};
}

/* A program named with a slash is looked for from the project's top, since engines run in folders of their own. */
static void place_program(char **command)
{
    if (!command || !strchr(command[0], '/'))
        return;
    bool beside = strncmp(command[0], "{bin}", 5) == 0;
    char *whole =
        beside ? text_format("%s%s", program_folder(), command[0] + 5) : project_path(command[0]);
    free(command[0]);
    command[0] = whole;
}

static bool is_browser(const Engine *engine)
{
    return strcmp(engine->kind, "browser") == 0;
}

/* It is reached over HTTP. */
static bool is_served(const Engine *engine)
{
    return is_browser(engine) || strcmp(engine->kind, "worker-host") == 0;
}

static bool read_claims(const Yaml *yaml, struct fy_node *root, Engine *out)
{
    const char *bad;
    size_t bad_len;
    char **words = NULL;
    bool good = yaml_strings(yaml, root, "claims", false, &words);
    for (char **word = words; good && word && *word; word++) {
        good = embed_features_switch(&out->claims, *word, &bad, &bad_len);
        if (!good)
            yaml_complain(yaml, yaml_get(root, "claims"), "no feature is named '%.*s'",
                          (int)bad_len, bad);
    }
    strings_free(words);
    return good;
}

static bool read_version(const Yaml *yaml, struct fy_node *root, Engine *out)
{
    static const char *const keys[] = {"command", "match", NULL};
    struct fy_node *node = yaml_get(root, "version");
    if (!node)
        return yaml_complain(yaml, root,
                             "key 'version' is wanted here: {command: [...], match: \"v(.*)\"}");
    return yaml_keys(yaml, node, keys) &&
           yaml_strings(yaml, node, "command", true, &out->version_command) &&
           yaml_text(yaml, node, "match", true, &out->version_match);
}

static bool read_limits(const Yaml *yaml, struct fy_node *root, Engine *out)
{
    static const char *const keys[] = {"timeout", "cpu",    "memory", "processes",
                                       "disk",    "output", NULL};
    struct fy_node *node = yaml_get(root, "limits");
    double memory = 0, processes = 0, disk = 0, output = 0;
    if (!node)
        return true;
    bool good =
        yaml_keys(yaml, node, keys) && yaml_number(yaml, node, "timeout", &out->timeout) &&
        yaml_number(yaml, node, "cpu", &out->cpu) && yaml_number(yaml, node, "memory", &memory) &&
        yaml_number(yaml, node, "processes", &processes) &&
        yaml_number(yaml, node, "disk", &disk) && yaml_number(yaml, node, "output", &output);
    out->memory_mib = (uint64_t)memory;
    out->processes = (uint64_t)processes;
    out->disk_mib = (uint64_t)disk;
    out->output_mib = (uint64_t)output;
    return good;
}

/* Keys stay and jobs. */
static bool read_stay(const Yaml *yaml, struct fy_node *root, Engine *out)
{
    double jobs = 0;
    if (!yaml_text(yaml, root, "stay", false, &out->stay) ||
        !yaml_number(yaml, root, "jobs", &jobs))
        return false;
    out->jobs = jobs > 1024 ? 1024 : (unsigned)jobs;
    if (out->stay && strcmp(out->stay, "no") == 0) {
        free(out->stay);
        out->stay = NULL;
    }
    if (is_served(out)) {
        if (out->stay && strcmp(out->stay, "http") != 0)
            return yaml_complain(yaml, yaml_get(root, "stay"), "kind %s stays by http", out->kind);
        free(out->stay);
        out->stay = text_copy("http");
        return true;
    }
    if (out->stay && strcmp(out->stay, "stdio") != 0)
        return yaml_complain(yaml, yaml_get(root, "stay"), "'stay' takes stdio or no");
    if (out->stay && !adapter_of(out->kind)->server)
        return yaml_complain(yaml, yaml_get(root, "stay"), "kind %s takes a process a case",
                             out->kind);
    return true;
}

static bool read_env(const Yaml *yaml, struct fy_node *root, Engine *out)
{
    struct fy_node *node = yaml_get(root, "env");
    void *at = NULL;
    if (!node)
        return true;
    if (!fy_node_is_mapping(node))
        return yaml_complain(yaml, node, "'env' takes a mapping {NAME: value}");
    for (struct fy_node_pair *pair; (pair = fy_node_mapping_iterate(node, &at));) {
        const char *name = fy_node_get_scalar0(fy_node_pair_key(pair));
        const char *value = fy_node_get_scalar0(fy_node_pair_value(pair));
        if (!name || !value)
            return yaml_complain(yaml, fy_node_pair_key(pair), "'env' takes plain values");
        strings_push(&out->env, text_format("%s=%s", name, value));
    }
    return true;
}

/* True if PATH stays within the folder that it is relative to. */
static bool is_inside(const char *path)
{
    return *path && *path != '/' && strcmp(path, "..") != 0 && strncmp(path, "../", 3) != 0 &&
           !strstr(path, "/../");
}

static bool read_files(const Yaml *yaml, struct fy_node *root, Engine *out)
{
    struct fy_node *node = yaml_get(root, "files");
    void *at = NULL;
    if (!node)
        return true;
    if (!is_served(out) || !fy_node_is_mapping(node))
        return yaml_complain(
            yaml, node, "'files' takes a mapping {PATH: text}, of kinds browser and worker-host");
    for (struct fy_node_pair *pair; (pair = fy_node_mapping_iterate(node, &at));) {
        const char *path = fy_node_get_scalar0(fy_node_pair_key(pair));
        const char *text = fy_node_get_scalar0(fy_node_pair_value(pair));
        if (!path || !text || !is_inside(path))
            return yaml_complain(yaml, fy_node_pair_key(pair),
                                 "'files' takes paths below the engine's own folder, and texts");
        strings_push(&out->files, text_copy(path));
        strings_push(&out->files, text_copy(text));
    }
    return true;
}

/* Key workers: a route more. */
static bool read_workers(const Yaml *yaml, struct fy_node *root, Engine *out)
{
    bool workers = false;
    if (!yaml_flag(yaml, root, "workers", &workers))
        return false;
    if (workers && !is_browser(out))
        return yaml_complain(yaml, yaml_get(root, "workers"), "'workers' is for kind browser");
    if (workers)
        strings_push(&out->routes, text_copy("worker"));
    return true;
}

static bool read_shell(const Yaml *yaml, struct fy_node *root, Engine *out)
{
    static const char *const keys[] = {"command", "host", NULL};
    struct fy_node *node = yaml_get(root, "shell");
    bool own = strcmp(out->kind, "js-shell") == 0 || is_served(out);
    if (node &&
        !(yaml_keys(yaml, node, keys) && yaml_strings(yaml, node, "command", !own, &out->shell) &&
          yaml_strings(yaml, node, "host", false, &out->host)))
        return false;
    for (char **word = out->command; own && !(node && yaml_get(node, "command")) && *word; word++)
        strings_push(&out->shell, text_copy(*word));
    return true;
}

/* The keys of `programs`; what runs scripts and modules of cases runs those of programs. */
static bool read_programs(const Yaml *yaml, struct fy_node *root, Engine *out)
{
    const char *hosts[PROGRAM_HOSTS + 1] = {NULL};
    struct fy_node *node = yaml_get(root, "programs");
    for (int i = 0; i < PROGRAM_HOSTS; i++)
        hosts[i] = program_host_name((Program_host)i);
    if (node && !yaml_keys(yaml, node, hosts))
        return false;
    for (int i = 0; i < PROGRAM_HOSTS; i++) {
        bool shell =
            (i == PROGRAM_MODULE || i == PROGRAM_SCRIPT) && strcmp(out->kind, "browser") != 0;
        if (node && !yaml_strings(yaml, node, hosts[i], false, &out->programs[i]))
            return false;
        for (char **word = out->shell;
             shell && (!node || !yaml_get(node, hosts[i])) && word && *word; word++)
            strings_push(&out->programs[i], text_copy(*word));
        out->runs_programs |= out->programs[i] != NULL;
    }
    return true;
}

static bool check_kind(const Yaml *yaml, struct fy_node *root, Engine *out)
{
    bool json = strcmp(out->kind, "spectest-json") == 0;
    if (!adapter_of(out->kind))
        return yaml_complain(
            yaml, yaml_get(root, "kind"),
            "kind '%s' is not known; ref, js-shell, wast, spectest-json, browser, worker-host are",
            out->kind);
    if (!json && (out->front || out->front_command))
        return yaml_complain(yaml, yaml_get(root, "front"), "'front' is for kind spectest-json");
    if (json && !out->front)
        out->front = text_copy("own");
    if (json && strcmp(out->front, "own") != 0 && strcmp(out->front, "wast2json") != 0)
        return yaml_complain(yaml, yaml_get(root, "front"), "'front' takes own or wast2json");
    if (json && strcmp(out->front, "wast2json") == 0 && !out->front_command)
        return yaml_complain(yaml, root, "front wast2json wants a front_command");
    return true;
}

/* ---- routes ---- */

static const struct {
    const char *name, *kind;
} routes[] = {[ROUTE_FLATTEN] = {"flatten", "js-shell"},
              [ROUTE_SPLIT] = {"split", "js-shell"},
              [ROUTE_REGISTER] = {"register", "spectest-json"},
              [ROUTE_WORKER] = {"worker", "browser"}};

enum { ROUTES = sizeof routes / sizeof *routes };

static Route route_named(const char *name)
{
    for (int i = 1; i < ROUTES; i++) {
        if (strcmp(routes[i].name, name) == 0)
            return (Route)i;
    }
    return ROUTE_NONE;
}

static bool check_routes(const Yaml *yaml, struct fy_node *root, const Engine *engine)
{
    struct fy_node *node = yaml_get(root, "linking");
    for (char **name = engine->routes; name && *name; name++) {
        Route route = route_named(*name);
        if (!route)
            return yaml_complain(yaml, node,
                                 "route '%s' is not known; flatten, split, register are", *name);
        bool as_shell = is_served(engine) && strcmp(routes[route].kind, "js-shell") == 0;
        if (strcmp(routes[route].kind, engine->kind) != 0 && !as_shell)
            return yaml_complain(yaml, node, "route '%s' is for kind %s", *name,
                                 routes[route].kind);
        for (char **earlier = engine->routes; earlier < name; earlier++) {
            if (strcmp(*earlier, *name) == 0)
                return yaml_complain(yaml, node, "route '%s' is there twice", *name);
        }
    }
    return true;
}

/* Makes ENGINE, as read from its file, the one that is reached by ROUTE. */
static void take_route(Engine *engine, const char *route)
{
    char *name = text_format("%s+%s", engine->name, route);
    free(engine->name);
    engine->name = name;
    engine->route = route_named(route);
}

/* ---- engine files ---- */

/* What the engine's wording is called, which mostly is what it is built on; else its name without the number behind it. */
static char *usual_family(struct fy_node *root, const char *name)
{
    struct fy_node *list = yaml_get(root, "messages"), *node;
    const char *family = NULL;
    void *at = NULL;
    while (list && fy_node_is_sequence(list) && (node = fy_node_sequence_iterate(list, &at))) {
        if (fy_node_is_scalar(node))
            family = fy_node_get_scalar0(node);
    }
    if (family && *family)
        return text_copy(family);
    size_t len = strlen(name);
    while (len > 1 && strchr("0123456789.", name[len - 1]))
        len--;
    return text_copy_n(name, len);
}

static bool read_family(const Yaml *yaml, struct fy_node *root, Engine *out)
{
    if (!yaml_text(yaml, root, "family", false, &out->family))
        return false;
    if (!out->family)
        out->family = usual_family(root, out->name);
    return true;
}

static bool read_keys(const Yaml *yaml, struct fy_node *root, Engine *out)
{
    static const char *const keys[] = {"name",    "title",   "family",  "kind",     "command",
                                       "version", "install", "front",   "messages", "front_command",
                                       "default", "env",     "limits",  "linking",  "shell",
                                       "stay",    "files",   "workers", "jobs",     "programs",
                                       "claims",  NULL};
    bool good =
        yaml_keys(yaml, root, keys) && yaml_text(yaml, root, "name", true, &out->name) &&
        yaml_text(yaml, root, "title", false, &out->title) && read_family(yaml, root, out) &&
        yaml_text(yaml, root, "kind", true, &out->kind) &&
        yaml_strings(yaml, root, "command", true, &out->command) && read_version(yaml, root, out) &&
        yaml_text(yaml, root, "install", false, &out->install) &&
        yaml_text(yaml, root, "front", false, &out->front) &&
        yaml_strings(yaml, root, "front_command", false, &out->front_command) &&
        yaml_flag(yaml, root, "default", &out->by_default) && read_env(yaml, root, out) &&
        read_claims(yaml, root, out) && read_limits(yaml, root, out) &&
        check_kind(yaml, root, out) && read_stay(yaml, root, out) && read_files(yaml, root, out) &&
        read_shell(yaml, root, out) && read_programs(yaml, root, out) &&
        yaml_strings(yaml, root, "linking", false, &out->routes) && check_routes(yaml, root, out) &&
        read_workers(yaml, root, out) && messages_read(yaml, root, out);
    if (good && strchr(out->name, '+'))
        good = yaml_complain(yaml, yaml_get(root, "name"), "'+' in a name stands for a route");
    if (good && (!out->command || !out->version_command))
        good = yaml_complain(yaml, yaml_get(root, "command"), "a program is wanted here");
    if (good && !regex_compiles(out->version_match))
        good = yaml_complain(yaml, yaml_get(root, "version"), "'match' is no pcre2 pattern");
    return good;
}

/* Makes of *TEXT what can be shown everywhere. */
static void make_fit(char **text)
{
    char *safe = text_safe(*text, SIZE_MAX / 2);
    free(*text);
    *text = safe;
}

bool engine_read(const char *file, Engine *out)
{
    Yaml yaml;
    *out = (Engine){0};
    if (!yaml_open(file, &yaml))
        return false;
    out->file = text_copy(file);
    bool good = read_keys(&yaml, yaml_root(&yaml), out);
    yaml_close(&yaml);
    if (!good) {
        engine_free(out);
        return false;
    }
    if (!out->title)
        out->title = text_copy(out->name);
    if (!out->install)
        out->install = text_format("(its file %s does not say)", file);
    make_fit(&out->name);
    make_fit(&out->title);
    make_fit(&out->install);
    place_program(out->command);
    place_program(out->shell);
    for (int i = 0; i < PROGRAM_HOSTS; i++)
        place_program(out->programs[i]);
    place_program(out->version_command);
    place_program(out->front_command);
    out->version = text_copy("missing");
    out->base_len = strlen(out->name);
    return true;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const Engine *)a)->name, ((const Engine *)b)->name);
}

/* Engine names are keys of the store and words of the command line: two files cannot share one. */
static bool names_differ(const Engines *engines)
{
    for (size_t i = 1; i < engines->n; i++) {
        if (strcmp(engines->at[i].name, engines->at[i - 1].name) == 0) {
            complain("%s:1:1: engine '%s' has another file already: %s", engines->at[i].file,
                     engines->at[i].name, engines->at[i - 1].file);
            return false;
        }
    }
    return true;
}

/* Appends the engine of FILE, by ROUTE if that is not NULL. */
static bool add_engine(const char *file, const char *route, Engines *out)
{
    Engine engine;
    if (!engine_read(file, &engine))
        return false;
    if (route)
        take_route(&engine, route);
    out->at = array_room(out->at, out->n, sizeof *out->at);
    out->at[out->n++] = engine;
    return true;
}

/* Appends the engine of FILE and its routes. */
static bool add_engines(const char *file, Engines *out)
{
    bool good = add_engine(file, NULL, out);
    char **names = good ? out->at[out->n - 1].routes : NULL;
    for (; good && names && *names; names++)
        good = add_engine(file, *names, out);
    return good;
}

bool engines_read(const char *folder, Engines *out)
{
    *out = (Engines){0};
    DIR *dir = opendir(folder);
    if (!dir) {
        complain("%s: %s; name the project's folder with TOUCHSTONE_TOP", folder, strerror(errno));
        return false;
    }
    bool good = true;
    for (struct dirent *entry; good && (entry = readdir(dir));) {
        size_t len = strlen(entry->d_name);
        if (len < 6 || entry->d_name[0] == '.' || strcmp(entry->d_name + len - 5, ".yaml") != 0)
            continue;
        char *file = text_format("%s/%s", folder, entry->d_name);
        good = add_engines(file, out);
        free(file);
    }
    closedir(dir);
    if (good && out->n)
        qsort(out->at, out->n, sizeof *out->at, by_name);
    good = good && names_differ(out);
    if (!good)
        engines_free(out);
    return good;
}
