(module
  (global $c (import "./changing.mjs" "counter") (mut i32))
  (global $n (import "./changing.mjs" "number") i32)
  (func (export "read") (result i32) (global.get $c))
  (func (export "number") (result i32) (global.get $n)))
