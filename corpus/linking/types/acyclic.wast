;;! features: module-linking
;; A type refers to earlier types alone, so that module and instance types have no cycles.

;; Itself, the next one, and one another.
;; SPEC module-linking/Binary#type-section-updates
;; REQ L-030
(assert_invalid (module $P (type $A (instance (export "a" (instance (type outer $P $A)))))) "unknown type")
(assert_invalid (module (type (instance (export "a" (instance (type outer 0 0)))))) "unknown type")
(assert_invalid (module (type (module (import "a" (module (type outer 0 0)))))) "unknown type")
(assert_invalid
  (module $P
    (type $A (instance (export "b" (instance (type outer $P $B)))))
    (type $B (instance (export "a" (instance (type outer $P $A))))))
  "unknown type")
(assert_invalid (module (type (instance (alias outer 0 1 (type)))) (type (instance))) "unknown type")
(module $P
  (type $A (instance))
  (type $B (instance (export "a" (instance (type outer $P $A)))))
  (type $C (module (import "b" (instance (type outer $P $B))) (export "a" (instance (type outer 0 0))))))

;; The same within a type.
;; SPEC module-linking/Binary#type-section-updates
;; REQ L-030
(assert_invalid (module (type (instance (export "f" (func (type $t))) (type $t (func))))) "unknown type")
(assert_invalid (module (type (instance (export "f" (func (type 0))) (type (func))))) "unknown type")
(assert_invalid (module (type (module (import "f" (func (type 0))) (type (func))))) "unknown type")
(assert_invalid (module (type (instance (type $T (instance (export "a" (instance (type outer 0 0)))))))) "unknown type")
(module (type (instance (type $t (func)) (export "f" (func (type $t))))))

;; Function types of core may still be recursive, outside and inside.
;; SPEC module-linking/Binary#type-section-updates
;; REQ L-030
(module
  (module $m
    (rec (type $f (func (param (ref null $f)) (result i32))))
    (func (export "f") (type $f) (i32.const 14)))
  (module $user
    (import "i" (instance $i
      (rec (type $f (func (param (ref null $f)) (result i32))))
      (export "f" (func (type $f)))))
    (rec (type $f (func (param (ref null $f)) (result i32))))
    (alias $i "f" (func $f))
    (elem declare func $f)
    (func (export "run") (result i32) (call $f (ref.func $f))))
  (instance $m (instantiate $m))
  (instance $user (instantiate $user (import "i" (instance $m))))
  (export "run" (func $user "run")))
(assert_return (invoke "run") (i32.const 14))
