/* startup/section.c: the custom section that names an additional start function (SECTION.md). NON-SPEC. */
#include "startup/startup.h"
#include "util/bytes.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const modes[] = {[STARTUP_AFTER] = "after", [STARTUP_FRESH] = "fresh"};

const char *startup_mode_name(Startup_mode mode)
{
    return modes[mode];
}

bool startup_mode_named(const char *name, Startup_mode *out)
{
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        if (strcmp(name, modes[i]) == 0) {
            *out = (Startup_mode)i;
            return true;
        }
    }
    return false;
}

bool startup_heeds(Embed_features features)
{
    for (unsigned i = 0; i < embed_feature_count(); i++) {
        if (strcmp(embed_feature_name(i), STARTUP_FEATURE) == 0)
            return features >> i & 1;
    }
    return false;
}

/* ---- reading ---- */

/* binary-uN: the u32 at *AT; false where none stands there. */
static bool read_u32(Bytes bytes, size_t *at, uint32_t *out)
{
    *out = 0;
    for (unsigned shift = 0; shift < 35 && *at < bytes.len; shift += 7) {
        uint8_t byte = bytes.at[(*at)++];
        if (shift == 28 && byte >> 4)
            return false;
        *out |= (uint32_t)(byte & 0x7F) << shift;
        if (!(byte & 0x80))
            return true;
    }
    return false;
}

static bool is_section(Embed_name name)
{
    return name.len == strlen(STARTUP_SECTION) && memcmp(name.at, STARTUP_SECTION, name.len) == 0;
}

/* How many sections of the name there are, and the contents of the first. */
static uint32_t find_section(const Embed_module *module, Bytes *out)
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < embed_module_customs(module); i++) {
        Embed_name name;
        Bytes bytes;
        embed_module_custom(module, i, &name, &bytes.at, &bytes.len);
        if (is_section(name) && !found++)
            *out = bytes;
    }
    return found;
}

__attribute__((format(printf, 2, 3))) static bool fault(char why[STARTUP_MESSAGE],
                                                        const char *format, ...)
{
    int n = snprintf(why, STARTUP_MESSAGE, "section \"%s\": ", STARTUP_SECTION);
    va_list args;
    va_start(args, format);
    vsnprintf(why + n, STARTUP_MESSAGE - (size_t)n, format, args);
    va_end(args);
    return false;
}

/* The grammar of the contents. */
static bool read_contents(Bytes bytes, Startup_section *out, char why[STARTUP_MESSAGE])
{
    size_t at = 0;
    if (!read_u32(bytes, &at, &out->func))
        return fault(why, "it must begin with a function index");
    if (at == bytes.len)
        return fault(why, "it ends behind the function index, where a mode is due");
    uint8_t mode = bytes.at[at++];
    if (mode > STARTUP_FRESH)
        return fault(why, "mode 0x%02x is unknown; 0x00 (after) and 0x01 (fresh) are known", mode);
    if (at != bytes.len)
        return fault(why, "%zu bytes stand behind the mode, where it must end", bytes.len - at);
    out->mode = (Startup_mode)mode;
    return true;
}

/* What must hold of the function. */
static bool check_function(const Embed_module *module, uint32_t func, char why[STARTUP_MESSAGE])
{
    Embed_functype type;
    if (!embed_module_func_type(module, func, &type))
        return fault(why, "there is no function %" PRIu32, func);
    if (type.params_n || type.results_n)
        return fault(why,
                     "function %" PRIu32 " has %" PRIu32 " parameters and %" PRIu32
                     " results, where none are due",
                     func, type.params_n, type.results_n);
    return true;
}

Startup_state startup_section_read(const Embed_module *module, Startup_section *out,
                                   char why[STARTUP_MESSAGE])
{
    Bytes bytes = {0};
    uint32_t found = find_section(module, &bytes);
    *out = (Startup_section){0};
    *why = 0;
    if (!found)
        return STARTUP_ABSENT;
    if (found > 1)
        fault(why, "there are %" PRIu32 " of that name, where one is due", found);
    else if (read_contents(bytes, out, why))
        check_function(module, out->func, why);
    return *why ? STARTUP_BAD : STARTUP_GOOD;
}

/* ---- writing ---- */

static void write_u32(Buffer *out, uint32_t n)
{
    for (; n >= 0x80; n >>= 7)
        buffer_byte(out, (uint8_t)(n | 0x80));
    buffer_byte(out, (uint8_t)n);
}

/* binary-customsec */
static void append_section(Buffer *out, const Startup_section *section)
{
    Buffer contents = {0};
    write_u32(&contents, (uint32_t)strlen(STARTUP_SECTION));
    buffer_text(&contents, STARTUP_SECTION);
    write_u32(&contents, section->func);
    buffer_byte(&contents, (uint8_t)section->mode);
    buffer_byte(out, 0);
    write_u32(out, (uint32_t)contents.len);
    buffer_bytes(out, contents.at, contents.len);
    buffer_free(&contents);
}

/* Whether the custom section CONTENTS is that of start-up. */
static bool is_startup_contents(Bytes contents)
{
    size_t at = 0;
    uint32_t len;
    return read_u32(contents, &at, &len) && len <= contents.len - at &&
           is_section((Embed_name){(const char *)contents.at + at, len});
}

void startup_section_write(const uint8_t *bytes, size_t len, const Startup_section *section,
                           uint8_t **out, size_t *out_len)
{
    enum { PREAMBLE = 8 };
    Buffer copy = {0};
    Bytes all = {bytes, len};
    buffer_bytes(&copy, bytes, len < PREAMBLE ? len : PREAMBLE);
    for (size_t at = PREAMBLE; at < len;) {
        size_t from = at++;
        uint32_t size;
        if (!read_u32(all, &at, &size) || size > len - at)
            break;
        Bytes contents = {bytes + at, size};
        at += size;
        if (bytes[from] != 0 || !is_startup_contents(contents))
            buffer_bytes(&copy, bytes + from, at - from);
    }
    if (section)
        append_section(&copy, section);
    *out = copy.at;
    *out_len = copy.len;
}
