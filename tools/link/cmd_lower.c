/* cmd_lower.c: touchstone-link lower: core modules and the steps that link them, as JSON or as a script. */
#include "link.h"

#include <stdlib.h>
#include <string.h>

/* ---- JSON ---- */

static void print_base64(Link_bytes *out, const uint8_t *at, size_t len)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    link_append(out, "\"", 1);
    for (size_t i = 0; i < len; i += 3) {
        size_t n = len - i < 3 ? len - i : 3;
        uint32_t bits = (uint32_t)at[i] << 16;
        bits |= n > 1 ? (uint32_t)at[i + 1] << 8 : 0;
        bits |= n > 2 ? at[i + 2] : 0;
        char four[4] = {digits[bits >> 18], digits[bits >> 12 & 63], '=', '='};
        if (n > 1)
            four[2] = digits[bits >> 6 & 63];
        if (n > 2)
            four[3] = digits[bits & 63];
        link_append(out, four, sizeof four);
    }
    link_append(out, "\"", 1);
}

static const char *kind_name(Embed_externkind kind)
{
    static const char *const names[] = {
        [EMBED_FUNC] = "func",        [EMBED_TABLE] = "table", [EMBED_MEM] = "memory",
        [EMBED_GLOBAL] = "global",    [EMBED_TAG] = "tag",     [EMBED_MODULE] = "module",
        [EMBED_INSTANCE] = "instance"};
    return names[kind];
}

static void print_import(Link_bytes *out, const Embed_link_import *import)
{
    link_print(out, "{\"module\": ");
    link_print_json(out, import->module);
    link_print(out, ", \"name\": ");
    link_print_json(out, import->name);
    link_print(out, ", \"kind\": \"%s\", ", kind_name(import->kind));
    if (!import->from_host) {
        link_print(out, "\"step\": %u, \"export\": ", (unsigned)import->step);
        link_print_json(out, import->export_name);
        link_print(out, "}");
        return;
    }
    link_print(out, "\"host\": [");
    for (uint32_t i = 0; i < import->names_n; i++) {
        link_print(out, i ? ", " : "");
        link_print_json(out, import->names[i]);
    }
    link_print(out, "]}");
}

static void print_export(Link_bytes *out, const Embed_link_export *export)
{
    link_print(out, "{\"name\": ");
    link_print_json(out, export->name);
    link_print(out, ", \"kind\": \"%s\", ", kind_name(export->kind));
    if (export->kind != EMBED_INSTANCE) {
        link_print(out, "\"step\": %u, \"export\": ", (unsigned)export->step);
        link_print_json(out, export->export_name);
        link_print(out, "}");
        return;
    }
    link_print(out, "\"exports\": [");
    for (uint32_t i = 0; i < export->fields_n; i++) {
        link_print(out, i ? ", " : "");
        print_export(out, &export->fields[i]);
    }
    link_print(out, "]}");
}

static void print_json(Link_bytes *out, const Embed_lowered *lowered)
{
    link_print(out, "{\n  \"modules\": [");
    for (uint32_t i = 0; i < lowered->modules_n; i++) {
        link_print(out, i ? ",\n    " : "\n    ");
        print_base64(out, lowered->modules[i].bytes, lowered->modules[i].len);
    }
    link_print(out, "\n  ],\n  \"steps\": [");
    for (uint32_t i = 0; i < lowered->steps_n; i++) {
        const Embed_link_step *step = &lowered->steps[i];
        link_print(out, "%s\n    {\"module\": %u, \"imports\": [", i ? "," : "",
                   (unsigned)step->module);
        for (uint32_t k = 0; k < step->imports_n; k++) {
            link_print(out, k ? ",\n      " : "\n      ");
            print_import(out, &step->imports[k]);
        }
        link_print(out, "]}");
    }
    link_print(out, "\n  ],\n  \"root\": %u,\n  \"exports\": [", (unsigned)lowered->root);
    for (uint32_t i = 0; i < lowered->exports_n; i++) {
        link_print(out, i ? ",\n    " : "\n    ");
        print_export(out, &lowered->exports[i]);
    }
    link_print(out, "\n  ]\n}\n");
}

/* ---- scripts ---- */

static void print_string(Link_bytes *out, const void *bytes, size_t len)
{
    const uint8_t *at = bytes;
    link_append(out, "\"", 1);
    for (size_t i = 0; i < len; i++) {
        if (at[i] >= 0x20 && at[i] < 0x7F && at[i] != '"' && at[i] != '\\')
            link_append(out, &at[i], 1);
        else
            link_print(out, "\\%02x", (unsigned)at[i]);
    }
    link_append(out, "\"", 1);
}

/* One module a step, joined by names; the last is the root. */
static void print_script(Link_bytes *out, const Embed_lowered *lowered)
{
    for (uint32_t i = 0; i < lowered->steps_n; i++) {
        const Embed_link_step *step = &lowered->steps[i];
        const Embed_link_bytes *module = &lowered->modules[step->module];
        link_print(out, "(module binary ");
        print_string(out, module->bytes, module->len);
        link_print(out, ")\n(register ");
        print_string(out, step->name.at, step->name.len);
        link_print(out, ")\n");
    }
}

/* ---- the command ---- */

static int lower_module(const char *file, const Embed_module *module, bool script,
                        const char *prefix, const char *output)
{
    const Embed_lowered *lowered;
    Embed_failure failure;
    Link_bytes out = {0};
    Embed_name start = {prefix, strlen(prefix)};
    if (embed_link_lower(module, script ? EMBED_LINK_NAMED : EMBED_LINK_SHARED, start, &lowered,
                         &failure)) {
        link_failure(file, &failure);
        return LINK_USAGE;
    }
    if (script)
        print_script(&out, lowered);
    else
        print_json(&out, lowered);
    embed_lowered_free(lowered);
    int exit_code = link_write(output, out.at, out.len);
    free(out.at);
    return exit_code;
}

static int lower(const Link_command *command, int argc, char **argv)
{
    const char *output = NULL, *form = "json", *prefix = "";
    Embed_features features = link_features();
    const Link_option options[] = {{"output", 'o', LINK_TEXT, &output},
                                   {"form", 0, LINK_TEXT, &form},
                                   {"prefix", 0, LINK_TEXT, &prefix},
                                   {"feature", 0, LINK_FEATURES, &features},
                                   {0}};
    int exit_code, first = link_parse(command, argc, argv, options, 1, 1, &exit_code);
    if (first < 0)
        return exit_code;
    bool script = strcmp(form, "wast") == 0;
    if (!script && strcmp(form, "json") != 0) {
        link_error("lower: '%s' is neither 'json' nor 'wast'; see 'touchstone-link lower --help'",
                   form);
        return LINK_USAGE;
    }
    Embed_module *module = link_module(argv[first], features);
    if (!module)
        return LINK_USAGE;
    exit_code = lower_module(argv[first], module, script, prefix, output);
    embed_module_free(module);
    return exit_code;
}

const Link_command cmd_lower = {
    .name = "lower",
    .usage = "[OPTION...] FILE",
    .summary = "make core modules of a module, and the steps that instantiate them",
    .help =
        "  -o, --output FILE  write there (else to standard output)\n"
        "  --form FORM        json (the default): modules in base64, and which to instantiate\n"
        "                     with what; wast: a script, one module an instance\n"
        "  --prefix TEXT      begins the names that a script registers (else @)\n"
        "  --feature LIST     switch features: +threads,-simd\n\n"
        "The first step takes all imports, so that linking fails before anything runs; 'host'\n"
        "gives the names that lead to each. What cannot be flattened cannot be lowered either.\n\n"
        "Example: touchstone-link lower bundle.wasm --form wast -o bundle.wast\n",
    .run = lower};
