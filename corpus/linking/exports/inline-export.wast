;;! features: module-linking
;; An export written inside an instance or alias definition, as the bundle examples do.

;; SPEC-BUG: the grammar of instance definitions has no inline export, yet the examples use it.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances, module-linking/Example-SharedEverythingDynamicLinking#whole-application
;; REQ L-122
(module $m
  (module $V (func (export "v") (result i32) (i32.const 6)))
  (instance $i (export "a") (export "b") (instantiate $V))
  (instance (export "c") (instantiate $V))
  (func (export "run") (result i32) (call (func $i "v")))
)
(assert_return (invoke "run") (i32.const 6))
(register "m" $m)
(module
  (import "m" (instance $m
    (export "a" (instance (export "v" (func (result i32)))))
    (export "b" (instance (export "v" (func (result i32)))))
    (export "c" (instance (export "v" (func (result i32)))))
  ))
  (func (export "run") (result i32 i32 i32) (call (func $m "a" "v")) (call (func $m "b" "v")) (call (func $m "c" "v")))
)
(assert_return (invoke "run") (i32.const 6) (i32.const 6) (i32.const 6))

;; In imports and inverted aliases too, as the core has it for functions.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances, text-func-abbrev
;; REQ L-122
(module
  (import "m" (instance $m (export "a" (instance (export "v" (func (result i32)))))))
  (instance $a (export "x") (alias $m "a"))
  (func (export "v") (alias $a "v"))
)
(assert_return (invoke "v") (i32.const 6))

;; The name counts among the exports.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-122
(assert_invalid (module (module $M) (instance (export "x") (instantiate $M)) (func (export "x"))) "duplicate export name")
