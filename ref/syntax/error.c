/* syntax/error.c: names and classes of failures. */
#include "syntax/error.h"

#include <stdio.h>
#include <string.h>

typedef struct Error_row {
    Result class;
    const char *text;
} Error_row;

static const Error_row errors[] = {
    {RESULT_OK, ""},
#define ERROR(id, class, text) {RESULT_##class, text},
#include "syntax/error.def"
#undef ERROR
};

enum { ERRORS = sizeof errors / sizeof *errors };

Result error_class(Errcode code)
{
    return errors[code].class;
}

const char *error_text(Errcode code)
{
    return errors[code].text;
}

const char *result_name(Result result)
{
    static const char *const names[] = {"ok",        "malformed",  "invalid", "unlinkable", "trap",
                                        "exception", "exhaustion", "limit",   "crash"};
    return names[result];
}

Errcode error_named(Result result, const char *text)
{
    Errcode best = ERR_none;
    for (int i = 1; i < ERRORS; i++) {
        size_t len = strlen(errors[i].text);
        if (errors[i].class == result && strncmp(text, errors[i].text, len) == 0 &&
            len > strlen(errors[best].text))
            best = (Errcode)i;
    }
    for (int i = 1; !best && *text && i < ERRORS; i++) {
        if (errors[i].class == result && strncmp(errors[i].text, text, strlen(text)) == 0)
            best = (Errcode)i;
    }
    return best;
}

/* Names may hold anything: what would not print within a line is shown as a question mark. */
static void one_line(char *text)
{
    for (; *text; text++) {
        if ((unsigned char)*text < ' ' || *text == 127)
            *text = '?';
    }
}

Result(fail)(Failure *failure, Errcode code, Pos pos, const char *format, ...)
{
    failure->result = errors[code].class;
    failure->code = code;
    failure->pos = pos;
    failure->func = NO_FUNC;
    failure->features = 0;
    failure->instr = NO_INSTR;
    failure->detail[0] = 0;
    if (format) {
        va_list args;
        va_start(args, format);
        vsnprintf(failure->detail, sizeof failure->detail, format, args);
        va_end(args);
        one_line(failure->detail);
    }
    return failure->result;
}
