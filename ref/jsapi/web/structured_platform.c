/* structured_platform.c: the platform objects that structured cloning knows. */
#include "jsapi/module.h"
#include "jsapi/shared.h"
#include "jsapi/web/message_port.h"

/* ---- WebAssembly.Module (web-api, "Serialization") ---- */

/* Serialization steps. SPEC-BUG: they leave out [[BuiltinSets]] and [[ImportedStringModule]], without which what was
   compiled with them could not be instantiated; here they go along, as the module does. All agents are of one cluster. */
static bool serialize_module(JSContext *ctx, JSValueConst value, bool for_storage, void **data)
{
    if (for_storage) {
        JS_ThrowDOMException(ctx, "DataCloneError", "a Module cannot be stored");
        return false;
    }
    Js_module_record *record = js_module_of(value);
    js_module_record_keep(record);
    *data = record;
    return true;
}

/* Deserialization steps: the code is shared. */
static JSValue deserialize_module(JSContext *ctx, void *data)
{
    js_module_record_keep(data);
    return js_construct_a_module_object(ctx, data);
}

static void free_module(void *data)
{
    js_module_record_drop(data);
}

static const Js_serializable module = {.id = JS_MODULE,
                                       .serialize = serialize_module,
                                       .deserialize = deserialize_module,
                                       .free = free_module};

/* ---- WebAssembly.Memory (threads/Overview.md, "Shared Linear Memory") ---- */

/* Serialization steps: of shared memories the bytes are shared, others cannot be cloned. */
static bool serialize_memory(JSContext *ctx, JSValueConst value, bool for_storage, void **data)
{
    Embed_shared *shared = for_storage ? NULL : js_shared_serialize(ctx, value);
    *data = shared;
    if (!shared)
        JS_ThrowDOMException(ctx, "DataCloneError", "only a shared Memory can be cloned");
    return shared != NULL;
}

static JSValue deserialize_memory(JSContext *ctx, void *data)
{
    return js_shared_deserialize(ctx, data);
}

static void free_memory(void *data)
{
    embed_shared_drop(data);
}

static const Js_serializable memory = {.id = JS_MEMORY,
                                       .serialize = serialize_memory,
                                       .deserialize = deserialize_memory,
                                       .free = free_memory};

const Js_serializable *const js_serializables[] = {&module, &memory, &js_message_port_transferable,
                                                   NULL};
