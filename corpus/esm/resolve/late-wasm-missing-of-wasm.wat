(module
  (import "./started.wasm" "f" (func))
  (import "./ab.wasm" "none" (func)))
