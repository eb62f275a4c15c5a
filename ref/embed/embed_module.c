/* embed/embed_module.c: modules (core/appendix/embedding#embed-module). */
#include "binary/binary.h"
#include "embed/convert.h"
#include "text/print.h"
#include "text/text.h"
#include "valid/valid.h"

#include <stdlib.h>

/* Gives out what a reader made: the module, or the failure. */
static Embed_result give_module(Result result, Module *m, const Failure *from,
                                Embed_module **module, Embed_failure *failure)
{
    *module = result == RESULT_OK ? embed_module(m) : NULL;
    return result == RESULT_OK ? EMBED_OK : embed_failure(from, failure);
}

/* embed-module-decode */
Embed_result embed_module_decode(const uint8_t *bytes, size_t len, Embed_features features,
                                 Embed_module **module, Embed_failure *failure)
{
    Module *m = NULL;
    Failure f;
    Result result = binary_module(bytes, len, features, &m, &f);
    return give_module(result, m, &f, module, failure);
}

/* embed-module-parse */
Embed_result embed_module_parse(const char *text, size_t len, Embed_features features,
                                Embed_module **module, Embed_failure *failure)
{
    Module *m = NULL;
    Failure f;
    Result result = text_module(text, len, features, &m, &f);
    return give_module(result, m, &f, module, failure);
}

/* embed-module-validate */
Embed_result embed_module_validate(Embed_module *module, Embed_failure *failure)
{
    Failure f;
    if (module_of(module)->validated || valid_module(module_of(module), &f) == RESULT_OK)
        return EMBED_OK;
    return embed_failure(&f, failure);
}

void embed_module_encode(const Embed_module *module, bool names, uint8_t **bytes, size_t *len)
{
    Buffer out = {0};
    binary_encode(module_of(module), names, &out);
    *bytes = out.at;
    *len = out.len;
}

void embed_module_print(const Embed_module *module, char **text, size_t *len)
{
    Buffer out = {0};
    text_print(module_of(module), &out);
    buffer_string(&out);
    *text = (char *)out.at;
    *len = out.len;
}

Embed_features embed_module_features(const Embed_module *module)
{
    return module_features(module_of(module));
}

void embed_module_free(Embed_module *module)
{
    if (module)
        module_free(module_of(module));
}

/* embed-module-imports */
uint32_t embed_module_imports(const Embed_module *module)
{
    return module_of(module)->imports_n;
}

Embed_import embed_module_import(const Embed_module *module, uint32_t i)
{
    const Module *m = module_of(module);
    const Import *import = &m->imports[i];
    return (Embed_import){.module = embed_name(import->module),
                          .name = embed_name(import->name),
                          .single = import->single,
                          .type = embed_externtype(clos_externtype(import->xt, m->deftypes))};
}

/* embed-module-exports */
uint32_t embed_module_exports(const Embed_module *module)
{
    return module_of(module)->exports_n;
}

Embed_export embed_module_export(const Embed_module *module, uint32_t i)
{
    const Module *m = module_of(module);
    Externtype xt = module_linked(m) ? interface_of(m->type)->exports[i].xt
                                     : clos_externtype(module_export_type(m, i), m->deftypes);
    return (Embed_export){.name = embed_name(m->exports[i].name), .type = embed_externtype(xt)};
}

bool embed_module_start(const Embed_module *module, uint32_t *func)
{
    *func = module_of(module)->start;
    return module_of(module)->has_start;
}

bool embed_module_func_type(const Embed_module *module, uint32_t func, Embed_functype *out)
{
    const Module *m = module_of(module);
    if (func >= m->import_funcs && func - m->import_funcs >= m->funcs_n)
        return false;
    Externtype xt = {.kind = EXTERN_FUNC, .use = module_func_type(m, func)};
    return embed_functype(embed_externtype(clos_externtype(xt, m->deftypes)).deftype, out);
}

uint32_t embed_module_export_index(const Embed_module *module, uint32_t i)
{
    return module_of(module)->exports[i].x;
}

bool embed_module_func_named(const Embed_module *module, Embed_name name, uint32_t *func)
{
    const Namemap *names = &module_of(module)->names.funcs;
    for (uint32_t i = 0; i < names->n; i++) {
        if (bytes_equal(names->names[i].name, name_of(name))) {
            *func = names->names[i].x;
            return true;
        }
    }
    return false;
}

uint32_t embed_module_customs(const Embed_module *module)
{
    return module_of(module)->customs_n;
}

void embed_module_custom(const Embed_module *module, uint32_t i, Embed_name *name,
                         const uint8_t **bytes, size_t *len)
{
    const Custom *custom = &module_of(module)->customs[i];
    *name = embed_name(custom->name);
    *bytes = custom->bytes.at;
    *len = custom->bytes.len;
}
