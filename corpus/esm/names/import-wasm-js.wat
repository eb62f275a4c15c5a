(module (import "./near.mjs" "wasm-js:f" (func)))
