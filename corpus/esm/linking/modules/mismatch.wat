(module (import "./seven.wasm" (module (export "f" (func (result i64))))))
