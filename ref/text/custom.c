/* text/custom.c: the annotations that mean something: @custom, @name, @metadata.code.branch_hint
 * (core/appendix/custom). */
#include "text/parser.h"

#include <stdlib.h>

/* NON-SPEC: true while no annotation is kept, which is almost always. */
static bool none_kept(const Parser *p)
{
    return p->tokens.annots_n == 0;
}

/* The first annotation before TOKEN. */
static size_t first_annot(const Parser *p, uint32_t token)
{
    size_t low = 0, high = p->tokens.annots_n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (p->tokens.annots[middle].token < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* NON-SPEC: where there are many before one token, the search goes on from the one found last. */
Annot *text_annot_here(Parser *p, Annotkind kind)
{
    if (none_kept(p))
        return NULL;
    uint32_t token = (uint32_t)(p->t - p->tokens.at);
    size_t *last = &p->last_annot[kind], i = *last;
    if (i >= p->tokens.annots_n || p->tokens.annots[i].token != token)
        i = first_annot(p, token);
    for (; i < p->tokens.annots_n && p->tokens.annots[i].token == token; i++) {
        Annot *a = &p->tokens.annots[i];
        if (a->kind == kind && !a->used) {
            *last = i;
            return a;
        }
    }
    return NULL;
}

/* What stands in an annotation, read as tokens of its own. */
typedef struct Inside {
    Tokens tokens;
    const Token *t;
} Inside;

static Inside enter_annot(Parser *p, Annot *a)
{
    Inside outside = {p->tokens, p->t};
    a->used = true;
    lex(p->src, a->body, a->end, p->features, &p->tokens);
    p->t = p->tokens.at;
    return outside;
}

static void leave_annot(Parser *p, Inside outside)
{
    tokens_free(&p->tokens);
    p->tokens = outside.tokens;
    p->t = outside.t;
}

/* text-nameannot: (@name string) */
Result text_nameannot(Parser *p, Annot *a, Name *out)
{
    Inside outside = enter_annot(p, a);
    Result result;
    if (p->t->kind != TOKEN_STRING || p->t[1].kind != TOKEN_EOF)
        result = text_fail(p, ERR_name_malformed, p->t);
    else
        result = text_name(p, out);
    leave_annot(p, outside);
    return result;
}

/* text-customannot: the section that the keyword names, SECTION_LAST + 1 for none. SPEC-BUG: the list has no tag. */
static unsigned text_customsec(const Parser *p, const Token *t)
{
    static const struct {
        uint16_t word;
        uint8_t section;
    } rows[] = {
        {WORD_type, SECTION_TYPE},           {WORD_import, SECTION_IMPORT},
        {WORD_func, SECTION_FUNCTION},       {WORD_table, SECTION_TABLE},
        {WORD_memory, SECTION_MEMORY},       {WORD_tag, SECTION_TAG},
        {WORD_global, SECTION_GLOBAL},       {WORD_export, SECTION_EXPORT},
        {WORD_start, SECTION_START},         {WORD_elem, SECTION_ELEMENT},
        {WORD_code, SECTION_CODE},           {WORD_data, SECTION_DATA},
        {WORD_datacount, SECTION_DATACOUNT}, {WORD_module, SECTION_MODULE},
        {WORD_instance, SECTION_INSTANCE},   {WORD_alias, SECTION_ALIAS},
    };
    for (size_t i = 0; t->kind == TOKEN_KEYWORD && i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].word == t->word && (i + 3 < sizeof rows / sizeof *rows || p->in_order))
            return rows[i].section;
    }
    return SECTION_LAST + 1;
}

/* text-customannot: *PLACE is twice the section, and 1 more behind it, so that places compare as they follow. SPEC-BUG: the
   section must be there, says the text, but not all are in the example below it; so none need be. With module linking also
   the place behind a number of initial definitions. NON-SPEC: see linking/CHOICES.md, custom places. */
enum { PLACE_INITIALS = 2 * SECTION_ALIAS + 1 };

static Result text_customplace(Parser *p, uint16_t *place, uint32_t *initials)
{
    *place = 2 * SECTION_LAST + 1;
    if (p->t->kind != TOKEN_LPAR)
        return RESULT_OK;
    p->t++;
    bool before = at_word(p->t, WORD_before);
    if (!before && !at_word(p->t, WORD_after))
        return text_fail(p, ERR_custom_placement, p->t);
    p->t++;
    if (!before && p->in_order && at_word(p->t, WORD_definition) && p->t[1].kind == TOKEN_NAT) {
        p->t++;
        TRY(text_u32(p, initials));
        *place = *initials ? PLACE_INITIALS : 2 * SECTION_FIRST;
        return text_rpar(p);
    }
    unsigned section = text_customsec(p, p->t);
    if (before && at_word(p->t, WORD_first))
        section = SECTION_FIRST;
    else if (!before && at_word(p->t, WORD_last))
        section = SECTION_LAST;
    if (section > SECTION_LAST)
        return text_fail(p, ERR_custom_section_kind, p->t);
    *place = (uint16_t)(2 * section + !before);
    p->t++;
    if (p->t->kind != TOKEN_RPAR)
        return text_fail(p, ERR_custom_unexpected_token, p->t);
    p->t++;
    return RESULT_OK;
}

/* text-customannot: (@custom string place? datastring) */
static Result text_customannot(Parser *p, Custom *custom, uint16_t *place)
{
    if (p->t->kind != TOKEN_STRING)
        return text_fail(p, ERR_custom_missing_name, p->t);
    Result result = text_name(p, &custom->name);
    if (result) {
        p->failure->code = ERR_custom_utf8;
        return result;
    }
    TRY(text_customplace(p, place, &custom->initials));
    text_datastring(p, &custom->bytes);
    if (p->t->kind != TOKEN_EOF)
        return text_fail(p, ERR_custom_unexpected_token, p->t);
    return RESULT_OK;
}

Result text_customannots(Parser *p)
{
    Annot *a;
    while ((a = text_annot_here(p, ANNOT_CUSTOM))) {
        Custom custom = {.pos = text_pos(p, a->at)};
        uint16_t place = 0;
        Inside outside = enter_annot(p, a);
        Result result = text_customannot(p, &custom, &place);
        leave_annot(p, outside);
        TRY(result);
        LIST_PUSH(p->customs, custom);
        LIST_PUSH(p->custom_places, place);
    }
    return RESULT_OK;
}

/* Where initial definitions stand in their order: how many stand before (or, BEHIND, up to) those of KIND. Without any, where
   a section of them would stand in the order of core. */
static uint32_t initials_before(const Parser *p, Initialkind kind, bool behind)
{
    uint32_t n = (uint32_t)p->initials.n, first = n, last = 0;
    for (uint32_t i = n; i--;) {
        if (p->initials.at[i].kind == kind) {
            first = i;
            last = last ? last : i + 1;
        }
    }
    if (first == n)
        return kind == INITIAL_TYPE ? 0 : n;
    return behind ? last : first;
}

/* Those up to the alias section stand behind a number of initial definitions. */
static void place_among_initials(const Parser *p, Custom *custom, unsigned place)
{
    static const Initialkind kinds[] = {[SECTION_TYPE] = INITIAL_TYPE,
                                        [SECTION_IMPORT] = INITIAL_IMPORT,
                                        [SECTION_MODULE] = INITIAL_MODULE,
                                        [SECTION_INSTANCE] = INITIAL_INSTANCE,
                                        [SECTION_ALIAS] = INITIAL_ALIAS};
    uint32_t n = (uint32_t)p->initials.n;
    unsigned section = place / 2;
    bool behind = place % 2;
    custom->place = SECTION_ALIAS;
    if (section == SECTION_FIRST)
        custom->place = SECTION_FIRST;
    else if (place == PLACE_INITIALS && custom->initials)
        custom->initials = custom->initials < n ? custom->initials : n;
    else if (section <= SECTION_ALIAS)
        custom->initials = initials_before(p, kinds[section], behind);
    else if (section == SECTION_FUNCTION && !behind)
        custom->initials = n;
    else
        custom->place = (uint8_t)(behind ? section : section - 1);
}

/* Customs by their places, those of one place in order of appearance. */
void place_customs(Parser *p)
{
    size_t n = p->customs.n, next = 0;
    if (!n)
        return;
    Custom *sorted = ARENA_ARRAY(p->arena, Custom, n);
    for (unsigned place = 0; place <= 2 * SECTION_LAST + 1; place++) {
        for (size_t i = 0; i < n; i++) {
            if (p->custom_places.at[i] != place)
                continue;
            unsigned section = place / 2;
            bool before = place % 2 == 0 && section != SECTION_FIRST;
            sorted[next] = p->customs.at[i];
            unsigned previous = section == SECTION_FUNCTION ? SECTION_IMPORT : section - 1;
            if (p->in_order)
                place_among_initials(p, &sorted[next], place);
            else
                sorted[next].place = (uint8_t)(before ? previous : section);
            next++;
        }
    }
    p->m->customs = sorted;
    p->m->customs_n = (uint32_t)n;
}

Result text_annots_end(Parser *p)
{
    static const Errcode codes[] = {[ANNOT_CUSTOM] = ERR_custom_misplaced,
                                    [ANNOT_NAME] = ERR_name_misplaced,
                                    [ANNOT_BRANCH_HINT] = ERR_branch_hint_misplaced};
    for (size_t i = 0; i < p->tokens.annots_n; i++) {
        const Annot *a = &p->tokens.annots[i];
        if (!a->used)
            return fail(p->failure, codes[a->kind], text_pos(p, a->at), NULL);
    }
    return RESULT_OK;
}

/* @metadata.code.branch_hint: (@metadata.code.branch_hint "\00") or "\01" */
static Result text_hintannot(Parser *p, uint8_t *value)
{
    Bytes hint;
    const Token *t = p->t;
    text_datastring(p, &hint);
    if (p->t != t + 1 || p->t->kind != TOKEN_EOF || hint.len != 1 || hint.at[0] > 1)
        return text_fail(p, ERR_branch_hint_malformed, t);
    *value = hint.at[0] ? HINT_LIKELY : HINT_UNLIKELY;
    return RESULT_OK;
}

/* The hint for the instruction OP at the current token; only if and br_if may have one. One that is in no function stays
   unused, which is refused in the end. */
Result text_branchhint(Parser *p, Opcode op, uint8_t *hint)
{
    Annot *a = p->in_func ? text_annot_here(p, ANNOT_BRANCH_HINT) : NULL;
    if (!a)
        return RESULT_OK;
    Inside outside = enter_annot(p, a);
    Result result = text_hintannot(p, hint);
    leave_annot(p, outside);
    TRY(result);
    if (op != OP_if && op != OP_br_if)
        return fail(p->failure, ERR_branch_hint_target, text_pos(p, a->at), NULL);
    a = text_annot_here(p, ANNOT_BRANCH_HINT);
    return a ? fail(p->failure, ERR_branch_hint_duplicate, text_pos(p, a->at), NULL) : RESULT_OK;
}
