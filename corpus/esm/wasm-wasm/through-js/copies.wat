(module
  (global $n (import "./copies.mjs" "number") i32)
  (func $f (import "./copies.mjs" "call") (result i32))
  (func (export "number") (result i32) (global.get $n))
  (func (export "call") (result i32) (call $f)))
