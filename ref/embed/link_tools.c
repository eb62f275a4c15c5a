/* embed/link_tools.c: touchstone_link.h over ref/linking/. NON-SPEC. */
#include "embed/convert.h"
#include "embed/touchstone_link.h"
#include "linking/flatten.h"
#include "linking/lower.h"
#include "util/alloc.h"

#include <stdlib.h>

/* What is given out comes first, so that its address is that of the whole. */
typedef struct Given_lowered {
    Embed_lowered given;
    Lowered *from;
    Arena arena;
} Given_lowered;

static Embed_result check_validated(const Module *m, Embed_failure *failure)
{
    return m->validated ? EMBED_OK
                        : embed_fail(failure, ERR_internal, "the module has not been validated");
}

Embed_result embed_link_flatten(const Embed_module *module, Embed_module **out,
                                Embed_failure *failure)
{
    Module *m = NULL;
    Failure f;
    *out = NULL;
    if (check_validated(module_of(module), failure))
        return EMBED_CRASH;
    if (flatten_module(module_of(module), &m, &f))
        return embed_failure(&f, failure);
    *out = embed_module(m);
    return EMBED_OK;
}

static Embed_link_import give_import(Arena *arena, const Lowerimport *from)
{
    Embed_name *names = ARENA_ARRAY(arena, Embed_name, from->names_n);
    for (uint32_t i = 0; i < from->names_n; i++)
        names[i] = embed_name(from->names[i]);
    return (Embed_link_import){.module = embed_name(from->module),
                               .name = embed_name(from->name),
                               .kind = (Embed_externkind)from->kind,
                               .from_host = from->from_host,
                               .step = from->step,
                               .export_name = embed_name(from->export),
                               .names_n = from->names_n,
                               .names = names};
}

static Embed_link_step give_step(Arena *arena, const Lowerstep *from)
{
    Embed_link_import *imports = ARENA_ARRAY(arena, Embed_link_import, from->imports_n);
    for (uint32_t i = 0; i < from->imports_n; i++)
        imports[i] = give_import(arena, &from->imports[i]);
    return (Embed_link_step){from->module, embed_name(from->name), from->imports_n, imports};
}

/* Instances stand in each other at most as deep as types can. */
static const Embed_link_export *give_exports(Arena *arena, const Lowerexport *from, uint32_t n)
{
    Embed_link_export *to = ARENA_ARRAY(arena, Embed_link_export, n);
    for (uint32_t i = 0; i < n; i++)
        to[i] =
            (Embed_link_export){.name = embed_name(from[i].name),
                                .kind = (Embed_externkind)from[i].kind,
                                .step = from[i].step,
                                .export_name = embed_name(from[i].export),
                                .fields_n = from[i].fields_n,
                                .fields = give_exports(arena, from[i].fields, from[i].fields_n)};
    return to;
}

static const Embed_lowered *give(Lowered *from)
{
    Given_lowered *to = checked_calloc(1, sizeof *to);
    to->from = from;
    Embed_link_bytes *modules = ARENA_ARRAY(&to->arena, Embed_link_bytes, from->modules_n);
    Embed_link_step *steps = ARENA_ARRAY(&to->arena, Embed_link_step, from->steps_n);
    for (uint32_t i = 0; i < from->modules_n; i++)
        modules[i] = (Embed_link_bytes){from->modules[i].at, from->modules[i].len};
    for (uint32_t i = 0; i < from->steps_n; i++)
        steps[i] = give_step(&to->arena, &from->steps[i]);
    to->given =
        (Embed_lowered){.modules_n = from->modules_n,
                        .modules = modules,
                        .steps_n = from->steps_n,
                        .steps = steps,
                        .root = from->root,
                        .exports_n = from->exports_n,
                        .exports = give_exports(&to->arena, from->exports, from->exports_n)};
    return &to->given;
}

Embed_result embed_link_lower(const Embed_module *module, Embed_link_form form, Embed_name prefix,
                              const Embed_lowered **out, Embed_failure *failure)
{
    Lowered *lowered;
    Failure f;
    *out = NULL;
    if (check_validated(module_of(module), failure))
        return EMBED_CRASH;
    Name start = prefix.len ? name_of(prefix) : bytes_of("@");
    Lowerform as = form == EMBED_LINK_NAMED ? LOWER_NAMED : LOWER_SHARED;
    if (lower_module(module_of(module), as, start, &lowered, &f))
        return embed_failure(&f, failure);
    *out = give(lowered);
    return EMBED_OK;
}

void embed_lowered_free(const Embed_lowered *lowered)
{
    if (!lowered)
        return;
    Given_lowered *given = (Given_lowered *)(uintptr_t)lowered;
    lowered_free(given->from);
    arena_free(&given->arena);
    free(given);
}
