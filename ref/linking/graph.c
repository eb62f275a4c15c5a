/* linking/graph.c: nodes and edges, and the graph of instances. NON-SPEC: see linking/CHOICES.md, graph. */
#include "linking/graph.h"

#include "linking/graph_parts.h"
#include "linking/plan.h"
#include "text/names.h"
#include "util/alloc.h"

#include <stdlib.h>

/* ---- graphs ----------------------------------------------------------------------------------------------------- */

/* What there is: edges by their ends, labels by edge, named nodes by name, modules by address: their first instance. */
typedef struct Graphindex {
    Space edges, labels, nodes, modules;
} Graphindex;

typedef struct Ends {
    uint32_t kind, from, to;
} Ends;

Graph *graph_new(void)
{
    Graph *graph = checked_calloc(1, sizeof *graph);
    graph->index = checked_calloc(1, sizeof *graph->index);
    return graph;
}

void graph_finish(Graph *graph)
{
    if (!graph->index)
        return;
    space_free(&graph->index->edges);
    space_free(&graph->index->labels);
    space_free(&graph->index->nodes);
    space_free(&graph->index->modules);
    free(graph->index);
    graph->index = NULL;
}

void graph_free(Graph *graph)
{
    if (!graph)
        return;
    graph_finish(graph);
    free(graph->nodes);
    free(graph->edges);
    arena_free(&graph->arena);
    free(graph);
}

Name graph_text(Graph *graph, Buffer *text)
{
    Name name = {arena_copy(&graph->arena, text->at, text->len), text->len};
    buffer_free(text);
    return name;
}

static Name keep(Graph *graph, Name name)
{
    return (Name){arena_copy(&graph->arena, name.at, name.len), name.len};
}

uint32_t graph_add(Graph *graph, Nodekind kind, Name name)
{
    Node node = {.kind = kind, .name = keep(graph, name)};
    PUSH(graph->nodes, graph->nodes_n, graph->nodes_capacity, node);
    return (uint32_t)graph->nodes_n - 1;
}

uint32_t graph_named(Graph *graph, Nodekind kind, Name name)
{
    const uint32_t *found = space_find(&graph->index->nodes, name, kind);
    if (found)
        return *found;
    uint32_t x = graph_add(graph, kind, name);
    space_bind(&graph->index->nodes, graph->nodes[x].name, kind, x);
    return x;
}

static void add_label(Graph *graph, uint32_t x, Name label)
{
    Name *has = &graph->edges[x].label;
    Buffer text = {0};
    if (!label.len || !space_bind(&graph->index->labels, keep(graph, label), x, 0))
        return;
    buffer_bytes(&text, has->at, has->len);
    buffer_text(&text, has->len ? ", " : "");
    buffer_bytes(&text, label.at, label.len);
    *has = graph_text(graph, &text);
}

void graph_join(Graph *graph, Edgekind kind, uint32_t from, uint32_t to, Name label)
{
    const Ends ends = {kind, from, to};
    const uint32_t *found =
        space_find(&graph->index->edges, (Bytes){(const uint8_t *)&ends, sizeof ends}, 0);
    if (found) {
        add_label(graph, *found, label);
        return;
    }
    Edge edge = {.kind = kind, .from = from, .to = to};
    uint8_t *key = arena_copy(&graph->arena, &ends, sizeof ends);
    space_bind(&graph->index->edges, (Bytes){key, sizeof ends}, 0, (uint32_t)graph->edges_n);
    PUSH(graph->edges, graph->edges_n, graph->edges_capacity, edge);
    add_label(graph, (uint32_t)graph->edges_n - 1, label);
}

/* ---- instances -------------------------------------------------------------------------------------------------- */

/* The graph of PLAN; NODES by instance. */
typedef struct Instancegraph {
    const Plan *plan;
    Graph *graph;
    uint32_t *nodes;
} Instancegraph;

/* What the module that M is nested in calls it, or what it calls itself. */
static Name module_name(const Module *m)
{
    const Module *in = m->parent;
    for (uint32_t x = 0; in && x < in->module_items_n; x++) {
        Item item = in->items_of[EXTERN_MODULE][x];
        Name name = namemap_find(&in->names.modules, x);
        if (name.len && item.kind == ITEM_MODULE && in->modules[item.x] == m)
            return name;
    }
    return m->names.has_module ? m->names.module : m->id;
}

/* The same for node X, an instance of M; it is found once for all of them. */
static Name known_name(const Instancegraph *g, const Module *m, uint32_t x)
{
    Graph *graph = g->graph;
    const uint32_t *first =
        space_find(&graph->index->modules, (Bytes){(const uint8_t *)&m, sizeof m}, 0);
    if (first)
        return graph->nodes[*first].module;
    const uint8_t *key = arena_copy(&graph->arena, &m, sizeof m);
    space_bind(&graph->index->modules, (Bytes){key, sizeof m}, 0, x);
    return keep(graph, module_name(m));
}

/* The path of instances, or, of the root, what its module is called. */
static void add_instance(Instancegraph *g, const Planned *planned)
{
    Buffer path = {0};
    plan_path(planned, &path);
    if (path.len)
        path.len--;
    Name name = graph_text(g->graph, &path);
    uint32_t x = graph_add(g->graph, NODE_INSTANCE, name);
    g->graph->nodes[x].module = known_name(g, planned->module, x);
    g->nodes[planned->number] = x;
}

/* An edge from node FROM to what defines VALUE, or to all that define something of it, if it is an instance. */
static void join_value(const Instancegraph *g, uint32_t from, const Planvalue *value, Name label)
{
    if (value->kind == EXTERN_INSTANCE) {
        for (uint32_t i = 0; i < value->exports->type->exports_n; i++)
            join_value(g, from, &value->exports->fields[i], label);
    } else if (value->kind != EXTERN_MODULE) {
        uint32_t to = value->instance == PLAN_IMPORT
                          ? graph_named(g->graph, NODE_IMPORT, g->plan->imports[value->x].names[0])
                          : g->nodes[value->instance];
        graph_join(g->graph, EDGE_USES, from, to, label);
    }
}

/* What the instance imports; two-level imports are those of the instance that they are recast as. */
static void join_imports(const Instancegraph *g, const Planned *planned)
{
    const Module *m = planned->module;
    for (int kind = EXTERN_FUNC; kind <= EXTERN_INSTANCE; kind++) {
        for (uint32_t x = 0; x < plan_initials(m, (Externkind)kind); x++) {
            Item item = m->items_of[kind][x];
            if (item.kind != ITEM_IMPORT && item.kind != ITEM_GROUP)
                continue;
            const Import *import = &m->imports[item.x];
            Name label = import->single ? import->name : import->module;
            join_value(g, g->nodes[planned->number], &planned->items[kind][x], label);
        }
    }
}

Result graph_instances(const Module *root, Graph **out, Failure *failure)
{
    Plan *plan;
    *out = NULL;
    TRY(plan_module(root, &plan, failure));
    Graph *graph = graph_new();
    Instancegraph g = {plan, graph, ARENA_ARRAY(&graph->arena, uint32_t, plan->instances_n)};
    add_instance(&g, plan->instances[plan->instances_n - 1]);
    for (uint32_t i = 0; i + 1 < plan->instances_n; i++)
        add_instance(&g, plan->instances[i]);
    for (uint32_t i = 0; i < plan->instances_n; i++) {
        const Planned *planned = plan->instances[i];
        if (planned->creator)
            graph_join(graph, EDGE_HAS, g.nodes[planned->creator->number], g.nodes[i], (Name){0});
    }
    for (uint32_t i = 0; i < plan->instances_n; i++)
        join_imports(&g, plan->instances[i]);
    graph_finish(graph);
    plan_free(plan);
    *out = graph;
    return RESULT_OK;
}
