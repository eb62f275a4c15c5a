/* syntax/types.c: closing, rolling and interning of types (core/valid/conventions#types, core/syntax/types).
 *
 * NON-SPEC: one process-wide table holds every closed recursive type once, so that equality of defined types is
 * equality of handles. The types of one recursive type have consecutive handles. Writers hold a mutex; readers take
 * none, as what is published never moves and never changes. */
#include "syntax/types.h"

#include "syntax/interface.h"
#include "util/alloc.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

/* Chunk k holds FIRST_CHUNK << k defined types: few chunks, and none is ever moved. */
enum { FIRST_CHUNK_LOG2 = 10, CHUNKS = 32 - FIRST_CHUNK_LOG2 + 1, FIRST_SLOTS = 1024 };

typedef struct Slot {
    uint64_t hash;
    uint32_t id; /* handle of the recursive type's first type, plus 1; 0: free */
} Slot;

/* All members but chunks are guarded by lock. */
static struct {
    pthread_mutex_t lock;
    _Atomic(Deftype *) chunks[CHUNKS];
    uint32_t deftypes_n;
    Slot *slots; /* open addressing by hash */
    size_t slots_n, used;
    Arena arena;
} table = {.lock = PTHREAD_MUTEX_INITIALIZER};

/* What closes a recursive type: types of indices below x are known, those from x on are its own. */
typedef struct Closing {
    uint32_t x;
    const uint32_t *types;
} Closing;

static unsigned chunk_of(uint32_t id, uint32_t *offset)
{
    uint64_t place = (uint64_t)id + (1u << FIRST_CHUNK_LOG2);
    unsigned log2 = 63u - (unsigned)__builtin_clzll(place);
    *offset = (uint32_t)(place - (UINT64_C(1) << log2));
    return log2 - FIRST_CHUNK_LOG2;
}

const Deftype *deftype_of(uint32_t id)
{
    uint32_t offset;
    unsigned chunk = chunk_of(id, &offset);
    return atomic_load_explicit(&table.chunks[chunk], memory_order_acquire) + offset;
}

static Deftype *new_deftype(uint32_t id)
{
    uint32_t offset;
    unsigned chunk = chunk_of(id, &offset);
    Deftype *at = atomic_load_explicit(&table.chunks[chunk], memory_order_relaxed);
    if (!at) {
        at = checked_calloc((size_t)1 << (chunk + FIRST_CHUNK_LOG2), sizeof *at);
        atomic_store_explicit(&table.chunks[chunk], at, memory_order_release);
    }
    return at + offset;
}

/* ---- closing and rolling: $rollrt --------------------------------------------------------------------------- */

static Typeuse roll_typeuse(const Closing *c, Typeuse use)
{
    if (use.kind != HT_IDX)
        return use;
    return use.x >= c->x ? (Typeuse){HT_REC, use.x - c->x} : (Typeuse){HT_DEF, c->types[use.x]};
}

static Valtype roll_valtype(const Closing *c, Valtype t)
{
    if (t.kind != VT_REF || t.heap != HT_IDX)
        return t;
    Typeuse use = roll_typeuse(c, (Typeuse){HT_IDX, t.x});
    return REFTYPE_X(t.null, use.kind, use.x);
}

static Resulttype roll_resulttype(const Closing *c, Resulttype t)
{
    Valtype *to = ARENA_ARRAY(&table.arena, Valtype, t.n);
    for (uint32_t i = 0; i < t.n; i++)
        to[i] = roll_valtype(c, t.t[i]);
    return (Resulttype){t.n, to};
}

static bool is_interface(const Comptype *ct)
{
    return ct->kind == COMP_MODULE || ct->kind == COMP_INSTANCE;
}

static Subtype roll_subtype(const Closing *c, const Subtype *st)
{
    Subtype rolled = {.final = st->final, .supers_n = st->supers_n, .ct = st->ct};
    Typeuse *supers = ARENA_ARRAY(&table.arena, Typeuse, st->supers_n);
    for (uint32_t i = 0; i < st->supers_n; i++)
        supers[i] = roll_typeuse(c, st->supers[i]);
    rolled.supers = supers;
    if (st->ct.kind == COMP_FUNC) {
        rolled.ct.params = roll_resulttype(c, st->ct.params);
        rolled.ct.results = roll_resulttype(c, st->ct.results);
        return rolled;
    }
    if (is_interface(&st->ct)) {
        rolled.ct.closed = interface_copy(&table.arena, st->ct.closed);
        return rolled;
    }
    Fieldtype *fields = ARENA_ARRAY(&table.arena, Fieldtype, st->ct.n);
    for (uint32_t i = 0; i < st->ct.n; i++)
        fields[i] = (Fieldtype){roll_valtype(c, st->ct.fields[i].t), st->ct.fields[i].mut};
    rolled.ct.fields = fields;
    return rolled;
}

/* ---- unrolling: $unrollrt ----------------------------------------------------------------------------------- */

static Valtype unroll_valtype(Valtype t, uint32_t base)
{
    return t.kind == VT_REF && t.heap == HT_REC ? REFTYPE_X(t.null, HT_DEF, base + t.x) : t;
}

static bool is_rolled(Valtype t)
{
    return t.kind == VT_REF && t.heap == HT_REC;
}

/* Lists without uses of the own recursive type are shared with the rolled form. */
static Resulttype unroll_resulttype(Resulttype t, uint32_t base)
{
    uint32_t i = 0;
    while (i < t.n && !is_rolled(t.t[i]))
        i++;
    if (i == t.n)
        return t;
    Valtype *to = ARENA_ARRAY(&table.arena, Valtype, t.n);
    for (i = 0; i < t.n; i++)
        to[i] = unroll_valtype(t.t[i], base);
    return (Resulttype){t.n, to};
}

static const Fieldtype *unroll_fields(const Comptype *ct, uint32_t base)
{
    uint32_t i = 0;
    while (i < ct->n && !is_rolled(ct->fields[i].t))
        i++;
    if (i == ct->n)
        return ct->fields;
    Fieldtype *to = ARENA_ARRAY(&table.arena, Fieldtype, ct->n);
    for (i = 0; i < ct->n; i++)
        to[i] = (Fieldtype){unroll_valtype(ct->fields[i].t, base), ct->fields[i].mut};
    return to;
}

/* aux-unroll-deftype; $unrolldt */
/* Substitutes the defined types from handle BASE on for the uses REC.i in ST. */
static Subtype unroll_subtype(const Subtype *st, uint32_t base)
{
    Subtype to = *st;
    Typeuse *supers = ARENA_ARRAY(&table.arena, Typeuse, st->supers_n);
    for (uint32_t i = 0; i < st->supers_n; i++) {
        Typeuse use = st->supers[i];
        supers[i] = use.kind == HT_REC ? (Typeuse){HT_DEF, base + use.x} : use;
    }
    to.supers = supers;
    if (st->ct.kind == COMP_FUNC) {
        to.ct.params = unroll_resulttype(st->ct.params, base);
        to.ct.results = unroll_resulttype(st->ct.results, base);
    } else {
        to.ct.fields = unroll_fields(&st->ct, base);
    }
    return to;
}

/* NON-SPEC: the chain of super types as a list, the root first, so that subtyping is one look-up. */
static void set_display(Deftype *dt)
{
    const Deftype *super = NULL;
    if (dt->st.supers_n > 0 && dt->st.supers[0].x < dt->id)
        super = deftype_of(dt->st.supers[0].x);
    dt->depth = super ? super->depth + 1 : 0;
    uint32_t *display = ARENA_ARRAY(&table.arena, uint32_t, dt->depth + 1);
    if (super)
        memcpy(display, super->display, dt->depth * sizeof *display);
    display[dt->depth] = dt->id;
    dt->display = display;
}

/* NON-SPEC: what allocation and the collector ask of every object. */
static void set_fields(Deftype *dt)
{
    const Comptype *ct = &dt->st.ct;
    for (uint32_t i = 0; ct->kind != COMP_FUNC && i < ct->n; i++) {
        dt->slots += ct->fields[i].t.kind == VT_V128 ? 2 : 1;
        dt->has_refs |= ct->fields[i].t.kind == VT_REF;
    }
}

/* ---- the table ---------------------------------------------------------------------------------------------- */

static uint64_t mix(uint64_t h, uint64_t value)
{
    h = (h ^ value) * UINT64_C(0x9E3779B97F4A7C15);
    return h ^ h >> 29;
}

static uint64_t hash_valtype(const Closing *c, uint64_t h, Valtype t)
{
    t = roll_valtype(c, t);
    return mix(mix(h, (uint64_t)t.kind | (uint64_t)t.null << 8 | (uint64_t)t.heap << 16), t.x);
}

static uint64_t hash_resulttype(const Closing *c, uint64_t h, Resulttype t)
{
    h = mix(h, t.n);
    for (uint32_t i = 0; i < t.n; i++)
        h = hash_valtype(c, h, t.t[i]);
    return h;
}

static uint64_t hash_subtype(const Closing *c, uint64_t h, const Subtype *st)
{
    h = mix(h, (uint64_t)st->final | (uint64_t)st->ct.kind << 1 | (uint64_t)st->supers_n << 8);
    for (uint32_t i = 0; i < st->supers_n; i++) {
        Typeuse use = roll_typeuse(c, st->supers[i]);
        h = mix(mix(h, use.kind), use.x);
    }
    if (st->ct.kind == COMP_FUNC)
        return hash_resulttype(c, hash_resulttype(c, h, st->ct.params), st->ct.results);
    if (is_interface(&st->ct))
        return mix(h, interface_hash(st->ct.closed));
    h = mix(h, st->ct.n);
    for (uint32_t i = 0; i < st->ct.n; i++)
        h = hash_valtype(c, mix(h, st->ct.fields[i].mut), st->ct.fields[i].t);
    return h;
}

static uint64_t hash_rectype(const Closing *c, const Rectype *rt)
{
    uint64_t h = mix(0, rt->n);
    for (uint32_t i = 0; i < rt->n; i++)
        h = hash_subtype(c, h, &rt->st[i]);
    return h;
}

static bool same_resulttype(const Closing *c, Resulttype rolled, Resulttype t)
{
    if (rolled.n != t.n)
        return false;
    for (uint32_t i = 0; i < t.n; i++) {
        if (!valtype_equal(rolled.t[i], roll_valtype(c, t.t[i])))
            return false;
    }
    return true;
}

static bool same_subtype(const Closing *c, const Subtype *rolled, const Subtype *st)
{
    const Comptype *ct1 = &rolled->ct, *ct2 = &st->ct;
    if (rolled->final != st->final || rolled->supers_n != st->supers_n || ct1->kind != ct2->kind)
        return false;
    for (uint32_t i = 0; i < st->supers_n; i++) {
        Typeuse use = roll_typeuse(c, st->supers[i]);
        if (rolled->supers[i].kind != use.kind || rolled->supers[i].x != use.x)
            return false;
    }
    if (ct1->kind == COMP_FUNC)
        return same_resulttype(c, ct1->params, ct2->params) &&
               same_resulttype(c, ct1->results, ct2->results);
    if (is_interface(ct1))
        return interface_equal(ct1->closed, ct2->closed);
    if (ct1->n != ct2->n)
        return false;
    for (uint32_t i = 0; i < ct1->n; i++) {
        if (ct1->fields[i].mut != ct2->fields[i].mut ||
            !valtype_equal(ct1->fields[i].t, roll_valtype(c, ct2->fields[i].t)))
            return false;
    }
    return true;
}

static bool same_rectype(const Closing *c, const Rectype *rolled, const Rectype *rt)
{
    if (rolled->n != rt->n)
        return false;
    for (uint32_t i = 0; i < rt->n; i++) {
        if (!same_subtype(c, &rolled->st[i], &rt->st[i]))
            return false;
    }
    return true;
}

static void grow_slots(void)
{
    size_t n = table.slots_n ? table.slots_n * 2 : FIRST_SLOTS;
    Slot *slots = checked_calloc(n, sizeof *slots);
    for (size_t i = 0; i < table.slots_n; i++) {
        if (!table.slots[i].id)
            continue;
        size_t at = table.slots[i].hash & (n - 1);
        while (slots[at].id)
            at = (at + 1) & (n - 1);
        slots[at] = table.slots[i];
    }
    free(table.slots);
    table.slots = slots;
    table.slots_n = n;
}

/* The slot that holds RT, or the free one where it belongs. */
static Slot *find_slot(const Closing *c, const Rectype *rt, uint64_t hash)
{
    if (table.used * 2 >= table.slots_n)
        grow_slots();
    size_t at = hash & (table.slots_n - 1);
    while (table.slots[at].id && (table.slots[at].hash != hash ||
                                  !same_rectype(c, deftype_of(table.slots[at].id - 1)->rec, rt)))
        at = (at + 1) & (table.slots_n - 1);
    return &table.slots[at];
}

/* aux-roll-deftype; $rolldt */
/* Copies RT in rolled form into the table and gives each of its types a handle; returns the first. */
static uint32_t add_rectype(const Closing *c, const Rectype *rt)
{
    uint32_t base = table.deftypes_n;
    if (rt->n >= UINT32_MAX - 1 - base)
        out_of_memory(sizeof(Deftype) * (size_t)rt->n);
    Rectype *rolled = ARENA_NEW(&table.arena, Rectype);
    rolled->n = rt->n;
    rolled->st = ARENA_ARRAY(&table.arena, Subtype, rt->n);
    for (uint32_t i = 0; i < rt->n; i++)
        rolled->st[i] = roll_subtype(c, &rt->st[i]);
    for (uint32_t i = 0; i < rt->n; i++) {
        Deftype *dt = new_deftype(base + i);
        dt->id = base + i;
        dt->i = i;
        dt->rec = rolled;
        dt->st = unroll_subtype(&rolled->st[i], base);
        set_display(dt);
        set_fields(dt);
    }
    table.deftypes_n += rt->n;
    return base;
}

void intern_rectype(const Rectype *rectype, uint32_t x, const uint32_t *types, uint32_t *out)
{
    if (rectype->n == 0)
        return;
    Closing c = {x, types};
    uint64_t hash = hash_rectype(&c, rectype);
    pthread_mutex_lock(&table.lock);
    Slot *slot = find_slot(&c, rectype, hash);
    if (!slot->id) {
        *slot = (Slot){hash, add_rectype(&c, rectype) + 1};
        table.used++;
    }
    uint32_t base = slot->id - 1;
    pthread_mutex_unlock(&table.lock);
    for (uint32_t i = 0; i < rectype->n; i++)
        out[i] = base + i;
}

uint32_t intern_functype(Resulttype params, Resulttype results)
{
    Subtype st = {.final = true, .ct = {.kind = COMP_FUNC, .params = params, .results = results}};
    Rectype rt = {1, &st};
    uint32_t id;
    intern_rectype(&rt, 0, NULL, &id);
    return id;
}

/* ---- closing ------------------------------------------------------------------------------------------------ */

/* type-closure; $clos_valtype */
/* Puts the closed type of the module in place of a type index. */
Valtype clos_valtype(Valtype t, const uint32_t *types)
{
    return t.kind == VT_REF && t.heap == HT_IDX ? REFTYPE_X(t.null, HT_DEF, types[t.x]) : t;
}

/* type-closure; $clos_externtype */
/* Closes the type use or the value type inside. */
Externtype clos_externtype(Externtype xt, const uint32_t *types)
{
    switch (xt.kind) {
    case EXTERN_FUNC:
    case EXTERN_TAG:
    case EXTERN_MODULE:
    case EXTERN_INSTANCE:
        if (xt.use.kind == HT_IDX)
            xt.use = (Typeuse){HT_DEF, types[xt.use.x]};
        break;
    case EXTERN_TABLE: xt.table.t = clos_valtype(xt.table.t, types); break;
    case EXTERN_GLOBAL: xt.global.t = clos_valtype(xt.global.t, types); break;
    case EXTERN_MEM: break;
    }
    return xt;
}
