/* case/linking.c: which modules of scripts depend on module linking, which engines do not have. */
#include "harness/case/case.h"

#include <string.h>

/* The feature module-linking as a set of one. */
static Embed_features linking_feature(void)
{
    Embed_features feature = 0;
    for (unsigned i = 0; i < embed_feature_count(); i++) {
        if (strcmp(embed_feature_name(i), "module-linking") == 0)
            feature = (Embed_features)1 << i;
    }
    return feature;
}

/* Validates what was READ and frees it: how that ended; *needs: the features that the module uses. */
static Embed_result judge(Embed_result read, Embed_module *module, Embed_features *needs)
{
    Embed_failure failure;
    if (read != EMBED_OK)
        return read;
    *needs = embed_module_features(module);
    Embed_result result = embed_module_validate(module, &failure);
    embed_module_free(module);
    return result;
}

bool script_links(const Script *script, uint32_t i)
{
    const Embed_command *command = embed_script_command(script->parsed, i);
    const Embed_features linking = linking_feature(), all = embed_script_features(script->parsed);
    Embed_features needs = 0;
    Embed_failure failure;
    Embed_module *module = NULL;
    if (!command->form || !(all & linking))
        return false;
    Embed_result read = embed_script_module(script->parsed, i, &module, &failure);
    Embed_result with = judge(read, module, &needs);
    bool binary = command->form == EMBED_FORM_BINARY;
    /* a text that is valid without using the feature means the same without it; bytes can hold its sections, all empty */
    if (needs & linking || (with == EMBED_OK && !binary))
        return needs & linking;
    const Embed_features rest = all & ~linking;
    read = binary ? embed_module_decode(command->bytes, command->len, rest, &module, &failure)
                  : embed_module_parse((const char *)command->bytes, command->len, rest, &module,
                                       &failure);
    return judge(read, module, &needs) != with;
}

bool script_is_linking(const Script *script)
{
    if (!(embed_script_features(script->parsed) & linking_feature()))
        return false;
    for (uint32_t i = 0; i < embed_script_commands(script->parsed); i++) {
        if (script_links(script, i))
            return true;
    }
    return false;
}
