;;! features: module-linking
;; A supplied module may not import more than its declared type.

(module $sup (module $M (import "x" (func)) (import "y" (func))) (export "M" (module $M)))
(register "sup" $sup)

;; At the root: unlinkable.
;; SPEC module-linking/Subtyping#module-subtyping
;; REQ L-041
(assert_unlinkable (module (import "sup" "M" (module))) "incompatible import type")
(assert_unlinkable (module (import "sup" "M" (module (import "x" (func))))) "incompatible import type")
(assert_unlinkable (module (import "sup" "M" (module (import "x" (func)) (import "z" (func))))) "incompatible import type")
(assert_unlinkable (module (import "sup" (instance (export "M" (module (import "x" (func))))))) "incompatible import type")
(module (import "sup" "M" (module (import "x" (func)) (import "y" (func)))))
(module (import "sup" "M" (module (import "x" (func)) (import "y" (func)) (import "z" (func)))))

;; As an argument: invalid.
;; SPEC module-linking/Subtyping#module-subtyping
;; REQ L-041
(assert_invalid
  (module
    (module $take (import "M" (module)))
    (module $m (import "x" (func)))
    (instance (instantiate $take (import "M" (module $m)))))
  "type mismatch")
(assert_invalid
  (module
    (module $take (import "M" (module (import "a" (instance (export "f" (func)))))))
    (module $m (import "a" "f" (func)) (import "b" "f" (func)))
    (instance (instantiate $take (import "M" (module $m)))))
  "type mismatch")
(module
  (module $take (import "M" (module (import "a" (instance (export "f" (func)))) (import "b" (instance (export "f" (func)))))))
  (module $m (import "a" "f" (func)) (import "b" "f" (func)))
  (instance (instantiate $take (import "M" (module $m)))))
