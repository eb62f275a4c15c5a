(module
  (global $g (export "value") (import "./value.mjs" "value") i32)
  (func (export "read") (result i32) (global.get $g)))
