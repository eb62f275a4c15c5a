/* binary/linking.c: module and instance types, instances and aliases (module-linking/Binary). */
#include "binary/reader.h"

#include <inttypes.h>

/* NON-SPEC: how many elements there is room for in the lists of a module or instance type. */
typedef struct Type_rooms {
    size_t rectypes, imports, exports, aliases;
} Type_rooms;

/* alias of an instance's export: 0x00 was read. NON-SPEC: the kind may be 4, a tag: see linking/CHOICES.md, tags. */
static Result binary_export_alias(Reader *r, Alias *out)
{
    uint8_t kind = 0;
    TRY(binary_u32(r, &out->x));
    TRY(binary_byte(r, &kind));
    if (kind > EXTERN_INSTANCE)
        return FAIL(r, r->at - 1, malformed_alias, "0x00 0x%02x", kind);
    if (kind == EXTERN_TAG)
        TRY(reader_gate(r, r->at - 1, FEATURE_exceptions));
    out->kind = (Externkind)kind;
    return binary_name(r, &out->name);
}

/* alias of an enclosing module's type or module: 0x01 was read. */
static Result binary_outer_alias(Reader *r, Alias *out)
{
    uint8_t what = 0;
    out->outer = true;
    TRY(binary_u32(r, &out->count));
    TRY(binary_byte(r, &what));
    if (what != 0x05 && what != 0x07)
        return FAIL(r, r->at - 1, malformed_alias, "0x01 0x%02x", what);
    out->is_type = what == 0x07;
    out->kind = out->is_type ? EXTERN_FUNC : EXTERN_MODULE;
    return binary_u32(r, &out->x);
}

/* module-linking/Binary, alias */
static Result binary_alias(Reader *r, Alias *out)
{
    uint8_t form = 0;
    out->pos = reader_pos(r, r->at);
    TRY(binary_byte(r, &form));
    if (form > 0x01)
        return FAIL(r, r->at - 1, malformed_alias, "0x%02x", form);
    return form ? binary_outer_alias(r, out) : binary_export_alias(r, out);
}

/* module-linking/Binary, aliassec */
Result binary_aliassec(Reader *r)
{
    Module *m = r->m;
    uint32_t n = 0;
    TRY(binary_count_items(r, m->aliases_n, BOUND_aliases, &n));
    READER_ROOM(r, m->aliases, m->aliases_n, n, r->rooms->aliases);
    for (; n; n--) {
        const uint8_t *at = r->at;
        Alias *alias = &m->aliases[m->aliases_n];
        TRY(binary_alias(r, alias));
        if (alias->is_type)
            TRY(reader_limit(r, at, ++m->types_n, BOUND_types));
        else
            TRY(binary_count_item(r, at, alias->kind));
        binary_initial(r, INITIAL_ALIAS, m->aliases_n++);
    }
    return RESULT_OK;
}

/* module-linking/Binary, instancedef */
static Result binary_instance(Reader *r, Instance *out)
{
    uint8_t form = 0;
    out->pos = reader_pos(r, r->at);
    TRY(binary_byte(r, &form));
    if (form)
        return FAIL(r, r->at - 1, malformed_instance, "0x%02x", form);
    TRY(binary_u32(r, &out->module));
    TRY(binary_count_items(r, 0, BOUND_imports, &out->args_n));
    out->args = ARENA_ARRAY(&r->m->arena, Export, out->args_n);
    for (uint32_t i = 0; i < out->args_n; i++)
        TRY(binary_export(r, &out->args[i]));
    return RESULT_OK;
}

/* module-linking/Binary, instancesec */
Result binary_instancesec(Reader *r)
{
    Module *m = r->m;
    uint32_t n = 0;
    TRY(binary_count_items(r, m->instances_n, BOUND_instances, &n));
    READER_ROOM(r, m->instances, m->instances_n, n, r->rooms->instances);
    for (; n; n--) {
        TRY(binary_instance(r, &m->instances[m->instances_n]));
        binary_initial(r, INITIAL_INSTANCE, m->instances_n++);
    }
    return RESULT_OK;
}

/* module-linking/Binary, exporttype */
static Result binary_exporttype(Reader *r, Exporttype *out)
{
    out->pos = reader_pos(r, r->at);
    TRY(binary_name(r, &out->name));
    return binary_externtype(r, &out->xt);
}

/* module-linking/Binary, moduletypedef, instancetypedef: an item of a type of kind KIND; *OUT says which
   definition it became. */
static Result binary_typedef(Reader *r, Compkind kind, Type_rooms *rooms, Moduletype *to,
                             Initial *out)
{
    const uint8_t *at = r->at;
    uint8_t item = 0;
    TRY(binary_byte(r, &item));
    if (item == 0x01) {
        READER_ROOM(r, to->rectypes, to->rectypes_n, 1, rooms->rectypes);
        *out = (Initial){INITIAL_TYPE, to->rectypes_n};
        return binary_rectype(r, &to->types_n, &to->rectypes[to->rectypes_n++]);
    }
    if (item == 0x02 && kind == COMP_MODULE) {
        READER_ROOM(r, to->imports, to->imports_n, 1, rooms->imports);
        *out = (Initial){INITIAL_IMPORT, to->imports_n};
        return binary_import(r, &to->imports[to->imports_n++]);
    }
    if (item == 0x07) {
        READER_ROOM(r, to->exports, to->exports_n, 1, rooms->exports);
        *out = (Initial){INITIAL_EXPORT, to->exports_n};
        return binary_exporttype(r, &to->exports[to->exports_n++]);
    }
    if (item != 0x0f)
        return FAIL(r, at, malformed_type_item, "0x%02x", item);
    READER_ROOM(r, to->aliases, to->aliases_n, 1, rooms->aliases);
    Alias *alias = &to->aliases[to->aliases_n];
    *out = (Initial){INITIAL_ALIAS, to->aliases_n++};
    TRY(binary_alias(r, alias));
    if (alias->is_type)
        return reader_limit(r, at, ++to->types_n, BOUND_types);
    return RESULT_OK;
}

/* module-linking/Binary, moduletype, instancetype */
Result binary_moduletype(Reader *r, const uint8_t *at, uint8_t code, Comptype *out)
{
    Moduletype *mt = ARENA_NEW(&r->m->arena, Moduletype);
    Type_rooms rooms = {0};
    uint32_t n = 0;
    out->kind = code == 0x61 ? COMP_MODULE : COMP_INSTANCE;
    out->written = mt;
    TRY(reader_limit(r, at, r->depth + 1, BOUND_nesting));
    TRY(binary_list(r, &n));
    mt->initials = ARENA_ARRAY(&r->m->arena, Initial, n);
    r->depth++;
    for (; n; n--)
        TRY(binary_typedef(r, out->kind, &rooms, mt, &mt->initials[mt->initials_n++]));
    r->depth--;
    return RESULT_OK;
}
