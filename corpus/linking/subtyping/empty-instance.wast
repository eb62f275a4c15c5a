;;! features: module-linking
;; The instance type without exports: every instance is one.

;; An empty instance, and one with an export, where nothing is asked: the first two lines of Subtyping's examples.
;; SPEC module-linking/Subtyping#instance-subtyping
;; REQ L-044
(module (module
  (import "x" (instance $x))
  (module $take (import "x" (instance)))
  (instance (instantiate $take (import "x" (instance $x))))))
(module (module
  (import "x" (instance $x (export "" (func))))
  (module $take (import "x" (instance)))
  (instance (instantiate $take (import "x" (instance $x))))))
(module (module
  (import "x" (instance $x (export "" (func))))
  (module $take (import "x" (instance (export "" (func)))))
  (instance (instantiate $take (import "x" (instance $x))))))

;; The reverse does not hold.
;; SPEC module-linking/Subtyping#instance-subtyping
;; REQ L-044
(assert_invalid
  (module (module
    (import "x" (instance $x))
    (module $take (import "x" (instance (export "" (func)))))
    (instance (instantiate $take (import "x" (instance $x))))))
  "type mismatch")

;; At the root every registered instance does, and none that is not registered.
;; SPEC module-linking/Subtyping#instance-subtyping
;; REQ L-044
(module $empty)
(module $full (func (export "")) (memory (export "m") 1))
(register "empty" $empty)
(register "full" $full)
(module (import "empty" (instance)) (import "full" (instance)))
(module (import "full" (instance (export "" (func)))))
(assert_unlinkable (module (import "empty" (instance (export "" (func))))) "incompatible import type")
(assert_unlinkable (module (import "void" (instance))) "unknown import")
