;;! features: module-linking
;; An exported instance may have more exports than asked.

;; The third line of Subtyping's examples, and its reverse.
;; SPEC module-linking/Subtyping#instance-subtyping
;; REQ L-045
(module (module
  (import "x" (instance $x (export "" (instance (export "e" (func))))))
  (module $take (import "x" (instance (export "" (instance)))))
  (instance (instantiate $take (import "x" (instance $x))))))
(assert_invalid
  (module (module
    (import "x" (instance $x (export "" (instance))))
    (module $take (import "x" (instance (export "" (instance (export "e" (func)))))))
    (instance (instantiate $take (import "x" (instance $x))))))
  "type mismatch")

;; At the root, three deep; each level has more than is asked.
;; SPEC module-linking/Subtyping#instance-subtyping
;; REQ L-045
(module $outer
  (module $c (func (export "f") (result i32) (i32.const 5)) (func (export "extra")))
  (module $b
    (import "c" (instance $c (export "f" (func (result i32))) (export "extra" (func))))
    (export "c" (instance $c))
    (func (export "extra")))
  (instance $c (instantiate $c))
  (instance $b (instantiate $b (import "c" (instance $c))))
  (export "b" (instance $b))
  (func (export "extra")))
(register "a" $outer)
(module
  (import "a" (instance $a (export "b" (instance (export "c" (instance (export "f" (func (result i32)))))))))
  (export "f" (func $a "b" "c" "f")))
(assert_return (invoke "f") (i32.const 5))
(module (import "a" "b" (instance (export "c" (instance)))))
(assert_unlinkable
  (module (import "a" (instance (export "b" (instance (export "c" (instance (export "g" (func)))))))))
  "incompatible import type")
(assert_unlinkable
  (module (import "a" "b" (instance (export "c" (instance (export "f" (func)))))))
  "incompatible import type")
