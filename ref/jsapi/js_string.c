/* js_string.c: the builtin set js-string (js-api, "String Builtins"). What it says of methods of String is done on code
 * units, so that nothing that a script may have replaced is looked up. */
#include "jsapi/js_string.h"

#include "jsapi/convert.h"
#include "jsapi/qjs_objects.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* ---- types ---- */

/* The funcType of every builtin, as the imports of a module of theirs; arrayType is a recursive type of its own. */
static const char types[] =
    "(module (type $arrayType (array (mut i16)))"
    "(import \"\" \"cast\" (func (param externref) (result (ref extern))))"
    "(import \"\" \"test\" (func (param externref) (result i32)))"
    "(import \"\" \"fromCharCodeArray\""
    " (func (param (ref null $arrayType) i32 i32) (result (ref extern))))"
    "(import \"\" \"intoCharCodeArray\""
    " (func (param externref (ref null $arrayType) i32) (result i32)))"
    "(import \"\" \"fromCharCode\" (func (param i32) (result (ref extern))))"
    "(import \"\" \"fromCodePoint\" (func (param i32) (result externref)))"
    "(import \"\" \"charCodeAt\" (func (param externref i32) (result i32)))"
    "(import \"\" \"codePointAt\" (func (param externref i32) (result i32)))"
    "(import \"\" \"length\" (func (param externref) (result i32)))"
    "(import \"\" \"concat\" (func (param externref externref) (result (ref extern))))"
    "(import \"\" \"substring\" (func (param externref i32 i32) (result (ref extern))))"
    "(import \"\" \"equals\" (func (param externref externref) (result i32)))"
    "(import \"\" \"compare\" (func (param externref externref) (result i32))))";

typedef enum Builtin {
    CAST,
    TEST,
    FROM_CHAR_CODE_ARRAY,
    INTO_CHAR_CODE_ARRAY,
    FROM_CHAR_CODE,
    FROM_CODE_POINT,
    CHAR_CODE_AT,
    CODE_POINT_AT,
    LENGTH,
    CONCAT,
    SUBSTRING,
    EQUALS,
    COMPARE,
    BUILTINS
} Builtin;

static uint32_t handles[BUILTINS];

/* Handles of types are those of the process. */
static void read_types(void)
{
    Embed_module *module;
    Embed_failure failure;
    if (embed_module_parse(types, sizeof types - 1, embed_features_default(), &module, &failure) !=
            EMBED_OK ||
        embed_module_validate(module, &failure) != EMBED_OK)
        abort();
    for (uint32_t i = 0; i < BUILTINS; i++)
        handles[i] = embed_module_import(module, i).type.deftype;
    embed_module_free(module);
}

static uint32_t type_of(Builtin builtin)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, read_types);
    return handles[builtin];
}

/* ---- abstract operations ---- */

static Embed_result trap_no_string(Embed_failure *failure)
{
    return embed_host_fail(failure, "not a string");
}

/* The string, or what else it is, behind an externref; a new reference. */
static JSValue value_of(JSContext *ctx, const Embed_value *v)
{
    return js_tojsvalue(ctx, v);
}

/* UnwrapString(V), into *OUT, a new reference; a trap where it is none. */
static Embed_result unwrap_string(JSContext *ctx, const Embed_value *v, JSValue *out,
                                  Embed_failure *failure)
{
    *out = value_of(ctx, v);
    if (JS_IsString(*out))
        return EMBED_OK;
    JS_FreeValue(ctx, *out);
    *out = JS_UNDEFINED;
    return trap_no_string(failure);
}

/* UnwrapString of the first two arguments. */
static Embed_result unwrap_two(JSContext *ctx, const Embed_value *args, JSValue out[2],
                               Embed_failure *failure)
{
    Embed_result result = unwrap_string(ctx, &args[0], &out[0], failure);
    if (result != EMBED_OK)
        return result;
    result = unwrap_string(ctx, &args[1], &out[1], failure);
    if (result != EMBED_OK)
        JS_FreeValue(ctx, out[0]);
    return result;
}

/* Returns STRING, which is taken over and may be an exception. */
static Embed_result return_string(JSContext *ctx, JSValue string, Embed_value *results,
                                  Embed_failure *failure)
{
    bool good =
        !JS_IsException(string) && js_towebassemblyvalue(ctx, string, results[0].type, &results[0]);
    JS_FreeValue(ctx, string);
    return good ? EMBED_OK : js_throw_into_wasm(ctx, failure);
}

static Embed_result return_i32(uint32_t value, Embed_value *results)
{
    results[0].i32 = value;
    return EMBED_OK;
}

/* ---- builtins ---- */

/* js-string-cast */
static Embed_result cast(JSContext *ctx, const Embed_value *args, Embed_value *results,
                         Embed_failure *failure)
{
    JSValue string;
    Embed_result result = unwrap_string(ctx, &args[0], &string, failure);
    return result == EMBED_OK ? return_string(ctx, string, results, failure) : result;
}

/* js-string-test */
static Embed_result test(JSContext *ctx, const Embed_value *args, Embed_value *results,
                         Embed_failure *failure)
{
    (void)failure;
    JSValue value = value_of(ctx, &args[0]);
    bool is_string = JS_IsString(value);
    JS_FreeValue(ctx, value);
    return return_i32(is_string, results);
}

/* js-string-fromCharCodeArray */
static Embed_result from_char_code_array(JSContext *ctx, const Embed_value *args,
                                         Embed_value *results, Embed_failure *failure)
{
    uint32_t length, start = args[1].i32, end = args[2].i32;
    /* 1 */
    if (args[0].ref.kind == EMBED_REF_NULL)
        return embed_host_fail(failure, "null array");
    /* 2, 3 */
    const uint16_t *units = embed_array_i16(js_agent_of(ctx)->store, args[0].ref, &length);
    if (start > end || end > length)
        return embed_host_fail(failure, "out of bounds array access");
    /* 4 to 7 */
    return return_string(ctx, JS_NewStringUTF16(ctx, units + start, end - start), results, failure);
}

/* js-string-intoCharCodeArray, steps 4 to 8 */
static Embed_result copy_units(JSContext *ctx, JSValueConst string, const Embed_value *args,
                               Embed_value *results, Embed_failure *failure)
{
    size_t length = qjs_string_length(string);
    uint32_t array_length, start = args[2].i32;
    uint16_t *units = embed_array_i16(js_agent_of(ctx)->store, args[1].ref, &array_length);
    if ((uint64_t)start + length > array_length)
        return embed_host_fail(failure, "out of bounds array access");
    qjs_string_units(string, 0, length, units + start);
    return return_i32((uint32_t)length, results);
}

/* js-string-intoCharCodeArray */
static Embed_result into_char_code_array(JSContext *ctx, const Embed_value *args,
                                         Embed_value *results, Embed_failure *failure)
{
    JSValue string;
    /* 1 */
    if (args[1].ref.kind == EMBED_REF_NULL)
        return embed_host_fail(failure, "null array");
    /* 2 */
    Embed_result result = unwrap_string(ctx, &args[0], &string, failure);
    /* 3 to 8 */
    if (result == EMBED_OK)
        result = copy_units(ctx, string, args, results, failure);
    JS_FreeValue(ctx, string);
    return result;
}

/* js-string-fromCharCode */
static Embed_result from_char_code(JSContext *ctx, const Embed_value *args, Embed_value *results,
                                   Embed_failure *failure)
{
    uint16_t unit = (uint16_t)args[0].i32;
    return return_string(ctx, JS_NewStringUTF16(ctx, &unit, 1), results, failure);
}

/* js-string-fromCodePoint */
static Embed_result from_code_point(JSContext *ctx, const Embed_value *args, Embed_value *results,
                                    Embed_failure *failure)
{
    uint32_t v = args[0].i32;
    /* 1 */
    if (v > 0x10FFFF)
        return embed_host_fail(failure, "not a code point");
    /* 2 */
    uint16_t units[2] = {(uint16_t)v};
    size_t n = 1;
    if (v > 0xFFFF) {
        units[0] = (uint16_t)(0xD800 + ((v - 0x10000) >> 10));
        units[1] = (uint16_t)(0xDC00 + ((v - 0x10000) & 0x3FF));
        n = 2;
    }
    return return_string(ctx, JS_NewStringUTF16(ctx, units, n), results, failure);
}

/* UnwrapString of the first argument, and up to two units at the index that is the second; *n of them. */
static Embed_result units_at(JSContext *ctx, const Embed_value *args, uint16_t units[2], size_t *n,
                             Embed_failure *failure)
{
    JSValue string;
    uint32_t index = args[1].i32;
    Embed_result result = unwrap_string(ctx, &args[0], &string, failure);
    if (result != EMBED_OK)
        return result;
    size_t length = qjs_string_length(string);
    *n = index >= length ? 0 : length - index < 2 ? 1 : 2;
    qjs_string_units(string, index, *n, units);
    JS_FreeValue(ctx, string);
    return *n ? EMBED_OK : embed_host_fail(failure, "index out of bounds");
}

/* js-string-charCodeAt */
static Embed_result char_code_at(JSContext *ctx, const Embed_value *args, Embed_value *results,
                                 Embed_failure *failure)
{
    uint16_t units[2];
    size_t n;
    Embed_result result = units_at(ctx, args, units, &n, failure);
    return result == EMBED_OK ? return_i32(units[0], results) : result;
}

/* js-string-codePointAt */
static Embed_result code_point_at(JSContext *ctx, const Embed_value *args, Embed_value *results,
                                  Embed_failure *failure)
{
    uint16_t units[2];
    size_t n;
    Embed_result result = units_at(ctx, args, units, &n, failure);
    if (result != EMBED_OK)
        return result;
    bool is_lead = units[0] >= 0xD800 && units[0] <= 0xDBFF;
    if (is_lead && n == 2 && units[1] >= 0xDC00 && units[1] <= 0xDFFF)
        return return_i32(0x10000 + ((units[0] - 0xD800u) << 10) + (units[1] - 0xDC00u), results);
    return return_i32(units[0], results);
}

/* js-string-length */
static Embed_result length_of(JSContext *ctx, const Embed_value *args, Embed_value *results,
                              Embed_failure *failure)
{
    JSValue string;
    Embed_result result = unwrap_string(ctx, &args[0], &string, failure);
    if (result != EMBED_OK)
        return result;
    uint32_t length = (uint32_t)qjs_string_length(string);
    JS_FreeValue(ctx, string);
    return return_i32(length, results);
}

/* js-string-concat */
static Embed_result concat(JSContext *ctx, const Embed_value *args, Embed_value *results,
                           Embed_failure *failure)
{
    JSValue strings[2];
    Embed_result result = unwrap_two(ctx, args, strings, failure);
    if (result != EMBED_OK)
        return result;
    return return_string(ctx, qjs_string_concat(ctx, strings[0], strings[1]), results, failure);
}

/* js-string-substring */
static Embed_result substring(JSContext *ctx, const Embed_value *args, Embed_value *results,
                              Embed_failure *failure)
{
    JSValue string;
    size_t start = args[1].i32, end = args[2].i32;
    /* 1, 2 */
    Embed_result result = unwrap_string(ctx, &args[0], &string, failure);
    if (result != EMBED_OK)
        return result;
    size_t length = qjs_string_length(string);
    /* 3 */
    if (start > end || start > length)
        start = end = 0;
    /* 4 */
    JSValue part = qjs_string_part(ctx, string, start, end < length ? end : length);
    JS_FreeValue(ctx, string);
    return return_string(ctx, part, results, failure);
}

/* js-string-equals */
static Embed_result equals(JSContext *ctx, const Embed_value *args, Embed_value *results,
                           Embed_failure *failure)
{
    JSValue first = value_of(ctx, &args[0]), second = value_of(ctx, &args[1]);
    /* 1, 2 */
    bool good =
        (JS_IsNull(first) || JS_IsString(first)) && (JS_IsNull(second) || JS_IsString(second));
    /* 3, 4 */
    bool equal = good && JS_IsStrictEqual(ctx, first, second);
    JS_FreeValue(ctx, first);
    JS_FreeValue(ctx, second);
    return good ? return_i32(equal, results) : trap_no_string(failure);
}

/* js-string-compare */
static Embed_result compare(JSContext *ctx, const Embed_value *args, Embed_value *results,
                            Embed_failure *failure)
{
    JSValue strings[2];
    /* 1, 2 */
    Embed_result result = unwrap_two(ctx, args, strings, failure);
    if (result != EMBED_OK)
        return result;
    /* 3 to 5 */
    int order = qjs_string_compare(strings[0], strings[1]);
    JS_FreeValue(ctx, strings[0]);
    JS_FreeValue(ctx, strings[1]);
    return return_i32(order < 0 ? UINT32_MAX : order > 0, results);
}

/* ---- the set ---- */

#define TYPE(name, builtin)                                                                        \
    static uint32_t name(void)                                                                     \
    {                                                                                              \
        return type_of(builtin);                                                                   \
    }

TYPE(type_cast, CAST)
TYPE(type_test, TEST)
TYPE(type_from_char_code_array, FROM_CHAR_CODE_ARRAY)
TYPE(type_into_char_code_array, INTO_CHAR_CODE_ARRAY)
TYPE(type_from_char_code, FROM_CHAR_CODE)
TYPE(type_from_code_point, FROM_CODE_POINT)
TYPE(type_char_code_at, CHAR_CODE_AT)
TYPE(type_code_point_at, CODE_POINT_AT)
TYPE(type_length, LENGTH)
TYPE(type_concat, CONCAT)
TYPE(type_substring, SUBSTRING)
TYPE(type_equals, EQUALS)
TYPE(type_compare, COMPARE)

const Js_builtin js_string_builtins[] = {
    {"cast", type_cast, cast},
    {"test", type_test, test},
    {"fromCharCodeArray", type_from_char_code_array, from_char_code_array},
    {"intoCharCodeArray", type_into_char_code_array, into_char_code_array},
    {"fromCharCode", type_from_char_code, from_char_code},
    {"fromCodePoint", type_from_code_point, from_code_point},
    {"charCodeAt", type_char_code_at, char_code_at},
    {"codePointAt", type_code_point_at, code_point_at},
    {"length", type_length, length_of},
    {"concat", type_concat, concat},
    {"substring", type_substring, substring},
    {"equals", type_equals, equals},
    {"compare", type_compare, compare},
    {0},
};
