;; The operators on all 128 bits: not, and, andnot, or, xor, bitselect, any_true.
;; SPEC exec-vvunop, exec-vvbinop, exec-vvternop, exec-vvtestop
(module
  (func (export "v128.not") (param v128) (result v128) (v128.not (local.get 0)))
  (func (export "v128.and") (param v128 v128) (result v128) (v128.and (local.get 0) (local.get 1)))
  (func (export "v128.andnot") (param v128 v128) (result v128) (v128.andnot (local.get 0) (local.get 1)))
  (func (export "v128.or") (param v128 v128) (result v128) (v128.or (local.get 0) (local.get 1)))
  (func (export "v128.xor") (param v128 v128) (result v128) (v128.xor (local.get 0) (local.get 1)))
  (func (export "v128.bitselect") (param v128 v128 v128) (result v128) (v128.bitselect (local.get 0) (local.get 1) (local.get 2)))
  (func (export "v128.any_true") (param v128) (result i32) (v128.any_true (local.get 0)))
)

;; v128.not: every bit turned
;; SPEC exec-vvunop, op-inot; Step_pure/vvunop
(assert_return
  (invoke "v128.not"
    (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
  (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
(assert_return
  (invoke "v128.not"
    (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "v128.not"
    (v128.const i32x4 0x00000000 0xffffffff 0x0f0f0f0f 0x12345678))
  (v128.const i32x4 0xffffffff 0x00000000 0xf0f0f0f0 0xedcba987))
(assert_return
  (invoke "v128.not"
    (v128.const i32x4 0xffffffff 0xffffffff 0x00ff00ff 0x80000001))
  (v128.const i32x4 0x00000000 0x00000000 0xff00ff00 0x7ffffffe))

;; v128.and: bits set in both
;; SPEC exec-vvbinop, op-iand; Step_pure/vvbinop
(assert_return
  (invoke "v128.and"
    (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000)
    (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "v128.and"
    (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff)
    (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
  (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
(assert_return
  (invoke "v128.and"
    (v128.const i32x4 0x00000000 0xffffffff 0x0f0f0f0f 0x12345678)
    (v128.const i32x4 0xffffffff 0xffffffff 0x00ff00ff 0x80000001))
  (v128.const i32x4 0x00000000 0xffffffff 0x000f000f 0x00000000))
(assert_return
  (invoke "v128.and"
    (v128.const i32x4 0xffffffff 0xffffffff 0x00ff00ff 0x80000001)
    (v128.const i32x4 0x00000000 0xffffffff 0x0f0f0f0f 0x12345678))
  (v128.const i32x4 0x00000000 0xffffffff 0x000f000f 0x00000000))
(assert_return
  (invoke "v128.and"
    (v128.const i32x4 0x00000000 0xffffffff 0x0f0f0f0f 0x12345678)
    (v128.const i32x4 0xffff0000 0x55555555 0x3333cccc 0xfffffffe))
  (v128.const i32x4 0x00000000 0x55555555 0x03030c0c 0x12345678))

;; v128.andnot: bits set in the first and not in the second
;; SPEC exec-vvbinop, op-iandnot; Step_pure/vvbinop
(assert_return
  (invoke "v128.andnot"
    (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000)
    (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "v128.andnot"
    (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff)
    (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "v128.andnot"
    (v128.const i32x4 0x00000000 0xffffffff 0x0f0f0f0f 0x12345678)
    (v128.const i32x4 0xffffffff 0xffffffff 0x00ff00ff 0x80000001))
  (v128.const i32x4 0x00000000 0x00000000 0x0f000f00 0x12345678))
(assert_return
  (invoke "v128.andnot"
    (v128.const i32x4 0xffffffff 0xffffffff 0x00ff00ff 0x80000001)
    (v128.const i32x4 0x00000000 0xffffffff 0x0f0f0f0f 0x12345678))
  (v128.const i32x4 0xffffffff 0x00000000 0x00f000f0 0x80000001))
(assert_return
  (invoke "v128.andnot"
    (v128.const i32x4 0x00000000 0xffffffff 0x0f0f0f0f 0x12345678)
    (v128.const i32x4 0xffff0000 0x55555555 0x3333cccc 0xfffffffe))
  (v128.const i32x4 0x00000000 0xaaaaaaaa 0x0c0c0303 0x00000000))

;; v128.or: bits set in either
;; SPEC exec-vvbinop, op-ior; Step_pure/vvbinop
(assert_return
  (invoke "v128.or"
    (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000)
    (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
  (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
(assert_return
  (invoke "v128.or"
    (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff)
    (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
  (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
(assert_return
  (invoke "v128.or"
    (v128.const i32x4 0x00000000 0xffffffff 0x0f0f0f0f 0x12345678)
    (v128.const i32x4 0xffffffff 0xffffffff 0x00ff00ff 0x80000001))
  (v128.const i32x4 0xffffffff 0xffffffff 0x0fff0fff 0x92345679))
(assert_return
  (invoke "v128.or"
    (v128.const i32x4 0xffffffff 0xffffffff 0x00ff00ff 0x80000001)
    (v128.const i32x4 0x00000000 0xffffffff 0x0f0f0f0f 0x12345678))
  (v128.const i32x4 0xffffffff 0xffffffff 0x0fff0fff 0x92345679))
(assert_return
  (invoke "v128.or"
    (v128.const i32x4 0x00000000 0xffffffff 0x0f0f0f0f 0x12345678)
    (v128.const i32x4 0xffff0000 0x55555555 0x3333cccc 0xfffffffe))
  (v128.const i32x4 0xffff0000 0xffffffff 0x3f3fcfcf 0xfffffffe))

;; v128.xor: bits set in one of the two
;; SPEC exec-vvbinop, op-ixor; Step_pure/vvbinop
(assert_return
  (invoke "v128.xor"
    (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000)
    (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
  (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
(assert_return
  (invoke "v128.xor"
    (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff)
    (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "v128.xor"
    (v128.const i32x4 0x00000000 0xffffffff 0x0f0f0f0f 0x12345678)
    (v128.const i32x4 0xffffffff 0xffffffff 0x00ff00ff 0x80000001))
  (v128.const i32x4 0xffffffff 0x00000000 0x0ff00ff0 0x92345679))
(assert_return
  (invoke "v128.xor"
    (v128.const i32x4 0xffffffff 0xffffffff 0x00ff00ff 0x80000001)
    (v128.const i32x4 0x00000000 0xffffffff 0x0f0f0f0f 0x12345678))
  (v128.const i32x4 0xffffffff 0x00000000 0x0ff00ff0 0x92345679))
(assert_return
  (invoke "v128.xor"
    (v128.const i32x4 0x00000000 0xffffffff 0x0f0f0f0f 0x12345678)
    (v128.const i32x4 0xffff0000 0x55555555 0x3333cccc 0xfffffffe))
  (v128.const i32x4 0xffff0000 0xaaaaaaaa 0x3c3cc3c3 0xedcba986))

;; v128.bitselect: the first where the mask is set, else the second
;; SPEC exec-vvternop, op-ibitselect; Step_pure/vvternop
(assert_return
  (invoke "v128.bitselect"
    (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000)
    (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff)
    (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
  (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
(assert_return
  (invoke "v128.bitselect"
    (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000)
    (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff)
    (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff))
  (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000))
(assert_return
  (invoke "v128.bitselect"
    (v128.const i32x4 0x00000000 0xffffffff 0x0f0f0f0f 0x12345678)
    (v128.const i32x4 0xffffffff 0xffffffff 0x00ff00ff 0x80000001)
    (v128.const i32x4 0xffff0000 0x55555555 0x3333cccc 0xfffffffe))
  (v128.const i32x4 0x0000ffff 0xffffffff 0x03cf0c3f 0x12345679))
(assert_return
  (invoke "v128.bitselect"
    (v128.const i32x4 0xffffffff 0xffffffff 0x00ff00ff 0x80000001)
    (v128.const i32x4 0x00000000 0xffffffff 0x0f0f0f0f 0x12345678)
    (v128.const i32x4 0xffff0000 0x55555555 0x3333cccc 0xfffffffe))
  (v128.const i32x4 0xffff0000 0xffffffff 0x0c3f03cf 0x80000000))
(assert_return
  (invoke "v128.bitselect"
    (v128.const i32x4 0x00000000 0xffffffff 0x0f0f0f0f 0x12345678)
    (v128.const i32x4 0xffffffff 0xffffffff 0x00ff00ff 0x80000001)
    (v128.const i32x4 0x00000000 0xffffffff 0x0f0f0f0f 0x12345678))
  (v128.const i32x4 0xffffffff 0xffffffff 0x0fff0fff 0x92345679))
(assert_return
  (invoke "v128.bitselect"
    (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff)
    (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000)
    (v128.const i32x4 0xffff0000 0x55555555 0x3333cccc 0xfffffffe))
  (v128.const i32x4 0xffff0000 0x55555555 0x3333cccc 0xfffffffe))

;; v128.any_true: 1 if any bit is set, at either end too
;; SPEC exec-vvtestop; Step_pure/vvtestop
(assert_return (invoke "v128.any_true" (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000)) (i32.const 0))
(assert_return (invoke "v128.any_true" (v128.const i32x4 0xffffffff 0xffffffff 0xffffffff 0xffffffff)) (i32.const 1))
(assert_return (invoke "v128.any_true" (v128.const i32x4 0x00000001 0x00000000 0x00000000 0x00000000)) (i32.const 1))
(assert_return (invoke "v128.any_true" (v128.const i32x4 0x00000000 0x00000000 0x00000000 0x80000000)) (i32.const 1))
(assert_return (invoke "v128.any_true" (v128.const i32x4 0x00000000 0x80000000 0x00000000 0x00000000)) (i32.const 1))
(assert_return (invoke "v128.any_true" (v128.const i32x4 0x00000000 0x00000000 0x00000001 0x00000000)) (i32.const 1))
(assert_return (invoke "v128.any_true" (v128.const i32x4 0x00000000 0xffffffff 0x0f0f0f0f 0x12345678)) (i32.const 1))
