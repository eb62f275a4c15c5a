/* engine/lower_link.c: what a script that needs module linking becomes for an engine without it. */
#include "harness/engine/lower_link.h"

#include "harness/util/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Something that a command made under a name. */
typedef struct Made {
    Embed_name name;
    uint32_t command;
    uint32_t instance;   /* index in instances; NO_INSTANCE: it is a module */
    uint32_t definition; /* the command that defines the module, or that of the instance */
} Made;

enum { NO_INSTANCE = UINT32_MAX };

typedef struct Mades {
    Made *at;
    size_t n;
} Mades;

/* A script as it is gone through. */
typedef struct Linking {
    const Script *script;
    Route route;
    Linked *out;
    Mades definitions, instances, registered;
    uint32_t
        *group; /* by instance: one of those that it shares state with, itself for one of each */
    uint32_t *
        changed; /* by instance: a command that was not done and may have changed it, from 1; 0 for none */
    const char *prefix; /* malloc'ed; of the names that the route makes up */
} Linking;

/* ---- what there is ---- */

static bool same_name(Embed_name a, Embed_name b)
{
    return a.len == b.len && (!a.len || memcmp(a.at, b.at, a.len) == 0);
}

static void add_made(Mades *mades, Made made)
{
    mades->at = array_room(mades->at, mades->n, sizeof *mades->at);
    mades->at[mades->n++] = made;
}

/* The newest called NAME, or of all when ANY is set and NAME is empty. */
static const Made *find_made(const Mades *mades, Embed_name name, bool any)
{
    for (size_t i = mades->n; i-- > 0;) {
        if ((any && !name.len) || same_name(mades->at[i].name, name))
            return &mades->at[i];
    }
    return NULL;
}

static uint32_t group_of(const Linking *linking, uint32_t instance)
{
    while (linking->group[instance] != instance)
        instance = linking->group[instance];
    return instance;
}

/* ---- what cannot be done ---- */

static Link_command *command_of(const Linking *linking, uint32_t i)
{
    return &linking->out->commands[i];
}

static void set_outcome(Linking *linking, uint32_t i, const char *outcome, const char *message)
{
    Link_command *command = command_of(linking, i);
    if (command->outcome)
        return;
    command->outcome = text_copy(outcome);
    command->message = message ? text_copy(message) : NULL;
}

/* Command I needs what command BY was to make. True if that was not done. */
static bool blocked_by(Linking *linking, uint32_t i, uint32_t by)
{
    const Link_command *maker = command_of(linking, by);
    if (i != by && maker->outcome)
        set_outcome(linking, i, maker->outcome, maker->message);
    return maker->outcome != NULL;
}

static void set_failure(Linking *linking, uint32_t i, const Embed_failure *failure)
{
    bool said = failure->kind && strncmp(failure->kind, "unsupported ", 12) == 0;
    set_outcome(linking, i, said ? failure->kind : "unsupported front-end", failure->message);
}

/* ---- modules ---- */

/* Makes of the valid MODULE what is to be instantiated at command I. */
static void lower(Linking *linking, uint32_t i, const Embed_module *module, Route route)
{
    Link_command *command = command_of(linking, i);
    Embed_failure failure;
    Embed_result result;
    if (route == ROUTE_FLATTEN) {
        result = embed_link_flatten(module, &command->flat, &failure);
    } else {
        char *prefix = text_format("%s%" PRIu32 ".", linking->prefix, i);
        Embed_link_form form = route == ROUTE_SPLIT ? EMBED_LINK_SHARED : EMBED_LINK_NAMED;
        result = embed_link_lower(module, form, (Embed_name){prefix, strlen(prefix)},
                                  &command->lowered, &failure);
        free(prefix);
    }
    if (result != EMBED_OK)
        set_failure(linking, i, &failure);
}

/* The module that the script has registered as NAME, also as that of an instance; none where it stays an import. */
static Embed_result find_module(void *data, const Embed_module *importer, Embed_name name,
                                const Embed_module **module, Embed_failure *failure)
{
    const Linking *linking = data;
    (void)importer, (void)failure;
    const Made *made = find_made(&linking->registered, name, false);
    *module = made ? command_of(linking, made->definition)->module : NULL;
    return EMBED_OK;
}

static const char *name_of(void *data, const Embed_module *module)
{
    (void)data, (void)module;
    return "the module";
}

/* Modules are encoded anew, bytes that they may come from are not looked for. */
static const uint8_t *no_bytes(void *data, const Embed_module *module, size_t *len)
{
    (void)data, (void)module, (void)len;
    return NULL;
}

static bool imports_modules(const Embed_module *module)
{
    bool any = false;
    for (uint32_t k = 0; !any && k < embed_module_imports(module); k++) {
        Embed_import import = embed_module_import(module, k);
        any = import.single && import.type.kind == EMBED_MODULE;
    }
    return any;
}

/* The module to lower at command I for MODULE: no engine knows modules by name, so those that are registered are nested in
   it. NULL where that cannot be done. */
static const Embed_module *bundled(Linking *linking, uint32_t i, const Embed_module *module)
{
    const Embed_link_source source = {find_module, name_of, no_bytes, linking};
    const Embed_features features = embed_script_features(linking->script->parsed);
    Embed_module **bundle = &command_of(linking, i)->bundle;
    const Embed_module *where;
    Embed_failure failure;
    uint8_t *bytes = NULL;
    size_t len;
    if (!imports_modules(module))
        return module;
    Embed_result result = embed_link_bundle(module, &source, &bytes, &len, &where, &failure);
    if (result == EMBED_OK)
        result = embed_module_decode(bytes, len, features, bundle, &failure);
    if (result == EMBED_OK)
        result = embed_module_validate(*bundle, &failure);
    free(bytes);
    if (result == EMBED_OK)
        return *bundle;
    char *message = text_format("unsupported flatten: %s", failure.message);
    set_outcome(linking, i, UNSUPPORTED_FLATTEN, message);
    free(message);
    return NULL;
}

/* Reads the module of command I and keeps it. Bytes that we cannot read may still be for the engine, text is not. */
static void read_module(Linking *linking, uint32_t i)
{
    const Embed_command *command = embed_script_command(linking->script->parsed, i);
    Embed_module *module = NULL;
    Embed_failure failure;
    bool read = embed_script_module(linking->script->parsed, i, &module, &failure) == EMBED_OK;
    if (!read && command->form != EMBED_FORM_BINARY && !failure.features)
        set_outcome(linking, i, "unsupported front-end", failure.message);
    if (read && embed_module_validate(module, &failure) == EMBED_OK)
        command_of(linking, i)->module = module;
    else
        embed_module_free(module);
}

/* Lowers the module that command DEFINITION defines for command I, if it needs that. What is registered counts when it is
   instantiated. */
static void define(Linking *linking, uint32_t i, uint32_t definition, Route route)
{
    const Embed_module *module = command_of(linking, definition)->module;
    command_of(linking, i)->linking = module && script_links(linking->script, definition);
    if (command_of(linking, i)->linking &&
        embed_script_command(linking->script->parsed, i)->kind != EMBED_COMMAND_DEFINITION)
        module = bundled(linking, i, module);
    if (command_of(linking, i)->linking && module)
        lower(linking, i, module, route);
}

/* The registered thing that import K of MODULE is from, or NULL. */
static const Made *supplier(const Linking *linking, const Embed_module *module, uint32_t k)
{
    Embed_import import = embed_module_import(module, k);
    return find_made(&linking->registered, import.single ? import.name : import.module, false);
}

/* The module of command DEFINITION is to be instantiated at I: looks whether all that it imports was made. */
static void check_suppliers(Linking *linking, uint32_t i, uint32_t definition)
{
    const Embed_module *module = command_of(linking, definition)->module;
    for (uint32_t k = 0; module && k < embed_module_imports(module); k++) {
        const Made *made = supplier(linking, module, k);
        if (made)
            blocked_by(linking, i, made->command);
    }
}

/* INSTANCE (or NO_INSTANCE) was to be made at I of what DEFINITION defines: it shares state with all that it imports. If it
   was not made, it may have changed that. */
static void join_suppliers(Linking *linking, uint32_t i, uint32_t definition, uint32_t instance)
{
    const Embed_module *module = command_of(linking, definition)->module;
    bool undone = command_of(linking, i)->outcome != NULL;
    for (uint32_t k = 0; module && k < embed_module_imports(module); k++) {
        const Made *made = supplier(linking, module, k);
        if (!made || made->instance == NO_INSTANCE)
            continue;
        uint32_t group = group_of(linking, made->instance);
        if (undone)
            linking->changed[group] = i + 1;
        if (instance == NO_INSTANCE)
            continue;
        uint32_t own = group_of(linking, instance);
        linking->group[own] = group;
        if (linking->changed[own])
            linking->changed[group] = linking->changed[own];
    }
}

/* ---- commands ---- */

/* (module ...), (module instance ...) of what command DEFINITION defines */
static void instantiate(Linking *linking, uint32_t i, uint32_t definition)
{
    const Embed_command *command = embed_script_command(linking->script->parsed, i);
    uint32_t instance = (uint32_t)linking->instances.n;
    check_suppliers(linking, i, definition);
    linking->group[instance] = instance;
    add_made(&linking->instances, (Made){command->id, i, instance, definition});
    join_suppliers(linking, i, definition, instance);
}

static void define_named(Linking *linking, uint32_t i)
{
    const Embed_command *command = embed_script_command(linking->script->parsed, i);
    read_module(linking, i);
    define(linking, i, i, linking->route);
    add_made(&linking->definitions, (Made){command->id, i, NO_INSTANCE, i});
}

static void instantiate_named(Linking *linking, uint32_t i)
{
    const Embed_command *command = embed_script_command(linking->script->parsed, i);
    const Made *of = find_made(&linking->definitions, command->of, true);
    if (!of)
        return;
    uint32_t definition = of->command;
    command_of(linking, i)->definition = definition;
    command_of(linking, i)->linking = command_of(linking, definition)->linking;
    if (!blocked_by(linking, i, definition) && linking->route == ROUTE_REGISTER)
        define(linking, i, definition, linking->route);
    instantiate(linking, i, definition);
}

/* A name for an instance; or for a module, which is for the modules that import it by that name, not for the engine. */
static void register_named(Linking *linking, uint32_t i)
{
    const Embed_command *command = embed_script_command(linking->script->parsed, i);
    const Made *of = find_made(&linking->instances, command->id, true);
    bool instance = of != NULL;
    if (!instance)
        of = find_made(&linking->definitions, command->id, true);
    if (!of)
        return;
    if (instance)
        blocked_by(linking, i, of->command);
    else
        command_of(linking, i)->done = true;
    add_made(&linking->registered, (Made){command->text, i, of->instance, of->definition});
}

static void act(Linking *linking, uint32_t i)
{
    const Embed_command *command = embed_script_command(linking->script->parsed, i);
    const Made *of = find_made(&linking->instances, command->id, true);
    if (!of || blocked_by(linking, i, of->command))
        return;
    uint32_t by = linking->changed[group_of(linking, of->instance)];
    if (!by)
        return;
    char *message = text_format("step %" PRIu32 ", which is missing, may have changed what this "
                                "finds: %s",
                                by - 1, command_of(linking, by - 1)->message);
    set_outcome(linking, i, command_of(linking, by - 1)->outcome, message);
    free(message);
}

/* A module whose instantiation should fail. Flattened, it fails as one. */
static void fail_to_instantiate(Linking *linking, uint32_t i)
{
    const Embed_command *command = embed_script_command(linking->script->parsed, i);
    read_module(linking, i);
    define(linking, i, i, linking->route == ROUTE_REGISTER ? ROUTE_FLATTEN : linking->route);
    check_suppliers(linking, i, i);
    if (command->kind != EMBED_COMMAND_ASSERT_UNLINKABLE)
        join_suppliers(linking, i, i, NO_INSTANCE);
}

static void take(Linking *linking, uint32_t i)
{
    const Embed_command *command = embed_script_command(linking->script->parsed, i);
    command_of(linking, i)->definition = i;
    switch (command->kind) {
    case EMBED_COMMAND_MODULE:
        define_named(linking, i);
        instantiate(linking, i, i);
        break;
    case EMBED_COMMAND_DEFINITION: define_named(linking, i); break;
    case EMBED_COMMAND_INSTANCE: instantiate_named(linking, i); break;
    case EMBED_COMMAND_REGISTER: register_named(linking, i); break;
    case EMBED_COMMAND_ACTION:
    case EMBED_COMMAND_ASSERT_RETURN:
    case EMBED_COMMAND_ASSERT_TRAP:
    case EMBED_COMMAND_ASSERT_EXHAUSTION:
    case EMBED_COMMAND_ASSERT_EXCEPTION:
    case EMBED_COMMAND_ASSERT_UNLINKABLE:
        if (command->form)
            fail_to_instantiate(linking, i);
        else
            act(linking, i);
        break;
    case EMBED_COMMAND_ASSERT_MALFORMED:
    case EMBED_COMMAND_ASSERT_INVALID:
    case EMBED_COMMAND_ASSERT_MALFORMED_CUSTOM:
    case EMBED_COMMAND_ASSERT_INVALID_CUSTOM:
        command_of(linking, i)->linking = script_links(linking->script, i);
        if (command_of(linking, i)->linking)
            set_outcome(linking, i, UNSUPPORTED_LINKING, NULL);
        break;
    case EMBED_COMMAND_THREAD:
    case EMBED_COMMAND_THREAD_END:
    case EMBED_COMMAND_WAIT: break;
    }
}

/* What begins no name in the script, escapes aside, malloc'ed: more '@' than it has in a row anywhere. */
static char *fresh_prefix(const Script *script)
{
    size_t most = 0, run = 0;
    for (size_t i = 0; i < script->len; i++) {
        run = script->text[i] == '@' ? run + 1 : 0;
        most = run > most ? run : most;
    }
    char *prefix = memory_new(most + 2);
    memset(prefix, '@', most + 1);
    return prefix;
}

void link_script(const Script *script, Route route, Linked *out)
{
    uint32_t n = embed_script_commands(script->parsed);
    char *prefix = fresh_prefix(script);
    *out = (Linked){memory_new((n + (size_t)1) * sizeof *out->commands), n};
    Linking linking = {.script = script,
                       .route = route,
                       .out = out,
                       .group = memory_new((n + (size_t)1) * sizeof(uint32_t)),
                       .changed = memory_new((n + (size_t)1) * sizeof(uint32_t)),
                       .prefix = prefix};
    for (uint32_t i = 0; i < n; i++)
        take(&linking, i);
    free(linking.group);
    free(linking.changed);
    free(linking.definitions.at);
    free(linking.instances.at);
    free(linking.registered.at);
    free(prefix);
}

void linked_free(Linked *linked)
{
    for (uint32_t i = 0; i < linked->n; i++) {
        embed_module_free(linked->commands[i].flat);
        embed_lowered_free(linked->commands[i].lowered);
        embed_module_free(linked->commands[i].bundle);
        embed_module_free(linked->commands[i].module);
        free(linked->commands[i].outcome);
        free(linked->commands[i].message);
    }
    free(linked->commands);
    *linked = (Linked){0};
}
