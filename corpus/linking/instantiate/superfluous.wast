;;! features: module-linking
;; Arguments that nothing asks for are valid and ignored.

;; Of any kind, before and after the one that is asked for.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances; module-linking/Subtyping#instantiation
;; REQ L-086
(module $have (func (export "f") (result i32) (i32.const 1)) (memory (export "m") 1))
(register "have" $have)
(module
  (import "have" (instance $have (export "f" (func (result i32))) (export "m" (memory 1))))
  (module $M (import "f" (func $f (result i32))) (export "f" (func $f)))
  (instance $m (instantiate $M
    (import "a" (memory $have "m"))
    (import "f" (func $have "f"))
    (import "i" (instance $have))
    (import "m" (module $M))))
  (instance $none (instantiate $M (import "f" (func $have "f"))))
  (export "f" (func $m "f")))
(assert_return (invoke "f") (i32.const 1))

;; A superfluous argument of any type.
;; SPEC module-linking/Subtyping#instantiation
;; REQ L-086
(module
  (import "have" "f" (func $f (result i32)))
  (module $M)
  (instance (instantiate $M (import "f" (func $f)))))

;; Its index must be there all the same.
;; SPEC module-linking/Binary#instance-section-15
;; REQ L-086
(assert_invalid (module (module $M) (instance (instantiate $M (import "x" (func 0))))) "unknown func")
(assert_invalid (module (module $M) (instance (instantiate $M (import "x" (memory 0))))) "unknown memory")
(assert_invalid (module (module $M) (instance (instantiate $M (import "x" (table 0))))) "unknown table")
(assert_invalid (module (module $M) (instance (instantiate $M (import "x" (global 0))))) "unknown global")
(assert_invalid (module (module $M) (instance (instantiate $M (import "x" (instance 0))))) "unknown instance")
(assert_invalid (module (module $M) (instance (instantiate $M (import "x" (module 1))))) "unknown module")
(assert_malformed (module quote "(module (module $M) (instance (instantiate $M (import \"x\" (func $f)))))") "unknown func")

;; The names of a module are not two-level: "f" of "have" is no argument for a function "f".
;; SPEC module-linking/Subtyping#instantiation
;; REQ L-086
(assert_invalid
  (module
    (import "have" (instance $have (export "f" (func (result i32)))))
    (module $M (import "f" (func (result i32))))
    (instance (instantiate $M (import "have" (instance $have)))))
  "missing import")
