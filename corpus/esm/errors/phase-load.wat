(module
  (import "./before.mjs" "x" (global i32))
  (import "./good.wasm" "f" (func))
  (import "./invalid.wasm" "f" (func)))
