/* A command: its arguments, its environment, what it reads from standard input, the work, files, an exit code. */
#include "work.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static void print_time(void)
{
    struct timespec first, second;
    clock_gettime(CLOCK_MONOTONIC, &first);
    clock_gettime(CLOCK_MONOTONIC, &second);
    bool back = second.tv_sec < first.tv_sec || (second.tv_sec == first.tv_sec && second.tv_nsec < first.tv_nsec);
    printf("clock: %s\n", back ? "goes back" : "does not go back");
}

static void print_entropy(void)
{
    uint8_t bytes[64] = {0};
    int different = 0;
    bool good = getentropy(bytes, sizeof bytes) == 0;
    for (size_t i = 1; i < sizeof bytes; i++)
        different += bytes[i] != bytes[0];
    printf("entropy: %s\n", !good ? "none" : different ? "differs" : "all the same");
}

int main(int argc, char **argv)
{
    const char *variable = getenv("TOUCHSTONE_PROGRAM");
    printf("arguments: %d %s %s\n", argc - 1, argc > 1 ? argv[1] : "", argc > 2 ? argv[2] : "");
    printf("environment: %s\n", variable ? variable : "not set");
    printf("input: %d\n", getchar());
    work_print();
    work_files(argc > 1 ? argv[1] : ".");
    print_time();
    print_entropy();
    fprintf(stderr, "this goes to standard error\n");
    return 7;
}
