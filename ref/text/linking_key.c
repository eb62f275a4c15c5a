/* text/linking_key.c: what module and instance types say, as bytes. NON-SPEC: a way to find an equal type. */
#include "text/linking.h"

static void put(Buffer *out, uint64_t n)
{
    do
        buffer_byte(out, (uint8_t)((n & 0x7F) | (n > 0x7F) << 7));
    while (n >>= 7);
}

static void put_name(Buffer *out, Name name)
{
    put(out, name.len);
    buffer_bytes(out, name.at, name.len);
}

static void put_valtype(Buffer *out, Valtype t)
{
    put(out, t.kind);
    put(out, t.null);
    put(out, t.heap);
    put(out, t.x);
}

static void put_limits(Buffer *out, Addrtype at, Limits lim)
{
    put(out, at);
    put(out, lim.min);
    put(out, lim.has_max);
    put(out, lim.max);
}

static void put_externtype(Buffer *out, const Externtype *xt)
{
    put(out, xt->kind);
    switch (xt->kind) {
    case EXTERN_FUNC:
    case EXTERN_TAG:
    case EXTERN_MODULE:
    case EXTERN_INSTANCE: put(out, xt->use.x); break;
    case EXTERN_TABLE:
        put_limits(out, xt->table.at, xt->table.lim);
        put_valtype(out, xt->table.t);
        break;
    case EXTERN_MEM:
        put_limits(out, xt->mem.at, xt->mem.lim);
        put(out, xt->mem.shared);
        put(out, xt->mem.page_log2);
        break;
    case EXTERN_GLOBAL:
        put(out, xt->global.mut);
        put_valtype(out, xt->global.t);
        break;
    }
}

static void put_resulttype(Buffer *out, Resulttype ts)
{
    put(out, ts.n);
    for (uint32_t i = 0; i < ts.n; i++)
        put_valtype(out, ts.t[i]);
}

static void put_moduletype(Buffer *out, const Moduletype *mt);

static void put_comptype(Buffer *out, const Comptype *ct)
{
    put(out, ct->kind);
    put_resulttype(out, ct->params);
    put_resulttype(out, ct->results);
    put(out, ct->n);
    for (uint32_t i = 0; i < ct->n; i++) {
        put_valtype(out, ct->fields[i].t);
        put(out, ct->fields[i].mut);
    }
    if (ct->written)
        put_moduletype(out, ct->written);
}

static void put_rectype(Buffer *out, const Rectype *rectype)
{
    put(out, rectype->n);
    for (uint32_t i = 0; i < rectype->n; i++) {
        const Subtype *st = &rectype->st[i];
        put(out, st->final);
        put(out, st->supers_n);
        for (uint32_t k = 0; k < st->supers_n; k++)
            put(out, st->supers[k].x);
        put_comptype(out, &st->ct);
    }
}

static void put_alias(Buffer *out, const Alias *alias)
{
    put(out, alias->outer);
    put(out, alias->is_type);
    put(out, alias->kind);
    put(out, alias->count);
    put(out, alias->x);
    put_name(out, alias->name);
}

static void put_moduletype(Buffer *out, const Moduletype *mt)
{
    put(out, mt->initials_n);
    for (uint32_t i = 0; i < mt->initials_n; i++) {
        uint32_t x = mt->initials[i].x;
        put(out, mt->initials[i].kind);
        switch (mt->initials[i].kind) {
        case INITIAL_TYPE: put_rectype(out, &mt->rectypes[x]); break;
        case INITIAL_ALIAS: put_alias(out, &mt->aliases[x]); break;
        case INITIAL_IMPORT:
            put(out, mt->imports[x].single);
            put_name(out, mt->imports[x].module);
            put_name(out, mt->imports[x].name);
            put_externtype(out, &mt->imports[x].xt);
            break;
        case INITIAL_EXPORT:
            put_name(out, mt->exports[x].name);
            put_externtype(out, &mt->exports[x].xt);
            break;
        case INITIAL_MODULE:
        case INITIAL_INSTANCE: break;
        }
    }
}

Bytes linktype_key(Parser *p, const Comptype *ct)
{
    p->bytes.len = 0;
    put_comptype(&p->bytes, ct);
    return (Bytes){p->bytes.at, p->bytes.len};
}
