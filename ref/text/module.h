/* text/module.h: modules within scripts. Internal to text/. */
#ifndef TOUCHSTONE_TEXT_MODULE_H
#define TOUCHSTONE_TEXT_MODULE_H

#include "syntax/error.h"
#include "syntax/module.h"

#include <stddef.h>
#include <stdint.h>

/* Where the lines of the LEN bytes at SRC start, in ARENA. A line ends at a newline (core/text/lexical#text-newline). */
Lines text_lines(const char *src, size_t len, Arena *arena);

/* text-module of the bytes [FROM, TO) of SRC, places being relative to SRC. With LINES, which are SRC's, it is a module
   of a script, which may have the keyword definition; NULL: they are counted. */
Result text_module_in(const char *src, uint32_t from, uint32_t to, const Lines *lines,
                      Features features, Module **out, Failure *failure) CHECKED;

/* A rule of the grammar that fills in the module of a parser. */
struct Parser;
typedef Result Textrule(struct Parser *p);

/* Reads the bytes [FROM, TO) of SRC by RULE, otherwise as text_module_in. */
Result text_source(const char *src, uint32_t from, uint32_t to, const Lines *lines,
                   Features features, Textrule *rule, Module **out, Failure *failure) CHECKED;

#endif
