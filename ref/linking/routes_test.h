/* linking/routes_test.h: one module with module linking, run as it is, flattened and lowered: all must do the same.
 * NON-SPEC. */
#ifndef TOUCHSTONE_LINKING_ROUTES_TEST_H
#define TOUCHSTONE_LINKING_ROUTES_TEST_H

#include "linking/testing.h"

#include "binary/binary.h"
#include "linking/flatten.h"
#include "linking/lower.h"
#include "util/bytes.h"

/* The host, "r": writes down digits, and has something of every kind; "sub" is an instance in it. */
static const char host_text[] =
    "(module"
    "  (module $STATE (global $g (mut i64) (i64.const 0))"
    "    (func (export \"log\") (param i32)"
    "      (global.set $g (i64.add (i64.mul (global.get $g) (i64.const 10))"
    "        (i64.extend_i32_u (local.get 0)))))"
    "    (func (export \"logged\") (result i64) (global.get $g)))"
    "  (module $SUB (import \"log\" (func $log (param i32)))"
    "    (func (export \"six\") (result i32) (i32.const 6))"
    "    (func (export \"log\") (param i32) (call $log (local.get 0))))"
    "  (instance $state (instantiate $STATE))"
    "  (instance $sub (instantiate $SUB (import \"log\" (func $state \"log\"))))"
    "  (memory (export \"m\") 1 4) (table (export \"t\") 8 20 funcref)"
    "  (global (export \"five\") i32 (i32.const 5)) (global (export \"cell\") (mut i32) (i32.const "
    "0))"
    "  (tag (export \"e\") (param i32)) (export \"sub\" (instance $sub))"
    "  (export \"log\" (func $state \"log\")) (export \"logged\" (func $state \"logged\")))";

/* What one route gave, as text. */
typedef struct Route {
    World world;
    Moduleinst *host;
    Buffer said;
} Route;

static inline Route route_new(void)
{
    Route route = {.world = world_new(false)};
    route.host = linked(&route.world, host_text, NULL, 0);
    return route;
}

static inline void route_free(Route *route)
{
    world_free(&route->world);
    buffer_free(&route->said);
}

/* What NAMES, with strokes between them, lead to from ADDR on; false if there is nothing. */
static inline bool walk(const Store *store, Externaddr addr, Name names, Externaddr *out)
{
    while (names.len) {
        const uint8_t *end = memchr(names.at, '/', names.len);
        size_t n = end ? (size_t)(end - names.at) : names.len;
        if (addr.kind != EXTERN_INSTANCE)
            return false;
        const Externaddr *next =
            instanceval_export(store->instancevals[addr.addr], (Name){names.at, n});
        if (!next)
            return false;
        addr = *next;
        names = end ? (Name){end + 1, names.len - n - 1} : (Name){0};
    }
    *out = addr;
    return true;
}

/* What the host gives for the import MODULE NAME: "r" is all of it, other names are exports of it. */
static inline Externaddr host_item(Route *route, Name module, Name name)
{
    Externaddr all = as_value(route->host), out;
    if (!bytes_equal(module, bytes_of("r")) && !walk(route->world.store, all, module, &all))
        fail_msg("the host has no %.*s", (int)module.len, module.at);
    if (!walk(route->world.store, all, name, &out))
        fail_msg("the host has no %.*s %.*s", (int)module.len, module.at, (int)name.len, name.at);
    return out;
}

/* Instantiates MODULE, and says how that went. */
static inline Moduleinst *route_link(Route *route, const Module *module, const Externaddr *externs)
{
    Moduleinst *instance = NULL;
    Failure *failure = &route->world.failure;
    *failure = (Failure){0};
    Result result = link_module(route->world.store, module, NULL, externs, module->imports_n,
                                &instance, failure);
    if (result && result != RESULT_TRAP && result != RESULT_EXCEPTION)
        fail_msg("%s: %s", error_text(failure->code), failure->detail);
    buffer_format(&route->said, "link: %s; ", error_text(failure->code));
    return instance;
}

/* The module in BYTES, valid; freed with the world. */
static inline const Module *route_module(Route *route, const Buffer *bytes, Features features)
{
    Module *module;
    Failure *failure = &route->world.failure;
    if (binary_module(bytes->at, bytes->len, features, &module, failure) ||
        valid_module(module, failure))
        fail_msg("%s: %s", error_text(failure->code), failure->detail);
    assert_true(route->world.modules_n < MODULES);
    route->world.modules[route->world.modules_n++] = module;
    return module;
}

/* Calls the function ADDR, which takes nothing. */
static inline void route_call(Route *route, const char *name, Externaddr addr)
{
    Value results[MANY_VALUES] = {0};
    Failure failure = {0};
    Funcinst *func = route->world.store->funcs[addr.addr];
    Result result = invoke(route->world.store, func, NULL, results, &failure);
    if (result)
        buffer_format(&route->said, "%s: %s; ", name, error_text(failure.code));
    else if (func->type->st.ct.results.n)
        buffer_format(&route->said, "%s: %llu; ", name,
                      func->type->st.ct.results.t[0].kind == VT_I64
                          ? (unsigned long long)results[0].i64
                          : (unsigned long long)results[0].i32);
    else
        buffer_format(&route->said, "%s; ", name);
}

static inline void route_logged(Route *route)
{
    route_call(route, "logged", exported(route->host, "logged"));
}

/* Calls the functions that INSTANCE exports as CALLS (NULL at the end); FLAT: strokes are part of their names. */
static inline void route_calls(Route *route, Moduleinst *instance, const char *const *calls,
                               bool flat)
{
    for (; instance && *calls; calls++) {
        Externaddr addr;
        if (flat)
            addr = exported(instance, *calls);
        else if (!walk(route->world.store, as_value(instance), bytes_of(*calls), &addr))
            fail_msg("there is no export %s", *calls);
        route_call(route, *calls, addr);
    }
    route_logged(route);
}

/* As it is. */
static inline void run_direct(Route *route, const char *text, const char *const *calls)
{
    const Module *module = world_module(&route->world, text);
    Externaddr externs[MANY_VALUES];
    for (uint32_t i = 0; i < module->imports_n; i++) {
        const Import *import = &module->imports[i];
        externs[i] = import->single ? host_item(route, import->name, (Name){0})
                                    : host_item(route, import->module, import->name);
    }
    route_calls(route, route_link(route, module, externs), calls, false);
}

/* Flattened. */
static inline void run_flat(Route *route, const char *text, const char *const *calls)
{
    const Module *root = world_module(&route->world, text);
    Module *flat;
    if (flatten_module(root, &flat, &route->world.failure))
        fail_msg("%s: %s", error_text(route->world.failure.code), route->world.failure.detail);
    assert_false(module_linked(flat));
    route->world.modules[route->world.modules_n++] = flat;
    Externaddr externs[MANY_VALUES];
    for (uint32_t i = 0; i < flat->imports_n; i++)
        externs[i] = host_item(route, flat->imports[i].module, flat->imports[i].name);
    route_calls(route, route_link(route, flat, externs), calls, true);
}

/* The step with that NAME. */
static inline uint32_t step_named(const Lowered *lowered, Name name)
{
    uint32_t i = 0;
    while (i < lowered->steps_n && !bytes_equal(lowered->steps[i].name, name))
        i++;
    assert_true(i < lowered->steps_n);
    return i;
}

/* What step I imports, by what the step says or, NAMED, by what its module says. */
static inline void step_externs(Route *route, const Lowered *lowered, uint32_t i, bool named,
                                const Module *module, Moduleinst *const *made, Externaddr *externs)
{
    const Lowerstep *step = &lowered->steps[i];
    assert_int_equal(step->imports_n, module->imports_n);
    for (uint32_t k = 0; k < step->imports_n; k++) {
        const Lowerimport *from = &step->imports[k];
        assert_true(bytes_equal(from->module, module->imports[k].module));
        assert_true(bytes_equal(from->name, module->imports[k].name));
        if (from->from_host) {
            externs[k] = host_item(route, from->module, from->name);
            continue;
        }
        uint32_t at = named ? step_named(lowered, from->module) : from->step;
        assert_true(at < i);
        const Exportinst *export = instance_export(made[at], named ? from->name : from->export);
        assert_non_null(export);
        externs[k] = export->addr;
    }
}

/* Calls the export that NAMES, with strokes between them, lead to in the map of N EXPORTS. */
static inline void call_mapped(Route *route, const Lowerexport *exports, uint32_t n,
                               Moduleinst *const *made, const char *name, Name names)
{
    const uint8_t *end = memchr(names.at, '/', names.len);
    Name first = {names.at, end ? (size_t)(end - names.at) : names.len};
    uint32_t i = 0;
    while (i < n && !bytes_equal(exports[i].name, first))
        i++;
    assert_true(i < n);
    if (end) {
        call_mapped(route, exports[i].fields, exports[i].fields_n, made, name,
                    (Name){end + 1, names.len - first.len - 1});
        return;
    }
    const Exportinst *export = instance_export(made[exports[i].step], exports[i].export);
    assert_non_null(export);
    route_call(route, name, export->addr);
}

/* Lowered, one step after the other. */
static inline void run_lowered(Route *route, const char *text, const char *const *calls, bool named)
{
    enum { STEPS = 16 };
    const Module *root = world_module(&route->world, text);
    Lowered *lowered;
    Moduleinst *made[STEPS];
    Externaddr externs[MANY_VALUES];
    if (lower_module(root, named ? LOWER_NAMED : LOWER_SHARED, bytes_of("@"), &lowered,
                     &route->world.failure))
        fail_msg("%s: %s", error_text(route->world.failure.code), route->world.failure.detail);
    assert_true(lowered->steps_n <= STEPS);
    Features features = root->features & ~FEATURE_BIT(module_linking);
    bool good = true;
    for (uint32_t i = 0; good && i < lowered->steps_n; i++) {
        const Module *module =
            route_module(route, &lowered->modules[lowered->steps[i].module], features);
        step_externs(route, lowered, i, named, module, made, externs);
        route->said.len = 0;
        made[i] = route_link(route, module, externs);
        good = made[i] != NULL;
    }
    if (named || !good) {
        route_calls(route, good ? made[lowered->root] : NULL, calls, true);
    } else {
        for (; *calls; calls++)
            call_mapped(route, lowered->exports, lowered->exports_n, made, *calls,
                        bytes_of(*calls));
        route_logged(route);
    }
    lowered_free(lowered);
}

/* Runs TEXT by every route, and compares; CALLS are exports that take nothing. SAID: what is due. */
static inline void check_routes(const char *text, const char *const *calls, const char *said)
{
    for (int i = 0; i < 4; i++) {
        static const char *const names[] = {"as it is", "flattened", "lowered", "lowered by name"};
        Route route = route_new();
        if (i == 0)
            run_direct(&route, text, calls);
        else if (i == 1)
            run_flat(&route, text, calls);
        else
            run_lowered(&route, text, calls, i == 3);
        if (strcmp(buffer_string(&route.said), said) != 0)
            fail_msg("%s, %s: \"%s\", not \"%s\"", text, names[i], buffer_string(&route.said),
                     said);
        route_free(&route);
    }
}

#endif
