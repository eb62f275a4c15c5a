/* valid/recast.c: imports as module types have them (module-linking/Subtyping#import-elaboration). */
#include "valid/recast.h"

#include "syntax/limits.h"
#include "valid/context.h"

/* ---- names -------------------------------------------------------------------------------------------------- */

static uint64_t hash_name(uint32_t space, Name name)
{
    uint64_t h = UINT64_C(14695981039346656037) ^ space;
    for (size_t i = 0; i < name.len; i++)
        h = (h ^ name.at[i]) * UINT64_C(1099511628211);
    h *= UINT64_C(0x9E3779B97F4A7C15);
    return h ^ h >> 32;
}

/* The slot of NAME or the free one where it belongs. */
static Nameslot *find_slot(const Nametable *table, uint32_t space, Name name)
{
    uint32_t mask = table->slots_n - 1;
    for (uint64_t h = hash_name(space, name);; h++) {
        Nameslot *slot = &table->slots[h & mask];
        if (!slot->number || (slot->space == space && bytes_equal(slot->name, name)))
            return slot;
    }
}

static void grow_names(Context *C, Nametable *table)
{
    Nametable old = *table;
    table->slots_n = old.slots_n ? old.slots_n * 2 : 8;
    table->slots = ARENA_ARRAY(&C->arena, Nameslot, table->slots_n);
    for (uint32_t i = 0; i < old.slots_n; i++) {
        if (old.slots[i].number)
            *find_slot(table, old.slots[i].space, old.slots[i].name) = old.slots[i];
    }
}

uint32_t *nametable_at(Context *C, Nametable *table, uint32_t space, Name name)
{
    if (table->n * UINT64_C(2) >= table->slots_n)
        grow_names(C, table);
    Nameslot *slot = find_slot(table, space, name);
    if (!slot->number) {
        slot->name = name;
        slot->space = space;
        table->n++;
    }
    return &slot->number;
}

uint32_t nametable_find(const Nametable *table, uint32_t space, Name name)
{
    return table->slots_n ? find_slot(table, space, name)->number : 0;
}

/* ---- imports ------------------------------------------------------------------------------------------------ */

/* The number in space 0 of an import that is no group; that of group g is g + 1. */
#define NAME_SINGLE UINT32_MAX

static Result duplicate(Context *C, const Import *import)
{
    Name first = import->single ? import->name : import->module;
    return refuse(C, ERR_duplicate_import, "\"%.*s\"%s%.*s%s", (int)first.len,
                  (const char *)first.at, import->single ? "" : " \"",
                  import->single ? 0 : (int)import->name.len, (const char *)import->name.at,
                  import->single ? "" : "\"");
}

/* The group that SEEN, the number of its module name, says; a new one where it is 0. */
static Group *group_of(Context *C, Recast *recast, uint32_t *seen, Name module, uint32_t *group)
{
    if (*seen)
        return &recast->groups[*seen - 1];
    *group = recast->groups_n;
    *seen = *group + 1;
    ADD(C, recast->groups, ((Group){.import = recast->imports.fields_n}));
    ADD(C, recast->imports.fields, ((Externfield){module, {.kind = EXTERN_INSTANCE}}));
    return &recast->groups[*group];
}

/* module-linking/Subtyping#import-elaboration */
/* Two-level imports of one module name are one import, of an instance with their names and types as its exports. Names
   of imports differ, and so do names in each instance. */
Result recast_import(Context *C, Recast *recast, const Import *import, const Externtype *xt,
                     uint32_t *group)
{
    *group = NO_GROUP;
    uint32_t *seen =
        nametable_at(C, &recast->names, 0, import->single ? import->name : import->module);
    if (import->single ? *seen != 0 : *seen == NAME_SINGLE)
        return duplicate(C, import);
    if (import->single) {
        *seen = NAME_SINGLE;
        ADD(C, recast->imports.fields, ((Externfield){import->name, *xt}));
        return RESULT_OK;
    }
    Group *of = group_of(C, recast, seen, import->module, group);
    uint32_t space = (uint32_t)(of - recast->groups) + 1;
    uint32_t *number = nametable_at(C, &recast->names, space, import->name);
    if (*number)
        return duplicate(C, import);
    ADD(C, of->exports.fields, ((Externfield){import->name, *xt}));
    *number = of->exports.fields_n;
    return RESULT_OK;
}

const Externtype *group_export(const Recast *recast, uint32_t g, Name name)
{
    uint32_t number = nametable_find(&recast->names, g + 1, name);
    return number ? &recast->groups[g].exports.fields[number - 1].xt : NULL;
}

/* NON-SPEC: see linking/CHOICES.md, type depth */
static Result check_depth(Context *C, uint32_t type)
{
    uint32_t depth = interface_of(type)->depth;
    return depth > LIMIT_nesting ? refuse_limit(C, "types in each other", depth, LIMIT_nesting)
                                 : RESULT_OK;
}

Result group_type(Context *C, Recast *recast, uint32_t g, uint32_t *type)
{
    Group *group = &recast->groups[g];
    const Fieldlist *exports = &group->exports;
    if (group->type_n != exports->fields_n) {
        group->type = intern_interface(COMP_INSTANCE, NULL, 0, exports->fields, exports->fields_n);
        group->type_n = exports->fields_n;
    }
    *type = group->type;
    return check_depth(C, *type);
}

Result recast_close(Context *C, Compkind kind, Recast *recast, const Fieldlist *exports,
                    uint32_t *type)
{
    const Fieldlist *imports = &recast->imports;
    for (uint32_t g = 0; g < recast->groups_n; g++) {
        Externtype *xt = &imports->fields[recast->groups[g].import].xt;
        xt->use.kind = HT_DEF;
        TRY(group_type(C, recast, g, &xt->use.x));
    }
    *type = intern_interface(kind, imports->fields, imports->fields_n, exports->fields,
                             exports->fields_n);
    return check_depth(C, *type);
}
