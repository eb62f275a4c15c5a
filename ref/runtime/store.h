/* runtime/store.h: the store and what is in it (core/exec/runtime). Append-only: an address, once given, keeps its
 * instance until the store is freed. What the instance holds may be reclaimed before (runtime/reclaim.h): in each
 * instance, KEPT counts how often the host holds it, and REACHED is the collector's. */
#ifndef TOUCHSTONE_RUNTIME_STORE_H
#define TOUCHSTONE_RUNTIME_STORE_H

#include "runtime/aggr.h"
#include "runtime/code.h"
#include "runtime/handles.h"
#include "runtime/heap.h"
#include "runtime/shared.h"
#include "syntax/module.h"
#include "util/arena.h"
#include "util/waiters.h"

#include <stdatomic.h>

/* syntax-externaddr: ADDR counts the store's instances of that kind. */
typedef struct Externaddr {
    Externkind kind;
    uint32_t addr;
} Externaddr;

/* module-linking: a module as a value. OUTER is the instance of the module that it is nested in, whose modules its outer
   aliases name (that instance may not be complete yet); NULL where it is nested in none. */
typedef struct Moduleval {
    const Module *module;
    Moduleinst *outer;
    uint32_t addr;
    uint32_t kept;
    bool reached;
} Moduleval;

/* module-linking: an instance as a value: the exports that the type declares where it was received. TYPE is the handle
   of that instance type; EXPORTS has the address of each of its exports, in their order. */
typedef struct Instanceval {
    uint32_t type;
    Externaddr *exports;
    uint32_t addr;
    uint32_t kept;
    bool reached;
} Instanceval;

/* syntax-exportinst */
typedef struct Exportinst {
    Name name;
    Externaddr addr;
} Exportinst;

/* A host function (syntax-hostfunc). Reads the ARGS of its type, writes all RESULTS, returns RESULT_OK; or fills
   FAILURE and returns its class. For RESULT_EXCEPTION it has set store->exception. CALLER is the instance whose code
   calls, NULL where the host calls. May call invoke and instantiate. */
typedef Result Hostfunc(void *data, Store *store, Moduleinst *caller, const Value *args,
                        Value *results, Failure *failure);

/* syntax-funcinst. A reference to it is its address in memory. */
struct Funcinst {
    const Unit *entry; /* first unit of the prepared body; NULL before and for hosts */
    uint32_t
        frame_slots; /* locals, saved state, operands at most; FRAME_UNPREPARED while entry is NULL */
    uint32_t params_slots;  /* slots of the parameters */
    uint32_t locals_slots;  /* slots of the other locals */
    uint32_t results_slots; /* slots of the results */
    const Deftype *type;
    Moduleinst *module; /* NULL: a host function */
    const Func *func;   /* NULL: a host function */
    Hostfunc *host;
    void *host_data;
    uint32_t addr;
    uint32_t index; /* function index in its module; NO_FUNC for hosts */
    uint32_t kept;
    bool reached;
    bool released; /* a host function that the host was told it will not be called again */
};

#define FRAME_UNPREPARED UINT32_MAX

/* syntax-tableinst; type.lim.min is the current size. */
struct Tableinst {
    Ref *refs;
    uint64_t len;
    Tabletype type;
    uint64_t capacity;
    uint32_t addr;
    uint32_t kept;
    bool reached;
};

/* syntax-meminst; type.lim.min is the current size in pages. DATA moves only when a growth outgrows RESERVED.
   threads: a shared one is over bytes that other stores have, too. Whoever finds LEN too small looks at what the others
   may have made of it (mem_refresh). */
struct Meminst {
    uint8_t *data;
    uint64_t len; /* bytes */
    Memtype type;
    uint64_t reserved; /* bytes of address range at data; 0 of a shared one */
    Sharedmem *shared; /* NULL: not shared, or given back */
    uint64_t told;     /* pages that the store's hook knows of */
    uint32_t addr;
    uint32_t kept;
    bool reached;
};

/* NON-SPEC: who is told of changes of globals. */
typedef struct Globalwatch {
    void (*changed)(void *data, uint32_t addr);
    void *data;
} Globalwatch;

/* syntax-globalinst */
struct Globalinst {
    Slot value[2];
    const Globalwatch *watch; /* NULL: nobody is told when it is set */
    Globaltype type;          /* closed */
    uint32_t addr;
    uint32_t kept;
    bool reached;
};

/* syntax-taginst */
struct Taginst {
    const Deftype *type;
    uint32_t addr;
};

/* syntax-eleminst: dropped ones have len 0. */
struct Eleminst {
    Valtype type;
    uint64_t len;
    Ref *refs;
};

/* syntax-datainst: borrowed from the module; dropped ones have len 0. */
struct Datainst {
    uint64_t len;
    const uint8_t *bytes;
};

/* syntax-exninst: the values as on the value stack. A reference to it is its address in memory; it is reclaimed like an
   aggregate. */
typedef struct Exninst {
    uint32_t type; /* EXN_TYPE */
    uint32_t slots_n;
    const Taginst *tag;
    Slot slots[];
} Exninst;

/* syntax-moduleinst. Index spaces have imports first. */
struct Moduleinst {
    Store *store;
    const Module *module;
    const uint32_t *types; /* closed type of each type index */
    Funcinst **funcs;
    Tableinst **tables;
    Meminst **mems;
    Globalinst **globals;
    Taginst **tags;
    Moduleval **modules;     /* module-linking */
    Instanceval **instances; /* module-linking */
    uint32_t modules_n, instances_n;
    Moduleinst *
        outer; /* module-linking: of the module that MODULE is nested in, which its outer aliases mean */
    Instanceval *value; /* module-linking: this instance as a value; NULL until it is asked for */
    Eleminst *elems;
    Datainst *datas;
    uint32_t funcs_n, tables_n, mems_n, globals_n, tags_n, elems_n, datas_n, exports_n;
    Exportinst *exports;
    uint32_t *
        exports_by_name; /* NON-SPEC: a hash table of indices plus 1, 0 for none; NULL where there are few */
    uint32_t exports_mask; /* its places less 1 */
    bool reached;
};

/* Called after every successful growth of a memory, by any road and also by 0 pages, before anything else runs. */
typedef void Grow_hook(void *data, Store *store, uint32_t memaddr, uint64_t old_pages,
                       uint64_t new_pages);

/* NON-SPEC: what the host hears of a reclaim with EXTERNS (runtime/reclaim.h). Each may be NULL. */
typedef struct Reclaim_hooks {
    void (*reached_func)(void *data, uint32_t funcaddr);
    void (*reached_host)(void *data, uint64_t number);
    bool (*settle)(void *data);
    void (*release_func)(void *data, uint32_t funcaddr);
    void *data;
} Reclaim_hooks;

#define STORE_LIST(Type, name)                                                                     \
    Type **name;                                                                                   \
    size_t name##_n, name##_capacity

/* syntax-store */
struct Store {
    STORE_LIST(Funcinst, funcs);
    STORE_LIST(Tableinst, tables);
    STORE_LIST(Meminst, mems);
    STORE_LIST(Globalinst, globals);
    Globalwatch global_watch;
    STORE_LIST(Taginst, tags);
    STORE_LIST(Moduleval, modulevals);
    STORE_LIST(Instanceval, instancevals);
    struct Narrowing *narrowings; /* NON-SPEC: a hash table (runtime/linking.h) */
    size_t narrowings_n, narrowings_places;
    STORE_LIST(Moduleinst, instances); /* also those whose instantiation is not over or failed */
    Arena arena;                       /* the instances themselves */
    Heap heap;                         /* structures, arrays and exceptions */
    uint64_t elements;                 /* that the tables have room for */
    Handles handles;                   /* those that the host keeps */
    uint64_t due; /* NON-SPEC: reclaim when the heap gave out so many bytes; 0: never done yet */
    uint32_t reclaim_every, reclaim_next; /* NON-SPEC: for tests, see reclaim_every */
    uint64_t reclaims;                    /* NON-SPEC: how often the collector ran */
    Code *codes;
    Machine *machine; /* NON-SPEC: the stack, made by the first invocation (runtime/stack.h) */
    Ref exception;    /* what the last RESULT_EXCEPTION threw */
    Grow_hook *grow_hook;
    void *grow_data;
    Wait_control wait; /* threads: of the agent that the store belongs to */
    bool
        waits; /* NON-SPEC: the host knows of others who may notify, whom the store cannot know of */
    Reclaim_hooks reclaim_hooks;
    struct Tracer *tracer;   /* NON-SPEC: of the reclaim with EXTERNS that is going on, or NULL */
    struct Nondet *nondet;   /* how open choices are settled (exec/nondet.h); NULL: as by default */
    uint64_t fuel;           /* NON-SPEC: what is left; counts only while has_fuel */
    bool *traced;            /* NON-SPEC: by opcode, what was reduced; NULL: nobody asks */
    bool has_fuel;           /* NON-SPEC: code counts fuel; true from the first bound on */
    atomic_bool interrupted; /* NON-SPEC: code that counts fuel ends; set by any thread */
    bool
        plain_code; /* NON-SPEC: prepare one unit an instruction, nothing left out and nothing fused */
};

/* An empty store; free with store_free, which frees all that is in it. */
Store *store_new(void);
void store_free(Store *store);

/* Sets how many loop entries and calls may still run; 0 for no bound. */
void store_set_fuel(Store *store, uint64_t fuel);

/* Makes code count, with or without a bound: what is called from now on is prepared anew where it does not. */
void store_count_fuel(Store *store);

/* alloc-func (of a host function), alloc-tag: TYPE is a closed function type. Return the address. */
uint32_t alloc_hostfunc(Store *store, const Deftype *type, Hostfunc *host, void *data);
uint32_t alloc_tag(Store *store, const Deftype *type);

/* alloc-func: function INDEX of INSTANCE, which FUNC defines. */
Funcinst *alloc_func(Store *store, Moduleinst *instance, const Func *func, uint32_t index);

/* alloc-global: TYPE is closed. */
uint32_t alloc_global(Store *store, Globaltype type, Value init);
Value global_value(const Globalinst *global);
void global_set_value(Globalinst *global, Value value);
/* NON-SPEC: whoever sets a watched global calls this afterwards. */
void global_changed(const Globalinst *global);

/* alloc-table, alloc-mem: TYPE is closed. Fail with RESULT_LIMIT or RESULT_EXHAUSTION where so much is not to be had. */
Result alloc_table(Store *store, Tabletype type, Ref init, uint32_t *addr,
                   Failure *failure) CHECKED;
Result alloc_mem(Store *store, Memtype type, uint32_t *addr, Failure *failure) CHECKED;

/* threads: an instance over the bytes of SHARED, which it keeps; returns its address. */
uint32_t adopt_mem(Store *store, Sharedmem *shared);

/* grow-table, grow-mem: by N elements or pages. False, and nothing changed, where the type or the machine refuses.
   grow_mem is the one road to growth: it tells the store's hook; *BEFORE is the size before. */
bool grow_table(Store *store, Tableinst *table, uint64_t n, Ref init);
bool grow_mem(Store *store, Meminst *mem, uint64_t n, uint64_t *before);

/* Give back what stands behind the instance, which is empty then. */
void table_release(Store *store, Tableinst *table);
void mem_release(Meminst *mem);

/* Pages of MEM, as of now. */
uint64_t mem_pages(Meminst *mem);

/* threads: lets MEM have the length that other agents gave it. */
static inline void mem_refresh(Meminst *mem)
{
    if (mem->shared)
        mem->len = shared_len(mem->shared);
}

/* threads: the same, and tells the store's hook if it has not heard of it. */
void mem_tell(Store *store, Meminst *mem);

/* True if N bytes from I on are within MEM. */
static inline bool mem_has(Meminst *mem, uint64_t i, uint64_t n)
{
    if (n > mem->len || i > mem->len - n)
        mem_refresh(mem);
    return n <= mem->len && i <= mem->len - n;
}

/* Step/throw, its new instance: SLOTS holds the values of TAG's parameters and is part of the value stack below
   stack->free. NULL where no more may live in the store: exhaustion (out_of_memory). May reclaim first. */
Exninst *alloc_exn(Store *store, const Taginst *tag, const Slot *slots);

/* Externaddr_ok: the closed type of what ADDR denotes, with the current sizes as minima. */
Externtype externaddr_type(const Store *store, Externaddr addr);

/* Lets instance_export find the exports of INSTANCE, which has all of them now, without looking at each. */
void index_exports(Moduleinst *instance);

/* The export NAME of INSTANCE, or NULL. */
const Exportinst *instance_export(const Moduleinst *instance, Name name);

static inline Ref func_ref(const Funcinst *f)
{
    return (Ref)(uintptr_t)f;
}

static inline Funcinst *ref_funcinst(Ref r)
{
    return (Funcinst *)(uintptr_t)r;
}

static inline Ref exn_ref(const Exninst *e)
{
    return (Ref)(uintptr_t)e;
}

static inline Exninst *ref_exninst(Ref r)
{
    return (Exninst *)(uintptr_t)r;
}

#endif
