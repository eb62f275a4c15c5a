;;! features: module-linking
;; Two imports have not the same names.

;; The module `$A` of Subtyping, and with equal types.
;; SPEC module-linking/Subtyping#import-elaboration; module-linking/Subtyping#breaking-change
;; REQ L-053
(assert_invalid
  (module $A
    (import "" "a" (func))
    (import "" "a" (func (result i32)))
  )
  "duplicate import name")
(assert_invalid (module (import "" "a" (func)) (import "" "a" (func))) "duplicate import name")
(assert_invalid (module (import "m" "a" (func)) (import "m" "a" (memory 1))) "duplicate import name")
(assert_invalid (module (import "m" "a" (func)) (import "n" "a" (func)) (import "m" "a" (func))) "duplicate import name")
(assert_invalid (module (import "a" (func)) (import "a" (global i32))) "duplicate import name")
(assert_invalid (module (module (import "m" "a" (func)) (import "m" "a" (func)))) "duplicate import name")

;; In binary too.
;; SPEC module-linking/Subtyping#import-elaboration
;; REQ L-053
(assert_invalid
  (module binary "\00asm" "\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\02\0d\02" ;; imports: two
      "\01m" "\01a" "\00\00" ;; "m" "a", a function of type 0
      "\01m" "\01a" "\00\00" ;; the same
  )
  "duplicate import name")

;; Names that differ in one string are fine.
;; SPEC module-linking/Subtyping#import-elaboration
;; REQ L-053
(module $m (func (export "a") (result i32) (i32.const 1)) (func (export "b") (result i32) (i32.const 2)))
(register "m" $m)
(register "n" $m)
(module
  (import "m" "a" (func $0 (result i32))) (import "m" "b" (func $1 (result i32))) (import "n" "a" (func $2 (result i32)))
  (func (export "run") (result i32 i32 i32) (call $0) (call $1) (call $2)))
(assert_return (invoke "run") (i32.const 1) (i32.const 2) (i32.const 1))

;; The three modules of Subtyping: a function, an instance, and two instances of one name. Nothing merges.
;; SPEC module-linking/Subtyping#import-elaboration
;; REQ L-054
(assert_invalid
  (module
    (import "" (func))
    (import "" "a" (func))
  )
  "duplicate import name")
(assert_invalid
  (module
    (import "" (instance))
    (import "" "a" (func))
  )
  "duplicate import name")
(assert_invalid
  (module
    (import "" (instance))
    (import "" (instance))
  )
  "duplicate import name")
(assert_invalid (module (import "" "a" (func)) (import "" (instance (export "b" (func))))) "duplicate import name")
(assert_invalid (module (import "" "a" (func)) (import "" (func))) "duplicate import name")
(assert_invalid (module (import "m" (instance (export "a" (func)))) (import "m" (module))) "duplicate import name")
