(module (import "./lib.wasm" (instance (export "none" (func)))))
