/* linking/graph.h: which modules a module consists of and which instances it makes, and how they hang together
 * (module-linking/Explainer#use-cases, the diagrams). NON-SPEC: see linking/CHOICES.md, graph. */
#ifndef TOUCHSTONE_LINKING_GRAPH_H
#define TOUCHSTONE_LINKING_GRAPH_H

#include "syntax/error.h"
#include "syntax/module.h"

typedef enum Nodekind {
    NODE_MODULE,   /* a module; where it is imported, of that name */
    NODE_INSTANCE, /* an instance */
    NODE_IMPORT    /* what is imported by a name that means no one module or instance */
} Nodekind;

typedef enum Edgekind {
    EDGE_HAS, /* a module nests it, an instance makes it */
    EDGE_USES /* it is imported, or aliased from outside */
} Edgekind;

typedef struct Node {
    Nodekind kind;
    Name name;
    Name module; /* of an instance: what its module is called */
} Node;

typedef struct Edge {
    Edgekind kind;
    uint32_t from, to;
    Name label; /* the names by which it is imported, with commas between them; may be empty */
} Edge;

/* The root comes first. At most one edge of a kind leads from one node to another. */
typedef struct Graph {
    Arena arena;
    size_t nodes_n, nodes_capacity, edges_n, edges_capacity;
    Node *nodes;
    Edge *edges;
    struct Graphindex *index; /* while it is being made */
} Graph;

/* The modules of ROOT, which is valid: itself, those nested in it at any depth, those imported; and names of imports. A name
   that means instances of one module wherever it is given is an edge to that module. */
void graph_modules(const Module *root, Graph **out);
/* The instances that instantiating ROOT makes, and what the host gives. Fails as plan_module does. */
Result graph_instances(const Module *root, Graph **out, Failure *failure) CHECKED;
void graph_free(Graph *graph);

#endif
