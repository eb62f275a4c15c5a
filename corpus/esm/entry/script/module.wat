(module
  (import "./below.mjs" "start" (func $start))
  (func (export "f") (result i32) (i32.const 1))
  (start $start))
