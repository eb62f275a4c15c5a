/* cause/print.c: causes for people and programs. */
#include "harness/cause/print.h"

#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <stdlib.h>

static void print_json(json_t *json, FILE *out)
{
    json_dumpf(json, out, JSON_INDENT(1));
    putc('\n', out);
    json_decref(json);
}

void causes_print(Store *store, const Causes *causes, Cause_format format, const char *db,
                  FILE *out)
{
    json_t *array = json_array();
    for (size_t i = 0; i < causes->n; i++)
        json_array_append_new(array, cause_json(store, causes->run, &causes->at[i], db));
    (void)format;
    print_json(array, out);
}

void cause_print(Store *store, const Causes *causes, Cause_format format, const char *db, FILE *out)
{
    (void)format;
    print_json(cause_json(store, causes->run, &causes->at[0], db), out);
}
