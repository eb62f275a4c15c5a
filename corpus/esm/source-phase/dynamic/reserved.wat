(module (func (export "wasm-js:f")))
