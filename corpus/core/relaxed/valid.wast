;; Typing of the relaxed operators of vectors, a refusal for every operand of each.
;; SPEC valid-instr-vec, valid-vbinop, valid-vternop, valid-vswizzlop, valid-vcvtop, valid-vextbinop, valid-vextternop

;; vbinop: v128 v128 -> v128
;; SPEC valid-vbinop; Instr_ok/vbinop
(module
  (func (param v128 v128) (result v128) (i16x8.relaxed_q15mulr_s (local.get 0) (local.get 1)))
  (func (param v128 v128) (result v128) (f32x4.relaxed_min (local.get 0) (local.get 1)))
  (func (param v128 v128) (result v128) (f32x4.relaxed_max (local.get 0) (local.get 1)))
  (func (param v128 v128) (result v128) (f64x2.relaxed_min (local.get 0) (local.get 1)))
  (func (param v128 v128) (result v128) (f64x2.relaxed_max (local.get 0) (local.get 1))))
(assert_invalid (module (func (param i64 v128) (result v128) (i16x8.relaxed_q15mulr_s (local.get 0) (local.get 1)))) "type mismatch")
(assert_invalid (module (func (param v128 i64) (result v128) (i16x8.relaxed_q15mulr_s (local.get 0) (local.get 1)))) "type mismatch")
(assert_invalid (module (func (param v128 v128) (result i32) (i16x8.relaxed_q15mulr_s (local.get 0) (local.get 1)))) "type mismatch")
(assert_invalid (module (func (param v128 v128) (result v128) (i16x8.relaxed_q15mulr_s (local.get 0)))) "type mismatch")
(assert_invalid (module (func (param v128 i64) (result v128) (f32x4.relaxed_min (local.get 0) (local.get 1)))) "type mismatch")
(assert_invalid (module (func (param i64 v128) (result v128) (f32x4.relaxed_min (local.get 0) (local.get 1)))) "type mismatch")
(assert_invalid (module (func (param v128 v128) (result i32) (f32x4.relaxed_min (local.get 0) (local.get 1)))) "type mismatch")
(assert_invalid (module (func (param i64 v128) (result v128) (f32x4.relaxed_max (local.get 0) (local.get 1)))) "type mismatch")
(assert_invalid (module (func (param v128 i64) (result v128) (f32x4.relaxed_max (local.get 0) (local.get 1)))) "type mismatch")
(assert_invalid (module (func (param v128 v128) (result i32) (f32x4.relaxed_max (local.get 0) (local.get 1)))) "type mismatch")
(assert_invalid (module (func (param v128 i64) (result v128) (f64x2.relaxed_min (local.get 0) (local.get 1)))) "type mismatch")
(assert_invalid (module (func (param i64 v128) (result v128) (f64x2.relaxed_min (local.get 0) (local.get 1)))) "type mismatch")
(assert_invalid (module (func (param v128 v128) (result i32) (f64x2.relaxed_min (local.get 0) (local.get 1)))) "type mismatch")
(assert_invalid (module (func (param i64 v128) (result v128) (f64x2.relaxed_max (local.get 0) (local.get 1)))) "type mismatch")
(assert_invalid (module (func (param v128 i64) (result v128) (f64x2.relaxed_max (local.get 0) (local.get 1)))) "type mismatch")
(assert_invalid (module (func (param v128 v128) (result i32) (f64x2.relaxed_max (local.get 0) (local.get 1)))) "type mismatch")

;; vternop: v128 v128 v128 -> v128
;; SPEC valid-vternop; Instr_ok/vternop
(module
  (func (param v128 v128 v128) (result v128) (f32x4.relaxed_madd (local.get 0) (local.get 1) (local.get 2)))
  (func (param v128 v128 v128) (result v128) (f32x4.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)))
  (func (param v128 v128 v128) (result v128) (f64x2.relaxed_madd (local.get 0) (local.get 1) (local.get 2)))
  (func (param v128 v128 v128) (result v128) (f64x2.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)))
  (func (param v128 v128 v128) (result v128) (i8x16.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))
  (func (param v128 v128 v128) (result v128) (i16x8.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))
  (func (param v128 v128 v128) (result v128) (i32x4.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))
  (func (param v128 v128 v128) (result v128) (i64x2.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2))))
(assert_invalid (module (func (param i64 v128 v128) (result v128) (f32x4.relaxed_madd (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param v128 i64 v128) (result v128) (f32x4.relaxed_madd (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param v128 v128 i64) (result v128) (f32x4.relaxed_madd (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param v128 v128 v128) (result i32) (f32x4.relaxed_madd (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param v128 v128 v128) (result v128) (f32x4.relaxed_madd (local.get 0) (local.get 1)))) "type mismatch")
(assert_invalid (module (func (param v128 i64 v128) (result v128) (f32x4.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param i64 v128 v128) (result v128) (f32x4.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param v128 v128 i64) (result v128) (f32x4.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param v128 v128 v128) (result i32) (f32x4.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param v128 v128 i64) (result v128) (f64x2.relaxed_madd (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param i64 v128 v128) (result v128) (f64x2.relaxed_madd (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param v128 i64 v128) (result v128) (f64x2.relaxed_madd (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param v128 v128 v128) (result i32) (f64x2.relaxed_madd (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param i64 v128 v128) (result v128) (f64x2.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param v128 i64 v128) (result v128) (f64x2.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param v128 v128 i64) (result v128) (f64x2.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param v128 v128 v128) (result i32) (f64x2.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param v128 i64 v128) (result v128) (i8x16.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param i64 v128 v128) (result v128) (i8x16.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param v128 v128 i64) (result v128) (i8x16.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param v128 v128 v128) (result i32) (i8x16.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param v128 v128 i64) (result v128) (i16x8.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param i64 v128 v128) (result v128) (i16x8.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param v128 i64 v128) (result v128) (i16x8.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param v128 v128 v128) (result i32) (i16x8.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param i64 v128 v128) (result v128) (i32x4.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param v128 i64 v128) (result v128) (i32x4.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param v128 v128 i64) (result v128) (i32x4.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param v128 v128 v128) (result i32) (i32x4.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param v128 i64 v128) (result v128) (i64x2.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param i64 v128 v128) (result v128) (i64x2.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param v128 v128 i64) (result v128) (i64x2.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param v128 v128 v128) (result i32) (i64x2.relaxed_laneselect (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")

;; vswizzlop: v128 v128 -> v128
;; SPEC valid-vswizzlop; Instr_ok/vswizzlop
(module
  (func (param v128 v128) (result v128) (i8x16.relaxed_swizzle (local.get 0) (local.get 1))))
(assert_invalid (module (func (param i64 v128) (result v128) (i8x16.relaxed_swizzle (local.get 0) (local.get 1)))) "type mismatch")
(assert_invalid (module (func (param v128 i64) (result v128) (i8x16.relaxed_swizzle (local.get 0) (local.get 1)))) "type mismatch")
(assert_invalid (module (func (param v128 v128) (result i32) (i8x16.relaxed_swizzle (local.get 0) (local.get 1)))) "type mismatch")
(assert_invalid (module (func (param v128 v128) (result v128) (i8x16.relaxed_swizzle (local.get 0)))) "type mismatch")

;; vcvtop: v128 -> v128
;; SPEC valid-vcvtop; Instr_ok/vcvtop
(module
  (func (param v128) (result v128) (i32x4.relaxed_trunc_f32x4_s (local.get 0)))
  (func (param v128) (result v128) (i32x4.relaxed_trunc_f32x4_u (local.get 0)))
  (func (param v128) (result v128) (i32x4.relaxed_trunc_f64x2_s_zero (local.get 0)))
  (func (param v128) (result v128) (i32x4.relaxed_trunc_f64x2_u_zero (local.get 0))))
(assert_invalid (module (func (param i64) (result v128) (i32x4.relaxed_trunc_f32x4_s (local.get 0)))) "type mismatch")
(assert_invalid (module (func (param v128) (result i32) (i32x4.relaxed_trunc_f32x4_s (local.get 0)))) "type mismatch")
(assert_invalid (module (func (param v128) (result v128) (i32x4.relaxed_trunc_f32x4_s))) "type mismatch")
(assert_invalid (module (func (param i64) (result v128) (i32x4.relaxed_trunc_f32x4_u (local.get 0)))) "type mismatch")
(assert_invalid (module (func (param v128) (result i32) (i32x4.relaxed_trunc_f32x4_u (local.get 0)))) "type mismatch")
(assert_invalid (module (func (param i64) (result v128) (i32x4.relaxed_trunc_f64x2_s_zero (local.get 0)))) "type mismatch")
(assert_invalid (module (func (param v128) (result i32) (i32x4.relaxed_trunc_f64x2_s_zero (local.get 0)))) "type mismatch")
(assert_invalid (module (func (param i64) (result v128) (i32x4.relaxed_trunc_f64x2_u_zero (local.get 0)))) "type mismatch")
(assert_invalid (module (func (param v128) (result i32) (i32x4.relaxed_trunc_f64x2_u_zero (local.get 0)))) "type mismatch")

;; vextbinop: v128 v128 -> v128
;; SPEC valid-vextbinop; Instr_ok/vextbinop
(module
  (func (param v128 v128) (result v128) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get 0) (local.get 1))))
(assert_invalid (module (func (param i64 v128) (result v128) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get 0) (local.get 1)))) "type mismatch")
(assert_invalid (module (func (param v128 i64) (result v128) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get 0) (local.get 1)))) "type mismatch")
(assert_invalid (module (func (param v128 v128) (result i32) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get 0) (local.get 1)))) "type mismatch")
(assert_invalid (module (func (param v128 v128) (result v128) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get 0)))) "type mismatch")

;; vextternop: v128 v128 v128 -> v128
;; SPEC valid-vextternop; Instr_ok/vextternop
(module
  (func (param v128 v128 v128) (result v128) (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get 0) (local.get 1) (local.get 2))))
(assert_invalid (module (func (param i64 v128 v128) (result v128) (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param v128 i64 v128) (result v128) (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param v128 v128 i64) (result v128) (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param v128 v128 v128) (result i32) (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get 0) (local.get 1) (local.get 2)))) "type mismatch")
(assert_invalid (module (func (param v128 v128 v128) (result v128) (i32x4.relaxed_dot_i8x16_i7x16_add_s (local.get 0) (local.get 1)))) "type mismatch")
