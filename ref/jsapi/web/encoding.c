/* encoding.c: decoders (Encoding Standard, "Encodings", "The encoding" sections of UTF-8 and UTF-16). */
#include "jsapi/web/encoding.h"

#include "util/utf8.h"

#include <string.h>
#include <strings.h>

/* ---- labels ---- */

static const struct {
    const char *label;
    Encoding encoding;
} labels[] = {
    {"unicode-1-1-utf-8", ENCODING_UTF_8},
    {"unicode11utf8", ENCODING_UTF_8},
    {"unicode20utf8", ENCODING_UTF_8},
    {"utf-8", ENCODING_UTF_8},
    {"utf8", ENCODING_UTF_8},
    {"x-unicode20utf8", ENCODING_UTF_8},
    {"unicodefffe", ENCODING_UTF_16BE},
    {"utf-16be", ENCODING_UTF_16BE},
    {"csunicode", ENCODING_UTF_16LE},
    {"iso-10646-ucs-2", ENCODING_UTF_16LE},
    {"ucs-2", ENCODING_UTF_16LE},
    {"unicode", ENCODING_UTF_16LE},
    {"unicodefeff", ENCODING_UTF_16LE},
    {"utf-16", ENCODING_UTF_16LE},
    {"utf-16le", ENCODING_UTF_16LE},
};

const char *encoding_name(Encoding encoding)
{
    static const char *const names[] = {"utf-8", "utf-16le", "utf-16be"};
    return names[encoding];
}

static bool is_ascii_whitespace(uint8_t byte)
{
    return byte == '\t' || byte == '\n' || byte == '\f' || byte == '\r' || byte == ' ';
}

bool encoding_get(Bytes label, Encoding *out)
{
    /* 1 */
    while (label.len && is_ascii_whitespace(label.at[0]))
        label = (Bytes){label.at + 1, label.len - 1};
    while (label.len && is_ascii_whitespace(label.at[label.len - 1]))
        label.len--;
    /* 2 */
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (strlen(labels[i].label) != label.len ||
            strncasecmp(labels[i].label, (const char *)label.at, label.len) != 0)
            continue;
        *out = labels[i].encoding;
        return true;
    }
    return false;
}

/* ---- UTF-8 ---- */

static void reset_utf8(Decoder *self)
{
    self->code_point = 0;
    self->bytes_seen = self->bytes_needed = self->lower = self->upper = 0;
}

/* UTF-8 decoder's handler, step 3: BYTE begins a scalar value. */
static Decoded begin_utf8(Decoder *self, uint8_t byte, uint32_t *scalar)
{
    self->lower = 0x80;
    self->upper = 0xBF;
    if (byte <= 0x7F) {
        *scalar = byte;
        return DECODED_SCALAR;
    }
    if (byte >= 0xC2 && byte <= 0xDF) {
        self->bytes_needed = 1;
        self->code_point = byte & 0x1F;
    } else if (byte >= 0xE0 && byte <= 0xEF) {
        if (byte == 0xE0)
            self->lower = 0xA0;
        if (byte == 0xED)
            self->upper = 0x9F;
        self->bytes_needed = 2;
        self->code_point = byte & 0xF;
    } else if (byte >= 0xF0 && byte <= 0xF4) {
        if (byte == 0xF0)
            self->lower = 0x90;
        if (byte == 0xF4)
            self->upper = 0x8F;
        self->bytes_needed = 3;
        self->code_point = byte & 0x7;
    } else {
        return DECODED_ERROR;
    }
    return DECODED_NOTHING;
}

/* UTF-8 decoder's handler */
static Decoded handle_utf8(Decoder *self, Bytes input, size_t *i, uint32_t *scalar)
{
    /* 1, 2 */
    if (*i >= input.len) {
        if (self->bytes_needed == 0)
            return DECODED_FINISHED;
        reset_utf8(self);
        return DECODED_ERROR;
    }
    uint8_t byte = input.at[(*i)++];
    /* 3 */
    if (self->bytes_needed == 0)
        return begin_utf8(self, byte, scalar);
    /* 4 */
    if (byte < self->lower || byte > self->upper) {
        reset_utf8(self);
        --*i;
        return DECODED_ERROR;
    }
    /* 5 to 8 */
    self->lower = 0x80;
    self->upper = 0xBF;
    self->code_point = self->code_point << 6 | (byte & 0x3F);
    if (++self->bytes_seen != self->bytes_needed)
        return DECODED_NOTHING;
    /* 9 to 11 */
    *scalar = self->code_point;
    reset_utf8(self);
    return DECODED_SCALAR;
}

/* ---- UTF-16 ---- */

/* Shared UTF-16 decoder's handler, steps 5 to 8 */
static Decoded handle_unit(Decoder *self, uint16_t unit, uint32_t *scalar)
{
    bool is_trail = unit >= 0xDC00 && unit <= 0xDFFF;
    if (self->lead_surrogate) {
        uint32_t lead = self->lead_surrogate;
        self->lead_surrogate = 0;
        if (is_trail) {
            *scalar = 0x10000 + ((lead - 0xD800) << 10) + (unit - 0xDC00u);
            return DECODED_SCALAR;
        }
        self->has_restored = true;
        self->restored = unit;
        return DECODED_ERROR;
    }
    if (unit >= 0xD800 && unit <= 0xDBFF) {
        self->lead_surrogate = unit;
        return DECODED_NOTHING;
    }
    *scalar = unit;
    return is_trail ? DECODED_ERROR : DECODED_SCALAR;
}

/* Shared UTF-16 decoder's handler */
static Decoded handle_utf16(Decoder *self, Bytes input, size_t *i, uint32_t *scalar)
{
    if (self->has_restored) {
        self->has_restored = false;
        return handle_unit(self, self->restored, scalar);
    }
    /* 1, 2 */
    if (*i >= input.len) {
        bool is_cut = self->has_lead_byte || self->lead_surrogate;
        self->has_lead_byte = false;
        self->lead_surrogate = 0;
        return is_cut ? DECODED_ERROR : DECODED_FINISHED;
    }
    /* 3, 4 */
    uint8_t byte = input.at[(*i)++];
    if (!self->has_lead_byte) {
        self->has_lead_byte = true;
        self->lead_byte = byte;
        return DECODED_NOTHING;
    }
    self->has_lead_byte = false;
    unsigned first = self->lead_byte, last = byte;
    return handle_unit(
        self,
        (uint16_t)(self->encoding == ENCODING_UTF_16BE ? first << 8 | last : last << 8 | first),
        scalar);
}

Decoded decoder_handle(Decoder *self, Bytes input, size_t *i, uint32_t *scalar)
{
    return self->encoding == ENCODING_UTF_8 ? handle_utf8(self, input, i, scalar)
                                            : handle_utf16(self, input, i, scalar);
}

Buffer encoding_utf8_decode(Bytes input)
{
    Decoder decoder = {.encoding = ENCODING_UTF_8};
    Buffer out = {0};
    size_t i = input.len >= 3 && memcmp(input.at, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    uint32_t scalar = 0;
    for (Decoded decoded;
         (decoded = decoder_handle(&decoder, input, &i, &scalar)) != DECODED_FINISHED;) {
        uint8_t bytes[4];
        if (decoded != DECODED_NOTHING)
            buffer_bytes(&out, bytes,
                         utf8_encode(decoded == DECODED_ERROR ? 0xFFFD : scalar, bytes));
    }
    return out;
}
