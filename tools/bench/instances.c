/* tools/bench/instances.c: what memory instances take, and whether it goes with their store.
 *
 *     instances FILE STORES ROOTS    makes STORES stores one after the other, instantiates the module of module linking in
 *                                    each ROOTS times, calls "run", which must give 2, and frees the store; prints the
 *                                    peak of resident memory in MB after the first store, and after the last */
#include "embed/touchstone.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

static double peak_megabytes(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1024;
}

/* The validated module in the file at PATH; NULL after an error line. */
static Embed_module *module_in(const char *path)
{
    enum { MOST = 1 << 16 };
    static uint8_t bytes[MOST];
    Embed_features features = embed_features_default();
    const char *bad;
    size_t bad_len;
    Embed_module *module = NULL;
    Embed_failure failure;
    FILE *in = fopen(path, "rb");
    size_t len = in ? fread(bytes, 1, MOST, in) : 0;
    if (in)
        fclose(in);
    embed_features_switch(&features, "+module-linking", &bad, &bad_len);
    if (embed_module_decode(bytes, len, features, &module, &failure) == EMBED_OK &&
        embed_module_validate(module, &failure) == EMBED_OK)
        return module;
    fprintf(stderr, "instances: %s: %s\n", path, failure.message);
    embed_module_free(module);
    return NULL;
}

/* Instantiates MODULE in STORE and calls it. */
static bool root_runs(Embed_store *store, const Embed_module *module)
{
    Embed_failure failure = {.message = "run does not give 2"};
    Embed_instance *root;
    Embed_extern run;
    Embed_value result;
    if (embed_module_instantiate(store, module, NULL, 0, &root, &failure) == EMBED_OK &&
        embed_instance_export(root, (Embed_name){"run", 3}, &run) &&
        embed_func_invoke(store, run.addr, NULL, 0, &result, &failure) == EMBED_OK &&
        result.i32 == 2)
        return true;
    fprintf(stderr, "instances: %s\n", failure.message);
    return false;
}

int main(int argc, char **argv)
{
    int stores = argc == 4 ? atoi(argv[2]) : 0, roots = argc == 4 ? atoi(argv[3]) : 0;
    Embed_module *module = stores > 0 ? module_in(argv[1]) : NULL;
    double first = 0;
    bool good = module;
    for (int i = 0; good && i < stores; i++) {
        Embed_store *store = embed_store_init();
        for (int k = 0; good && k < roots; k++)
            good = root_runs(store, module);
        embed_store_free(store);
        if (i == 0)
            first = peak_megabytes();
    }
    if (good)
        printf("%.2f %.2f\n", first, peak_megabytes());
    embed_module_free(module);
    return good ? 0 : 2;
}
