(module
  (import "./wrapped.mjs" "g" (func $g (result i32)))
  (func (export "call") (result i32) (call $g))
  (func (export "f") (result i32) (i32.const 4)))
