/* module_record.c: a compiled module, apart from the Module objects that stand for it. NON-SPEC. */
#include "jsapi/module_record.h"

#include "jsapi/module_limits.h"
#include "util/alloc.h"

#include <stdlib.h>
#include <string.h>

/* Decodes and validates; NULL after filling *failure. */
static Embed_module *compile(const uint8_t *bytes, size_t len, Embed_features features,
                             const Js_compile_options *options, Embed_failure *failure)
{
    Embed_module *module;
    if (embed_module_decode(bytes, len, features, &module, failure) != EMBED_OK)
        return NULL;
    if (embed_module_validate(module, failure) == EMBED_OK &&
        js_is_within_limits(module, failure) &&
        js_validate_builtins_and_imported_string(module, options, failure))
        return module;
    embed_module_free(module);
    return NULL;
}

Js_module_record *js_module_record_new(const uint8_t *bytes, size_t len, Embed_features features,
                                       Js_compile_options *options, Embed_failure *failure)
{
    Js_module_record *record = checked_calloc(1, sizeof *record);
    if (options) {
        record->options = *options;
        *options = (Js_compile_options){0};
    }
    record->bytes = checked_calloc(len ? len : 1, 1);
    record->len = len;
    record->references = 1;
    if (len)
        memcpy(record->bytes, bytes, len);
    record->module = compile(record->bytes, len, features, &record->options, failure);
    if (record->module)
        return record;
    js_module_record_drop(record);
    return NULL;
}

Js_module_record *js_module_record_nested(Js_module_record *outer, const Embed_module *module,
                                          const Embed_store *store, uint32_t addr)
{
    Js_module_record *record = checked_calloc(1, sizeof *record);
    js_module_record_keep(outer);
    *record = (Js_module_record){
        .module = module, .references = 1, .outer = outer, .store = store, .addr = addr};
    return record;
}

void js_module_record_keep(Js_module_record *record)
{
    __atomic_add_fetch(&record->references, 1, __ATOMIC_RELAXED);
}

void js_module_record_drop(Js_module_record *record)
{
    if (__atomic_sub_fetch(&record->references, 1, __ATOMIC_ACQ_REL) > 0)
        return;
    if (record->outer)
        js_module_record_drop(record->outer);
    else if (record->module)
        embed_module_free((Embed_module *)record->module);
    js_compile_options_free(&record->options);
    free(record->bytes);
    free(record);
}
