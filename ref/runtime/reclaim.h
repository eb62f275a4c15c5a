/* runtime/reclaim.h: the collector: takes back what nothing can reach any more. NON-SPEC.
 *
 * It marks from the roots and sweeps the rest; nothing moves. What holds references in the store is read by type. The
 * value stack has no types: there a word that is the address of an object keeps that object. The host's own variables
 * are no roots; it says what it holds (Store.handles, and kept in the instances).
 *
 * Structures, arrays and exceptions are reclaimed whenever enough was allocated since the last time. All instances of
 * the store count as reachable then, as a host may know any address. Memories and tables give back what stands behind
 * them only when the host asks for it by reclaim(store, true): it says thereby that it uses only the addresses that it
 * keeps. */
#ifndef TOUCHSTONE_RUNTIME_RECLAIM_H
#define TOUCHSTONE_RUNTIME_RECLAIM_H

#include "runtime/store.h"

/* A zeroed object of SIZE bytes (at least 1), aligned to 16; it is reclaimed when nothing refers to it. NULL where the
   limit of what may live in a store does not allow it. May reclaim first: stack->free must stand above all that is in
   use. */
void *alloc_object(Store *store, uint64_t size);

/* Reclaims now. EXTERNS: memories, tables, globals and instances also count only if they can be reached from what the
   host keeps; what stands behind unreachable memories and tables is given back, and they are empty from then on. That
   is not done while code runs in the store. */
void reclaim(Store *store, bool externs);

/* While reclaim with EXTERNS goes on, the store's hooks tell the host of each host function that was reached, once, and of
   each number of the host (ref_host) as often as it is met. When all was read, settle may say by reclaim_reach what else
   is in use; true where it did, which is then read as well and settle called again. Last, release_func is called for each
   host function that was not reached, once and for all. Hooks call nothing of the store but what follows. */
void reclaim_reach(Store *store, Externaddr addr);
/* R is of the hierarchy of any, extern or exn; nulls and what is no object are passed over. */
void reclaim_reach_ref(Store *store, Ref r);
/* Whether something was reached so far; true for what is never reclaimed. */
bool reclaim_is_reached(const Store *store, Externaddr addr);
bool reclaim_ref_is_reached(const Store *store, Ref r);

/* For tests: reclaims at every Nth allocation of an object from now on; 0: when it is due. */
void reclaim_every(Store *store, uint32_t n);

#endif
