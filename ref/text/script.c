/* text/script.c: scripts (.wast). NON-SPEC: the grammar is the core test suite's. */
#include "text/script.h"

#include "text/module.h"
#include "text/parser.h"
#include "text/script_value.h"
#include "text/text.h"

#include <stdlib.h>
#include <string.h>

/* An identifier, if one is there, kept. */
static Result script_id(Parser *p, Name *out)
{
    Bytes id;
    if (p->t->kind != TOKEN_ID)
        return RESULT_OK;
    TRY(text_id(p, p->t, &id));
    *out = (Name){arena_copy(p->arena, id.at, id.len), id.len};
    p->t++;
    return RESULT_OK;
}

/* ( module instance id? id? ), behind "instance" */
static Result script_instance(Parser *p, Script_command *c)
{
    p->t++;
    TRY(script_id(p, &c->id));
    TRY(script_id(p, &c->of));
    return text_rpar(p);
}

/* ( module definition? id? (binary string* | quote string* | field* ) ). A text module is passed over whole, whatever is
   in it. */
static Result script_module_form(Parser *p, Script_command *c, bool *definition)
{
    const Token *open = p->t, *end = after_form(p, open);
    p->t += 2;
    *definition = at_word(p->t, WORD_definition);
    p->t += *definition;
    TRY(script_id(p, &c->id));
    bool binary = at_word(p->t, WORD_binary);
    if (binary || at_word(p->t, WORD_quote)) {
        Bytes bytes;
        p->t++;
        text_datastring(p, &bytes);
        c->form = binary ? SCRIPT_FORM_BINARY : SCRIPT_FORM_QUOTE;
        c->bytes = bytes.at;
        c->len = bytes.len;
        return text_rpar(p);
    }
    p->t = end;
    if (p->tokens.at[open->match].kind != TOKEN_RPAR)
        return text_unexpected(p, ")");
    c->form = SCRIPT_FORM_TEXT;
    c->bytes = token_text(p, open);
    c->len = end[-1].end - open->at;
    return RESULT_OK;
}

/* ( invoke id? name const* ) or ( get id? name ) */
static Result script_action(Parser *p, Script_command *c)
{
    bool invoke = at_form(p, WORD_invoke);
    if (!invoke && !at_form(p, WORD_get))
        return text_unexpected(p, "(invoke or (get");
    p->t += 2;
    c->action = invoke ? SCRIPT_ACTION_INVOKE : SCRIPT_ACTION_GET;
    TRY(script_id(p, &c->id));
    TRY(text_name(p, &c->field));
    if (invoke)
        TRY(script_consts(p, c));
    return text_rpar(p);
}

/* A module or an instance within an assertion. */
static Result asserted_module(Parser *p, Script_command *c)
{
    bool definition;
    if (!at_form(p, WORD_module))
        return text_unexpected(p, "(module");
    if (at_word(p->t + 2, WORD_instance)) {
        p->t += 2;
        return script_instance(p, c);
    }
    return script_module_form(p, c, &definition);
}

/* An assertion behind its keyword. */
static Result script_assertion(Parser *p, Script_command *c)
{
    c->inner_line = text_pos(p, p->t->at).line;
    switch (c->kind) {
    case SCRIPT_ASSERT_RETURN:
        TRY(script_action(p, c));
        return script_results(p, &c->results, &c->results_n);
    case SCRIPT_ASSERT_EXCEPTION: return script_action(p, c);
    case SCRIPT_ASSERT_TRAP:
    case SCRIPT_ASSERT_EXHAUSTION:
        TRY(at_form(p, WORD_module) ? asserted_module(p, c) : script_action(p, c));
        return text_name(p, &c->text);
    case SCRIPT_ASSERT_MALFORMED:
    case SCRIPT_ASSERT_INVALID:
    case SCRIPT_ASSERT_MALFORMED_CUSTOM:
    case SCRIPT_ASSERT_INVALID_CUSTOM:
    case SCRIPT_ASSERT_UNLINKABLE: TRY(asserted_module(p, c)); return text_name(p, &c->text);
    case SCRIPT_MODULE:
    case SCRIPT_DEFINITION:
    case SCRIPT_INSTANCE:
    case SCRIPT_REGISTER:
    case SCRIPT_ACTION:
    case SCRIPT_THREAD:
    case SCRIPT_THREAD_END:
    case SCRIPT_WAIT: break;
    }
    return RESULT_OK;
}

/* The assertion that a keyword starts; false for another keyword. */
static bool assertion_word(const Token *t, Script_commandkind *kind)
{
    static const uint16_t words[] = {
        [SCRIPT_ASSERT_RETURN] = WORD_assert_return,
        [SCRIPT_ASSERT_TRAP] = WORD_assert_trap,
        [SCRIPT_ASSERT_EXHAUSTION] = WORD_assert_exhaustion,
        [SCRIPT_ASSERT_EXCEPTION] = WORD_assert_exception,
        [SCRIPT_ASSERT_MALFORMED] = WORD_assert_malformed,
        [SCRIPT_ASSERT_INVALID] = WORD_assert_invalid,
        [SCRIPT_ASSERT_MALFORMED_CUSTOM] = WORD_assert_malformed_custom,
        [SCRIPT_ASSERT_INVALID_CUSTOM] = WORD_assert_invalid_custom,
        [SCRIPT_ASSERT_UNLINKABLE] = WORD_assert_unlinkable,
    };
    for (int i = SCRIPT_ASSERT_RETURN; i <= SCRIPT_ASSERT_UNLINKABLE; i++) {
        if (at_word(t, words[i])) {
            *kind = (Script_commandkind)i;
            return true;
        }
    }
    return false;
}

/* ( thread id? (shared (module id))*, up to its commands. All modules are shared here, so which are named is not kept. */
static Result script_thread(Parser *p, Script_command *c)
{
    Name shared;
    c->kind = SCRIPT_THREAD;
    p->t += 2;
    TRY(script_id(p, &c->id));
    while (at_form(p, WORD_shared)) {
        p->t += 2;
        if (!at_form(p, WORD_module))
            return text_unexpected(p, "(module");
        p->t += 2;
        TRY(script_id(p, &shared));
        TRY(text_rpar(p));
        TRY(text_rpar(p));
    }
    return RESULT_OK;
}

/* cmd */
static Result script_command(Parser *p, Script_command *c)
{
    if (p->t->kind != TOKEN_LPAR)
        return text_unexpected(p, "a command");
    if (at_form(p, WORD_module) && at_word(p->t + 2, WORD_instance)) {
        c->kind = SCRIPT_INSTANCE;
        p->t += 2;
        return script_instance(p, c);
    }
    if (at_form(p, WORD_module)) {
        bool definition;
        TRY(script_module_form(p, c, &definition));
        c->kind = definition ? SCRIPT_DEFINITION : SCRIPT_MODULE;
        return RESULT_OK;
    }
    if (at_form(p, WORD_invoke) || at_form(p, WORD_get)) {
        c->kind = SCRIPT_ACTION;
        return script_action(p, c);
    }
    if (at_form(p, WORD_register)) {
        c->kind = SCRIPT_REGISTER;
        p->t += 2;
        TRY(text_name(p, &c->text));
        TRY(script_id(p, &c->id));
        return text_rpar(p);
    }
    if (at_form(p, WORD_thread))
        return script_thread(p, c);
    if (at_form(p, WORD_wait)) {
        c->kind = SCRIPT_WAIT;
        p->t += 2;
        TRY(script_id(p, &c->id));
        return text_rpar(p);
    }
    p->t++;
    if (!assertion_word(p->t, &c->kind))
        return text_unexpected(p, "a command");
    p->t++;
    TRY(script_assertion(p, c));
    return text_rpar(p);
}

/* True if the source starts with a module field: then all of it is one module. */
static bool is_bare(const Parser *p)
{
    if (p->t->kind != TOKEN_LPAR || p->t[1].kind != TOKEN_KEYWORD)
        return false;
    switch ((int)p->t[1].word) {
    case WORD_type:
    case WORD_rec:
    case WORD_import:
    case WORD_func:
    case WORD_table:
    case WORD_memory:
    case WORD_tag:
    case WORD_global:
    case WORD_export:
    case WORD_start:
    case WORD_elem:
    case WORD_data: return true;
    case WORD_instance:
    case WORD_alias: return p->features & FEATURE_BIT(module_linking);
    default: return false;
    }
}

/* The next command, or the end of the innermost of *THREADS threads. */
static Result script_next(Parser *p, Script_command *c, uint32_t *threads)
{
    if (*threads && p->t->kind == TOKEN_RPAR) {
        c->kind = SCRIPT_THREAD_END;
        p->t++;
        --*threads;
        return RESULT_OK;
    }
    TRY(script_command(p, c));
    *threads += c->kind == SCRIPT_THREAD;
    return RESULT_OK;
}

/* script: its commands */
static Result script_commands(Parser *p, Script *script)
{
    LIST(Script_command) commands = {0};
    Result result = RESULT_OK;
    bool bare = is_bare(p);
    uint32_t threads = 0;
    while (!result && (p->t->kind != TOKEN_EOF || threads)) {
        Script_command c = {0};
        Pos pos = text_pos(p, p->t->at);
        c.offset = pos.offset;
        c.line = c.inner_line = pos.line;
        c.column = pos.column;
        if (bare) {
            c.form = SCRIPT_FORM_TEXT;
            c.bytes = token_text(p, p->t);
            c.len = script->source_len - pos.offset;
            p->t = p->tokens.at + p->tokens.n - 1;
        } else {
            result = script_next(p, &c, &threads);
        }
        if (!result)
            c.end = bare ? script->source_len : p->t[-1].end;
        LIST_PUSH(commands, c);
    }
    script->n = (uint32_t)commands.n;
    script->commands = LIST_FREEZE(&script->arena, commands, 0);
    LIST_FREE(commands);
    return result;
}

/* A first line `;;! features: ...` */
static Result script_features(Parser *p, Script *script)
{
    static const char head[] = ";;! features:";
    const char *src = script->source, *bad;
    size_t len = strcspn(src, "\r\n"), skip = sizeof head - 1, bad_len;
    if (len < skip || memcmp(src, head, skip) != 0)
        return RESULT_OK;
    const char *list = arena_copy(&script->arena, src + skip, len - skip);
    bad = features_switch(&script->features, list, &bad_len);
    if (!bad)
        return RESULT_OK;
    return fail(p->failure, ERR_script_syntax, text_pos(p, (uint32_t)(skip + (size_t)(bad - list))),
                "no feature is named %.*s", bad_len > 80 ? 80 : (int)bad_len, bad);
}

static Result read_script(Script *script, Failure *failure)
{
    Parser p = {
        .src = script->source, .lines = script->lines, .failure = failure, .arena = &script->arena};
    TRY(script_features(&p, script));
    p.features = script->features;
    lex(script->source, 0, (uint32_t)script->source_len, script->features, &p.tokens);
    p.t = p.tokens.at;
    Result result = script_commands(&p, script);
    parser_free(&p);
    if (result && failure->code == ERR_unexpected_token)
        failure->code = ERR_script_syntax;
    return result;
}

Result text_script(const char *src, size_t len, Features features, Script **out, Failure *failure)
{
    *out = NULL;
    if (len >= UINT32_MAX)
        return fail(failure, ERR_implementation_limit, pos_none(),
                    "text of %zu bytes, 4294967294 at most", len);
    Script *script = checked_calloc(1, sizeof *script);
    script->source = arena_copy(&script->arena, src, len);
    script->source_len = len;
    script->features = features;
    script->lines = text_lines(script->source, len, &script->arena);
    Result result = read_script(script, failure);
    if (result)
        script_free(script);
    else
        *out = script;
    return result;
}

void script_free(Script *script)
{
    if (!script)
        return;
    arena_free(&script->arena);
    free(script);
}

Result script_module(const Script *script, uint32_t i, Module **out, Failure *failure)
{
    const Script_command *c = &script->commands[i];
    if (c->form == SCRIPT_FORM_QUOTE)
        return text_module((const char *)c->bytes, c->len, script->features, out, failure);
    uint32_t from = (uint32_t)((const char *)c->bytes - script->source);
    return text_module_in(script->source, from, from + (uint32_t)c->len, &script->lines,
                          script->features, out, failure);
}
