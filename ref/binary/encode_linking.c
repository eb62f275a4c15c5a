/* binary/encode_linking.c: what module linking adds, to bytes (module-linking/Binary). */
#include "binary/binary.h"
#include "binary/writer.h"

#include "util/alloc.h"

#include <stdlib.h>

/* module-linking/Binary, alias */
static void encode_alias(Buffer *out, const Alias *alias)
{
    buffer_byte(out, alias->outer);
    if (alias->outer) {
        encode_uint(out, alias->count);
        buffer_byte(out, alias->is_type ? 0x07 : 0x05);
        encode_uint(out, alias->x);
    } else {
        encode_uint(out, alias->x);
        buffer_byte(out, (uint8_t)alias->kind);
        encode_name(out, alias->name);
    }
}

/* module-linking/Binary, instancedef */
static void encode_instance(Buffer *out, const Instance *instance)
{
    buffer_byte(out, 0x00);
    encode_uint(out, instance->module);
    encode_uint(out, instance->args_n);
    for (uint32_t i = 0; i < instance->args_n; i++)
        encode_export(out, &instance->args[i]);
}

/* module-linking/Binary, exporttype */
static void encode_exporttype(Buffer *out, const Exporttype *export)
{
    encode_name(out, export->name);
    encode_externtype(out, &export->xt);
}

/* module-linking/Binary, moduletype, instancetype */
void encode_moduletype(Buffer *out, const Comptype *ct)
{
    const Moduletype *mt = ct->written;
    buffer_byte(out, ct->kind == COMP_MODULE ? 0x61 : 0x62);
    encode_uint(out, mt->initials_n);
    for (uint32_t i = 0; i < mt->initials_n; i++) {
        uint32_t x = mt->initials[i].x;
        switch (mt->initials[i].kind) {
        case INITIAL_TYPE:
            buffer_byte(out, 0x01);
            encode_rectype(out, &mt->rectypes[x]);
            break;
        case INITIAL_IMPORT:
            buffer_byte(out, 0x02);
            encode_import(out, &mt->imports[x]);
            break;
        case INITIAL_EXPORT:
            buffer_byte(out, 0x07);
            encode_exporttype(out, &mt->exports[x]);
            break;
        case INITIAL_ALIAS:
            buffer_byte(out, 0x0f);
            encode_alias(out, &mt->aliases[x]);
            break;
        case INITIAL_MODULE:
        case INITIAL_INSTANCE: break; /* not in types */
        }
    }
}

/* module-linking/Binary, modulecode */
static void encode_modulecode(Buffer *out, const Module *m, bool names)
{
    Buffer code = {0};
    binary_encode(m, names, &code);
    encode_sized(out, &code);
    buffer_free(&code);
}

/* One initial definition as its section has it */
static void encode_initial(const Module *m, bool names, Initial initial, Buffer *out)
{
    switch (initial.kind) {
    case INITIAL_TYPE: encode_rectype(out, &m->rectypes[initial.x]); break;
    case INITIAL_IMPORT: encode_import(out, &m->imports[initial.x]); break;
    case INITIAL_MODULE: encode_modulecode(out, m->modules[initial.x], names); break;
    case INITIAL_INSTANCE: encode_instance(out, &m->instances[initial.x]); break;
    case INITIAL_ALIAS: encode_alias(out, &m->aliases[initial.x]); break;
    case INITIAL_EXPORT: break; /* in types only */
    }
}

/* The definitions from FROM on, all of one kind, up to END. */
static void encode_run(const Module *m, bool names, uint32_t from, uint32_t end, Buffer *scratch,
                       Buffer *out)
{
    static const uint8_t ids[INITIAL_EXPORT + 1] = {[INITIAL_TYPE] = 1,
                                                    [INITIAL_IMPORT] = 2,
                                                    [INITIAL_MODULE] = 14,
                                                    [INITIAL_INSTANCE] = 15,
                                                    [INITIAL_ALIAS] = 16};
    encode_uint(scratch, end - from);
    for (uint32_t i = from; i < end; i++)
        encode_initial(m, names, m->initials[i], scratch);
    encode_section(out, ids[m->initials[from].kind], scratch);
}

/* By where they stand among the initial definitions, and as they are in the module. */
static int compare_customs(const void *a, const void *b)
{
    const Custom *x = *(const Custom *const *)a, *y = *(const Custom *const *)b;
    if (x->initials != y->initials)
        return x->initials < y->initials ? -1 : 1;
    return x < y ? -1 : x > y;
}

/* The custom sections that stand among the initial definitions, in order; *N of them, for free. */
static const Custom **initial_customs(const Module *m, uint32_t *n)
{
    const Custom **customs = checked_calloc((size_t)m->customs_n + 1, sizeof *customs);
    *n = 0;
    for (uint32_t i = 0; i < m->customs_n; i++) {
        if (m->customs[i].place <= SECTION_ALIAS)
            customs[(*n)++] = &m->customs[i];
    }
    qsort(customs, *n, sizeof *customs, compare_customs);
    return customs;
}

void encode_initials(const Module *m, bool names, Buffer *scratch, Buffer *out)
{
    uint32_t customs_n = 0, custom = 0;
    const Custom **customs = initial_customs(m, &customs_n);
    for (uint32_t from = 0, end = 0; from < m->initials_n; from = end) {
        for (; custom < customs_n && customs[custom]->initials <= from; custom++)
            encode_custom(out, scratch, customs[custom]);
        uint32_t most = custom < customs_n && customs[custom]->initials < m->initials_n
                            ? customs[custom]->initials
                            : m->initials_n;
        for (end = from + 1; end < most && m->initials[end].kind == m->initials[from].kind;)
            end++;
        encode_run(m, names, from, end, scratch, out);
    }
    for (; custom < customs_n; custom++)
        encode_custom(out, scratch, customs[custom]);
    free(customs);
}
