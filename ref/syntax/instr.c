/* syntax/instr.c: the opcode table as data. */
#include "syntax/instr.h"

#include <string.h>

const Sigrow sigs[SIG_COUNT] = {
    {0},
#define SIG(id, params, results, ...) {params, results, {__VA_ARGS__}},
#include "syntax/sig.def"
#undef SIG
};

const Oprow oprows[OP_COUNT] = {
#define INSTR(id, prefix, code, mnemonic, imm, type, rule, op, feature)                            \
    {prefix, code, mnemonic, IMM_##imm, SIG_##type, FEATURE_##feature},
#include "syntax/instr.def"
#undef INSTR
};

enum { FIRST_PREFIX = 0xFB, PREFIXES = 5, CODES = 288, BUCKETS = 2048 };

/* NON-SPEC: lookup tables over the rows, built by the compiler's first use of them. */
static uint16_t by_code[1 + PREFIXES][CODES]; /* opcode + 1 */
static uint16_t by_name[BUCKETS];             /* opcode + 1, open addressing */

static size_t prefix_index(uint8_t prefix)
{
    return prefix ? 1u + prefix - FIRST_PREFIX : 0;
}

static uint32_t hash(const char *name, size_t len)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < len; i++)
        h = (h ^ (uint8_t)name[i]) * 16777619u;
    return h ^ h >> 15;
}

/* Runs before main, so that the tables are never written while another thread reads them. */
__attribute__((constructor)) static void index_rows(void)
{
    for (int op = OP_COUNT - 1; op >= 0; op--) {
        const Oprow *row = &oprows[op];
        by_code[prefix_index(row->prefix)][row->code] = (uint16_t)(op + 1);
        uint32_t h = hash(row->mnemonic, strlen(row->mnemonic));
        while (by_name[h % BUCKETS] &&
               strcmp(oprows[by_name[h % BUCKETS] - 1].mnemonic, row->mnemonic) != 0)
            h++;
        by_name[h % BUCKETS] = (uint16_t)(op + 1);
    }
}

Opcode opcode_of(uint8_t prefix, uint32_t code)
{
    if (code >= CODES || (prefix && prefix < FIRST_PREFIX))
        return OP_COUNT;
    uint16_t found = by_code[prefix_index(prefix)][code];
    return found ? (Opcode)(found - 1) : OP_COUNT;
}

Opcode opcode_named(const char *mnemonic, size_t len)
{
    for (uint32_t h = hash(mnemonic, len); by_name[h % BUCKETS]; h++) {
        const char *name = oprows[by_name[h % BUCKETS] - 1].mnemonic;
        if (strlen(name) == len && memcmp(name, mnemonic, len) == 0)
            return (Opcode)(by_name[h % BUCKETS] - 1);
    }
    return OP_COUNT;
}

unsigned imm_width_log2(Imm imm)
{
    if (imm >= IMM_memarg_lane_8)
        return (unsigned)(imm - IMM_memarg_lane_8);
    if (imm >= IMM_memarg_atomic_8)
        return (unsigned)(imm - IMM_memarg_atomic_8);
    return (unsigned)(imm - IMM_memarg_8);
}
