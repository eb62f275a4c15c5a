(module
  (import "./during.mjs" "during" (func $during))
  (memory (export "memory") 1)
  (global (export "g") i32 (i32.const 2))
  (global $m (export "m") (mut i32) (i32.const 3))
  (func (export "f") (result i32) (i32.const 1))
  (func $start (call $during) (global.set $m (i32.const 4)))
  (start $start))
