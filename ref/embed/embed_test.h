/* embed/embed_test.h: what the tests of the public API share. NON-SPEC. */
#ifndef TOUCHSTONE_EMBED_EMBED_TEST_H
#define TOUCHSTONE_EMBED_EMBED_TEST_H

#include "embed/touchstone.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define I32(n)  ((Embed_value){.type.kind = EMBED_I32, .i32 = (uint32_t)(n)})
#define NUM(k)  ((Embed_valtype){.kind = (k)})
#define NULLREF ((Embed_ref){.kind = EMBED_REF_NULL})
#define HOST(n) ((Embed_ref){.kind = EMBED_REF_HOST, .value = (n)})

/* (ref null HEAP) */
static inline Embed_valtype nullable(Embed_heapkind heap)
{
    return (Embed_valtype){.kind = EMBED_REF, .null = 1, .heap = (uint8_t)heap};
}

static inline Embed_value ref_value(Embed_heapkind heap, Embed_ref ref)
{
    return (Embed_value){.type = nullable(heap), .ref = ref};
}

static inline Embed_name name(const char *text)
{
    return (Embed_name){.at = text, .len = strlen(text)};
}

/* A module from text, parsed and valid. */
static inline Embed_module *module_of_text(const char *text)
{
    Embed_module *module;
    Embed_failure failure = {.result = EMBED_OK};
    if (embed_module_parse(text, strlen(text), embed_features_default(), &module, &failure) ||
        embed_module_validate(module, &failure))
        fail_msg("%s", failure.message);
    return module;
}

/* An instance of MODULE, which imports nothing. */
static inline Embed_instance *instance_in(Embed_store *store, const Embed_module *module)
{
    Embed_instance *instance;
    Embed_failure failure = {.result = EMBED_OK};
    if (embed_module_instantiate(store, module, NULL, 0, &instance, &failure))
        fail_msg("%s", failure.message);
    return instance;
}

/* The address of an export. */
static inline uint32_t export_of(const Embed_instance *instance, const char *field)
{
    Embed_extern item;
    if (!embed_instance_export(instance, name(field), &item))
        fail_msg("no export %s", field);
    return item.addr;
}

#endif
