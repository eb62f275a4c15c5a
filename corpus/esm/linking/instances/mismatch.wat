(module (import "./lib.wasm" (instance (export "three" (func (result i64))))))
