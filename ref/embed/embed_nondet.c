/* embed/embed_nondet.c: what the specification leaves open, settled by the host. NON-SPEC. */
#include "embed/convert.h"
#include "exec/nondet.h"

#define SAME(ours, theirs) _Static_assert((int)(ours) == (int)(theirs), "mirrored choices")

SAME(CHOICE_relaxed, EMBED_CHOICE_RELAXED);
SAME(CHOICE_nan, EMBED_CHOICE_NAN);
SAME(CHOICE_growth, EMBED_CHOICE_GROWTH);
SAME(CHOICE_exhaustion, EMBED_CHOICE_EXHAUSTION);
SAME(CHOICES, EMBED_SEEDED);

/* The settings of STORE; the default ones until something is set. */
static Nondet *nondet_of(Store *store)
{
    if (!store->nondet) {
        store->nondet = ARENA_NEW(&store->arena, Nondet);
        nondet_set(store->nondet, 0, 0, false);
    }
    return store->nondet;
}

void embed_store_nondet(Embed_store *store, Embed_choices open, uint64_t seed)
{
    Nondet *settings = nondet_of(store_of(store));
    nondet_set(settings, open & CHOICES, seed, settings->note);
}

Embed_choices embed_store_choices(Embed_store *store)
{
    Nondet *settings = nondet_of(store_of(store));
    Embed_choices met = settings->note ? settings->met : 0;
    settings->note = settings->nans_open = true;
    settings->met = 0;
    return met;
}

const char *embed_choice_name(unsigned i, Embed_choices *set)
{
    static const struct {
        const char *name;
        Embed_choices set;
    } kinds[] = {{"nan", EMBED_CHOICE_NAN},
                 {"relaxed", EMBED_CHOICE_RELAXED},
                 {"growth", EMBED_CHOICE_GROWTH},
                 {"exhaustion", EMBED_CHOICE_EXHAUSTION}};
    if (i >= sizeof kinds / sizeof *kinds)
        return NULL;
    *set = kinds[i].set;
    return kinds[i].name;
}

void embed_store_plain(Embed_store *store)
{
    store_of(store)->plain_code = true;
}
