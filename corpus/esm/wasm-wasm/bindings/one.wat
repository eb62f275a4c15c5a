(module (import "./shared.wasm" "f" (func)))
