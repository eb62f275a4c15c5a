(module
  (import "./a-namespace.mjs" "value" (global i32))
  (func (export "f") (result i32) (i32.const 1))
  (func (export "g")))
