;;! features: module-linking
;; What counts as a level of an outer alias: every enclosing module, and every enclosing module or instance type.

;; In an instance type at module level, 0 is that module and 1 the module around it.
;; SPEC module-linking/Explainer#nested-modules, module-linking/Binary#alias-section-16
;; REQ L-109
(module $P
  (type (func (result i32)))
  (module $GIVER
    (func (export "a") (result i64) (i64.const 64))
    (func (export "b") (result i32) (i32.const 32))
  )
  (module $CHILD
    (type (func (result i64)))
    (import "x" (instance $x
      (alias outer 0 0 (type))
      (alias outer 1 0 (type))
      (export "a" (func (type 0)))
      (export "b" (func (type 1)))
    ))
    (func (export "a") (result i64) (call (func $x "a")))
    (func (export "b") (result i32) (call (func $x "b")))
  )
  (instance $giver (instantiate $GIVER))
  (instance $child (instantiate $CHILD (import "x" (instance $giver))))
  (export $child)
)
(assert_return (invoke "a") (i64.const 64))
(assert_return (invoke "b") (i32.const 32))

;; An instance type in a module type in a module: 0 is the module type, 1 the module.
;; SPEC module-linking/Explainer#nested-modules, module-linking/Binary#alias-section-16
;; REQ L-109
(module $P
  (type (func (result i32)))
  (module $IN
    (func (export "a") (result i64) (i64.const 640))
    (func (export "b") (result i32) (i32.const 320))
  )
  (module $GIVER (alias outer $P $IN (module $IN)) (instance $in (instantiate $IN)) (export "x" (instance $in)))
  (module $CHILD
    (type (func (result f32)))
    (import "m" (module $M
      (type (func (result i64)))
      (export "x" (instance
        (alias outer 0 0 (type))
        (alias outer 2 0 (type))
        (export "a" (func (type 0)))
        (export "b" (func (type 1)))
      ))
    ))
    (instance $m (instantiate $M))
    (func (export "a") (result i64) (call (func $m "x" "a")))
    (func (export "b") (result i32) (call (func $m "x" "b")))
  )
  (instance $child (instantiate $CHILD (import "m" (module $GIVER))))
  (export $child)
)
(assert_return (invoke "a") (i64.const 640))
(assert_return (invoke "b") (i32.const 320))

;; The same with count 1 for the module, straight at the top.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-109
(module definition
  (type (func (result i32)))
  (import "m" (module $M
    (type (func (result i64)))
    (export "x" (instance (alias outer 1 0 (type)) (export "a" (func (type 0)))))
  ))
  (instance $m (instantiate $M))
  (func (result i32) (call (func $m "x" "a")))
)
(assert_invalid
  (module
    (type (func (result i32)))
    (import "m" (module $M
      (type (func (result i64)))
      (export "x" (instance (alias outer 0 0 (type)) (export "a" (func (type 0)))))
    ))
    (instance $m (instantiate $M))
    (func (result i32) (call (func $m "x" "a"))))
  "type mismatch")

;; A level that is a type has no modules to alias, but counts.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-109
(assert_invalid (module (type (func)) (type (module (type (instance (alias outer 0 0 (type))))))) "unknown type")
(module definition (type (func)) (type (module (type (instance (alias outer 1 0 (type)))))))
