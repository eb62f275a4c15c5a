;;! features: module-linking
;; A supplier that exports less than is asked does not do.

(module $narrow
  (func (export "f"))
  (module $M (func (export "f")))
  (export "M" (module $M)))
(register "narrow" $narrow)

;; At the root: unlinkable.
;; SPEC module-linking/Subtyping#instance-subtyping; module-linking/Subtyping#module-subtyping
;; REQ L-039
(assert_unlinkable
  (module (import "narrow" (instance (export "f" (func)) (export "g" (func)))))
  "incompatible import type")
(assert_unlinkable
  (module (import "narrow" "M" (module (export "f" (func)) (export "g" (func)))))
  "incompatible import type")
(module (import "narrow" (instance (export "f" (func)))))
(module (import "narrow" "M" (module (export "f" (func)))))

;; As an argument: invalid.
;; SPEC module-linking/Subtyping#instantiation
;; REQ L-039
(assert_invalid
  (module
    (module $take (import "i" (instance (export "f" (func)) (export "g" (func)))))
    (module $m (func (export "f")))
    (instance $m (instantiate $m))
    (instance (instantiate $take (import "i" (instance $m)))))
  "type mismatch")
(assert_invalid
  (module
    (module $take (import "M" (module (export "f" (func)) (export "g" (func)))))
    (module $m (func (export "f")))
    (instance (instantiate $take (import "M" (module $m)))))
  "type mismatch")
(module
  (module $take (import "i" (instance (export "f" (func)))) (import "M" (module (export "f" (func)))))
  (module $m (func (export "f")))
  (instance $m (instantiate $m))
  (instance (instantiate $take (import "i" (instance $m)) (import "M" (module $m)))))
