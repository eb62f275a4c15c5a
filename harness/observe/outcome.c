/* observe/outcome.c: outcomes as text. */
#include "harness/observe/outcome.h"

#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_MOST = 1000, NOTE_MOST = 40 };

Outcomes outcomes_new(size_t n)
{
    Outcomes outcomes = {memory_new(n * sizeof *outcomes.at), n};
    for (size_t i = 0; i < n; i++) {
        outcomes.at[i].text = text_copy("missing");
        outcomes.at[i].exact = text_copy("missing");
    }
    return outcomes;
}

void outcomes_free(Outcomes *outcomes)
{
    for (size_t i = 0; i < outcomes->n; i++) {
        free(outcomes->at[i].text);
        free(outcomes->at[i].exact);
        free(outcomes->at[i].message);
        free(outcomes->at[i].name);
        strings_free(outcomes->at[i].permits);
    }
    free(outcomes->at);
    *outcomes = (Outcomes){0};
}

/* Where the class of a NaN begins in the value WORD of LEN bytes, behind "(" or "(-"; NULL for other values. */
static const char *nan_class(const char *word, size_t len)
{
    const char *open = memchr(word, '(', len);
    if (word[0] != 'f' || !open || word[len - 1] != ')')
        return NULL;
    open += open[1] == '-' ? 2 : 1;
    return strncmp(open, "nan:", 4) == 0 ? open : NULL;
}

/* EXACT with every NaN's bits replaced by its class. */
static char *with_classes(const char *exact)
{
    char *out = memory_new(strlen(exact) + 1), *at = out;
    while (*exact) {
        size_t len = strcspn(exact, " ");
        const char *class = len ? nan_class(exact, len) : NULL;
        if (class)
            at += sprintf(at, "%.4s%.*s", exact, (int)(exact + len - 1 - class), class);
        else
            at = (char *)memcpy(at, exact, len) + len;
        exact += len;
        if (*exact)
            *at++ = *exact++;
    }
    *at = 0;
    return out;
}

/* TEXT made fit to be kept, with its length behind it where it is cut. */
static char *kept(const char *text)
{
    size_t len = strlen(text);
    if (len <= TEXT_MOST)
        return text_safe(text, TEXT_MOST);
    char *safe = text_safe(text, TEXT_MOST - NOTE_MOST);
    char *noted = text_format("%s… (%zu bytes)", safe, len);
    free(safe);
    return noted;
}

size_t outcomes_add(Outcomes *outcomes, const char *name)
{
    outcomes->at = array_room(outcomes->at, outcomes->n, sizeof *outcomes->at);
    outcomes->at[outcomes->n] =
        (Outcome){.text = text_copy("missing"), .exact = text_copy("missing"), .name = kept(name)};
    return outcomes->n++;
}

bool outcomes_set(Outcomes *outcomes, size_t i, const char *exact, const char *message)
{
    if (i >= outcomes->n)
        return false;
    Outcome *outcome = &outcomes->at[i];
    free(outcome->text);
    free(outcome->exact);
    free(outcome->message);
    outcome->exact = kept(exact);
    outcome->text = with_classes(outcome->exact);
    outcome->message = message && *message ? kept(message) : NULL;
    return true;
}

bool outcomes_permit(Outcomes *outcomes, size_t i, const char *pattern)
{
    if (i >= outcomes->n)
        return false;
    strings_push(&outcomes->at[i].permits, text_safe(pattern, TEXT_MOST));
    return true;
}

/* The class of a NaN with significand PAYLOAD, whose highest bit is QUIET. */
static void nan_text(bool negative, uint64_t payload, uint64_t quiet, char *buf, size_t size)
{
    if (payload == quiet)
        snprintf(buf, size, "nan:canonical");
    else if (payload & quiet)
        snprintf(buf, size, "nan:arithmetic");
    else
        snprintf(buf, size, "%snan:0x%" PRIx64, negative ? "-" : "", payload);
}

static void f32_text(uint32_t bits, char *buf, size_t size)
{
    char readable[40];
    float value;
    memcpy(&value, &bits, sizeof value);
    if ((bits & 0x7FFFFFFF) > 0x7F800000)
        nan_text(bits >> 31, bits & 0x7FFFFF, 0x400000, readable, sizeof readable);
    else
        snprintf(readable, sizeof readable, "%.9g", (double)value);
    snprintf(buf, size, "f32:0x%08" PRIx32 "(%s)", bits, readable);
}

static void f64_text(uint64_t bits, char *buf, size_t size)
{
    char readable[40];
    double value;
    memcpy(&value, &bits, sizeof value);
    if ((bits & INT64_MAX) > UINT64_C(0x7FF0000000000000))
        nan_text(bits >> 63, bits & UINT64_C(0xFFFFFFFFFFFFF), UINT64_C(1) << 51, readable,
                 sizeof readable);
    else
        snprintf(readable, sizeof readable, "%.17g", value);
    snprintf(buf, size, "f64:0x%016" PRIx64 "(%s)", bits, readable);
}

const char *outcome_number(const char *type, uint64_t bits, char *buf, size_t size)
{
    if (strcmp(type, "i32") == 0)
        snprintf(buf, size, "i32:%" PRId32, (int32_t)bits);
    else if (strcmp(type, "i64") == 0)
        snprintf(buf, size, "i64:%" PRId64, (int64_t)bits);
    else if (strcmp(type, "f32") == 0)
        f32_text((uint32_t)bits, buf, size);
    else if (strcmp(type, "f64") == 0)
        f64_text(bits, buf, size);
    else
        snprintf(buf, size, "?");
    return buf;
}

const char *outcome_v128(const uint8_t bytes[16], char *buf, size_t size)
{
    char digits[33];
    for (size_t i = 0; i < 16; i++)
        snprintf(digits + 2 * i, 3, "%02x", bytes[15 - i]);
    snprintf(buf, size, "v128:0x%s", digits);
    return buf;
}
