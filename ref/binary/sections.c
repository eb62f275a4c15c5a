/* binary/sections.c: the contents of the known sections (core/binary/modules). */
#include "binary/reader.h"

#include <inttypes.h>

Result binary_count_items(Reader *r, uint64_t before, Bound bound, uint32_t *out)
{
    const uint8_t *at = r->at;
    TRY(binary_list(r, out));
    return reader_limit(r, at, before + *out, bound);
}

void binary_initial(Reader *r, Initialkind kind, uint32_t x)
{
    Module *m = r->m;
    if (!module_linked(m))
        return;
    READER_ROOM(r, m->initials, m->initials_n, 1, r->rooms->initials);
    m->initials[m->initials_n++] = (Initial){kind, x};
}

/* binary-typesec; Btypesec */
static Result binary_typesec(Reader *r)
{
    Module *m = r->m;
    uint32_t n = 0;
    TRY(binary_count_items(r, m->rectypes_n, BOUND_types, &n));
    READER_ROOM(r, m->rectypes, m->rectypes_n, n, r->rooms->rectypes);
    for (; n; n--) {
        TRY(binary_rectype(r, &m->types_n, &m->rectypes[m->rectypes_n]));
        binary_initial(r, INITIAL_TYPE, m->rectypes_n++);
    }
    return RESULT_OK;
}

Result binary_count_item(Reader *r, const uint8_t *at, Externkind kind)
{
    Module *m = r->m;
    switch (kind) {
    case EXTERN_FUNC: return reader_limit(r, at, ++m->import_funcs, BOUND_functions);
    case EXTERN_TABLE: return reader_limit(r, at, ++m->import_tables, BOUND_tables);
    case EXTERN_MEM: return reader_limit(r, at, ++m->import_mems, BOUND_memories);
    case EXTERN_GLOBAL: return reader_limit(r, at, ++m->import_globals, BOUND_globals);
    case EXTERN_TAG: return reader_limit(r, at, ++m->import_tags, BOUND_tags);
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: break;
    }
    return RESULT_OK;
}

/* module-linking/Binary, Import Section updates: 0x00 0xff in the place of a second name. It is these two bytes, so that
   an empty name spelled otherwise is a name. */
static bool at_single_level(const Reader *r)
{
    return reader_left(r) >= 2 && r->at[0] == 0x00 && r->at[1] == 0xff;
}

/* binary-import; Bimport */
Result binary_import(Reader *r, Import *out)
{
    out->pos = reader_pos(r, r->at);
    TRY(binary_name(r, &out->module));
    if (at_single_level(r)) {
        if (!module_linked(r->m))
            return FAIL(r, r->at + 1, malformed_import_kind, "0xff, which needs %s",
                        feature_name(FEATURE_module_linking));
        out->single = true;
        out->name = out->module;
        out->module = bytes_of("");
        r->at += 2;
    } else {
        TRY(binary_name(r, &out->name));
    }
    return binary_externtype(r, &out->xt);
}

/* binary-importsec; Bimportsec */
static Result binary_importsec(Reader *r)
{
    Module *m = r->m;
    uint32_t n = 0;
    TRY(binary_count_items(r, m->imports_n, BOUND_imports, &n));
    READER_ROOM(r, m->imports, m->imports_n, n, r->rooms->imports);
    for (; n; n--) {
        const uint8_t *at = r->at;
        Import *import = &m->imports[m->imports_n];
        TRY(binary_import(r, import));
        TRY(binary_count_item(r, at, import->xt.kind));
        binary_initial(r, INITIAL_IMPORT, m->imports_n++);
    }
    return RESULT_OK;
}

/* binary-funcsec; Bfuncsec */
static Result binary_funcsec(Reader *r)
{
    Module *m = r->m;
    TRY(binary_count_items(r, m->import_funcs, BOUND_functions, &m->funcs_n));
    m->funcs = ARENA_ARRAY(&m->arena, Func, m->funcs_n);
    for (uint32_t i = 0; i < m->funcs_n; i++)
        TRY(binary_u32(r, &m->funcs[i].typeidx));
    return RESULT_OK;
}

/* binary-table; Btable */
static Result binary_table(Reader *r, Table *out)
{
    const uint8_t *at = r->at;
    out->pos = reader_pos(r, at);
    if (at == r->end || *at != 0x40)
        return binary_tabletype(r, &out->type);
    uint8_t zero = 0;
    r->at++;
    TRY(reader_gate(r, at, FEATURE_function_references));
    TRY(binary_byte(r, &zero));
    if (zero)
        return FAIL(r, r->at - 1, malformed_table, "0x%02x", zero);
    TRY(binary_tabletype(r, &out->type));
    return binary_expr(r, &out->init);
}

/* binary-tablesec; Btablesec */
static Result binary_tablesec(Reader *r)
{
    Module *m = r->m;
    TRY(binary_count_items(r, m->import_tables, BOUND_tables, &m->tables_n));
    m->tables = ARENA_ARRAY(&m->arena, Table, m->tables_n);
    for (uint32_t i = 0; i < m->tables_n; i++)
        TRY(binary_table(r, &m->tables[i]));
    return RESULT_OK;
}

/* binary-memsec, binary-mem; Bmemsec */
static Result binary_memsec(Reader *r)
{
    Module *m = r->m;
    TRY(binary_count_items(r, m->import_mems, BOUND_memories, &m->mems_n));
    m->mems = ARENA_ARRAY(&m->arena, Mem, m->mems_n);
    for (uint32_t i = 0; i < m->mems_n; i++) {
        m->mems[i].pos = reader_pos(r, r->at);
        TRY(binary_memtype(r, &m->mems[i].type));
    }
    return RESULT_OK;
}

/* binary-globalsec, binary-global; Bglobalsec */
static Result binary_globalsec(Reader *r)
{
    Module *m = r->m;
    TRY(binary_count_items(r, m->import_globals, BOUND_globals, &m->globals_n));
    m->globals = ARENA_ARRAY(&m->arena, Global, m->globals_n);
    for (uint32_t i = 0; i < m->globals_n; i++) {
        m->globals[i].pos = reader_pos(r, r->at);
        TRY(binary_globaltype(r, &m->globals[i].type));
        TRY(binary_expr(r, &m->globals[i].init));
    }
    return RESULT_OK;
}

/* binary-tagsec, binary-tag; Btagsec */
static Result binary_tagsec(Reader *r)
{
    Module *m = r->m;
    TRY(binary_count_items(r, m->import_tags, BOUND_tags, &m->tags_n));
    m->tags = ARENA_ARRAY(&m->arena, Tag, m->tags_n);
    for (uint32_t i = 0; i < m->tags_n; i++) {
        m->tags[i].pos = reader_pos(r, r->at);
        TRY(binary_tagtype(r, &m->tags[i].typeidx));
    }
    return RESULT_OK;
}

/* binary-externidx; Bexternidx */
static Result binary_externidx(Reader *r, Externkind *kind, uint32_t *x)
{
    const uint8_t *at = r->at;
    uint8_t byte = 0;
    TRY(binary_byte(r, &byte));
    if (byte > EXTERN_INSTANCE)
        return FAIL(r, at, malformed_export_kind, "0x%02x", byte);
    if (byte == EXTERN_TAG)
        TRY(reader_gate(r, at, FEATURE_exceptions));
    if (byte > EXTERN_TAG)
        TRY(reader_extension(r, at, FEATURE_module_linking, ERR_malformed_export_kind));
    *kind = (Externkind)byte;
    return binary_u32(r, x);
}

/* binary-export; Bexport */
Result binary_export(Reader *r, Export *out)
{
    out->pos = reader_pos(r, r->at);
    TRY(binary_name(r, &out->name));
    return binary_externidx(r, &out->kind, &out->x);
}

/* binary-exportsec; Bexportsec */
static Result binary_exportsec(Reader *r)
{
    Module *m = r->m;
    TRY(binary_count_items(r, 0, BOUND_exports, &m->exports_n));
    m->exports = ARENA_ARRAY(&m->arena, Export, m->exports_n);
    for (uint32_t i = 0; i < m->exports_n; i++)
        TRY(binary_export(r, &m->exports[i]));
    return RESULT_OK;
}

/* binary-startsec, binary-start; Bstartsec */
static Result binary_startsec(Reader *r)
{
    Module *m = r->m;
    m->has_start = true;
    m->start_pos = reader_pos(r, r->at);
    return binary_u32(r, &m->start);
}

/* Bit 1 of a segment's flags: the table index before its offset. */
static Result explicit_table(Reader *r, Elem *out)
{
    const uint8_t *at = r->at;
    out->explicit_table = true;
    TRY(binary_u32(r, &out->tableidx));
    return out->tableidx ? reader_gate(r, at, FEATURE_reference_types) : RESULT_OK;
}

/* binary-elemkind; Belemkind */
static Result binary_elemkind(Reader *r, Valtype *out)
{
    uint8_t kind = 0;
    TRY(binary_byte(r, &kind));
    if (kind)
        return FAIL(r, r->at - 1, malformed_element_kind, "0x%02x", kind);
    *out = REFTYPE(0, HT_FUNC);
    return RESULT_OK;
}

/* The elements: function indices, or expressions */
static Result binary_elemlist(Reader *r, Elem *out)
{
    TRY(binary_list(r, &out->n));
    if (!out->is_funcs) {
        out->items = ARENA_ARRAY(&r->m->arena, Expr, out->n);
        for (uint32_t i = 0; i < out->n; i++)
            TRY(binary_expr(r, &out->items[i]));
        return RESULT_OK;
    }
    out->funcs = ARENA_ARRAY(&r->m->arena, uint32_t, out->n);
    for (uint32_t i = 0; i < out->n; i++)
        TRY(binary_u32(r, &out->funcs[i]));
    return RESULT_OK;
}

/* binary-elem; Belem */
/* Flags: bit 0 passive or declarative, bit 1 names the table or says declarative, bit 2 expressions. Flags 0 and 4
   leave out the type as well as the table. */
static Result binary_elem(Reader *r, Elem *out)
{
    const uint8_t *at = r->at;
    uint32_t flags = 0;
    TRY(binary_u32(r, &flags));
    out->pos = reader_pos(r, at);
    if (flags > 7)
        return FAIL(r, at, malformed_elements_segment, "%" PRIu32, flags);
    if (flags & 1 || flags == 2)
        TRY(reader_gate(r, at, FEATURE_bulk_memory));
    if (flags & 4)
        TRY(reader_gate(r, at, FEATURE_reference_types));
    out->mode = !(flags & 1) ? SEGMENT_ACTIVE : flags & 2 ? SEGMENT_DECLARE : SEGMENT_PASSIVE;
    out->is_funcs = !(flags & 4);
    out->t = REFTYPE(!out->is_funcs, HT_FUNC);
    if (out->mode == SEGMENT_ACTIVE) {
        if (flags & 2)
            TRY(explicit_table(r, out));
        TRY(binary_expr(r, &out->offset));
    }
    if (flags & 3)
        TRY(out->is_funcs ? binary_elemkind(r, &out->t) : binary_reftype(r, &out->t));
    return binary_elemlist(r, out);
}

/* binary-elemsec; Belemsec */
static Result binary_elemsec(Reader *r)
{
    Module *m = r->m;
    TRY(binary_count_items(r, 0, BOUND_elem_segments, &m->elems_n));
    m->elems = ARENA_ARRAY(&m->arena, Elem, m->elems_n);
    for (uint32_t i = 0; i < m->elems_n; i++)
        TRY(binary_elem(r, &m->elems[i]));
    return RESULT_OK;
}

/* binary-datacntsec, binary-datacnt; Bdatacntsec */
static Result binary_datacntsec(Reader *r)
{
    r->m->has_datacount = true;
    return binary_u32(r, &r->m->datacount);
}

/* binary-data; Bdata */
static Result binary_data(Reader *r, Data *out)
{
    const uint8_t *at = r->at;
    uint32_t flags = 0, n = 0;
    TRY(binary_u32(r, &flags));
    out->pos = reader_pos(r, at);
    if (flags > 2)
        return FAIL(r, at, malformed_data_segment, "%" PRIu32, flags);
    if (flags)
        TRY(reader_gate(r, at, FEATURE_bulk_memory));
    out->mode = flags == 1 ? SEGMENT_PASSIVE : SEGMENT_ACTIVE;
    out->explicit_memory = flags == 2;
    at = r->at;
    if (out->explicit_memory)
        TRY(binary_u32(r, &out->memidx));
    if (out->memidx)
        TRY(reader_gate(r, at, FEATURE_multi_memory));
    if (out->mode == SEGMENT_ACTIVE)
        TRY(binary_expr(r, &out->offset));
    TRY(binary_list(r, &n));
    TRY(binary_bytes(r, n, &at));
    out->bytes = (Bytes){arena_copy(&r->m->arena, at, n), n};
    return RESULT_OK;
}

/* binary-datasec; Bdatasec */
/* Bmodule: a data count, if there is one, is the number of segments. */
static Result binary_datasec(Reader *r)
{
    Module *m = r->m;
    const uint8_t *at = r->at;
    TRY(binary_count_items(r, 0, BOUND_data_segments, &m->datas_n));
    if (m->has_datacount && m->datacount != m->datas_n)
        return FAIL(r, at, inconsistent_data_count, "data count %" PRIu32 ", %" PRIu32 " segments",
                    m->datacount, m->datas_n);
    m->datas = ARENA_ARRAY(&m->arena, Data, m->datas_n);
    for (uint32_t i = 0; i < m->datas_n; i++)
        TRY(binary_data(r, &m->datas[i]));
    return RESULT_OK;
}

/* binary-section; Bsection_ */
/* Contents shorter than the section's size are refused; that they are longer shows as an unexpected end. */
Result binary_section(Reader *r, Section section)
{
    static Result (*const readers[])(Reader *) = {
        [SECTION_TYPE] = binary_typesec,         [SECTION_IMPORT] = binary_importsec,
        [SECTION_INSTANCE] = binary_instancesec, [SECTION_ALIAS] = binary_aliassec,
        [SECTION_FUNCTION] = binary_funcsec,     [SECTION_TABLE] = binary_tablesec,
        [SECTION_MEMORY] = binary_memsec,        [SECTION_TAG] = binary_tagsec,
        [SECTION_GLOBAL] = binary_globalsec,     [SECTION_EXPORT] = binary_exportsec,
        [SECTION_START] = binary_startsec,       [SECTION_ELEMENT] = binary_elemsec,
        [SECTION_DATACOUNT] = binary_datacntsec, [SECTION_DATA] = binary_datasec};
    if (section == SECTION_TAG)
        TRY(reader_gate(r, r->at, FEATURE_exceptions));
    if (section == SECTION_DATACOUNT)
        TRY(reader_gate(r, r->at, FEATURE_bulk_memory));
    TRY(readers[section](r));
    return reader_at_end(r);
}

/* binary-codesec; Bmodule: as many code entries as functions */
Result binary_codecount(Reader *r, uint32_t *out)
{
    const uint8_t *at = r->at;
    TRY(binary_u32(r, out));
    if (*out != r->m->funcs_n)
        return FAIL(r, at, inconsistent_functions, "%" PRIu32 " functions, %" PRIu32 " bodies",
                    r->m->funcs_n, *out);
    return RESULT_OK;
}

/* binary-local; Blocals, and the sum of them so far in OUT->locals_n */
static Result binary_locals(Reader *r, Localrun *run, Func *out)
{
    const uint8_t *at = r->at;
    TRY(binary_u32(r, &run->n));
    out->locals_n += run->n;
    if (out->locals_n > UINT32_MAX)
        return FAIL(r, at, too_many_locals, "%" PRIu64, out->locals_n);
    return binary_valtype(r, &run->t);
}

/* binary-func; Bfunc */
static Result binary_func(Reader *r, Func *out)
{
    const uint8_t *at = r->at;
    TRY(binary_list(r, &out->runs_n));
    out->runs = ARENA_ARRAY(&r->m->arena, Localrun, out->runs_n);
    for (uint32_t i = 0; i < out->runs_n; i++)
        TRY(binary_locals(r, &out->runs[i], out));
    TRY(reader_limit(r, at, out->locals_n, BOUND_locals));
    return binary_expr(r, &out->body);
}

/* binary-code; Bcode, its size read before */
Result binary_code(Reader *r, uint32_t i)
{
    Func *func = &r->m->funcs[i];
    func->pos = reader_pos(r, r->at);
    func->size = reader_left(r);
    r->in_code = true;
    Result result = binary_func(r, func);
    if (!result)
        result = reader_at_end(r);
    if (result)
        r->failure->func = r->m->import_funcs + i;
    return result;
}
