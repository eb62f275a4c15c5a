/* modules.c: loads JavaScript modules from files for the shell: HostLoadImportedModule. NON-SPEC. */
#include "jsapi/shell.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The file that SPECIFIER means when it stands in BASE: relative to that file where it starts with a dot. */
static char *normalize(JSContext *ctx, const char *base, const char *specifier, void *opaque)
{
    (void)opaque;
    const char *slash = strrchr(base, '/');
    size_t folder = specifier[0] == '.' && slash ? (size_t)(slash - base) + 1 : 0;
    size_t size = folder + strlen(specifier) + 1;
    char *joined = js_malloc(ctx, size);
    if (!joined)
        return NULL;
    memcpy(joined, base, folder);
    strcpy(joined + folder, specifier);
    char real[PATH_MAX];
    if (!realpath(joined, real))
        return joined;
    js_free(ctx, joined);
    return js_strdup(ctx, real);
}

/* import.meta.url */
static bool set_meta(JSContext *ctx, JSModuleDef *module, const char *path)
{
    char real[PATH_MAX], url[PATH_MAX + 8];
    snprintf(url, sizeof url, "file://%s", realpath(path, real) ? real : path);
    JSValue meta = JS_GetImportMeta(ctx, module);
    bool good =
        !JS_IsException(meta) &&
        JS_DefinePropertyValueStr(ctx, meta, "url", JS_NewString(ctx, url), JS_PROP_C_W_E) >= 0;
    JS_FreeValue(ctx, meta);
    return good;
}

/* Compiles SOURCE as the module PATH; NULL after throwing. The engine owns it. */
static JSModuleDef *compile(JSContext *ctx, const char *source, size_t len, const char *path)
{
    JSValue value =
        JS_Eval(ctx, source, len, path, JS_EVAL_TYPE_MODULE | JS_EVAL_FLAG_COMPILE_ONLY);
    if (JS_IsException(value))
        return NULL;
    JSModuleDef *module = JS_VALUE_GET_PTR(value);
    JS_FreeValue(ctx, value);
    return set_meta(ctx, module, path) ? module : NULL;
}

static JSModuleDef *load(JSContext *ctx, const char *path, void *opaque)
{
    (void)opaque;
    Buffer source;
    if (!shell_read_file(ctx, path, &source))
        return NULL;
    const char *text = buffer_string(&source);
    JSModuleDef *module = compile(ctx, text, source.len, path);
    buffer_free(&source);
    return module;
}

void shell_setup_modules(Js_agent *agent)
{
    JS_SetModuleLoaderFunc(agent->rt, normalize, load, agent);
}

JSValue shell_eval_module(JSContext *ctx, const char *source, size_t len, const char *path)
{
    char *name = normalize(ctx, "", path, NULL);
    JSModuleDef *module = name ? compile(ctx, source, len, name) : NULL;
    js_free(ctx, name);
    if (!module)
        return JS_EXCEPTION;
    return JS_EvalFunction(ctx, JS_DupValue(ctx, JS_MKPTR(JS_TAG_MODULE, module)));
}
