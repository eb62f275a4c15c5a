/* module_limits.c: the limits that js-api sets for modules ("Implementation-defined Limits"). */
#include "jsapi/module_limits.h"

#include <stdio.h>

bool js_is_within_limits(const Embed_module *module, Embed_failure *failure)
{
    Embed_sizes sizes;
    embed_module_sizes(module, &sizes);
    const struct {
        uint64_t size, limit;
        const char *what;
    } rows[] = {
        {sizes.table, 10000000, "elements of a table"},
        {sizes.elements, 10000000, "elements of a segment"},
        {sizes.memories, 100, "memories"},
        {sizes.pages32, 65536, "pages of a 32-bit memory"},
        {sizes.pages64, (UINT64_C(1) << 37) - 1, "pages of a 64-bit memory"},
        {sizes.params, 1000, "parameters"},
        {sizes.results, 1000, "results"},
        {sizes.body, 7654321, "bytes of a function body"},
        {sizes.locals, 50000, "locals of a function"},
        {sizes.new_fixed, 10000, "operands of array.new_fixed"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].size <= rows[i].limit)
            continue;
        *failure = (Embed_failure){.result = EMBED_LIMIT,
                                   .kind = "implementation limit",
                                   .offset = EMBED_NO_OFFSET,
                                   .func = EMBED_NO_FUNC};
        snprintf(failure->message, sizeof failure->message, "%llu %s; at most %llu",
                 (unsigned long long)rows[i].size, rows[i].what, (unsigned long long)rows[i].limit);
        return false;
    }
    return true;
}
