(module (import "./ab.wasm" "none" (func)))
