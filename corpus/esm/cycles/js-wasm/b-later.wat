(module
  (import "./a-later.mjs" "f" (func $f (result i32)))
  (memory (export "memory") 1)
  (func (export "call") (result i32) (call $f)))
