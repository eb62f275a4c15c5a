;;! features: module-linking
;; Each module has identifiers of its own: an outer name means nothing inside, and shadows nothing.

;; In the Explainer's example, naming $FileOps directly in $CHILD is a parsing error.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-106
(assert_malformed
  (module quote
    "(module $PARENT"
    "  (type $FileOps (instance (export \"read\" (func))))"
    "  (import \"fileops\" (instance $fileops (type $FileOps)))"
    "  (module $CHILD (import \"fileops\" (instance $fops (type $FileOps)))))")
  "unknown type")

;; The child's alias may have the very name; the parent's goes on meaning the parent's.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-106
(module $PARENT
  (type $Other (func (result i64)))
  (type $FileOps (func (result i32)))
  (module $CHILD
    (alias outer $PARENT $FileOps (type $FileOps))
    (func (export "v") (type $FileOps) (i32.const 8))
  )
  (instance $child (instantiate $CHILD))
  (func (export "run") (type $FileOps) (call (func $child "v")))
)
(assert_return (invoke "run") (i32.const 8))

;; One name for different things in parent, child and grandchild.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-106
(module $x
  (module $x
    (module $x (func $x (export "x") (result i32) (i32.const 1)))
    (instance $x (instantiate $x))
    (global $x i32 (i32.const 10))
    (func $x (export "x") (result i32) (i32.add (call (func $x "x")) (global.get $x)))
  )
  (instance $x (instantiate $x))
  (type $x (func (result i32)))
  (func $x (export "run") (type $x) (i32.add (call (func $x "x")) (i32.const 100)))
)
(assert_return (invoke "run") (i32.const 111))

;; Names of a nested module mean nothing in the module around it, before or behind.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-106
(assert_malformed (module quote "(module (module (type $T (func))) (func (type $T)))") "unknown type")
(assert_malformed (module quote "(module (module (module $M)) (instance (instantiate $M)))") "unknown module")

;; In one module a name stands once for modules, once for instances.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-106
(assert_malformed (module quote "(module (module $M) (module $M))") "duplicate module")
(assert_malformed (module quote "(module (module $M) (instance $i (instantiate $M)) (instance $i (instantiate $M)))") "duplicate instance")
