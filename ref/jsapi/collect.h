/* collect.h: reclaiming what JavaScript and the store of an agent hold by each other alone. NON-SPEC.
 *
 * An object for an address keeps what the address denotes, an instance keeps the functions that it imports, and these
 * refer to objects. The store's collector (embed_store_reclaim) and the engine's (qjs_trace_*) therefore work hand in
 * hand: objects that JavaScript reaches make their addresses reached, host functions and values that the store reaches
 * make what they refer to reached, until neither finds anything more. */
#ifndef TOUCHSTONE_JSAPI_COLLECT_H
#define TOUCHSTONE_JSAPI_COLLECT_H

#include "jsapi/agent.h"

/* Lets AGENT's store tell what it reaches; to be called once. */
void js_collect_init(Js_agent *agent);

/* Takes back what neither JavaScript nor the store can reach, or what nobody can miss (cache.h). Only while no code runs
   in the store. Returns how many objects, functions and values are left. */
size_t js_collect(Js_agent *agent);

/* What the store can hold, host functions (host_func.c) and host values (host_value.c). While a trace goes on: the store
   reached one; leave all out of the count; count those in that were reached since. When it is over: give the others their
   counts back; then free them, and say how many are left. */
void js_host_function_reached(void *function);
void js_host_functions_ignore(Js_agent *agent);
void js_host_functions_count(Js_agent *agent);
void js_host_functions_restore(Js_agent *agent);
size_t js_host_functions_sweep(Js_agent *agent);

void js_host_value_reached(Js_agent *agent, uint64_t number);
void js_host_values_ignore(Js_agent *agent);
void js_host_values_count(Js_agent *agent);
void js_host_values_restore(Js_agent *agent);
size_t js_host_values_sweep(Js_agent *agent);
void js_host_values_free(Js_agent *agent);

/* The same for the object caches (cache.c). hold and let_go: the caches' part in what the store keeps. count says whether
   anything was found. */
void js_caches_let_go(Js_caches *self);
void js_caches_hold(Js_caches *self);
void js_caches_ignore(Js_caches *self);
bool js_caches_count(Js_caches *self);
void js_caches_restore(Js_caches *self);
size_t js_caches_drop_dead(Js_caches *self);

#endif
