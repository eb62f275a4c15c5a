/* util/safe.h: text from anywhere made fit for a terminal, a shell, the store. */
#ifndef TOUCHSTONE_HARNESS_SAFE_H
#define TOUCHSTONE_HARNESS_SAFE_H

#include <stddef.h>
#include <stdio.h>

/* TEXT with whatever a terminal would obey (control characters of both sets, marks that reorder a line), the beginning of what
   the log of a CI system would wherever it stands ("##[", "##vso["), and bytes that are not UTF-8 as \xNN; cut behind a whole
   character so that no more than MOST bytes are left. Malloc'ed. */
char *text_safe(const char *text, size_t most);

/* text_safe of TEXT, of any length, with "::" where it begins with that, after spaces or not: at the beginning of a line the log
   of a CI system would obey it. Malloc'ed. */
char *text_shown(const char *text);

/* Prints text_shown of TEXT. */
void print_safe(FILE *out, const char *text);

/* TEXT as one word of a shell's command line, quoted where it must be. Malloc'ed. */
char *shell_word(const char *text);

#endif
