/* embed/link_graph.c: touchstone_link.h, graphs. NON-SPEC. */
#include "embed/convert.h"
#include "embed/touchstone_link.h"
#include "linking/graph.h"
#include "util/alloc.h"

#include <stdlib.h>

/* What is given out comes first, so that its address is that of the whole. */
typedef struct Given_graph {
    Embed_graph given;
    Graph *from;
    Embed_link_node *nodes;
    Embed_link_edge *edges;
} Given_graph;

static const Embed_graph *give(Graph *from)
{
    Given_graph *to = checked_calloc(1, sizeof *to);
    to->from = from;
    to->nodes = checked_calloc(from->nodes_n + 1, sizeof *to->nodes);
    to->edges = checked_calloc(from->edges_n + 1, sizeof *to->edges);
    for (size_t i = 0; i < from->nodes_n; i++) {
        const Node *node = &from->nodes[i];
        to->nodes[i] = (Embed_link_node){(Embed_link_nodekind)node->kind, embed_name(node->name),
                                         embed_name(node->module)};
    }
    for (size_t i = 0; i < from->edges_n; i++) {
        const Edge *edge = &from->edges[i];
        to->edges[i] = (Embed_link_edge){edge->kind == EDGE_HAS, edge->from, edge->to,
                                         embed_name(edge->label)};
    }
    to->given =
        (Embed_graph){(uint32_t)from->nodes_n, (uint32_t)from->edges_n, to->nodes, to->edges};
    return &to->given;
}

static Embed_result check_module(const Module *m, Embed_failure *failure)
{
    if (!m->validated || !module_linked(m))
        return embed_fail(failure, ERR_internal,
                          "the module has not been validated with module linking");
    return EMBED_OK;
}

Embed_result embed_link_graph_modules(const Embed_module *module, const Embed_graph **out,
                                      Embed_failure *failure)
{
    Graph *graph;
    *out = NULL;
    Embed_result checked = check_module(module_of(module), failure);
    if (checked)
        return checked;
    graph_modules(module_of(module), &graph);
    *out = give(graph);
    return EMBED_OK;
}

Embed_result embed_link_graph_instances(const Embed_module *module, const Embed_graph **out,
                                        Embed_failure *failure)
{
    Graph *graph;
    Failure f;
    *out = NULL;
    Embed_result checked = check_module(module_of(module), failure);
    if (checked)
        return checked;
    if (graph_instances(module_of(module), &graph, &f))
        return embed_failure(&f, failure);
    *out = give(graph);
    return EMBED_OK;
}

void embed_graph_free(const Embed_graph *graph)
{
    if (!graph)
        return;
    Given_graph *given = (Given_graph *)(uintptr_t)graph;
    graph_free(given->from);
    free(given->nodes);
    free(given->edges);
    free(given);
}
