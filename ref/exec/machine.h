/* exec/machine.h: how rules are written and dispatched. NON-SPEC: the specification rewrites instruction sequences, the
 * machine walks code units.
 *
 * A rule is a function RULE(id). It pops its operands from below sp, pushes its results and ends with NEXT(k), where k
 * is the number of its units (1 and its immediates), with GO(target), or with a failure. Units of the shapes of imm.def,
 * from pc[1] on:
 *
 *   labelidx                  .target  .u slots kept  .u slots dropped below them: a branch, taken by BRANCH(1)
 *   br_table                  .u n, then n + 1 branches of three units each, the last one the default
 *   cast                      .t the target type rt2, closed; a branch (BRANCH(2))
 *   typeidx                   .type
 *   typeidx_fieldidx          .u slot of the field within the structure  .t its storage type
 *   typeidx_u32               .type  .u
 *   typeidx_dataidx, _elemidx .type  .data or .elem
 *   typeidx_typeidx           .type  .type
 *   reftype                   .t the target type, closed
 *   funcidx                   .func
 *   tableidx, tableidx_*      .table  (.elem or .table or .type)
 *   memidx, memidx_*          .mem  (.data or .mem)
 *   globalidx, dataidx, ...   .global  .data  .elem  .tag
 *   localidx                  .u slot of the local, from fp
 *   i32 ... f64               .u the bits
 *   v128, laneidx16           16 bytes in two units
 *   laneidx                   .u
 *   memarg_*                  .mem  .u offset, then .u lane for memarg_lane_*
 *   none, heaptype            nothing; but see below
 *
 * block, loop, end, nop, try_table, try and delegate (which have no units behind the rule) are left out unless the store asks for plain
 * code. Beside their immediates
 *   call*, return_call*, throw, throw_ref have the .code of their own frame as the last unit: the unit before a return
 *                                         address says whose frame it is
 *   return_call*                          have .u slots of the frame's locals before that
 *   return, frame_vals                    have .u slots of the frame's locals  .u slots of the results
 *   if, else                              have .target: behind the other arm's begin, behind the end
 *   catch, catch_all                      have a branch to the end of the try: what stands before them ends there
 *   rethrow                               has .u slot of the exception, from fp  .code as throw has
 *
 * Rules that may run other code (hosts, hooks) or allocate in the store set m->free = sp first, or higher. */
#ifndef TOUCHSTONE_EXEC_MACHINE_H
#define TOUCHSTONE_EXEC_MACHINE_H

#include "runtime/stack.h"
#include "syntax/instr.h"

#define likely(condition)   __builtin_expect(!!(condition), 1)
#define unlikely(condition) __builtin_expect(!!(condition), 0)

/* Dispatch: where the compiler makes jumps of calls in tail position, rules call the next one; else they return to a
   loop in machine_steps. gcc -O1 cannot be told apart from -O2 here: build with -O2, -O0 or TOUCHSTONE_LOOP_DISPATCH. */
#if defined __has_attribute
#if __has_attribute(musttail)
#define MUSTTAIL __attribute__((musttail))
#endif
#endif
#if defined __has_feature
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) ||                         \
    __has_feature(thread_sanitizer) || __has_feature(undefined_behavior_sanitizer)
#define SANITIZED
#endif
#endif
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
#define SANITIZED
#endif
#if !defined TOUCHSTONE_LOOP_DISPATCH &&                                                           \
    (defined SANITIZED || !(defined __OPTIMIZE__ || defined MUSTTAIL))
#define TOUCHSTONE_LOOP_DISPATCH
#endif
#ifndef MUSTTAIL
#define MUSTTAIL
#endif

#define RULE(id)                                                                                   \
    Result exec_##id(const Unit *pc __attribute__((unused)), Slot *sp __attribute__((unused)),     \
                     Slot *fp __attribute__((unused)), Machine *m __attribute__((unused)))

#ifdef TOUCHSTONE_LOOP_DISPATCH
/* Goes on with the unit at TARGET. */
#define GO(unit)                                                                                   \
    do {                                                                                           \
        m->pc = (unit);                                                                            \
        m->sp = sp;                                                                                \
        m->fp = fp;                                                                                \
        return RESULT_OK;                                                                          \
    } while (0)
#define GO_RULE(function, unit)                                                                    \
    do {                                                                                           \
        return function((unit), sp, fp, m);                                                        \
    } while (0)
#else
#define GO(unit)                                                                                   \
    do {                                                                                           \
        const Unit *go_ = (unit);                                                                  \
        MUSTTAIL return go_->rule(go_, sp, fp, m);                                                 \
    } while (0)
#define GO_RULE(function, unit)                                                                    \
    do {                                                                                           \
        MUSTTAIL return function((unit), sp, fp, m);                                               \
    } while (0)
#endif

/* Goes on K units further. */
#define NEXT(k) GO(pc + (k))

/* Ends the run: Step_pure/trap-*: a trap discards all context. The position is found from pc. */
#define TRAP(id) return machine_trap(pc, m, ERR_##id)

/* Takes the branch whose three units start at pc[k]. */
#define BRANCH(k)                                                                                  \
    do {                                                                                           \
        const Unit *to_ = pc + (k);                                                                \
        sp = branch_slots(to_, sp);                                                                \
        GO(to_->target);                                                                           \
    } while (0)

/* Throws the exception EXN in the frame of CODE (a Code *). */
#define THROW(exn, code_)                                                                          \
    do {                                                                                           \
        m->store->exception = (exn);                                                               \
        m->code = (code_);                                                                         \
        GO_RULE(machine_throw, pc);                                                                \
    } while (0)

/* Moves the kept slots down over the dropped ones; returns the new sp. */
static inline Slot *branch_slots(const Unit *to, Slot *sp)
{
    uint64_t keep = to[1].u, drop = to[2].u;
    if (drop) {
        for (Slot *from = sp - keep; from < sp; from++)
            from[-(int64_t)drop] = *from;
        sp -= drop;
    }
    return sp;
}

/* The WIDTH bytes at index I plus the offset of the memarg_* units at MEMARG; NULL if they are not all within the
   memory. I is an i32 (zero-extended) or an i64: the sum is taken without wrapping. */
static inline uint8_t *memarg_bytes(const Unit *memarg, uint64_t i, uint64_t width)
{
    Meminst *mem = memarg[0].mem;
    uint64_t start, end;
    if (unlikely(__builtin_add_overflow(i, memarg[1].u, &start)) ||
        unlikely(__builtin_add_overflow(start, width, &end)))
        return NULL;
    if (unlikely(end > mem->len)) {
        mem_refresh(mem);
        if (end > mem->len)
            return NULL;
    }
    uint8_t *bytes = mem->data + start;
    if (!bytes)
        __builtin_unreachable(); /* so that the caller's test for NULL costs nothing */
    return bytes;
}

/* True if N items from I on are within LEN. */
static inline bool in_bounds(uint64_t i, uint64_t n, uint64_t len)
{
    return n <= len && i <= len - n;
}

/* Fills the failure of the run with CODE and where the instruction at PC stands; returns its class. */
Result machine_trap(const Unit *pc, Machine *m, Errcode code) __attribute__((cold, noinline));

/* Sets func and pos of FAILURE to the instruction whose unit is at PC, if PC is in prepared code. */
void machine_locate(const Unit *pc, const Machine *m, Failure *failure);

/* Step_read/throw_ref-*: unwinds from the unit PC of the frame of m->code to the innermost handler that takes
   store->exception and goes on there; ends the run as RESULT_EXCEPTION where there is none. */
Rule machine_throw __attribute__((cold, noinline));

/* Runs from PC until the frame that was entered from outside returns, or something fails. */
Result machine_steps(Machine *m, const Unit *pc, Slot *sp, Slot *fp);

/* For files that make the functions of some rows of the opcode table: B where A is defined as "~, B", else NOTHING. */
#define IF_HERE(...)         SECOND_OF(__VA_ARGS__, NOTHING, ~)
#define SECOND_OF(a, b, ...) b
#define NOTHING(...)

/* The rules: exec_<id> for each row of the opcode table. */
#define INSTR(id, prefix, code, mnemonic, imm, type, rule, op, feature) Rule exec_##id;
#include "syntax/instr.def"
#undef INSTR

/* end is no instruction of the specification's: what stands there is the rule for the values of the label, handler or
   frame that it closes. */
#define exec_end exec_label_vals
extern Rule exec_label_vals, exec_handler_vals, exec_frame_vals;

/* By opcode. */
extern Rule *const rules[OP_COUNT];

/* The same rules for operands of type v128, which take two slots. */
extern Rule exec_drop_v128, exec_select_v128, exec_local_get_v128, exec_local_set_v128,
    exec_local_tee_v128, exec_global_get_v128, exec_global_set_v128;

/* NON-SPEC rules. exec_caught_exit ends the last catch block of a legacy try: a branch. exec_exit ends a run with its values below sp; exec_fuel stands at functions' and loops' heads of
   stores with fuel, exec_trace before every instruction of stores that are traced; machine_call enters m->callee, which returns to m->ret: the road of calls that need more than a new
   frame. */
extern Rule exec_exit, exec_fuel, exec_trace, exec_caught_exit, machine_call;

#endif
