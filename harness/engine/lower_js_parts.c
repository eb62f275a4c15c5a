/* engine/lower_js_parts.c: pieces of the JSON that engine/lower_js.h describes. */
#include "harness/engine/lower_js_parts.h"

#include "harness/util/text.h"

#include <stdlib.h>

json_t *json_of_bytes(const uint8_t *bytes, size_t len)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char *text = memory_new(len / 3 * 4 + 5), *at = text;
    for (size_t i = 0; i < len; i += 3) {
        uint32_t word = (uint32_t)bytes[i] << 16;
        word |= i + 1 < len ? (uint32_t)bytes[i + 1] << 8 : 0;
        word |= i + 2 < len ? bytes[i + 2] : 0;
        *at++ = digits[word >> 18];
        *at++ = digits[word >> 12 & 63];
        *at++ = (char)(i + 1 < len ? digits[word >> 6 & 63] : '=');
        *at++ = (char)(i + 2 < len ? digits[word & 63] : '=');
    }
    json_t *json = json_string(text);
    free(text);
    return json;
}

json_t *json_of_module(const Embed_module *module)
{
    uint8_t *bytes;
    size_t len;
    embed_module_encode(module, false, &bytes, &len);
    json_t *json = json_of_bytes(bytes, len);
    free(bytes);
    return json;
}

json_t *json_of_name(Embed_name name)
{
    json_t *json = json_stringn(name.len ? name.at : "", name.len);
    return json ? json : json_null();
}

/* ---- modules that were linked ---- */

static json_t *imports_of(const Embed_link_step *step)
{
    json_t *imports = json_array();
    for (uint32_t i = 0; i < step->imports_n; i++) {
        const Embed_link_import *import = &step->imports[i];
        json_t *from = json_array();
        json_array_append_new(from, json_of_name(import->module));
        json_array_append_new(from, json_of_name(import->name));
        json_array_append_new(from, import->from_host ? json_null() : json_integer(import->step));
        if (!import->from_host)
            json_array_append_new(from, json_of_name(import->export_name));
        for (uint32_t k = 0; import->from_host && k < import->names_n; k++)
            json_array_append_new(from, json_of_name(import->names[k]));
        json_array_append_new(imports, from);
    }
    return imports;
}

/* Instances lie in each other no deeper than types can. */
static json_t *exports_of(const Embed_link_export *exports, uint32_t n)
{
    json_t *all = json_array();
    for (uint32_t i = 0; i < n; i++) {
        json_t *export = json_array();
        json_array_append_new(export, json_of_name(exports[i].name));
        if (exports[i].kind == EMBED_INSTANCE) {
            json_array_append_new(export, exports_of(exports[i].fields, exports[i].fields_n));
        } else {
            json_array_append_new(export, json_integer(exports[i].step));
            json_array_append_new(export, json_of_name(exports[i].export_name));
        }
        json_array_append_new(all, export);
    }
    return all;
}

json_t *json_of_linked(const Embed_lowered *lowered)
{
    json_t *modules = json_array(), *steps = json_array();
    for (uint32_t i = 0; i < lowered->modules_n; i++)
        json_array_append_new(modules,
                              json_of_bytes(lowered->modules[i].bytes, lowered->modules[i].len));
    for (uint32_t i = 0; i < lowered->steps_n; i++)
        json_array_append_new(steps, json_pack("[io]", (int)lowered->steps[i].module,
                                               imports_of(&lowered->steps[i])));
    return json_pack("{sososo}", "modules", modules, "steps", steps, "exports",
                     exports_of(lowered->exports, lowered->exports_n));
}
