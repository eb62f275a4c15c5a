(module (import "./near.mjs" "wasm:" (func)))
