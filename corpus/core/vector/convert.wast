;; Conversions between lanes of integers and floats, and between f32x4 and f64x2.
;; SPEC exec-vcvtop, op-vcvtop
(module
  (func (export "i32x4.trunc_sat_f32x4_s") (param v128) (result v128) (i32x4.trunc_sat_f32x4_s (local.get 0)))
  (func (export "i32x4.trunc_sat_f64x2_s_zero") (param v128) (result v128) (i32x4.trunc_sat_f64x2_s_zero (local.get 0)))
  (func (export "f32x4.convert_i32x4_s") (param v128) (result v128) (f32x4.convert_i32x4_s (local.get 0)))
  (func (export "f64x2.convert_low_i32x4_s") (param v128) (result v128) (f64x2.convert_low_i32x4_s (local.get 0)))
  (func (export "i32x4.trunc_sat_f32x4_u") (param v128) (result v128) (i32x4.trunc_sat_f32x4_u (local.get 0)))
  (func (export "i32x4.trunc_sat_f64x2_u_zero") (param v128) (result v128) (i32x4.trunc_sat_f64x2_u_zero (local.get 0)))
  (func (export "f32x4.convert_i32x4_u") (param v128) (result v128) (f32x4.convert_i32x4_u (local.get 0)))
  (func (export "f64x2.convert_low_i32x4_u") (param v128) (result v128) (f64x2.convert_low_i32x4_u (local.get 0)))
  (func (export "f32x4.demote_f64x2_zero") (param v128) (result v128) (f32x4.demote_f64x2_zero (local.get 0)))
  (func (export "f64x2.promote_low_f32x4") (param v128) (result v128) (f64x2.promote_low_f32x4 (local.get 0)))
)

;; i32x4.trunc_sat_f32x4_s: towards zero; out of range the nearest bound, NaN 0
;; SPEC op-trunc_sat; Step_pure/vcvtop
(assert_return (invoke "i32x4.trunc_sat_f32x4_s" (v128.const f32x4 0 -0 1.5 -1.5)) (v128.const i32x4 0x00000000 0x00000000 0x00000001 0xffffffff))
(assert_return
  (invoke "i32x4.trunc_sat_f32x4_s"
    (v128.const f32x4 0x1.fae148p-1 -0x1.fae148p-1 0x0.000002p-126 -0x0.000002p-126))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "i32x4.trunc_sat_f32x4_s"
    (v128.const f32x4 0x1.fffffep+30 0x1p+31 -0x1p+31 -0x1.000002p+31))
  (v128.const i32x4 0x7fffff80 0x7fffffff 0x80000000 0x80000000))
(assert_return
  (invoke "i32x4.trunc_sat_f32x4_s"
    (v128.const f32x4 0x1.fffffep+31 0x1p+32 0x1.fffffep+127 -0x1.fffffep+127))
  (v128.const i32x4 0x7fffffff 0x7fffffff 0x7fffffff 0x80000000))
(assert_return
  (invoke "i32x4.trunc_sat_f32x4_s"
    (v128.const f32x4 inf -inf nan nan:0x200000))
  (v128.const i32x4 0x7fffffff 0x80000000 0x00000000 0x00000000))

;; i32x4.trunc_sat_f64x2_s_zero: two lanes towards zero, saturated; the upper lanes are 0
;; SPEC op-trunc_sat; Step_pure/vcvtop
(assert_return (invoke "i32x4.trunc_sat_f64x2_s_zero" (v128.const f64x2 0 -0)) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return (invoke "i32x4.trunc_sat_f64x2_s_zero" (v128.const f64x2 1.5 -1.5)) (v128.const i32x4 0x00000001 0xffffffff 0x00000000 0x00000000))
(assert_return
  (invoke "i32x4.trunc_sat_f64x2_s_zero"
    (v128.const f64x2 0x1.fae147ae147aep-1 -0x1.fae147ae147aep-1))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "i32x4.trunc_sat_f64x2_s_zero"
    (v128.const f64x2 0x1.fffffffcp+30 0x1.ffffffff9999ap+30))
  (v128.const i32x4 0x7fffffff 0x7fffffff 0x00000000 0x00000000))
(assert_return
  (invoke "i32x4.trunc_sat_f64x2_s_zero"
    (v128.const f64x2 0x1p+31 -0x1.00000001ccccdp+31))
  (v128.const i32x4 0x7fffffff 0x80000000 0x00000000 0x00000000))
(assert_return
  (invoke "i32x4.trunc_sat_f64x2_s_zero"
    (v128.const f64x2 -0x1.00000002p+31 0x1.ffffffffccccdp+31))
  (v128.const i32x4 0x80000000 0x7fffffff 0x00000000 0x00000000))
(assert_return
  (invoke "i32x4.trunc_sat_f64x2_s_zero"
    (v128.const f64x2 0x1.fffffffep+31 0x1p+32))
  (v128.const i32x4 0x7fffffff 0x7fffffff 0x00000000 0x00000000))
(assert_return
  (invoke "i32x4.trunc_sat_f64x2_s_zero"
    (v128.const f64x2 0x1.fffffffffffffp+1023 -0x1.fffffffffffffp+1023))
  (v128.const i32x4 0x7fffffff 0x80000000 0x00000000 0x00000000))
(assert_return (invoke "i32x4.trunc_sat_f64x2_s_zero" (v128.const f64x2 inf -inf)) (v128.const i32x4 0x7fffffff 0x80000000 0x00000000 0x00000000))
(assert_return
  (invoke "i32x4.trunc_sat_f64x2_s_zero"
    (v128.const f64x2 nan nan:0x4000000000000))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "i32x4.trunc_sat_f64x2_s_zero"
    (v128.const f64x2 0x0.0000000000001p-1022 -0x0.0000000000001p-1022))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))

;; f32x4.convert_i32x4_s: to the nearest float, ties to even
;; SPEC op-convert; Step_pure/vcvtop
(assert_return (invoke "f32x4.convert_i32x4_s" (v128.const i32x4 0x00000000 0x00000001 0xffffffff 0x00000002)) (v128.const f32x4 0 1 -1 2))
(assert_return
  (invoke "f32x4.convert_i32x4_s"
    (v128.const i32x4 0x7fffffff 0x80000000 0x80000001 0xfffffffe))
  (v128.const f32x4 0x1p+31 -0x1p+31 -0x1p+31 -2))
(assert_return
  (invoke "f32x4.convert_i32x4_s"
    (v128.const i32x4 0x01000001 0x01000003 0xfeffffff 0xfefffffd))
  (v128.const f32x4 0x1p+24 0x1.000004p+24 -0x1p+24 -0x1.000004p+24))
(assert_return
  (invoke "f32x4.convert_i32x4_s"
    (v128.const i32x4 0x7fffffbf 0x7fffffc0 0xffffff7f 0xffffff80))
  (v128.const f32x4 0x1.fffffep+30 0x1p+31 -129 -128))

;; f64x2.convert_low_i32x4_s: the lower two lanes, exact
;; SPEC op-convert; Step_pure/vcvtop
(assert_return (invoke "f64x2.convert_low_i32x4_s" (v128.const i32x4 0x00000000 0x00000001 0xffffffff 0x00000002)) (v128.const f64x2 0 1))
(assert_return
  (invoke "f64x2.convert_low_i32x4_s"
    (v128.const i32x4 0x7fffffff 0x80000000 0x80000001 0xfffffffe))
  (v128.const f64x2 0x1.fffffffcp+30 -0x1p+31))
(assert_return
  (invoke "f64x2.convert_low_i32x4_s"
    (v128.const i32x4 0x01000001 0x01000003 0xfeffffff 0xfefffffd))
  (v128.const f64x2 0x1.000001p+24 0x1.000003p+24))
(assert_return
  (invoke "f64x2.convert_low_i32x4_s"
    (v128.const i32x4 0x7fffffbf 0x7fffffc0 0xffffff7f 0xffffff80))
  (v128.const f64x2 0x1.fffffefcp+30 0x1.ffffffp+30))

;; i32x4.trunc_sat_f32x4_u: towards zero; out of range the nearest bound, NaN 0
;; SPEC op-trunc_sat; Step_pure/vcvtop
(assert_return (invoke "i32x4.trunc_sat_f32x4_u" (v128.const f32x4 0 -0 1.5 -1.5)) (v128.const i32x4 0x00000000 0x00000000 0x00000001 0x00000000))
(assert_return
  (invoke "i32x4.trunc_sat_f32x4_u"
    (v128.const f32x4 0x1.fae148p-1 -0x1.fae148p-1 0x0.000002p-126 -0x0.000002p-126))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "i32x4.trunc_sat_f32x4_u"
    (v128.const f32x4 0x1.fffffep+30 0x1p+31 -0x1p+31 -0x1.000002p+31))
  (v128.const i32x4 0x7fffff80 0x80000000 0x00000000 0x00000000))
(assert_return
  (invoke "i32x4.trunc_sat_f32x4_u"
    (v128.const f32x4 0x1.fffffep+31 0x1p+32 0x1.fffffep+127 -0x1.fffffep+127))
  (v128.const i32x4 0xffffff00 0xffffffff 0xffffffff 0x00000000))
(assert_return
  (invoke "i32x4.trunc_sat_f32x4_u"
    (v128.const f32x4 inf -inf nan nan:0x200000))
  (v128.const i32x4 0xffffffff 0x00000000 0x00000000 0x00000000))

;; i32x4.trunc_sat_f64x2_u_zero: two lanes towards zero, saturated; the upper lanes are 0
;; SPEC op-trunc_sat; Step_pure/vcvtop
(assert_return (invoke "i32x4.trunc_sat_f64x2_u_zero" (v128.const f64x2 0 -0)) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return (invoke "i32x4.trunc_sat_f64x2_u_zero" (v128.const f64x2 1.5 -1.5)) (v128.const i32x4 0x00000001 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "i32x4.trunc_sat_f64x2_u_zero"
    (v128.const f64x2 0x1.fae147ae147aep-1 -0x1.fae147ae147aep-1))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "i32x4.trunc_sat_f64x2_u_zero"
    (v128.const f64x2 0x1.fffffffcp+30 0x1.ffffffff9999ap+30))
  (v128.const i32x4 0x7fffffff 0x7fffffff 0x00000000 0x00000000))
(assert_return
  (invoke "i32x4.trunc_sat_f64x2_u_zero"
    (v128.const f64x2 0x1p+31 -0x1.00000001ccccdp+31))
  (v128.const i32x4 0x80000000 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "i32x4.trunc_sat_f64x2_u_zero"
    (v128.const f64x2 -0x1.00000002p+31 0x1.ffffffffccccdp+31))
  (v128.const i32x4 0x00000000 0xffffffff 0x00000000 0x00000000))
(assert_return
  (invoke "i32x4.trunc_sat_f64x2_u_zero"
    (v128.const f64x2 0x1.fffffffep+31 0x1p+32))
  (v128.const i32x4 0xffffffff 0xffffffff 0x00000000 0x00000000))
(assert_return
  (invoke "i32x4.trunc_sat_f64x2_u_zero"
    (v128.const f64x2 0x1.fffffffffffffp+1023 -0x1.fffffffffffffp+1023))
  (v128.const i32x4 0xffffffff 0x00000000 0x00000000 0x00000000))
(assert_return (invoke "i32x4.trunc_sat_f64x2_u_zero" (v128.const f64x2 inf -inf)) (v128.const i32x4 0xffffffff 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "i32x4.trunc_sat_f64x2_u_zero"
    (v128.const f64x2 nan nan:0x4000000000000))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "i32x4.trunc_sat_f64x2_u_zero"
    (v128.const f64x2 0x0.0000000000001p-1022 -0x0.0000000000001p-1022))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))

;; f32x4.convert_i32x4_u: to the nearest float, ties to even
;; SPEC op-convert; Step_pure/vcvtop
(assert_return (invoke "f32x4.convert_i32x4_u" (v128.const i32x4 0x00000000 0x00000001 0xffffffff 0x00000002)) (v128.const f32x4 0 1 0x1p+32 2))
(assert_return
  (invoke "f32x4.convert_i32x4_u"
    (v128.const i32x4 0x7fffffff 0x80000000 0x80000001 0xfffffffe))
  (v128.const f32x4 0x1p+31 0x1p+31 0x1p+31 0x1p+32))
(assert_return
  (invoke "f32x4.convert_i32x4_u"
    (v128.const i32x4 0x01000001 0x01000003 0xfeffffff 0xfefffffd))
  (v128.const f32x4 0x1p+24 0x1.000004p+24 0x1.fep+31 0x1.fep+31))
(assert_return
  (invoke "f32x4.convert_i32x4_u"
    (v128.const i32x4 0x7fffffbf 0x7fffffc0 0xffffff7f 0xffffff80))
  (v128.const f32x4 0x1.fffffep+30 0x1p+31 0x1.fffffep+31 0x1p+32))

;; f64x2.convert_low_i32x4_u: the lower two lanes, exact
;; SPEC op-convert; Step_pure/vcvtop
(assert_return (invoke "f64x2.convert_low_i32x4_u" (v128.const i32x4 0x00000000 0x00000001 0xffffffff 0x00000002)) (v128.const f64x2 0 1))
(assert_return
  (invoke "f64x2.convert_low_i32x4_u"
    (v128.const i32x4 0x7fffffff 0x80000000 0x80000001 0xfffffffe))
  (v128.const f64x2 0x1.fffffffcp+30 0x1p+31))
(assert_return
  (invoke "f64x2.convert_low_i32x4_u"
    (v128.const i32x4 0x01000001 0x01000003 0xfeffffff 0xfefffffd))
  (v128.const f64x2 0x1.000001p+24 0x1.000003p+24))
(assert_return
  (invoke "f64x2.convert_low_i32x4_u"
    (v128.const i32x4 0x7fffffbf 0x7fffffc0 0xffffff7f 0xffffff80))
  (v128.const f64x2 0x1.fffffefcp+30 0x1.ffffffp+30))

;; f32x4.demote_f64x2_zero: to the nearest f32; the upper lanes are 0
;; SPEC op-demote; Step_pure/vcvtop
(assert_return (invoke "f32x4.demote_f64x2_zero" (v128.const f64x2 0 -0)) (v128.const f32x4 0 -0 0 0))
(assert_return (invoke "f32x4.demote_f64x2_zero" (v128.const f64x2 1 -1)) (v128.const f32x4 1 -1 0 0))
(assert_return
  (invoke "f32x4.demote_f64x2_zero"
    (v128.const f64x2 0x1.999999999999ap-4 -0x1.999999999999ap-4))
  (v128.const f32x4 0x1.99999ap-4 -0x1.99999ap-4 0 0))
(assert_return (invoke "f32x4.demote_f64x2_zero" (v128.const f64x2 inf -inf)) (v128.const f32x4 inf -inf 0 0))
(assert_return (invoke "f32x4.demote_f64x2_zero" (v128.const f64x2 nan -nan)) (v128.const f32x4 nan:canonical nan:canonical 0 0))
(assert_return (invoke "f32x4.demote_f64x2_zero" (v128.const f64x2 nan:0x4000000000000 1)) (v128.const f32x4 nan:arithmetic 1 0 0))
(assert_return (invoke "f32x4.demote_f64x2_zero" (v128.const f64x2 0x1.fffffffffffffp+1023 -0x1.fffffffffffffp+1023)) (v128.const f32x4 inf -inf 0 0))
(assert_return (invoke "f32x4.demote_f64x2_zero" (v128.const f64x2 0x0.0000000000001p-1022 -0x0.0000000000001p-1022)) (v128.const f32x4 0 -0 0 0))
(assert_return
  (invoke "f32x4.demote_f64x2_zero"
    (v128.const f64x2 0x1.fffffep+127 0x1.fffffefffffffp+127))
  (v128.const f32x4 0x1.fffffep+127 0x1.fffffep+127 0 0))
(assert_return (invoke "f32x4.demote_f64x2_zero" (v128.const f64x2 0x1.ffffffp+127 -0x1.ffffffp+127)) (v128.const f32x4 inf -inf 0 0))
(assert_return (invoke "f32x4.demote_f64x2_zero" (v128.const f64x2 0x1.000001p+0 0x1.000003p+0)) (v128.const f32x4 1 0x1.000004p+0 0 0))
(assert_return (invoke "f32x4.demote_f64x2_zero" (v128.const f64x2 0x1p-149 0x1p-150)) (v128.const f32x4 0x0.000002p-126 0 0 0))
(assert_return
  (invoke "f32x4.demote_f64x2_zero"
    (v128.const f64x2 0x1.0000000000001p-150 0x1.fffffep-127))
  (v128.const f32x4 0x0.000002p-126 0x1p-126 0 0))
(assert_return
  (invoke "f32x4.demote_f64x2_zero"
    (v128.const f64x2 nan:0x20000000 nan:0x8000000000001))
  (v128.const f32x4 nan:arithmetic nan:arithmetic 0 0))

;; f64x2.promote_low_f32x4: the lower two lanes, exact
;; SPEC op-promote; Step_pure/vcvtop
(assert_return (invoke "f64x2.promote_low_f32x4" (v128.const f32x4 0 -0 5 6)) (v128.const f64x2 0 -0))
(assert_return (invoke "f64x2.promote_low_f32x4" (v128.const f32x4 1 -1 5 6)) (v128.const f64x2 1 -1))
(assert_return (invoke "f64x2.promote_low_f32x4" (v128.const f32x4 inf -inf 0 0)) (v128.const f64x2 inf -inf))
(assert_return (invoke "f64x2.promote_low_f32x4" (v128.const f32x4 nan -nan 0 0)) (v128.const f64x2 nan:canonical nan:canonical))
(assert_return (invoke "f64x2.promote_low_f32x4" (v128.const f32x4 nan:0x200000 nan:0x400001 0 0)) (v128.const f64x2 nan:arithmetic nan:arithmetic))
(assert_return
  (invoke "f64x2.promote_low_f32x4"
    (v128.const f32x4 0x1.fffffep+127 -0x1.fffffep+127 nan nan))
  (v128.const f64x2 0x1.fffffep+127 -0x1.fffffep+127))
(assert_return (invoke "f64x2.promote_low_f32x4" (v128.const f32x4 0x0.000002p-126 -0x0.000002p-126 0 0)) (v128.const f64x2 0x1p-149 -0x1p-149))
(assert_return (invoke "f64x2.promote_low_f32x4" (v128.const f32x4 0x0.fffffep-126 0x1p-126 0 0)) (v128.const f64x2 0x1.fffffcp-127 0x1p-126))
(assert_return (invoke "f64x2.promote_low_f32x4" (v128.const f32x4 0x1.99999ap-4 -0x1.99999ap-4 0 0)) (v128.const f64x2 0x1.99999ap-4 -0x1.99999ap-4))
