/* binary/module.c: modules (core/binary/modules#binary-module), decoded unit by unit as bytes come.
 *
 * NON-SPEC: a unit is the magic number, the version, a section's id, its size, the contents of a section, or, in the code
 * and module sections, the count, an entry's size and an entry of code. A unit is decoded when all of its bytes are there,
 * out of the caller's bytes where they hold it whole; only an unfinished one is kept. So what the chunks are makes no
 * difference, and memory is bounded by the bytes that came. A nested module's units come like any others: the modules that
 * are open form a list, the innermost first. */
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
    UNIT_COUNT,
    UNIT_ENTRY_SIZE,
    UNIT_CODE
} Unit;

enum { LEB_U32 = 5 /* bytes of the longest u32 */ };

/* A module that is being read. */
typedef struct Level {
    struct Level *outer; /* the module that it is nested in; NULL for the outermost */
    Module *m;
    uint64_t end; /* offset of its end; UINT64_MAX for the outermost, which ends with the bytes */
    Section section; /* the section being read, SECTION_FIRST for a custom one */
    Section last;    /* the last known section seen */
    bool linking;    /* module-linking: a module or instance section was seen */
    bool core_order; /* sections stand as they may without module linking */
    uint64_t size_offset,
        section_end; /* of the section being read: offset of its size, of its end */
    bool has_code;
    uint32_t entries_n, entry; /* code or module section */
    Custom *customs;
    size_t customs_n, customs_capacity;
    Rooms rooms;
} Level;

struct Decoder {
    Level *level;              /* the innermost */
    uint32_t depth, modules_n; /* how deep that is nested; nested modules in all */
    Features features;
    Failure failure; /* result RESULT_OK as long as there is none */
    Unit unit;
    uint64_t offset;    /* of the unit's first byte */
    size_t need;        /* bytes that the unit takes, as far as is known; more than are pending */
    Buffer pending;     /* the unit's first bytes */
    uint32_t unit_size; /* UNIT_CONTENTS, UNIT_CODE: declared */
    Scratch scratch;
    Decoder_hooks hooks;
};

/* Goes on to UNIT, of which at least NEED bytes are wanted. */
static void next_unit(Decoder *d, Unit unit, size_t need)
{
    d->unit = unit;
    d->need = need;
}

/* A module begins, whose last byte stands before offset END. */
static void open_level(Decoder *d, uint64_t end)
{
    Level *level = checked_calloc(1, sizeof *level);
    level->m = module_new(d->features);
    level->end = end;
    level->core_order = true;
    level->outer = d->level;
    level->m->parent = d->level ? d->level->m : NULL;
    d->level = level;
    next_unit(d, UNIT_MAGIC, 4);
}

/* Takes the innermost module out of the list; the caller owns it. */
static Module *close_level(Decoder *d)
{
    Level *level = d->level;
    Module *m = level->m;
    d->level = level->outer;
    free(level->customs);
    free(level);
    return m;
}

Decoder *decoder_new(Features features)
{
    Decoder *d = checked_calloc(1, sizeof *d);
    d->features = features;
    open_level(d, UINT64_MAX);
    return d;
}

void decoder_hooks(Decoder *d, const Decoder_hooks *hooks)
{
    d->hooks = *hooks;
}

static const Level *outermost(const Decoder *d)
{
    const Level *level = d->level;
    while (level->outer)
        level = level->outer;
    return level;
}

uint64_t decoder_offset(const Decoder *d)
{
    return d->offset;
}

Module *decoder_module(const Decoder *d)
{
    return outermost(d)->m;
}

void decoder_free(Decoder *d)
{
    if (!d)
        return;
    while (d->level)
        module_free(close_level(d));
    buffer_free(&d->pending);
    free(d->scratch.in);
    free(d->scratch.nest);
    free(d);
}

/* binary-magic, binary-version; Bmagic, Bversion */
static Result binary_preamble(Decoder *d, Reader *r)
{
    if (reader_left(r) < 4)
        return FAIL(r, r->end, unexpected_end, NULL);
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

/* module-linking/Explainer#binary-format-considerations */
/* Type, import, module, instance and alias sections stand in any order, any number of times, but no import section behind
   a module or instance section. */
static Result initial_section(Level *level, Reader *r, Section section)
{
    if (section == SECTION_IMPORT && level->linking)
        return FAIL(r, r->at - 1, import_after_linking, NULL);
    level->linking |= section == SECTION_MODULE || section == SECTION_INSTANCE;
    level->core_order &= section <= SECTION_IMPORT && section > level->last;
    level->last = section;
    return RESULT_OK;
}

/* binary-section: the id. Known sections stand at most once and in order; of those up to the alias section that holds
   without module linking only. */
static Result binary_sectionid(Decoder *d, Reader *r)
{
    static const uint8_t order[] = {
        SECTION_FIRST,    SECTION_TYPE,   SECTION_IMPORT,    SECTION_FUNCTION, SECTION_TABLE,
        SECTION_MEMORY,   SECTION_GLOBAL, SECTION_EXPORT,    SECTION_START,    SECTION_ELEMENT,
        SECTION_CODE,     SECTION_DATA,   SECTION_DATACOUNT, SECTION_TAG,      SECTION_MODULE,
        SECTION_INSTANCE, SECTION_ALIAS};
    Level *level = d->level;
    uint8_t id = *r->at++;
    if (id >= sizeof order)
        return FAIL(r, r->at - 1, malformed_section_id, "%u", id);
    Section section = level->section = order[id];
    next_unit(d, UNIT_SIZE, 1);
    if (section == SECTION_FIRST)
        return RESULT_OK;
    if (section >= SECTION_MODULE && section <= SECTION_ALIAS)
        TRY(reader_extension(r, r->at - 1, FEATURE_module_linking, ERR_malformed_section_id));
    if (module_linked(level->m) && section <= SECTION_ALIAS && level->last <= SECTION_ALIAS)
        return initial_section(level, r, section);
    if (section <= level->last)
        return FAIL(r, r->at - 1, junk_after_last_section, "section %u out of order", id);
    level->last = section;
    return RESULT_OK;
}

/* binary-section: the size of the contents */
static Result binary_sectionsize(Decoder *d, Reader *r)
{
    Level *level = d->level;
    const uint8_t *at = r->at;
    level->size_offset = d->offset;
    TRY(binary_u32(r, &d->unit_size));
    level->section_end = reader_pos(r, r->at).offset + d->unit_size;
    if (level->section_end > level->end)
        return FAIL(r, at, length_out_of_bounds,
                    "section ends at %" PRIu64 ", the module at %" PRIu64, level->section_end,
                    level->end);
    if (level->section == SECTION_CODE || level->section == SECTION_MODULE)
        next_unit(d, UNIT_COUNT, 1);
    else
        next_unit(d, UNIT_CONTENTS, d->unit_size);
    return RESULT_OK;
}

/* The contents of any section but the code and module sections */
static Result binary_contents(Decoder *d, Reader *r)
{
    Level *level = d->level;
    if (level->section == SECTION_FIRST) {
        Custom custom = {0};
        TRY(binary_custom(r, level->last, &custom));
        PUSH(level->customs, level->customs_n, level->customs_capacity, custom);
        if (bytes_equal(custom.name, bytes_of("name")))
            binary_namesec(r, &custom);
    } else {
        TRY(binary_section(r, level->section));
    }
    next_unit(d, UNIT_ID, 1);
    return RESULT_OK;
}

/* binary-codesec, module-linking/Binary modulesec: the next entry, or the end of the section, where all was read up to
   offset AT. */
static Result next_entry(Decoder *d, uint64_t at)
{
    const Level *level = d->level;
    if (level->entry < level->entries_n)
        next_unit(d, UNIT_ENTRY_SIZE, 1);
    else if (at < level->section_end)
        return fail(&d->failure, ERR_section_size_mismatch, pos_binary(at),
                    "%" PRIu64 " bytes too many", level->section_end - at);
    else
        next_unit(d, UNIT_ID, 1);
    return RESULT_OK;
}

/* module-linking/Binary, modulesec: the number of nested modules */
static Result binary_modulecount(Level *level, Reader *r)
{
    const uint8_t *at = r->at;
    TRY(binary_u32(r, &level->entries_n));
    uint64_t left = level->section_end - reader_pos(r, r->at).offset;
    if (level->entries_n > left)
        return FAIL(r, at, unexpected_end_of_section, "list of %" PRIu32 ", %" PRIu64 " bytes left",
                    level->entries_n, left);
    return RESULT_OK;
}

/* The number of entries of the code or module section */
static Result binary_count(Decoder *d, Reader *r)
{
    Level *level = d->level;
    level->entry = 0;
    if (level->section == SECTION_CODE) {
        level->has_code = true;
        TRY(binary_codecount(r, &level->entries_n));
    } else {
        TRY(binary_modulecount(level, r));
    }
    return next_entry(d, reader_pos(r, r->at).offset);
}

/* binary-code: the size of an entry, which must lie within the section */
static Result binary_codesize(Decoder *d, Reader *r)
{
    const Level *level = d->level;
    const uint8_t *at = r->at;
    TRY(binary_u32(r, &d->unit_size));
    uint64_t left = level->section_end - reader_pos(r, r->at).offset;
    if (d->unit_size > left) {
        Result result =
            FAIL(r, at, length_out_of_bounds,
                 "%" PRIu32 " bytes of code, %" PRIu64 " left in the section", d->unit_size, left);
        d->failure.func = level->m->import_funcs + level->entry;
        return result;
    }
    next_unit(d, UNIT_CODE, d->unit_size);
    return RESULT_OK;
}

/* module-linking/Binary, modulecode: the size of a nested module, which begins behind it. NON-SPEC: how many there may be
   in all and how deep they may be nested, see linking/CHOICES.md, limits. */
static Result binary_modulesize(Decoder *d, Reader *r)
{
    Module *parent = d->level->m;
    const uint8_t *at = r->at;
    uint32_t size = 0;
    TRY(binary_u32(r, &size));
    uint64_t start = reader_pos(r, r->at).offset, left = d->level->section_end - start;
    if (size > left)
        return FAIL(r, at, length_out_of_bounds,
                    "module of %" PRIu32 " bytes, %" PRIu64 " left in the section", size, left);
    TRY(reader_limit(r, at, ++d->depth, BOUND_nesting));
    TRY(reader_limit(r, at, ++d->modules_n, BOUND_modules));
    open_level(d, start + size);
    if (d->hooks.module_begins)
        return d->hooks.module_begins(d->hooks.data, parent, d->level->m, &d->failure);
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
    case UNIT_COUNT: return binary_count(d, r);
    case UNIT_ENTRY_SIZE:
        return d->level->section == SECTION_CODE ? binary_codesize(d, r) : binary_modulesize(d, r);
    case UNIT_CODE:
        TRY(binary_code(r, d->level->entry++));
        return next_entry(d, reader_pos(r, r->at).offset);
    }
    return RESULT_OK;
}

/* Bmodule: what can only be told at the end of the innermost module. */
static Result binary_moduleend(Decoder *d, uint64_t end)
{
    const Level *level = d->level;
    const Module *m = level->m;
    if (!level->has_code && m->funcs_n)
        return fail(&d->failure, ERR_inconsistent_functions, pos_binary(end),
                    "%" PRIu32 " functions, no code section", m->funcs_n);
    if (level->last < SECTION_DATA && m->datacount)
        return fail(&d->failure, ERR_inconsistent_data_count, pos_binary(end),
                    "data count %" PRIu32 ", no data section", m->datacount);
    return RESULT_OK;
}

/* The custom section NAME if there is exactly one of that name. */
static Custom *only_custom(const Level *level, const char *name)
{
    Custom *found = NULL;
    for (size_t i = 0; i < level->customs_n; i++) {
        if (!bytes_equal(level->customs[i].name, bytes_of(name)))
            continue;
        if (found)
            return NULL;
        found = &level->customs[i];
    }
    return found;
}

/* NON-SPEC: says of the name section whether encoding the names gives its bytes, where it stands. */
static void finish_names(Level *level)
{
    Custom *found = only_custom(level, "name");
    level->m->names_kept = true;
    if (!found || found->place != level->last ||
        (found->place <= SECTION_ALIAS && found->initials != level->m->initials_n))
        return;
    Buffer again = {0};
    encode_namedata(&again, &level->m->names, (Name){0});
    found->implied = again.len && bytes_equal((Bytes){again.at, again.len}, found->bytes);
    buffer_free(&again);
}

/* NON-SPEC: reads the branch hints, now that code is there, and says the same of their section, which must be the last
   before the code. */
static void finish_hints(Level *level)
{
    Custom *found = only_custom(level, HINT_SECTION);
    level->m->hints_kept = true;
    if (!found || found->place >= SECTION_CODE)
        return;
    binary_hintsec(level->m, found);
    if (!level->m->hints_n ||
        (found + 1 < level->customs + level->customs_n && found[1].place < SECTION_CODE))
        return;
    Buffer again = {0};
    encode_hintdata(&again, level->m);
    found->implied = bytes_equal((Bytes){again.at, again.len}, found->bytes);
    buffer_free(&again);
}

/* NON-SPEC: whether the module is one of the classic order, types and then imports, without anything that module linking
   brought: then that order need not be kept. */
static bool is_classic(const Level *level)
{
    const Module *m = level->m;
    if (!level->core_order)
        return false;
    for (uint32_t i = 0; i < m->rectypes_n; i++) {
        if (m->rectypes[i].n == 1 && m->rectypes[i].st->ct.written)
            return false;
    }
    for (uint32_t i = 0; i < m->imports_n; i++) {
        if (m->imports[i].single || m->imports[i].xt.kind >= EXTERN_MODULE)
            return false;
    }
    return true;
}

/* The innermost module is whole: completes its record. */
static void finish_module(Level *level)
{
    Module *m = level->m;
    finish_names(level);
    finish_hints(level);
    bool classic = is_classic(level);
    for (size_t i = 0; classic && i < level->customs_n; i++)
        level->customs[i].initials = 0;
    if (classic)
        m->initials_n = 0;
    m->customs_n = (uint32_t)level->customs_n;
    m->customs = arena_copy(&m->arena, level->customs, level->customs_n * sizeof *level->customs);
    module_index(m);
}

/* A nested module ends where its size says: gives it to its parent, whose next entry comes. */
static Result end_nested(Decoder *d)
{
    Level *level = d->level, *outer = level->outer;
    TRY(binary_moduleend(d, level->end));
    finish_module(level);
    if (d->hooks.module_ends)
        TRY(d->hooks.module_ends(d->hooks.data, level->m, &d->failure));
    Module *parent = outer->m;
    Reader r = {.m = parent, .rooms = &outer->rooms};
    READER_ROOM(&r, parent->modules, parent->modules_n, 1, outer->rooms.modules);
    binary_initial(&r, INITIAL_MODULE, parent->modules_n);
    parent->modules[parent->modules_n++] = close_level(d);
    d->depth--;
    outer->entry++;
    return next_entry(d, d->offset);
}

/* How many of LEN bytes at AT the unit may read; 0 with need raised where more must come first. A LEB128 integer ends
   where its bytes say so, but not behind the section of the count or entry; and nothing goes on behind a nested module. */
static bool unit_ready(Decoder *d, const uint8_t *at, size_t len, size_t *size)
{
    bool leb = d->unit == UNIT_SIZE || d->unit == UNIT_COUNT || d->unit == UNIT_ENTRY_SIZE;
    uint64_t left = d->level->end - d->offset;
    if (d->need > left)
        d->need = (size_t)left;
    *size = d->need;
    if (!leb)
        return len >= d->need;
    if (d->unit != UNIT_SIZE)
        left = d->level->section_end - d->offset;
    size_t most = left < LEB_U32 ? (size_t)left : LEB_U32;
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
                .m = d->level->m,
                .features = d->features | FEATURE_BIT(core1),
                .failure = &d->failure,
                .scratch = &d->scratch,
                .rooms = &d->level->rooms,
                .depth = d->depth};
    TRY(decode_unit(d, &r));
    *used = (size_t)(r.at - at);
    d->offset += *used;
    while (d->unit == UNIT_ID && d->offset == d->level->end)
        TRY(end_nested(d));
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

/* Whether the bytes may end here, within no unit and no nested module. */
static Result binary_end(Decoder *d)
{
    const Level *level = outermost(d);
    uint64_t end = d->offset + d->pending.len;
    if (level == d->level && d->unit == UNIT_ID)
        return binary_moduleend(d, end);
    if (level == d->level && d->unit <= UNIT_SIZE)
        return fail(&d->failure, ERR_unexpected_end, pos_binary(end), NULL);
    return fail(&d->failure, ERR_length_out_of_bounds, pos_binary(level->size_offset),
                "section ends at %" PRIu64 ", the module at %" PRIu64, level->section_end, end);
}

Result decoder_finish(Decoder *d, Module **out, Failure *failure)
{
    *out = NULL;
    if (d->failure.result || binary_end(d)) {
        *failure = d->failure;
        return d->failure.result;
    }
    finish_module(d->level);
    *out = close_level(d);
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
