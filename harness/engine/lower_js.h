/* engine/lower_js.h: a script (.wast) as data for engine/js/driver.js: the request of replay/session.h of kind "script".
 *
 * The data, in JSON, on one line:
 *   {"case": TOKEN, "kind": "script",
 *    "careful": true,              only where it matters at which step the engine dies
 *    "skip": [I...],               steps that are left out, and make nothing
 *    "spectest": [MODULE...],      the host module "spectest" in parts; an engine may refuse all but the first
 *    "classify": MODULE,           tells aggregates apart; only where a result can be one
 *    "wrappers": [MODULE...],      see lower_js_wrap.h
 *    "steps": [STEP...]}           one a command
 * MODULE is base64. Instead of "bytes" there can be "linked", core modules that together stand for one module:
 *   {"modules": [MODULE...],       by index
 *    "steps": [[INDEX, [IMPORT...]]...]}   instantiate in this order
 *    "exports": [EXPORT...]}       of the whole
 * IMPORT is [MODULE NAME, NAME, STEP, EXPORT NAME], or [MODULE NAME, NAME, null, NAME...]: what is registered under the first
 * name behind null, and on by names of exports. EXPORT is [NAME, STEP, EXPORT NAME], or [NAME, [EXPORT...]], a map.
 * A STEP is an object with "op":
 *   module      define and instantiate        "bytes", "id"?
 *   definition  define                        "bytes", "id"?
 *   instance    instantiate a definition      "of"?, "id"?
 *   register    name an instance              "id"?, "name"
 *   check       decode and validate           "bytes"
 *   link        define, instantiate, forget   "bytes"
 *   invoke      call an export                "id"?, "field", "args": [[TYPE, BITS]...], "results": [TYPE...], "wrap"?
 *   get         read an exported global       "id"?, "field", "results": [TYPE], "wrap"?
 *   none        nothing can be done
 * A step with "outcome" is not done: that is its outcome, "message"? says why. "wrap" is an index into "wrappers".
 * TYPE is i32, i64, f32, f64, v128, or for references the hierarchy: any, func, extern, exn; "none" for an argument that the
 * wrapper itself provides. BITS of i32 are unsigned decimal, of i64, f32, f64 and v128 hexadecimal (16, 8, 16, 32 digits,
 * highest first), of references "null", "host:N" or "i31:N".
 *
 * What the driver prints, a JSON object a line, each with "case": {"begin": I} before step I where it is careful, after
 * it one of those that follow, and {"end": true} behind the last
 *   {"step": I, "outcome": "returned", "values": [{"type": TYPE, "bits": BITS}...]}     as above; references are
 *        {"type": "ref", "form": "null" | "func#N" | "struct#N" | "array#N" | "exn#N" | "object#N" | "extern:N" |
 *        "host:N" | "i31:N"}, #N counting identities by first appearance
 *   {"step": I, "outcome": "linked"}                                          also: registered, defined, accepted
 *   {"step": I, "outcome": "refused", "class": CLASS, "message": TEXT}        CompileError, or LinkError
 *   {"step": I, "outcome": "threw", "class": CLASS, "message": TEXT}
 *   {"step": I, "outcome": "blocked", "by": J}                                step J did not make what this one needs
 *   {"step": I, "outcome": TEXT, "message": TEXT?}                            TEXT begins with "unsupported" or "failed" */
#ifndef TOUCHSTONE_ENGINE_LOWER_JS_H
#define TOUCHSTONE_ENGINE_LOWER_JS_H

#include "harness/case/case.h"
#include "harness/engine/adapter.h"
#include "harness/engine/engine.h"

#include <stddef.h>

/* The data, malloc'ed. Modules that need module linking go by ROUTE (flatten, split). */
char *lower_js(const Script *script, Route route, const Attempt *attempt, size_t *len);

#endif
