;;! features: -module-linking
;; Without the feature an import has two strings, in text and in binary.

;; SPEC module-linking/Explainer#single-level-imports
;; REQ L-001
(assert_malformed (module quote "(import \"x\" (func))") "unexpected token")
(assert_malformed (module quote "(func (import \"x\"))") "unexpected token")
(assert_malformed (module quote "(import \"a\" \"b\" (func)) (import \"x\" (func))") "unexpected token")

;; The bytes of a single-level import: an empty second name, and ff is no descriptor.
;; SPEC module-linking/Binary#import-section-updates
;; REQ L-001
(assert_malformed
  (module binary
    "\00asm" "\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\02\07\01\01x\00\ff\00\00" ;; imports: "x", a function of type 0
  )
  "malformed import kind")

;; The two-level import of the same names links as ever.
;; SPEC module-linking/Explainer#single-level-imports
;; REQ L-001
(module $m (func (export "") (result i32) (i32.const 5)))
(register "x" $m)
(module (import "x" "" (func $f (result i32))) (func (export "f") (result i32) (call $f)))
(assert_return (invoke "f") (i32.const 5))
