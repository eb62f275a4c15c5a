(module (import "./lib.wasm" (func)))
