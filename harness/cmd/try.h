/* cmd/try.h: what the files of `touchstone try` share. */
#ifndef TOUCHSTONE_CMD_TRY_H
#define TOUCHSTONE_CMD_TRY_H

#include "harness/engine/engine.h"

#include <stdbool.h>
#include <stddef.h>

/* One engine and what it gave. */
typedef struct Trial {
    struct Trying *trying;
    const Engine *engine;
    char *dir, **argv;
    char *out, *err, *ending; /* NULL: nothing */
} Trial;

/* Prints each output once, with who gave it; of standard error ALL, or the first lines. Returns how many differ. */
size_t trials_show(const Trial *trials, size_t n, bool all);

/* Replays the script FILE on each engine of CHOSEN that is here: its outcomes are the output. The trials, malloc'ed, their
   number in *n; NULL after one line. */
Trial *trials_of_script(const char *file, Engines *engines, const bool *chosen, double timeout,
                        size_t *n);

/* Whether ENGINE takes JavaScript as a case in a page or a worker, and not as a file. */
bool try_by_page(const Engine *engine);

/* Tries SCRIPT, or the text of a MODULE where that is NULL, on the engines of CHOSEN that are here and taken by page; FOLDER
   is for files. Appends to TRIALS, which has room, and counts in *n. False after one line. */
bool trials_by_page(const char *folder, const char *script, const char *module, Engines *engines,
                    const bool *chosen, double timeout, Trial *trials, size_t *n);

#endif
