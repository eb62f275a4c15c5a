;;! features: module-linking
;; An outer alias takes a module of an enclosing module into the module index space.

;; The child instantiates its elder sibling, and gets an instance of its own.
;; SPEC module-linking/Explainer#nested-modules, module-linking/Binary#alias-section-16
;; REQ L-102
(module $PARENT
  (module $COUNTER
    (global $n (mut i32) (i32.const 0))
    (func (export "next") (result i32) (global.set $n (i32.add (global.get $n) (i32.const 1))) (global.get $n))
  )
  (module $CHILD
    (alias outer $PARENT $COUNTER (module $C))
    (instance $c (instantiate $C))
    (func (export "next") (result i32) (call (func $c "next")))
  )
  (instance $counter (instantiate $COUNTER))
  (instance $child (instantiate $CHILD))
  (func (export "own") (result i32) (call (func $counter "next")))
  (func (export "child") (result i32) (call (func $child "next")))
)
(assert_return (invoke "own") (i32.const 1))
(assert_return (invoke "own") (i32.const 2))
(assert_return (invoke "child") (i32.const 1))

;; From two levels out, and handed on as an argument of instantiate.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-102
(module $GRAND
  (module $LEAF (func (export "v") (result i32) (i32.const 6)))
  (module $PARENT
    (module $USER
      (import "leaf" (module $L (export "v" (func (result i32)))))
      (instance $l (instantiate $L))
      (func (export "v") (result i32) (i32.mul (call (func $l "v")) (i32.const 7)))
    )
    (alias outer $GRAND $LEAF (module $L))
    (instance $user (instantiate $USER (import "leaf" (module $L))))
    (func (export "v") (result i32) (call (func $user "v")))
  )
  (instance $parent (instantiate $PARENT))
  (func (export "run") (result i32) (call (func $parent "v")))
)
(assert_return (invoke "run") (i32.const 42))

;; An alias of an alias: what the parent aliased its child may alias.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-102
(module $A
  (module $LEAF (func (export "v") (result i32) (i32.const 9)))
  (module $B
    (alias outer $A $LEAF (module $L))
    (module $C
      (alias outer $B $L (module $M))
      (instance $m (instantiate $M))
      (func (export "v") (result i32) (call (func $m "v")))
    )
    (instance $c (instantiate $C))
    (func (export "v") (result i32) (call (func $c "v")))
  )
  (instance $b (instantiate $B))
  (func (export "run") (result i32) (call (func $b "v")))
)
(assert_return (invoke "run") (i32.const 9))

;; The alias has the type of the module that it names: imports of it must be satisfied.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-102
(assert_invalid
  (module $P
    (module $M (import "f" (func)))
    (module (alias outer $P $M (module $N)) (instance (instantiate $N))))
  "missing import")
