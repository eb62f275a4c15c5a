(module
  (import "./through.mjs" "copy" (func $f (param i32) (result i32)))
  (export "again" (func $f)))
