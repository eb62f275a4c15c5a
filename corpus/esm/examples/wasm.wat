(module
  (import "./counter-2.wasm" "count" (global $count (mut i32)))
  (import "./counter-2.wasm" "increment" (func $increment))
  (func (export "run") (result i32) (call $increment) (global.get $count)))
