/* text/values.h: numbers (core/text/values). */
#ifndef TOUCHSTONE_TEXT_VALUES_H
#define TOUCHSTONE_TEXT_VALUES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a run of characters is as a number: none, TuN, TsN with a sign, or TfN only. */
typedef enum Numberkind { NUMBER_NONE, NUMBER_NAT, NUMBER_INT, NUMBER_FLOAT } Numberkind;

Numberkind number_kind(const uint8_t *at, size_t len);

/* text-hexdigit: its value, 16 where C is none. */
unsigned hexdigit(uint8_t c);

/* text-hexnum: reads all of [AT, END); false if that is none or exceeds 64 bits. */
bool scan_hexnum(const uint8_t *at, const uint8_t *end, uint64_t *out);

/* text-uN, text-iN: the value of the NAT or INT at AT in two's complement, cut to N bits (8, 16, 32 or 64); false if it
   is out of range. */
bool text_uN(const uint8_t *at, size_t len, unsigned N, uint64_t *out);
bool text_iN(const uint8_t *at, size_t len, unsigned N, uint64_t *out);

/* text-fN: the bits of the number at AT (any kind) rounded to the nearest, ties to even; N is 32 or 64. False if it
   overflows, or if a NaN's payload is out of range. */
bool text_fN(const uint8_t *at, size_t len, unsigned N, uint64_t *out);

#endif
