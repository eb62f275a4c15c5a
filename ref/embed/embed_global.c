/* embed/embed_global.c: globals (core/appendix/embedding#embed-global). */
#include "embed/convert.h"

/* embed-global-alloc */
uint32_t embed_global_alloc(Embed_store *store, const Embed_externtype *type,
                            const Embed_value *init)
{
    return alloc_global(store_of(store), externtype_of(type).global,
                        value_of(store_of(store), init));
}

/* embed-global-type */
void embed_global_type(const Embed_store *store, uint32_t addr, Embed_externtype *out)
{
    *out = embed_externtype(
        externaddr_type(store_of(store), (Externaddr){.kind = EXTERN_GLOBAL, .addr = addr}));
}

/* embed-global-read */
Embed_value embed_global_read(const Embed_store *store, uint32_t addr)
{
    const Globalinst *gi = store_of(store)->globals[addr];
    return embed_value(gi->type.t, global_value(gi));
}

/* embed-global-write */
Embed_result embed_global_write(Embed_store *store, uint32_t addr, const Embed_value *value,
                                Embed_failure *failure)
{
    Globalinst *gi = store_of(store)->globals[addr];
    if (!gi->type.mut)
        return embed_fail(failure, ERR_immutable_host, NULL);
    if (!embed_value_matches(store, value, embed_valtype(gi->type.t)))
        return embed_fail(failure, ERR_host_arguments, "the value is not of the global's type");
    global_set_value(gi, value_of(store_of(store), value));
    if (gi->watch)
        global_changed(gi);
    return EMBED_OK;
}

/* NON-SPEC */
void embed_store_on_global(Embed_store *store, Embed_global_hook *hook, void *data)
{
    store_of(store)->global_watch = (Globalwatch){.changed = hook, .data = data};
}

/* NON-SPEC */
void embed_global_watch(Embed_store *store, uint32_t addr, bool on)
{
    store_of(store)->globals[addr]->watch = on ? &store_of(store)->global_watch : NULL;
}
