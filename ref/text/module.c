/* text/module.c: modules (core/text/modules). */
#include "text/module.h"

#include "text/linking.h"
#include "text/parser.h"
#include "text/text.h"

#include <stdlib.h>
#include <string.h>

/* The end of a line at or behind AT: a line feed, or a carriage return that none follows; NULL where there is none.
   RETURNS: whether the source has carriage returns at all. */
static const char *line_end(const char *at, const char *end, bool returns)
{
    if (!returns)
        return memchr(at, '\n', (size_t)(end - at));
    for (; at < end; at++) {
        if (*at == '\n' || (*at == '\r' && (at + 1 == end || at[1] != '\n')))
            return at;
    }
    return NULL;
}

Lines text_lines(const char *src, size_t len, Arena *arena)
{
    const char *end = src + len;
    bool returns = len && memchr(src, '\r', len);
    uint32_t n = 1;
    for (int fill = 0;; fill++) {
        uint32_t *starts = fill ? ARENA_ARRAY(arena, uint32_t, n) : NULL;
        n = 1;
        for (const char *at = src; len && (at = line_end(at, end, returns)); n++) {
            at++;
            if (starts)
                starts[n] = (uint32_t)(at - src);
        }
        if (starts)
            return (Lines){.n = n, .starts = starts};
    }
}

/* Those of LINES that have bytes of [FROM, TO). */
static Lines lines_within(const Lines *lines, uint32_t from, uint32_t to, Arena *arena)
{
    uint32_t first = line_of(lines, from), n = line_of(lines, to) - first + 1;
    const uint32_t *starts = arena_copy(arena, lines->starts + first, n * sizeof *starts);
    return (Lines){.n = n, .starts = starts, .before = first};
}

/* text-module: its declarations, from the current token up to the closing parenthesis or the end of the source. */
Result text_decls(Parser *p)
{
    const Token *first = p->t;
    if (has_new_constructs(p))
        return text_linked_decls(p);
    while (p->t->kind == TOKEN_LPAR)
        TRY(text_declare(p));
    for (p->t = first; p->t->kind == TOKEN_LPAR;) {
        if (at_form(p, WORD_type) || at_form(p, WORD_rec))
            TRY(text_type(p));
        else
            p->t = after_form(p, p->t);
    }
    p->t = first;
    for (;;) {
        TRY(text_customannots(p));
        if (p->t->kind == TOKEN_RPAR || p->t->kind == TOKEN_EOF)
            return RESULT_OK;
        TRY(text_field(p));
    }
}

#define KEEP(member, count, list)                                                                  \
    (m->count = (uint32_t)p->list.n, m->member = LIST_FREEZE(p->arena, p->list, 0))

static void keep_fields(Parser *p)
{
    Module *m = p->m;
    m->import_funcs = p->initial_items[EXTERN_FUNC];
    m->import_tables = p->initial_items[EXTERN_TABLE];
    m->import_mems = p->initial_items[EXTERN_MEM];
    m->import_globals = p->initial_items[EXTERN_GLOBAL];
    m->import_tags = p->initial_items[EXTERN_TAG];
    KEEP(initials, initials_n, initials);
    KEEP(modules, modules_n, module_list);
    KEEP(instances, instances_n, instance_list);
    KEEP(aliases, aliases_n, alias_list);
    KEEP(names.modules.names, names.modules.n, module_names);
    KEEP(names.instances.names, names.instances.n, instance_names);
    KEEP(rectypes, rectypes_n, rectypes);
    m->types_n = (uint32_t)p->subtypes.n;
    KEEP(imports, imports_n, imports);
    KEEP(funcs, funcs_n, func_list);
    KEEP(tables, tables_n, table_list);
    KEEP(mems, mems_n, mem_list);
    KEEP(globals, globals_n, global_list);
    KEEP(tags, tags_n, tag_list);
    KEEP(elems, elems_n, elem_list);
    KEEP(datas, datas_n, data_list);
    KEEP(exports, exports_n, exports);
    if (m->has_datacount)
        m->datacount = m->datas_n;
    KEEP(hints, hints_n, hints);
    KEEP(names.types.names, names.types.n, type_names);
    KEEP(names.tags.names, names.tags.n, tag_names);
    KEEP(names.globals.names, names.globals.n, global_names);
    KEEP(names.mems.names, names.mems.n, mem_names);
    KEEP(names.tables.names, names.tables.n, table_names);
    KEEP(names.funcs.names, names.funcs.n, func_names);
    KEEP(names.datas.names, names.datas.n, data_names);
    KEEP(names.elems.names, names.elems.n, elem_names);
    KEEP(names.fields.maps, names.fields.n, field_names);
    KEEP(names.locals.maps, names.locals.n, local_names);
    KEEP(names.labels.maps, names.labels.n, label_names);
    module_index(m);
}

Result text_moduleid(Parser *p)
{
    Module *m = p->m;
    if (p->t->kind == TOKEN_ID) {
        Bytes id;
        TRY(text_id(p, p->t, &id));
        m->id = (Name){arena_copy(p->arena, id.at, id.len), id.len};
        m->names.has_module = true;
        m->names.module = m->id;
        p->t++;
    }
    Annot *annot = text_annot_here(p, ANNOT_NAME);
    if (!annot)
        return RESULT_OK;
    m->names.has_module = true;
    TRY(text_nameannot(p, annot, &m->names.module));
    annot = text_annot_here(p, ANNOT_NAME);
    if (annot)
        return fail(p->failure, ERR_name_multiple_module, text_pos(p, annot->at), NULL);
    return RESULT_OK;
}

/* text-module; Tmodule/{plain,abbrev}: (module ...) or bare declarations. A module in a script may be a definition. */
static Result text_module_of(Parser *p, bool in_script)
{
    bool bare = !at_form(p, WORD_module);
    if (!bare) {
        p->t += 2;
        p->t += in_script && at_word(p->t, WORD_definition);
        TRY(text_moduleid(p));
    }
    TRY(text_decls(p));
    if (!bare)
        TRY(text_rpar(p));
    TRY(text_customannots(p));
    if (p->t->kind != TOKEN_EOF)
        return text_unexpected(p, "end of text");
    return text_annots_end(p);
}

/* NON-SPEC: what no single token shows, such as a recursive type, where less than core 3.0 is switched on. What is
   malformed in no version, such as a second memory or table, is left to validation. */
static Result check_features(Parser *p)
{
    if (!(features_default() & ~p->features))
        return RESULT_OK;
    Features validated = FEATURE_BIT(mutable_globals) | FEATURE_BIT(multi_value) |
                         FEATURE_BIT(multi_memory) | FEATURE_BIT(extended_const);
    if ((uint64_t)p->m->import_tables + p->m->tables_n > 1)
        validated |= FEATURE_BIT(reference_types);
    Features missing = module_features(p->m) & ~p->features & ~validated;
    if (!missing)
        return RESULT_OK;
    return text_need(p, (Feature)__builtin_ctzll(missing), p->tokens.at);
}

Result text_module_end(Parser *p)
{
    sort_exports(p);
    place_customs(p);
    keep_fields(p);
    return p->outer ? RESULT_OK : check_features(p);
}

Result text_source(const char *src, uint32_t from, uint32_t to, const Lines *lines,
                   Features features, Textrule *rule, Module **out, Failure *failure)
{
    Module *m = module_new(features);
    Exportnames names = {0};
    Parser p = {.src = src,
                .features = features,
                .failure = failure,
                .m = m,
                .arena = &m->arena,
                .export_names = &names};
    lex(src, from, to, features, &p.tokens);
    m->encoded = p.tokens.annotated ? FEATURE_BIT(annotations) : 0;
    p.t = p.tokens.at;
    m->lines = lines ? lines_within(lines, from, to, &m->arena) : text_lines(src, to, &m->arena);
    p.lines = m->lines;
    Result result = rule(&p);
    drop_modules(&p, result);
    parser_free(&p);
    space_free(&names.space);
    if (result) {
        module_free(m);
        m = NULL;
    }
    *out = m;
    return result;
}

static Result text_whole_module(Parser *p)
{
    TRY(text_module_of(p, false));
    return text_module_end(p);
}

static Result text_script_module(Parser *p)
{
    TRY(text_module_of(p, true));
    return text_module_end(p);
}

Result text_module_in(const char *src, uint32_t from, uint32_t to, const Lines *lines,
                      Features features, Module **out, Failure *failure)
{
    Textrule *rule = lines ? text_script_module : text_whole_module;
    return text_source(src, from, to, lines, features, rule, out, failure);
}

Result text_module(const char *src, size_t len, Features features, Module **out, Failure *failure)
{
    *out = NULL;
    if (len >= UINT32_MAX)
        return fail(failure, ERR_implementation_limit, pos_none(),
                    "text of %zu bytes, 4294967294 at most", len);
    return text_module_in(src, 0, (uint32_t)len, NULL, features, out, failure);
}
