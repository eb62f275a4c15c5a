/* shard/shard.c: which cases a shard takes. */
#include "harness/shard/shard.h"

#include "harness/store/store.h"
#include "harness/util/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const methods[] = {"hash", "slice", "time"};

enum { METHODS = sizeof methods / sizeof *methods };

bool shard_method_read(const char *text, Shard_method *out)
{
    for (int i = 0; i < METHODS; i++) {
        if (strcmp(text, methods[i]) == 0) {
            *out = i;
            return true;
        }
    }
    return false;
}

const char *shard_method_name(Shard_method method)
{
    return methods[method];
}

/* ---- durations ---- */

/* A case's place and how long it took, on all engines together, the last times. */
typedef struct Cost {
    size_t at;
    double us;
    const char *name;
} Cost;

static int longest_first(const void *a, const void *b)
{
    const Cost *left = a, *right = b;
    if (left->us != right->us)
        return left->us > right->us ? -1 : 1;
    return strcmp(left->name, right->name);
}

/* The mean duration of a case on all engines together, 0 where it never ran. */
static double duration_of(sqlite3_stmt *row, const Case *of)
{
    sqlite3_bind_text(row, 2, of->suite, -1, SQLITE_STATIC);
    sqlite3_bind_text(row, 3, of->name, -1, SQLITE_STATIC);
    double us = sqlite3_step(row) == SQLITE_ROW ? sqlite3_column_double(row, 0) : 0;
    sqlite3_reset(row);
    return us;
}

static bool assign_by_time(const Cases *cases, const Shard *shard, const char *db, unsigned *out)
{
    Store *store = store_open(shard->times ? shard->times : db, STORE_READ);
    if (!store)
        return false;
    Cost *costs = memory_new((cases->n + 1) * sizeof *costs);
    double *loads = memory_new(shard->total * sizeof *loads);
    sqlite3_stmt *row =
        store_rows(store,
                   "select sum(mean) from (select avg(duration_us) as mean from attempts join "
                   "cases using (case_id) where ?1 and suite = ?2 and name = ?3 group by "
                   "engine_id)",
                   1);
    for (size_t i = 0; i < cases->n; i++)
        costs[i] = (Cost){i, duration_of(row, &cases->at[i]), cases->at[i].key};
    sqlite3_finalize(row);
    store_close(store);
    qsort(costs, cases->n, sizeof *costs, longest_first);
    for (size_t i = 0; i < cases->n; i++) {
        unsigned least = 0;
        for (unsigned s = 1; s < shard->total; s++)
            least = loads[s] < loads[least] ? s : least;
        out[costs[i].at] = least + 1;
        /* what never ran counts a little, so that it is spread too */
        loads[least] += costs[i].us > 0 ? costs[i].us : 1;
    }
    free(loads);
    free(costs);
    return true;
}

/* ---- assignment ---- */

unsigned *shard_assign(const Cases *cases, const Shard *shard, const char *db)
{
    unsigned *shards = memory_new((cases->n + 1) * sizeof *shards);
    if (shard->method == SHARD_TIME) {
        if (assign_by_time(cases, shard, db, shards))
            return shards;
        free(shards);
        return NULL;
    }
    for (size_t i = 0; i < cases->n; i++) {
        char key[33], *name = text_format("%s/%s", cases->at[i].suite, cases->at[i].name);
        hash_hex(name, strlen(name), key);
        free(name);
        key[15] = 0;
        shards[i] = (unsigned)(shard->method == SHARD_HASH ? strtoull(key, NULL, 16) % shard->total
                                                           : i % shard->total) +
                    1;
    }
    return shards;
}

void shard_key(const Cases *cases, const unsigned *shards, const char *engines, const Shard *shard,
               char out[33])
{
    char *text = NULL;
    size_t len;
    FILE *to = open_memstream(&text, &len);
    fprintf(to, "%u %s %s\n", shard->total, methods[shard->method], engines ? engines : "");
    for (size_t i = 0; i < cases->n; i++)
        fprintf(to, "%s %u\n", cases->at[i].key, shards[i]);
    fclose(to);
    hash_hex(text, len, out);
    free(text);
}

void shard_keep(Cases *cases, const unsigned *shards, unsigned index)
{
    size_t kept = 0;
    for (size_t i = 0; i < cases->n; i++) {
        if (shards[i] == index) {
            Case each = cases->at[kept];
            cases->at[kept++] = cases->at[i];
            cases->at[i] = each;
        }
    }
    for (size_t i = kept; i < cases->n; i++)
        case_free(&cases->at[i]);
    cases->n = kept;
}
