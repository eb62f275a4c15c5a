;;! features: module-linking
;; Indices follow the binary: imports and aliases in sequence, then the module's own definitions.

(module $i
  (func (export "f") (result i32) (i32.const 1))
  (memory (export "m") 1) (data (i32.const 0) "\02")
  (global (export "g") i32 (i32.const 3)))
(register "i" $i)

;; An alias that is written after a definition has the lower index.
;; SPEC module-linking/Binary#module-level-updates; module-linking/Explainer#binary-format-considerations
;; REQ L-078
(module
  (import "i" (instance $i (export "f" (func (result i32)))))
  (func $g (export "g") (result i32) (i32.const 10))
  (alias $i "f" (func $f))
  (func (export "indices") (result i32 i32) (call 0) (call 1))
  (func (export "names") (result i32 i32) (call $f) (call $g)))
(assert_return (invoke "indices") (i32.const 1) (i32.const 10))
(assert_return (invoke "names") (i32.const 1) (i32.const 10))

;; Memories and globals likewise.
;; SPEC module-linking/Binary#module-level-updates
;; REQ L-078
(module
  (import "i" (instance $i (export "m" (memory 1)) (export "g" (global i32))))
  (memory $own 1) (data (memory $own) (i32.const 0) "\14")
  (alias $i "m" (memory $m))
  (global $own i32 (i32.const 30))
  (global $g (alias $i "g"))
  (func (export "indices") (result i32 i32 i32 i32)
    (i32.load8_u 0 (i32.const 0)) (i32.load8_u 1 (i32.const 0)) (global.get 0) (global.get 1)))
(assert_return (invoke "indices") (i32.const 2) (i32.const 20) (i32.const 3) (i32.const 30))

;; Imports and aliases take their indices in the order in which they stand.
;; SPEC module-linking/Binary#module-level-updates; module-linking/Explainer#binary-format-considerations
;; REQ L-078
(module $two (func (export "a") (result i32) (i32.const 5)) (func (export "b") (result i32) (i32.const 6)))
(register "two" $two)
(module
  (import "i" (instance $i (export "f" (func (result i32)))))
  (import "two" "a" (func (result i32)))
  (alias $i "f" (func))
  (import "two" "b" (func (result i32)))
  (func (export "indices") (result i32 i32 i32) (call 0) (call 1) (call 2)))
(assert_return (invoke "indices") (i32.const 5) (i32.const 1) (i32.const 6))

;; An inline alias of a body comes after the last of these, still before the definitions.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-079
(module
  (import "i" (instance $i (export "f" (func (result i32)))))
  (import "two" "a" (func (result i32)))
  (func $own (result i32) (i32.const 7))
  (func (export "inline") (result i32) (call (func $i "f")))
  (alias 1 "a" (func))
  (func (export "indices") (result i32 i32 i32 i32) (call 0) (call 1) (call 2) (call 3)))
(assert_return (invoke "indices") (i32.const 5) (i32.const 5) (i32.const 1) (i32.const 7))
(assert_return (invoke "inline") (i32.const 1))

;; An inline alias of an argument comes just before the instance.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
;; REQ L-079
(module
  (import "i" (instance $i (export "f" (func (result i32)))))
  (import "two" (instance $two (export "a" (func (result i32)))))
  (module $m (import "f" (func $f (result i32))) (export "f" (func $f)))
  (instance $m (instantiate $m (import "f" (func $two "a"))))
  (alias $i "f" (func))
  (func (export "indices") (result i32 i32) (call 0) (call 1)))
(assert_return (invoke "indices") (i32.const 5) (i32.const 1))
