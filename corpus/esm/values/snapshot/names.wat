(module
  (import "./twice.mjs" "value" (func $first (result i32)))
  (import "./twice.mjs" "value" (func $second (param i32 i32)))
  (export "first" (func $first))
  (export "second" (func $second)))
