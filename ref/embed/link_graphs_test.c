/* embed/link_graphs_test.c: splitting and bundling modules that are generated: nested in each other, aliased, exported,
 * instantiated and passed on at random. TOUCHSTONE_FULL=1 tries 20,000 instead of 400, TOUCHSTONE_SEED others.
 * REQ L-201, L-202, L-203 */
#include "embed/link_files_test.h"
#include "embed/mutate_test.h"

enum {
    SAMPLE = 400,
    FULL = 20000,
    DEEP = 5,        /* modules in each other */
    MODULES = 24,    /* in one root */
    ITEMS = 40,      /* module items of a module */
    STEPS = 7,       /* definitions of a module, at most one fewer */
    MOST_MADE = 100, /* by one instantiation */
    ARGS = 2
};

#define SIMPLE "(module (export \"f\" (func (result i32))))"

/* A module item; all export the function "f". */
typedef struct Modulesort {
    bool takes[ARGS]; /* it imports simple modules, "a" and "b" */
    bool gives;       /* it exports a simple module, "m" */
    uint32_t made;    /* how many instances instantiation makes, roughly */
} Modulesort;

/* A module that is being written. Items have names by index, so that those of different modules are the same. */
typedef struct Scope {
    Modulesort items[ITEMS];
    uint32_t items_n, instances_n, exports_n, made;
} Scope;

typedef struct Graph {
    Buffer text;
    Scope scopes[DEEP]; /* from the root on */
    uint32_t depth;     /* how many of them there are */
    uint32_t modules;
} Graph;

static Scope *inmost(Graph *g)
{
    return &g->scopes[g->depth - 1];
}

static bool is_simple(const Modulesort *sort)
{
    return !sort->takes[0] && !sort->takes[1];
}

static void add_item(Graph *g, Modulesort sort)
{
    Scope *scope = inmost(g);
    assert_true(scope->items_n < ITEMS);
    scope->items[scope->items_n++] = sort;
}

/* A simple module item, if there is one. */
static bool choose_simple(const Scope *scope, uint32_t *x)
{
    uint32_t start = scope->items_n ? (uint32_t)below(scope->items_n) : 0;
    for (uint32_t i = 0; i < scope->items_n; i++) {
        *x = (start + i) % scope->items_n;
        if (is_simple(&scope->items[*x]))
            return true;
    }
    return false;
}

/* The import of a simple module, whose type is written inline or the root's. */
static void write_import(Graph *g, const char *name)
{
    buffer_format(&g->text, "(import \"%s\" (module $i%u ", name, inmost(g)->items_n);
    if (g->depth == 1)
        buffer_text(&g->text, "(type $T)");
    else if (below(2))
        buffer_format(&g->text, "(type outer %u 0)", g->depth - 2);
    else
        buffer_text(&g->text, "(export \"f\" (func (result i32)))");
    buffer_text(&g->text, "))");
    add_item(g, (Modulesort){.made = MOST_MADE / 10});
}

static void write_outer(Graph *g)
{
    if (g->depth == 1)
        return;
    uint32_t out = 1 + (uint32_t)below(g->depth - 1);
    const Scope *from = &g->scopes[g->depth - 1 - out];
    if (!from->items_n)
        return;
    uint32_t x = (uint32_t)below(from->items_n);
    buffer_format(&g->text, "(alias outer %u %u (module $i%u))", out - 1, x, inmost(g)->items_n);
    add_item(g, from->items[x]);
}

/* An instance of any module, with what that imports, and at times with more; then at times the module that it exports. */
static void write_instance(Graph *g)
{
    static const char *const names[ARGS] = {"a", "b"};
    Scope *scope = inmost(g);
    uint32_t simple, j = scope->instances_n;
    if (!choose_simple(scope, &simple))
        return;
    uint32_t x = (uint32_t)below(scope->items_n);
    Modulesort sort = scope->items[x];
    if (scope->made + sort.made > MOST_MADE)
        return;
    buffer_format(&g->text, "(instance $j%u (instantiate $i%u", j, x);
    for (int k = 0; k < ARGS; k++) {
        if (sort.takes[k])
            buffer_format(&g->text, "(import \"%s\" (module $i%u))", names[k], simple);
        choose_simple(scope, &simple);
    }
    if (!below(4))
        buffer_format(&g->text, "(import \"superfluous\" (module $i%u))",
                      (uint32_t)below(scope->items_n));
    buffer_text(&g->text, "))");
    scope->instances_n++;
    scope->made += sort.made;
    if (sort.gives && below(2)) {
        buffer_format(&g->text, "(alias $j%u \"m\" (module $i%u))", j, scope->items_n);
        add_item(g, (Modulesort){.made = MOST_MADE / 10});
    }
}

static void write_export(Graph *g)
{
    Scope *scope = inmost(g);
    if (scope->items_n)
        buffer_format(&g->text, "(export \"m%u\" (module $i%u))", scope->exports_n++,
                      (uint32_t)below(scope->items_n));
}

static void write_module(Graph *g);

static void write_nested(Graph *g)
{
    if (g->depth < DEEP && g->modules < MODULES)
        write_module(g);
}

/* A module in the one that is being written, or the root; what "f" gives depends on all instances. Roots that neither import
   nor export modules can be flattened. */
static void write_module(Graph *g)
{
    uint32_t x = g->depth ? inmost(g)->items_n : 0, m;
    bool root = !g->depth, closed = root && below(4);
    Modulesort sort = {0};
    buffer_format(&g->text, root ? "(module $R (type $T " SIMPLE ")" : "(module $i%u ", x);
    g->modules++;
    g->scopes[g->depth++] = (Scope){.made = 1};
    for (int k = 0; k < ARGS; k++) {
        sort.takes[k] = !closed && !below(4);
        if (sort.takes[k])
            write_import(g, k ? "b" : "a");
    }
    for (uint64_t n = root ? 2 * STEPS : below(STEPS); n; n--) {
        switch (below(8)) {
        case 0:
        case 1:
        case 2: write_nested(g); break;
        case 3: write_outer(g); break;
        case 4:
            if (!closed && !below(2))
                write_export(g);
            break;
        default: write_instance(g); break;
        }
    }
    Scope *scope = inmost(g);
    sort.gives = !closed && !below(4) && choose_simple(scope, &m);
    sort.made = scope->made;
    if (sort.gives)
        buffer_format(&g->text, "(export \"m\" (module $i%u))", m);
    buffer_format(&g->text, "(func (export \"f\") (result i32) (i32.const %u)", g->modules);
    for (uint32_t j = 0; j < scope->instances_n; j++)
        buffer_format(&g->text, "(i32.add (i32.mul (i32.const 31)) (call (func $j%u \"f\")))", j);
    buffer_text(&g->text, "))");
    g->depth--;
    if (!root)
        add_item(g, sort);
}

/* What "f" of MODULE gives when nothing but simple modules is imported. */
static uint32_t run(const Embed_module *module)
{
    Embed_store *store = embed_store_init();
    Embed_module *simple =
        parsed("(module (func (export \"f\") (result i32) (i32.const 1000003)))");
    Embed_extern externs[ARGS];
    uint32_t n = embed_module_imports(module);
    Embed_instance *instance;
    Embed_failure failure;
    Embed_value result;
    assert_in_range(n, 0, ARGS);
    for (uint32_t i = 0; i < n; i++)
        assert_int_equal(embed_module_extern(store, simple, &externs[i], &failure), EMBED_OK);
    if (embed_module_instantiate(store, module, externs, n, &instance, &failure) ||
        embed_func_invoke(store, export_of(instance, "f"), NULL, 0, &result, &failure))
        fail_msg("%s", failure.message);
    embed_store_free(store);
    embed_module_free(simple);
    return result.i32;
}

static void t_generated(void **state)
{
    (void)state;
    int n = mutate_count(SAMPLE, FULL), flattened = 0;
    split_features = features();
    mutate_start();
    for (int i = 0; i < n; i++) {
        Graph g = {0};
        write_module(&g);
        const char *text = buffer_string(&g.text);
        Embed_module *module = parsed(text), *bundle = stable_bundle(module, NULL, 0, text);
        flattened += same_flattened(module, bundle, text);
        if (run(module) != run(bundle))
            fail_msg("%s: gives something else", text);
        embed_module_free(bundle);
        embed_module_free(module);
        buffer_free(&g.text);
    }
    print_message("# %d modules, %d of them flattened\n", n, flattened);
    assert_in_range(flattened, n / 4, n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_generated)};
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
