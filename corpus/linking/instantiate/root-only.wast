;;! features: module-linking
;; Links inside are checked before; a host sees only the root's imports fail to link.

(module $log
  (global $n (mut i32) (i32.const 0))
  (func (export "add") (param i32) (global.set $n (i32.add (i32.mul (global.get $n) (i32.const 10)) (local.get 0))))
  (func (export "take") (result i32) (global.get $n) (global.set $n (i32.const 0))))
(register "log" $log)

;; A child that does not link with its arguments makes the parent invalid, wherever it stands.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances; module-linking/Subtyping#instantiation
;; REQ L-097
(assert_invalid (module (module $M (import "x" (func))) (instance (instantiate $M))) "missing import")
(assert_invalid
  (module (module $A (module $M (import "x" (func))) (instance (instantiate $M))))
  "missing import")
(assert_invalid
  (module
    (module $N (memory (export "m") 1))
    (module $M (import "x" (memory 2)))
    (instance $n (instantiate $N))
    (instance (instantiate $M (import "x" (memory $n "m")))))
  "type mismatch")

;; A root import that is missing: unlinkable, before any child runs.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-097
(assert_unlinkable
  (module
    (import "log" "add" (func $add (param i32)))
    (import "log" "nothing" (func))
    (module $M (import "add" (func $add (param i32))) (func $s (call $add (i32.const 1))) (start $s))
    (instance (instantiate $M (import "add" (func $add)))))
  "unknown import")
(assert_unlinkable
  (module
    (import "log" "add" (func $add (param i32)))
    (import "void" (instance))
    (module $M (import "add" (func $add (param i32))) (func $s (call $add (i32.const 1))) (start $s))
    (instance (instantiate $M (import "add" (func $add)))))
  "unknown import")
(assert_unlinkable
  (module
    (import "log" (instance $log (export "add" (func (param i64)))))
    (module $M (func $s (unreachable)) (start $s))
    (instance (instantiate $M)))
  "incompatible import type")
(assert_return (invoke $log "take") (i32.const 0))

;; A memory that has grown is checked as it is now, at the root; a child's argument by its declared type.
;; SPEC module-linking/Subtyping#instantiation
;; REQ L-097
(module $grows (memory (export "m") 1) (func (export "grow") (result i32) (memory.grow (i32.const 1))))
(register "grows" $grows)
(assert_unlinkable (module (import "grows" (instance (export "m" (memory 2))))) "incompatible import type")
(assert_return (invoke $grows "grow") (i32.const 1))
(module (import "grows" (instance (export "m" (memory 2)))))
(assert_invalid
  (module
    (import "grows" (instance $g (export "m" (memory 1))))
    (module $M (import "m" (memory 2)))
    (instance (instantiate $M (import "m" (memory $g "m")))))
  "type mismatch")
