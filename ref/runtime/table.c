/* runtime/table.c: table instances (core/exec/modules#tables, #growing-tables). */
#include "runtime/store.h"
#include "syntax/limits.h"
#include "util/alloc.h"

#include <stdlib.h>

/* Makes room for LEN references; false where memory cannot be had. HOST: all tables of a store together are bounded,
   since each element takes memory from the start. */
static bool reserve_refs(Store *store, Tableinst *table, uint64_t len)
{
    if (len <= table->capacity)
        return true;
    uint64_t others = store->elements - table->capacity;
    if (len > LIMIT_store_elements - others)
        return false;
    uint64_t capacity = table->capacity * 2 > len ? table->capacity * 2 : len;
    if (capacity > LIMIT_store_elements - others)
        capacity = len;
    Ref *refs = realloc(table->refs, capacity * sizeof *refs);
    if (!refs)
        return false;
    store->elements = others + capacity;
    table->refs = refs;
    table->capacity = capacity;
    return true;
}

static void set_len(Tableinst *table, uint64_t len, Ref init)
{
    for (uint64_t i = table->len; i < len; i++)
        table->refs[i] = init;
    table->len = table->type.lim.min = len;
}

/* alloc-table */
Result alloc_table(Store *store, Tabletype type, Ref init, uint32_t *addr, Failure *failure)
{
    uint64_t len = type.lim.min;
    if (len > LIMIT_table_elements)
        return fail(failure, ERR_implementation_limit, pos_none(),
                    "a table of %llu elements; at most %d", (unsigned long long)len,
                    LIMIT_table_elements);
    Tableinst *table = ARENA_NEW(&store->arena, Tableinst);
    table->type = type;
    table->addr = (uint32_t)store->tables_n;
    if (!reserve_refs(store, table, len))
        return fail(failure, ERR_out_of_memory, pos_none(), "for a table of %llu elements",
                    (unsigned long long)len);
    set_len(table, len, init);
    PUSH(store->tables, store->tables_n, store->tables_capacity, table);
    *addr = table->addr;
    return RESULT_OK;
}

/* grow-table */
/* HOST: no table grows beyond the limit of this implementation. */
bool grow_table(Store *store, Tableinst *table, uint64_t n, Ref init)
{
    uint64_t max = table->type.at == AT_I32 ? UINT32_MAX : UINT64_MAX;
    if (table->type.lim.has_max && table->type.lim.max < max)
        max = table->type.lim.max;
    if (max > LIMIT_table_elements)
        max = LIMIT_table_elements;
    if (table->len > max || n > max - table->len || !reserve_refs(store, table, table->len + n))
        return false;
    set_len(table, table->len + n, init);
    return true;
}

void table_release(Store *store, Tableinst *table)
{
    store->elements -= table->capacity;
    free(table->refs);
    table->refs = NULL;
    table->len = table->capacity = table->type.lim.min = 0;
}
