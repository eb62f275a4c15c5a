(module
  (import "./driver.mjs" "call" (func $call (param i32)))
  (memory (export "memory") 1)
  (global (export "count") (mut i32) (i32.const 0))
  (func $start (call $call (i32.const 0)))
  (func (call $call (i32.const 1)))
  (start $start)
  (@custom "startup" "\02\00"))
