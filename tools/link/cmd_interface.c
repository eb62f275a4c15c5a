/* cmd_interface.c: touchstone-link interface: the type of a module as text or as a C header. */
#include "link.h"

#include <stdlib.h>

/* The type that the .wit file PATH holds. */
static bool read_type(const char *path, Embed_features features, Embed_externtype *type)
{
    Link_bytes text = {0};
    Embed_failure failure;
    bool good = link_read(path, &text);
    if (good &&
        embed_link_interface_parse((const char *)text.at, text.len, features, type, &failure)) {
        link_failure(path, &failure);
        good = false;
    }
    free(text.at);
    return good;
}

/* The type of the module in PATH, or the one that PATH holds; false after an error line. */
static bool type_of(const char *path, Embed_features features, Embed_externtype *type)
{
    if (link_is_wit(path))
        return read_type(path, features, type);
    Embed_module *module = link_module(path, features);
    if (!module)
        return false;
    bool typed = embed_module_type(module, type);
    embed_module_free(module);
    if (!typed)
        link_error("%s: without the feature module-linking modules have no such type", path);
    return typed;
}

static int print_interface(const Embed_externtype *type, const char *output)
{
    char *text;
    size_t len;
    embed_link_interface_print(type, &text, &len);
    int exit_code = link_write(output, text, len);
    free(text);
    return exit_code;
}

static int print_header(const char *path, const Embed_externtype *type, const char *as,
                        const char *output)
{
    Link_bytes text = {0};
    if (!as && type->kind == EMBED_INSTANCE) {
        link_error("%s: an instance imports nothing; --as NAME declares its exports", path);
        return LINK_USAGE;
    }
    link_header(&text, type, as, path);
    int exit_code = link_write(output, text.at, text.len);
    free(text.at);
    return exit_code;
}

static int interface(const Link_command *command, int argc, char **argv)
{
    const char *output = NULL, *as = NULL;
    Embed_features features = link_features();
    bool instance = false, header = false;
    const Link_option options[] = {{"output", 'o', LINK_TEXT, &output},
                                   {"feature", 0, LINK_FEATURES, &features},
                                   {"instance", 'i', LINK_FLAG, &instance},
                                   {"c", 'c', LINK_FLAG, &header},
                                   {"as", 0, LINK_TEXT, &as},
                                   {0}};
    int exit_code, first = link_parse(command, argc, argv, options, 1, 1, &exit_code);
    Embed_externtype type;
    if (first < 0)
        return exit_code;
    if (as && !header) {
        link_error("interface: --as goes with --c; see 'touchstone-link interface --help'");
        return LINK_USAGE;
    }
    if (!type_of(argv[first], features, &type))
        return LINK_USAGE;
    if (instance)
        type = embed_link_instance_type(&type);
    return header ? print_header(argv[first], &type, as, output) : print_interface(&type, output);
}

const Link_command cmd_interface = {
    .name = "interface",
    .usage = "[OPTION...] FILE",
    .summary = "print the type of a module, as .wit text or as a C header",
    .help = "  -o, --output FILE  write there (else to standard output)\n"
            "  -i, --instance     the type of its instances\n"
            "  -c, --c            a C header: what the module imports, for clang\n"
            "  --as NAME          with --c: what it exports, imported from NAME\n"
            "  --feature LIST     switch features: +threads,-simd\n\n"
            "FILE is a module, or a .wit file, a bare (module ...) or (instance ...) type, which "
            "comes\n"
            "out in its canonical form. Imports of two names become imports of instances.\n"
            "In headers, export f of instance i is import_module i, import_name f; export f of an\n"
            "instance j in it has the name j/f; a function x of one name is import_module x,\n"
            "import_name \"\". What C cannot declare stands in comments.\n\n"
            "Example: touchstone-link interface libzip.wasm --c --as libzip -o libzip.h\n",
    .run = interface};
