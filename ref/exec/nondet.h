/* exec/nondet.h: the one place that settles what the specification leaves open (core/appendix/profiles).
 *
 * HOST: by default the deterministic profile holds: generated NaNs are positive and canonical, the parameters of the
 * relaxed operators are 0, growth that is possible succeeds. After nondet_seed the seed decides on
 * NaNs, parameters and, where that is asked for, growth. The settings belong to the calling thread. */
#ifndef TOUCHSTONE_EXEC_NONDET_H
#define TOUCHSTONE_EXEC_NONDET_H

#include <stdbool.h>
#include <stdint.h>

/* The global parameters of the relaxed operators (core/exec/numerics#aux-relaxed), constant while a program runs.
   R_fmin and R_fmax are below 4, the others below 2. */
typedef struct Relaxed {
    uint8_t R_fmadd;
    uint8_t R_fmin;
    uint8_t R_fmax;
    uint8_t R_idot;
    uint8_t R_iq15mulr;
    uint8_t R_trunc_u;
    uint8_t R_trunc_s;
    uint8_t R_swizzle;
    uint8_t R_laneselect;
} Relaxed;

typedef struct Nondet {
    bool seeded;         /* false: the deterministic profile */
    bool refuses_growth; /* growth may fail though it is possible; only when seeded */
    uint64_t seed;
    uint64_t state; /* of the sequence that decides on growth */
    Relaxed relaxed;
} Nondet;

/* The settings of this thread. Change the parameters of relaxed operators only between programs. */
extern _Thread_local Nondet nondet __attribute__((tls_model("initial-exec")));

/* profile-deterministic: one outcome each, the same in every run. */
void nondet_deterministic(void);

/* profile-full: outcomes are any of the permitted ones, equal seeds giving equal outcomes. Growth keeps succeeding until
   refuses_growth is set. */
void nondet_seed(uint64_t seed);

/* exec-memory.grow, exec-table.grow: true if a growth that is possible shall succeed. */
bool nondet_growth(void);

/* NON-SPEC: an arbitrary number that the seed and the operands settle: equal operands give equal NaNs, as on hardware,
   and the order of evaluation does not matter. Inline and short, as all that follows: a call would make each rule of
   floating-point arithmetic save its registers, NaN or not. */
static inline uint64_t nondet_bits(uint64_t z1, uint64_t z2)
{
    const uint64_t odd = UINT64_C(0xD1342543DE82EF95);
    uint64_t x = ((z1 ^ nondet.seed) * odd + (z2 >> 1)) * odd;
    return x ^ x >> 32;
}

/* canonical-nan: the bits of +NAN(canon_N). */
#define NAN_CANON_32 UINT32_C(0x7FC00000)
#define NAN_CANON_64 UINT64_C(0x7FF8000000000000)

/* canonical-nan */
/* True for a NaN whose payload is not the canonical one. */
static inline bool is_noncanonical_32(uint32_t z)
{
    uint32_t p = z & 0x7FFFFFFF;
    return p > 0x7F800000 && p != NAN_CANON_32;
}

/* canonical-nan */
/* True for a NaN whose payload is not the canonical one. */
static inline bool is_noncanonical_64(uint64_t z)
{
    uint64_t p = z << 1;
    return p > UINT64_C(0x7FF0000000000000) << 1 && p != NAN_CANON_64 << 1;
}

/* aux-nans */
/* An element of nans_32{z1, z2}: +NAN(canon) in the deterministic profile; else the sign is open, and so is the payload
   if an operand is a NaN that is not canonical. An operator of one operand passes it twice. */
static inline uint32_t nans_32(uint32_t z1, uint32_t z2)
{
    uint32_t any = 0;
    if (nondet.seeded) {
        any = (uint32_t)(nondet_bits(z1, z2) >> 32);
        if (!is_noncanonical_32(z1) && !is_noncanonical_32(z2))
            any &= UINT32_C(1) << 31;
    }
    return any | NAN_CANON_32;
}

/* aux-nans */
/* As nans_32, of 64 bits. */
static inline uint64_t nans_64(uint64_t z1, uint64_t z2)
{
    uint64_t any = 0;
    if (nondet.seeded) {
        any = nondet_bits(z1, z2);
        if (!is_noncanonical_64(z1) && !is_noncanonical_64(z2))
            any &= UINT64_C(1) << 63;
    }
    return any | NAN_CANON_64;
}

#endif
