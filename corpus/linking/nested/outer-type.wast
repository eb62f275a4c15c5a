;;! features: module-linking
;; An outer alias takes a type of an enclosing module into the type index space.

;; The Explainer's example: the child's import has the parent's instance type.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-101
(module $files
  (global $n (mut i32) (i32.const 10))
  (func (export "read") (param i32) (result i32) (i32.add (global.get $n) (local.get 0)))
  (func (export "write") (param i32) (global.set $n (local.get 0)))
)
(register "fileops" $files)
(module $PARENT
  (type $FileOps (instance
    (export "read" (func (param i32) (result i32)))
    (export "write" (func (param i32)))
  ))
  (import "fileops" (instance $fileops (type $FileOps)))
  (module $CHILD
    (alias outer $PARENT $FileOps (type $FOps))
    (import "fileops" (instance $fops (type $FOps)))
    (func (export "run") (param i32) (result i32)
      (call (func $fops "write") (local.get 0))
      (call (func $fops "read") (i32.const 1)))
  )
  (instance $child (instantiate $CHILD (import "fileops" (instance $fileops))))
  (func (export "run") (param i32) (result i32) (call (func $child "run") (local.get 0)))
)
(assert_return (invoke $PARENT "run" (i32.const 30)) (i32.const 31))
(assert_return (invoke $files "read" (i32.const 0)) (i32.const 30))

;; A function type of the parent types the child's functions, blocks and indirect calls.
;; SPEC module-linking/Explainer#nested-modules, module-linking/Binary#alias-section-16
;; REQ L-101
(module $PARENT
  (type $Unary (func (param i32) (result i32)))
  (module $CHILD
    (alias outer $PARENT $Unary (type $U))
    (table funcref (elem $double))
    (func $double (type $U) (i32.mul (local.get 0) (i32.const 2)))
    (func (export "run") (type $U)
      (local.get 0)
      (block (type $U) (i32.add (i32.const 1)))
      (call_indirect (type $U) (i32.const 0)))
  )
  (instance $child (instantiate $CHILD))
  (func (export "run") (type $Unary) (call (func $child "run") (local.get 0)))
)
(assert_return (invoke "run" (i32.const 20)) (i32.const 42))

;; A structure type of the parent: values made in the child are values of the parent's type.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-101
(module $PARENT
  (type $Pair (struct (field i32) (field i32)))
  (module $CHILD
    (alias outer $PARENT $Pair (type $P))
    (func (export "make") (param i32 i32) (result (ref $P)) (struct.new $P (local.get 0) (local.get 1)))
  )
  (instance $child (instantiate $CHILD))
  (func (export "run") (result i32)
    (struct.get $Pair 1 (call (func $child "make") (i32.const 1) (i32.const 2))))
)
(assert_return (invoke "run") (i32.const 2))

;; A module type of the parent, for an import of the child.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-101
(module $PARENT
  (type $Answer (module (export "v" (func (result i32)))))
  (module $FIVE (func (export "v") (result i32) (i32.const 5)))
  (module $CHILD
    (alias outer $PARENT $Answer (type $A))
    (import "m" (module $M (type $A)))
    (instance $i (instantiate $M))
    (func (export "v") (result i32) (call (func $i "v")))
  )
  (instance $child (instantiate $CHILD (import "m" (module $FIVE))))
  (func (export "run") (result i32) (call (func $child "v")))
)
(assert_return (invoke "run") (i32.const 5))

;; The alias is the outer type and no other: a body of another type is refused.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-101
(assert_invalid
  (module $P (type $T (func (result i32))) (module (alias outer $P $T (type $U)) (func (type $U) (i64.const 0))))
  "type mismatch")
(assert_invalid
  (module $P (type $T (func)) (module (alias outer $P $T (type $U)) (import "i" (instance (type $U)))))
  "type mismatch")
