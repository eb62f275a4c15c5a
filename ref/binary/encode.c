/* binary/encode.c: module record to bytes (core/binary/modules, core/binary/values). */
#include "binary/binary.h"
#include "binary/writer.h"

/* binary-uint */
void encode_uint(Buffer *out, uint64_t n)
{
    for (; n >= 0x80; n >>= 7)
        buffer_byte(out, (uint8_t)(n | 0x80));
    buffer_byte(out, (uint8_t)n);
}

/* binary-sint; bits shifted in are copies of the sign */
void encode_sint(Buffer *out, int64_t n)
{
    for (; n < -0x40 || n >= 0x40; n >>= 7)
        buffer_byte(out, (uint8_t)((n & 0x7F) | 0x80));
    buffer_byte(out, n & 0x7F);
}

/* binary-float */
void encode_float(Buffer *out, int n, uint64_t bits)
{
    for (int i = 0; i < n; i++)
        buffer_byte(out, (uint8_t)(bits >> (8 * i)));
}

/* binary-name */
void encode_name(Buffer *out, Name name)
{
    encode_uint(out, name.len);
    buffer_bytes(out, name.at, name.len);
}

void encode_sized(Buffer *out, Buffer *contents)
{
    encode_uint(out, contents->len);
    buffer_bytes(out, contents->at, contents->len);
    contents->len = 0;
}

/* binary-typesec */
static void encode_typesec(const Module *m, Buffer *out)
{
    encode_uint(out, m->rectypes_n);
    for (uint32_t i = 0; i < m->rectypes_n; i++)
        encode_rectype(out, &m->rectypes[i]);
}

/* binary-import; module-linking/Binary, Import Section updates: one name or two */
void encode_import(Buffer *out, const Import *import)
{
    if (import->single) {
        encode_name(out, import->name);
        buffer_bytes(out, "\x00\xff", 2);
    } else {
        encode_name(out, import->module);
        encode_name(out, import->name);
    }
    encode_externtype(out, &import->xt);
}

/* binary-importsec */
static void encode_importsec(const Module *m, Buffer *out)
{
    encode_uint(out, m->imports_n);
    for (uint32_t i = 0; i < m->imports_n; i++)
        encode_import(out, &m->imports[i]);
}

/* binary-funcsec */
static void encode_funcsec(const Module *m, Buffer *out)
{
    encode_uint(out, m->funcs_n);
    for (uint32_t i = 0; i < m->funcs_n; i++)
        encode_uint(out, m->funcs[i].typeidx);
}

/* binary-tablesec */
static void encode_tablesec(const Module *m, Buffer *out)
{
    encode_uint(out, m->tables_n);
    for (uint32_t i = 0; i < m->tables_n; i++) {
        const Table *table = &m->tables[i];
        if (table->init.n)
            buffer_bytes(out, "\x40\0", 2);
        encode_tabletype(out, table->type);
        encode_expr(out, &table->init);
    }
}

/* binary-memsec */
static void encode_memsec(const Module *m, Buffer *out)
{
    encode_uint(out, m->mems_n);
    for (uint32_t i = 0; i < m->mems_n; i++)
        encode_memtype(out, m->mems[i].type);
}

/* binary-tagsec */
static void encode_tagsec(const Module *m, Buffer *out)
{
    encode_uint(out, m->tags_n);
    for (uint32_t i = 0; i < m->tags_n; i++) {
        buffer_byte(out, 0x00);
        encode_uint(out, m->tags[i].typeidx);
    }
}

/* binary-globalsec */
static void encode_globalsec(const Module *m, Buffer *out)
{
    encode_uint(out, m->globals_n);
    for (uint32_t i = 0; i < m->globals_n; i++) {
        encode_globaltype(out, m->globals[i].type);
        encode_expr(out, &m->globals[i].init);
    }
}

/* binary-export */
void encode_export(Buffer *out, const Export *export)
{
    encode_name(out, export->name);
    buffer_byte(out, (uint8_t) export->kind);
    encode_uint(out, export->x);
}

/* binary-exportsec */
static void encode_exportsec(const Module *m, Buffer *out)
{
    encode_uint(out, m->exports_n);
    for (uint32_t i = 0; i < m->exports_n; i++)
        encode_export(out, &m->exports[i]);
}

/* binary-startsec */
static void encode_startsec(const Module *m, Buffer *out)
{
    encode_uint(out, m->start);
}

/* binary-elem: flags 0 and 4 where table and type are those that go without saying */
static void encode_elem(Buffer *out, const Elem *elem)
{
    bool passive = elem->mode != SEGMENT_ACTIVE;
    bool plain = elem->is_funcs || valtype_equal(elem->t, REFTYPE(1, HT_FUNC));
    bool named = !passive && (elem->explicit_table || elem->tableidx || !plain);
    unsigned flags = (passive ? 1 : 0) | (named || elem->mode == SEGMENT_DECLARE ? 2 : 0) |
                     (elem->is_funcs ? 0 : 4);
    encode_uint(out, flags);
    if (named)
        encode_uint(out, elem->tableidx);
    if (!passive)
        encode_expr(out, &elem->offset);
    if (flags & 3 && elem->is_funcs)
        buffer_byte(out, 0x00);
    else if (flags & 3)
        encode_valtype(out, elem->t);
    encode_uint(out, elem->n);
    for (uint32_t i = 0; i < elem->n; i++) {
        if (elem->is_funcs)
            encode_uint(out, elem->funcs[i]);
        else
            encode_expr(out, &elem->items[i]);
    }
}

/* binary-elemsec */
static void encode_elemsec(const Module *m, Buffer *out)
{
    encode_uint(out, m->elems_n);
    for (uint32_t i = 0; i < m->elems_n; i++)
        encode_elem(out, &m->elems[i]);
}

/* binary-datacntsec */
static void encode_datacntsec(const Module *m, Buffer *out)
{
    encode_uint(out, m->datas_n);
}

/* binary-local */
void encode_locals(Buffer *out, const Func *func)
{
    encode_uint(out, func->runs_n);
    for (uint32_t i = 0; i < func->runs_n; i++) {
        encode_uint(out, func->runs[i].n);
        encode_valtype(out, func->runs[i].t);
    }
}

/* binary-code */
static void encode_code(Buffer *out, Buffer *scratch, const Func *func)
{
    encode_locals(scratch, func);
    encode_expr(scratch, &func->body);
    encode_sized(out, scratch);
}

/* binary-codesec */
static void encode_codesec(const Module *m, Buffer *out)
{
    Buffer scratch = {0};
    encode_uint(out, m->funcs_n);
    for (uint32_t i = 0; i < m->funcs_n; i++)
        encode_code(out, &scratch, &m->funcs[i]);
    buffer_free(&scratch);
}

/* binary-datasec */
static void encode_datasec(const Module *m, Buffer *out)
{
    encode_uint(out, m->datas_n);
    for (uint32_t i = 0; i < m->datas_n; i++) {
        const Data *data = &m->datas[i];
        bool passive = data->mode != SEGMENT_ACTIVE;
        bool named = !passive && (data->explicit_memory || data->memidx);
        encode_uint(out, passive ? 1 : named ? 2 : 0);
        if (named)
            encode_uint(out, data->memidx);
        if (!passive)
            encode_expr(out, &data->offset);
        encode_name(out, data->bytes);
    }
}

/* $dataidx_funcs: whether a data index occurs in a function, so that Bmodule wants a data count. */
static bool uses_data(const Module *m)
{
    for (uint32_t i = 0; i < m->funcs_n; i++) {
        const Expr *body = &m->funcs[i].body;
        for (uint32_t k = 0; k < body->n; k++) {
            Imm imm = oprows[body->in[k].op].imm;
            if (imm == IMM_dataidx || imm == IMM_memidx_dataidx || imm == IMM_typeidx_dataidx)
                return true;
        }
    }
    return false;
}

/* binary-section */
void encode_section(Buffer *out, uint8_t id, Buffer *contents)
{
    buffer_byte(out, id);
    encode_sized(out, contents);
}

/* Whether a section has anything to say. */
static bool is_wanted(const Module *m, Section section)
{
    switch (section) {
    case SECTION_TYPE: return m->rectypes_n;
    case SECTION_IMPORT: return m->imports_n;
    case SECTION_FUNCTION:
    case SECTION_CODE: return m->funcs_n;
    case SECTION_TABLE: return m->tables_n;
    case SECTION_MEMORY: return m->mems_n;
    case SECTION_TAG: return m->tags_n;
    case SECTION_GLOBAL: return m->globals_n;
    case SECTION_EXPORT: return m->exports_n;
    case SECTION_START: return m->has_start;
    case SECTION_ELEMENT: return m->elems_n;
    case SECTION_DATACOUNT: return m->has_datacount || uses_data(m);
    case SECTION_DATA: return m->datas_n;
    case SECTION_MODULE:
    case SECTION_INSTANCE:
    case SECTION_ALIAS: /* those are among the initial definitions, which have an order of their own */
    case SECTION_FIRST:
    case SECTION_LAST: break;
    }
    return false;
}

/* The known section SECTION, if it has anything to say. */
static void encode_known(const Module *m, Section section, Buffer *scratch, Buffer *out)
{
    static const struct {
        uint8_t id;
        void (*encode)(const Module *, Buffer *);
    } sections[] = {
        [SECTION_TYPE] = {1, encode_typesec},          [SECTION_IMPORT] = {2, encode_importsec},
        [SECTION_FUNCTION] = {3, encode_funcsec},      [SECTION_TABLE] = {4, encode_tablesec},
        [SECTION_MEMORY] = {5, encode_memsec},         [SECTION_TAG] = {13, encode_tagsec},
        [SECTION_GLOBAL] = {6, encode_globalsec},      [SECTION_EXPORT] = {7, encode_exportsec},
        [SECTION_START] = {8, encode_startsec},        [SECTION_ELEMENT] = {9, encode_elemsec},
        [SECTION_DATACOUNT] = {12, encode_datacntsec}, [SECTION_CODE] = {10, encode_codesec},
        [SECTION_DATA] = {11, encode_datasec}};
    if (!sections[section].encode || !is_wanted(m, section))
        return;
    sections[section].encode(m, scratch);
    encode_section(out, sections[section].id, scratch);
}

/* binary-customsec */
void encode_custom(Buffer *out, Buffer *scratch, const Custom *custom)
{
    encode_name(scratch, custom->name);
    buffer_bytes(scratch, custom->bytes.at, custom->bytes.len);
    encode_section(out, 0, scratch);
}

/* Those of place PLACE */
static void encode_customs(const Module *m, Section place, Buffer *scratch, Buffer *out)
{
    for (uint32_t i = 0; i < m->customs_n; i++) {
        if (m->customs[i].place == place)
            encode_custom(out, scratch, &m->customs[i]);
    }
}

/* The name section, unless there are no names. */
static void encode_namesec(const Module *m, Buffer *scratch, Buffer *out)
{
    encode_name(scratch, bytes_of("name"));
    size_t empty = scratch->len;
    encode_namedata(scratch, &m->names, m->id);
    if (scratch->len > empty)
        encode_section(out, 0, scratch);
    scratch->len = 0;
}

/* The branch hint section, unless there are no hints. */
static void encode_hintsec(const Module *m, Buffer *scratch, Buffer *out)
{
    if (!m->hints_n)
        return;
    encode_name(scratch, bytes_of(HINT_SECTION));
    encode_hintdata(scratch, m);
    encode_section(out, 0, scratch);
}

/* binary-module; Bmodule */
void binary_encode(const Module *m, bool names, Buffer *out)
{
    Buffer scratch = {0};
    Section section = SECTION_TYPE;
    if (m->image.len) {
        buffer_bytes(out, m->image.at, m->image.len);
        return;
    }
    buffer_bytes(out, "\0asm\1\0\0\0", 8);
    if (m->initials_n) {
        encode_initials(m, names, &scratch, out);
        section = SECTION_FUNCTION;
    } else {
        encode_customs(m, SECTION_FIRST, &scratch, out);
    }
    for (; section < SECTION_LAST; section++) {
        encode_known(m, section, &scratch, out);
        encode_customs(m, section, &scratch, out);
        if (section == SECTION_DATACOUNT && !m->hints_kept)
            encode_hintsec(m, &scratch, out);
    }
    if (names && !m->names_kept)
        encode_namesec(m, &scratch, out);
    encode_customs(m, SECTION_LAST, &scratch, out);
    buffer_free(&scratch);
}
