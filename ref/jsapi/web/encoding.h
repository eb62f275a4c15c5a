/* encoding.h: decoders (Encoding Standard, "Encodings"). */
#ifndef TOUCHSTONE_JSAPI_WEB_ENCODING_H
#define TOUCHSTONE_JSAPI_WEB_ENCODING_H

#include "util/bytes.h"

/* The encodings that TextDecoder has.
   DEVIATES(legacy-encodings): the standard has 37 more; their labels are as unknown ones. */
typedef enum Encoding { ENCODING_UTF_8, ENCODING_UTF_16LE, ENCODING_UTF_16BE } Encoding;

/* "utf-8", ...: the name in lower case. */
const char *encoding_name(Encoding encoding);
/* Get an encoding: false where LABEL is none. */
bool encoding_get(Bytes label, Encoding *out);

/* A decoder with what stands between calls. A new one is zeroed but for its encoding. */
typedef struct Decoder {
    Encoding encoding;
    /* UTF-8 */
    uint32_t code_point;
    uint8_t bytes_seen, bytes_needed, lower, upper; /* boundaries count while bytes are needed */
    /* UTF-16 */
    bool has_lead_byte;
    uint8_t lead_byte;
    uint16_t lead_surrogate;
    bool has_restored; /* a code unit was restored to the queue */
    uint16_t restored;
} Decoder;

typedef enum Decoded {
    DECODED_NOTHING, /* continue */
    DECODED_SCALAR,
    DECODED_ERROR,
    DECODED_FINISHED
} Decoded;

/* The decoder's handler: takes the byte *I of INPUT, or end-of-queue where *I is its length, and advances *I past what it
   did not restore. */
Decoded decoder_handle(Decoder *self, Bytes input, size_t *i, uint32_t *scalar);

/* UTF-8 decode: INPUT without a byte order mark in front, what is malformed replaced by U+FFFD; the caller frees it. */
Buffer encoding_utf8_decode(Bytes input);

#endif
