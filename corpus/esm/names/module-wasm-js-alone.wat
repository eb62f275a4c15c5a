(module (import "wasm-js:" "f" (func)))
