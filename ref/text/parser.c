/* text/parser.c: what all parts of the parser stand on: tokens, failures, identifiers, indices. */
#include "text/parser.h"

#include "text/values.h"
#include "util/utf8.h"

#include <stdlib.h>
#include <string.h>

void *list_freeze(Arena *arena, const void *at, size_t from, size_t n, size_t size)
{
    if (from == n)
        return NULL;
    void *copy = arena_array(arena, n - from, size);
    memcpy(copy, (const char *)at + from * size, (n - from) * size);
    return copy;
}

void parser_free(Parser *p)
{
    Space *spaces[] = {&p->types,     &p->tags,   &p->globals,    &p->mems,
                       &p->tables,    &p->funcs,  &p->datas,      &p->elems,
                       &p->locals,    &p->labels, &p->fields,     &p->modules,
                       &p->instances, &p->groups, &p->alias_keys, &p->type_keys};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        space_free(spaces[i]);
    void *lists[] = {
        p->rectypes.at,     p->subtypes.at,      p->functypes,         p->imports.at,
        p->func_list.at,    p->table_list.at,    p->mem_list.at,       p->global_list.at,
        p->tag_list.at,     p->elem_list.at,     p->data_list.at,      p->exports.at,
        p->customs.at,      p->custom_places.at, p->type_names.at,     p->tag_names.at,
        p->global_names.at, p->mem_names.at,     p->table_names.at,    p->func_names.at,
        p->data_names.at,   p->elem_names.at,    p->field_names.at,    p->local_names.at,
        p->label_names.at,  p->inner_names.at,   p->inner_labels.at,   p->label_stack.at,
        p->frames.at,       p->code.at,          p->valtypes.at,       p->hints.at,
        p->initials.at,     p->origins.at,       p->module_list.at,    p->instance_list.at,
        p->alias_list.at,   p->exporttypes.at,   p->module_exports.at, p->instance_exports.at,
        p->module_names.at, p->instance_names.at};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        free(lists[i]);
    buffer_free(&p->bytes);
    if (!p->outer)
        tokens_free(&p->tokens);
}

Pos text_pos(Parser *p, uint32_t at)
{
    return line_pos(&p->lines, at);
}

enum { SHOWN = 80 }; /* bytes of a token that a failure shows */

static int shown(const Token *t)
{
    if (t->kind == TOKEN_LPAR)
        return 1;
    return t->end - t->at > SHOWN ? SHOWN : (int)(t->end - t->at);
}

Result text_fail(Parser *p, Errcode code, const Token *t)
{
    return fail(p->failure, code, text_pos(p, t->at), "%.*s", shown(t), p->src + t->at);
}

/* The failure that a BAD token stands for. */
static Result fail_bad(Parser *p, const Token *t)
{
    Errcode code = (Errcode)t->word;
    if (code == ERR_feature_off)
        return text_need(p, FEATURE_annotations, t);
    if (code == ERR_illegal_character)
        return fail(p->failure, code, text_pos(p, t->at), "byte 0x%02X", (uint8_t)p->src[t->at]);
    return fail(p->failure, code, text_pos(p, t->at), NULL);
}

Result text_unexpected(Parser *p, const char *expected)
{
    const Token *t = p->t;
    Pos pos = text_pos(p, t->at);
    if (t->kind == TOKEN_BAD)
        return fail_bad(p, t);
    if (t->kind == TOKEN_RESERVED || at_word(t, WORD_UNKNOWN))
        return text_fail(p, ERR_unknown_operator, t);
    if (t->kind == TOKEN_EOF)
        return fail(p->failure, ERR_unexpected_token, pos, "end of text, expected %s", expected);
    return fail(p->failure, ERR_unexpected_token, pos, "%.*s, expected %s", shown(t),
                p->src + t->at, expected);
}

/* Whether a token is a keyword of module linking, or what an import with one name goes on with. */
static bool linking_token(const Parser *p, const Token *t)
{
    static const char *const unknown[] = {"alias", "outer"};
    if (at_word(t, WORD_module) || at_word(t, WORD_instance))
        return true;
    if (t->kind == TOKEN_LPAR || t->kind == TOKEN_RPAR)
        return t[-1].kind == TOKEN_STRING && at_word(&t[-2], WORD_import);
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
        size_t len = strlen(unknown[i]);
        if (t->end - t->at == len && memcmp(p->src + t->at, unknown[i], len) == 0)
            return true;
    }
    return false;
}

Result text_unexpected_linking(Parser *p, const char *expected)
{
    if (p->features & FEATURE_BIT(module_linking) || !linking_token(p, p->t))
        return text_unexpected(p, expected);
    bool unknown = p->t->kind == TOKEN_RESERVED || at_word(p->t, WORD_UNKNOWN);
    return fail(p->failure, unknown ? ERR_unknown_operator : ERR_unexpected_token,
                text_pos(p, p->t->at), "%.*s, which needs %s", shown(p->t), p->src + p->t->at,
                feature_name(FEATURE_module_linking));
}

Result text_need(Parser *p, Feature feature, const Token *t)
{
    if (p->features >> feature & 1)
        return RESULT_OK;
    bool extension = !feature_version(feature); /* what the core has never heard of */
    fail(p->failure, extension ? ERR_unknown_operator : ERR_feature_off, text_pos(p, t->at), "%s",
         feature_name(feature));
    p->failure->features = UINT64_C(1) << feature;
    return p->failure->result;
}

Result text_lpar(Parser *p)
{
    if (p->t->kind != TOKEN_LPAR)
        return text_unexpected(p, "(");
    p->t++;
    return RESULT_OK;
}

Result text_rpar(Parser *p)
{
    if (p->t->kind != TOKEN_RPAR)
        return text_unexpected(p, ")");
    p->t++;
    return RESULT_OK;
}

Result text_word(Parser *p, unsigned word)
{
    static const char *const spellings[] = {
#define WORD(id, spelling) spelling,
#include "text/word.def"
#undef WORD
    };
    if (!at_word(p->t, word))
        return text_unexpected(p, spellings[word - OP_COUNT]);
    p->t++;
    return RESULT_OK;
}

/* text-uN of the current token. */
static Result text_nat(Parser *p, unsigned N, Errcode out_of_range, uint64_t *out)
{
    const Token *t = p->t;
    if (t->kind != TOKEN_NAT)
        return text_unexpected(p, "a number");
    if (!text_uN(token_text(p, t), t->end - t->at, N, out))
        return text_fail(p, out_of_range, t);
    p->t++;
    return RESULT_OK;
}

Result text_u32(Parser *p, uint32_t *out)
{
    uint64_t n;
    TRY(text_nat(p, 32, ERR_i32_constant_out_of_range, &n));
    *out = (uint32_t)n;
    return RESULT_OK;
}

Result text_u64(Parser *p, uint64_t *out)
{
    return text_nat(p, 64, ERR_i64_constant_out_of_range, out);
}

Result text_size(Parser *p, uint64_t *out)
{
    if (p->features & FEATURE_BIT(memory64))
        return text_u64(p, out);
    return text_nat(p, 32, ERR_i32_constant_out_of_range, out);
}

/* text-name; a string without escapes is UTF-8 because the source is. */
Result text_name(Parser *p, Name *out)
{
    const Token *t = p->t;
    if (t->kind != TOKEN_STRING)
        return text_unexpected(p, "a string");
    const uint8_t *at = token_text(p, t) + 1;
    size_t len = t->end - t->at - 2;
    if (memchr(at, '\\', len)) {
        p->bytes.len = 0;
        string_bytes(p->src, t->at, &p->bytes);
        at = p->bytes.at;
        len = p->bytes.len;
        if (!utf8_valid(at, len))
            return text_fail(p, ERR_malformed_utf8, t);
    }
    *out = (Name){arena_copy(p->arena, at, len), len};
    p->t++;
    return RESULT_OK;
}

void text_datastring(Parser *p, Bytes *out)
{
    p->bytes.len = 0;
    for (; p->t->kind == TOKEN_STRING; p->t++)
        string_bytes(p->src, p->t->at, &p->bytes);
    *out = (Bytes){arena_copy(p->arena, p->bytes.at, p->bytes.len), p->bytes.len};
}

Result text_id(Parser *p, const Token *t, Bytes *out)
{
    const uint8_t *at = token_text(p, t);
    if (at[1] != '"') {
        *out = (Bytes){at + 1, t->end - t->at - 1};
        return RESULT_OK;
    }
    p->bytes.len = 0;
    string_bytes(p->src, t->at + 1, &p->bytes);
    if (!utf8_valid(p->bytes.at, p->bytes.len))
        return text_fail(p, ERR_malformed_utf8, t);
    *out = (Bytes){arena_copy(p->arena, p->bytes.at, p->bytes.len), p->bytes.len};
    return RESULT_OK;
}

Result text_bind(Parser *p, Space *space, uint32_t scope, uint32_t x, Errcode duplicate,
                 bool annotated, Namelist *names)
{
    Name name = {0};
    if (p->t->kind == TOKEN_ID) {
        Bytes id;
        TRY(text_id(p, p->t, &id));
        if (space && !space_bind(space, id, scope, x))
            return text_fail(p, duplicate, p->t);
        name = (Name){arena_copy(p->arena, id.at, id.len), id.len};
        p->t++;
    }
    Annot *annot = annotated ? text_annot_here(p, ANNOT_NAME) : NULL;
    if (annot)
        TRY(text_nameannot(p, annot, &name));
    if (name.at)
        LIST_PUSH(*names, ((Nameassoc){x, name}));
    return RESULT_OK;
}

Result text_idx_in(Parser *p, const Space *space, uint32_t scope, const char *what, uint32_t *x)
{
    const Token *t = p->t;
    if (t->kind == TOKEN_NAT)
        return text_u32(p, x);
    if (t->kind != TOKEN_ID)
        return text_unexpected(p, "an index");
    Bytes id;
    TRY(text_id(p, t, &id));
    const uint32_t *found = space_find(space, id, scope);
    if (!found || *found == NO_INDEX)
        return fail(p->failure, ERR_unknown_identifier, text_pos(p, t->at), "%s %.*s", what,
                    shown(t), p->src + t->at);
    *x = *found;
    p->t++;
    return RESULT_OK;
}

Itemspace item_space(Parser *p, Externkind kind)
{
    switch (kind) {
    case EXTERN_FUNC:
        return (Itemspace){&p->funcs, &p->func_names, ERR_duplicate_func, true, "func"};
    case EXTERN_TABLE:
        return (Itemspace){&p->tables, &p->table_names, ERR_duplicate_table, false, "table"};
    case EXTERN_MEM:
        return (Itemspace){&p->mems, &p->mem_names, ERR_duplicate_memory, false, "memory"};
    case EXTERN_GLOBAL:
        return (Itemspace){&p->globals, &p->global_names, ERR_duplicate_global, false, "global"};
    case EXTERN_TAG: return (Itemspace){&p->tags, &p->tag_names, ERR_duplicate_tag, true, "tag"};
    case EXTERN_MODULE:
        return (Itemspace){&p->modules, &p->module_names, ERR_duplicate_module, false, "module"};
    case EXTERN_INSTANCE: break;
    }
    return (Itemspace){&p->instances, &p->instance_names, ERR_duplicate_instance, false,
                       "instance"};
}

Result text_idx(Parser *p, const Space *space, const char *what, uint32_t *x)
{
    return text_idx_in(p, space, 0, what, x);
}
