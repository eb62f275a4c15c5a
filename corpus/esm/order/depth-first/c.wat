(module
  (import "./log.mjs" "c" (func $log))
  (import "./c1.mjs" "value" (global i32))
  (import "./a1.mjs" "value" (global i32))
  (start $log))
