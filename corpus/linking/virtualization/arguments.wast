;;! features: module-linking
;; The imports of a child are arguments that its parent supplies, and it gets nothing else.

;; A host instance named "clock" is there; the child's "clock" is the parent's choice nevertheless.
;; SPEC module-linking/Explainer#link-time-virtualization
;; REQ L-153
(module $host (func (export "now") (result i32) (i32.const 1000)))
(register "clock" $host)
(module
  (import "clock" (instance $clock (export "now" (func (result i32)))))
  (module $CHILD
    (import "clock" (instance $clock (export "now" (func (result i32)))))
    (func (export "now") (result i32) (call (func $clock "now")))
  )
  (module $FAKE (func (export "now") (result i32) (i32.const 7)))
  (instance $fake (instantiate $FAKE))
  (instance $real-child (instantiate $CHILD (import "clock" (instance $clock))))
  (instance $fake-child (instantiate $CHILD (import "clock" (instance $fake))))
  (func (export "run") (result i32 i32) (call (func $real-child "now")) (call (func $fake-child "now")))
)
(assert_return (invoke "run") (i32.const 1000) (i32.const 7))

;; A parent that passes nothing is invalid: the host's instance does not stand in.
;; SPEC module-linking/Explainer#link-time-virtualization
;; REQ L-153
(assert_invalid
  (module
    (module $CHILD (import "clock" (instance (export "now" (func (result i32))))))
    (instance (instantiate $CHILD)))
  "missing import")

;; Nor does what the parent itself imports under that name.
;; SPEC module-linking/Explainer#link-time-virtualization
;; REQ L-153
(assert_invalid
  (module
    (import "clock" (instance (export "now" (func (result i32)))))
    (module $CHILD (import "clock" (instance (export "now" (func (result i32))))))
    (instance (instantiate $CHILD)))
  "missing import")

;; What a parent passes beyond the child's imports is not there for the child.
;; SPEC module-linking/Explainer#link-time-virtualization, module-linking/Subtyping#instantiation
;; REQ L-153
(assert_malformed
  (module quote
    "(module"
    "  (import \"clock\" (instance $clock (export \"now\" (func (result i32)))))"
    "  (module $CHILD (func (export \"now\") (result i32) (call (func $clock \"now\"))))"
    "  (instance (instantiate $CHILD (import \"clock\" (instance $clock)))))")
  "unknown instance")
