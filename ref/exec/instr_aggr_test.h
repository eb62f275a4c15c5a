/* exec/instr_aggr_test.h: runs exports of small modules in text, for the tests of rules. */
#ifndef TOUCHSTONE_EXEC_INSTR_AGGR_TEST_H
#define TOUCHSTONE_EXEC_INSTR_AGGR_TEST_H

#include "embed/touchstone.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* An instance of a module, in a store of its own. */
typedef struct Subject {
    Embed_store *store;
    Embed_module *module;
    Embed_instance *instance;
} Subject;

/* Fails the test if RESULT is no success. */
static inline void must(Embed_result result, const Embed_failure *failure)
{
    if (result)
        fail_msg("%s: %s (line %u)", embed_result_name(result), failure->message, failure->line);
}

/* Parses, validates and instantiates TEXT with the N externals EXTERNS in STORE (a new one if NULL). */
static inline Subject subject_new(Embed_store *store, const char *text, const Embed_extern *externs,
                                  uint32_t n)
{
    Subject s = {.store = store ? store : embed_store_init()};
    Embed_failure failure;
    must(embed_module_parse(text, strlen(text), embed_features_default(), &s.module, &failure),
         &failure);
    must(embed_module_validate(s.module, &failure), &failure);
    must(embed_module_instantiate(s.store, s.module, externs, n, &s.instance, &failure), &failure);
    return s;
}

static inline void subject_free(Subject *s)
{
    embed_store_free(s->store);
    embed_module_free(s->module);
}

/* Invokes export NAME with three arguments (as many as it takes; i32) and sets *VALUE to its result, if it has one. */
static inline Embed_result subject_invoke(Subject *s, const char *name, const uint32_t args[3],
                                          Embed_value *value, Embed_failure *failure)
{
    Embed_extern function;
    Embed_functype type;
    Embed_value values[3] = {{.type = {.kind = EMBED_I32}, .i32 = args[0]},
                             {.type = {.kind = EMBED_I32}, .i32 = args[1]},
                             {.type = {.kind = EMBED_I32}, .i32 = args[2]}};
    if (!embed_instance_export(s->instance, (Embed_name){name, strlen(name)}, &function))
        fail_msg("no export %s", name);
    assert_true(embed_functype(embed_func_type(s->store, function.addr), &type));
    memset(value, 0, sizeof *value);
    return embed_func_invoke(s->store, function.addr, values, type.params_n, value, failure);
}

/* Makes the call that LINE says: an export, its arguments, and "= result" (i32 or i64) or "! kind of failure". */
static inline void check_call(Subject *s, const char *line)
{
    char name[32];
    int used;
    uint32_t args[3] = {0};
    Embed_value value;
    Embed_failure failure;
    assert_int_equal(sscanf(line, "%31s%n", name, &used), 1);
    char *rest = (char *)(uintptr_t)line + used;
    for (int k = 0; k < 3 && strchr(" ", *rest) && strcspn(rest, "=!") > 1; k++)
        args[k] = (uint32_t)strtoull(rest, &rest, 0);
    rest += strspn(rest, " ");
    Embed_result result = subject_invoke(s, name, args, &value, &failure);
    uint64_t r = value.type.kind == EMBED_I64 ? value.i64 : value.i32;
    if (result && (*rest != '!' || strcmp(failure.kind, rest + 2) != 0))
        fail_msg("%s: %s", line, failure.message);
    if (!result && *rest == '!')
        fail_msg("%s: no failure", line);
    if (!result && *rest == '=' && r != strtoull(rest + 1, NULL, 0))
        fail_msg("%s: it is 0x%llx", line, (unsigned long long)r);
}

/* Makes the calls of LINES in order, one a line. */
static inline void check_calls(Subject *s, const char *lines)
{
    while (*lines) {
        char line[128];
        size_t len = strcspn(lines, "\n");
        snprintf(line, sizeof line, "%.*s", (int)len, lines);
        check_call(s, line);
        lines += len + (lines[len] != 0);
    }
}

#endif
