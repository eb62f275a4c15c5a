/* util/vmem.c: address ranges that are reserved first and committed as they grow. NON-SPEC, Linux. */
#include "util/vmem.h"

#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

void *vmem_reserve(size_t size)
{
    if (!size)
        size = 1;
    void *base = mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return base == MAP_FAILED ? NULL : base;
}

bool vmem_commit(void *base, size_t from, size_t to)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    size_t start = from / page *
                   page; /* a part-used page is committed already; doing it again changes nothing */
    if (to <= from)
        return true;
    return mprotect((uint8_t *)base + start, to - start, PROT_READ | PROT_WRITE) == 0;
}

void vmem_discard(void *at, size_t size)
{
    (void)madvise(at, size, MADV_DONTNEED); /* where it is refused, the memory just stays */
}

/* Huge pages need aligned ranges: what is mapped in excess goes back. */
void *vmem_huge(size_t size)
{
    uint8_t *base =
        mmap(NULL, size + VMEM_HUGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (base == MAP_FAILED)
        return NULL;
    size_t before = -(uintptr_t)base % VMEM_HUGE;
    if (before)
        munmap(base, before);
    munmap(base + before + size, VMEM_HUGE - before);
    (void)madvise(base + before, size, MADV_HUGEPAGE); /* where it is refused, pages are small */
    return base + before;
}

void vmem_release(void *base, size_t size)
{
    if (base)
        munmap(base, size ? size : 1);
}
