/* binary/module.c: modules (core/binary/modules#binary-module), decoded unit by unit as bytes come.
 *
 * NON-SPEC: a unit is the magic number, the version, a section's id, its size, the contents of a section, or, in the code
 * section, the count, an entry's size and an entry. A unit is decoded when all of its bytes are there, out of the
 * caller's bytes where they hold it whole; only an unfinished one is kept. So what the chunks are makes no difference,
 * and memory is bounded by the bytes that came. */
#include "binary/binary.h"
#include "binary/reader.h"
#include "binary/writer.h"

#include "syntax/limits.h"
#include "util/alloc.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

typedef enum Unit {
    UNIT_MAGIC,
    UNIT_VERSION,
    UNIT_ID,
    UNIT_SIZE,
    UNIT_CONTENTS,
    UNIT_CODE_COUNT,
    UNIT_CODE_SIZE,
    UNIT_CODE
} Unit;

enum { LEB_U32 = 5 /* bytes of the longest u32 */ };

struct Decoder {
    Module *m;
    Features features;
    Failure failure; /* result RESULT_OK as long as there is none */
    Unit unit;
    uint64_t offset; /* of the unit's first byte */
    size_t need;     /* bytes that the unit takes, as far as is known; more than are pending */
    Buffer pending;  /* the unit's first bytes */
    Section section; /* the section being read, SECTION_FIRST for a custom one */
    Section last;    /* the last known section seen */
    uint64_t size_offset,
        section_end; /* of the section being read: offset of its size, of its end */
    bool has_code;
    uint32_t entries_n, entry; /* code section */
    uint32_t unit_size;        /* UNIT_CONTENTS, UNIT_CODE: declared */
    Custom *customs;
    size_t customs_n, customs_capacity;
    Scratch scratch;
};

Decoder *decoder_new(Features features)
{
    Decoder *d = checked_calloc(1, sizeof *d);
    d->m = module_new(features);
    d->features = features | FEATURE_BIT(core1);
    d->need = 4;
    return d;
}

void decoder_free(Decoder *d)
{
    if (!d)
        return;
    module_free(d->m);
    buffer_free(&d->pending);
    free(d->customs);
    free(d->scratch.in);
    free(d->scratch.nest);
    free(d);
}

/* Goes on to UNIT, of which at least NEED bytes are wanted. */
static void next_unit(Decoder *d, Unit unit, size_t need)
{
    d->unit = unit;
    d->need = need;
}

/* binary-magic, binary-version; Bmagic, Bversion */
static Result binary_preamble(Decoder *d, Reader *r)
{
    if (d->unit == UNIT_MAGIC) {
        if (memcmp(r->at, "\0asm", 4) != 0)
            return FAIL(r, r->at, magic_header, NULL);
        next_unit(d, UNIT_VERSION, 4);
    } else {
        if (memcmp(r->at, "\1\0\0\0", 4) != 0)
            return FAIL(r, r->at, binary_version, "%02x %02x %02x %02x", r->at[0], r->at[1],
                        r->at[2], r->at[3]);
        next_unit(d, UNIT_ID, 1);
    }
    r->at = r->end;
    return RESULT_OK;
}

/* binary-section: the id. Known sections stand at most once and in order. */
static Result binary_sectionid(Decoder *d, Reader *r)
{
    static const uint8_t order[] = {
        SECTION_FIRST,  SECTION_TYPE,   SECTION_IMPORT,    SECTION_FUNCTION, SECTION_TABLE,
        SECTION_MEMORY, SECTION_GLOBAL, SECTION_EXPORT,    SECTION_START,    SECTION_ELEMENT,
        SECTION_CODE,   SECTION_DATA,   SECTION_DATACOUNT, SECTION_TAG};
    uint8_t id = *r->at++;
    if (id >= sizeof order)
        return FAIL(r, r->at - 1, malformed_section_id, "%u", id);
    d->section = order[id];
    if (d->section != SECTION_FIRST && d->section <= d->last)
        return FAIL(r, r->at - 1, junk_after_last_section, "section %u out of order", id);
    if (d->section != SECTION_FIRST)
        d->last = d->section;
    next_unit(d, UNIT_SIZE, 1);
    return RESULT_OK;
}

/* binary-section: the size of the contents */
static Result binary_sectionsize(Decoder *d, Reader *r)
{
    d->size_offset = d->offset;
    TRY(binary_u32(r, &d->unit_size));
    d->section_end = reader_pos(r, r->at).offset + d->unit_size;
    if (d->section == SECTION_CODE)
        next_unit(d, UNIT_CODE_COUNT, 1);
    else
        next_unit(d, UNIT_CONTENTS, d->unit_size);
    return RESULT_OK;
}

/* The contents of any section but the code section */
static Result binary_contents(Decoder *d, Reader *r)
{
    if (d->section == SECTION_FIRST) {
        Custom custom = {0};
        TRY(binary_custom(r, d->last, &custom));
        PUSH(d->customs, d->customs_n, d->customs_capacity, custom);
        if (bytes_equal(custom.name, bytes_of("name")))
            binary_namesec(r, &custom);
    } else {
        TRY(binary_section(r, d->section));
    }
    next_unit(d, UNIT_ID, 1);
    return RESULT_OK;
}

/* binary-codesec: the next entry, or the end of the section, where all was read up to offset AT. */
static Result next_entry(Decoder *d, Reader *r)
{
    uint64_t at = reader_pos(r, r->at).offset;
    if (d->entry < d->entries_n)
        next_unit(d, UNIT_CODE_SIZE, 1);
    else if (at < d->section_end)
        return FAIL(r, r->at, section_size_mismatch, "%" PRIu64 " bytes too many",
                    d->section_end - at);
    else
        next_unit(d, UNIT_ID, 1);
    return RESULT_OK;
}

/* binary-code: the size of an entry, which must lie within the section */
static Result binary_codesize(Decoder *d, Reader *r)
{
    const uint8_t *at = r->at;
    TRY(binary_u32(r, &d->unit_size));
    uint64_t left = d->section_end - reader_pos(r, r->at).offset;
    if (d->unit_size > left) {
        Result result =
            FAIL(r, at, length_out_of_bounds,
                 "%" PRIu32 " bytes of code, %" PRIu64 " left in the section", d->unit_size, left);
        d->failure.func = d->m->import_funcs + d->entry;
        return result;
    }
    next_unit(d, UNIT_CODE, d->unit_size);
    return RESULT_OK;
}

/* Decodes the unit, whose bytes R has; r->at is then the first byte of the next. */
static Result decode_unit(Decoder *d, Reader *r)
{
    switch (d->unit) {
    case UNIT_MAGIC:
    case UNIT_VERSION: return binary_preamble(d, r);
    case UNIT_ID: return binary_sectionid(d, r);
    case UNIT_SIZE: return binary_sectionsize(d, r);
    case UNIT_CONTENTS: return binary_contents(d, r);
    case UNIT_CODE_COUNT:
        d->has_code = true;
        TRY(binary_codecount(r, &d->entries_n));
        return next_entry(d, r);
    case UNIT_CODE_SIZE: return binary_codesize(d, r);
    case UNIT_CODE: TRY(binary_code(r, d->entry++)); return next_entry(d, r);
    }
    return RESULT_OK;
}

/* How many of LEN bytes at AT the unit may read; 0 with need raised where more must come first. A LEB128 integer ends
   where its bytes say so, but not behind the code section if it stands there. */
static bool unit_ready(Decoder *d, const uint8_t *at, size_t len, size_t *size)
{
    bool leb = d->unit == UNIT_SIZE || d->unit == UNIT_CODE_COUNT || d->unit == UNIT_CODE_SIZE;
    *size = d->need;
    if (!leb)
        return len >= d->need;
    size_t most = LEB_U32;
    if (d->unit != UNIT_SIZE && d->section_end - d->offset < most)
        most = (size_t)(d->section_end - d->offset);
    for (*size = 0; *size < most; (*size)++) {
        if (*size == len) {
            d->need = len + 1;
            return false;
        }
        if (at[*size] < 0x80) {
            ++*size;
            break;
        }
    }
    return true;
}

/* Decodes the unit if it is whole in the LEN bytes at AT; sets *USED to how many it took. */
static Result try_unit(Decoder *d, const uint8_t *at, size_t len, bool *ready, size_t *used)
{
    size_t size = 0;
    *used = 0;
    *ready = unit_ready(d, at, len, &size);
    if (!*ready)
        return RESULT_OK;
    Reader r = {.at = at,
                .end = at + size,
                .start = at,
                .start_offset = d->offset,
                .m = d->m,
                .features = d->features,
                .failure = &d->failure,
                .scratch = &d->scratch};
    TRY(decode_unit(d, &r));
    *used = (size_t)(r.at - at);
    d->offset += *used;
    return RESULT_OK;
}

/* Moves bytes behind those pending until the unit has what it needs or there are no more. */
static void collect(Decoder *d, const uint8_t **at, size_t *len)
{
    size_t n = d->need - d->pending.len < *len ? d->need - d->pending.len : *len;
    buffer_bytes(&d->pending, *at, n);
    *at += n;
    *len -= n;
}

/* Decodes what is whole in the pending and the LEN bytes at AT, keeps the rest. */
static Result decode(Decoder *d, const uint8_t *at, size_t len)
{
    for (;;) {
        bool ready = false;
        size_t used = 0;
        if (d->pending.len) {
            collect(d, &at, &len);
            TRY(try_unit(d, d->pending.at, d->pending.len, &ready, &used));
            if (ready)
                d->pending.len = 0;
        } else {
            TRY(try_unit(d, at, len, &ready, &used));
            at += used;
            len -= used;
            if (!ready)
                collect(d, &at, &len);
        }
        if (!ready && !len)
            return RESULT_OK;
    }
}

/* NON-SPEC: a module of more bytes than the limit fails behind the last byte allowed, after what stands before it. */
static Result decode_within_limit(Decoder *d, const uint8_t *at, size_t len)
{
    uint64_t most = LIMIT_module_bytes, left = most - d->offset - d->pending.len;
    if (len <= left)
        return decode(d, at, len);
    TRY(decode(d, at, left));
    Reader r = {.start_offset = most, .failure = &d->failure};
    return reader_limit(&r, r.at, most + 1, BOUND_module_bytes);
}

Result decoder_feed(Decoder *d, const uint8_t *bytes, size_t len, Failure *failure)
{
    if (!d->failure.result && decode_within_limit(d, len ? bytes : (const uint8_t *)"", len))
        buffer_free(&d->pending);
    if (d->failure.result)
        *failure = d->failure;
    return d->failure.result;
}

/* Bmodule: what can only be told at the end. */
static Result finish(Decoder *d)
{
    Pos end = pos_binary(d->offset + d->pending.len);
    const Module *m = d->m;
    switch (d->unit) {
    case UNIT_ID: break;
    case UNIT_MAGIC:
    case UNIT_VERSION:
    case UNIT_SIZE: return fail(&d->failure, ERR_unexpected_end, end, NULL);
    case UNIT_CONTENTS:
    case UNIT_CODE_COUNT:
    case UNIT_CODE_SIZE:
    case UNIT_CODE:
        return fail(&d->failure, ERR_length_out_of_bounds, pos_binary(d->size_offset),
                    "section ends at %" PRIu64 ", the module at %" PRIu64, d->section_end,
                    end.offset);
    }
    if (!d->has_code && m->funcs_n)
        return fail(&d->failure, ERR_inconsistent_functions, end,
                    "%" PRIu32 " functions, no code section", m->funcs_n);
    if (d->last < SECTION_DATA && m->datacount)
        return fail(&d->failure, ERR_inconsistent_data_count, end,
                    "data count %" PRIu32 ", no data section", m->datacount);
    return RESULT_OK;
}

/* The custom section NAME if there is exactly one of that name. */
static Custom *only_custom(Decoder *d, const char *name)
{
    Custom *found = NULL;
    for (size_t i = 0; i < d->customs_n; i++) {
        if (!bytes_equal(d->customs[i].name, bytes_of(name)))
            continue;
        if (found)
            return NULL;
        found = &d->customs[i];
    }
    return found;
}

/* NON-SPEC: says of the name section whether encoding the names gives its bytes, where it stands. */
static void finish_names(Decoder *d)
{
    Custom *found = only_custom(d, "name");
    d->m->names_kept = true;
    if (!found || found->place != d->last)
        return;
    Buffer again = {0};
    encode_namedata(&again, &d->m->names, (Name){0});
    found->implied = again.len && bytes_equal((Bytes){again.at, again.len}, found->bytes);
    buffer_free(&again);
}

/* NON-SPEC: reads the branch hints, now that code is there, and says the same of their section, which must be the last
   before the code. */
static void finish_hints(Decoder *d)
{
    Custom *found = only_custom(d, HINT_SECTION);
    d->m->hints_kept = true;
    if (!found || found->place >= SECTION_CODE)
        return;
    binary_hintsec(d->m, found);
    if (!d->m->hints_n || (found + 1 < d->customs + d->customs_n && found[1].place < SECTION_CODE))
        return;
    Buffer again = {0};
    encode_hintdata(&again, d->m);
    found->implied = bytes_equal((Bytes){again.at, again.len}, found->bytes);
    buffer_free(&again);
}

Result decoder_finish(Decoder *d, Module **out, Failure *failure)
{
    *out = NULL;
    if (d->failure.result || finish(d)) {
        *failure = d->failure;
        return d->failure.result;
    }
    finish_names(d);
    finish_hints(d);
    Module *m = d->m;
    m->customs_n = (uint32_t)d->customs_n;
    m->customs = arena_copy(&m->arena, d->customs, d->customs_n * sizeof *d->customs);
    module_index(m);
    d->m = NULL;
    *out = m;
    return RESULT_OK;
}

Result binary_module(const uint8_t *bytes, size_t len, Features features, Module **out,
                     Failure *failure)
{
    Decoder *d = decoder_new(features);
    *out = NULL;
    Result result = decoder_feed(d, bytes, len, failure);
    if (!result)
        result = decoder_finish(d, out, failure);
    decoder_free(d);
    return result;
}
