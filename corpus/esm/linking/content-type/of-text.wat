(module (import "./text.wasm" (module)))
