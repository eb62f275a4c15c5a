/* valid/mismatch.c: why one type of an import or export does not match another, for failures. NON-SPEC. */
#include "syntax/interface.h"
#include "valid/match.h"

/* Where two types differ: in what is found under a name, or, without FOUND, in that nothing is. */
typedef struct Difference {
    const Externfield *due, *found;
    bool import;
} Difference;

typedef const Externfield *Find(const Interface *interface, Name name);

/* The first of the N fields DUE that FIND does not find in GIVEN, or not with a type that matches. */
static bool differs(const Externfield *due, uint32_t n, const Interface *given, Find *find,
                    Difference *out)
{
    for (uint32_t i = 0; i < n; i++) {
        const Externfield *found = find(given, due[i].name);
        if (found && match_externtype(&found->xt, &due[i].xt))
            continue;
        out->due = &due[i];
        out->found = found;
        return true;
    }
    return false;
}

/* The first field that keeps GIVEN from matching DUE, if both are modules or both are instances. */
static bool difference(const Externtype *given, const Externtype *due, Difference *out)
{
    if (given->kind != due->kind || (due->kind != EXTERN_MODULE && due->kind != EXTERN_INSTANCE))
        return false;
    const Interface *g = interface_of(given->use.x), *d = interface_of(due->use.x);
    out->import = differs(g->imports, g->imports_n, d, interface_import, out);
    return out->import || differs(d->exports, d->exports_n, g, interface_export, out);
}

/* How many names the way to a difference shows. */
enum { NAMES_MOST = 4 };

static void print_way(Buffer *out, const Difference *way, uint32_t depth)
{
    for (uint32_t i = 0; i < depth && i < NAMES_MOST; i++)
        buffer_format(out, "%s %s \"%.*s\"", i ? " of" : " in", way[i].import ? "import" : "export",
                      (int)way[i].due->name.len, (const char *)way[i].due->name.at);
    if (depth > NAMES_MOST)
        buffer_text(out, " of more");
}

void print_mismatch(Buffer *out, const Externtype *given, const Externtype *due)
{
    Difference way[NAMES_MOST] = {0}, next;
    uint32_t depth = 0;
    while (difference(given, due, &next) && next.found) {
        given = &next.found->xt;
        due = &next.due->xt;
        for (uint32_t i = NAMES_MOST - 1; i > 0; i--)
            way[i] = way[i - 1];
        way[0] = next;
        depth++;
    }
    if (difference(given, due, &next)) {
        buffer_format(out, "%s \"%.*s\"", next.import ? "needs an import" : "has no export",
                      (int)next.due->name.len, (const char *)next.due->name.at);
    } else {
        buffer_text(out, "is ");
        print_externtype(out, given);
        buffer_text(out, ", not ");
        print_externtype(out, due);
    }
    print_way(out, way, depth);
}
