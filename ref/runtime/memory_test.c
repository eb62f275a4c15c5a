/* runtime/memory_test.c: memories where address space is scarce: they reserve less, and move when they outgrow it. */
#include "runtime/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PAGE = 65536 };

#ifndef __SANITIZE_ADDRESS__ /* which needs address space without bound */
static uint64_t address_space(void)
{
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (file) {
        if (fscanf(file, "%lu", &pages) != 1)
            pages = 0;
        fclose(file);
    }
    return (uint64_t)pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

/* With 64 MiB of address space left: a memory without maximum is made, keeps its bytes when it grows, and refuses to
   grow beyond what there is. Returns what went wrong, 0 for nothing. */
static int scarce(void)
{
    uint64_t space = address_space() + (UINT64_C(64) << 20);
    struct rlimit limit = {space, space};
    Store *store = store_new();
    Memtype type = {.at = AT_I32, .lim = {.min = 1}, .page_log2 = 16};
    Failure failure;
    uint32_t addr;
    uint64_t pages;
    if (setrlimit(RLIMIT_AS, &limit) != 0)
        return 1;
    if (alloc_mem(store, type, &addr, &failure) != RESULT_OK)
        return 2;
    Meminst *mem = store->mems[addr];
    if (mem->reserved > UINT64_C(64) << 20)
        return 3;
    mem->data[0] = 1;
    mem->data[PAGE - 1] = 2;
    if (grow_mem(store, mem, UINT64_C(4096), &pages))
        return 4;
    if (mem_pages(mem) != 1 || mem->data[0] != 1)
        return 5;
    for (unsigned i = 0; i < 100; i++) {
        if (!grow_mem(store, mem, 1, &pages))
            return 6;
        mem->data[mem->len - 1] = (uint8_t)i;
    }
    if (mem->data[0] != 1 || mem->data[PAGE - 1] != 2)
        return 7;
    for (unsigned i = 0; i < 100; i++) {
        if (mem->data[(uint64_t)PAGE * (i + 2) - 1] != (uint8_t)i)
            return 8;
    }
    store_free(store);
    return 0;
}

static void t_scarce(void **state)
{
    (void)state;
    pid_t child = fork();
    if (child == 0)
        _exit(scarce());
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}
#endif

/* What was reserved smaller than it may grow moves, and keeps its bytes. */
static void t_moves(void **state)
{
    (void)state;
    Store *store = store_new();
    Memtype type = {.at = AT_I32, .lim = {.min = 1, .max = 1, .has_max = true}, .page_log2 = 16};
    Failure failure;
    uint32_t addr;
    uint64_t pages;
    assert_int_equal(alloc_mem(store, type, &addr, &failure), RESULT_OK);
    Meminst *mem = store->mems[addr];
    uint8_t *before = mem->data;
    mem->data[5] = 6;
    assert_int_equal(mem->reserved, PAGE);
    mem->type.lim.max = 3;
    assert_true(grow_mem(store, mem, 2, &pages));
    assert_ptr_not_equal(mem->data, before);
    assert_int_equal(mem->data[5], 6);
    assert_int_equal(mem->data[3 * PAGE - 1], 0);
    assert_int_equal(mem->len, 3 * PAGE);
    store_free(store);
}

/* Within its reservation a memory stays where it is. */
static void t_stays(void **state)
{
    (void)state;
    Store *store = store_new();
    Memtype type = {.at = AT_I64, .lim = {.min = 0}, .page_log2 = 16};
    Failure failure;
    uint32_t addr;
    uint64_t pages;
    assert_int_equal(alloc_mem(store, type, &addr, &failure), RESULT_OK);
    Meminst *mem = store->mems[addr];
    assert_true(grow_mem(store, mem, 1, &pages));
    uint8_t *before = mem->data;
    assert_true(grow_mem(store, mem, 100000, &pages));
    assert_ptr_equal(mem->data, before);
    mem->data[mem->len - 1] = 1;
    assert_false(grow_mem(store, mem, 262144, &pages));
    store_free(store);
}

/* A shared memory reserves all that it may come to at once, is seen by all that have it, and goes with the last. */
static void t_shared(void **state)
{
    (void)state;
    Store *a = store_new(), *b = store_new();
    Memtype type = {.at = AT_I32,
                    .lim = {.min = 1, .max = 8, .has_max = true},
                    .shared = true,
                    .page_log2 = 16};
    Failure failure;
    uint32_t addr;
    uint64_t pages;
    assert_int_equal(alloc_mem(a, type, &addr, &failure), RESULT_OK);
    Meminst *one = a->mems[addr];
    uint32_t adopted = adopt_mem(b, one->shared);
    Meminst *two = b->mems[adopted];
    assert_ptr_equal(one->data, two->data);
    assert_int_equal(shared_references(one->shared), 2);
    assert_int_equal(one->shared->reserved, 8 * PAGE);
    assert_true(grow_mem(a, one, 2, &pages));
    assert_int_equal(pages, 1);
    one->data[3 * PAGE - 1] = 7;
    assert_int_equal(two->len, PAGE);
    assert_false(mem_has(two, 3 * PAGE, 1));
    assert_true(mem_has(two, 3 * PAGE - 1, 1));
    assert_int_equal(two->data[3 * PAGE - 1], 7);
    assert_true(grow_mem(b, two, 5, &pages));
    assert_int_equal(pages, 3);
    assert_false(grow_mem(a, one, 1, &pages));
    assert_int_equal(pages, 8);
    assert_true(grow_mem(a, one, 0, &pages));
    assert_int_equal(mem_pages(one), 8);
    store_free(a);
    assert_int_equal(two->data[3 * PAGE - 1], 7);
    assert_int_equal(shared_references(two->shared), 1);
    mem_release(two);
    assert_false(mem_has(two, 0, 1));
    assert_int_equal(mem_pages(two), 0);
    store_free(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#ifndef __SANITIZE_ADDRESS__
        cmocka_unit_test(t_scarce),
#endif
        cmocka_unit_test(t_moves),
        cmocka_unit_test(t_stays),
        cmocka_unit_test(t_shared),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
