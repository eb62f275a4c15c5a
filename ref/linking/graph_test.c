/* linking/graph_test.c: graphs of modules and instances.
 * REQ L-207 */
#include "linking/graph.h"
#include "linking/testing.h"

/* The edges of GRAPH, one a line: "a > b" for one that has the other, "a - b" else, and the label behind a colon. */
static char *edges(const Graph *graph)
{
    Buffer text = {0};
    for (size_t i = 0; i < graph->edges_n; i++) {
        const Edge *edge = &graph->edges[i];
        const Node *from = &graph->nodes[edge->from], *to = &graph->nodes[edge->to];
        buffer_format(&text, "%.*s %c %s%.*s%s%.*s\n", (int)from->name.len, from->name.at,
                      edge->kind == EDGE_HAS ? '>' : '-', to->kind == NODE_IMPORT ? "@" : "",
                      (int)to->name.len, to->name.at, edge->label.len ? ": " : "",
                      (int)edge->label.len, edge->label.at);
    }
    return (char *)(uintptr_t)buffer_string(&text);
}

typedef struct Graphrow {
    const char *text, *modules, *instances; /* NULL: that is not known */
} Graphrow;

static const Graphrow rows[] = {
    {"(module $A)", "", ""},
    {"(module $A (import \"m\" \"f\" (func)) (import \"m\" \"g\" (func)) (import \"n\" (func)))",
     "A - @m: m\nA - @n: n\n", " - @m: m\n - @n: n\n"},
    /* by way of two modules, and by a function of one name */
    {"(module $A"
     " (module $B (func (export \"f\")))"
     " (module $C (import \"b\" (instance $b (export \"f\" (func)))) (export \"f\" (func $b "
     "\"f\")))"
     " (module $D (import \"f\" (func)) (import \"b\" (instance (export \"f\" (func)))))"
     " (instance $b (instantiate $B)) (instance $c (instantiate $C (import \"b\" (instance $b))))"
     " (instance $d (instantiate $D (import \"f\" (func $c \"f\")) (import \"b\" (instance "
     "$b)))))",
     "A > B\nA > C\nA > D\nC - B: b\nD - C: f\nD - B: b\n",
     " > b\n > c\n > d\nc - b: b\nd - b: f, b\n"},
    /* a name that means two modules */
    {"(module $A (module $B) (module $C) (module $D (import \"x\" (instance)))"
     " (instance $b (instantiate $B)) (instance $c (instantiate $C))"
     " (instance $d (instantiate $D (import \"x\" (instance $b))))"
     " (instance $e (instantiate $D (import \"x\" (instance $c)))))",
     "A > B\nA > C\nA > D\nD - @x: x\n", " > b\n > c\n > d\n > e\n"},
    /* modules given, passed on, and exported */
    {"(module $A (module $B (module $N) (export \"n\" (module $N)))"
     " (module $C (import \"x\" (module $X)) (module $D (import \"y\" (module $Y)) (instance $y "
     "(instantiate $Y))) (instance $d (instantiate $D (import \"y\" (module $X)))))"
     " (instance $b (instantiate $B)) (alias $b \"n\" (module $n))"
     " (instance $c (instantiate $C (import \"x\" (module $n)))))",
     "A > B\nA > C\nA - N\nB > N\nC - N: x\nC > D\nD - N: y\n",
     " > b\nc.d > c.d.y\nc > c.d\n > c\n"},
    {"(module $A (import \"M\" (module $M (import \"x\" (func)) (import \"m\" (module)))) (module "
     "$D (import \"q\" (module))))",
     "A - M: M\nA > D\nD - q: q\nM - @x: x\n", NULL},
};

static void t_graphs(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        World world = world_new(false);
        const Module *m = world_module(&world, rows[i].text);
        Graph *graph;
        Failure failure;
        graph_modules(m, &graph);
        char *text = edges(graph);
        assert_string_equal(text, rows[i].modules);
        free(text);
        graph_free(graph);
        Result result = graph_instances(m, &graph, &failure);
        assert_int_equal(result != RESULT_OK, rows[i].instances == NULL);
        if (!result) {
            text = edges(graph);
            assert_string_equal(text, rows[i].instances);
            free(text);
        }
        graph_free(graph);
        world_free(&world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_graphs)};
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
