(module
  (import "./exported.wasm" "exported" (func $length (param externref) (result i32)))
  (func (export "through") (param externref) (result i32) (call $length (local.get 0))))
