(module (import "./no-such-file.wasm" (module)))
