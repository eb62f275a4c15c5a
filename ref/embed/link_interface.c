/* embed/link_interface.c: touchstone_link.h, module and instance types as text. NON-SPEC. */
#include "embed/convert.h"
#include "embed/touchstone_link.h"
#include "text/print.h"
#include "text/text.h"
#include "valid/valid.h"

Embed_result embed_link_interface_parse(const char *text, size_t len, Embed_features features,
                                        Embed_externtype *type, Embed_failure *failure)
{
    Module *m;
    Failure f;
    if (text_interface(text, len, features, &m, &f))
        return embed_failure(&f, failure);
    Result result = valid_module(m, &f);
    if (!result) {
        uint32_t handle = m->deftypes[m->types_n - 1];
        bool module = deftype_of(handle)->st.ct.kind == COMP_MODULE;
        *type = embed_externtype((Externtype){.kind = module ? EXTERN_MODULE : EXTERN_INSTANCE,
                                              .use = {HT_DEF, handle}});
    }
    module_free(m);
    return result ? embed_failure(&f, failure) : EMBED_OK;
}

void embed_link_interface_print(const Embed_externtype *type, char **text, size_t *len)
{
    Buffer out = {0};
    text_print_interface(type->deftype, &out);
    *text = (char *)(uintptr_t)buffer_string(&out);
    *len = out.len;
}

Embed_externtype embed_link_instance_type(const Embed_externtype *type)
{
    Externtype xt = externtype_of(type);
    if (xt.kind == EXTERN_MODULE) {
        const Interface *interface = interface_of(xt.use.x);
        xt.kind = EXTERN_INSTANCE;
        xt.use.x =
            intern_interface(COMP_INSTANCE, NULL, 0, interface->exports, interface->exports_n);
    }
    return embed_externtype(xt);
}
