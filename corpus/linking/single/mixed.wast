;;! features: module-linking
;; Imports with one string and with two stand side by side.

;; The two lines of the Explainer, as the imports of a child: "a" is an instance with the field "b", "x" a function.
;; SPEC module-linking/Explainer#single-level-imports
;; REQ L-002
(module
  (module $child
    (import "a" "b" (func $b (result i32)))
    (import "x" (func $x (result i32)))
    (func (export "b") (result i32) (call $b))
    (func (export "x") (result i32) (call $x)))
  (module $have
    (func (export "b") (result i32) (i32.const 11))
    (func (export "x") (result i32) (i32.const 22)))
  (instance $have (instantiate $have))
  (instance $child (instantiate $child
    (import "a" (instance $have))
    (import "x" (func $have "x"))))
  (export "b" (func $child "b"))
  (export "x" (func $child "x")))
(assert_return (invoke "b") (i32.const 11))
(assert_return (invoke "x") (i32.const 22))

;; At the root the two-level import finds what is registered, the single-level function nothing.
;; SPEC module-linking/Explainer#single-level-imports
;; REQ L-002
(module $m (func (export "b")))
(register "a" $m)
(module definition (import "a" "b" (func)) (import "x" (func)))
(module (import "a" "b" (func)))
(assert_unlinkable (module (import "a" "b" (func)) (import "x" (func))) "unknown import")

;; The order of the two does not matter, and an empty second string is a second string.
;; SPEC module-linking/Explainer#single-level-imports
;; REQ L-002
(module definition (import "x" (func)) (import "a" "b" (func)))
(module $empty (func (export "") (result i32) (i32.const 3)))
(register "e" $empty)
(module (import "e" "" (func $f (result i32))) (func (export "f") (result i32) (call $f)))
(assert_return (invoke "f") (i32.const 3))
