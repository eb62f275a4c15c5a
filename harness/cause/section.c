/* cause/section.c: sections of the specifications: how they are called, where they are published. */
#include "harness/cause/section.h"

#include "harness/util/text.h"
#include "ref/embed/touchstone.h"

#include <ctype.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

/* The members of the JavaScript API, by their anchors in js-api/index.bs, web-api.bs and esm-integration/index.bs. */
static const struct {
    const char *name, *section;
} members[] = {
    {"WebAssembly.JSTag", "js-api/#dom-webassembly-jstag"},
    {"WebAssembly.compile", "js-api/#dom-webassembly-compile"},
    {"WebAssembly.compileStreaming", "web-api/#dom-webassembly-compilestreaming"},
    {"WebAssembly.instantiate", "js-api/#dom-webassembly-instantiate"},
    {"WebAssembly.instantiateStreaming", "web-api/#dom-webassembly-instantiatestreaming"},
    {"WebAssembly.namespaceInstance", "esm-integration/#dom-webassembly-namespaceinstance"},
    {"WebAssembly.validate", "js-api/#dom-webassembly-validate"},
    {"Module constructor", "js-api/#dom-module-module"},
    {"Module.customSections", "js-api/#dom-module-customsections"},
    {"Module.exports", "js-api/#dom-module-exports"},
    {"Module.imports", "js-api/#dom-module-imports"},
    {"Instance constructor", "js-api/#dom-instance-instance"},
    {"Instance.exports", "js-api/#dom-instance-exports"},
    {"Memory constructor", "js-api/#dom-memory-memory"},
    {"Memory.buffer", "js-api/#dom-memory-buffer"},
    {"Memory.grow", "js-api/#dom-memory-grow"},
    {"Memory.toFixedLengthBuffer", "js-api/#dom-memory-tofixedlengthbuffer"},
    {"Memory.toResizableBuffer", "js-api/#dom-memory-toresizablebuffer"},
    {"Table constructor", "js-api/#dom-table-table"},
    {"Table.get", "js-api/#dom-table-get"},
    {"Table.grow", "js-api/#dom-table-grow"},
    {"Table.length", "js-api/#dom-table-length"},
    {"Table.set", "js-api/#dom-table-set"},
    {"Global constructor", "js-api/#dom-global-global"},
    {"Global.value", "js-api/#dom-global-value"},
    {"Global.valueOf", "js-api/#dom-global-valueof"},
    {"Tag constructor", "js-api/#dom-tag-tag"},
    {"Exception constructor", "js-api/#dom-exception-exception"},
    {"Exception.getArg", "js-api/#dom-exception-getarg"},
    {"Exception.is", "js-api/#dom-exception-is"},
    {"Exception.stack", "js-api/#dom-exception-stack"},
    {"AddressValueToU64", "js-api/#addressvaluetou64"},
    {"DefaultValue", "js-api/#defaultvalue"},
    {"GetGlobalValue", "js-api/#getglobalvalue"},
    {"HostResizeArrayBuffer", "js-api/#HostResizeArrayBuffer"},
    {"ToJSValue", "js-api/#tojsvalue"},
    {"ToValueType", "js-api/#tovaluetype"},
    {"ToWebAssemblyValue", "js-api/#towebassemblyvalue"},
    {"U64ToAddressValue", "js-api/#u64toaddressvalue"}};

enum { MEMBERS = sizeof members / sizeof *members };

/* The numeric operators of core/exec/numerics that instructions apply. */
static const char *const operators[] = {
    "convert", "demote",  "extend",      "fabs",       "fadd",      "fceil", "fcopysign",
    "fdiv",    "feq",     "ffloor",      "fge",        "fgt",       "fle",   "flt",
    "fmax",    "fmin",    "fmul",        "fne",        "fnearest",  "fneg",  "fpmax",
    "fpmin",   "fsqrt",   "fsub",        "ftrunc",     "iabs",      "iadd",  "iadd_sat",
    "iand",    "iandnot", "iavgr",       "ibitselect", "iclz",      "ictz",  "idiv",
    "ieq",     "ieqz",    "ige",         "igt",        "ile",       "ilt",   "imax",
    "imin",    "imul",    "ine",         "ineg",       "inot",      "ior",   "ipopcnt",
    "irem",    "irotl",   "irotr",       "ishl",       "ishr",      "isub",  "isub_sat",
    "ixor",    "promote", "reinterpret", "trunc",      "trunc_sat", "wrap"};

/* The anchor in it, behind '#', else all of SECTION. */
static const char *anchor_of(const char *section)
{
    const char *hash = strchr(section, '#');
    return hash ? hash + 1 : section;
}

char *section_name(const char *section)
{
    const char *anchor = anchor_of(section);
    for (size_t i = 0; i < MEMBERS; i++) {
        if (strcmp(anchor_of(members[i].section), anchor) == 0)
            return text_copy(members[i].name);
    }
    /* "exec-memory.grow" is about that instruction; of "binary-limits" the chapter is part of what it is about */
    bool label = anchor == section, reduced = strncmp(section, "exec-", 5) == 0;
    char *name = text_copy(label && reduced ? anchor + strlen("exec-") : anchor), *dash = name;
    while (!(label && reduced) && (dash = strchr(dash, '-'))) {
        *dash = ' ';
        if (label)
            break;
    }
    return name;
}

char *section_document(const char *section)
{
    const char *slash = strchr(section, '/');
    if (!slash || slash > anchor_of(section))
        return text_copy("core");
    return text_copy_n(section, (size_t)(slash - section));
}

char *section_of_member(const char *word)
{
    Embed_rule rule;
    for (size_t i = 0; i < MEMBERS; i++) {
        const char *name = members[i].name;
        size_t len =
            strcspn(name, " "); /* "Memory constructor" is written "Memory.constructor", too */
        if (strcmp(name, word) == 0 ||
            (name[len] && strncmp(name, word, len) == 0 && strcmp(word + len, ".constructor") == 0))
            return text_copy(members[i].section);
    }
    return strchr(word, '.') && embed_rule_of(word, false, &rule) ? text_copy(rule.label) : NULL;
}

char *section_feature(const char *section, const char *word)
{
    Embed_rule rule;
    return strchr(section, '#') || !embed_rule_of(word, false, &rule) ? section_document(section)
                                                                      : text_copy(rule.feature);
}

char *section_of_operator(const char *mnemonic)
{
    const char *dot = strchr(mnemonic, '.');
    if (!dot || !strchr("if", *mnemonic) || !isdigit((unsigned char)mnemonic[1]))
        return NULL;
    size_t len = strlen(dot + 1);
    if (len > 2 && (strcmp(dot + len - 1, "_s") == 0 || strcmp(dot + len - 1, "_u") == 0))
        len -= 2;
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
        const char *name = operators[i];
        size_t n = strlen(name);
        bool same = *name == *mnemonic && n == len + 1 && memcmp(name + 1, dot + 1, len) == 0;
        /* "wrap_i64", "trunc_sat_f32" */
        bool converts = n < len && memcmp(name, dot + 1, n) == 0 && dot[1 + n] == '_' &&
                        strchr("if", dot[2 + n]) && isdigit((unsigned char)dot[3 + n]);
        if (same || converts)
            return text_format("op-%s", name);
    }
    return NULL;
}

/* ---- where it is published ---- */

/* The pages of the core specification, by patterns of labels, and the numbers of their sections; the first that fits. */
static const struct {
    const char *labels, *page, *number;
} pages[] = {{"exec-instantiation", "exec/modules", "4.7"},
             {"exec-invocation", "exec/modules", "4.7"},
             {"exec-module", "exec/modules", "4.7"},
             {"alloc-*", "exec/modules", "4.7"},
             {"grow-*", "exec/modules", "4.7"},
             {"exec-*", "exec/instructions", "4.6"},
             {"op-*", "exec/numerics", "4.3"},
             {"match-*", "valid/matching", "3.3"},
             {"valid-blocktype", "valid/types", "3.2"},
             {"valid-*type", "valid/types", "3.2"},
             {"valid-limits", "valid/types", "3.2"},
             {"valid-typeuse", "valid/types", "3.2"},
             {"valid-data", "valid/modules", "3.5"},
             {"valid-elem", "valid/modules", "3.5"},
             {"valid-*mode", "valid/modules", "3.5"},
             {"valid-export", "valid/modules", "3.5"},
             {"valid-externidx", "valid/modules", "3.5"},
             {"valid-func", "valid/modules", "3.5"},
             {"valid-global", "valid/modules", "3.5"},
             {"valid-globalseq", "valid/modules", "3.5"},
             {"valid-import", "valid/modules", "3.5"},
             {"valid-local", "valid/modules", "3.5"},
             {"valid-module", "valid/modules", "3.5"},
             {"valid-start", "valid/modules", "3.5"},
             {"valid-table", "valid/modules", "3.5"},
             {"valid-tag", "valid/modules", "3.5"},
             {"valid-types", "valid/modules", "3.5"},
             {"valid-*", "valid/instructions", "3.4"},
             {"binary-*namesec", "appendix/custom", "7.4"},
             {"binary-blocktype", "binary/instructions", "5.4"},
             {"binary-*type", "binary/types", "5.3"},
             {"binary-limits", "binary/types", "5.3"},
             {"binary-mut", "binary/types", "5.3"},
             {"binary-*sec", "binary/modules", "5.5"},
             {"binary-section", "binary/modules", "5.5"},
             {"binary-code", "binary/modules", "5.5"},
             {"binary-data", "binary/modules", "5.5"},
             {"binary-elem*", "binary/modules", "5.5"},
             {"binary-export", "binary/modules", "5.5"},
             {"binary-externidx", "binary/modules", "5.5"},
             {"binary-func", "binary/modules", "5.5"},
             {"binary-global", "binary/modules", "5.5"},
             {"binary-import", "binary/modules", "5.5"},
             {"binary-local", "binary/modules", "5.5"},
             {"binary-magic", "binary/modules", "5.5"},
             {"binary-memidx", "binary/modules", "5.5"},
             {"binary-module", "binary/modules", "5.5"},
             {"binary-tag", "binary/modules", "5.5"},
             {"binary-version", "binary/modules", "5.5"},
             {"binary-*int", "binary/values", "5.2"},
             {"binary-float", "binary/values", "5.2"},
             {"binary-name", "binary/values", "5.2"},
             {"binary-utf8", "binary/values", "5.2"},
             {"binary-list", "binary/conventions", "5.1"},
             {"binary-*", "binary/instructions", "5.4"},
             {"text-?*annot", "appendix/custom", "7.4"},
             {"text-context*", "text/conventions", "6.1"},
             {"text-annot", "text/lexical", "6.2"},
             {"text-char", "text/lexical", "6.2"},
             {"text-comment", "text/lexical", "6.2"},
             {"text-format", "text/lexical", "6.2"},
             {"text-keyword", "text/lexical", "6.2"},
             {"text-newline", "text/lexical", "6.2"},
             {"text-reserved", "text/lexical", "6.2"},
             {"text-space", "text/lexical", "6.2"},
             {"text-token", "text/lexical", "6.2"},
             {"text-byte", "text/values", "6.3"},
             {"text-*float", "text/values", "6.3"},
             {"text-frac", "text/values", "6.3"},
             {"text-hexnum", "text/values", "6.3"},
             {"text-id", "text/values", "6.3"},
             {"text-idchar", "text/values", "6.3"},
             {"text-*int", "text/values", "6.3"},
             {"text-mant", "text/values", "6.3"},
             {"text-name", "text/values", "6.3"},
             {"text-num", "text/values", "6.3"},
             {"text-string", "text/values", "6.3"},
             {"text-*instr", "text/instructions", "6.5"},
             {"text-instr-*", "text/instructions", "6.5"},
             {"text-label", "text/instructions", "6.5"},
             {"text-laneidx", "text/instructions", "6.5"},
             {"text-blocktype", "text/instructions", "6.5"},
             {"text-memarg", "text/instructions", "6.5"},
             {"text-load", "text/instructions", "6.5"},
             {"text-catch", "text/instructions", "6.5"},
             {"text-if", "text/instructions", "6.5"},
             {"text-*.*", "text/instructions", "6.5"},
             {"text-*_*", "text/instructions", "6.5"},
             {"text-*type", "text/types", "6.4"},
             {"text-limits", "text/types", "6.4"},
             {"text-null", "text/types", "6.4"},
             {"text-param", "text/types", "6.4"},
             {"text-result", "text/types", "6.4"},
             {"text-typedef", "text/types", "6.4"},
             {"text-typeuse*", "text/types", "6.4"},
             {"text-*", "text/modules", "6.6"}};

/* The core specification as a proposal that is not in it has it. */
static const struct {
    const char *feature, *address; /* ending in '/': pages are below it */
} proposals[] = {
    {"threads", "https://webassembly.github.io/threads/core/"},
    {"legacy-exceptions", "https://webassembly.github.io/exception-handling/legacy/core/"},
    {"wide-arithmetic", "https://github.com/WebAssembly/wide-arithmetic/blob/main/proposals/"
                        "wide-arithmetic/Overview.md"},
    {"custom-page-sizes", "https://github.com/WebAssembly/custom-page-sizes/blob/main/proposals/"
                          "custom-page-sizes/Overview.md"}};

/* Documents with anchors of their own, by what is before the '#'; the first that fits. */
static const struct {
    const char *prefix, *address;
    bool is_file; /* what is behind the prefix is the name of a Markdown file */
} documents[] = {
    {"js-api/", "https://webassembly.github.io/spec/js-api/", false},
    {"web-api/", "https://webassembly.github.io/spec/web-api/", false},
    {"esm-integration/#", "https://webassembly.github.io/esm-integration/js-api/", false},
    {"esm-integration/",
     "https://github.com/WebAssembly/esm-integration/blob/main/proposals/esm-integration/", true},
    {"threads/js-api/", "https://webassembly.github.io/threads/js-api/", false},
    {"module-linking/",
     "https://github.com/WebAssembly/module-linking/blob/main/design/proposals/module-linking/",
     true},
    {"html/", "https://html.spec.whatwg.org/", false},
    {"encoding/", "https://encoding.spec.whatwg.org/", false}};

/* LABEL as the anchor that the page has for it: letters and digits of lower case, dashes between. */
static char *anchor_for(const char *label)
{
    char *anchor = text_copy(label);
    for (char *at = anchor; *at; at++)
        *at = isalnum((unsigned char)*at) ? (char)tolower((unsigned char)*at) : '-';
    return anchor;
}

const char *section_number(const char *section)
{
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        if (fnmatch(pages[i].labels, section, 0) == 0)
            return pages[i].number;
    }
    return "";
}

static char *core_url(const char *section, const char *feature)
{
    const char *base = "https://webassembly.github.io/spec/core/";
    char *url = NULL;
    for (size_t i = 0; i < sizeof proposals / sizeof *proposals; i++) {
        if (strcmp(feature, proposals[i].feature) == 0 && strncmp(section, "op-", 3) != 0)
            base = proposals[i].address;
    }
    if (base[strlen(base) - 1] != '/')
        return text_copy(base);
    for (size_t i = 0; !url && i < sizeof pages / sizeof *pages; i++) {
        if (fnmatch(pages[i].labels, section, 0) != 0)
            continue;
        char *anchor = anchor_for(section);
        url =
            strstr(base, "/legacy/")
                ? text_format("%s%.*s.html", base, (int)strcspn(pages[i].page, "/"), pages[i].page)
                : text_format("%s%s.html#%s", base, pages[i].page, anchor);
        free(anchor);
    }
    return url ? url : text_copy("");
}

char *section_url(const char *section, const char *feature)
{
    const char *anchor = anchor_of(section);
    if (anchor == section)
        return core_url(section, feature);
    for (const char *at = anchor; *at; at++) {
        if (!isalnum((unsigned char)*at) && !strchr("-_.", *at))
            return text_copy("");
    }
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        size_t len = strlen(documents[i].prefix);
        if (strncmp(section, documents[i].prefix, len) != 0)
            continue;
        if (!documents[i].is_file)
            return text_format("%s#%s", documents[i].address, anchor);
        size_t name =
            strspn(section + len, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-");
        return section[len + name] == '#' ? text_format("%s%.*s.md#%s", documents[i].address,
                                                        (int)name, section + len, anchor)
                                          : text_copy("");
    }
    return text_copy("");
}
