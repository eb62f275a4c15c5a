;;! features: module-linking
;; Inside wasm there are no two-level imports: a first string takes an instance.

(module $a (func (export "b") (result i32) (i32.const 4)) (func (export "c") (result i32) (i32.const 5)))
(register "a" $a)

;; A child with two-level imports of "a" is given an instance for "a".
;; SPEC module-linking/Subtyping#instantiation
;; REQ L-057
(module
  (import "a" (instance $a (export "b" (func (result i32))) (export "c" (func (result i32)))))
  (module $child
    (import "a" "b" (func $b (result i32)))
    (import "a" "c" (func $c (result i32)))
    (func (export "run") (result i32) (i32.mul (call $b) (call $c))))
  (instance $child (instantiate $child (import "a" (instance $a))))
  (export "run" (func $child "run")))
(assert_return (invoke "run") (i32.const 20))

;; The function itself under either string is no such thing, nor both functions.
;; SPEC module-linking/Subtyping#instantiation
;; REQ L-057
(assert_invalid
  (module
    (import "a" "b" (func $b (result i32)))
    (module $child (import "a" "b" (func (result i32))))
    (instance (instantiate $child (import "a" (func $b)))))
  "type mismatch")
(assert_invalid
  (module
    (import "a" "b" (func $b (result i32)))
    (module $child (import "a" "b" (func (result i32))))
    (instance (instantiate $child (import "b" (func $b)))))
  "missing import")

;; An argument has one string, and is an item that can be passed.
;; SPEC module-linking/Subtyping#instantiation; module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-092
(assert_malformed
  (module quote
    "(import \"a\" \"b\" (func $f (result i32)))"
    "(module $child (import \"a\" \"b\" (func (result i32))))"
    "(instance (instantiate $child (import \"a\" \"b\" (func $f))))")
  "unexpected token")
(assert_malformed (module quote "(type $t (func)) (module $M) (instance (instantiate $M (import \"t\" (type $t))))") "unexpected token")
(assert_malformed (module quote "(module (module $M) (instance (instantiate $M (import \"t\"))))") "unexpected token")
(assert_malformed (module quote "(module (module $M) (instance (instantiate $M (import (module $M)))))") "unexpected token")
(assert_malformed (module quote "(module (module $M) (instance (instantiate $M (export \"m\" (module $M)))))") "unexpected token")
(assert_malformed (module quote "(module (module $M) (instance (instantiate $M (import \"m\" (module $M) (module $M)))))") "unexpected token")
(assert_malformed (module quote "(module (module $M) (instance (instantiate $M (import \"m\" (module)))))") "unexpected token")
(assert_malformed (module quote "(module (module $M) (instance (instantiate $M (module $M))))") "unexpected token")
