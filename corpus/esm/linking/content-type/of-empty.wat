(module (import "./empty.wasm" (module)))
