;;! features: module-linking
;; A zero-level export may name the type by an outer alias, as the worked examples do.

;; SPEC module-linking/Explainer#module-and-instance-types; module-linking/Explainer#nested-modules
;; REQ L-021
(module $P
  (type $T (instance (export "f" (func (result i32))) (export "g" (func (result i32)))))
  (module $user
    (import "M" (module $M (export (type outer $P $T))))
    (instance $i (instantiate $M))
    (func (export "sum") (result i32) (i32.add (call (func $i "f")) (call (func $i "g")))))
  (module $m (func (export "f") (result i32) (i32.const 3)) (func (export "g") (result i32) (i32.const 4)))
  (instance $user (instantiate $user (import "M" (module $m))))
  (export "sum" (func $user "sum")))
(assert_return (invoke "sum") (i32.const 7))

;; The names must be there, and what they name must be an instance type.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-021
(assert_malformed (module quote "(module $P (type (module (export (type outer $Q $T)))))") "unknown module")
(assert_malformed (module quote "(module $P (type $U (instance)) (type (module (export (type outer $P $T)))))") "unknown type")
(assert_invalid (module $P (type $T (func)) (type (module (export (type outer $P $T))))) "type mismatch")
(assert_invalid (module $P (type (module (export (type outer $P $T)))) (type $T (instance))) "unknown type")
