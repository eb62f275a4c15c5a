(module (import "./near.mjs" "wasm:f" (func)))
