(module
  (import "./counter-2.wasm" "count" (global i32))
  (import "./counter-2.wasm" "increment" (func $increment)))
