/* qjs.h: QuickJS-ng, and the entry points that its own header lacks. NON-SPEC.
 * The only header that includes quickjs.h; everything in jsapi/ and esm/ includes this one. */
#ifndef TOUCHSTONE_JSAPI_QJS_H
#define TOUCHSTONE_JSAPI_QJS_H

#include <quickjs.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct Embed_store;

/* ---- classes ---- */

/* Classes of ours are numbered from here on in every runtime, so that they are constants. */
enum { QJS_CLASS_BASE = 128 };

/* ---- realms and functions ---- */

/* GetFunctionRealm: the realm of the function FUNC; NULL after throwing where it is a revoked proxy. */
JSContext *qjs_get_function_realm(JSContext *ctx, JSValueConst func);
/* The function object that runs now, borrowed; undefined if none does. */
JSValueConst qjs_active_function(JSContext *ctx);
/* The current Realm: that of the function that runs now, OTHERWISE where none does. */
JSContext *qjs_current_realm(JSContext *otherwise);
/* For a gc_mark of what holds REALM (JS_DupContext). */
void qjs_mark_realm(JSRuntime *rt, JSContext *realm, JS_MarkFunc *mark);

/* How a function of ours behaves. CALL gets the realm that the function was made in as CTX, whoever calls it; DATA is its
   own. FINALIZE and MARK may be NULL. */
typedef struct Qjs_function_kind {
    JSValue (*call)(JSContext *ctx, JSValueConst func, JSValueConst this_val, int argc,
                    JSValueConst *argv, void *data);
    void (*finalize)(JSRuntime *rt, void *data);
    void (*mark)(JSRuntime *rt, void *data, JS_MarkFunc *mark);
} Qjs_function_kind;

/* CreateBuiltinFunction in the realm CTX: no constructor, no prototype property; own properties length and name. KIND
   must outlive it. DATA is FINALIZE's from the start, also where this throws. */
JSValue qjs_new_function(JSContext *ctx, const Qjs_function_kind *kind, JSAtom name, int length,
                         void *data);
/* DATA of a function of KIND, NULL for any other value. */
void *qjs_function_data(JSValueConst func, const Qjs_function_kind *kind);

/* The keys of well-known symbols; atoms that need not be freed. */
typedef enum Qjs_well_known { QJS_ITERATOR, QJS_TO_STRING_TAG } Qjs_well_known;
JSAtom qjs_well_known(Qjs_well_known which);

/* ---- values ---- */

/* ToBigInt */
JSValue qjs_to_bigint(JSContext *ctx, JSValueConst value);

/* React to PROMISE, which must be one, with functions that take a value or a reason: nothing that a program could replace
   is looked up. False after throwing. */
bool qjs_react(JSContext *ctx, JSValueConst promise, JSValueConst on_fulfilled,
               JSValueConst on_rejected);

/* ---- errors ---- */

/* An object with [[ErrorData]], prototype PROTO, own property message unless MESSAGE is undefined (it must be a string
   then), cause where OPTIONS is an object that has it (InstallErrorCause), and a stack; SKIP leaves the function that runs
   out of that. */
JSValue qjs_new_error(JSContext *ctx, JSValueConst proto, JSValueConst message,
                      JSValueConst options, bool skip);
/* Ends what runs by an error that no code catches. */
JSValue qjs_throw_interrupted(JSContext *ctx);
/* %Error% and %Error.prototype% of the realm, borrowed. */
JSValueConst qjs_error_constructor(JSContext *ctx);
JSValueConst qjs_error_prototype(JSContext *ctx);

/* ---- array buffers over memory of the host ---- */

/* The most bytes that a buffer can have: the engine counts them in an int.
   DEVIATES(memory-buffer): the specification has buffers as large as memories can be. */
#define QJS_BUFFER_MAX ((uint64_t)INT32_MAX)

/* What stands behind a buffer over the host's memory; the address of its kind is the buffer's [[ArrayBufferDetachKey]].
   RESIZE does what resize (grow, for shared ones) of a buffer made resizable asks for, with a length that is allowed and
   differs or not from the one it has: 0 done (qjs_buffer_set called), -1 thrown. RELEASE: the buffer was detached or is
   gone; DATA is no longer used. Both may be NULL. */
typedef struct Qjs_buffer_kind {
    int (*resize)(JSContext *ctx, JSValueConst buffer, uint64_t len, void *data);
    void (*release)(JSRuntime *rt, void *data);
} Qjs_buffer_kind;

/* A new ArrayBuffer of the LEN bytes AT, fixed in length, or resizable up to *MAX where MAX is not NULL. Nobody but
   qjs_detach_buffer with KIND detaches it: transfer and its sisters throw TypeError. Throws RangeError where LEN is above
   QJS_BUFFER_MAX, which *MAX may be; DATA is then not released. */
JSValue qjs_new_buffer(JSContext *ctx, uint8_t *at, uint64_t len, const uint64_t *max,
                       const Qjs_buffer_kind *kind, void *data);
/* The data of a buffer of KIND that is not detached, NULL for any other value. */
void *qjs_buffer_data(JSValueConst buffer, const Qjs_buffer_kind *kind);
/* Lets BUFFER, made by qjs_new_buffer, have LEN bytes AT; the views over it follow. */
void qjs_buffer_set(JSValueConst buffer, uint8_t *at, uint64_t len);
/* DetachArrayBuffer(BUFFER, KEY): 0, or -1 after a TypeError where BUFFER has another key or is shared. KEY NULL: none. */
int qjs_detach_buffer(JSContext *ctx, JSValueConst buffer, const Qjs_buffer_kind *key);

/* A SharedArrayBuffer over AT, which must be known to shared.h and to which it becomes one more reference; LEN bytes of
   it, growable up to *MAX where MAX is not NULL. KIND and DATA (either may be NULL) are told of grow. */
JSValue qjs_new_shared_buffer(JSContext *ctx, uint8_t *at, uint64_t len, const uint64_t *max,
                              const Qjs_buffer_kind *kind, void *data);

/* Replaces what the engine's own methods of ArrayBuffer and SharedArrayBuffer do about keys, resizing and lengths that
   other agents change. To be called once in every new realm; false after throwing. */
bool qjs_patch_buffers(JSContext *ctx);
/* Likewise for methods of views and Atomics that find their buffer detached when their arguments are converted. */
bool qjs_patch_views(JSContext *ctx);

/* What kind of object VALUE is to an algorithm that takes buffers and views. */
typedef enum Qjs_source_kind {
    QJS_NO_SOURCE,
    QJS_ARRAY_BUFFER,
    QJS_SHARED_ARRAY_BUFFER,
    QJS_VIEW
} Qjs_source_kind;

/* A buffer or view, and the bytes that it shows now. */
typedef struct Qjs_source {
    Qjs_source_kind kind;
    bool shared, resizable; /* of the buffer itself or of the one viewed; resizable: or growable */
    bool detached;          /* or, for views, out of the bounds of their buffer */
    uint8_t *at;
    size_t len, offset, max; /* max: of the buffer, where it is resizable */
    JSValueConst buffer;     /* VALUE or what it views, borrowed */
} Qjs_source;

/* Fills *out; kind QJS_NO_SOURCE where VALUE is neither buffer nor view. Nothing that it says lasts longer than until
   JavaScript runs. */
void qjs_source(JSValueConst value, Qjs_source *out);

/* ---- opaque objects ---- */

/* An object without prototype, properties and extensibility whose internal methods refuse everything, [[Set]] and
   [[Delete]] by a TypeError, as those of exported GC objects do. INNER, an object of a class of ours without prototype and
   properties, is behind it. */
JSValue qjs_new_opaque_object(JSContext *ctx, JSValue inner);
/* What stands behind such an object, borrowed; undefined for any other value. */
JSValueConst qjs_opaque_object_inner(JSContext *ctx, JSValueConst value);
/* Makes the handler that such objects share in this runtime; to be called once, in the first realm. */
bool qjs_init_opaque_objects(JSContext *ctx);
void qjs_free_opaque_objects(JSContext *ctx);

/* ---- object caches ---- */

/* What an object looks like: its properties and their values, its prototype, its extensibility. Let go of it with qjs_look_free. */
typedef struct Qjs_look {
    struct JSShape *shape;
    uint64_t values; /* a sum over the values */
    bool extensible;
} Qjs_look;
Qjs_look qjs_look_of(JSValueConst object);
void qjs_look_free(JSRuntime *rt, Qjs_look *look);
/* For a gc_mark of what holds LOOK. */
void qjs_look_mark(JSRuntime *rt, const Qjs_look *look, JS_MarkFunc *mark);
/* True if nobody but the one who asks holds OBJECT, weakly neither, and it looks like LOOK: then nobody can tell a new
   object that does from it. */
bool qjs_is_unobserved(JSValueConst object, const Qjs_look *look);

/* Whether OBJECT looks like LOOK and nobody holds it weakly. */
bool qjs_looks_new(JSValueConst object, const Qjs_look *look);

/* ---- which objects are in use ---- */

/* A trace finds the objects that JavaScript reaches when certain references are left out. Begin; ignore each of those
   references; follow. Then, as often as need be: ask what is reached, count references in again that turn out to matter,
   follow. End (how many objects there are), and restore each reference that was not counted in. Nothing else of the engine
   may be called in between. */
void qjs_trace_begin(JSRuntime *rt);
void qjs_trace_ignore(JSRuntime *rt, JSValueConst value);
void qjs_trace_ignore_realm(JSRuntime *rt, JSContext *realm);
void qjs_trace_ignore_look(JSRuntime *rt, const Qjs_look *look);
void qjs_trace_count(JSRuntime *rt, JSValueConst value);
void qjs_trace_count_realm(JSRuntime *rt, JSContext *realm);
void qjs_trace_count_look(JSRuntime *rt, const Qjs_look *look);
void qjs_trace_follow(JSRuntime *rt);
/* True also for values that are no objects. */
bool qjs_trace_reached(JSValueConst value);
size_t qjs_trace_end(JSRuntime *rt);
void qjs_trace_restore(JSValueConst value);
void qjs_trace_restore_realm(JSContext *realm);
void qjs_trace_restore_look(const Qjs_look *look);

/* ---- modules ---- */

/* [[Phase]] of a ModuleRequest Record. A module import is that of module linking: it is neither linked nor evaluated. */
typedef enum Qjs_phase {
    QJS_PHASE_EVALUATION,
    QJS_PHASE_SOURCE,
    QJS_PHASE_MODULE_IMPORT
} Qjs_phase;

/* What the host does for module records. Functions that return bool return false after throwing. */
typedef struct Qjs_module_host {
    /* HostLoadImportedModule, at once: what SPECIFIER with ATTRIBUTES (undefined or an object of strings) means in the
       script or module REFERRER, its name; NULL after throwing. */
    JSModuleDef *(*load)(JSContext *ctx, const char *referrer, const char *specifier,
                         JSValueConst attributes, Qjs_phase phase);
    /* GetModuleSource */
    JSValue (*source)(JSContext *ctx, JSModuleDef *module);
    /* InitializeEnvironment and ExecuteModule of records of qjs_new_module. The bindings are there, uninitialized. */
    bool (*initialize)(JSContext *ctx, JSModuleDef *module);
    bool (*execute)(JSContext *ctx, JSModuleDef *module);
} Qjs_module_host;

/* HOST must outlive RT. */
void qjs_set_module_host(JSRuntime *rt, const Qjs_module_host *host);
/* Lets the realm CTX understand source phase imports, and import() in code that eval makes. */
void qjs_patch_source(JSContext *ctx);

/* Module records belong to their realm and live as long. */

/* ParseModule: a Source Text Module Record called NAME of LEN bytes, which end in NUL; NULL after throwing. */
JSModuleDef *qjs_compile_module(JSContext *ctx, const char *source, size_t len, const char *name);
/* A module record of another kind, BEHIND which (taken over) is the host's value; NULL after throwing. */
JSModuleDef *qjs_new_module(JSContext *ctx, const char *name, JSValue behind);
JSValueConst qjs_module_behind(JSModuleDef *m);
/* Frees a record that was not requested so far. */
void qjs_free_module(JSContext *ctx, JSModuleDef *m);
/* The next export of a record that qjs_new_module made, whose name it has not so far; exports are numbered from 0. */
bool qjs_module_add_export(JSContext *ctx, JSModuleDef *m, const char *name, size_t len);
/* The number of the request, which the record may have already; -1 after throwing. */
int qjs_module_add_request(JSContext *ctx, JSModuleDef *m, const char *specifier, size_t len,
                           Qjs_phase phase);
/* GetImportedModule, where the request was loaded. */
JSModuleDef *qjs_module_requested(JSModuleDef *m, int request);
/* InitializeBinding, and later changes of what is bound; VALUE is taken over. */
void qjs_module_bind(JSContext *ctx, JSModuleDef *m, int export, JSValue value);

/* A ResolvedBinding Record: a local export of MODULE; one that is not in the text of a module has the number that
   qjs_module_add_export gave it. */
typedef struct Qjs_binding {
    JSModuleDef *module;
    int export;
} Qjs_binding;
enum { QJS_NAMESPACE_BINDING = -1 };

/* ResolveExport of what was loaded for REQUEST; false after throwing, a SyntaxError where it is null or ambiguous. */
bool qjs_resolve_import(JSContext *ctx, JSModuleDef *m, int request, const char *name, size_t len,
                        Qjs_binding *out);
/* GetBindingValue(.., true), or the namespace object. */
JSValue qjs_binding_value(JSContext *ctx, const Qjs_binding *binding);

/* LoadRequestedModules, Link, Evaluate: the promise of the latter, or an exception. */
JSValue qjs_evaluate_module(JSContext *ctx, JSModuleDef *m);
/* [[Module]] of a module namespace object of any realm, NULL for any other value. */
JSModuleDef *qjs_module_of_namespace(JSContext *ctx, JSValueConst value);

/* ---- runtimes ---- */

/* A runtime in which the classes of this file are there. In sanitizer and debug builds qjs_free_runtime ends the process
   with SIGABRT and a list of what leaked. */
JSRuntime *qjs_new_runtime(void);
void qjs_free_runtime(JSRuntime *rt);
/* Atomics.wait waits as code in STORE does (embed_store_wait). To be called once, before any realm is made. */
void qjs_set_store(JSRuntime *rt, struct Embed_store *store);
/* Executes the job (microtask) that waits longest; negative after throwing in *REALM, 0 where none waits. The caller frees
   *REALM, with JS_FreeContext, where it is not NULL. The engine's own lets a realm go whose job still runs. */
int qjs_execute_job(JSRuntime *rt, JSContext **realm);
/* Drops the jobs that wait, before realms are freed. */
void qjs_drop_jobs(JSRuntime *rt);
/* How many jobs wait. */
size_t qjs_pending_jobs(JSRuntime *rt);

#endif
