/* embed/embed_table.c: tables (core/appendix/embedding#embed-table). */
#include "embed/convert.h"

/* A reference that a host puts into a table must be of the table's element type. */
static Embed_result check_ref(const Embed_store *store, Embed_ref ref, Valtype t,
                              Embed_failure *failure)
{
    if (ref_fits(store_of(store), ref, t))
        return EMBED_OK;
    return embed_fail(failure, ERR_host_arguments, "the reference is not of the element type");
}

/* embed-table-alloc */
Embed_result embed_table_alloc(Embed_store *store, const Embed_externtype *type, Embed_ref init,
                               uint32_t *addr, Embed_failure *failure)
{
    if (type->kind != EMBED_TABLE)
        return embed_fail(failure, ERR_host_arguments, "the type is not a table type");
    Tabletype tt = externtype_of(type).table;
    Embed_result checked = check_ref(store, init, tt.t, failure);
    if (checked != EMBED_OK)
        return checked;
    Failure f;
    if (alloc_table(store_of(store), tt, ref_of(store_of(store), init), addr, &f) == RESULT_OK)
        return EMBED_OK;
    return embed_failure(&f, failure);
}

/* embed-table-type */
void embed_table_type(const Embed_store *store, uint32_t addr, Embed_externtype *out)
{
    *out = embed_externtype(
        externaddr_type(store_of(store), (Externaddr){.kind = EXTERN_TABLE, .addr = addr}));
}

/* embed-table-read */
Embed_result embed_table_read(const Embed_store *store, uint32_t addr, uint64_t i, Embed_ref *out,
                              Embed_failure *failure)
{
    const Tableinst *ti = store_of(store)->tables[addr];
    if (i >= ti->len)
        return embed_fail(failure, ERR_out_of_bounds_host, NULL);
    *out = embed_ref(ti->type.t, ti->refs[i]);
    return EMBED_OK;
}

/* embed-table-write */
Embed_result embed_table_write(Embed_store *store, uint32_t addr, uint64_t i, Embed_ref ref,
                               Embed_failure *failure)
{
    Tableinst *ti = store_of(store)->tables[addr];
    if (i >= ti->len)
        return embed_fail(failure, ERR_out_of_bounds_host, NULL);
    Embed_result checked = check_ref(store, ref, ti->type.t, failure);
    if (checked == EMBED_OK)
        ti->refs[i] = ref_of(store_of(store), ref);
    return checked;
}

/* embed-table-size */
uint64_t embed_table_size(const Embed_store *store, uint32_t addr)
{
    return store_of(store)->tables[addr]->len;
}

/* embed-table-grow */
Embed_result embed_table_grow(Embed_store *store, uint32_t addr, uint64_t n, Embed_ref init,
                              Embed_failure *failure)
{
    Tableinst *ti = store_of(store)->tables[addr];
    Embed_result checked = check_ref(store, init, ti->type.t, failure);
    if (checked != EMBED_OK)
        return checked;
    if (!grow_table(store_of(store), ti, n, ref_of(store_of(store), init)))
        return embed_fail(failure, ERR_growth, NULL);
    return EMBED_OK;
}
