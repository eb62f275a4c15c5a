/* startup/producers.c: the producers section, by which toolchains say who made a module. NON-SPEC. */
#include "startup/startup.h"
#include "util/alloc.h"
#include "util/bytes.h"
#include "util/utf8.h"

#include <stdlib.h>
#include <string.h>

/* What is left to read. */
typedef struct Reader {
    Bytes bytes;
    size_t at;
} Reader;

static bool read_count(Reader *self, uint32_t *out)
{
    *out = 0;
    for (unsigned shift = 0; shift < 35 && self->at < self->bytes.len; shift += 7) {
        uint8_t byte = self->bytes.at[self->at++];
        *out |= (uint32_t)(byte & 0x7F) << shift;
        if (!(byte & 0x80))
            return shift < 28 || byte < 0x10;
    }
    return false;
}

static bool read_name(Reader *self, Embed_name *out)
{
    uint32_t len;
    if (!read_count(self, &len) || len > self->bytes.len - self->at ||
        !utf8_valid(self->bytes.at + self->at, len))
        return false;
    *out = (Embed_name){(const char *)self->bytes.at + self->at, len};
    self->at += len;
    return true;
}

/* A list of what has made it. Producers that a hostile module repeats a million times are cut off. */
typedef struct List {
    Startup_producer *at;
    size_t n, capacity;
} List;

enum { PRODUCERS_MOST = 1000 };

static void read_fields(Reader *self, List *out)
{
    uint32_t fields, values;
    Startup_producer producer;
    if (!read_count(self, &fields))
        return;
    for (; fields && read_name(self, &producer.field) && read_count(self, &values); fields--) {
        for (; values; values--) {
            if (out->n == PRODUCERS_MOST || !read_name(self, &producer.name) ||
                !read_name(self, &producer.version))
                return;
            PUSH(out->at, out->n, out->capacity, producer);
        }
    }
}

Startup_producer *startup_producers(const Embed_module *module, size_t *n)
{
    List list = {0};
    for (uint32_t i = 0; i < embed_module_customs(module); i++) {
        Embed_name name;
        Reader reader = {0};
        embed_module_custom(module, i, &name, &reader.bytes.at, &reader.bytes.len);
        if (name.len == strlen("producers") && memcmp(name.at, "producers", name.len) == 0) {
            read_fields(&reader, &list);
            break;
        }
    }
    *n = list.n;
    return list.at;
}
