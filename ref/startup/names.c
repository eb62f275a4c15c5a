/* startup/names.c: what the module names of imports mean. NON-SPEC. */
#include "startup/names.h"
#include "startup/load.h"
#include "util/alloc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Modules that import one another so deeply are refused. */
enum { DEPTH_MOST = 100 };

/* A module from a path or URL. */
typedef struct Loaded {
    char *location;
    Embed_module *module;
    Startup *startup;
    Embed_instance *instance; /* NULL while it is being made */
} Loaded;

struct Startup_names {
    Embed_store *store;
    Startup_names_options options;
    Loaded **loaded;
    size_t loaded_n, loaded_capacity;
    const char *importer; /* the location of the module whose imports are being resolved */
    unsigned depth;       /* of that module: 0 is the program */
    char error[STARTUP_MESSAGE];
};

Startup_names *startup_names_new(Embed_store *store, const Startup_names_options *options)
{
    Startup_names *self = checked_calloc(1, sizeof *self);
    *self = (Startup_names){.store = store, .options = *options, .importer = options->program};
    return self;
}

void startup_names_free(Startup_names *self)
{
    if (!self)
        return;
    for (size_t i = 0; i < self->loaded_n; i++) {
        startup_free(self->loaded[i]->startup);
        embed_module_free(self->loaded[i]->module);
        free(self->loaded[i]->location);
        free(self->loaded[i]);
    }
    free(self->loaded);
    free(self);
}

const char *startup_names_error(const Startup_names *self)
{
    return self->error;
}

/* Notes why an import is not resolved, unless it is known already; false. */
__attribute__((format(printf, 2, 3))) static bool fail(Startup_names *self, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (!*self->error)
        vsnprintf(self->error, sizeof self->error, format, args);
    va_end(args);
    return false;
}

/* ---- what a name means ---- */

static const Startup_builtin *builtin_named(const Startup_names *self, const char *key, size_t len)
{
    for (size_t i = 0; i < self->options.builtins_n; i++) {
        const Startup_builtin *builtin = &self->options.builtins[i];
        if (strlen(builtin->key) == len && memcmp(builtin->key, key, len) == 0)
            return builtin;
    }
    return NULL;
}

/* What the user or the embedder says that NAME means; NULL for nothing. */
static const char *configured_meaning(const Startup_names *self, Embed_name name)
{
    const Startup_names_options *options = &self->options;
    for (size_t i = 0; i < options->namings_n; i++) {
        const Startup_naming *naming = &options->namings[i];
        if (naming->name_len == name.len && memcmp(naming->name, name.at, name.len) == 0)
            return naming->meaning;
    }
    return options->hook ? options->hook(options->hook_data, name) : NULL;
}

static bool is_path(Embed_name name)
{
    static const char *const starts[] = {"/", "./", "../"}, *const ends[] = {".wasm", ".wat"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (name.len >= strlen(starts[i]) && memcmp(name.at, starts[i], strlen(starts[i])) == 0)
            return true;
    }
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t len = strlen(ends[i]);
        if (name.len > len && memcmp(name.at + name.len - len, ends[i], len) == 0)
            return true;
    }
    return false;
}

/* ---- loading ---- */

static Loaded *loaded_at(const Startup_names *self, const char *location)
{
    for (size_t i = 0; i < self->loaded_n; i++) {
        if (strcmp(self->loaded[i]->location, location) == 0)
            return self->loaded[i];
    }
    return NULL;
}

/* Instantiates SELF's module, of which the imports are resolved from its place. */
static bool make_instance(Startup_names *names, Loaded *self)
{
    const char *importer = names->importer;
    Embed_failure failure;
    names->importer = self->location;
    names->depth++;
    Embed_result result = startup_instance(self->startup, &self->instance, &failure);
    names->depth--;
    names->importer = importer;
    if (result == EMBED_OK)
        return true;
    self->instance = NULL;
    return fail(names, "%.100s: %.140s", self->location, failure.message);
}

/* The module at LOCATION, which is taken over: instantiated; NULL where that cannot be. */
static Loaded *load(Startup_names *self, char *location)
{
    Loaded *known = loaded_at(self, location);
    char why[STARTUP_MESSAGE] = "";
    if (known) {
        free(location);
        if (!known->instance)
            fail(self, "%.200s imports itself, directly or through others", known->location);
        return known->instance ? known : NULL;
    }
    Embed_module *module =
        self->depth < DEPTH_MOST ? startup_load(location, self->options.features, why) : NULL;
    if (!module) {
        if (*why)
            fail(self, "%s", why);
        else
            fail(self, "%.150s: modules import one another more than %d deep", location,
                 DEPTH_MOST);
        free(location);
        return NULL;
    }
    Startup_host host = {.resolve = startup_names_resolve,
                         .resolve_data = self,
                         .heeds_section = startup_heeds(self->options.features)};
    Loaded *loaded = checked_calloc(1, sizeof *loaded);
    *loaded = (Loaded){
        .location = location, .module = module, .startup = startup_new(self->store, module, &host)};
    PUSH(self->loaded, self->loaded_n, self->loaded_capacity, loaded);
    return make_instance(self, loaded) ? loaded : NULL;
}

/* The item NAME of LOADED; all of it, where it is imported by one name (module-linking). */
static bool item_of(Startup_names *self, const Loaded *loaded, bool single, Embed_name name,
                    const Embed_externtype *type, Embed_extern *out)
{
    Embed_failure failure;
    if (single && type->kind == EMBED_INSTANCE) {
        *out = embed_instance_extern(self->store, loaded->instance);
        return true;
    }
    if (single)
        return type->kind == EMBED_MODULE &&
               embed_module_extern(self->store, loaded->module, out, &failure) == EMBED_OK;
    if (embed_instance_export(loaded->instance, name, out))
        return true;
    return fail(self, "%.120s has no export \"%.*s\"", loaded->location,
                (int)(name.len < 80 ? name.len : 80), name.at);
}

/* ---- resolving ---- */

static bool resolve_builtin(Startup_names *self, const Startup_builtin *builtin, Embed_name module,
                            Embed_name name, const Embed_externtype *type, Embed_extern *out)
{
    if (builtin->program_only && self->depth)
        return fail(self, "%.100s: only the program itself can import %s", self->importer,
                    builtin->key);
    if (builtin->resolve(builtin->data, self->store, module, name, type, out))
        return true;
    return fail(self, "the builtin module %s has no \"%.*s\"", builtin->key,
                (int)(name.len < 100 ? name.len : 100), name.at);
}

/* Finds what MEANING means; relative to FROM. */
static bool resolve_location(Startup_names *self, const char *location, const char *from,
                             bool single, Embed_name name, const Embed_externtype *type,
                             Embed_extern *out)
{
    char why[STARTUP_MESSAGE];
    char *place = startup_locate(location, from, why);
    if (!place)
        return fail(self, "%s", why);
    const Loaded *loaded = load(self, place);
    return loaded && item_of(self, loaded, single, name, type, out);
}

/* A name that nobody gave a meaning: a builtin's key, a URL or a path. */
static bool resolve_by_itself(Startup_names *self, Embed_name key, Embed_name module,
                              Embed_name name, const Embed_externtype *type, Embed_extern *out)
{
    const Startup_builtin *builtin = builtin_named(self, key.at, key.len);
    if (builtin)
        return resolve_builtin(self, builtin, module, name, type, out);
    if (memchr(key.at, 0, key.len) ||
        !(startup_is_url((Bytes){(const uint8_t *)key.at, key.len}) || is_path(key)))
        return false;
    char *location = strndup(key.at, key.len);
    bool found = resolve_location(self, location, self->importer, !module.at, name, type, out);
    free(location);
    return found;
}

bool startup_names_resolve(void *data, Embed_store *store, Embed_name module, Embed_name name,
                           const Embed_externtype *type, Embed_extern *out)
{
    static const char prefix[] = "builtin:";
    Startup_names *self = data;
    (void)store;
    Embed_name key = module.at ? module : name;
    const char *meaning = configured_meaning(self, key);
    if (!meaning)
        return resolve_by_itself(self, key, module, name, type, out);
    if (strncmp(meaning, prefix, strlen(prefix)) != 0)
        return resolve_location(self, meaning, NULL, !module.at, name, type, out);
    const char *word = meaning + strlen(prefix);
    const Startup_builtin *builtin = builtin_named(self, word, strlen(word));
    if (builtin)
        return resolve_builtin(self, builtin, module, name, type, out);
    return fail(self, "no builtin module is called \"%.100s\"", word);
}
