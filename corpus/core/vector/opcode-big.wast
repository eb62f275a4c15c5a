;; The opcodes of the instructions of v128, i32x4 and i64x2, told apart by what they compute.
;; SPEC binary-instr-vec, binary-vvunop, binary-vvbinop, binary-vvternop, binary-vvtestop, binary-virelop, binary-viunop, binary-vibinop, binary-viminmaxop, binary-vshiftop, binary-vitestop, binary-viextunop, binary-viextbinop
;; SPEC Binstr/vec-const, Binstr/vec-splat, Binstr/vec-lane, Binstr/vec-rel-i32x4, Binstr/vec-un-v128, Binstr/vec-bin-v128, Binstr/vec-tern-v128, Binstr/vec-test-v128, Binstr/vec-extun-i32x4, Binstr/vec-un-i32x4, Binstr/vec-test-i32x4, Binstr/vec-bitmask-i32x4, Binstr/vec-ext-i32x4, Binstr/vec-shift-i32x4, Binstr/vec-bin-i32x4, Binstr/vec-extbin-i32x4, Binstr/vec-un-i64x2, Binstr/vec-test-i64x2, Binstr/vec-bitmask-i64x2, Binstr/vec-ext-i64x2, Binstr/vec-shift-i64x2, Binstr/vec-bin-i64x2, Binstr/vec-rel-i64x2, Binstr/vec-extbin-i64x2, Binstr/vec-cvt
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\37\0a\60\00\01\7b\60\01\7f\01\7b\60\01\7e\01\7b\60\01\7b\01\7f\60\02\7b\7f\01\7b\60\01\7b\01\7e\60\02\7b\7e\01\7b\60\02\7b\7b\01\7b\60\01\7b\01\7b\60\03\7b\7b\7b\01\7b" ;; types: [] -> v128, i32 -> v128, i64 -> v128, v128 -> i32, v128 i32 -> v128, v128 -> i64, v128 i64 -> v128, v128 v128 -> v128, v128 -> v128, v128 v128 v128 -> v128
  "\03\4e\4d\00\01\02\03\04\05\06\07\07\07\07\07\07\07\07\07\07\08\07\07\07\07\09\03\08\08\08\08\03\03\08\08\08\08\04\04\04\07\07\07\07\07\07\07\07\07\07\07\07\08\08\03\03\08\08\08\08\04\04\04\07\07\07\07\07\07\07\07\07\07\07\07\07\08\08\08\08" ;; functions
  "\07\e0\0a\4d" ;; exports: each by its name
  "\0av128.const\00\00"
  "\0bi32x4.splat\00\01"
  "\0bi64x2.splat\00\02"
  "\12i32x4.extract_lane\00\03"
  "\12i32x4.replace_lane\00\04"
  "\12i64x2.extract_lane\00\05"
  "\12i64x2.replace_lane\00\06"
  "\08i32x4.eq\00\07"
  "\08i32x4.ne\00\08"
  "\0ai32x4.lt_s\00\09"
  "\0ai32x4.lt_u\00\0a"
  "\0ai32x4.gt_s\00\0b"
  "\0ai32x4.gt_u\00\0c"
  "\0ai32x4.le_s\00\0d"
  "\0ai32x4.le_u\00\0e"
  "\0ai32x4.ge_s\00\0f"
  "\0ai32x4.ge_u\00\10"
  "\08v128.not\00\11"
  "\08v128.and\00\12"
  "\0bv128.andnot\00\13"
  "\07v128.or\00\14"
  "\08v128.xor\00\15"
  "\0ev128.bitselect\00\16"
  "\0dv128.any_true\00\17"
  "\1di32x4.extadd_pairwise_i16x8_s\00\18"
  "\1di32x4.extadd_pairwise_i16x8_u\00\19"
  "\09i32x4.abs\00\1a"
  "\09i32x4.neg\00\1b"
  "\0ei32x4.all_true\00\1c"
  "\0di32x4.bitmask\00\1d"
  "\18i32x4.extend_low_i16x8_s\00\1e"
  "\19i32x4.extend_high_i16x8_s\00\1f"
  "\18i32x4.extend_low_i16x8_u\00\20"
  "\19i32x4.extend_high_i16x8_u\00\21"
  "\09i32x4.shl\00\22"
  "\0bi32x4.shr_s\00\23"
  "\0bi32x4.shr_u\00\24"
  "\09i32x4.add\00\25"
  "\09i32x4.sub\00\26"
  "\09i32x4.mul\00\27"
  "\0bi32x4.min_s\00\28"
  "\0bi32x4.min_u\00\29"
  "\0bi32x4.max_s\00\2a"
  "\0bi32x4.max_u\00\2b"
  "\11i32x4.dot_i16x8_s\00\2c"
  "\18i32x4.extmul_low_i16x8_s\00\2d"
  "\19i32x4.extmul_high_i16x8_s\00\2e"
  "\18i32x4.extmul_low_i16x8_u\00\2f"
  "\19i32x4.extmul_high_i16x8_u\00\30"
  "\09i64x2.abs\00\31"
  "\09i64x2.neg\00\32"
  "\0ei64x2.all_true\00\33"
  "\0di64x2.bitmask\00\34"
  "\18i64x2.extend_low_i32x4_s\00\35"
  "\19i64x2.extend_high_i32x4_s\00\36"
  "\18i64x2.extend_low_i32x4_u\00\37"
  "\19i64x2.extend_high_i32x4_u\00\38"
  "\09i64x2.shl\00\39"
  "\0bi64x2.shr_s\00\3a"
  "\0bi64x2.shr_u\00\3b"
  "\09i64x2.add\00\3c"
  "\09i64x2.sub\00\3d"
  "\09i64x2.mul\00\3e"
  "\08i64x2.eq\00\3f"
  "\08i64x2.ne\00\40"
  "\0ai64x2.lt_s\00\41"
  "\0ai64x2.gt_s\00\42"
  "\0ai64x2.le_s\00\43"
  "\0ai64x2.ge_s\00\44"
  "\18i64x2.extmul_low_i32x4_s\00\45"
  "\19i64x2.extmul_high_i32x4_s\00\46"
  "\18i64x2.extmul_low_i32x4_u\00\47"
  "\19i64x2.extmul_high_i32x4_u\00\48"
  "\17i32x4.trunc_sat_f32x4_s\00\49"
  "\17i32x4.trunc_sat_f32x4_u\00\4a"
  "\1ci32x4.trunc_sat_f64x2_s_zero\00\4b"
  "\1ci32x4.trunc_sat_f64x2_u_zero\00\4c"
  "\0a\c3\05\4d" ;; code: local.get of each parameter, the opcode, end
  "\14\00\fd\0c\11\82\93\a4\b5\c6\d7\e8\79\6a\5b\4c\3d\2e\1f\f0\0b" ;; v128.const
  "\06\00\20\00\fd\11\0b" ;; i32x4.splat
  "\06\00\20\00\fd\12\0b" ;; i64x2.splat
  "\07\00\20\00\fd\1b\03\0b" ;; i32x4.extract_lane
  "\09\00\20\00\20\01\fd\1c\03\0b" ;; i32x4.replace_lane
  "\07\00\20\00\fd\1d\01\0b" ;; i64x2.extract_lane
  "\09\00\20\00\20\01\fd\1e\01\0b" ;; i64x2.replace_lane
  "\08\00\20\00\20\01\fd\37\0b" ;; i32x4.eq
  "\08\00\20\00\20\01\fd\38\0b" ;; i32x4.ne
  "\08\00\20\00\20\01\fd\39\0b" ;; i32x4.lt_s
  "\08\00\20\00\20\01\fd\3a\0b" ;; i32x4.lt_u
  "\08\00\20\00\20\01\fd\3b\0b" ;; i32x4.gt_s
  "\08\00\20\00\20\01\fd\3c\0b" ;; i32x4.gt_u
  "\08\00\20\00\20\01\fd\3d\0b" ;; i32x4.le_s
  "\08\00\20\00\20\01\fd\3e\0b" ;; i32x4.le_u
  "\08\00\20\00\20\01\fd\3f\0b" ;; i32x4.ge_s
  "\08\00\20\00\20\01\fd\40\0b" ;; i32x4.ge_u
  "\06\00\20\00\fd\4d\0b" ;; v128.not
  "\08\00\20\00\20\01\fd\4e\0b" ;; v128.and
  "\08\00\20\00\20\01\fd\4f\0b" ;; v128.andnot
  "\08\00\20\00\20\01\fd\50\0b" ;; v128.or
  "\08\00\20\00\20\01\fd\51\0b" ;; v128.xor
  "\0a\00\20\00\20\01\20\02\fd\52\0b" ;; v128.bitselect
  "\06\00\20\00\fd\53\0b" ;; v128.any_true
  "\06\00\20\00\fd\7e\0b" ;; i32x4.extadd_pairwise_i16x8_s
  "\06\00\20\00\fd\7f\0b" ;; i32x4.extadd_pairwise_i16x8_u
  "\07\00\20\00\fd\a0\01\0b" ;; i32x4.abs
  "\07\00\20\00\fd\a1\01\0b" ;; i32x4.neg
  "\07\00\20\00\fd\a3\01\0b" ;; i32x4.all_true
  "\07\00\20\00\fd\a4\01\0b" ;; i32x4.bitmask
  "\07\00\20\00\fd\a7\01\0b" ;; i32x4.extend_low_i16x8_s
  "\07\00\20\00\fd\a8\01\0b" ;; i32x4.extend_high_i16x8_s
  "\07\00\20\00\fd\a9\01\0b" ;; i32x4.extend_low_i16x8_u
  "\07\00\20\00\fd\aa\01\0b" ;; i32x4.extend_high_i16x8_u
  "\09\00\20\00\20\01\fd\ab\01\0b" ;; i32x4.shl
  "\09\00\20\00\20\01\fd\ac\01\0b" ;; i32x4.shr_s
  "\09\00\20\00\20\01\fd\ad\01\0b" ;; i32x4.shr_u
  "\09\00\20\00\20\01\fd\ae\01\0b" ;; i32x4.add
  "\09\00\20\00\20\01\fd\b1\01\0b" ;; i32x4.sub
  "\09\00\20\00\20\01\fd\b5\01\0b" ;; i32x4.mul
  "\09\00\20\00\20\01\fd\b6\01\0b" ;; i32x4.min_s
  "\09\00\20\00\20\01\fd\b7\01\0b" ;; i32x4.min_u
  "\09\00\20\00\20\01\fd\b8\01\0b" ;; i32x4.max_s
  "\09\00\20\00\20\01\fd\b9\01\0b" ;; i32x4.max_u
  "\09\00\20\00\20\01\fd\ba\01\0b" ;; i32x4.dot_i16x8_s
  "\09\00\20\00\20\01\fd\bc\01\0b" ;; i32x4.extmul_low_i16x8_s
  "\09\00\20\00\20\01\fd\bd\01\0b" ;; i32x4.extmul_high_i16x8_s
  "\09\00\20\00\20\01\fd\be\01\0b" ;; i32x4.extmul_low_i16x8_u
  "\09\00\20\00\20\01\fd\bf\01\0b" ;; i32x4.extmul_high_i16x8_u
  "\07\00\20\00\fd\c0\01\0b" ;; i64x2.abs
  "\07\00\20\00\fd\c1\01\0b" ;; i64x2.neg
  "\07\00\20\00\fd\c3\01\0b" ;; i64x2.all_true
  "\07\00\20\00\fd\c4\01\0b" ;; i64x2.bitmask
  "\07\00\20\00\fd\c7\01\0b" ;; i64x2.extend_low_i32x4_s
  "\07\00\20\00\fd\c8\01\0b" ;; i64x2.extend_high_i32x4_s
  "\07\00\20\00\fd\c9\01\0b" ;; i64x2.extend_low_i32x4_u
  "\07\00\20\00\fd\ca\01\0b" ;; i64x2.extend_high_i32x4_u
  "\09\00\20\00\20\01\fd\cb\01\0b" ;; i64x2.shl
  "\09\00\20\00\20\01\fd\cc\01\0b" ;; i64x2.shr_s
  "\09\00\20\00\20\01\fd\cd\01\0b" ;; i64x2.shr_u
  "\09\00\20\00\20\01\fd\ce\01\0b" ;; i64x2.add
  "\09\00\20\00\20\01\fd\d1\01\0b" ;; i64x2.sub
  "\09\00\20\00\20\01\fd\d5\01\0b" ;; i64x2.mul
  "\09\00\20\00\20\01\fd\d6\01\0b" ;; i64x2.eq
  "\09\00\20\00\20\01\fd\d7\01\0b" ;; i64x2.ne
  "\09\00\20\00\20\01\fd\d8\01\0b" ;; i64x2.lt_s
  "\09\00\20\00\20\01\fd\d9\01\0b" ;; i64x2.gt_s
  "\09\00\20\00\20\01\fd\da\01\0b" ;; i64x2.le_s
  "\09\00\20\00\20\01\fd\db\01\0b" ;; i64x2.ge_s
  "\09\00\20\00\20\01\fd\dc\01\0b" ;; i64x2.extmul_low_i32x4_s
  "\09\00\20\00\20\01\fd\dd\01\0b" ;; i64x2.extmul_high_i32x4_s
  "\09\00\20\00\20\01\fd\de\01\0b" ;; i64x2.extmul_low_i32x4_u
  "\09\00\20\00\20\01\fd\df\01\0b" ;; i64x2.extmul_high_i32x4_u
  "\07\00\20\00\fd\f8\01\0b" ;; i32x4.trunc_sat_f32x4_s
  "\07\00\20\00\fd\f9\01\0b" ;; i32x4.trunc_sat_f32x4_u
  "\07\00\20\00\fd\fc\01\0b" ;; i32x4.trunc_sat_f64x2_s_zero
  "\07\00\20\00\fd\fd\01\0b" ;; i32x4.trunc_sat_f64x2_u_zero
)
(assert_return (invoke "v128.const") (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d))
(assert_return (invoke "i32x4.splat" (i32.const 305419896)) (v128.const i32x4 0x12345678 0x12345678 0x12345678 0x12345678))
(assert_return (invoke "i64x2.splat" (i64.const 1311768467463790320)) (v128.const i32x4 0x9abcdef0 0x12345678 0x9abcdef0 0x12345678))
(assert_return (invoke "i32x4.extract_lane" (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d)) (i32.const -266392003))
(assert_return (invoke "i32x4.replace_lane" (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d) (i32.const 305419896)) (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0x12345678))
(assert_return (invoke "i64x2.extract_lane" (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d)) (i64.const -1144144939519874439))
(assert_return (invoke "i64x2.replace_lane" (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d) (i64.const 1311768467463790320)) (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x9abcdef0 0x12345678))
(assert_return (invoke "i32x4.eq" (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001) (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff)) (v128.const i32x4 0x00000000 0x00000000 0xffffffff 0x00000000))
(assert_return (invoke "i32x4.ne" (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff) (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001)) (v128.const i32x4 0xffffffff 0xffffffff 0x00000000 0xffffffff))
(assert_return (invoke "i32x4.lt_s" (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff) (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff)) (v128.const i32x4 0x00000000 0xffffffff 0x00000000 0x00000000))
(assert_return (invoke "i32x4.lt_u" (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001) (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff)) (v128.const i32x4 0x00000000 0xffffffff 0x00000000 0xffffffff))
(assert_return (invoke "i32x4.gt_s" (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000) (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff)) (v128.const i32x4 0x00000000 0xffffffff 0xffffffff 0x00000000))
(assert_return (invoke "i32x4.gt_u" (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff) (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001)) (v128.const i32x4 0x00000000 0xffffffff 0x00000000 0xffffffff))
(assert_return (invoke "i32x4.le_s" (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001) (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff)) (v128.const i32x4 0xffffffff 0x00000000 0xffffffff 0x00000000))
(assert_return (invoke "i32x4.le_u" (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001) (v128.const i32x4 0xa13ffe79 0x9d2c67ed 0xcb008853 0x2fa91425)) (v128.const i32x4 0xffffffff 0xffffffff 0x00000000 0xffffffff))
(assert_return (invoke "i32x4.le_u" (v128.const i32x4 0xec99108d 0xc7fde805 0x7734d7c1 0x73ab4876) (v128.const i32x4 0xec99108d 0xc7fde805 0x7734d7c1 0x73ab4876)) (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
(assert_return (invoke "i32x4.ge_s" (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000)) (v128.const i32x4 0xffffffff 0x00000000 0x00000000 0xffffffff))
(assert_return (invoke "i32x4.ge_u" (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001) (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff)) (v128.const i32x4 0xffffffff 0x00000000 0xffffffff 0x00000000))
(assert_return (invoke "v128.not" (v128.const i32x4 0xa13ffe79 0x9d2c67ed 0xcb008853 0x2fa91425)) (v128.const i32x4 0x5ec00186 0x62d39812 0x34ff77ac 0xd056ebda))
(assert_return (invoke "v128.and" (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff) (v128.const i32x4 0x01010101 0x01010101 0x01010101 0x01010101)) (v128.const i32x4 0x00000000 0x00000000 0x01010101 0x01010101))
(assert_return (invoke "v128.andnot" (v128.const i32x4 0x2f45e678 0xcdcc6929 0x830c71c2 0x79cb9e86) (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d)) (v128.const i32x4 0x0b446468 0x05082908 0x83041182 0x09c09082))
(assert_return (invoke "v128.or" (v128.const i32x4 0xa13ffe79 0x9d2c67ed 0xcb008853 0x2fa91425) (v128.const i32x4 0x2f45e678 0xcdcc6929 0x830c71c2 0x79cb9e86)) (v128.const i32x4 0xaf7ffe79 0xddec6fed 0xcb0cf9d3 0x7feb9ea7))
(assert_return (invoke "v128.xor" (v128.const i32x4 0x2f45e678 0xcdcc6929 0x830c71c2 0x79cb9e86) (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff)) (v128.const i32x4 0xd0ba1987 0x323396d6 0x7cf38e3d 0x86346179))
(assert_return
  (invoke "v128.bitselect"
    (v128.const i32x4 0x73cf256d 0xdda1494c 0x8f4d3e27 0xdb5b5fab)
    (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff)
    (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d))
  (v128.const i32x4 0x7bef7def 0xdfa9794e 0xbfedbfa7 0xdffbdfeb))
(assert_return (invoke "v128.any_true" (v128.const i32x4 0x00000001 0x00000000 0x00000000 0x00000000)) (i32.const 1))
(assert_return (invoke "i32x4.extadd_pairwise_i16x8_s" (v128.const i32x4 0x7ffe018f 0x33aa5580 0x9a100fcc 0x6d0842ff)) (v128.const i32x4 0x0000818d 0x0000892a 0xffffa9dc 0x0000b007))
(assert_return (invoke "i32x4.extadd_pairwise_i16x8_u" (v128.const i32x4 0xa13ffe79 0x9d2c67ed 0xcb008853 0x2fa91425)) (v128.const i32x4 0x00019fb8 0x00010519 0x00015353 0x000043ce))
(assert_return (invoke "i32x4.abs" (v128.const i32x4 0x2f45e678 0xcdcc6929 0x830c71c2 0x79cb9e86)) (v128.const i32x4 0x2f45e678 0x323396d7 0x7cf38e3e 0x79cb9e86))
(assert_return (invoke "i32x4.neg" (v128.const i32x4 0xa13ffe79 0x9d2c67ed 0xcb008853 0x2fa91425)) (v128.const i32x4 0x5ec00187 0x62d39813 0x34ff77ad 0xd056ebdb))
(assert_return (invoke "i32x4.all_true" (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff)) (i32.const 0))
(assert_return (invoke "i32x4.all_true" (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001)) (i32.const 1))
(assert_return (invoke "i32x4.bitmask" (v128.const i32x4 0xa13ffe79 0x9d2c67ed 0xcb008853 0x2fa91425)) (i32.const 7))
(assert_return (invoke "i32x4.extend_low_i16x8_s" (v128.const i32x4 0x18187993 0x7253edc6 0x4dabb481 0x244caf9c)) (v128.const i32x4 0x00007993 0x00001818 0xffffedc6 0x00007253))
(assert_return (invoke "i32x4.extend_high_i16x8_s" (v128.const i32x4 0x18187993 0x7253edc6 0x4dabb481 0x244caf9c)) (v128.const i32x4 0xffffb481 0x00004dab 0xffffaf9c 0x0000244c))
(assert_return (invoke "i32x4.extend_low_i16x8_u" (v128.const i32x4 0x73cf256d 0xdda1494c 0x8f4d3e27 0xdb5b5fab)) (v128.const i32x4 0x0000256d 0x000073cf 0x0000494c 0x0000dda1))
(assert_return (invoke "i32x4.extend_high_i16x8_u" (v128.const i32x4 0x7ffe018f 0x33aa5580 0x9a100fcc 0x6d0842ff)) (v128.const i32x4 0x00000fcc 0x00009a10 0x000042ff 0x00006d08))
(assert_return (invoke "i32x4.shl" (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d) (i32.const 305419896)) (v128.const i32x4 0x11000000 0xb5000000 0x79000000 0x3d000000))
(assert_return (invoke "i32x4.shr_s" (v128.const i32x4 0x2f45e678 0xcdcc6929 0x830c71c2 0x79cb9e86) (i32.const -5)) (v128.const i32x4 0x00000005 0xfffffff9 0xfffffff0 0x0000000f))
(assert_return (invoke "i32x4.shr_u" (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001) (i32.const -5)) (v128.const i32x4 0x00000010 0x0000000f 0x0000001f 0x00000000))
(assert_return (invoke "i32x4.add" (v128.const i32x4 0x01010101 0x01010101 0x01010101 0x01010101) (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff)) (v128.const i32x4 0x01010100 0x01010100 0x01010100 0x01010100))
(assert_return (invoke "i32x4.sub" (v128.const i32x4 0x2f45e678 0xcdcc6929 0x830c71c2 0x79cb9e86) (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff)) (v128.const i32x4 0x2f45e678 0x4dcc6929 0x830c71c3 0xf9cb9e87))
(assert_return (invoke "i32x4.mul" (v128.const i32x4 0x7ffe018f 0x33aa5580 0x9a100fcc 0x6d0842ff) (v128.const i32x4 0xec99108d 0xc7fde805 0x7734d7c1 0x73ab4876)) (v128.const i32x4 0x2176cbc3 0x5f4fab80 0xacd03ccc 0xe1fb998a))
(assert_return (invoke "i32x4.min_s" (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff) (v128.const i32x4 0x01010101 0x01010101 0x01010101 0x01010101)) (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x01010101))
(assert_return (invoke "i32x4.min_u" (v128.const i32x4 0xec99108d 0xc7fde805 0x7734d7c1 0x73ab4876) (v128.const i32x4 0x80007fff 0x0101ffff 0x7f808080 0x00ffff00)) (v128.const i32x4 0x80007fff 0x0101ffff 0x7734d7c1 0x00ffff00))
(assert_return (invoke "i32x4.max_s" (v128.const i32x4 0x8201e2bd 0xdae44550 0x965eda32 0x309d6b79) (v128.const i32x4 0x80007fff 0x0101ffff 0x7f808080 0x00ffff00)) (v128.const i32x4 0x8201e2bd 0x0101ffff 0x7f808080 0x309d6b79))
(assert_return (invoke "i32x4.max_u" (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff) (v128.const i32x4 0x01010101 0x01010101 0x01010101 0x01010101)) (v128.const i32x4 0x01010101 0x80000000 0xffffffff 0x7fffffff))
(assert_return (invoke "i32x4.dot_i16x8_s" (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff) (v128.const i32x4 0x01010101 0x01010101 0x01010101 0x01010101)) (v128.const i32x4 0x00000000 0xff7f8000 0xfffffdfe 0x00807dfe))
(assert_return (invoke "i32x4.extmul_low_i16x8_s" (v128.const i32x4 0x18187993 0x7253edc6 0x4dabb481 0x244caf9c) (v128.const i32x4 0xec99108d 0xc7fde805 0x7734d7c1 0x73ab4876)) (v128.const i32x4 0x07dc25f7 0xfe2c8658 0x01b514de 0xe6fc8107))
(assert_return (invoke "i32x4.extmul_high_i16x8_s" (v128.const i32x4 0xec99108d 0xc7fde805 0x7734d7c1 0x73ab4876) (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001)) (v128.const i32x4 0x0000283f 0xffff88cc 0x00004876 0x000073ab))
(assert_return (invoke "i32x4.extmul_low_i16x8_u" (v128.const i32x4 0xa13ffe79 0x9d2c67ed 0xcb008853 0x2fa91425) (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d)) (v128.const i32x4 0x814a5809 0x67a8f32d 0x50aac891 0x8ef3dff4))
(assert_return (invoke "i32x4.extmul_high_i16x8_u" (v128.const i32x4 0xa13ffe79 0x9d2c67ed 0xcb008853 0x2fa91425) (v128.const i32x4 0xa13ffe79 0x9d2c67ed 0xcb008853 0x2fa91425)) (v128.const i32x4 0x48984ae9 0xa0f90000 0x0195cd59 0x08df7d91))
(assert_return (invoke "i64x2.abs" (v128.const i32x4 0x8201e2bd 0xdae44550 0x965eda32 0x309d6b79)) (v128.const i32x4 0x7dfe1d43 0x251bbaaf 0x965eda32 0x309d6b79))
(assert_return (invoke "i64x2.neg" (v128.const i32x4 0x8201e2bd 0xdae44550 0x965eda32 0x309d6b79)) (v128.const i32x4 0x7dfe1d43 0x251bbaaf 0x69a125ce 0xcf629486))
(assert_return (invoke "i64x2.all_true" (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff)) (i32.const 1))
(assert_return (invoke "i64x2.all_true" (v128.const i32x4 0x00000001 0x00000000 0x00000000 0x00000000)) (i32.const 0))
(assert_return (invoke "i64x2.all_true" (v128.const i32x4 0x01010101 0x01010101 0x01010101 0x01010101)) (i32.const 1))
(assert_return (invoke "i64x2.bitmask" (v128.const i32x4 0x73cf256d 0xdda1494c 0x8f4d3e27 0xdb5b5fab)) (i32.const 3))
(assert_return (invoke "i64x2.extend_low_i32x4_s" (v128.const i32x4 0x73cf256d 0xdda1494c 0x8f4d3e27 0xdb5b5fab)) (v128.const i32x4 0x73cf256d 0x00000000 0xdda1494c 0xffffffff))
(assert_return (invoke "i64x2.extend_high_i32x4_s" (v128.const i32x4 0x2f45e678 0xcdcc6929 0x830c71c2 0x79cb9e86)) (v128.const i32x4 0x830c71c2 0xffffffff 0x79cb9e86 0x00000000))
(assert_return (invoke "i64x2.extend_low_i32x4_u" (v128.const i32x4 0x80007fff 0x0101ffff 0x7f808080 0x00ffff00)) (v128.const i32x4 0x80007fff 0x00000000 0x0101ffff 0x00000000))
(assert_return (invoke "i64x2.extend_high_i32x4_u" (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d)) (v128.const i32x4 0x4c5b6a79 0x00000000 0xf01f2e3d 0x00000000))
(assert_return (invoke "i64x2.shl" (v128.const i32x4 0x18187993 0x7253edc6 0x4dabb481 0x244caf9c) (i32.const 3)) (v128.const i32x4 0xc0c3cc98 0x929f6e30 0x6d5da408 0x22657ce2))
(assert_return (invoke "i64x2.shr_s" (v128.const i32x4 0xec99108d 0xc7fde805 0x7734d7c1 0x73ab4876) (i32.const 305419896)) (v128.const i32x4 0xffffffc7 0xffffffff 0x00000073 0x00000000))
(assert_return (invoke "i64x2.shr_u" (v128.const i32x4 0xec99108d 0xc7fde805 0x7734d7c1 0x73ab4876) (i32.const -5)) (v128.const i32x4 0x00000018 0x00000000 0x0000000e 0x00000000))
(assert_return (invoke "i64x2.add" (v128.const i32x4 0x2f45e678 0xcdcc6929 0x830c71c2 0x79cb9e86) (v128.const i32x4 0xa13ffe79 0x9d2c67ed 0xcb008853 0x2fa91425)) (v128.const i32x4 0xd085e4f1 0x6af8d116 0x4e0cfa15 0xa974b2ac))
(assert_return (invoke "i64x2.sub" (v128.const i32x4 0xa13ffe79 0x9d2c67ed 0xcb008853 0x2fa91425) (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d)) (v128.const i32x4 0xfcac7c68 0xb454a137 0x7ea51dda 0x3f89e5e8))
(assert_return (invoke "i64x2.mul" (v128.const i32x4 0x18187993 0x7253edc6 0x4dabb481 0x244caf9c) (v128.const i32x4 0xec99108d 0xc7fde805 0x7734d7c1 0x73ab4876)) (v128.const i32x4 0xf9ef25f7 0x029fe62f 0x643f6c41 0xb63bbd50))
(assert_return (invoke "i64x2.eq" (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000) (v128.const i32x4 0x00000001 0x00000000 0x00000000 0x00000000)) (v128.const i32x4 0x00000000 0x00000000 0xffffffff 0xffffffff))
(assert_return (invoke "i64x2.eq" (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000)) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return (invoke "i64x2.ne" (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff) (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001)) (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
(assert_return (invoke "i64x2.ne" (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001) (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001)) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return (invoke "i64x2.lt_s" (v128.const i32x4 0x7ffe018f 0x33aa5580 0x9a100fcc 0x6d0842ff) (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001)) (v128.const i32x4 0xffffffff 0xffffffff 0x00000000 0x00000000))
(assert_return (invoke "i64x2.lt_s" (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff) (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff)) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return (invoke "i64x2.gt_s" (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff) (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d)) (v128.const i32x4 0x00000000 0x00000000 0xffffffff 0xffffffff))
(assert_return (invoke "i64x2.gt_s" (v128.const i32x4 0xa13ffe79 0x9d2c67ed 0xcb008853 0x2fa91425) (v128.const i32x4 0xa13ffe79 0x9d2c67ed 0xcb008853 0x2fa91425)) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return (invoke "i64x2.le_s" (v128.const i32x4 0x8201e2bd 0xdae44550 0x965eda32 0x309d6b79) (v128.const i32x4 0xec99108d 0xc7fde805 0x7734d7c1 0x73ab4876)) (v128.const i32x4 0x00000000 0x00000000 0xffffffff 0xffffffff))
(assert_return (invoke "i64x2.le_s" (v128.const i32x4 0x01010101 0x01010101 0x01010101 0x01010101) (v128.const i32x4 0x01010101 0x01010101 0x01010101 0x01010101)) (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
(assert_return (invoke "i64x2.ge_s" (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001) (v128.const i32x4 0x80007fff 0x0101ffff 0x7f808080 0x00ffff00)) (v128.const i32x4 0xffffffff 0xffffffff 0x00000000 0x00000000))
(assert_return (invoke "i64x2.ge_s" (v128.const i32x4 0x8201e2bd 0xdae44550 0x965eda32 0x309d6b79) (v128.const i32x4 0x8201e2bd 0xdae44550 0x965eda32 0x309d6b79)) (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
(assert_return (invoke "i64x2.extmul_low_i32x4_s" (v128.const i32x4 0x8201e2bd 0xdae44550 0x965eda32 0x309d6b79) (v128.const i32x4 0x18187993 0x7253edc6 0x4dabb481 0x244caf9c)) (v128.const i32x4 0x84f88787 0xf4242199 0xb9a8abe0 0xef6d7c68))
(assert_return (invoke "i64x2.extmul_high_i32x4_s" (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff) (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff)) (v128.const i32x4 0x00000001 0x00000000 0x80000001 0xffffffff))
(assert_return (invoke "i64x2.extmul_low_i32x4_u" (v128.const i32x4 0x2f45e678 0xcdcc6929 0x830c71c2 0x79cb9e86) (v128.const i32x4 0x01010101 0x01010101 0x01010101 0x01010101)) (v128.const i32x4 0xd3a45e78 0x002f755b 0x2c5e9229 0x00ce9b04))
(assert_return (invoke "i64x2.extmul_high_i32x4_u" (v128.const i32x4 0x01010101 0x01010101 0x01010101 0x01010101) (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d)) (v128.const i32x4 0x8b3ee379 0x004ca812 0x7a8a6b3d 0x00f1103e))
(assert_return (invoke "i32x4.trunc_sat_f32x4_s" (v128.const i32x4 0x40200000 0x40600000 0xbf000000 0xc06ccccd)) (v128.const i32x4 0x00000002 0x00000003 0x00000000 0xfffffffd))
(assert_return (invoke "i32x4.trunc_sat_f32x4_u" (v128.const i32x4 0x80000000 0x00000000 0xbfc00000 0x7f800000)) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0xffffffff))
(assert_return (invoke "i32x4.trunc_sat_f64x2_s_zero" (v128.const i32x4 0x80000000 0x00000000 0xbfc00000 0x7f800000)) (v128.const i32x4 0x00000000 0x7fffffff 0x00000000 0x00000000))
(assert_return (invoke "i32x4.trunc_sat_f64x2_u_zero" (v128.const i32x4 0x80000000 0x00000000 0xbfc00000 0x7f800000)) (v128.const i32x4 0x00000000 0xffffffff 0x00000000 0x00000000))
