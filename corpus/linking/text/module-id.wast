;;! features: module-linking
;; The identifier of a nested module names its index for the parent, and the scope for outer aliases inside.

;; Both uses of $M: it is instantiated by its parent, and its child takes a type from it.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-148
(module
  (module $M
    (type $T (func (result i32)))
    (module $N
      (alias outer $M $T (type $U))
      (func (export "v") (type $U) (i32.const 14))
    )
    (instance $n (instantiate $N))
    (func (export "v") (type $T) (call (func $n "v")))
  )
  (instance $m (instantiate $M))
  (func (export "run") (result i32) (call (func $m "v")))
)
(assert_return (invoke "run") (i32.const 14))

;; The scope is the module that one stands in, not the module that the index means.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-148
(module
  (module $A (func (export "v") (result i32) (i32.const 1)))
  (module $B
    (module $A (func (export "v") (result i32) (i32.const 2)))
    (type $A (func (result i32)))
    (module $C
      (alias outer $B $A (module $A))
      (alias outer $B $A (type $A))
      (instance $a (instantiate $A))
      (func (export "v") (type $A) (call (func $a "v")))
    )
    (instance $c (instantiate $C))
    (export $c)
  )
  (instance $b (instantiate $B))
  (export $b)
)
(assert_return (invoke "v") (i32.const 2))

;; The identifier of an imported or aliased module names an index and no scope.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-148
(assert_malformed
  (module quote "(module (import \"m\" (module $M (type $T (func)))) (module (alias outer $M $T (type))))")
  "unknown module")
(assert_malformed
  (module quote "(module $P (module $A) (module (alias outer $P $A (module $B)) (module (alias outer $A 0 (module)))))")
  "unknown module")
