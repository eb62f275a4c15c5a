(module
  (import "./wait.mjs" "value" (global i32))
  (import "./log.mjs" "waiting" (func $f))
  (start $f))
