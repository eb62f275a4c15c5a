(module
  (import "wasm:js-string" "length" (func $length (param externref) (result i32)))
  (import "wasm:js-string" "concat" (func $concat (param externref externref) (result (ref extern))))
  (func (export "length") (param externref) (result i32) (call $length (local.get 0)))
  (func (export "twice") (param externref) (result externref) (call $concat (local.get 0) (local.get 0))))
