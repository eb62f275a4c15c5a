/* binary/writer.h: what the parts of the encoder share. Internal to binary/.
 *
 * Each function appends one construct in its shortest form. */
#ifndef TOUCHSTONE_BINARY_WRITER_H
#define TOUCHSTONE_BINARY_WRITER_H

#include "syntax/module.h"
#include "util/bytes.h"

/* encode.c: values (core/binary/values) */
void encode_uint(Buffer *out, uint64_t n);
void encode_sint(Buffer *out, int64_t n);
/* The low N bytes of BITS, little-endian. */
void encode_float(Buffer *out, int n, uint64_t bits);
void encode_name(Buffer *out, Name name);
/* The length of CONTENTS and then CONTENTS, which is emptied. */
void encode_sized(Buffer *out, Buffer *contents);

/* encode_types.c */
void encode_heaptype(Buffer *out, Valtype t);
void encode_valtype(Buffer *out, Valtype t);
void encode_rectype(Buffer *out, const Rectype *rt);
void encode_globaltype(Buffer *out, Globaltype gt);
void encode_memtype(Buffer *out, Memtype mt);
void encode_tabletype(Buffer *out, Tabletype tt);
void encode_externtype(Buffer *out, const Externtype *xt);

/* encode_linking.c: what module linking adds */
void encode_moduletype(Buffer *out, const Comptype *ct);
/* The sections of the initial definitions in their order, and the custom sections among them. */
void encode_initials(const Module *m, bool names, Buffer *scratch, Buffer *out);

/* encode_instr.c */
void encode_expr(Buffer *out, const Expr *e);

/* encode.c: constructs and sections of a module */
void encode_import(Buffer *out, const Import *import);
void encode_export(Buffer *out, const Export *export);
void encode_custom(Buffer *out, Buffer *scratch, const Custom *custom);
/* CONTENTS, which is emptied, behind the section's id and size. */
void encode_section(Buffer *out, uint8_t id, Buffer *contents);

/* encode.c: the locals of a function as its code has them. */
void encode_locals(Buffer *out, const Func *func);

/* encode_names.c: the contents of a name section behind its name; nothing if there are no names. MODULE is the module's
   name where NAMES has none; len 0 for none. */
void encode_namedata(Buffer *out, const Names *names, Name module);

/* encode_hints.c: the contents of a branch hint section behind its name; nothing if there are no hints. */
void encode_hintdata(Buffer *out, const Module *m);

#endif
