;; A small bundle: two instances of a module with state of its own, one given to a third.
(module
  (module $STATE
    (memory (export "m") 1)
    (table (export "t") 10 funcref)
    (global $n (export "n") (mut i32) (i32.const 0))
    (func (export "next") (result i32)
      (i32.store (i32.const 0) (global.get $n))
      (global.set $n (i32.add (global.get $n) (i32.const 1)))
      (global.get $n)))
  (module $USER
    (import "s" (instance $s (export "next" (func (result i32)))))
    (func (export "run") (result i32) (drop (call (func $s "next"))) (call (func $s "next"))))
  (instance $a (instantiate $STATE))
  (instance $b (instantiate $STATE))
  (instance $u (instantiate $USER (import "s" (instance $a))))
  (export "a" (instance $a))
  (export "b" (instance $b))
  (export "run" (func $u "run")))
