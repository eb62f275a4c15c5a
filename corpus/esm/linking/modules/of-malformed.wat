(module (import "./malformed.wasm" (module)))
