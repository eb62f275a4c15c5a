(module
  (import "./odd.mjs" "x-y z" (func $two (result i32)))
  (import "./names.wasm" "a b" (func $one (result i32)))
  (func (export "sum") (result i32) (i32.add (call $two) (call $one))))
