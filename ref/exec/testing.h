/* exec/testing.h: modules to run, for the tests of this folder. NON-SPEC.
 *
 * Values are given as words, as on the stack: numbers of 32 bits zero-extended, a v128 as two. Tests include text/text.h
 * and valid/valid.h first. */
#ifndef TOUCHSTONE_EXEC_TESTING_H
#define TOUCHSTONE_EXEC_TESTING_H

#include "exec/exec.h"
#include "runtime/stack.h"
#include "util/alloc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { WORDS = 8, MODULES = 24, MANY_VALUES = 64 };

#define LENGTH(list) (sizeof(list) / sizeof *(list))

/* A store and the modules in it. */
typedef struct World {
    Store *store;
    Module *modules[MODULES];
    size_t modules_n;
    Failure failure;
} World;

/* What a call gives: CODE, or the words. */
typedef struct Row {
    const char *name;
    uint64_t args[WORDS];
    Errcode code;
    uint64_t results[WORDS];
} Row;

static inline World world_new(bool plain)
{
    World world = {.store = store_new()};
    world.store->plain_code = plain;
    return world;
}

static inline void world_free(World *world)
{
    store_free(world->store);
    for (size_t i = 0; i < world->modules_n; i++)
        module_free(world->modules[i]);
}

/* The validated module that TEXT is; lives as long as the world. */
static inline const Module *world_module(World *world, const char *text)
{
    Module *module = NULL;
    assert_true(world->modules_n < MODULES);
    if (text_module(text, strlen(text), FEATURES_ALL, &module, &world->failure) != RESULT_OK)
        fail_msg("%s: %s at %zu", error_text(world->failure.code), world->failure.detail,
                 (size_t)world->failure.pos.offset);
    world->modules[world->modules_n++] = module;
    if (valid_module(module, &world->failure) != RESULT_OK)
        fail_msg("%s: %s at %zu", error_text(world->failure.code), world->failure.detail,
                 (size_t)world->failure.pos.offset);
    return module;
}

/* An instance of the module that TEXT is, which has no imports. */
static inline Moduleinst *world_instance(World *world, const char *text)
{
    Moduleinst *instance;
    const Module *module = world_module(world, text);
    if (instantiate(world->store, module, NULL, 0, &instance, &world->failure) != RESULT_OK)
        fail_msg("%s: %s", error_text(world->failure.code), world->failure.detail);
    return instance;
}

static inline Externaddr exported(const Moduleinst *instance, const char *name)
{
    const Exportinst *export = instance_export(instance, bytes_of(name));
    if (!export)
        fail_msg("there is no export %s", name);
    return export->addr;
}

static inline Funcinst *exported_func(const Moduleinst *instance, const char *name)
{
    return instance->store->funcs[exported(instance, name).addr];
}

/* Calls the export NAME with the words ARGS; sets OUT to its words, the rest to zero. */
static inline Result call(Moduleinst *instance, const char *name, const uint64_t *args,
                          uint64_t *out, Failure *failure)
{
    Funcinst *f = exported_func(instance, name);
    const Comptype *type = &f->type->st.ct;
    Value values[MANY_VALUES] = {0}, results[MANY_VALUES] = {0};
    const Slot *at = args;
    for (uint32_t i = 0; i < type->params.n; i++)
        at = value_of_slots(at, type->params.t[i], &values[i]);
    Result result = invoke(instance->store, f, values, results, failure);
    memset(out, 0, WORDS * sizeof *out);
    Slot *to = out;
    for (uint32_t i = 0; !result && i < type->results.n; i++)
        to = value_to_slots(to, type->results.t[i], results[i]);
    return result;
}

static inline void check_row(Moduleinst *instance, const Row *row)
{
    uint64_t out[WORDS];
    Failure failure = {0};
    call(instance, row->name, row->args, out, &failure);
    if (failure.code != row->code)
        fail_msg("%s(%#llx, ...): %s, not %s", row->name, (unsigned long long)row->args[0],
                 error_text(failure.code), error_text(row->code));
    for (int i = 0; !row->code && i < WORDS; i++) {
        if (out[i] != row->results[i])
            fail_msg("%s(%#llx, %#llx, ...): word %d is %#llx, not %#llx", row->name,
                     (unsigned long long)row->args[0], (unsigned long long)row->args[1], i,
                     (unsigned long long)out[i], (unsigned long long)row->results[i]);
    }
}

/* Checks all rows in order on one instance of TEXT; twice, on plain and on fused code. */
static inline void check_rows(const char *text, const Row *rows, size_t n)
{
    for (int plain = 0; plain < 2; plain++) {
        World world = world_new(plain);
        Moduleinst *instance = world_instance(&world, text);
        for (size_t i = 0; i < n; i++)
            check_row(instance, &rows[i]);
        world_free(&world);
    }
}

#endif
