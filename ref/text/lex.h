/* text/lex.h: source text to tokens (core/text/lexical). */
#ifndef TOUCHSTONE_TEXT_LEX_H
#define TOUCHSTONE_TEXT_LEX_H

#include "syntax/error.h"
#include "syntax/feature.h"
#include "syntax/instr.h"
#include "util/bytes.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* text-token. BAD is NON-SPEC: a place where the source is lexically malformed. */
typedef enum Tokenkind {
    TOKEN_EOF,
    TOKEN_LPAR,
    TOKEN_RPAR,
    TOKEN_NAT,   /* an unsigned integer */
    TOKEN_INT,   /* an integer with a sign */
    TOKEN_FLOAT, /* a number that is no integer */
    TOKEN_STRING,
    TOKEN_ID,
    TOKEN_KEYWORD,
    TOKEN_RESERVED,
    TOKEN_BAD
} Tokenkind;

/* What a keyword token spells: an Opcode (the first row of twins), a row of word.def, or WORD_UNKNOWN. */
typedef enum Word {
    WORD_FIRST = OP_COUNT - 1,
#define WORD(id, spelling) WORD_##id,
#include "text/word.def"
#undef WORD
    WORD_UNKNOWN
} Word;

typedef struct Token {
    uint32_t at; /* byte offset of its first byte in the source */
    union {
        uint32_t end;   /* byte offset behind its last byte; all kinds but LPAR */
        uint32_t match; /* LPAR: index of the RPAR that closes it, of the EOF if none does */
    };
    uint16_t word; /* KEYWORD: Word; BAD: Errcode */
    uint8_t kind;  /* Tokenkind */
} Token;

/* The annotations that mean something here (core/appendix/custom); all others are white space. */
typedef enum Annotkind { ANNOT_CUSTOM, ANNOT_NAME, ANNOT_BRANCH_HINT } Annotkind;

typedef struct Annot {
    uint32_t token;     /* index of the token that follows the annotation */
    uint32_t at;        /* byte offset of its parenthesis */
    uint32_t body, end; /* byte offsets of what follows its id, and of its closing parenthesis */
    uint8_t kind;       /* Annotkind */
    bool used; /* set by the parser where it stands in a place that the annotation is allowed in */
} Annot;

/* The tokens of a source, closed by EOF tokens, three of them so that looking ahead needs no care. */
typedef struct Tokens {
    Token *at;
    size_t n, capacity;
    Annot *annots; /* in the order of the source */
    size_t annots_n, annots_capacity;
    bool annotated; /* there are annotations or quoted identifiers, which came with them */
} Tokens;

/* text-token*: reads the bytes [FROM, TO) of SRC. Never fails: what is lexically malformed becomes a BAD token, and
   reading goes on behind it. Without FEATURE_annotations an annotation or a quoted identifier is such a place. The caller frees *out with
   tokens_free. */
void lex(const char *src, uint32_t from, uint32_t to, Features features, Tokens *out);
void tokens_free(Tokens *tokens);

/* text-string: appends the bytes that the string literal at SRC[AT] (its quotation mark) stands for; it must have been
   read as part of a STRING or ID token. */
void string_bytes(const char *src, uint32_t at, Buffer *out);

#endif
