/* linking/split.c: nested modules as modules of their own (module-linking/Explainer#nested-modules, the last paragraphs).
 * NON-SPEC: see linking/CHOICES.md, split.
 *
 * A module that is instantiated, and nothing else, can be given more imports: those of the modules that it nested or had an
 * outer alias of. Any other keeps its type: nobody would know to give them, or, where it has no instance, there would be nobody
 * to do so. It becomes a file as it is if it has no outer alias of a module, and else stays. */
#include "linking/split.h"

#include "binary/binary.h"
#include "linking/duptypes.h"
#include "linking/rewire.h"
#include "linking/split_parts.h"
#include "text/names.h"
#include "util/alloc.h"
#include "valid/valid.h"

#include <stdlib.h>

/* ---- what a module needs of those around it --------------------------------------------------------------------- */

/* The module that M is nested in, OUT levels further out. */
static const Module *ancestor(const Module *m, uint32_t out)
{
    for (; out; out--)
        m = m->parent;
    return m;
}

/* The closed type of module item X of M. */
static uint32_t type_of_item(const Module *m, uint32_t x)
{
    Item item = m->items_of[EXTERN_MODULE][x];
    if (item.kind == ITEM_MODULE)
        return m->modules[item.x]->type;
    if (item.kind == ITEM_IMPORT)
        return m->deftypes[m->imports[item.x].xt.use.x];
    const Alias *alias = &m->aliases[item.x];
    return alias->outer ? type_of_item(ancestor(m, alias->count + 1), alias->x) : alias->xt.use.x;
}

/* What UNIT imports module item X, OUT levels further out, as. */
static Name name_of_item(const Splitting *s, const Unit *unit, uint32_t out, uint32_t x)
{
    const Module *m = ancestor(unit->m, out);
    Item item = m->items_of[EXTERN_MODULE][x];
    const Splitfile *file = item.kind == ITEM_MODULE ? split_file_of(s, m->modules[item.x]) : NULL;
    if (file)
        return file->name;
    Name name = item.kind == ITEM_IMPORT ? m->imports[item.x].name : split_item_name(m, x);
    return split_fresh_import(s, unit, name);
}

static bool same_need(const Need *a, const Need *b)
{
    return a->file == b->file && a->out == b->out && a->x == b->x;
}

/* The import for NEED, which is new unless there is an equal one. */
static Need *add_need(const Splitting *s, Unit *unit, Need need)
{
    for (size_t i = 0; i < unit->needs_n; i++) {
        if (same_need(&unit->needs[i], &need))
            return &unit->needs[i];
    }
    if (need.file == NO_FILE) {
        need.type = type_of_item(ancestor(unit->m, need.out), need.x);
        need.name = name_of_item(s, unit, need.out, need.x);
    } else {
        need.type = s->split->files[need.file].type;
        need.name = s->split->files[need.file].name;
    }
    PUSH(unit->needs, unit->needs_n, unit->needs_capacity, need);
    return &unit->needs[unit->needs_n - 1];
}

/* ---- which nested modules become files -------------------------------------------------------------------------- */

static void note_outer(void *data, Alias *alias, uint32_t out)
{
    Unit *unit = data;
    if (!out && !alias->is_type)
        unit->escapes[alias->x] = true;
}

/* Finds the module items that are never instantiated, or more than that. What splitting makes of the others is passed on to
   their instances, so that the same items are found when what was split and bundled is split again. */
static void find_escapes(Unit *unit)
{
    Module *m = unit->m;
    unit->escapes = ARENA_ARRAY(&m->arena, bool, m->module_items_n);
    for (uint32_t x = 0; x < m->module_items_n; x++)
        unit->escapes[x] = true;
    for (uint32_t i = 0; i < m->instances_n; i++)
        unit->escapes[m->instances[i].module] = false;
    visit_outers(m, note_outer, unit);
    for (uint32_t i = 0; i < m->exports_n; i++) {
        if (m->exports[i].kind == EXTERN_MODULE)
            unit->escapes[m->exports[i].x] = true;
    }
    for (uint32_t i = 0; i < m->instances_n; i++) {
        for (uint32_t k = 0; k < m->instances[i].args_n; k++) {
            if (m->instances[i].args[k].kind == EXTERN_MODULE)
                unit->escapes[m->instances[i].args[k].x] = true;
        }
    }
}

static void note_capture(void *data, Alias *alias, uint32_t out)
{
    bool *captures = data;
    *captures |= out && !alias->is_type;
}

static bool captures_modules(Module *m)
{
    bool captures = false;
    visit_outers(m, note_capture, &captures);
    return captures;
}

static Result split_unit(Splitting *s, Unit *unit);

/* CHILD, module item X of UNIT, with all that is nested in it. */
static Result split_child(Splitting *s, Unit *unit, Module *child, uint32_t x)
{
    Unit *part = &unit->parts[x];
    *part = (Unit){.m = child, .outer = unit, .x = x, .whole = unit->escapes[x]};
    part->is_file = !unit->whole && !(part->whole && captures_modules(child));
    if (!part->is_file)
        return RESULT_OK;
    TRY(split_unit(s, part));
    part->file = s->split->files_n;
    PUSH(s->split->files, s->split->files_n, s->split->files_capacity,
         (Splitfile){.name = split_new_name(s, unit->m, x)});
    PUSH(s->origins, s->origins_n, s->origins_capacity, child);
    Splitfile *file = &s->split->files[part->file];
    return write_module(child, &file->bytes, &file->type, s->failure);
}

static Result split_children(Splitting *s, Unit *unit)
{
    Module *m = unit->m;
    unit->parts = ARENA_ARRAY(&m->arena, Unit, m->module_items_n);
    find_escapes(unit);
    for (uint32_t x = 0; x < m->module_items_n; x++) {
        Item item = m->items_of[EXTERN_MODULE][x];
        if (item.kind == ITEM_MODULE)
            TRY(split_child(s, unit, m->modules[item.x], x));
    }
    return RESULT_OK;
}

/* ---- types ------------------------------------------------------------------------------------------------------ */

/* How many types UNIT has where its new imports come. */
static uint32_t types_before(const Unit *unit)
{
    const Module *m = unit->m;
    uint32_t n = 0;
    for (uint32_t i = 0; i < unit->place; i++) {
        Initial initial = m->initials[i];
        if (initial.kind == INITIAL_TYPE)
            n += m->rectypes[initial.x].n;
        else if (initial.kind == INITIAL_ALIAS)
            n += m->aliases[initial.x].is_type;
    }
    return n;
}

/* A type of UNIT's own that is HANDLE and stands before its new imports; NO_INDEX for none. */
static uint32_t own_type(const Unit *unit, uint32_t handle)
{
    for (uint32_t x = 0; x < unit->types_before; x++) {
        if (unit->m->deftypes[x] == handle)
            return x;
    }
    return NO_INDEX;
}

static void need_outer_type(void *data, Alias *alias, uint32_t out)
{
    Unit *unit = data;
    if (out && alias->is_type)
        duptypes_need(&unit->types, ancestor(unit->m, out)->deftypes[alias->x]);
}

/* Collects the types that come to stand in UNIT, before all else. */
static void find_types(Unit *unit)
{
    visit_outers(unit->m, need_outer_type, unit);
    unit->types_before = types_before(unit);
    for (size_t i = 0; i < unit->needs_n; i++) {
        if (own_type(unit, unit->needs[i].type) == NO_INDEX)
            duptypes_need(&unit->types, unit->needs[i].type);
    }
}

/* ---- the new definitions ---------------------------------------------------------------------------------------- */

typedef struct Moving {
    const Splitting *s;
    Unit *unit;
} Moving;

/* An outer alias in what is nested in the unit, or in a type, now means something of the unit: it has OUT levels less to
   go. */
static void bring_in(void *data, Alias *alias, uint32_t out)
{
    Moving *moving = data;
    Unit *unit = moving->unit;
    if (!out)
        return;
    if (alias->is_type) {
        alias->x = duptypes_index(&unit->types, ancestor(unit->m, out)->deftypes[alias->x]);
    } else {
        Need need = {.file = NO_FILE, .out = out, .x = alias->x};
        alias->x = add_need(moving->s, unit, need)->index;
    }
    alias->count -= out;
}

static void need_outer_module(void *data, Alias *alias, uint32_t out)
{
    Moving *moving = data;
    if (out && !alias->is_type)
        add_need(moving->s, moving->unit, (Need){.file = NO_FILE, .out = out, .x = alias->x});
}

/* What UNIT needs: the files that were nested in it, what those need, and what it has outer aliases of. */
static void find_needs(const Splitting *s, Unit *unit)
{
    Moving moving = {s, unit};
    for (uint32_t x = 0; x < unit->m->module_items_n; x++) {
        if (unit->parts[x].is_file)
            add_need(s, unit, (Need){.file = unit->parts[x].file});
    }
    for (uint32_t x = 0; x < unit->m->module_items_n; x++) {
        const Unit *part = &unit->parts[x];
        for (size_t i = 0; part->is_file && i < part->needs_n; i++) {
            const Need *need = &part->needs[i];
            if (need->file != NO_FILE)
                add_need(s, unit, (Need){.file = need->file});
            else if (need->out > 1)
                add_need(s, unit, (Need){.file = NO_FILE, .out = need->out - 1, .x = need->x});
        }
    }
    visit_outers(unit->m, need_outer_module, &moving);
}

/* Where imports come: before the first module, the first instance, and the first alias that they take the place of. */
static uint32_t import_place(const Module *m)
{
    uint32_t i = 0;
    for (; i < m->initials_n; i++) {
        Initial initial = m->initials[i];
        if (initial.kind == INITIAL_MODULE || initial.kind == INITIAL_INSTANCE)
            break;
        if (is_module_item(m, initial) && initial.kind == INITIAL_ALIAS &&
            m->aliases[initial.x].outer)
            break;
    }
    return i;
}

static void add_imports(Rewire *r, Unit *unit)
{
    for (size_t i = 0; i < unit->needs_n; i++) {
        uint32_t own = own_type(unit, unit->needs[i].type);
        uint32_t type =
            own == NO_INDEX ? duptypes_index(&unit->types, unit->needs[i].type) : r->types[own];
        unit->needs[i].index = rewire_add_import(r, unit->needs[i].name, type);
    }
}

/* The outer alias becomes what the unit has now. */
static void replace_alias(const Splitting *s, Rewire *r, Unit *unit, const Alias *alias)
{
    if (alias->is_type) {
        uint32_t handle = ancestor(unit->m, alias->count + 1)->deftypes[alias->x];
        rewire_leave_type(r, duptypes_index(&unit->types, handle));
    } else {
        Need need = {.file = NO_FILE, .out = alias->count + 1, .x = alias->x};
        rewire_leave(r, add_need(s, unit, need)->index);
    }
}

/* All initial definitions of UNIT, one by one. */
static void rewire_unit(const Splitting *s, Rewire *r, Unit *unit)
{
    Module *m = unit->m;
    for (uint32_t i = 0, x = 0; i <= m->initials_n; i++) {
        if (i == unit->place)
            add_imports(r, unit);
        if (i == m->initials_n)
            break;
        Initial initial = m->initials[i];
        bool is_module = is_module_item(m, initial);
        if (initial.kind == INITIAL_ALIAS && m->aliases[initial.x].outer)
            replace_alias(s, r, unit, &m->aliases[initial.x]);
        else if (initial.kind == INITIAL_MODULE && unit->parts[x].is_file)
            rewire_leave(r, add_need(s, unit, (Need){.file = unit->parts[x].file})->index);
        else
            rewire_keep(r, initial);
        x += is_module;
    }
}

/* Instances of what has become a file get what it needs. */
static void add_args(const Splitting *s, Unit *unit, const Rewire *r,
                     const Unit *const *instantiated)
{
    Module *m = unit->m;
    for (uint32_t i = 0; i < m->instances_n; i++) {
        Instance *instance = &m->instances[i];
        const Unit *part = instantiated[i];
        if (!part || !part->is_file || !part->needs_n)
            continue;
        Export *args = ARENA_ARRAY(&m->arena, Export, instance->args_n + part->needs_n);
        for (uint32_t k = 0; k < instance->args_n; k++)
            args[k] = instance->args[k];
        for (size_t k = 0; k < part->needs_n; k++) {
            Need need = part->needs[k];
            uint32_t x;
            if (need.file == NO_FILE && need.out == 1) {
                x = r->modules[need.x];
            } else {
                need.out -= need.file == NO_FILE;
                x = add_need(s, unit, need)->index;
            }
            args[instance->args_n + k] = (Export){need.name, EXTERN_MODULE, x, pos_none()};
        }
        instance->args = args;
        instance->args_n += (uint32_t)part->needs_n;
    }
}

/* By instance of UNIT: what it is an instance of, where that was nested in the unit. */
static const Unit **instantiated_units(Unit *unit)
{
    const Module *m = unit->m;
    const Unit **to = ARENA_ARRAY(&unit->m->arena, const Unit *, m->instances_n);
    for (uint32_t i = 0; i < m->instances_n; i++) {
        uint32_t x = m->instances[i].module;
        to[i] = m->items_of[EXTERN_MODULE][x].kind == ITEM_MODULE ? &unit->parts[x] : NULL;
    }
    return to;
}

static bool changes(const Unit *unit)
{
    return unit->needs_n || duptypes_count(&unit->types);
}

static void change_unit(const Splitting *s, Unit *unit)
{
    Rewire r;
    Moving moving = {s, unit};
    uint32_t n;
    const Unit **instantiated = instantiated_units(unit);
    const Rectype *before = duptypes_finish(&unit->types, &n);
    rewire_begin(&r, unit->m);
    rewire_types(&r, before, n, duptypes_count(&unit->types));
    rewire_unit(s, &r, unit);
    rewire_end(&r);
    for (uint32_t x = 0; x < r.old_modules_n; x++) {
        if (unit->parts[x].is_file)
            unit->parts[x].m->parent = NULL;
    }
    visit_outers(unit->m, bring_in, &moving);
    add_args(s, unit, &r, instantiated);
}

/* Makes UNIT a module that stands alone but for its imports. */
static Result split_unit(Splitting *s, Unit *unit)
{
    unit->place = import_place(unit->m);
    Result result = split_children(s, unit);
    if (!result) {
        find_needs(s, unit);
        duptypes_begin(&unit->types, unit->m->features);
        PUSH(s->cores, s->cores_n, s->cores_capacity, unit->types.core);
        find_types(unit);
        if (changes(unit))
            change_unit(s, unit);
        duptypes_end(&unit->types);
    }
    for (uint32_t x = 0; x < unit->m->module_items_n; x++)
        free(unit->parts[x].needs);
    return result;
}

static Result split_root(Splitting *s, Module *root)
{
    Unit unit = {.m = root};
    PUSH(s->split->files, s->split->files_n, s->split->files_capacity, (Splitfile){0});
    PUSH(s->origins, s->origins_n, s->origins_capacity, NULL);
    Result result = split_unit(s, &unit);
    if (!result)
        result = write_module(root, &s->split->files[0].bytes, NULL, s->failure);
    free(unit.needs);
    return result;
}

/* A module like ROOT, to change; BYTES as above. */
static Result copy_root(const Module *root, Bytes bytes, Module **copy, Failure *failure)
{
    if (!bytes.len)
        return copy_module(root, copy, failure);
    TRY(binary_module(bytes.at, bytes.len, root->features, copy, failure));
    set_images(*copy, bytes);
    Result result = valid_module(*copy, failure);
    if (result)
        module_free(*copy);
    return result;
}

Result split_module(const Module *root, Bytes bytes, Name reserved, Split **out, Failure *failure)
{
    Module *copy;
    *out = NULL;
    TRY(copy_root(root, bytes, &copy, failure));
    Splitting s = {.split = checked_calloc(1, sizeof *s.split), .failure = failure};
    split_reserve(&s, root, reserved);
    Result result = split_root(&s, copy);
    for (size_t i = 1; i < s.origins_n; i++) {
        if (!s.origins[i]->parent)
            module_free(s.origins[i]);
    }
    module_free(copy);
    for (size_t i = 0; i < s.cores_n; i++)
        module_free(s.cores[i]);
    free(s.origins);
    free(s.cores);
    space_free(&s.names);
    space_free(&s.numbers);
    *out = s.split;
    if (result) {
        split_free(s.split);
        *out = NULL;
    }
    return result;
}

void split_free(Split *split)
{
    if (!split)
        return;
    for (size_t i = 0; i < split->files_n; i++)
        buffer_free(&split->files[i].bytes);
    free(split->files);
    arena_free(&split->arena);
    free(split);
}
