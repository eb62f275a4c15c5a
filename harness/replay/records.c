/* replay/records.c: what an engine printed during a case. */
#include "harness/replay/records.h"

#include "harness/util/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

void token_new(char token[33])
{
    uint8_t bytes[16];
    size_t got = 0;
    while (got < sizeof bytes) {
        ssize_t n = getrandom(bytes + got, sizeof bytes - got, 0);
        got += n > 0 ? (size_t)n : 0;
    }
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(token + 2 * i, 3, "%02x", bytes[i]);
}

static void grow(Grown *to, const char *bytes, size_t len)
{
    if (to->capacity - to->len < len) {
        to->capacity = (to->capacity + len) * 2;
        to->at = memory_resize(to->at, to->capacity);
    }
    if (len)
        memcpy(to->at + to->len, bytes, len);
    to->len += len;
}

void records_begin(Records *records, const char *token)
{
    snprintf(records->prefix, sizeof records->prefix, "{\"case\":\"%s\",", token);
    records->bytes = 0;
    records->any = records->ended = false;
}

/* One line, without its end. */
static void take_line(Records *records, const char *line, size_t len)
{
    static const char last[] = "\"end\":true}";
    size_t prefix = strlen(records->prefix);
    bool record =
        prefix && !records->ended && len > prefix && memcmp(line, records->prefix, prefix) == 0;
    if (record) {
        line += prefix;
        len -= prefix;
        records->any = true;
    }
    if (record && len == strlen(last) && memcmp(line, last, len) == 0) {
        records->ended = true;
        return;
    }
    if (!record && !len)
        return;
    grow(&records->kept, record ? "{" : RAW_MARK, record ? 1 : strlen(RAW_MARK));
    grow(&records->kept, line, len);
    grow(&records->kept, "\n", 1);
}

void records_take(Records *records, const char *bytes, size_t len)
{
    records->bytes += len;
    while (len) {
        const char *end = memchr(bytes, '\n', len);
        size_t part = end ? (size_t)(end - bytes) : len;
        if (records->line.len || !end)
            grow(&records->line, bytes, part);
        if (end && records->line.len)
            take_line(records, records->line.at, records->line.len);
        else if (end)
            take_line(records, bytes, part);
        if (end)
            records->line.len = 0;
        part += end != NULL;
        bytes += part;
        len -= part;
    }
}

void records_end(Records *records, Process_result *result)
{
    if (records->line.len)
        take_line(records, records->line.at, records->line.len);
    grow(&records->kept, "", 1);
    result->out = records->kept.at;
    result->out_len = records->kept.len - 1;
    records->kept = (Grown){0};
    records->line.len = 0;
    records->prefix[0] = 0;
}

void records_free(Records *records)
{
    free(records->kept.at);
    free(records->line.at);
    *records = (Records){0};
}

void records_of_result(Process_result *result, const char *token)
{
    Records records = {0};
    char *printed = result->out;
    records_begin(&records, token);
    records_take(&records, printed, result->out_len);
    records_end(&records, result);
    records_free(&records);
    free(printed);
}
