;;! features: module-linking
;; Modules and instances stand on both sides of module types, and among the exports of instance types.

;; A module type that imports and exports a module and an instance, matched by such a module.
;; SPEC module-linking/Explainer#module-and-instance-exports, module-linking/Explainer#module-and-instance-types
;; REQ L-116
(module
  (module $LEAF (func (export "v") (result i32) (i32.const 5)))
  (instance $leaf (instantiate $LEAF))
  (module $SWAP
    (import "m" (module $m (export "v" (func (result i32)))))
    (import "i" (instance $i (export "v" (func (result i32)))))
    (instance $made (instantiate $m))
    (module $TEN (func (export "v") (result i32) (i32.const 10)))
    (export "m" (module $TEN))
    (export "i" (instance $made))
    (export "given" (instance $i))
  )
  (module $USER
    (type $Leaf (instance (export "v" (func (result i32)))))
    (import "swap" (module $S
      (import "m" (module (export (type outer $USER $Leaf))))
      (import "i" (instance (type outer $USER $Leaf)))
      (export "m" (module (export (type outer $USER $Leaf))))
      (export "i" (instance (type outer $USER $Leaf)))
      (export "given" (instance (type outer $USER $Leaf)))
    ))
    (import "m" (module $m (export (type outer $USER $Leaf))))
    (import "i" (instance $i (type $Leaf)))
    (instance $s (instantiate $S (import "i" (instance $i)) (import "m" (module $m))))
    (instance $t (instantiate (module $s "m")))
    (func (export "v") (result i32 i32 i32) (call (func $s "i" "v")) (call (func $s "given" "v")) (call (func $t "v")))
  )
  (instance $user (instantiate $USER
    (import "swap" (module $SWAP))
    (import "m" (module $LEAF))
    (import "i" (instance $leaf))))
  (func (export "run") (result i32 i32 i32) (call (func $user "v")))
)
(assert_return (invoke "run") (i32.const 5) (i32.const 5) (i32.const 10))

;; In instance types, nested, and of modules that themselves export instances
;; SPEC module-linking/Explainer#module-and-instance-exports
;; REQ L-116
(module definition
  (type (instance
    (export "a" (instance (export "b" (instance (export "c" (func))))))
    (export "m" (module (import "x" (module (import "y" (instance)))) (export "z" (instance (export "w" (module))))))
  ))
  (import "i" (instance $i (type 0)))
  (func (call (func $i "a" "b" "c")))
)

;; The sides are told apart: what a type only imports it does not export.
;; SPEC module-linking/Explainer#module-and-instance-exports
;; REQ L-116
(assert_invalid
  (module
    (import "m" (module $M (import "i" (instance (export "f" (func))))))
    (import "i" (instance $i (export "f" (func))))
    (instance $m (instantiate $M (import "i" (instance $i))))
    (func (call (func $m "i" "f"))))
  "unknown export")
(assert_invalid
  (module (import "m" (module $M (import "m" (module)))) (import "i" (instance $i)) (instance (instantiate $M (import "m" (instance $i)))))
  "type mismatch")
(assert_invalid
  (module (import "m" (module $M (import "i" (instance)))) (instance (instantiate $M (import "i" (module $M)))))
  "type mismatch")
