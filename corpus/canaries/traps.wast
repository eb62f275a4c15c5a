;; Canary: every assertion is wrong on purpose. An adapter that lets one hold cannot see that no trap came, or that one did.
(module
  (memory 1)
  (func (export "nothing"))
  (func (export "one") (result i32) (i32.const 1))
  (func (export "divide") (param i32 i32) (result i32) (i32.div_s (local.get 0) (local.get 1)))
  (func (export "load") (param i32) (result i32) (i32.load (local.get 0))))
(assert_trap (invoke "nothing") "unreachable")
(assert_trap (invoke "divide" (i32.const 6) (i32.const 3)) "integer divide by zero")
(assert_trap (invoke "load" (i32.const 65532)) "out of bounds memory access")
(assert_exhaustion (invoke "one") "call stack exhausted")
(assert_return (invoke "divide" (i32.const 6) (i32.const 0)) (i32.const 0))
(assert_return (invoke "load" (i32.const 65536)) (i32.const 0))
