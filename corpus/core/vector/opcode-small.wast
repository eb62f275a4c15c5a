;; The opcodes of the instructions of i8x16 and i16x8, told apart by what they compute.
;; SPEC binary-instr-vec, binary-vshuffle, binary-vextract_lane, binary-vreplace_lane, binary-vsplat, binary-vswizzlop, binary-virelop, binary-viunop, binary-vibinop, binary-viminmaxop, binary-vsatbinop, binary-vshiftop, binary-vitestop, binary-viextunop, binary-viextbinop
;; SPEC Binstr/vec-shuffle, Binstr/vec-splat, Binstr/vec-lane, Binstr/vec-rel-i8x16, Binstr/vec-rel-i16x8, Binstr/vec-un-i8x16, Binstr/vec-test-i8x16, Binstr/vec-bitmask-i8x16, Binstr/vec-narrow-i8x16, Binstr/vec-shift-i8x16, Binstr/vec-bin-i8x16, Binstr/vec-extun-i16x8, Binstr/vec-un-i16x8, Binstr/vec-bin-i16x8, Binstr/vec-test-i16x8, Binstr/vec-bitmask-i16x8, Binstr/vec-narrow-i16x8, Binstr/vec-ext-i16x8, Binstr/vec-shift-i16x8, Binstr/vec-extbin-i16x8
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\1c\05\60\02\7b\7b\01\7b\60\01\7f\01\7b\60\01\7b\01\7f\60\02\7b\7f\01\7b\60\01\7b\01\7b" ;; types: v128 v128 -> v128, i32 -> v128, v128 -> i32, v128 i32 -> v128, v128 -> v128
  "\03\54\53\00\00\01\01\02\02\03\02\02\03\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\04\04\04\02\02\00\00\03\03\03\00\00\00\00\00\00\00\00\00\00\00\04\04\04\04\00\00\00\00\00\00\00\00\00\00\00\00\00\02\02\00\00\04\04\04\04\03\03\03\00\00\00\00" ;; functions
  "\07\f8\0a\53" ;; exports: each by its name
  "\0di8x16.shuffle\00\00"
  "\0di8x16.swizzle\00\01"
  "\0bi8x16.splat\00\02"
  "\0bi16x8.splat\00\03"
  "\14i8x16.extract_lane_s\00\04"
  "\14i8x16.extract_lane_u\00\05"
  "\12i8x16.replace_lane\00\06"
  "\14i16x8.extract_lane_s\00\07"
  "\14i16x8.extract_lane_u\00\08"
  "\12i16x8.replace_lane\00\09"
  "\08i8x16.eq\00\0a"
  "\08i8x16.ne\00\0b"
  "\0ai8x16.lt_s\00\0c"
  "\0ai8x16.lt_u\00\0d"
  "\0ai8x16.gt_s\00\0e"
  "\0ai8x16.gt_u\00\0f"
  "\0ai8x16.le_s\00\10"
  "\0ai8x16.le_u\00\11"
  "\0ai8x16.ge_s\00\12"
  "\0ai8x16.ge_u\00\13"
  "\08i16x8.eq\00\14"
  "\08i16x8.ne\00\15"
  "\0ai16x8.lt_s\00\16"
  "\0ai16x8.lt_u\00\17"
  "\0ai16x8.gt_s\00\18"
  "\0ai16x8.gt_u\00\19"
  "\0ai16x8.le_s\00\1a"
  "\0ai16x8.le_u\00\1b"
  "\0ai16x8.ge_s\00\1c"
  "\0ai16x8.ge_u\00\1d"
  "\09i8x16.abs\00\1e"
  "\09i8x16.neg\00\1f"
  "\0ci8x16.popcnt\00\20"
  "\0ei8x16.all_true\00\21"
  "\0di8x16.bitmask\00\22"
  "\14i8x16.narrow_i16x8_s\00\23"
  "\14i8x16.narrow_i16x8_u\00\24"
  "\09i8x16.shl\00\25"
  "\0bi8x16.shr_s\00\26"
  "\0bi8x16.shr_u\00\27"
  "\09i8x16.add\00\28"
  "\0fi8x16.add_sat_s\00\29"
  "\0fi8x16.add_sat_u\00\2a"
  "\09i8x16.sub\00\2b"
  "\0fi8x16.sub_sat_s\00\2c"
  "\0fi8x16.sub_sat_u\00\2d"
  "\0bi8x16.min_s\00\2e"
  "\0bi8x16.min_u\00\2f"
  "\0bi8x16.max_s\00\30"
  "\0bi8x16.max_u\00\31"
  "\0ci8x16.avgr_u\00\32"
  "\1di16x8.extadd_pairwise_i8x16_s\00\33"
  "\1di16x8.extadd_pairwise_i8x16_u\00\34"
  "\09i16x8.abs\00\35"
  "\09i16x8.neg\00\36"
  "\13i16x8.q15mulr_sat_s\00\37"
  "\09i16x8.add\00\38"
  "\0fi16x8.add_sat_s\00\39"
  "\0fi16x8.add_sat_u\00\3a"
  "\09i16x8.sub\00\3b"
  "\0fi16x8.sub_sat_s\00\3c"
  "\0fi16x8.sub_sat_u\00\3d"
  "\09i16x8.mul\00\3e"
  "\0bi16x8.min_s\00\3f"
  "\0bi16x8.min_u\00\40"
  "\0bi16x8.max_s\00\41"
  "\0bi16x8.max_u\00\42"
  "\0ci16x8.avgr_u\00\43"
  "\0ei16x8.all_true\00\44"
  "\0di16x8.bitmask\00\45"
  "\14i16x8.narrow_i32x4_s\00\46"
  "\14i16x8.narrow_i32x4_u\00\47"
  "\18i16x8.extend_low_i8x16_s\00\48"
  "\19i16x8.extend_high_i8x16_s\00\49"
  "\18i16x8.extend_low_i8x16_u\00\4a"
  "\19i16x8.extend_high_i8x16_u\00\4b"
  "\09i16x8.shl\00\4c"
  "\0bi16x8.shr_s\00\4d"
  "\0bi16x8.shr_u\00\4e"
  "\18i16x8.extmul_low_i8x16_s\00\4f"
  "\19i16x8.extmul_high_i8x16_s\00\50"
  "\18i16x8.extmul_low_i8x16_u\00\51"
  "\19i16x8.extmul_high_i8x16_u\00\52"
  "\0a\f6\05\53" ;; code: local.get of each parameter, the opcode, end
  "\18\00\20\00\20\01\fd\0d\1f\00\1e\01\1d\02\10\0f\07\17\08\18\11\0e\03\1c\0b" ;; i8x16.shuffle
  "\08\00\20\00\20\01\fd\0e\0b" ;; i8x16.swizzle
  "\06\00\20\00\fd\0f\0b" ;; i8x16.splat
  "\06\00\20\00\fd\10\0b" ;; i16x8.splat
  "\07\00\20\00\fd\15\0f\0b" ;; i8x16.extract_lane_s
  "\07\00\20\00\fd\16\0f\0b" ;; i8x16.extract_lane_u
  "\09\00\20\00\20\01\fd\17\0f\0b" ;; i8x16.replace_lane
  "\07\00\20\00\fd\18\07\0b" ;; i16x8.extract_lane_s
  "\07\00\20\00\fd\19\07\0b" ;; i16x8.extract_lane_u
  "\09\00\20\00\20\01\fd\1a\07\0b" ;; i16x8.replace_lane
  "\08\00\20\00\20\01\fd\23\0b" ;; i8x16.eq
  "\08\00\20\00\20\01\fd\24\0b" ;; i8x16.ne
  "\08\00\20\00\20\01\fd\25\0b" ;; i8x16.lt_s
  "\08\00\20\00\20\01\fd\26\0b" ;; i8x16.lt_u
  "\08\00\20\00\20\01\fd\27\0b" ;; i8x16.gt_s
  "\08\00\20\00\20\01\fd\28\0b" ;; i8x16.gt_u
  "\08\00\20\00\20\01\fd\29\0b" ;; i8x16.le_s
  "\08\00\20\00\20\01\fd\2a\0b" ;; i8x16.le_u
  "\08\00\20\00\20\01\fd\2b\0b" ;; i8x16.ge_s
  "\08\00\20\00\20\01\fd\2c\0b" ;; i8x16.ge_u
  "\08\00\20\00\20\01\fd\2d\0b" ;; i16x8.eq
  "\08\00\20\00\20\01\fd\2e\0b" ;; i16x8.ne
  "\08\00\20\00\20\01\fd\2f\0b" ;; i16x8.lt_s
  "\08\00\20\00\20\01\fd\30\0b" ;; i16x8.lt_u
  "\08\00\20\00\20\01\fd\31\0b" ;; i16x8.gt_s
  "\08\00\20\00\20\01\fd\32\0b" ;; i16x8.gt_u
  "\08\00\20\00\20\01\fd\33\0b" ;; i16x8.le_s
  "\08\00\20\00\20\01\fd\34\0b" ;; i16x8.le_u
  "\08\00\20\00\20\01\fd\35\0b" ;; i16x8.ge_s
  "\08\00\20\00\20\01\fd\36\0b" ;; i16x8.ge_u
  "\06\00\20\00\fd\60\0b" ;; i8x16.abs
  "\06\00\20\00\fd\61\0b" ;; i8x16.neg
  "\06\00\20\00\fd\62\0b" ;; i8x16.popcnt
  "\06\00\20\00\fd\63\0b" ;; i8x16.all_true
  "\06\00\20\00\fd\64\0b" ;; i8x16.bitmask
  "\08\00\20\00\20\01\fd\65\0b" ;; i8x16.narrow_i16x8_s
  "\08\00\20\00\20\01\fd\66\0b" ;; i8x16.narrow_i16x8_u
  "\08\00\20\00\20\01\fd\6b\0b" ;; i8x16.shl
  "\08\00\20\00\20\01\fd\6c\0b" ;; i8x16.shr_s
  "\08\00\20\00\20\01\fd\6d\0b" ;; i8x16.shr_u
  "\08\00\20\00\20\01\fd\6e\0b" ;; i8x16.add
  "\08\00\20\00\20\01\fd\6f\0b" ;; i8x16.add_sat_s
  "\08\00\20\00\20\01\fd\70\0b" ;; i8x16.add_sat_u
  "\08\00\20\00\20\01\fd\71\0b" ;; i8x16.sub
  "\08\00\20\00\20\01\fd\72\0b" ;; i8x16.sub_sat_s
  "\08\00\20\00\20\01\fd\73\0b" ;; i8x16.sub_sat_u
  "\08\00\20\00\20\01\fd\76\0b" ;; i8x16.min_s
  "\08\00\20\00\20\01\fd\77\0b" ;; i8x16.min_u
  "\08\00\20\00\20\01\fd\78\0b" ;; i8x16.max_s
  "\08\00\20\00\20\01\fd\79\0b" ;; i8x16.max_u
  "\08\00\20\00\20\01\fd\7b\0b" ;; i8x16.avgr_u
  "\06\00\20\00\fd\7c\0b" ;; i16x8.extadd_pairwise_i8x16_s
  "\06\00\20\00\fd\7d\0b" ;; i16x8.extadd_pairwise_i8x16_u
  "\07\00\20\00\fd\80\01\0b" ;; i16x8.abs
  "\07\00\20\00\fd\81\01\0b" ;; i16x8.neg
  "\09\00\20\00\20\01\fd\82\01\0b" ;; i16x8.q15mulr_sat_s
  "\09\00\20\00\20\01\fd\8e\01\0b" ;; i16x8.add
  "\09\00\20\00\20\01\fd\8f\01\0b" ;; i16x8.add_sat_s
  "\09\00\20\00\20\01\fd\90\01\0b" ;; i16x8.add_sat_u
  "\09\00\20\00\20\01\fd\91\01\0b" ;; i16x8.sub
  "\09\00\20\00\20\01\fd\92\01\0b" ;; i16x8.sub_sat_s
  "\09\00\20\00\20\01\fd\93\01\0b" ;; i16x8.sub_sat_u
  "\09\00\20\00\20\01\fd\95\01\0b" ;; i16x8.mul
  "\09\00\20\00\20\01\fd\96\01\0b" ;; i16x8.min_s
  "\09\00\20\00\20\01\fd\97\01\0b" ;; i16x8.min_u
  "\09\00\20\00\20\01\fd\98\01\0b" ;; i16x8.max_s
  "\09\00\20\00\20\01\fd\99\01\0b" ;; i16x8.max_u
  "\09\00\20\00\20\01\fd\9b\01\0b" ;; i16x8.avgr_u
  "\07\00\20\00\fd\83\01\0b" ;; i16x8.all_true
  "\07\00\20\00\fd\84\01\0b" ;; i16x8.bitmask
  "\09\00\20\00\20\01\fd\85\01\0b" ;; i16x8.narrow_i32x4_s
  "\09\00\20\00\20\01\fd\86\01\0b" ;; i16x8.narrow_i32x4_u
  "\07\00\20\00\fd\87\01\0b" ;; i16x8.extend_low_i8x16_s
  "\07\00\20\00\fd\88\01\0b" ;; i16x8.extend_high_i8x16_s
  "\07\00\20\00\fd\89\01\0b" ;; i16x8.extend_low_i8x16_u
  "\07\00\20\00\fd\8a\01\0b" ;; i16x8.extend_high_i8x16_u
  "\09\00\20\00\20\01\fd\8b\01\0b" ;; i16x8.shl
  "\09\00\20\00\20\01\fd\8c\01\0b" ;; i16x8.shr_s
  "\09\00\20\00\20\01\fd\8d\01\0b" ;; i16x8.shr_u
  "\09\00\20\00\20\01\fd\9c\01\0b" ;; i16x8.extmul_low_i8x16_s
  "\09\00\20\00\20\01\fd\9d\01\0b" ;; i16x8.extmul_high_i8x16_s
  "\09\00\20\00\20\01\fd\9e\01\0b" ;; i16x8.extmul_low_i8x16_u
  "\09\00\20\00\20\01\fd\9f\01\0b" ;; i16x8.extmul_high_i8x16_u
)
(assert_return (invoke "i8x16.shuffle" (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d) (v128.const i32x4 0x7ffe018f 0x33aa5580 0x9a100fcc 0x6d0842ff)) (v128.const i32x4 0x8208116d 0xf08f9342 0xcc7933e8 0xffa41f01))
(assert_return (invoke "i8x16.swizzle" (v128.const i32x4 0x7ffe018f 0x33aa5580 0x9a100fcc 0x6d0842ff) (v128.const i32x4 0x00000001 0x00000000 0x00000000 0x00000000)) (v128.const i32x4 0x8f8f8f01 0x8f8f8f8f 0x8f8f8f8f 0x8f8f8f8f))
(assert_return (invoke "i8x16.splat" (i32.const 305419896)) (v128.const i32x4 0x78787878 0x78787878 0x78787878 0x78787878))
(assert_return (invoke "i16x8.splat" (i32.const -5)) (v128.const i32x4 0xfffbfffb 0xfffbfffb 0xfffbfffb 0xfffbfffb))
(assert_return (invoke "i8x16.extract_lane_s" (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d)) (i32.const -16))
(assert_return (invoke "i8x16.extract_lane_u" (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d)) (i32.const 240))
(assert_return (invoke "i8x16.replace_lane" (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d) (i32.const 305419896)) (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0x781f2e3d))
(assert_return (invoke "i16x8.extract_lane_s" (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d)) (i32.const -4065))
(assert_return (invoke "i16x8.extract_lane_u" (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d)) (i32.const 61471))
(assert_return (invoke "i16x8.replace_lane" (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d) (i32.const 305419896)) (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0x56782e3d))
(assert_return (invoke "i8x16.eq" (v128.const i32x4 0x80007fff 0x0101ffff 0x7f808080 0x00ffff00) (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001)) (v128.const i32x4 0xffff0000 0x0000ffff 0x00000000 0xff000000))
(assert_return (invoke "i8x16.ne" (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001) (v128.const i32x4 0x00000001 0x00000000 0x00000000 0x00000000)) (v128.const i32x4 0xff0000ff 0xffffffff 0xffffffff 0x00ff00ff))
(assert_return (invoke "i8x16.lt_s" (v128.const i32x4 0x7ffe018f 0x33aa5580 0x9a100fcc 0x6d0842ff) (v128.const i32x4 0x01010101 0x01010101 0x01010101 0x01010101)) (v128.const i32x4 0x00ff00ff 0x00ff00ff 0xff0000ff 0x000000ff))
(assert_return (invoke "i8x16.lt_u" (v128.const i32x4 0x01010101 0x01010101 0x01010101 0x01010101) (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001)) (v128.const i32x4 0xff000000 0xffffffff 0xffffffff 0x00000000))
(assert_return (invoke "i8x16.gt_s" (v128.const i32x4 0x80007fff 0x0101ffff 0x7f808080 0x00ffff00) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000)) (v128.const i32x4 0x0000ff00 0xffff0000 0xff000000 0x00000000))
(assert_return (invoke "i8x16.gt_u" (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001) (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff)) (v128.const i32x4 0xff000000 0x00ffffff 0x00000000 0x00000000))
(assert_return (invoke "i8x16.le_s" (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000) (v128.const i32x4 0x80007fff 0x0101ffff 0x7f808080 0x00ffff00)) (v128.const i32x4 0x00ffff00 0xffff0000 0xff000000 0xff0000ff))
(assert_return (invoke "i8x16.le_u" (v128.const i32x4 0x00000001 0x00000000 0x00000000 0x00000000) (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff)) (v128.const i32x4 0xffffff00 0xffffffff 0xffffffff 0xffffffff))
(assert_return (invoke "i8x16.ge_s" (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff) (v128.const i32x4 0x80007fff 0x0101ffff 0x7f808080 0x00ffff00)) (v128.const i32x4 0xffff00ff 0x0000ffff 0x00ffffff 0xffffff00))
(assert_return (invoke "i8x16.ge_u" (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001) (v128.const i32x4 0x01010101 0x01010101 0x01010101 0x01010101)) (v128.const i32x4 0xff000000 0xffffffff 0xffffffff 0x00ff00ff))
(assert_return (invoke "i16x8.eq" (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001) (v128.const i32x4 0x80007fff 0x0101ffff 0x7f808080 0x00ffff00)) (v128.const i32x4 0xffff0000 0x0000ffff 0x00000000 0x00000000))
(assert_return (invoke "i16x8.ne" (v128.const i32x4 0x00000001 0x00000000 0x00000000 0x00000000) (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff)) (v128.const i32x4 0x0000ffff 0xffff0000 0xffffffff 0xffffffff))
(assert_return (invoke "i16x8.lt_s" (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000)) (v128.const i32x4 0x00000000 0xffff0000 0xffffffff 0x0000ffff))
(assert_return (invoke "i16x8.lt_u" (v128.const i32x4 0x80007fff 0x0101ffff 0x7f808080 0x00ffff00) (v128.const i32x4 0x01010101 0x01010101 0x01010101 0x01010101)) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0xffff0000))
(assert_return (invoke "i16x8.gt_s" (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff) (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff)) (v128.const i32x4 0xffffffff 0x0000ffff 0x00000000 0xffff0000))
(assert_return (invoke "i16x8.gt_u" (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff) (v128.const i32x4 0x00000001 0x00000000 0x00000000 0x00000000)) (v128.const i32x4 0x00000000 0xffff0000 0xffffffff 0xffffffff))
(assert_return (invoke "i16x8.le_s" (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000) (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff)) (v128.const i32x4 0xffffffff 0x0000ffff 0x00000000 0xffff0000))
(assert_return (invoke "i16x8.le_u" (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001) (v128.const i32x4 0x80007fff 0x0101ffff 0x7f808080 0x00ffff00)) (v128.const i32x4 0xffffffff 0x0000ffff 0x00000000 0xffffffff))
(assert_return (invoke "i16x8.ge_s" (v128.const i32x4 0x00000001 0x00000000 0x00000000 0x00000000) (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff)) (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0x0000ffff))
(assert_return (invoke "i16x8.ge_u" (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001) (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff)) (v128.const i32x4 0xffffffff 0x0000ffff 0xffffffff 0x00000000))
(assert_return (invoke "i8x16.abs" (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d)) (v128.const i32x4 0x5c6d7e11 0x18293a4b 0x4c5b6a79 0x101f2e3d))
(assert_return (invoke "i8x16.neg" (v128.const i32x4 0x7ffe018f 0x33aa5580 0x9a100fcc 0x6d0842ff)) (v128.const i32x4 0x8102ff71 0xcd56ab80 0x66f0f134 0x93f8be01))
(assert_return (invoke "i8x16.popcnt" (v128.const i32x4 0xa13ffe79 0x9d2c67ed 0xcb008853 0x2fa91425)) (v128.const i32x4 0x03060705 0x05030506 0x05000204 0x05040203))
(assert_return (invoke "i8x16.all_true" (v128.const i32x4 0xa13ffe79 0x9d2c67ed 0xcb008853 0x2fa91425)) (i32.const 0))
(assert_return (invoke "i8x16.bitmask" (v128.const i32x4 0x2f45e678 0xcdcc6929 0x830c71c2 0x79cb9e86)) (i32.const 31170))
(assert_return (invoke "i8x16.narrow_i16x8_s" (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001) (v128.const i32x4 0xec99108d 0xc7fde805 0x7734d7c1 0x73ab4876)) (v128.const i32x4 0x7fff8000 0x0101ffff 0x8080807f 0x7f7f7f80))
(assert_return (invoke "i8x16.narrow_i16x8_u" (v128.const i32x4 0x01010101 0x01010101 0x01010101 0x01010101) (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001)) (v128.const i32x4 0xffffffff 0xffffffff 0xff000000 0x01010000))
(assert_return (invoke "i8x16.shl" (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff) (i32.const -5)) (v128.const i32x4 0xf8f8f8f8 0xf8f8f8f8 0xf8f8f8f8 0xf8f8f8f8))
(assert_return (invoke "i8x16.shr_s" (v128.const i32x4 0x73cf256d 0xdda1494c 0x8f4d3e27 0xdb5b5fab) (i32.const -5)) (v128.const i32x4 0x0ef9040d 0xfbf40909 0xf1090704 0xfb0b0bf5))
(assert_return (invoke "i8x16.shr_u" (v128.const i32x4 0x2f45e678 0xcdcc6929 0x830c71c2 0x79cb9e86) (i32.const 3)) (v128.const i32x4 0x05081c0f 0x19190d05 0x10010e18 0x0f191310))
(assert_return (invoke "i8x16.add" (v128.const i32x4 0x73cf256d 0xdda1494c 0x8f4d3e27 0xdb5b5fab) (v128.const i32x4 0xec99108d 0xc7fde805 0x7734d7c1 0x73ab4876)) (v128.const i32x4 0x5f6835fa 0xa49e3151 0x068115e8 0x4e06a721))
(assert_return (invoke "i8x16.add_sat_s" (v128.const i32x4 0xec99108d 0xc7fde805 0x7734d7c1 0x73ab4876) (v128.const i32x4 0x2f45e678 0xcdcc6929 0x830c71c2 0x79cb9e86)) (v128.const i32x4 0x1bdef605 0x94c9512e 0xfa404883 0x7f80e6fc))
(assert_return (invoke "i8x16.add_sat_u" (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d) (v128.const i32x4 0x80007fff 0x0101ffff 0x7f808080 0x00ffff00)) (v128.const i32x4 0xff93ffff 0xe9d8ffff 0xcbdbeaf9 0xf0ffff3d))
(assert_return (invoke "i8x16.sub" (v128.const i32x4 0x7ffe018f 0x33aa5580 0x9a100fcc 0x6d0842ff) (v128.const i32x4 0x73cf256d 0xdda1494c 0x8f4d3e27 0xdb5b5fab)) (v128.const i32x4 0x0c2fdc22 0x56090c34 0x0bc3d1a5 0x92ade354))
(assert_return (invoke "i8x16.sub_sat_s" (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001) (v128.const i32x4 0xa13ffe79 0x9d2c67ed 0xcb008853 0x2fa91425)) (v128.const i32x4 0xdfc10287 0x7fd39812 0x34ff77ac 0xd158ecdc))
(assert_return (invoke "i8x16.sub_sat_u" (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d) (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff)) (v128.const i32x4 0xa4938211 0x68d7c6b5 0x00000000 0x71000000))
(assert_return (invoke "i8x16.min_s" (v128.const i32x4 0xa13ffe79 0x9d2c67ed 0xcb008853 0x2fa91425) (v128.const i32x4 0xec99108d 0xc7fde805 0x7734d7c1 0x73ab4876)) (v128.const i32x4 0xa199fe8d 0x9dfde8ed 0xcb0088c1 0x2fa91425))
(assert_return (invoke "i8x16.min_u" (v128.const i32x4 0xec99108d 0xc7fde805 0x7734d7c1 0x73ab4876) (v128.const i32x4 0x8201e2bd 0xdae44550 0x965eda32 0x309d6b79)) (v128.const i32x4 0x8201108d 0xc7e44505 0x7734d732 0x309d4876))
(assert_return (invoke "i8x16.max_s" (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d) (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001)) (v128.const i32x4 0xa4000011 0x7fffffff 0x4c5b6a79 0x001f2e3d))
(assert_return (invoke "i8x16.max_u" (v128.const i32x4 0xec99108d 0xc7fde805 0x7734d7c1 0x73ab4876) (v128.const i32x4 0x80007fff 0x0101ffff 0x7f808080 0x00ffff00)) (v128.const i32x4 0xec997fff 0xc7fdffff 0x7f80d7c1 0x73ffff76))
(assert_return (invoke "i8x16.avgr_u" (v128.const i32x4 0x7ffe018f 0x33aa5580 0x9a100fcc 0x6d0842ff) (v128.const i32x4 0xec99108d 0xc7fde805 0x7734d7c1 0x73ab4876)) (v128.const i32x4 0xb6cc098e 0x7dd49f43 0x892273c7 0x705a45bb))
(assert_return (invoke "i16x8.extadd_pairwise_i8x16_s" (v128.const i32x4 0x80007fff 0x0101ffff 0x7f808080 0x00ffff00)) (v128.const i32x4 0xff80007e 0x0002fffe 0xffffff00 0xffffffff))
(assert_return (invoke "i16x8.extadd_pairwise_i8x16_u" (v128.const i32x4 0x80007fff 0x0101ffff 0x7f808080 0x00ffff00)) (v128.const i32x4 0x0080017e 0x000201fe 0x00ff0100 0x00ff00ff))
(assert_return (invoke "i16x8.abs" (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001)) (v128.const i32x4 0x80000000 0x7fff0001 0x00010001 0x00010001))
(assert_return (invoke "i16x8.neg" (v128.const i32x4 0x73cf256d 0xdda1494c 0x8f4d3e27 0xdb5b5fab)) (v128.const i32x4 0x8c31da93 0x225fb6b4 0x70b3c1d9 0x24a5a055))
(assert_return (invoke "i16x8.q15mulr_sat_s" (v128.const i32x4 0x80007fff 0x0101ffff 0x7f808080 0x00ffff00) (v128.const i32x4 0x18187993 0x7253edc6 0x4dabb481 0x244caf9c)) (v128.const i32x4 0xe7e87992 0x00e60000 0x4d5d4b34 0x004800a1))
(assert_return (invoke "i16x8.add" (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001) (v128.const i32x4 0x80007fff 0x0101ffff 0x7f808080 0x00ffff00)) (v128.const i32x4 0x00007fff 0x8100fffe 0x7f7f807f 0x0100ff01))
(assert_return (invoke "i16x8.add_sat_s" (v128.const i32x4 0x2f45e678 0xcdcc6929 0x830c71c2 0x79cb9e86) (v128.const i32x4 0x2f45e678 0xcdcc6929 0x830c71c2 0x79cb9e86)) (v128.const i32x4 0x5e8accf0 0x9b987fff 0x80007fff 0x7fff8000))
(assert_return (invoke "i16x8.add_sat_u" (v128.const i32x4 0x01010101 0x01010101 0x01010101 0x01010101) (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff)) (v128.const i32x4 0x01010101 0x81010101 0xffffffff 0x8100ffff))
(assert_return (invoke "i16x8.sub" (v128.const i32x4 0x00000001 0x00000000 0x00000000 0x00000000) (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff)) (v128.const i32x4 0x00000001 0x80000000 0x00010001 0x80010001))
(assert_return (invoke "i16x8.sub_sat_s" (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001) (v128.const i32x4 0xa13ffe79 0x9d2c67ed 0xcb008853 0x2fa91425)) (v128.const i32x4 0xdec10187 0x7fff9812 0x34ff77ac 0xd058ebdc))
(assert_return (invoke "i16x8.sub_sat_u" (v128.const i32x4 0x73cf256d 0xdda1494c 0x8f4d3e27 0xdb5b5fab) (v128.const i32x4 0xa13ffe79 0x9d2c67ed 0xcb008853 0x2fa91425)) (v128.const i32x4 0x00000000 0x40750000 0x00000000 0xabb24b86))
(assert_return (invoke "i16x8.mul" (v128.const i32x4 0x73cf256d 0xdda1494c 0x8f4d3e27 0xdb5b5fab) (v128.const i32x4 0xa13ffe79 0x9d2c67ed 0xcb008853 0x2fa91425)) (v128.const i32x4 0xaef1d685 0xd4ac6f5c 0x0f00dea5 0x84132fb7))
(assert_return (invoke "i16x8.min_s" (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d) (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff)) (v128.const i32x4 0xa4938211 0x8000c6b5 0xffffffff 0xf01fffff))
(assert_return (invoke "i16x8.min_u" (v128.const i32x4 0x01010101 0x01010101 0x01010101 0x01010101) (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001)) (v128.const i32x4 0x01010000 0x01010101 0x01010101 0x00010001))
(assert_return (invoke "i16x8.max_s" (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001) (v128.const i32x4 0x8201e2bd 0xdae44550 0x965eda32 0x309d6b79)) (v128.const i32x4 0x82010000 0x7fff4550 0xffffffff 0x309d6b79))
(assert_return (invoke "i16x8.max_u" (v128.const i32x4 0x01010101 0x01010101 0x01010101 0x01010101) (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff)) (v128.const i32x4 0x01010101 0x80000101 0xffffffff 0x7fffffff))
(assert_return (invoke "i16x8.avgr_u" (v128.const i32x4 0x7ffe018f 0x33aa5580 0x9a100fcc 0x6d0842ff) (v128.const i32x4 0xec99108d 0xc7fde805 0x7734d7c1 0x73ab4876)) (v128.const i32x4 0xb64c090e 0x7dd49ec3 0x88a273c7 0x705a45bb))
(assert_return (invoke "i16x8.all_true" (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff)) (i32.const 0))
(assert_return (invoke "i16x8.all_true" (v128.const i32x4 0xa13ffe79 0x9d2c67ed 0xcb008853 0x2fa91425)) (i32.const 1))
(assert_return (invoke "i16x8.all_true" (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001)) (i32.const 0))
(assert_return (invoke "i16x8.bitmask" (v128.const i32x4 0x7ffe018f 0x33aa5580 0x9a100fcc 0x6d0842ff)) (i32.const 32))
(assert_return (invoke "i16x8.narrow_i32x4_s" (v128.const i32x4 0x00000001 0x00000000 0x00000000 0x00000000) (v128.const i32x4 0xa13ffe79 0x9d2c67ed 0xcb008853 0x2fa91425)) (v128.const i32x4 0x00000001 0x00000000 0x80008000 0x7fff8000))
(assert_return (invoke "i16x8.narrow_i32x4_u" (v128.const i32x4 0xa13ffe79 0x9d2c67ed 0xcb008853 0x2fa91425) (v128.const i32x4 0x73cf256d 0xdda1494c 0x8f4d3e27 0xdb5b5fab)) (v128.const i32x4 0x00000000 0xffff0000 0x0000ffff 0x00000000))
(assert_return (invoke "i16x8.extend_low_i8x16_s" (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001)) (v128.const i32x4 0x00000000 0xff800000 0xffffffff 0x007fffff))
(assert_return (invoke "i16x8.extend_high_i8x16_s" (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff)) (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0x007fffff))
(assert_return (invoke "i16x8.extend_low_i8x16_u" (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff)) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00800000))
(assert_return (invoke "i16x8.extend_high_i8x16_u" (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff)) (v128.const i32x4 0x00ff00ff 0x00ff00ff 0x00ff00ff 0x007f00ff))
(assert_return (invoke "i16x8.shl" (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001) (i32.const 305419896)) (v128.const i32x4 0x00000000 0xff00ff00 0xff00ff00 0x01000100))
(assert_return (invoke "i16x8.shr_s" (v128.const i32x4 0x73cf256d 0xdda1494c 0x8f4d3e27 0xdb5b5fab) (i32.const -5)) (v128.const i32x4 0x000e0004 0xfffb0009 0xfff10007 0xfffb000b))
(assert_return (invoke "i16x8.shr_u" (v128.const i32x4 0x73cf256d 0xdda1494c 0x8f4d3e27 0xdb5b5fab) (i32.const 305419896)) (v128.const i32x4 0x00730025 0x00dd0049 0x008f003e 0x00db005f))
(assert_return (invoke "i16x8.extmul_low_i8x16_s" (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d) (v128.const i32x4 0x18187993 0x7253edc6 0x4dabb481 0x244caf9c)) (v128.const i32x4 0xc472f8c3 0xf760f5c8 0x044e10fe 0xf550f2b5))
(assert_return (invoke "i16x8.extmul_high_i8x16_s" (v128.const i32x4 0xa13ffe79 0x9d2c67ed 0xcb008853 0x2fa91425) (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff)) (v128.const i32x4 0x0078ffad 0x00350000 0xffecffdb 0x17510057))
(assert_return (invoke "i16x8.extmul_low_i8x16_u" (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d) (v128.const i32x4 0xa13ffe79 0x9d2c67ed 0xcb008853 0x2fa91425)) (v128.const i32x4 0x80fc0809 0x6724242d 0x4faaa791 0x8e4824f4))
(assert_return (invoke "i16x8.extmul_high_i8x16_u" (v128.const i32x4 0xa13ffe79 0x9d2c67ed 0xcb008853 0x2fa91425) (v128.const i32x4 0x8201e2bd 0xdae44550 0x965eda32 0x309d6b79)) (v128.const i32x4 0x73d01036 0x76f20000 0x085c117d 0x08d067a5))
