/* embed/example_link.c: reads a bundle of module linking, gives it an instance of the host and calls what it exports.
   cc -Iref ref/embed/example_link.c build/release/libtouchstone.a -lm -lpthread */
#include "embed/touchstone.h"

#include <stdio.h>

static const char text[] =
    "(module (import \"host\" (instance $host (export \"unit\" (global i32))))"
    "  (module $ADD (import \"by\" (instance $by (export \"unit\" (global i32))))"
    "    (func (export \"add\") (param i32) (result i32)"
    "      (i32.add (local.get 0) (global.get (global $by \"unit\")))))"
    "  (instance $add (instantiate $ADD (import \"by\" (instance $host))))"
    "  (export \"run\" (func $add \"add\")))";

int main(void)
{
    Embed_features features = embed_features_default();
    const char *bad;
    size_t bad_len;
    Embed_failure failure;
    Embed_module *module;
    Embed_instance *instance;
    Embed_store *store = embed_store_init();
    if (!embed_features_switch(&features, "+module-linking", &bad, &bad_len) ||
        embed_module_parse(text, sizeof text - 1, features, &module, &failure) ||
        embed_module_validate(module, &failure))
        return fprintf(stderr, "%s\n", failure.message), 1;
    Embed_value one = {.type.kind = EMBED_I32, .i32 = 1}, result;
    Embed_externtype global = {.kind = EMBED_GLOBAL, .t = one.type};
    Embed_named unit = {{"unit", 4}, {EMBED_GLOBAL, embed_global_alloc(store, &global, &one)}};
    Embed_extern host, run;
    if (embed_instanceval_new(store, &unit, 1, &host, &failure) ||
        embed_module_instantiate(store, module, &host, 1, &instance, &failure) ||
        !embed_instance_export(instance, (Embed_name){"run", 3}, &run) ||
        embed_func_invoke(store, run.addr, &one, 1, &result, &failure))
        return fprintf(stderr, "%s\n", failure.message), 1;
    printf("run(1) = %d\n", (int)result.i32);
    embed_store_free(store);
    embed_module_free(module);
}
