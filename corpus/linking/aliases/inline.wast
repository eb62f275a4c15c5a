;;! features: module-linking
;; An inline alias is an alias where an index is wanted.

(module $i
  (func (export "f1") (result i32) (i32.const 11))
  (func (export "f2") (param i32) (result i32) (i32.mul (local.get 0) (i32.const 2))))
(register "i" $i)

;; The Explainer's pair, explicit and inline.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-068
(module
  (import "i" (instance $i
    (export "f1" (func (result i32)))
    (export "f2" (func (param i32) (result i32)))
  ))
  (func (export "run") (result i32)
    call (func $i "f1")
  )
)
(assert_return (invoke "run") (i32.const 11))

;; Of an instance by index, folded and unfolded, several of one and of two exports.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-068
(module
  (import "i" (instance (export "f1" (func (result i32))) (export "f2" (func (param i32) (result i32)))))
  (func (export "folded") (result i32) (call (func 0 "f2") (call (func 0 "f2") (call (func 0 "f1")))))
  (func (export "unfolded") (result i32) call (func 0 "f1") call (func 0 "f2") call (func 0 "f2")))
(assert_return (invoke "folded") (i32.const 44))
(assert_return (invoke "unfolded") (i32.const 44))

;; It takes an index before the module's own functions, and equal ones take one.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-069
(module
  (import "i" (instance $i (export "f1" (func (result i32))) (export "f2" (func (param i32) (result i32)))))
  (func (export "own") (result i32) (i32.add (call (func $i "f1")) (call (func $i "f1"))))
  (func (export "run") (result i32 i32) (call 0) (call 1)))
(assert_return (invoke "run") (i32.const 11) (i32.const 22))

;; One after an equal explicit alias is that alias.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-069
(module
  (import "i" (instance $i (export "f1" (func (result i32)))))
  (alias $i "f1" (func $f))
  (func (export "own") (result i32) (i32.mul (call (func $i "f1")) (i32.const 3)))
  (func (export "run") (result i32 i32) (call $f) (call 1)))
(assert_return (invoke "run") (i32.const 11) (i32.const 33))

;; Two explicit aliases of one export are two.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-069
(module
  (import "i" (instance $i (export "f1" (func (result i32)))))
  (alias $i "f1" (func $f))
  (alias $i "f1" (func $g))
  (func (export "own") (result i32) (i32.const 5))
  (func (export "run") (result i32 i32 i32) (call $f) (call 1) (call 2)))
(assert_return (invoke "run") (i32.const 11) (i32.const 11) (i32.const 5))

;; The kind must be the one that the place wants, the name must be there, and the identifier.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-068
(assert_malformed (module quote "(import \"i\" (instance $i (export \"m\" (memory 1)))) (func (call (memory $i \"m\")))") "unexpected token")
(assert_malformed (module quote "(func (call (func $i \"f1\")))") "unknown instance")
(assert_invalid (module (import "i" (instance $i (export "f1" (func)))) (func (call (func $i "f3")))) "unknown export")
(assert_invalid (module (import "i" (instance $i (export "m" (memory 1)))) (func (call (func $i "m")))) "type mismatch")
(assert_invalid (module (func (call (func 0 "f1")))) "unknown instance")
