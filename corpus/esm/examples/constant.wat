(module
  (import "./constant-counter.mjs" "count" (global i32))
  (export "count" (global 0)))
