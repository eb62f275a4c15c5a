/* shell.c: `touchstone-ref js`: scripts and modules in an agent with the globals of a shell. NON-SPEC. */
#include "jsapi/shell.h"

#include "jsapi/host262.h"
#include "jsapi/web.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static Shell *shell_of(JSContext *ctx)
{
    return js_agent_of(ctx)->host;
}

/* ---- files ---- */

bool shell_read_file(JSContext *ctx, const char *path, Buffer *out)
{
    *out = (Buffer){0};
    errno = 0;
    FILE *in = fopen(path, "rb");
    char block[65536];
    for (size_t n; in && (n = fread(block, 1, sizeof block, in)) > 0;)
        buffer_bytes(out, block, n);
    bool good = in && !ferror(in);
    int why = errno;
    if (in)
        fclose(in);
    if (good)
        return true;
    buffer_free(out);
    JS_ThrowPlainError(ctx, "%s: %s", path, strerror(why ? why : EIO));
    return false;
}

/* The file that ARGV[0] names. */
static bool read_argument(JSContext *ctx, int argc, JSValueConst *argv, Buffer *out)
{
    const char *path = JS_ToCString(ctx, argc > 0 ? argv[0] : JS_UNDEFINED);
    bool good = path && shell_read_file(ctx, path, out);
    JS_FreeCString(ctx, path);
    return good;
}

static void free_bytes(void *at)
{
    free(at);
}

static void *release_bytes(JSRuntime *rt, void *opaque, void *at, size_t size)
{
    (void)rt, (void)opaque;
    if (size)
        return realloc(at, size);
    free_bytes(at);
    return NULL;
}

static JSValue buffer_of(JSContext *ctx, Buffer bytes)
{
    if (!bytes.at)
        return JS_NewArrayBufferCopy(ctx, NULL, 0);
    JSValue buffer = JS_NewArrayBuffer(ctx, bytes.at, bytes.len, 0, release_bytes, NULL, false);
    if (JS_IsException(buffer))
        buffer_free(&bytes);
    return buffer;
}

static JSValue js_readbuffer(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    Buffer bytes;
    return read_argument(ctx, argc, argv, &bytes) ? buffer_of(ctx, bytes) : JS_EXCEPTION;
}

/* read(path) is text, read(path, "binary") a Uint8Array. */
static JSValue js_read(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    const char *mode = argc > 1 ? JS_ToCString(ctx, argv[1]) : NULL;
    if (argc > 1 && !mode)
        return JS_EXCEPTION;
    bool binary = mode && strcmp(mode, "binary") == 0;
    JS_FreeCString(ctx, mode);
    Buffer bytes;
    if (!read_argument(ctx, argc, argv, &bytes))
        return JS_EXCEPTION;
    if (!binary) {
        JSValue text = JS_NewStringLen(ctx, bytes.at ? (const char *)bytes.at : "", bytes.len);
        buffer_free(&bytes);
        return text;
    }
    JSValue buffer = buffer_of(ctx, bytes);
    if (JS_IsException(buffer))
        return buffer;
    JSValue array = JS_NewTypedArray(ctx, 1, &buffer, JS_TYPED_ARRAY_UINT8);
    JS_FreeValue(ctx, buffer);
    return array;
}

static JSValue js_load(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    Buffer source;
    const char *path = JS_ToCString(ctx, argc > 0 ? argv[0] : JS_UNDEFINED);
    JSValue result = JS_EXCEPTION;
    if (path && shell_read_file(ctx, path, &source)) {
        const char *text = buffer_string(&source);
        result = JS_Eval(ctx, text, source.len, path, JS_EVAL_TYPE_GLOBAL);
        buffer_free(&source);
    }
    JS_FreeCString(ctx, path);
    return result;
}

/* ---- output ---- */

static JSValue print_to(FILE *out, JSContext *ctx, int argc, JSValueConst *argv)
{
    for (int i = 0; i < argc; i++) {
        size_t len;
        JSValue symbol = JS_IsSymbol(argv[i]) ? JS_GetPropertyStr(ctx, argv[i], "description")
                                              : JS_DupValue(ctx, argv[i]);
        const char *text = JS_ToCStringLen(ctx, &len, symbol);
        JS_FreeValue(ctx, symbol);
        if (!text)
            return JS_EXCEPTION;
        if (i)
            putc(' ', out);
        fwrite(text, 1, len, out);
        JS_FreeCString(ctx, text);
    }
    putc('\n', out);
    fflush(out);
    return JS_UNDEFINED;
}

static JSValue js_print(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    return print_to(stdout, ctx, argc, argv);
}

static JSValue js_print_error(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    return print_to(stderr, ctx, argc, argv);
}

/* The next line of standard input without its end; null behind the last. */
static JSValue js_readline(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val, (void)argc, (void)argv;
    char *line = NULL;
    size_t room = 0;
    ssize_t len = getline(&line, &room, stdin);
    if (len > 0 && line[len - 1] == '\n')
        len--;
    JSValue result = len < 0 ? JS_NULL : JS_NewStringLen(ctx, line, (size_t)len);
    free(line);
    return result;
}

/* Ends the script as nothing in it can prevent. */
static JSValue js_quit(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv)
{
    (void)this_val;
    int32_t code = 0;
    if (argc > 0 && JS_ToInt32(ctx, &code, argv[0]) < 0)
        return JS_EXCEPTION;
    shell_of(ctx)->exit_code = code & 0xFF;
    js_agent_of(ctx)->quitting = true;
    JSValue error = JS_NewError(ctx);
    JS_SetUncatchableError(ctx, error);
    return JS_Throw(ctx, error);
}

/* The property NAME of ERROR as text; empty where there is none or it throws. The caller frees it. */
static Buffer text_property(JSContext *ctx, JSValueConst error, const char *name)
{
    Buffer out = {0};
    JSValue value = name ? JS_GetPropertyStr(ctx, error, name) : JS_DupValue(ctx, error);
    size_t len;
    const char *text = JS_IsUndefined(value) ? NULL : JS_ToCStringLen(ctx, &len, value);
    if (text)
        buffer_bytes(&out, text, len);
    else
        JS_FreeValue(ctx, JS_GetException(ctx));
    JS_FreeCString(ctx, text);
    JS_FreeValue(ctx, value);
    return out;
}

/* The place `file:line:col` of the first line of STACK that has one; its length in *LEN. */
static const char *first_place(const char *stack, size_t *len)
{
    while (*stack) {
        size_t line = strcspn(stack, "\n");
        const char *end = stack + line;
        const char *start = memchr(stack, '(', line);
        start = start ? start + 1 : stack + strspn(stack, " ");
        if (!strncmp(start, "at ", 3))
            start += 3;
        if (end > start && end[-1] == ')')
            end--;
        *len = (size_t)(end - start);
        if (*len && end[-1] >= '0' && end[-1] <= '9' && memchr(start, ':', *len))
            return start;
        stack += line + (stack[line] == '\n');
    }
    *len = 0;
    return NULL;
}

void shell_report(Js_agent *agent, JSContext *ctx, JSValueConst error, bool rejection)
{
    if (JS_IsUncatchableError(error))
        JS_ClearUncatchableError(ctx, error);
    Buffer stack = JS_IsError(error) ? text_property(ctx, error, "stack") : (Buffer){0};
    Buffer message = text_property(ctx, error, NULL);
    size_t len;
    const char *place = first_place(buffer_string(&stack), &len);
    fflush(stdout);
    fprintf(stderr, "%.*s%s%s%s\n", (int)len, place ? place : "", place ? ": " : "",
            rejection ? "unhandled rejection: " : "", buffer_string(&message));
    fputs(buffer_string(&stack), stderr);
    if (stack.len && stack.at[stack.len - 1] != '\n')
        putc('\n', stderr);
    buffer_free(&stack);
    buffer_free(&message);
    Shell *shell = agent->host;
    shell->exit_code = 1;
    agent->quitting = true;
}

/* ---- globals ---- */

static const JSCFunctionListEntry globals[] = {
    JS_CFUNC_DEF("print", 1, js_print), JS_CFUNC_DEF("load", 1, js_load),
    JS_CFUNC_DEF("read", 1, js_read),   JS_CFUNC_DEF("readbuffer", 1, js_readbuffer),
    JS_CFUNC_DEF("quit", 0, js_quit),   JS_CFUNC_DEF("readline", 0, js_readline),
};

static const JSCFunctionListEntry console_members[] = {
    JS_CFUNC_DEF2("log", 0, js_print, JS_PROP_C_W_E),
    JS_CFUNC_DEF2("info", 0, js_print, JS_PROP_C_W_E),
    JS_CFUNC_DEF2("debug", 0, js_print, JS_PROP_C_W_E),
    JS_CFUNC_DEF2("warn", 0, js_print_error, JS_PROP_C_W_E),
    JS_CFUNC_DEF2("error", 0, js_print_error, JS_PROP_C_W_E),
};

#define COUNT_OF(array) ((int)(sizeof(array) / sizeof *(array)))

static bool define_script_args(JSContext *ctx, JSValueConst global)
{
    const Shell_options *options = shell_of(ctx)->options;
    JSValue list = JS_NewArray(ctx);
    bool good = !JS_IsException(list);
    for (int i = 0; good && i < options->args_n; i++)
        good =
            JS_SetPropertyUint32(ctx, list, (uint32_t)i, JS_NewString(ctx, options->args[i])) >= 0;
    return good && JS_DefinePropertyValueStr(ctx, global, "scriptArgs", list,
                                             JS_PROP_CONFIGURABLE | JS_PROP_WRITABLE) >= 0;
}

bool shell_setup_realm(Js_agent *agent, JSContext *ctx)
{
    (void)agent;
    JSValue global = JS_GetGlobalObject(ctx), console = JS_NewObject(ctx);
    bool good =
        !JS_IsException(console) &&
        JS_SetPropertyFunctionList(ctx, console, console_members, COUNT_OF(console_members)) >= 0 &&
        JS_SetPropertyFunctionList(ctx, global, globals, COUNT_OF(globals)) >= 0 &&
        JS_DefinePropertyValueStr(ctx, global, "console", JS_DupValue(ctx, console),
                                  JS_PROP_CONFIGURABLE | JS_PROP_WRITABLE) >= 0 &&
        define_script_args(ctx, global) && js_setup_interfaces(ctx) && host262_setup(ctx) &&
        shell_of(ctx)->options->modules->setup_realm(ctx);
    JS_FreeValue(ctx, console);
    JS_FreeValue(ctx, global);
    return good;
}

/* ---- the run ---- */

static bool ends_with(const char *text, const char *end)
{
    size_t len = strlen(text), end_len = strlen(end);
    return len >= end_len && strcmp(text + len - end_len, end) == 0;
}

static bool is_module(const Shell *shell, const char *path)
{
    return shell->options->module || ends_with(path, ".mjs") || ends_with(path, ".wasm") ||
           ends_with(path, ".wat");
}

static void run_file(Js_agent *agent, JSContext *ctx, const char *path)
{
    Shell *shell = agent->host;
    Buffer source;
    if (!shell_read_file(ctx, path, &source)) {
        JSValue error = JS_GetException(ctx);
        Buffer message = text_property(ctx, error, "message");
        fprintf(stderr, "touchstone-ref: %s\n", buffer_string(&message));
        buffer_free(&message);
        JS_FreeValue(ctx, error);
        shell->exit_code = 2;
        return;
    }
    const char *text = buffer_string(&source);
    JSValue result = is_module(shell, path)
                         ? shell->options->modules->evaluate(ctx, path)
                         : JS_Eval(ctx, text, source.len, path, JS_EVAL_TYPE_GLOBAL);
    buffer_free(&source);
    if (JS_IsException(result))
        js_report_exception(ctx);
    JS_FreeValue(ctx, result);
    js_run_tasks(agent);
}

int shell_run(const char *path, const Shell_options *options)
{
    Shell shell = {.options = options};
    Js_agent *agent = js_agent_new(options->features, shell_setup_realm, shell_report, &shell);
    options->modules->setup(agent);
    agent->base = path;
    agent->root = options->root;
    JSContext *ctx = js_agent_new_realm(agent);
    if (!ctx) {
        js_agent_free(agent);
        fprintf(stderr, "touchstone-ref: memory runs out\n");
        return 3;
    }
    run_file(agent, ctx, path);
    JS_FreeContext(ctx);
    host262_join();
    js_agent_free(agent);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fprintf(stderr, "touchstone-ref: standard output: %s\n", strerror(errno));
        return 3;
    }
    return shell.exit_code;
}
