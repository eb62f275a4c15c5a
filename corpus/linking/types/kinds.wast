;;! features: module-linking
;; Where a function type is wanted stands a function type, and so with module and instance types.

;; Imports.
;; SPEC module-linking/Binary#import-section-updates
;; REQ L-031
(assert_invalid (module (type $M (module)) (import "f" (func (type $M)))) "type mismatch")
(assert_invalid (module (type $I (instance)) (import "f" (func (type $I)))) "type mismatch")
(assert_invalid (module (type $I (instance)) (import "a" "f" (func (type $I)))) "type mismatch")
(assert_invalid (module (type $f (func)) (import "i" (instance (type $f)))) "type mismatch")
(assert_invalid (module (type $M (module)) (import "i" (instance (type $M)))) "type mismatch")
(assert_invalid (module (type $f (func)) (import "m" (module (type $f)))) "type mismatch")
(assert_invalid (module (type $I (instance)) (import "m" (module (type $I)))) "type mismatch")
(assert_invalid (module (type $s (struct)) (import "m" (module (type $s)))) "type mismatch")
(assert_invalid (module (type $s (struct)) (import "i" (instance (type $s)))) "type mismatch")
(assert_invalid (module (type $I (instance)) (import "t" (tag (type $I)))) "type mismatch")
(module definition (type $f (func)) (type $I (instance)) (type $M (module))
  (import "f" (func (type $f))) (import "i" (instance (type $I))) (import "m" (module (type $M))))

;; Exports in types.
;; SPEC module-linking/Binary#type-section-updates; module-linking/Binary#import-section-updates
;; REQ L-031
(assert_invalid (module (type (instance (type $M (module)) (export "f" (func (type $M)))))) "type mismatch")
(assert_invalid (module (type (instance (type $f (func)) (export "i" (instance (type $f)))))) "type mismatch")
(assert_invalid (module (type (module (type $I (instance)) (import "m" (module (type $I)))))) "type mismatch")

;; Function definitions, tags, blocks, calls.
;; SPEC module-linking/Binary#function-section
;; REQ L-031
(assert_invalid (module (type $I (instance)) (func (type $I))) "type mismatch")
(assert_invalid (module (type $M (module)) (func (type $M))) "type mismatch")
(assert_invalid (module (type $I (instance)) (tag (type $I))) "type mismatch")
(assert_invalid (module (type $I (instance)) (func (block (type $I)))) "type mismatch")
(assert_invalid (module (type $M (module)) (func (loop (type $M)))) "type mismatch")
(assert_invalid (module (type $I (instance)) (func (i32.const 0) (if (type $I) (then)))) "type mismatch")
(assert_invalid (module (type $I (instance)) (table 1 funcref) (func (call_indirect (type $I) (i32.const 0)))) "type mismatch")
(assert_invalid (module (type $M (module)) (table 1 funcref) (func (return_call_indirect (type $M) (i32.const 0)))) "type mismatch")
(assert_invalid (module (type $I (instance)) (func (call_ref $I (unreachable)))) "type mismatch")

;; NON-SPEC: module and instance types are no heap types, supertypes or structures.
;; SPEC module-linking/Binary#type-section-updates
;; REQ L-031
(assert_invalid (module (type $I (instance)) (func (param (ref $I)))) "type mismatch")
(assert_invalid (module (type $I (instance)) (func (drop (ref.null $I)))) "type mismatch")
(assert_invalid (module (type $M (module)) (table 1 (ref null $M))) "type mismatch")
(assert_invalid (module (type $I (instance)) (type $s (struct (field (ref null $I))))) "type mismatch")
(assert_invalid (module (type $I (instance)) (type $s (sub $I (func)))) "type mismatch")
(assert_invalid (module (type $I (instance)) (func (drop (struct.new_default $I)))) "type mismatch")
