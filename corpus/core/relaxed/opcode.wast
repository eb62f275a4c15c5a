;; The opcodes of the relaxed instructions, told apart by what is due of them, lane selection only from the others.
;; SPEC binary-instr-vec, binary-vfternop, binary-viternop, binary-viextternop; Binstr/vec-tern-f32x4, Binstr/vec-tern-f64x2, Binstr/vec-exttern-i32x4, Binstr/vec-cvt
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\13\03\60\01\7b\01\7b\60\02\7b\7b\01\7b\60\03\7b\7b\7b\01\7b" ;; types: one, two and three v128 -> v128
  "\03\15\14\01\01\01\02\01\01\02\02\01\01\02\02\02\02\02\02\00\00\00\00" ;; functions
  "\07\8f\04\14" ;; exports: each by its name
  "\15i8x16.relaxed_swizzle\00\00"
  "\17i16x8.relaxed_q15mulr_s\00\01"
  "\1fi16x8.relaxed_dot_i8x16_i7x16_s\00\02"
  "\23i32x4.relaxed_dot_i8x16_i7x16_add_s\00\03"
  "\11f32x4.relaxed_min\00\04"
  "\11f32x4.relaxed_max\00\05"
  "\12f32x4.relaxed_madd\00\06"
  "\13f32x4.relaxed_nmadd\00\07"
  "\11f64x2.relaxed_min\00\08"
  "\11f64x2.relaxed_max\00\09"
  "\12f64x2.relaxed_madd\00\0a"
  "\13f64x2.relaxed_nmadd\00\0b"
  "\18i8x16.relaxed_laneselect\00\0c"
  "\18i16x8.relaxed_laneselect\00\0d"
  "\18i32x4.relaxed_laneselect\00\0e"
  "\18i64x2.relaxed_laneselect\00\0f"
  "\1bi32x4.relaxed_trunc_f32x4_s\00\10"
  "\1bi32x4.relaxed_trunc_f32x4_u\00\11"
  "\20i32x4.relaxed_trunc_f64x2_s_zero\00\12"
  "\20i32x4.relaxed_trunc_f64x2_u_zero\00\13"
  "\0a\d3\01\14" ;; code: local.get of each parameter, the opcode, end
  "\09\00\20\00\20\01\fd\80\02\0b" ;; i8x16.relaxed_swizzle
  "\09\00\20\00\20\01\fd\91\02\0b" ;; i16x8.relaxed_q15mulr_s
  "\09\00\20\00\20\01\fd\92\02\0b" ;; i16x8.relaxed_dot_i8x16_i7x16_s
  "\0b\00\20\00\20\01\20\02\fd\93\02\0b" ;; i32x4.relaxed_dot_i8x16_i7x16_add_s
  "\09\00\20\00\20\01\fd\8d\02\0b" ;; f32x4.relaxed_min
  "\09\00\20\00\20\01\fd\8e\02\0b" ;; f32x4.relaxed_max
  "\0b\00\20\00\20\01\20\02\fd\85\02\0b" ;; f32x4.relaxed_madd
  "\0b\00\20\00\20\01\20\02\fd\86\02\0b" ;; f32x4.relaxed_nmadd
  "\09\00\20\00\20\01\fd\8f\02\0b" ;; f64x2.relaxed_min
  "\09\00\20\00\20\01\fd\90\02\0b" ;; f64x2.relaxed_max
  "\0b\00\20\00\20\01\20\02\fd\87\02\0b" ;; f64x2.relaxed_madd
  "\0b\00\20\00\20\01\20\02\fd\88\02\0b" ;; f64x2.relaxed_nmadd
  "\0b\00\20\00\20\01\20\02\fd\89\02\0b" ;; i8x16.relaxed_laneselect
  "\0b\00\20\00\20\01\20\02\fd\8a\02\0b" ;; i16x8.relaxed_laneselect
  "\0b\00\20\00\20\01\20\02\fd\8b\02\0b" ;; i32x4.relaxed_laneselect
  "\0b\00\20\00\20\01\20\02\fd\8c\02\0b" ;; i64x2.relaxed_laneselect
  "\07\00\20\00\fd\81\02\0b" ;; i32x4.relaxed_trunc_f32x4_s
  "\07\00\20\00\fd\82\02\0b" ;; i32x4.relaxed_trunc_f32x4_u
  "\07\00\20\00\fd\83\02\0b" ;; i32x4.relaxed_trunc_f64x2_s_zero
  "\07\00\20\00\fd\84\02\0b" ;; i32x4.relaxed_trunc_f64x2_u_zero
)
(assert_return
  (invoke "i8x16.relaxed_swizzle"
    (v128.const i8x16 0xa0 0xa1 0xa2 0xa3 0xa4 0xa5 0xa6 0xa7 0xa8 0xa9 0xaa 0xab 0xac 0xad 0xae 0xaf)
    (v128.const i8x16 0x0f 0x0e 0x0d 0x0c 0x0b 0x0a 0x09 0x08 0x07 0x06 0x05 0x04 0x03 0x02 0x01 0x00))
  (v128.const i8x16 0xaf 0xae 0xad 0xac 0xab 0xaa 0xa9 0xa8 0xa7 0xa6 0xa5 0xa4 0xa3 0xa2 0xa1 0xa0))
(assert_return
  (invoke "i16x8.relaxed_q15mulr_s"
    (v128.const i16x8 0x8000 0x7fff 0x8001 0x0000 0x0001 0x4000 0xc000 0x1234)
    (v128.const i16x8 0x7fff 0x7fff 0x8000 0x8000 0xffff 0x4000 0x4000 0x4321))
  (v128.const i16x8 0x8001 0x7ffe 0x7fff 0x0000 0x0000 0x2000 0xe000 0x098c))
(assert_return
  (invoke "i16x8.relaxed_dot_i8x16_i7x16_s"
    (v128.const i8x16 0x01 0x02 0x7f 0x80 0xff 0xfe 0x80 0x80 0x05 0x81 0x7f 0x7f 0x09 0xf0 0x64 0x80)
    (v128.const i8x16 0x00 0x01 0x7f 0x40 0x02 0x03 0x7f 0x7f 0x00 0x7f 0x05 0x06 0x07 0x08 0x64 0x7f))
  (v128.const i16x8 0x0002 0x1f01 0xfff8 0x8100 0xc0ff 0x0575 0xffbf 0xe790))
(assert_return
  (invoke "i32x4.relaxed_dot_i8x16_i7x16_add_s"
    (v128.const i8x16 0x01 0x02 0x7f 0x80 0xff 0xfe 0x80 0x80 0x05 0x81 0x7f 0x7f 0x09 0xf0 0x64 0x80)
    (v128.const i8x16 0x00 0x01 0x7f 0x40 0x02 0x03 0x7f 0x7f 0x00 0x7f 0x05 0x06 0x07 0x08 0x64 0x7f)
    (v128.const i32x4 0x00000000 0x00000001 0x7fffffff 0xffffffff))
  (v128.const i32x4 0x00001f03 0xffff80f9 0x7fffc673 0xffffe74e))
(assert_return (invoke "f32x4.relaxed_min" (v128.const f32x4 1 2 -1 inf) (v128.const f32x4 2 1 1 1)) (v128.const f32x4 1 1 -1 1))
(assert_return (invoke "f32x4.relaxed_max" (v128.const f32x4 1 2 -1 inf) (v128.const f32x4 2 1 1 1)) (v128.const f32x4 2 2 1 inf))
(assert_return (invoke "f32x4.relaxed_madd" (v128.const f32x4 2 1 -2 0) (v128.const f32x4 3 1 3 5) (v128.const f32x4 4 -1 6 -0)) (v128.const f32x4 10 0 0 0))
(assert_return (invoke "f32x4.relaxed_nmadd" (v128.const f32x4 2 1 -2 0) (v128.const f32x4 3 1 3 5) (v128.const f32x4 4 -1 6 -0)) (v128.const f32x4 -2 -2 12 -0))
(assert_return (invoke "f64x2.relaxed_min" (v128.const f64x2 -1 inf) (v128.const f64x2 1 1)) (v128.const f64x2 -1 1))
(assert_return (invoke "f64x2.relaxed_max" (v128.const f64x2 -1 inf) (v128.const f64x2 1 1)) (v128.const f64x2 1 inf))
(assert_return (invoke "f64x2.relaxed_madd" (v128.const f64x2 2 1) (v128.const f64x2 3 1) (v128.const f64x2 4 -1)) (v128.const f64x2 10 0))
(assert_return (invoke "f64x2.relaxed_nmadd" (v128.const f64x2 2 1) (v128.const f64x2 3 1) (v128.const f64x2 4 -1)) (v128.const f64x2 -2 -2))
(assert_return
  (invoke "i8x16.relaxed_laneselect"
    (v128.const i8x16 0x01 0x02 0x03 0x04 0x05 0x06 0x07 0x08 0x09 0x0a 0x0b 0x0c 0x0d 0x0e 0x0f 0x10)
    (v128.const i8x16 0xf0 0xf1 0xf2 0xf3 0xf4 0xf5 0xf6 0xf7 0xf8 0xf9 0xfa 0xfb 0xfc 0xfd 0xfe 0xff)
    (v128.const i8x16 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00))
  (v128.const i8x16 0xf0 0xf1 0xf2 0xf3 0xf4 0xf5 0xf6 0xf7 0xf8 0xf9 0xfa 0xfb 0xfc 0xfd 0xfe 0xff))
(assert_return
  (invoke "i16x8.relaxed_laneselect"
    (v128.const i16x8 0x0201 0x0403 0x0605 0x0807 0x0a09 0x0c0b 0x0e0d 0x100f)
    (v128.const i16x8 0xf1f0 0xf3f2 0xf5f4 0xf7f6 0xf9f8 0xfbfa 0xfdfc 0xfffe)
    (v128.const i16x8 0x0000 0x0000 0x0000 0x0000 0x0000 0x0000 0x0000 0x0000))
  (v128.const i16x8 0xf1f0 0xf3f2 0xf5f4 0xf7f6 0xf9f8 0xfbfa 0xfdfc 0xfffe))
(assert_return
  (invoke "i32x4.relaxed_laneselect"
    (v128.const i32x4 0x04030201 0x08070605 0x0c0b0a09 0x100f0e0d)
    (v128.const i32x4 0xf3f2f1f0 0xf7f6f5f4 0xfbfaf9f8 0xfffefdfc)
    (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
  (v128.const i32x4 0xf3f2f1f0 0xf7f6f5f4 0xfbfaf9f8 0xfffefdfc))
(assert_return
  (invoke "i64x2.relaxed_laneselect"
    (v128.const i64x2 0x0807060504030201 0x100f0e0d0c0b0a09)
    (v128.const i64x2 0xf7f6f5f4f3f2f1f0 0xfffefdfcfbfaf9f8)
    (v128.const i64x2 0x0000000000000000 0x0000000000000000))
  (v128.const i64x2 0xf7f6f5f4f3f2f1f0 0xfffefdfcfbfaf9f8))
(assert_return (invoke "i32x4.relaxed_trunc_f32x4_s" (v128.const f32x4 -1.5 -0x1p+31 -0x1.93999ap+6 -0.5)) (v128.const i32x4 0xffffffff 0x80000000 0xffffff9c 0x00000000))
(assert_return (invoke "i32x4.relaxed_trunc_f32x4_u" (v128.const f32x4 0x1.fffffep+31 0x0.000002p-126 -0x0.000002p-126 -0x1.fae148p-1)) (v128.const i32x4 0xffffff00 0x00000000 0x00000000 0x00000000))
(assert_return (invoke "i32x4.relaxed_trunc_f64x2_s_zero" (v128.const f64x2 -0x1.00000001ccccdp+31 -1.5)) (v128.const i32x4 0x80000000 0xffffffff 0x00000000 0x00000000))
(assert_return (invoke "i32x4.relaxed_trunc_f64x2_u_zero" (v128.const f64x2 0x1.ffffffffccccdp+31 -0x1.fae147ae147aep-1)) (v128.const i32x4 0xffffffff 0x00000000 0x00000000 0x00000000))
