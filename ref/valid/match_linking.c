/* valid/match_linking.c: subtyping of modules and instances (module-linking/Subtyping). */
#include "util/alloc.h"
#include "valid/match.h"

#include <pthread.h>
#include <stdlib.h>

/* ---- verdicts ----------------------------------------------------------------------------------------------- */

/* NON-SPEC: types share parts, so that there may be exponentially many ways from a type to its parts. Therefore the
   verdict on each pair of types that are not equal is kept, for the whole process, as the types themselves are. */
typedef struct Verdict {
    uint32_t sub, super;
    uint8_t known, matches;
} Verdict;

enum { FIRST_VERDICTS = 256 };

static struct {
    pthread_mutex_t lock; /* guards the others */
    Verdict *verdicts;    /* open addressing */
    size_t n, size;
} table = {.lock = PTHREAD_MUTEX_INITIALIZER};

/* The verdict on that pair or the free place where it belongs. */
static Verdict *find(Verdict *verdicts, size_t size, uint32_t sub, uint32_t super)
{
    uint64_t h = ((uint64_t)sub << 32 | super) * UINT64_C(0x9E3779B97F4A7C15);
    for (size_t at = h ^ h >> 32;; at++) {
        Verdict *verdict = &verdicts[at & (size - 1)];
        if (!verdict->known || (verdict->sub == sub && verdict->super == super))
            return verdict;
    }
}

static void grow(void)
{
    size_t size = table.size ? table.size * 2 : FIRST_VERDICTS;
    Verdict *verdicts = checked_calloc(size, sizeof *verdicts);
    for (size_t i = 0; i < table.size; i++) {
        Verdict *old = &table.verdicts[i];
        if (old->known)
            *find(verdicts, size, old->sub, old->super) = *old;
    }
    free(table.verdicts);
    table.verdicts = verdicts;
    table.size = size;
}

static bool recall(uint32_t sub, uint32_t super, bool *matches)
{
    pthread_mutex_lock(&table.lock);
    const Verdict *verdict = table.size ? find(table.verdicts, table.size, sub, super) : NULL;
    bool known = verdict && verdict->known;
    if (known)
        *matches = verdict->matches;
    pthread_mutex_unlock(&table.lock);
    return known;
}

static void remember(uint32_t sub, uint32_t super, bool matches)
{
    pthread_mutex_lock(&table.lock);
    if (table.n * 2 >= table.size)
        grow();
    Verdict *verdict = find(table.verdicts, table.size, sub, super);
    table.n += !verdict->known;
    *verdict = (Verdict){sub, super, 1, matches};
    pthread_mutex_unlock(&table.lock);
}

/* ---- subtyping ---------------------------------------------------------------------------------------------- */

/* module-linking/Subtyping#instance-subtyping */
/* E1 <= E2 on maps of exports: every name of E2 is in E1, with a type that matches. Order does not count. */
static bool match_exports(const Interface *e1, const Interface *e2)
{
    if (e1->exports_n < e2->exports_n)
        return false;
    for (uint32_t i = 0; i < e2->exports_n; i++) {
        const Externfield *field = interface_export(e1, e2->exports[i].name);
        if (!field || !match_externtype(&field->xt, &e2->exports[i].xt))
            return false;
    }
    return true;
}

/* module-linking/Subtyping#module-subtyping */
/* I1 <= I2 on maps of imports, which are compared like exports. */
static bool match_imports(const Interface *i1, const Interface *i2)
{
    if (i1->imports_n < i2->imports_n)
        return false;
    for (uint32_t i = 0; i < i2->imports_n; i++) {
        const Externfield *field = interface_import(i1, i2->imports[i].name);
        if (!field || !match_externtype(&field->xt, &i2->imports[i].xt))
            return false;
    }
    return true;
}

/* module-linking/Subtyping#instance-subtyping */
/* {exports e1} <= {exports e2} if e1 <= e2 */
bool match_instancetype(const Interface *it1, const Interface *it2)
{
    return match_exports(it1, it2);
}

/* module-linking/Subtyping#module-subtyping */
/* {imports i1, exports e1} <= {imports i2, exports e2} if i2 <= i1 and e1 <= e2 */
bool match_moduletype(const Interface *mt1, const Interface *mt2)
{
    return match_imports(mt2, mt1) && match_exports(mt1, mt2);
}

bool match_interface(uint32_t dt1, uint32_t dt2)
{
    bool matches = dt1 == dt2;
    if (matches || recall(dt1, dt2, &matches))
        return matches;
    const Comptype *ct1 = &deftype_of(dt1)->st.ct, *ct2 = &deftype_of(dt2)->st.ct;
    if (ct1->kind == ct2->kind)
        matches = ct1->kind == COMP_MODULE ? match_moduletype(ct1->closed, ct2->closed)
                                           : match_instancetype(ct1->closed, ct2->closed);
    remember(dt1, dt2, matches);
    return matches;
}
