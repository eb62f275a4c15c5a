/* touchstone.h: the reference runtime as a library, a function per entry of the embedding appendix
 * (core/appendix/embedding) and what a harness needs beside it (marked NON-SPEC).
 *
 * Conventions
 * - Functions that can fail return Embed_result and fill *failure (never NULL) unless they return EMBED_OK.
 * - const pointers are borrowed. What a function returns belongs to the store, module or script it came from and lives
 *   as long as that, unless the comment says that the caller frees it.
 * - A store and what is in it belong to one thread at a time. Modules are immutable once validated and may be shared.
 * - Addresses (functions, tables, memories, globals, tags) are indices into their store, never reused.
 * - Structures, arrays and exceptions are reclaimed when nothing in the store refers to them. A reference that the host
 *   received or made stays valid until it next invokes, instantiates, makes an exception or reclaims in that store, and
 *   may be an argument of that call; embed_ref_keep lets the host hold it for longer. */
#ifndef TOUCHSTONE_H
#define TOUCHSTONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- errors (embed-error) ---- */

/* The specification's classes of failure; EMBED_LIMIT is a limit of this implementation, EMBED_CRASH a bug of it. */
typedef enum Embed_result {
    EMBED_OK,
    EMBED_MALFORMED,
    EMBED_INVALID,
    EMBED_UNLINKABLE,
    EMBED_TRAP,
    EMBED_EXCEPTION,
    EMBED_EXHAUSTION,
    EMBED_LIMIT,
    EMBED_CRASH
} Embed_result;

#define EMBED_NO_OFFSET UINT64_MAX
#define EMBED_NO_FUNC   UINT32_MAX

/* What went wrong and where. */
typedef struct Embed_failure {
    Embed_result result;
    const char
        *kind; /* customary text of the failure, e.g. "integer divide by zero"; static storage */
    uint64_t offset;       /* byte offset in the binary or the text, or EMBED_NO_OFFSET */
    uint32_t line, column; /* from 1; 0 where the place is not in a text */
    uint32_t func;         /* function index, or EMBED_NO_FUNC */
    uint64_t features;     /* features that were needed and switched off; 0 in all other cases */
    const char *instr; /* NON-SPEC: the instruction that is not valid, NULL in all other cases */
    char message[256]; /* one line: kind and detail, without the place */
} Embed_failure;

/* "ok", "malformed", "invalid", "unlinkable", "trap", "exception", "exhaustion", "limit", "crash" */
const char *embed_result_name(Embed_result result);

/* NON-SPEC: the kind that the text of a script's assertion names for failures of class RESULT (a prefix either way
   round), or NULL. Static storage. */
const char *embed_kind_named(Embed_result result, const char *text);

/* ---- features, NON-SPEC ---- */

/* A set of features, one bit each; bit I has the name embed_feature_name(I). */
typedef uint64_t Embed_features;

unsigned embed_feature_count(void);
const char *embed_feature_name(unsigned i);
/* What feature I is, in a few words. */
const char *embed_feature_title(unsigned i);
/* Core version (1 to 3) that took feature I in; 0 for a switch that is off by default. */
int embed_feature_version(unsigned i);
/* Core 3.0. */
Embed_features embed_features_default(void);
/* Applies a list like "+module-linking,-simd" or "2.0" to *features; false, and *features unchanged, when a word names
   no feature: then *bad points to the word and *bad_len is its length. */
bool embed_features_switch(Embed_features *features, const char *list, const char **bad,
                           size_t *bad_len);

/* ---- types ---- */

typedef enum Embed_valkind {
    EMBED_BOT,
    EMBED_I32,
    EMBED_I64,
    EMBED_F32,
    EMBED_F64,
    EMBED_V128,
    EMBED_REF,
    EMBED_I8, /* storage types of fields only */
    EMBED_I16
} Embed_valkind;

typedef enum Embed_heapkind {
    EMBED_HEAP_ANY,
    EMBED_HEAP_EQ,
    EMBED_HEAP_I31,
    EMBED_HEAP_STRUCT,
    EMBED_HEAP_ARRAY,
    EMBED_HEAP_NONE,
    EMBED_HEAP_FUNC,
    EMBED_HEAP_NOFUNC,
    EMBED_HEAP_EXN,
    EMBED_HEAP_NOEXN,
    EMBED_HEAP_EXTERN,
    EMBED_HEAP_NOEXTERN,
    EMBED_HEAP_BOT,
    EMBED_HEAP_DEF = 15 /* x is the handle of a defined type */
} Embed_heapkind;

/* syntax-valtype, closed. Unused members are zero. */
typedef struct Embed_valtype {
    uint8_t kind; /* Embed_valkind */
    uint8_t null; /* references: 1 if nullable */
    uint8_t heap; /* references: Embed_heapkind */
    uint8_t pad;
    uint32_t x;
} Embed_valtype;

/* A function type as parameters and results. */
typedef struct Embed_functype {
    uint32_t params_n, results_n;
    const Embed_valtype *params, *results;
} Embed_functype;

typedef struct Embed_limits {
    uint64_t min, max;
    bool has_max;
} Embed_limits;

typedef enum Embed_externkind {
    EMBED_FUNC,
    EMBED_TABLE,
    EMBED_MEM,
    EMBED_GLOBAL,
    EMBED_TAG,
    EMBED_MODULE,
    EMBED_INSTANCE
} Embed_externkind;

/* syntax-externtype, closed. */
typedef struct Embed_externtype {
    Embed_externkind kind;
    uint32_t
        deftype; /* functions and tags: handle of the function type; embed_functype reads it. Modules and instances:
                    handle of their type; embed_type_import, embed_type_export read it */
    Embed_valtype t;     /* globals: the type; tables: the element type */
    bool mut;            /* globals */
    bool addr64;         /* memories and tables: addressed by i64 */
    bool shared;         /* memories */
    uint8_t page_log2;   /* memories: 16 for pages of 64 KiB */
    Embed_limits limits; /* memories (pages) and tables (elements) */
} Embed_externtype;

/* Parameters and results of the function type DEFTYPE; false if the handle is of another kind of type. */
bool embed_functype(uint32_t deftype, Embed_functype *out);
/* The handle of a function type. Equal types have equal handles. */
uint32_t embed_deftype(const Embed_functype *type);
/* NON-SPEC: recursive types as a type section holds them, without their count in front. */
typedef struct Embed_deftype_bytes {
    uint8_t *bytes; /* malloc'ed */
    size_t len;
    uint32_t rectypes; /* how many recursive types the bytes define */
    uint32_t types;    /* how many types those hold */
    uint32_t index;    /* type index of the type asked for */
} Embed_deftype_bytes;

/* NON-SPEC: writes the type DEFTYPE and all that it uses in binary form. The caller frees out->bytes. */
void embed_deftype_encode(uint32_t deftype, Embed_deftype_bytes *out);
/* Writes T as text ("i32", "(ref null func)") into BUF of SIZE bytes, cut to fit; returns BUF. */
const char *embed_valtype_text(Embed_valtype t, char *buf, size_t size);
/* embed-match-valtype, embed-match-externtype */
bool embed_match_valtype(Embed_valtype t1, Embed_valtype t2);
bool embed_match_externtype(const Embed_externtype *xt1, const Embed_externtype *xt2);

/* ---- values (syntax-val) ---- */

typedef enum Embed_refkind {
    EMBED_REF_NULL,
    EMBED_REF_FUNC,   /* value: function address */
    EMBED_REF_HOST,   /* value: the host's number, below 2^62 */
    EMBED_REF_I31,    /* value: 31 bits */
    EMBED_REF_STRUCT, /* value: identity of the object in its store */
    EMBED_REF_ARRAY,
    EMBED_REF_EXN
} Embed_refkind;

typedef struct Embed_ref {
    Embed_refkind kind;
    uint64_t value;
} Embed_ref;

/* A value with its type; floats are bit patterns. For references type is the static type where it came from. */
typedef struct Embed_value {
    Embed_valtype type;
    union {
        uint8_t v128[16]; /* little-endian; the widest first, so that {0} zeroes all types */
        uint32_t i32;
        uint64_t i64;
        uint32_t f32;
        uint64_t f64;
        Embed_ref ref;
    };
} Embed_value;

/* ---- modules ---- */

typedef struct Embed_module Embed_module;
typedef struct Embed_decoder Embed_decoder;

/* A name: bytes of UTF-8, which may hold NUL. */
typedef struct Embed_name {
    const char *at;
    size_t len;
} Embed_name;

/* embed-module-decode: BYTES to a module. On EMBED_OK the caller frees *module with embed_module_free. */
Embed_result embed_module_decode(const uint8_t *bytes, size_t len, Embed_features features,
                                 Embed_module **module, Embed_failure *failure);

/* NON-SPEC: the same, fed in chunks of any size. feed returns the first failure as soon as the bytes seen so far show
   it. finish frees the decoder and gives the module; free drops both without. */
Embed_decoder *embed_decoder_new(Embed_features features);
Embed_result embed_decoder_feed(Embed_decoder *decoder, const uint8_t *bytes, size_t len,
                                Embed_failure *failure);
Embed_result embed_decoder_finish(Embed_decoder *decoder, Embed_module **module,
                                  Embed_failure *failure);
void embed_decoder_free(Embed_decoder *decoder);

/* NON-SPEC: makes DECODER, before its first byte, validate what it decodes (module-linking): each nested module when its
   last byte has come, in the context of what encloses it, before the byte behind it is decoded; the whole in finish, as
   embed_module_validate would. Where modules are cut into chunks makes no difference; what is invalid in a nested module
   is found before what is malformed behind it. TRACE, where it is not NULL, is called with DATA for each nested module
   that was validated: END is the offset behind its last byte, DEPTH how many modules enclose it. */
typedef void Embed_trace(void *data, uint64_t end, uint32_t depth);
void embed_decoder_validate(Embed_decoder *decoder, Embed_trace *trace, void *data);

/* embed-module-parse: TEXT (LEN bytes; need not end in NUL) to a module. */
Embed_result embed_module_parse(const char *text, size_t len, Embed_features features,
                                Embed_module **module, Embed_failure *failure);

/* embed-module-validate. Must have succeeded before the module is instantiated. */
Embed_result embed_module_validate(Embed_module *module, Embed_failure *failure);

/* NON-SPEC: the inverse directions. *bytes and *text are malloc'ed and freed by the caller; text ends in NUL.
   NAMES also writes the name section (debug names). */
void embed_module_encode(const Embed_module *module, bool names, uint8_t **bytes, size_t *len);
void embed_module_print(const Embed_module *module, char **text, size_t *len);

/* NON-SPEC: parts of a dump. */
enum {
    EMBED_DUMP_HEADERS = 1, /* where the sections stand, and how much is in them */
    EMBED_DUMP_DETAILS = 2, /* every definition, names and custom sections */
    EMBED_DUMP_CODE = 4     /* every instruction with its offset and bytes */
};

/* NON-SPEC: lists a binary module for people: WHAT is the sum of the parts. It need not be valid. On EMBED_OK *text is
   malloc'ed and freed by the caller; it ends in NUL, which does not count. Fails as embed_module_decode does. */
Embed_result embed_module_dump(const uint8_t *bytes, size_t len, Embed_features features,
                               unsigned what, char **text, size_t *text_len,
                               Embed_failure *failure);

/* NON-SPEC: the features that the contents of the module need, whatever was switched on. */
Embed_features embed_module_features(const Embed_module *module);

/* NON-SPEC: the greatest of each size in a validated module and in those nested in it, for embeddings that bound them. */
typedef struct Embed_sizes {
    uint64_t memories;         /* with imported ones */
    uint64_t pages32, pages64; /* min or max of a memory, of 64 KiB, by address type */
    uint64_t table;            /* min of a table */
    uint64_t elements;         /* of an element segment */
    uint64_t params, results;  /* of a function or a block */
    uint64_t locals;           /* of a function, with its parameters */
    uint64_t body;      /* bytes of a function body with its locals; 0 where the module was text */
    uint64_t new_fixed; /* operands of array.new_fixed */
} Embed_sizes;

void embed_module_sizes(const Embed_module *module, Embed_sizes *out);

void embed_module_free(Embed_module *module);

/* SINGLE: an import of one name (module linking); MODULE is empty then. */
typedef struct Embed_import {
    Embed_name module, name;
    bool single;
    Embed_externtype type;
} Embed_import;

typedef struct Embed_export {
    Embed_name name;
    Embed_externtype type;
} Embed_export;

/* embed-module-imports, embed-module-exports: the module must be validated; I below the count. With module linking too,
   imports are as they are written: two-level ones each for itself. */
uint32_t embed_module_imports(const Embed_module *module);
Embed_import embed_module_import(const Embed_module *module, uint32_t i);
uint32_t embed_module_exports(const Embed_module *module);
Embed_export embed_module_export(const Embed_module *module, uint32_t i);

/* module-linking: the types of modules and instances, by their handles (Embed_externtype.deftype). Imports are those after
   the recast: two-level imports of one module name are one import of an instance. Names live as long as the process. */
uint32_t embed_type_imports(uint32_t deftype);
Embed_export embed_type_import(uint32_t deftype, uint32_t i);
uint32_t embed_type_exports(uint32_t deftype);
Embed_export embed_type_export(uint32_t deftype, uint32_t i);
/* The export NAME of the type; false if it has none. */
bool embed_type_export_named(uint32_t deftype, Embed_name name, Embed_externtype *out);
/* The type of MODULE as that of an extern of kind EMBED_MODULE; false, and nothing set, unless it was read with module
   linking and is validated. */
bool embed_module_type(const Embed_module *module, Embed_externtype *out);

/* NON-SPEC: the start function's index; false if the module, validated, has none. */
bool embed_module_start(const Embed_module *module, uint32_t *func);
/* NON-SPEC: the type of function FUNC, imported ones first; false if the module, validated, has no such function. */
bool embed_module_func_type(const Embed_module *module, uint32_t func, Embed_functype *out);

/* NON-SPEC: what export I is in the index space of its kind; the function that is called NAME by its identifier in the
   text or by the name section. */
uint32_t embed_module_export_index(const Embed_module *module, uint32_t i);
bool embed_module_func_named(const Embed_module *module, Embed_name name, uint32_t *func);

/* NON-SPEC: custom sections, byte-exact. */
uint32_t embed_module_customs(const Embed_module *module);
void embed_module_custom(const Embed_module *module, uint32_t i, Embed_name *name,
                         const uint8_t **bytes, size_t *len);

/* ---- stores and instances ---- */

typedef struct Embed_store Embed_store;
typedef struct Embed_instance Embed_instance;

/* syntax-externaddr */
typedef struct Embed_extern {
    Embed_externkind kind;
    uint32_t addr;
} Embed_extern;

/* syntax-exportinst */
typedef struct Embed_named {
    Embed_name name;
    Embed_extern addr;
} Embed_named;

/* embed-store-init; free with embed_store_free, which frees all that is in it. */
Embed_store *embed_store_init(void);
void embed_store_free(Embed_store *store);

/* NON-SPEC: how many instructions (branches and calls, roughly) the store may execute from now on before execution ends
   as EMBED_EXHAUSTION; 0 for no bound. */
void embed_store_fuel(Embed_store *store, uint64_t fuel);

/* NON-SPEC: what the specification leaves open (core/appendix/profiles), as sets. The low bits are the parameters of
   the relaxed operators: parameter I has the bits of the seed that settle it. */
typedef uint32_t Embed_choices;

enum {
    EMBED_CHOICE_RELAXED = 0x7FF, /* results of relaxed operators */
    EMBED_CHOICE_NAN = 0x800,     /* sign and payload of NaNs that operators generate */
    EMBED_CHOICE_GROWTH = 0x1000, /* memory.grow and table.grow may fail */
    EMBED_CHOICE_EXHAUSTION =
        0x2000,              /* how deeply calls nest; and every other bound of this machine */
    EMBED_DETERMINISTIC = 0, /* the deterministic profile, which holds in a new store */
    EMBED_SEEDED = 0x3FFF    /* everything is open */
};

/* NON-SPEC: lets SEED decide on the choices in OPEN wherever code runs in STORE from now on; the others are those of the
   deterministic profile, growth succeeding and calls nesting as far as this machine can. Equal seeds give equal
   outcomes. The low 11 bits of SEED are the parameters of relaxed operators (R_fmadd 1 bit, R_fmin 2, R_fmax 2, R_idot,
   R_iq15mulr, R_trunc_u, R_trunc_s, R_swizzle, R_laneselect 1 each, from the lowest); the next 3 say that calls nest 256,
   512, ... times. Growth fails every other time. */
void embed_store_nondet(Embed_store *store, Embed_choices open, uint64_t seed);

/* NON-SPEC: which choices code that ran in STORE met since the last call of this function, open by embed_store_nondet or
   not: other outcomes than what came about are permitted. They are noted from the first call on, which returns 0.
   EMBED_CHOICE_EXHAUSTION: a bound of this machine decided, and what is permitted beside cannot be shown here. */
Embed_choices embed_store_choices(Embed_store *store);

/* "nan", "relaxed", "growth", "exhaustion": the I-th kind of choice, and in *set those that it stands for; NULL from the
   number of kinds on. */
const char *embed_choice_name(unsigned i, Embed_choices *set);

/* NON-SPEC: from now on prepares code one unit an instruction, nothing left out and nothing joined; for tests. Call it
   before anything is instantiated. */
void embed_store_plain(Embed_store *store);

/* NON-SPEC: from now on notes which instructions code that runs in STORE reduces; it is prepared as by embed_store_plain.
   Call it before anything is instantiated. */
void embed_store_trace(Embed_store *store);

/* NON-SPEC: an instruction, and the feature that it came with. LABEL is that of the section of core/exec/instructions that
   its reduction rule stands in ("exec-memory.fill"), or of core/valid/instructions with its typing rule ("valid-binop"). */
typedef struct Embed_rule {
    const char *mnemonic, *feature;
    char label[64];
} Embed_rule;

/* NON-SPEC: tells TELL (may be NULL) of each instruction that was reduced since the last call, and forgets them. */
void embed_store_traced(Embed_store *store, void (*tell)(void *data, const Embed_rule *rule),
                        void *data);
/* NON-SPEC: the typing rule, or the reduction rule, of the instruction MNEMONIC; false if there is none of that name. */
bool embed_rule_of(const char *mnemonic, bool typing, Embed_rule *rule);

/* embed-module-instantiate. EXTERNS has one entry an import as it is written, in order. On EMBED_EXCEPTION the exception is
   embed_store_exception. The module must outlive the store.
   module-linking: first makes the instances that the module defines, in order; *instance is the root, and of the others
   what it exports can be seen. A failure of any of them is that of the whole. */
Embed_result embed_module_instantiate(Embed_store *store, const Embed_module *module,
                                      const Embed_extern *externs, uint32_t n,
                                      Embed_instance **instance, Embed_failure *failure);

/* A host's answer to "what is MODULE NAME?", of type TYPE if it can be. True and *out set if there is one. An import of
   one name (module linking) has that as NAME, and MODULE.at is NULL; what is due may then also be a module
   (EMBED_MODULE) or an instance (EMBED_INSTANCE), whose type TYPE names. */
typedef bool Embed_resolver(void *data, Embed_store *store, Embed_name module, Embed_name name,
                            const Embed_externtype *type, Embed_extern *out);

/* NON-SPEC: instantiates after asking RESOLVE for each import in order; the first that is not there makes the module
   unlinkable ("unknown import"). */
Embed_result embed_module_link(Embed_store *store, const Embed_module *module,
                               Embed_resolver *resolve, void *data, Embed_instance **instance,
                               Embed_failure *failure);

/* embed-instance-export; false if there is no export of that name. */
bool embed_instance_export(const Embed_instance *instance, Embed_name name, Embed_extern *out);
const Embed_module *embed_instance_module(const Embed_instance *instance);
/* NON-SPEC: item INDEX of the index space of KIND, exported or not, imported ones first; false if there is none. */
bool embed_instance_item(const Embed_instance *instance, Embed_externkind kind, uint32_t index,
                         Embed_extern *out);
/* All exports in order; I below the count. Names live as long as the module. */
uint32_t embed_instance_exports(const Embed_instance *instance);
Embed_named embed_instance_export_at(const Embed_instance *instance, uint32_t i);

/* ---- modules and instances as values (module-linking) ---- */

/* Externaddr_ok: the type of what ADDR denotes; memories and tables have the size of now, instances the type that they
   were received at. */
Embed_externtype embed_extern_type(const Embed_store *store, Embed_extern addr);

/* A module as a value that can be imported, a new one each time; it lives as long as the store, and the module must
   outlive that. Fails with EMBED_CRASH where the module is not validated, was read without module linking, or is nested in
   another: then only the value that the other's instance exports knows what it may name there. */
Embed_result embed_module_extern(Embed_store *store, const Embed_module *module, Embed_extern *out,
                                 Embed_failure *failure);

/* NON-SPEC: the module that MODULE is nested in, however deeply; MODULE itself where it is in none. */
const Embed_module *embed_module_outermost(const Embed_module *module);

/* What module value ADDR is a value of. It may be nested in another module and then lives as long as that one. */
const Embed_module *embed_moduleval_module(const Embed_store *store, uint32_t addr);

/* Instantiate module value ADDR as embed_module_instantiate and embed_module_link do a module. A module that is nested in
   another sees the modules there as the instance did that the value comes from. */
Embed_result embed_moduleval_instantiate(Embed_store *store, uint32_t addr,
                                         const Embed_extern *externs, uint32_t n,
                                         Embed_instance **instance, Embed_failure *failure);
Embed_result embed_moduleval_link(Embed_store *store, uint32_t addr, Embed_resolver *resolve,
                                  void *data, Embed_instance **instance, Embed_failure *failure);

/* INSTANCE as a value that can be imported, with all its exports; the same each time. */
Embed_extern embed_instance_extern(Embed_store *store, Embed_instance *instance);

/* An instance value put together of N exports; their names are copied. Fails with EMBED_CRASH where two names are equal.
   Its type is that of the exports now. */
Embed_result embed_instanceval_new(Embed_store *store, const Embed_named *exports, uint32_t n,
                                   Embed_extern *out, Embed_failure *failure);

/* The exports of instance value ADDR in the order of its type, and the one called NAME; false if there is none. Where an
   instance is imported or exported by a type that has fewer exports, its value there is another with just those; one
   value received twice at one type gives one value. */
uint32_t embed_instanceval_exports(const Embed_store *store, uint32_t addr);
Embed_named embed_instanceval_export(const Embed_store *store, uint32_t addr, uint32_t i);
bool embed_instanceval_find(const Embed_store *store, uint32_t addr, Embed_name name,
                            Embed_extern *out);

/* A host function: reads ARGS, writes RESULTS (as many as its type says, types set), returns EMBED_OK, or another
   result with *failure filled by embed_host_fail. For EMBED_EXCEPTION embed_store_throw has been called. CALLER is the
   instance of the calling wasm function, NULL where the host calls it itself. */
typedef Embed_result Embed_hostfunc(void *data, Embed_store *store, Embed_instance *caller,
                                    const Embed_value *args, Embed_value *results,
                                    Embed_failure *failure);

/* Fills a failure of a host function: a trap with MESSAGE, and returns EMBED_TRAP. */
Embed_result embed_host_fail(Embed_failure *failure, const char *message);

/* embed-func-alloc, embed-func-type, embed-func-invoke. ARGS must be as many and of the types of the function type;
   RESULTS has room for its results. */
uint32_t embed_func_alloc(Embed_store *store, uint32_t deftype, Embed_hostfunc *func, void *data);
uint32_t embed_func_type(const Embed_store *store, uint32_t funcaddr);
/* NON-SPEC: DATA of a function that embed_func_alloc made; NULL for all others. */
void *embed_func_data(const Embed_store *store, uint32_t funcaddr);
/* NON-SPEC: the index of the function in the module that defines it; EMBED_NO_FUNC for host functions. */
uint32_t embed_func_index(const Embed_store *store, uint32_t funcaddr);
Embed_result embed_func_invoke(Embed_store *store, uint32_t funcaddr, const Embed_value *args,
                               uint32_t args_n, Embed_value *results, Embed_failure *failure);

/* embed-table-*: indices and sizes in elements. alloc fails with EMBED_LIMIT. */
Embed_result embed_table_alloc(Embed_store *store, const Embed_externtype *type, Embed_ref init,
                               uint32_t *addr, Embed_failure *failure);
void embed_table_type(const Embed_store *store, uint32_t addr, Embed_externtype *out);
Embed_result embed_table_read(const Embed_store *store, uint32_t addr, uint64_t i, Embed_ref *out,
                              Embed_failure *failure);
Embed_result embed_table_write(Embed_store *store, uint32_t addr, uint64_t i, Embed_ref ref,
                               Embed_failure *failure);
uint64_t embed_table_size(const Embed_store *store, uint32_t addr);
Embed_result embed_table_grow(Embed_store *store, uint32_t addr, uint64_t n, Embed_ref init,
                              Embed_failure *failure);

/* embed-mem-*: sizes in pages, indices in bytes. */
Embed_result embed_mem_alloc(Embed_store *store, const Embed_externtype *type, uint32_t *addr,
                             Embed_failure *failure);
void embed_mem_type(const Embed_store *store, uint32_t addr, Embed_externtype *out);
Embed_result embed_mem_read(const Embed_store *store, uint32_t addr, uint64_t i, uint8_t *out,
                            Embed_failure *failure);
Embed_result embed_mem_write(Embed_store *store, uint32_t addr, uint64_t i, uint8_t byte,
                             Embed_failure *failure);
uint64_t embed_mem_size(const Embed_store *store, uint32_t addr);
Embed_result embed_mem_grow(Embed_store *store, uint32_t addr, uint64_t n, Embed_failure *failure);

/* NON-SPEC: the same, and the size before; of a shared memory, whatever other agents do meanwhile. */
Embed_result embed_mem_grow_from(Embed_store *store, uint32_t addr, uint64_t n, uint64_t *before,
                                 Embed_failure *failure);

/* NON-SPEC: the bytes themselves, until the memory next grows; those of a shared memory never move. */
uint8_t *embed_mem_data(Embed_store *store, uint32_t addr, uint64_t *len);

/* NON-SPEC: called after every successful growth of a memory, by any road and also by 0 pages, before anything else
   runs. Of a shared memory that another store made grow this one hears, in its own thread, when it is next asked for the
   memory's size, data or growth by the functions above. One hook a store; NULL removes it. */
typedef void Embed_grow_hook(void *data, Embed_store *store, uint32_t memaddr, uint64_t old_pages,
                             uint64_t new_pages);
void embed_store_on_grow(Embed_store *store, Embed_grow_hook *hook, void *data);

/* ---- shared memories (threads), NON-SPEC ---- */

/* The bytes of a shared memory, to be handed to other stores, which may be other threads'. Of stores that have memories
   over the same bytes each sees at once what the others write, and how they make it grow. */
typedef struct Embed_shared Embed_shared;

/* The bytes of memory ADDR: a new reference; NULL where it is not shared. */
Embed_shared *embed_mem_share(const Embed_store *store, uint32_t addr);
/* A new memory of STORE over them, a new one each time. SHARED stays the caller's. */
uint32_t embed_mem_adopt(Embed_store *store, Embed_shared *shared);
/* From any thread: one reference more, one less; how many bytes there are now, and where. */
void embed_shared_keep(Embed_shared *shared);
void embed_shared_drop(Embed_shared *shared);
uint8_t *embed_shared_data(const Embed_shared *shared, uint64_t *len);
/* Makes them LEN; true also where they are so many already. False where they are more, or the memory cannot have so many,
   which must be whole pages. */
bool embed_shared_grow(Embed_shared *shared, uint64_t len);

/* How a wait ended, numbered as memory.atomic.wait does. */
typedef enum Embed_wait_end {
    EMBED_WAIT_OK,
    EMBED_WAIT_NOT_EQUAL,
    EMBED_WAIT_TIMED_OUT,
    EMBED_WAIT_INTERRUPTED
} Embed_wait_end;

/* What memory.atomic.wait (WIDTH 4 or 8 bytes) and notify do, at any address of the process and for whoever waits there:
   for a host that has such operations itself (Atomics.wait). TIMEOUT is in nanoseconds, negative for none. */
Embed_wait_end embed_store_wait(Embed_store *store, const void *at, unsigned width,
                                uint64_t expected, int64_t timeout);
uint32_t embed_notify(const void *at, uint32_t count);

/* Says that others may notify code in STORE that waits, though no other store has its memories: it then waits for them.
   Else such a wait ends at once, by its timeout or, if it has none, as exhaustion. */
void embed_store_waits(Embed_store *store, bool waits);
/* From any thread: ends the wait of STORE, and each later one, as exhaustion; and likewise, where the store is
   interruptible, the code that runs in it, at the next entry of a function or a loop. For good. */
void embed_store_interrupt(Embed_store *store);
/* Makes code of STORE look for interrupts, which costs time at each entry of a function or a loop. Functions that run
   already do not; so call it before anything is instantiated. */
void embed_store_interruptible(Embed_store *store);
/* From any thread: whether STORE waits without a timeout. */
bool embed_store_is_stuck(const Embed_store *store);

/* embed-tag-alloc, embed-tag-type */
uint32_t embed_tag_alloc(Embed_store *store, uint32_t deftype);
uint32_t embed_tag_type(const Embed_store *store, uint32_t addr);

/* embed-exn-alloc, embed-exn-tag, embed-exn-read. FIELDS are as many as the tag's parameters. Gives EMBED_REF_NULL where
   no more may live in the store. */
Embed_ref embed_exn_alloc(Embed_store *store, uint32_t tagaddr, const Embed_value *fields);
uint32_t embed_exn_tag(const Embed_store *store, Embed_ref exn);
/* Writes at most ROOM of the fields and returns how many there are. */
uint32_t embed_exn_read(const Embed_store *store, Embed_ref exn, Embed_value *fields,
                        uint32_t room);
/* NON-SPEC: makes EXN the exception that a host function ends with; the one that ended the last call. */
void embed_store_throw(Embed_store *store, Embed_ref exn);
Embed_ref embed_store_exception(const Embed_store *store);

/* embed-global-*. write fails with EMBED_LIMIT on an immutable global. */
uint32_t embed_global_alloc(Embed_store *store, const Embed_externtype *type,
                            const Embed_value *init);
void embed_global_type(const Embed_store *store, uint32_t addr, Embed_externtype *out);
Embed_value embed_global_read(const Embed_store *store, uint32_t addr);
Embed_result embed_global_write(Embed_store *store, uint32_t addr, const Embed_value *value,
                                Embed_failure *failure);

/* NON-SPEC: called whenever a watched global was set, by code or by embed_global_write, and not only where its value
   differs; it must neither run code nor instantiate. One hook a store. */
typedef void Embed_global_hook(void *data, uint32_t globaladdr);
void embed_store_on_global(Embed_store *store, Embed_global_hook *hook, void *data);
/* Watches global ADDR, or no longer; the hook must be there. */
void embed_global_watch(Embed_store *store, uint32_t addr, bool on);

/* embed-ref-type: the most precise type; embed-val-default: false if T has no default value. */
Embed_valtype embed_ref_type(const Embed_store *store, Embed_ref ref);
bool embed_val_default(Embed_valtype t, Embed_value *out);
/* valid-val: whether VALUE can be passed where a T (closed) is due. A null fits any nullable type of its hierarchy. */
bool embed_value_matches(const Embed_store *store, const Embed_value *value, Embed_valtype t);
/* NON-SPEC: the elements themselves of the array ARRAY, whose elements are of type i16, and in *len how many they are;
   as long as the array is there. NULL for anything else. */
uint16_t *embed_array_i16(Embed_store *store, Embed_ref array, uint32_t *len);

/* ---- what the host keeps, NON-SPEC ---- */

/* Keeps what REF refers to until embed_ref_drop has been called as often. Other kinds than functions, structures, arrays
   and exceptions need not be kept; nothing happens then. drop may be called at any time, also from within host
   functions. */
void embed_ref_keep(Embed_store *store, Embed_ref ref);
void embed_ref_drop(Embed_store *store, Embed_ref ref);

/* The same for what an address denotes. It matters only to embed_store_reclaim with EXTERNS. */
void embed_extern_keep(Embed_store *store, Embed_extern addr);
void embed_extern_drop(Embed_store *store, Embed_extern addr);

/* Whether code of STORE runs, or a host function that it called. */
bool embed_store_is_running(const Embed_store *store);

/* Reclaims now what the store would reclaim in time. EXTERNS: the host says that it uses only the functions, tables,
   memories and globals which it keeps and what can be reached from them; memories and tables that cannot be reached give
   back their contents and are empty from then on. While code runs in the store, EXTERNS changes nothing. */
void embed_store_reclaim(Embed_store *store, bool externs);

/* What the store tells the host while embed_store_reclaim with EXTERNS goes on, and is not told to change nothing. Any
   member may be NULL. None may use the store but by embed_func_data and the functions below.
   - reached_func: a host function (embed_func_alloc) is in use; once for each.
   - reached_host: a reference EMBED_REF_HOST of NUMBER is in use; once or more for each. A number that was not named when
     embed_store_reclaim returns is held by nothing in the store.
   - settle: what is in use was followed to its ends. A host whose functions and values hold addresses of the store in
     turn says by embed_reclaim_reach which of those are in use as well, and returns true where it said so: the store
     then goes on and asks again. Thus cycles through both are reclaimed, if such addresses are not kept.
   - release_func: the host function is not in use and will never be called again; once for each. */
typedef struct Embed_reclaim_hooks {
    void (*reached_func)(void *data, uint32_t funcaddr);
    void (*reached_host)(void *data, uint64_t number);
    bool (*settle)(void *data);
    void (*release_func)(void *data, uint32_t funcaddr);
} Embed_reclaim_hooks;

/* Sets the hooks, which are copied; NULL removes them. */
void embed_store_on_reclaim(Embed_store *store, const Embed_reclaim_hooks *hooks, void *data);

/* For hooks alone: what ADDR denotes, or REF refers to, is in use; and whether it is so far (always true for tags, nulls
   and numbers). */
void embed_reclaim_reach(Embed_store *store, Embed_extern addr);
void embed_reclaim_reach_ref(Embed_store *store, Embed_ref ref);
bool embed_extern_is_reached(const Embed_store *store, Embed_extern addr);
bool embed_ref_is_reached(const Embed_store *store, Embed_ref ref);

/* For tests: reclaims at every Nth allocation of a structure, array or exception from now on; 0: when it is due. */
void embed_store_reclaim_every(Embed_store *store, uint32_t n);

/* ---- scripts (.wast), NON-SPEC: the syntax; running them is the script runner's ---- */

typedef struct Embed_script Embed_script;

typedef enum Embed_commandkind {
    EMBED_COMMAND_MODULE,     /* (module ...): define and instantiate */
    EMBED_COMMAND_DEFINITION, /* (module definition ...): define only */
    EMBED_COMMAND_INSTANCE,   /* (module instance $instance $module) */
    EMBED_COMMAND_REGISTER,   /* (register "name" $module) */
    EMBED_COMMAND_ACTION,     /* (invoke ...) or (get ...) */
    EMBED_COMMAND_ASSERT_RETURN,
    EMBED_COMMAND_ASSERT_TRAP, /* of an action, or of a module's instantiation */
    EMBED_COMMAND_ASSERT_EXHAUSTION,
    EMBED_COMMAND_ASSERT_EXCEPTION,
    EMBED_COMMAND_ASSERT_MALFORMED,
    EMBED_COMMAND_ASSERT_INVALID,
    EMBED_COMMAND_ASSERT_MALFORMED_CUSTOM,
    EMBED_COMMAND_ASSERT_INVALID_CUSTOM,
    EMBED_COMMAND_ASSERT_UNLINKABLE,
    EMBED_COMMAND_THREAD, /* (thread $id (shared (module $m))* ...: the commands up to its end are those of an agent */
    EMBED_COMMAND_THREAD_END, /* its closing parenthesis */
    EMBED_COMMAND_WAIT        /* (wait $id): until the thread is over */
} Embed_commandkind;

/* "module", "register", "action", "assert_return", ... as scripts write them */
const char *embed_command_name(Embed_commandkind kind);

typedef enum Embed_moduleform {
    EMBED_FORM_NONE,
    EMBED_FORM_TEXT,
    EMBED_FORM_BINARY,
    EMBED_FORM_QUOTE
} Embed_moduleform;
typedef enum Embed_actionkind {
    EMBED_ACTION_NONE,
    EMBED_ACTION_INVOKE,
    EMBED_ACTION_GET
} Embed_actionkind;

typedef enum Embed_patternkind {
    EMBED_PATTERN_VALUE,         /* exactly value */
    EMBED_PATTERN_NAN_CANONICAL, /* value.type says f32 or f64 */
    EMBED_PATTERN_NAN_ARITHMETIC,
    EMBED_PATTERN_V128, /* lanes: each a VALUE or NaN class */
    EMBED_PATTERN_REF, /* (ref.func), (ref.struct), (ref.null) ...: any reference that value.type covers */
    EMBED_PATTERN_EITHER /* any of the alternatives */
} Embed_patternkind;

/* An expected result. */
typedef struct Embed_pattern {
    Embed_patternkind kind;
    Embed_value
        value; /* VALUE; REF with value.ref.kind EMBED_REF_NULL: null; else a non-null reference of type */
    uint8_t lane_kind; /* V128: Embed_valkind of the lanes (EMBED_I8, I16, I32, I64, F32, F64) */
    uint8_t lanes[16]; /* V128: Embed_patternkind of each lane; bits in value.v128 */
    uint32_t n;        /* EITHER */
    const struct Embed_pattern *alternatives;
} Embed_pattern;

/* One command. Members that do not apply are zero. */
typedef struct Embed_command {
    Embed_commandkind kind;
    uint32_t line, column; /* of its opening parenthesis, from 1 */
    uint64_t offset, end;  /* its extent in the source, bytes */
    uint32_t inner_line;   /* of the module or action in an assertion, else line */
    Embed_moduleform form; /* of the module in it */
    Embed_name
        id; /* $id of the module, instance or (register, action) the instance meant, without $ */
    Embed_name of;   /* INSTANCE: $id of the module definition */
    Embed_name text; /* REGISTER: the name; assertions of failure: the message */
    Embed_actionkind action;
    Embed_name field; /* of the action: export name */
    uint32_t args_n;
    const Embed_value *args;
    const uint8_t *
        lanes; /* by argument: Embed_valkind that a vector's lanes are written as, else EMBED_BOT */
    uint32_t results_n;
    const Embed_pattern *results;
    const uint8_t *
        bytes; /* FORM_BINARY: the bytes; FORM_QUOTE: the quoted text; FORM_TEXT: the source text */
    size_t len;
} Embed_command;

/* Reads a script. A file that is a bare module (fields without commands) is a script of one module. */
Embed_result embed_script_parse(const char *text, size_t len, Embed_features features,
                                Embed_script **script, Embed_failure *failure);
void embed_script_free(Embed_script *script);
/* The features of embed_script_parse with what the script's first line (`;;! features: NAME,-NAME`) switched. */
Embed_features embed_script_features(const Embed_script *script);
uint32_t embed_script_commands(const Embed_script *script);
const Embed_command *embed_script_command(const Embed_script *script, uint32_t i);

/* The module in command I, freshly decoded or parsed (not validated); the caller frees it. Places in *failure are
   relative to the script for FORM_TEXT, to the quoted text or the bytes else. */
Embed_result embed_script_module(const Embed_script *script, uint32_t i, Embed_module **module,
                                 Embed_failure *failure);

/* True if VALUE satisfies PATTERN; STORE gives the types of references. */
bool embed_pattern_match(const Embed_store *store, const Embed_pattern *pattern,
                         const Embed_value *value);

/* Registers the "spectest" module of scripts (core test suite's host module) in STORE: its resolver and data. Prints go
   to OUTPUT (a FILE*), NULL for nowhere. Data lives as long as the store. An instance import of the one name "spectest"
   is all of it. */
void *embed_spectest_new(Embed_store *store, void *output);
bool embed_spectest_resolve(void *spectest, Embed_store *store, Embed_name module, Embed_name name,
                            const Embed_externtype *type, Embed_extern *out);

/* "touchstone-ref 0.1.0 (...)" */
const char *embed_version(void);

#ifdef __cplusplus
}
#endif

#endif
