/* embed/embed_trace.c: which reduction rules code that ran has used, which typing rule an instruction has. NON-SPEC. */
#include "embed/convert.h"
#include "embed/touchstone.h"
#include "runtime/store.h"
#include "syntax/feature.h"
#include "syntax/instr.h"
#include "util/alloc.h"

#include <stdio.h>
#include <string.h>

/* The rows of the opcode table, with the rule that an instruction shares with others ("SIDE": it has its own). */
static const struct {
    const char *mnemonic, *rule;
    Feature feature;
} rows[OP_COUNT] = {
#define INSTR(id, prefix, code, mnemonic, imm, type, rule, op, feature)                            \
    {mnemonic, #rule, FEATURE_##feature},
#include "syntax/instr.def"
};

/* Where a section has another name than the shared rule, or the mnemonic: that of the reduction rule, of the typing rule. */
static const struct {
    const char *name, *exec, *valid;
} sections[] = {{"array.get_s", "array.get_sx", "array.get_s"},
                {"array.get_u", "array.get_sx", "array.get_u"},
                {"struct.get_s", "struct.get_sx", "struct.get_s"},
                {"struct.get_u", "struct.get_sx", "struct.get_u"},
                {"i31.get_s", "i31.get", "i31.get"},
                {"i31.get_u", "i31.get", "i31.get"},
                {"else", "if", "if"},
                {"end", "instrs-exit", "instrs"},
                {"load", "load-val", "load-val"},
                {"store", "store-val", "store-val"},
                {"vload", "vload-val", "vload-val"},
                {"vload_pack", "vload-pack", "vload-pack"},
                {"vload_splat", "vload-splat", "vload-splat"},
                {"vload_zero", "vload-zero", "vload-zero"},
                {"none__none", "nop", "nop"}};

void embed_store_trace(Embed_store *store)
{
    Store *self = store_of(store);
    self->plain_code = true;
    if (!self->traced)
        self->traced = checked_calloc(OP_COUNT, sizeof *self->traced);
}

/* Writes the rule of instruction OP to *rule: its typing rule, or its reduction rule. */
static void write_rule(unsigned op, bool typing, Embed_rule *rule)
{
    const char *name = strcmp(rows[op].rule, "SIDE") == 0 ? rows[op].mnemonic : rows[op].rule;
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        if (strcmp(name, sections[i].name) == 0) {
            name = typing ? sections[i].valid : sections[i].exec;
            break;
        }
    }
    size_t len = strlen(name);
    const char *trap = "_trap";
    if (len > strlen(trap) && strcmp(name + len - strlen(trap), trap) == 0)
        len -= strlen(trap);
    rule->mnemonic = rows[op].mnemonic;
    rule->feature = feature_name(rows[op].feature);
    snprintf(rule->label, sizeof rule->label, "%s-%.*s", typing ? "valid" : "exec", (int)len, name);
}

void embed_store_traced(Embed_store *store, void (*tell)(void *data, const Embed_rule *rule),
                        void *data)
{
    Embed_rule rule;
    Store *self = store_of(store);
    for (unsigned op = 0; self->traced && op < OP_COUNT; op++) {
        if (self->traced[op] && tell) {
            write_rule(op, false, &rule);
            tell(data, &rule);
        }
        self->traced[op] = false;
    }
}

bool embed_rule_of(const char *mnemonic, bool typing, Embed_rule *rule)
{
    for (unsigned op = 0; op < OP_COUNT; op++) {
        if (strcmp(rows[op].mnemonic, mnemonic) == 0) {
            write_rule(op, typing, rule);
            return true;
        }
    }
    return false;
}
