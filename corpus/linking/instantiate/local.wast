;;! features: module-linking
;; What a module defines itself does not exist yet when its instances are made.

;; The Explainer's module: $g is not visible to `instantiate`. It is invalid, as the name exists and its index does not yet.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances; module-linking/Binary#instance-section-15
;; REQ L-090
(assert_invalid
  (module (module
    (import "A" (module $A (import "f" (func))))
    (func $g (nop))
    (instance $a (instantiate $A (import "f" (func $g)))) ;; error, $g not visible to instantiate
  ))
  "unknown func")

;; One of each kind, by name and by index, before and after.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-090
(assert_invalid (module (module $M (import "x" (func))) (func) (instance (instantiate $M (import "x" (func 0))))) "unknown func")
(assert_invalid (module (module $M (import "x" (func))) (instance (instantiate $M (import "x" (func $f)))) (func $f)) "unknown func")
(assert_invalid
  (module (module $M (import "x" (memory 1))) (memory $m 1) (instance (instantiate $M (import "x" (memory $m)))))
  "unknown memory")
(assert_invalid
  (module (module $M (import "x" (memory 1))) (memory 1) (instance (instantiate $M (import "x" (memory 0)))))
  "unknown memory")
(assert_invalid
  (module (module $M (import "x" (table 1 funcref))) (table $t 1 funcref) (instance (instantiate $M (import "x" (table $t)))))
  "unknown table")
(assert_invalid
  (module (module $M (import "x" (table 1 funcref))) (table 1 funcref) (instance (instantiate $M (import "x" (table 0)))))
  "unknown table")
(assert_invalid
  (module
    (module $M (import "x" (global i32)))
    (global $g i32 (i32.const 0))
    (instance (instantiate $M (import "x" (global $g)))))
  "unknown global")
(assert_invalid
  (module
    (module $M (import "x" (global i32)))
    (global i32 (i32.const 0))
    (instance (instantiate $M (import "x" (global 0)))))
  "unknown global")
(assert_invalid
  (module (module $M (import "x" (tag))) (tag $e) (instance (instantiate $M (import "x" (tag $e)))))
  "unknown tag")

;; The index of an import or alias is what it is, with definitions beside it.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-090
(module $have (func (export "f") (result i32) (i32.const 1)))
(register "have" $have)
(module
  (import "have" (instance $have (export "f" (func (result i32)))))
  (func $own (result i32) (i32.const 2))
  (alias $have "f" (func))
  (module $M (import "x" (func $x (result i32))) (export "x" (func $x)))
  (instance $m (instantiate $M (import "x" (func 0))))
  (export "x" (func $m "x")))
(assert_return (invoke "x") (i32.const 1))
