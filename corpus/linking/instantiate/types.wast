;;! features: module-linking
;; An argument must match the import, which is checked when the parent is validated.

;; By kind: a type that does not fit, beside one that does.
;; SPEC module-linking/Binary#instance-section-15; module-linking/Subtyping#instantiation
;; REQ L-087
(module (module
  (import "x" (func (param i32)))
  (module $M (import "x" (func (param i32))))
  (instance (instantiate $M (import "x" (func 0))))))
(assert_invalid
  (module (module
    (import "x" (func (param i64)))
    (module $M (import "x" (func (param i32))))
    (instance (instantiate $M (import "x" (func 0))))))
  "type mismatch")
(module (module
  (import "x" (table 2 funcref))
  (module $M (import "x" (table 1 funcref)))
  (instance (instantiate $M (import "x" (table 0))))))
(assert_invalid
  (module (module
    (import "x" (table 2 externref))
    (module $M (import "x" (table 1 funcref)))
    (instance (instantiate $M (import "x" (table 0))))))
  "type mismatch")
(module (module
  (import "x" (memory 2 3))
  (module $M (import "x" (memory 1 4)))
  (instance (instantiate $M (import "x" (memory 0))))))
(assert_invalid
  (module (module
    (import "x" (memory 2 5))
    (module $M (import "x" (memory 1 4)))
    (instance (instantiate $M (import "x" (memory 0))))))
  "type mismatch")
(module (module
  (import "x" (global i32))
  (module $M (import "x" (global i32)))
  (instance (instantiate $M (import "x" (global 0))))))
(assert_invalid
  (module (module
    (import "x" (global (mut i32)))
    (module $M (import "x" (global i32)))
    (instance (instantiate $M (import "x" (global 0))))))
  "type mismatch")
(module (module
  (import "x" (instance (export "f" (func))))
  (module $M (import "x" (instance (export "f" (func)))))
  (instance (instantiate $M (import "x" (instance 0))))))
(assert_invalid
  (module (module
    (import "x" (instance (export "f" (func (result i32)))))
    (module $M (import "x" (instance (export "f" (func)))))
    (instance (instantiate $M (import "x" (instance 0))))))
  "type mismatch")
(module (module
  (import "x" (module $x))
  (module $M (import "x" (module (import "a" (func)))))
  (instance (instantiate $M (import "x" (module 0))))))
(assert_invalid
  (module (module
    (import "x" (module (import "b" (func))))
    (module $M (import "x" (module (import "a" (func)))))
    (instance (instantiate $M (import "x" (module 0))))))
  "type mismatch")
(module (module
  (import "x" (tag (param i32)))
  (module $M (import "x" (tag (param i32))))
  (instance (instantiate $M (import "x" (tag 0))))))
(assert_invalid
  (module (module
    (import "x" (tag))
    (module $M (import "x" (tag (param i32))))
    (instance (instantiate $M (import "x" (tag 0))))))
  "type mismatch")

;; The declared type counts, not what is supplied in the end.
;; SPEC module-linking/Binary#instance-section-15
;; REQ L-087
(module $have (memory (export "m") 5) (func (export "f")) (func (export "g")))
(register "have" $have)
(assert_invalid
  (module
    (import "have" "m" (memory 1))
    (module $M (import "m" (memory 5)))
    (instance (instantiate $M (import "m" (memory 0)))))
  "type mismatch")
(assert_invalid
  (module
    (import "have" (instance $have (export "f" (func))))
    (module $M (import "have" "f" (func)) (import "have" "g" (func)))
    (instance (instantiate $M (import "have" (instance $have)))))
  "type mismatch")

;; At validation: the module is refused though its import is missing and the instance would come after a trap.
;; SPEC module-linking/Binary#instance-section-15
;; REQ L-087
(assert_invalid
  (module
    (import "nowhere" "f" (func $f (param i32)))
    (module $trap (func $s (unreachable)) (start $s))
    (module $M (import "x" (func)))
    (instance (instantiate $trap))
    (instance (instantiate $M (import "x" (func $f)))))
  "type mismatch")
(assert_trap
  (module
    (module $trap (func $s (unreachable)) (start $s))
    (module $M)
    (instance (instantiate $trap))
    (instance (instantiate $M)))
  "unreachable")
