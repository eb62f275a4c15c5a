;;! features: module-linking
;; Each import of the module must have an argument.

;; SPEC module-linking/Explainer#module-imports-and-nested-instances; module-linking/Subtyping#instantiation
;; REQ L-084
(assert_invalid (module (module $M (import "f" (func))) (instance (instantiate $M))) "missing import")
(assert_invalid (module (module $M (import "i" (instance))) (instance (instantiate $M))) "missing import")
(assert_invalid (module (module $M (import "m" (module))) (instance (instantiate $M))) "missing import")
(assert_invalid (module (module $M (import "a" "f" (func))) (instance (instantiate $M))) "missing import")
(assert_invalid
  (module
    (import "m" "f" (func $f))
    (module $M (import "f" (func)) (import "g" (func)))
    (instance (instantiate $M (import "f" (func $f)))))
  "missing import")
(assert_invalid
  (module
    (import "m" "f" (func $f))
    (module $M (import "f" (func)))
    (instance (instantiate $M (import "F" (func $f)))))
  "missing import")

;; Of an imported module the declared imports count.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-084
(assert_invalid (module (import "a" "M" (module $M (import "f" (func)))) (instance (instantiate $M))) "missing import")

;; A host import of the same name is never used instead.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-084
(module $f (func (export "f") (result i32) (i32.const 9)))
(register "f" $f)
(assert_invalid
  (module (import "f" (instance)) (module $M (import "f" "f" (func (result i32)))) (instance (instantiate $M)))
  "missing import")
(module
  (import "f" (instance $f (export "f" (func (result i32)))))
  (module $M (import "f" "f" (func $f (result i32))) (export "f" (func $f)))
  (instance $m (instantiate $M (import "f" (instance $f))))
  (export "f" (func $m "f")))
(assert_return (invoke "f") (i32.const 9))

;; In binary.
;; SPEC module-linking/Binary#instance-section-15
;; REQ L-084
(assert_invalid
  (module binary "\00asm" "\01\00\00\00"
    "\0e\19\01\17" ;; modules: one of 23 bytes
      "\00asm" "\01\00\00\00"
      "\01\04\01\60\00\00" ;; types: [] -> []
      "\02\07\01\01f\00\ff\00\00" ;; imports: "f", a function of type 0
    "\0f\04\01\00\00\00" ;; instances: module 0 without arguments
  )
  "missing import")
