;;! features: module-linking
;; Each `instantiate` makes an instance with state of its own.

;; Two counters of one module; globals, memories and tables are all fresh.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-082
(module
  (module $counter
    (global $g (mut i32) (i32.const 0))
    (memory 1)
    (table 1 externref)
    (func (export "next") (result i32 i32 i32)
      (global.set $g (i32.add (global.get $g) (i32.const 1)))
      (i32.store8 (i32.const 0) (i32.add (i32.load8_u (i32.const 0)) (i32.const 1)))
      (drop (table.grow 0 (ref.null extern) (i32.const 1)))
      (global.get $g) (i32.load8_u (i32.const 0)) (table.size 0)))
  (instance $a (instantiate $counter))
  (instance $b (instantiate $counter))
  (export "a" (func $a "next"))
  (export "b" (func $b "next")))
(assert_return (invoke "a") (i32.const 1) (i32.const 1) (i32.const 2))
(assert_return (invoke "a") (i32.const 2) (i32.const 2) (i32.const 3))
(assert_return (invoke "b") (i32.const 1) (i32.const 1) (i32.const 2))
(assert_return (invoke "a") (i32.const 3) (i32.const 3) (i32.const 4))

;; Instances of the parent are fresh too, with all that is in them.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-082
(module definition $parent
  (module $counter
    (global $g (mut i32) (i32.const 0))
    (func (export "next") (result i32) (global.set $g (i32.add (global.get $g) (i32.const 1))) (global.get $g)))
  (instance $c (instantiate $counter))
  (export "next" (func $c "next")))
(module instance $p $parent)
(module instance $q $parent)
(assert_return (invoke $p "next") (i32.const 1))
(assert_return (invoke $p "next") (i32.const 2))
(assert_return (invoke $q "next") (i32.const 1))

;; What is passed is shared, what is made is not.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-082
(module
  (module $memory (memory (export "m") 1))
  (module $user
    (import "m" (memory 1))
    (global $own (mut i32) (i32.const 0))
    (func (export "next") (result i32 i32)
      (i32.store8 (i32.const 0) (i32.add (i32.load8_u (i32.const 0)) (i32.const 1)))
      (global.set $own (i32.add (global.get $own) (i32.const 1)))
      (i32.load8_u (i32.const 0)) (global.get $own)))
  (instance $m (instantiate $memory))
  (instance $n (instantiate $memory))
  (instance $a (instantiate $user (import "m" (memory $m "m"))))
  (instance $b (instantiate $user (import "m" (memory $m "m"))))
  (instance $c (instantiate $user (import "m" (memory $n "m"))))
  (export "a" (func $a "next"))
  (export "b" (func $b "next"))
  (export "c" (func $c "next")))
(assert_return (invoke "a") (i32.const 1) (i32.const 1))
(assert_return (invoke "b") (i32.const 2) (i32.const 1))
(assert_return (invoke "a") (i32.const 3) (i32.const 2))
(assert_return (invoke "c") (i32.const 1) (i32.const 1))

;; A tag is new with every instance: the exception of one is not caught as that of the other.
;; SPEC module-linking/Explainer#module-imports-and-nested-instances
;; REQ L-082
(module
  (module $E (tag $e (export "e")) (func (export "throw") (throw $e)))
  (instance $a (instantiate $E))
  (instance $b (instantiate $E))
  (func (export "same") (result i32)
    (block $h (try_table (catch (tag $a "e") $h) (call (func $a "throw"))) (return (i32.const 0)))
    (i32.const 1))
  (func (export "other") (result i32)
    (block $all
      (block $h (try_table (catch (tag $a "e") $h) (catch_all $all) (call (func $b "throw"))) (return (i32.const 0)))
      (return (i32.const 1)))
    (i32.const 2)))
(assert_return (invoke "same") (i32.const 1))
(assert_return (invoke "other") (i32.const 2))
