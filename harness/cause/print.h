/* cause/print.h: causes for people and programs. */
#ifndef TOUCHSTONE_CAUSE_PRINT_H
#define TOUCHSTONE_CAUSE_PRINT_H

#include "harness/cause/excerpt.h"

#include <stdio.h>

typedef enum Cause_format { CAUSE_TEXT, CAUSE_MARKDOWN, CAUSE_JSON } Cause_format;

/* The list of CAUSES. DB: the database that commands are to name, or NULL. */
void causes_print(Store *store, const Causes *causes, Cause_format format, const char *db,
                  FILE *out);
/* All of the one cause that CAUSES has; as JSON an object, as Markdown the report. */
void cause_print(Store *store, const Causes *causes, Cause_format format, const char *db,
                 FILE *out);

/* CAUSE as a report to paste where the engine's makers take them, in Markdown. ENGINE, whose command lines it says, and EXCERPT,
   of its smallest case, may be NULL. */
void cause_report(Store *store, int64_t run, const Cause *cause, const Engine *engine,
                  const Excerpt *excerpt, FILE *out);

#endif
