/* syntax/script.h: scripts (.wast) as records: what text/ hands over to embed/. NON-SPEC: the specification has no
 * scripts; the syntax is the one of the core test suite.
 *
 * The records mirror embed/touchstone.h member by member (Script_command is Embed_command, and so on: same order of
 * enumerators, same layout), so that embed/ gives them out as they are; text/ may not include embed/. */
#ifndef TOUCHSTONE_SYNTAX_SCRIPT_H
#define TOUCHSTONE_SYNTAX_SCRIPT_H

#include "syntax/feature.h"
#include "syntax/module.h"
#include "util/arena.h"

#include <stddef.h>
#include <stdint.h>

/* Embed_refkind */
typedef enum Script_refkind {
    SCRIPT_REF_NULL,
    SCRIPT_REF_FUNC, /* never in a script's constants: a script cannot name a function address */
    SCRIPT_REF_HOST, /* value: the number; type says whether it is (ref extern) or (ref any) */
    SCRIPT_REF_I31,
    SCRIPT_REF_STRUCT,
    SCRIPT_REF_ARRAY,
    SCRIPT_REF_EXN
} Script_refkind;

/* Embed_ref */
typedef struct Script_ref {
    Script_refkind kind;
    uint64_t value;
} Script_ref;

/* Embed_value. A null constant has type (ref null ht); a type index in it has heap HT_IDX. */
typedef struct Script_value {
    Valtype type;
    union {
        uint32_t i32;
        uint64_t i64;
        uint32_t f32;
        uint64_t f64;
        uint8_t v128[16]; /* little-endian */
        Script_ref ref;
    };
} Script_value;

/* Embed_patternkind */
typedef enum Script_patternkind {
    SCRIPT_PATTERN_VALUE,
    SCRIPT_PATTERN_NAN_CANONICAL,
    SCRIPT_PATTERN_NAN_ARITHMETIC,
    SCRIPT_PATTERN_V128,
    SCRIPT_PATTERN_REF,
    SCRIPT_PATTERN_EITHER
} Script_patternkind;

/* Embed_pattern. REF: value.type is the type that covers the reference. (ref.func), (ref.struct) and the like have a
   non-null type, (ref.null) and (ref.null ht) have a nullable one and value.ref.kind SCRIPT_REF_NULL: any null of its
   hierarchy; (ref.null) without a type has heap HT_BOT: a null of any hierarchy. A number in (ref.extern N),
   (ref.host N), (ref.i31 N)... makes it a VALUE. */
typedef struct Script_pattern {
    Script_patternkind kind;
    Script_value value;
    uint8_t lane_kind; /* V128: Valkind */
    uint8_t lanes[16]; /* V128: Script_patternkind of each lane */
    uint32_t n;        /* EITHER */
    const struct Script_pattern *alternatives;
} Script_pattern;

/* Embed_commandkind */
typedef enum Script_commandkind {
    SCRIPT_MODULE,
    SCRIPT_DEFINITION,
    SCRIPT_INSTANCE,
    SCRIPT_REGISTER,
    SCRIPT_ACTION,
    SCRIPT_ASSERT_RETURN,
    SCRIPT_ASSERT_TRAP,
    SCRIPT_ASSERT_EXHAUSTION,
    SCRIPT_ASSERT_EXCEPTION,
    SCRIPT_ASSERT_MALFORMED,
    SCRIPT_ASSERT_INVALID,
    SCRIPT_ASSERT_MALFORMED_CUSTOM,
    SCRIPT_ASSERT_INVALID_CUSTOM,
    SCRIPT_ASSERT_UNLINKABLE,
    SCRIPT_THREAD,
    SCRIPT_THREAD_END,
    SCRIPT_WAIT
} Script_commandkind;

/* Embed_moduleform */
typedef enum Script_moduleform {
    SCRIPT_FORM_NONE,
    SCRIPT_FORM_TEXT,
    SCRIPT_FORM_BINARY,
    SCRIPT_FORM_QUOTE
} Script_moduleform;

/* Embed_actionkind */
typedef enum Script_actionkind {
    SCRIPT_ACTION_NONE,
    SCRIPT_ACTION_INVOKE,
    SCRIPT_ACTION_GET
} Script_actionkind;

/* Embed_command. Members that do not apply are zero. */
typedef struct Script_command {
    Script_commandkind kind;
    uint32_t line, column; /* of its opening parenthesis, from 1 */
    uint64_t offset, end;  /* its extent in the source, bytes */
    uint32_t inner_line;   /* of the module or action in an assertion, else line */
    Script_moduleform form;
    Name id;   /* $id of the module, instance or (register, action) the instance meant, without $ */
    Name of;   /* INSTANCE: $id of the module definition */
    Name text; /* REGISTER: the name; assertions of failure: the message */
    Script_actionkind action;
    Name field; /* of the action: export name */
    uint32_t args_n;
    const Script_value *args;
    const uint8_t *
        lanes; /* of each argument: Valkind that the lanes of a vector are written as, else VT_BOT */
    uint32_t results_n;
    const Script_pattern *results;
    const uint8_t *
        bytes; /* FORM_BINARY: the bytes; FORM_QUOTE: the quoted text; FORM_TEXT: the source text */
    size_t len;
} Script_command;

/* A script. Owns its records and a copy of the source; immutable, so threads may share it. */
typedef struct Script {
    Arena arena;
    const char *source; /* SOURCE_LEN bytes and a NUL that does not count */
    size_t source_len;
    Features features; /* the caller's, with what the first line switched on */
    Lines lines;       /* of the source */
    uint32_t n;
    Script_command *commands;
} Script;

#endif
