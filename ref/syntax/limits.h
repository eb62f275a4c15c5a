/* syntax/limits.h: the limits of this implementation as constants (core/appendix/implementation). */
#ifndef TOUCHSTONE_SYNTAX_LIMITS_H
#define TOUCHSTONE_SYNTAX_LIMITS_H

/* LIMIT_<id> */
enum {
#define LIMIT_OF(id, value, what) LIMIT_##id = (value),
#include "syntax/limits.def"
#undef LIMIT_OF
};

#endif
