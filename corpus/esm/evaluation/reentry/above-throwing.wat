(module
  (import "./failure.mjs" "start" (func $start))
  (import "./throwing.mjs" "x" (global i32))
  (start $start))
