(module (func (export "wasm:f")))
