/* text/linking_interface.c: bare module and instance types, .wit files (module-linking/Explainer#module-and-instance-types). */
#include "text/linking.h"
#include "text/module.h"
#include "text/text.h"

#include <stdlib.h>

/* (module item*) or (instance item*), and nothing else. An identifier may be given, as in definitions; it says nothing. */
static Result text_baretype(Parser *p)
{
    uint32_t x;
    TRY(text_need(p, FEATURE_module_linking, p->t->kind == TOKEN_LPAR ? p->t + 1 : p->t));
    if (!at_form(p, WORD_module) && !at_form(p, WORD_instance))
        return text_unexpected(p, "(module or (instance");
    Externkind kind = at_form(p, WORD_module) ? EXTERN_MODULE : EXTERN_INSTANCE;
    p->t += 2;
    skip_id(p);
    p->in_order = true;
    TRY(text_inlinelinktype(p, kind, &x));
    TRY(text_rpar(p));
    if (p->t->kind != TOKEN_EOF)
        return text_unexpected(p, "end of text");
    TRY(text_annots_end(p));
    return text_module_end(p);
}

Result text_interface(const char *src, size_t len, Features features, Module **out,
                      Failure *failure)
{
    *out = NULL;
    if (len >= UINT32_MAX)
        return fail(failure, ERR_implementation_limit, pos_none(),
                    "text of %zu bytes, 4294967294 at most", len);
    return text_source(src, 0, (uint32_t)len, NULL, features, text_baretype, out, failure);
}
