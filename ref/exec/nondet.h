/* exec/nondet.h: the one place that settles what the specification leaves open (core/appendix/profiles), and notes where
 * something was open.
 *
 * HOST: by default the deterministic profile holds: generated NaNs are positive and canonical, the parameters of the
 * relaxed operators are 0, growth succeeds and calls nest as far as this machine can. A store may have other settings:
 * then a seed decides on the choices that are said to be open. Settings hold while the store's code runs. */
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

/* Sets of choices. Each parameter of the relaxed operators has the bits of the seed that settle it. */
enum {
    CHOICE_R_fmadd = 1 << 0,
    CHOICE_R_fmin = 3 << 1,
    CHOICE_R_fmax = 3 << 3,
    CHOICE_R_idot = 1 << 5,
    CHOICE_R_iq15mulr = 1 << 6,
    CHOICE_R_trunc_u = 1 << 7,
    CHOICE_R_trunc_s = 1 << 8,
    CHOICE_R_swizzle = 1 << 9,
    CHOICE_R_laneselect = 1 << 10,
    CHOICE_relaxed = (1 << 11) - 1,
    CHOICE_nan = 1 << 11,
    CHOICE_growth = 1 << 12,
    CHOICE_exhaustion = 1 << 13,
    CHOICES = (1 << 14) - 1
};

typedef struct Nondet {
    uint32_t open;  /* the choices that the seed decides on; 0: the deterministic profile */
    uint32_t met;   /* those that the specification left open where code ran */
    bool note;      /* what is met is asked for: NaNs, too */
    bool nans_open; /* NaNs take the general road, as they are open or to be noted */
    uint64_t seed;
    uint64_t state; /* of the sequence that decides on growth */
    Relaxed relaxed;
} Nondet;

/* The settings of what runs in this thread; never NULL. Outside of stores with settings of their own they are those of
   all threads, the deterministic profile, which only tests change. */
extern _Thread_local Nondet *nondet __attribute__((tls_model("initial-exec")));

/* The settings of threads that run nothing. */
extern Nondet nondet_default;

/* profile-deterministic, or as far as OPEN goes profile-full: outcomes are any of the permitted ones, equal seeds giving
   equal outcomes. The low bits of SEED (CHOICE_relaxed) are the parameters of relaxed operators. Nothing is met yet;
   NOTE: NaNs shall be met, too. */
void nondet_set(Nondet *settings, uint32_t open, uint64_t seed, bool note);

/* exec-memory.grow, exec-table.grow: true if a growth shall succeed where it is possible. */
bool nondet_growth(void);

/* HOST: growth by N from SIZE failed, though nothing but MAX bounds it by its type: where that permits it, this machine
   refused what may be had elsewhere, which counts as exhaustion. */
void nondet_refused(uint64_t size, uint64_t n, uint64_t max);

/* How many calls may nest, at most MOST: with exhaustion open 256 times 2 to the power of what the three bits of the seed
   behind those of the relaxed operators say. */
int64_t nondet_depth(int64_t most);

/* NON-SPEC: notes that CHOICE was open. */
static inline void nondet_meet(uint32_t choice)
{
    nondet->met |= choice;
}

/* A parameter of the relaxed operators, by its name: RELAXED(R_fmadd). */
#define RELAXED(name) (nondet_meet(CHOICE_##name), nondet->relaxed.name)

/* NON-SPEC: an arbitrary number that the seed and the operands settle: equal operands give equal NaNs, as on hardware,
   and the order of evaluation does not matter. Inline and short, as all that follows: a call would make each rule of
   floating-point arithmetic save its registers, NaN or not. */
static inline uint64_t nondet_bits(uint64_t z1, uint64_t z2)
{
    const uint64_t odd = UINT64_C(0xD1342543DE82EF95);
    nondet_meet(CHOICE_nan);
    if (!(nondet->open & CHOICE_nan))
        return 0;
    uint64_t x = ((z1 ^ nondet->seed) * odd + (z2 >> 1)) * odd;
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
    if (nondet->nans_open) {
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
    if (nondet->nans_open) {
        any = nondet_bits(z1, z2);
        if (!is_noncanonical_64(z1) && !is_noncanonical_64(z2))
            any &= UINT64_C(1) << 63;
    }
    return any | NAN_CANON_64;
}

#endif
