(module
  (import "./exporter-2.wasm" "g" (global $g (mut i32)))
  (func (export "number") (result i32) (global.get $g)))
