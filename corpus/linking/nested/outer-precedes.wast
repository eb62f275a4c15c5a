;;! features: module-linking
;; An outer alias sees only what precedes the nested module in the outer one.

;; A later definition exists, but not yet: invalid by name and by number.
;; SPEC module-linking/Explainer#nested-modules, module-linking/Binary#alias-section-16
;; REQ L-104
(assert_invalid (module $P (module (alias outer $P $T (type))) (type $T (func))) "unknown type")
(assert_invalid (module (module (alias outer 0 0 (type))) (type (func))) "unknown type")
(assert_invalid (module (type (func)) (module (alias outer 0 1 (type))) (type (func (param i32)))) "unknown type")

;; The module that contains the alias is not there yet.
;; SPEC module-linking/Explainer#nested-modules, module-linking/Binary#alias-section-16
;; REQ L-104
(assert_invalid (module $P (module $C (alias outer $P $C (module)))) "unknown module")
(assert_invalid (module (module (alias outer 0 0 (module)))) "unknown module")

;; Nor is a later sibling.
;; SPEC module-linking/Explainer#nested-modules, module-linking/Binary#alias-section-16
;; REQ L-104
(assert_invalid (module $P (module (alias outer $P $D (module))) (module $D)) "unknown module")
(assert_invalid (module (module (alias outer 0 1 (module))) (module)) "unknown module")

;; Two levels out, what precedes the outermost of the nested modules counts.
;; SPEC module-linking/Explainer#nested-modules, module-linking/Binary#alias-section-16
;; REQ L-104
(assert_invalid (module $G (module (module (alias outer $G $T (type)))) (type $T (func))) "unknown type")
(assert_invalid (module $G (module $P (module (alias outer $G $P (module))))) "unknown module")
(assert_invalid (module (module (module (alias outer 1 0 (type)))) (type (func))) "unknown type")

;; The twins: with the definition before the nested module all are valid, and what follows changes nothing.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-104
(module $P
  (type $T (func (result i32)))
  (module $D (func (export "v") (result i32) (i32.const 11)))
  (module $C
    (alias outer $P $T (type $T))
    (alias outer $P $D (module $D))
    (instance $d (instantiate $D))
    (func (export "v") (type $T) (call (func $d "v")))
  )
  (type (func (result i64)))
  (module (func (export "v") (result i32) (i32.const 12)))
  (instance $c (instantiate $C))
  (func (export "run") (result i32) (call (func $c "v")))
)
(assert_return (invoke "run") (i32.const 11))
