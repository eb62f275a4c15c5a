/* observe/judge.c: what a script says of an outcome. */
#include "harness/observe/outcome.h"

#include "harness/util/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool starts(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* ---- what a pattern looks like as an outcome ---- */

static const char *number_type(Embed_valtype t)
{
    static const char *const names[] = {"?", "i32", "i64", "f32", "f64"};
    return t.kind <= EMBED_F64 ? names[t.kind] : "?";
}

static uint64_t number_bits(const Embed_value *value)
{
    return value->type.kind == EMBED_I32 || value->type.kind == EMBED_F32 ? value->i32 : value->i64;
}

/* The text of an exact pattern; false where the pattern allows more than one outcome text. */
static bool pattern_text(const Embed_pattern *pattern, char *buf, size_t size)
{
    const Embed_value *value = &pattern->value;
    if (pattern->kind == EMBED_PATTERN_NAN_CANONICAL) {
        snprintf(buf, size, "%s:nan:canonical", number_type(value->type));
        return true;
    }
    if (pattern->kind == EMBED_PATTERN_REF && value->ref.kind == EMBED_REF_NULL) {
        snprintf(buf, size, "ref.null");
        return true;
    }
    if (pattern->kind == EMBED_PATTERN_V128) {
        for (int i = 0; i < 16; i++) {
            if (pattern->lanes[i] != EMBED_PATTERN_VALUE)
                return false;
        }
        outcome_v128(value->v128, buf, size);
        return true;
    }
    if (pattern->kind != EMBED_PATTERN_VALUE)
        return false;
    if (value->type.kind == EMBED_V128)
        outcome_v128(value->v128, buf, size);
    else if (value->type.kind == EMBED_REF && value->ref.kind == EMBED_REF_NULL)
        snprintf(buf, size, "ref.null");
    else if (value->type.kind == EMBED_REF && value->ref.kind == EMBED_REF_HOST)
        snprintf(buf, size, "%s:%" PRIu64,
                 value->type.heap == EMBED_HEAP_EXTERN ? "ref.extern" : "ref.host",
                 value->ref.value);
    else if (value->type.kind == EMBED_REF)
        return false;
    else
        outcome_number(number_type(value->type), number_bits(value), buf, size);
    return true;
}

static char *returned_text(const Embed_command *command)
{
    char *text = text_copy("returned"), value[100];
    for (uint32_t i = 0; i < command->results_n; i++) {
        if (!pattern_text(&command->results[i], value, sizeof value)) {
            free(text);
            return text_copy("passed");
        }
        char *longer = text_format("%s %s", text, value);
        free(text);
        text = longer;
    }
    return text;
}

static char *failure_text(Embed_result result, const char *prefix, Embed_name text)
{
    char *message = text_copy_n(text.at ? text.at : "", text.len);
    const char *kind = embed_kind_named(result, message);
    free(message);
    return kind ? text_format("%s %s", prefix, kind) : text_copy("passed");
}

char *outcome_expected(const Embed_command *command)
{
    switch (command->kind) {
    case EMBED_COMMAND_ASSERT_RETURN: return returned_text(command);
    case EMBED_COMMAND_ASSERT_TRAP: return failure_text(EMBED_TRAP, "trapped", command->text);
    case EMBED_COMMAND_ASSERT_EXHAUSTION: return text_copy("exhausted");
    case EMBED_COMMAND_ASSERT_EXCEPTION: return text_copy("threw wasm-exception");
    case EMBED_COMMAND_ASSERT_MALFORMED:
    case EMBED_COMMAND_ASSERT_MALFORMED_CUSTOM: return text_copy("malformed");
    case EMBED_COMMAND_ASSERT_INVALID:
    case EMBED_COMMAND_ASSERT_INVALID_CUSTOM: return text_copy("invalid");
    case EMBED_COMMAND_ASSERT_UNLINKABLE: return text_copy("unlinkable");
    case EMBED_COMMAND_MODULE:
    case EMBED_COMMAND_DEFINITION:
    case EMBED_COMMAND_INSTANCE:
    case EMBED_COMMAND_REGISTER: return text_copy("linked");
    case EMBED_COMMAND_ACTION:
    case EMBED_COMMAND_THREAD:
    case EMBED_COMMAND_THREAD_END:
    case EMBED_COMMAND_WAIT: break;
    }
    return text_copy("passed");
}

/* ---- whether an outcome's values satisfy patterns ---- */

static bool is_nan_of(const char *word, const char *type, bool canonical)
{
    char text[40];
    bool f32 = strcmp(type, "f32") == 0;
    if (starts(word, f32 ? "f32:0x" : "f64:0x")) {
        uint64_t quiet = f32 ? UINT64_C(0x7FC00000) : UINT64_C(0x7FF8000000000000);
        uint64_t bits = strtoull(word + 6, NULL, 16) &
                        (f32 ? UINT64_C(0x7FFFFFFF) : UINT64_C(0x7FFFFFFFFFFFFFFF));
        return canonical ? bits == quiet : (bits & quiet) == quiet;
    }
    snprintf(text, sizeof text, "%s:nan:canonical", type);
    if (strcmp(word, text) == 0)
        return true;
    snprintf(text, sizeof text, "%s:nan:arithmetic", type);
    return !canonical && strcmp(word, text) == 0;
}

/* LANE of a vector outcome ("v128:0x...") as bits. */
static uint64_t lane_bits(const char *digits, unsigned lane, unsigned bytes)
{
    uint64_t bits = 0;
    for (unsigned i = 0; i < bytes * 2; i++) {
        char c = digits[32 - (lane + 1) * bytes * 2 + i];
        bits = bits << 4 | (uint64_t)(c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return bits;
}

static uint64_t wanted_bits(const uint8_t *v128, unsigned lane, unsigned bytes)
{
    uint64_t bits = 0;
    for (unsigned i = bytes; i-- > 0;)
        bits = bits << 8 | v128[lane * bytes + i];
    return bits;
}

static bool is_hex(const char *digits)
{
    return strlen(digits) == 32 && strspn(digits, "0123456789abcdef") == 32;
}

static bool vector_holds(const Embed_pattern *pattern, const char *word)
{
    unsigned bytes = pattern->lane_kind == EMBED_I8                                       ? 1
                     : pattern->lane_kind == EMBED_I16                                    ? 2
                     : pattern->lane_kind == EMBED_I32 || pattern->lane_kind == EMBED_F32 ? 4
                                                                                          : 8;
    const char *type = pattern->lane_kind == EMBED_F32 ? "f32" : "f64";
    if (!starts(word, "v128:0x") || !is_hex(word + 7))
        return false;
    for (unsigned lane = 0; lane < 16 / bytes; lane++) {
        char text[100];
        uint64_t bits = lane_bits(word + 7, lane, bytes);
        bool holds = pattern->lanes[lane] == EMBED_PATTERN_VALUE
                         ? bits == wanted_bits(pattern->value.v128, lane, bytes)
                         : is_nan_of(outcome_number(type, bits, text, sizeof text), type,
                                     pattern->lanes[lane] == EMBED_PATTERN_NAN_CANONICAL);
        if (!holds)
            return false;
    }
    return true;
}

/* True if WORD can be a non-null reference of heap type HEAP. */
static bool reference_holds(const Embed_valtype *type, const char *word)
{
    static const struct {
        Embed_heapkind heap;
        const char *prefixes; /* space-separated */
    } rows[] = {{EMBED_HEAP_FUNC, "ref.func"},
                {EMBED_HEAP_EXTERN, "ref.extern ref.i31 ref.struct ref.array ref.host"},
                {EMBED_HEAP_ANY, "ref.i31 ref.struct ref.array ref.host ref.extern"},
                {EMBED_HEAP_EQ, "ref.i31 ref.struct ref.array"},
                {EMBED_HEAP_I31, "ref.i31"},
                {EMBED_HEAP_STRUCT, "ref.struct"},
                {EMBED_HEAP_ARRAY, "ref.array"},
                {EMBED_HEAP_EXN, "ref.exn"}};
    size_t len = strcspn(word, "#:");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].heap != type->heap)
            continue;
        for (const char *prefix = rows[i].prefixes; *prefix; prefix += strspn(prefix, " ")) {
            size_t n = strcspn(prefix, " ");
            if (n == len && strncmp(prefix, word, n) == 0)
                return true;
            prefix += n;
        }
        /* JavaScript cannot tell aggregates apart: "ref.object#N" may be either */
        return starts(word, "ref.object") && type->heap != EMBED_HEAP_I31 &&
               type->heap != EMBED_HEAP_FUNC;
    }
    return false;
}

static bool word_holds(const Embed_pattern *pattern, const char *word)
{
    char text[100];
    switch (pattern->kind) {
    case EMBED_PATTERN_EITHER:
        for (uint32_t i = 0; i < pattern->n; i++) {
            if (word_holds(&pattern->alternatives[i], word))
                return true;
        }
        return false;
    case EMBED_PATTERN_NAN_CANONICAL:
    case EMBED_PATTERN_NAN_ARITHMETIC:
        return is_nan_of(word, number_type(pattern->value.type),
                         pattern->kind == EMBED_PATTERN_NAN_CANONICAL);
    case EMBED_PATTERN_V128: return vector_holds(pattern, word);
    case EMBED_PATTERN_REF:
        if (pattern->value.ref.kind == EMBED_REF_NULL)
            return strcmp(word, "ref.null") == 0;
        return reference_holds(&pattern->value.type, word);
    case EMBED_PATTERN_VALUE:
        return pattern_text(pattern, text, sizeof text) && strcmp(text, word) == 0;
    }
    return false;
}

static bool values_hold(const Embed_command *command, const char *outcome)
{
    char *words = text_copy(outcome), *rest = words;
    uint32_t n = 0;
    bool holds = strcmp(strsep(&rest, " "), "returned") == 0;
    for (char *word; holds && (word = strsep(&rest, " ")); n++)
        holds = n < command->results_n && word_holds(&command->results[n], word);
    free(words);
    return holds && n == command->results_n;
}

static Verdict verdict(bool pass)
{
    return pass ? VERDICT_PASS : VERDICT_FAIL;
}

static bool trap_holds(const Embed_command *command, const char *outcome)
{
    char *due = outcome_expected(command);
    bool holds =
        starts(outcome, "trapped") && (strcmp(due, "passed") == 0 || strcmp(due, outcome) == 0 ||
                                       strcmp(outcome, "trapped ?") == 0);
    free(due);
    return holds;
}

/* What an outcome says whatever the step is; VERDICT_NONE where that depends on the step. */
static Verdict judge_ending(const char *outcome)
{
    return starts(outcome, "unsupported")    ? VERDICT_UNSUPPORTED
           : starts(outcome, "crashed")      ? VERDICT_CRASH
           : strcmp(outcome, "timeout") == 0 ? VERDICT_TIMEOUT
           : strcmp(outcome, "missing") == 0 ? VERDICT_MISSING
           : starts(outcome, "failed")       ? VERDICT_FAIL
                                             : VERDICT_NONE;
}

Verdict outcome_judge_subtest(const char *text)
{
    return strcmp(text, "passed") == 0 ? VERDICT_PASS : judge_ending(text);
}

Verdict outcome_judge(const Embed_command *command, const char *outcome)
{
    Verdict ending = judge_ending(outcome);
    if (ending != VERDICT_NONE)
        return ending;
    if (command->kind == EMBED_COMMAND_ACTION)
        return VERDICT_NONE;
    if (strcmp(outcome, "passed") == 0)
        return VERDICT_PASS;
    if (command->kind == EMBED_COMMAND_ASSERT_RETURN)
        return verdict(values_hold(command, outcome));
    if (command->kind == EMBED_COMMAND_ASSERT_TRAP)
        return verdict(trap_holds(command, outcome));
    char *due = outcome_expected(command);
    bool holds = strcmp(due, outcome) == 0;
    free(due);
    return verdict(holds);
}
