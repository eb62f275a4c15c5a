;;! features: module-linking
;; A supplier may export more than is asked; nobody sees the rest.

(module $wide
  (func (export "f") (result i32) (i32.const 1))
  (func (export "g") (result i32) (i32.const 2))
  (memory (export "m") 1)
  (module $M (func (export "f") (result i32) (i32.const 3)) (func (export "g") (result i32) (i32.const 4)))
  (export "M" (module $M)))
(register "wide" $wide)

;; An instance and a module, each with one export more, at the root and as arguments.
;; SPEC module-linking/Subtyping#instance-subtyping; module-linking/Subtyping#module-subtyping
;; REQ L-038
(module (import "wide" (instance $i (export "f" (func (result i32))))) (export "f" (func $i "f")))
(assert_return (invoke "f") (i32.const 1))
(module
  (import "wide" "M" (module $M (export "g" (func (result i32)))))
  (instance $i (instantiate $M))
  (export "g" (func $i "g")))
(assert_return (invoke "g") (i32.const 4))
(module
  (import "wide" (instance $wide (export "f" (func (result i32))) (export "g" (func (result i32)))))
  (module $user (import "i" (instance $i (export "g" (func (result i32))))) (export "g" (func $i "g")))
  (instance $user (instantiate $user (import "i" (instance $wide))))
  (export "g" (func $user "g")))
(assert_return (invoke "g") (i32.const 2))
(module
  (module $M (func (export "f") (result i32) (i32.const 5)) (func (export "g") (result i32) (i32.const 6)))
  (module $user
    (import "M" (module $M (export "g" (func (result i32)))))
    (instance $i (instantiate $M))
    (export "g" (func $i "g")))
  (instance $user (instantiate $user (import "M" (module $M))))
  (export "g" (func $user "g")))
(assert_return (invoke "g") (i32.const 6))

;; The rest cannot be aliased.
;; SPEC module-linking/Subtyping#instance-subtyping
;; REQ L-038
(assert_invalid
  (module (import "wide" (instance $i (export "f" (func (result i32))))) (export "g" (func $i "g")))
  "unknown export")
(assert_invalid
  (module
    (import "wide" "M" (module $M (export "g" (func (result i32)))))
    (instance $i (instantiate $M))
    (export "f" (func $i "f")))
  "unknown export")
