/* replay/records.h: what an engine printed during a case, told apart: the records of the case, and everything else. */
#ifndef TOUCHSTONE_REPLAY_RECORDS_H
#define TOUCHSTONE_REPLAY_RECORDS_H

#include "harness/engine/adapter.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Text that grows. */
typedef struct Grown {
    char *at;
    size_t len, capacity;
} Grown;

typedef struct Records {
    char prefix[64]; /* what a record of the case begins with; "": no case is in it */
    Grown kept;      /* whole lines: records as "{...}" without the token, others behind RAW_MARK */
    Grown line;      /* the beginning of a line that has not ended */
    uint64_t bytes;  /* what came since the case began, the marks aside */
    bool any;        /* a record of the case came */
    bool ended;      /* its last record came */
} Records;

/* Before a line that is no record. */
#define RAW_MARK "| "

/* A new random token. */
void token_new(char token[33]);

/* The case with TOKEN begins: what was kept of another is forgotten; what came since that one stays, as raw output. */
void records_begin(Records *records, const char *token);
/* LEN bytes came, torn anywhere. */
void records_take(Records *records, const char *bytes, size_t len);
/* Ends the case. What is kept becomes result->out, malloc'ed, and is forgotten here. */
void records_end(Records *records, Process_result *result);
void records_free(Records *records);

/* Replaces result->out, all that a process of a case with TOKEN printed, likewise. */
void records_of_result(Process_result *result, const char *token);

#endif
