;; The opcodes of the instructions of f32x4 and f64x2, told apart by what they compute.
;; SPEC binary-instr-vec, binary-vfunop, binary-vfbinop, binary-vfrelop, binary-vextract_lane, binary-vreplace_lane, binary-vsplat
;; SPEC Binstr/vec-splat, Binstr/vec-lane, Binstr/vec-rel-f32x4, Binstr/vec-rel-f64x2, Binstr/vec-un-f32x4, Binstr/vec-bin-f32x4, Binstr/vec-un-f64x2, Binstr/vec-bin-f64x2, Binstr/vec-cvt
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\2c\08\60\01\7d\01\7b\60\01\7c\01\7b\60\01\7b\01\7d\60\02\7b\7d\01\7b\60\01\7b\01\7c\60\02\7b\7c\01\7b\60\02\7b\7b\01\7b\60\01\7b\01\7b" ;; types: f32 -> v128, f64 -> v128, v128 -> f32, v128 f32 -> v128, v128 -> f64, v128 f64 -> v128, v128 v128 -> v128, v128 -> v128
  "\03\37\36\00\01\02\03\04\05\06\06\06\06\06\06\06\06\06\06\06\06\07\07\07\07\07\07\07\06\06\06\06\06\06\06\06\07\07\07\07\07\07\07\06\06\06\06\06\06\06\06\07\07\07\07\07\07" ;; functions
  "\07\91\06\36" ;; exports: each by its name
  "\0bf32x4.splat\00\00"
  "\0bf64x2.splat\00\01"
  "\12f32x4.extract_lane\00\02"
  "\12f32x4.replace_lane\00\03"
  "\12f64x2.extract_lane\00\04"
  "\12f64x2.replace_lane\00\05"
  "\08f32x4.eq\00\06"
  "\08f32x4.ne\00\07"
  "\08f32x4.lt\00\08"
  "\08f32x4.gt\00\09"
  "\08f32x4.le\00\0a"
  "\08f32x4.ge\00\0b"
  "\08f64x2.eq\00\0c"
  "\08f64x2.ne\00\0d"
  "\08f64x2.lt\00\0e"
  "\08f64x2.gt\00\0f"
  "\08f64x2.le\00\10"
  "\08f64x2.ge\00\11"
  "\0af32x4.ceil\00\12"
  "\0bf32x4.floor\00\13"
  "\0bf32x4.trunc\00\14"
  "\0df32x4.nearest\00\15"
  "\09f32x4.abs\00\16"
  "\09f32x4.neg\00\17"
  "\0af32x4.sqrt\00\18"
  "\09f32x4.add\00\19"
  "\09f32x4.sub\00\1a"
  "\09f32x4.mul\00\1b"
  "\09f32x4.div\00\1c"
  "\09f32x4.min\00\1d"
  "\09f32x4.max\00\1e"
  "\0af32x4.pmin\00\1f"
  "\0af32x4.pmax\00\20"
  "\0af64x2.ceil\00\21"
  "\0bf64x2.floor\00\22"
  "\0bf64x2.trunc\00\23"
  "\0df64x2.nearest\00\24"
  "\09f64x2.abs\00\25"
  "\09f64x2.neg\00\26"
  "\0af64x2.sqrt\00\27"
  "\09f64x2.add\00\28"
  "\09f64x2.sub\00\29"
  "\09f64x2.mul\00\2a"
  "\09f64x2.div\00\2b"
  "\09f64x2.min\00\2c"
  "\09f64x2.max\00\2d"
  "\0af64x2.pmin\00\2e"
  "\0af64x2.pmax\00\2f"
  "\17f32x4.demote_f64x2_zero\00\30"
  "\17f64x2.promote_low_f32x4\00\31"
  "\15f32x4.convert_i32x4_s\00\32"
  "\15f32x4.convert_i32x4_u\00\33"
  "\19f64x2.convert_low_i32x4_s\00\34"
  "\19f64x2.convert_low_i32x4_u\00\35"
  "\0a\d6\03\36" ;; code: local.get of each parameter, the opcode, end
  "\06\00\20\00\fd\13\0b" ;; f32x4.splat
  "\06\00\20\00\fd\14\0b" ;; f64x2.splat
  "\07\00\20\00\fd\1f\03\0b" ;; f32x4.extract_lane
  "\09\00\20\00\20\01\fd\20\03\0b" ;; f32x4.replace_lane
  "\07\00\20\00\fd\21\01\0b" ;; f64x2.extract_lane
  "\09\00\20\00\20\01\fd\22\01\0b" ;; f64x2.replace_lane
  "\08\00\20\00\20\01\fd\41\0b" ;; f32x4.eq
  "\08\00\20\00\20\01\fd\42\0b" ;; f32x4.ne
  "\08\00\20\00\20\01\fd\43\0b" ;; f32x4.lt
  "\08\00\20\00\20\01\fd\44\0b" ;; f32x4.gt
  "\08\00\20\00\20\01\fd\45\0b" ;; f32x4.le
  "\08\00\20\00\20\01\fd\46\0b" ;; f32x4.ge
  "\08\00\20\00\20\01\fd\47\0b" ;; f64x2.eq
  "\08\00\20\00\20\01\fd\48\0b" ;; f64x2.ne
  "\08\00\20\00\20\01\fd\49\0b" ;; f64x2.lt
  "\08\00\20\00\20\01\fd\4a\0b" ;; f64x2.gt
  "\08\00\20\00\20\01\fd\4b\0b" ;; f64x2.le
  "\08\00\20\00\20\01\fd\4c\0b" ;; f64x2.ge
  "\06\00\20\00\fd\67\0b" ;; f32x4.ceil
  "\06\00\20\00\fd\68\0b" ;; f32x4.floor
  "\06\00\20\00\fd\69\0b" ;; f32x4.trunc
  "\06\00\20\00\fd\6a\0b" ;; f32x4.nearest
  "\07\00\20\00\fd\e0\01\0b" ;; f32x4.abs
  "\07\00\20\00\fd\e1\01\0b" ;; f32x4.neg
  "\07\00\20\00\fd\e3\01\0b" ;; f32x4.sqrt
  "\09\00\20\00\20\01\fd\e4\01\0b" ;; f32x4.add
  "\09\00\20\00\20\01\fd\e5\01\0b" ;; f32x4.sub
  "\09\00\20\00\20\01\fd\e6\01\0b" ;; f32x4.mul
  "\09\00\20\00\20\01\fd\e7\01\0b" ;; f32x4.div
  "\09\00\20\00\20\01\fd\e8\01\0b" ;; f32x4.min
  "\09\00\20\00\20\01\fd\e9\01\0b" ;; f32x4.max
  "\09\00\20\00\20\01\fd\ea\01\0b" ;; f32x4.pmin
  "\09\00\20\00\20\01\fd\eb\01\0b" ;; f32x4.pmax
  "\06\00\20\00\fd\74\0b" ;; f64x2.ceil
  "\06\00\20\00\fd\75\0b" ;; f64x2.floor
  "\06\00\20\00\fd\7a\0b" ;; f64x2.trunc
  "\07\00\20\00\fd\94\01\0b" ;; f64x2.nearest
  "\07\00\20\00\fd\ec\01\0b" ;; f64x2.abs
  "\07\00\20\00\fd\ed\01\0b" ;; f64x2.neg
  "\07\00\20\00\fd\ef\01\0b" ;; f64x2.sqrt
  "\09\00\20\00\20\01\fd\f0\01\0b" ;; f64x2.add
  "\09\00\20\00\20\01\fd\f1\01\0b" ;; f64x2.sub
  "\09\00\20\00\20\01\fd\f2\01\0b" ;; f64x2.mul
  "\09\00\20\00\20\01\fd\f3\01\0b" ;; f64x2.div
  "\09\00\20\00\20\01\fd\f4\01\0b" ;; f64x2.min
  "\09\00\20\00\20\01\fd\f5\01\0b" ;; f64x2.max
  "\09\00\20\00\20\01\fd\f6\01\0b" ;; f64x2.pmin
  "\09\00\20\00\20\01\fd\f7\01\0b" ;; f64x2.pmax
  "\06\00\20\00\fd\5e\0b" ;; f32x4.demote_f64x2_zero
  "\06\00\20\00\fd\5f\0b" ;; f64x2.promote_low_f32x4
  "\07\00\20\00\fd\fa\01\0b" ;; f32x4.convert_i32x4_s
  "\07\00\20\00\fd\fb\01\0b" ;; f32x4.convert_i32x4_u
  "\07\00\20\00\fd\fe\01\0b" ;; f64x2.convert_low_i32x4_s
  "\07\00\20\00\fd\ff\01\0b" ;; f64x2.convert_low_i32x4_u
)
(assert_return (invoke "f32x4.splat" (f32.const -2.5)) (v128.const i32x4 0xc0200000 0xc0200000 0xc0200000 0xc0200000))
(assert_return (invoke "f64x2.splat" (f64.const 1.5)) (v128.const i32x4 0x00000000 0x3ff80000 0x00000000 0x3ff80000))
(assert_return (invoke "f32x4.extract_lane" (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d)) (f32.const -0x1.3e5c7ap+97))
(assert_return (invoke "f32x4.replace_lane" (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d) (f32.const 1.5)) (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0x3fc00000))
(assert_return (invoke "f64x2.extract_lane" (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d)) (f64.const -0x1.f2e3d4c5b6a79p+770))
(assert_return (invoke "f64x2.replace_lane" (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x4c5b6a79 0xf01f2e3d) (f64.const 1.5)) (v128.const i32x4 0xa4938211 0xe8d7c6b5 0x00000000 0x3ff80000))
(assert_return (invoke "f32x4.eq" (v128.const i32x4 0x80000000 0x00000000 0xbfc00000 0x7f800000) (v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x40040000)) (v128.const i32x4 0xffffffff 0x00000000 0x00000000 0x00000000))
(assert_return (invoke "f32x4.ne" (v128.const i32x4 0x80000000 0x00000000 0xbfc00000 0x7f800000) (v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x40040000)) (v128.const i32x4 0x00000000 0xffffffff 0xffffffff 0xffffffff))
(assert_return (invoke "f32x4.lt" (v128.const i32x4 0x80000000 0x00000000 0xbfc00000 0x7f800000) (v128.const i32x4 0x00000000 0x40080000 0x00000000 0x40140000)) (v128.const i32x4 0x00000000 0xffffffff 0xffffffff 0x00000000))
(assert_return (invoke "f32x4.gt" (v128.const i32x4 0x00000000 0x40040000 0x9999999a 0xc00d9999) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x80000000)) (v128.const i32x4 0x00000000 0xffffffff 0x00000000 0x00000000))
(assert_return (invoke "f32x4.le" (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x80000000) (v128.const i32x4 0x00000000 0x80000000 0xbfc00000 0x40000000)) (v128.const i32x4 0xffffffff 0xffffffff 0x00000000 0xffffffff))
(assert_return (invoke "f32x4.ge" (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x80000000) (v128.const i32x4 0x00000000 0x3ff80000 0x00000000 0xc0040000)) (v128.const i32x4 0xffffffff 0x00000000 0xffffffff 0xffffffff))
(assert_return (invoke "f64x2.eq" (v128.const i32x4 0x00000000 0x40040000 0x9999999a 0xc00d9999) (v128.const i32x4 0x00000000 0xbfe80000 0x00000000 0x401a0000)) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return (invoke "f64x2.eq" (v128.const i32x4 0x00000000 0x80000000 0xbfc00000 0x40000000) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x80000000)) (v128.const i32x4 0xffffffff 0xffffffff 0x00000000 0x00000000))
(assert_return (invoke "f64x2.ne" (v128.const i32x4 0x00000000 0xbfe80000 0x00000000 0x401a0000) (v128.const i32x4 0x00000000 0x3ff80000 0x00000000 0xc0040000)) (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
(assert_return (invoke "f64x2.ne" (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x80000000) (v128.const i32x4 0x00000000 0x80000000 0x00000000 0x00000000)) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return (invoke "f64x2.lt" (v128.const i32x4 0x00000000 0xbfe80000 0x00000000 0x401a0000) (v128.const i32x4 0x3fc00000 0xc0200000 0x3e800000 0x40e00000)) (v128.const i32x4 0x00000000 0x00000000 0xffffffff 0xffffffff))
(assert_return (invoke "f64x2.lt" (v128.const i32x4 0x40400000 0x40000000 0xc1000000 0x3f000000) (v128.const i32x4 0x40400000 0x40000000 0xc1000000 0x3f000000)) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return (invoke "f64x2.gt" (v128.const i32x4 0x3fc00000 0xc0200000 0x3e800000 0x40e00000) (v128.const i32x4 0x00000000 0x80000000 0x00000000 0x00000000)) (v128.const i32x4 0x00000000 0x00000000 0xffffffff 0xffffffff))
(assert_return (invoke "f64x2.gt" (v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x40040000) (v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x40040000)) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return (invoke "f64x2.le" (v128.const i32x4 0x00000000 0x3ff80000 0x00000000 0xc0040000) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x80000000)) (v128.const i32x4 0x00000000 0x00000000 0xffffffff 0xffffffff))
(assert_return (invoke "f64x2.le" (v128.const i32x4 0x3fc00000 0xc0200000 0x3e800000 0x40e00000) (v128.const i32x4 0x3fc00000 0xc0200000 0x3e800000 0x40e00000)) (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
(assert_return (invoke "f64x2.ge" (v128.const i32x4 0x00000000 0xbfe80000 0x00000000 0x401a0000) (v128.const i32x4 0x3fc00000 0xc0200000 0x3e800000 0x40e00000)) (v128.const i32x4 0xffffffff 0xffffffff 0x00000000 0x00000000))
(assert_return (invoke "f64x2.ge" (v128.const i32x4 0x00000000 0x80000000 0xbfc00000 0x40000000) (v128.const i32x4 0x00000000 0x80000000 0xbfc00000 0x40000000)) (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
(assert_return (invoke "f32x4.ceil" (v128.const i32x4 0x00000000 0xbfe80000 0x00000000 0x401a0000)) (v128.const i32x4 0x00000000 0xbf800000 0x00000000 0x40400000))
(assert_return (invoke "f32x4.floor" (v128.const i32x4 0x3fc00000 0xc0200000 0x3e800000 0x40e00000)) (v128.const i32x4 0x3f800000 0xc0400000 0x00000000 0x40e00000))
(assert_return (invoke "f32x4.trunc" (v128.const i32x4 0x00000000 0x3ff80000 0x00000000 0xc0040000)) (v128.const i32x4 0x00000000 0x3f800000 0x00000000 0xc0000000))
(assert_return (invoke "f32x4.nearest" (v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x40040000)) (v128.const i32x4 0x00000000 0x40000000 0x00000000 0x40000000))
(assert_return (invoke "f32x4.abs" (v128.const i32x4 0x00000000 0x80000000 0xbfc00000 0x40000000)) (v128.const i32x4 0x00000000 0x00000000 0x3fc00000 0x40000000))
(assert_return (invoke "f32x4.neg" (v128.const i32x4 0x00000000 0x40300000 0x00000000 0x40220000)) (v128.const i32x4 0x80000000 0xc0300000 0x80000000 0xc0220000))
(assert_return (invoke "f32x4.sqrt" (v128.const i32x4 0x41800000 0x41100000 0x40800000 0x42c80000)) (v128.const i32x4 0x40800000 0x40400000 0x40000000 0x41200000))
(assert_return (invoke "f32x4.add" (v128.const i32x4 0x40400000 0x40000000 0xc1000000 0x3f000000) (v128.const i32x4 0x00000000 0x40040000 0x9999999a 0xc00d9999)) (v128.const i32x4 0x40400000 0x40820000 0xc1000000 0xbfdb3332))
(assert_return (invoke "f32x4.sub" (v128.const i32x4 0x40400000 0x40000000 0xc1000000 0x3f000000) (v128.const i32x4 0x00000000 0x3ff80000 0x00000000 0xc0040000)) (v128.const i32x4 0x40400000 0x3d800000 0xc1000000 0x40240000))
(assert_return (invoke "f32x4.mul" (v128.const i32x4 0x00000000 0x40080000 0x00000000 0x40140000) (v128.const i32x4 0x80000000 0x00000000 0xbfc00000 0x7f800000)) (v128.const i32x4 0x80000000 0x00000000 0x80000000 0x7f800000))
(assert_return (invoke "f32x4.div" (v128.const i32x4 0x3fc00000 0xc0200000 0x3e800000 0x40e00000) (v128.const i32x4 0x3fc00000 0xc0200000 0x3e800000 0x40e00000)) (v128.const i32x4 0x3f800000 0x3f800000 0x3f800000 0x3f800000))
(assert_return (invoke "f32x4.min" (v128.const i32x4 0x00000000 0x40040000 0x9999999a 0xc00d9999) (v128.const i32x4 0x80000000 0x00000000 0xbfc00000 0x7f800000)) (v128.const i32x4 0x80000000 0x00000000 0xbfc00000 0xc00d9999))
(assert_return (invoke "f32x4.max" (v128.const i32x4 0x80000000 0x00000000 0xbfc00000 0x7f800000) (v128.const i32x4 0x00000000 0x40040000 0x9999999a 0xc00d9999)) (v128.const i32x4 0x00000000 0x40040000 0x9999999a 0x7f800000))
(assert_return (invoke "f32x4.pmin" (v128.const i32x4 0x00000000 0x80000000 0x00000000 0x00000000) (v128.const i32x4 0x80000000 0x00000000 0xbfc00000 0x7f800000)) (v128.const i32x4 0x00000000 0x80000000 0xbfc00000 0x00000000))
(assert_return (invoke "f32x4.pmax" (v128.const i32x4 0x00000000 0x80000000 0x00000000 0x00000000) (v128.const i32x4 0x80000000 0x00000000 0xbfc00000 0x7f800000)) (v128.const i32x4 0x00000000 0x80000000 0x00000000 0x7f800000))
(assert_return (invoke "f64x2.ceil" (v128.const i32x4 0x3fc00000 0xc0200000 0x3e800000 0x40e00000)) (v128.const i32x4 0x00000000 0xc0200000 0x00000000 0x40e00020))
(assert_return (invoke "f64x2.floor" (v128.const i32x4 0x3fc00000 0xc0200000 0x3e800000 0x40e00000)) (v128.const i32x4 0x00000000 0xc0220000 0x00000000 0x40e00000))
(assert_return (invoke "f64x2.trunc" (v128.const i32x4 0x00000000 0xbfe80000 0x00000000 0x401a0000)) (v128.const i32x4 0x00000000 0x80000000 0x00000000 0x40180000))
(assert_return (invoke "f64x2.nearest" (v128.const i32x4 0x00000000 0xbfe80000 0x00000000 0x401a0000)) (v128.const i32x4 0x00000000 0xbff00000 0x00000000 0x40180000))
(assert_return (invoke "f64x2.nearest" (v128.const i32x4 0x40200000 0x40600000 0xbf000000 0xc06ccccd)) (v128.const i32x4 0x00000000 0x40600000 0x00000000 0xc06cc000))
(assert_return (invoke "f64x2.abs" (v128.const i32x4 0x00000000 0x80000000 0xbfc00000 0x40000000)) (v128.const i32x4 0x00000000 0x00000000 0xbfc00000 0x40000000))
(assert_return (invoke "f64x2.neg" (v128.const i32x4 0x00000000 0x3ff80000 0x00000000 0xc0040000)) (v128.const i32x4 0x00000000 0xbff80000 0x00000000 0x40040000))
(assert_return (invoke "f64x2.sqrt" (v128.const i32x4 0x00000000 0x40300000 0x00000000 0x40220000)) (v128.const i32x4 0x00000000 0x40100000 0x00000000 0x40080000))
(assert_return (invoke "f64x2.add" (v128.const i32x4 0x00000000 0x40080000 0x00000000 0x40140000) (v128.const i32x4 0x40200000 0x40600000 0xbf000000 0xc06ccccd)) (v128.const i32x4 0x40200000 0x40606000 0xbf000000 0xc06c2ccd))
(assert_return (invoke "f64x2.sub" (v128.const i32x4 0x00000000 0x80000000 0xbfc00000 0x40000000) (v128.const i32x4 0x80000000 0x00000000 0xbfc00000 0x7f800000)) (v128.const i32x4 0x80000000 0x80000000 0xbfc00000 0xff800000))
(assert_return (invoke "f64x2.mul" (v128.const i32x4 0x00000000 0x40300000 0x00000000 0x40220000) (v128.const i32x4 0x40400000 0x40000000 0xc1000000 0x3f000000)) (v128.const i32x4 0x40400000 0x40400000 0xd9200000 0x3f320000))
(assert_return (invoke "f64x2.div" (v128.const i32x4 0x00000000 0x3fe00000 0x00000000 0x40040000) (v128.const i32x4 0x00000000 0x40300000 0x00000000 0x40220000)) (v128.const i32x4 0x00000000 0x3fa00000 0x71c71c72 0x3fd1c71c))
(assert_return (invoke "f64x2.min" (v128.const i32x4 0x00000000 0x40040000 0x9999999a 0xc00d9999) (v128.const i32x4 0x40400000 0x40000000 0xc1000000 0x3f000000)) (v128.const i32x4 0x40400000 0x40000000 0x9999999a 0xc00d9999))
(assert_return (invoke "f64x2.min" (v128.const i32x4 0x00000000 0x80000000 0x00000000 0x00000000) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x80000000)) (v128.const i32x4 0x00000000 0x80000000 0x00000000 0x80000000))
(assert_return (invoke "f64x2.max" (v128.const i32x4 0x00000000 0x3ff80000 0x00000000 0xc0040000) (v128.const i32x4 0x00000000 0x80000000 0xbfc00000 0x40000000)) (v128.const i32x4 0x00000000 0x3ff80000 0xbfc00000 0x40000000))
(assert_return (invoke "f64x2.max" (v128.const i32x4 0x00000000 0x80000000 0xbfc00000 0x40000000) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x80000000)) (v128.const i32x4 0x00000000 0x00000000 0xbfc00000 0x40000000))
(assert_return (invoke "f64x2.pmin" (v128.const i32x4 0x80000000 0x00000000 0xbfc00000 0x7f800000) (v128.const i32x4 0x00000000 0x40080000 0x00000000 0x40140000)) (v128.const i32x4 0x80000000 0x00000000 0x00000000 0x40140000))
(assert_return (invoke "f64x2.pmin" (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x80000000) (v128.const i32x4 0x00000000 0x80000000 0x00000000 0x00000000)) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x80000000))
(assert_return (invoke "f64x2.pmax" (v128.const i32x4 0x3fc00000 0xc0200000 0x3e800000 0x40e00000) (v128.const i32x4 0x00000000 0xbfe80000 0x00000000 0x401a0000)) (v128.const i32x4 0x00000000 0xbfe80000 0x3e800000 0x40e00000))
(assert_return (invoke "f64x2.pmax" (v128.const i32x4 0x00000000 0x80000000 0x00000000 0x00000000) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x80000000)) (v128.const i32x4 0x00000000 0x80000000 0x00000000 0x00000000))
(assert_return (invoke "f32x4.demote_f64x2_zero" (v128.const i32x4 0x3fc00000 0xc0200000 0x3e800000 0x40e00000)) (v128.const i32x4 0xc1000002 0x47000002 0x00000000 0x00000000))
(assert_return (invoke "f64x2.promote_low_f32x4" (v128.const i32x4 0x40200000 0x40600000 0xbf000000 0xc06ccccd)) (v128.const i32x4 0x00000000 0x40040000 0x00000000 0x400c0000))
(assert_return (invoke "f32x4.convert_i32x4_s" (v128.const i32x4 0xa13ffe79 0x9d2c67ed 0xcb008853 0x2fa91425)) (v128.const i32x4 0xcebd8003 0xcec5a730 0xce53fddf 0x4e3ea451))
(assert_return (invoke "f32x4.convert_i32x4_u" (v128.const i32x4 0x80007fff 0x0101ffff 0x7f808080 0x00ffff00)) (v128.const i32x4 0x4f000080 0x4b810000 0x4eff0101 0x4b7fff00))
(assert_return (invoke "f64x2.convert_low_i32x4_s" (v128.const i32x4 0x00000000 0x80000000 0xffffffff 0x7fffffff)) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0xc1e00000))
(assert_return (invoke "f64x2.convert_low_i32x4_u" (v128.const i32x4 0x80000000 0x7fffffff 0xffffffff 0x00010001)) (v128.const i32x4 0x00000000 0x41e00000 0xffc00000 0x41dfffff))
