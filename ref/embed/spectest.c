/* embed/spectest.c: the host module "spectest" that the scripts of the core test suite import from. NON-SPEC. */
#include "embed/convert.h"
#include "util/arena.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { ITEMS_MAX = 16 };

typedef struct Spectestitem {
    const char *name;
    Embed_extern addr;
} Spectestitem;

/* What the module exports; in the arena of its store. */
typedef struct Spectest {
    FILE *output;
    unsigned n;
    Spectestitem items[ITEMS_MAX];
    bool has_instance; /* all items as an instance value */
    Embed_extern instance;
} Spectest;

typedef struct Print {
    Spectest *spectest;
    const char *name;
    uint32_t deftype;
} Print;

static void print_value(FILE *out, const Embed_value *value)
{
    float f;
    double d;
    memcpy(&f, &value->f32, sizeof f);
    memcpy(&d, &value->f64, sizeof d);
    switch ((Embed_valkind)value->type.kind) {
    case EMBED_I32: fprintf(out, " %" PRId32, (int32_t)value->i32); break;
    case EMBED_I64: fprintf(out, " %" PRId64, (int64_t)value->i64); break;
    case EMBED_F32: fprintf(out, " %.9g", (double)f); break;
    case EMBED_F64: fprintf(out, " %.17g", d); break;
    case EMBED_V128:
    case EMBED_REF:
    case EMBED_I8:
    case EMBED_I16:
    case EMBED_BOT: break;
    }
}

/* print, print_i32, ...: one line with the name and the arguments */
static Embed_result print(void *data, Embed_store *store, Embed_instance *caller,
                          const Embed_value *args, Embed_value *results, Embed_failure *failure)
{
    (void)store, (void)caller, (void)results, (void)failure;
    const Print *self = data;
    FILE *out = self->spectest->output;
    Embed_functype type;
    if (!out || !embed_functype(self->deftype, &type))
        return EMBED_OK;
    fprintf(out, "%s", self->name);
    for (uint32_t i = 0; i < type.params_n; i++)
        print_value(out, &args[i]);
    fputc('\n', out);
    return EMBED_OK;
}

static void add(Spectest *self, const char *name, Embed_externkind kind, uint32_t addr)
{
    self->items[self->n++] = (Spectestitem){.name = name, .addr = {.kind = kind, .addr = addr}};
}

/* A print function with up to two parameters; BOT ends the list. */
static void add_print(Spectest *self, Embed_store *store, const char *name, Embed_valkind a,
                      Embed_valkind b)
{
    Embed_valtype params[] = {{.kind = (uint8_t)a}, {.kind = (uint8_t)b}};
    Embed_functype type = {.params_n = (a != EMBED_BOT) + (b != EMBED_BOT), .params = params};
    Print *data = ARENA_NEW(&store_of(store)->arena, Print);
    *data = (Print){.spectest = self, .name = name, .deftype = embed_deftype(&type)};
    add(self, name, EMBED_FUNC, embed_func_alloc(store, data->deftype, print, data));
}

static void add_global(Spectest *self, Embed_store *store, const char *name, Embed_value value)
{
    Embed_externtype type = {.kind = EMBED_GLOBAL, .t = value.type};
    add(self, name, EMBED_GLOBAL, embed_global_alloc(store, &type, &value));
}

/* A table of 10 to 20 null functions. A store that cannot have it lacks the export. */
static void add_table(Spectest *self, Embed_store *store, const char *name, bool addr64)
{
    Embed_externtype type = {.kind = EMBED_TABLE,
                             .t = {.kind = EMBED_REF, .null = 1, .heap = EMBED_HEAP_FUNC},
                             .addr64 = addr64,
                             .limits = {.min = 10, .max = 20, .has_max = true}};
    Embed_failure failure;
    uint32_t addr;
    if (embed_table_alloc(store, &type, (Embed_ref){0}, &addr, &failure) == EMBED_OK)
        add(self, name, EMBED_TABLE, addr);
}

/* A memory of 1 to 2 pages; the same holds. */
static void add_memory(Spectest *self, Embed_store *store, const char *name, bool shared)
{
    Embed_externtype type = {.kind = EMBED_MEM,
                             .shared = shared,
                             .page_log2 = 16,
                             .limits = {.min = 1, .max = 2, .has_max = true}};
    Embed_failure failure;
    uint32_t addr;
    if (embed_mem_alloc(store, &type, &addr, &failure) == EMBED_OK)
        add(self, name, EMBED_MEM, addr);
}

void *embed_spectest_new(Embed_store *store, void *output)
{
    Spectest *self = ARENA_NEW(&store_of(store)->arena, Spectest);
    self->output = output;
    add_print(self, store, "print", EMBED_BOT, EMBED_BOT);
    add_print(self, store, "print_i32", EMBED_I32, EMBED_BOT);
    add_print(self, store, "print_i64", EMBED_I64, EMBED_BOT);
    add_print(self, store, "print_f32", EMBED_F32, EMBED_BOT);
    add_print(self, store, "print_f64", EMBED_F64, EMBED_BOT);
    add_print(self, store, "print_i32_f32", EMBED_I32, EMBED_F32);
    add_print(self, store, "print_f64_f64", EMBED_F64, EMBED_F64);
    float f = 666.6f;
    double d = 666.6;
    Embed_value f32 = {.type.kind = EMBED_F32}, f64 = {.type.kind = EMBED_F64};
    memcpy(&f32.f32, &f, sizeof f);
    memcpy(&f64.f64, &d, sizeof d);
    add_global(self, store, "global_i32", (Embed_value){.type.kind = EMBED_I32, .i32 = 666});
    add_global(self, store, "global_i64", (Embed_value){.type.kind = EMBED_I64, .i64 = 666});
    add_global(self, store, "global_f32", f32);
    add_global(self, store, "global_f64", f64);
    add_table(self, store, "table", false);
    add_table(self, store, "table64", true);
    add_memory(self, store, "memory", false);
    add_memory(self, store, "shared_memory", true);
    return self;
}

static bool is_named(Embed_name name, const char *text)
{
    return name.len == strlen(text) && memcmp(name.at, text, name.len) == 0;
}

/* All items as an instance value. */
static Embed_extern whole(Spectest *self, Embed_store *store)
{
    Embed_named exports[ITEMS_MAX];
    Embed_failure failure;
    for (unsigned i = 0; i < self->n; i++) {
        const Spectestitem *item = &self->items[i];
        exports[i] = (Embed_named){{item->name, strlen(item->name)}, item->addr};
    }
    if (!self->has_instance)
        (void)embed_instanceval_new(store, exports, self->n, &self->instance, &failure);
    self->has_instance = true;
    return self->instance;
}

bool embed_spectest_resolve(void *spectest, Embed_store *store, Embed_name module, Embed_name name,
                            const Embed_externtype *type, Embed_extern *out)
{
    Spectest *self = spectest;
    if (!module.at && type->kind == EMBED_INSTANCE && is_named(name, "spectest")) {
        *out = whole(self, store);
        return true;
    }
    if (!is_named(module, "spectest"))
        return false;
    for (unsigned i = 0; i < self->n; i++) {
        if (is_named(name, self->items[i].name)) {
            *out = self->items[i].addr;
            return true;
        }
    }
    return false;
}
