/* binary/custom.c: custom sections and the name section (core/binary/modules, core/appendix/custom). */
#include "binary/reader.h"

#include "util/alloc.h"

#include <stdlib.h>

/* binary-customsec, binary-custom; Bcustom */
/* The name, and whatever follows, copied into the module. */
Result binary_custom(Reader *r, Section place, Custom *out)
{
    out->place = (uint8_t)place;
    out->initials = place <= SECTION_ALIAS ? r->m->initials_n : 0;
    out->pos = reader_pos(r, r->at);
    TRY(binary_name(r, &out->name));
    size_t n = reader_left(r);
    const uint8_t *at = NULL;
    TRY(binary_bytes(r, n, &at));
    out->bytes = (Bytes){arena_copy(&r->m->arena, at, n), n};
    return RESULT_OK;
}

/* Index I of a map whose last index was *LAST: indices ascend. */
static Result binary_nextidx(Reader *r, bool first, uint32_t *x)
{
    const uint8_t *at = r->at;
    uint32_t last = *x;
    TRY(binary_u32(r, x));
    if (!first && *x <= last)
        return FAIL(r, at, section_size_mismatch, "name indices do not ascend");
    return RESULT_OK;
}

/* binary-namemap */
static Result binary_namemap(Reader *r, Namemap *out)
{
    TRY(binary_list(r, &out->n));
    out->names = ARENA_ARRAY(&r->m->arena, Nameassoc, out->n);
    uint32_t x = 0;
    for (uint32_t i = 0; i < out->n; i++) {
        TRY(binary_nextidx(r, i == 0, &x));
        out->names[i].x = x;
        TRY(binary_name(r, &out->names[i].name));
    }
    return RESULT_OK;
}

/* binary-indirectnamemap */
static Result binary_indirectnamemap(Reader *r, Indirectnamemap *out)
{
    TRY(binary_list(r, &out->n));
    out->maps = ARENA_ARRAY(&r->m->arena, Indirectnameassoc, out->n);
    uint32_t x = 0;
    for (uint32_t i = 0; i < out->n; i++) {
        TRY(binary_nextidx(r, i == 0, &x));
        out->maps[i].x = x;
        TRY(binary_namemap(r, &out->maps[i].names));
    }
    return RESULT_OK;
}

/* The contents of subsection ID. NON-SPEC: 3 and 5 to 9 are those of the extended name section that tools write; 12 and
   13 are those of module linking, see linking/CHOICES.md, names; ids that nobody knows are skipped. */
static Result binary_namedata(Reader *r, uint8_t id, Names *out)
{
    if (id > 11 && !module_linked(r->m))
        id = UINT8_MAX;
    switch (id) {
    case 0: out->has_module = true; return binary_name(r, &out->module);
    case 1: return binary_namemap(r, &out->funcs);
    case 2: return binary_indirectnamemap(r, &out->locals);
    case 3: return binary_indirectnamemap(r, &out->labels);
    case 4: return binary_namemap(r, &out->types);
    case 5: return binary_namemap(r, &out->tables);
    case 6: return binary_namemap(r, &out->mems);
    case 7: return binary_namemap(r, &out->globals);
    case 8: return binary_namemap(r, &out->elems);
    case 9: return binary_namemap(r, &out->datas);
    case 10: return binary_indirectnamemap(r, &out->fields);
    case 11: return binary_namemap(r, &out->tags);
    case 12: return binary_namemap(r, &out->modules);
    case 13: return binary_namemap(r, &out->instances);
    default: r->at = r->end; return RESULT_OK;
    }
}

/* binary-namesubsection; *LEAST is the smallest id that may come next: ids ascend */
static Result binary_namesubsection(Reader *r, int *least, Names *out)
{
    const uint8_t *start = r->at, *at = NULL;
    uint8_t id = 0;
    uint32_t size = 0;
    TRY(binary_byte(r, &id));
    TRY(binary_list(r, &size));
    TRY(binary_bytes(r, size, &at));
    if (id < *least)
        return FAIL(r, start, section_size_mismatch, "name subsections out of order");
    *least = id + 1;
    Reader sub = *r;
    sub.at = at;
    sub.end = r->at;
    TRY(binary_namedata(&sub, id, out));
    return reader_at_end(&sub);
}

/* binary-namesec */
/* A section that is not well-formed is ignored as a whole: errors in custom sections must not fail the module. */
void binary_namesec(Reader *r, const Custom *custom)
{
    Failure ignored;
    Reader names = *r;
    names.failure = &ignored;
    names.start = names.at = custom->bytes.at;
    names.end = custom->bytes.at + custom->bytes.len;
    Names out = {0};
    int least = 0;
    while (names.at < names.end) {
        if (binary_namesubsection(&names, &least, &out))
            return;
    }
    r->m->names = out;
}

/* NON-SPEC: the instruction of FUNC at this offset from the first byte of its locals: only if and br_if may be hinted. */
static Result hinted_instr(Reader *r, const Func *func, uint32_t offset, uint32_t *out)
{
    uint64_t pos = func->pos.offset + offset;
    uint32_t low = 0, high = func->body.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (func->body.in[middle].pos < pos)
            low = middle + 1;
        else
            high = middle;
    }
    const Instr *in = &func->body.in[low];
    if (low == func->body.n || in->pos != pos || (in->op != OP_if && in->op != OP_br_if))
        return FAIL(r, r->at, branch_hint_target, NULL);
    *out = low;
    return RESULT_OK;
}

typedef struct Hintlist {
    Branchhint *at;
    size_t n, capacity;
} Hintlist;

/* The hints of one function: codemetadatafunc of the code metadata format. */
static Result binary_hintfunc(Reader *r, uint32_t x, Hintlist *out)
{
    const Module *m = r->m;
    uint32_t n = 0, offset = 0;
    if (x < m->import_funcs || x - m->import_funcs >= m->funcs_n)
        return FAIL(r, r->at, branch_hint_target, NULL);
    TRY(binary_list(r, &n));
    for (uint32_t i = 0; i < n; i++) {
        Branchhint hint = {.func = x};
        uint32_t size = 0;
        uint8_t value = 0;
        TRY(binary_nextidx(r, i == 0, &offset));
        TRY(hinted_instr(r, &m->funcs[x - m->import_funcs], offset, &hint.in));
        TRY(binary_u32(r, &size));
        TRY(binary_byte(r, &value));
        if (size != 1 || value > 1)
            return FAIL(r, r->at, branch_hint_malformed, NULL);
        hint.likely = value;
        PUSH(out->at, out->n, out->capacity, hint);
    }
    return RESULT_OK;
}

/* The contents of the section: codemetadata. */
static Result binary_hintdata(Reader *r, Hintlist *out)
{
    uint32_t n = 0, x = 0;
    TRY(binary_list(r, &n));
    for (uint32_t i = 0; i < n; i++) {
        TRY(binary_nextidx(r, i == 0, &x));
        TRY(binary_hintfunc(r, x, out));
    }
    return reader_at_end(r);
}

/* NON-SPEC: the core specification leaves branch hints to the code metadata format (metadata/code/binary). A section
   that is not well-formed is ignored as a whole. */
void binary_hintsec(Module *m, const Custom *custom)
{
    Failure ignored;
    Hintlist hints = {0};
    const uint8_t *at = custom->bytes.at;
    Reader r = {.at = at,
                .end = at + custom->bytes.len,
                .start = at,
                .m = m,
                .features = m->features,
                .failure = &ignored};
    if (binary_hintdata(&r, &hints) == RESULT_OK) {
        m->hints_n = (uint32_t)hints.n;
        m->hints = arena_copy(&m->arena, hints.at, hints.n * sizeof *hints.at);
    }
    free(hints.at);
}
