/* linking/testing.h: what the tests of this folder share. NON-SPEC. */
#ifndef TOUCHSTONE_LINKING_TESTING_H
#define TOUCHSTONE_LINKING_TESTING_H

#include "text/text.h"
#include "valid/valid.h"

#include "exec/testing.h"
#include "linking/linking.h"
#include "runtime/linking.h"

/* Instantiates TEXT with the N externs and sets *INSTANCE; the code of its failure, or ERR_none. */
static inline Errcode try_link(World *world, const char *text, const Externaddr *externs,
                               uint32_t n, Moduleinst **instance)
{
    const Module *module = world_module(world, text);
    world->failure = (Failure){0};
    Result result = link_module(world->store, module, NULL, externs, n, instance, &world->failure);
    assert_int_equal(result, world->failure.result);
    return world->failure.code;
}

/* The instance of TEXT, which must link. */
static inline Moduleinst *linked(World *world, const char *text, const Externaddr *externs,
                                 uint32_t n)
{
    Moduleinst *instance;
    if (try_link(world, text, externs, n, &instance))
        fail_msg("%s: %s", error_text(world->failure.code), world->failure.detail);
    return instance;
}

/* INSTANCE as a value. */
static inline Externaddr as_value(Moduleinst *instance)
{
    return (Externaddr){EXTERN_INSTANCE, instance_value(instance)->addr};
}

/* TEXT as a module value that is nested in none. */
static inline Externaddr as_module(World *world, const char *text)
{
    return (Externaddr){EXTERN_MODULE,
                        alloc_moduleval(world->store, world_module(world, text), NULL)};
}

/* What the export NAME gives for the arguments A and B, of which it takes the first, both or none. */
static inline uint64_t give(Moduleinst *instance, const char *name, uint64_t a, uint64_t b)
{
    uint64_t args[WORDS] = {a, b}, out[WORDS];
    Failure failure = {0};
    if (call(instance, name, args, out, &failure))
        fail_msg("%s: %s", name, error_text(failure.code));
    return out[0];
}

#endif
