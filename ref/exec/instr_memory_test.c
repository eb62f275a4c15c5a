/* exec/instr_memory_test.c: loads, stores and bulk instructions at their bounds, for both address types. */
#include "text/text.h"
#include "valid/valid.h"

#include "exec/testing.h"

#define LOADS(T)                                                                                   \
    "(data (i32.const 65520) "                                                                     \
    "\"\\01\\82\\83\\84\\85\\86\\87\\88\\f1\\f2\\f3\\f4\\f5\\f6\\f7\\f8\")" LOAD_FUNC(             \
        T, "i32.load8_s", "i32") LOAD_FUNC(T, "i32.load8_u", "i32")                                \
        LOAD_FUNC(T, "i32.load16_s", "i32") LOAD_FUNC(T, "i32.load16_u", "i32")                    \
            LOAD_FUNC(T, "i32.load", "i32") LOAD_FUNC(T, "i64.load8_s", "i64")                     \
                LOAD_FUNC(T, "i64.load8_u", "i64") LOAD_FUNC(T, "i64.load16_s", "i64")             \
                    LOAD_FUNC(T, "i64.load16_u", "i64") LOAD_FUNC(T, "i64.load32_s", "i64")        \
                        LOAD_FUNC(T, "i64.load32_u", "i64") LOAD_FUNC(T, "i64.load", "i64")        \
                            LOAD_FUNC(T, "f32.load", "f32") LOAD_FUNC(T, "f64.load", "f64")
#define LOAD_FUNC(T, load, type)                                                                   \
    "(func (export \"" load "\") (param " T ") (result " type ") (" load " offset=8 (local.get "   \
    "0)))"

/* The last bytes of a page from byte 8 of the segment on; one byte further traps. */
static const Row loads[] = {
    {"i32.load8_s", {65512}, 0, {0x1}},
    {"i32.load8_s", {65513}, 0, {0xFFFFFF82}},
    {"i32.load8_u", {65527}, 0, {0xF8}},
    {"i32.load8_u", {65528}, ERR_memory_out_of_bounds, {0}},
    {"i32.load16_s", {65526}, 0, {0xFFFFF8F7}},
    {"i32.load16_u", {65526}, 0, {0xF8F7}},
    {"i32.load16_u", {65527}, ERR_memory_out_of_bounds, {0}},
    {"i32.load", {65524}, 0, {0xF8F7F6F5}},
    {"i32.load", {65525}, ERR_memory_out_of_bounds, {0}},
    {"i32.load", {0xFFFFFFFF}, ERR_memory_out_of_bounds, {0}},
    {"i32.load", {0xFFFFFFF8}, ERR_memory_out_of_bounds, {0}},
    {"i64.load8_s", {65527}, 0, {UINT64_C(0xFFFFFFFFFFFFFFF8)}},
    {"i64.load8_u", {65527}, 0, {0xF8}},
    {"i64.load16_s", {65526}, 0, {UINT64_C(0xFFFFFFFFFFFFF8F7)}},
    {"i64.load16_u", {65526}, 0, {0xF8F7}},
    {"i64.load32_s", {65524}, 0, {UINT64_C(0xFFFFFFFFF8F7F6F5)}},
    {"i64.load32_u", {65524}, 0, {0xF8F7F6F5}},
    {"i64.load32_u", {65525}, ERR_memory_out_of_bounds, {0}},
    {"i64.load", {65520}, 0, {UINT64_C(0xF8F7F6F5F4F3F2F1)}},
    {"i64.load", {65521}, ERR_memory_out_of_bounds, {0}},
    {"f32.load", {65524}, 0, {0xF8F7F6F5}},
    {"f32.load", {65525}, ERR_memory_out_of_bounds, {0}},
    {"f64.load", {65520}, 0, {UINT64_C(0xF8F7F6F5F4F3F2F1)}},
    {"f64.load", {65521}, ERR_memory_out_of_bounds, {0}},
};

static void t_exec_load(void **state)
{
    (void)state;
    check_rows("(memory 1)" LOADS("i32"), loads, LENGTH(loads));
}

/* Sums of 64 bits do not wrap. */
static void t_exec_load_64(void **state)
{
    static const char text[] =
        "(memory i64 1)"
        "(data (i64.const 65528) \"\\f1\\f2\\f3\\f4\\f5\\f6\\f7\\f8\")"
        "(func (export \"get\") (param i64) (result i64) (i64.load (local.get 0)))"
        "(func (export \"far\") (param i64) (result i32)"
        "  (i32.load8_u offset=0xfffffffffffffff0 (local.get 0)))"
        "(func (export \"set\") (param i64 i64) (i64.store (local.get 0) (local.get 1)))";
    static const Row rows[] = {
        {"get", {65528}, 0, {UINT64_C(0xF8F7F6F5F4F3F2F1)}},
        {"get", {65529}, ERR_memory_out_of_bounds, {0}},
        {"get", {UINT64_MAX}, ERR_memory_out_of_bounds, {0}},
        {"get", {UINT64_MAX - 7}, ERR_memory_out_of_bounds, {0}},
        {"get", {UINT64_C(1) << 32}, ERR_memory_out_of_bounds, {0}},
        {"far", {0}, ERR_memory_out_of_bounds, {0}},
        {"far", {15}, ERR_memory_out_of_bounds, {0}},
        {"far", {16}, ERR_memory_out_of_bounds, {0}},
        {"far", {0x20}, ERR_memory_out_of_bounds, {0}},
        {"set", {65529, 1}, ERR_memory_out_of_bounds, {0}},
        {"set", {UINT64_MAX, 1}, ERR_memory_out_of_bounds, {0}},
        {"set", {65528, 7}, 0, {0}},
        {"get", {65528}, 0, {7}},
    };
    (void)state;
    check_rows(text, rows, LENGTH(rows));
}

#define STORE_FUNC(store, type)                                                                    \
    "(func (export \"" store "\") (param i32 " type ") (result i64)"                               \
    "  (i64.store (i32.const 65520) (i64.const -1)) (i64.store (i32.const 65528) (i64.const -1))"  \
    "  (" store " offset=2 (local.get 0) (local.get 1)) (i64.load (i32.const 65528)))"

static void t_exec_store(void **state)
{
    static const char text[] = "(memory 1)" STORE_FUNC("i32.store8", "i32") STORE_FUNC(
        "i32.store16", "i32") STORE_FUNC("i32.store", "i32") STORE_FUNC("i64.store8", "i64")
        STORE_FUNC("i64.store16", "i64") STORE_FUNC("i64.store32", "i64")
            STORE_FUNC("i64.store", "i64") STORE_FUNC("f32.store", "f32") STORE_FUNC(
                "f64.store",
                "f64") "(func (export \"at\") (param i32) (result i64) (i64.load (local.get 0)))";
    static const uint64_t v = UINT64_C(0x1122334455667788);
    static const Row rows[] = {
        {"i32.store8", {65533, 0x55667788}, 0, {UINT64_C(0x88FFFFFFFFFFFFFF)}},
        {"i32.store8", {65534, 1}, ERR_memory_out_of_bounds, {0}},
        {"i32.store16", {65532, 0x55667788}, 0, {UINT64_C(0x7788FFFFFFFFFFFF)}},
        {"i32.store16", {65533, 1}, ERR_memory_out_of_bounds, {0}},
        {"i32.store", {65530, 0x55667788}, 0, {UINT64_C(0x55667788FFFFFFFF)}},
        {"i32.store", {65531, 1}, ERR_memory_out_of_bounds, {0}},
        {"i64.store8", {65533, v}, 0, {UINT64_C(0x88FFFFFFFFFFFFFF)}},
        {"i64.store16", {65532, v}, 0, {UINT64_C(0x7788FFFFFFFFFFFF)}},
        {"i64.store32", {65530, v}, 0, {UINT64_C(0x55667788FFFFFFFF)}},
        {"i64.store32", {65531, v}, ERR_memory_out_of_bounds, {0}},
        {"i64.store", {65526, v}, 0, {v}},
        {"i64.store", {65527, v}, ERR_memory_out_of_bounds, {0}},
        {"at", {65528}, 0, {UINT64_MAX}}, /* what traps writes nothing */
        {"i64.store", {0xFFFFFFFE, v}, ERR_memory_out_of_bounds, {0}},
        {"f32.store", {65530, 0x7FA00001}, 0, {UINT64_C(0x7FA00001FFFFFFFF)}},
        {"f64.store", {65526, UINT64_C(0x7FF4000000000001)}, 0, {UINT64_C(0x7FF4000000000001)}},
        {"f64.store", {65527, v}, ERR_memory_out_of_bounds, {0}},
    };
    (void)state;
    check_rows(text, rows, LENGTH(rows));
}

static void t_exec_memory_grow(void **state)
{
    static const char text[] =
        "(memory $m 1 3) (memory $n 0) (memory $f i64 0 2)"
        "(func (export \"size\") (result i32) (memory.size $m))"
        "(func (export \"grow\") (param i32) (result i32) (memory.grow $m (local.get 0)))"
        "(func (export \"huge\") (param i32) (result i32) (memory.grow $n (local.get 0)))"
        "(func (export \"size64\") (result i64) (memory.size $f))"
        "(func (export \"grow64\") (param i64) (result i64) (memory.grow $f (local.get 0)))"
        "(func (export \"get\") (param i32) (result i32) (i32.load8_u $m (local.get 0)))"
        "(func (export \"empty\") (result i32)"
        "  (memory.fill $n (i32.const 0) (i32.const 1) (i32.const 0))"
        "  (memory.copy $n $m (i32.const 0) (i32.const 65536) (i32.const 0))"
        "  (i32.load8_u $n (i32.const 0)))";
    static const Row rows[] = {
        {"empty", {0}, ERR_memory_out_of_bounds, {0}},
        {"get", {65536}, ERR_memory_out_of_bounds, {0}},
        {"grow", {0}, 0, {1}},
        {"grow", {1}, 0, {1}},
        {"size", {0}, 0, {2}},
        {"get", {65536}, 0, {0}},
        {"get", {131071}, 0, {0}},
        {"get", {131072}, ERR_memory_out_of_bounds, {0}},
        {"grow", {2}, 0, {UINT32_MAX}},
        {"grow", {UINT32_MAX}, 0, {UINT32_MAX}},
        {"size", {0}, 0, {2}},
        {"grow", {1}, 0, {2}},
        {"grow", {0}, 0, {3}},
        {"huge", {65537}, 0, {UINT32_MAX}},
        {"huge", {1}, 0, {0}},
        {"huge", {65536}, 0, {UINT32_MAX}},
        {"grow64", {UINT64_MAX}, 0, {UINT64_MAX}},
        {"grow64", {3}, 0, {UINT64_MAX}},
        {"grow64", {2}, 0, {0}},
        {"size64", {0}, 0, {2}},
    };
    (void)state;
    check_rows(text, rows, LENGTH(rows));
}

static void t_exec_memory_bulk(void **state)
{
    static const char text[] =
        "(memory $m 1) (memory $n 1) (data $d \"abcdef\")"
        "(data (memory $n) (i32.const 0) \"01234567\")"
        "(func (export \"at\") (param i32) (result i64) (i64.load $m (local.get 0)))"
        "(func (export \"fill\") (param i32 i32 i32)"
        "  (memory.fill $m (local.get 0) (local.get 1) (local.get 2)))"
        "(func (export \"copy\") (param i32 i32 i32)"
        "  (memory.copy $m $m (local.get 0) (local.get 1) (local.get 2)))"
        "(func (export \"across\") (param i32 i32 i32)"
        "  (memory.copy $m $n (local.get 0) (local.get 1) (local.get 2)))"
        "(func (export \"init\") (param i32 i32 i32)"
        "  (memory.init $m $d (local.get 0) (local.get 1) (local.get 2)))"
        "(func (export \"drop\") (data.drop $d))";
    static const Row rows[] = {
        {"init", {8, 0, 6}, 0, {0}},
        {"at", {8}, 0, {UINT64_C(0x0000666564636261)}},
        {"copy", {10, 8, 6}, 0, {0}},
        {"at", {10}, 0, {UINT64_C(0x0000666564636261)}},
        {"copy", {9, 10, 6}, 0, {0}},
        {"at", {8}, 0, {UINT64_C(0x6666656463626161)}},
        {"across", {8, 1, 2}, 0, {0}},
        {"at", {8}, 0, {UINT64_C(0x6666656463623231)}},
        {"fill", {8, 0x1FF, 3}, 0, {0}},
        {"at", {8}, 0, {UINT64_C(0x6666656463FFFFFF)}},
        {"fill", {65536, 0, 0}, 0, {0}},
        {"fill", {65537, 0, 0}, ERR_memory_out_of_bounds, {0}},
        {"fill", {65530, 0, 7}, ERR_memory_out_of_bounds, {0}},
        {"copy", {0, 65530, 7}, ERR_memory_out_of_bounds, {0}},
        {"copy", {65530, 0, 7}, ERR_memory_out_of_bounds, {0}},
        {"copy", {0, 0xFFFFFFFF, 2}, ERR_memory_out_of_bounds, {0}},
        {"init", {0, 1, 6}, ERR_memory_out_of_bounds, {0}},
        {"init", {65531, 0, 6}, ERR_memory_out_of_bounds, {0}},
        {"init", {0, 6, 0}, 0, {0}},
        {"drop", {0}, 0, {0}},
        {"init", {0, 0, 0}, 0, {0}},
        {"init", {0, 0, 1}, ERR_memory_out_of_bounds, {0}},
    };
    (void)state;
    check_rows(text, rows, LENGTH(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_exec_load),        cmocka_unit_test(t_exec_load_64),
        cmocka_unit_test(t_exec_store),       cmocka_unit_test(t_exec_memory_grow),
        cmocka_unit_test(t_exec_memory_bulk),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
