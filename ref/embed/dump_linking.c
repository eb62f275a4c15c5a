/* embed/dump_linking.c: module and instance types, instances and aliases. NON-SPEC. */
#include "embed/dump.h"
#include "text/print.h"

#include <inttypes.h>

enum { STEP = 2 };

static const char *const kind_names[] = {"func", "table",  "memory",  "global",
                                         "tag",  "module", "instance"};

/* " = instance[0] <i> "f"" or " = outer 1 type[3]". Instances have no names in a type, which is another scope. */
static void print_alias(const Dump *d, const Alias *alias, bool in_type)
{
    static const Namemap none;
    buffer_text(d->out, " =");
    if (alias->outer) {
        buffer_format(d->out, " outer %" PRIu32, alias->count);
        dump_item(d, alias->is_type ? "type" : "module", &none, alias->x);
    } else {
        dump_item(d, "instance", in_type ? &none : &d->m->names.instances, alias->x);
        buffer_byte(d->out, ' ');
        text_print_string(alias->name, d->out);
    }
    buffer_byte(d->out, '\n');
}

/* One item of MT; *TYPES is the next type index. */
static void print_typedef(const Dump *d, const Moduletype *mt, Initial item, uint32_t *types,
                          int depth);

void dump_moduletype(const Dump *d, const Comptype *ct, int depth)
{
    uint32_t types = 0;
    buffer_text(d->out, ct->kind == COMP_MODULE ? "module\n" : "instance\n");
    for (uint32_t i = 0; i < ct->written->initials_n; i++)
        print_typedef(d, ct->written, ct->written->initials[i], &types, depth);
}

static void print_rectype(const Dump *d, const Rectype *rt, uint32_t *types, int depth)
{
    if (rt->n != 1)
        buffer_format(d->out, "%*srec of %" PRIu32 "\n", STEP * depth, "", rt->n);
    for (uint32_t i = 0; i < rt->n; i++) {
        buffer_format(d->out, "%*stype[%" PRIu32 "] ", STEP * depth, "", (*types)++);
        if (rt->st[i].ct.written)
            dump_moduletype(d, &rt->st[i].ct, depth + 1);
        else
            dump_subtype(d, &rt->st[i]);
    }
}

/* "import "a" "b" (func (type 0))"; FIRST may be NULL. */
static void print_named(const Dump *d, const char *what, const Name *first, Name name,
                        const Externtype *xt)
{
    buffer_format(d->out, "%s ", what);
    if (first) {
        text_print_string(*first, d->out);
        buffer_byte(d->out, ' ');
    }
    text_print_string(name, d->out);
    buffer_byte(d->out, ' ');
    print_externtype(d->out, xt);
    buffer_byte(d->out, '\n');
}

static void print_typedef(const Dump *d, const Moduletype *mt, Initial item, uint32_t *types,
                          int depth)
{
    if (item.kind == INITIAL_TYPE) {
        print_rectype(d, &mt->rectypes[item.x], types, depth);
        return;
    }
    buffer_format(d->out, "%*s", STEP * depth, "");
    if (item.kind == INITIAL_IMPORT) {
        const Import *import = &mt->imports[item.x];
        print_named(d, "import", import->single ? NULL : &import->module, import->name,
                    &import->xt);
    } else if (item.kind == INITIAL_EXPORT) {
        print_named(d, "export", NULL, mt->exports[item.x].name, &mt->exports[item.x].xt);
    } else {
        const Alias *alias = &mt->aliases[item.x];
        if (alias->is_type)
            buffer_format(d->out, "type[%" PRIu32 "]", (*types)++);
        else
            buffer_text(d->out, kind_names[alias->kind]);
        print_alias(d, alias, true);
    }
}

void dump_instances(const Dump *d)
{
    for (uint32_t i = d->section->first; i < d->section->first + d->section->n; i++) {
        const Instance *instance = &d->m->instances[i];
        buffer_byte(d->out, ' ');
        dump_extern(d, EXTERN_INSTANCE, d->next->items[EXTERN_INSTANCE]++);
        buffer_text(d->out, " = instantiate");
        dump_extern(d, EXTERN_MODULE, instance->module);
        buffer_byte(d->out, '\n');
        for (uint32_t k = 0; k < instance->args_n; k++) {
            buffer_text(d->out, "    ");
            text_print_string(instance->args[k].name, d->out);
            dump_extern(d, instance->args[k].kind, instance->args[k].x);
            buffer_byte(d->out, '\n');
        }
    }
}

void dump_aliases(const Dump *d)
{
    for (uint32_t i = d->section->first; i < d->section->first + d->section->n; i++) {
        const Alias *alias = &d->m->aliases[i];
        buffer_byte(d->out, ' ');
        if (alias->is_type)
            dump_item(d, "type", &d->m->names.types, d->next->types++);
        else
            dump_extern(d, alias->kind, d->next->items[alias->kind]++);
        print_alias(d, alias, false);
    }
}

void dump_group(const Dump *d, uint32_t i)
{
    uint32_t x = d->next->items[EXTERN_INSTANCE];
    const Item *items = d->m->items_of[EXTERN_INSTANCE];
    if (!d->m->initials_n || x >= d->m->instance_items_n || items[x].kind != ITEM_GROUP ||
        items[x].x != i)
        return;
    buffer_byte(d->out, ' ');
    dump_extern(d, EXTERN_INSTANCE, x);
    buffer_byte(d->out, ' ');
    text_print_string(d->m->imports[i].module, d->out);
    buffer_text(d->out, " of two-level imports\n");
    d->next->items[EXTERN_INSTANCE]++;
}
