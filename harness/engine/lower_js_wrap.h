/* engine/lower_js_wrap.h: small modules through which values pass that JavaScript cannot hold bit for bit, or that not
 * every host takes: one without BigInt has no i64, an old one no functions of several results.
 *
 * Numbers of type i64, f32, f64 and v128 go through a memory, exceptions are thrown to be looked at; of several results no
 * one is returned. A wrapper imports
 *   "t" "f"   the function (of exactly its type) or the global to wrap
 *   "t" "m"   a memory of at least one page, where a number goes through it
 * and exports
 *   "run"     the call, or the reading of the global. Parameters: those of the function that pass as they are, in order.
 *             Parameter I of a type that goes through memory is read from byte WRAP_SLOT * I, result J is written to byte
 *             WRAP_SLOT * (number of parameters + J); one that does not is returned if it is the only one. A global is
 *             result 0.
 *   "rJ"      returns result J of several, a reference
 *   "xJ"      for result J that is an exception reference: returns 1 where the last one was null, else throws it
 * A wrapper uses no feature but those that the type of what it wraps uses. */
#ifndef TOUCHSTONE_ENGINE_LOWER_JS_WRAP_H
#define TOUCHSTONE_ENGINE_LOWER_JS_WRAP_H

#include "ref/embed/touchstone.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { WRAP_SLOT = 16, WRAP_SLOTS_MOST = 65536 / WRAP_SLOT };

/* How a value of a type gets between JavaScript and a wrapper. */
typedef enum Crossing {
    CROSSING_DIRECT,
    CROSSING_MEMORY,
    CROSSING_GLOBAL, /* results: by "rJ" */
    CROSSING_EXN,    /* results: by "xJ"; parameters are left out and null */
    CROSSING_NULL /* parameters of concrete reference types: left out, null is all that a script has for them */
} Crossing;

Crossing crossing_of_param(Embed_valtype t);
/* Of result I of a function of type OF. */
Crossing crossing_of_result(const Embed_functype *of, uint32_t i);

/* The hierarchy that reference type T is in: EMBED_HEAP_ANY, _FUNC, _EXN or _EXTERN. */
Embed_heapkind hierarchy_of_reftype(Embed_valtype t);

/* A module in binary form, malloc'ed; at is NULL where none is needed: every value passes as it is. */
typedef struct Wrapper {
    uint8_t *at;
    size_t len;
} Wrapper;

/* The wrapper of functions of type DEFTYPE. False where none can be made: there are more than WRAP_SLOTS_MOST values, or
   a parameter whose only values no script can write. */
bool wrap_function(uint32_t deftype, Wrapper *out);
/* The wrapper of globals of type TYPE. */
void wrap_global(const Embed_externtype *type, Wrapper *out);

#endif
