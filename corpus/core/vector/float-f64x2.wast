;; The operators of f64x2, lane by lane: signed zeros, infinities, subnormals, rounding, NaN classes in single lanes.
;; SPEC exec-vunop, exec-vbinop, exec-vrelop, op-vec, aux-ieee, aux-nans
(module
  (func (export "abs") (param v128) (result v128) (f64x2.abs (local.get 0)))
  (func (export "neg") (param v128) (result v128) (f64x2.neg (local.get 0)))
  (func (export "sqrt") (param v128) (result v128) (f64x2.sqrt (local.get 0)))
  (func (export "ceil") (param v128) (result v128) (f64x2.ceil (local.get 0)))
  (func (export "floor") (param v128) (result v128) (f64x2.floor (local.get 0)))
  (func (export "trunc") (param v128) (result v128) (f64x2.trunc (local.get 0)))
  (func (export "nearest") (param v128) (result v128) (f64x2.nearest (local.get 0)))
  (func (export "add") (param v128 v128) (result v128) (f64x2.add (local.get 0) (local.get 1)))
  (func (export "sub") (param v128 v128) (result v128) (f64x2.sub (local.get 0) (local.get 1)))
  (func (export "mul") (param v128 v128) (result v128) (f64x2.mul (local.get 0) (local.get 1)))
  (func (export "div") (param v128 v128) (result v128) (f64x2.div (local.get 0) (local.get 1)))
  (func (export "min") (param v128 v128) (result v128) (f64x2.min (local.get 0) (local.get 1)))
  (func (export "max") (param v128 v128) (result v128) (f64x2.max (local.get 0) (local.get 1)))
  (func (export "pmin") (param v128 v128) (result v128) (f64x2.pmin (local.get 0) (local.get 1)))
  (func (export "pmax") (param v128 v128) (result v128) (f64x2.pmax (local.get 0) (local.get 1)))
  (func (export "eq") (param v128 v128) (result v128) (f64x2.eq (local.get 0) (local.get 1)))
  (func (export "ne") (param v128 v128) (result v128) (f64x2.ne (local.get 0) (local.get 1)))
  (func (export "lt") (param v128 v128) (result v128) (f64x2.lt (local.get 0) (local.get 1)))
  (func (export "gt") (param v128 v128) (result v128) (f64x2.gt (local.get 0) (local.get 1)))
  (func (export "le") (param v128 v128) (result v128) (f64x2.le (local.get 0) (local.get 1)))
  (func (export "ge") (param v128 v128) (result v128) (f64x2.ge (local.get 0) (local.get 1)))
)

;; f64x2.abs: the sign bit cleared, of NaNs too
;; SPEC op-fabs; Step_pure/vunop-val
(assert_return (invoke "abs" (v128.const f64x2 0 -0)) (v128.const f64x2 0 0))
(assert_return (invoke "abs" (v128.const f64x2 1 -1)) (v128.const f64x2 1 1))
(assert_return (invoke "abs" (v128.const f64x2 0.5 -0.5)) (v128.const f64x2 0.5 0.5))
(assert_return (invoke "abs" (v128.const f64x2 1.5 -1.5)) (v128.const f64x2 1.5 1.5))
(assert_return (invoke "abs" (v128.const f64x2 2.5 -2.5)) (v128.const f64x2 2.5 2.5))
(assert_return (invoke "abs" (v128.const f64x2 0.25 4)) (v128.const f64x2 0.25 4))
(assert_return (invoke "abs" (v128.const f64x2 inf -inf)) (v128.const f64x2 inf inf))
(assert_return (invoke "abs" (v128.const f64x2 nan -nan)) (v128.const f64x2 nan nan))
(assert_return
  (invoke "abs"
    (v128.const f64x2 0x0.0000000000001p-1022 -0x0.0000000000001p-1022))
  (v128.const f64x2 0x0.0000000000001p-1022 0x0.0000000000001p-1022))
(assert_return
  (invoke "abs"
    (v128.const f64x2 0x1.fffffffffffffp+1023 -0x1.fffffffffffffp+1023))
  (v128.const f64x2 0x1.fffffffffffffp+1023 0x1.fffffffffffffp+1023))
(assert_return
  (invoke "abs"
    (v128.const f64x2 0x1.0000000000001p+52 0x1.fffffffffffffp+51))
  (v128.const f64x2 0x1.0000000000001p+52 0x1.fffffffffffffp+51))
(assert_return (invoke "abs" (v128.const f64x2 nan:0x4000000000000 -nan:0x8000000000001)) (v128.const f64x2 nan:0x4000000000000 nan:0x8000000000001))

;; f64x2.neg: the sign bit turned, of NaNs too
;; SPEC op-fneg; Step_pure/vunop-val
(assert_return (invoke "neg" (v128.const f64x2 0 -0)) (v128.const f64x2 -0 0))
(assert_return (invoke "neg" (v128.const f64x2 1 -1)) (v128.const f64x2 -1 1))
(assert_return (invoke "neg" (v128.const f64x2 0.5 -0.5)) (v128.const f64x2 -0.5 0.5))
(assert_return (invoke "neg" (v128.const f64x2 1.5 -1.5)) (v128.const f64x2 -1.5 1.5))
(assert_return (invoke "neg" (v128.const f64x2 2.5 -2.5)) (v128.const f64x2 -2.5 2.5))
(assert_return (invoke "neg" (v128.const f64x2 0.25 4)) (v128.const f64x2 -0.25 -4))
(assert_return (invoke "neg" (v128.const f64x2 inf -inf)) (v128.const f64x2 -inf inf))
(assert_return (invoke "neg" (v128.const f64x2 nan -nan)) (v128.const f64x2 -nan nan))
(assert_return
  (invoke "neg"
    (v128.const f64x2 0x0.0000000000001p-1022 -0x0.0000000000001p-1022))
  (v128.const f64x2 -0x0.0000000000001p-1022 0x0.0000000000001p-1022))
(assert_return
  (invoke "neg"
    (v128.const f64x2 0x1.fffffffffffffp+1023 -0x1.fffffffffffffp+1023))
  (v128.const f64x2 -0x1.fffffffffffffp+1023 0x1.fffffffffffffp+1023))
(assert_return
  (invoke "neg"
    (v128.const f64x2 0x1.0000000000001p+52 0x1.fffffffffffffp+51))
  (v128.const f64x2 -0x1.0000000000001p+52 -0x1.fffffffffffffp+51))
(assert_return (invoke "neg" (v128.const f64x2 nan:0x4000000000000 -nan:0x8000000000001)) (v128.const f64x2 -nan:0x4000000000000 nan:0x8000000000001))

;; f64x2.sqrt: square root; -0 stays, negative numbers give NaN
;; SPEC op-fsqrt; Step_pure/vunop-val
(assert_return (invoke "sqrt" (v128.const f64x2 0 -0)) (v128.const f64x2 0 -0))
(assert_return (invoke "sqrt" (v128.const f64x2 1 -1)) (v128.const f64x2 1 nan:canonical))
(assert_return (invoke "sqrt" (v128.const f64x2 0.5 -0.5)) (v128.const f64x2 0x1.6a09e667f3bcdp-1 nan:canonical))
(assert_return (invoke "sqrt" (v128.const f64x2 1.5 -1.5)) (v128.const f64x2 0x1.3988e1409212ep+0 nan:canonical))
(assert_return (invoke "sqrt" (v128.const f64x2 2.5 -2.5)) (v128.const f64x2 0x1.94c583ada5b53p+0 nan:canonical))
(assert_return (invoke "sqrt" (v128.const f64x2 0.25 4)) (v128.const f64x2 0.5 2))
(assert_return (invoke "sqrt" (v128.const f64x2 inf -inf)) (v128.const f64x2 inf nan:canonical))
(assert_return (invoke "sqrt" (v128.const f64x2 nan -nan)) (v128.const f64x2 nan:canonical nan:canonical))
(assert_return (invoke "sqrt" (v128.const f64x2 0x0.0000000000001p-1022 -0x0.0000000000001p-1022)) (v128.const f64x2 0x1p-537 nan:canonical))
(assert_return
  (invoke "sqrt"
    (v128.const f64x2 0x1.fffffffffffffp+1023 -0x1.fffffffffffffp+1023))
  (v128.const f64x2 0x1.fffffffffffffp+511 nan:canonical))
(assert_return (invoke "sqrt" (v128.const f64x2 0x1.0000000000001p+52 0x1.fffffffffffffp+51)) (v128.const f64x2 0x1p+26 0x1.fffffffffffffp+25))
(assert_return (invoke "sqrt" (v128.const f64x2 nan:0x4000000000000 -nan:0x8000000000001)) (v128.const f64x2 nan:arithmetic nan:arithmetic))

;; f64x2.ceil: up to an integer
;; SPEC op-fceil; Step_pure/vunop-val
(assert_return (invoke "ceil" (v128.const f64x2 0 -0)) (v128.const f64x2 0 -0))
(assert_return (invoke "ceil" (v128.const f64x2 1 -1)) (v128.const f64x2 1 -1))
(assert_return (invoke "ceil" (v128.const f64x2 0.5 -0.5)) (v128.const f64x2 1 -0))
(assert_return (invoke "ceil" (v128.const f64x2 1.5 -1.5)) (v128.const f64x2 2 -1))
(assert_return (invoke "ceil" (v128.const f64x2 2.5 -2.5)) (v128.const f64x2 3 -2))
(assert_return (invoke "ceil" (v128.const f64x2 0.25 4)) (v128.const f64x2 1 4))
(assert_return (invoke "ceil" (v128.const f64x2 inf -inf)) (v128.const f64x2 inf -inf))
(assert_return (invoke "ceil" (v128.const f64x2 nan -nan)) (v128.const f64x2 nan:canonical nan:canonical))
(assert_return (invoke "ceil" (v128.const f64x2 0x0.0000000000001p-1022 -0x0.0000000000001p-1022)) (v128.const f64x2 1 -0))
(assert_return
  (invoke "ceil"
    (v128.const f64x2 0x1.fffffffffffffp+1023 -0x1.fffffffffffffp+1023))
  (v128.const f64x2 0x1.fffffffffffffp+1023 -0x1.fffffffffffffp+1023))
(assert_return (invoke "ceil" (v128.const f64x2 0x1.0000000000001p+52 0x1.fffffffffffffp+51)) (v128.const f64x2 0x1.0000000000001p+52 0x1p+52))
(assert_return (invoke "ceil" (v128.const f64x2 nan:0x4000000000000 -nan:0x8000000000001)) (v128.const f64x2 nan:arithmetic nan:arithmetic))

;; f64x2.floor: down to an integer
;; SPEC op-ffloor; Step_pure/vunop-val
(assert_return (invoke "floor" (v128.const f64x2 0 -0)) (v128.const f64x2 0 -0))
(assert_return (invoke "floor" (v128.const f64x2 1 -1)) (v128.const f64x2 1 -1))
(assert_return (invoke "floor" (v128.const f64x2 0.5 -0.5)) (v128.const f64x2 0 -1))
(assert_return (invoke "floor" (v128.const f64x2 1.5 -1.5)) (v128.const f64x2 1 -2))
(assert_return (invoke "floor" (v128.const f64x2 2.5 -2.5)) (v128.const f64x2 2 -3))
(assert_return (invoke "floor" (v128.const f64x2 0.25 4)) (v128.const f64x2 0 4))
(assert_return (invoke "floor" (v128.const f64x2 inf -inf)) (v128.const f64x2 inf -inf))
(assert_return (invoke "floor" (v128.const f64x2 nan -nan)) (v128.const f64x2 nan:canonical nan:canonical))
(assert_return (invoke "floor" (v128.const f64x2 0x0.0000000000001p-1022 -0x0.0000000000001p-1022)) (v128.const f64x2 0 -1))
(assert_return
  (invoke "floor"
    (v128.const f64x2 0x1.fffffffffffffp+1023 -0x1.fffffffffffffp+1023))
  (v128.const f64x2 0x1.fffffffffffffp+1023 -0x1.fffffffffffffp+1023))
(assert_return
  (invoke "floor"
    (v128.const f64x2 0x1.0000000000001p+52 0x1.fffffffffffffp+51))
  (v128.const f64x2 0x1.0000000000001p+52 0x1.ffffffffffffep+51))
(assert_return (invoke "floor" (v128.const f64x2 nan:0x4000000000000 -nan:0x8000000000001)) (v128.const f64x2 nan:arithmetic nan:arithmetic))

;; f64x2.trunc: towards zero to an integer
;; SPEC op-ftrunc; Step_pure/vunop-val
(assert_return (invoke "trunc" (v128.const f64x2 0 -0)) (v128.const f64x2 0 -0))
(assert_return (invoke "trunc" (v128.const f64x2 1 -1)) (v128.const f64x2 1 -1))
(assert_return (invoke "trunc" (v128.const f64x2 0.5 -0.5)) (v128.const f64x2 0 -0))
(assert_return (invoke "trunc" (v128.const f64x2 1.5 -1.5)) (v128.const f64x2 1 -1))
(assert_return (invoke "trunc" (v128.const f64x2 2.5 -2.5)) (v128.const f64x2 2 -2))
(assert_return (invoke "trunc" (v128.const f64x2 0.25 4)) (v128.const f64x2 0 4))
(assert_return (invoke "trunc" (v128.const f64x2 inf -inf)) (v128.const f64x2 inf -inf))
(assert_return (invoke "trunc" (v128.const f64x2 nan -nan)) (v128.const f64x2 nan:canonical nan:canonical))
(assert_return (invoke "trunc" (v128.const f64x2 0x0.0000000000001p-1022 -0x0.0000000000001p-1022)) (v128.const f64x2 0 -0))
(assert_return
  (invoke "trunc"
    (v128.const f64x2 0x1.fffffffffffffp+1023 -0x1.fffffffffffffp+1023))
  (v128.const f64x2 0x1.fffffffffffffp+1023 -0x1.fffffffffffffp+1023))
(assert_return
  (invoke "trunc"
    (v128.const f64x2 0x1.0000000000001p+52 0x1.fffffffffffffp+51))
  (v128.const f64x2 0x1.0000000000001p+52 0x1.ffffffffffffep+51))
(assert_return (invoke "trunc" (v128.const f64x2 nan:0x4000000000000 -nan:0x8000000000001)) (v128.const f64x2 nan:arithmetic nan:arithmetic))

;; f64x2.nearest: to the nearest integer, ties to even
;; SPEC op-fnearest; Step_pure/vunop-val
(assert_return (invoke "nearest" (v128.const f64x2 0 -0)) (v128.const f64x2 0 -0))
(assert_return (invoke "nearest" (v128.const f64x2 1 -1)) (v128.const f64x2 1 -1))
(assert_return (invoke "nearest" (v128.const f64x2 0.5 -0.5)) (v128.const f64x2 0 -0))
(assert_return (invoke "nearest" (v128.const f64x2 1.5 -1.5)) (v128.const f64x2 2 -2))
(assert_return (invoke "nearest" (v128.const f64x2 2.5 -2.5)) (v128.const f64x2 2 -2))
(assert_return (invoke "nearest" (v128.const f64x2 0.25 4)) (v128.const f64x2 0 4))
(assert_return (invoke "nearest" (v128.const f64x2 inf -inf)) (v128.const f64x2 inf -inf))
(assert_return (invoke "nearest" (v128.const f64x2 nan -nan)) (v128.const f64x2 nan:canonical nan:canonical))
(assert_return (invoke "nearest" (v128.const f64x2 0x0.0000000000001p-1022 -0x0.0000000000001p-1022)) (v128.const f64x2 0 -0))
(assert_return
  (invoke "nearest"
    (v128.const f64x2 0x1.fffffffffffffp+1023 -0x1.fffffffffffffp+1023))
  (v128.const f64x2 0x1.fffffffffffffp+1023 -0x1.fffffffffffffp+1023))
(assert_return (invoke "nearest" (v128.const f64x2 0x1.0000000000001p+52 0x1.fffffffffffffp+51)) (v128.const f64x2 0x1.0000000000001p+52 0x1p+52))
(assert_return (invoke "nearest" (v128.const f64x2 nan:0x4000000000000 -nan:0x8000000000001)) (v128.const f64x2 nan:arithmetic nan:arithmetic))

;; f64x2.add: sum, rounded to nearest, ties to even
;; SPEC op-fadd; Step_pure/vbinop-val
(assert_return (invoke "add" (v128.const f64x2 0 0) (v128.const f64x2 0 -0)) (v128.const f64x2 0 0))
(assert_return (invoke "add" (v128.const f64x2 -0 1) (v128.const f64x2 0 2)) (v128.const f64x2 0 3))
(assert_return (invoke "add" (v128.const f64x2 1 inf) (v128.const f64x2 -1 1)) (v128.const f64x2 0 inf))
(assert_return (invoke "add" (v128.const f64x2 inf nan) (v128.const f64x2 -inf 1)) (v128.const f64x2 nan:canonical nan:canonical))
(assert_return (invoke "add" (v128.const f64x2 1 nan:0x4000000000000) (v128.const f64x2 -nan 1)) (v128.const f64x2 nan:canonical nan:arithmetic))
(assert_return (invoke "add" (v128.const f64x2 1 0x1.fffffffffffffp+1023) (v128.const f64x2 nan:0x8000000000001 0x1.fffffffffffffp+1023)) (v128.const f64x2 nan:arithmetic inf))
(assert_return
  (invoke "add"
    (v128.const f64x2 0x1.fffffffffffffp+1023 0x0.0000000000001p-1022)
    (v128.const f64x2 -0x1.fffffffffffffp+1023 0x0.0000000000001p-1022))
  (v128.const f64x2 0 0x0.0000000000002p-1022))
(assert_return (invoke "add" (v128.const f64x2 0x1p-1022 1) (v128.const f64x2 -0x0.0000000000001p-1022 0x1p-53)) (v128.const f64x2 0x0.fffffffffffffp-1022 1))
(assert_return
  (invoke "add"
    (v128.const f64x2 1 0x1.999999999999ap-4)
    (v128.const f64x2 0x1.8p-53 0x1.999999999999ap-3))
  (v128.const f64x2 0x1.0000000000001p+0 0x1.3333333333334p-2))
(assert_return (invoke "add" (v128.const f64x2 3 inf) (v128.const f64x2 7 0)) (v128.const f64x2 10 inf))
(assert_return (invoke "add" (v128.const f64x2 nan -inf) (v128.const f64x2 nan:0x4000000000000 nan)) (v128.const f64x2 nan:arithmetic nan:canonical))
(assert_return (invoke "add" (v128.const f64x2 0 0x0.fffffffffffffp-1022) (v128.const f64x2 nan 0x0.0000000000001p-1022)) (v128.const f64x2 nan:canonical 0x1p-1022))

;; f64x2.sub: difference
;; SPEC op-fsub; Step_pure/vbinop-val
(assert_return (invoke "sub" (v128.const f64x2 0 0) (v128.const f64x2 0 -0)) (v128.const f64x2 0 0))
(assert_return (invoke "sub" (v128.const f64x2 -0 1) (v128.const f64x2 0 2)) (v128.const f64x2 -0 -1))
(assert_return (invoke "sub" (v128.const f64x2 1 inf) (v128.const f64x2 -1 1)) (v128.const f64x2 2 inf))
(assert_return (invoke "sub" (v128.const f64x2 inf nan) (v128.const f64x2 -inf 1)) (v128.const f64x2 inf nan:canonical))
(assert_return (invoke "sub" (v128.const f64x2 1 nan:0x4000000000000) (v128.const f64x2 -nan 1)) (v128.const f64x2 nan:canonical nan:arithmetic))
(assert_return (invoke "sub" (v128.const f64x2 1 0x1.fffffffffffffp+1023) (v128.const f64x2 nan:0x8000000000001 0x1.fffffffffffffp+1023)) (v128.const f64x2 nan:arithmetic 0))
(assert_return
  (invoke "sub"
    (v128.const f64x2 0x1.fffffffffffffp+1023 0x0.0000000000001p-1022)
    (v128.const f64x2 -0x1.fffffffffffffp+1023 0x0.0000000000001p-1022))
  (v128.const f64x2 inf 0))
(assert_return (invoke "sub" (v128.const f64x2 0x1p-1022 1) (v128.const f64x2 -0x0.0000000000001p-1022 0x1p-53)) (v128.const f64x2 0x1.0000000000001p-1022 0x1.fffffffffffffp-1))
(assert_return
  (invoke "sub"
    (v128.const f64x2 1 0x1.999999999999ap-4)
    (v128.const f64x2 0x1.8p-53 0x1.999999999999ap-3))
  (v128.const f64x2 0x1.ffffffffffffep-1 -0x1.999999999999ap-4))
(assert_return (invoke "sub" (v128.const f64x2 3 inf) (v128.const f64x2 7 0)) (v128.const f64x2 -4 inf))
(assert_return (invoke "sub" (v128.const f64x2 nan -inf) (v128.const f64x2 nan:0x4000000000000 nan)) (v128.const f64x2 nan:arithmetic nan:canonical))
(assert_return (invoke "sub" (v128.const f64x2 0 0x0.fffffffffffffp-1022) (v128.const f64x2 nan 0x0.0000000000001p-1022)) (v128.const f64x2 nan:canonical 0x0.ffffffffffffep-1022))

;; f64x2.mul: product
;; SPEC op-fmul; Step_pure/vbinop-val
(assert_return (invoke "mul" (v128.const f64x2 0 -0) (v128.const f64x2 -0 0)) (v128.const f64x2 -0 -0))
(assert_return (invoke "mul" (v128.const f64x2 1 2) (v128.const f64x2 2 1)) (v128.const f64x2 2 2))
(assert_return (invoke "mul" (v128.const f64x2 1 -1) (v128.const f64x2 -1 1)) (v128.const f64x2 -1 -1))
(assert_return (invoke "mul" (v128.const f64x2 inf 1) (v128.const f64x2 1 -inf)) (v128.const f64x2 inf -inf))
(assert_return (invoke "mul" (v128.const f64x2 inf -inf) (v128.const f64x2 -inf -inf)) (v128.const f64x2 -inf inf))
(assert_return (invoke "mul" (v128.const f64x2 nan 1) (v128.const f64x2 1 -nan)) (v128.const f64x2 nan:canonical nan:canonical))
(assert_return (invoke "mul" (v128.const f64x2 nan:0x4000000000000 1) (v128.const f64x2 1 nan:0x8000000000001)) (v128.const f64x2 nan:arithmetic nan:arithmetic))
(assert_return
  (invoke "mul"
    (v128.const f64x2 0x1.fffffffffffffp+1023 0x1.fffffffffffffp+1023)
    (v128.const f64x2 0x1.fffffffffffffp+1023 -0x1.fffffffffffffp+1023))
  (v128.const f64x2 inf -inf))
(assert_return (invoke "mul" (v128.const f64x2 0x0.0000000000001p-1022 0x1p-1022) (v128.const f64x2 0x0.0000000000001p-1022 -0x0.0000000000001p-1022)) (v128.const f64x2 0 -0))
(assert_return (invoke "mul" (v128.const f64x2 1 1) (v128.const f64x2 0x1p-53 0x1.8p-53)) (v128.const f64x2 0x1p-53 0x1.8p-53))
(assert_return (invoke "mul" (v128.const f64x2 0x1.999999999999ap-4 3) (v128.const f64x2 0x1.999999999999ap-3 7)) (v128.const f64x2 0x1.47ae147ae147cp-6 21))
(assert_return (invoke "mul" (v128.const f64x2 0 inf) (v128.const f64x2 inf 0)) (v128.const f64x2 nan:canonical nan:canonical))
(assert_return (invoke "mul" (v128.const f64x2 5 -5) (v128.const f64x2 0 0)) (v128.const f64x2 0 -0))
(assert_return (invoke "mul" (v128.const f64x2 nan -inf) (v128.const f64x2 nan:0x4000000000000 nan)) (v128.const f64x2 nan:arithmetic nan:canonical))
(assert_return (invoke "mul" (v128.const f64x2 0 0x0.fffffffffffffp-1022) (v128.const f64x2 nan 0x0.0000000000001p-1022)) (v128.const f64x2 nan:canonical 0))

;; f64x2.div: quotient
;; SPEC op-fdiv; Step_pure/vbinop-val
(assert_return (invoke "div" (v128.const f64x2 0 -0) (v128.const f64x2 -0 0)) (v128.const f64x2 nan:canonical nan:canonical))
(assert_return (invoke "div" (v128.const f64x2 1 2) (v128.const f64x2 2 1)) (v128.const f64x2 0.5 2))
(assert_return (invoke "div" (v128.const f64x2 1 -1) (v128.const f64x2 -1 1)) (v128.const f64x2 -1 -1))
(assert_return (invoke "div" (v128.const f64x2 inf 1) (v128.const f64x2 1 -inf)) (v128.const f64x2 inf -0))
(assert_return (invoke "div" (v128.const f64x2 inf -inf) (v128.const f64x2 -inf -inf)) (v128.const f64x2 nan:canonical nan:canonical))
(assert_return (invoke "div" (v128.const f64x2 nan 1) (v128.const f64x2 1 -nan)) (v128.const f64x2 nan:canonical nan:canonical))
(assert_return (invoke "div" (v128.const f64x2 nan:0x4000000000000 1) (v128.const f64x2 1 nan:0x8000000000001)) (v128.const f64x2 nan:arithmetic nan:arithmetic))
(assert_return
  (invoke "div"
    (v128.const f64x2 0x1.fffffffffffffp+1023 0x1.fffffffffffffp+1023)
    (v128.const f64x2 0x1.fffffffffffffp+1023 -0x1.fffffffffffffp+1023))
  (v128.const f64x2 1 -1))
(assert_return
  (invoke "div"
    (v128.const f64x2 0x0.0000000000001p-1022 0x1p-1022)
    (v128.const f64x2 0x0.0000000000001p-1022 -0x0.0000000000001p-1022))
  (v128.const f64x2 1 -0x1p+52))
(assert_return (invoke "div" (v128.const f64x2 1 1) (v128.const f64x2 0x1p-53 0x1.8p-53)) (v128.const f64x2 0x1p+53 0x1.5555555555555p+52))
(assert_return (invoke "div" (v128.const f64x2 0x1.999999999999ap-4 3) (v128.const f64x2 0x1.999999999999ap-3 7)) (v128.const f64x2 0.5 0x1.b6db6db6db6dbp-2))
(assert_return (invoke "div" (v128.const f64x2 0 inf) (v128.const f64x2 inf 0)) (v128.const f64x2 0 inf))
(assert_return (invoke "div" (v128.const f64x2 5 -5) (v128.const f64x2 0 0)) (v128.const f64x2 inf -inf))
(assert_return (invoke "div" (v128.const f64x2 nan -inf) (v128.const f64x2 nan:0x4000000000000 nan)) (v128.const f64x2 nan:arithmetic nan:canonical))
(assert_return (invoke "div" (v128.const f64x2 0 0x0.fffffffffffffp-1022) (v128.const f64x2 nan 0x0.0000000000001p-1022)) (v128.const f64x2 nan:canonical 0x1.ffffffffffffep+51))

;; f64x2.min: the lesser; -0 below +0; a NaN when either is
;; SPEC op-fmin; Step_pure/vbinop-val
(assert_return (invoke "min" (v128.const f64x2 0 0) (v128.const f64x2 0 -0)) (v128.const f64x2 0 -0))
(assert_return (invoke "min" (v128.const f64x2 -0 1) (v128.const f64x2 0 2)) (v128.const f64x2 -0 1))
(assert_return (invoke "min" (v128.const f64x2 1 inf) (v128.const f64x2 -1 1)) (v128.const f64x2 -1 1))
(assert_return (invoke "min" (v128.const f64x2 inf nan) (v128.const f64x2 -inf 1)) (v128.const f64x2 -inf nan:canonical))
(assert_return (invoke "min" (v128.const f64x2 1 nan:0x4000000000000) (v128.const f64x2 -nan 1)) (v128.const f64x2 nan:canonical nan:arithmetic))
(assert_return
  (invoke "min"
    (v128.const f64x2 1 0x1.fffffffffffffp+1023)
    (v128.const f64x2 nan:0x8000000000001 0x1.fffffffffffffp+1023))
  (v128.const f64x2 nan:arithmetic 0x1.fffffffffffffp+1023))
(assert_return
  (invoke "min"
    (v128.const f64x2 0x1.fffffffffffffp+1023 0x0.0000000000001p-1022)
    (v128.const f64x2 -0x1.fffffffffffffp+1023 0x0.0000000000001p-1022))
  (v128.const f64x2 -0x1.fffffffffffffp+1023 0x0.0000000000001p-1022))
(assert_return (invoke "min" (v128.const f64x2 0x1p-1022 1) (v128.const f64x2 -0x0.0000000000001p-1022 0x1p-53)) (v128.const f64x2 -0x0.0000000000001p-1022 0x1p-53))
(assert_return (invoke "min" (v128.const f64x2 1 0x1.999999999999ap-4) (v128.const f64x2 0x1.8p-53 0x1.999999999999ap-3)) (v128.const f64x2 0x1.8p-53 0x1.999999999999ap-4))
(assert_return (invoke "min" (v128.const f64x2 3 inf) (v128.const f64x2 7 0)) (v128.const f64x2 3 0))
(assert_return (invoke "min" (v128.const f64x2 nan -inf) (v128.const f64x2 nan:0x4000000000000 nan)) (v128.const f64x2 nan:arithmetic nan:canonical))
(assert_return (invoke "min" (v128.const f64x2 0 0x0.fffffffffffffp-1022) (v128.const f64x2 nan 0x0.0000000000001p-1022)) (v128.const f64x2 nan:canonical 0x0.0000000000001p-1022))

;; f64x2.max: the greater; +0 above -0; a NaN when either is
;; SPEC op-fmax; Step_pure/vbinop-val
(assert_return (invoke "max" (v128.const f64x2 0 0) (v128.const f64x2 0 -0)) (v128.const f64x2 0 0))
(assert_return (invoke "max" (v128.const f64x2 -0 1) (v128.const f64x2 0 2)) (v128.const f64x2 0 2))
(assert_return (invoke "max" (v128.const f64x2 1 inf) (v128.const f64x2 -1 1)) (v128.const f64x2 1 inf))
(assert_return (invoke "max" (v128.const f64x2 inf nan) (v128.const f64x2 -inf 1)) (v128.const f64x2 inf nan:canonical))
(assert_return (invoke "max" (v128.const f64x2 1 nan:0x4000000000000) (v128.const f64x2 -nan 1)) (v128.const f64x2 nan:canonical nan:arithmetic))
(assert_return
  (invoke "max"
    (v128.const f64x2 1 0x1.fffffffffffffp+1023)
    (v128.const f64x2 nan:0x8000000000001 0x1.fffffffffffffp+1023))
  (v128.const f64x2 nan:arithmetic 0x1.fffffffffffffp+1023))
(assert_return
  (invoke "max"
    (v128.const f64x2 0x1.fffffffffffffp+1023 0x0.0000000000001p-1022)
    (v128.const f64x2 -0x1.fffffffffffffp+1023 0x0.0000000000001p-1022))
  (v128.const f64x2 0x1.fffffffffffffp+1023 0x0.0000000000001p-1022))
(assert_return (invoke "max" (v128.const f64x2 0x1p-1022 1) (v128.const f64x2 -0x0.0000000000001p-1022 0x1p-53)) (v128.const f64x2 0x1p-1022 1))
(assert_return (invoke "max" (v128.const f64x2 1 0x1.999999999999ap-4) (v128.const f64x2 0x1.8p-53 0x1.999999999999ap-3)) (v128.const f64x2 1 0x1.999999999999ap-3))
(assert_return (invoke "max" (v128.const f64x2 3 inf) (v128.const f64x2 7 0)) (v128.const f64x2 7 inf))
(assert_return (invoke "max" (v128.const f64x2 nan -inf) (v128.const f64x2 nan:0x4000000000000 nan)) (v128.const f64x2 nan:arithmetic nan:canonical))
(assert_return (invoke "max" (v128.const f64x2 0 0x0.fffffffffffffp-1022) (v128.const f64x2 nan 0x0.0000000000001p-1022)) (v128.const f64x2 nan:canonical 0x0.fffffffffffffp-1022))

;; f64x2.pmin: the second if it is less than the first, else the first, bit for bit
;; SPEC op-fpmin; Step_pure/vbinop-val
(assert_return (invoke "pmin" (v128.const f64x2 0 0) (v128.const f64x2 0 -0)) (v128.const f64x2 0 0))
(assert_return (invoke "pmin" (v128.const f64x2 -0 1) (v128.const f64x2 0 2)) (v128.const f64x2 -0 1))
(assert_return (invoke "pmin" (v128.const f64x2 1 inf) (v128.const f64x2 -1 1)) (v128.const f64x2 -1 1))
(assert_return (invoke "pmin" (v128.const f64x2 inf nan) (v128.const f64x2 -inf 1)) (v128.const f64x2 -inf nan))
(assert_return (invoke "pmin" (v128.const f64x2 1 nan:0x4000000000000) (v128.const f64x2 -nan 1)) (v128.const f64x2 1 nan:0x4000000000000))
(assert_return
  (invoke "pmin"
    (v128.const f64x2 1 0x1.fffffffffffffp+1023)
    (v128.const f64x2 nan:0x8000000000001 0x1.fffffffffffffp+1023))
  (v128.const f64x2 1 0x1.fffffffffffffp+1023))
(assert_return
  (invoke "pmin"
    (v128.const f64x2 0x1.fffffffffffffp+1023 0x0.0000000000001p-1022)
    (v128.const f64x2 -0x1.fffffffffffffp+1023 0x0.0000000000001p-1022))
  (v128.const f64x2 -0x1.fffffffffffffp+1023 0x0.0000000000001p-1022))
(assert_return (invoke "pmin" (v128.const f64x2 0x1p-1022 1) (v128.const f64x2 -0x0.0000000000001p-1022 0x1p-53)) (v128.const f64x2 -0x0.0000000000001p-1022 0x1p-53))
(assert_return (invoke "pmin" (v128.const f64x2 1 0x1.999999999999ap-4) (v128.const f64x2 0x1.8p-53 0x1.999999999999ap-3)) (v128.const f64x2 0x1.8p-53 0x1.999999999999ap-4))
(assert_return (invoke "pmin" (v128.const f64x2 3 inf) (v128.const f64x2 7 0)) (v128.const f64x2 3 0))
(assert_return (invoke "pmin" (v128.const f64x2 nan -inf) (v128.const f64x2 nan:0x4000000000000 nan)) (v128.const f64x2 nan -inf))
(assert_return (invoke "pmin" (v128.const f64x2 0 0x0.fffffffffffffp-1022) (v128.const f64x2 nan 0x0.0000000000001p-1022)) (v128.const f64x2 0 0x0.0000000000001p-1022))

;; f64x2.pmax: the second if the first is less than it, else the first, bit for bit
;; SPEC op-fpmax; Step_pure/vbinop-val
(assert_return (invoke "pmax" (v128.const f64x2 0 0) (v128.const f64x2 0 -0)) (v128.const f64x2 0 0))
(assert_return (invoke "pmax" (v128.const f64x2 -0 1) (v128.const f64x2 0 2)) (v128.const f64x2 -0 2))
(assert_return (invoke "pmax" (v128.const f64x2 1 inf) (v128.const f64x2 -1 1)) (v128.const f64x2 1 inf))
(assert_return (invoke "pmax" (v128.const f64x2 inf nan) (v128.const f64x2 -inf 1)) (v128.const f64x2 inf nan))
(assert_return (invoke "pmax" (v128.const f64x2 1 nan:0x4000000000000) (v128.const f64x2 -nan 1)) (v128.const f64x2 1 nan:0x4000000000000))
(assert_return
  (invoke "pmax"
    (v128.const f64x2 1 0x1.fffffffffffffp+1023)
    (v128.const f64x2 nan:0x8000000000001 0x1.fffffffffffffp+1023))
  (v128.const f64x2 1 0x1.fffffffffffffp+1023))
(assert_return
  (invoke "pmax"
    (v128.const f64x2 0x1.fffffffffffffp+1023 0x0.0000000000001p-1022)
    (v128.const f64x2 -0x1.fffffffffffffp+1023 0x0.0000000000001p-1022))
  (v128.const f64x2 0x1.fffffffffffffp+1023 0x0.0000000000001p-1022))
(assert_return (invoke "pmax" (v128.const f64x2 0x1p-1022 1) (v128.const f64x2 -0x0.0000000000001p-1022 0x1p-53)) (v128.const f64x2 0x1p-1022 1))
(assert_return (invoke "pmax" (v128.const f64x2 1 0x1.999999999999ap-4) (v128.const f64x2 0x1.8p-53 0x1.999999999999ap-3)) (v128.const f64x2 1 0x1.999999999999ap-3))
(assert_return (invoke "pmax" (v128.const f64x2 3 inf) (v128.const f64x2 7 0)) (v128.const f64x2 7 inf))
(assert_return (invoke "pmax" (v128.const f64x2 nan -inf) (v128.const f64x2 nan:0x4000000000000 nan)) (v128.const f64x2 nan -inf))
(assert_return (invoke "pmax" (v128.const f64x2 0 0x0.fffffffffffffp-1022) (v128.const f64x2 nan 0x0.0000000000001p-1022)) (v128.const f64x2 0 0x0.fffffffffffffp-1022))

;; f64x2.eq: all ones where equal; zeros are equal, NaN equals nothing
;; SPEC op-feq; Step_pure/vrelop
(assert_return (invoke "eq" (v128.const f64x2 0 1) (v128.const f64x2 -0 2)) (v128.const i64x2 0xffffffffffffffff 0x0000000000000000))
(assert_return (invoke "eq" (v128.const f64x2 2 1) (v128.const f64x2 1 -1)) (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return (invoke "eq" (v128.const f64x2 -1 inf) (v128.const f64x2 1 1)) (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return (invoke "eq" (v128.const f64x2 1 inf) (v128.const f64x2 -inf -inf)) (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return (invoke "eq" (v128.const f64x2 -inf nan) (v128.const f64x2 -inf 1)) (v128.const i64x2 0xffffffffffffffff 0x0000000000000000))
(assert_return (invoke "eq" (v128.const f64x2 1 nan:0x4000000000000) (v128.const f64x2 -nan 1)) (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return
  (invoke "eq"
    (v128.const f64x2 1 0x1.fffffffffffffp+1023)
    (v128.const f64x2 nan:0x8000000000001 0x1.fffffffffffffp+1023))
  (v128.const i64x2 0x0000000000000000 0xffffffffffffffff))
(assert_return
  (invoke "eq"
    (v128.const f64x2 0x0.0000000000001p-1022 0x1p-1022)
    (v128.const f64x2 0x0.0000000000001p-1022 -0x0.0000000000001p-1022))
  (v128.const i64x2 0xffffffffffffffff 0x0000000000000000))
(assert_return (invoke "eq" (v128.const f64x2 0x1.999999999999ap-4 0) (v128.const f64x2 0x1.999999999999ap-3 inf)) (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return (invoke "eq" (v128.const f64x2 inf 5) (v128.const f64x2 0 0)) (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return (invoke "eq" (v128.const f64x2 -5 nan) (v128.const f64x2 0 nan:0x4000000000000)) (v128.const i64x2 0x0000000000000000 0x0000000000000000))

;; f64x2.ne: all ones where not equal
;; SPEC op-fne; Step_pure/vrelop
(assert_return (invoke "ne" (v128.const f64x2 0 1) (v128.const f64x2 -0 2)) (v128.const i64x2 0x0000000000000000 0xffffffffffffffff))
(assert_return (invoke "ne" (v128.const f64x2 2 1) (v128.const f64x2 1 -1)) (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
(assert_return (invoke "ne" (v128.const f64x2 -1 inf) (v128.const f64x2 1 1)) (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
(assert_return (invoke "ne" (v128.const f64x2 1 inf) (v128.const f64x2 -inf -inf)) (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
(assert_return (invoke "ne" (v128.const f64x2 -inf nan) (v128.const f64x2 -inf 1)) (v128.const i64x2 0x0000000000000000 0xffffffffffffffff))
(assert_return (invoke "ne" (v128.const f64x2 1 nan:0x4000000000000) (v128.const f64x2 -nan 1)) (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
(assert_return
  (invoke "ne"
    (v128.const f64x2 1 0x1.fffffffffffffp+1023)
    (v128.const f64x2 nan:0x8000000000001 0x1.fffffffffffffp+1023))
  (v128.const i64x2 0xffffffffffffffff 0x0000000000000000))
(assert_return
  (invoke "ne"
    (v128.const f64x2 0x0.0000000000001p-1022 0x1p-1022)
    (v128.const f64x2 0x0.0000000000001p-1022 -0x0.0000000000001p-1022))
  (v128.const i64x2 0x0000000000000000 0xffffffffffffffff))
(assert_return (invoke "ne" (v128.const f64x2 0x1.999999999999ap-4 0) (v128.const f64x2 0x1.999999999999ap-3 inf)) (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
(assert_return (invoke "ne" (v128.const f64x2 inf 5) (v128.const f64x2 0 0)) (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
(assert_return (invoke "ne" (v128.const f64x2 -5 nan) (v128.const f64x2 0 nan:0x4000000000000)) (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))

;; f64x2.lt: less than
;; SPEC op-flt; Step_pure/vrelop
(assert_return (invoke "lt" (v128.const f64x2 0 1) (v128.const f64x2 -0 2)) (v128.const i64x2 0x0000000000000000 0xffffffffffffffff))
(assert_return (invoke "lt" (v128.const f64x2 2 1) (v128.const f64x2 1 -1)) (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return (invoke "lt" (v128.const f64x2 -1 inf) (v128.const f64x2 1 1)) (v128.const i64x2 0xffffffffffffffff 0x0000000000000000))
(assert_return (invoke "lt" (v128.const f64x2 1 inf) (v128.const f64x2 -inf -inf)) (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return (invoke "lt" (v128.const f64x2 -inf nan) (v128.const f64x2 -inf 1)) (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return (invoke "lt" (v128.const f64x2 1 nan:0x4000000000000) (v128.const f64x2 -nan 1)) (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return
  (invoke "lt"
    (v128.const f64x2 1 0x1.fffffffffffffp+1023)
    (v128.const f64x2 nan:0x8000000000001 0x1.fffffffffffffp+1023))
  (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return
  (invoke "lt"
    (v128.const f64x2 0x0.0000000000001p-1022 0x1p-1022)
    (v128.const f64x2 0x0.0000000000001p-1022 -0x0.0000000000001p-1022))
  (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return (invoke "lt" (v128.const f64x2 0x1.999999999999ap-4 0) (v128.const f64x2 0x1.999999999999ap-3 inf)) (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
(assert_return (invoke "lt" (v128.const f64x2 inf 5) (v128.const f64x2 0 0)) (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return (invoke "lt" (v128.const f64x2 -5 nan) (v128.const f64x2 0 nan:0x4000000000000)) (v128.const i64x2 0xffffffffffffffff 0x0000000000000000))

;; f64x2.gt: greater than
;; SPEC op-fgt; Step_pure/vrelop
(assert_return (invoke "gt" (v128.const f64x2 0 1) (v128.const f64x2 -0 2)) (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return (invoke "gt" (v128.const f64x2 2 1) (v128.const f64x2 1 -1)) (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
(assert_return (invoke "gt" (v128.const f64x2 -1 inf) (v128.const f64x2 1 1)) (v128.const i64x2 0x0000000000000000 0xffffffffffffffff))
(assert_return (invoke "gt" (v128.const f64x2 1 inf) (v128.const f64x2 -inf -inf)) (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
(assert_return (invoke "gt" (v128.const f64x2 -inf nan) (v128.const f64x2 -inf 1)) (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return (invoke "gt" (v128.const f64x2 1 nan:0x4000000000000) (v128.const f64x2 -nan 1)) (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return
  (invoke "gt"
    (v128.const f64x2 1 0x1.fffffffffffffp+1023)
    (v128.const f64x2 nan:0x8000000000001 0x1.fffffffffffffp+1023))
  (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return
  (invoke "gt"
    (v128.const f64x2 0x0.0000000000001p-1022 0x1p-1022)
    (v128.const f64x2 0x0.0000000000001p-1022 -0x0.0000000000001p-1022))
  (v128.const i64x2 0x0000000000000000 0xffffffffffffffff))
(assert_return (invoke "gt" (v128.const f64x2 0x1.999999999999ap-4 0) (v128.const f64x2 0x1.999999999999ap-3 inf)) (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return (invoke "gt" (v128.const f64x2 inf 5) (v128.const f64x2 0 0)) (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
(assert_return (invoke "gt" (v128.const f64x2 -5 nan) (v128.const f64x2 0 nan:0x4000000000000)) (v128.const i64x2 0x0000000000000000 0x0000000000000000))

;; f64x2.le: less than or equal
;; SPEC op-fle; Step_pure/vrelop
(assert_return (invoke "le" (v128.const f64x2 0 1) (v128.const f64x2 -0 2)) (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
(assert_return (invoke "le" (v128.const f64x2 2 1) (v128.const f64x2 1 -1)) (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return (invoke "le" (v128.const f64x2 -1 inf) (v128.const f64x2 1 1)) (v128.const i64x2 0xffffffffffffffff 0x0000000000000000))
(assert_return (invoke "le" (v128.const f64x2 1 inf) (v128.const f64x2 -inf -inf)) (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return (invoke "le" (v128.const f64x2 -inf nan) (v128.const f64x2 -inf 1)) (v128.const i64x2 0xffffffffffffffff 0x0000000000000000))
(assert_return (invoke "le" (v128.const f64x2 1 nan:0x4000000000000) (v128.const f64x2 -nan 1)) (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return
  (invoke "le"
    (v128.const f64x2 1 0x1.fffffffffffffp+1023)
    (v128.const f64x2 nan:0x8000000000001 0x1.fffffffffffffp+1023))
  (v128.const i64x2 0x0000000000000000 0xffffffffffffffff))
(assert_return
  (invoke "le"
    (v128.const f64x2 0x0.0000000000001p-1022 0x1p-1022)
    (v128.const f64x2 0x0.0000000000001p-1022 -0x0.0000000000001p-1022))
  (v128.const i64x2 0xffffffffffffffff 0x0000000000000000))
(assert_return (invoke "le" (v128.const f64x2 0x1.999999999999ap-4 0) (v128.const f64x2 0x1.999999999999ap-3 inf)) (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
(assert_return (invoke "le" (v128.const f64x2 inf 5) (v128.const f64x2 0 0)) (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return (invoke "le" (v128.const f64x2 -5 nan) (v128.const f64x2 0 nan:0x4000000000000)) (v128.const i64x2 0xffffffffffffffff 0x0000000000000000))

;; f64x2.ge: greater than or equal
;; SPEC op-fge; Step_pure/vrelop
(assert_return (invoke "ge" (v128.const f64x2 0 1) (v128.const f64x2 -0 2)) (v128.const i64x2 0xffffffffffffffff 0x0000000000000000))
(assert_return (invoke "ge" (v128.const f64x2 2 1) (v128.const f64x2 1 -1)) (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
(assert_return (invoke "ge" (v128.const f64x2 -1 inf) (v128.const f64x2 1 1)) (v128.const i64x2 0x0000000000000000 0xffffffffffffffff))
(assert_return (invoke "ge" (v128.const f64x2 1 inf) (v128.const f64x2 -inf -inf)) (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
(assert_return (invoke "ge" (v128.const f64x2 -inf nan) (v128.const f64x2 -inf 1)) (v128.const i64x2 0xffffffffffffffff 0x0000000000000000))
(assert_return (invoke "ge" (v128.const f64x2 1 nan:0x4000000000000) (v128.const f64x2 -nan 1)) (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return
  (invoke "ge"
    (v128.const f64x2 1 0x1.fffffffffffffp+1023)
    (v128.const f64x2 nan:0x8000000000001 0x1.fffffffffffffp+1023))
  (v128.const i64x2 0x0000000000000000 0xffffffffffffffff))
(assert_return
  (invoke "ge"
    (v128.const f64x2 0x0.0000000000001p-1022 0x1p-1022)
    (v128.const f64x2 0x0.0000000000001p-1022 -0x0.0000000000001p-1022))
  (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
(assert_return (invoke "ge" (v128.const f64x2 0x1.999999999999ap-4 0) (v128.const f64x2 0x1.999999999999ap-3 inf)) (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return (invoke "ge" (v128.const f64x2 inf 5) (v128.const f64x2 0 0)) (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
(assert_return (invoke "ge" (v128.const f64x2 -5 nan) (v128.const f64x2 0 nan:0x4000000000000)) (v128.const i64x2 0x0000000000000000 0x0000000000000000))
