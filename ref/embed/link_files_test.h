/* embed/link_files_test.h: splitting a module, bundling its files again, and what must hold of the bundle. NON-SPEC. */
#ifndef TOUCHSTONE_EMBED_LINK_FILES_TEST_H
#define TOUCHSTONE_EMBED_LINK_FILES_TEST_H

#include "embed/embed_test.h"
#include "embed/touchstone_link.h"

#include <stdlib.h>

enum { MOST = 300 };

/* Files in memory: those of a split, or modules in text by name. */
typedef struct Files {
    const Embed_split *split;
    Embed_module *modules[MOST]; /* by file, once asked for */
    uint32_t n;
    const char *const (*texts)[2]; /* name, text; ended by NULL */
} Files;

static inline Embed_features features(void)
{
    Embed_features on = embed_features_default();
    const char *bad;
    size_t len;
    assert_true(embed_features_switch(&on, "+module-linking", &bad, &len));
    return on;
}

static inline bool is_named(Embed_name a, const char *b)
{
    return a.len == strlen(b) && memcmp(a.at, b, a.len) == 0;
}

static inline Embed_module *decoded(const uint8_t *bytes, size_t len, Embed_features on)
{
    Embed_module *module;
    Embed_failure failure;
    if (embed_module_decode(bytes, len, on, &module, &failure) ||
        embed_module_validate(module, &failure))
        fail_msg("%s", failure.message);
    return module;
}

static inline Embed_module *parsed(const char *text)
{
    Embed_module *module;
    Embed_failure failure;
    if (embed_module_parse(text, strlen(text), features(), &module, &failure) ||
        embed_module_validate(module, &failure))
        fail_msg("%s in %s", failure.message, text);
    return module;
}

static Embed_features split_features;

static inline Embed_result find(void *data, const Embed_module *importer, Embed_name name,
                                const Embed_module **module, Embed_failure *failure)
{
    Files *files = data;
    (void)importer;
    (void)failure;
    for (uint32_t i = 1; files->split && i < files->split->files_n; i++) {
        const Embed_link_file *file = &files->split->files[i];
        if (file->name.len != name.len || memcmp(file->name.at, name.at, name.len) != 0)
            continue;
        assert_in_range(i, 0, MOST - 1);
        if (!files->modules[i])
            files->modules[i] = decoded(file->bytes, file->len, split_features);
        *module = files->modules[i];
    }
    for (uint32_t i = 0; files->texts && files->texts[i][0]; i++) {
        if (!is_named(name, files->texts[i][0]))
            continue;
        if (!files->modules[i])
            files->modules[i] = parsed(files->texts[i][1]);
        *module = files->modules[i];
    }
    return EMBED_OK;
}

static inline const char *name_of(void *data, const Embed_module *module)
{
    const Files *files = data;
    for (uint32_t i = 0; files->texts && files->texts[i][0]; i++) {
        if (files->modules[i] == module)
            return files->texts[i][0];
    }
    return "root";
}

static inline const uint8_t *file_bytes(void *data, const Embed_module *module, size_t *len)
{
    const Files *files = data;
    for (uint32_t i = 0; files->split && i < files->split->files_n; i++) {
        if (files->modules[i] == module) {
            *len = files->split->files[i].len;
            return files->split->files[i].bytes;
        }
    }
    return NULL;
}

static inline void free_files(Files *files)
{
    for (size_t i = 0; i < MOST; i++)
        embed_module_free(files->modules[i]);
    embed_split_free(files->split);
}

/* Splits MODULE, read from BYTES if they are not NULL, and bundles it again; what changes no more is *OUT. */
static inline size_t split_and_bundle(const Embed_module *module, const uint8_t *bytes, size_t len,
                                      uint8_t **out)
{
    Files files = {0};
    const Embed_link_source source = {find, name_of, file_bytes, &files};
    const Embed_module *where;
    Embed_failure failure;
    size_t out_len;
    if (embed_link_split(module, bytes, len, (Embed_name){"root.wasm", 9}, &files.split, &failure))
        fail_msg("%s", failure.message);
    for (uint32_t i = 0; i < files.split->files_n; i++)
        embed_module_free(
            decoded(files.split->files[i].bytes, files.split->files[i].len, split_features));
    Embed_module *root =
        decoded(files.split->files[0].bytes, files.split->files[0].len, split_features);
    files.modules[0] = root;
    if (embed_link_bundle(root, &source, out, &out_len, &where, &failure))
        fail_msg("%s", failure.message);
    free_files(&files);
    return out_len;
}

/* What speaks of types: the place of a custom section does so where it stands in front or behind them. */
static inline bool is_about_types(const char *at)
{
    return strncmp(at, "(type", 5) == 0 || strncmp(at, "(after type)", 12) == 0 ||
           strncmp(at, "(before first)", 14) == 0;
}

/* What MODULE is when flattened, as text without anything about types, whose indices may differ; NULL if it cannot be. */
static inline char *flat_text(const Embed_module *module)
{
    Embed_module *flat;
    Embed_failure failure;
    char *text;
    size_t len;
    if (embed_link_flatten(module, &flat, &failure))
        return NULL;
    embed_module_print(flat, &text, &len);
    embed_module_free(flat);
    char *to = text;
    for (char *at = text; *at;) {
        if (!is_about_types(at)) {
            *to = *at++;
            to += *to != ' ' && *to != '\n';
            continue;
        }
        int depth = 0;
        do
            depth += *at == '(' ? 1 : *at == ')' ? -1 : 0;
        while (*at++ && depth);
    }
    *to = 0;
    return text;
}

/* What MODULE, read from BYTES if they are not NULL, is when it was split and bundled: a valid module of the same type, and
   the same again, byte for byte, when that is split and bundled. The caller frees it. */
static inline Embed_module *stable_bundle(const Embed_module *module, const uint8_t *bytes,
                                          size_t len, const char *where)
{
    Embed_externtype type, other;
    uint8_t *first, *second;
    size_t first_len = split_and_bundle(module, bytes, len, &first);
    Embed_module *bundle = decoded(first, first_len, split_features);
    assert_true(embed_module_type(module, &type));
    assert_true(embed_module_type(bundle, &other));
    if (other.deftype != type.deftype)
        fail_msg("%s: another type", where);
    size_t second_len = split_and_bundle(bundle, first, first_len, &second);
    if (first_len != second_len || memcmp(first, second, first_len) != 0)
        fail_msg("%s: not stable", where);
    free(first);
    free(second);
    return bundle;
}

/* BUNDLE flattens to what MODULE does, or neither can be flattened; whether they can. */
static inline bool same_flattened(const Embed_module *module, const Embed_module *bundle,
                                  const char *where)
{
    char *was = flat_text(module), *is = flat_text(bundle);
    bool can = was != NULL;
    if (!was != !is || (was && strcmp(was, is) != 0))
        fail_msg("%s: flattens otherwise:\n%s\n%s", where, was ? was : "", is ? is : "");
    free(was);
    free(is);
    return can;
}

#endif
