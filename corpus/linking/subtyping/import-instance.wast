;;! features: module-linking
;; A module that imports an instance without asking for exports takes any instance.

;; The third example of modules in Subtyping, and its reverse.
;; SPEC module-linking/Subtyping#module-subtyping
;; REQ L-046
(module (module
  (import "x" (module $x (import "" (instance))))
  (module $take (import "x" (module (import "" (instance (export "e" (func)))))))
  (instance (instantiate $take (import "x" (module $x))))))
(assert_invalid
  (module (module
    (import "x" (module $x (import "" (instance (export "e" (func))))))
    (module $take (import "x" (module (import "" (instance)))))
    (instance (instantiate $take (import "x" (module $x))))))
  "type mismatch")

;; It is given the instance with its export and ignores it.
;; SPEC module-linking/Subtyping#module-subtyping
;; REQ L-046
(module
  (module $user
    (import "M" (module $M (import "" (instance (export "e" (func (result i32))))) (export "f" (func (result i32)))))
    (import "i" (instance $i (export "e" (func (result i32)))))
    (instance $m (instantiate $M (import "" (instance $i))))
    (export "f" (func $m "f")))
  (module $ignores (import "" (instance)) (func (export "f") (result i32) (i32.const 1)))
  (module $uses (import "" (instance $i (export "e" (func (result i32))))) (export "f" (func $i "e")))
  (module $e (func (export "e") (result i32) (i32.const 2)))
  (instance $e (instantiate $e))
  (instance $ignores (instantiate $user (import "M" (module $ignores)) (import "i" (instance $e))))
  (instance $uses (instantiate $user (import "M" (module $uses)) (import "i" (instance $e))))
  (export "ignores" (func $ignores "f"))
  (export "uses" (func $uses "f")))
(assert_return (invoke "ignores") (i32.const 1))
(assert_return (invoke "uses") (i32.const 2))
