/* module_record.c: a compiled module, apart from the Module objects that stand for it. NON-SPEC. */
#include "jsapi/module_record.h"

#include "util/alloc.h"

#include <stdlib.h>
#include <string.h>

Js_module_record *js_module_record_new(const uint8_t *bytes, size_t len, Embed_features features,
                                       Embed_failure *failure)
{
    uint8_t *copy = checked_calloc(len ? len : 1, 1);
    if (len)
        memcpy(copy, bytes, len);
    Embed_module *module;
    if (embed_module_decode(copy, len, features, &module, failure) != EMBED_OK) {
        free(copy);
        return NULL;
    }
    if (embed_module_validate(module, failure) != EMBED_OK) {
        embed_module_free(module);
        free(copy);
        return NULL;
    }
    Js_module_record *record = checked_calloc(1, sizeof *record);
    *record = (Js_module_record){.module = module, .bytes = copy, .len = len, .references = 1};
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
    embed_module_free(record->module);
    free(record->bytes);
    free(record);
}
