/* linking/split.h: nested modules as modules of their own (module-linking/Explainer#nested-modules, the last paragraphs). */
#ifndef TOUCHSTONE_LINKING_SPLIT_H
#define TOUCHSTONE_LINKING_SPLIT_H

#include "syntax/error.h"
#include "syntax/module.h"

typedef struct Splitfile {
    Name name;     /* by which the others import it, "./NAME.wasm"; of the root empty */
    Buffer bytes;  /* it, in binary form */
    uint32_t type; /* closed */
} Splitfile;

/* The root first, then what was nested in it, in order. */
typedef struct Split {
    Arena arena;
    size_t files_n, files_capacity;
    Splitfile *files;
} Split;

/* Takes ROOT apart: modules nested in it become modules that it imports; what they have of it by outer aliases they define
   themselves, if it is types, or import. No module is called "./RESERVED". BYTES are those that
   ROOT was read from, empty where that was text: what does not change stays byte for byte. The caller frees the result with split_free. */
Result split_module(const Module *root, Bytes bytes, Name reserved, Split **out,
                    Failure *failure) CHECKED;
void split_free(Split *split);

#endif
