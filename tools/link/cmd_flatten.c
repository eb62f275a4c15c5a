/* cmd_flatten.c: touchstone-link flatten. */
#include "link.h"

#include <stdlib.h>

static int flatten(const Link_command *command, int argc, char **argv)
{
    const char *output = NULL;
    Embed_features features = link_features();
    bool text = false;
    const Link_option options[] = {{"output", 'o', LINK_TEXT, &output},
                                   {"feature", 0, LINK_FEATURES, &features},
                                   {"text", 't', LINK_FLAG, &text},
                                   {0}};
    int exit_code, first = link_parse(command, argc, argv, options, 1, 1, &exit_code);
    if (first < 0)
        return exit_code;
    Embed_module *module = link_module(argv[first], features), *flat = NULL;
    Embed_failure failure;
    if (!module)
        return LINK_USAGE;
    if (embed_link_flatten(module, &flat, &failure)) {
        link_failure(argv[first], &failure);
        embed_module_free(module);
        return LINK_USAGE;
    }
    uint8_t *bytes;
    size_t len;
    if (text)
        embed_module_print(flat, (char **)&bytes, &len);
    else
        embed_module_encode(flat, true, &bytes, &len);
    exit_code = link_write(output, bytes, len);
    free(bytes);
    embed_module_free(flat);
    embed_module_free(module);
    return exit_code;
}

const Link_command cmd_flatten = {
    .name = "flatten",
    .usage = "[OPTION...] FILE",
    .summary = "make one core module of a module and all that it instantiates",
    .help =
        "  -o, --output FILE  write there (else to standard output)\n"
        "  -t, --text         write text\n"
        "  --feature LIST     switch features: +threads,-simd\n\n"
        "Calls between the instances become plain calls; an engine needs multi-memory at most.\n"
        "The import \"i\" of an instance becomes imports \"i\" \"f\", one for each export f, and f "
        "of\n"
        "an instance j in it \"i\" \"j/f\"; any other import \"x\" of one name becomes \"x\" \"\". "
        "An\n"
        "exported instance i becomes exports called i/f. A module that is imported or exported\n"
        "cannot be flattened: the message names it.\n\n"
        "Example: touchstone-link flatten bundle.wasm -o program.wasm\n",
    .run = flatten};
