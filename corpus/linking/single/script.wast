;;! features: module-linking
;; NON-SPEC: in a script a registered instance is what a single-level import of an instance finds.

(module $counter
  (global $n (mut i32) (i32.const 0))
  (func (export "next") (result i32)
    (global.set $n (i32.add (global.get $n) (i32.const 1)))
    (global.get $n)))
(register "counter" $counter)

;; The instance itself is taken, its state shared.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-012
(module $user
  (import "counter" (instance $c (export "next" (func (result i32)))))
  (func (export "run") (result i32) (call (func $c "next"))))
(assert_return (invoke $counter "next") (i32.const 1))
(assert_return (invoke $user "run") (i32.const 2))
(assert_return (invoke $counter "next") (i32.const 3))

;; A later registration under the name replaces it, for later modules.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-012
(module $other (func (export "next") (result i32) (i32.const 77)))
(register "counter" $other)
(module $user2
  (import "counter" (instance $c (export "next" (func (result i32)))))
  (func (export "run") (result i32) (call (func $c "next"))))
(assert_return (invoke $user2 "run") (i32.const 77))
(assert_return (invoke $user "run") (i32.const 4))

;; A function has no supplier under one name, whatever is registered; an instance needs one, with the fields asked for.
;; SPEC module-linking/Explainer#single-level-imports
;; REQ L-012
(assert_unlinkable (module (import "next" (func (result i32)))) "unknown import")
(assert_unlinkable (module (import "counter" (func (result i32)))) "unknown import")
(assert_unlinkable (module (import "uncounter" (instance))) "unknown import")
(assert_unlinkable
  (module (import "counter" (instance (export "previous" (func (result i32))))))
  "incompatible import type")
(assert_unlinkable
  (module (import "counter" (instance (export "next" (func (result i64))))))
  "incompatible import type")

;; The host module of scripts is an instance too.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-012
(module
  (import "spectest" (instance $s (export "print_i32" (func (param i32))) (export "global_i32" (global i32)) (export "memory" (memory 1 2))))
  (export "g" (global $s "global_i32")))
(assert_return (get "g") (i32.const 666))
(assert_unlinkable (module (import "spectest" (instance (export "print_i33" (func (param i32)))))) "incompatible import type")
