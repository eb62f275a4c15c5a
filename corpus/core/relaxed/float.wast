;; Relaxed operators of float lanes: what is due, and what is allowed.
;; SPEC relaxed-ops, aux-relaxed
(module
  (func (export "f32x4.relaxed_madd") (param v128 v128 v128) (result v128) (f32x4.relaxed_madd (local.get 0) (local.get 1) (local.get 2)))
  (func (export "f32x4.relaxed_nmadd") (param v128 v128 v128) (result v128) (f32x4.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)))
  (func (export "f32x4.relaxed_min") (param v128 v128) (result v128) (f32x4.relaxed_min (local.get 0) (local.get 1)))
  (func (export "f32x4.relaxed_max") (param v128 v128) (result v128) (f32x4.relaxed_max (local.get 0) (local.get 1)))
  (func (export "f64x2.relaxed_madd") (param v128 v128 v128) (result v128) (f64x2.relaxed_madd (local.get 0) (local.get 1) (local.get 2)))
  (func (export "f64x2.relaxed_nmadd") (param v128 v128 v128) (result v128) (f64x2.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)))
  (func (export "f64x2.relaxed_min") (param v128 v128) (result v128) (f64x2.relaxed_min (local.get 0) (local.get 1)))
  (func (export "f64x2.relaxed_max") (param v128 v128) (result v128) (f64x2.relaxed_max (local.get 0) (local.get 1)))
  (func (export "f32x4.relaxed_madd=") (param v128 v128 v128) (result i32)
    (i64x2.all_true (i64x2.eq (f32x4.relaxed_madd (local.get 0) (local.get 1) (local.get 2)) (f32x4.relaxed_madd (local.get 0) (local.get 1) (local.get 2)))))
  (func (export "f32x4.relaxed_nmadd=") (param v128 v128 v128) (result i32)
    (i64x2.all_true (i64x2.eq (f32x4.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)) (f32x4.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)))))
  (func (export "f64x2.relaxed_madd=") (param v128 v128 v128) (result i32)
    (i64x2.all_true (i64x2.eq (f64x2.relaxed_madd (local.get 0) (local.get 1) (local.get 2)) (f64x2.relaxed_madd (local.get 0) (local.get 1) (local.get 2)))))
  (func (export "f64x2.relaxed_nmadd=") (param v128 v128 v128) (result i32)
    (i64x2.all_true (i64x2.eq (f64x2.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)) (f64x2.relaxed_nmadd (local.get 0) (local.get 1) (local.get 2)))))
)

;; f32x4.relaxed_madd: where rounding once or twice is the same, the result is due.
;; SPEC op-frelaxed_madd, op-fma; Step_pure/vternop-val
(assert_return
  (invoke "f32x4.relaxed_madd"
    (v128.const f32x4 2 1 -2 0)
    (v128.const f32x4 3 1 3 5)
    (v128.const f32x4 4 -1 6 -0))
  (v128.const f32x4 10 0 0 0))
(assert_return
  (invoke "f32x4.relaxed_madd"
    (v128.const f32x4 -0 inf -inf 0.5)
    (v128.const f32x4 5 1 2 0.25)
    (v128.const f32x4 -0 1 1 8))
  (v128.const f32x4 -0 inf -inf 8.125))
(assert_return
  (invoke "f32x4.relaxed_madd"
    (v128.const f32x4 inf inf nan 1)
    (v128.const f32x4 1 0 1 nan)
    (v128.const f32x4 -inf 1 2 2))
  (v128.const f32x4 nan:canonical nan:canonical nan:canonical nan:canonical))
(assert_return
  (invoke "f32x4.relaxed_madd"
    (v128.const f32x4 1 nan:0x200000 0x1.fffffep+127 1.5)
    (v128.const f32x4 2 1 1 1.5)
    (v128.const f32x4 nan 2 -0x1.fffffep+127 -2.25))
  (v128.const f32x4 nan:canonical nan:arithmetic 0 0))

;; f32x4.relaxed_madd: rounded after the product and the sum, or once.
;; SPEC op-frelaxed_madd, op-fma; Step_pure/vternop-val
(assert_return
  (invoke "f32x4.relaxed_madd"
    (v128.const f32x4 0x1.001p+0 0x1.001p+0 0x1.fffffep+127 0x0.000002p-126)
    (v128.const f32x4 0x1.001p+0 0x1.ffep-1 2 0.5)
    (v128.const f32x4 -0x1.002p+0 -1 -0x1.fffffep+127 0x0.000002p-126))
  (either
    (v128.const f32x4 0 -0x1p-24 inf 0x0.000002p-126)
    (v128.const f32x4 0x1p-24 -0x1p-24 0x1.fffffep+127 0x0.000004p-126)))
(assert_return
  (invoke "f32x4.relaxed_madd="
    (v128.const f32x4 0x1.001p+0 0x1.001p+0 0x1.fffffep+127 0x0.000002p-126)
    (v128.const f32x4 0x1.001p+0 0x1.ffep-1 2 0.5)
    (v128.const f32x4 -0x1.002p+0 -1 -0x1.fffffep+127 0x0.000002p-126))
  (i32.const 1))
(assert_return
  (invoke "f32x4.relaxed_madd"
    (v128.const f32x4 0x1.99999ap-4 3 0x1.ffep-1 0x0.000002p-126)
    (v128.const f32x4 10 0x1.99999ap-4 0x1.ffep-1 0x0.000002p-126)
    (v128.const f32x4 -1 -0x1.333334p-2 -1 0x1p-126))
  (either
    (v128.const f32x4 0 0 -0x1.fffp-12 0x1p-126)
    (v128.const f32x4 0x1p-26 -0x1p-27 -0x1.fffp-12 0x1p-126)))
(assert_return
  (invoke "f32x4.relaxed_madd="
    (v128.const f32x4 0x1.99999ap-4 3 0x1.ffep-1 0x0.000002p-126)
    (v128.const f32x4 10 0x1.99999ap-4 0x1.ffep-1 0x0.000002p-126)
    (v128.const f32x4 -1 -0x1.333334p-2 -1 0x1p-126))
  (i32.const 1))

;; f32x4.relaxed_nmadd: as relaxed_madd with the first operand negated.
;; SPEC op-frelaxed_nmadd; Step_pure/vternop-val
(assert_return
  (invoke "f32x4.relaxed_nmadd"
    (v128.const f32x4 2 1 -2 0)
    (v128.const f32x4 3 1 3 5)
    (v128.const f32x4 4 -1 6 -0))
  (v128.const f32x4 -2 -2 12 -0))
(assert_return
  (invoke "f32x4.relaxed_nmadd"
    (v128.const f32x4 -0 inf -inf 0.5)
    (v128.const f32x4 5 1 2 0.25)
    (v128.const f32x4 -0 1 1 8))
  (v128.const f32x4 0 -inf inf 7.875))
(assert_return
  (invoke "f32x4.relaxed_nmadd"
    (v128.const f32x4 inf inf nan 1)
    (v128.const f32x4 1 0 1 nan)
    (v128.const f32x4 -inf 1 2 2))
  (v128.const f32x4 -inf nan:canonical nan:canonical nan:canonical))
(assert_return
  (invoke "f32x4.relaxed_nmadd"
    (v128.const f32x4 1 nan:0x200000 0x1.fffffep+127 1.5)
    (v128.const f32x4 2 1 1 1.5)
    (v128.const f32x4 nan 2 -0x1.fffffep+127 -2.25))
  (v128.const f32x4 nan:canonical nan:arithmetic -inf -4.5))

;; f32x4.relaxed_nmadd: rounded after the product and the sum, or once.
;; SPEC op-frelaxed_nmadd; Step_pure/vternop-val
(assert_return
  (invoke "f32x4.relaxed_nmadd"
    (v128.const f32x4 -0x1.001p+0 -0x1.001p+0 -0x1.fffffep+127 -0x0.000002p-126)
    (v128.const f32x4 0x1.001p+0 0x1.ffep-1 2 0.5)
    (v128.const f32x4 -0x1.002p+0 -1 -0x1.fffffep+127 0x0.000002p-126))
  (either
    (v128.const f32x4 0 -0x1p-24 inf 0x0.000002p-126)
    (v128.const f32x4 0x1p-24 -0x1p-24 0x1.fffffep+127 0x0.000004p-126)))
(assert_return
  (invoke "f32x4.relaxed_nmadd="
    (v128.const f32x4 -0x1.001p+0 -0x1.001p+0 -0x1.fffffep+127 -0x0.000002p-126)
    (v128.const f32x4 0x1.001p+0 0x1.ffep-1 2 0.5)
    (v128.const f32x4 -0x1.002p+0 -1 -0x1.fffffep+127 0x0.000002p-126))
  (i32.const 1))
(assert_return
  (invoke "f32x4.relaxed_nmadd"
    (v128.const f32x4 -0x1.99999ap-4 -3 -0x1.ffep-1 -0x0.000002p-126)
    (v128.const f32x4 10 0x1.99999ap-4 0x1.ffep-1 0x0.000002p-126)
    (v128.const f32x4 -1 -0x1.333334p-2 -1 0x1p-126))
  (either
    (v128.const f32x4 0 0 -0x1.fffp-12 0x1p-126)
    (v128.const f32x4 0x1p-26 -0x1p-27 -0x1.fffp-12 0x1p-126)))
(assert_return
  (invoke "f32x4.relaxed_nmadd="
    (v128.const f32x4 -0x1.99999ap-4 -3 -0x1.ffep-1 -0x0.000002p-126)
    (v128.const f32x4 10 0x1.99999ap-4 0x1.ffep-1 0x0.000002p-126)
    (v128.const f32x4 -1 -0x1.333334p-2 -1 0x1p-126))
  (i32.const 1))

;; f32x4.relaxed_min: the lesser of two numbers.
;; SPEC op-frelaxed_min; Step_pure/vbinop-val
(assert_return (invoke "f32x4.relaxed_min" (v128.const f32x4 1 2 -1 inf) (v128.const f32x4 2 1 1 1)) (v128.const f32x4 1 1 -1 1))
(assert_return
  (invoke "f32x4.relaxed_min"
    (v128.const f32x4 -inf 0x1.fffffep+127 0x0.000002p-126 0)
    (v128.const f32x4 inf -0x1.fffffep+127 0 0))
  (v128.const f32x4 -inf -0x1.fffffep+127 0 0))
(assert_return
  (invoke "f32x4.relaxed_min"
    (v128.const f32x4 -0 1.5 -0x0.000002p-126 0x0.fffffep-126)
    (v128.const f32x4 -0 -2.5 0x0.000002p-126 0x1p-126))
  (v128.const f32x4 -0 -2.5 -0x0.000002p-126 0x0.fffffep-126))

;; f32x4.relaxed_min: zeros of either sign and NaN: four ways.
;; SPEC op-frelaxed_min; Step_pure/vbinop-val
(assert_return
  (invoke "f32x4.relaxed_min"
    (v128.const f32x4 0 -0 nan 1)
    (v128.const f32x4 -0 0 1 nan))
  (either
    (v128.const f32x4 -0 -0 nan:canonical nan:canonical)
    (v128.const f32x4 0 -0 nan 1)
    (v128.const f32x4 -0 0 1 nan)
    (v128.const f32x4 -0 -0 1 1)))
(assert_return
  (invoke "f32x4.relaxed_min"
    (v128.const f32x4 nan nan:0x200000 3 nan)
    (v128.const f32x4 -5 inf nan:0x200000 nan))
  (either
    (v128.const f32x4 nan:canonical nan:arithmetic nan:arithmetic nan:canonical)
    (v128.const f32x4 nan nan:0x200000 3 nan)
    (v128.const f32x4 -5 inf nan:0x200000 nan)
    (v128.const f32x4 -5 inf 3 nan)))

;; f32x4.relaxed_max: the greater of two numbers.
;; SPEC op-frelaxed_max; Step_pure/vbinop-val
(assert_return (invoke "f32x4.relaxed_max" (v128.const f32x4 1 2 -1 inf) (v128.const f32x4 2 1 1 1)) (v128.const f32x4 2 2 1 inf))
(assert_return
  (invoke "f32x4.relaxed_max"
    (v128.const f32x4 -inf 0x1.fffffep+127 0x0.000002p-126 0)
    (v128.const f32x4 inf -0x1.fffffep+127 0 0))
  (v128.const f32x4 inf 0x1.fffffep+127 0x0.000002p-126 0))
(assert_return
  (invoke "f32x4.relaxed_max"
    (v128.const f32x4 -0 1.5 -0x0.000002p-126 0x0.fffffep-126)
    (v128.const f32x4 -0 -2.5 0x0.000002p-126 0x1p-126))
  (v128.const f32x4 -0 1.5 0x0.000002p-126 0x1p-126))

;; f32x4.relaxed_max: zeros of either sign and NaN: four ways.
;; SPEC op-frelaxed_max; Step_pure/vbinop-val
(assert_return
  (invoke "f32x4.relaxed_max"
    (v128.const f32x4 0 -0 nan 1)
    (v128.const f32x4 -0 0 1 nan))
  (either
    (v128.const f32x4 0 0 nan:canonical nan:canonical)
    (v128.const f32x4 0 -0 nan 1)
    (v128.const f32x4 -0 0 1 nan)
    (v128.const f32x4 0 0 1 1)))
(assert_return
  (invoke "f32x4.relaxed_max"
    (v128.const f32x4 nan nan:0x200000 3 nan)
    (v128.const f32x4 -5 inf nan:0x200000 nan))
  (either
    (v128.const f32x4 nan:canonical nan:arithmetic nan:arithmetic nan:canonical)
    (v128.const f32x4 nan nan:0x200000 3 nan)
    (v128.const f32x4 -5 inf nan:0x200000 nan)
    (v128.const f32x4 -5 inf 3 nan)))

;; f64x2.relaxed_madd: where rounding once or twice is the same, the result is due.
;; SPEC op-frelaxed_madd, op-fma; Step_pure/vternop-val
(assert_return (invoke "f64x2.relaxed_madd" (v128.const f64x2 2 1) (v128.const f64x2 3 1) (v128.const f64x2 4 -1)) (v128.const f64x2 10 0))
(assert_return (invoke "f64x2.relaxed_madd" (v128.const f64x2 -2 0) (v128.const f64x2 3 5) (v128.const f64x2 6 -0)) (v128.const f64x2 0 0))
(assert_return (invoke "f64x2.relaxed_madd" (v128.const f64x2 -0 inf) (v128.const f64x2 5 1) (v128.const f64x2 -0 1)) (v128.const f64x2 -0 inf))
(assert_return
  (invoke "f64x2.relaxed_madd"
    (v128.const f64x2 -inf 0.5)
    (v128.const f64x2 2 0.25)
    (v128.const f64x2 1 8))
  (v128.const f64x2 -inf 8.125))
(assert_return
  (invoke "f64x2.relaxed_madd"
    (v128.const f64x2 inf inf)
    (v128.const f64x2 1 0)
    (v128.const f64x2 -inf 1))
  (v128.const f64x2 nan:canonical nan:canonical))
(assert_return
  (invoke "f64x2.relaxed_madd"
    (v128.const f64x2 nan 1)
    (v128.const f64x2 1 nan)
    (v128.const f64x2 2 2))
  (v128.const f64x2 nan:canonical nan:canonical))
(assert_return
  (invoke "f64x2.relaxed_madd"
    (v128.const f64x2 1 nan:0x4000000000000)
    (v128.const f64x2 2 1)
    (v128.const f64x2 nan 2))
  (v128.const f64x2 nan:canonical nan:arithmetic))
(assert_return
  (invoke "f64x2.relaxed_madd"
    (v128.const f64x2 0x1.fffffffffffffp+1023 1.5)
    (v128.const f64x2 1 1.5)
    (v128.const f64x2 -0x1.fffffffffffffp+1023 -2.25))
  (v128.const f64x2 0 0))

;; f64x2.relaxed_madd: rounded after the product and the sum, or once.
;; SPEC op-frelaxed_madd, op-fma; Step_pure/vternop-val
(assert_return
  (invoke "f64x2.relaxed_madd"
    (v128.const f64x2 0x1.0000002p+0 0x1.0000002p+0)
    (v128.const f64x2 0x1.0000002p+0 0x1.ffffffcp-1)
    (v128.const f64x2 -0x1.0000004p+0 -1))
  (either
    (v128.const f64x2 0 0)
    (v128.const f64x2 0x1p-54 -0x1p-54)))
(assert_return
  (invoke "f64x2.relaxed_madd="
    (v128.const f64x2 0x1.0000002p+0 0x1.0000002p+0)
    (v128.const f64x2 0x1.0000002p+0 0x1.ffffffcp-1)
    (v128.const f64x2 -0x1.0000004p+0 -1))
  (i32.const 1))
(assert_return
  (invoke "f64x2.relaxed_madd"
    (v128.const f64x2 0x1.fffffffffffffp+1023 0x0.0000000000001p-1022)
    (v128.const f64x2 2 0.5)
    (v128.const f64x2 -0x1.fffffffffffffp+1023 0x0.0000000000001p-1022))
  (either
    (v128.const f64x2 inf 0x0.0000000000001p-1022)
    (v128.const f64x2 0x1.fffffffffffffp+1023 0x0.0000000000002p-1022)))
(assert_return
  (invoke "f64x2.relaxed_madd="
    (v128.const f64x2 0x1.fffffffffffffp+1023 0x0.0000000000001p-1022)
    (v128.const f64x2 2 0.5)
    (v128.const f64x2 -0x1.fffffffffffffp+1023 0x0.0000000000001p-1022))
  (i32.const 1))
(assert_return
  (invoke "f64x2.relaxed_madd"
    (v128.const f64x2 0x1.999999999999ap-4 3)
    (v128.const f64x2 10 0x1.999999999999ap-4)
    (v128.const f64x2 -1 -0x1.3333333333333p-2))
  (either
    (v128.const f64x2 0 0x1p-54)
    (v128.const f64x2 0x1p-54 0x1p-55)))
(assert_return
  (invoke "f64x2.relaxed_madd="
    (v128.const f64x2 0x1.999999999999ap-4 3)
    (v128.const f64x2 10 0x1.999999999999ap-4)
    (v128.const f64x2 -1 -0x1.3333333333333p-2))
  (i32.const 1))
(assert_return
  (invoke "f64x2.relaxed_madd"
    (v128.const f64x2 0x1.ffffffcp-1 0x0.0000000000001p-1022)
    (v128.const f64x2 0x1.ffffffcp-1 0x0.0000000000001p-1022)
    (v128.const f64x2 -1 0x1p-1022))
  (either
    (v128.const f64x2 -0x1p-26 0x1p-1022)
    (v128.const f64x2 -0x1.ffffffep-27 0x1p-1022)))
(assert_return
  (invoke "f64x2.relaxed_madd="
    (v128.const f64x2 0x1.ffffffcp-1 0x0.0000000000001p-1022)
    (v128.const f64x2 0x1.ffffffcp-1 0x0.0000000000001p-1022)
    (v128.const f64x2 -1 0x1p-1022))
  (i32.const 1))

;; f64x2.relaxed_nmadd: as relaxed_madd with the first operand negated.
;; SPEC op-frelaxed_nmadd; Step_pure/vternop-val
(assert_return (invoke "f64x2.relaxed_nmadd" (v128.const f64x2 2 1) (v128.const f64x2 3 1) (v128.const f64x2 4 -1)) (v128.const f64x2 -2 -2))
(assert_return (invoke "f64x2.relaxed_nmadd" (v128.const f64x2 -2 0) (v128.const f64x2 3 5) (v128.const f64x2 6 -0)) (v128.const f64x2 12 -0))
(assert_return (invoke "f64x2.relaxed_nmadd" (v128.const f64x2 -0 inf) (v128.const f64x2 5 1) (v128.const f64x2 -0 1)) (v128.const f64x2 0 -inf))
(assert_return
  (invoke "f64x2.relaxed_nmadd"
    (v128.const f64x2 -inf 0.5)
    (v128.const f64x2 2 0.25)
    (v128.const f64x2 1 8))
  (v128.const f64x2 inf 7.875))
(assert_return
  (invoke "f64x2.relaxed_nmadd"
    (v128.const f64x2 inf inf)
    (v128.const f64x2 1 0)
    (v128.const f64x2 -inf 1))
  (v128.const f64x2 -inf nan:canonical))
(assert_return
  (invoke "f64x2.relaxed_nmadd"
    (v128.const f64x2 nan 1)
    (v128.const f64x2 1 nan)
    (v128.const f64x2 2 2))
  (v128.const f64x2 nan:canonical nan:canonical))
(assert_return
  (invoke "f64x2.relaxed_nmadd"
    (v128.const f64x2 1 nan:0x4000000000000)
    (v128.const f64x2 2 1)
    (v128.const f64x2 nan 2))
  (v128.const f64x2 nan:canonical nan:arithmetic))
(assert_return
  (invoke "f64x2.relaxed_nmadd"
    (v128.const f64x2 0x1.fffffffffffffp+1023 1.5)
    (v128.const f64x2 1 1.5)
    (v128.const f64x2 -0x1.fffffffffffffp+1023 -2.25))
  (v128.const f64x2 -inf -4.5))

;; f64x2.relaxed_nmadd: rounded after the product and the sum, or once.
;; SPEC op-frelaxed_nmadd; Step_pure/vternop-val
(assert_return
  (invoke "f64x2.relaxed_nmadd"
    (v128.const f64x2 -0x1.0000002p+0 -0x1.0000002p+0)
    (v128.const f64x2 0x1.0000002p+0 0x1.ffffffcp-1)
    (v128.const f64x2 -0x1.0000004p+0 -1))
  (either
    (v128.const f64x2 0 0)
    (v128.const f64x2 0x1p-54 -0x1p-54)))
(assert_return
  (invoke "f64x2.relaxed_nmadd="
    (v128.const f64x2 -0x1.0000002p+0 -0x1.0000002p+0)
    (v128.const f64x2 0x1.0000002p+0 0x1.ffffffcp-1)
    (v128.const f64x2 -0x1.0000004p+0 -1))
  (i32.const 1))
(assert_return
  (invoke "f64x2.relaxed_nmadd"
    (v128.const f64x2 -0x1.fffffffffffffp+1023 -0x0.0000000000001p-1022)
    (v128.const f64x2 2 0.5)
    (v128.const f64x2 -0x1.fffffffffffffp+1023 0x0.0000000000001p-1022))
  (either
    (v128.const f64x2 inf 0x0.0000000000001p-1022)
    (v128.const f64x2 0x1.fffffffffffffp+1023 0x0.0000000000002p-1022)))
(assert_return
  (invoke "f64x2.relaxed_nmadd="
    (v128.const f64x2 -0x1.fffffffffffffp+1023 -0x0.0000000000001p-1022)
    (v128.const f64x2 2 0.5)
    (v128.const f64x2 -0x1.fffffffffffffp+1023 0x0.0000000000001p-1022))
  (i32.const 1))
(assert_return
  (invoke "f64x2.relaxed_nmadd"
    (v128.const f64x2 -0x1.999999999999ap-4 -3)
    (v128.const f64x2 10 0x1.999999999999ap-4)
    (v128.const f64x2 -1 -0x1.3333333333333p-2))
  (either
    (v128.const f64x2 0 0x1p-54)
    (v128.const f64x2 0x1p-54 0x1p-55)))
(assert_return
  (invoke "f64x2.relaxed_nmadd="
    (v128.const f64x2 -0x1.999999999999ap-4 -3)
    (v128.const f64x2 10 0x1.999999999999ap-4)
    (v128.const f64x2 -1 -0x1.3333333333333p-2))
  (i32.const 1))
(assert_return
  (invoke "f64x2.relaxed_nmadd"
    (v128.const f64x2 -0x1.ffffffcp-1 -0x0.0000000000001p-1022)
    (v128.const f64x2 0x1.ffffffcp-1 0x0.0000000000001p-1022)
    (v128.const f64x2 -1 0x1p-1022))
  (either
    (v128.const f64x2 -0x1p-26 0x1p-1022)
    (v128.const f64x2 -0x1.ffffffep-27 0x1p-1022)))
(assert_return
  (invoke "f64x2.relaxed_nmadd="
    (v128.const f64x2 -0x1.ffffffcp-1 -0x0.0000000000001p-1022)
    (v128.const f64x2 0x1.ffffffcp-1 0x0.0000000000001p-1022)
    (v128.const f64x2 -1 0x1p-1022))
  (i32.const 1))

;; f64x2.relaxed_min: the lesser of two numbers.
;; SPEC op-frelaxed_min; Step_pure/vbinop-val
(assert_return (invoke "f64x2.relaxed_min" (v128.const f64x2 1 2) (v128.const f64x2 2 1)) (v128.const f64x2 1 1))
(assert_return (invoke "f64x2.relaxed_min" (v128.const f64x2 -1 inf) (v128.const f64x2 1 1)) (v128.const f64x2 -1 1))
(assert_return
  (invoke "f64x2.relaxed_min"
    (v128.const f64x2 -inf 0x1.fffffffffffffp+1023)
    (v128.const f64x2 inf -0x1.fffffffffffffp+1023))
  (v128.const f64x2 -inf -0x1.fffffffffffffp+1023))
(assert_return (invoke "f64x2.relaxed_min" (v128.const f64x2 0x0.0000000000001p-1022 0) (v128.const f64x2 0 0)) (v128.const f64x2 0 0))
(assert_return (invoke "f64x2.relaxed_min" (v128.const f64x2 -0 1.5) (v128.const f64x2 -0 -2.5)) (v128.const f64x2 -0 -2.5))
(assert_return
  (invoke "f64x2.relaxed_min"
    (v128.const f64x2 -0x0.0000000000001p-1022 0x0.fffffffffffffp-1022)
    (v128.const f64x2 0x0.0000000000001p-1022 0x1p-1022))
  (v128.const f64x2 -0x0.0000000000001p-1022 0x0.fffffffffffffp-1022))

;; f64x2.relaxed_min: zeros of either sign and NaN: four ways.
;; SPEC op-frelaxed_min; Step_pure/vbinop-val
(assert_return
  (invoke "f64x2.relaxed_min"
    (v128.const f64x2 0 -0)
    (v128.const f64x2 -0 0))
  (either
    (v128.const f64x2 -0 -0)
    (v128.const f64x2 0 -0)
    (v128.const f64x2 -0 0)))
(assert_return
  (invoke "f64x2.relaxed_min"
    (v128.const f64x2 nan 1)
    (v128.const f64x2 1 nan))
  (either
    (v128.const f64x2 nan:canonical nan:canonical)
    (v128.const f64x2 nan 1)
    (v128.const f64x2 1 nan)
    (v128.const f64x2 1 1)))
(assert_return
  (invoke "f64x2.relaxed_min"
    (v128.const f64x2 nan nan:0x4000000000000)
    (v128.const f64x2 -5 inf))
  (either
    (v128.const f64x2 nan:canonical nan:arithmetic)
    (v128.const f64x2 nan nan:0x4000000000000)
    (v128.const f64x2 -5 inf)))
(assert_return
  (invoke "f64x2.relaxed_min"
    (v128.const f64x2 3 nan)
    (v128.const f64x2 nan:0x4000000000000 nan))
  (either
    (v128.const f64x2 nan:arithmetic nan:canonical)
    (v128.const f64x2 3 nan)
    (v128.const f64x2 nan:0x4000000000000 nan)))

;; f64x2.relaxed_max: the greater of two numbers.
;; SPEC op-frelaxed_max; Step_pure/vbinop-val
(assert_return (invoke "f64x2.relaxed_max" (v128.const f64x2 1 2) (v128.const f64x2 2 1)) (v128.const f64x2 2 2))
(assert_return (invoke "f64x2.relaxed_max" (v128.const f64x2 -1 inf) (v128.const f64x2 1 1)) (v128.const f64x2 1 inf))
(assert_return
  (invoke "f64x2.relaxed_max"
    (v128.const f64x2 -inf 0x1.fffffffffffffp+1023)
    (v128.const f64x2 inf -0x1.fffffffffffffp+1023))
  (v128.const f64x2 inf 0x1.fffffffffffffp+1023))
(assert_return
  (invoke "f64x2.relaxed_max"
    (v128.const f64x2 0x0.0000000000001p-1022 0)
    (v128.const f64x2 0 0))
  (v128.const f64x2 0x0.0000000000001p-1022 0))
(assert_return (invoke "f64x2.relaxed_max" (v128.const f64x2 -0 1.5) (v128.const f64x2 -0 -2.5)) (v128.const f64x2 -0 1.5))
(assert_return
  (invoke "f64x2.relaxed_max"
    (v128.const f64x2 -0x0.0000000000001p-1022 0x0.fffffffffffffp-1022)
    (v128.const f64x2 0x0.0000000000001p-1022 0x1p-1022))
  (v128.const f64x2 0x0.0000000000001p-1022 0x1p-1022))

;; f64x2.relaxed_max: zeros of either sign and NaN: four ways.
;; SPEC op-frelaxed_max; Step_pure/vbinop-val
(assert_return
  (invoke "f64x2.relaxed_max"
    (v128.const f64x2 0 -0)
    (v128.const f64x2 -0 0))
  (either
    (v128.const f64x2 0 0)
    (v128.const f64x2 0 -0)
    (v128.const f64x2 -0 0)))
(assert_return
  (invoke "f64x2.relaxed_max"
    (v128.const f64x2 nan 1)
    (v128.const f64x2 1 nan))
  (either
    (v128.const f64x2 nan:canonical nan:canonical)
    (v128.const f64x2 nan 1)
    (v128.const f64x2 1 nan)
    (v128.const f64x2 1 1)))
(assert_return
  (invoke "f64x2.relaxed_max"
    (v128.const f64x2 nan nan:0x4000000000000)
    (v128.const f64x2 -5 inf))
  (either
    (v128.const f64x2 nan:canonical nan:arithmetic)
    (v128.const f64x2 nan nan:0x4000000000000)
    (v128.const f64x2 -5 inf)))
(assert_return
  (invoke "f64x2.relaxed_max"
    (v128.const f64x2 3 nan)
    (v128.const f64x2 nan:0x4000000000000 nan))
  (either
    (v128.const f64x2 nan:arithmetic nan:canonical)
    (v128.const f64x2 3 nan)
    (v128.const f64x2 nan:0x4000000000000 nan)))
