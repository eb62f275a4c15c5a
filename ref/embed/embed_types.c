/* embed/embed_types.c: types and values (core/appendix/embedding, Values and Matching). */
#include "embed/convert.h"
#include "exec/exec.h"
#include "util/alloc.h"
#include "valid/match.h"

#include <stdlib.h>
#include <string.h>

bool embed_functype(uint32_t deftype, Embed_functype *out)
{
    const Comptype *ct = &deftype_of(deftype)->st.ct;
    if (ct->kind != COMP_FUNC)
        return false;
    out->params_n = ct->params.n;
    out->params = (const Embed_valtype *)ct->params.t;
    out->results_n = ct->results.n;
    out->results = (const Embed_valtype *)ct->results.t;
    return true;
}

/* A copy of N types, malloc'ed. */
static Valtype *valtypes_of(const Embed_valtype *t, uint32_t n)
{
    Valtype *copy = checked_calloc(n + (size_t)1, sizeof *copy);
    for (uint32_t i = 0; i < n; i++)
        copy[i] = valtype_of(t[i]);
    return copy;
}

uint32_t embed_deftype(const Embed_functype *type)
{
    Valtype *params = valtypes_of(type->params, type->params_n);
    Valtype *results = valtypes_of(type->results, type->results_n);
    uint32_t handle = intern_functype((Resulttype){.n = type->params_n, .t = params},
                                      (Resulttype){.n = type->results_n, .t = results});
    free(params);
    free(results);
    return handle;
}

const char *embed_valtype_text(Embed_valtype t, char *buf, size_t size)
{
    Buffer out = {0};
    print_valtype(&out, valtype_of(t));
    size_t len = out.len < size ? out.len : size - 1;
    memcpy(buf, out.at, len);
    buf[len] = 0;
    buffer_free(&out);
    return buf;
}

/* embed-match-valtype */
bool embed_match_valtype(Embed_valtype t1, Embed_valtype t2)
{
    return match_valtype(valtype_of(t1), valtype_of(t2));
}

/* embed-match-externtype */
bool embed_match_externtype(const Embed_externtype *xt1, const Embed_externtype *xt2)
{
    Externtype a = externtype_of(xt1), b = externtype_of(xt2);
    return match_externtype(&a, &b);
}

/* embed-ref-type */
Embed_valtype embed_ref_type(const Embed_store *store, Embed_ref ref)
{
    static const Heapkind hierarchies[] = {
        [EMBED_REF_NULL] = HT_BOT, [EMBED_REF_FUNC] = HT_FUNC,  [EMBED_REF_HOST] = HT_ANY,
        [EMBED_REF_I31] = HT_ANY,  [EMBED_REF_STRUCT] = HT_ANY, [EMBED_REF_ARRAY] = HT_ANY,
        [EMBED_REF_EXN] = HT_EXN,
    };
    if (ref.kind == EMBED_REF_NULL)
        return embed_valtype(REFTYPE(1, HT_BOT));
    Ref r = ref_of(store_of(store), ref);
    return embed_valtype(ref_type(r, REFTYPE(0, hierarchies[ref.kind])));
}

/* embed-val-default */
bool embed_val_default(Embed_valtype t, Embed_value *out)
{
    Value v;
    if (!default_val(valtype_of(t), &v))
        return false;
    *out = embed_value(valtype_of(t), v);
    return true;
}

/* valid-val */
bool embed_value_matches(const Embed_store *store, const Embed_value *value, Embed_valtype t)
{
    if (value->type.kind != t.kind)
        return false;
    if (t.kind != EMBED_REF)
        return true;
    Heapkind hierarchy = hierarchy_of(valtype_of(value->type));
    if (hierarchy != HT_BOT && hierarchy != hierarchy_of(valtype_of(t)))
        return false;
    return ref_fits(store_of(store), value->ref, valtype_of(t));
}
