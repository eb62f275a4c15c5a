/* embed_array.c: elements of arrays, for the host. NON-SPEC. */
#include "embed/convert.h"
#include "runtime/aggr.h"

uint16_t *embed_array_i16(Embed_store *store, Embed_ref array, uint32_t *len)
{
    *len = 0;
    if (array.kind != EMBED_REF_ARRAY)
        return NULL;
    Aggr *self = ref_aggr(ref_of(store_of(store), array));
    const Comptype *type = &deftype_of(self->type)->st.ct;
    if (type->kind != COMP_ARRAY || type->fields[0].t.kind != VT_I16)
        return NULL;
    *len = self->len;
    return (uint16_t *)(void *)self->bytes;
}
