/* linking/graph_parts.h: what the files of graphs share. Internal to linking/. */
#ifndef TOUCHSTONE_LINKING_GRAPH_PARTS_H
#define TOUCHSTONE_LINKING_GRAPH_PARTS_H

#include "linking/graph.h"

Graph *graph_new(void);
/* Ends making it. */
void graph_finish(Graph *graph);

uint32_t graph_add(Graph *graph, Nodekind kind, Name name);
/* The node of KIND called NAME that this function made before, or a new one. */
uint32_t graph_named(Graph *graph, Nodekind kind, Name name);
/* An edge, unless it is there; LABEL is added to its label. */
void graph_join(Graph *graph, Edgekind kind, uint32_t from, uint32_t to, Name label);
/* TEXT, which is freed, in the graph's arena. */
Name graph_text(Graph *graph, Buffer *text);

#endif
