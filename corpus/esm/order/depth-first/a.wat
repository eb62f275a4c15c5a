(module
  (import "./a1.mjs" "value" (global i32))
  (import "./a2.wasm" "f" (func))
  (import "./log.mjs" "a" (func $log))
  (start $log))
