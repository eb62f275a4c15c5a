/* text/instr.c: plain, structured and folded instructions (core/text/instructions).
 *
 * NON-SPEC: reading nests on a list of frames and not on the C stack, so that no depth of nesting can overflow it. */
#include "text/parser.h"

#include <stdlib.h>
#include <string.h>

static void emit(Parser *p, Opcode op, uint32_t pos)
{
    LIST_PUSH(p->code, ((Instr){.op = (uint16_t)op, .pos = pos}));
}

static void push_hinted(Parser *p, Instr in, uint8_t hint)
{
    if (hint != HINT_NONE)
        LIST_PUSH(p->hints, ((Branchhint){p->func, (uint32_t)p->code.n, hint == HINT_LIKELY}));
    LIST_PUSH(p->code, in);
}

static Frame *top(const Parser *p)
{
    return p->frames.n ? &p->frames.at[p->frames.n - 1] : NULL;
}

/* text-label: the innermost from now on; it hides one of the same name. */
static void push_label(Parser *p, Bytes id)
{
    Label label = {id, NO_INDEX};
    if (id.len) {
        uint32_t depth = (uint32_t)p->label_stack.n;
        uint32_t *bound = space_find(&p->labels, id, 0);
        if (bound) {
            label.saved = *bound;
            *bound = depth;
        } else {
            space_bind(&p->labels, id, 0, depth);
        }
        Name name = {arena_copy(p->arena, id.at, id.len), id.len};
        LIST_PUSH(p->inner_labels, ((Nameassoc){p->labels_seen, name}));
    }
    p->labels_seen++;
    LIST_PUSH(p->label_stack, label);
}

static void pop_label(Parser *p)
{
    Label label = p->label_stack.at[--p->label_stack.n];
    if (label.id.len)
        *space_find(&p->labels, label.id, 0) = label.saved;
}

/* The identifier that may follow end and else, which must be the block's own. */
static Result text_endid(Parser *p, Bytes id)
{
    Bytes again;
    if (p->t->kind != TOKEN_ID)
        return RESULT_OK;
    TRY(text_id(p, p->t, &again));
    if (!bytes_equal(id, again))
        return text_fail(p, ERR_mismatching_label, p->t);
    p->t++;
    return RESULT_OK;
}

static bool is_block(Opcode op)
{
    return op == OP_block || op == OP_loop || op == OP_if || op == OP_try || op == OP_try_table;
}

/* True where an instruction that is not folded may stand. SPEC-BUG: the grammar of foldedinstr has instrs as operands,
   its text and all that is written has folded instructions only. */
static bool takes_plain(const Frame *frame)
{
    return !frame || frame->kind == FRAME_BLOCK || frame->kind == FRAME_FOLDED_BLOCK ||
           frame->kind == FRAME_THEN || frame->kind == FRAME_ELSE || frame->kind == FRAME_TRY_PART;
}

/* True for what ends a block or a part of it. */
static bool is_delimiter(Opcode op)
{
    return op == OP_end || op == OP_else || op == OP_legacy_catch || op == OP_legacy_catch_all ||
           op == OP_delegate;
}

/* True if the delimiter OP may follow the part of a block that PART opened. */
static bool may_follow(Opcode op, unsigned part)
{
    switch ((int)op) {
    case OP_else: return part == OP_if;
    case OP_legacy_catch:
    case OP_legacy_catch_all: return part == OP_try || part == OP_legacy_catch;
    case OP_delegate: return part == OP_try;
    default: return true;
    }
}

/* How reading a folded block starts. */
static Framekind folded_kind(Opcode op)
{
    return op == OP_if ? FRAME_FOLDED_IF : op == OP_try ? FRAME_FOLDED_TRY : FRAME_FOLDED_BLOCK;
}

/* text-blockinstr up to its body: label, block type and, of try_table, catch clauses. A folded if is not due before its
   condition, nor in scope in it. */
static Result open_block(Parser *p, Framekind kind, Opcode op, const Token *t, uint8_t hint)
{
    Frame frame = {
        .kind = (uint8_t)kind, .hint = hint, .part = kind == FRAME_FOLDED_TRY ? OP_COUNT : op};
    if (p->t->kind == TOKEN_ID) {
        TRY(text_id(p, p->t, &frame.id));
        p->t++;
    }
    TRY(text_plaininstr(p, op, t, &frame.in));
    if (kind != FRAME_FOLDED_IF) {
        push_hinted(p, frame.in, hint);
        push_label(p, frame.id);
    }
    LIST_PUSH(p->frames, frame);
    return RESULT_OK;
}

/* text-blockinstr: its end, the else of an if, a catch, catch_all or delegate of a try. A delegate ends the block before
   its label is looked for. Before the index of a tag or label, only what another index follows is the block's own
   identifier. */
static Result text_delimiter(Parser *p, Opcode op, const Token *t)
{
    Frame *frame = top(p);
    Instr in;
    if (!frame || frame->kind != FRAME_BLOCK || !may_follow(op, frame->part)) {
        p->t = t;
        return text_unexpected(p, "an instruction");
    }
    if ((op != OP_legacy_catch && op != OP_delegate) || at_idx(p->t + 1))
        TRY(text_endid(p, frame->id));
    frame->part = op;
    if (op == OP_end || op == OP_delegate) {
        pop_label(p);
        p->frames.n--;
    }
    TRY(text_plaininstr(p, op, t, &in));
    LIST_PUSH(p->code, in);
    return RESULT_OK;
}

/* text-instr: one that is not folded. */
static Result text_instr(Parser *p)
{
    const Token *t = p->t;
    if (t->kind != TOKEN_KEYWORD || t->word >= OP_COUNT || !takes_plain(top(p)))
        return text_unexpected(p, "an instruction");
    Opcode op = (Opcode)t->word;
    uint8_t hint = HINT_NONE;
    if (__builtin_expect(p->tokens.annots_n != 0, 0))
        TRY(text_branchhint(p, op, &hint));
    p->t++;
    if (is_delimiter(op))
        return text_delimiter(p, op, t);
    if (is_block(op))
        return open_block(p, FRAME_BLOCK, op, t, hint);
    Instr in;
    TRY(text_plaininstr(p, op, t, &in));
    push_hinted(p, in, hint);
    return RESULT_OK;
}

/* text-foldedinstr, if: "(" "then" after the condition, "(" "else" after that. */
static Result open_branch(Parser *p, Frame *frame)
{
    const Token *t = p->t + 1;
    p->t += 2;
    if (frame->kind == FRAME_FOLDED_IF) {
        push_hinted(p, frame->in, frame->hint);
        push_label(p, frame->id);
        frame->kind = FRAME_THEN;
    } else {
        emit(p, OP_else, t->at);
        frame->kind = FRAME_ELSE;
    }
    return RESULT_OK;
}

/* A folded try: "(" "do", "(" "catch", "(" "catch_all" or "(" "delegate" behind the part before. NON-SPEC: the folded form
   is the test suite's, the text has none. */
static Result open_part(Parser *p, Frame *frame)
{
    const Token *t = p->t + 1;
    bool first = frame->part == OP_COUNT;
    if (first ? !at_word(t, WORD_do)
              : t->kind != TOKEN_KEYWORD || t->word >= OP_COUNT || t->word == OP_end ||
                    !is_delimiter((Opcode)t->word) || !may_follow((Opcode)t->word, frame->part)) {
        p->t += !first;
        return text_unexpected(p, first ? "(do" : ")");
    }
    p->t += 2;
    frame->part = first ? OP_try : t->word;
    frame->kind = FRAME_TRY_PART;
    if (first)
        return RESULT_OK;
    bool delegate = frame->part == OP_delegate;
    if (delegate)
        pop_label(p);
    Instr in;
    TRY(text_plaininstr(p, (Opcode)frame->part, t, &in));
    LIST_PUSH(p->code, in);
    if (!delegate)
        return RESULT_OK;
    frame->kind = FRAME_FOLDED_TRY;
    return text_rpar(p);
}

/* text-foldedinstr: its opening parenthesis and what comes before its operands or body. */
static Result open_folded(Parser *p)
{
    Frame *frame = top(p);
    const Token *t = p->t + 1;
    if (frame && ((frame->kind == FRAME_FOLDED_IF && at_word(t, WORD_then)) ||
                  (frame->kind == FRAME_AFTER_THEN && at_word(t, OP_else))))
        return open_branch(p, frame);
    if (frame && (frame->kind == FRAME_AFTER_THEN || frame->kind == FRAME_AFTER_ELSE))
        return text_unexpected(p, ")");
    if (frame && frame->kind == FRAME_FOLDED_TRY)
        return open_part(p, frame);
    if (t->kind != TOKEN_KEYWORD || t->word >= OP_COUNT || is_delimiter((Opcode)t->word)) {
        p->t++;
        return text_unexpected(p, "an instruction");
    }
    Opcode op = (Opcode)t->word;
    Frame plain = {.kind = FRAME_FOLDED_PLAIN};
    if (__builtin_expect(p->tokens.annots_n != 0, 0))
        TRY(text_branchhint(p, op, &plain.hint));
    p->t += 2;
    if (is_block(op))
        return open_block(p, folded_kind(op), op, t, plain.hint);
    TRY(text_plaininstr(p, op, t, &plain.in));
    LIST_PUSH(p->frames, plain);
    return RESULT_OK;
}

/* text-foldedinstr: a closing parenthesis. */
static Result close_folded(Parser *p)
{
    Frame *frame = top(p);
    switch ((Framekind)frame->kind) {
    case FRAME_BLOCK: return text_unexpected(p, "end");
    case FRAME_FOLDED_IF: return text_unexpected(p, "(then");
    case FRAME_FOLDED_PLAIN: push_hinted(p, frame->in, frame->hint); break;
    case FRAME_TRY_PART:
        frame->kind = FRAME_FOLDED_TRY;
        p->t++;
        return RESULT_OK;
    case FRAME_FOLDED_TRY:
        if (frame->part == OP_COUNT)
            return text_unexpected(p, "(do");
        if (frame->part == OP_delegate)
            break;
        emit(p, OP_end, p->t->at);
        pop_label(p);
        break;
    case FRAME_THEN:
        frame->kind = FRAME_AFTER_THEN;
        p->t++;
        return RESULT_OK;
    case FRAME_ELSE:
        frame->kind = FRAME_AFTER_ELSE;
        p->t++;
        return RESULT_OK;
    case FRAME_FOLDED_BLOCK:
    case FRAME_AFTER_THEN:
    case FRAME_AFTER_ELSE:
        emit(p, OP_end, p->t->at);
        pop_label(p);
        break;
    }
    p->frames.n--;
    p->t++;
    return RESULT_OK;
}

/* text-instrs up to the closing parenthesis of what they stand in, or one folded instruction. */
static Result text_instrs(Parser *p, bool one_folded)
{
    for (;;) {
        if (p->t->kind == TOKEN_LPAR) {
            TRY(open_folded(p));
        } else if (p->t->kind == TOKEN_RPAR) {
            if (!p->frames.n)
                return RESULT_OK;
            TRY(close_folded(p));
            if (one_folded && !p->frames.n)
                return RESULT_OK;
        } else {
            TRY(text_instr(p));
        }
    }
}

/* Moves the code read, closed by an end at POS, to the arena. */
static void keep_expr(Parser *p, Expr *out, uint32_t pos)
{
    emit(p, OP_end, pos);
    out->n = (uint32_t)p->code.n;
    out->in = LIST_FREEZE(p->arena, p->code, 0);
}

static void start_expr(Parser *p)
{
    p->code.n = p->frames.n = p->label_stack.n = 0;
    space_clear(&p->labels);
}

Result text_expr(Parser *p, Expr *out)
{
    start_expr(p);
    TRY(text_instrs(p, false));
    keep_expr(p, out, p->t->at);
    return RESULT_OK;
}

Result text_foldedexpr(Parser *p, Expr *out)
{
    start_expr(p);
    if (p->t->kind != TOKEN_LPAR)
        return text_unexpected(p, "a folded instruction");
    TRY(text_instrs(p, true));
    keep_expr(p, out, p->t[-1].at);
    return RESULT_OK;
}
