(module
  (import "./twice.mjs" "value" (func $f (result i32)))
  (global (export "two") (import "./twice.mjs" "value") externref)
  (func (export "one") (result i32) (call $f)))
