/* exec/instr_vec_test.c: the rules around vector operators: constants, lanes, loads, stores, vectors as operands. */
#include "exec/instr_aggr_test.h"

static void t_vec_loads(void **state)
{
    (void)state;
    Subject s =
        subject_new(NULL,
                    "(module (memory 1)"
                    "  (data (i32.const 0) "
                    "\"\\80\\01\\02\\83\\04\\05\\06\\87\\08\\09\\0a\\0b\\0c\\0d\\0e\\0f\")"
                    "  (data (i32.const 65532) \"\\f0\\f1\\f2\\f3\")"
                    "  (func (export \"load\") (param i32) (result i64)"
                    "    (i64x2.extract_lane 1 (v128.load (local.get 0))))"
                    "  (func (export \"8x8_s\") (param i32) (result i64)"
                    "    (i64x2.extract_lane 0 (v128.load8x8_s (local.get 0))))"
                    "  (func (export \"8x8_u\") (param i32) (result i64)"
                    "    (i64x2.extract_lane 1 (v128.load8x8_u (local.get 0))))"
                    "  (func (export \"16x4_s\") (param i32) (result i64)"
                    "    (i64x2.extract_lane 0 (v128.load16x4_s (local.get 0))))"
                    "  (func (export \"16x4_u\") (param i32) (result i64)"
                    "    (i64x2.extract_lane 1 (v128.load16x4_u (local.get 0))))"
                    "  (func (export \"32x2_s\") (param i32) (result i64)"
                    "    (i64x2.extract_lane 0 (v128.load32x2_s (local.get 0))))"
                    "  (func (export \"32x2_u\") (param i32) (result i64)"
                    "    (i64x2.extract_lane 1 (v128.load32x2_u (local.get 0))))"
                    "  (func (export \"8_splat\") (param i32) (result i64)"
                    "    (i64x2.extract_lane 1 (v128.load8_splat (local.get 0))))"
                    "  (func (export \"16_splat\") (param i32) (result i64)"
                    "    (i64x2.extract_lane 1 (v128.load16_splat (local.get 0))))"
                    "  (func (export \"32_splat\") (param i32) (result i64)"
                    "    (i64x2.extract_lane 1 (v128.load32_splat (local.get 0))))"
                    "  (func (export \"64_splat\") (param i32) (result i64)"
                    "    (i64x2.extract_lane 1 (v128.load64_splat (local.get 0))))"
                    "  (func (export \"32_zero\") (param i32) (result i64)"
                    "    (i64.add (i64x2.extract_lane 0 (v128.load32_zero (local.get 0)))"
                    "             (i64x2.extract_lane 1 (v128.load32_zero (local.get 0)))))"
                    "  (func (export \"64_zero\") (param i32) (result i64)"
                    "    (i64.add (i64x2.extract_lane 0 (v128.load64_zero (local.get 0)))"
                    "             (i64x2.extract_lane 1 (v128.load64_zero (local.get 0)))))"
                    "  (func (export \"offset\") (param i32) (result i64)"
                    "    (i64x2.extract_lane 0 (v128.load32_zero offset=65532 (local.get 0)))))",
                    NULL, 0);
    check_calls(&s, "load 0 = 0x0f0e0d0c0b0a0908\n"
                    "load 65520 = 0xf3f2f1f000000000\n"
                    "load 65521 ! out of bounds memory access\n"
                    "load 0xFFFFFFFF ! out of bounds memory access\n"
                    "8x8_s 0 = 0xff8300020001ff80\n"
                    "8x8_u 0 = 0x0087000600050004\n"
                    "16x4_s 0 = 0xffff830200000180\n"
                    "16x4_u 0 = 0x0000870600000504\n"
                    "32x2_s 0 = 0xffffffff83020180\n"
                    "32x2_u 0 = 0x0000000087060504\n"
                    "8x8_u 65528 = 0x00f300f200f100f0\n"
                    "8x8_s 65529 ! out of bounds memory access\n"
                    "16x4_u 65529 ! out of bounds memory access\n"
                    "32x2_s 65529 ! out of bounds memory access\n"
                    "8_splat 3 = 0x8383838383838383\n"
                    "8_splat 65535 = 0xf3f3f3f3f3f3f3f3\n"
                    "8_splat 65536 ! out of bounds memory access\n"
                    "16_splat 7 = 0x0887088708870887\n"
                    "16_splat 65535 ! out of bounds memory access\n"
                    "32_splat 0 = 0x8302018083020180\n"
                    "32_splat 65533 ! out of bounds memory access\n"
                    "64_splat 8 = 0x0f0e0d0c0b0a0908\n"
                    "64_splat 65529 ! out of bounds memory access\n"
                    "32_zero 0 = 0x83020180\n"
                    "32_zero 65533 ! out of bounds memory access\n"
                    "64_zero 0 = 0x8706050483020180\n"
                    "64_zero 65529 ! out of bounds memory access\n"
                    "offset 0 = 0xf3f2f1f0\n"
                    "offset 1 ! out of bounds memory access\n"
                    "offset 0xFFFFFFFF ! out of bounds memory access\n");
    subject_free(&s);
}

static void t_vec_stores_lanes(void **state)
{
    (void)state;
    Subject s = subject_new(
        NULL,
        "(module (memory 1)"
        "  (global $v (mut v128) (v128.const i32x4 0x03020100 0x07060504 0x0b0a0908 0x0f0e0d0c))"
        "  (func (export \"store\") (param i32) (v128.store (local.get 0) (global.get $v)))"
        "  (func (export \"store8\") (param i32)"
        "    (v128.store8_lane 15 (local.get 0) (global.get $v)))"
        "  (func (export \"store16\") (param i32)"
        "    (v128.store16_lane 5 (local.get 0) (global.get $v)))"
        "  (func (export \"store32\") (param i32)"
        "    (v128.store32_lane 2 (local.get 0) (global.get $v)))"
        "  (func (export \"store64\") (param i32)"
        "    (v128.store64_lane 1 (local.get 0) (global.get $v)))"
        "  (func (export \"fill\") (memory.fill (i32.const 0) (i32.const 0xAA) (i32.const 65536)))"
        "  (func (export \"at\") (param i32) (result i64) (i64.load (local.get 0)))"
        "  (func (export \"load8\") (param i32) (result i64)"
        "    (i64x2.extract_lane 1 (v128.load8_lane 15 (local.get 0) (global.get $v))))"
        "  (func (export \"load16\") (param i32) (result i64)"
        "    (i64x2.extract_lane 1 (v128.load16_lane 4 (local.get 0) (global.get $v))))"
        "  (func (export \"load32\") (param i32) (result i64)"
        "    (i64x2.extract_lane 0 (v128.load32_lane 1 (local.get 0) (global.get $v))))"
        "  (func (export \"load64\") (param i32) (result i64)"
        "    (i64x2.extract_lane 0 (v128.load64_lane 0 (local.get 0) (global.get $v))))"
        "  (func (export \"load64h\") (param i32) (result i64)"
        "    (i64x2.extract_lane 1 (v128.load64_lane 0 (local.get 0) (global.get $v)))))",
        NULL, 0);
    check_calls(&s, "fill\n"
                    "store 8\n"
                    "at 8 = 0x0706050403020100\n"
                    "at 16 = 0x0f0e0d0c0b0a0908\n"
                    "at 0 = 0xAAAAAAAAAAAAAAAA\n"
                    "at 24 = 0xAAAAAAAAAAAAAAAA\n"
                    "store 65521 ! out of bounds memory access\n"
                    "at 65528 = 0xAAAAAAAAAAAAAAAA\n"
                    "store8 0\n"
                    "at 0 = 0xAAAAAAAAAAAAAA0F\n"
                    "store16 1\n"
                    "at 0 = 0xAAAAAAAAAA0B0A0F\n"
                    "store32 32\n"
                    "at 32 = 0xAAAAAAAA0b0a0908\n"
                    "store64 33\n"
                    "at 32 = 0x0e0d0c0b0a090808\n"
                    "store8 65536 ! out of bounds memory access\n"
                    "store16 65535 ! out of bounds memory access\n"
                    "store32 65533 ! out of bounds memory access\n"
                    "store64 65529 ! out of bounds memory access\n"
                    "at 65528 = 0xAAAAAAAAAAAAAAAA\n"
                    "load8 41 = 0xAA0e0d0c0b0a0908\n"
                    "load16 64 = 0x0f0e0d0c0b0aAAAA\n"
                    "load32 64 = 0xAAAAAAAA03020100\n"
                    "load64 64 = 0xAAAAAAAAAAAAAAAA\n"
                    "load64h 64 = 0x0f0e0d0c0b0a0908\n"
                    "load8 65536 ! out of bounds memory access\n"
                    "load16 65535 ! out of bounds memory access\n"
                    "load32 65533 ! out of bounds memory access\n"
                    "load64 65529 ! out of bounds memory access\n");
    subject_free(&s);
}

/* Vectors take two slots; what stands below and above them must not move. */
static void t_vec_operands(void **state)
{
    (void)state;
    Subject s = subject_new(
        NULL,
        "(module"
        "  (func $swap (param v128 i32 v128) (result v128 i32 v128) (local v128)"
        "    (local.set 3 (local.get 0)) (local.get 2) (local.get 1) (local.get 3))"
        "  (func (export \"calls\") (param i32 i32 i32) (result i32) (local v128 i32 v128)"
        "    (i32.const 1000)"
        "    (call $swap (i32x4.splat (local.get 0)) (local.get 1) (i32x4.splat (local.get 2)))"
        "    (local.set 5) (local.set 4) (local.set 3)"
        "    (i32.add (i32.mul (i32x4.extract_lane 3 (local.get 3)) (i32.const 100)))"
        "    (i32.add (i32.mul (local.get 4) (i32.const 10)))"
        "    (i32.add (i32x4.extract_lane 0 (local.get 5))))"
        "  (func (export \"shuffle\") (result i64) (i64x2.extract_lane 0"
        "    (i8x16.shuffle 0 31 2 29 4 27 6 25 8 9 10 11 12 13 14 15"
        "      (v128.const i64x2 0x0706050403020100 0) (v128.const i64x2 0 0x1f1e1d1c1b1a1918))))"
        "  (func (export \"select\") (param i32) (result i32) (i32x4.extract_lane 1"
        "    (select (v128.const i32x4 1 2 3 4) (v128.const i32x4 5 6 7 8) (local.get 0))))"
        "  (func (export \"bitselect\") (result i32) (i32x4.extract_lane 0 (v128.bitselect"
        "    (i32x4.splat (i32.const 0x12345678)) (i32x4.splat (i32.const 0x9abcdef0))"
        "    (i32x4.splat (i32.const 0xffff0000)))))"
        "  (func (export \"shl\") (param i32) (result i32) (i32x4.extract_lane 2"
        "    (i32x4.shl (i32x4.splat (i32.const 3)) (local.get 0))))"
        "  (func (export \"replace\") (param i32) (result i32) (i8x16.extract_lane_s 9"
        "    (i8x16.replace_lane 9 (i8x16.splat (i32.const 1)) (local.get 0))))"
        "  (func (export \"branch\") (param i32) (result i32)"
        "    (i32x4.extract_lane 3 (block (result v128) (i64.const 1) (i32x4.splat (i32.const 9))"
        "      (br_if 0 (local.get 0)) (drop) (drop) (i32x4.splat (i32.const 10)))))"
        "  (func (export \"mask\") (result i32) (i8x16.bitmask (v128.const i8x16"
        "    -1 0 0 0 0 0 0 -1 0 0 0 0 0 0 0 -1))))",
        NULL, 0);
    check_calls(&s, "calls 1 2 3 = 1321\n"
                    "shuffle = 0x19061b041d021f00\n"
                    "select 1 = 2\n"
                    "select 0 = 6\n"
                    "bitselect = 0x1234def0\n"
                    "shl 33 = 6\n"
                    "replace 0x1FF = 0xFFFFFFFF\n"
                    "branch 0 = 10\n"
                    "branch 1 = 9\n"
                    "mask = 0x8081\n");
    subject_free(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_vec_loads),
        cmocka_unit_test(t_vec_stores_lanes),
        cmocka_unit_test(t_vec_operands),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
