/* util/vmem.h: address ranges that are reserved first and committed as they grow. NON-SPEC, Linux. */
#ifndef TOUCHSTONE_UTIL_VMEM_H
#define TOUCHSTONE_UTIL_VMEM_H

#include <stdbool.h>
#include <stddef.h>

/* Reserves SIZE bytes of address range without memory behind them; NULL if the range cannot be had. */
void *vmem_reserve(size_t size);

/* Makes bytes [0, TO) of the range at BASE readable and writable (zero where new); FROM is what was committed.
   False if memory cannot be had; nothing changes then. */
bool vmem_commit(void *base, size_t from, size_t to);

/* Gives the memory behind SIZE committed bytes at AT back, both multiples of the page size; they read as zero then. */
void vmem_discard(void *at, size_t size);

/* SIZE bytes of zeroed memory in huge pages, where the machine has them: for what is filled at once, as then most of the
   time goes into page faults. SIZE is a multiple of VMEM_HUGE; NULL if it cannot be had. */
void *vmem_huge(size_t size);
enum { VMEM_HUGE = 2 << 20 };

/* Gives the whole range back. */
void vmem_release(void *base, size_t size);

#endif
