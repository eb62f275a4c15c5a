(module
  (import "./started.wasm" "f" (func))
  (import "./none.mjs" "none" (func)))
