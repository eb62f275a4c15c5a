;;! features: module-linking
;; NON-SPEC: in a script a module definition can be registered, for imports of a module under one name.

;; The module is made anew by each that imports it; its definition alone runs nothing.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-081
(module $log
  (global $n (mut i32) (i32.const 0))
  (func (export "add") (param i32) (global.set $n (i32.add (local.get 0) (global.get $n))))
  (func (export "n") (result i32) (global.get $n)))
(register "log" $log)
(module definition $M
  (import "add" (func $add (param i32)))
  (global $n (mut i32) (i32.const 0))
  (func $s (call $add (i32.const 100)))
  (start $s)
  (func (export "next") (result i32) (global.set $n (i32.add (global.get $n) (i32.const 1))) (global.get $n)))
(register "M" $M)
(assert_return (invoke $log "n") (i32.const 0))
(module $a
  (import "log" "add" (func $add (param i32)))
  (import "M" (module $M (import "add" (func (param i32))) (export "next" (func (result i32)))))
  (instance $m (instantiate $M (import "add" (func $add))))
  (export "next" (func $m "next")))
(assert_return (invoke $log "n") (i32.const 100))
(assert_return (invoke $a "next") (i32.const 1))
(assert_return (invoke $a "next") (i32.const 2))
(module $b
  (import "log" "add" (func $add (param i32)))
  (import "M" (module $M (import "add" (func (param i32))) (export "next" (func (result i32)))))
  (instance $m (instantiate $M (import "add" (func $add))))
  (export "next" (func $m "next")))
(assert_return (invoke $log "n") (i32.const 200))
(assert_return (invoke $b "next") (i32.const 1))

;; Its type must fit, and it is no instance.
;; SPEC module-linking/Subtyping#module-subtyping
;; REQ L-081
(assert_unlinkable (module (import "M" (module (export "next" (func (result i32)))))) "incompatible import type")
(assert_unlinkable
  (module (import "M" (module (import "add" (func (param i32))) (export "previous" (func (result i32))))))
  "incompatible import type")
(assert_unlinkable (module (import "M" (instance))) "unknown import")

;; Where an instance is registered its module is found, and instantiated anew.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-081
(module $I
  (global $n (mut i32) (i32.const 0))
  (func (export "next") (result i32) (global.set $n (i32.add (global.get $n) (i32.const 1))) (global.get $n)))
(register "I" $I)
(assert_return (invoke $I "next") (i32.const 1))
(module $user
  (import "I" (module $M (export "next" (func (result i32)))))
  (instance $i (instantiate $M))
  (export "next" (func $i "next")))
(assert_return (invoke $user "next") (i32.const 1))
(assert_return (invoke $I "next") (i32.const 2))
(assert_unlinkable (module (import "I" (module (export "last" (func (result i32)))))) "incompatible import type")
