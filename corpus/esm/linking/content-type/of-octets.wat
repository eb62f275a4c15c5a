(module (import "./octets.wasm" (module)))
