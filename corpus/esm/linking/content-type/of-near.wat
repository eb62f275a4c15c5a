(module (import "./near.wasm" (module)))
