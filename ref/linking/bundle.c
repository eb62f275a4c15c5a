/* linking/bundle.c: nested modules in place of module imports (module-linking/Example-LinkTimeVirtualization, the end).
 * NON-SPEC: see linking/CHOICES.md, bundle. */
#include "linking/bundle.h"

#include "binary/binary.h"
#include "linking/flatten_parts.h"
#include "linking/rewire.h"
#include "util/alloc.h"
#include "valid/match.h"
#include "valid/valid.h"

#include <stdlib.h>

enum { DEEPEST = 1000 };

typedef struct Bundlefile Bundlefile;

/* A module found, or the root. */
struct Bundlefile {
    const Module *from;
    Bundlefile **targets;      /* by import: what takes its place; NULL for nothing */
    const Interface *declared; /* the type by which it was first imported */
    bool open;                 /* what it imports is being looked for */
    bool replaces;             /* some import is replaced: */
    bool *replaced;            /* by import of its type */
    Module *copy;
    uint32_t index; /* among the modules of the bundle */
};

typedef struct Bundling {
    const Bundlesource *source;
    Arena arena;
    Bundlefile **files; /* those complete, each behind what it imports; the root is last */
    size_t files_n, files_capacity;
    Bundlefile **known; /* all that were found */
    size_t known_n, known_capacity;
    uint32_t depth;
    const Module *where;
    Failure *failure;
} Bundling;

static bool is_module_import(const Import *import)
{
    return import->single && import->xt.kind == EXTERN_MODULE;
}

/* ---- which modules there are ------------------------------------------------------------------------------------ */

static Bundlefile *find_file(const Bundling *b, const Module *from)
{
    for (size_t i = 0; i < b->known_n; i++) {
        if (b->known[i]->from == from)
            return b->known[i];
    }
    return NULL;
}

static Bundlefile *add_file(Bundling *b, const Module *from)
{
    Bundlefile *file = ARENA_NEW(&b->arena, Bundlefile);
    file->from = from;
    file->targets = ARENA_ARRAY(&b->arena, Bundlefile *, from->imports_n);
    file->replaced = ARENA_ARRAY(&b->arena, bool, from->imports_n);
    PUSH(b->known, b->known_n, b->known_capacity, file);
    return file;
}

/* What is wrong with importing FILE as "NAME", whose type is the module type DUE. */
static Result mismatch(Bundling *b, const Bundlefile *file, Name name, Errcode code,
                       const char *what, Name field)
{
    return fail(b->failure, code, pos_none(), "\"%.*s\": %s %s \"%.*s\"", name_shown(name), name.at,
                b->source->name_of(b->source->data, file->from), what, name_shown(field), field.at);
}

/* module-linking/Subtyping#module-subtyping: exports. */
static Result check_exports(Bundling *b, const Bundlefile *file, Name name, const Interface *due)
{
    const Interface *type = interface_of(file->from->type);
    for (uint32_t i = 0; i < due->exports_n; i++) {
        const Externfield *field = &due->exports[i];
        const Externfield *has = interface_export(type, field->name);
        if (!has)
            return mismatch(b, file, name, ERR_incompatible_import, "has no export", field->name);
        if (!match_externtype(&has->xt, &field->xt))
            return mismatch(b, file, name, ERR_incompatible_import, "has another type of export",
                            field->name);
    }
    return RESULT_OK;
}

/* Imports: what is replaced does not count, but must not be what one importer gives and another does not. */
static Result check_imports(Bundling *b, const Bundlefile *file, Name name, const Interface *due)
{
    const Interface *type = interface_of(file->from->type);
    for (uint32_t i = 0; i < type->imports_n; i++) {
        const Externfield *field = &type->imports[i];
        const Externfield *given = interface_import(due, field->name);
        bool replaced = file->replaced[i];
        if (replaced && given)
            return mismatch(b, file, name, ERR_incompatible_import,
                            "is not imported everywhere with the import", field->name);
        if (!replaced && !given)
            return mismatch(b, file, name, ERR_unknown_import, "imports", field->name);
        if (given && !match_externtype(&given->xt, &field->xt))
            return mismatch(b, file, name, ERR_incompatible_import, "has another type of import",
                            field->name);
    }
    return RESULT_OK;
}

static Result visit_file(Bundling *b, Bundlefile *file);

/* The module for import I of FILE, if there is to be one. */
static Result visit_import(Bundling *b, Bundlefile *file, uint32_t i)
{
    const Module *m = file->from, *found = NULL;
    const Import *import = &m->imports[i];
    const Interface *due = interface_of(m->deftypes[import->xt.use.x]);
    b->where = m;
    TRY(b->source->find(b->source->data, m, import->name, &found, b->failure));
    if (!found)
        return RESULT_OK;
    Bundlefile *target = find_file(b, found);
    if (!target) {
        target = add_file(b, found);
        target->declared = due;
        TRY(visit_file(b, target));
        b->where = m;
    }
    if (target->open)
        return fail(b->failure, ERR_import_cycle, pos_none(), "\"%.*s\": %s imports itself",
                    name_shown(import->name), import->name.at,
                    b->source->name_of(b->source->data, found));
    TRY(check_imports(b, target, import->name, due));
    TRY(check_exports(b, target, import->name, due));
    const Interface *type = interface_of(m->type);
    file->targets[i] = target;
    file->replaces = true;
    file->replaced[interface_import(type, import->name) - type->imports] = true;
    return RESULT_OK;
}

/* Finds what FILE imports; it then comes behind that in the list. */
static Result visit_file(Bundling *b, Bundlefile *file)
{
    if (b->depth++ == DEEPEST)
        return fail(b->failure, ERR_implementation_limit, pos_none(),
                    "more than %d modules that import each other", DEEPEST);
    file->open = true;
    for (uint32_t i = 0; i < file->from->imports_n; i++) {
        const Import *import = &file->from->imports[i];
        if (is_module_import(import) &&
            !(file->declared && interface_import(file->declared, import->name)))
            TRY(visit_import(b, file, i));
    }
    file->open = false;
    b->depth--;
    PUSH(b->files, b->files_n, b->files_capacity, file);
    return RESULT_OK;
}

/* ---- putting them together -------------------------------------------------------------------------------------- */

/* The last import of M among its initial definitions; imports that are replaced count. */
static uint32_t last_import(const Module *m)
{
    uint32_t last = 0;
    for (uint32_t i = 0; i < m->initials_n; i++) {
        if (m->initials[i].kind == INITIAL_IMPORT)
            last = i;
    }
    return last;
}

static Bundlefile *target_of(const Bundlefile *file, const Module *m, uint32_t i)
{
    return m->initials[i].kind == INITIAL_IMPORT ? file->targets[m->initials[i].x] : NULL;
}

/* The root: the modules come behind the last import, and what stands for an import has their index. */
static void rewire_root(Bundling *b, Bundlefile *root)
{
    Module *m = root->copy;
    uint32_t last = last_import(m), items = 0;
    Rewire r;
    rewire_begin(&r, m);
    for (uint32_t i = 0; i <= last; i++)
        items += is_module_item(m, m->initials[i]) && !target_of(root, m, i);
    for (size_t i = 0; i + 1 < b->files_n; i++)
        b->files[i]->index = items + (uint32_t)i;
    for (uint32_t i = 0; i < m->initials_n; i++) {
        const Bundlefile *target = target_of(root, m, i);
        if (target)
            rewire_leave(&r, target->index);
        else
            rewire_keep(&r, m->initials[i]);
        for (size_t k = 0; i == last && k + 1 < b->files_n; k++)
            rewire_add_module(&r, b->files[k]->copy);
    }
    rewire_end(&r);
}

/* Another module: outer aliases take the place of imports. */
static void rewire_file(Bundlefile *file)
{
    Module *m = file->copy;
    Rewire r;
    rewire_begin(&r, m);
    for (uint32_t i = 0; i < m->initials_n; i++) {
        const Bundlefile *target = target_of(file, m, i);
        if (target)
            rewire_leave(&r, rewire_add_alias(&r, 0, target->index));
        else
            rewire_keep(&r, m->initials[i]);
    }
    rewire_end(&r);
}

/* A module like that of FILE, to change. */
static Result copy_file(Bundling *b, Bundlefile *file)
{
    Bytes bytes = b->source->bytes_of(b->source->data, file->from);
    if (!bytes.len)
        return copy_module(file->from, &file->copy, b->failure);
    TRY(binary_module(bytes.at, bytes.len, file->from->features, &file->copy, b->failure));
    set_images(file->copy, bytes);
    return valid_module(file->copy, b->failure);
}

static Result build(Bundling *b, Buffer *out)
{
    Bundlefile *root = b->files[b->files_n - 1];
    for (size_t i = 0; i < b->files_n; i++)
        TRY(copy_file(b, b->files[i]));
    if (root->replaces)
        rewire_root(b, root);
    for (size_t i = 0; i + 1 < b->files_n; i++) {
        if (b->files[i]->replaces)
            rewire_file(b->files[i]);
    }
    return write_module(root->copy, out, NULL, b->failure);
}

Result bundle_module(const Module *root, const Bundlesource *source, Buffer *out,
                     const Module **where, Failure *failure)
{
    Bundling b = {.source = source, .where = root, .failure = failure};
    Bundlefile *file = add_file(&b, root);
    Result result = visit_file(&b, file);
    if (!result) {
        b.where = root;
        result = build(&b, out);
    }
    /* the root, which comes first, owns what was nested in it; where something failed before, nothing was */
    for (size_t i = b.known_n; i-- > 0;) {
        Module *copy = b.known[i]->copy;
        if (copy && !copy->parent)
            module_free(copy);
    }
    *where = b.where;
    free(b.files);
    free(b.known);
    arena_free(&b.arena);
    return result;
}
