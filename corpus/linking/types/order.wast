;;! features: module-linking
;; What stands at the beginning of a module sees only the types before it; what stands after sees all of them.

;; A module without anything new has its types gathered first, as in core.
;; SPEC module-linking/Binary#module-level-updates
;; REQ L-019
(module $m (func (export "f") (type $t) (local.get 0)) (type $t (func (param i32) (result i32))))
(register "m" $m)
(module
  (import "m" "f" (func $f (type $t)))
  (func (export "f") (result i32) (call $f (i32.const 4)))
  (type $t (func (param i32) (result i32))))
(assert_return (invoke "f") (i32.const 4))

;; With something new among the fields a function definition may still use a later type.
;; SPEC module-linking/Binary#module-level-updates; module-linking/Explainer#binary-format-considerations
;; REQ L-019
(module
  (import "m" (instance $m (export "f" (func (param i32) (result i32)))))
  (func (export "f") (type $t) (call (func $m "f") (local.get 0)))
  (func (export "g") (result i32) (block (type $u) (i32.const 6)))
  (type $t (func (param i32) (result i32)))
  (type $u (func (result i32))))
(assert_return (invoke "f" (i32.const 5)) (i32.const 5))
(assert_return (invoke "g") (i32.const 6))

;; An import of it may not: neither a two-level one, nor a single-level one, nor an instance.
;; SPEC module-linking/Binary#module-level-updates
;; REQ L-019
(assert_invalid
  (module
    (import "m" "f" (func $f (type $t)))
    (import "i" (instance))
    (type $t (func (param i32) (result i32))))
  "unknown type")
(assert_invalid (module (import "f" (func (type $t))) (type $t (func))) "unknown type")
(assert_invalid (module (import "i" (instance (type $t))) (type $t (instance))) "unknown type")
(assert_invalid (module (import "i" (module (type 0))) (type (module))) "unknown type")
(module definition (type $t (func)) (import "f" (func (type $t))))
(module definition (type $t (instance)) (import "i" (instance (type $t))))

;; Neither may a type, nor a nested module, nor an alias.
;; SPEC module-linking/Binary#module-level-updates; module-linking/Explainer#nested-modules
;; REQ L-019
(assert_invalid
  (module $P
    (type $a (instance (export "b" (instance (type outer $P $b)))))
    (type $b (instance)))
  "unknown type")
(assert_invalid
  (module $P
    (module (import "b" (instance (type outer $P $b))))
    (type $b (instance)))
  "unknown type")
(assert_invalid
  (module $P
    (module (alias outer $P $b (type)))
    (type $b (instance)))
  "unknown type")
(module $P
  (type $b (instance))
  (type $a (instance (export "b" (instance (type outer $P $b)))))
  (module (alias outer $P $b (type)) (import "b" (instance (type outer $P $b)))))

;; A plain type may not refer to a later one once something new is there. Without it, it may not either: core wants `rec`.
;; SPEC module-linking/Binary#type-section-updates
;; REQ L-019
(assert_invalid
  (module (type (struct (field (ref null $t)))) (import "i" (instance)) (type $t (func)))
  "unknown type")
(module definition (rec (type (struct (field (ref null $t)))) (type $t (func))) (import "i" (instance)))
