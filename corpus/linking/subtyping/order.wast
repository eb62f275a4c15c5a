;;! features: module-linking
;; Exports and imports may stand in any order on either side.

;; An instance, with its exports in each order, at the root.
;; SPEC module-linking/Subtyping#instance-subtyping; module-linking/Explainer#module-and-instance-types
;; REQ L-037
(module $abc
  (func (export "a") (result i32) (i32.const 1))
  (global (export "b") i32 (i32.const 2))
  (func (export "c") (result i32) (i32.const 3)))
(register "abc" $abc)
(module
  (import "abc" (instance $i (export "a" (func (result i32))) (export "b" (global i32)) (export "c" (func (result i32)))))
  (func (export "run") (result i32 i32 i32) (call (func $i "a")) (global.get (global $i "b")) (call (func $i "c"))))
(assert_return (invoke "run") (i32.const 1) (i32.const 2) (i32.const 3))
(module
  (import "abc" (instance $i (export "c" (func (result i32))) (export "a" (func (result i32))) (export "b" (global i32))))
  (func (export "run") (result i32 i32 i32) (call (func $i "a")) (global.get (global $i "b")) (call (func $i "c"))))
(assert_return (invoke "run") (i32.const 1) (i32.const 2) (i32.const 3))
(module
  (import "abc" (instance $i (export "b" (global i32)) (export "c" (func (result i32))) (export "a" (func (result i32)))))
  (func (export "run") (result i32 i32 i32) (call (func $i "a")) (global.get (global $i "b")) (call (func $i "c"))))
(assert_return (invoke "run") (i32.const 1) (i32.const 2) (i32.const 3))

;; A module with imports and exports in another order than its declared type has, as argument.
;; SPEC module-linking/Subtyping#module-subtyping; module-linking/Explainer#module-and-instance-types
;; REQ L-037
(module
  (module $user
    (import "M" (module $M
      (import "x" (func (result i32)))
      (import "y" (func (result i32)))
      (import "z" (func (result i32)))
      (export "p" (func (result i32)))
      (export "q" (func (result i32)))))
    (import "i" (instance $i
      (export "x" (func (result i32))) (export "y" (func (result i32))) (export "z" (func (result i32)))))
    (instance $m (instantiate $M (import "x" (func $i "x")) (import "y" (func $i "y")) (import "z" (func $i "z"))))
    (func (export "run") (result i32 i32) (call (func $m "p")) (call (func $m "q"))))
  (module $zyx
    (import "z" (func $z (result i32)))
    (import "y" (func $y (result i32)))
    (import "x" (func $x (result i32)))
    (func (export "q") (result i32) (i32.add (call $y) (call $z)))
    (func (export "p") (result i32) (i32.sub (call $x) (call $z))))
  (module $yxz
    (import "y" (func $y (result i32)))
    (import "x" (func $x (result i32)))
    (import "z" (func $z (result i32)))
    (func (export "p") (result i32) (i32.mul (call $x) (call $z)))
    (func (export "q") (result i32) (i32.mul (call $y) (call $z))))
  (module $have
    (func (export "x") (result i32) (i32.const 100))
    (func (export "y") (result i32) (i32.const 20))
    (func (export "z") (result i32) (i32.const 3)))
  (instance $have (instantiate $have))
  (instance $a (instantiate $user (import "i" (instance $have)) (import "M" (module $zyx))))
  (instance $b (instantiate $user (import "i" (instance $have)) (import "M" (module $yxz))))
  (export "a" (func $a "run"))
  (export "b" (func $b "run")))
(assert_return (invoke "a") (i32.const 97) (i32.const 23))
(assert_return (invoke "b") (i32.const 300) (i32.const 60))

;; Order does not lend a name: the same kinds under other names do not match.
;; SPEC module-linking/Subtyping#instance-subtyping
;; REQ L-037
(assert_unlinkable
  (module (import "abc" (instance (export "a" (func (result i32))) (export "b" (global i32)) (export "d" (func (result i32))))))
  "incompatible import type")
(assert_unlinkable
  (module (import "abc" (instance (export "b" (func (result i32))) (export "a" (global i32)))))
  "incompatible import type")
