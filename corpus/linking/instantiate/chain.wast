;;! features: module-linking
;; Arguments may be imports, aliases, and earlier instances and modules.

;; The Explainer's chain: $b1 is given `f` of $a, $b2 is given `h` of $b1. Each `h` counts how often it is called.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-088
(module $sup
  (func (export "f") (result i32) (i32.const 1000))
  (module $B
    (import "g" (func $g (result i32)))
    (global $n (mut i32) (i32.const 0))
    (func (export "h") (result i32)
      (global.set $n (i32.add (global.get $n) (i32.const 1)))
      (i32.add (call $g) (global.get $n))))
  (export "B" (module $B)))
(register "sup" $sup)
(module
  (import "sup" "f" (func $f (result i32)))
  (import "sup" "B" (module $supB (import "g" (func (result i32))) (export "h" (func (result i32)))))
  (module $chain
    (import "a" (instance $a (export "f" (func (result i32)))))
    (import "b" (module $B (import "g" (func (result i32))) (export "h" (func (result i32)))))
    (alias $a "f" (func $a.f))
    (instance $b1 (instantiate $B (import "g" (func $a.f))))
    (alias $b1 "h" (func $b1.h))
    (instance $b2 (instantiate $B (import "g" (func $b1.h))))
    (export "b1.h" (func $b1.h))
    (export "b2.h" (func $b2 "h")))
  (instance $chain (instantiate $chain (import "a" (instance 0)) (import "b" (module $supB))))
  (export "b1.h" (func $chain "b1.h"))
  (export "b2.h" (func $chain "b2.h")))
(assert_return (invoke "b1.h") (i32.const 1001))
(assert_return (invoke "b2.h") (i32.const 1003)) ;; 1000 + 2 + 1
(assert_return (invoke "b2.h") (i32.const 1005)) ;; 1000 + 3 + 2
(assert_return (invoke "b1.h") (i32.const 1004))

;; With inline aliases, as in the Explainer's example of the section sequence.
;; SPEC module-linking/Explainer#binary-format-considerations
;; REQ L-088
(module
  (import "sup" (instance $a (export "f" (func (result i32)))))
  (module $M
    (import "g" (func $g (result i32)))
    (func (export "h") (result i32) (i32.add (call $g) (i32.const 1))))
  (instance $m1 (instantiate $M (import "g" (func $a "f"))))
  (instance $m2 (instantiate $M (import "g" (func $m1 "h"))))
  (func $x (export "x") (result i32) (call (func $m2 "h")))
)
(assert_return (invoke "x") (i32.const 1002))

;; An earlier instance and an earlier module as arguments.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-088
(module
  (module $leaf (func (export "f") (result i32) (i32.const 2)))
  (module $twice
    (import "M" (module $M (export "f" (func (result i32)))))
    (import "i" (instance $i (export "f" (func (result i32)))))
    (instance $m (instantiate $M))
    (func (export "f") (result i32) (i32.mul (call (func $m "f")) (i32.add (call (func $i "f")) (i32.const 1)))))
  (instance $leaf (instantiate $leaf))
  (instance $t1 (instantiate $twice (import "M" (module $leaf)) (import "i" (instance $leaf))))
  (instance $t2 (instantiate $twice (import "M" (module $leaf)) (import "i" (instance $t1))))
  (export "t1" (func $t1 "f"))
  (export "t2" (func $t2 "f")))
(assert_return (invoke "t1") (i32.const 6))
(assert_return (invoke "t2") (i32.const 14))
