/* reduce/named.c: binary modules as text whose functions have identifiers: a name section is put behind what has none. */
#include "harness/reduce/named.h"

#include "harness/util/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    HEADER = 8,
    LEB_MOST = 10,
    FUNCTION_SECTION = 3,
    FUNCTION_NAMES = 1,
    FUNCTIONS_MOST = 10000
};

bool leb_read(const uint8_t *bytes, size_t len, size_t *at, size_t *out)
{
    *out = 0;
    for (unsigned shift = 0; *at < len && shift < 35; shift += 7) {
        uint8_t byte = bytes[(*at)++];
        *out |= (size_t)(byte & 0x7F) << shift;
        if (!(byte & 0x80))
            return true;
    }
    return false;
}

size_t leb_write(size_t value, uint8_t *to)
{
    size_t n = 0;
    do {
        to[n++] = (uint8_t)((value & 0x7F) | (value > 0x7F ? 0x80 : 0));
    } while (value >>= 7);
    return n;
}

/* How many functions the well-formed module MODULE of BYTES has, imported ones too; 0 where it has names already. */
static size_t functions_of(const Embed_module *module, const uint8_t *bytes, size_t len)
{
    size_t n = 0, size, defined;
    for (uint32_t i = 0; i < embed_module_imports(module); i++)
        n += embed_module_import(module, i).type.kind == EMBED_FUNC;
    for (size_t at = HEADER; at < len; at += size) {
        uint8_t id = bytes[at++];
        if (!leb_read(bytes, len, &at, &size) || size > len - at)
            return 0;
        size_t body = at;
        if (id == 0 && size > 4 && memcmp(bytes + at, "\4name", 5) == 0)
            return 0;
        if (id == FUNCTION_SECTION && leb_read(bytes, len, &body, &defined))
            n += defined;
    }
    return n;
}

static void put_leb(size_t value, FILE *out)
{
    uint8_t bytes[LEB_MOST] = {0};
    fwrite(bytes, 1, leb_write(value, bytes), out);
}

/* The bytes with a name section behind them, malloc'ed. */
static uint8_t *with_names(const uint8_t *bytes, size_t len, size_t functions, size_t *out_len)
{
    char *names = NULL, *whole = NULL;
    size_t names_len;
    uint8_t size[LEB_MOST];
    FILE *out = open_memstream(&names, &names_len);
    if (!out)
        abort();
    put_leb(functions, out);
    for (size_t i = 0; i < functions; i++) {
        char name[24];
        int n = snprintf(name, sizeof name, "f%zu", i);
        put_leb(i, out);
        put_leb((size_t)n, out);
        fputs(name, out);
    }
    fclose(out);
    if (!(out = open_memstream(&whole, out_len)))
        abort();
    fwrite(bytes, 1, len, out);
    putc(0, out);
    put_leb(5 + 1 + leb_write(names_len, size) + names_len, out);
    fputs("\4name", out);
    putc(FUNCTION_NAMES, out);
    put_leb(names_len, out);
    fwrite(names, 1, names_len, out);
    fclose(out);
    free(names);
    return (uint8_t *)whole;
}

char *named_text(const uint8_t *bytes, size_t len, Embed_features features, size_t *text_len)
{
    Embed_module *module, *named;
    Embed_failure failure;
    char *text = NULL;
    size_t named_len;
    if (embed_module_decode(bytes, len, features, &module, &failure) != EMBED_OK)
        return NULL;
    size_t functions = functions_of(module, bytes, len);
    uint8_t *with = functions && functions < FUNCTIONS_MOST
                        ? with_names(bytes, len, functions, &named_len)
                        : NULL;
    if (with && embed_module_decode(with, named_len, features, &named, &failure) == EMBED_OK) {
        embed_module_free(module);
        module = named;
    }
    embed_module_print(module, &text, text_len);
    embed_module_free(module);
    free(with);
    return text;
}
