(module (import "./wasm-as-script.wasm" "f" (func)))
