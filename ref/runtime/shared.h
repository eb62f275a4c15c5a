/* runtime/shared.h: the bytes of shared memories, which instances in several stores have in common (threads, "Shared
 * linear memory"). May be used from any thread. */
#ifndef TOUCHSTONE_RUNTIME_SHARED_H
#define TOUCHSTONE_RUNTIME_SHARED_H

#include "syntax/types.h"

#include <pthread.h>

/* DATA never moves: address range is reserved for all that the memory may come to. LEN grows under LOCK, and is read
   without it (shared_len). */
typedef struct Sharedmem {
    uint8_t *data;
    uint64_t len;      /* bytes */
    uint64_t reserved; /* bytes of address range at data */
    uint64_t most;     /* bytes that it may come to by its type */
    Memtype type;      /* as it was made */
    uint64_t references;
    pthread_mutex_t lock; /* of growth */
} Sharedmem;

/* A memory of TYPE with LEN bytes that may grow to MOST, and one reference to it; NULL where that cannot be had. */
Sharedmem *shared_new(Memtype type, uint64_t len, uint64_t most);
void shared_keep(Sharedmem *shared);
void shared_drop(Sharedmem *shared);

/* How many references there are: 1 if the asking one is the only one. */
uint64_t shared_references(const Sharedmem *shared);

static inline uint64_t shared_len(const Sharedmem *shared)
{
    return __atomic_load_n(&shared->len, __ATOMIC_SEQ_CST);
}

/* Appends N bytes; *before is the length that they follow. False, and nothing changed, where that would be too many or
   so much cannot be had. */
bool shared_grow(Sharedmem *shared, uint64_t n, uint64_t *before);

/* Makes it LEN bytes long, or tells that it is so long already: false where it is longer, or LEN is not a multiple of
   the page size, or as above. */
bool shared_grow_to(Sharedmem *shared, uint64_t len);

#endif
