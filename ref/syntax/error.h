/* syntax/error.h: the one result type, and the record of a failure (core/appendix/embedding#embed-error). */
#ifndef TOUCHSTONE_SYNTAX_ERROR_H
#define TOUCHSTONE_SYNTAX_ERROR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>

/* The specification's own failure classes. LIMIT is a limit of this implementation (core/appendix/implementation),
   CRASH an Assert that did not hold: a bug of ours, never the guest's. */
typedef enum Result {
    RESULT_OK,
    RESULT_MALFORMED,
    RESULT_INVALID,
    RESULT_UNLINKABLE,
    RESULT_TRAP,
    RESULT_EXCEPTION,
    RESULT_EXHAUSTION,
    RESULT_LIMIT,
    RESULT_CRASH
} Result;

#define CHECKED __attribute__((warn_unused_result))

typedef enum Errcode {
    ERR_none,
#define ERROR(id, class, text) ERR_##id,
#include "syntax/error.def"
#undef ERROR
} Errcode;

/* Where something stands. In a binary: a byte offset from the module's first byte. In text: a byte offset from the
   source's first byte plus line and column (both from 1, columns count bytes; line 0 says: a binary). */
typedef struct Pos {
    uint64_t offset;
    uint32_t line, column;
} Pos;

#define NO_OFFSET UINT64_MAX
#define NO_FUNC   UINT32_MAX
#define NO_INSTR  UINT32_MAX

enum { FAILURE_DETAIL = 240 };

/* Filled once, by the function that detects the failure. */
typedef struct Failure {
    Result result;
    Errcode code;
    Pos pos;                     /* offset NO_OFFSET where there is no place */
    uint32_t func;               /* function index, or NO_FUNC */
    uint64_t features;           /* set where code is feature_off: the missing feature */
    uint32_t instr;              /* opcode of the instruction that is not valid, or NO_INSTR */
    char detail[FAILURE_DETAIL]; /* what was found and expected there; may be empty */
} Failure;

/* Records a failure of kind CODE at POS with printf-like detail (NULL for none) and returns its class. */
Result fail(Failure *failure, Errcode code, Pos pos, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#ifdef __clang_analyzer__
/* The analyser reads one file at a time; it is told that a failure is never RESULT_OK. */
#define fail(...) ((void)fail(__VA_ARGS__), RESULT_CRASH)
#endif

/* The class and the customary text of CODE; static storage. */
Result error_class(Errcode code);
const char *error_text(Errcode code);
const char *result_name(Result result);

/* The code whose text TEXT names: the trap, exhaustion or other CODE of class RESULT with the longest text that is a
   prefix of TEXT, else the first whose text has TEXT as its prefix; ERR_none if there is none. */
Errcode error_named(Result result, const char *text);

/* A place in a binary. */
static inline Pos pos_binary(uint64_t offset)
{
    return (Pos){.offset = offset};
}

static inline Pos pos_none(void)
{
    return (Pos){.offset = NO_OFFSET};
}

/* "?": passes a failure on. */
#define TRY(expression)                                                                            \
    do {                                                                                           \
        Result result_ = (expression);                                                             \
        if (__builtin_expect(result_, 0))                                                          \
            return result_;                                                                        \
    } while (0)

#endif
