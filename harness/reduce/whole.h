/* reduce/whole.h: the whole of a case made smaller: its file, and of a folder the files beside that. */
#ifndef TOUCHSTONE_REDUCE_WHOLE_H
#define TOUCHSTONE_REDUCE_WHOLE_H

#include "harness/reduce/judge.h"

/* What became of a case; its files are in the judge's folder. */
typedef struct Whole {
    char *text; /* of the case's file, malloc'ed */
    size_t len;
    unsigned lines_before, lines; /* of text, in all files */
    bool over;                    /* it could be smaller */
} Whole;

/* Makes OF smaller, whose divergence shows on JUDGE. False after one line on stderr, where it cannot be read. */
bool reduce_whole(Judge *judge, const Case *of, const Divergence *divergence, Whole *out);

/* Writes it to NAME: a file, a folder where the case is one, or "-", standard output. False after one line on stderr. */
bool whole_write(const Whole *whole, const Judge *judge, const Case *of,
                 const Divergence *divergence, const char *name);

/* Whether it can be reduced at all; else why not, in words. */
const char *reduce_refusal(const Divergence *divergence);

#endif
