(module
  (import "wasm:js-string" "length" (func $length (param externref) (result i32)))
  (export "exported" (func $length)))
