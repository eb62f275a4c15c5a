;;! features: module-linking
;; The one name of an import is a name: empty, of any UTF-8, and of nothing but UTF-8.

;; Names that are odd and different select what they say.
;; SPEC module-linking/Explainer#single-level-imports
;; REQ L-005
(module
  (module $c
    (import "" (global $empty i32))
    (import " " (global $space i32))
    (import "\u{1f600}" (global $astral i32))
    (import "\00" (global $zero i32))
    (import "\u{7f}\c2\80" (global $mix i32))
    (func (export "all") (result i32 i32 i32 i32 i32)
      (global.get $empty) (global.get $space) (global.get $astral) (global.get $zero) (global.get $mix)))
  (module $have
    (global (export "1") i32 (i32.const 1))
    (global (export "2") i32 (i32.const 2))
    (global (export "3") i32 (i32.const 3))
    (global (export "4") i32 (i32.const 4))
    (global (export "5") i32 (i32.const 5)))
  (instance $have (instantiate $have))
  (instance $c (instantiate $c
    (import "\7f\u{80}" (global $have "5"))
    (import "\u{0}" (global $have "4"))
    (import "\f0\9f\98\80" (global $have "3"))
    (import " " (global $have "2"))
    (import "" (global $have "1"))))
  (export "all" (func $c "all")))
(assert_return (invoke "all") (i32.const 1) (i32.const 2) (i32.const 3) (i32.const 4) (i32.const 5))

;; A registered instance may have any name.
;; SPEC module-linking/Explainer#single-level-imports
;; REQ L-005
(module $e (func (export "f") (result i32) (i32.const 8)))
(register "" $e)
(register "\u{10ffff}" $e)
(module (import "" (instance $i (export "f" (func (result i32))))) (export "f" (func $i "f")))
(assert_return (invoke "f") (i32.const 8))
(module (import "\f4\8f\bf\bf" (instance $i (export "f" (func (result i32))))) (export "f" (func $i "f")))
(assert_return (invoke "f") (i32.const 8))

;; Bytes that are no UTF-8: a lone continuation, an overlong zero, a surrogate, beyond the last character.
;; SPEC module-linking/Explainer#single-level-imports
;; REQ L-005
(assert_malformed (module quote "(import \"\\80\" (func))") "malformed UTF-8 encoding")
(assert_malformed (module quote "(import \"\\c0\\80\" (func))") "malformed UTF-8 encoding")
(assert_malformed (module quote "(import \"\\ed\\a0\\80\" (func))") "malformed UTF-8 encoding")
(assert_malformed (module quote "(import \"\\f4\\90\\80\\80\" (func))") "malformed UTF-8 encoding")

;; SPEC module-linking/Binary#import-section-updates
;; REQ L-005
(module definition binary
  "\00asm" "\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\02\06\01\00\00\ff\00\00" ;; imports: "", a function of type 0
)
(module definition binary
  "\00asm" "\01\00\00\00"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\02\0a\01\04\f0\9f\98\80\00\ff\00\00" ;; imports: U+1F600, a function of type 0
)
(assert_malformed
  (module binary
    "\00asm" "\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\02\08\01\02\c0\80\00\ff\00\00" ;; imports: an overlong zero, a function of type 0
  )
  "malformed UTF-8 encoding")
(assert_malformed
  (module binary
    "\00asm" "\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\02\07\01\01\ff\00\ff\00\00" ;; imports: ff, a function of type 0
  )
  "malformed UTF-8 encoding")
