/* binary/reader.h: what the parts of the decoder share. Internal to binary/.
 *
 * Readers take a Reader first, advance it past what they read and store that in *out. Where bytes end too early or are
 * malformed they fill the failure; what they have stored is then of no use. */
#ifndef TOUCHSTONE_BINARY_READER_H
#define TOUCHSTONE_BINARY_READER_H

#include "syntax/error.h"
#include "syntax/module.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* NON-SPEC: room used again by every expression, so that the arena gets arrays of the right length. */
typedef struct Scratch {
    Instr *in;
    size_t in_n, in_capacity;
    uint8_t *nest; /* one byte an open block: the opcode whose instructions are read there */
    size_t nest_n, nest_capacity;
} Scratch;

/* NON-SPEC: how many elements there is room for in the lists of a module that its initial sections add to. */
typedef struct Rooms {
    size_t initials, rectypes, imports, modules, instances, aliases;
} Rooms;

/* The bytes of one unit (a section's contents, a code entry), all of them there. */
typedef struct Reader {
    const uint8_t *at, *end;
    const uint8_t *start;  /* the unit's first byte, */
    uint64_t start_offset; /* which stands at this offset in the module */
    Module *m;
    Features features;
    Failure *failure;
    Scratch *scratch;
    Rooms *rooms;
    uint32_t depth; /* module-linking: how many modules and types this one is nested in */
    bool in_code;   /* within the code section: data indices need a data count */
} Reader;

/* The rows of limits.def. */
typedef enum Bound {
#define LIMIT_OF(id, value, what) BOUND_##id,
#include "syntax/limits.def"
#undef LIMIT_OF
} Bound;

/* The place of byte AT of the unit. */
static inline Pos reader_pos(const Reader *r, const uint8_t *at)
{
    return pos_binary(r->start_offset + (uint64_t)(at - r->start));
}

/* How many bytes the unit has left. */
static inline size_t reader_left(const Reader *r)
{
    return (size_t)(r->end - r->at);
}

/* Fails with ERR_<code> at the unit's byte AT; the rest is a printf format (or NULL) and its arguments. */
#define FAIL(r, at, code, ...) fail((r)->failure, ERR_##code, reader_pos((r), (at)), __VA_ARGS__)

/* NON-SPEC: fails at AT because FEATURE is switched off. */
Result reader_feature_off(Reader *r, const uint8_t *at, Feature feature) CHECKED;

/* NON-SPEC: fails at AT unless FEATURE, which no core version has, is switched on: as the core fails, with CODE.
   That it was needed is noted. */
Result reader_extension(Reader *r, const uint8_t *at, Feature feature, Errcode code) CHECKED;

/* NON-SPEC: fails at AT unless FEATURE is switched on; that it was needed is noted. */
CHECKED static inline Result reader_gate(Reader *r, const uint8_t *at, Feature feature)
{
    r->m->encoded |= UINT64_C(1) << feature;
    if (__builtin_expect((r->features >> feature & 1) != 0, 1))
        return RESULT_OK;
    return reader_feature_off(r, at, feature);
}

/* NON-SPEC: fails at AT if N exceeds the limit that BOUND names. */
Result reader_limit(Reader *r, const uint8_t *at, uint64_t n, Bound bound) CHECKED;

/* Fails unless every byte of the unit was read. */
Result reader_at_end(Reader *r) CHECKED;

/* binary-byte; Bbyte */
CHECKED static inline Result binary_byte(Reader *r, uint8_t *out)
{
    if (r->at == r->end)
        return FAIL(r, r->at, unexpected_end_of_section, NULL);
    *out = *r->at++;
    return RESULT_OK;
}

/* values.c */
Result binary_uint(Reader *r, int bits, uint64_t *out) CHECKED;
/* An offset or a bound of limits: binary-uint of 64 bits. NON-SPEC: without memory64 of 32 bits, as in core 2.0. */
Result binary_bound(Reader *r, uint64_t *out) CHECKED;
Result binary_sint(Reader *r, int bits, int64_t *out) CHECKED;
Result binary_float(Reader *r, int bits, uint64_t *out) CHECKED;
Result binary_bytes(Reader *r, size_t n, const uint8_t **out) CHECKED;
Result binary_name(Reader *r, Name *out) CHECKED;

/* binary-list: the number of elements. */
Result binary_list(Reader *r, uint32_t *out) CHECKED;

/* NON-SPEC: room for MORE elements of SIZE bytes behind the N ones of LIST, which is in the module's arena and has room
   for *ROOM. Returns the list, which may have moved; what is new in it is zero. */
void *reader_room(Reader *r, void *list, uint32_t n, uint32_t more, size_t *room, size_t size);

/* The same for LIST with the counter N. */
#define READER_ROOM(r, list, n, more, room)                                                        \
    ((list) = reader_room((r), (list), (n), (more), &(room), sizeof *(list)))

/* binary-uint of 32 bits, most often one byte. */
CHECKED static inline Result binary_u32(Reader *r, uint32_t *out)
{
    if (__builtin_expect(r->at < r->end && *r->at < 0x80, 1)) {
        *out = *r->at++;
        return RESULT_OK;
    }
    uint64_t n = 0;
    Result result = binary_uint(r, 32, &n);
    *out = (uint32_t)n;
    return result;
}

/* types.c */
Result binary_heaptype(Reader *r, bool null, Valtype *out) CHECKED;
Result binary_reftype(Reader *r, Valtype *out) CHECKED;
Result binary_valtype(Reader *r, Valtype *out) CHECKED;
/* Adds to *TYPES_N, the types of the index space. */
Result binary_rectype(Reader *r, uint32_t *types_n, Rectype *out) CHECKED;
Result binary_tagtype(Reader *r, uint32_t *out) CHECKED;
Result binary_globaltype(Reader *r, Globaltype *out) CHECKED;
Result binary_memtype(Reader *r, Memtype *out) CHECKED;
Result binary_tabletype(Reader *r, Tabletype *out) CHECKED;
Result binary_externtype(Reader *r, Externtype *out) CHECKED;
/* NON-SPEC: whether the next byte is the code of a type, not the start of a type index. */
bool reader_at_type(const Reader *r);

/* instr.c */
Result binary_expr(Reader *r, Expr *out) CHECKED;

/* sections.c: the contents of the known section SECTION; the code section is read by binary_code, entry by entry. */
Result binary_section(Reader *r, Section section) CHECKED;
Result binary_codecount(Reader *r, uint32_t *out) CHECKED;
/* The code of function I of those defined here. */
Result binary_code(Reader *r, uint32_t i) CHECKED;

/* binary-externidx behind a name: an export, or an argument of instantiate */
Result binary_export(Reader *r, Export *out) CHECKED;
/* binary-import */
Result binary_import(Reader *r, Import *out) CHECKED;
/* Counts an item of KIND that an import or alias at AT adds to its index space. */
Result binary_count_item(Reader *r, const uint8_t *at, Externkind kind) CHECKED;
/* How many items of a kind a section may define: *OUT of them at AT beside BEFORE other ones. */
Result binary_count_items(Reader *r, uint64_t before, Bound bound, uint32_t *out) CHECKED;
/* With module linking: definition X of KIND is the next of the initial definitions. */
void binary_initial(Reader *r, Initialkind kind, uint32_t x);

/* linking.c: what module linking adds */
/* CODE, which stands at AT, was read: 0x61 or 0x62. */
Result binary_moduletype(Reader *r, const uint8_t *at, uint8_t code, Comptype *out) CHECKED;
Result binary_instancesec(Reader *r) CHECKED;
Result binary_aliassec(Reader *r) CHECKED;

/* custom.c: the contents of a custom section that stands behind the known section PLACE. */
Result binary_custom(Reader *r, Section place, Custom *out) CHECKED;
/* Sets the module's names from CUSTOM, whose name is "name", if it is well-formed. */
void binary_namesec(Reader *r, const Custom *custom);
/* Sets the hints of M, which is whole, from CUSTOM, a branch hint section, if it is well-formed. */
void binary_hintsec(Module *m, const Custom *custom);

#endif
