(module
  (import "./left.mjs" "one" (func $one (result i32)))
  (import "./right.mjs" "two" (func $two (result i32)))
  (func (export "run") (result i32) (i32.add (call $one) (call $two))))
