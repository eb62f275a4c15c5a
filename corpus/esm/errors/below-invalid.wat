(module (import "./invalid.wasm" "f" (func)))
