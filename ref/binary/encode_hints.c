/* binary/encode_hints.c: the branch hint section of the code metadata format (metadata/code/binary). NON-SPEC. */
#include "binary/writer.h"

/* N hints of one function. Offsets count from the first byte of the function's locals. */
static void encode_hintfunc(Buffer *out, Buffer *scratch, const Module *m, const Branchhint *hints,
                            uint32_t n)
{
    const Func *func = &m->funcs[hints->func - m->import_funcs];
    uint32_t done = 0;
    encode_uint(out, hints->func);
    encode_uint(out, n);
    encode_locals(scratch, func);
    for (uint32_t i = 0; i < n; i++) {
        encode_expr(scratch, &(Expr){func->body.in + done, hints[i].in - done});
        done = hints[i].in;
        encode_uint(out, scratch->len);
        buffer_byte(out, 1);
        buffer_byte(out, hints[i].likely);
    }
    scratch->len = 0;
}

/* The hint behind the last one of the function that hint I is in. */
static uint32_t func_end(const Module *m, uint32_t i)
{
    uint32_t func = m->hints[i].func;
    while (i < m->hints_n && m->hints[i].func == func)
        i++;
    return i;
}

void encode_hintdata(Buffer *out, const Module *m)
{
    Buffer scratch = {0};
    uint32_t funcs = 0;
    for (uint32_t i = 0; i < m->hints_n; i = func_end(m, i))
        funcs++;
    encode_uint(out, funcs);
    for (uint32_t i = 0, end; i < m->hints_n; i = end) {
        end = func_end(m, i);
        encode_hintfunc(out, &scratch, m, &m->hints[i], end - i);
    }
    buffer_free(&scratch);
}
