(module (import "./script.wasm" (module)))
