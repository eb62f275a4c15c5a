;;! features: module-linking
;; A child has no way around its parent to what it was not given.

(module $host (func (export "f") (result i32) (i32.const 1)))
(register "wasi_file" $host)

;; An import that the parent does not pass is invalid, though the host has one of that name, in either spelling.
;; SPEC module-linking/Explainer#link-time-virtualization
;; REQ L-159
(assert_invalid
  (module
    (module $C (import "wasi_file" (instance (export "f" (func (result i32))))))
    (instance (instantiate $C)))
  "missing import")
(assert_invalid
  (module
    (module $C (import "wasi_file" "f" (func (result i32))))
    (instance (instantiate $C)))
  "missing import")

;; An outer alias of the parent's instance, or of its function, is malformed.
;; SPEC module-linking/Explainer#nested-modules, module-linking/Binary#alias-section-16
;; REQ L-159
(assert_malformed
  (module quote
    "(module $P (import \"wasi_file\" (instance $f (export \"f\" (func (result i32)))))"
    "  (module $C (alias outer $P $f (instance $g))))")
  "unknown module")
(assert_malformed
  (module quote
    "(module $P (import \"wasi_file\" (instance $f (export \"f\" (func (result i32)))))"
    "  (module) (module $C (alias outer 0 0 (instance $g))))")
  "unexpected token")
(assert_malformed
  (module quote
    "(module $P (import \"wasi_file\" (instance $i (export \"f\" (func (result i32))))) (alias $i \"f\" (func $f))"
    "  (module $C (alias outer $P $f (func $g))))")
  "unknown module")
(assert_malformed
  (module quote
    "(module $P (import \"wasi_file\" (instance $i (export \"f\" (func (result i32)))))"
    "  (module $C (instance $g (alias outer $P $i))))")
  "unexpected token")

;; With all imports passed by the parent, the host's instance is never asked, by child or grandchild.
;; SPEC module-linking/Explainer#link-time-virtualization
;; REQ L-159
(module
  (module $FAKE (func (export "f") (result i32) (i32.const 2)))
  (instance $fake (instantiate $FAKE))
  (module $C
    (import "wasi_file" "f" (func $f (result i32)))
    (module $D (import "wasi_file" (instance $i (export "f" (func (result i32))))) (export $i))
    (module $WRAP (import "f" (func $f (result i32))) (export "f" (func $f)))
    (instance $wrap (instantiate $WRAP (import "f" (func $f))))
    (instance $d (instantiate $D (import "wasi_file" (instance $wrap))))
    (func (export "f") (result i32) (i32.add (i32.mul (call $f) (i32.const 10)) (call (func $d "f"))))
  )
  (instance $c (instantiate $C (import "wasi_file" (instance $fake))))
  (export $c)
)
(assert_return (invoke "f") (i32.const 22))

;; A module that the child may instantiate comes with no instances: it must be given its imports by the child.
;; SPEC module-linking/Explainer#link-time-virtualization
;; REQ L-159
(assert_invalid
  (module $P
    (import "wasi_file" (instance $i (export "f" (func (result i32)))))
    (module $USER (import "wasi_file" (instance (export "f" (func (result i32))))))
    (module $C (alias outer $P $USER (module $U)) (instance (instantiate $U)))
    (instance (instantiate $C)))
  "missing import")
