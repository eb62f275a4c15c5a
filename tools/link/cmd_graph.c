/* cmd_graph.c: touchstone-link graph: modules and instances as text or for Graphviz. */
#include "link.h"

#include <stdlib.h>
#include <string.h>

/* What is printed of a module: either graph may be left out. */
typedef struct Graphs {
    const Embed_graph *modules, *instances;
    bool none_known;     /* there is no graph of instances, */
    Embed_failure known; /* for this reason */
} Graphs;

/* ---- names ------------------------------------------------------------------------------------------------------ */

/* A name as text: what could be mistaken for something else is escaped. DOT: within a string of Graphviz. */
static void print_name(Link_bytes *to, Embed_name name, bool dot)
{
    for (size_t i = 0; i < name.len; i++) {
        unsigned char byte = (unsigned char)name.at[i];
        if (byte < 0x20 || byte == 0x7F)
            link_print(to, dot ? "\\\\%02x" : "\\%02x", (unsigned)byte);
        else if (byte == '\\')
            link_print(to, dot ? "\\\\\\\\" : "\\\\");
        else if (byte == '"' && dot)
            link_print(to, "\\\"");
        else
            link_append(to, &byte, 1);
    }
}

/* What node X is called: an import in quotes, an instance with its module, anything without a name by its number. */
static void print_node(Link_bytes *to, const Embed_graph *graph, uint32_t x, bool dot)
{
    const Embed_link_node *node = &graph->nodes[x];
    if (node->kind == EMBED_LINK_IMPORT) {
        link_print(to, dot ? "\\\"" : "\"");
        print_name(to, node->name, dot);
        link_print(to, dot ? "\\\"" : "\"");
        return;
    }
    print_name(to, node->name, dot);
    if (node->kind == EMBED_LINK_INSTANCE && node->module.len) {
        link_print(to, node->name.len ? ": " : "");
        print_name(to, node->module, dot);
    } else if (!node->name.len) {
        link_print(to, "#%u", (unsigned)x);
    }
}

/* Whether EDGE has a label that its end does not show already. */
static bool is_labelled(const Embed_graph *graph, const Embed_link_edge *edge)
{
    Embed_name name = graph->nodes[edge->to].name;
    return edge->label.len && graph->nodes[edge->to].kind != EMBED_LINK_IMPORT &&
           (name.len != edge->label.len || memcmp(name.at, edge->label.at, name.len) != 0);
}

/* ---- text ------------------------------------------------------------------------------------------------------- */

/* The edges by where they start: the first of each node, the next of each edge; N ends a list. */
typedef struct Edgelists {
    uint32_t *first, *next;
} Edgelists;

static Edgelists edge_lists(const Embed_graph *graph)
{
    Edgelists lists = {malloc((graph->nodes_n + 1) * sizeof(uint32_t)),
                       malloc((graph->edges_n + 1) * sizeof(uint32_t))};
    if (!lists.first || !lists.next) {
        link_error("out of memory");
        exit(LINK_BROKEN);
    }
    for (uint32_t x = 0; x < graph->nodes_n; x++)
        lists.first[x] = graph->edges_n;
    for (uint32_t i = graph->edges_n; i-- > 0;) {
        lists.next[i] = lists.first[graph->edges[i].from];
        lists.first[graph->edges[i].from] = i;
    }
    return lists;
}

static void print_text(Link_bytes *to, const char *title, const char *has, const Embed_graph *graph)
{
    Edgelists lists = edge_lists(graph);
    link_print(to, "%s: %u nodes, %u edges\n", title, (unsigned)graph->nodes_n,
               (unsigned)graph->edges_n);
    for (uint32_t x = 0; x < graph->nodes_n; x++) {
        link_print(to, "  ");
        print_node(to, graph, x, false);
        link_print(to, "\n");
        for (uint32_t i = lists.first[x]; i < graph->edges_n; i = lists.next[i]) {
            const Embed_link_edge *edge = &graph->edges[i];
            link_print(to, "    %s ", edge->has ? has : "uses");
            print_node(to, graph, edge->to, false);
            if (is_labelled(graph, edge)) {
                link_print(to, " as ");
                print_name(to, edge->label, false);
            }
            link_print(to, "\n");
        }
    }
    free(lists.first);
    free(lists.next);
}

static void print_texts(Link_bytes *to, const Graphs *graphs)
{
    if (graphs->modules)
        print_text(to, "modules", "nests", graphs->modules);
    if (graphs->modules && graphs->instances)
        link_print(to, "\n");
    if (graphs->instances)
        print_text(to, "instances", "makes", graphs->instances);
    if (graphs->none_known)
        link_print(to, "\ninstances: %s\n", graphs->known.message);
}

/* ---- Graphviz --------------------------------------------------------------------------------------------------- */

static void print_dot(Link_bytes *to, const char *title, char letter, const Embed_graph *graph)
{
    static const char *const shapes[] = {[EMBED_LINK_MODULE] = "box",
                                         [EMBED_LINK_INSTANCE] = "box, style=rounded",
                                         [EMBED_LINK_IMPORT] = "ellipse, style=dashed"};
    link_print(to, "  subgraph cluster_%s {\n    label=\"%s\";\n", title, title);
    for (uint32_t x = 0; x < graph->nodes_n; x++) {
        link_print(to, "    %c%u [label=\"", letter, (unsigned)x);
        print_node(to, graph, x, true);
        link_print(to, "\", shape=%s];\n", shapes[graph->nodes[x].kind]);
    }
    for (uint32_t i = 0; i < graph->edges_n; i++) {
        const Embed_link_edge *edge = &graph->edges[i];
        link_print(to, "    %c%u -> %c%u", letter, (unsigned)edge->from, letter,
                   (unsigned)edge->to);
        if (edge->has) {
            link_print(to, " [style=dashed, arrowhead=open]");
        } else if (is_labelled(graph, edge)) {
            link_print(to, " [label=\"");
            print_name(to, edge->label, true);
            link_print(to, "\"]");
        }
        link_print(to, ";\n");
    }
    link_print(to, "  }\n");
}

static void print_dots(Link_bytes *to, const char *file, const Graphs *graphs)
{
    link_print(to, "digraph \"");
    print_name(to, (Embed_name){file, strlen(file)}, true);
    link_print(to, "\" {\n  rankdir=TB;\n  color=gray;\n  fontname=\"sans-serif\";\n"
                   "  node [fontname=\"sans-serif\"];\n"
                   "  edge [fontname=\"sans-serif\", fontsize=10];\n");
    if (graphs->modules)
        print_dot(to, "modules", 'm', graphs->modules);
    if (graphs->instances)
        print_dot(to, "instances", 'i', graphs->instances);
    if (graphs->none_known) {
        link_print(to, "  label=\"instances: ");
        print_name(to, (Embed_name){graphs->known.message, strlen(graphs->known.message)}, true);
        link_print(to, "\";\n");
    }
    link_print(to, "}\n");
}

/* ---- the command ------------------------------------------------------------------------------------------------ */

/* The graphs that are asked for; false after an error line. Where both are and only that of modules is known it is enough. */
static bool make_graphs(const char *file, const Embed_module *module, bool modules, bool instances,
                        Graphs *graphs)
{
    Embed_failure failure;
    if ((modules || !instances) && embed_link_graph_modules(module, &graphs->modules, &failure)) {
        link_failure(file, &failure);
        return false;
    }
    if ((instances || !modules) &&
        embed_link_graph_instances(module, &graphs->instances, &graphs->known)) {
        if (instances) {
            link_failure(file, &graphs->known);
            return false;
        }
        graphs->none_known = true;
    }
    return true;
}

static int graph(const Link_command *command, int argc, char **argv)
{
    const char *output = NULL;
    Embed_features features = link_features();
    bool text = false, dot = false, modules = false, instances = false;
    const Link_option options[] = {{"output", 'o', LINK_TEXT, &output},
                                   {"text", 't', LINK_FLAG, &text},
                                   {"dot", 'd', LINK_FLAG, &dot},
                                   {"modules", 'm', LINK_FLAG, &modules},
                                   {"instances", 'i', LINK_FLAG, &instances},
                                   {"feature", 0, LINK_FEATURES, &features},
                                   {0}};
    int exit_code, first = link_parse(command, argc, argv, options, 1, 1, &exit_code);
    if (first < 0)
        return exit_code;
    if (text && dot) {
        link_error("graph: --text or --dot, not both; see 'touchstone-link graph --help'");
        return LINK_USAGE;
    }
    Embed_module *module = link_module(argv[first], features);
    Graphs graphs = {0};
    Link_bytes out = {0};
    exit_code = LINK_USAGE;
    if (module && make_graphs(argv[first], module, modules, instances, &graphs)) {
        if (dot)
            print_dots(&out, argv[first], &graphs);
        else
            print_texts(&out, &graphs);
        exit_code = link_write(output, out.at, out.len);
    }
    free(out.at);
    embed_graph_free(graphs.modules);
    embed_graph_free(graphs.instances);
    embed_module_free(module);
    return exit_code;
}

const Link_command cmd_graph = {
    .name = "graph",
    .usage = "[OPTION...] FILE",
    .summary = "show the modules that a module consists of, and the instances",
    .help =
        "  -o, --output FILE  write there (else to standard output)\n"
        "  -t, --text         as text (the default)\n"
        "  -d, --dot          for Graphviz\n"
        "  -m, --modules      the modules, each once: which nests or imports which\n"
        "  -i, --instances    the instances: which makes which, which imports from which\n"
        "  --feature LIST     switch features: +threads,-simd\n\n"
        "Both graphs are shown if none is asked for. A name of imports that always stands for\n"
        "instances of one module leads to that module; others are nodes, in quotes. What an\n"
        "instance passes on leads to where it is defined. The instances of a module that imports\n"
        "modules are not known: bundle it first.\n\n"
        "Example: touchstone-link graph bundle.wasm --dot | dot -Tsvg -o bundle.svg\n",
    .run = graph};
