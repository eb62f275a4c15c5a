/* embed/embed_sizes.c: the greatest sizes in a module that embeddings may bound (core/appendix/implementation). NON-SPEC. */
#include "embed/convert.h"

static void at_least(uint64_t *greatest, uint64_t n)
{
    if (n > *greatest)
        *greatest = n;
}

/* Returns how many parameters there are. */
static uint32_t take_functype(Embed_sizes *out, uint32_t deftype)
{
    Embed_functype type = {0};
    embed_functype(deftype, &type);
    at_least(&out->params, type.params_n);
    at_least(&out->results, type.results_n);
    return type.params_n;
}

static void take_memory(Embed_sizes *out, const Memtype *type)
{
    uint64_t *pages = type->at == AT_I64 ? &out->pages64 : &out->pages32;
    unsigned smaller = 16u - type->page_log2; /* custom-page-sizes */
    at_least(pages, type->lim.min >> smaller);
    at_least(pages, type->lim.has_max ? type->lim.max >> smaller : 0);
}

static void take_imports(Embed_sizes *out, const Embed_module *module)
{
    const Module *m = module_of(module);
    for (uint32_t i = 0; i < m->imports_n; i++) {
        const Externtype *xt = &m->imports[i].xt;
        if (xt->kind == EXTERN_FUNC)
            take_functype(out, embed_module_import(module, i).type.deftype);
        else if (xt->kind == EXTERN_TABLE)
            at_least(&out->table, xt->table.lim.min);
        else if (xt->kind == EXTERN_MEM)
            take_memory(out, &xt->mem);
    }
}

static void take_blocktype(Embed_sizes *out, const Module *m, const Blocktype *bt)
{
    if (bt->kind == BLOCK_TYPEIDX)
        take_functype(out, m->deftypes[bt->x]);
}

static void take_expr(Embed_sizes *out, const Module *m, const Expr *e)
{
    for (uint32_t i = 0; i < e->n; i++) {
        const Instr *in = &e->in[i];
        uint8_t imm = oprows[in->op].imm;
        if (imm == IMM_blocktype)
            take_blocktype(out, m, in->bt);
        else if (imm == IMM_try_table)
            take_blocktype(out, m, &in->try_table->bt);
        else if (in->op == OP_array_new_fixed)
            at_least(&out->new_fixed, in->y);
    }
}

static void take_func(Embed_sizes *out, const Module *m, const Func *func)
{
    uint32_t params = take_functype(out, m->deftypes[func->typeidx]);
    at_least(&out->locals, params + func->locals_n);
    at_least(&out->body, func->size);
    take_expr(out, m, &func->body);
}

static void take_elem(Embed_sizes *out, const Module *m, const Elem *elem)
{
    at_least(&out->elements, elem->n);
    for (uint32_t i = 0; !elem->is_funcs && i < elem->n; i++)
        take_expr(out, m, &elem->items[i]);
}

static void take_module(Embed_sizes *out, const Module *m)
{
    at_least(&out->memories, (uint64_t)m->import_mems + m->mems_n);
    take_imports(out, embed_module(m));
    for (uint32_t i = 0; i < m->funcs_n; i++)
        take_func(out, m, &m->funcs[i]);
    for (uint32_t i = 0; i < m->tables_n; i++) {
        at_least(&out->table, m->tables[i].type.lim.min);
        take_expr(out, m, &m->tables[i].init);
    }
    for (uint32_t i = 0; i < m->mems_n; i++)
        take_memory(out, &m->mems[i].type);
    for (uint32_t i = 0; i < m->globals_n; i++)
        take_expr(out, m, &m->globals[i].init);
    for (uint32_t i = 0; i < m->elems_n; i++)
        take_elem(out, m, &m->elems[i]);
    for (uint32_t i = 0; i < m->modules_n; i++)
        take_module(out, m->modules[i]);
}

void embed_module_sizes(const Embed_module *module, Embed_sizes *out)
{
    *out = (Embed_sizes){0};
    take_module(out, module_of(module));
}
