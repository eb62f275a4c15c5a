/* exec/instr_aggr_test.c: structures, arrays, i31 and casts: packing, defaults, bounds, overlap, null. */
#include "exec/instr_aggr_test.h"

static void t_struct(void **state)
{
    (void)state;
    Subject s = subject_new(
        NULL,
        "(module"
        "  (type $s (struct (field (mut i8)) (field (mut v128)) (field (mut i16))"
        "    (field (mut i64)) (field (mut (ref null $s)))))"
        "  (global $g (mut (ref null $s)) (ref.null $s))"
        "  (func (export \"new\") (param i32) (global.set $g (struct.new $s (local.get 0)"
        "    (i32x4.splat (local.get 0)) (local.get 0) (i64.const -2) (global.get $g))))"
        "  (func (export \"default\") (global.set $g (struct.new_default $s)))"
        "  (func (export \"null\") (global.set $g (ref.null $s)))"
        "  (func (export \"0s\") (result i32) (struct.get_s $s 0 (global.get $g)))"
        "  (func (export \"0u\") (result i32) (struct.get_u $s 0 (global.get $g)))"
        "  (func (export \"1\") (result i32)"
        "    (i32x4.extract_lane 3 (struct.get $s 1 (global.get $g))))"
        "  (func (export \"2s\") (result i32) (struct.get_s $s 2 (global.get $g)))"
        "  (func (export \"2u\") (result i32) (struct.get_u $s 2 (global.get $g)))"
        "  (func (export \"3\") (result i64) (struct.get $s 3 (global.get $g)))"
        "  (func (export \"4\") (result i32) (ref.is_null (struct.get $s 4 (global.get $g))))"
        "  (func (export \"set0\") (param i32) (struct.set $s 0 (global.get $g) (local.get 0)))"
        "  (func (export \"set1\") (param i32)"
        "    (struct.set $s 1 (global.get $g) (i32x4.splat (local.get 0))))"
        "  (func (export \"set2\") (param i32) (struct.set $s 2 (global.get $g) (local.get 0)))"
        "  (func (export \"set4\") (struct.set $s 4 (global.get $g) (global.get $g)))"
        "  (func (export \"same\") (result i32)"
        "    (ref.eq (global.get $g) (struct.get $s 4 (global.get $g)))))",
        NULL, 0);
    check_calls(&s, "new 0x1FF80\n"
                    "0s = 0xFFFFFF80\n"
                    "0u = 0x80\n"
                    "1 = 0x1FF80\n"
                    "2s = 0xFFFFFF80\n"
                    "2u = 0xFF80\n"
                    "3 = -2\n"
                    "4 = 1\n"
                    "new 0x7F\n"
                    "4 = 0\n"
                    "same = 0\n"
                    "set4\n"
                    "same = 1\n"
                    "set0 0x1FF\n"
                    "0u = 0xFF\n"
                    "set1 77\n"
                    "1 = 77\n"
                    "0s = 0xFFFFFFFF\n"
                    "2u = 0x7F\n"
                    "set2 0x48000\n"
                    "2s = 0xFFFF8000\n"
                    "3 = -2\n"
                    "default\n"
                    "0u = 0\n"
                    "1 = 0\n"
                    "3 = 0\n"
                    "4 = 1\n"
                    "null\n"
                    "0s ! null structure reference\n"
                    "0u ! null structure reference\n"
                    "1 ! null structure reference\n"
                    "set1 ! null structure reference\n"
                    "set0 ! null structure reference\n");
    subject_free(&s);
}

/* Arrays of each storage type behave alike; the type T, its constant instruction and its way to i64 differ. */
#define ARRAY_MODULE(T, make, get, show)                                                           \
    "(module"                                                                                      \
    "  (type $a (array (mut " T ")))"                                                              \
    "  (global $g (mut (ref null $a)) (ref.null $a))"                                              \
    "  (func $v (param i32) (result i64) (" show " (array." get " $a (global.get $g)"              \
    "    (local.get 0))))"                                                                         \
    "  (func (export \"get\") (param i32) (result i64) (call $v (local.get 0)))"                   \
    "  (func (export \"new\") (param i32 i32)"                                                     \
    "    (global.set $g (array.new $a (" make " (local.get 0)) (local.get 1))))"                   \
    "  (func (export \"default\") (param i32)"                                                     \
    "    (global.set $g (array.new_default $a (local.get 0))))"                                    \
    "  (func (export \"fixed\") (param i32 i32 i32) (global.set $g (array.new_fixed $a 3"          \
    "    (" make " (local.get 0)) (" make " (local.get 1)) (" make " (local.get 2)))))"            \
    "  (func (export \"set\") (param i32 i32)"                                                     \
    "    (array.set $a (global.get $g) (local.get 0) (" make " (local.get 1))))"                   \
    "  (func (export \"len\") (result i32) (array.len (global.get $g)))"                           \
    "  (func (export \"fill\") (param i32 i32 i32)"                                                \
    "    (array.fill $a (global.get $g) (local.get 0) (" make " (local.get 1)) (local.get 2)))"    \
    "  (func (export \"copy\") (param i32 i32 i32) (array.copy $a $a (global.get $g)"              \
    "    (local.get 0) (global.get $g) (local.get 1) (local.get 2)))"                              \
    "  (func (export \"null\") (global.set $g (ref.null $a))))"

static void check_array(const char *text, uint64_t mask)
{
    Subject s = subject_new(NULL, text, NULL, 0);
    char line[64];
    check_calls(&s, "len ! null array reference\n"
                    "get 0 ! null array reference\n"
                    "set 0 1 ! null array reference\n"
                    "fill 0 0 0 ! null array reference\n"
                    "copy 0 0 0 ! null array reference\n"
                    "new 7 3\n"
                    "len = 3\n"
                    "get 0 = 7\n"
                    "get 2 = 7\n"
                    "get 3 ! out of bounds array access\n"
                    "get -1 ! out of bounds array access\n"
                    "set 1 9\n"
                    "get 0 = 7\n"
                    "get 1 = 9\n"
                    "get 2 = 7\n"
                    "set 3 9 ! out of bounds array access\n"
                    "set 2 -1\n");
    snprintf(line, sizeof line, "get 2 = 0x%llx", (unsigned long long)(UINT32_MAX & mask));
    check_call(&s, line);
    check_calls(&s, "get 1 = 9\n"
                    "default 5\n"
                    "len = 5\n"
                    "get 4 = 0\n"
                    "default 0\n"
                    "len = 0\n"
                    "get 0 ! out of bounds array access\n"
                    "fixed 1 2 3\n"
                    "get 0 = 1\n"
                    "get 1 = 2\n"
                    "get 2 = 3\n"
                    "fill 1 8 2\n"
                    "get 0 = 1\n"
                    "get 1 = 8\n"
                    "get 2 = 8\n"
                    "fill 3 8 0\n"
                    "fill 4 8 0 ! out of bounds array access\n"
                    "fill 0 5 4 ! out of bounds array access\n"
                    "get 0 = 1\n"
                    "fill 1 8 -1 ! out of bounds array access\n"
                    "fixed 1 2 3\n"
                    "copy 1 0 2\n"
                    "get 0 = 1\n"
                    "get 1 = 1\n"
                    "get 2 = 2\n"
                    "fixed 1 2 3\n"
                    "copy 0 1 2\n"
                    "get 0 = 2\n"
                    "get 1 = 3\n"
                    "get 2 = 3\n"
                    "copy 3 3 0\n"
                    "copy 4 0 0 ! out of bounds array access\n"
                    "copy 0 4 0 ! out of bounds array access\n"
                    "copy 2 0 2 ! out of bounds array access\n"
                    "copy 0 2 -1 ! out of bounds array access\n"
                    "get 2 = 3\n"
                    "new 0 -1 ! out of memory\n"
                    "null\n"
                    "len ! null array reference\n");
    subject_free(&s);
}

static void t_array(void **state)
{
    (void)state;
    check_array(ARRAY_MODULE("i8", "i32.and (i32.const -1)", "get_u", "i64.extend_i32_u"), 0xFF);
    check_array(ARRAY_MODULE("i16", "i32.and (i32.const -1)", "get_u", "i64.extend_i32_u"), 0xFFFF);
    check_array(ARRAY_MODULE("i32", "i32.and (i32.const -1)", "get", "i64.extend_i32_u"),
                UINT32_MAX);
    check_array(ARRAY_MODULE("i64", "i64.extend_i32_u", "get", "i64.or (i64.const 0)"), UINT64_MAX);
    check_array(ARRAY_MODULE("v128", "i32x4.replace_lane 2 (v128.const i64x2 0 0)", "get",
                             "i64x2.extract_lane 1"),
                UINT32_MAX);
}

static void t_array_signed(void **state)
{
    (void)state;
    Subject s = subject_new(
        NULL,
        "(module"
        "  (type $b (array i8)) (type $h (array i16)) (type $f (array f64))"
        "  (func (export \"8s\") (param i32 i32) (result i32) (array.get_s $b"
        "    (array.new_fixed $b 2 (local.get 0) (local.get 0)) (local.get 1)))"
        "  (func (export \"16s\") (param i32 i32) (result i32) (array.get_s $h"
        "    (array.new_fixed $h 2 (local.get 0) (local.get 0)) (local.get 1)))"
        "  (func (export \"f64\") (param i32) (result i64) (i64.reinterpret_f64 (array.get $f"
        "    (array.new $f (f64.convert_i32_s (local.get 0)) (i32.const 3)) (i32.const 2)))))",
        NULL, 0);
    check_calls(&s, "8s 0x17F 1 = 0x7F\n"
                    "8s 0x80 0 = 0xFFFFFF80\n"
                    "8s 0 2 ! out of bounds array access\n"
                    "16s 0x8080 1 = 0xFFFF8080\n"
                    "16s 0x17FFF 0 = 0x7FFF\n"
                    "16s 0 2 ! out of bounds array access\n"
                    "f64 -1 = 0xBFF0000000000000\n");
    subject_free(&s);
}

/* Segments are measured in bytes and references, arrays in elements; dropped segments are empty. */
static void t_array_segments(void **state)
{
    (void)state;
    Subject s = subject_new(
        NULL,
        "(module"
        "  (type $a (array (mut i16))) (type $r (array (mut (ref null i31))))"
        "  (data $d \"\\01\\02\\03\\04\\05\")"
        "  (elem $e (ref null i31) (ref.i31 (i32.const 5)) (ref.null i31) (ref.i31 (i32.const 6)))"
        "  (global $g (mut (ref null $a)) (ref.null $a))"
        "  (global $r (mut (ref null $r)) (ref.null $r))"
        "  (func (export \"new_data\") (param i32 i32)"
        "    (global.set $g (array.new_data $a $d (local.get 0) (local.get 1))))"
        "  (func (export \"new_elem\") (param i32 i32)"
        "    (global.set $r (array.new_elem $r $e (local.get 0) (local.get 1))))"
        "  (func (export \"init_data\") (param i32 i32 i32) (array.init_data $a $d"
        "    (global.get $g) (local.get 0) (local.get 1) (local.get 2)))"
        "  (func (export \"init_elem\") (param i32 i32 i32) (array.init_elem $r $e"
        "    (global.get $r) (local.get 0) (local.get 1) (local.get 2)))"
        "  (func (export \"get\") (param i32) (result i32)"
        "    (array.get_u $a (global.get $g) (local.get 0)))"
        "  (func (export \"i31\") (param i32) (result i32)"
        "    (i31.get_s (array.get $r (global.get $r) (local.get 0))))"
        "  (func (export \"drop\") (data.drop $d) (elem.drop $e)))",
        NULL, 0);
    check_calls(&s, "init_data 0 0 0 ! null array reference\n"
                    "init_elem 9 9 9 ! null array reference\n"
                    "new_data 0 3 ! out of bounds memory access\n"
                    "new_data 2 2 ! out of bounds memory access\n"
                    "new_data 6 0 ! out of bounds memory access\n"
                    "new_data 0 0x80000000 ! out of bounds memory access\n"
                    "new_data 5 0\n"
                    "get 0 ! out of bounds array access\n"
                    "new_data 1 2\n"
                    "get 0 = 0x302\n"
                    "get 1 = 0x504\n"
                    "init_data 1 0 1\n"
                    "get 0 = 0x302\n"
                    "get 1 = 0x201\n"
                    "init_data 0 5 0\n"
                    "init_data 2 5 0\n"
                    "init_data 3 0 0 ! out of bounds array access\n"
                    "init_data 0 6 0 ! out of bounds memory access\n"
                    "init_data 1 6 2 ! out of bounds array access\n"
                    "init_data 0 3 2 ! out of bounds memory access\n"
                    "init_data 0 0 0x80000000 ! out of bounds array access\n"
                    "get 0 = 0x302\n"
                    "new_elem 1 3 ! out of bounds table access\n"
                    "new_elem 4 0 ! out of bounds table access\n"
                    "new_elem 0 -1 ! out of bounds table access\n"
                    "new_elem 0 3\n"
                    "i31 0 = 5\n"
                    "i31 1 ! null i31 reference\n"
                    "i31 2 = 6\n"
                    "init_elem 0 1 2\n"
                    "i31 0 ! null i31 reference\n"
                    "i31 1 = 6\n"
                    "i31 2 = 6\n"
                    "init_elem 2 0 2 ! out of bounds array access\n"
                    "init_elem 0 2 2 ! out of bounds table access\n"
                    "init_elem 3 3 0\n"
                    "init_elem 4 4 0 ! out of bounds array access\n"
                    "init_elem 0 4 0 ! out of bounds table access\n"
                    "drop\n"
                    "new_data 0 0\n"
                    "new_data 0 1 ! out of bounds memory access\n"
                    "new_elem 0 1 ! out of bounds table access\n"
                    "new_elem 0 0\n"
                    "init_elem 0 0 0\n"
                    "init_elem 0 1 0 ! out of bounds table access\n");
    subject_free(&s);
}

/* Values of every kind by number, and what they are. */
#define CAST_MODULE(T)                                                                             \
    "(module"                                                                                      \
    "  (rec (type $s (sub (struct (field i32)))) (type $s1 (sub $s (struct (field i32)))))"        \
    "  (type $a (array i8)) (type $t (struct (field i32)))"                                        \
    "  (func $value (param i32) (result anyref)"                                                   \
    "    (block (block (block (block (block (block (br_table 0 1 2 3 4 5 (local.get 0)))"          \
    "      (return (ref.null none)))"                                                              \
    "      (return (ref.i31 (i32.const -1))))"                                                     \
    "      (return (struct.new $s (i32.const 1))))"                                                \
    "      (return (struct.new $s1 (i32.const 2))))"                                               \
    "      (return (array.new_default $a (i32.const 0))))"                                         \
    "    (any.convert_extern (extern.convert_any (struct.new $t (i32.const 3)))))"                 \
    "  (func (export \"test\") (param i32) (result i32)"                                           \
    "    (ref.test " T " (call $value (local.get 0))))"                                            \
    "  (func (export \"cast\") (param i32) (result i32)"                                           \
    "    (drop (ref.cast " T " (call $value (local.get 0)))) (i32.const 1))"                       \
    "  (func (export \"br\") (param i32) (result i32)"                                             \
    "    (block (result anyref) (drop (br_on_cast 0 anyref " T " (call $value (local.get 0))))"    \
    "      (return (i32.const 0))) (drop) (i32.const 1))"                                          \
    "  (func (export \"br_fail\") (param i32) (result i32)"                                        \
    "    (block (result anyref)"                                                                   \
    "      (drop (br_on_cast_fail 0 anyref " T " (call $value (local.get 0))))"                    \
    "      (return (i32.const 1))) (drop) (i32.const 0)))"

/* Bit k of HAS says that value k has the type of TEXT. */
static void check_cast(const char *text, unsigned has)
{
    Subject s = subject_new(NULL, text, NULL, 0);
    for (uint32_t k = 0; k < 6; k++) {
        unsigned is = has >> k & 1;
        char line[64];
        snprintf(line, sizeof line, "test %u = %u", k, is);
        check_call(&s, line);
        snprintf(line, sizeof line, "br %u = %u", k, is);
        check_call(&s, line);
        snprintf(line, sizeof line, "br_fail %u = %u", k, is);
        check_call(&s, line);
        snprintf(line, sizeof line, "cast %u %s", k, is ? "= 1" : "! cast failure");
        check_call(&s, line);
    }
    subject_free(&s);
}

static void t_casts(void **state)
{
    (void)state;
    check_cast(CAST_MODULE("(ref any)"), 0x3E);
    check_cast(CAST_MODULE("anyref"), 0x3F);
    check_cast(CAST_MODULE("(ref eq)"), 0x3E);
    check_cast(CAST_MODULE("i31ref"), 0x03);
    check_cast(CAST_MODULE("(ref i31)"), 0x02);
    check_cast(CAST_MODULE("(ref struct)"), 0x2C);
    check_cast(CAST_MODULE("structref"), 0x2D);
    check_cast(CAST_MODULE("(ref array)"), 0x10);
    check_cast(CAST_MODULE("(ref null $a)"), 0x11);
    check_cast(CAST_MODULE("(ref $s)"), 0x0C);
    check_cast(CAST_MODULE("(ref null $s1)"), 0x09);
    check_cast(CAST_MODULE("(ref $t)"), 0x20);
    check_cast(CAST_MODULE("nullref"), 0x01);
    check_cast(CAST_MODULE("(ref none)"), 0x00);
}

static void t_i31(void **state)
{
    (void)state;
    Subject s = subject_new(
        NULL,
        "(module"
        "  (func (export \"s\") (param i32) (result i32) (i31.get_s (ref.i31 (local.get 0))))"
        "  (func (export \"u\") (param i32) (result i32) (i31.get_u (ref.i31 (local.get 0))))"
        "  (func (export \"null_s\") (result i32) (i31.get_s (ref.null i31)))"
        "  (func (export \"null_u\") (result i32) (i31.get_u (ref.null i31)))"
        "  (func (export \"eq\") (param i32 i32) (result i32)"
        "    (ref.eq (ref.i31 (local.get 0)) (ref.i31 (local.get 1)))))",
        NULL, 0);
    check_calls(&s, "s 0 = 0\n"
                    "u 0 = 0\n"
                    "s 0x3FFFFFFF = 0x3FFFFFFF\n"
                    "s 0x40000000 = 0xC0000000\n"
                    "u 0x40000000 = 0x40000000\n"
                    "s 0x80000005 = 5\n"
                    "u 0xFFFFFFFF = 0x7FFFFFFF\n"
                    "s 0xFFFFFFFF = 0xFFFFFFFF\n"
                    "null_s ! null i31 reference\n"
                    "null_u ! null i31 reference\n"
                    "eq 5 0x80000005 = 1\n"
                    "eq 5 6 = 0\n");
    subject_free(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_struct),       cmocka_unit_test(t_array),
        cmocka_unit_test(t_array_signed), cmocka_unit_test(t_array_segments),
        cmocka_unit_test(t_casts),        cmocka_unit_test(t_i31),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
