/* util/arena_test.c: what an arena gives is zeroed, aligned and the caller's alone, in chunks from malloc and in huge ones. */
#include "util/arena.h"
#include "util/vmem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

enum { ALIGNMENT = 16 };

/* Takes SIZE bytes, looks whether they are zero, and marks them. */
static uint8_t *take(Arena *arena, size_t size, uint8_t mark)
{
    uint8_t *at = arena_alloc(arena, size);
    assert_int_equal((uintptr_t)at % ALIGNMENT, 0);
    if (size) {
        assert_true(at[0] == 0 && memcmp(at, at + 1, size - 1) == 0);
        memset(at, mark, size);
    }
    return at;
}

static void expect_mark(const uint8_t *at, size_t size, uint8_t mark)
{
    assert_true(at[0] == mark && memcmp(at, at + 1, size - 1) == 0);
}

static void t_sizes(void **state)
{
    (void)state;
    static const size_t sizes[] = {
        1, 15, 16, 17, 4096, 100000, VMEM_HUGE - 1, VMEM_HUGE, VMEM_HUGE + 1, 3 * VMEM_HUGE, 5};
    enum { SIZES = sizeof sizes / sizeof *sizes };
    uint8_t *at[SIZES];
    Arena arena = {0};
    for (int round = 0; round < 2; round++) {
        take(&arena, 0, 0);
        for (int i = 0; i < SIZES; i++)
            at[i] = take(&arena, sizes[i], (uint8_t)(i + 1));
        for (int i = 0; i < SIZES; i++)
            expect_mark(at[i], sizes[i], (uint8_t)(i + 1));
        assert_true(arena.total >= 6 * (size_t)VMEM_HUGE);
        arena_free(&arena);
        assert_int_equal(arena.total, 0);
    }
}

/* Chunks grow from small ones to those that are mapped. */
static void t_many(void **state)
{
    (void)state;
    enum { PIECE = 1000, PIECES = 40000 };
    static uint8_t *at[PIECES];
    Arena arena = {0};
    for (int i = 0; i < PIECES; i++)
        at[i] = take(&arena, PIECE, (uint8_t)(1 + i % 255));
    for (int i = 0; i < PIECES; i++)
        expect_mark(at[i], PIECE, (uint8_t)(1 + i % 255));
    arena_free(&arena);
}

static void t_copy(void **state)
{
    (void)state;
    Arena arena = {0};
    const char *copy = arena_copy(&arena, "text and more", 4);
    assert_string_equal(copy, "text");
    assert_string_equal((char *)arena_copy(&arena, NULL, 0), "");
    assert_non_null(arena_array(&arena, 0, 8));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_sizes),
        cmocka_unit_test(t_many),
        cmocka_unit_test(t_copy),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
