;;! features: module-linking
;; Within a type each import has its name alone, and each export.

;; Exports of an instance type.
;; SPEC module-linking/Subtyping#import-elaboration; module-linking/Subtyping#instance-subtyping
;; REQ L-026
(assert_invalid (module (type (instance (export "a" (func)) (export "a" (func))))) "duplicate export name")
(assert_invalid (module (type (instance (export "a" (func)) (export "a" (func (result i32)))))) "duplicate export name")
(assert_invalid (module (type (instance (export "a" (func)) (export "a" (memory 1))))) "duplicate export name")
(assert_invalid (module (type (instance (export "a" (instance)) (export "a" (module))))) "duplicate export name")
(assert_invalid (module (import "i" (instance (export "" (global i32)) (export "" (table 1 funcref))))) "duplicate export name")
(module (type (instance (export "a" (func)) (export "A" (func)) (export "" (func)))))

;; Exports of a module type.
;; SPEC module-linking/Subtyping#import-elaboration
;; REQ L-026
(assert_invalid (module (type (module (export "a" (func)) (export "a" (func))))) "duplicate export name")
(assert_invalid (module (type (module (func (export "a")) (memory (export "a") 1)))) "duplicate export name")

;; Imports of a module type: one string twice, one string beside two, and two strings twice.
;; SPEC module-linking/Subtyping#import-elaboration; module-linking/Subtyping#breaking-change
;; REQ L-027
(assert_invalid (module (type (module (import "a" (func)) (import "a" (func))))) "duplicate import name")
(assert_invalid (module (type (module (import "a" (func)) (import "a" (memory 1))))) "duplicate import name")
(assert_invalid (module (type (module (import "a" (func)) (import "a" "b" (func))))) "duplicate import name")
(assert_invalid (module (type (module (import "a" "b" (func)) (import "a" (func))))) "duplicate import name")
(assert_invalid (module (type (module (import "a" (instance)) (import "a" "b" (func))))) "duplicate import name")
(assert_invalid (module (type (module (import "a" (instance)) (import "a" (instance))))) "duplicate import name")
(assert_invalid (module (type (module (import "a" "b" (func)) (import "a" "b" (func))))) "duplicate import name")
(assert_invalid (module (import "m" (module (import "a" "b" (func)) (import "c" "b" (func)) (import "a" "b" (global i32))))) "duplicate import name")

;; An import and an export may share a name, and so may fields of different first strings.
;; SPEC module-linking/Subtyping#import-elaboration
;; REQ L-027
(module (type (module
  (import "a" "b" (func)) (import "c" "b" (func)) (import "a" "c" (func)) (import "b" (func))
  (export "a" (func)) (export "b" (func)))))
