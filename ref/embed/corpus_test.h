/* embed/corpus_test.h: the modules of all scripts, for tests that try something on each. NON-SPEC. */
#ifndef TOUCHSTONE_EMBED_CORPUS_TEST_H
#define TOUCHSTONE_EMBED_CORPUS_TEST_H

#include "embed/embed_test.h"
#include "util/bytes.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

/* A module of a script, not validated. */
typedef struct Corpus_item {
    Embed_module *module;
    Embed_moduleform form;
    Embed_features features; /* the script's */
    const char *where;       /* "PATH:LINE" */
} Corpus_item;

typedef void Corpus_visitor(const Corpus_item *item);

/* What a folder of the official suite is written for beside core 3.0. */
static inline Embed_features corpus_features(const char *path)
{
    static const char *const rows[][2] = {{"/legacy/", "+legacy-exceptions"},
                                          {"/threads/", "+threads"},
                                          {"/custom-page-sizes/", "+custom-page-sizes"},
                                          {"/wide-arithmetic/", "+wide-arithmetic"}};
    Embed_features features = embed_features_default();
    const char *bad;
    size_t bad_len;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strstr(path, rows[i][0]))
            assert_true(embed_features_switch(&features, rows[i][1], &bad, &bad_len));
    }
    return features;
}

static inline void corpus_script(const char *path, const Buffer *text, Corpus_visitor *visit)
{
    Embed_script *script;
    Embed_failure failure;
    if (embed_script_parse((const char *)text->at, text->len, corpus_features(path), &script,
                           &failure) != EMBED_OK)
        return;
    for (uint32_t i = 0; i < embed_script_commands(script); i++) {
        const Embed_command *command = embed_script_command(script, i);
        Embed_module *module;
        if (command->form == EMBED_FORM_NONE ||
            embed_script_module(script, i, &module, &failure) != EMBED_OK)
            continue;
        Buffer where = {0};
        buffer_format(&where, "%s:%u", path, (unsigned)command->line);
        visit(&(Corpus_item){module, command->form, embed_script_features(script),
                             buffer_string(&where)});
        buffer_free(&where);
        embed_module_free(module);
    }
    embed_script_free(script);
}

static inline void corpus_file(const char *path, Corpus_visitor *visit)
{
    FILE *in = fopen(path, "rb");
    assert_non_null(in);
    Buffer text = {0};
    char block[4096];
    for (size_t n; (n = fread(block, 1, sizeof block, in)) > 0;)
        buffer_bytes(&text, block, n);
    fclose(in);
    corpus_script(path, &text, visit);
    buffer_free(&text);
}

/* All scripts below FOLDER, in order. */
static inline void corpus_folder(const char *folder, Corpus_visitor *visit)
{
    struct dirent **entries;
    int n = scandir(folder, &entries, NULL, alphasort);
    for (int i = 0; i < n; i++) {
        Buffer path = {0};
        buffer_format(&path, "%s/%s", folder, entries[i]->d_name);
        size_t len = strlen(entries[i]->d_name);
        if (entries[i]->d_type == DT_DIR && entries[i]->d_name[0] != '.')
            corpus_folder(buffer_string(&path), visit);
        else if (len > 5 && strcmp(entries[i]->d_name + len - 5, ".wast") == 0)
            corpus_file(buffer_string(&path), visit);
        buffer_free(&path);
        free(entries[i]);
    }
    if (n >= 0)
        free(entries);
}

/* All scripts below corpus/NAME. */
static inline void corpus_part(const char *name, Corpus_visitor *visit)
{
    const char *top = getenv("TOUCHSTONE_TOP");
    Buffer folder = {0};
    buffer_format(&folder, "%s/corpus/%s", top ? top : ".", name);
    corpus_folder(buffer_string(&folder), visit);
    buffer_free(&folder);
}

#endif
