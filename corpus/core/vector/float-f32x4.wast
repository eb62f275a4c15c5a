;; The operators of f32x4, lane by lane: signed zeros, infinities, subnormals, rounding, NaN classes in single lanes.
;; SPEC exec-vunop, exec-vbinop, exec-vrelop, op-vec, aux-ieee, aux-nans
(module
  (func (export "abs") (param v128) (result v128) (f32x4.abs (local.get 0)))
  (func (export "neg") (param v128) (result v128) (f32x4.neg (local.get 0)))
  (func (export "sqrt") (param v128) (result v128) (f32x4.sqrt (local.get 0)))
  (func (export "ceil") (param v128) (result v128) (f32x4.ceil (local.get 0)))
  (func (export "floor") (param v128) (result v128) (f32x4.floor (local.get 0)))
  (func (export "trunc") (param v128) (result v128) (f32x4.trunc (local.get 0)))
  (func (export "nearest") (param v128) (result v128) (f32x4.nearest (local.get 0)))
  (func (export "add") (param v128 v128) (result v128) (f32x4.add (local.get 0) (local.get 1)))
  (func (export "sub") (param v128 v128) (result v128) (f32x4.sub (local.get 0) (local.get 1)))
  (func (export "mul") (param v128 v128) (result v128) (f32x4.mul (local.get 0) (local.get 1)))
  (func (export "div") (param v128 v128) (result v128) (f32x4.div (local.get 0) (local.get 1)))
  (func (export "min") (param v128 v128) (result v128) (f32x4.min (local.get 0) (local.get 1)))
  (func (export "max") (param v128 v128) (result v128) (f32x4.max (local.get 0) (local.get 1)))
  (func (export "pmin") (param v128 v128) (result v128) (f32x4.pmin (local.get 0) (local.get 1)))
  (func (export "pmax") (param v128 v128) (result v128) (f32x4.pmax (local.get 0) (local.get 1)))
  (func (export "eq") (param v128 v128) (result v128) (f32x4.eq (local.get 0) (local.get 1)))
  (func (export "ne") (param v128 v128) (result v128) (f32x4.ne (local.get 0) (local.get 1)))
  (func (export "lt") (param v128 v128) (result v128) (f32x4.lt (local.get 0) (local.get 1)))
  (func (export "gt") (param v128 v128) (result v128) (f32x4.gt (local.get 0) (local.get 1)))
  (func (export "le") (param v128 v128) (result v128) (f32x4.le (local.get 0) (local.get 1)))
  (func (export "ge") (param v128 v128) (result v128) (f32x4.ge (local.get 0) (local.get 1)))
)

;; f32x4.abs: the sign bit cleared, of NaNs too
;; SPEC op-fabs; Step_pure/vunop-val
(assert_return (invoke "abs" (v128.const f32x4 0 -0 1 -1)) (v128.const f32x4 0 0 1 1))
(assert_return (invoke "abs" (v128.const f32x4 0.5 -0.5 1.5 -1.5)) (v128.const f32x4 0.5 0.5 1.5 1.5))
(assert_return (invoke "abs" (v128.const f32x4 2.5 -2.5 0.25 4)) (v128.const f32x4 2.5 2.5 0.25 4))
(assert_return (invoke "abs" (v128.const f32x4 inf -inf nan -nan)) (v128.const f32x4 inf inf nan nan))
(assert_return
  (invoke "abs"
    (v128.const f32x4 0x0.000002p-126 -0x0.000002p-126 0x1.fffffep+127 -0x1.fffffep+127))
  (v128.const f32x4 0x0.000002p-126 0x0.000002p-126 0x1.fffffep+127 0x1.fffffep+127))
(assert_return
  (invoke "abs"
    (v128.const f32x4 8388609 8388607.5 nan:0x200000 -nan:0x400001))
  (v128.const f32x4 8388609 8388607.5 nan:0x200000 nan:0x400001))

;; f32x4.neg: the sign bit turned, of NaNs too
;; SPEC op-fneg; Step_pure/vunop-val
(assert_return (invoke "neg" (v128.const f32x4 0 -0 1 -1)) (v128.const f32x4 -0 0 -1 1))
(assert_return (invoke "neg" (v128.const f32x4 0.5 -0.5 1.5 -1.5)) (v128.const f32x4 -0.5 0.5 -1.5 1.5))
(assert_return (invoke "neg" (v128.const f32x4 2.5 -2.5 0.25 4)) (v128.const f32x4 -2.5 2.5 -0.25 -4))
(assert_return (invoke "neg" (v128.const f32x4 inf -inf nan -nan)) (v128.const f32x4 -inf inf -nan nan))
(assert_return
  (invoke "neg"
    (v128.const f32x4 0x0.000002p-126 -0x0.000002p-126 0x1.fffffep+127 -0x1.fffffep+127))
  (v128.const f32x4 -0x0.000002p-126 0x0.000002p-126 -0x1.fffffep+127 0x1.fffffep+127))
(assert_return
  (invoke "neg"
    (v128.const f32x4 8388609 8388607.5 nan:0x200000 -nan:0x400001))
  (v128.const f32x4 -8388609 -8388607.5 -nan:0x200000 nan:0x400001))

;; f32x4.sqrt: square root; -0 stays, negative numbers give NaN
;; SPEC op-fsqrt; Step_pure/vunop-val
(assert_return (invoke "sqrt" (v128.const f32x4 0 -0 1 -1)) (v128.const f32x4 0 -0 1 nan:canonical))
(assert_return (invoke "sqrt" (v128.const f32x4 0.5 -0.5 1.5 -1.5)) (v128.const f32x4 0x1.6a09e6p-1 nan:canonical 0x1.3988e2p+0 nan:canonical))
(assert_return (invoke "sqrt" (v128.const f32x4 2.5 -2.5 0.25 4)) (v128.const f32x4 0x1.94c584p+0 nan:canonical 0.5 2))
(assert_return (invoke "sqrt" (v128.const f32x4 inf -inf nan -nan)) (v128.const f32x4 inf nan:canonical nan:canonical nan:canonical))
(assert_return
  (invoke "sqrt"
    (v128.const f32x4 0x0.000002p-126 -0x0.000002p-126 0x1.fffffep+127 -0x1.fffffep+127))
  (v128.const f32x4 0x1.6a09e6p-75 nan:canonical 0x1.fffffep+63 nan:canonical))
(assert_return
  (invoke "sqrt"
    (v128.const f32x4 8388609 8388607.5 nan:0x200000 -nan:0x400001))
  (v128.const f32x4 0x1.6a09e8p+11 0x1.6a09e6p+11 nan:arithmetic nan:arithmetic))

;; f32x4.ceil: up to an integer
;; SPEC op-fceil; Step_pure/vunop-val
(assert_return (invoke "ceil" (v128.const f32x4 0 -0 1 -1)) (v128.const f32x4 0 -0 1 -1))
(assert_return (invoke "ceil" (v128.const f32x4 0.5 -0.5 1.5 -1.5)) (v128.const f32x4 1 -0 2 -1))
(assert_return (invoke "ceil" (v128.const f32x4 2.5 -2.5 0.25 4)) (v128.const f32x4 3 -2 1 4))
(assert_return (invoke "ceil" (v128.const f32x4 inf -inf nan -nan)) (v128.const f32x4 inf -inf nan:canonical nan:canonical))
(assert_return
  (invoke "ceil"
    (v128.const f32x4 0x0.000002p-126 -0x0.000002p-126 0x1.fffffep+127 -0x1.fffffep+127))
  (v128.const f32x4 1 -0 0x1.fffffep+127 -0x1.fffffep+127))
(assert_return
  (invoke "ceil"
    (v128.const f32x4 8388609 8388607.5 nan:0x200000 -nan:0x400001))
  (v128.const f32x4 8388609 8388608 nan:arithmetic nan:arithmetic))

;; f32x4.floor: down to an integer
;; SPEC op-ffloor; Step_pure/vunop-val
(assert_return (invoke "floor" (v128.const f32x4 0 -0 1 -1)) (v128.const f32x4 0 -0 1 -1))
(assert_return (invoke "floor" (v128.const f32x4 0.5 -0.5 1.5 -1.5)) (v128.const f32x4 0 -1 1 -2))
(assert_return (invoke "floor" (v128.const f32x4 2.5 -2.5 0.25 4)) (v128.const f32x4 2 -3 0 4))
(assert_return (invoke "floor" (v128.const f32x4 inf -inf nan -nan)) (v128.const f32x4 inf -inf nan:canonical nan:canonical))
(assert_return
  (invoke "floor"
    (v128.const f32x4 0x0.000002p-126 -0x0.000002p-126 0x1.fffffep+127 -0x1.fffffep+127))
  (v128.const f32x4 0 -1 0x1.fffffep+127 -0x1.fffffep+127))
(assert_return
  (invoke "floor"
    (v128.const f32x4 8388609 8388607.5 nan:0x200000 -nan:0x400001))
  (v128.const f32x4 8388609 8388607 nan:arithmetic nan:arithmetic))

;; f32x4.trunc: towards zero to an integer
;; SPEC op-ftrunc; Step_pure/vunop-val
(assert_return (invoke "trunc" (v128.const f32x4 0 -0 1 -1)) (v128.const f32x4 0 -0 1 -1))
(assert_return (invoke "trunc" (v128.const f32x4 0.5 -0.5 1.5 -1.5)) (v128.const f32x4 0 -0 1 -1))
(assert_return (invoke "trunc" (v128.const f32x4 2.5 -2.5 0.25 4)) (v128.const f32x4 2 -2 0 4))
(assert_return (invoke "trunc" (v128.const f32x4 inf -inf nan -nan)) (v128.const f32x4 inf -inf nan:canonical nan:canonical))
(assert_return
  (invoke "trunc"
    (v128.const f32x4 0x0.000002p-126 -0x0.000002p-126 0x1.fffffep+127 -0x1.fffffep+127))
  (v128.const f32x4 0 -0 0x1.fffffep+127 -0x1.fffffep+127))
(assert_return
  (invoke "trunc"
    (v128.const f32x4 8388609 8388607.5 nan:0x200000 -nan:0x400001))
  (v128.const f32x4 8388609 8388607 nan:arithmetic nan:arithmetic))

;; f32x4.nearest: to the nearest integer, ties to even
;; SPEC op-fnearest; Step_pure/vunop-val
(assert_return (invoke "nearest" (v128.const f32x4 0 -0 1 -1)) (v128.const f32x4 0 -0 1 -1))
(assert_return (invoke "nearest" (v128.const f32x4 0.5 -0.5 1.5 -1.5)) (v128.const f32x4 0 -0 2 -2))
(assert_return (invoke "nearest" (v128.const f32x4 2.5 -2.5 0.25 4)) (v128.const f32x4 2 -2 0 4))
(assert_return (invoke "nearest" (v128.const f32x4 inf -inf nan -nan)) (v128.const f32x4 inf -inf nan:canonical nan:canonical))
(assert_return
  (invoke "nearest"
    (v128.const f32x4 0x0.000002p-126 -0x0.000002p-126 0x1.fffffep+127 -0x1.fffffep+127))
  (v128.const f32x4 0 -0 0x1.fffffep+127 -0x1.fffffep+127))
(assert_return
  (invoke "nearest"
    (v128.const f32x4 8388609 8388607.5 nan:0x200000 -nan:0x400001))
  (v128.const f32x4 8388609 8388608 nan:arithmetic nan:arithmetic))

;; f32x4.add: sum, rounded to nearest, ties to even
;; SPEC op-fadd; Step_pure/vbinop-val
(assert_return (invoke "add" (v128.const f32x4 0 0 -0 -0) (v128.const f32x4 0 -0 0 -0)) (v128.const f32x4 0 0 0 -0))
(assert_return (invoke "add" (v128.const f32x4 1 2 1 -1) (v128.const f32x4 2 1 -1 1)) (v128.const f32x4 3 3 0 0))
(assert_return (invoke "add" (v128.const f32x4 inf 1 inf -inf) (v128.const f32x4 1 -inf -inf -inf)) (v128.const f32x4 inf -inf nan:canonical -inf))
(assert_return
  (invoke "add"
    (v128.const f32x4 nan 1 nan:0x200000 1)
    (v128.const f32x4 1 -nan 1 nan:0x400001))
  (v128.const f32x4 nan:canonical nan:canonical nan:arithmetic nan:arithmetic))
(assert_return
  (invoke "add"
    (v128.const f32x4 0x1.fffffep+127 0x1.fffffep+127 0x0.000002p-126 0x1p-126)
    (v128.const f32x4 0x1.fffffep+127 -0x1.fffffep+127 0x0.000002p-126 -0x0.000002p-126))
  (v128.const f32x4 inf 0 0x0.000004p-126 0x0.fffffep-126))
(assert_return
  (invoke "add"
    (v128.const f32x4 1 1 0x1.99999ap-4 3)
    (v128.const f32x4 0x1p-24 0x1.8p-24 0x1.99999ap-3 7))
  (v128.const f32x4 1 0x1.000002p+0 0x1.333334p-2 10))
(assert_return (invoke "add" (v128.const f32x4 0 inf 5 -5) (v128.const f32x4 inf 0 0 0)) (v128.const f32x4 inf inf 5 -5))
(assert_return
  (invoke "add"
    (v128.const f32x4 nan -inf 0 0x0.fffffep-126)
    (v128.const f32x4 nan:0x200000 nan nan 0x0.000002p-126))
  (v128.const f32x4 nan:arithmetic nan:canonical nan:canonical 0x1p-126))

;; f32x4.sub: difference
;; SPEC op-fsub; Step_pure/vbinop-val
(assert_return (invoke "sub" (v128.const f32x4 0 0 -0 -0) (v128.const f32x4 0 -0 0 -0)) (v128.const f32x4 0 0 -0 0))
(assert_return (invoke "sub" (v128.const f32x4 1 2 1 -1) (v128.const f32x4 2 1 -1 1)) (v128.const f32x4 -1 1 2 -2))
(assert_return (invoke "sub" (v128.const f32x4 inf 1 inf -inf) (v128.const f32x4 1 -inf -inf -inf)) (v128.const f32x4 inf inf inf nan:canonical))
(assert_return
  (invoke "sub"
    (v128.const f32x4 nan 1 nan:0x200000 1)
    (v128.const f32x4 1 -nan 1 nan:0x400001))
  (v128.const f32x4 nan:canonical nan:canonical nan:arithmetic nan:arithmetic))
(assert_return
  (invoke "sub"
    (v128.const f32x4 0x1.fffffep+127 0x1.fffffep+127 0x0.000002p-126 0x1p-126)
    (v128.const f32x4 0x1.fffffep+127 -0x1.fffffep+127 0x0.000002p-126 -0x0.000002p-126))
  (v128.const f32x4 0 inf 0 0x1.000002p-126))
(assert_return
  (invoke "sub"
    (v128.const f32x4 1 1 0x1.99999ap-4 3)
    (v128.const f32x4 0x1p-24 0x1.8p-24 0x1.99999ap-3 7))
  (v128.const f32x4 0x1.fffffep-1 0x1.fffffcp-1 -0x1.99999ap-4 -4))
(assert_return (invoke "sub" (v128.const f32x4 0 inf 5 -5) (v128.const f32x4 inf 0 0 0)) (v128.const f32x4 -inf inf 5 -5))
(assert_return
  (invoke "sub"
    (v128.const f32x4 nan -inf 0 0x0.fffffep-126)
    (v128.const f32x4 nan:0x200000 nan nan 0x0.000002p-126))
  (v128.const f32x4 nan:arithmetic nan:canonical nan:canonical 0x0.fffffcp-126))

;; f32x4.mul: product
;; SPEC op-fmul; Step_pure/vbinop-val
(assert_return (invoke "mul" (v128.const f32x4 0 0 -0 -0) (v128.const f32x4 0 -0 0 -0)) (v128.const f32x4 0 -0 -0 0))
(assert_return (invoke "mul" (v128.const f32x4 1 2 1 -1) (v128.const f32x4 2 1 -1 1)) (v128.const f32x4 2 2 -1 -1))
(assert_return (invoke "mul" (v128.const f32x4 inf 1 inf -inf) (v128.const f32x4 1 -inf -inf -inf)) (v128.const f32x4 inf -inf -inf inf))
(assert_return
  (invoke "mul"
    (v128.const f32x4 nan 1 nan:0x200000 1)
    (v128.const f32x4 1 -nan 1 nan:0x400001))
  (v128.const f32x4 nan:canonical nan:canonical nan:arithmetic nan:arithmetic))
(assert_return
  (invoke "mul"
    (v128.const f32x4 0x1.fffffep+127 0x1.fffffep+127 0x0.000002p-126 0x1p-126)
    (v128.const f32x4 0x1.fffffep+127 -0x1.fffffep+127 0x0.000002p-126 -0x0.000002p-126))
  (v128.const f32x4 inf -inf 0 -0))
(assert_return
  (invoke "mul"
    (v128.const f32x4 1 1 0x1.99999ap-4 3)
    (v128.const f32x4 0x1p-24 0x1.8p-24 0x1.99999ap-3 7))
  (v128.const f32x4 0x1p-24 0x1.8p-24 0x1.47ae16p-6 21))
(assert_return (invoke "mul" (v128.const f32x4 0 inf 5 -5) (v128.const f32x4 inf 0 0 0)) (v128.const f32x4 nan:canonical nan:canonical 0 -0))
(assert_return
  (invoke "mul"
    (v128.const f32x4 nan -inf 0 0x0.fffffep-126)
    (v128.const f32x4 nan:0x200000 nan nan 0x0.000002p-126))
  (v128.const f32x4 nan:arithmetic nan:canonical nan:canonical 0))

;; f32x4.div: quotient
;; SPEC op-fdiv; Step_pure/vbinop-val
(assert_return
  (invoke "div"
    (v128.const f32x4 0 0 -0 -0)
    (v128.const f32x4 0 -0 0 -0))
  (v128.const f32x4 nan:canonical nan:canonical nan:canonical nan:canonical))
(assert_return (invoke "div" (v128.const f32x4 1 2 1 -1) (v128.const f32x4 2 1 -1 1)) (v128.const f32x4 0.5 2 -1 -1))
(assert_return
  (invoke "div"
    (v128.const f32x4 inf 1 inf -inf)
    (v128.const f32x4 1 -inf -inf -inf))
  (v128.const f32x4 inf -0 nan:canonical nan:canonical))
(assert_return
  (invoke "div"
    (v128.const f32x4 nan 1 nan:0x200000 1)
    (v128.const f32x4 1 -nan 1 nan:0x400001))
  (v128.const f32x4 nan:canonical nan:canonical nan:arithmetic nan:arithmetic))
(assert_return
  (invoke "div"
    (v128.const f32x4 0x1.fffffep+127 0x1.fffffep+127 0x0.000002p-126 0x1p-126)
    (v128.const f32x4 0x1.fffffep+127 -0x1.fffffep+127 0x0.000002p-126 -0x0.000002p-126))
  (v128.const f32x4 1 -1 1 -8388608))
(assert_return
  (invoke "div"
    (v128.const f32x4 1 1 0x1.99999ap-4 3)
    (v128.const f32x4 0x1p-24 0x1.8p-24 0x1.99999ap-3 7))
  (v128.const f32x4 0x1p+24 0x1.555556p+23 0.5 0x1.b6db6ep-2))
(assert_return (invoke "div" (v128.const f32x4 0 inf 5 -5) (v128.const f32x4 inf 0 0 0)) (v128.const f32x4 0 inf inf -inf))
(assert_return
  (invoke "div"
    (v128.const f32x4 nan -inf 0 0x0.fffffep-126)
    (v128.const f32x4 nan:0x200000 nan nan 0x0.000002p-126))
  (v128.const f32x4 nan:arithmetic nan:canonical nan:canonical 8388607))

;; f32x4.min: the lesser; -0 below +0; a NaN when either is
;; SPEC op-fmin; Step_pure/vbinop-val
(assert_return (invoke "min" (v128.const f32x4 0 0 -0 -0) (v128.const f32x4 0 -0 0 -0)) (v128.const f32x4 0 -0 -0 -0))
(assert_return (invoke "min" (v128.const f32x4 1 2 1 -1) (v128.const f32x4 2 1 -1 1)) (v128.const f32x4 1 1 -1 -1))
(assert_return (invoke "min" (v128.const f32x4 inf 1 inf -inf) (v128.const f32x4 1 -inf -inf -inf)) (v128.const f32x4 1 -inf -inf -inf))
(assert_return
  (invoke "min"
    (v128.const f32x4 nan 1 nan:0x200000 1)
    (v128.const f32x4 1 -nan 1 nan:0x400001))
  (v128.const f32x4 nan:canonical nan:canonical nan:arithmetic nan:arithmetic))
(assert_return
  (invoke "min"
    (v128.const f32x4 0x1.fffffep+127 0x1.fffffep+127 0x0.000002p-126 0x1p-126)
    (v128.const f32x4 0x1.fffffep+127 -0x1.fffffep+127 0x0.000002p-126 -0x0.000002p-126))
  (v128.const f32x4 0x1.fffffep+127 -0x1.fffffep+127 0x0.000002p-126 -0x0.000002p-126))
(assert_return
  (invoke "min"
    (v128.const f32x4 1 1 0x1.99999ap-4 3)
    (v128.const f32x4 0x1p-24 0x1.8p-24 0x1.99999ap-3 7))
  (v128.const f32x4 0x1p-24 0x1.8p-24 0x1.99999ap-4 3))
(assert_return (invoke "min" (v128.const f32x4 0 inf 5 -5) (v128.const f32x4 inf 0 0 0)) (v128.const f32x4 0 0 0 -5))
(assert_return
  (invoke "min"
    (v128.const f32x4 nan -inf 0 0x0.fffffep-126)
    (v128.const f32x4 nan:0x200000 nan nan 0x0.000002p-126))
  (v128.const f32x4 nan:arithmetic nan:canonical nan:canonical 0x0.000002p-126))

;; f32x4.max: the greater; +0 above -0; a NaN when either is
;; SPEC op-fmax; Step_pure/vbinop-val
(assert_return (invoke "max" (v128.const f32x4 0 0 -0 -0) (v128.const f32x4 0 -0 0 -0)) (v128.const f32x4 0 0 0 -0))
(assert_return (invoke "max" (v128.const f32x4 1 2 1 -1) (v128.const f32x4 2 1 -1 1)) (v128.const f32x4 2 2 1 1))
(assert_return (invoke "max" (v128.const f32x4 inf 1 inf -inf) (v128.const f32x4 1 -inf -inf -inf)) (v128.const f32x4 inf 1 inf -inf))
(assert_return
  (invoke "max"
    (v128.const f32x4 nan 1 nan:0x200000 1)
    (v128.const f32x4 1 -nan 1 nan:0x400001))
  (v128.const f32x4 nan:canonical nan:canonical nan:arithmetic nan:arithmetic))
(assert_return
  (invoke "max"
    (v128.const f32x4 0x1.fffffep+127 0x1.fffffep+127 0x0.000002p-126 0x1p-126)
    (v128.const f32x4 0x1.fffffep+127 -0x1.fffffep+127 0x0.000002p-126 -0x0.000002p-126))
  (v128.const f32x4 0x1.fffffep+127 0x1.fffffep+127 0x0.000002p-126 0x1p-126))
(assert_return
  (invoke "max"
    (v128.const f32x4 1 1 0x1.99999ap-4 3)
    (v128.const f32x4 0x1p-24 0x1.8p-24 0x1.99999ap-3 7))
  (v128.const f32x4 1 1 0x1.99999ap-3 7))
(assert_return (invoke "max" (v128.const f32x4 0 inf 5 -5) (v128.const f32x4 inf 0 0 0)) (v128.const f32x4 inf inf 5 0))
(assert_return
  (invoke "max"
    (v128.const f32x4 nan -inf 0 0x0.fffffep-126)
    (v128.const f32x4 nan:0x200000 nan nan 0x0.000002p-126))
  (v128.const f32x4 nan:arithmetic nan:canonical nan:canonical 0x0.fffffep-126))

;; f32x4.pmin: the second if it is less than the first, else the first, bit for bit
;; SPEC op-fpmin; Step_pure/vbinop-val
(assert_return (invoke "pmin" (v128.const f32x4 0 0 -0 -0) (v128.const f32x4 0 -0 0 -0)) (v128.const f32x4 0 0 -0 -0))
(assert_return (invoke "pmin" (v128.const f32x4 1 2 1 -1) (v128.const f32x4 2 1 -1 1)) (v128.const f32x4 1 1 -1 -1))
(assert_return (invoke "pmin" (v128.const f32x4 inf 1 inf -inf) (v128.const f32x4 1 -inf -inf -inf)) (v128.const f32x4 1 -inf -inf -inf))
(assert_return
  (invoke "pmin"
    (v128.const f32x4 nan 1 nan:0x200000 1)
    (v128.const f32x4 1 -nan 1 nan:0x400001))
  (v128.const f32x4 nan 1 nan:0x200000 1))
(assert_return
  (invoke "pmin"
    (v128.const f32x4 0x1.fffffep+127 0x1.fffffep+127 0x0.000002p-126 0x1p-126)
    (v128.const f32x4 0x1.fffffep+127 -0x1.fffffep+127 0x0.000002p-126 -0x0.000002p-126))
  (v128.const f32x4 0x1.fffffep+127 -0x1.fffffep+127 0x0.000002p-126 -0x0.000002p-126))
(assert_return
  (invoke "pmin"
    (v128.const f32x4 1 1 0x1.99999ap-4 3)
    (v128.const f32x4 0x1p-24 0x1.8p-24 0x1.99999ap-3 7))
  (v128.const f32x4 0x1p-24 0x1.8p-24 0x1.99999ap-4 3))
(assert_return (invoke "pmin" (v128.const f32x4 0 inf 5 -5) (v128.const f32x4 inf 0 0 0)) (v128.const f32x4 0 0 0 -5))
(assert_return
  (invoke "pmin"
    (v128.const f32x4 nan -inf 0 0x0.fffffep-126)
    (v128.const f32x4 nan:0x200000 nan nan 0x0.000002p-126))
  (v128.const f32x4 nan -inf 0 0x0.000002p-126))

;; f32x4.pmax: the second if the first is less than it, else the first, bit for bit
;; SPEC op-fpmax; Step_pure/vbinop-val
(assert_return (invoke "pmax" (v128.const f32x4 0 0 -0 -0) (v128.const f32x4 0 -0 0 -0)) (v128.const f32x4 0 0 -0 -0))
(assert_return (invoke "pmax" (v128.const f32x4 1 2 1 -1) (v128.const f32x4 2 1 -1 1)) (v128.const f32x4 2 2 1 1))
(assert_return (invoke "pmax" (v128.const f32x4 inf 1 inf -inf) (v128.const f32x4 1 -inf -inf -inf)) (v128.const f32x4 inf 1 inf -inf))
(assert_return
  (invoke "pmax"
    (v128.const f32x4 nan 1 nan:0x200000 1)
    (v128.const f32x4 1 -nan 1 nan:0x400001))
  (v128.const f32x4 nan 1 nan:0x200000 1))
(assert_return
  (invoke "pmax"
    (v128.const f32x4 0x1.fffffep+127 0x1.fffffep+127 0x0.000002p-126 0x1p-126)
    (v128.const f32x4 0x1.fffffep+127 -0x1.fffffep+127 0x0.000002p-126 -0x0.000002p-126))
  (v128.const f32x4 0x1.fffffep+127 0x1.fffffep+127 0x0.000002p-126 0x1p-126))
(assert_return
  (invoke "pmax"
    (v128.const f32x4 1 1 0x1.99999ap-4 3)
    (v128.const f32x4 0x1p-24 0x1.8p-24 0x1.99999ap-3 7))
  (v128.const f32x4 1 1 0x1.99999ap-3 7))
(assert_return (invoke "pmax" (v128.const f32x4 0 inf 5 -5) (v128.const f32x4 inf 0 0 0)) (v128.const f32x4 inf inf 5 0))
(assert_return
  (invoke "pmax"
    (v128.const f32x4 nan -inf 0 0x0.fffffep-126)
    (v128.const f32x4 nan:0x200000 nan nan 0x0.000002p-126))
  (v128.const f32x4 nan -inf 0 0x0.fffffep-126))

;; f32x4.eq: all ones where equal; zeros are equal, NaN equals nothing
;; SPEC op-feq; Step_pure/vrelop
(assert_return (invoke "eq" (v128.const f32x4 0 0 -0 -0) (v128.const f32x4 0 -0 0 -0)) (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
(assert_return (invoke "eq" (v128.const f32x4 1 2 1 -1) (v128.const f32x4 2 1 -1 1)) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "eq"
    (v128.const f32x4 inf 1 inf -inf)
    (v128.const f32x4 1 -inf -inf -inf))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0xffffffff))
(assert_return
  (invoke "eq"
    (v128.const f32x4 nan 1 nan:0x200000 1)
    (v128.const f32x4 1 -nan 1 nan:0x400001))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "eq"
    (v128.const f32x4 0x1.fffffep+127 0x1.fffffep+127 0x0.000002p-126 0x1p-126)
    (v128.const f32x4 0x1.fffffep+127 -0x1.fffffep+127 0x0.000002p-126 -0x0.000002p-126))
  (v128.const i32x4 0xffffffff 0x00000000 0xffffffff 0x00000000))
(assert_return
  (invoke "eq"
    (v128.const f32x4 1 1 0x1.99999ap-4 3)
    (v128.const f32x4 0x1p-24 0x1.8p-24 0x1.99999ap-3 7))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "eq"
    (v128.const f32x4 0 inf 5 -5)
    (v128.const f32x4 inf 0 0 0))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "eq"
    (v128.const f32x4 nan -inf 0 0x0.fffffep-126)
    (v128.const f32x4 nan:0x200000 nan nan 0x0.000002p-126))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))

;; f32x4.ne: all ones where not equal
;; SPEC op-fne; Step_pure/vrelop
(assert_return (invoke "ne" (v128.const f32x4 0 0 -0 -0) (v128.const f32x4 0 -0 0 -0)) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return (invoke "ne" (v128.const f32x4 1 2 1 -1) (v128.const f32x4 2 1 -1 1)) (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
(assert_return
  (invoke "ne"
    (v128.const f32x4 inf 1 inf -inf)
    (v128.const f32x4 1 -inf -inf -inf))
  (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0x00000000))
(assert_return
  (invoke "ne"
    (v128.const f32x4 nan 1 nan:0x200000 1)
    (v128.const f32x4 1 -nan 1 nan:0x400001))
  (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
(assert_return
  (invoke "ne"
    (v128.const f32x4 0x1.fffffep+127 0x1.fffffep+127 0x0.000002p-126 0x1p-126)
    (v128.const f32x4 0x1.fffffep+127 -0x1.fffffep+127 0x0.000002p-126 -0x0.000002p-126))
  (v128.const i32x4 0x00000000 0xffffffff 0x00000000 0xffffffff))
(assert_return
  (invoke "ne"
    (v128.const f32x4 1 1 0x1.99999ap-4 3)
    (v128.const f32x4 0x1p-24 0x1.8p-24 0x1.99999ap-3 7))
  (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
(assert_return
  (invoke "ne"
    (v128.const f32x4 0 inf 5 -5)
    (v128.const f32x4 inf 0 0 0))
  (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
(assert_return
  (invoke "ne"
    (v128.const f32x4 nan -inf 0 0x0.fffffep-126)
    (v128.const f32x4 nan:0x200000 nan nan 0x0.000002p-126))
  (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))

;; f32x4.lt: less than
;; SPEC op-flt; Step_pure/vrelop
(assert_return (invoke "lt" (v128.const f32x4 0 0 -0 -0) (v128.const f32x4 0 -0 0 -0)) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return (invoke "lt" (v128.const f32x4 1 2 1 -1) (v128.const f32x4 2 1 -1 1)) (v128.const i32x4 0xffffffff 0x00000000 0x00000000 0xffffffff))
(assert_return
  (invoke "lt"
    (v128.const f32x4 inf 1 inf -inf)
    (v128.const f32x4 1 -inf -inf -inf))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "lt"
    (v128.const f32x4 nan 1 nan:0x200000 1)
    (v128.const f32x4 1 -nan 1 nan:0x400001))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "lt"
    (v128.const f32x4 0x1.fffffep+127 0x1.fffffep+127 0x0.000002p-126 0x1p-126)
    (v128.const f32x4 0x1.fffffep+127 -0x1.fffffep+127 0x0.000002p-126 -0x0.000002p-126))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "lt"
    (v128.const f32x4 1 1 0x1.99999ap-4 3)
    (v128.const f32x4 0x1p-24 0x1.8p-24 0x1.99999ap-3 7))
  (v128.const i32x4 0x00000000 0x00000000 0xffffffff 0xffffffff))
(assert_return
  (invoke "lt"
    (v128.const f32x4 0 inf 5 -5)
    (v128.const f32x4 inf 0 0 0))
  (v128.const i32x4 0xffffffff 0x00000000 0x00000000 0xffffffff))
(assert_return
  (invoke "lt"
    (v128.const f32x4 nan -inf 0 0x0.fffffep-126)
    (v128.const f32x4 nan:0x200000 nan nan 0x0.000002p-126))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))

;; f32x4.gt: greater than
;; SPEC op-fgt; Step_pure/vrelop
(assert_return (invoke "gt" (v128.const f32x4 0 0 -0 -0) (v128.const f32x4 0 -0 0 -0)) (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return (invoke "gt" (v128.const f32x4 1 2 1 -1) (v128.const f32x4 2 1 -1 1)) (v128.const i32x4 0x00000000 0xffffffff 0xffffffff 0x00000000))
(assert_return
  (invoke "gt"
    (v128.const f32x4 inf 1 inf -inf)
    (v128.const f32x4 1 -inf -inf -inf))
  (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0x00000000))
(assert_return
  (invoke "gt"
    (v128.const f32x4 nan 1 nan:0x200000 1)
    (v128.const f32x4 1 -nan 1 nan:0x400001))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "gt"
    (v128.const f32x4 0x1.fffffep+127 0x1.fffffep+127 0x0.000002p-126 0x1p-126)
    (v128.const f32x4 0x1.fffffep+127 -0x1.fffffep+127 0x0.000002p-126 -0x0.000002p-126))
  (v128.const i32x4 0x00000000 0xffffffff 0x00000000 0xffffffff))
(assert_return
  (invoke "gt"
    (v128.const f32x4 1 1 0x1.99999ap-4 3)
    (v128.const f32x4 0x1p-24 0x1.8p-24 0x1.99999ap-3 7))
  (v128.const i32x4 0xffffffff 0xffffffff 0x00000000 0x00000000))
(assert_return
  (invoke "gt"
    (v128.const f32x4 0 inf 5 -5)
    (v128.const f32x4 inf 0 0 0))
  (v128.const i32x4 0x00000000 0xffffffff 0xffffffff 0x00000000))
(assert_return
  (invoke "gt"
    (v128.const f32x4 nan -inf 0 0x0.fffffep-126)
    (v128.const f32x4 nan:0x200000 nan nan 0x0.000002p-126))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0xffffffff))

;; f32x4.le: less than or equal
;; SPEC op-fle; Step_pure/vrelop
(assert_return (invoke "le" (v128.const f32x4 0 0 -0 -0) (v128.const f32x4 0 -0 0 -0)) (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
(assert_return (invoke "le" (v128.const f32x4 1 2 1 -1) (v128.const f32x4 2 1 -1 1)) (v128.const i32x4 0xffffffff 0x00000000 0x00000000 0xffffffff))
(assert_return
  (invoke "le"
    (v128.const f32x4 inf 1 inf -inf)
    (v128.const f32x4 1 -inf -inf -inf))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0xffffffff))
(assert_return
  (invoke "le"
    (v128.const f32x4 nan 1 nan:0x200000 1)
    (v128.const f32x4 1 -nan 1 nan:0x400001))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "le"
    (v128.const f32x4 0x1.fffffep+127 0x1.fffffep+127 0x0.000002p-126 0x1p-126)
    (v128.const f32x4 0x1.fffffep+127 -0x1.fffffep+127 0x0.000002p-126 -0x0.000002p-126))
  (v128.const i32x4 0xffffffff 0x00000000 0xffffffff 0x00000000))
(assert_return
  (invoke "le"
    (v128.const f32x4 1 1 0x1.99999ap-4 3)
    (v128.const f32x4 0x1p-24 0x1.8p-24 0x1.99999ap-3 7))
  (v128.const i32x4 0x00000000 0x00000000 0xffffffff 0xffffffff))
(assert_return
  (invoke "le"
    (v128.const f32x4 0 inf 5 -5)
    (v128.const f32x4 inf 0 0 0))
  (v128.const i32x4 0xffffffff 0x00000000 0x00000000 0xffffffff))
(assert_return
  (invoke "le"
    (v128.const f32x4 nan -inf 0 0x0.fffffep-126)
    (v128.const f32x4 nan:0x200000 nan nan 0x0.000002p-126))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))

;; f32x4.ge: greater than or equal
;; SPEC op-fge; Step_pure/vrelop
(assert_return (invoke "ge" (v128.const f32x4 0 0 -0 -0) (v128.const f32x4 0 -0 0 -0)) (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
(assert_return (invoke "ge" (v128.const f32x4 1 2 1 -1) (v128.const f32x4 2 1 -1 1)) (v128.const i32x4 0x00000000 0xffffffff 0xffffffff 0x00000000))
(assert_return
  (invoke "ge"
    (v128.const f32x4 inf 1 inf -inf)
    (v128.const f32x4 1 -inf -inf -inf))
  (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
(assert_return
  (invoke "ge"
    (v128.const f32x4 nan 1 nan:0x200000 1)
    (v128.const f32x4 1 -nan 1 nan:0x400001))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "ge"
    (v128.const f32x4 0x1.fffffep+127 0x1.fffffep+127 0x0.000002p-126 0x1p-126)
    (v128.const f32x4 0x1.fffffep+127 -0x1.fffffep+127 0x0.000002p-126 -0x0.000002p-126))
  (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
(assert_return
  (invoke "ge"
    (v128.const f32x4 1 1 0x1.99999ap-4 3)
    (v128.const f32x4 0x1p-24 0x1.8p-24 0x1.99999ap-3 7))
  (v128.const i32x4 0xffffffff 0xffffffff 0x00000000 0x00000000))
(assert_return
  (invoke "ge"
    (v128.const f32x4 0 inf 5 -5)
    (v128.const f32x4 inf 0 0 0))
  (v128.const i32x4 0x00000000 0xffffffff 0xffffffff 0x00000000))
(assert_return
  (invoke "ge"
    (v128.const f32x4 nan -inf 0 0x0.fffffep-126)
    (v128.const f32x4 nan:0x200000 nan nan 0x0.000002p-126))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0xffffffff))
