(module
  (global $n (import "./later.mjs" "number") i32)
  (func (export "number") (result i32) (global.get $n)))
