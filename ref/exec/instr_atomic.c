/* exec/instr_atomic.c: reduction of atomic instructions (threads, Atomic Memory Accesses, Wait and Notify operators): a
 * form for each rule, and for each row of the opcode table the function that its RULE makes of it.
 *
 * All accesses are sequentially consistent, also where another agent shares the memory: they are the compiler's atomics
 * on bytes whose addresses are multiples of the width, as memories start at pages. */
#include "exec/machine.h"
#include "exec/num.h"

/* threads: Alignment */
/* The WIDTH bytes at the effective address of index I; NULL, and *CODE set to the trap's kind, if that is not a multiple
   of WIDTH or they are not all within the memory. */
static inline void *atomic_bytes(const Unit *memarg, uint64_t i, uint64_t width, Errcode *code)
{
    *code = ERR_unaligned_atomic;
    if (unlikely((i + memarg[1].u) % width))
        return NULL;
    *code = ERR_memory_out_of_bounds;
    return memarg_bytes(memarg, i, width);
}

/* Sets BYTES, a pointer to the type of the access, to where that is in memory at index I, or traps. */
#define ATOMIC_BYTES(bytes, i)                                                                     \
    do {                                                                                           \
        Errcode code_;                                                                             \
        (bytes) = atomic_bytes(pc + 1, (i), sizeof *(bytes), &code_);                              \
        if (unlikely(!(bytes)))                                                                    \
            return machine_trap(pc, m, code_);                                                     \
    } while (0)

/* threads: Load/Store */
/* Pushes what is read, zero-extended. */
#define exec_atomic_load(id, type, op)                                                             \
    RULE(id)                                                                                       \
    {                                                                                              \
        __typeof__(type) *bytes;                                                                   \
        ATOMIC_BYTES(bytes, sp[-1]);                                                               \
        sp[-1] = __atomic_load_n(bytes, __ATOMIC_SEQ_CST);                                         \
        NEXT(3);                                                                                   \
    }

/* threads: Load/Store */
/* Writes the operand, wrapped. */
#define exec_atomic_store(id, type, op)                                                            \
    RULE(id)                                                                                       \
    {                                                                                              \
        sp -= 2;                                                                                   \
        __typeof__(type) *bytes;                                                                   \
        ATOMIC_BYTES(bytes, sp[0]);                                                                \
        __atomic_store_n(bytes, (type)sp[1], __ATOMIC_SEQ_CST);                                    \
        NEXT(3);                                                                                   \
    }

/* threads: Read-Modify-Write */
/* Writes what the operator makes of what is read and the operand, wrapped; pushes what was read, zero-extended. Where
   another agent wrote in between, all is done anew. */
#define exec_atomic_rmw(id, type, op)                                                              \
    RULE(id)                                                                                       \
    {                                                                                              \
        sp--;                                                                                      \
        __typeof__(type) *bytes;                                                                   \
        ATOMIC_BYTES(bytes, sp[-1]);                                                               \
        type c = (type)sp[0], read = __atomic_load_n(bytes, __ATOMIC_SEQ_CST);                     \
        while (!__atomic_compare_exchange_n(bytes, &read, op_##op(read, c), false,                 \
                                            __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)) {                 \
        }                                                                                          \
        sp[-1] = read;                                                                             \
        NEXT(3);                                                                                   \
    }

/* The operator of xchg: nothing of what was read remains. */
#define op_xchg_8(read, c)  (c)
#define op_xchg_16(read, c) (c)
#define op_xchg_32(read, c) (c)
#define op_xchg_64(read, c) (c)

/* threads: Compare Exchange */
/* Writes the replacement if what is read is as expected, both wrapped; pushes what was read, zero-extended. */
#define exec_atomic_cmpxchg(id, type, op)                                                          \
    RULE(id)                                                                                       \
    {                                                                                              \
        sp -= 2;                                                                                   \
        __typeof__(type) *bytes;                                                                   \
        ATOMIC_BYTES(bytes, sp[-1]);                                                               \
        type loaded = (type)sp[0];                                                                 \
        __atomic_compare_exchange_n(bytes, &loaded, (type)sp[1], false, __ATOMIC_SEQ_CST,          \
                                    __ATOMIC_SEQ_CST);                                             \
        sp[-1] = loaded;                                                                           \
        NEXT(3);                                                                                   \
    }

/* ---- wait and notify ---------------------------------------------------------------------------------------- */

/* HOST: whether another agent may notify those that wait at MEM: who else has its bytes. */
static bool has_others(const Store *store, const Meminst *mem)
{
    return store->waits || shared_references(mem->shared) > 1;
}

/* threads: Wait */
/* What a wait with TIMEOUT nanoseconds returns once the value was as expected and nobody can notify the agent. HOST: if it
   has a timeout it takes no time and ends by it, else it would last for ever and is exhaustion, which more of threads
   would lift. */
static Result wait_alone(const Unit *pc, Machine *m, int64_t timeout, Slot *result)
{
    if (timeout < 0) {
        Result exhaustion = machine_trap(pc, m, ERR_endless_wait);
        m->failure->features = FEATURE_BIT(threads);
        return exhaustion;
    }
    *result = WAIT_TIMED_OUT;
    return RESULT_OK;
}

/* threads: Wait */
/* From the comparison on: 0 woken, 1 not equal, 2 timed out. NON-SPEC: the host can call it off. */
static Result wait_at(const Unit *pc, Machine *m, const void *bytes, unsigned width,
                      uint64_t expected, int64_t timeout, Slot *result)
{
    bool alone = !has_others(m->store, pc[1].mem);
    Wait_end end = waiters_wait(bytes, width, expected, alone ? 0 : timeout, &m->store->wait);
    if (end == WAIT_CALLED_OFF)
        return machine_trap(pc, m, ERR_interrupted);
    *result = end;
    return alone && end == WAIT_TIMED_OUT ? wait_alone(pc, m, timeout, result) : RESULT_OK;
}

/* threads: Wait */
/* Traps on a memory that is not shared; pushes 1 if what is read is not as expected; else waits. */
#define exec_atomic_wait(id, in, op)                                                               \
    RULE(id)                                                                                       \
    {                                                                                              \
        sp -= 2;                                                                                   \
        if (!pc[1].mem->type.shared)                                                               \
            TRAP(expected_shared_memory);                                                          \
        __typeof__(in) *bytes;                                                                     \
        ATOMIC_BYTES(bytes, sp[-1]);                                                               \
        TRY(wait_at(pc, m, bytes, sizeof(in), (in)sp[0], (int64_t)sp[1], &sp[-1]));                \
        NEXT(3);                                                                                   \
    }

/* threads: Notify */
/* Pushes how many agents were woken, at most as many as the operand says: none where the memory is not shared. */
#define exec_atomic_notify(id, in, op)                                                             \
    RULE(id)                                                                                       \
    {                                                                                              \
        sp--;                                                                                      \
        __typeof__(in) *bytes;                                                                     \
        ATOMIC_BYTES(bytes, sp[-1]);                                                               \
        sp[-1] = pc[1].mem->shared ? waiters_notify(bytes, (uint32_t)sp[0]) : 0;                   \
        NEXT(3);                                                                                   \
    }

/* threads: Fence operator */
/* Orders the accesses before and after it. */
RULE(atomic_fence)
{
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
    NEXT(1);
}

/* ---- the rows ----------------------------------------------------------------------------------------------- */

/* The width that a memory argument has chooses the type. */
#define TYPE_memarg_atomic_8  uint8_t
#define TYPE_memarg_atomic_16 uint16_t
#define TYPE_memarg_atomic_32 uint32_t
#define TYPE_memarg_atomic_64 uint64_t

/* Rows with another RULE are those of other files. */
#define HERE_atomic_load    ~, exec_atomic_load
#define HERE_atomic_store   ~, exec_atomic_store
#define HERE_atomic_rmw     ~, exec_atomic_rmw
#define HERE_atomic_cmpxchg ~, exec_atomic_cmpxchg
#define HERE_atomic_wait    ~, exec_atomic_wait
#define HERE_atomic_notify  ~, exec_atomic_notify

#define INSTR(id, prefix, code, mnemonic, imm, type, rule, op, feature)                            \
    IF_HERE(HERE_##rule)(id, TYPE_##imm, op)
#include "syntax/instr.def"
#undef INSTR
