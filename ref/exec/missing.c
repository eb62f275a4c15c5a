/* exec/missing.c: rules that are not written yet; the instructions trap. */
#include "exec/machine.h"

#define exec_ref_eq exec_missing_ref_eq
#define MISSING(id)                                                                                \
    RULE(id)                                                                                       \
    {                                                                                              \
        TRAP(unreachable);                                                                         \
    }
#define MISSING_simd(id)
#define MISSING_relaxed_simd(id)
#define MISSING_gc(id)         MISSING(id)
#define MISSING_exceptions(id) MISSING(id)
#define MISSING_core1(id)
#define MISSING_mutable_globals(id)
#define MISSING_sign_extension(id)
#define MISSING_saturating_float_to_int(id)
#define MISSING_multi_value(id)
#define MISSING_reference_types(id)
#define MISSING_bulk_memory(id)
#define MISSING_tail_call(id)
#define MISSING_extended_const(id)
#define MISSING_function_references(id)
#define MISSING_multi_memory(id)
#define MISSING_memory64(id)
#define MISSING_annotations(id)
#define MISSING_legacy_exceptions(id)
#define MISSING_threads(id)
#define MISSING_custom_page_sizes(id)
#define MISSING_wide_arithmetic(id)
#define MISSING_module_linking(id)
Rule exec_missing_ref_eq;
#define INSTR(id, prefix, code, mnemonic, imm, type, rule, op, feature) MISSING_##feature(id)
#include "syntax/instr.def"
#undef INSTR
