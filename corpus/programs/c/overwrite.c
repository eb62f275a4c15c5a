/* A pointer is a number. Within its memory a program can write wherever it likes: over another variable, over a string
   constant, at address 0. Past the end of memory it traps. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static int before[4] = {1, 2, 3, 4};
static volatile int victim = 42;
static const char constant[] = "constant";

/* Stores of which the compiler knows nothing. */
static volatile uint8_t *at(uintptr_t address)
{
    __asm__("" : "+r"(address));
    return (volatile uint8_t *)address;
}

int main(void)
{
    uintptr_t end = __builtin_wasm_memory_size(0) * (uintptr_t)65536;
    *(volatile int *)at((uintptr_t)before + ((uintptr_t)&victim - (uintptr_t)before)) = 7;
    printf("variable: %d\n", victim);
    *at((uintptr_t)constant) = 'C';
    printf("constant: %c%s\n", *at((uintptr_t)constant), constant + 1);
    *at(0) = 99;
    printf("address 0: %d\n", *at(0));
    *at(end - 1) = 123;
    printf("last byte: %d\n", *at(end - 1));
    fflush(stdout);
    *at(end) = 1;
    printf("past the end: written\n");
    return 0;
}
