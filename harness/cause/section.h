/* cause/section.h: sections of the specifications: how they are called, where they are published. */
#ifndef TOUCHSTONE_CAUSE_SECTION_H
#define TOUCHSTONE_CAUSE_SECTION_H

/* A section is named as cases cite it: "exec-binop", a label of the core specification; "js-api/#dom-memory-grow", an anchor
   in another document. What follows is malloc'ed. */

/* What SECTION is about: "Memory.grow", "refresh the memory buffer", "memory.grow", "binary limits". */
char *section_name(const char *section);
/* The document that it is in: "js-api"; "core". */
char *section_document(const char *section);
/* Where it is published; FEATURE is what the rule came with, "" where that is not known. "" where that cannot be said. */
char *section_url(const char *section, const char *feature);

/* The number of the section of the core specification 3.0 that the label SECTION is in, "4.6", else "". Static storage. */
const char *section_number(const char *section);

/* The section of a member of the API, "Memory.grow", or of an instruction, "memory.grow", by its name; NULL where WORD is
   neither. */
char *section_of_member(const char *word);
/* What the instruction WORD came with, else the document of SECTION. */
char *section_feature(const char *section, const char *word);
/* The section of the numeric operator that the instruction MNEMONIC applies, "op-fmin"; NULL where there is none. */
char *section_of_operator(const char *mnemonic);

#endif
