/* embed/dump_code.c: the code of a module, an instruction a line, with its offset and bytes. NON-SPEC. */
#include "embed/dump.h"
#include "text/print.h"

#include <inttypes.h>

enum { LINE_BYTES = 9, DEEPEST_INDENT = 40 };

/* The bytes from AT to END: LINE_BYTES a line, the first of them still open. Returns where the next line starts. */
static size_t start_line(const Dump *d, size_t at, size_t end)
{
    buffer_format(d->out, " %06zx:", at);
    for (size_t i = 0; i < LINE_BYTES; i++) {
        if (at < end)
            buffer_format(d->out, " %02x", d->bytes[at++]);
        else
            buffer_text(d->out, "   ");
    }
    buffer_text(d->out, " |");
    return at;
}

/* Ends the line; what bytes are left have lines of their own. */
static void end_line(const Dump *d, size_t at, size_t end)
{
    buffer_byte(d->out, '\n');
    while (at < end) {
        at = start_line(d, at, end);
        buffer_byte(d->out, '\n');
    }
}

/* Steps over a value type. */
static size_t skip_valtype(const Dump *d, size_t at)
{
    uint8_t code = d->bytes[at++];
    if (code == 0x63 || code == 0x64) /* (ref null ht), (ref ht) */
        dump_u32(d->bytes, &at);
    return at;
}

/* The locals that FUNC declares, named by NAMES; the first has index X. Returns where the instructions start. */
static size_t dump_locals(const Dump *d, const Func *func, const Namemap *names, uint64_t x)
{
    size_t at = func->pos.offset;
    dump_u32(d->bytes, &at);
    for (uint32_t i = 0; i < func->runs_n; i++) {
        const Localrun *run = &func->runs[i];
        size_t end = at;
        dump_u32(d->bytes, &end);
        end = skip_valtype(d, end);
        at = start_line(d, at, end);
        if (run->n == 1) {
            buffer_format(d->out, " local[%" PRIu64 "]", x);
            dump_name(d, names, (uint32_t)x);
        } else if (run->n) {
            buffer_format(d->out, " local[%" PRIu64 "..%" PRIu64 "]", x, x + run->n - 1);
        } else {
            buffer_text(d->out, " no local");
        }
        buffer_byte(d->out, ' ');
        print_valtype(d->out, run->t);
        end_line(d, at, end);
        at = end;
        x += run->n;
    }
    return at;
}

/* The name of what IN of a function with LOCALS refers to first. */
static void instr_name(const Dump *d, const Instr *in, const Namemap *locals)
{
    const Names *names = &d->m->names;
    switch ((int)oprows[in->op].imm) {
    case IMM_funcidx: dump_name(d, &names->funcs, in->x); break;
    case IMM_localidx: dump_name(d, locals, in->x); break;
    case IMM_globalidx: dump_name(d, &names->globals, in->x); break;
    case IMM_tagidx: dump_name(d, &names->tags, in->x); break;
    case IMM_dataidx: dump_name(d, &names->datas, in->x); break;
    case IMM_elemidx: dump_name(d, &names->elems, in->x); break;
    case IMM_tableidx: dump_name(d, &names->tables, in->x); break;
    case IMM_memidx: dump_name(d, &names->mems, in->x); break;
    case IMM_typeidx:
    case IMM_typeidx_fieldidx:
    case IMM_typeidx_u32:
    case IMM_typeidx_dataidx:
    case IMM_typeidx_elemidx:
    case IMM_typeidx_typeidx: dump_name(d, &names->types, in->x); break;
    case IMM_tableidx_typeidx: dump_name(d, &names->types, in->y); break;
    default: break;
    }
}

/* FUNC, of index X, which has PARAMS parameters. */
static void dump_func(const Dump *d, const Func *func, uint32_t x, uint32_t params)
{
    const Namemap *locals = dump_names_in(&d->m->names.locals, x);
    size_t at = dump_locals(d, func, locals, params), last = func->pos.offset + func->size;
    int depth = 0;
    for (uint32_t i = 0; i < func->body.n; i++) {
        const Instr *in = &func->body.in[i];
        size_t end = i + 1 < func->body.n ? func->body.in[i + 1].pos : last;
        at = start_line(d, at, end);
        depth -= text_closes(in->op) && depth;
        buffer_format(d->out, " %*s", 2 * (depth < DEEPEST_INDENT ? depth : DEEPEST_INDENT), "");
        text_print_instr(d->m, in, d->out);
        instr_name(d, in, locals);
        end_line(d, at, end);
        depth += text_opens(in->op);
        at = end;
    }
}

void dump_code(const Dump *d)
{
    const Module *m = d->m;
    for (uint32_t i = 0; i < d->sections_n; i++) {
        if (d->sections[i].id == DUMP_MODULE)
            dump_nested(d, &d->sections[i], 1, dump_code);
    }
    for (uint32_t i = 0; i < m->funcs_n; i++) {
        const Func *func = &m->funcs[i];
        uint32_t x = m->import_funcs + i;
        const Subtype *st = func->typeidx < m->types_n ? module_subtype(m, func->typeidx) : NULL;
        buffer_format(d->out, "%06" PRIx64 " func[%" PRIu32 "]", func->pos.offset, x);
        dump_name(d, &m->names.funcs, x);
        buffer_text(d->out, ":\n");
        dump_func(d, func, x, st && st->ct.kind == COMP_FUNC ? st->ct.params.n : 0);
    }
}
