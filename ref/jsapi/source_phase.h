/* source_phase.h: source phase imports in the text of scripts and modules, rewritten so that a parser that does not know
 * them understands them; and imports of what is called "*", which it takes for the namespace. NON-SPEC.
 *
 * The phase of a request is carried by its specifier: one that begins with SOURCE_PHASE_MARK asks for the source. */
#ifndef TOUCHSTONE_JSAPI_SOURCE_PHASE_H
#define TOUCHSTONE_JSAPI_SOURCE_PHASE_H

#include "util/bytes.h"

/* Noncharacters: U+FFFF, and U+FFFE for module imports of module linking; and as UTF-8. */
enum { SOURCE_PHASE_MARK = 0xFFFF, MODULE_IMPORT_MARK = 0xFFFE, PHASE_MARK_BYTES = 3 };
#define SOURCE_PHASE_MARK_TEXT  "\xEF\xBF\xBF"
#define MODULE_IMPORT_MARK_TEXT "\xEF\xBF\xBE"

/* What "*" is called where it is the name of an import. */
#define STAR_NAME_TEXT "\xEF\xBF\xBF*"

/* The name of code that eval and its like make, which has none; and what it gets: the name of the code that runs. */
#define EVAL_NAME    "<input>"
#define EVAL_NAME_IN EVAL_NAME " in "

/* Rewrites TEXT: `import source X from "y"` (where MODULE) as an import of "\uFFFFy", `import.source(x, ...)` as an
   import() of what becomes, when import() makes it a string, "\uFFFF" and x, `import {"*" as x} from "y"` (where MODULE)
   as an import of "\uFFFF*", an export from there likewise. Lines stay as they are. False, *out empty,
   where there is nothing to rewrite; the caller frees *out. */
bool rewrite_source_phase(Bytes text, bool module, Buffer *out);

#endif
