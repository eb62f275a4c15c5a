/* fuzz/mutate.c: changes a section or a function body of a module, or of a nested one, and sets the sizes around it anew,
 * so that more of what comes out is a module. NON-SPEC. */
#include "fuzz/mutate.h"

#include <string.h>

/* Of libFuzzer: changes LEN bytes at AT, which may become ROOM; returns how many they are then. */
size_t LLVMFuzzerMutate(uint8_t *at, size_t len, size_t room);

size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t len, size_t room, unsigned seed);

enum { PREAMBLE = 8, CODE = 10, MODULE = 14, REGIONS = 4096 };

/* A run of bytes behind its size. */
typedef struct Region {
    size_t size_at, at, end;
} Region;

static bool read_leb(const uint8_t *bytes, size_t len, size_t *at, size_t *n)
{
    *n = 0;
    for (unsigned shift = 0; shift < 35 && *at < len; shift += 7) {
        uint8_t byte = bytes[(*at)++];
        *n |= (size_t)(byte & 127) << shift;
        if (byte < 128)
            return true;
    }
    return false;
}

static void write_leb(Buffer *out, size_t n)
{
    for (; n >= 128; n >>= 7)
        buffer_byte(out, (uint8_t)(n | 128));
    buffer_byte(out, (uint8_t)n);
}

/* The region whose size stands at AT, which must end at or before END. */
static bool read_region(const uint8_t *bytes, size_t end, size_t at, Region *region)
{
    size_t size;
    region->size_at = region->at = at;
    if (!read_leb(bytes, end, &region->at, &size) || size > end - region->at)
        return false;
    region->end = region->at + size;
    return true;
}

/* Picks one of the sections, or of the bodies or nested modules in SECTION if it is given. */
static bool pick(const uint8_t *bytes, size_t len, const Region *section, unsigned seed,
                 Region *picked)
{
    Region regions[REGIONS];
    size_t n = 0, end = section ? section->end : len, at = section ? section->at : PREAMBLE, count;
    if (section && !read_leb(bytes, end, &at, &count))
        return false;
    for (at += !section; at < end && n < REGIONS && read_region(bytes, end, at, &regions[n]); n++)
        at = regions[n].end + !section;
    if (n == 0)
        return false;
    *picked = regions[seed % n];
    return true;
}

/* Appends the bytes of OUTER, with those of INNER changed to CHANGED and its size set. */
static void put_changed(Buffer *out, const uint8_t *bytes, const Region *outer, const Region *inner,
                        const Buffer *changed)
{
    buffer_bytes(out, bytes + outer->at, inner->size_at - outer->at);
    write_leb(out, changed->len);
    buffer_bytes(out, changed->at, changed->len);
    buffer_bytes(out, bytes + inner->end, outer->end - inner->end);
}

/* The bytes of REGION, changed. */
static void mutate_part(Buffer *out, const uint8_t *bytes, const Region *region)
{
    enum { ROOM = 64 };
    buffer_bytes(out, bytes + region->at, region->end - region->at);
    size_t before = out->len;
    for (size_t i = 0; i < ROOM; i++)
        buffer_byte(out, 0);
    out->len = LLVMFuzzerMutate(out->at, before, before + ROOM);
}

/* Writes the module with one of its sections or bodies, or with a part of one of its nested modules changed to OUT; false
   if it has none. LEVELS is how deep nested modules may be opened. */
static bool mutate_region(const uint8_t *bytes, size_t len, unsigned seed, int levels, Buffer *out)
{
    enum { ENTRIES_OF = 8 };
    Region section, entry;
    const Region all = {0, 0, len};
    if (len <= PREAMBLE || !pick(bytes, len, NULL, seed, &section))
        return false;
    uint8_t id = bytes[section.size_at - 1];
    bool in_entry = (id == CODE || id == MODULE) && seed % ENTRIES_OF &&
                    pick(bytes, len, &section, seed / ENTRIES_OF, &entry);
    Buffer part = {0}, whole = {0};
    if (!in_entry) {
        mutate_part(&part, bytes, &section);
        put_changed(out, bytes, &all, &section, &part);
    } else {
        if (id == CODE || !levels ||
            !mutate_region(bytes + entry.at, entry.end - entry.at, seed / (ENTRIES_OF * ENTRIES_OF),
                           levels - 1, &part))
            mutate_part(&part, bytes, &entry);
        put_changed(&whole, bytes, &section, &entry, &part);
        put_changed(out, bytes, &all, &section, &whole);
    }
    buffer_free(&part);
    buffer_free(&whole);
    return true;
}

size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t len, size_t room, unsigned seed)
{
    enum { WAYS = 16, LEVELS = 3 };
    Buffer out = {0};
    unsigned way = seed % WAYS, rest = seed / WAYS;
    bool changed = way >= 2 && (way < 6 ? mutate_region(bytes, len, rest, LEVELS, &out)
                                        : mutate_instrs(bytes, len, rest, &out));
    if (changed && out.len <= room) {
        memcpy(bytes, out.at, out.len);
        len = out.len;
    } else {
        len = LLVMFuzzerMutate(bytes, len, room);
    }
    buffer_free(&out);
    return len;
}
