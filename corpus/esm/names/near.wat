(module
  (import "./near.mjs" "wasm" (func $a (result i32)))
  (import "./near.mjs" "wasm-js" (func $b (result i32)))
  (import "./near.mjs" "Wasm:x" (func $c (result i32)))
  (func (export "ok") (result i32) (i32.add (call $a) (i32.add (call $b) (call $c))))
  (export "wasm" (func $a))
  (export "wasm-js" (func $b))
  (export "Wasm:x" (func $c))
  (export "xwasm:" (func $c)))
