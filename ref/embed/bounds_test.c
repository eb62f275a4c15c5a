/* embed/bounds_test.c: what is due for long, deep and large programs. Each case runs in a process of its own, which must
 * end by itself with the outcome that the table says, in bounded time and memory. */
#include "embed/bounds_make_test.h"
#include "embed/embed_test.h"
#include "syntax/limits.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* Of the processor; memory in KiB. Sanitizers and code that is not optimized take longer. */
enum { SECONDS_DUE = 10, SECONDS_SLOW = 30, SECONDS_MOST = 100, KIB_DUE = 2 << 20 };

static double seconds_due(void)
{
#ifdef __OPTIMIZE__
    const char *sanitized = getenv("TOUCHSTONE_SANITIZE");
    return sanitized && *sanitized == '1' ? SECONDS_SLOW : SECONDS_DUE;
#else
    return SECONDS_SLOW;
#endif
}

/* ---- the table ---- */

/* TEXT is what the maker takes, or the module itself. The export "f", if there is one, is called; DUE is its result, or
   "fine" where it has none, or the class of the failure. An import has the type asked for and calls "f", if it is
   called; one with the name "other" is a global. */
typedef struct Case {
    const char *name;
    void (*make)(Buffer *out, uint64_t n, const char *text);
    uint64_t n;
    const char *text, *due;
} Case;

#define TEXT(name, due, text)                                                                      \
    {                                                                                              \
        (name), make_as_it_is, 0, (text), (due)                                                    \
    }
#define MILLION 1000000

static const Case cases[] = {
    /* calls */
    TEXT("recursion", "exhaustion", "(module (func $f (export \"f\") (call $f)))"),
    TEXT("mutual recursion through a table", "exhaustion",
         "(module (table funcref (elem $f $g)) (type $t (func (param i64) (result i64)))"
         " (func $f (type $t) (call_indirect (type $t) (local.get 0) (i32.const 1)))"
         " (func $g (type $t) (i64.add (call_indirect (type $t) (local.get 0) (i32.const 0)) "
         "(i64.const 1)))"
         " (func (export \"f\") (result i64) (call $f (i64.const 0))))"),
    TEXT("recursion through call_ref", "exhaustion",
         "(module (type $t (func)) (elem declare func $f)"
         " (func $f (export \"f\") (type $t) (call_ref $t (ref.func $f))))"),
    TEXT("recursion through a host", "exhaustion",
         "(module (import \"\" \"\" (func $h)) (func (export \"f\") (call $h)))"),
    TEXT("recursion of a start function", "exhaustion", "(module (func $f (call $f)) (start $f))"),
    TEXT("recursion in handlers", "exhaustion",
         "(module (tag $t) (func $f (export \"f\") (block (try_table (catch $t 0) (call $f) (throw "
         "$t)))))"),
    TEXT("recursion in handlers that catch", "7",
         "(module (tag $t) (func $g (param i32) (if (local.get 0) (then (call $g (i32.sub "
         "(local.get 0)"
         " (i32.const 1)))) (else (throw $t)))) (func (export \"f\") (result i32)"
         " (block (try_table (catch $t 0) (call $g (i32.const 10000)))) (i32.const 7)))"),
    TEXT("10^7 tail calls", "0",
         "(module (func $g (param i32) (result i32) (if (result i32) (local.get 0)"
         " (then (return_call $g (i32.sub (local.get 0) (i32.const 1)))) (else (i32.const 0))))"
         " (func (export \"f\") (result i32) (call $g (i32.const 10000000))))"),
    TEXT("a loop without end", "exhaustion", "(module (func (export \"f\") (loop (br 0))))"),
    TEXT("tail calls without end", "exhaustion",
         "(module (func $f (export \"f\") (return_call $f)))"),
    TEXT("exceptions without end", "exhaustion",
         "(module (tag $t) (func (export \"f\") (loop $l (try_table (catch_all $l) (throw $t)))))"),
    {"10^4 calls with 10^3 parameters and results", make_calls, 10000, "1000 1000", "7"},

    /* locals */
    {"50,000 locals", make_locals, 50000, "7e", "fine"},
    {"10^6 locals", make_locals, MILLION, "7e", "fine"},
    {"10^6 + 1 locals", make_locals, MILLION + 1, "7e", "limit"},
    {"2^32 - 1 locals", make_locals, UINT32_MAX, "7e", "limit"},
    {"10^6 locals of 16 bytes", make_locals, MILLION, "7b", "fine"},
    {"50,000 locals in as many runs", make_runs, 25000, "017f 017b", "fine"},
    {"2^32 locals in two runs", make_runs, 1, "ffffffff0f7f 017f", "malformed"},

    /* nesting */
    {"10^6 nested blocks", make_nested, MILLION, "0240|0c00|0b 4107 1a 4107 1a", "invalid"},
    {"10^6 nested blocks with a result", make_nested, MILLION, "027f|4107|0b", "7"},
    {"10^6 nested blocks and a branch out", make_nested, MILLION, "027f|4107 0cc0843d|0b", "7"},
    {"10^6 nested loops", make_nested, MILLION, "037f|4107|0b", "7"},
    {"10^6 nested ifs", make_nested, MILLION, "4101 047f|4107|05 4108 0b", "7"},
    {"10^6 nested handlers", make_nested, MILLION, "1f7f00|4107|0b", "7"},
    {"10^5 nested handlers with a clause", make_nested, 100000, "0240 1f40010200|01|0b 0b",
     "invalid"},
    {"10^5 blocks in a row with 10^4 parameters", make_calls, 100000, "10000 02000b", "7"},
    {"10^5 handlers in a row", make_nested, 100000, "|4107|0240 1f40 01 000000 0800 0b 0b", "7"},
    {"10^6 operators in a row", make_nested, MILLION, "|4107|6745 1a4107", "7"},
    {"10^6 operands", make_nested, MILLION, "4107|4107|1a", "7"},
    {"more operands than the stack takes", make_nested, LIMIT_stack_slots, "4107|4107|1a", "limit"},
    {"10^7 nops", make_nested, 10 * MILLION, "01|4107|", "7"},
    {"10^6 nested blocks in text", make_text, MILLION,
     "(module (func (export \"f\") (result i32)|block (result i32) |i32.const 7 |end |))", "7"},
    {"10^5 folded blocks", make_text, 100000,
     "(module (func (export \"f\") (result i32)|(block (result i32) |i32.const 7|)|))", "7"},
    {"10^5 folded operators", make_text, 100000,
     "(module (func (export \"f\") (result i32)|(i32.ctz |(i32.const 0)|)|))", "32"},
    {"10^6 folded operators", make_text, MILLION,
     "(module (func (export \"f\") (result i32)|(i32.eqz |(i32.const 1)|)|))", "1"},
    {"10^5 folded ifs", make_text, 100000,
     "(module (func (export \"f\") (result i32)|(if (result i32) (i32.const 0) (then i32.const 3) "
     "(else |i32.const "
     "7|))|))",
     "7"},
    {"10^5 folded conditions", make_text, 100000,
     "(module (func (export \"f\") (result i32)|(if (result i32) |(i32.const 7)|(then i32.const 1) "
     "(else i32.const "
     "0))|))",
     "1"},
    {"10^6 nested comments", make_text, MILLION, "(module |(;|;|;)|)", "fine"},
    {"10^6 nested annotations", make_text, MILLION, "(module |(@a |x|)|)", "fine"},
    {"10^6 parentheses in an annotation", make_text, MILLION, "(module (@a |(|x|)|))", "fine"},
    {"10^6 open parentheses", make_text, MILLION, "|(|||", "malformed"},
    {"10^6 open modules", make_text, MILLION, "|(module |||", "malformed"},
    {"10^6 open functions", make_text, MILLION, "(module |(func |||", "malformed"},
    {"10^6 open comments", make_text, MILLION, "|(;|||", "malformed"},

    /* memories */
    TEXT("16 GiB of 64-bit memory", "262144",
         "(module (memory i64 262144) (func (export \"f\") (result i64)"
         " (i64.store8 (i64.const 0x3ffffffff) (i64.const 7)) (memory.size)))"),
    TEXT("16 GiB of 64-bit memory, one byte too far", "trap",
         "(module (memory i64 262144) (func (export \"f\") (i64.store8 (i64.const 0x400000000) "
         "(i64.const 7))))"),
    TEXT("ten memories of 16 GiB", "262144",
         "(module (memory i64 262144) (memory i64 262144) (memory i64 262144) (memory i64 262144) "
         "(memory i64 262144)"
         " (memory i64 262144) (memory i64 262144) (memory i64 262144) (memory i64 262144) (memory "
         "i64 262144)"
         " (func (export \"f\") (result i64) (memory.size 9)))"),
    TEXT("more than 16 GiB of 64-bit memory", "limit", "(module (memory i64 262145))"),
    TEXT(
        "at most 2^48 pages", "0",
        "(module (memory i64 0 0x1000000000000) (func (export \"f\") (result i64) (memory.size)))"),
    TEXT("2^48 pages", "limit", "(module (memory i64 0x1000000000000))"),
    TEXT("at most 2^48 + 1 pages", "invalid", "(module (memory i64 0 0x1000000000001))"),
    TEXT("4 GiB of memory", "65536",
         "(module (memory 65536) (func (export \"f\") (result i32)"
         " (i32.store8 (i32.const -1) (i32.const 7)) (memory.size)))"),
    TEXT("more than 4 GiB of memory", "invalid", "(module (memory 65537))"),
    TEXT("memory.grow to 4 GiB", "1",
         "(module (memory 1) (func (export \"f\") (result i32) (memory.grow (i32.const 65535))))"),
    TEXT("memory.grow beyond 4 GiB", "-1",
         "(module (memory 1) (func (export \"f\") (result i32) (drop (memory.grow (i32.const "
         "65535)))"
         " (memory.grow (i32.const 1))))"),
    TEXT("memory.grow by 2^32 - 1 pages", "-1",
         "(module (memory 1) (func (export \"f\") (result i32) (memory.grow (i32.const -1))))"),
    TEXT("memory.grow to 16 GiB", "1",
         "(module (memory i64 1) (func (export \"f\") (result i64) (memory.grow (i64.const "
         "262143))))"),
    TEXT("memory.grow beyond 16 GiB", "-1",
         "(module (memory i64 1) (func (export \"f\") (result i64) (memory.grow (i64.const "
         "262144))))"),
    TEXT("memory.grow by 2^64 - 1 pages", "-1",
         "(module (memory i64 1) (func (export \"f\") (result i64) (memory.grow (i64.const -1))))"),
    TEXT("memory.grow a page at a time", "60000",
         "(module (memory 0) (func (export \"f\") (result i32) (loop $l (drop (memory.grow "
         "(i32.const 1)))"
         " (br_if $l (i32.lt_u (memory.size) (i32.const 60000)))) (memory.size)))"),
    TEXT("memory.fill with 2^32 - 1 bytes", "trap",
         "(module (memory 1) (func (export \"f\") (memory.fill (i32.const 1) (i32.const 0) "
         "(i32.const -1))))"),
    {"10^5 memories without pages", make_items, 100000 - 1, "5 0000", "7"},
    {"more than 10^5 memories", make_items, 100000 + 1, "5 0000", "limit"},
    {"10^5 memories of a page", make_items, 100000 - 1, "5 0001", "exhaustion"},

    /* tables */
    TEXT("10^7 elements", "10000000",
         "(module (table 10000000 funcref) (func (export \"f\") (result i32) (table.size)))"),
    TEXT("more than 10^7 elements", "limit", "(module (table 10000001 funcref))"),
    TEXT("2^32 - 1 elements", "limit", "(module (table 0xffffffff funcref))"),
    TEXT("2^32 elements in a 64-bit table", "limit", "(module (table i64 0x100000000 funcref))"),
    TEXT("2^64 - 1 elements", "limit", "(module (table i64 0xffffffffffffffff funcref))"),
    TEXT("2^32 elements", "invalid", "(module (table 0x100000000 funcref))"),
    TEXT("at most 2^64 - 1 elements", "0",
         "(module (table i64 0 0xffffffffffffffff funcref) (func (export \"f\") (result i64) "
         "(table.size)))"),
    TEXT("table.grow to 10^7 elements", "1",
         "(module (table 1 externref) (func (export \"f\") (result i32)"
         " (table.grow (ref.null extern) (i32.const 9999999))))"),
    TEXT("table.grow beyond 10^7 elements", "-1",
         "(module (table 1 externref) (func (export \"f\") (result i32)"
         " (table.grow (ref.null extern) (i32.const 10000000))))"),
    TEXT("table.grow by 2^64 - 1 elements", "-1",
         "(module (table i64 1 externref) (func (export \"f\") (result i64)"
         " (table.grow (ref.null extern) (i64.const -1))))"),
    TEXT("table.grow an element at a time", "1000000",
         "(module (table 0 externref) (func (export \"f\") (result i32)"
         " (loop $l (drop (table.grow (ref.null extern) (i32.const 1)))"
         " (br_if $l (i32.lt_u (table.size) (i32.const 1000000)))) (table.size)))"),
    {"10^5 tables", make_items, 100000, "4 700001", "7"},
    {"10 tables of 10^7 elements", make_items, 10, "4 700080ade204", "7"},
    {"11 tables of 10^7 elements", make_items, 11, "4 700080ade204", "exhaustion"},
    TEXT("table.grow of the eleventh to 10^7 elements", "-1",
         "(module (table $t 0 externref) (table 10000000 funcref) (table 10000000 funcref)"
         " (table 10000000 funcref) (table 10000000 funcref) (table 10000000 funcref)"
         " (table 10000000 funcref) (table 10000000 funcref) (table 10000000 funcref)"
         " (table 10000000 funcref) (table 9999999 funcref) (func (export \"f\") (result i32)"
         " (drop (table.grow $t (ref.null extern) (i32.const 1)))"
         " (table.grow $t (ref.null extern) (i32.const 1))))"),
    {"more than 10^5 tables", make_items, 100000 + 1, "4 700001", "limit"},

    /* structures and arrays */
    TEXT("array.new of 2^31 bytes", "exhaustion",
         "(module (type $a (array (mut i8))) (func (export \"f\") (result i32)"
         " (array.len (array.new $a (i32.const 1) (i32.const 0x80000000)))))"),
    TEXT("array.new_default of 2^32 - 1 vectors", "exhaustion",
         "(module (type $a (array (mut v128))) (func (export \"f\") (result i32)"
         " (array.len (array.new_default $a (i32.const -1)))))"),
    TEXT("array.new of 10^8 bytes", "100000000",
         "(module (type $a (array (mut i8))) (func (export \"f\") (result i32)"
         " (array.len (array.new $a (i32.const 1) (i32.const 100000000)))))"),
    TEXT("array.new_data of 2^32 - 1 elements", "trap",
         "(module (type $a (array (mut i64))) (data $d \"abcdefgh\") (func (export \"f\") (result "
         "i32)"
         " (array.len (array.new_data $a $d (i32.const 0) (i32.const -1)))))"),
    TEXT("array.new_fixed of 2^32 - 1 operands of a dead stack", "invalid",
         "(module (type $a (array (mut i64))) (func (export \"f\") (result i64)"
         " (unreachable) (array.new_fixed $a 4294967295)))"),
    TEXT("10^7 arrays, one at a time", "10000000",
         "(module (type $a (array (mut i64))) (func (export \"f\") (result i32) (local $i i32)"
         " (loop $l (drop (array.new_default $a (i32.and (local.get $i) (i32.const 63))))"
         " (br_if $l (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const "
         "10000000))))"
         " (local.get $i)))"),
    TEXT("10^5 large arrays, one at a time", "100000",
         "(module (type $a (array (mut i64))) (func (export \"f\") (result i32) (local $i i32)"
         " (loop $l (drop (array.new_default $a (i32.const 10000)))"
         " (br_if $l (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const "
         "100000))))"
         " (local.get $i)))"),
    TEXT("a list of 10^7 structures", "10000000",
         "(module (type $n (struct (field (ref null $n)) (field i32)))"
         " (func (export \"f\") (result i32) (local $l (ref null $n)) (local $i i32)"
         " (loop $a (local.set $l (struct.new $n (local.get $l) (local.get $i)))"
         "  (br_if $a (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const "
         "10000000))))"
         " (local.set $i (i32.const 0))"
         " (loop $b (local.set $i (i32.add (local.get $i) (i32.const 1)))"
         "  (br_if $b (i32.eqz (ref.is_null (local.tee $l (struct.get $n 0 (local.get $l)))))))"
         " (local.get $i)))"),
    TEXT("a list without end", "exhaustion",
         "(module (type $n (struct (field (ref null $n)) (field i64) (field i64) (field i64) "
         "(field i64)))"
         " (func (export \"f\") (local $l (ref null $n))"
         " (loop $a (local.set $l (struct.new $n (local.get $l) (i64.const 1) (i64.const 2) "
         "(i64.const 3)"
         " (i64.const 4))) (br $a))))"),
    TEXT("exceptions in exceptions without end", "exhaustion",
         "(module (tag $t (param exnref i64 i64 i64 i64 i64 i64)) (func (export \"f\") (local $x "
         "exnref)"
         " (loop $l (block $c (result exnref)"
         "  (try_table (catch_all_ref $c) (throw $t (local.get $x) (i64.const 1) (i64.const 2) "
         "(i64.const 3)"
         "   (i64.const 4) (i64.const 5) (i64.const 6)))"
         "  (unreachable)) (local.set $x) (br $l))))"),

    /* types */
    {"10^6 types", make_types, MILLION, "", "fine"},
    {"10^6 + 1 types", make_types, MILLION + 1, "", "limit"},
    {"a recursive type of 10^6 types", make_types, MILLION, "rec", "fine"},
    {"a recursive type of 10^6 + 1 types", make_types, MILLION + 1, "rec", "limit"},
    {"10^6 equal types", make_items, MILLION - 1, "1 600000", "7"},
    {"63 super types", make_subtypes, 64, "", "fine"},
    {"64 super types", make_subtypes, 65, "", "limit"},
    {"a type that is long when written out, as an import", make_type_tree, 100, "i", "unlinkable"},
    {"a type that is long when written out, as a mismatch", make_type_tree, 100, "g", "invalid"},
    {"10^4 parameters", make_long_type, 10000, "60|7f|00", "fine"},
    {"10^4 + 1 parameters", make_long_type, 10001, "60|7f|00", "limit"},
    {"10^4 results", make_long_type, 10000, "6000|7f|", "fine"},
    {"10^4 + 1 results", make_long_type, 10001, "6000|7f|", "limit"},
    {"10^4 fields", make_long_type, 10000, "5f|7f00|", "fine"},
    {"10^4 + 1 fields", make_long_type, 10001, "5f|7f00|", "limit"},

    /* long lists */
    {"10^6 branch targets", make_br_table, MILLION, "0", "7"},
    {"10^6 branch targets with 10^4 operands", make_br_table, MILLION, "10000", "7"},
    {"10^6 catch clauses", make_catches, MILLION, "", "7"},
    {"10^6 functions", make_items, MILLION, "3 00", "fine"},
    {"10^6 + 1 functions", make_items, MILLION + 1, "3 00", "limit"},
    {"10^6 imports", make_items, MILLION, "2 00000000", "fine"},
    {"10^6 + 1 imports", make_items, MILLION + 1, "2 00000000", "limit"},
    {"10^6 exports", make_exports, MILLION, "", "7"},
    {"10^6 + 1 exports", make_exports, MILLION + 1, "", "limit"},
    {"10^6 globals, each from the one before", make_globals, MILLION, "", "7"},
    {"10^6 + 1 globals", make_globals, MILLION + 1, "", "limit"},
    {"10^6 tags", make_items, MILLION, "13 0000", "7"},
    {"10^6 + 1 tags", make_items, MILLION + 1, "13 0000", "limit"},
    {"10^5 data segments", make_items, 100000, "11 0041000b 01'x'", "7"},
    {"10^5 + 1 data segments", make_items, 100001, "11 0041000b 01'x'", "limit"},
    {"10^6 element segments", make_items, MILLION, "9 0041000b 0100", "7"},
    {"10^7 elements in a segment", make_segment, 10 * MILLION, "f", "7"},
    {"10^6 expressions in a segment", make_segment, MILLION, "e", "7"},
    {"10^6 custom sections", make_customs, MILLION, "c", "fine"},
    {"10^6 names", make_customs, MILLION, "n", "fine"},
    {"an export's name of 10^7 bytes", make_name, 10 * MILLION, "e", "fine"},
    {"an import's names of 10^7 bytes", make_name, 10 * MILLION, "i", "fine"},
    {"a section's name of 10^7 bytes", make_name, 10 * MILLION, "c", "fine"},
    {"10^7 bytes that are no name", make_name, 10 * MILLION, "i!", "malformed"},
    {"a constant expression of 10^6 operators", make_text, MILLION,
     "(module (global $g i32 (i32.const 7)|(i32.const 0) i32.add |)||(func (export \"f\") (result "
     "i32)"
     " (global.get $g)))",
     "7"},
    {"an identifier of 10^6 characters", make_text, MILLION, "(module (func $|x|) (start $|x|))",
     "fine"},
    {"a string of 10^7 bytes", make_text, 10 * MILLION, "(module (memory 1) (data \"|x|\"||))",
     "fine"},
    {"a number of 10^6 digits", make_text, MILLION, "(module (global f64 (f64.const 0.|0|1||)))",
     "fine"},
    {"a number too large by 10^6 digits", make_text, MILLION,
     "(module (global f64 (f64.const 1|0|.||)))", "malformed"},
    {"a hexadecimal number of 10^6 digits", make_text, MILLION,
     "(module (global f64 (f64.const 0x0.|1|p0||)))", "fine"},
    {"an integer of 10^6 digits", make_text, MILLION, "(module (global i32 (i32.const 0x|0|7||)))",
     "fine"},
    {"an integer too large by 10^6 digits", make_text, MILLION,
     "(module (global i32 (i32.const |7|||)))", "malformed"},
    {"10^6 identifiers", make_named, MILLION, "(module |(func $f#)||(start $f999999))", "fine"},
    {"10^5 identifiers of labels", make_named, 100000, "(module (func |block $l# br $l0 |end |))",
     "fine"},
    {"10^5 types that differ, where they are used", make_type_uses, 100000, "", "fine"},
    {"10^6 lines", make_text, MILLION, "(module|\n ;; x\n|)||", "fine"},
};

/* ---- running ---- */

static Embed_instance *running;

/* Calls "f" again. */
static Embed_result host(void *data, Embed_store *store, Embed_instance *caller,
                         const Embed_value *args, Embed_value *results, Embed_failure *failure)
{
    (void)data, (void)args;
    return embed_func_invoke(store, export_of(caller, "f"), NULL, 0, results, failure);
}

static bool resolve(void *data, Embed_store *store, Embed_name module, Embed_name field,
                    const Embed_externtype *type, Embed_extern *out)
{
    (void)data, (void)module;
    static uint32_t global, func = UINT32_MAX;
    Embed_externtype i32 = {.kind = EMBED_GLOBAL, .t = NUM(EMBED_I32)};
    if (field.len == 5) {
        global = embed_global_alloc(store, &i32, &I32(0));
        *out = (Embed_extern){EMBED_GLOBAL, global};
    } else {
        func = func == UINT32_MAX ? embed_func_alloc(store, type->deftype, host, NULL) : func;
        *out = (Embed_extern){EMBED_FUNC, func};
    }
    return true;
}

static void print_result(char *out, size_t size, const Embed_value *value, uint32_t n)
{
    if (n == 0)
        snprintf(out, size, "fine");
    else if (value->type.kind == EMBED_I64)
        snprintf(out, size, "%lld", (long long)value->i64);
    else
        snprintf(out, size, "%d", (int)value->i32);
}

/* It can be written in either format. */
static void write_module(const Embed_module *module)
{
    uint8_t *bytes;
    char *text;
    size_t len;
    embed_module_encode(module, true, &bytes, &len);
    free(bytes);
    embed_module_print(module, &text, &len);
    free(text);
}

/* Runs the module to its end and writes what came of it. */
static Embed_result run(const Buffer *source, char *out, size_t size, Embed_failure *failure)
{
    Embed_module *module;
    Embed_store *store = embed_store_init();
    Embed_features features = embed_features_default();
    Embed_extern f;
    Embed_export export;
    Embed_functype type;
    Embed_value value = {0};
    bool text = source->len < 4 || source->at[0];
    snprintf(out, size, "fine");
    Embed_result result =
        text ? embed_module_parse((const char *)source->at, source->len, features, &module, failure)
             : embed_module_decode(source->at, source->len, features, &module, failure);
    if (result || (result = embed_module_validate(module, failure)))
        return result;
    write_module(module);
    embed_store_fuel(store, 100 * MILLION);
    if ((result = embed_module_link(store, module, resolve, NULL, &running, failure)))
        return result;
    for (uint32_t i = 0; i < embed_module_exports(module); i++) {
        export = embed_module_export(module, i);
        if (!embed_instance_export(running, export.name, &f))
            return EMBED_CRASH;
    }
    if (!embed_instance_export(running, name("f"), &f) || f.kind != EMBED_FUNC)
        return EMBED_OK;
    embed_functype(embed_func_type(store, f.addr), &type);
    if (!(result = embed_func_invoke(store, f.addr, NULL, 0, &value, failure)))
        print_result(out, size, &value, type.results_n);
    return result;
}

/* In the process of the case: its outcome goes to the pipe. */
static _Noreturn void child(const Case *c, int to)
{
    Buffer source = {0};
    char out[400];
    Embed_failure failure = {.result = EMBED_OK};
    struct rlimit limit = {SECONDS_MOST, SECONDS_MOST};
    setrlimit(RLIMIT_CPU, &limit);
    c->make(&source, c->n, c->text);
    Embed_result result = run(&source, out, sizeof out, &failure);
    if (result)
        snprintf(out, sizeof out, "%s: %s", embed_result_name(result), failure.message);
    ssize_t written = write(to, out, strlen(out));
    _exit(written > 0 ? 0 : 1);
}

static void check(const Case *c)
{
    int ends[2], status;
    char out[400] = "nothing";
    struct rusage usage;
    assert_int_equal(pipe(ends), 0);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0)
        child(c, ends[1]);
    close(ends[1]);
    ssize_t n = read(ends[0], out, sizeof out - 1);
    close(ends[0]);
    out[n > 0 ? n : 0] = 0;
    assert_int_equal(wait4(pid, &status, 0, &usage), pid);
    double seconds = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                     (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    print_message("# %-60s %6.2f s %6ld MiB  %s\n", c->name, seconds, usage.ru_maxrss >> 10, out);
    size_t len = strcspn(out, ":");
    if (status || len != strlen(c->due) || strncmp(out, c->due, len) != 0)
        fail_msg("%s: %s is due, it came to '%s' (status %d)", c->name, c->due, out, status);
    if (seconds > seconds_due() || usage.ru_maxrss > KIB_DUE)
        fail_msg("%s: %.1f s, %ld MiB", c->name, seconds, usage.ru_maxrss >> 10);
}

/* BOUNDS=WORDS in the environment takes the cases whose names begin so. */
/* At less than full length one of three is tried; TOUCHSTONE_SEED takes others. */
static bool is_in_sample(const Case *c)
{
    const char *full = getenv("TOUCHSTONE_FULL"), *seed = getenv("TOUCHSTONE_SEED");
    uint32_t hash = seed ? (uint32_t)strtoul(seed, NULL, 10) : 1;
    for (const char *at = c->name; *at; at++)
        hash = (hash ^ (unsigned char)*at) * 16777619;
    return (full && *full) || (hash >> 16) % 3 == 0;
}

static void t_bounds(void **state)
{
    (void)state;
    const char *only = getenv("BOUNDS");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (only ? strncmp(cases[i].name, only, strlen(only)) == 0 : is_in_sample(&cases[i]))
            check(&cases[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(t_bounds)};
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
