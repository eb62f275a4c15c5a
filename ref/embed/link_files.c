/* embed/link_files.c: touchstone_link.h, bundling and splitting. NON-SPEC. */
#include "embed/convert.h"
#include "embed/touchstone_link.h"
#include "linking/bundle.h"
#include "linking/split.h"
#include "util/alloc.h"

#include <stdlib.h>

static Result find(void *data, const Module *importer, Name name, const Module **out,
                   Failure *failure)
{
    const Embed_link_source *source = data;
    const Embed_module *module = NULL;
    Embed_failure from;
    Embed_result result =
        source->find(source->data, embed_module(importer), embed_name(name), &module, &from);
    if (result)
        return failure_of(result, &from, failure);
    *out = module ? module_of(module) : NULL;
    if (module && !(*out)->validated)
        return fail(failure, ERR_internal, pos_none(), "the module has not been validated");
    if (module && !module_linked(*out))
        return fail(failure, ERR_internal, pos_none(),
                    "the module was read without module linking");
    return RESULT_OK;
}

static const char *name_of_module(void *data, const Module *module)
{
    const Embed_link_source *source = data;
    return source->name_of(source->data, embed_module(module));
}

/* Whether MODULE can be bundled or split. */
static Embed_result check_module(const Module *m, Embed_failure *failure)
{
    if (!m->validated)
        return embed_fail(failure, ERR_internal, "the module has not been validated");
    if (!module_linked(m))
        return embed_fail(failure, ERR_internal, "the module was read without module linking");
    return EMBED_OK;
}

static Bytes bytes_of_module(void *data, const Module *module)
{
    const Embed_link_source *source = data;
    size_t len = 0;
    const uint8_t *at = source->bytes_of(source->data, embed_module(module), &len);
    return (Bytes){at, at ? len : 0};
}

Embed_result embed_link_bundle(const Embed_module *root, const Embed_link_source *source,
                               uint8_t **bytes, size_t *len, const Embed_module **where,
                               Embed_failure *failure)
{
    const Bundlesource from = {find, name_of_module, bytes_of_module, (void *)(uintptr_t)source};
    const Module *blamed;
    Buffer out = {0};
    Failure f;
    *bytes = NULL;
    *len = 0;
    *where = root;
    Embed_result checked = check_module(module_of(root), failure);
    if (checked)
        return checked;
    Result result = bundle_module(module_of(root), &from, &out, &blamed, &f);
    *where = embed_module(blamed);
    if (result) {
        buffer_free(&out);
        return embed_failure(&f, failure);
    }
    *bytes = out.at;
    *len = out.len;
    return EMBED_OK;
}

/* What is given out comes first, so that its address is that of the whole. */
typedef struct Given_split {
    Embed_split given;
    Split *from;
    Embed_link_file *files;
} Given_split;

Embed_result embed_link_split(const Embed_module *module, const uint8_t *bytes, size_t len,
                              Embed_name reserved, const Embed_split **out, Embed_failure *failure)
{
    Bytes image = {bytes, bytes ? len : 0};
    Split *from;
    Failure f;
    *out = NULL;
    Embed_result checked = check_module(module_of(module), failure);
    if (checked)
        return checked;
    if (split_module(module_of(module), image, name_of(reserved), &from, &f))
        return embed_failure(&f, failure);
    Given_split *to = checked_calloc(1, sizeof *to);
    to->from = from;
    to->files = checked_calloc(from->files_n, sizeof *to->files);
    for (size_t i = 0; i < from->files_n; i++)
        to->files[i] = (Embed_link_file){embed_name(from->files[i].name), from->files[i].bytes.at,
                                         from->files[i].bytes.len};
    to->given = (Embed_split){(uint32_t)from->files_n, to->files};
    *out = &to->given;
    return EMBED_OK;
}

void embed_split_free(const Embed_split *split)
{
    if (!split)
        return;
    Given_split *given = (Given_split *)(uintptr_t)split;
    split_free(given->from);
    free(given->files);
    free(given);
}
