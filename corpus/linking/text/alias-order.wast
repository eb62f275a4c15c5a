;;! features: module-linking
;; In text aliases may stand behind local definitions; indices follow the binary's order, where they stand before.

;; Function 0 is the alias, function 1 the one defined, whichever is written first.
;; SPEC module-linking/Binary#module-level-updates, module-linking/Explainer#instance-imports-and-aliases
;; REQ L-078
(module $i (func (export "f") (result i32) (i32.const 1)) (global (export "g") i32 (i32.const 10)))
(register "i" $i)
(module
  (import "i" (instance $i (export "f" (func (result i32))) (export "g" (global i32))))
  (func $g (result i32) (i32.const 2))
  (global $own i32 (i32.const 20))
  (alias $i "f" (func $f))
  (alias $i "g" (global $given))
  (func (export "functions") (result i32 i32) (call 0) (call 1))
  (func (export "names") (result i32 i32) (call $f) (call $g))
  (func (export "globals") (result i32 i32) (global.get 0) (global.get 1))
)
(assert_return (invoke "functions") (i32.const 1) (i32.const 2))
(assert_return (invoke "names") (i32.const 1) (i32.const 2))
(assert_return (invoke "globals") (i32.const 10) (i32.const 20))

;; Imports and aliases take their indices in the sequence in which they are written.
;; SPEC module-linking/Binary#module-level-updates
;; REQ L-078
(module $j (func (export "h") (result i32) (i32.const 3)))
(register "j" $j)
(module
  (import "i" (instance $i (export "f" (func (result i32)))))
  (alias $i "f" (func $f))
  (import "j" "h" (func $h (result i32)))
  (func (export "run") (result i32 i32) (call 0) (call 1))
)
(assert_return (invoke "run") (i32.const 1) (i32.const 3))

;; An alias written as such lands where it stands, an inline one of a body behind the last initial definition.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-079
(module
  (import "i" (instance $i (export "f" (func (result i32)))))
  (import "j" (instance $j (export "h" (func (result i32)))))
  (func (export "inline") (result i32) (call (func $j "h")))
  (alias $i "f" (func))
  (func (export "first") (result i32) (call 0))
  (func (export "second") (result i32) (call 1))
)
(assert_return (invoke "first") (i32.const 1))
(assert_return (invoke "second") (i32.const 3))
(assert_return (invoke "inline") (i32.const 3))

;; An inline alias that instantiate needs lands just before its instance, so before a later explicit one.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-079
(module
  (import "i" (instance $i (export "f" (func (result i32)))))
  (import "j" (instance $j (export "h" (func (result i32)))))
  (module $M (import "f" (func $f (result i32))) (func (export "v") (result i32) (call $f)))
  (instance $m (instantiate $M (import "f" (func $j "h"))))
  (alias $i "f" (func))
  (func (export "first") (result i32) (call 0))
  (func (export "second") (result i32) (call 1))
  (func (export "v") (result i32) (call (func $m "v")))
)
(assert_return (invoke "first") (i32.const 3))
(assert_return (invoke "second") (i32.const 1))
(assert_return (invoke "v") (i32.const 3))
