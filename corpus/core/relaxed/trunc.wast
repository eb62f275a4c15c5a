;; Relaxed truncation: in range as trunc_sat; out of range and NaN any number, but the same each time, and other lanes unharmed.
;; SPEC relaxed-ops, aux-relaxed, op-relaxed_trunc
(module
  (func (export "i32x4.relaxed_trunc_f32x4_s") (param v128) (result v128) (i32x4.relaxed_trunc_f32x4_s (local.get 0)))
  (func (export "i32x4.relaxed_trunc_f32x4_s&") (param v128 v128) (result v128) (v128.and (local.get 1) (i32x4.relaxed_trunc_f32x4_s (local.get 0)))) ;; lanes of the mask alone
  (func (export "i32x4.relaxed_trunc_f32x4_s=") (param v128) (result i32) (i32x4.all_true (i32x4.eq (i32x4.relaxed_trunc_f32x4_s (local.get 0)) (i32x4.relaxed_trunc_f32x4_s (local.get 0)))))
  (func (export "i32x4.relaxed_trunc_f64x2_s_zero") (param v128) (result v128) (i32x4.relaxed_trunc_f64x2_s_zero (local.get 0)))
  (func (export "i32x4.relaxed_trunc_f64x2_s_zero&") (param v128 v128) (result v128) (v128.and (local.get 1) (i32x4.relaxed_trunc_f64x2_s_zero (local.get 0)))) ;; lanes of the mask alone
  (func (export "i32x4.relaxed_trunc_f64x2_s_zero=") (param v128) (result i32) (i32x4.all_true (i32x4.eq (i32x4.relaxed_trunc_f64x2_s_zero (local.get 0)) (i32x4.relaxed_trunc_f64x2_s_zero (local.get 0)))))
  (func (export "i32x4.relaxed_trunc_f32x4_u") (param v128) (result v128) (i32x4.relaxed_trunc_f32x4_u (local.get 0)))
  (func (export "i32x4.relaxed_trunc_f32x4_u&") (param v128 v128) (result v128) (v128.and (local.get 1) (i32x4.relaxed_trunc_f32x4_u (local.get 0)))) ;; lanes of the mask alone
  (func (export "i32x4.relaxed_trunc_f32x4_u=") (param v128) (result i32) (i32x4.all_true (i32x4.eq (i32x4.relaxed_trunc_f32x4_u (local.get 0)) (i32x4.relaxed_trunc_f32x4_u (local.get 0)))))
  (func (export "i32x4.relaxed_trunc_f64x2_u_zero") (param v128) (result v128) (i32x4.relaxed_trunc_f64x2_u_zero (local.get 0)))
  (func (export "i32x4.relaxed_trunc_f64x2_u_zero&") (param v128 v128) (result v128) (v128.and (local.get 1) (i32x4.relaxed_trunc_f64x2_u_zero (local.get 0)))) ;; lanes of the mask alone
  (func (export "i32x4.relaxed_trunc_f64x2_u_zero=") (param v128) (result i32) (i32x4.all_true (i32x4.eq (i32x4.relaxed_trunc_f64x2_u_zero (local.get 0)) (i32x4.relaxed_trunc_f64x2_u_zero (local.get 0)))))
)

;; i32x4.relaxed_trunc_f32x4_s: in range it is truncation.
;; SPEC op-relaxed_trunc_s; Step_pure/vcvtop
(assert_return
  (invoke "i32x4.relaxed_trunc_f32x4_s"
    (v128.const f32x4 0 -0 1.5 0x1.fae148p-1))
  (v128.const i32x4 0x00000000 0x00000000 0x00000001 0x00000000))
(assert_return
  (invoke "i32x4.relaxed_trunc_f32x4_s"
    (v128.const f32x4 0x1.fffffep+30 0x0.000002p-126 -0x0.000002p-126 -0x1.fae148p-1))
  (v128.const i32x4 0x7fffff80 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "i32x4.relaxed_trunc_f32x4_s"
    (v128.const f32x4 0x1.93999ap+6 3 65536.5 0x1.fffffep+30))
  (v128.const i32x4 0x00000064 0x00000003 0x00010000 0x7fffff80))
(assert_return
  (invoke "i32x4.relaxed_trunc_f32x4_s"
    (v128.const f32x4 -1.5 -0x1p+31 -0x1.93999ap+6 -0.5))
  (v128.const i32x4 0xffffffff 0x80000000 0xffffff9c 0x00000000))

;; i32x4.relaxed_trunc_f32x4_s: NaN and numbers out of range.
;; SPEC op-relaxed_trunc_s; Step_pure/vcvtop
(assert_return
  (invoke "i32x4.relaxed_trunc_f32x4_s&"
    (v128.const f32x4 nan 1 2 3)
    (v128.const i32x4 0x00000000 0xffffffff 0xffffffff 0xffffffff))
  (v128.const i32x4 0x00000000 0x00000001 0x00000002 0x00000003))
(assert_return (invoke "i32x4.relaxed_trunc_f32x4_s=" (v128.const f32x4 nan 1 2 3)) (i32.const 1))
(assert_return
  (invoke "i32x4.relaxed_trunc_f32x4_s&"
    (v128.const f32x4 inf -inf nan:0x200000 -nan)
    (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return (invoke "i32x4.relaxed_trunc_f32x4_s=" (v128.const f32x4 inf -inf nan:0x200000 -nan)) (i32.const 1))
(assert_return
  (invoke "i32x4.relaxed_trunc_f32x4_s&"
    (v128.const f32x4 0x1p+31 -0x1.000002p+31 0x1p+32 0x1.fffffep+127)
    (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return (invoke "i32x4.relaxed_trunc_f32x4_s=" (v128.const f32x4 0x1p+31 -0x1.000002p+31 0x1p+32 0x1.fffffep+127)) (i32.const 1))

;; i32x4.relaxed_trunc_f64x2_s_zero: in range it is truncation; the upper lanes are 0.
;; SPEC op-relaxed_trunc_s; Step_pure/vcvtop
(assert_return (invoke "i32x4.relaxed_trunc_f64x2_s_zero" (v128.const f64x2 0 -0)) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "i32x4.relaxed_trunc_f64x2_s_zero"
    (v128.const f64x2 1.5 0x1.fae147ae147aep-1))
  (v128.const i32x4 0x00000001 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "i32x4.relaxed_trunc_f64x2_s_zero"
    (v128.const f64x2 0x1.ffffffff9999ap+30 -0x1.fae147ae147aep-1))
  (v128.const i32x4 0x7fffffff 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "i32x4.relaxed_trunc_f64x2_s_zero"
    (v128.const f64x2 0x0.0000000000001p-1022 -0x0.0000000000001p-1022))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "i32x4.relaxed_trunc_f64x2_s_zero"
    (v128.const f64x2 -0x1.00000001ccccdp+31 -1.5))
  (v128.const i32x4 0x80000000 0xffffffff 0x00000000 0x00000000))

;; i32x4.relaxed_trunc_f64x2_s_zero: NaN and numbers out of range.
;; SPEC op-relaxed_trunc_s; Step_pure/vcvtop
(assert_return
  (invoke "i32x4.relaxed_trunc_f64x2_s_zero&"
    (v128.const f64x2 nan 1)
    (v128.const i32x4 0x00000000 0xffffffff 0xffffffff 0xffffffff))
  (v128.const i32x4 0x00000000 0x00000001 0x00000000 0x00000000))
(assert_return (invoke "i32x4.relaxed_trunc_f64x2_s_zero=" (v128.const f64x2 nan 1)) (i32.const 1))
(assert_return
  (invoke "i32x4.relaxed_trunc_f64x2_s_zero&"
    (v128.const f64x2 inf -inf)
    (v128.const i32x4 0x00000000 0x00000000 0xffffffff 0xffffffff))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return (invoke "i32x4.relaxed_trunc_f64x2_s_zero=" (v128.const f64x2 inf -inf)) (i32.const 1))
(assert_return
  (invoke "i32x4.relaxed_trunc_f64x2_s_zero&"
    (v128.const f64x2 0x1p+31 -0x1.00000002p+31)
    (v128.const i32x4 0x00000000 0x00000000 0xffffffff 0xffffffff))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return (invoke "i32x4.relaxed_trunc_f64x2_s_zero=" (v128.const f64x2 0x1p+31 -0x1.00000002p+31)) (i32.const 1))
(assert_return
  (invoke "i32x4.relaxed_trunc_f64x2_s_zero&"
    (v128.const f64x2 nan:0x4000000000000 0x1.fffffffffffffp+1023)
    (v128.const i32x4 0x00000000 0x00000000 0xffffffff 0xffffffff))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return (invoke "i32x4.relaxed_trunc_f64x2_s_zero=" (v128.const f64x2 nan:0x4000000000000 0x1.fffffffffffffp+1023)) (i32.const 1))

;; i32x4.relaxed_trunc_f32x4_u: in range it is truncation.
;; SPEC op-relaxed_trunc_u; Step_pure/vcvtop
(assert_return
  (invoke "i32x4.relaxed_trunc_f32x4_u"
    (v128.const f32x4 0 -0 1.5 0x1.fae148p-1))
  (v128.const i32x4 0x00000000 0x00000000 0x00000001 0x00000000))
(assert_return
  (invoke "i32x4.relaxed_trunc_f32x4_u"
    (v128.const f32x4 0x1.fffffep+31 0x0.000002p-126 -0x0.000002p-126 -0x1.fae148p-1))
  (v128.const i32x4 0xffffff00 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "i32x4.relaxed_trunc_f32x4_u"
    (v128.const f32x4 0x1.93999ap+6 3 65536.5 0x1.fffffep+31))
  (v128.const i32x4 0x00000064 0x00000003 0x00010000 0xffffff00))

;; i32x4.relaxed_trunc_f32x4_u: NaN and numbers out of range.
;; SPEC op-relaxed_trunc_u; Step_pure/vcvtop
(assert_return
  (invoke "i32x4.relaxed_trunc_f32x4_u&"
    (v128.const f32x4 nan 1 2 3)
    (v128.const i32x4 0x00000000 0xffffffff 0xffffffff 0xffffffff))
  (v128.const i32x4 0x00000000 0x00000001 0x00000002 0x00000003))
(assert_return (invoke "i32x4.relaxed_trunc_f32x4_u=" (v128.const f32x4 nan 1 2 3)) (i32.const 1))
(assert_return
  (invoke "i32x4.relaxed_trunc_f32x4_u&"
    (v128.const f32x4 inf -inf nan:0x200000 -nan)
    (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return (invoke "i32x4.relaxed_trunc_f32x4_u=" (v128.const f32x4 inf -inf nan:0x200000 -nan)) (i32.const 1))
(assert_return
  (invoke "i32x4.relaxed_trunc_f32x4_u&"
    (v128.const f32x4 0x1p+32 -1 -0x1.fffffep+127 0x1.fffffep+127)
    (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return (invoke "i32x4.relaxed_trunc_f32x4_u=" (v128.const f32x4 0x1p+32 -1 -0x1.fffffep+127 0x1.fffffep+127)) (i32.const 1))

;; i32x4.relaxed_trunc_f64x2_u_zero: in range it is truncation; the upper lanes are 0.
;; SPEC op-relaxed_trunc_u; Step_pure/vcvtop
(assert_return (invoke "i32x4.relaxed_trunc_f64x2_u_zero" (v128.const f64x2 0 -0)) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "i32x4.relaxed_trunc_f64x2_u_zero"
    (v128.const f64x2 1.5 0x1.fae147ae147aep-1))
  (v128.const i32x4 0x00000001 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "i32x4.relaxed_trunc_f64x2_u_zero"
    (v128.const f64x2 0x1.ffffffffccccdp+31 -0x1.fae147ae147aep-1))
  (v128.const i32x4 0xffffffff 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "i32x4.relaxed_trunc_f64x2_u_zero"
    (v128.const f64x2 0x0.0000000000001p-1022 -0x0.0000000000001p-1022))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))

;; i32x4.relaxed_trunc_f64x2_u_zero: NaN and numbers out of range.
;; SPEC op-relaxed_trunc_u; Step_pure/vcvtop
(assert_return
  (invoke "i32x4.relaxed_trunc_f64x2_u_zero&"
    (v128.const f64x2 nan 1)
    (v128.const i32x4 0x00000000 0xffffffff 0xffffffff 0xffffffff))
  (v128.const i32x4 0x00000000 0x00000001 0x00000000 0x00000000))
(assert_return (invoke "i32x4.relaxed_trunc_f64x2_u_zero=" (v128.const f64x2 nan 1)) (i32.const 1))
(assert_return
  (invoke "i32x4.relaxed_trunc_f64x2_u_zero&"
    (v128.const f64x2 inf -inf)
    (v128.const i32x4 0x00000000 0x00000000 0xffffffff 0xffffffff))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return (invoke "i32x4.relaxed_trunc_f64x2_u_zero=" (v128.const f64x2 inf -inf)) (i32.const 1))
(assert_return
  (invoke "i32x4.relaxed_trunc_f64x2_u_zero&"
    (v128.const f64x2 0x1p+32 -1)
    (v128.const i32x4 0x00000000 0x00000000 0xffffffff 0xffffffff))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return (invoke "i32x4.relaxed_trunc_f64x2_u_zero=" (v128.const f64x2 0x1p+32 -1)) (i32.const 1))
(assert_return
  (invoke "i32x4.relaxed_trunc_f64x2_u_zero&"
    (v128.const f64x2 nan:0x4000000000000 0x1.fffffffffffffp+1023)
    (v128.const i32x4 0x00000000 0x00000000 0xffffffff 0xffffffff))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return (invoke "i32x4.relaxed_trunc_f64x2_u_zero=" (v128.const f64x2 nan:0x4000000000000 0x1.fffffffffffffp+1023)) (i32.const 1))
