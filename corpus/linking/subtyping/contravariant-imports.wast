;;! features: module-linking
;; A supplied module may ask for less than it is promised, and never for more.
;; Each pair stands in a module that is never instantiated: it is valid or it is not.

;; The one that asks for the first where the second is promised, then the other way round: memories.
;; SPEC module-linking/Subtyping#module-subtyping; module-linking/Explainer#module-and-instance-types
;; REQ L-043
(module (module
  (import "x" (module $x (import "i" (memory 1))))
  (module $take (import "x" (module (import "i" (memory 2)))))
  (instance (instantiate $take (import "x" (module $x))))))
(assert_invalid
  (module (module
    (import "x" (module $x (import "i" (memory 2))))
    (module $take (import "x" (module (import "i" (memory 1)))))
    (instance (instantiate $take (import "x" (module $x))))))
  "type mismatch")

;; The one that asks for the first where the second is promised, then the other way round: memories with a maximum.
;; SPEC module-linking/Subtyping#module-subtyping; module-linking/Explainer#module-and-instance-types
;; REQ L-043
(module (module
  (import "x" (module $x (import "i" (memory 1))))
  (module $take (import "x" (module (import "i" (memory 1 2)))))
  (instance (instantiate $take (import "x" (module $x))))))
(assert_invalid
  (module (module
    (import "x" (module $x (import "i" (memory 1 2))))
    (module $take (import "x" (module (import "i" (memory 1)))))
    (instance (instantiate $take (import "x" (module $x))))))
  "type mismatch")

;; The one that asks for the first where the second is promised, then the other way round: tables.
;; SPEC module-linking/Subtyping#module-subtyping; module-linking/Explainer#module-and-instance-types
;; REQ L-043
(module (module
  (import "x" (module $x (import "i" (table 1 funcref))))
  (module $take (import "x" (module (import "i" (table 2 3 funcref)))))
  (instance (instantiate $take (import "x" (module $x))))))
(assert_invalid
  (module (module
    (import "x" (module $x (import "i" (table 2 3 funcref))))
    (module $take (import "x" (module (import "i" (table 1 funcref)))))
    (instance (instantiate $take (import "x" (module $x))))))
  "type mismatch")

;; The one that asks for the first where the second is promised, then the other way round: globals.
;; SPEC module-linking/Subtyping#module-subtyping; module-linking/Explainer#module-and-instance-types
;; REQ L-043
(module (module
  (import "x" (module $x (import "i" (global anyref))))
  (module $take (import "x" (module (import "i" (global (ref i31))))))
  (instance (instantiate $take (import "x" (module $x))))))
(assert_invalid
  (module (module
    (import "x" (module $x (import "i" (global (ref i31)))))
    (module $take (import "x" (module (import "i" (global anyref)))))
    (instance (instantiate $take (import "x" (module $x))))))
  "type mismatch")

;; The one that asks for the first where the second is promised, then the other way round: instances.
;; SPEC module-linking/Subtyping#module-subtyping; module-linking/Explainer#module-and-instance-types
;; REQ L-043
(module (module
  (import "x" (module $x (import "i" (instance))))
  (module $take (import "x" (module (import "i" (instance (export "f" (func)))))))
  (instance (instantiate $take (import "x" (module $x))))))
(assert_invalid
  (module (module
    (import "x" (module $x (import "i" (instance (export "f" (func))))))
    (module $take (import "x" (module (import "i" (instance)))))
    (instance (instantiate $take (import "x" (module $x))))))
  "type mismatch")

;; The one that asks for the first where the second is promised, then the other way round: modules.
;; SPEC module-linking/Subtyping#module-subtyping; module-linking/Explainer#module-and-instance-types
;; REQ L-043
(module (module
  (import "x" (module $x (import "i" (module (import "f" (func))))))
  (module $take (import "x" (module (import "i" (module)))))
  (instance (instantiate $take (import "x" (module $x))))))
(assert_invalid
  (module (module
    (import "x" (module $x (import "i" (module))))
    (module $take (import "x" (module (import "i" (module (import "f" (func)))))))
    (instance (instantiate $take (import "x" (module $x))))))
  "type mismatch")

;; The one that asks for the first where the second is promised, then the other way round: modules that export.
;; SPEC module-linking/Subtyping#module-subtyping; module-linking/Explainer#module-and-instance-types
;; REQ L-043
(module (module
  (import "x" (module $x (import "i" (module))))
  (module $take (import "x" (module (import "i" (module (export "f" (func)))))))
  (instance (instantiate $take (import "x" (module $x))))))
(assert_invalid
  (module (module
    (import "x" (module $x (import "i" (module (export "f" (func))))))
    (module $take (import "x" (module (import "i" (module)))))
    (instance (instantiate $take (import "x" (module $x))))))
  "type mismatch")

;; It runs: a memory of two pages goes to a module that asks for one.
;; SPEC module-linking/Subtyping#module-subtyping
;; REQ L-043
(module
  (module $user
    (import "M" (module $M (import "m" (memory 2)) (export "size" (func (result i32)))))
    (import "m" (memory $m 2))
    (instance $i (instantiate $M (import "m" (memory $m))))
    (export "size" (func $i "size")))
  (module $M (import "m" (memory 1)) (func (export "size") (result i32) (memory.size)))
  (module $m (memory (export "m") 2))
  (instance $m (instantiate $m))
  (instance $user (instantiate $user (import "M" (module $M)) (import "m" (memory $m "m"))))
  (export "size" (func $user "size")))
(assert_return (invoke "size") (i32.const 2))
(module $sup
  (module $one (import "m" (memory 1)))
  (module $three (import "m" (memory 3)))
  (export "one" (module $one))
  (export "three" (module $three)))
(register "sup" $sup)
(module (import "sup" "one" (module (import "m" (memory 2)))))
(assert_unlinkable (module (import "sup" "three" (module (import "m" (memory 2))))) "incompatible import type")
