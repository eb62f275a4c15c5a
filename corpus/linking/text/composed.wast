;;! features: module-linking
;; Sugar composes: zero-level exports, outer, N-level and inline aliases in one definition.

;; SPEC module-linking/Explainer#nested-modules, module-linking/Explainer#module-and-instance-exports
;; REQ L-150
(module $P
  (type $Leaf (instance (export "v" (func (result i32)))))
  (module $LEAF (func (export "v") (result i32) (i32.const 3)))
  (module $TREE
    (instance $leaf (instantiate (module outer $P $LEAF)))
    (export "leaf" (instance $leaf))
    (export "LEAF" (module outer $P $LEAF))
  )
  (module $USER
    (import "tree" (module $T
      (export "leaf" (instance (type outer $P $Leaf)))
      (export "LEAF" (module (export (type outer $P $Leaf))))
    ))
    (instance $t (instantiate $T))
    (instance $own (instantiate (module $t "LEAF")))
    (export $own)
    (func (export "both") (result i32) (i32.add (call (func $t "leaf" "v")) (call (func $own "v"))))
  )
  (instance $user (instantiate $USER (import "tree" (module $TREE))))
  (export $user)
)
(assert_return (invoke "v") (i32.const 3))
(assert_return (invoke "both") (i32.const 6))

;; The long form of the same
;; SPEC module-linking/Explainer#nested-modules, module-linking/Explainer#module-and-instance-exports
;; REQ L-150
(module $P
  (type $Leaf (instance (export "v" (func (result i32)))))
  (module $LEAF (func (export "v") (result i32) (i32.const 3)))
  (module $TREE
    (alias outer $P $LEAF (module $L))
    (instance $leaf (instantiate $L))
    (export "leaf" (instance $leaf))
    (export "LEAF" (module $L))
  )
  (module $USER
    (import "tree" (module $T
      (alias outer $P $Leaf (type $I))
      (export "leaf" (instance (type $I)))
      (export "LEAF" (module (export "v" (func (result i32)))))
    ))
    (instance $t (instantiate $T))
    (alias $t "LEAF" (module $L))
    (instance $own (instantiate $L))
    (alias $t "leaf" (instance $leaf))
    (alias $leaf "v" (func $leaf.v))
    (alias $own "v" (func $own.v))
    (export "v" (func $own.v))
    (func (export "both") (result i32) (i32.add (call $leaf.v) (call $own.v)))
  )
  (instance $user (instantiate $USER (import "tree" (module $TREE))))
  (alias $user "v" (func $v))
  (alias $user "both" (func $both))
  (export "v" (func $v))
  (export "both" (func $both))
)
(assert_return (invoke "v") (i32.const 3))
(assert_return (invoke "both") (i32.const 6))
