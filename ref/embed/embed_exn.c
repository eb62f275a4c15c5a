/* embed/embed_exn.c: tags and exceptions (core/appendix/embedding#embed-tag, #embed-exception). */
#include "embed/convert.h"
#include "runtime/stack.h"

/* embed-tag-alloc */
uint32_t embed_tag_alloc(Embed_store *store, uint32_t deftype)
{
    return alloc_tag(store_of(store), deftype_of(deftype));
}

/* embed-tag-type */
uint32_t embed_tag_type(const Embed_store *store, uint32_t addr)
{
    return store_of(store)->tags[addr]->type->id;
}

static Embed_ref ref_of_exn(Ref exn)
{
    return embed_ref(REFTYPE(0, HT_EXN), exn);
}

/* embed-exn-alloc */
/* The fields stand on the value stack meanwhile, where the collector sees them. */
Embed_ref embed_exn_alloc(Embed_store *store, uint32_t tagaddr, const Embed_value *fields)
{
    Store *s = store_of(store);
    const Taginst *tag = s->tags[tagaddr];
    Resulttype types = tag->type->st.ct.params;
    Machine *m = store_machine(s);
    if (!m || resulttype_slots(types) > m->end - m->free)
        return ref_of_exn(REF_NULL);
    Slot *slots = m->free;
    for (uint32_t i = 0; i < types.n; i++)
        m->free = value_to_slots(m->free, types.t[i], value_of(s, &fields[i]));
    Exninst *exn = alloc_exn(s, tag, slots);
    m->free = slots;
    return ref_of_exn(exn ? exn_ref(exn) : REF_NULL);
}

static const Exninst *exn_of(const Embed_store *store, Embed_ref exn)
{
    return ref_exninst(ref_of(store_of(store), exn));
}

/* embed-exn-tag */
uint32_t embed_exn_tag(const Embed_store *store, Embed_ref exn)
{
    return exn_of(store, exn)->tag->addr;
}

/* embed-exn-read */
uint32_t embed_exn_read(const Embed_store *store, Embed_ref exn, Embed_value *fields, uint32_t room)
{
    const Exninst *ei = exn_of(store, exn);
    Resulttype types = ei->tag->type->st.ct.params;
    const Slot *at = ei->slots;
    for (uint32_t i = 0; i < types.n && i < room; i++) {
        Value v;
        at = value_of_slots(at, types.t[i], &v);
        fields[i] = embed_value(types.t[i], v);
    }
    return types.n;
}

void embed_store_throw(Embed_store *store, Embed_ref exn)
{
    store_of(store)->exception = ref_of(store_of(store), exn);
}

Embed_ref embed_store_exception(const Embed_store *store)
{
    return ref_of_exn(store_of(store)->exception);
}
