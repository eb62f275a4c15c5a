;;! features: module-linking
;; Every level of imports turns the direction round, every level of exports keeps it: three levels, all signs.
;; The innermost export is a memory of two pages where one is asked, or the reverse.

;; Exported, exported, exported: the direction stays.
;; SPEC module-linking/Subtyping#module-subtyping
;; REQ L-047
(module (module
  (import "x" (module $x (export "m" (module (export "m" (module (export "m" (memory 2))))))))
  (module $take (import "x" (module (export "m" (module (export "m" (module (export "m" (memory 1)))))))))
  (instance (instantiate $take (import "x" (module $x))))))
(assert_invalid
  (module (module
    (import "x" (module $x (export "m" (module (export "m" (module (export "m" (memory 1))))))))
    (module $take (import "x" (module (export "m" (module (export "m" (module (export "m" (memory 2)))))))))
    (instance (instantiate $take (import "x" (module $x))))))
  "type mismatch")

;; Exported, exported, imported: the direction is turned round.
;; SPEC module-linking/Subtyping#module-subtyping
;; REQ L-047
(module (module
  (import "x" (module $x (export "m" (module (export "m" (module (import "m" (memory 1))))))))
  (module $take (import "x" (module (export "m" (module (export "m" (module (import "m" (memory 2)))))))))
  (instance (instantiate $take (import "x" (module $x))))))
(assert_invalid
  (module (module
    (import "x" (module $x (export "m" (module (export "m" (module (import "m" (memory 2))))))))
    (module $take (import "x" (module (export "m" (module (export "m" (module (import "m" (memory 1)))))))))
    (instance (instantiate $take (import "x" (module $x))))))
  "type mismatch")

;; Exported, imported, exported: the direction is turned round.
;; SPEC module-linking/Subtyping#module-subtyping
;; REQ L-047
(module (module
  (import "x" (module $x (export "m" (module (import "m" (module (export "m" (memory 1))))))))
  (module $take (import "x" (module (export "m" (module (import "m" (module (export "m" (memory 2)))))))))
  (instance (instantiate $take (import "x" (module $x))))))
(assert_invalid
  (module (module
    (import "x" (module $x (export "m" (module (import "m" (module (export "m" (memory 2))))))))
    (module $take (import "x" (module (export "m" (module (import "m" (module (export "m" (memory 1)))))))))
    (instance (instantiate $take (import "x" (module $x))))))
  "type mismatch")

;; Exported, imported, imported: the direction stays.
;; SPEC module-linking/Subtyping#module-subtyping
;; REQ L-047
(module (module
  (import "x" (module $x (export "m" (module (import "m" (module (import "m" (memory 2))))))))
  (module $take (import "x" (module (export "m" (module (import "m" (module (import "m" (memory 1)))))))))
  (instance (instantiate $take (import "x" (module $x))))))
(assert_invalid
  (module (module
    (import "x" (module $x (export "m" (module (import "m" (module (import "m" (memory 1))))))))
    (module $take (import "x" (module (export "m" (module (import "m" (module (import "m" (memory 2)))))))))
    (instance (instantiate $take (import "x" (module $x))))))
  "type mismatch")

;; Imported, exported, exported: the direction is turned round.
;; SPEC module-linking/Subtyping#module-subtyping
;; REQ L-047
(module (module
  (import "x" (module $x (import "m" (module (export "m" (module (export "m" (memory 1))))))))
  (module $take (import "x" (module (import "m" (module (export "m" (module (export "m" (memory 2)))))))))
  (instance (instantiate $take (import "x" (module $x))))))
(assert_invalid
  (module (module
    (import "x" (module $x (import "m" (module (export "m" (module (export "m" (memory 2))))))))
    (module $take (import "x" (module (import "m" (module (export "m" (module (export "m" (memory 1)))))))))
    (instance (instantiate $take (import "x" (module $x))))))
  "type mismatch")

;; Imported, exported, imported: the direction stays.
;; SPEC module-linking/Subtyping#module-subtyping
;; REQ L-047
(module (module
  (import "x" (module $x (import "m" (module (export "m" (module (import "m" (memory 2))))))))
  (module $take (import "x" (module (import "m" (module (export "m" (module (import "m" (memory 1)))))))))
  (instance (instantiate $take (import "x" (module $x))))))
(assert_invalid
  (module (module
    (import "x" (module $x (import "m" (module (export "m" (module (import "m" (memory 1))))))))
    (module $take (import "x" (module (import "m" (module (export "m" (module (import "m" (memory 2)))))))))
    (instance (instantiate $take (import "x" (module $x))))))
  "type mismatch")

;; Imported, imported, exported: the direction stays.
;; SPEC module-linking/Subtyping#module-subtyping
;; REQ L-047
(module (module
  (import "x" (module $x (import "m" (module (import "m" (module (export "m" (memory 2))))))))
  (module $take (import "x" (module (import "m" (module (import "m" (module (export "m" (memory 1)))))))))
  (instance (instantiate $take (import "x" (module $x))))))
(assert_invalid
  (module (module
    (import "x" (module $x (import "m" (module (import "m" (module (export "m" (memory 1))))))))
    (module $take (import "x" (module (import "m" (module (import "m" (module (export "m" (memory 2)))))))))
    (instance (instantiate $take (import "x" (module $x))))))
  "type mismatch")

;; Imported, imported, imported: the direction is turned round.
;; SPEC module-linking/Subtyping#module-subtyping
;; REQ L-047
(module (module
  (import "x" (module $x (import "m" (module (import "m" (module (import "m" (memory 1))))))))
  (module $take (import "x" (module (import "m" (module (import "m" (module (import "m" (memory 2)))))))))
  (instance (instantiate $take (import "x" (module $x))))))
(assert_invalid
  (module (module
    (import "x" (module $x (import "m" (module (import "m" (module (import "m" (memory 2))))))))
    (module $take (import "x" (module (import "m" (module (import "m" (module (import "m" (memory 1)))))))))
    (instance (instantiate $take (import "x" (module $x))))))
  "type mismatch")

;; Instances on the way turn nothing.
;; SPEC module-linking/Subtyping#instance-subtyping; module-linking/Subtyping#module-subtyping
;; REQ L-047
(module (module
  (import "x" (instance $x (export "i" (instance (export "M" (module (import "j" (instance (export "m" (memory 1))))))))))
  (module $take (import "x" (instance (export "i" (instance (export "M" (module (import "j" (instance (export "m" (memory 2)))))))))))
  (instance (instantiate $take (import "x" (instance $x))))))
(assert_invalid
  (module (module
    (import "x" (instance $x (export "i" (instance (export "M" (module (import "j" (instance (export "m" (memory 2))))))))))
    (module $take (import "x" (instance (export "i" (instance (export "M" (module (import "j" (instance (export "m" (memory 1)))))))))))
    (instance (instantiate $take (import "x" (instance $x))))))
  "type mismatch")
