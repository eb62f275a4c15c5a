;;! features: module-linking
;; An export may be more special than asked, and never more general.
;; Each pair stands in a module that is never instantiated: it is valid or it is not.

;; An instance that exports the special one is passed where the general one is wanted, then the other way round: memories.
;; SPEC module-linking/Subtyping#instance-subtyping; module-linking/Explainer#module-and-instance-types
;; REQ L-042
(module (module
  (import "x" (instance $x (export "e" (memory 2))))
  (module $take (import "x" (instance (export "e" (memory 1)))))
  (instance (instantiate $take (import "x" (instance $x))))))
(assert_invalid
  (module (module
    (import "x" (instance $x (export "e" (memory 1))))
    (module $take (import "x" (instance (export "e" (memory 2)))))
    (instance (instantiate $take (import "x" (instance $x))))))
  "type mismatch")
(module (module
  (import "x" (instance $x (export "e" (memory 1 2))))
  (module $take (import "x" (instance (export "e" (memory 1)))))
  (instance (instantiate $take (import "x" (instance $x))))))
(assert_invalid
  (module (module
    (import "x" (instance $x (export "e" (memory 1))))
    (module $take (import "x" (instance (export "e" (memory 1 2)))))
    (instance (instantiate $take (import "x" (instance $x))))))
  "type mismatch")
(module (module
  (import "x" (instance $x (export "e" (memory 1 2))))
  (module $take (import "x" (instance (export "e" (memory 1 3)))))
  (instance (instantiate $take (import "x" (instance $x))))))
(assert_invalid
  (module (module
    (import "x" (instance $x (export "e" (memory 1 3))))
    (module $take (import "x" (instance (export "e" (memory 1 2)))))
    (instance (instantiate $take (import "x" (instance $x))))))
  "type mismatch")
(module (module
  (import "x" (instance $x (export "e" (memory i64 2))))
  (module $take (import "x" (instance (export "e" (memory i64 1)))))
  (instance (instantiate $take (import "x" (instance $x))))))
(assert_invalid
  (module (module
    (import "x" (instance $x (export "e" (memory i64 1))))
    (module $take (import "x" (instance (export "e" (memory i64 2)))))
    (instance (instantiate $take (import "x" (instance $x))))))
  "type mismatch")

;; An instance that exports the special one is passed where the general one is wanted, then the other way round: tables.
;; SPEC module-linking/Subtyping#instance-subtyping; module-linking/Explainer#module-and-instance-types
;; REQ L-042
(module (module
  (import "x" (instance $x (export "e" (table 2 funcref))))
  (module $take (import "x" (instance (export "e" (table 1 funcref)))))
  (instance (instantiate $take (import "x" (instance $x))))))
(assert_invalid
  (module (module
    (import "x" (instance $x (export "e" (table 1 funcref))))
    (module $take (import "x" (instance (export "e" (table 2 funcref)))))
    (instance (instantiate $take (import "x" (instance $x))))))
  "type mismatch")
(module (module
  (import "x" (instance $x (export "e" (table 1 2 funcref))))
  (module $take (import "x" (instance (export "e" (table 1 funcref)))))
  (instance (instantiate $take (import "x" (instance $x))))))
(assert_invalid
  (module (module
    (import "x" (instance $x (export "e" (table 1 funcref))))
    (module $take (import "x" (instance (export "e" (table 1 2 funcref)))))
    (instance (instantiate $take (import "x" (instance $x))))))
  "type mismatch")
(module (module
  (import "x" (instance $x (export "e" (table i64 1 2 externref))))
  (module $take (import "x" (instance (export "e" (table i64 1 3 externref)))))
  (instance (instantiate $take (import "x" (instance $x))))))
(assert_invalid
  (module (module
    (import "x" (instance $x (export "e" (table i64 1 3 externref))))
    (module $take (import "x" (instance (export "e" (table i64 1 2 externref)))))
    (instance (instantiate $take (import "x" (instance $x))))))
  "type mismatch")

;; An instance that exports the special one is passed where the general one is wanted, then the other way round: globals.
;; SPEC module-linking/Subtyping#instance-subtyping; module-linking/Explainer#module-and-instance-types
;; REQ L-042
(module (module
  (import "x" (instance $x (export "e" (global (ref func)))))
  (module $take (import "x" (instance (export "e" (global funcref)))))
  (instance (instantiate $take (import "x" (instance $x))))))
(assert_invalid
  (module (module
    (import "x" (instance $x (export "e" (global funcref))))
    (module $take (import "x" (instance (export "e" (global (ref func))))))
    (instance (instantiate $take (import "x" (instance $x))))))
  "type mismatch")
(module (module
  (import "x" (instance $x (export "e" (global i31ref))))
  (module $take (import "x" (instance (export "e" (global anyref)))))
  (instance (instantiate $take (import "x" (instance $x))))))
(assert_invalid
  (module (module
    (import "x" (instance $x (export "e" (global anyref))))
    (module $take (import "x" (instance (export "e" (global i31ref)))))
    (instance (instantiate $take (import "x" (instance $x))))))
  "type mismatch")
(module (module
  (import "x" (instance $x (export "e" (global (ref null none)))))
  (module $take (import "x" (instance (export "e" (global structref)))))
  (instance (instantiate $take (import "x" (instance $x))))))
(assert_invalid
  (module (module
    (import "x" (instance $x (export "e" (global structref))))
    (module $take (import "x" (instance (export "e" (global (ref null none))))))
    (instance (instantiate $take (import "x" (instance $x))))))
  "type mismatch")

;; An instance that exports the special one is passed where the general one is wanted, then the other way round: functions.
;; SPEC module-linking/Subtyping#instance-subtyping; module-linking/Explainer#module-and-instance-types
;; REQ L-042
(module (module
  (import "x" (instance $x (type $a (sub (func (result anyref)))) (type $b (sub $a (func (result i31ref)))) (export "e" (func (type $b)))))
  (module $take (import "x" (instance (type $a (sub (func (result anyref)))) (type $b (sub $a (func (result i31ref)))) (export "e" (func (type $a))))))
  (instance (instantiate $take (import "x" (instance $x))))))
(assert_invalid
  (module (module
    (import "x" (instance $x (type $a (sub (func (result anyref)))) (type $b (sub $a (func (result i31ref)))) (export "e" (func (type $a)))))
    (module $take (import "x" (instance (type $a (sub (func (result anyref)))) (type $b (sub $a (func (result i31ref)))) (export "e" (func (type $b))))))
    (instance (instantiate $take (import "x" (instance $x))))))
  "type mismatch")
;; A declared supertype counts, nothing else: results that are special do not make a function type so.
;; SPEC module-linking/Subtyping#instance-subtyping
;; REQ L-042
(assert_invalid
  (module (module
    (import "x" (instance $x (export "e" (func (result i31ref)))))
    (module $take (import "x" (instance (export "e" (func (result anyref))))))
    (instance (instantiate $take (import "x" (instance $x))))))
  "type mismatch")

;; An instance that exports the special one is passed where the general one is wanted, then the other way round: instances.
;; SPEC module-linking/Subtyping#instance-subtyping; module-linking/Explainer#module-and-instance-types
;; REQ L-042
(module (module
  (import "x" (instance $x (export "e" (instance (export "a" (func))))))
  (module $take (import "x" (instance (export "e" (instance)))))
  (instance (instantiate $take (import "x" (instance $x))))))
(assert_invalid
  (module (module
    (import "x" (instance $x (export "e" (instance))))
    (module $take (import "x" (instance (export "e" (instance (export "a" (func)))))))
    (instance (instantiate $take (import "x" (instance $x))))))
  "type mismatch")

;; An instance that exports the special one is passed where the general one is wanted, then the other way round: modules.
;; SPEC module-linking/Subtyping#instance-subtyping; module-linking/Explainer#module-and-instance-types
;; REQ L-042
(module (module
  (import "x" (instance $x (export "e" (module (export "a" (func))))))
  (module $take (import "x" (instance (export "e" (module)))))
  (instance (instantiate $take (import "x" (instance $x))))))
(assert_invalid
  (module (module
    (import "x" (instance $x (export "e" (module))))
    (module $take (import "x" (instance (export "e" (module (export "a" (func)))))))
    (instance (instantiate $take (import "x" (instance $x))))))
  "type mismatch")
(module (module
  (import "x" (instance $x (export "e" (module))))
  (module $take (import "x" (instance (export "e" (module (import "a" (func)))))))
  (instance (instantiate $take (import "x" (instance $x))))))
(assert_invalid
  (module (module
    (import "x" (instance $x (export "e" (module (import "a" (func))))))
    (module $take (import "x" (instance (export "e" (module)))))
    (instance (instantiate $take (import "x" (instance $x))))))
  "type mismatch")

;; Exports of a module likewise.
;; SPEC module-linking/Subtyping#module-subtyping; module-linking/Explainer#module-and-instance-types
;; REQ L-042
(module (module
  (import "x" (module $x (export "e" (memory 1 2))))
  (module $take (import "x" (module (export "e" (memory 1)))))
  (instance (instantiate $take (import "x" (module $x))))))
(assert_invalid
  (module (module
    (import "x" (module $x (export "e" (memory 1))))
    (module $take (import "x" (module (export "e" (memory 1 2)))))
    (instance (instantiate $take (import "x" (module $x))))))
  "type mismatch")
