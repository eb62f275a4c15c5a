;;! features: module-linking
;; A nested module has no access to what its parent has: a name is not known in it, an index is out of bounds.

;; By name it is malformed, for every kind that holds state.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-100
(assert_malformed (module quote "(module (func $f) (module (func (call $f))))") "unknown function")
(assert_malformed (module quote "(module (memory $m 1) (module (func (drop (i32.load $m (i32.const 0))))))") "unknown memory")
(assert_malformed (module quote "(module (table $t 1 funcref) (module (func (drop (table.get $t (i32.const 0))))))") "unknown table")
(assert_malformed (module quote "(module (global $g i32 (i32.const 0)) (module (func (drop (global.get $g)))))") "unknown global")
(assert_malformed (module quote "(module (tag $e) (module (func (throw $e))))") "unknown tag")

;; By index it is invalid.
;; SPEC module-linking/Explainer#nested-modules, module-linking/Binary#module-section-14
;; REQ L-100
(assert_invalid (module (func) (func) (module (func (call 1)))) "unknown function")
(assert_invalid (module (memory 1) (module (func (drop (i32.load (i32.const 0)))))) "unknown memory")
(assert_invalid (module (table 1 funcref) (module (func (drop (table.get 0 (i32.const 0)))))) "unknown table")
(assert_invalid (module (global i32 (i32.const 0)) (module (func (drop (global.get 0))))) "unknown global")
(assert_invalid (module (tag) (module (func (throw 0)))) "unknown tag")

;; What the parent imports or aliases is no more visible than what it defines.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-100
(assert_malformed (module quote "(module (import \"f\" (func $f)) (module (func (call $f))))") "unknown function")
(assert_invalid (module (import "f" (func)) (module (export "f" (func 0)))) "unknown function")
(assert_malformed
  (module quote "(module (import \"i\" (instance $i (export \"f\" (func)))) (module (alias $i \"f\" (func $f))))")
  "unknown instance")
(assert_invalid
  (module (import "i" (instance (export "f" (func)))) (module (alias 0 "f" (func))))
  "unknown instance")

;; Nor are types and modules of the parent there without an outer alias.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-100
(assert_malformed (module quote "(module (type $t (func)) (module (func (type $t))))") "unknown type")
(assert_invalid (module (type (func)) (module (func (type 0)))) "unknown type")
(assert_malformed (module quote "(module (module $M) (module (instance (instantiate $M))))") "unknown module")
(assert_invalid (module (module) (module (instance (instantiate 0)))) "unknown module")

;; The parent does not see into the child either, but through its exports.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-100
(assert_malformed (module quote "(module (module (func $f)) (func (call $f)))") "unknown function")
(assert_invalid (module (module $C (func $f)) (instance $c (instantiate $C)) (func (call (func $c "f")))) "unknown export")

;; What a child is given it can reach: the twin of the refusals above.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-100
(module $state
  (memory (export "m") 1) (data (i32.const 8) "\2a")
)
(register "state" $state)
(module
  (import "state" (instance $s (export "m" (memory 1))))
  (module $CHILD
    (import "m" (memory 1))
    (func (export "v") (result i32) (i32.load (i32.const 8)))
  )
  (instance $child (instantiate $CHILD (import "m" (memory $s "m"))))
  (func (export "run") (result i32) (call (func $child "v")))
)
(assert_return (invoke "run") (i32.const 42))
