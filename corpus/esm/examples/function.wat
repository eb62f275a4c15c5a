(module
  (import "./counter.mjs" "getCount" (func $getCount (result i32)))
  (export "getCount" (func $getCount)))
