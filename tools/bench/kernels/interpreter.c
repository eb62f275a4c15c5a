/* interpreter.c: the loop of an interpreter of bytecode, running the Collatz sequences of the first numbers. */
#include "kernel.h"

enum Code { SET, MOVE, ADD, HALVE, TRIPLE, ODD, LESS, JUMP, BRANCH, STOP };

/* An instruction: code, then up to three operands, registers but for the places of jumps and the constant of SET. */
static const uint8_t program[] = {
    /* register 0: the number; 1: the bound; 2: the sequence's value; 3: steps; 4: a condition; 5: one */
    /*  0 */ SET,    0,  1,
    /*  3 */ SET,    3,  0,
    /*  6 */ SET,    5,  1,
    /*  9 */ LESS,   4,  0,  1,
    /* 13 */ BRANCH, 4,  17,
    /* 16 */ STOP,
    /* 17 */ MOVE,   2,  0,
    /* 20 */ LESS,   4,  5,  2,
    /* 24 */ BRANCH, 4,  33,
    /* 27 */ ADD,    0,  0,  5,
    /* 31 */ JUMP,   9,
    /* 33 */ ADD,    3,  3,  5,
    /* 37 */ ODD,    4,  2,
    /* 40 */ BRANCH, 4,  47,
    /* 43 */ HALVE,  2,
    /* 45 */ JUMP,   20,
    /* 47 */ TRIPLE, 2,
    /* 49 */ JUMP,   20,
};

static uint32_t registers[8];

/* Runs the program; returns the steps of all sequences together. */
static uint32_t interpret(const uint8_t *code)
{
    uint32_t *r = registers;
    for (const uint8_t *pc = code;;) {
        switch (pc[0]) {
        case SET:
            r[pc[1]] = pc[2];
            pc += 3;
            break;
        case MOVE:
            r[pc[1]] = r[pc[2]];
            pc += 3;
            break;
        case ADD:
            r[pc[1]] = r[pc[2]] + r[pc[3]];
            pc += 4;
            break;
        case HALVE:
            r[pc[1]] >>= 1;
            pc += 2;
            break;
        case TRIPLE:
            r[pc[1]] = 3 * r[pc[1]] + 1;
            pc += 2;
            break;
        case ODD:
            r[pc[1]] = r[pc[2]] & 1;
            pc += 3;
            break;
        case LESS:
            r[pc[1]] = r[pc[2]] < r[pc[3]];
            pc += 4;
            break;
        case JUMP: pc = code + pc[1]; break;
        case BRANCH: pc = r[pc[1]] ? code + pc[2] : pc + 3; break;
        default: return r[3];
        }
    }
}

RUN(uint32_t)
{
    uint32_t sum = 0;
    for (int round = 0; round < ROUNDS_OR(25); round++) {
        registers[1] = 1000 + (uint32_t)round;
        sum = sum * 31 + interpret(program);
    }
    return sum;
}
