/* embed/embed_error.c: failures and features (core/appendix/embedding#embed-error). */
#include "embed/convert.h"
#include "syntax/feature.h"

const char *embed_result_name(Embed_result result)
{
    return result_name((Result)result);
}

const char *embed_kind_named(Embed_result result, const char *text)
{
    Errcode code = error_named((Result)result, text);
    return code == ERR_none ? NULL : error_text(code);
}

unsigned embed_feature_count(void)
{
    return FEATURE_COUNT;
}

const char *embed_feature_name(unsigned i)
{
    return feature_name((Feature)i);
}

const char *embed_feature_title(unsigned i)
{
    return feature_title((Feature)i);
}

int embed_feature_version(unsigned i)
{
    return feature_version((Feature)i);
}

Embed_features embed_features_default(void)
{
    return features_default();
}

bool embed_features_switch(Embed_features *features, const char *list, const char **bad,
                           size_t *bad_len)
{
    Embed_features switched = *features;
    *bad = features_switch(&switched, list, bad_len);
    if (*bad)
        return false;
    *features = switched;
    return true;
}

Embed_result embed_host_fail(Embed_failure *failure, const char *message)
{
    return embed_fail(failure, ERR_host_trap, message);
}

const char *embed_version(void)
{
    return "touchstone-ref 0.1.0 (WebAssembly 3.0)";
}
