/* text/interface.c: bare module and instance types (module-linking/Explainer#module-and-instance-types, the last
 * paragraphs). NON-SPEC: see linking/CHOICES.md, wit. */
#include "text/linking.h"
#include "text/module.h"
#include "text/text.h"

/* (module item*) or (instance item*), and nothing else */
static Result text_bare_type(Parser *p)
{
    uint32_t x;
    TRY(text_customannots(p));
    if (!at_form(p, WORD_module) && !at_form(p, WORD_instance))
        return text_unexpected(p, "a module or instance type");
    Externkind kind = at_form(p, WORD_module) ? EXTERN_MODULE : EXTERN_INSTANCE;
    if (!(p->features & FEATURE_BIT(module_linking)))
        return text_need(p, FEATURE_module_linking, p->t + 1);
    p->t += 2;
    TRY(text_linktype(p, kind, &x));
    TRY(text_rpar(p));
    TRY(text_customannots(p));
    if (p->t->kind != TOKEN_EOF)
        return text_unexpected(p, "end of text");
    return text_annots_end(p);
}

Result text_interface(const char *src, size_t len, Features features, Module **out,
                      Failure *failure)
{
    *out = NULL;
    if (len >= UINT32_MAX)
        return fail(failure, ERR_implementation_limit, pos_none(),
                    "text of %zu bytes, 4294967294 at most", len);
    Module *m = module_new(features);
    Exportnames names = {0};
    Parser p = {.src = src,
                .features = features,
                .failure = failure,
                .m = m,
                .arena = &m->arena,
                .export_names = &names,
                .in_order = true,
                .initial = true};
    lex(src, 0, (uint32_t)len, features, &p.tokens);
    p.t = p.tokens.at;
    m->lines = p.lines = text_lines(src, len, &m->arena);
    Result result = text_bare_type(&p);
    if (!result)
        result = text_module_end(&p);
    parser_free(&p);
    space_free(&names.space);
    if (result) {
        module_free(m);
        m = NULL;
    }
    *out = m;
    return result;
}
