/* engine/lower_js_wrap.c: small modules through which values pass that JavaScript cannot hold bit for bit.
 */
#include "harness/engine/lower_js_wrap.h"

#include "harness/util/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Codes of the binary format. */
enum {
    SECTION_TYPE = 1,
    SECTION_IMPORT = 2,
    SECTION_FUNC = 3,
    SECTION_GLOBAL = 6,
    SECTION_EXPORT = 7,
    SECTION_CODE = 10,
    TYPE_FUNC = 0x60,
    TYPE_I32 = 0x7F,
    TYPE_FUNCREF = 0x70,
    TYPE_ANYREF = 0x6E,
    TYPE_EXNREF = 0x69,
    OP_IF = 0x04,
    OP_THROW_REF = 0x0A,
    OP_END = 0x0B,
    OP_RETURN = 0x0F,
    OP_CALL = 0x10,
    OP_LOCAL_GET = 0x20,
    OP_LOCAL_SET = 0x21,
    OP_GLOBAL_GET = 0x23,
    OP_GLOBAL_SET = 0x24,
    OP_I32_CONST = 0x41,
    OP_REF_NULL = 0xD0,
    OP_REF_IS_NULL = 0xD1,
    OP_VECTOR = 0xFD,
    BLOCK_EMPTY = 0x40
};

/* A growing run of bytes. */
typedef struct Bytes {
    uint8_t *at;
    size_t len;
} Bytes;

static void put(Bytes *out, uint8_t byte)
{
    out->at = array_room(out->at, out->len, 1);
    out->at[out->len++] = byte;
}

static void put_bytes(Bytes *out, const void *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++)
        put(out, ((const uint8_t *)bytes)[i]);
}

static void put_uint(Bytes *out, uint64_t n)
{
    for (; n > 0x7F; n >>= 7)
        put(out, (uint8_t)(n | 0x80));
    put(out, (uint8_t)n);
}

/* i32.const ADDRESS, which is never negative. */
static void put_address(Bytes *out, uint32_t address)
{
    put(out, OP_I32_CONST);
    for (; address > 0x3F; address >>= 7)
        put(out, (uint8_t)(address | 0x80));
    put(out, (uint8_t)address);
}

static void put_name(Bytes *out, const char *name)
{
    put_uint(out, strlen(name));
    put_bytes(out, name, strlen(name));
}

/* The length of CONTENTS and CONTENTS, which is emptied. */
static void put_sized(Bytes *out, Bytes *contents)
{
    put_uint(out, contents->len);
    put_bytes(out, contents->at, contents->len);
    free(contents->at);
    *contents = (Bytes){0};
}

static void put_section(Bytes *out, uint8_t id, Bytes *contents)
{
    put(out, id);
    put_sized(out, contents);
}

/* ---- types ---- */

static bool is_concrete(Embed_valtype t)
{
    return t.kind == EMBED_REF && t.heap == EMBED_HEAP_DEF;
}

Embed_heapkind hierarchy_of_reftype(Embed_valtype t)
{
    static const Embed_heapkind tops[] = {EMBED_HEAP_FUNC, EMBED_HEAP_EXTERN, EMBED_HEAP_EXN};
    for (size_t i = 0; i < sizeof tops / sizeof *tops; i++) {
        Embed_valtype top = {.kind = EMBED_REF, .null = 1, .heap = (uint8_t)tops[i]};
        if (embed_match_valtype(t, top))
            return tops[i];
    }
    return EMBED_HEAP_ANY;
}

Crossing crossing_of_param(Embed_valtype t)
{
    if (t.kind != EMBED_REF)
        return t.kind == EMBED_I32 ? CROSSING_DIRECT : CROSSING_MEMORY;
    if (is_concrete(t))
        return CROSSING_NULL;
    return hierarchy_of_reftype(t) == EMBED_HEAP_EXN ? CROSSING_EXN : CROSSING_DIRECT;
}

Crossing crossing_of_result(const Embed_functype *of, uint32_t i)
{
    Embed_valtype t = of->results[i];
    if (t.kind != EMBED_REF)
        return t.kind == EMBED_I32 && of->results_n == 1 ? CROSSING_DIRECT : CROSSING_MEMORY;
    if (hierarchy_of_reftype(t) == EMBED_HEAP_EXN)
        return CROSSING_EXN;
    return of->results_n == 1 ? CROSSING_DIRECT : CROSSING_GLOBAL;
}

static uint8_t heap_code(Embed_heapkind heap)
{
    switch (heap) {
    case EMBED_HEAP_ANY: return TYPE_ANYREF;
    case EMBED_HEAP_EQ: return 0x6D;
    case EMBED_HEAP_I31: return 0x6C;
    case EMBED_HEAP_STRUCT: return 0x6B;
    case EMBED_HEAP_ARRAY: return 0x6A;
    case EMBED_HEAP_NONE: return 0x71;
    case EMBED_HEAP_FUNC: return TYPE_FUNCREF;
    case EMBED_HEAP_NOFUNC: return 0x73;
    case EMBED_HEAP_EXN: return TYPE_EXNREF;
    case EMBED_HEAP_NOEXN: return 0x74;
    case EMBED_HEAP_EXTERN: return 0x6F;
    case EMBED_HEAP_NOEXTERN: return 0x72;
    case EMBED_HEAP_BOT:
    case EMBED_HEAP_DEF:
        break; /* bottom is no type of modules, concrete types are made abstract before */
    }
    return 0;
}

/* T; for a concrete reference type the top of its hierarchy. */
static void put_valtype(Bytes *out, Embed_valtype t)
{
    static const uint8_t codes[] = {[EMBED_I32] = TYPE_I32,
                                    [EMBED_I64] = 0x7E,
                                    [EMBED_F32] = 0x7D,
                                    [EMBED_F64] = 0x7C,
                                    [EMBED_V128] = 0x7B};
    if (t.kind != EMBED_REF) {
        put(out, codes[t.kind]);
        return;
    }
    if (!is_concrete(t) && !t.null)
        put(out, 0x64);
    put(out, heap_code(is_concrete(t) ? hierarchy_of_reftype(t) : (Embed_heapkind)t.heap));
}

/* T as the type of a local or global that can begin as null. */
static void put_nullable(Bytes *out, Embed_valtype t)
{
    t.null = t.kind == EMBED_REF;
    put_valtype(out, t);
}

/* ---- what a wrapper is made of ---- */

/* A wrapper in the making: what it wraps as a function type, and its parts. A result that is kept has a global and a
   function of its own. */
typedef struct Making {
    Embed_functype of;
    bool memory;
    uint32_t kept;   /* results that are kept */
    uint32_t probe;  /* type index of the functions for these, one after another */
    uint32_t global; /* index of the first global that holds such a result */
    uint32_t func;   /* function index of "run" */
} Making;

static bool is_kept(const Embed_functype *of, uint32_t i)
{
    Crossing crossing = crossing_of_result(of, i);
    return crossing == CROSSING_EXN || crossing == CROSSING_GLOBAL;
}

static Making making_of(Embed_functype of)
{
    Making making = {.of = of};
    for (uint32_t i = 0; i < of.params_n; i++)
        making.memory |= crossing_of_param(of.params[i]) == CROSSING_MEMORY;
    for (uint32_t i = 0; i < of.results_n; i++) {
        making.memory |= crossing_of_result(&of, i) == CROSSING_MEMORY;
        making.kept += is_kept(&of, i);
    }
    return making;
}

/* Load or store of a number of type KIND at the address on the stack. */
static void put_access(Bytes *out, Embed_valkind kind, bool store)
{
    static const struct {
        uint8_t load, store, align;
    } codes[] = {[EMBED_I32] = {0x28, 0x36, 2},
                 [EMBED_I64] = {0x29, 0x37, 3},
                 [EMBED_F32] = {0x2A, 0x38, 2},
                 [EMBED_F64] = {0x2B, 0x39, 3},
                 [EMBED_V128] = {0x00, 0x0B, 4}};
    if (kind == EMBED_V128)
        put(out, OP_VECTOR);
    put(out, store ? codes[kind].store : codes[kind].load);
    put(out, codes[kind].align);
    put(out, 0);
}

/* The types of "run" and of the functions for what is kept, behind TYPES_N others. */
static void put_types(Bytes *out, Making *making, uint32_t types_n)
{
    const Embed_functype *of = &making->of;
    uint32_t params = 0;
    for (uint32_t i = 0; i < of->params_n; i++)
        params += crossing_of_param(of->params[i]) == CROSSING_DIRECT;
    put(out, TYPE_FUNC);
    put_uint(out, params);
    for (uint32_t i = 0; i < of->params_n; i++) {
        if (crossing_of_param(of->params[i]) == CROSSING_DIRECT)
            put_valtype(out, of->params[i]);
    }
    bool returns = of->results_n == 1 && crossing_of_result(of, 0) == CROSSING_DIRECT;
    put_uint(out, returns);
    if (returns)
        put_valtype(out, of->results[0]);
    making->probe = types_n + 1;
    for (uint32_t i = 0; i < of->results_n; i++) {
        if (!is_kept(of, i))
            continue;
        put_bytes(out, (const uint8_t[]){TYPE_FUNC, 0, 1}, 3);
        if (crossing_of_result(of, i) == CROSSING_EXN)
            put(out, TYPE_I32);
        else
            put_nullable(out, of->results[i]);
    }
}

/* The imports: what is wrapped (KIND and TYPE are its external type) and the memory. */
static void put_imports(Bytes *module, const Making *making, uint8_t kind, const Bytes *type)
{
    Bytes section = {0};
    put_uint(&section, 1u + making->memory);
    put_name(&section, "t");
    put_name(&section, "f");
    put(&section, kind);
    put_bytes(&section, type->at, type->len);
    if (making->memory) {
        put_name(&section, "t");
        put_name(&section, "m");
        put_bytes(&section, (const uint8_t[]){2, 0, 1}, 3);
    }
    put_section(module, SECTION_IMPORT, &section);
}

/* A global for result T, null at first. */
static void put_global(Bytes *globals, Embed_valtype t)
{
    bool exn = hierarchy_of_reftype(t) == EMBED_HEAP_EXN;
    if (exn)
        put(globals, TYPE_EXNREF);
    else
        put_nullable(globals, t);
    put_bytes(globals, (const uint8_t[]){1, OP_REF_NULL}, 2);
    put(globals, exn              ? TYPE_EXNREF
                 : is_concrete(t) ? heap_code(hierarchy_of_reftype(t))
                                  : heap_code((Embed_heapkind)t.heap));
    put(globals, OP_END);
}

/* Functions ("run" of type RUN, then one for each result that is kept), the globals for these, and the exports. */
static void put_items(Bytes *module, const Making *making, uint32_t run)
{
    Bytes functions = {0}, globals = {0}, exports = {0};
    put_uint(&functions, 1 + making->kept);
    put_uint(&functions, run);
    put_uint(&globals, making->kept);
    put_uint(&exports, 1 + making->kept);
    put_name(&exports, "run");
    put(&exports, EMBED_FUNC);
    put_uint(&exports, making->func);
    for (uint32_t i = 0, n = 0; i < making->of.results_n; i++) {
        if (!is_kept(&making->of, i))
            continue;
        char name[16];
        bool exn = crossing_of_result(&making->of, i) == CROSSING_EXN;
        snprintf(name, sizeof name, "%c%u", exn ? 'x' : 'r', i);
        put_uint(&functions, making->probe + n);
        put_global(&globals, making->of.results[i]);
        put_name(&exports, name);
        put(&exports, EMBED_FUNC);
        put_uint(&exports, making->func + ++n);
    }
    put_section(module, SECTION_FUNC, &functions);
    if (making->kept)
        put_section(module, SECTION_GLOBAL, &globals);
    free(globals.at);
    put_section(module, SECTION_EXPORT, &exports);
}

/* Pushes the arguments: from memory, null, or the parameters of "run". */
static void put_arguments(Bytes *body, const Embed_functype *of)
{
    for (uint32_t i = 0, local = 0; i < of->params_n; i++) {
        switch (crossing_of_param(of->params[i])) {
        case CROSSING_DIRECT:
            put(body, OP_LOCAL_GET);
            put_uint(body, local++);
            break;
        case CROSSING_MEMORY:
            put_address(body, WRAP_SLOT * i);
            put_access(body, (Embed_valkind)of->params[i].kind, false);
            break;
        case CROSSING_GLOBAL:
        case CROSSING_EXN:
        case CROSSING_NULL:
            put(body, OP_REF_NULL);
            put(body,
                heap_code(hierarchy_of_reftype(of->params[i]) == EMBED_HEAP_FUNC ? EMBED_HEAP_NOFUNC
                          : hierarchy_of_reftype(of->params[i]) == EMBED_HEAP_EXN
                              ? EMBED_HEAP_NOEXN
                              : EMBED_HEAP_NONE));
            break;
        }
    }
}

/* Brings the results, which are in locals from FIRST on, to where they belong. */
static void put_results(Bytes *body, const Making *making, uint32_t first)
{
    const Embed_functype *of = &making->of;
    uint32_t global = making->global;
    for (uint32_t i = 0; i < of->results_n; i++) {
        Crossing crossing = crossing_of_result(of, i);
        if (crossing == CROSSING_MEMORY)
            put_address(body, WRAP_SLOT * (of->params_n + i));
        put(body, OP_LOCAL_GET);
        put_uint(body, first + i);
        if (crossing == CROSSING_MEMORY) {
            put_access(body, (Embed_valkind)of->results[i].kind, true);
        } else if (crossing != CROSSING_DIRECT) {
            put(body, OP_GLOBAL_SET);
            put_uint(body, global++);
        } else if (of->results[i].kind == EMBED_REF && !of->results[i].null &&
                   !is_concrete(of->results[i])) {
            put(body, 0xD4); /* ref.as_non_null: the local had to be nullable */
        }
    }
}

/* "rJ" of the result in GLOBAL. */
static void put_getter(Bytes *code, uint32_t global)
{
    Bytes body = {0};
    put(&body, 0);
    put(&body, OP_GLOBAL_GET);
    put_uint(&body, global);
    put(&body, OP_END);
    put_sized(code, &body);
}

/* "xJ" of the result in GLOBAL. */
static void put_probe(Bytes *code, uint32_t global)
{
    Bytes body = {0};
    put(&body, 0);
    put(&body, OP_GLOBAL_GET);
    put_uint(&body, global);
    put_bytes(&body,
              (const uint8_t[]){OP_REF_IS_NULL, OP_IF, BLOCK_EMPTY, OP_I32_CONST, 1, OP_RETURN,
                                OP_END, OP_GLOBAL_GET},
              8);
    put_uint(&body, global);
    put(&body, OP_THROW_REF);
    put(&body, OP_END);
    put_sized(code, &body);
}

/* The code section: "run" with BODY, which leaves the results on the stack (they get to their places by way of locals,
   numbered behind the PARAMS), then the functions for what is kept. Takes over BODY. */
static void put_code(Bytes *module, const Making *making, Bytes *body, uint32_t params)
{
    const Embed_functype *of = &making->of;
    Bytes code = {0}, run = {0};
    put_uint(&code, 1 + making->kept);
    put_uint(&run, of->results_n);
    for (uint32_t i = 0; i < of->results_n; i++) {
        put(&run, 1);
        put_nullable(&run, of->results[i]);
    }
    put_bytes(&run, body->at, body->len);
    free(body->at);
    for (uint32_t i = of->results_n; i-- > 0;) {
        put(&run, OP_LOCAL_SET);
        put_uint(&run, params + i);
    }
    put_results(&run, making, params);
    put(&run, OP_END);
    put_sized(&code, &run);
    for (uint32_t i = 0, global = making->global; i < of->results_n; i++) {
        if (crossing_of_result(of, i) == CROSSING_EXN)
            put_probe(&code, global++);
        else if (is_kept(of, i))
            put_getter(&code, global++);
    }
    put_section(module, SECTION_CODE, &code);
}

static void put_header(Bytes *module)
{
    put_bytes(module, "\0asm\1\0\0", 8);
}

/* ---- the wrappers ---- */

/* True if scripts have a value for every parameter, and the numbers fit into the memory. */
static bool can_call(const Embed_functype *of)
{
    for (uint32_t i = 0; i < of->params_n; i++) {
        Crossing crossing = crossing_of_param(of->params[i]);
        if ((crossing == CROSSING_EXN || crossing == CROSSING_NULL) && !of->params[i].null)
            return false;
    }
    return (uint64_t)of->params_n + of->results_n <= WRAP_SLOTS_MOST;
}

static bool is_needed(const Embed_functype *of)
{
    for (uint32_t i = 0; i < of->params_n; i++) {
        Crossing crossing = crossing_of_param(of->params[i]);
        if (crossing == CROSSING_MEMORY || crossing == CROSSING_EXN)
            return true;
    }
    for (uint32_t i = 0; i < of->results_n; i++) {
        if (crossing_of_result(of, i) != CROSSING_DIRECT)
            return true;
    }
    return false;
}

bool wrap_function(uint32_t deftype, Wrapper *out)
{
    Embed_functype of;
    *out = (Wrapper){0};
    if (!embed_functype(deftype, &of))
        return false;
    if (!is_needed(&of))
        return true;
    if (!can_call(&of))
        return false;
    Making making = making_of(of);
    making.func = 1; /* the imported function is 0 */
    Embed_deftype_bytes types;
    embed_deftype_encode(deftype, &types);
    Bytes module = {0}, section = {0}, type = {0}, body = {0};
    put_header(&module);
    put_uint(&section, types.rectypes + 1u + making.kept);
    put_bytes(&section, types.bytes, types.len);
    free(types.bytes);
    put_types(&section, &making, types.types);
    put_section(&module, SECTION_TYPE, &section);
    put_uint(&type, types.index);
    put_imports(&module, &making, EMBED_FUNC, &type);
    free(type.at);
    put_items(&module, &making, types.types);
    put_arguments(&body, &of);
    put(&body, OP_CALL);
    put_uint(&body, 0);
    uint32_t params = 0;
    for (uint32_t i = 0; i < of.params_n; i++)
        params += crossing_of_param(of.params[i]) == CROSSING_DIRECT;
    put_code(&module, &making, &body, params);
    *out = (Wrapper){.at = module.at, .len = module.len};
    return true;
}

void wrap_global(const Embed_externtype *type, Wrapper *out)
{
    Embed_functype of = {.results_n = 1, .results = &type->t};
    *out = (Wrapper){0};
    if (!is_needed(&of))
        return;
    Making making = making_of(of);
    making.global = 1; /* the imported global is 0 */
    Bytes module = {0}, section = {0}, externtype = {0}, body = {0};
    put_header(&module);
    put_uint(&section, 1u + making.kept);
    put_types(&section, &making, 0);
    put_section(&module, SECTION_TYPE, &section);
    put_valtype(&externtype, type->t);
    put(&externtype, type->mut);
    put_imports(&module, &making, EMBED_GLOBAL, &externtype);
    free(externtype.at);
    put_items(&module, &making, 0);
    put(&body, OP_GLOBAL_GET);
    put_uint(&body, 0);
    put_code(&module, &making, &body, 0);
    *out = (Wrapper){.at = module.at, .len = module.len};
}
