(module
  (global $c (import "./global-object.mjs" "counter") (mut i32))
  (func (export "get") (result i32) (global.get $c)))
