/* cause/markdown.h: text from anywhere within Markdown, where it means nothing. */
#ifndef TOUCHSTONE_CAUSE_MARKDOWN_H
#define TOUCHSTONE_CAUSE_MARKDOWN_H

#include <stdio.h>

/* TEXT, made safe, as code within a line; also within a table. */
void markdown_code(FILE *out, const char *text);
/* TEXT as it is, with every character that could mean something escaped. */
void markdown_text(FILE *out, const char *text);
/* TEXT, its lines kept and made safe, as a block of code in LANGUAGE. */
void markdown_block(FILE *out, const char *language, const char *text);

#endif
