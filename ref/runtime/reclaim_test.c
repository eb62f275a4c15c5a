/* runtime/reclaim_test.c: the heap, what the host keeps, and the collector on graphs of arrays that no code runs on. */
#include "runtime/reclaim.h"
#include "runtime/stack.h"
#include "util/alloc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static uint64_t random_state = 7;

/* splitmix64: below N */
static uint64_t below(uint64_t n)
{
    uint64_t z = random_state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return (z ^ z >> 31) % n;
}

/* (array (mut T)) */
static const Deftype *array_of(Valtype t)
{
    Fieldtype field = {.t = t, .mut = true};
    Subtype st = {.final = true, .ct = {.kind = COMP_ARRAY, .n = 1, .fields = &field}};
    uint32_t id;
    intern_rectype(&(Rectype){1, &st}, 0, NULL, &id);
    return deftype_of(id);
}

static const Deftype *refs_type(void)
{
    return array_of(REFTYPE(1, HT_ANY));
}

static Ref *elements(Aggr *a)
{
    return (Ref *)(void *)a->bytes;
}

/* ---- the heap ---- */

static void t_size_classes(void **state)
{
    (void)state;
    for (size_t size = 1; size <= HEAP_CELL_MAX; size++) {
        unsigned c = heap_class(size);
        assert_true(c < HEAP_CLASSES);
        assert_true(heap_cell_size(c) >= size && heap_cell_size(c) % HEAP_GRANULE == 0);
        assert_true(c == 0 || heap_cell_size(c - 1) < size);
    }
}

/* Every object that was given out is found by its address and by no other. */
static void t_find(void **state)
{
    (void)state;
    Heap heap = {0};
    enum { N = 3000 };
    static uint8_t *objects[N];
    static size_t sizes[N];
    for (int i = 0; i < N; i++) {
        sizes[i] = 1 + below(below(8) ? 200 : HEAP_CELL_MAX * 2);
        if (sizes[i] > HEAP_CELL_MAX) {
            objects[i] = heap_take_large(&heap, sizes[i]);
        } else if (!(objects[i] = heap_take(&heap, sizes[i]))) {
            assert_true(heap_refill(&heap, sizes[i]));
            objects[i] = heap_take(&heap, sizes[i]);
        }
        assert_int_equal((uintptr_t)objects[i] % HEAP_GRANULE, 0);
        for (size_t k = 0; k < sizes[i]; k++)
            assert_int_equal(objects[i][k], 0);
        memset(objects[i], 0xEE, sizes[i]);
    }
    uint8_t *next = heap.runs[0].next;
    assert_ptr_not_equal(next, heap.runs[0].end);
    heap_retire(&heap);
    assert_null(heap_find(&heap, (uintptr_t)next));
    for (int i = 0; i < N; i++) {
        uint64_t at = (uintptr_t)objects[i];
        assert_ptr_equal(heap_find(&heap, at), objects[i]);
        assert_null(heap_find(&heap, at + 1));
        assert_null(heap_find(&heap, at + 8));
        if (sizes[i] > HEAP_GRANULE)
            assert_null(heap_find(&heap, at + HEAP_GRANULE));
    }
    const uint64_t nowhere[] = {0,
                                1,
                                16,
                                UINT64_MAX,
                                (uintptr_t)heap.base,
                                (uintptr_t)heap.base + heap.committed,
                                (uintptr_t)&heap};
    for (size_t i = 0; i < sizeof nowhere / sizeof *nowhere; i++)
        assert_null(heap_find(&heap, nowhere[i]));
    heap_free(&heap);
}

/* What is marked stays as it is, what is not is given out again, zeroed. */
static void t_sweep(void **state)
{
    (void)state;
    Heap heap = {0};
    enum { N = 20000, SIZE = 48 };
    static uint8_t *objects[N];
    for (int round = 0; round < 4; round++) {
        size_t committed = heap.committed;
        for (int i = 0; i < N; i++) {
            if (round && i % 3 == 0)
                continue;
            if (!(objects[i] = heap_take(&heap, SIZE))) {
                assert_true(heap_refill(&heap, SIZE));
                objects[i] = heap_take(&heap, SIZE);
            }
            assert_int_equal(objects[i][0] | objects[i][SIZE - 1], 0);
            memset(objects[i], i & 0xFF, SIZE);
        }
        assert_true(round == 0 || heap.committed == committed);
        heap_retire(&heap);
        for (int i = 0; i < N; i += 3) {
            assert_true(heap_mark(&heap, objects[i]));
            assert_false(heap_mark(&heap, objects[i]));
        }
        heap_sweep(&heap, 0);
        assert_int_equal(heap.live, (N + 2) / 3 * SIZE);
        for (int i = 0; i < N; i++) {
            if (i % 3)
                assert_null(heap_find(&heap, (uintptr_t)objects[i]));
            else
                assert_int_equal(objects[i][SIZE - 1], i & 0xFF);
        }
    }
    heap_retire(&heap);
    heap_sweep(&heap, 0);
    assert_int_equal(heap.live, 0);
    heap_free(&heap);
}

/* ---- what the host keeps ---- */

static void t_handles(void **state)
{
    (void)state;
    enum { REFS = 400 };
    Handles handles = {0};
    unsigned counts[REFS] = {0};
    for (int step = 0; step < 100000; step++) {
        uint64_t i = below(REFS);
        Ref ref = (i + 1) * 4096;
        if (below(step < 50000 ? 5 : 2)) {
            handles_drop(&handles, ref);
            counts[i] -= counts[i] > 0;
        } else {
            handles_keep(&handles, ref);
            counts[i]++;
        }
        if (step % 1000)
            continue;
        size_t used = 0;
        for (size_t k = 0; k < handles.n; k++) {
            const Handle *h = &handles.at[k];
            assert_int_equal(h->count, h->ref ? counts[h->ref / 4096 - 1] : 0);
            used += h->ref != REF_NULL;
        }
        for (i = 0; i < REFS; i++)
            used -= counts[i] > 0;
        assert_int_equal(used, 0);
    }
    handles_free(&handles);
}

/* ---- graphs ---- */

enum { NODES = 2000, EDGES = 6, STEPS = 400000 };

/* A model of the graph: node I is an array of EDGES references and I times 8 more bytes, or is not there. */
typedef struct Model {
    Store *store;
    Aggr *at[NODES];
    int to[NODES][EDGES]; /* -1: null */
    bool kept[NODES], reached[NODES];
} Model;

static size_t node_size(int i)
{
    size_t size = sizeof(Aggr) + (EDGES + (size_t)i) * sizeof(Ref);
    return size > HEAP_CELL_MAX ? size : heap_cell_size(heap_class(size));
}

static void reach(Model *g, int i)
{
    if (i < 0 || g->reached[i])
        return;
    g->reached[i] = true;
    for (int e = 0; e < EDGES; e++)
        reach(g, g->to[i][e]);
}

/* Reclaims, and checks that exactly what can be reached from the kept nodes is left, as it was. */
static void check_graph(Model *g)
{
    memset(g->reached, 0, sizeof g->reached);
    for (int i = 0; i < NODES; i++) {
        if (g->kept[i])
            reach(g, i);
    }
    reclaim(g->store, below(2));
    uint64_t live = 0;
    for (int i = 0; i < NODES; i++) {
        if (!g->reached[i]) {
            g->at[i] = NULL;
            continue;
        }
        live += node_size(i);
        assert_int_equal(g->at[i]->len, EDGES + i);
        for (int e = 0; e < EDGES; e++) {
            int to = g->to[i][e];
            assert_int_equal(elements(g->at[i])[e], to < 0 ? 0 : aggr_ref(g->at[to]));
        }
        if (i)
            assert_int_equal(elements(g->at[i])[EDGES + i - 1], ref_i31((uint32_t)i));
    }
    assert_int_equal(g->store->heap.live, live);
}

static void make_node(Model *g, int i)
{
    g->at[i] = alloc_aggr(g->store, refs_type(), EDGES + (uint32_t)i);
    assert_non_null(g->at[i]);
    for (int e = 0; e < EDGES; e++)
        g->to[i][e] = -1;
    if (i)
        elements(g->at[i])[EDGES + i - 1] = ref_i31((uint32_t)i);
    handles_keep(&g->store->handles, aggr_ref(g->at[i]));
    g->kept[i] = true;
}

static void t_graphs(void **state)
{
    (void)state;
    static Model g;
    g.store = store_new();
    g.store->due = UINT64_MAX; /* it reclaims when this test says so */
    for (int step = 0; step < STEPS; step++) {
        int i = (int)below(NODES), k = (int)below(NODES), e = (int)below(EDGES);
        if (!g.at[i]) {
            make_node(&g, i);
        } else if (below(3) == 0 && g.kept[i]) {
            handles_drop(&g.store->handles, aggr_ref(g.at[i]));
            g.kept[i] = false;
        } else if (g.at[k]) {
            g.to[i][e] = below(3) ? -1 : k;
            elements(g.at[i])[e] = g.to[i][e] < 0 ? REF_NULL : aggr_ref(g.at[k]);
        }
        if (step % 10000 == 0) {
            check_graph(&g);
            g.store->due = UINT64_MAX;
        }
    }
    check_graph(&g);
    store_free(g.store);
}

/* Lists and cycles of any length cost no C stack. */
static void t_long_list(void **state)
{
    (void)state;
    enum { N = 1000000 };
    Store *store = store_new();
    Aggr *first = alloc_aggr(store, refs_type(), 1), *last = first;
    handles_keep(&store->handles, aggr_ref(first));
    for (int i = 1; i < N; i++) {
        Aggr *next = alloc_aggr(store, refs_type(), 1);
        elements(last)[0] = aggr_ref(next);
        last = next;
    }
    elements(last)[0] = aggr_ref(first);
    reclaim(store, false);
    assert_int_equal(store->heap.live, N * 16);
    handles_drop(&store->handles, aggr_ref(first));
    reclaim(store, false);
    assert_int_equal(store->heap.live, 0);
    store_free(store);
}

/* Words of the stack keep what they are the address of, and only below what is in use. */
static void t_stack(void **state)
{
    (void)state;
    Store *store = store_new();
    Machine *m = store_machine(store);
    Aggr *small = alloc_aggr(store, refs_type(), 1), *large = alloc_aggr(store, refs_type(), 5000);
    *m->free++ = aggr_ref(small);
    *m->free++ = aggr_ref(large);
    *m->free = aggr_ref(alloc_aggr(store, refs_type(), 1));
    reclaim(store, true);
    assert_int_equal(store->heap.live, 16 + 8 + 5000 * 8);
    m->free--;
    reclaim(store, true);
    assert_int_equal(store->heap.live, 16);
    m->stack[0]++;
    reclaim(store, true);
    assert_int_equal(store->heap.live, 0);
    m->free = m->stack;
    store_free(store);
}

/* A full store has room again when something is let go. */
static void t_limit(void **state)
{
    (void)state;
    enum { LEN = 1 << 20 };
    Store *store = store_new();
    Aggr *spine = alloc_aggr(store, refs_type(), 4096);
    handles_keep(&store->handles, aggr_ref(spine));
    for (int round = 0; round < 2; round++) {
        uint32_t n = 0;
        for (Aggr *a; (a = alloc_aggr(store, array_of(VALTYPE(VT_I8)), LEN)); n++)
            elements(spine)[n] = aggr_ref(a);
        assert_in_range(n, 900, 1024);
        assert_null(alloc_aggr(store, refs_type(), UINT32_MAX));
        memset(elements(spine), 0, 4096 * sizeof(Ref));
    }
    assert_non_null(alloc_aggr(store, refs_type(), 1));
    store_free(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_size_classes), cmocka_unit_test(t_find),   cmocka_unit_test(t_sweep),
        cmocka_unit_test(t_handles),      cmocka_unit_test(t_graphs), cmocka_unit_test(t_long_list),
        cmocka_unit_test(t_stack),        cmocka_unit_test(t_limit),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
