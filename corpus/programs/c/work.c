/* The work that every program does, in C: see corpus/programs/WORK.md. */
#include "work.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint32_t next_state(uint32_t state)
{
    return (state * UINT32_C(1103515245) + 12345) & 0x7FFFFFFF;
}

void work_data(uint8_t *out, size_t n)
{
    uint32_t state = 1;
    for (size_t i = 0; i < n; i++) {
        state = next_state(state);
        out[i] = (uint8_t)(state >> 16);
    }
}

uint32_t work_crc32(const uint8_t *at, size_t n)
{
    uint32_t crc = 0xFFFFFFFF;
    for (size_t i = 0; i < n; i++) {
        crc ^= at[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc & 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
    }
    return ~crc;
}

/* ---- SHA-256 ---- */

/* The first 32 bits of the fractional part of the square (cube) root of the prime P, by integers alone. */
static uint32_t root_bits(uint32_t p, bool cube)
{
    unsigned __int128 wanted = (unsigned __int128)p << (cube ? 96 : 64);
    uint64_t root = 0;
    for (int bit = 36; bit >= 0; bit--) {
        unsigned __int128 more = root | UINT64_C(1) << bit;
        if ((cube ? more * more * more : more * more) <= wanted)
            root = (uint64_t)more;
    }
    return (uint32_t)root;
}

static void sha256_constants(uint32_t h[8], uint32_t k[64])
{
    for (uint32_t p = 2, n = 0; n < 64; p++) {
        bool prime = true;
        for (uint32_t d = 2; d * d <= p; d++)
            prime &= p % d != 0;
        if (!prime)
            continue;
        if (n < 8)
            h[n] = root_bits(p, false);
        k[n++] = root_bits(p, true);
    }
}

static uint32_t rotr(uint32_t x, int n)
{
    return x >> n | x << (32 - n);
}

static void sha256_block(uint32_t h[8], const uint32_t k[64], const uint8_t *block)
{
    uint32_t w[64], s[8];
    for (int i = 0; i < 16; i++)
        w[i] = (uint32_t)block[4 * i] << 24 | block[4 * i + 1] << 16 | block[4 * i + 2] << 8 | block[4 * i + 3];
    for (int i = 16; i < 64; i++)
        w[i] = (rotr(w[i - 2], 17) ^ rotr(w[i - 2], 19) ^ w[i - 2] >> 10) + w[i - 7] +
               (rotr(w[i - 15], 7) ^ rotr(w[i - 15], 18) ^ w[i - 15] >> 3) + w[i - 16];
    memcpy(s, h, sizeof s);
    for (int i = 0; i < 64; i++) {
        uint32_t t1 = s[7] + (rotr(s[4], 6) ^ rotr(s[4], 11) ^ rotr(s[4], 25)) +
                      ((s[4] & s[5]) ^ (~s[4] & s[6])) + k[i] + w[i];
        uint32_t t2 = (rotr(s[0], 2) ^ rotr(s[0], 13) ^ rotr(s[0], 22)) +
                      ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += t1;
        s[0] = t1 + t2;
    }
    for (int i = 0; i < 8; i++)
        h[i] += s[i];
}

void work_sha256(const uint8_t *at, size_t n, char out[65])
{
    uint32_t h[8], k[64];
    uint8_t last[128] = {0};
    size_t left = n % 64, blocks = left < 56 ? 1 : 2;
    sha256_constants(h, k);
    for (size_t i = 0; i + 64 <= n; i += 64)
        sha256_block(h, k, at + i);
    memcpy(last, at + n - left, left);
    last[left] = 0x80;
    for (int i = 0; i < 8; i++)
        last[blocks * 64 - 1 - i] = (uint8_t)((uint64_t)n * 8 >> 8 * i);
    for (size_t i = 0; i < blocks; i++)
        sha256_block(h, k, last + 64 * i);
    for (int i = 0; i < 8; i++)
        sprintf(out + 8 * i, "%08x", (unsigned)h[i]);
}

/* ---- sorting ---- */

static int by_value(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

uint32_t work_sort(void)
{
    uint32_t *numbers = malloc(SORT_N * sizeof *numbers), state = 1;
    for (int i = 0; i < SORT_N; i++)
        numbers[i] = state = next_state(state);
    qsort(numbers, SORT_N, sizeof *numbers, by_value);
    uint32_t crc = work_crc32((const uint8_t *)numbers, SORT_N * sizeof *numbers);
    free(numbers);
    return crc;
}

/* ---- JSON ---- */

char *work_json_write(size_t *len)
{
    char *text = malloc(RECORDS_N * 80 + 3), *at = text;
    uint32_t state = 1;
    *at++ = '[';
    for (int i = 0; i < RECORDS_N; i++) {
        uint32_t a = state = next_state(state), b = state = next_state(state);
        at += sprintf(at, "%s{\"id\":%d,\"name\":\"n\\\"%d\",\"values\":[%u,%u],\"even\":%s}", i ? "," : "", i, i,
                      (unsigned)(a % 1000), (unsigned)(b % 1000), i % 2 ? "false" : "true");
    }
    strcpy(at, "]");
    *len = (size_t)(at + 1 - text);
    return text;
}

/* A reader of JSON that adds the numbers in arrays which "values" names. */
typedef struct Reader {
    const char *at;
    long sum;
    bool bad;
} Reader;

static void read_value(Reader *reader, bool counts);

static bool takes(Reader *reader, char c)
{
    bool there = *reader->at == c;
    reader->at += there;
    return there;
}

static bool read_string(Reader *reader, const char *wanted)
{
    const char *start = reader->at;
    while (*reader->at && *reader->at != '"')
        reader->at += reader->at[0] == '\\' && reader->at[1] ? 2 : 1;
    size_t len = (size_t)(reader->at - start);
    reader->bad |= !takes(reader, '"');
    return len == strlen(wanted) && memcmp(start, wanted, len) == 0;
}

static void read_list(Reader *reader, char end, bool object, bool counts)
{
    if (takes(reader, end))
        return;
    do {
        bool named = counts;
        if (object) {
            reader->bad |= !takes(reader, '"');
            named = read_string(reader, "values");
            reader->bad |= !takes(reader, ':');
        }
        read_value(reader, named);
    } while (!reader->bad && takes(reader, ','));
    reader->bad |= !takes(reader, end);
}

static void read_value(Reader *reader, bool counts)
{
    char *end;
    if (takes(reader, '[')) {
        read_list(reader, ']', false, counts);
    } else if (takes(reader, '{')) {
        read_list(reader, '}', true, false);
    } else if (takes(reader, '"')) {
        read_string(reader, "");
    } else if (strncmp(reader->at, "true", 4) == 0) {
        reader->at += 4;
    } else if (strncmp(reader->at, "false", 5) == 0) {
        reader->at += 5;
    } else {
        long number = strtol(reader->at, &end, 10);
        reader->bad |= end == reader->at;
        reader->at = end;
        reader->sum += counts ? number : 0;
    }
}

long work_json_read(const char *text)
{
    Reader reader = {.at = text};
    read_value(&reader, false);
    return reader.bad || *reader.at ? -1 : reader.sum;
}

/* ---- compression ---- */

enum { WINDOW = 4096, SHORTEST = 3, LONGEST = 18, HASHES = 1 << 13 };

static unsigned hash_of(const uint8_t *at)
{
    return (at[0] | (unsigned)at[1] << 8 | (unsigned)at[2] << 16) * 2654435761u >> 19;
}

/* Groups of eight: a byte of flags, then a byte as it is, or a distance (12 bits) and a length (4 bits) back. */
size_t work_pack(const uint8_t *at, size_t n, uint8_t **out)
{
    static int32_t newest[HASHES];
    uint8_t *to = *out = malloc(n + n / 8 + 2), *flags = NULL;
    unsigned item = 0;
    for (int i = 0; i < HASHES; i++)
        newest[i] = -1;
    for (size_t i = 0; i < n; item++) {
        if (item % 8 == 0) {
            flags = to++;
            *flags = 0;
        }
        size_t len = 0, most = n - i < LONGEST ? n - i : LONGEST;
        int32_t from = most >= SHORTEST ? newest[hash_of(at + i)] : -1;
        if (from >= 0 && i - (size_t)from < WINDOW)
            while (len < most && at[(size_t)from + len] == at[i + len])
                len++;
        if (len >= SHORTEST) {
            size_t back = i - (size_t)from;
            *flags |= (uint8_t)(1 << item % 8);
            *to++ = (uint8_t)back;
            *to++ = (uint8_t)(back >> 8 << 4 | (len - SHORTEST));
        } else {
            len = 1;
            *to++ = at[i];
        }
        for (; len; len--, i++)
            if (n - i >= SHORTEST)
                newest[hash_of(at + i)] = (int32_t)i;
    }
    return (size_t)(to - *out);
}

size_t work_unpack(const uint8_t *at, size_t n, uint8_t *out, size_t room)
{
    size_t len = 0;
    unsigned flags = 0;
    for (size_t i = 0, item = 0; i < n; item++) {
        if (item % 8 == 0)
            flags = at[i++];
        if (flags >> item % 8 & 1) {
            size_t back = at[i] | (size_t)(at[i + 1] >> 4) << 8, times = (at[i + 1] & 15) + SHORTEST;
            for (i += 2; times && len < room && back <= len; times--, len++)
                out[len] = out[len - back];
        } else if (len < room) {
            out[len++] = at[i++];
        }
    }
    return len;
}

/* ---- what is printed ---- */

/* Memory that grows while other parts of it are in use. */
static void print_grow(const uint8_t *data, uint32_t before)
{
    size_t pages = __builtin_wasm_memory_size(0);
    uint8_t *more = malloc(GROWN);
    if (!more) {
        printf("grow: no memory\n");
        return;
    }
    for (size_t i = 0; i < GROWN; i += 65536)
        memcpy(more + i, data, 65536);
    pages = __builtin_wasm_memory_size(0) - pages;
    printf("grow: %s %08x %08x\n", pages >= 512 ? "32 MB or more" : "too little",
           (unsigned)work_crc32(more + GROWN - 65536, 65536), (unsigned)(work_crc32(data, DATA_N) ^ before));
    free(more);
}

void work_print(void)
{
    char digest[65], *text;
    uint8_t *data = malloc(DATA_N), *packed, *unpacked;
    size_t len;
    work_data(data, DATA_N);
    uint32_t crc = work_crc32(data, DATA_N);
    printf("crc32: %08x\n", (unsigned)crc);
    work_sha256(data, DATA_N, digest);
    printf("sha256: %s\n", digest);
    printf("sort: %08x\n", (unsigned)work_sort());
    text = work_json_write(&len);
    printf("json: %zu %08x %ld\n", len, (unsigned)work_crc32((const uint8_t *)text, len), work_json_read(text));
    size_t short_len = work_pack((const uint8_t *)text, len, &packed);
    unpacked = malloc(len);
    size_t long_len = work_unpack(packed, short_len, unpacked, len);
    printf("compress: %s %08x\n", short_len * 2 < len ? "less than half" : "no less than half",
           (unsigned)work_crc32(unpacked, long_len));
    print_grow(data, crc);
    free(unpacked);
    free(packed);
    free(text);
    free(data);
}
