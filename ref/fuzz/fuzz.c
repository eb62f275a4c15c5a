/* fuzz/fuzz.c: the entry of libFuzzer: decodes, validates and runs what it is given. NON-SPEC. `make fuzz` runs it. */
#include "fuzz/mutate.h"
#include "fuzz/run_module.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

Embed_features fuzz_features(void)
{
    static Embed_features all;
    const char *bad;
    size_t bad_len;
    if (all)
        return all;
    all = embed_features_default();
    if (!embed_features_switch(
            &all, "+legacy-exceptions,+threads,+custom-page-sizes,+wide-arithmetic,+module-linking",
            &bad, &bad_len))
        abort();
    return all;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    Embed_module *module;
    Embed_failure failure;
    if (embed_module_decode(bytes, len, fuzz_features(), &module, &failure) != EMBED_OK)
        return 0;
    if (embed_module_validate(module, &failure) == EMBED_OK)
        run_module(module);
    embed_module_free(module);
    return 0;
}
