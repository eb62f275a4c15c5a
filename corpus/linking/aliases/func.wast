;;! features: module-linking
;; An alias adds an export of an instance to the index space of its kind.

(module $i
  (func (export "f1") (result i32) (i32.const 11))
  (func (export "f2") (param i32) (result i32) (i32.mul (local.get 0) (i32.const 2))))
(register "i" $i)

;; The Explainer's module with an alias and a call.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-066
(module
  (import "i" (instance $i
    (export "f1" (func (result i32)))
    (export "f2" (func (param i32) (result i32)))
  ))
  (alias $i "f1" (func $f))
  (func (export "run") (result i32)
    call $f
  )
)
(assert_return (invoke "run") (i32.const 11))

;; Without identifiers, by index: aliases count on after imports, and before definitions.
;; SPEC module-linking/Explainer#instance-imports-and-aliases; module-linking/Binary#alias-section-16
;; REQ L-066
(module
  (import "i" (instance (export "f1" (func (result i32))) (export "f2" (func (param i32) (result i32)))))
  (alias 0 "f2" (func))
  (alias 0 "f1" (func))
  (func (result i32) (i32.const 33))
  (func (export "run") (result i32 i32 i32) (call 0 (i32.const 11)) (call 1) (call 2)))
(assert_return (invoke "run") (i32.const 22) (i32.const 11) (i32.const 33))

;; The alias is the function, of the function's type.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-066
(assert_invalid
  (module
    (import "i" (instance $i (export "f2" (func (param i32) (result i32)))))
    (alias $i "f2" (func $f))
    (func (result i32) (call $f)))
  "type mismatch")
(assert_malformed
  (module quote "(import \"i\" (instance $i (export \"f1\" (func)))) (alias $i \"f1\" (func $f)) (func (call $g))")
  "unknown func")
(assert_malformed
  (module quote "(import \"i\" (instance $i (export \"f1\" (func)))) (alias $i \"f1\" (func $f)) (func $f)")
  "duplicate func")

;; What an alias says: an instance, a name, a kind.
;; SPEC module-linking/Binary#alias-section-16
;; REQ L-066
(assert_malformed (module quote "(import \"i\" (instance $i (export \"f\" (func)))) (alias $i (func $f))") "unexpected token")
(assert_malformed (module quote "(import \"i\" (instance $i (export \"f\" (func)))) (alias \"f\" (func $f))") "unexpected token")
(assert_malformed (module quote "(import \"i\" (instance $i (export \"f\" (func)))) (alias $i \"f\")") "unexpected token")
(assert_malformed (module quote "(import \"i\" (instance $i (export \"f\" (func)))) (alias $i \"f\" (func $f) (func $g))") "unexpected token")
(assert_malformed (module quote "(import \"i\" (instance $i (export \"f\" (func)))) (alias $i \"f\" (func $f (result i32)))") "unexpected token")
(assert_malformed (module quote "(import \"i\" (instance $i (export \"f\" (func)))) (alias $i \"f\" (type $f))") "unexpected token")
