/* text/print.h: module record to text format (core/text). */
#ifndef TOUCHSTONE_TEXT_PRINT_H
#define TOUCHSTONE_TEXT_PRINT_H

#include "syntax/module.h"
#include "util/bytes.h"

/* Appends MODULE to *OUT in the text format, a field a line, instructions flat and indented by nesting. Indices are
   identifiers where Module.names has a unique one for them, numbers elsewhere; labels are numbers. Names that are no
   identifiers and branch hints are annotations, other custom sections @custom annotations. A name section that all this
   would not give again is a @custom annotation too, identifiers are then comments. MODULE need not be valid.

   Parsed and encoded again (with names), the text gives the bytes that binary_encode gives for MODULE, but for what has
   no text: runs of no locals, runs of locals of the same type in a row, a data count that no instruction needs, another
   order of types and imports than that of core in a module that has nothing else of module linking.

   Modules of module linking are printed in long form: aliases, types and instances where they are defined, a nested module
   where it stands; inline and zero-level forms do not come again. */
void text_print(const Module *module, Buffer *out);

/* NON-SPEC: see linking/CHOICES.md, bare types: appends the closed module or instance type with handle TYPE, as .wit files
   hold one: a field a line. What is used more than once is a type of its own, so that the text is not much longer than the
   type. text_interface reads it, and the type that it then has is this one. */
void text_print_interface(uint32_t type, Buffer *out);

/* Appends the instruction IN of MODULE as text_print has it, with indices as numbers: "i32.load offset=4". */
void text_print_instr(const Module *module, const Instr *in, Buffer *out);

/* Whether what follows the instruction OP stands one level deeper than it; whether OP stands one level less deep than
   what precedes it. */
bool text_opens(Opcode op);
bool text_closes(Opcode op);

/* text-string: appends STRING in quotes; what is not printable ASCII is escaped. */
void text_print_string(Bytes string, Buffer *out);

/* text-float: appends the float of N bits (32 or 64) with this bit pattern; reading it back gives the pattern. */
void text_print_float(int n, uint64_t bits, Buffer *out);

#endif
