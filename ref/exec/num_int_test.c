/* exec/num_int_test.c: integer operators on edge values. The results were computed with arithmetic of unbounded precision,
 * by the definitions of core/exec/numerics#int-ops. */
#include "exec/num_test.h"

static bool seen[OP_COUNT];

static const uint64_t pairs_32[ROW][2] = {{1, 1},
                                          {0, 0},
                                          {7, 0},
                                          {0xFFFFFFFF, 0xFFFFFFFF},
                                          {0xFFFFFFFF, 1},
                                          {0x80000000, 0xFFFFFFFF},
                                          {0x80000000, 0x80000000},
                                          {0x7FFFFFFF, 0x80000000},
                                          {0xFFFFFFF9, 3},
                                          {7, 0xFFFFFFFD},
                                          {0xABCD9876, 0x1F},
                                          {0xABCD9876, 0x24},
                                          {0xFE00DC00, 4},
                                          {0x80000001, 0x11},
                                          {0x12345678, 0x9ABCDEF0},
                                          {5, 2}};
static const uint64_t values_32[ROW][2] = {{0},          {1},          {0xFFFFFFFF}, {0x80000000},
                                           {0x7FFFFFFF}, {0x7F},       {0x80},       {0xFF80},
                                           {0x7FFF},     {0x8000},     {0xFFFF8000}, {0x10000},
                                           {0xDEADBEEF}, {0x80000000}, {0x55555555}, {0xF0F0F0}};

static const uint64_t pairs_64[ROW][2] = {{1, 1},
                                          {0, 0},
                                          {7, 0},
                                          {0xFFFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF},
                                          {0xFFFFFFFFFFFFFFFF, 1},
                                          {0x8000000000000000, 0xFFFFFFFFFFFFFFFF},
                                          {0x8000000000000000, 0x8000000000000000},
                                          {0x7FFFFFFFFFFFFFFF, 0x8000000000000000},
                                          {0xFFFFFFFFFFFFFFF9, 3},
                                          {7, 0xFFFFFFFFFFFFFFFD},
                                          {0xABCD987602468ACE, 0x3F},
                                          {0xABCD987602468ACE, 0x44},
                                          {0xFE00DC00FE00DC00, 4},
                                          {0x8000000000000001, 0x11},
                                          {0x123456789ABCDEF0, 0x9ABCDEF0},
                                          {5, 2}};
static const uint64_t values_64[ROW][2] = {{0},
                                           {1},
                                           {0xFFFFFFFFFFFFFFFF},
                                           {0x8000000000000000},
                                           {0x7FFFFFFFFFFFFFFF},
                                           {0x7F},
                                           {0x80},
                                           {0xFF80},
                                           {0x7FFF},
                                           {0x8000},
                                           {0xFFFF8000},
                                           {0x10000},
                                           {0xDEADBEEF},
                                           {0x80000000},
                                           {0x5555555555555555},
                                           {0xF0F0F000000000}};

static const Row binary_32[] = {
    {OP_i32_add,
     {2, 0, 7, 0xFFFFFFFE, 0, 0x7FFFFFFF, 0, 0xFFFFFFFF, 0xFFFFFFFC, 4, 0xABCD9895, 0xABCD989A,
      0xFE00DC04, 0x80000012, 0xACF13568, 7}},
    {OP_i32_sub,
     {0, 0, 7, 0, 0xFFFFFFFE, 0x80000001, 0, 0xFFFFFFFF, 0xFFFFFFF6, 0xA, 0xABCD9857, 0xABCD9852,
      0xFE00DBFC, 0x7FFFFFF0, 0x77777788, 3}},
    {OP_i32_mul,
     {1, 0, 0, 1, 0xFFFFFFFF, 0x80000000, 0, 0x80000000, 0xFFFFFFEB, 0xFFFFFFEB, 0xCDE5764A,
      0x28E97098, 0xF8037000, 0x80000011, 0x242D2080, 0xA}},
    {OP_i32_div_u,
     {1, DIVIDE, DIVIDE, 1, 0xFFFFFFFF, 0, 1, 0, 0x55555553, 0, 0x58AC2DA, 0x4C5B603, 0x3F803700,
      0x7878787, 0, 2}},
    {OP_i32_div_s,
     {1, DIVIDE, DIVIDE, 1, 0xFFFFFFFF, OVERFLOW, 1, 0, 0xFFFFFFFE, 0xFFFFFFFE, 0xFD48B257,
      0xFDA9443D, 0xFF803700, 0xF8787879, 0, 2}},
    {OP_i32_rem_u,
     {0, DIVIDE, DIVIDE, 0, 0, 0x80000000, 0, 0x7FFFFFFF, 0, 7, 0x10, 0xA, 0, 0xA, 0x12345678, 1}},
    {OP_i32_rem_s,
     {0, DIVIDE, DIVIDE, 0, 0, 0, 0, 0x7FFFFFFF, 0xFFFFFFFF, 1, 0xFFFFFFED, 0xFFFFFFE2, 0,
      0xFFFFFFF8, 0x12345678, 1}},
    {OP_i32_and,
     {1, 0, 0, 0xFFFFFFFF, 1, 0x80000000, 0x80000000, 0, 1, 5, 0x16, 0x24, 0, 1, 0x12345670, 0}},
    {OP_i32_or,
     {1, 0, 7, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFFFFFB, 0xFFFFFFFF,
      0xABCD987F, 0xABCD9876, 0xFE00DC04, 0x80000011, 0x9ABCDEF8, 7}},
    {OP_i32_xor,
     {0, 0, 7, 0, 0xFFFFFFFE, 0x7FFFFFFF, 0, 0xFFFFFFFF, 0xFFFFFFFA, 0xFFFFFFFA, 0xABCD9869,
      0xABCD9852, 0xFE00DC04, 0x80000010, 0x88888888, 7}},
    {OP_i32_shl,
     {2, 0, 7, 0x80000000, 0xFFFFFFFE, 0, 0x80000000, 0x7FFFFFFF, 0xFFFFFFC8, 0xE0000000, 0,
      0xBCD98760, 0xE00DC000, 0x20000, 0x56780000, 0x14}},
    {OP_i32_shr_u,
     {0, 0, 7, 1, 0x7FFFFFFF, 1, 0x80000000, 0x7FFFFFFF, 0x1FFFFFFF, 0, 1, 0xABCD987, 0xFE00DC0,
      0x4000, 0x1234, 1}},
    {OP_i32_shr_s,
     {0, 0, 7, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0x80000000, 0x7FFFFFFF, 0xFFFFFFFF, 0,
      0xFFFFFFFF, 0xFABCD987, 0xFFE00DC0, 0xFFFFC000, 0x1234, 1}},
    {OP_i32_rotl,
     {2, 0, 7, 0xFFFFFFFF, 0xFFFFFFFF, 0x40000000, 0x80000000, 0x7FFFFFFF, 0xFFFFFFCF, 0xE0000000,
      0x55E6CC3B, 0xBCD9876A, 0xE00DC00F, 0x30000, 0x56781234, 0x14}},
    {OP_i32_rotr,
     {0x80000000, 0, 7, 0xFFFFFFFF, 0xFFFFFFFF, 1, 0x80000000, 0x7FFFFFFF, 0x3FFFFFFF, 0x38,
      0x579B30ED, 0x6ABCD987, 0xFE00DC0, 0xC000, 0x56781234, 0x40000001}},
    {OP_i32_eq, {1, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
    {OP_i32_ne, {0, 0, 1, 0, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1}},
    {OP_i32_lt_u, {0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0}},
    {OP_i32_lt_s, {0, 0, 0, 0, 1, 1, 0, 0, 1, 0, 1, 1, 1, 1, 0, 0}},
    {OP_i32_gt_u, {0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 1, 1, 1, 0, 1}},
    {OP_i32_gt_s, {0, 0, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 1}},
    {OP_i32_le_u, {1, 1, 0, 1, 0, 1, 1, 1, 0, 1, 0, 0, 0, 0, 1, 0}},
    {OP_i32_le_s, {1, 1, 0, 1, 1, 1, 1, 0, 1, 0, 1, 1, 1, 1, 0, 0}},
    {OP_i32_ge_u, {1, 1, 1, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 0, 1}},
    {OP_i32_ge_s, {1, 1, 1, 1, 0, 0, 1, 1, 0, 1, 0, 0, 0, 0, 1, 1}},
};

static const Row unary_32[] = {
    {OP_i32_clz, {0x20, 0x1F, 0, 0, 1, 0x19, 0x18, 0x10, 0x11, 0x10, 0, 0xF, 0, 0, 1, 8}},
    {OP_i32_ctz, {0x20, 0, 0, 0x1F, 0, 0, 7, 7, 0, 0xF, 0xF, 0x10, 0, 0x1F, 0, 4}},
    {OP_i32_popcnt, {0, 1, 0x20, 1, 0x1F, 7, 1, 9, 0xF, 1, 0x11, 1, 0x18, 1, 0x10, 0xC}},
    {OP_i32_eqz, {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
    {OP_i32_extend8_s,
     {0, 1, 0xFFFFFFFF, 0, 0xFFFFFFFF, 0x7F, 0xFFFFFF80, 0xFFFFFF80, 0xFFFFFFFF, 0, 0, 0,
      0xFFFFFFEF, 0, 0x55, 0xFFFFFFF0}},
    {OP_i32_extend16_s,
     {0, 1, 0xFFFFFFFF, 0, 0xFFFFFFFF, 0x7F, 0x80, 0xFFFFFF80, 0x7FFF, 0xFFFF8000, 0xFFFF8000, 0,
      0xFFFFBEEF, 0, 0x5555, 0xFFFFF0F0}},
    {OP_i64_extend_i32_s,
     {0, 1, 0xFFFFFFFFFFFFFFFF, 0xFFFFFFFF80000000, 0x7FFFFFFF, 0x7F, 0x80, 0xFF80, 0x7FFF, 0x8000,
      0xFFFFFFFFFFFF8000, 0x10000, 0xFFFFFFFFDEADBEEF, 0xFFFFFFFF80000000, 0x55555555, 0xF0F0F0}},
    {OP_i64_extend_i32_u,
     {0, 1, 0xFFFFFFFF, 0x80000000, 0x7FFFFFFF, 0x7F, 0x80, 0xFF80, 0x7FFF, 0x8000, 0xFFFF8000,
      0x10000, 0xDEADBEEF, 0x80000000, 0x55555555, 0xF0F0F0}},
};

static const Row binary_64[] = {
    {OP_i64_add,
     {2, 0, 7, 0xFFFFFFFFFFFFFFFE, 0, 0x7FFFFFFFFFFFFFFF, 0, 0xFFFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFC,
      4, 0xABCD987602468B0D, 0xABCD987602468B12, 0xFE00DC00FE00DC04, 0x8000000000000012,
      0x123456793579BDE0, 7}},
    {OP_i64_sub,
     {0, 0, 7, 0, 0xFFFFFFFFFFFFFFFE, 0x8000000000000001, 0, 0xFFFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFF6,
      0xA, 0xABCD987602468A8F, 0xABCD987602468A8A, 0xFE00DC00FE00DBFC, 0x7FFFFFFFFFFFFFF0,
      0x1234567800000000, 3}},
    {OP_i64_mul,
     {1, 0, 0, 1, 0xFFFFFFFFFFFFFFFF, 0x8000000000000000, 0, 0x8000000000000000, 0xFFFFFFFFFFFFFFEB,
      0xFFFFFFFFFFFFFFEB, 0x4798850A8F5C28B2, 0xA29C7F589ABCDEB8, 0xF8037003F8037000,
      0x8000000000000011, 0x81B4E810F2A52100, 0xA}},
    {OP_i64_div_u,
     {1, DIVIDE, DIVIDE, 1, 0xFFFFFFFFFFFFFFFF, 0, 1, 0, 0x5555555555555553, 0, 0x2BA1EDD4D3E1275,
      0x286C9C580089119, 0x3F8037003F803700, 0x787878787878787, 0x1E1E1E21, 2}},
    {OP_i64_div_s,
     {1, DIVIDE, DIVIDE, 1, 0xFFFFFFFFFFFFFFFF, OVERFLOW, 1, 0, 0xFFFFFFFFFFFFFFFE,
      0xFFFFFFFFFFFFFFFE, 0xFEA9DDD93CFD0E65, 0xFEC30601BC44CD56, 0xFF8037003F803700,
      0xF878787878787879, 0x1E1E1E21, 2}},
    {OP_i64_rem_u,
     {0, DIVIDE, DIVIDE, 0, 0, 0x8000000000000000, 0, 0x7FFFFFFFFFFFFFFF, 0, 7, 3, 0x2A, 0, 0xA,
      0x46240200, 1}},
    {OP_i64_rem_s,
     {0, DIVIDE, DIVIDE, 0, 0, 0, 0, 0x7FFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF, 1, 0xFFFFFFFFFFFFFFF3,
      0xFFFFFFFFFFFFFFF6, 0, 0xFFFFFFFFFFFFFFF8, 0x46240200, 1}},
    {OP_i64_and,
     {1, 0, 0, 0xFFFFFFFFFFFFFFFF, 1, 0x8000000000000000, 0x8000000000000000, 0, 1, 5, 0xE, 0x44, 0,
      1, 0x9ABCDEF0, 0}},
    {OP_i64_or,
     {1, 0, 7, 0xFFFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF, 0x8000000000000000,
      0xFFFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFB, 0xFFFFFFFFFFFFFFFF, 0xABCD987602468AFF,
      0xABCD987602468ACE, 0xFE00DC00FE00DC04, 0x8000000000000011, 0x123456789ABCDEF0, 7}},
    {OP_i64_xor,
     {0, 0, 7, 0, 0xFFFFFFFFFFFFFFFE, 0x7FFFFFFFFFFFFFFF, 0, 0xFFFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFA,
      0xFFFFFFFFFFFFFFFA, 0xABCD987602468AF1, 0xABCD987602468A8A, 0xFE00DC00FE00DC04,
      0x8000000000000010, 0x1234567800000000, 7}},
    {OP_i64_shl,
     {2, 0, 7, 0x8000000000000000, 0xFFFFFFFFFFFFFFFE, 0, 0x8000000000000000, 0x7FFFFFFFFFFFFFFF,
      0xFFFFFFFFFFFFFFC8, 0xE000000000000000, 0, 0xBCD987602468ACE0, 0xE00DC00FE00DC000, 0x20000,
      0xDEF0000000000000, 0x14}},
    {OP_i64_shr_u,
     {0, 0, 7, 1, 0x7FFFFFFFFFFFFFFF, 1, 0x8000000000000000, 0x7FFFFFFFFFFFFFFF, 0x1FFFFFFFFFFFFFFF,
      0, 1, 0xABCD987602468AC, 0xFE00DC00FE00DC0, 0x400000000000, 0x1234, 1}},
    {OP_i64_shr_s,
     {0, 0, 7, 0xFFFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF, 0x8000000000000000,
      0x7FFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF, 0, 0xFFFFFFFFFFFFFFFF, 0xFABCD987602468AC,
      0xFFE00DC00FE00DC0, 0xFFFFC00000000000, 0x1234, 1}},
    {OP_i64_rotl,
     {2, 0, 7, 0xFFFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF, 0x4000000000000000, 0x8000000000000000,
      0x7FFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFCF, 0xE000000000000000, 0x55E6CC3B01234567,
      0xBCD987602468ACEA, 0xE00DC00FE00DC00F, 0x30000, 0xDEF0123456789ABC, 0x14}},
    {OP_i64_rotr,
     {0x8000000000000000, 0, 7, 0xFFFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF, 1, 0x8000000000000000,
      0x7FFFFFFFFFFFFFFF, 0x3FFFFFFFFFFFFFFF, 0x38, 0x579B30EC048D159D, 0xEABCD987602468AC,
      0xFE00DC00FE00DC0, 0xC00000000000, 0x56789ABCDEF01234, 0x4000000000000001}},
    {OP_i64_eq, {1, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
    {OP_i64_ne, {0, 0, 1, 0, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1}},
    {OP_i64_lt_u, {0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0}},
    {OP_i64_lt_s, {0, 0, 0, 0, 1, 1, 0, 0, 1, 0, 1, 1, 1, 1, 0, 0}},
    {OP_i64_gt_u, {0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 1, 1, 1, 1, 1}},
    {OP_i64_gt_s, {0, 0, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 1}},
    {OP_i64_le_u, {1, 1, 0, 1, 0, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0}},
    {OP_i64_le_s, {1, 1, 0, 1, 1, 1, 1, 0, 1, 0, 1, 1, 1, 1, 0, 0}},
    {OP_i64_ge_u, {1, 1, 1, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1}},
    {OP_i64_ge_s, {1, 1, 1, 1, 0, 0, 1, 1, 0, 1, 0, 0, 0, 0, 1, 1}},
};

static const Row unary_64[] = {
    {OP_i64_clz, {0x40, 0x3F, 0, 0, 1, 0x39, 0x38, 0x30, 0x31, 0x30, 0x20, 0x2F, 0x20, 0x20, 1, 8}},
    {OP_i64_ctz, {0x40, 0, 0, 0x3F, 0, 0, 7, 7, 0, 0xF, 0xF, 0x10, 0, 0x1F, 0, 0x24}},
    {OP_i64_popcnt, {0, 1, 0x40, 1, 0x3F, 7, 1, 9, 0xF, 1, 0x11, 1, 0x18, 1, 0x20, 0xC}},
    {OP_i64_eqz, {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
    {OP_i64_extend8_s,
     {0, 1, 0xFFFFFFFFFFFFFFFF, 0, 0xFFFFFFFFFFFFFFFF, 0x7F, 0xFFFFFFFFFFFFFF80, 0xFFFFFFFFFFFFFF80,
      0xFFFFFFFFFFFFFFFF, 0, 0, 0, 0xFFFFFFFFFFFFFFEF, 0, 0x55, 0}},
    {OP_i64_extend16_s,
     {0, 1, 0xFFFFFFFFFFFFFFFF, 0, 0xFFFFFFFFFFFFFFFF, 0x7F, 0x80, 0xFFFFFFFFFFFFFF80, 0x7FFF,
      0xFFFFFFFFFFFF8000, 0xFFFFFFFFFFFF8000, 0, 0xFFFFFFFFFFFFBEEF, 0, 0x5555, 0}},
    {OP_i64_extend32_s,
     {0, 1, 0xFFFFFFFFFFFFFFFF, 0, 0xFFFFFFFFFFFFFFFF, 0x7F, 0x80, 0xFF80, 0x7FFF, 0x8000,
      0xFFFFFFFFFFFF8000, 0x10000, 0xFFFFFFFFDEADBEEF, 0xFFFFFFFF80000000, 0x55555555, 0}},
    {OP_i32_wrap_i64,
     {0, 1, 0xFFFFFFFF, 0, 0xFFFFFFFF, 0x7F, 0x80, 0xFF80, 0x7FFF, 0x8000, 0xFFFF8000, 0x10000,
      0xDEADBEEF, 0x80000000, 0x55555555, 0}},
};

static void t_int_rows(void **state)
{
    (void)state;
    CHECK_ROWS(binary_32, pairs_32, seen);
    CHECK_ROWS(unary_32, values_32, seen);
    CHECK_ROWS(binary_64, pairs_64, seen);
    CHECK_ROWS(unary_64, values_64, seen);
}

static bool only_integers(Opcode op)
{
    return is_operator(op) && !has_sig(op, SIG_f32) && !has_sig(op, SIG_f64) &&
           !has_sig(op, SIG_v128);
}

static void t_int_complete(void **state)
{
    (void)state;
    check_seen(seen, only_integers);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t_int_rows),
        cmocka_unit_test(t_int_complete),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
