/* embed/example.c: decodes a module, gives it a host function and calls what it exports.
   cc -Iref ref/embed/example.c build/release/libtouchstone.a -lm -lpthread */
#include "embed/touchstone.h"

#include <stdio.h>

/* (module (import "host" "double" (func (param i32) (result i32)))
           (func (export "run") (param i32) (result i32) (i32.add (call 0 (local.get 0)) (i32.const 1)))) */
static const uint8_t bytes[] =
    "\0asm\1\0\0\0\1\6\1\x60\1\x7f\1\x7f\2\x0f\1\4host\6double\0\0\3\2\1\0\7\7\1\3run\0\1\x0a\x0b\1"
    "\x09\0\x20\0\x10\0\x41\1\x6a\x0b";

static Embed_result twice(void *data, Embed_store *store, Embed_instance *caller,
                          const Embed_value *args, Embed_value *results, Embed_failure *failure)
{
    (void)data, (void)store, (void)caller, (void)failure;
    results[0] = (Embed_value){.type = args[0].type, .i32 = args[0].i32 * 2};
    return EMBED_OK;
}

int main(void)
{
    Embed_failure failure;
    Embed_module *module;
    Embed_instance *instance;
    Embed_store *store = embed_store_init();
    if (embed_module_decode(bytes, sizeof bytes - 1, embed_features_default(), &module, &failure) ||
        embed_module_validate(module, &failure))
        return fprintf(stderr, "%s\n", failure.message), 1;
    Embed_extern import = {.kind = EMBED_FUNC}, run;
    import.addr = embed_func_alloc(store, embed_module_import(module, 0).type.deftype, twice, NULL);
    Embed_value arg = {.type.kind = EMBED_I32, .i32 = 20}, result;
    if (embed_module_instantiate(store, module, &import, 1, &instance, &failure) ||
        !embed_instance_export(instance, (Embed_name){"run", 3}, &run) ||
        embed_func_invoke(store, run.addr, &arg, 1, &result, &failure))
        return fprintf(stderr, "%s\n", failure.message), 1;
    printf("run(20) = %d\n", (int)result.i32);
    embed_store_free(store);
    embed_module_free(module);
}
