;;! features: module-linking
;; Two-level imports of one first string are one import of an instance.

;; The module `$A` of Subtyping is given its imports as the two instances that it becomes.
;; SPEC module-linking/Subtyping#import-elaboration
;; REQ L-052
(module
  (module $A
    (import "a" "foo" (func $foo (result i32)))
    (import "b" "bar" (func $bar (result i32)))
    (import "a" "baz" (func $baz (result i32)))
    (func (export "run") (result i32 i32 i32) (call $foo) (call $bar) (call $baz)))
  (module $a (func (export "baz") (result i32) (i32.const 3)) (func (export "foo") (result i32) (i32.const 1)))
  (module $b (func (export "bar") (result i32) (i32.const 2)))
  (instance $a (instantiate $a))
  (instance $b (instantiate $b))
  (instance $A (instantiate $A (import "b" (instance $b)) (import "a" (instance $a))))
  (export "run" (func $A "run")))
(assert_return (invoke "run") (i32.const 1) (i32.const 2) (i32.const 3))

;; Either form satisfies the other.
;; SPEC module-linking/Subtyping#import-elaboration
;; REQ L-052
(module (module
  (import "x" (module $x (import "a" "foo" (func)) (import "b" "bar" (func)) (import "a" "baz" (func))))
  (module $take (import "x" (module
    (import "a" (instance (export "foo" (func)) (export "baz" (func))))
    (import "b" (instance (export "bar" (func)))))))
  (instance (instantiate $take (import "x" (module $x))))))
(module (module
  (import "x" (module $x
    (import "a" (instance (export "foo" (func)) (export "baz" (func))))
    (import "b" (instance (export "bar" (func))))))
  (module $take (import "x" (module (import "a" "foo" (func)) (import "b" "bar" (func)) (import "a" "baz" (func)))))
  (instance (instantiate $take (import "x" (module $x))))))

;; One instance for both strings, or a third string, is another type.
;; SPEC module-linking/Subtyping#import-elaboration
;; REQ L-052
(assert_invalid
  (module (module
    (import "x" (module $x (import "a" "foo" (func)) (import "b" "bar" (func)) (import "a" "baz" (func))))
    (module $take (import "x" (module (import "a" (instance (export "foo" (func)) (export "baz" (func)) (export "bar" (func)))))))
    (instance (instantiate $take (import "x" (module $x))))))
  "type mismatch")
(assert_invalid
  (module (module
    (import "x" (module $x (import "a" "foo" (func)) (import "b" "bar" (func)) (import "a" "baz" (func))))
    (module $take (import "x" (module
      (import "a" (instance (export "foo" (func)))) (import "b" (instance (export "bar" (func)) (export "baz" (func)))))))
    (instance (instantiate $take (import "x" (module $x))))))
  "type mismatch")
