(module
  (import "./chain-a.wasm" "f" (func $f (result i32)))
  (import "./chain-b.wasm" "g" (func $g (result i32)))
  (table funcref (elem $f $g))
  (func (export "run") (result i32) (call_indirect (result i32) (i32.const 1))))
