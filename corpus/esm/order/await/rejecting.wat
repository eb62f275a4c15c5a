(module
  (import "./failure.mjs" "start" (func $f))
  (import "./rejecting.mjs" "value" (global i32))
  (start $f))
