;;! features: module-linking
;; An instance import and the two-level imports of its fields are one and the same.

(module $i
  (func (export "f1") (result i32) (i32.const 1))
  (func (export "f2") (param i32) (result i32) (i32.add (local.get 0) (i32.const 2))))
(register "i" $i)

;; Both of the Explainer's modules link with the same, and do the same.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-061
(module
  (import "i" (instance $i
    (export "f1" (func (result i32)))
    (export "f2" (func (param i32) (result i32)))
  ))
  (func (export "run") (result i32) (call (func $i "f2") (call (func $i "f1"))))
)
(assert_return (invoke "run") (i32.const 3))
(module
  (import "i" "f1" (func $f1 (result i32)))
  (import "i" "f2" (func $f2 (param i32) (result i32)))
  (func (export "run") (result i32) (call $f2 (call $f1)))
)
(assert_return (invoke "run") (i32.const 3))

;; As nested modules with the same arguments, and as values of one module type.
;; SPEC module-linking/Explainer#instance-imports-and-aliases; module-linking/Subtyping#import-elaboration
;; REQ L-061
(module
  (import "i" (instance $i (export "f1" (func (result i32))) (export "f2" (func (param i32) (result i32)))))
  (module $one
    (import "i" (instance $i (export "f1" (func (result i32))) (export "f2" (func (param i32) (result i32)))))
    (func (export "run") (result i32) (call (func $i "f2") (call (func $i "f1")))))
  (module $two
    (import "i" "f1" (func $f1 (result i32)))
    (import "i" "f2" (func $f2 (param i32) (result i32)))
    (func (export "run") (result i32) (call $f2 (i32.mul (call $f1) (i32.const 10)))))
  (module $user
    (import "i" (instance $i (export "f1" (func (result i32))) (export "f2" (func (param i32) (result i32)))))
    (import "M" (module $M
      (import "i" (instance (export "f1" (func (result i32))) (export "f2" (func (param i32) (result i32)))))
      (export "run" (func (result i32)))))
    (import "N" (module $N
      (import "i" "f1" (func (result i32)))
      (import "i" "f2" (func (param i32) (result i32)))
      (export "run" (func (result i32)))))
    (instance $m (instantiate $M (import "i" (instance $i))))
    (instance $n (instantiate $N (import "i" (instance $i))))
    (func (export "run") (result i32 i32) (call (func $m "run")) (call (func $n "run"))))
  (instance $1 (instantiate $one (import "i" (instance $i))))
  (instance $2 (instantiate $two (import "i" (instance $i))))
  (instance $12 (instantiate $user (import "i" (instance $i)) (import "M" (module $one)) (import "N" (module $two))))
  (instance $21 (instantiate $user (import "i" (instance $i)) (import "M" (module $two)) (import "N" (module $one))))
  (export "1" (func $1 "run"))
  (export "2" (func $2 "run"))
  (export "12" (func $12 "run"))
  (export "21" (func $21 "run")))
(assert_return (invoke "1") (i32.const 3))
(assert_return (invoke "2") (i32.const 12))
(assert_return (invoke "12") (i32.const 3) (i32.const 12))
(assert_return (invoke "21") (i32.const 12) (i32.const 3))

;; Two-level imports make an instance that can be aliased from, passed on and exported, by its index.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-061
(module $two
  (import "i" "f1" (func (result i32)))
  (import "i" "f2" (func (param i32) (result i32)))
  (module $child
    (import "j" (instance $j (export "f2" (func (param i32) (result i32)))))
    (export "g" (func $j "f2")))
  (instance $child (instantiate $child (import "j" (instance 0))))
  (alias 0 "f1" (func $again))
  (func (export "run") (result i32) (call (func $child "g") (call $again)))
  (export "i" (instance 0)))
(assert_return (invoke "run") (i32.const 3))
(register "two" $two)
(module (import "two" (instance $two (export "i" (instance (export "f1" (func (result i32))))))) (export "f" (func $two "i" "f1")))
(assert_return (invoke "f") (i32.const 1))

;; They want the same of what is supplied.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-061
(assert_unlinkable (module (import "i" (instance (export "f3" (func))))) "incompatible import type")
(assert_unlinkable (module (import "i" "f3" (func))) "unknown import")
(assert_unlinkable (module (import "i" (instance (export "f1" (func))))) "incompatible import type")
(assert_unlinkable (module (import "i" "f1" (func))) "incompatible import type")
