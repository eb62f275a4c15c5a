/* startup/stdio.c: the builtin module stdio. NON-SPEC. */
#include "startup/names.h"

#include <stdio.h>
#include <string.h>

/* Prints the string at ARG in the memory of CALLER. */
static Embed_result put(FILE *out, Embed_store *store, const Embed_instance *caller,
                        const Embed_value *arg, Embed_failure *failure)
{
    Embed_extern memory;
    if (!caller || !embed_instance_item(caller, EMBED_MEM, 0, &memory))
        return embed_host_fail(failure, "puts: the caller has no memory");
    uint64_t at = arg->type.kind == EMBED_I64 ? arg->i64 : arg->i32, len;
    const uint8_t *bytes = embed_mem_data(store, memory.addr, &len);
    const uint8_t *end = at < len ? memchr(bytes + at, 0, len - at) : NULL;
    if (!end)
        return embed_host_fail(failure, "puts: out of bounds memory access");
    fwrite(bytes + at, 1, (size_t)(end - bytes) - at, out);
    fputc('\n', out);
    return EMBED_OK;
}

static Embed_result puts_nothing(void *data, Embed_store *store, Embed_instance *caller,
                                 const Embed_value *args, Embed_value *results,
                                 Embed_failure *failure)
{
    (void)results;
    return put(data, store, caller, args, failure);
}

static Embed_result puts_zero(void *data, Embed_store *store, Embed_instance *caller,
                              const Embed_value *args, Embed_value *results, Embed_failure *failure)
{
    *results = (Embed_value){.type = {.kind = EMBED_I32}};
    return put(data, store, caller, args, failure);
}

/* Whether puts can be of TYPE. */
static bool is_puts(const Embed_functype *type)
{
    return type->params_n == 1 && type->results_n <= 1 &&
           (type->params->kind == EMBED_I32 || type->params->kind == EMBED_I64) &&
           (type->results_n == 0 || type->results->kind == EMBED_I32);
}

bool startup_stdio_resolve(void *data, Embed_store *store, Embed_name module, Embed_name name,
                           const Embed_externtype *type, Embed_extern *out)
{
    static const Embed_valtype i32 = {.kind = EMBED_I32};
    Embed_functype due = {.params_n = 1, .results_n = 1, .params = &i32, .results = &i32}, asked;
    if (!module.at || name.len != 4 || memcmp(name.at, "puts", 4) != 0)
        return false;
    /* where the import is of none of its types, it is not matched */
    if (type->kind == EMBED_FUNC && embed_functype(type->deftype, &asked) && is_puts(&asked))
        due = asked;
    Embed_hostfunc *func = due.results_n ? puts_zero : puts_nothing;
    *out = (Embed_extern){EMBED_FUNC, embed_func_alloc(store, embed_deftype(&due), func, data)};
    return true;
}
