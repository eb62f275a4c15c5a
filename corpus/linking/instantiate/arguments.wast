;;! features: module-linking
;; Arguments of every kind.

(module $have
  (func (export "f") (result i32) (i32.const 1))
  (memory (export "m") 2)
  (table (export "t") 3 funcref)
  (global (export "g") (mut i32) (i32.const 4)))
(register "have" $have)

;; One of each kind, aliased beforehand, with identifiers.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances; module-linking/Binary#instance-section-15
;; REQ L-083
(module
  (import "have" (instance $have
    (export "f" (func (result i32))) (export "m" (memory 2)) (export "t" (table 3 funcref)) (export "g" (global (mut i32)))))
  (alias $have "f" (func $f))
  (alias $have "m" (memory $m))
  (alias $have "t" (table $t))
  (alias $have "g" (global $g))
  (module $six (func (export "six") (result i32) (i32.const 6)))
  (module $child
    (import "func" (func $f (result i32)))
    (import "memory" (memory $m 1))
    (import "table" (table $t 1 funcref))
    (import "global" (global $g (mut i32)))
    (import "instance" (instance $i (export "f" (func (result i32)))))
    (import "module" (module $M (export "six" (func (result i32)))))
    (instance $six (instantiate $M))
    (func (export "run") (result i32 i32 i32 i32 i32 i32)
      (call $f) (memory.size $m) (table.size $t) (global.get $g)
      (i32.add (call (func $i "f")) (i32.const 4)) (call (func $six "six"))))
  (instance $child (instantiate $child
    (import "func" (func $f))
    (import "memory" (memory $m))
    (import "table" (table $t))
    (import "global" (global $g))
    (import "instance" (instance $have))
    (import "module" (module $six))))
  (export "run" (func $child "run")))
(assert_return (invoke "run") (i32.const 1) (i32.const 2) (i32.const 3) (i32.const 4) (i32.const 5) (i32.const 6))

;; By index; one item may serve several names.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-083
(module
  (import "have" "f" (func (result i32)))
  (import "have" "g" (global (mut i32)))
  (module
    (import "a" (func $a (result i32)))
    (import "b" (func $b (result i32)))
    (import "c" (global $c (mut i32)))
    (func (export "run") (result i32) (i32.add (i32.add (call $a) (call $b)) (global.get $c))))
  (instance (instantiate 0 (import "a" (func 0)) (import "b" (func 0)) (import "c" (global 0))))
  (export "run" (func 1 "run")))
(assert_return (invoke "run") (i32.const 6))

;; NON-SPEC: a tag.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-083
(module
  (module $E (tag (export "e") (param i32)))
  (module $throws (import "tag" (tag $e (param i32))) (func (export "throw") (throw $e (i32.const 7))))
  (instance $E (instantiate $E))
  (alias $E "e" (tag $e))
  (instance $throws (instantiate $throws (import "tag" (tag $e))))
  (func (export "run") (result i32)
    (block $h (result i32)
      (try_table (catch $e $h) (call (func $throws "throw")))
      (i32.const 0))))
(assert_return (invoke "run") (i32.const 7))

;; Identifiers and indices that nothing has.
;; SPEC module-linking/Binary#instance-section-15
;; REQ L-083
(assert_malformed (module quote "(module (module $M (import \"f\" (func))) (instance (instantiate $M (import \"f\" (func $f)))))") "unknown func")
(assert_malformed (module quote "(module (module $M) (instance (instantiate $N)))") "unknown module")
(assert_malformed (module quote "(module (module $M (import \"i\" (instance))) (instance (instantiate $M (import \"i\" (instance $i)))))") "unknown instance")
(assert_malformed (module quote "(module (module $M (import \"m\" (module))) (instance (instantiate $M (import \"m\" (module $m)))))") "unknown module")
(assert_invalid (module (instance (instantiate 0))) "unknown module")
(assert_invalid (module (module) (instance (instantiate 1))) "unknown module")
(assert_invalid (module (module $M (import "f" (func))) (instance (instantiate $M (import "f" (func 0))))) "unknown func")
(assert_invalid (module (module $M (import "i" (instance))) (instance (instantiate $M (import "i" (instance 0))))) "unknown instance")
(assert_invalid (module (module $M (import "m" (module))) (instance (instantiate $M (import "m" (module 1))))) "unknown module")
