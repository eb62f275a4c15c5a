/* embed/embed_script.c: scripts. NON-SPEC. */
#include "binary/binary.h"
#include "embed/convert.h"
#include "text/script.h"

#include <string.h>

/* The records of syntax/script.h are given out as those of touchstone.h. */
#define SAME(ours, theirs)      _Static_assert((int)(ours) == (int)(theirs), "mirrored enumerators")
#define SAME_SIZE(ours, theirs) _Static_assert(sizeof(ours) == sizeof(theirs), "mirrored records")
#define SAME_PLACE(ours, theirs, member)                                                           \
    _Static_assert(offsetof(ours, member) == offsetof(theirs, member), "mirrored members")

SAME(SCRIPT_REF_HOST, EMBED_REF_HOST);
SAME(SCRIPT_REF_EXN, EMBED_REF_EXN);
SAME(SCRIPT_PATTERN_V128, EMBED_PATTERN_V128);
SAME(SCRIPT_PATTERN_EITHER, EMBED_PATTERN_EITHER);
SAME(SCRIPT_ACTION, EMBED_COMMAND_ACTION);
SAME(SCRIPT_ASSERT_UNLINKABLE, EMBED_COMMAND_ASSERT_UNLINKABLE);
SAME(SCRIPT_WAIT, EMBED_COMMAND_WAIT);
SAME(SCRIPT_FORM_QUOTE, EMBED_FORM_QUOTE);
SAME(SCRIPT_ACTION_GET, EMBED_ACTION_GET);
SAME_SIZE(Script_value, Embed_value);
SAME_PLACE(Script_value, Embed_value, i64);
SAME_PLACE(Script_value, Embed_value, ref.value);
SAME_SIZE(Script_pattern, Embed_pattern);
SAME_PLACE(Script_pattern, Embed_pattern, lane_kind);
SAME_PLACE(Script_pattern, Embed_pattern, alternatives);
SAME_SIZE(Script_command, Embed_command);
SAME_PLACE(Script_command, Embed_command, form);
SAME_PLACE(Script_command, Embed_command, text);
SAME_PLACE(Script_command, Embed_command, args);
SAME_PLACE(Script_command, Embed_command, lanes);
SAME_PLACE(Script_command, Embed_command, results);
SAME_PLACE(Script_command, Embed_command, bytes);
SAME_SIZE(Name, Embed_name);

static const Script *script_of(const Embed_script *script)
{
    return (const Script *)(const void *)script;
}

const char *embed_command_name(Embed_commandkind kind)
{
    static const char *const names[] = {"module",
                                        "definition",
                                        "instance",
                                        "register",
                                        "action",
                                        "assert_return",
                                        "assert_trap",
                                        "assert_exhaustion",
                                        "assert_exception",
                                        "assert_malformed",
                                        "assert_invalid",
                                        "assert_malformed_custom",
                                        "assert_invalid_custom",
                                        "assert_unlinkable",
                                        "thread",
                                        "thread_end",
                                        "wait"};
    return names[kind];
}

Embed_result embed_script_parse(const char *text, size_t len, Embed_features features,
                                Embed_script **script, Embed_failure *failure)
{
    Script *read = NULL;
    Failure f;
    Result result = text_script(text, len, features, &read, &f);
    *script = (Embed_script *)(void *)read;
    return result == RESULT_OK ? EMBED_OK : embed_failure(&f, failure);
}

void embed_script_free(Embed_script *script)
{
    script_free((Script *)(void *)script);
}

Embed_features embed_script_features(const Embed_script *script)
{
    return script_of(script)->features;
}

uint32_t embed_script_commands(const Embed_script *script)
{
    return script_of(script)->n;
}

const Embed_command *embed_script_command(const Embed_script *script, uint32_t i)
{
    return (const Embed_command *)(const void *)&script_of(script)->commands[i];
}

Embed_result embed_script_module(const Embed_script *script, uint32_t i, Embed_module **module,
                                 Embed_failure *failure)
{
    const Script_command *command = &script_of(script)->commands[i];
    *module = NULL;
    if (command->form == SCRIPT_FORM_NONE)
        return embed_fail(failure, ERR_host_arguments, "the command has no module");
    if (command->form == SCRIPT_FORM_BINARY)
        return embed_module_decode(command->bytes, command->len, script_of(script)->features,
                                   module, failure);
    Module *m = NULL;
    Failure f;
    if (script_module(script_of(script), i, &m, &f) != RESULT_OK)
        return embed_failure(&f, failure);
    *module = embed_module(m);
    return EMBED_OK;
}

/* ---- patterns ---- */

static bool same_ref(Embed_ref a, Embed_ref b)
{
    return a.kind == b.kind && (a.kind == EMBED_REF_NULL || a.value == b.value);
}

/* Bit by bit, as values of the same type. */
static bool same_value(const Embed_value *a, const Embed_value *b)
{
    switch ((Embed_valkind)a->type.kind) {
    case EMBED_I8: return (uint8_t)a->i32 == (uint8_t)b->i32;
    case EMBED_I16: return (uint16_t)a->i32 == (uint16_t)b->i32;
    case EMBED_I32:
    case EMBED_F32: return a->i32 == b->i32;
    case EMBED_I64:
    case EMBED_F64: return a->i64 == b->i64;
    case EMBED_V128: return memcmp(a->v128, b->v128, sizeof a->v128) == 0;
    case EMBED_BOT:
    case EMBED_REF: return same_ref(a->ref, b->ref);
    }
    return false;
}

/* aux-canon, nan:arithmetic: the highest bit of the significand is set; nan:canonical: no other is. */
static bool is_nan(const Embed_value *value, bool canonical)
{
    if (value->type.kind == EMBED_F32) {
        uint32_t f = value->f32 & 0x7FFFFFFF;
        return canonical ? f == 0x7FC00000 : (f & 0x7FC00000) == 0x7FC00000;
    }
    const uint64_t nan = UINT64_C(0x7FF8) << 48;
    uint64_t f = value->f64 & (UINT64_MAX >> 1);
    return value->type.kind == EMBED_F64 && (canonical ? f == nan : (f & nan) == nan);
}

static size_t lane_bytes(Embed_valkind lane)
{
    if (lane == EMBED_I8)
        return 1;
    if (lane == EMBED_I16)
        return 2;
    return lane == EMBED_I32 || lane == EMBED_F32 ? 4 : 8;
}

/* Each lane satisfies its own pattern: a value or a class of NaNs. */
static bool vector_matches(const Embed_store *store, const Embed_pattern *pattern,
                           const Embed_value *value)
{
    size_t width = lane_bytes((Embed_valkind)pattern->lane_kind);
    for (size_t lane = 0; lane < 16 / width; lane++) {
        Embed_valtype t = {.kind = pattern->lane_kind};
        Embed_pattern one = {.kind = (Embed_patternkind)pattern->lanes[lane], .value.type = t};
        Embed_value found = {.type = t};
        memcpy(&one.value.i64, pattern->value.v128 + lane * width, width);
        memcpy(&found.i64, value->v128 + lane * width, width);
        if (!embed_pattern_match(store, &one, &found))
            return false;
    }
    return true;
}

/* (ref.null ht): a null of that hierarchy; (ref.func), (ref.struct)...: what is covered by the type and not null. */
static bool ref_matches(const Embed_store *store, Embed_valtype type, const Embed_value *value)
{
    Heapkind due = hierarchy_of(valtype_of(type)), found = hierarchy_of(valtype_of(value->type));
    if (due != HT_BOT && found != HT_BOT && due != found)
        return false;
    if (type.null || value->ref.kind == EMBED_REF_NULL)
        return type.null && value->ref.kind == EMBED_REF_NULL;
    return ref_fits(store_of(store), value->ref, valtype_of(type));
}

bool embed_pattern_match(const Embed_store *store, const Embed_pattern *pattern,
                         const Embed_value *value)
{
    if (pattern->kind == EMBED_PATTERN_EITHER) {
        for (uint32_t i = 0; i < pattern->n; i++) {
            if (embed_pattern_match(store, &pattern->alternatives[i], value))
                return true;
        }
        return false;
    }
    if (pattern->value.type.kind != value->type.kind)
        return false;
    switch (pattern->kind) {
    case EMBED_PATTERN_VALUE: return same_value(&pattern->value, value);
    case EMBED_PATTERN_NAN_CANONICAL: return is_nan(value, true);
    case EMBED_PATTERN_NAN_ARITHMETIC: return is_nan(value, false);
    case EMBED_PATTERN_V128: return vector_matches(store, pattern, value);
    case EMBED_PATTERN_REF: return ref_matches(store, pattern->value.type, value);
    case EMBED_PATTERN_EITHER: break;
    }
    return false;
}
