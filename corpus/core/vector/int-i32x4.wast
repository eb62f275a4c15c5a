;; The operators of i32x4, lane by lane on edge values: wrapping, saturation, order, shifts, tests.
;; SPEC exec-vunop, exec-vbinop, exec-vrelop, exec-vshiftop, exec-vtestop, exec-vbitmask, op-vec, aux-lanes
(module
  (func (export "abs") (param v128) (result v128) (i32x4.abs (local.get 0)))
  (func (export "neg") (param v128) (result v128) (i32x4.neg (local.get 0)))
  (func (export "add") (param v128 v128) (result v128) (i32x4.add (local.get 0) (local.get 1)))
  (func (export "sub") (param v128 v128) (result v128) (i32x4.sub (local.get 0) (local.get 1)))
  (func (export "mul") (param v128 v128) (result v128) (i32x4.mul (local.get 0) (local.get 1)))
  (func (export "min_s") (param v128 v128) (result v128) (i32x4.min_s (local.get 0) (local.get 1)))
  (func (export "min_u") (param v128 v128) (result v128) (i32x4.min_u (local.get 0) (local.get 1)))
  (func (export "max_s") (param v128 v128) (result v128) (i32x4.max_s (local.get 0) (local.get 1)))
  (func (export "max_u") (param v128 v128) (result v128) (i32x4.max_u (local.get 0) (local.get 1)))
  (func (export "eq") (param v128 v128) (result v128) (i32x4.eq (local.get 0) (local.get 1)))
  (func (export "ne") (param v128 v128) (result v128) (i32x4.ne (local.get 0) (local.get 1)))
  (func (export "lt_s") (param v128 v128) (result v128) (i32x4.lt_s (local.get 0) (local.get 1)))
  (func (export "lt_u") (param v128 v128) (result v128) (i32x4.lt_u (local.get 0) (local.get 1)))
  (func (export "gt_s") (param v128 v128) (result v128) (i32x4.gt_s (local.get 0) (local.get 1)))
  (func (export "gt_u") (param v128 v128) (result v128) (i32x4.gt_u (local.get 0) (local.get 1)))
  (func (export "le_s") (param v128 v128) (result v128) (i32x4.le_s (local.get 0) (local.get 1)))
  (func (export "le_u") (param v128 v128) (result v128) (i32x4.le_u (local.get 0) (local.get 1)))
  (func (export "ge_s") (param v128 v128) (result v128) (i32x4.ge_s (local.get 0) (local.get 1)))
  (func (export "ge_u") (param v128 v128) (result v128) (i32x4.ge_u (local.get 0) (local.get 1)))
  (func (export "shl") (param v128 i32) (result v128) (i32x4.shl (local.get 0) (local.get 1)))
  (func (export "shr_s") (param v128 i32) (result v128) (i32x4.shr_s (local.get 0) (local.get 1)))
  (func (export "shr_u") (param v128 i32) (result v128) (i32x4.shr_u (local.get 0) (local.get 1)))
  (func (export "all_true") (param v128) (result i32) (i32x4.all_true (local.get 0)))
  (func (export "bitmask") (param v128) (result i32) (i32x4.bitmask (local.get 0)))
)

;; i32x4.abs: magnitude; the least value stays as it is
;; SPEC op-iabs; Step_pure/vunop-val
(assert_return
  (invoke "abs"
    (v128.const i32x4 0x00000000 0x00000001 0xffffffff 0x7fffffff))
  (v128.const i32x4 0x00000000 0x00000001 0x00000001 0x7fffffff))
(assert_return
  (invoke "abs"
    (v128.const i32x4 0x80000000 0x80000001 0x55555555 0xaaaaaaaa))
  (v128.const i32x4 0x80000000 0x7fffffff 0x55555555 0x55555556))
(assert_return
  (invoke "abs"
    (v128.const i32x4 0x9abcdef0 0x87654321 0x00010000 0xfffffffe))
  (v128.const i32x4 0x65432110 0x789abcdf 0x00010000 0x00000002))
(assert_return
  (invoke "abs"
    (v128.const i32x4 0x00000003 0x7ffffffe 0x0000ffff 0xfffeffff))
  (v128.const i32x4 0x00000003 0x7ffffffe 0x0000ffff 0x00010001))

;; i32x4.neg: 0 minus the lane; the least value stays as it is
;; SPEC op-ineg; Step_pure/vunop-val
(assert_return
  (invoke "neg"
    (v128.const i32x4 0x00000000 0x00000001 0xffffffff 0x7fffffff))
  (v128.const i32x4 0x00000000 0xffffffff 0x00000001 0x80000001))
(assert_return
  (invoke "neg"
    (v128.const i32x4 0x80000000 0x80000001 0x55555555 0xaaaaaaaa))
  (v128.const i32x4 0x80000000 0x7fffffff 0xaaaaaaab 0x55555556))
(assert_return
  (invoke "neg"
    (v128.const i32x4 0x9abcdef0 0x87654321 0x00010000 0xfffffffe))
  (v128.const i32x4 0x65432110 0x789abcdf 0xffff0000 0x00000002))
(assert_return
  (invoke "neg"
    (v128.const i32x4 0x00000003 0x7ffffffe 0x0000ffff 0xfffeffff))
  (v128.const i32x4 0xfffffffd 0x80000002 0xffff0001 0x00010001))

;; i32x4.add: sum modulo 2^N
;; SPEC op-iadd; Step_pure/vbinop-val
(assert_return
  (invoke "add"
    (v128.const i32x4 0x00000000 0x00000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0x00000000 0x00000001 0x00000001 0xffffffff))
  (v128.const i32x4 0x00000000 0x00000001 0x80000000 0x7fffffff))
(assert_return
  (invoke "add"
    (v128.const i32x4 0x80000000 0xffffffff 0x7fffffff 0xffffffff)
    (v128.const i32x4 0x80000000 0xffffffff 0x80000000 0x00000001))
  (v128.const i32x4 0x00000000 0xfffffffe 0xffffffff 0x00000000))
(assert_return
  (invoke "add"
    (v128.const i32x4 0x00000001 0x80000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0xffffffff 0x7fffffff 0x7fffffff 0x00000001))
  (v128.const i32x4 0x00000000 0xffffffff 0xfffffffe 0x80000001))
(assert_return
  (invoke "add"
    (v128.const i32x4 0x55555555 0x9abcdef0 0x00010000 0xffffffff)
    (v128.const i32x4 0xaaaaaaaa 0x87654321 0x00010000 0x7fffffff))
  (v128.const i32x4 0xffffffff 0x22222211 0x00020000 0x7ffffffe))

;; i32x4.sub: difference modulo 2^N
;; SPEC op-isub; Step_pure/vbinop-val
(assert_return
  (invoke "sub"
    (v128.const i32x4 0x00000000 0x00000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0x00000000 0x00000001 0x00000001 0xffffffff))
  (v128.const i32x4 0x00000000 0xffffffff 0x7ffffffe 0x80000001))
(assert_return
  (invoke "sub"
    (v128.const i32x4 0x80000000 0xffffffff 0x7fffffff 0xffffffff)
    (v128.const i32x4 0x80000000 0xffffffff 0x80000000 0x00000001))
  (v128.const i32x4 0x00000000 0x00000000 0xffffffff 0xfffffffe))
(assert_return
  (invoke "sub"
    (v128.const i32x4 0x00000001 0x80000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0xffffffff 0x7fffffff 0x7fffffff 0x00000001))
  (v128.const i32x4 0x00000002 0x00000001 0x00000000 0x7fffffff))
(assert_return
  (invoke "sub"
    (v128.const i32x4 0x55555555 0x9abcdef0 0x00010000 0xffffffff)
    (v128.const i32x4 0xaaaaaaaa 0x87654321 0x00010000 0x7fffffff))
  (v128.const i32x4 0xaaaaaaab 0x13579bcf 0x00000000 0x80000000))

;; i32x4.mul: product modulo 2^N
;; SPEC op-imul; Step_pure/vbinop-val
(assert_return
  (invoke "mul"
    (v128.const i32x4 0x00000000 0x00000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0x00000000 0x00000001 0x00000001 0xffffffff))
  (v128.const i32x4 0x00000000 0x00000000 0x7fffffff 0x80000000))
(assert_return
  (invoke "mul"
    (v128.const i32x4 0x80000000 0xffffffff 0x7fffffff 0xffffffff)
    (v128.const i32x4 0x80000000 0xffffffff 0x80000000 0x00000001))
  (v128.const i32x4 0x00000000 0x00000001 0x80000000 0xffffffff))
(assert_return
  (invoke "mul"
    (v128.const i32x4 0x00000001 0x80000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0xffffffff 0x7fffffff 0x7fffffff 0x00000001))
  (v128.const i32x4 0xffffffff 0x80000000 0x00000001 0x80000000))
(assert_return
  (invoke "mul"
    (v128.const i32x4 0x55555555 0x9abcdef0 0x00010000 0xffffffff)
    (v128.const i32x4 0xaaaaaaaa 0x87654321 0x00010000 0x7fffffff))
  (v128.const i32x4 0x71c71c72 0xe5618cf0 0x00000000 0x80000001))

;; i32x4.min_s: the lesser, as signed numbers
;; SPEC op-imin; Step_pure/vbinop-val
(assert_return
  (invoke "min_s"
    (v128.const i32x4 0x00000000 0x00000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0x00000000 0x00000001 0x00000001 0xffffffff))
  (v128.const i32x4 0x00000000 0x00000000 0x00000001 0x80000000))
(assert_return
  (invoke "min_s"
    (v128.const i32x4 0x80000000 0xffffffff 0x7fffffff 0xffffffff)
    (v128.const i32x4 0x80000000 0xffffffff 0x80000000 0x00000001))
  (v128.const i32x4 0x80000000 0xffffffff 0x80000000 0xffffffff))
(assert_return
  (invoke "min_s"
    (v128.const i32x4 0x00000001 0x80000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0xffffffff 0x7fffffff 0x7fffffff 0x00000001))
  (v128.const i32x4 0xffffffff 0x80000000 0x7fffffff 0x80000000))
(assert_return
  (invoke "min_s"
    (v128.const i32x4 0x55555555 0x9abcdef0 0x00010000 0xffffffff)
    (v128.const i32x4 0xaaaaaaaa 0x87654321 0x00010000 0x7fffffff))
  (v128.const i32x4 0xaaaaaaaa 0x87654321 0x00010000 0xffffffff))

;; i32x4.min_u: the lesser, as unsigned numbers
;; SPEC op-imin; Step_pure/vbinop-val
(assert_return
  (invoke "min_u"
    (v128.const i32x4 0x00000000 0x00000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0x00000000 0x00000001 0x00000001 0xffffffff))
  (v128.const i32x4 0x00000000 0x00000000 0x00000001 0x80000000))
(assert_return
  (invoke "min_u"
    (v128.const i32x4 0x80000000 0xffffffff 0x7fffffff 0xffffffff)
    (v128.const i32x4 0x80000000 0xffffffff 0x80000000 0x00000001))
  (v128.const i32x4 0x80000000 0xffffffff 0x7fffffff 0x00000001))
(assert_return
  (invoke "min_u"
    (v128.const i32x4 0x00000001 0x80000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0xffffffff 0x7fffffff 0x7fffffff 0x00000001))
  (v128.const i32x4 0x00000001 0x7fffffff 0x7fffffff 0x00000001))
(assert_return
  (invoke "min_u"
    (v128.const i32x4 0x55555555 0x9abcdef0 0x00010000 0xffffffff)
    (v128.const i32x4 0xaaaaaaaa 0x87654321 0x00010000 0x7fffffff))
  (v128.const i32x4 0x55555555 0x87654321 0x00010000 0x7fffffff))

;; i32x4.max_s: the greater, as signed numbers
;; SPEC op-imax; Step_pure/vbinop-val
(assert_return
  (invoke "max_s"
    (v128.const i32x4 0x00000000 0x00000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0x00000000 0x00000001 0x00000001 0xffffffff))
  (v128.const i32x4 0x00000000 0x00000001 0x7fffffff 0xffffffff))
(assert_return
  (invoke "max_s"
    (v128.const i32x4 0x80000000 0xffffffff 0x7fffffff 0xffffffff)
    (v128.const i32x4 0x80000000 0xffffffff 0x80000000 0x00000001))
  (v128.const i32x4 0x80000000 0xffffffff 0x7fffffff 0x00000001))
(assert_return
  (invoke "max_s"
    (v128.const i32x4 0x00000001 0x80000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0xffffffff 0x7fffffff 0x7fffffff 0x00000001))
  (v128.const i32x4 0x00000001 0x7fffffff 0x7fffffff 0x00000001))
(assert_return
  (invoke "max_s"
    (v128.const i32x4 0x55555555 0x9abcdef0 0x00010000 0xffffffff)
    (v128.const i32x4 0xaaaaaaaa 0x87654321 0x00010000 0x7fffffff))
  (v128.const i32x4 0x55555555 0x9abcdef0 0x00010000 0x7fffffff))

;; i32x4.max_u: the greater, as unsigned numbers
;; SPEC op-imax; Step_pure/vbinop-val
(assert_return
  (invoke "max_u"
    (v128.const i32x4 0x00000000 0x00000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0x00000000 0x00000001 0x00000001 0xffffffff))
  (v128.const i32x4 0x00000000 0x00000001 0x7fffffff 0xffffffff))
(assert_return
  (invoke "max_u"
    (v128.const i32x4 0x80000000 0xffffffff 0x7fffffff 0xffffffff)
    (v128.const i32x4 0x80000000 0xffffffff 0x80000000 0x00000001))
  (v128.const i32x4 0x80000000 0xffffffff 0x80000000 0xffffffff))
(assert_return
  (invoke "max_u"
    (v128.const i32x4 0x00000001 0x80000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0xffffffff 0x7fffffff 0x7fffffff 0x00000001))
  (v128.const i32x4 0xffffffff 0x80000000 0x7fffffff 0x80000000))
(assert_return
  (invoke "max_u"
    (v128.const i32x4 0x55555555 0x9abcdef0 0x00010000 0xffffffff)
    (v128.const i32x4 0xaaaaaaaa 0x87654321 0x00010000 0x7fffffff))
  (v128.const i32x4 0xaaaaaaaa 0x9abcdef0 0x00010000 0xffffffff))

;; i32x4.eq: all ones where equal, else 0
;; SPEC op-ieq; Step_pure/vrelop
(assert_return
  (invoke "eq"
    (v128.const i32x4 0x00000000 0x00000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0x00000000 0x00000001 0x00000001 0xffffffff))
  (v128.const i32x4 0xffffffff 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "eq"
    (v128.const i32x4 0x80000000 0xffffffff 0x7fffffff 0xffffffff)
    (v128.const i32x4 0x80000000 0xffffffff 0x80000000 0x00000001))
  (v128.const i32x4 0xffffffff 0xffffffff 0x00000000 0x00000000))
(assert_return
  (invoke "eq"
    (v128.const i32x4 0x00000001 0x80000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0xffffffff 0x7fffffff 0x7fffffff 0x00000001))
  (v128.const i32x4 0x00000000 0x00000000 0xffffffff 0x00000000))
(assert_return
  (invoke "eq"
    (v128.const i32x4 0x55555555 0x9abcdef0 0x00010000 0xffffffff)
    (v128.const i32x4 0xaaaaaaaa 0x87654321 0x00010000 0x7fffffff))
  (v128.const i32x4 0x00000000 0x00000000 0xffffffff 0x00000000))

;; i32x4.ne: all ones where not equal
;; SPEC op-ine; Step_pure/vrelop
(assert_return
  (invoke "ne"
    (v128.const i32x4 0x00000000 0x00000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0x00000000 0x00000001 0x00000001 0xffffffff))
  (v128.const i32x4 0x00000000 0xffffffff 0xffffffff 0xffffffff))
(assert_return
  (invoke "ne"
    (v128.const i32x4 0x80000000 0xffffffff 0x7fffffff 0xffffffff)
    (v128.const i32x4 0x80000000 0xffffffff 0x80000000 0x00000001))
  (v128.const i32x4 0x00000000 0x00000000 0xffffffff 0xffffffff))
(assert_return
  (invoke "ne"
    (v128.const i32x4 0x00000001 0x80000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0xffffffff 0x7fffffff 0x7fffffff 0x00000001))
  (v128.const i32x4 0xffffffff 0xffffffff 0x00000000 0xffffffff))
(assert_return
  (invoke "ne"
    (v128.const i32x4 0x55555555 0x9abcdef0 0x00010000 0xffffffff)
    (v128.const i32x4 0xaaaaaaaa 0x87654321 0x00010000 0x7fffffff))
  (v128.const i32x4 0xffffffff 0xffffffff 0x00000000 0xffffffff))

;; i32x4.lt_s: signed less than
;; SPEC op-ilt; Step_pure/vrelop
(assert_return
  (invoke "lt_s"
    (v128.const i32x4 0x00000000 0x00000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0x00000000 0x00000001 0x00000001 0xffffffff))
  (v128.const i32x4 0x00000000 0xffffffff 0x00000000 0xffffffff))
(assert_return
  (invoke "lt_s"
    (v128.const i32x4 0x80000000 0xffffffff 0x7fffffff 0xffffffff)
    (v128.const i32x4 0x80000000 0xffffffff 0x80000000 0x00000001))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0xffffffff))
(assert_return
  (invoke "lt_s"
    (v128.const i32x4 0x00000001 0x80000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0xffffffff 0x7fffffff 0x7fffffff 0x00000001))
  (v128.const i32x4 0x00000000 0xffffffff 0x00000000 0xffffffff))
(assert_return
  (invoke "lt_s"
    (v128.const i32x4 0x55555555 0x9abcdef0 0x00010000 0xffffffff)
    (v128.const i32x4 0xaaaaaaaa 0x87654321 0x00010000 0x7fffffff))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0xffffffff))

;; i32x4.lt_u: unsigned less than
;; SPEC op-ilt; Step_pure/vrelop
(assert_return
  (invoke "lt_u"
    (v128.const i32x4 0x00000000 0x00000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0x00000000 0x00000001 0x00000001 0xffffffff))
  (v128.const i32x4 0x00000000 0xffffffff 0x00000000 0xffffffff))
(assert_return
  (invoke "lt_u"
    (v128.const i32x4 0x80000000 0xffffffff 0x7fffffff 0xffffffff)
    (v128.const i32x4 0x80000000 0xffffffff 0x80000000 0x00000001))
  (v128.const i32x4 0x00000000 0x00000000 0xffffffff 0x00000000))
(assert_return
  (invoke "lt_u"
    (v128.const i32x4 0x00000001 0x80000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0xffffffff 0x7fffffff 0x7fffffff 0x00000001))
  (v128.const i32x4 0xffffffff 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "lt_u"
    (v128.const i32x4 0x55555555 0x9abcdef0 0x00010000 0xffffffff)
    (v128.const i32x4 0xaaaaaaaa 0x87654321 0x00010000 0x7fffffff))
  (v128.const i32x4 0xffffffff 0x00000000 0x00000000 0x00000000))

;; i32x4.gt_s: signed greater than
;; SPEC op-igt; Step_pure/vrelop
(assert_return
  (invoke "gt_s"
    (v128.const i32x4 0x00000000 0x00000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0x00000000 0x00000001 0x00000001 0xffffffff))
  (v128.const i32x4 0x00000000 0x00000000 0xffffffff 0x00000000))
(assert_return
  (invoke "gt_s"
    (v128.const i32x4 0x80000000 0xffffffff 0x7fffffff 0xffffffff)
    (v128.const i32x4 0x80000000 0xffffffff 0x80000000 0x00000001))
  (v128.const i32x4 0x00000000 0x00000000 0xffffffff 0x00000000))
(assert_return
  (invoke "gt_s"
    (v128.const i32x4 0x00000001 0x80000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0xffffffff 0x7fffffff 0x7fffffff 0x00000001))
  (v128.const i32x4 0xffffffff 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "gt_s"
    (v128.const i32x4 0x55555555 0x9abcdef0 0x00010000 0xffffffff)
    (v128.const i32x4 0xaaaaaaaa 0x87654321 0x00010000 0x7fffffff))
  (v128.const i32x4 0xffffffff 0xffffffff 0x00000000 0x00000000))

;; i32x4.gt_u: unsigned greater than
;; SPEC op-igt; Step_pure/vrelop
(assert_return
  (invoke "gt_u"
    (v128.const i32x4 0x00000000 0x00000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0x00000000 0x00000001 0x00000001 0xffffffff))
  (v128.const i32x4 0x00000000 0x00000000 0xffffffff 0x00000000))
(assert_return
  (invoke "gt_u"
    (v128.const i32x4 0x80000000 0xffffffff 0x7fffffff 0xffffffff)
    (v128.const i32x4 0x80000000 0xffffffff 0x80000000 0x00000001))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0xffffffff))
(assert_return
  (invoke "gt_u"
    (v128.const i32x4 0x00000001 0x80000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0xffffffff 0x7fffffff 0x7fffffff 0x00000001))
  (v128.const i32x4 0x00000000 0xffffffff 0x00000000 0xffffffff))
(assert_return
  (invoke "gt_u"
    (v128.const i32x4 0x55555555 0x9abcdef0 0x00010000 0xffffffff)
    (v128.const i32x4 0xaaaaaaaa 0x87654321 0x00010000 0x7fffffff))
  (v128.const i32x4 0x00000000 0xffffffff 0x00000000 0xffffffff))

;; i32x4.le_s: signed less than or equal
;; SPEC op-ile; Step_pure/vrelop
(assert_return
  (invoke "le_s"
    (v128.const i32x4 0x00000000 0x00000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0x00000000 0x00000001 0x00000001 0xffffffff))
  (v128.const i32x4 0xffffffff 0xffffffff 0x00000000 0xffffffff))
(assert_return
  (invoke "le_s"
    (v128.const i32x4 0x80000000 0xffffffff 0x7fffffff 0xffffffff)
    (v128.const i32x4 0x80000000 0xffffffff 0x80000000 0x00000001))
  (v128.const i32x4 0xffffffff 0xffffffff 0x00000000 0xffffffff))
(assert_return
  (invoke "le_s"
    (v128.const i32x4 0x00000001 0x80000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0xffffffff 0x7fffffff 0x7fffffff 0x00000001))
  (v128.const i32x4 0x00000000 0xffffffff 0xffffffff 0xffffffff))
(assert_return
  (invoke "le_s"
    (v128.const i32x4 0x55555555 0x9abcdef0 0x00010000 0xffffffff)
    (v128.const i32x4 0xaaaaaaaa 0x87654321 0x00010000 0x7fffffff))
  (v128.const i32x4 0x00000000 0x00000000 0xffffffff 0xffffffff))

;; i32x4.le_u: unsigned less than or equal
;; SPEC op-ile; Step_pure/vrelop
(assert_return
  (invoke "le_u"
    (v128.const i32x4 0x00000000 0x00000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0x00000000 0x00000001 0x00000001 0xffffffff))
  (v128.const i32x4 0xffffffff 0xffffffff 0x00000000 0xffffffff))
(assert_return
  (invoke "le_u"
    (v128.const i32x4 0x80000000 0xffffffff 0x7fffffff 0xffffffff)
    (v128.const i32x4 0x80000000 0xffffffff 0x80000000 0x00000001))
  (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0x00000000))
(assert_return
  (invoke "le_u"
    (v128.const i32x4 0x00000001 0x80000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0xffffffff 0x7fffffff 0x7fffffff 0x00000001))
  (v128.const i32x4 0xffffffff 0x00000000 0xffffffff 0x00000000))
(assert_return
  (invoke "le_u"
    (v128.const i32x4 0x55555555 0x9abcdef0 0x00010000 0xffffffff)
    (v128.const i32x4 0xaaaaaaaa 0x87654321 0x00010000 0x7fffffff))
  (v128.const i32x4 0xffffffff 0x00000000 0xffffffff 0x00000000))

;; i32x4.ge_s: signed greater than or equal
;; SPEC op-ige; Step_pure/vrelop
(assert_return
  (invoke "ge_s"
    (v128.const i32x4 0x00000000 0x00000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0x00000000 0x00000001 0x00000001 0xffffffff))
  (v128.const i32x4 0xffffffff 0x00000000 0xffffffff 0x00000000))
(assert_return
  (invoke "ge_s"
    (v128.const i32x4 0x80000000 0xffffffff 0x7fffffff 0xffffffff)
    (v128.const i32x4 0x80000000 0xffffffff 0x80000000 0x00000001))
  (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0x00000000))
(assert_return
  (invoke "ge_s"
    (v128.const i32x4 0x00000001 0x80000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0xffffffff 0x7fffffff 0x7fffffff 0x00000001))
  (v128.const i32x4 0xffffffff 0x00000000 0xffffffff 0x00000000))
(assert_return
  (invoke "ge_s"
    (v128.const i32x4 0x55555555 0x9abcdef0 0x00010000 0xffffffff)
    (v128.const i32x4 0xaaaaaaaa 0x87654321 0x00010000 0x7fffffff))
  (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0x00000000))

;; i32x4.ge_u: unsigned greater than or equal
;; SPEC op-ige; Step_pure/vrelop
(assert_return
  (invoke "ge_u"
    (v128.const i32x4 0x00000000 0x00000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0x00000000 0x00000001 0x00000001 0xffffffff))
  (v128.const i32x4 0xffffffff 0x00000000 0xffffffff 0x00000000))
(assert_return
  (invoke "ge_u"
    (v128.const i32x4 0x80000000 0xffffffff 0x7fffffff 0xffffffff)
    (v128.const i32x4 0x80000000 0xffffffff 0x80000000 0x00000001))
  (v128.const i32x4 0xffffffff 0xffffffff 0x00000000 0xffffffff))
(assert_return
  (invoke "ge_u"
    (v128.const i32x4 0x00000001 0x80000000 0x7fffffff 0x80000000)
    (v128.const i32x4 0xffffffff 0x7fffffff 0x7fffffff 0x00000001))
  (v128.const i32x4 0x00000000 0xffffffff 0xffffffff 0xffffffff))
(assert_return
  (invoke "ge_u"
    (v128.const i32x4 0x55555555 0x9abcdef0 0x00010000 0xffffffff)
    (v128.const i32x4 0xaaaaaaaa 0x87654321 0x00010000 0x7fffffff))
  (v128.const i32x4 0x00000000 0xffffffff 0xffffffff 0xffffffff))

;; i32x4.shl: left, the count modulo N
;; SPEC op-ishl; Step_pure/vshiftop
(assert_return
  (invoke "shl"
    (v128.const i32x4 0x00000001 0xffffffff 0x80000000 0x7fffffff)
    (i32.const 0))
  (v128.const i32x4 0x00000001 0xffffffff 0x80000000 0x7fffffff))
(assert_return
  (invoke "shl"
    (v128.const i32x4 0x00000001 0xffffffff 0x80000000 0x7fffffff)
    (i32.const 1))
  (v128.const i32x4 0x00000002 0xfffffffe 0x00000000 0xfffffffe))
(assert_return
  (invoke "shl"
    (v128.const i32x4 0x00000001 0xffffffff 0x80000000 0x7fffffff)
    (i32.const 31))
  (v128.const i32x4 0x80000000 0x80000000 0x00000000 0x80000000))
(assert_return
  (invoke "shl"
    (v128.const i32x4 0x00000001 0xffffffff 0x80000000 0x7fffffff)
    (i32.const 32))
  (v128.const i32x4 0x00000001 0xffffffff 0x80000000 0x7fffffff))
(assert_return
  (invoke "shl"
    (v128.const i32x4 0x00000001 0xffffffff 0x80000000 0x7fffffff)
    (i32.const 33))
  (v128.const i32x4 0x00000002 0xfffffffe 0x00000000 0xfffffffe))
(assert_return
  (invoke "shl"
    (v128.const i32x4 0x00000001 0xffffffff 0x80000000 0x7fffffff)
    (i32.const -1))
  (v128.const i32x4 0x80000000 0x80000000 0x00000000 0x80000000))
(assert_return
  (invoke "shl"
    (v128.const i32x4 0x00000001 0xffffffff 0x80000000 0x7fffffff)
    (i32.const 16))
  (v128.const i32x4 0x00010000 0xffff0000 0x00000000 0xffff0000))

;; i32x4.shr_s: right with the sign, the count modulo N
;; SPEC op-ishr; Step_pure/vshiftop
(assert_return
  (invoke "shr_s"
    (v128.const i32x4 0x00000001 0xffffffff 0x80000000 0x7fffffff)
    (i32.const 0))
  (v128.const i32x4 0x00000001 0xffffffff 0x80000000 0x7fffffff))
(assert_return
  (invoke "shr_s"
    (v128.const i32x4 0x00000001 0xffffffff 0x80000000 0x7fffffff)
    (i32.const 1))
  (v128.const i32x4 0x00000000 0xffffffff 0xc0000000 0x3fffffff))
(assert_return
  (invoke "shr_s"
    (v128.const i32x4 0x00000001 0xffffffff 0x80000000 0x7fffffff)
    (i32.const 31))
  (v128.const i32x4 0x00000000 0xffffffff 0xffffffff 0x00000000))
(assert_return
  (invoke "shr_s"
    (v128.const i32x4 0x00000001 0xffffffff 0x80000000 0x7fffffff)
    (i32.const 32))
  (v128.const i32x4 0x00000001 0xffffffff 0x80000000 0x7fffffff))
(assert_return
  (invoke "shr_s"
    (v128.const i32x4 0x00000001 0xffffffff 0x80000000 0x7fffffff)
    (i32.const 33))
  (v128.const i32x4 0x00000000 0xffffffff 0xc0000000 0x3fffffff))
(assert_return
  (invoke "shr_s"
    (v128.const i32x4 0x00000001 0xffffffff 0x80000000 0x7fffffff)
    (i32.const -1))
  (v128.const i32x4 0x00000000 0xffffffff 0xffffffff 0x00000000))
(assert_return
  (invoke "shr_s"
    (v128.const i32x4 0x00000001 0xffffffff 0x80000000 0x7fffffff)
    (i32.const 16))
  (v128.const i32x4 0x00000000 0xffffffff 0xffff8000 0x00007fff))

;; i32x4.shr_u: right with zeros, the count modulo N
;; SPEC op-ishr; Step_pure/vshiftop
(assert_return
  (invoke "shr_u"
    (v128.const i32x4 0x00000001 0xffffffff 0x80000000 0x7fffffff)
    (i32.const 0))
  (v128.const i32x4 0x00000001 0xffffffff 0x80000000 0x7fffffff))
(assert_return
  (invoke "shr_u"
    (v128.const i32x4 0x00000001 0xffffffff 0x80000000 0x7fffffff)
    (i32.const 1))
  (v128.const i32x4 0x00000000 0x7fffffff 0x40000000 0x3fffffff))
(assert_return
  (invoke "shr_u"
    (v128.const i32x4 0x00000001 0xffffffff 0x80000000 0x7fffffff)
    (i32.const 31))
  (v128.const i32x4 0x00000000 0x00000001 0x00000001 0x00000000))
(assert_return
  (invoke "shr_u"
    (v128.const i32x4 0x00000001 0xffffffff 0x80000000 0x7fffffff)
    (i32.const 32))
  (v128.const i32x4 0x00000001 0xffffffff 0x80000000 0x7fffffff))
(assert_return
  (invoke "shr_u"
    (v128.const i32x4 0x00000001 0xffffffff 0x80000000 0x7fffffff)
    (i32.const 33))
  (v128.const i32x4 0x00000000 0x7fffffff 0x40000000 0x3fffffff))
(assert_return
  (invoke "shr_u"
    (v128.const i32x4 0x00000001 0xffffffff 0x80000000 0x7fffffff)
    (i32.const -1))
  (v128.const i32x4 0x00000000 0x00000001 0x00000001 0x00000000))
(assert_return
  (invoke "shr_u"
    (v128.const i32x4 0x00000001 0xffffffff 0x80000000 0x7fffffff)
    (i32.const 16))
  (v128.const i32x4 0x00000000 0x0000ffff 0x00008000 0x00007fff))

;; i32x4.all_true: 1 unless a lane is 0; every lane counts
;; SPEC exec-vtestop; Step_pure/vtestop
(assert_return (invoke "all_true" (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000)) (i32.const 0))
(assert_return (invoke "all_true" (v128.const i32x4 0x00000001 0x00000001 0x00000001 0x00000001)) (i32.const 1))
(assert_return (invoke "all_true" (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff)) (i32.const 1))
(assert_return (invoke "all_true" (v128.const i32x4 0x80000000 0x80000000 0x80000000 0x80000000)) (i32.const 1))
(assert_return (invoke "all_true" (v128.const i32x4 0x00000000 0x80000000 0x80000000 0x80000000)) (i32.const 0))
(assert_return (invoke "all_true" (v128.const i32x4 0x00000001 0x00000000 0x80000000 0x80000000)) (i32.const 0))
(assert_return (invoke "all_true" (v128.const i32x4 0x00000001 0x00000001 0x00000000 0x80000000)) (i32.const 0))
(assert_return (invoke "all_true" (v128.const i32x4 0x00000001 0x00000001 0x00000001 0x00000000)) (i32.const 0))
(assert_return (invoke "all_true" (v128.const i32x4 0xffffffff 0x00000000 0x00000000 0x00000000)) (i32.const 0))
(assert_return (invoke "all_true" (v128.const i32x4 0x00000000 0x00000000 0x00000000 0xffffffff)) (i32.const 0))

;; i32x4.bitmask: the sign of lane i is bit i; the other bits are 0
;; SPEC op-ivbitmask; Step_pure/vbitmask
(assert_return (invoke "bitmask" (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000)) (i32.const 0x0))
(assert_return (invoke "bitmask" (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff)) (i32.const 0xf))
(assert_return (invoke "bitmask" (v128.const i32x4 0x7fffffff 0x7fffffff 0x7fffffff 0x7fffffff)) (i32.const 0x0))
(assert_return (invoke "bitmask" (v128.const i32x4 0x80000000 0x80000000 0x80000000 0x80000000)) (i32.const 0xf))
(assert_return (invoke "bitmask" (v128.const i32x4 0x80000000 0x7fffffff 0x7fffffff 0x7fffffff)) (i32.const 0x1))
(assert_return (invoke "bitmask" (v128.const i32x4 0x7fffffff 0x80000000 0x7fffffff 0x7fffffff)) (i32.const 0x2))
(assert_return (invoke "bitmask" (v128.const i32x4 0x7fffffff 0x7fffffff 0x80000000 0x7fffffff)) (i32.const 0x4))
(assert_return (invoke "bitmask" (v128.const i32x4 0x7fffffff 0x7fffffff 0x7fffffff 0x80000000)) (i32.const 0x8))
