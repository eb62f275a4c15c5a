;;! features: module-linking
;; The second string of an import may be left out, in text and in binary.

;; One import with one string; the plain and the inverted spelling. Nobody supplies it, so it does not link.
;; SPEC module-linking/Explainer#single-level-imports; module-linking/Explainer#summary
;; REQ L-001
(module definition (import "x" (func)))
(module definition (func (import "x")))
(module definition (import "x" (func $f (param i32) (result i64))) (func (export "f") (param i32) (result i64) (call $f (local.get 0))))
(assert_unlinkable (module (import "x" (func))) "unknown import")

;; The same in binary: the name, 00, ff, the descriptor.
;; SPEC module-linking/Binary#import-section-updates
;; REQ L-001
(module definition binary
  "\00asm" "\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\02\07\01\01x\00\ff\00\00" ;; imports: "x", a function of type 0
)
(assert_unlinkable
  (module binary
    "\00asm" "\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\02\07\01\01x\00\ff\00\00" ;; imports: "x", a function of type 0
  )
  "unknown import")

;; It is one import and takes one index: the function after it is 1.
;; SPEC module-linking/Explainer#single-level-imports
;; REQ L-001
(module
  (module $child
    (import "x" (func (result i32)))
    (func (result i32) (i32.const 2))
    (func (export "zero") (result i32) (call 0))
    (func (export "one") (result i32) (call 1)))
  (module $seven (func (export "f") (result i32) (i32.const 7)))
  (instance $seven (instantiate $seven))
  (instance $child (instantiate $child (import "x" (func $seven "f"))))
  (export "zero" (func $child "zero"))
  (export "one" (func $child "one")))
(assert_return (invoke "zero") (i32.const 7))
(assert_return (invoke "one") (i32.const 2))

;; At least one string there must be, and at most two.
;; SPEC module-linking/Explainer#single-level-imports
;; REQ L-001
(assert_malformed (module quote "(import (func))") "unexpected token")
(assert_malformed (module quote "(import \"a\" \"b\" \"c\" (func))") "unexpected token")
(assert_malformed (module quote "(import \"a\")") "unexpected token")
(assert_malformed (module quote "(func (import))") "unexpected token")
(assert_malformed (module quote "(import x (func))") "unknown operator")
