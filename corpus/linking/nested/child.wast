;;! features: module-linking
;; A module in a module: it takes the module index after the imported ones and is instantiated like them.

;; The Explainer's example: an exported function of a nested module's instance is called.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-099
(module
  (module $CHILD (func (export "hi") (result i32) (i32.const 41)))
  (instance $child (instantiate $CHILD))
  (func (export "run") (result i32) (i32.add (call (func $child "hi")) (i32.const 1)))
)
(assert_return (invoke "run") (i32.const 42))

;; Without an instance of it nothing of a nested module runs, not even its start function.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-099
(module
  (module (func $s (unreachable)) (start $s))
  (func (export "run") (result i32) (i32.const 7))
)
(assert_return (invoke "run") (i32.const 7))

;; Imported modules come first in the module index space, nested ones follow in order.
;; SPEC module-linking/Explainer#nested-modules, module-linking/Binary#module-section-14
;; REQ L-099
(module
  (module $GIVEN (func (export "v") (result i32) (i32.const 1)))
  (module $MIDDLE
    (import "m" (module (export "v" (func (result i32)))))
    (module (func (export "v") (result i32) (i32.const 2)))
    (module (func (export "v") (result i32) (i32.const 3)))
    (instance (instantiate 0))
    (instance (instantiate 1))
    (instance (instantiate 2))
    (func (export "v") (result i32 i32 i32) (call (func 0 "v")) (call (func 1 "v")) (call (func 2 "v")))
  )
  (instance $middle (instantiate $MIDDLE (import "m" (module $GIVEN))))
  (func (export "run") (result i32 i32 i32) (call (func $middle "v")))
)
(assert_return (invoke "run") (i32.const 1) (i32.const 2) (i32.const 3))
(assert_invalid (module (module) (instance (instantiate 1))) "unknown module")

;; Two instances of a nested module have a state each, as those of an imported one have.
;; SPEC module-linking/Explainer#nested-modules, module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-099
(module
  (module $COUNTER
    (global $n (mut i32) (i32.const 0))
    (func (export "next") (result i32) (global.set $n (i32.add (global.get $n) (i32.const 1))) (global.get $n))
  )
  (instance $a (instantiate $COUNTER))
  (instance $b (instantiate $COUNTER))
  (func (export "a") (result i32) (call (func $a "next")))
  (func (export "b") (result i32) (call (func $b "next")))
)
(assert_return (invoke "a") (i32.const 1))
(assert_return (invoke "a") (i32.const 2))
(assert_return (invoke "b") (i32.const 1))

;; The index spaces of a nested module are its own: function, memory and global 0 are the child's.
;; SPEC module-linking/Explainer#nested-modules
;; REQ L-099
(module
  (module $CHILD
    (memory (export "m") 3)
    (global i32 (i32.const 5))
    (func (result i32) (i32.mul (memory.size) (global.get 0)))
    (export "v" (func 0))
  )
  (instance $child (instantiate $CHILD))
  (memory 1)
  (global i32 (i32.const 100))
  (func (export "own") (result i32) (i32.mul (memory.size $own) (global.get $g)))
  (func (export "child") (result i32) (call (func $child "v")))
  (memory $own 2)
  (global $g i32 (i32.const 1000))
)
(assert_return (invoke "child") (i32.const 15))
(assert_return (invoke "own") (i32.const 2000))

;; A nested module that is invalid makes its parent invalid, used or not.
;; SPEC module-linking/Binary#module-section-14
;; REQ L-099
(assert_invalid (module (module (func (result i32)))) "type mismatch")
(assert_invalid (module (module (module (func (result i32) (i64.const 0))))) "type mismatch")
