(module (import "./invalid.wasm" (module)))
