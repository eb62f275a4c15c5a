/* tools/bench/baseline.c: what an interpreter of this design costs at the least: rules that call the next one in tail
 * position, over code written by hand, with nothing of an engine around them. Runs fib(32) or 400 rounds of the sieve
 * over 64 KiB as the kernels of that name have them, an instruction a rule, and prints the result.
 *
 * Build with -O2: without sibling calls the C stack overflows. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct State {
    uint8_t *memory;
    uint64_t memory_len;
    int depth; /* calls that may still nest */
} State;

/* A word of code: a rule, an immediate, or a place in the code. */
typedef union Word Word;
typedef uint64_t Slot;
typedef int Rule(const Word *pc, Slot *sp, Slot *fp, State *s);
union Word {
    Rule *rule;
    uint64_t value;
    const Word *place;
};

enum { MEMORY = 65536, STACK = 1 << 20, DEPTH = 100000, CODE = 128, OUT_OF_BOUNDS = 1, EXHAUSTED };

#define UNUSED __attribute__((unused))
#define RULE(name)                                                                                 \
    static int name(const Word *pc UNUSED, Slot *sp UNUSED, Slot *fp UNUSED, State *s UNUSED)
#define NEXT(words) return (pc + (words))->rule(pc + (words), sp, fp, s)
#define GO(to)                                                                                     \
    do {                                                                                           \
        const Word *to_ = (to);                                                                    \
        return to_->rule(to_, sp, fp, s);                                                          \
    } while (0)

/* ---- rules -------------------------------------------------------------------------------------------------- */

RULE(local_get)
{
    *sp++ = fp[pc[1].value];
    NEXT(2);
}

RULE(local_set)
{
    fp[pc[1].value] = *--sp;
    NEXT(2);
}

RULE(i32_const)
{
    *sp++ = pc[1].value;
    NEXT(2);
}

#define BINARY(name, operator)                                                                     \
    RULE(name)                                                                                     \
    {                                                                                              \
        uint32_t b = (uint32_t)sp[-1], a = (uint32_t)sp[-2];                                       \
        sp--;                                                                                      \
        sp[-1] = a operator b;                                                                     \
        NEXT(1);                                                                                   \
    }
BINARY(i32_add, +)
BINARY(i32_sub, -)
BINARY(i32_mul, *)
BINARY(i32_lt_u, <)
BINARY(i32_ge_u, >=)

RULE(i32_eqz)
{
    sp[-1] = (uint32_t)sp[-1] == 0;
    NEXT(1);
}

RULE(i32_load8_u)
{
    uint64_t at = (uint32_t)sp[-1] + pc[1].value;
    if (at + 1 > s->memory_len)
        return OUT_OF_BOUNDS;
    sp[-1] = s->memory[at];
    NEXT(2);
}

RULE(i32_store8)
{
    uint64_t at = (uint32_t)sp[-2] + pc[1].value;
    if (at + 1 > s->memory_len)
        return OUT_OF_BOUNDS;
    s->memory[at] = (uint8_t)sp[-1];
    sp -= 2;
    NEXT(2);
}

RULE(memory_fill)
{
    uint64_t at = (uint32_t)sp[-3], n = (uint32_t)sp[-1];
    if (at + n > s->memory_len)
        return OUT_OF_BOUNDS;
    memset(s->memory + at, (int)sp[-2], n);
    sp -= 3;
    NEXT(1);
}

RULE(br)
{
    GO(pc[1].place);
}

RULE(br_if)
{
    sp--;
    GO((uint32_t)*sp ? pc[1].place : pc + 2);
}

RULE(branch_unless)
{
    sp--;
    GO((uint32_t)*sp ? pc + 2 : pc[1].place);
}

/* Calls the function of one parameter and no locals at pc[1]: its frame is the argument, the saved state, operands. */
RULE(call)
{
    if (--s->depth < 0)
        return EXHAUSTED;
    sp[0] = (Slot)(uintptr_t)(pc + 2);
    sp[1] = (Slot)(uintptr_t)fp;
    fp = sp - 1;
    sp += 2;
    GO(pc[1].place);
}

/* Returns one result from such a function. */
RULE(leave)
{
    Slot result = sp[-1], *frame = fp;
    const Word *back = (const Word *)(uintptr_t)frame[1];
    fp = (Slot *)(uintptr_t)frame[2];
    frame[0] = result;
    sp = frame + 1;
    s->depth++;
    GO(back);
}

RULE(stop)
{
    return 0;
}

/* ---- code --------------------------------------------------------------------------------------------------- */

static Word *
    code; /* of its own, not beside the stack: where they share the low bits of addresses, loads wait */
static unsigned code_n;

static Word *rule(Rule *r)
{
    code[code_n].rule = r;
    return &code[code_n++];
}

/* A rule with one immediate, which stands behind what is returned. */
static Word *with(Rule *r, uint64_t value)
{
    Word *at = rule(r);
    code[code_n++].value = value;
    return at;
}

static void to(Rule *r, const Word *place)
{
    with(r, 0)[1].place = place;
}

static Word *here(void)
{
    return &code[code_n];
}

/* Returns where to start. */
static const Word *assemble_fib(void)
{
    Word *fib = with(local_get, 0);
    with(i32_const, 2);
    rule(i32_lt_u);
    Word *test = with(branch_unless, 0);
    with(local_get, 0);
    Word *join = with(br, 0);
    test[1].place = here();
    for (uint64_t less = 1; less <= 2; less++) {
        with(local_get, 0);
        with(i32_const, less);
        rule(i32_sub);
        to(call, fib);
    }
    rule(i32_add);
    join[1].place = here();
    rule(leave);
    const Word *start = with(i32_const, 32);
    to(call, fib);
    rule(stop);
    return start;
}

enum { I, J, PRIMES, ROUNDS, SIEVE_LOCALS };

/* The loop that strikes out the multiples of the prime I. */
static void assemble_strike(void)
{
    with(local_get, I);
    with(i32_const, 2);
    rule(i32_mul);
    with(local_set, J);
    const Word *strike = with(local_get, J);
    with(i32_const, MEMORY);
    rule(i32_ge_u);
    Word *struck = with(br_if, 0);
    with(local_get, J);
    with(i32_const, 1);
    with(i32_store8, 0);
    with(local_get, J);
    with(local_get, I);
    rule(i32_add);
    with(local_set, J);
    to(br, strike);
    struck[1].place = here();
}

/* local += BY, or -= where r is i32_sub. */
static void assemble_step(uint64_t local, Rule *r)
{
    with(local_get, local);
    with(i32_const, 1);
    rule(r);
    with(local_set, local);
}

static const Word *assemble_sieve(void)
{
    const Word *start = with(i32_const, 400);
    with(local_set, ROUNDS);
    const Word *round = with(i32_const, 0);
    with(i32_const, 0);
    with(i32_const, MEMORY);
    rule(memory_fill);
    with(i32_const, 0);
    with(local_set, PRIMES);
    with(i32_const, 2);
    with(local_set, I);
    const Word *number = with(local_get, I);
    with(i32_load8_u, 0);
    rule(i32_eqz);
    Word *test = with(branch_unless, 0);
    assemble_step(PRIMES, i32_add);
    assemble_strike();
    test[1].place = here();
    assemble_step(I, i32_add);
    with(local_get, I);
    with(i32_const, MEMORY);
    rule(i32_lt_u);
    to(br_if, number);
    assemble_step(ROUNDS, i32_sub);
    with(local_get, ROUNDS);
    to(br_if, round);
    with(local_get, PRIMES);
    rule(stop);
    return start;
}

/* Runs the kernel that WORD names over MEMORY; returns the exit code. */
static int run(const char *word, uint8_t *memory)
{
    static Slot stack[STACK];
    State s = {memory, MEMORY, DEPTH};
    Slot *fp = stack, *sp = stack;
    const Word *start;
    if (strcmp(word, "fib") == 0) {
        start = assemble_fib();
    } else if (strcmp(word, "sieve") == 0) {
        start = assemble_sieve();
        sp += SIEVE_LOCALS;
    } else {
        fprintf(stderr, "baseline: which kernel, fib or sieve?\n");
        return 2;
    }
    if (start->rule(start, sp, fp, &s)) {
        fprintf(stderr, "baseline: trapped\n");
        return 1;
    }
    printf("i32:%llu\n", (unsigned long long)sp[0]);
    return 0;
}

int main(int argc, char **argv)
{
    uint8_t *memory = calloc(1, MEMORY);
    code = calloc(CODE, sizeof *code);
    int exit_code = memory && code ? run(argc == 2 ? argv[1] : "", memory) : 3;
    free(memory);
    free(code);
    return exit_code;
}
