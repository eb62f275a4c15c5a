/* embed/embed_decoder.c: modules whose bytes come in chunks, and their validation meanwhile. NON-SPEC. */
#include "binary/binary.h"
#include "embed/convert.h"
#include "util/alloc.h"
#include "valid/valid.h"

#include <stdlib.h>

struct Embed_decoder {
    Decoder *decoder;
    bool validates;
    Embed_trace *trace;
    void *data;
    Context **
        contexts; /* of the modules that are open, the outermost first, from the first nested one on */
    size_t contexts_n, contexts_capacity;
};

Embed_decoder *embed_decoder_new(Embed_features features)
{
    Embed_decoder *decoder = checked_calloc(1, sizeof *decoder);
    decoder->decoder = decoder_new(features);
    return decoder;
}

void embed_decoder_free(Embed_decoder *decoder)
{
    if (!decoder)
        return;
    while (decoder->contexts_n)
        context_free(decoder->contexts[--decoder->contexts_n]);
    free(decoder->contexts);
    decoder_free(decoder->decoder);
    free(decoder);
}

/* ---- validation --------------------------------------------------------------------------------------------- */

static void open_context(Embed_decoder *d, Context *C)
{
    PUSH(d->contexts, d->contexts_n, d->contexts_capacity, C);
}

/* The context of PARENT becomes what CHILD may see. */
static Result module_begins(void *data, Module *parent, Module *child, Failure *failure)
{
    Embed_decoder *d = data;
    if (!d->contexts_n)
        open_context(d, context_new(parent));
    Context *C = d->contexts[d->contexts_n - 1];
    TRY(valid_initials(C, failure));
    open_context(d, context_nested(C, child));
    return RESULT_OK;
}

static Result module_ends(void *data, Module *child, Failure *failure)
{
    (void)child;
    Embed_decoder *d = data;
    Context *C = d->contexts[--d->contexts_n];
    Result result = valid_rest(C, failure);
    context_free(C);
    if (!result && d->trace)
        d->trace(d->data, decoder_offset(d->decoder), (uint32_t)d->contexts_n);
    return result;
}

void embed_decoder_validate(Embed_decoder *decoder, Embed_trace *trace, void *data)
{
    const Decoder_hooks hooks = {module_begins, module_ends, decoder};
    decoder->validates = true;
    decoder->trace = trace;
    decoder->data = data;
    decoder_hooks(decoder->decoder, &hooks);
}

/* What is left of M, the outermost module. */
static Result validate_whole(Embed_decoder *d, Module *m, Failure *failure)
{
    if (!d->contexts_n)
        open_context(d, context_new(m));
    return valid_rest(d->contexts[0], failure);
}

/* ---- bytes -------------------------------------------------------------------------------------------------- */

Embed_result embed_decoder_feed(Embed_decoder *decoder, const uint8_t *bytes, size_t len,
                                Embed_failure *failure)
{
    Failure f;
    Result result = decoder_feed(decoder->decoder, bytes, len, &f);
    return result == RESULT_OK ? EMBED_OK : embed_failure(&f, failure);
}

Embed_result embed_decoder_finish(Embed_decoder *decoder, Embed_module **module,
                                  Embed_failure *failure)
{
    Module *m = NULL;
    Failure f;
    Result result = decoder_finish(decoder->decoder, &m, &f);
    if (result == RESULT_OK && decoder->validates)
        result = validate_whole(decoder, m, &f);
    embed_decoder_free(decoder);
    if (result == RESULT_OK) {
        *module = embed_module(m);
        return EMBED_OK;
    }
    module_free(m);
    *module = NULL;
    return embed_failure(&f, failure);
}
