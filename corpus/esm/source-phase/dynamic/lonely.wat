(module (import "./not-there.wasm" "f" (func)))
