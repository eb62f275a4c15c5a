;;! features: module-linking
;; Mocking: a test supplies a stand-in of the deployment's API to a module that stays as it is.

;; The module under test asks for a price and pays; the mock's prices are known, and it writes down what was paid.
;; SPEC module-linking/Explainer#link-time-virtualization
;; REQ L-160
(module $test
  (type $Bank (instance
    (export "price" (func (param i32) (result i32)))
    (export "pay" (func (param i32) (result i32)))
  ))
  (module $SHOP
    (import "bank" (instance $bank (type outer $test $Bank)))
    (func (export "buy") (param i32 i32) (result i32)
      (call (func $bank "pay") (i32.mul (call (func $bank "price") (local.get 0)) (local.get 1))))
  )
  (module $MOCK
    (memory (export "log") 1)
    (global $n (export "count") (mut i32) (i32.const 0))
    (func (export "price") (param i32) (result i32) (i32.add (local.get 0) (i32.const 100)))
    (func (export "pay") (param i32) (result i32)
      (i32.store (i32.mul (global.get $n) (i32.const 4)) (local.get 0))
      (global.set $n (i32.add (global.get $n) (i32.const 1)))
      (i32.gt_s (i32.const 500) (local.get 0)))
  )
  (instance $mock (instantiate $MOCK))
  (instance $shop (instantiate $SHOP (import "bank" (instance $mock))))
  (func (export "buy") (param i32 i32) (result i32) (call (func $shop "buy") (local.get 0) (local.get 1)))
  (func (export "paid") (param i32) (result i32)
    (i32.load (memory $mock "log") (i32.mul (local.get 0) (i32.const 4))))
  (func (export "count") (result i32) (global.get (global $mock "count")))
)
(assert_return (invoke "buy" (i32.const 5) (i32.const 2)) (i32.const 1))
(assert_return (invoke "buy" (i32.const 50) (i32.const 10)) (i32.const 0))
(assert_return (invoke "count") (i32.const 2))
(assert_return (invoke "paid" (i32.const 0)) (i32.const 210))
(assert_return (invoke "paid" (i32.const 1)) (i32.const 1500))

;; A mock that lacks a function of the API is refused before anything runs.
;; SPEC module-linking/Explainer#link-time-virtualization
;; REQ L-160
(assert_invalid
  (module
    (module $SHOP (import "bank" (instance (export "price" (func)) (export "pay" (func)))))
    (module $MOCK (func (export "price")))
    (instance $mock (instantiate $MOCK))
    (instance (instantiate $SHOP (import "bank" (instance $mock)))))
  "type mismatch")
