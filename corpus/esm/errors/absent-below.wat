(module (import "./absent-2.wasm" "f" (func)))
