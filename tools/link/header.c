/* header.c: C declarations of what a module imports or exports, for clang and its linker
 * (module-linking/Explainer#module-and-instance-types). NON-SPEC: see ref/linking/CHOICES.md, header. */
#include "link.h"

#include <ctype.h>
#include <search.h>
#include <stdlib.h>
#include <string.h>

/* A header in the making. MODULE is the import_module of what follows, PATH what leads to the field: "j/". */
typedef struct Header {
    Link_bytes *to;
    void *names; /* Given: those of functions; a tree of tsearch */
    Embed_name module;
    Link_bytes path;
} Header;

static const char *const kind_names[] = {"function", "table",  "memory",  "global",
                                         "tag",      "module", "instance"};

/* ---- names ------------------------------------------------------------------------------------------------------ */

static bool is_word(unsigned char byte)
{
    return byte < 0x80 && (isalnum(byte) || byte == '_');
}

static void append_word(Link_bytes *to, const void *bytes, size_t len)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < len; i++)
        link_append(to, is_word(at[i]) ? (const void *)&at[i] : "_", 1);
}

/* A name that a function has. NEXT: with which number to go on looking for a free name that starts with it. */
typedef struct Given {
    char *name;
    unsigned next;
} Given;

static int compare_given(const void *a, const void *b)
{
    return strcmp(((const Given *)a)->name, ((const Given *)b)->name);
}

static void free_given(void *given)
{
    free(((Given *)given)->name);
    free(given);
}

/* The entry of NAME; *ADDED says whether it is new. */
static Given *give_name(Header *header, const Link_bytes *name, bool *added)
{
    Given *given = calloc(1, sizeof *given);
    char *copy = strndup((const char *)name->at, name->len);
    Given **at = NULL;
    if (given && copy) {
        *given = (Given){copy, 2};
        at = tsearch(given, &header->names, compare_given);
    }
    if (!at) {
        link_error("out of memory");
        exit(LINK_BROKEN);
    }
    *added = *at == given;
    if (!*added)
        free_given(given);
    return *at;
}

/* A new C identifier for the field, which starts with no underscore or digit and holds an underscore, and so is no word of
   the language: MODULE_PATH_FIELD, with a number if that is taken. */
static Link_bytes new_name(Header *header, Embed_name field)
{
    Link_bytes word = {0}, name = {0};
    append_word(&word, header->module.at, header->module.len);
    link_append(&word, "_", 1);
    append_word(&word, header->path.at, header->path.len);
    append_word(&word, field.at, field.len);
    if (!isalpha(word.at[0]))
        link_append(&name, "w", 1);
    link_append(&name, word.at, word.len);
    size_t len = name.len;
    bool added;
    for (Given *first = give_name(header, &name, &added); !added;) {
        name.len = len;
        link_print(&name, "_%u", first->next++);
        give_name(header, &name, &added);
    }
    free(word.at);
    return name;
}

/* A C string literal. */
static void print_literal(Link_bytes *to, const void *bytes, size_t len)
{
    const unsigned char *at = bytes;
    link_append(to, "\"", 1);
    for (size_t i = 0; i < len; i++) {
        if (at[i] < 0x20 || at[i] == 0x7F)
            link_print(to, "\\%03o", (unsigned)at[i]);
        else
            link_print(to, at[i] == '"' || at[i] == '\\' || at[i] == '?' ? "\\%c" : "%c", at[i]);
    }
    link_append(to, "\"", 1);
}

/* A name in a comment, which it cannot end. */
static void print_quoted(Link_bytes *to, const void *bytes, size_t len)
{
    const unsigned char *at = bytes;
    link_append(to, "\"", 1);
    for (size_t i = 0; i < len; i++) {
        bool plain = at[i] >= 0x20 && at[i] != 0x7F && at[i] != '*' && at[i] != '"' &&
                     at[i] != '\\' && at[i] != '/' && at[i] != '?';
        if (plain || (at[i] == '/' && (!i || at[i - 1] != '/')))
            link_append(to, &at[i], 1);
        else
            link_print(to, "\\%02x", (unsigned)at[i]);
    }
    link_append(to, "\"", 1);
}

/* ---- types ------------------------------------------------------------------------------------------------------ */

/* NULL for what C has no type for. */
static const char *c_type(Embed_valtype t)
{
    switch (t.kind) {
    case EMBED_I32: return "int";
    case EMBED_I64: return "long long";
    case EMBED_F32: return "float";
    case EMBED_F64: return "double";
    case EMBED_V128: return "touchstone_v128";
    default: return NULL;
    }
}

/* What keeps a function of that type out of C, NULL for nothing; *VECTORS: it has vectors. */
static const char *function_fault(const Embed_functype *type, bool *vectors)
{
    *vectors = false;
    if (type->results_n > 1)
        return "it has more than one result";
    for (uint32_t i = 0; i < type->params_n + type->results_n; i++) {
        Embed_valtype t = i < type->params_n ? type->params[i] : type->results[i - type->params_n];
        if (!c_type(t))
            return "its type has references";
        *vectors |= t.kind == EMBED_V128;
    }
    return NULL;
}

/* ---- declarations ----------------------------------------------------------------------------------------------- */

static void print_note(Header *header, const char *what, Embed_name field, const char *why)
{
    link_print(header->to, "/* %s ", what);
    print_quoted(header->to, header->module.at, header->module.len);
    link_append(header->to, " ", 1);
    Link_bytes name = {0};
    link_append(&name, header->path.at, header->path.len);
    link_append(&name, field.at, field.len);
    print_quoted(header->to, name.at, name.len);
    free(name.at);
    link_print(header->to, ": %s */\n", why);
}

static void print_function(Header *header, Embed_name field, const Embed_functype *type)
{
    Link_bytes *to = header->to, name = new_name(header, field), path = {0};
    link_append(&path, header->path.at, header->path.len);
    link_append(&path, field.at, field.len);
    link_print(to, "__attribute__((import_module(");
    print_literal(to, header->module.at, header->module.len);
    link_print(to, "), import_name(");
    print_literal(to, path.at, path.len);
    link_print(to, ")))\n%s %.*s(", type->results_n ? c_type(type->results[0]) : "void",
               (int)name.len, (const char *)name.at);
    for (uint32_t i = 0; i < type->params_n; i++)
        link_print(to, "%s%s", i ? ", " : "", c_type(type->params[i]));
    link_print(to, type->params_n ? ");\n" : "void);\n");
    free(path.at);
    free(name.at);
}

static void declare(Header *header, Embed_name field, const Embed_externtype *type);

/* What an instance exports, which the linker knows under one name: "j/f". */
static void declare_fields(Header *header, Embed_name field, const Embed_externtype *type)
{
    size_t len = header->path.len;
    link_append(&header->path, field.at, field.len);
    link_append(&header->path, "/", 1);
    for (uint32_t i = 0; i < embed_type_exports(type->deftype); i++) {
        Embed_export export = embed_type_export(type->deftype, i);
        declare(header, export.name, &export.type);
    }
    header->path.len = len;
}

static void declare(Header *header, Embed_name field, const Embed_externtype *type)
{
    Embed_functype functype;
    bool vectors;
    if (type->kind == EMBED_INSTANCE) {
        declare_fields(header, field, type);
        return;
    }
    if (type->kind != EMBED_FUNC || !embed_functype(type->deftype, &functype)) {
        print_note(header, kind_names[type->kind], field, "not to be declared in C");
        return;
    }
    const char *why = function_fault(&functype, &vectors);
    if (memchr(field.at, 0, field.len) || memchr(header->module.at, 0, header->module.len) ||
        (header->path.len && memchr(header->path.at, 0, header->path.len)))
        why = "its name holds a zero byte";
    if (why) {
        print_note(header, "function", field, why);
        return;
    }
    link_print(header->to, vectors ? "#ifdef __wasm_simd128__\n" : "");
    print_function(header, field, &functype);
    link_print(header->to, vectors ? "#endif\n" : "");
}

static void declare_imports(Header *header, const Embed_externtype *type)
{
    for (uint32_t i = 0; i < embed_type_imports(type->deftype); i++) {
        Embed_export import = embed_type_import(type->deftype, i);
        header->module = import.name;
        if (import.type.kind != EMBED_INSTANCE) {
            declare(header, (Embed_name){"", 0}, &import.type);
            continue;
        }
        for (uint32_t k = 0; k < embed_type_exports(import.type.deftype); k++) {
            Embed_export export = embed_type_export(import.type.deftype, k);
            declare(header, export.name, &export.type);
        }
    }
}

/* The include guard: what the file is called. */
static void print_guard(Link_bytes *to, const char *file)
{
    const char *base = strrchr(file, '/') ? strrchr(file, '/') + 1 : file;
    link_append(to, "TOUCHSTONE_", 11);
    for (; *base; base++) {
        unsigned char byte = (unsigned char)*base;
        byte = is_word(byte) ? (unsigned char)toupper(byte) : '_';
        link_append(to, &byte, 1);
    }
    link_append(to, "_H", 2);
}

void link_header(Link_bytes *to, const Embed_externtype *type, const char *as, const char *file)
{
    Header header = {.to = to};
    link_print(to, "/* What ");
    const char *base = strrchr(file, '/');
    print_quoted(to, base ? base + 1 : file, strlen(base ? base + 1 : file));
    link_print(to, as ? " exports" : " imports");
    link_print(to, ". Made by touchstone-link interface --c. */\n#ifndef ");
    print_guard(to, file);
    link_print(to, "\n#define ");
    print_guard(to, file);
    link_print(to, "\n\n#pragma clang diagnostic push\n"
                   "#pragma clang diagnostic ignored \"-Wincompatible-library-redeclaration\"\n"
                   "#pragma clang diagnostic ignored \"-Wbuiltin-requires-header\"\n\n"
                   "#ifdef __wasm_simd128__\n"
                   "typedef unsigned char touchstone_v128 __attribute__((vector_size(16)));\n"
                   "#endif\n\n");
    if (as) {
        header.module = (Embed_name){as, strlen(as)};
        for (uint32_t i = 0; i < embed_type_exports(type->deftype); i++) {
            Embed_export export = embed_type_export(type->deftype, i);
            declare(&header, export.name, &export.type);
        }
    } else {
        declare_imports(&header, type);
    }
    link_print(to, "\n#pragma clang diagnostic pop\n\n#endif\n");
    tdestroy(header.names, free_given);
    free(header.path.at);
}
