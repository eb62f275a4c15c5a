/* The stddef.h of the example's SDK: the compiler's own, which has size_t, and the macros for imports and exports.
 * SPEC-BUG: the document's stddef.h holds the macros alone, and so hides the compiler's. */
#ifndef LINKING_STDDEF_H
#define LINKING_STDDEF_H

#include_next <stddef.h>

#define WASM_IMPORT(module, name) __attribute__((import_module(#module), import_name(#name))) name
#define WASM_EXPORT(name)         __attribute__((export_name(#name))) name

#endif
