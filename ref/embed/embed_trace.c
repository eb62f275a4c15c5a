/* embed/embed_trace.c: which reduction rules code that ran has used. NON-SPEC. */
#include "embed/convert.h"
#include "embed/touchstone.h"
#include "runtime/store.h"
#include "syntax/instr.h"
#include "util/alloc.h"

#include <stdio.h>
#include <string.h>

/* The rows of the opcode table, with the rule that an instruction shares with others ("SIDE": it has its own). */
static const struct {
    const char *mnemonic, *rule;
} rows[OP_COUNT] = {
#define INSTR(id, prefix, code, mnemonic, imm, type, rule, op, feature) {mnemonic, #rule},
#include "syntax/instr.def"
};

/* Where a section has another name than the shared rule, or the mnemonic. */
static const struct {
    const char *name, *label;
} sections[] = {{"array.get_s", "array.get_sx"},
                {"array.get_u", "array.get_sx"},
                {"struct.get_s", "struct.get_sx"},
                {"struct.get_u", "struct.get_sx"},
                {"i31.get_s", "i31.get"},
                {"i31.get_u", "i31.get"},
                {"else", "if"},
                {"end", "instrs-exit"},
                {"load", "load-val"},
                {"store", "store-val"},
                {"vload", "vload-val"},
                {"vload_pack", "vload-pack"},
                {"vload_splat", "vload-splat"},
                {"vload_zero", "vload-zero"},
                {"vload_lane", "vload_lane"},
                {"none__none", "nop"}};

void embed_store_trace(Embed_store *store)
{
    Store *self = store_of(store);
    self->plain_code = true;
    if (!self->traced)
        self->traced = checked_calloc(OP_COUNT, sizeof *self->traced);
}

/* The label of an instruction's section in core/exec/instructions, to BUF. */
static const char *label_of(unsigned op, char *buf, size_t size)
{
    const char *name = strcmp(rows[op].rule, "SIDE") == 0 ? rows[op].mnemonic : rows[op].rule;
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        if (strcmp(name, sections[i].name) == 0) {
            name = sections[i].label;
            break;
        }
    }
    size_t len = strlen(name);
    const char *trap = "_trap";
    if (len > strlen(trap) && strcmp(name + len - strlen(trap), trap) == 0)
        len -= strlen(trap);
    snprintf(buf, size, "exec-%.*s", (int)len, name);
    return buf;
}

void embed_store_traced(Embed_store *store,
                        void (*tell)(void *data, const char *mnemonic, const char *label),
                        void *data)
{
    char label[64];
    Store *self = store_of(store);
    for (unsigned op = 0; self->traced && op < OP_COUNT; op++) {
        if (self->traced[op] && tell)
            tell(data, rows[op].mnemonic, label_of(op, label, sizeof label));
        self->traced[op] = false;
    }
}
