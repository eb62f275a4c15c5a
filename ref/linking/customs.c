/* linking/customs.c: which custom sections outlive a change of indices. NON-SPEC: see linking/CHOICES.md, custom
 * sections. */
#include "linking/flatten_parts.h"

#include <string.h>

static bool begins(Name name, const char *text)
{
    size_t n = strlen(text);
    return name.len >= n && memcmp(name.at, text, n) == 0;
}

bool custom_stays(Name name)
{
    static const char *const exact[] = {"name",     "linking",          "dylink",
                                        "dylink.0", "sourceMappingURL", "external_debug_info"};
    static const char *const families[] = {"metadata.code.", "reloc.", ".debug_"};
    for (size_t i = 0; i < sizeof exact / sizeof *exact; i++) {
        if (bytes_equal(name, bytes_of(exact[i])))
            return false;
    }
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        if (begins(name, families[i]))
            return false;
    }
    return true;
}

void keep_customs(Module *to, const Module *from)
{
    to->customs = ARENA_ARRAY(&to->arena, Custom, from->customs_n);
    for (uint32_t i = 0; i < from->customs_n; i++) {
        Custom custom = from->customs[i];
        if (!custom_stays(custom.name))
            continue;
        if (custom.place <= SECTION_ALIAS)
            custom.place =
                custom.place == SECTION_FIRST && !custom.initials ? SECTION_FIRST : SECTION_IMPORT;
        custom.initials = 0;
        custom.implied = false;
        to->customs[to->customs_n++] = custom;
    }
}
