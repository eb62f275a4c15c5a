(module
  (func $g (import "./imported-exported.mjs" "g") (result i32))
  (func (export "read") (result i32) (call $g)))
