/* linking/graph_modules.c: the graph of modules. NON-SPEC: see linking/CHOICES.md, graph.
 *
 * A nested module's imports are what those that instantiate it give. Names of imports that stand for instances of one
 * module, whoever gives them, are taken for that module. */
#include "linking/graph_parts.h"
#include "linking/plan.h"
#include "text/names.h"
#include "util/alloc.h"

#include <stdlib.h>

#define NO_NODE UINT32_MAX       /* not known, or not yet */
#define MIXED   (UINT32_MAX - 1) /* not one module */

enum { MOST_ROUNDS = 100 };

/* A module of the graph that is there, not just imported: its node, and those of its module items. */
typedef struct Knot {
    const Module *m;
    const struct Knot *outer;
    uint32_t node;
    uint32_t *items;
} Knot;

typedef struct Modulegraph {
    Graph *graph;
    Knot **knots; /* the outer before the inner */
    size_t knots_n, knots_capacity;
    Space given; /* in the scope of a module's node, its module imports: what they are */
    Space means; /* names of other imports: a node, or MIXED */
    bool changed;
} Modulegraph;

static const Name nothing;

/* ---- modules ---------------------------------------------------------------------------------------------------- */

/* The knot of M, which OUTER calls NAME, with those nested in it. */
static void add_knots(Modulegraph *g, const Module *m, const Knot *outer, Name name)
{
    Arena *arena = &g->graph->arena;
    Knot *knot = ARENA_NEW(arena, Knot);
    if (!name.len)
        name = m->names.has_module ? m->names.module : m->id;
    *knot = (Knot){m, outer, graph_add(g->graph, NODE_MODULE, name),
                   ARENA_ARRAY(arena, uint32_t, m->module_items_n)};
    PUSH(g->knots, g->knots_n, g->knots_capacity, knot);
    for (uint32_t x = 0; x < m->module_items_n; x++) {
        knot->items[x] = NO_NODE;
        Item item = m->items_of[EXTERN_MODULE][x];
        if (item.kind != ITEM_MODULE)
            continue;
        knot->items[x] = (uint32_t)g->graph->nodes_n;
        add_knots(g, m->modules[item.x], knot, namemap_find(&m->names.modules, x));
    }
}

/* The knot of NODE; NULL where that is an imported module. Knots have the first nodes, in order. */
static const Knot *knot_of(const Modulegraph *g, uint32_t node)
{
    return node < g->knots_n ? g->knots[node] : NULL;
}

/* ---- what module items are -------------------------------------------------------------------------------------- */

/* The node of the module that instance item X of KNOT is an instance of. */
static uint32_t instance_module(const Knot *knot, uint32_t x)
{
    Item item = knot->m->items_of[EXTERN_INSTANCE][x];
    return item.kind == ITEM_INSTANCE ? knot->items[knot->m->instances[item.x].module] : NO_NODE;
}

/* The module that NODE exports as NAME. Exports stand in the type as in the module. */
static uint32_t exported_module(const Modulegraph *g, uint32_t node, Name name)
{
    const Knot *knot = knot_of(g, node);
    if (!knot)
        return NO_NODE;
    const Interface *type = interface_of(knot->m->type);
    const Externfield *field = interface_export(type, name);
    return knot->items[knot->m->exports[field - type->exports].x];
}

static uint32_t find_item(Modulegraph *g, const Knot *knot, Item item)
{
    const Module *m = knot->m;
    if (item.kind == ITEM_IMPORT) {
        const uint32_t *given = space_find(&g->given, m->imports[item.x].name, knot->node);
        if (given)
            return *given;
        return knot->outer ? NO_NODE : graph_named(g->graph, NODE_MODULE, m->imports[item.x].name);
    }
    const Alias *alias = &m->aliases[item.x];
    if (!alias->outer)
        return exported_module(g, instance_module(knot, alias->x), alias->name);
    for (uint32_t i = 0; i <= alias->count; i++)
        knot = knot->outer;
    return knot->items[alias->x];
}

/* Takes down which modules the instances that KNOT makes are given. */
static void note_given(Modulegraph *g, const Knot *knot)
{
    for (uint32_t i = 0; i < knot->m->instances_n; i++) {
        const Instance *instance = &knot->m->instances[i];
        for (uint32_t k = 0; k < instance->args_n; k++) {
            const Export *arg = &instance->args[k];
            uint32_t node = knot->items[instance->module];
            if (arg->kind == EXTERN_MODULE && node < g->knots_n && knot->items[arg->x] != NO_NODE)
                g->changed |= space_bind(&g->given, arg->name, node, knot->items[arg->x]);
        }
    }
}

/* What one module is given follows from what another is, so that this takes rounds. */
static void find_items(Modulegraph *g)
{
    g->changed = true;
    for (int round = 0; round < MOST_ROUNDS && g->changed; round++) {
        g->changed = false;
        for (size_t i = 0; i < g->knots_n; i++) {
            Knot *knot = g->knots[i];
            for (uint32_t x = 0; x < knot->m->module_items_n; x++) {
                if (knot->items[x] != NO_NODE)
                    continue;
                knot->items[x] = find_item(g, knot, knot->m->items_of[EXTERN_MODULE][x]);
                g->changed |= knot->items[x] != NO_NODE;
            }
            note_given(g, knot);
        }
    }
}

/* What nobody gives, or what comes out of an instance that is not known, has its name alone. */
static void name_items(Modulegraph *g)
{
    for (size_t i = 0; i < g->knots_n; i++) {
        const Knot *knot = g->knots[i];
        for (uint32_t x = 0; x < knot->m->module_items_n; x++) {
            Item item = knot->m->items_of[EXTERN_MODULE][x];
            if (knot->items[x] == NO_NODE)
                knot->items[x] =
                    graph_named(g->graph, NODE_MODULE,
                                item.kind == ITEM_IMPORT ? knot->m->imports[item.x].name
                                                         : knot->m->aliases[item.x].name);
        }
    }
}

/* ---- what names of other imports mean --------------------------------------------------------------------------- */

static void note_meaning(Modulegraph *g, Name name, uint32_t node)
{
    if (space_bind(&g->means, name, 0, node))
        return;
    uint32_t *has = space_find(&g->means, name, 0);
    if (*has != node)
        *has = MIXED;
}

static Name import_name(const Import *import)
{
    return import->single ? import->name : import->module;
}

/* The instance item that initial item X of KIND comes out of, or is; NO_NODE if there is none. */
static uint32_t source_instance(const Module *m, Externkind kind, uint32_t x)
{
    if (kind == EXTERN_INSTANCE)
        return x;
    if (x >= plan_initials(m, kind) || m->items_of[kind][x].kind != ITEM_ALIAS)
        return NO_NODE;
    return m->aliases[m->items_of[kind][x].x].x;
}

/* Whether the argument is what KNOT itself imports by that name: says nothing new. */
static bool is_passed_on(const Knot *knot, const Export *arg)
{
    if (!knot->outer || arg->x >= plan_initials(knot->m, arg->kind))
        return false;
    Item item = knot->m->items_of[arg->kind][arg->x];
    return (item.kind == ITEM_IMPORT || item.kind == ITEM_GROUP) &&
           bytes_equal(import_name(&knot->m->imports[item.x]), arg->name);
}

static void note_arg(Modulegraph *g, const Knot *knot, const Export *arg)
{
    if (arg->kind == EXTERN_MODULE || is_passed_on(knot, arg))
        return;
    uint32_t x = source_instance(knot->m, arg->kind, arg->x);
    uint32_t node = x == NO_NODE ? NO_NODE : instance_module(knot, x);
    note_meaning(g, arg->name, node == NO_NODE ? MIXED : node);
}

static void find_meanings(Modulegraph *g)
{
    const Module *root = g->knots[0]->m;
    for (uint32_t i = 0; i < root->imports_n; i++)
        note_meaning(g, import_name(&root->imports[i]), MIXED);
    for (size_t i = 0; i < g->knots_n; i++) {
        const Knot *knot = g->knots[i];
        for (uint32_t k = 0; k < knot->m->instances_n; k++) {
            for (uint32_t j = 0; j < knot->m->instances[k].args_n; j++)
                note_arg(g, knot, &knot->m->instances[k].args[j]);
        }
    }
}

/* ---- edges ------------------------------------------------------------------------------------------------------ */

static void join_items(const Modulegraph *g, const Knot *knot)
{
    for (uint32_t x = 0; x < knot->m->module_items_n; x++) {
        Item item = knot->m->items_of[EXTERN_MODULE][x];
        Name label = item.kind == ITEM_IMPORT ? knot->m->imports[item.x].name : nothing;
        graph_join(g->graph, item.kind == ITEM_MODULE ? EDGE_HAS : EDGE_USES, knot->node,
                   knot->items[x], label);
    }
}

/* From module NODE to what its import NAME means. */
static void join_import(const Modulegraph *g, uint32_t node, Name name)
{
    const uint32_t *means = space_find(&g->means, name, 0);
    uint32_t to = means && *means != MIXED ? *means : graph_named(g->graph, NODE_IMPORT, name);
    graph_join(g->graph, EDGE_USES, node, to, name);
}

/* What is known of an imported module is its type. */
static void join_imported(const Modulegraph *g, const Knot *knot)
{
    for (uint32_t x = 0; x < knot->m->module_items_n; x++) {
        Item item = knot->m->items_of[EXTERN_MODULE][x];
        if (item.kind != ITEM_IMPORT || knot_of(g, knot->items[x]))
            continue;
        uint32_t handle = knot->m->deftypes[knot->m->imports[item.x].xt.use.x];
        const Interface *type = interface_of(handle);
        for (uint32_t i = 0; i < type->imports_n; i++) {
            if (type->imports[i].xt.kind != EXTERN_MODULE)
                join_import(g, knot->items[x], type->imports[i].name);
        }
    }
}

static void join_all(const Modulegraph *g)
{
    for (size_t i = 0; i < g->knots_n; i++)
        join_items(g, g->knots[i]);
    for (size_t i = 0; i < g->knots_n; i++) {
        const Knot *knot = g->knots[i];
        for (uint32_t k = 0; k < knot->m->imports_n; k++) {
            const Import *import = &knot->m->imports[k];
            if (import->xt.kind != EXTERN_MODULE || !import->single)
                join_import(g, knot->node, import_name(import));
        }
        join_imported(g, knot);
    }
}

void graph_modules(const Module *root, Graph **out)
{
    Modulegraph g = {.graph = graph_new()};
    add_knots(&g, root, NULL, nothing);
    find_items(&g);
    name_items(&g);
    find_meanings(&g);
    join_all(&g);
    space_free(&g.given);
    space_free(&g.means);
    free(g.knots);
    graph_finish(g.graph);
    *out = g.graph;
}
