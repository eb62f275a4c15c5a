;; The operators of i64x2, lane by lane on edge values: wrapping, saturation, order, shifts, tests.
;; SPEC exec-vunop, exec-vbinop, exec-vrelop, exec-vshiftop, exec-vtestop, exec-vbitmask, op-vec, aux-lanes
(module
  (func (export "abs") (param v128) (result v128) (i64x2.abs (local.get 0)))
  (func (export "neg") (param v128) (result v128) (i64x2.neg (local.get 0)))
  (func (export "add") (param v128 v128) (result v128) (i64x2.add (local.get 0) (local.get 1)))
  (func (export "sub") (param v128 v128) (result v128) (i64x2.sub (local.get 0) (local.get 1)))
  (func (export "mul") (param v128 v128) (result v128) (i64x2.mul (local.get 0) (local.get 1)))
  (func (export "eq") (param v128 v128) (result v128) (i64x2.eq (local.get 0) (local.get 1)))
  (func (export "ne") (param v128 v128) (result v128) (i64x2.ne (local.get 0) (local.get 1)))
  (func (export "lt_s") (param v128 v128) (result v128) (i64x2.lt_s (local.get 0) (local.get 1)))
  (func (export "gt_s") (param v128 v128) (result v128) (i64x2.gt_s (local.get 0) (local.get 1)))
  (func (export "le_s") (param v128 v128) (result v128) (i64x2.le_s (local.get 0) (local.get 1)))
  (func (export "ge_s") (param v128 v128) (result v128) (i64x2.ge_s (local.get 0) (local.get 1)))
  (func (export "shl") (param v128 i32) (result v128) (i64x2.shl (local.get 0) (local.get 1)))
  (func (export "shr_s") (param v128 i32) (result v128) (i64x2.shr_s (local.get 0) (local.get 1)))
  (func (export "shr_u") (param v128 i32) (result v128) (i64x2.shr_u (local.get 0) (local.get 1)))
  (func (export "all_true") (param v128) (result i32) (i64x2.all_true (local.get 0)))
  (func (export "bitmask") (param v128) (result i32) (i64x2.bitmask (local.get 0)))
)

;; i64x2.abs: magnitude; the least value stays as it is
;; SPEC op-iabs; Step_pure/vunop-val
(assert_return (invoke "abs" (v128.const i64x2 0x0000000000000000 0x0000000000000001)) (v128.const i64x2 0x0000000000000000 0x0000000000000001))
(assert_return (invoke "abs" (v128.const i64x2 0xffffffffffffffff 0x7fffffffffffffff)) (v128.const i64x2 0x0000000000000001 0x7fffffffffffffff))
(assert_return (invoke "abs" (v128.const i64x2 0x8000000000000000 0x8000000000000001)) (v128.const i64x2 0x8000000000000000 0x7fffffffffffffff))
(assert_return (invoke "abs" (v128.const i64x2 0x5555555555555555 0xaaaaaaaaaaaaaaaa)) (v128.const i64x2 0x5555555555555555 0x5555555555555556))
(assert_return (invoke "abs" (v128.const i64x2 0x123456789abcdef0 0x0fedcba987654321)) (v128.const i64x2 0x123456789abcdef0 0x0fedcba987654321))

;; i64x2.neg: 0 minus the lane; the least value stays as it is
;; SPEC op-ineg; Step_pure/vunop-val
(assert_return (invoke "neg" (v128.const i64x2 0x0000000000000000 0x0000000000000001)) (v128.const i64x2 0x0000000000000000 0xffffffffffffffff))
(assert_return (invoke "neg" (v128.const i64x2 0xffffffffffffffff 0x7fffffffffffffff)) (v128.const i64x2 0x0000000000000001 0x8000000000000001))
(assert_return (invoke "neg" (v128.const i64x2 0x8000000000000000 0x8000000000000001)) (v128.const i64x2 0x8000000000000000 0x7fffffffffffffff))
(assert_return (invoke "neg" (v128.const i64x2 0x5555555555555555 0xaaaaaaaaaaaaaaaa)) (v128.const i64x2 0xaaaaaaaaaaaaaaab 0x5555555555555556))
(assert_return (invoke "neg" (v128.const i64x2 0x123456789abcdef0 0x0fedcba987654321)) (v128.const i64x2 0xedcba98765432110 0xf0123456789abcdf))

;; i64x2.add: sum modulo 2^N
;; SPEC op-iadd; Step_pure/vbinop-val
(assert_return
  (invoke "add"
    (v128.const i64x2 0x0000000000000000 0x0000000000000000)
    (v128.const i64x2 0x0000000000000000 0x0000000000000001))
  (v128.const i64x2 0x0000000000000000 0x0000000000000001))
(assert_return
  (invoke "add"
    (v128.const i64x2 0x7fffffffffffffff 0x8000000000000000)
    (v128.const i64x2 0x0000000000000001 0xffffffffffffffff))
  (v128.const i64x2 0x8000000000000000 0x7fffffffffffffff))
(assert_return
  (invoke "add"
    (v128.const i64x2 0x8000000000000000 0xffffffffffffffff)
    (v128.const i64x2 0x8000000000000000 0xffffffffffffffff))
  (v128.const i64x2 0x0000000000000000 0xfffffffffffffffe))
(assert_return
  (invoke "add"
    (v128.const i64x2 0x7fffffffffffffff 0xffffffffffffffff)
    (v128.const i64x2 0x8000000000000000 0x0000000000000001))
  (v128.const i64x2 0xffffffffffffffff 0x0000000000000000))
(assert_return
  (invoke "add"
    (v128.const i64x2 0x0000000000000001 0x8000000000000000)
    (v128.const i64x2 0xffffffffffffffff 0x7fffffffffffffff))
  (v128.const i64x2 0x0000000000000000 0xffffffffffffffff))
(assert_return
  (invoke "add"
    (v128.const i64x2 0x7fffffffffffffff 0x8000000000000000)
    (v128.const i64x2 0x7fffffffffffffff 0x0000000000000001))
  (v128.const i64x2 0xfffffffffffffffe 0x8000000000000001))

;; i64x2.sub: difference modulo 2^N
;; SPEC op-isub; Step_pure/vbinop-val
(assert_return
  (invoke "sub"
    (v128.const i64x2 0x0000000000000000 0x0000000000000000)
    (v128.const i64x2 0x0000000000000000 0x0000000000000001))
  (v128.const i64x2 0x0000000000000000 0xffffffffffffffff))
(assert_return
  (invoke "sub"
    (v128.const i64x2 0x7fffffffffffffff 0x8000000000000000)
    (v128.const i64x2 0x0000000000000001 0xffffffffffffffff))
  (v128.const i64x2 0x7ffffffffffffffe 0x8000000000000001))
(assert_return
  (invoke "sub"
    (v128.const i64x2 0x8000000000000000 0xffffffffffffffff)
    (v128.const i64x2 0x8000000000000000 0xffffffffffffffff))
  (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return
  (invoke "sub"
    (v128.const i64x2 0x7fffffffffffffff 0xffffffffffffffff)
    (v128.const i64x2 0x8000000000000000 0x0000000000000001))
  (v128.const i64x2 0xffffffffffffffff 0xfffffffffffffffe))
(assert_return
  (invoke "sub"
    (v128.const i64x2 0x0000000000000001 0x8000000000000000)
    (v128.const i64x2 0xffffffffffffffff 0x7fffffffffffffff))
  (v128.const i64x2 0x0000000000000002 0x0000000000000001))
(assert_return
  (invoke "sub"
    (v128.const i64x2 0x7fffffffffffffff 0x8000000000000000)
    (v128.const i64x2 0x7fffffffffffffff 0x0000000000000001))
  (v128.const i64x2 0x0000000000000000 0x7fffffffffffffff))

;; i64x2.mul: product modulo 2^N
;; SPEC op-imul; Step_pure/vbinop-val
(assert_return
  (invoke "mul"
    (v128.const i64x2 0x0000000000000000 0x0000000000000000)
    (v128.const i64x2 0x0000000000000000 0x0000000000000001))
  (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return
  (invoke "mul"
    (v128.const i64x2 0x7fffffffffffffff 0x8000000000000000)
    (v128.const i64x2 0x0000000000000001 0xffffffffffffffff))
  (v128.const i64x2 0x7fffffffffffffff 0x8000000000000000))
(assert_return
  (invoke "mul"
    (v128.const i64x2 0x8000000000000000 0xffffffffffffffff)
    (v128.const i64x2 0x8000000000000000 0xffffffffffffffff))
  (v128.const i64x2 0x0000000000000000 0x0000000000000001))
(assert_return
  (invoke "mul"
    (v128.const i64x2 0x7fffffffffffffff 0xffffffffffffffff)
    (v128.const i64x2 0x8000000000000000 0x0000000000000001))
  (v128.const i64x2 0x8000000000000000 0xffffffffffffffff))
(assert_return
  (invoke "mul"
    (v128.const i64x2 0x0000000000000001 0x8000000000000000)
    (v128.const i64x2 0xffffffffffffffff 0x7fffffffffffffff))
  (v128.const i64x2 0xffffffffffffffff 0x8000000000000000))
(assert_return
  (invoke "mul"
    (v128.const i64x2 0x7fffffffffffffff 0x8000000000000000)
    (v128.const i64x2 0x7fffffffffffffff 0x0000000000000001))
  (v128.const i64x2 0x0000000000000001 0x8000000000000000))

;; i64x2.eq: all ones where equal, else 0
;; SPEC op-ieq; Step_pure/vrelop
(assert_return
  (invoke "eq"
    (v128.const i64x2 0x0000000000000000 0x0000000000000000)
    (v128.const i64x2 0x0000000000000000 0x0000000000000001))
  (v128.const i64x2 0xffffffffffffffff 0x0000000000000000))
(assert_return
  (invoke "eq"
    (v128.const i64x2 0x7fffffffffffffff 0x8000000000000000)
    (v128.const i64x2 0x0000000000000001 0xffffffffffffffff))
  (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return
  (invoke "eq"
    (v128.const i64x2 0x8000000000000000 0xffffffffffffffff)
    (v128.const i64x2 0x8000000000000000 0xffffffffffffffff))
  (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
(assert_return
  (invoke "eq"
    (v128.const i64x2 0x7fffffffffffffff 0xffffffffffffffff)
    (v128.const i64x2 0x8000000000000000 0x0000000000000001))
  (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return
  (invoke "eq"
    (v128.const i64x2 0x0000000000000001 0x8000000000000000)
    (v128.const i64x2 0xffffffffffffffff 0x7fffffffffffffff))
  (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return
  (invoke "eq"
    (v128.const i64x2 0x7fffffffffffffff 0x8000000000000000)
    (v128.const i64x2 0x7fffffffffffffff 0x0000000000000001))
  (v128.const i64x2 0xffffffffffffffff 0x0000000000000000))

;; i64x2.ne: all ones where not equal
;; SPEC op-ine; Step_pure/vrelop
(assert_return
  (invoke "ne"
    (v128.const i64x2 0x0000000000000000 0x0000000000000000)
    (v128.const i64x2 0x0000000000000000 0x0000000000000001))
  (v128.const i64x2 0x0000000000000000 0xffffffffffffffff))
(assert_return
  (invoke "ne"
    (v128.const i64x2 0x7fffffffffffffff 0x8000000000000000)
    (v128.const i64x2 0x0000000000000001 0xffffffffffffffff))
  (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
(assert_return
  (invoke "ne"
    (v128.const i64x2 0x8000000000000000 0xffffffffffffffff)
    (v128.const i64x2 0x8000000000000000 0xffffffffffffffff))
  (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return
  (invoke "ne"
    (v128.const i64x2 0x7fffffffffffffff 0xffffffffffffffff)
    (v128.const i64x2 0x8000000000000000 0x0000000000000001))
  (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
(assert_return
  (invoke "ne"
    (v128.const i64x2 0x0000000000000001 0x8000000000000000)
    (v128.const i64x2 0xffffffffffffffff 0x7fffffffffffffff))
  (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
(assert_return
  (invoke "ne"
    (v128.const i64x2 0x7fffffffffffffff 0x8000000000000000)
    (v128.const i64x2 0x7fffffffffffffff 0x0000000000000001))
  (v128.const i64x2 0x0000000000000000 0xffffffffffffffff))

;; i64x2.lt_s: signed less than
;; SPEC op-ilt; Step_pure/vrelop
(assert_return
  (invoke "lt_s"
    (v128.const i64x2 0x0000000000000000 0x0000000000000000)
    (v128.const i64x2 0x0000000000000000 0x0000000000000001))
  (v128.const i64x2 0x0000000000000000 0xffffffffffffffff))
(assert_return
  (invoke "lt_s"
    (v128.const i64x2 0x7fffffffffffffff 0x8000000000000000)
    (v128.const i64x2 0x0000000000000001 0xffffffffffffffff))
  (v128.const i64x2 0x0000000000000000 0xffffffffffffffff))
(assert_return
  (invoke "lt_s"
    (v128.const i64x2 0x8000000000000000 0xffffffffffffffff)
    (v128.const i64x2 0x8000000000000000 0xffffffffffffffff))
  (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return
  (invoke "lt_s"
    (v128.const i64x2 0x7fffffffffffffff 0xffffffffffffffff)
    (v128.const i64x2 0x8000000000000000 0x0000000000000001))
  (v128.const i64x2 0x0000000000000000 0xffffffffffffffff))
(assert_return
  (invoke "lt_s"
    (v128.const i64x2 0x0000000000000001 0x8000000000000000)
    (v128.const i64x2 0xffffffffffffffff 0x7fffffffffffffff))
  (v128.const i64x2 0x0000000000000000 0xffffffffffffffff))
(assert_return
  (invoke "lt_s"
    (v128.const i64x2 0x7fffffffffffffff 0x8000000000000000)
    (v128.const i64x2 0x7fffffffffffffff 0x0000000000000001))
  (v128.const i64x2 0x0000000000000000 0xffffffffffffffff))

;; i64x2.gt_s: signed greater than
;; SPEC op-igt; Step_pure/vrelop
(assert_return
  (invoke "gt_s"
    (v128.const i64x2 0x0000000000000000 0x0000000000000000)
    (v128.const i64x2 0x0000000000000000 0x0000000000000001))
  (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return
  (invoke "gt_s"
    (v128.const i64x2 0x7fffffffffffffff 0x8000000000000000)
    (v128.const i64x2 0x0000000000000001 0xffffffffffffffff))
  (v128.const i64x2 0xffffffffffffffff 0x0000000000000000))
(assert_return
  (invoke "gt_s"
    (v128.const i64x2 0x8000000000000000 0xffffffffffffffff)
    (v128.const i64x2 0x8000000000000000 0xffffffffffffffff))
  (v128.const i64x2 0x0000000000000000 0x0000000000000000))
(assert_return
  (invoke "gt_s"
    (v128.const i64x2 0x7fffffffffffffff 0xffffffffffffffff)
    (v128.const i64x2 0x8000000000000000 0x0000000000000001))
  (v128.const i64x2 0xffffffffffffffff 0x0000000000000000))
(assert_return
  (invoke "gt_s"
    (v128.const i64x2 0x0000000000000001 0x8000000000000000)
    (v128.const i64x2 0xffffffffffffffff 0x7fffffffffffffff))
  (v128.const i64x2 0xffffffffffffffff 0x0000000000000000))
(assert_return
  (invoke "gt_s"
    (v128.const i64x2 0x7fffffffffffffff 0x8000000000000000)
    (v128.const i64x2 0x7fffffffffffffff 0x0000000000000001))
  (v128.const i64x2 0x0000000000000000 0x0000000000000000))

;; i64x2.le_s: signed less than or equal
;; SPEC op-ile; Step_pure/vrelop
(assert_return
  (invoke "le_s"
    (v128.const i64x2 0x0000000000000000 0x0000000000000000)
    (v128.const i64x2 0x0000000000000000 0x0000000000000001))
  (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
(assert_return
  (invoke "le_s"
    (v128.const i64x2 0x7fffffffffffffff 0x8000000000000000)
    (v128.const i64x2 0x0000000000000001 0xffffffffffffffff))
  (v128.const i64x2 0x0000000000000000 0xffffffffffffffff))
(assert_return
  (invoke "le_s"
    (v128.const i64x2 0x8000000000000000 0xffffffffffffffff)
    (v128.const i64x2 0x8000000000000000 0xffffffffffffffff))
  (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
(assert_return
  (invoke "le_s"
    (v128.const i64x2 0x7fffffffffffffff 0xffffffffffffffff)
    (v128.const i64x2 0x8000000000000000 0x0000000000000001))
  (v128.const i64x2 0x0000000000000000 0xffffffffffffffff))
(assert_return
  (invoke "le_s"
    (v128.const i64x2 0x0000000000000001 0x8000000000000000)
    (v128.const i64x2 0xffffffffffffffff 0x7fffffffffffffff))
  (v128.const i64x2 0x0000000000000000 0xffffffffffffffff))
(assert_return
  (invoke "le_s"
    (v128.const i64x2 0x7fffffffffffffff 0x8000000000000000)
    (v128.const i64x2 0x7fffffffffffffff 0x0000000000000001))
  (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))

;; i64x2.ge_s: signed greater than or equal
;; SPEC op-ige; Step_pure/vrelop
(assert_return
  (invoke "ge_s"
    (v128.const i64x2 0x0000000000000000 0x0000000000000000)
    (v128.const i64x2 0x0000000000000000 0x0000000000000001))
  (v128.const i64x2 0xffffffffffffffff 0x0000000000000000))
(assert_return
  (invoke "ge_s"
    (v128.const i64x2 0x7fffffffffffffff 0x8000000000000000)
    (v128.const i64x2 0x0000000000000001 0xffffffffffffffff))
  (v128.const i64x2 0xffffffffffffffff 0x0000000000000000))
(assert_return
  (invoke "ge_s"
    (v128.const i64x2 0x8000000000000000 0xffffffffffffffff)
    (v128.const i64x2 0x8000000000000000 0xffffffffffffffff))
  (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
(assert_return
  (invoke "ge_s"
    (v128.const i64x2 0x7fffffffffffffff 0xffffffffffffffff)
    (v128.const i64x2 0x8000000000000000 0x0000000000000001))
  (v128.const i64x2 0xffffffffffffffff 0x0000000000000000))
(assert_return
  (invoke "ge_s"
    (v128.const i64x2 0x0000000000000001 0x8000000000000000)
    (v128.const i64x2 0xffffffffffffffff 0x7fffffffffffffff))
  (v128.const i64x2 0xffffffffffffffff 0x0000000000000000))
(assert_return
  (invoke "ge_s"
    (v128.const i64x2 0x7fffffffffffffff 0x8000000000000000)
    (v128.const i64x2 0x7fffffffffffffff 0x0000000000000001))
  (v128.const i64x2 0xffffffffffffffff 0x0000000000000000))

;; i64x2.shl: left, the count modulo N
;; SPEC op-ishl; Step_pure/vshiftop
(assert_return
  (invoke "shl"
    (v128.const i64x2 0xaaaaaaaaaaaaaaaa 0x8000000000000001)
    (i32.const 0))
  (v128.const i64x2 0xaaaaaaaaaaaaaaaa 0x8000000000000001))
(assert_return
  (invoke "shl"
    (v128.const i64x2 0xaaaaaaaaaaaaaaaa 0x8000000000000001)
    (i32.const 1))
  (v128.const i64x2 0x5555555555555554 0x0000000000000002))
(assert_return
  (invoke "shl"
    (v128.const i64x2 0xaaaaaaaaaaaaaaaa 0x8000000000000001)
    (i32.const 63))
  (v128.const i64x2 0x0000000000000000 0x8000000000000000))
(assert_return
  (invoke "shl"
    (v128.const i64x2 0xaaaaaaaaaaaaaaaa 0x8000000000000001)
    (i32.const 64))
  (v128.const i64x2 0xaaaaaaaaaaaaaaaa 0x8000000000000001))
(assert_return
  (invoke "shl"
    (v128.const i64x2 0xaaaaaaaaaaaaaaaa 0x8000000000000001)
    (i32.const 65))
  (v128.const i64x2 0x5555555555555554 0x0000000000000002))
(assert_return
  (invoke "shl"
    (v128.const i64x2 0xaaaaaaaaaaaaaaaa 0x8000000000000001)
    (i32.const -1))
  (v128.const i64x2 0x0000000000000000 0x8000000000000000))
(assert_return
  (invoke "shl"
    (v128.const i64x2 0xaaaaaaaaaaaaaaaa 0x8000000000000001)
    (i32.const 32))
  (v128.const i64x2 0xaaaaaaaa00000000 0x0000000100000000))

;; i64x2.shr_s: right with the sign, the count modulo N
;; SPEC op-ishr; Step_pure/vshiftop
(assert_return
  (invoke "shr_s"
    (v128.const i64x2 0xaaaaaaaaaaaaaaaa 0x8000000000000001)
    (i32.const 0))
  (v128.const i64x2 0xaaaaaaaaaaaaaaaa 0x8000000000000001))
(assert_return
  (invoke "shr_s"
    (v128.const i64x2 0xaaaaaaaaaaaaaaaa 0x8000000000000001)
    (i32.const 1))
  (v128.const i64x2 0xd555555555555555 0xc000000000000000))
(assert_return
  (invoke "shr_s"
    (v128.const i64x2 0xaaaaaaaaaaaaaaaa 0x8000000000000001)
    (i32.const 63))
  (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
(assert_return
  (invoke "shr_s"
    (v128.const i64x2 0xaaaaaaaaaaaaaaaa 0x8000000000000001)
    (i32.const 64))
  (v128.const i64x2 0xaaaaaaaaaaaaaaaa 0x8000000000000001))
(assert_return
  (invoke "shr_s"
    (v128.const i64x2 0xaaaaaaaaaaaaaaaa 0x8000000000000001)
    (i32.const 65))
  (v128.const i64x2 0xd555555555555555 0xc000000000000000))
(assert_return
  (invoke "shr_s"
    (v128.const i64x2 0xaaaaaaaaaaaaaaaa 0x8000000000000001)
    (i32.const -1))
  (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff))
(assert_return
  (invoke "shr_s"
    (v128.const i64x2 0xaaaaaaaaaaaaaaaa 0x8000000000000001)
    (i32.const 32))
  (v128.const i64x2 0xffffffffaaaaaaaa 0xffffffff80000000))

;; i64x2.shr_u: right with zeros, the count modulo N
;; SPEC op-ishr; Step_pure/vshiftop
(assert_return
  (invoke "shr_u"
    (v128.const i64x2 0xaaaaaaaaaaaaaaaa 0x8000000000000001)
    (i32.const 0))
  (v128.const i64x2 0xaaaaaaaaaaaaaaaa 0x8000000000000001))
(assert_return
  (invoke "shr_u"
    (v128.const i64x2 0xaaaaaaaaaaaaaaaa 0x8000000000000001)
    (i32.const 1))
  (v128.const i64x2 0x5555555555555555 0x4000000000000000))
(assert_return
  (invoke "shr_u"
    (v128.const i64x2 0xaaaaaaaaaaaaaaaa 0x8000000000000001)
    (i32.const 63))
  (v128.const i64x2 0x0000000000000001 0x0000000000000001))
(assert_return
  (invoke "shr_u"
    (v128.const i64x2 0xaaaaaaaaaaaaaaaa 0x8000000000000001)
    (i32.const 64))
  (v128.const i64x2 0xaaaaaaaaaaaaaaaa 0x8000000000000001))
(assert_return
  (invoke "shr_u"
    (v128.const i64x2 0xaaaaaaaaaaaaaaaa 0x8000000000000001)
    (i32.const 65))
  (v128.const i64x2 0x5555555555555555 0x4000000000000000))
(assert_return
  (invoke "shr_u"
    (v128.const i64x2 0xaaaaaaaaaaaaaaaa 0x8000000000000001)
    (i32.const -1))
  (v128.const i64x2 0x0000000000000001 0x0000000000000001))
(assert_return
  (invoke "shr_u"
    (v128.const i64x2 0xaaaaaaaaaaaaaaaa 0x8000000000000001)
    (i32.const 32))
  (v128.const i64x2 0x00000000aaaaaaaa 0x0000000080000000))

;; i64x2.all_true: 1 unless a lane is 0; every lane counts
;; SPEC exec-vtestop; Step_pure/vtestop
(assert_return (invoke "all_true" (v128.const i64x2 0x0000000000000000 0x0000000000000000)) (i32.const 0))
(assert_return (invoke "all_true" (v128.const i64x2 0x0000000000000001 0x0000000000000001)) (i32.const 1))
(assert_return (invoke "all_true" (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff)) (i32.const 1))
(assert_return (invoke "all_true" (v128.const i64x2 0x8000000000000000 0x8000000000000000)) (i32.const 1))
(assert_return (invoke "all_true" (v128.const i64x2 0x0000000000000000 0x8000000000000000)) (i32.const 0))
(assert_return (invoke "all_true" (v128.const i64x2 0x0000000000000001 0x0000000000000000)) (i32.const 0))
(assert_return (invoke "all_true" (v128.const i64x2 0xffffffffffffffff 0x0000000000000000)) (i32.const 0))
(assert_return (invoke "all_true" (v128.const i64x2 0x0000000000000000 0xffffffffffffffff)) (i32.const 0))

;; i64x2.bitmask: the sign of lane i is bit i; the other bits are 0
;; SPEC op-ivbitmask; Step_pure/vbitmask
(assert_return (invoke "bitmask" (v128.const i64x2 0x0000000000000000 0x0000000000000000)) (i32.const 0x0))
(assert_return (invoke "bitmask" (v128.const i64x2 0xffffffffffffffff 0xffffffffffffffff)) (i32.const 0x3))
(assert_return (invoke "bitmask" (v128.const i64x2 0x7fffffffffffffff 0x7fffffffffffffff)) (i32.const 0x0))
(assert_return (invoke "bitmask" (v128.const i64x2 0x8000000000000000 0x8000000000000000)) (i32.const 0x3))
(assert_return (invoke "bitmask" (v128.const i64x2 0x8000000000000000 0x7fffffffffffffff)) (i32.const 0x1))
(assert_return (invoke "bitmask" (v128.const i64x2 0x7fffffffffffffff 0x8000000000000000)) (i32.const 0x2))
